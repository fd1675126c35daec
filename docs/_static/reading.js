// What helps to read on: scrolling by keyboard, and what the browser keeps.
(() => {
  "use strict";

  // What scrolls inside a page, and what to call it.
  const SCROLLERS = {
    pre: "Code that scrolls",
    ".katex-display": "Equation that scrolls sideways",
    ".table-wrapper": "Table that scrolls sideways",
  };
  // The name under which a browser keeps what is read: nothing is sent.
  const KEY = "groundup-read";
  // How the names start under which it keeps code: see kept.js.
  const CODE = "groundup-code ";
  const HOME = "index.html";
  const QUESTION = "Forget what you have read and the code you changed?";

  // -- Scrolling ------------------------------------------------------------

  /** Say whether an element overflows. */
  const overflows = (element) =>
    element.scrollWidth > element.clientWidth + 1 ||
    // A reader's own code may have more lines than the book's.
    (element.style.height && element.scrollHeight > element.clientHeight + 1);

  /** Let the keyboard reach an element, only as long as it overflows. */
  function reach(element, isWide, name) {
    if (isWide) {
      element.setAttribute("tabindex", "0");
      element.setAttribute("role", "group");
      element.setAttribute("aria-label", name);
    } else {
      ["tabindex", "role", "aria-label"].forEach((attribute) =>
        element.removeAttribute(attribute),
      );
    }
  }

  /** Watch what may overflow; a tab that opens counts as a change too. */
  function watch(selector, name) {
    const watcher = new ResizeObserver((changes) => {
      // Reading all before writing any, the browser measures once.
      const wide = changes.map(({ target }) => overflows(target));
      changes.forEach(({ target }, i) => reach(target, wide[i], name));
    });
    const observe = () => {
      watcher.disconnect();
      document
        .querySelectorAll(`article ${selector}`)
        .forEach((element) => watcher.observe(element));
    };
    // Another font makes a line longer, and no box larger. The first fonts are
    // waited for, so that a page is measured once as it opens.
    document.fonts.ready.then(() => {
      observe();
      document.fonts.addEventListener("loadingdone", observe);
      // So does a cell's code that is reset.
      addEventListener("storage", observe);
    });
  }

  // -- Progress -------------------------------------------------------------

  const root = new URL(
    document.documentElement.dataset.content_root || "./",
    location.href,
  ).pathname;

  /** Return the path of a page below the site's root. */
  const pathOf = (address) =>
    decodeURI(new URL(address, location.href).pathname).slice(root.length) ||
    HOME;

  /** Return the pages that are read; nothing where storage is refused. */
  function load() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return new Set(Array.isArray(kept) ? kept : []);
    } catch {
      return new Set();
    }
  }

  /** Keep the pages that are read. */
  function save(pages) {
    try {
      if (pages.size) {
        localStorage.setItem(KEY, JSON.stringify([...pages]));
      } else {
        localStorage.removeItem(KEY);
      }
    } catch {
      // Storage is full or refused: the page reads as well without.
    }
    draw();
  }

  /** Say whether this browser keeps anything beyond the page. */
  function canKeep() {
    try {
      if (!(localStorage instanceof Storage)) {
        return false;
      }
      localStorage.setItem(`${KEY}-try`, "");
      localStorage.removeItem(`${KEY}-try`);
      return true;
    } catch {
      return false;
    }
  }

  /** Return a new element with its words. */
  function make(name, words, attributes = {}) {
    const element = document.createElement(name);
    element.textContent = words;
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    return element;
  }

  /** Put a tick behind each link to a page that is read. */
  function drawTicks(pages) {
    document.querySelectorAll("a > .tick").forEach((tick) => tick.remove());
    const links = document.querySelectorAll(
      ".sidebar-tree a.internal, #what-is-inside li > p > a:first-child",
    );
    for (const link of links) {
      if (pages.has(pathOf(link.href))) {
        const names = { class: "tick", role: "img", "aria-label": "read" };
        link.append(" ", make("span", "✓", names));
      }
    }
  }

  const here = pathOf(location.href);
  const box = make("div", "", { class: "progress" });
  const mark = make("button", "", { type: "button" });
  const forget = make("button", "Forget", {
    type: "button",
    "aria-label": "Forget all that I have read and changed",
  });
  const status = make("p", "", { role: "status" });

  /** Return the names under which changed code is kept. */
  const changed = () =>
    Object.keys(localStorage).filter((name) => name.startsWith(CODE));

  /** Draw what is kept, in the box and behind links. */
  function draw() {
    const [pages, cells] = [load(), changed()];
    const isEmpty = !pages.size && !cells.length;
    mark.textContent = pages.has(here) ? "Mark as not read" : "Mark as read";
    status.textContent =
      `Pages read: ${pages.size}. Cells changed: ${cells.length}. ` +
      "Only this browser knows.";
    forget.hidden = isEmpty;
    box.hidden = here === HOME && isEmpty;
    drawTicks(pages);
  }

  /** Mark this page as read, or as not read. */
  function toggle() {
    const pages = load();
    if (!pages.delete(here)) {
      pages.add(here);
    }
    save(pages);
  }

  /** Forget what is read; and changed code, which may be long work. */
  function forgetAll() {
    const cells = changed();
    if (cells.length && !confirm(QUESTION)) {
      return;
    }
    cells.forEach((name) => localStorage.removeItem(name));
    save(new Set());
    mark.focus();
  }

  /** Offer to keep what is read, below pages that teach and at home. */
  function offerProgress() {
    const teaches = document.querySelector("article dl.overview");
    if (!canKeep()) {
      return;
    }
    mark.addEventListener("click", toggle);
    forget.addEventListener("click", forgetAll);
    if (here === HOME) {
      box.append(status, forget);
      document.querySelector("#what-is-inside")?.append(box);
    } else if (teaches) {
      box.append(mark, status, forget);
      document.querySelector("article").append(box);
    }
    addEventListener("storage", draw);
    draw();
  }

  Object.entries(SCROLLERS).forEach((scroller) => watch(...scroller));
  offerProgress();
})();
