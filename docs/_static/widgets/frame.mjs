// Puts a widget in the place of its still picture.
//
// A widget is what `make(view)` returns, at once or as a promise:
//
//   controls  elements above the picture, made by controls.mjs;
//   picture   an element, such as the `node` of a Plot (plot.mjs);
//   draw(width)  draws the picture so many CSS pixels wide;
//   words()   says in a sentence or two what the picture shows.
//
// Whatever changes the widget's state calls `view.redraw()`. A widget is drawn
// as it comes, then at most once a frame, and only while it can be seen. If
// `make` fails, the still stays. Colours are the properties --w-0 to --w-5,
// --w-ink, --w-soft, --w-line and --w-grid of widgets.css, which follow the
// page's theme.

import { element } from "./elements.mjs";

const LIVE = ".only-light, .only-dark, picture, .replay, img";
const QUIET = 700; // milliseconds without a change before words are read out

export async function mount(name, make) {
  const figures = document.querySelectorAll(`figure.widget-${name}`);
  await Promise.all([...figures].map((figure) => new View(figure).show(make)));
  await returnToTarget();
}

// A widget is not as tall as its still, so what the address names has moved.
// Who opened the page at a section, and did nothing since, goes back to it.
const DEEDS = ["wheel", "touchstart", "keydown", "pointerdown"];
let idle = performance.getEntriesByType("navigation")[0]?.type === "navigate";
for (const deed of DEEDS) {
  addEventListener(deed, () => (idle = false), { once: true, passive: true });
}

async function returnToTarget() {
  if (document.readyState !== "complete") {
    await new Promise((done) => addEventListener("load", done));
  }
  await new Promise(requestAnimationFrame);
  if (idle) document.querySelector(":target")?.scrollIntoView();
}

class View {
  constructor(figure) {
    this.figure = figure;
    this.visible = false;
    this.drawn = false;
    this.frame = 0;
  }

  async show(make) {
    this.widget = await make(this);
    this.said = element("p", { class: "widget-words", role: "status" });
    this.place = element("div", { class: "widget-picture" });
    this.place.append(this.widget.picture);
    const controls = element("div", { class: "widget-controls" });
    controls.append(...this.widget.controls);
    const stage = element("div", { class: "widget-stage" });
    stage.append(controls, this.place, this.said);
    const end = () => this.figure.getBoundingClientRect().bottom;
    const before = end();
    this.figure.querySelectorAll(LIVE).forEach((still) => still.remove());
    this.figure.prepend(stage);
    for (const words of this.figure.querySelectorAll(".widget-try")) {
      words.hidden = false;
    }
    this.figure.classList.add("widget-live");
    this.draw();
    // Whoever reads further down goes on reading at the same place.
    if (before < 0) scrollBy(0, end() - before);
    this.watch();
  }

  // Draw again when the widget comes into view, or is given another width, and
  // when the theme changes: pictures on a canvas have no other way to know.
  watch() {
    const seen = new IntersectionObserver((entries) => {
      this.visible = entries.at(-1).isIntersecting;
      this.later();
    });
    seen.observe(this.figure);
    let width = this.place.clientWidth;
    new ResizeObserver(() => {
      if (width !== (width = this.place.clientWidth)) this.redraw();
    }).observe(this.place);
    const themes = { attributes: true, attributeFilter: ["data-theme"] };
    const redraw = () => this.redraw();
    new MutationObserver(redraw).observe(document.body, themes);
    matchMedia("(prefers-color-scheme: dark)").addEventListener(
      "change", redraw);
    addEventListener("beforeprint", () => this.draw());
  }

  redraw() {
    this.drawn = false;
    this.later();
  }

  later() {
    if (this.drawn || !this.visible || this.frame) return;
    this.frame = requestAnimationFrame(() => this.draw());
  }

  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.drawn = true;
    this.widget.draw(this.place.clientWidth);
    this.say(this.widget.words());
  }

  // Show the words at once; have them read out when the reader pauses.
  say(words) {
    if (words === this.said.textContent) return;
    this.said.setAttribute("aria-busy", "true");
    this.said.textContent = words;
    clearTimeout(this.pause);
    this.pause = setTimeout(
      () => this.said.setAttribute("aria-busy", "false"), QUIET);
  }
}

// The value of a colour in the theme of the moment, for a canvas.
export function colour(name, node = document.body) {
  return getComputedStyle(node).getPropertyValue(name).trim();
}

// What `widget_data` computed with groundup: mount's `make` may await it.
export async function data(name) {
  const address = new URL(`${name}.json`, import.meta.url);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
