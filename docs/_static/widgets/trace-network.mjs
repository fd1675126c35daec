// Draws the network 2-4-1 as boxes that hold values and their gradients.

import { svg } from "./elements.mjs";
import { fixed } from "./numbers.mjs";

const LINE = 18; // height of one number
const BOX = 2 * LINE;
const WIDEST = 440;
const SPACE = 6; // between boxes
const DIGITS = "₀₁₂₃";
const BAR = "\u0304"; // over the letter before it
const HIDDEN = [0.5, 1.5, 2.5, 3.5]; // columns, the whole width being 4

const row = (letter, columns, top) =>
  columns.map((column, i) => ({ column, top, letter, index: DIGITS[i] }));
const weights = (index, top) =>
  HIDDEN.map((column) => ({ column, top, letter: "w", index }));
const one = (letter, column, top) => [{ column, top, letter, index: "" }];

// Where the entries of each array stand, in the order of their indices.
const BOXES = {
  x: row("x", [1, 3], 1),
  W1: [...weights("₀", 62), ...weights("₁", 62 + BOX)],
  z1: row("z", HIDDEN, 160),
  a1: row("a", HIDDEN, 160 + BOX),
  W2: row("w", HIDDEN, 258),
  z2: one("z", 2, 320),
  a2: one("a", 2, 320 + BOX),
  L: one("L", 3.4, 320 + BOX),
};
const HEIGHT = 320 + 2 * BOX + 1;

export class Network {
  constructor() {
    this.node = svg("svg", {
      class: "trace-network",
      role: "img",
      "aria-label": "The network from top to bottom. Each box holds a value "
        + "and, below it, its gradient. The text below says what is new.",
    });
  }

  // A step makes one array out of others; what is not known stays empty.
  draw({ makes, uses, known }, width) {
    const column = Math.min(width, WIDEST) / 4;
    const left = (width - 4 * column) / 2;
    this.node.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.node.setAttribute("width", width);
    this.node.setAttribute("height", HEIGHT);
    this.toX = (place) => left + place * column;
    this.wide = column - SPACE;
    const role = (name) =>
      name === makes ? "made" : uses.includes(name) ? "used" : "";
    this.node.replaceChildren(this.lines(makes, uses));
    for (const [name, boxes] of Object.entries(BOXES)) {
      const values = [known[name] ?? []].flat(2);
      const slopes = [known[`grad_${name}`] ?? []].flat(2);
      boxes.forEach((box, i) => this.node.append(
        this.half(box, box.letter, values[i], 0, `c0 ${role(name)}`),
        this.half(box, box.letter + BAR, slopes[i], LINE,
          `c1 ${role(`grad_${name}`)}`),
        this.frame(box),
      ));
    }
  }

  half({ column, top, index }, letter, value, down, kind) {
    const y = top + down;
    const x = this.toX(column) - this.wide / 2;
    const paper = svg("rect", { x, y, width: this.wide, height: LINE });
    const group = svg("g", { class: `half ${kind}` }, paper);
    if (value === undefined) return group;
    const name = svg("tspan", { class: "letter" }, letter);
    const at = { class: "middle", x: this.toX(column), y: y + 13.5 };
    group.append(svg("text", at, name, `${index} ${fixed(value)}`));
    return group;
  }

  frame({ column, top }) {
    const x = this.toX(column) - this.wide / 2;
    const box = { x, y: top, width: this.wide, height: BOX };
    return svg("rect", { class: "frame", ...box });
  }

  // Lines between boxes; marked where a step takes both of their ends.
  lines(makes, uses) {
    const part = [makes, ...uses].map((name) => name.replace("grad_", ""));
    const colour = makes.startsWith("grad_") ? "c1" : "c0";
    const group = svg("g");
    const join = (from, to, path) => {
      const marked = part.includes(from) && part.includes(to);
      const kind = `line ${marked ? colour : "soft thin"}`;
      group.append(svg("path", { class: kind, d: path }));
    };
    const down = (from, to) => {
      const below = new Set(BOXES[to].map((box) => box.column));
      for (const start of BOXES[from].slice(-4)) {
        for (const end of below) {
          if (below.size > 1 && from !== "x" && end !== start.column) continue;
          join(from, to, `M${this.toX(start.column)} ${start.top + BOX}`
            + `L${this.toX(end)} ${BOXES[to][0].top}`);
        }
      }
    };
    down("x", "W1");
    down("W1", "z1");
    down("a1", "W2");
    down("W2", "z2");
    const [{ column: start, top }] = BOXES.a2;
    const [{ column: end }] = BOXES.L;
    join("a2", "L", `M${this.toX(start) + this.wide / 2} ${top + LINE}`
      + `H${this.toX(end) - this.wide / 2}`);
    return group;
  }
}
