// Draws curves, lines and points in a frame with axes, as SVG.

import { svg } from "./elements.mjs";
import { fixed } from "./numbers.mjs";

const TALLEST = 360;
const LETTER = 8; // width of a digit in a tick's label
let made = 0;

// The plane from `x[0]` to `x[1]` and `y[0]` to `y[1]`. Ticks are numbers, and
// `label` says what the picture is to those who cannot see it. A kind of mark
// is a class of widgets.css: "c0" to "c5" for the colours of the book, "soft"
// and "dashed" besides.
export class Plot {
  constructor({ label, x, y, xTicks, yTicks, xLabel, yLabel, ratio = 0.66 }) {
    Object.assign(this, { x, y, xTicks, yTicks, xLabel, yLabel, ratio });
    this.node = svg("svg", { role: "img", "aria-label": label });
    this.clip = `widget-plot-${++made}`;
  }

  // Start a new drawing of a width, with its axes.
  clear(width) {
    this.width = width;
    this.height = Math.min(TALLEST, Math.round(width * this.ratio) + 40);
    const digits = Math.max(...this.yTicks.map((t) => this.text(t).length));
    this.left = digits * LETTER + 30;
    this.right = width - 12;
    this.top = 10;
    this.bottom = this.height - 44;
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
    const side = `rotate(-90) translate(${-(top + bottom) / 2} 15)`;
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

  // The value at a place of the screen, held within the axes.
  xAt(pixel) {
    const box = this.node.getBoundingClientRect();
    const part = (pixel - box.left - this.left) / (this.right - this.left);
    const held = Math.min(1, Math.max(0, part));
    return this.x[0] + held * (this.x[1] - this.x[0]);
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
      const move = `${pen}${this.toX(x).toFixed(2)} ${this.near(y)}`;
      pen = "L";
      return move;
    });
    this.marks.append(svg("path", { class: `line ${kind}`, d: path.join("") }));
  }

  // Far outside is outside: renderers draw nothing for huge coordinates.
  near(y) {
    return Math.min(1e5, Math.max(-1e5, this.toY(y))).toFixed(2);
  }

  dot(x, y, kind, radius = 5) {
    const at = { cx: this.toX(x), cy: this.near(y), r: radius };
    this.above.append(svg("circle", { class: `dot ${kind}`, ...at }));
  }

  // Words at a point, moved by pixels; kind "middle" or "end" aligns them.
  words(text, x, y, kind, across = 0, up = 0) {
    const at = { x: this.toX(x) + across, y: this.toY(y) - up };
    this.above.append(svg("text", { class: kind, ...at }, text));
  }

  // Call with the value under the mouse, pen or finger while it is pressed.
  // The plot itself takes no keys: the same value has a slider.
  onDrag(move) {
    this.node.classList.add("draggable");
    this.node.addEventListener("pointerdown", (event) => {
      this.node.setPointerCapture(event.pointerId);
      move(this.xAt(event.clientX));
    });
    this.node.addEventListener("pointermove", (event) => {
      if (this.node.hasPointerCapture(event.pointerId)) {
        move(this.xAt(event.clientX));
      }
    });
  }
}
