// Draws curves, lines and points in a frame with axes, as SVG.

import { svg } from "./elements.mjs";
import { fixed } from "./numbers.mjs";
import { shapes } from "./shapes.mjs";

const TALLEST = 360;
const MARGIN = { top: 10, right: 12, bottom: 44 };
const LETTER = 8; // width of a digit in a tick's label
let made = 0;

// The plane from `x[0]` to `x[1]` and `y[0]` to `y[1]`. Ticks are numbers, and
// `label` says what the picture is to those who cannot see it. A kind of mark
// is a class of widgets.css: "c0" to "c5" for the colours of the book, "soft",
// "thick", "thin" and "dashed" besides. With `equal`, a unit is as long on both
// axes; otherwise `ratio` is the height by the width. `show` changes any of
// these.
export class Plot {
  constructor({ label, ratio = 0.66, ...axes }) {
    this.ratio = ratio;
    this.show(axes);
    this.node = svg("svg", { role: "img", "aria-label": label });
    this.clip = `widget-plot-${++made}`;
  }

  show(axes) {
    Object.assign(this, axes);
  }

  // Start a new drawing of a width, with its axes.
  clear(width) {
    this.fit(width);
    this.node.setAttribute("viewBox", `0 0 ${width} ${this.height}`);
    this.node.setAttribute("width", width);
    this.node.setAttribute("height", this.height);
    const { left, right, top, bottom } = this;
    const box = { x: left, y: top, width: right - left, height: bottom - top };
    const clip = svg("clipPath", { id: this.clip }, svg("rect", box));
    this.marks = svg("g", { "clip-path": `url(#${this.clip})` });
    this.above = svg("g");
    this.node.replaceChildren(clip, this.axes(), this.marks, this.above);
  }

  // Find the sides of the frame.
  fit(width) {
    const digits = Math.max(...this.yTicks.map((t) => this.text(t).length));
    this.labels = digits * LETTER + 15;
    this.left = this.labels + 15;
    this.right = width - MARGIN.right;
    this.top = MARGIN.top;
    const margins = MARGIN.top + MARGIN.bottom;
    let tall = Math.min(TALLEST, Math.round(width * this.ratio) + 40) - margins;
    if (this.equal) {
      const [across, up] = [this.x, this.y].map(([low, high]) => high - low);
      const wide = this.right - this.left;
      const unit = Math.min(wide / across, TALLEST / up);
      const aside = (wide - unit * across) / 2;
      [this.left, this.right] = [this.left + aside, this.right - aside];
      tall = Math.round(unit * up);
    }
    this.bottom = this.top + tall;
    this.height = tall + margins;
  }

  text(tick) {
    const decimals = String(tick).split(".")[1]?.length ?? 0;
    return fixed(tick, decimals);
  }

  axes() {
    const { left, right, top, bottom } = this;
    const group = svg("g", { class: "axes", "aria-hidden": "true" });
    const line = (kind, x1, y1, x2, y2) =>
      group.append(svg("line", { class: kind, x1, y1, x2, y2 }));
    const words = (text, at) => group.append(svg("text", at, text));
    for (const tick of this.xTicks) {
      const x = this.toX(tick);
      line("grid", x, top, x, bottom);
      words(this.text(tick), { class: "tick middle", x, y: bottom + 18 });
    }
    for (const tick of this.yTicks) {
      const y = this.toY(tick);
      line("grid", left, y, right, y);
      words(this.text(tick), { class: "tick end", x: left - 7, y: y + 5 });
    }
    line("edge", left, top, left, bottom);
    line("edge", left, bottom, right, bottom);
    const middle = (left + right) / 2;
    words(this.xLabel, { class: "middle", x: middle, y: this.height - 5 });
    const side = `rotate(-90) translate(${-(top + bottom) / 2} ${left - this.labels})`;
    words(this.yLabel, { class: "middle", transform: side });
    return group;
  }

  toX(x) {
    const part = (x - this.x[0]) / (this.x[1] - this.x[0]);
    return this.left + part * (this.right - this.left);
  }

  toY(y) {
    const part = (y - this.y[0]) / (this.y[1] - this.y[0]);
    return this.bottom - part * (this.bottom - this.top);
  }

  // The values under the mouse, pen or finger, held within the axes.
  under({ clientX, clientY }) {
    const box = this.node.getBoundingClientRect();
    const { left, right, top, bottom } = this;
    const across = (clientX - box.left - left) / (right - left);
    const up = (bottom + box.top - clientY) / (bottom - top);
    return [between(this.x, across), between(this.y, up)];
  }

  // The curve of a function: a point for each pixel.
  curve(f, kind) {
    const [start, end] = this.x;
    const count = Math.ceil(this.right - this.left);
    const xs = Array.from(
      { length: count + 1 }, (_, i) => start + (i / count) * (end - start));
    this.line(xs.map((x) => [x, f(x)]), kind);
  }

  // Straight lines through points; a point that is no number makes a gap.
  line(points, kind) {
    let pen = "M";
    const path = points.map(([x, y]) => {
      if (Number.isNaN(y)) return (pen = "M"), "";
      const move = `${pen}${near(this.toX(x))} ${near(this.toY(y))}`;
      pen = "L";
      return move;
    });
    this.marks.append(svg("path", { class: `line ${kind}`, d: path.join("") }));
  }

  // A point, if it lies within the axes.
  dot(x, y, kind, radius = 5) {
    if (!within(x, this.x) || !within(y, this.y)) return;
    const at = { cx: this.toX(x), cy: this.toY(y), r: radius };
    this.above.append(svg("circle", { class: `dot ${kind}`, ...at }));
  }

  // Marks at points, of a shape of shapes.mjs.
  shapes(points, shape, kind, radius) {
    const d = points.map(([x, y]) =>
      shapes[shape](near(this.toX(x)), near(this.toY(y)), radius));
    this.marks.append(svg("path", { class: kind, d: d.join("") }));
  }

  // A ring that can be dragged both ways, by a finger too.
  handle(x, y) {
    const at = { cx: this.toX(x), cy: this.toY(y) };
    this.above.append(
      svg("circle", { class: "ring", ...at, r: 7 }),
      svg("circle", { class: "handle", ...at, r: 22 }),
    );
  }

  // Words at a point, moved by pixels; kind "middle" or "end" aligns them.
  words(text, x, y, kind, across = 0, up = 0) {
    const at = { x: this.toX(x) + across, y: this.toY(y) - up };
    this.above.append(svg("text", { class: kind, ...at }, text));
  }

  // Call with x and y where the plot is clicked, tapped or dragged. A finger
  // may want to scroll, so its touch alone moves nothing. The plot itself takes
  // no keys: the same values have sliders.
  onDrag(move) {
    this.node.classList.add("draggable");
    const act = (event) => move(...this.under(event));
    this.node.addEventListener("pointerdown", (event) => {
      this.node.setPointerCapture(event.pointerId);
      if (event.pointerType === "mouse") act(event);
    });
    this.node.addEventListener("pointermove", (event) => {
      if (this.node.hasPointerCapture(event.pointerId)) act(event);
    });
    this.node.addEventListener("click", act);
  }
}

function within(value, [low, high]) {
  return low <= value && value <= high;
}

function between([low, high], part) {
  return low + Math.min(1, Math.max(0, part)) * (high - low);
}

// Far outside is outside: renderers draw nothing for huge coordinates.
function near(pixel) {
  return Number(Math.min(1e5, Math.max(-1e5, pixel)).toFixed(2));
}
