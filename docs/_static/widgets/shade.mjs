// Shades the plane behind a plot: one colour for 0, another for 1.

import { element } from "./elements.mjs";
import { colour } from "./frame.mjs";

const STRONGEST = 110; // opacity at 0 and 1, of 255

export class Shade {
  constructor(plot) {
    this.plot = plot;
    this.canvas = element("canvas", { "aria-hidden": "true" });
    this.node = element("div", { class: "shaded" }, this.canvas, plot.node);
  }

  // `parts` are rows from the bottom up, of numbers from 0 to 1.
  draw(parts) {
    const [rows, columns] = [parts.length, parts[0].length];
    const { left, right, top, bottom } = this.plot;
    Object.assign(this.canvas, { width: columns, height: rows });
    Object.assign(this.canvas.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${right - left}px`,
      height: `${bottom - top}px`,
    });
    const colours = ["--w-1", "--w-0"].map((name) =>
      rgb(colour(name, this.node)));
    const picture = new ImageData(columns, rows);
    [...parts].reverse().flat().forEach((part, i) => {
      const strength = Math.abs(2 * part - 1) * STRONGEST;
      picture.data.set([...colours[part > 0.5 ? 1 : 0], strength], 4 * i);
    });
    this.canvas.getContext("2d").putImageData(picture, 0, 0);
  }
}

// The parts of a colour such as #1769e0.
function rgb(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}
