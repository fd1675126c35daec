// Lays out the rest of a page bit by bit, once its first screen is shown.
//
// A formula has a hundred pieces, and a chapter hundreds of formulas: to lay
// out all of them at once keeps a phone busy for seconds. So a page that opens
// at its top begins with what is near the window (reading.css), and the rest
// follows here, while nothing else is to do. A jump needs the height of all
// that comes before its target: then the rest follows at once.
(() => {
  "use strict";

  const PIECES =
    "article section > :is(p, ul, ol, .math-wrapper), article .highlight > pre";
  const AT_ONCE = 8;
  const root = document.documentElement;
  if (!root.classList.contains("nearby")) {
    return;
  }
  const waiting = [...document.querySelectorAll(PIECES)];
  const layOut = (many) =>
    waiting
      .splice(0, many)
      .forEach((piece) => piece.classList.add("laid-out"));
  const all = () => layOut(waiting.length);
  // Safari has no idle callbacks.
  const later = window.requestIdleCallback ?? setTimeout;

  function next() {
    layOut(AT_ONCE);
    if (waiting.length) {
      later(next);
    }
  }

  addEventListener("load", () => later(next));
  document.addEventListener(
    "click",
    ({ target }) => target.closest?.("a[href*='#']") && all(),
    { capture: true },
  );
  addEventListener("hashchange", () => {
    all();
    document.querySelector(":target")?.scrollIntoView();
  });
})();
