// Four optimizers on the surface of the chapter; rates and start are the
// reader's.

import { contour, evenly, heights } from "./contours-arithmetic.mjs";
import { group, Slider } from "./controls.mjs";
import { element, svg } from "./elements.mjs";
import { mount } from "./frame.mjs";
import { brief, fixed } from "./numbers.mjs";
import { Player } from "./player.mjs";
import { Plot } from "./plot.mjs";
import { minimum, surface, walk } from "./race-arithmetic.mjs";
import { ranking } from "./race-words.mjs";
import { shapes } from "./shapes.mjs";

const RACERS = [
  { name: "descent", title: "SGD", rate: 0.01, kind: "c1", shape: "circle" },
  { name: "momentum", title: "momentum", rate: 0.01, kind: "c0",
    shape: "triangle" },
  { name: "adam", title: "Adam", rate: 0.1, kind: "c3", shape: "square" },
  { name: "rmsprop", title: "RMSprop", rate: 0.1, kind: "c4",
    shape: "diamond" },
];
const MOST = 100; // steps
const RANGE = [-2.4, 2.4];
const TICKS = [-2, -1, 0, 1, 2];
const GAP = [NaN, NaN];
const side = evenly(...RANGE, 65);
const grid = heights(surface, side, side);
const lowest = surface(...minimum());
// Equal steps of the square root keep the floor visible.
const contours = evenly(0.1, 3.7, 13).flatMap((root) =>
  contour(grid, side, side, lowest + root ** 2)
    .flatMap((piece) => [...piece, GAP]));

function make(view) {
  const plot = new Plot({
    label: "Paths of four optimizers over the contour lines of a wavy bowl.",
    x: RANGE,
    y: RANGE,
    xTicks: TICKS,
    yTicks: TICKS,
    xLabel: "x",
    yLabel: "y",
    equal: true,
  });
  const change = () => view.redraw();
  const rates = RACERS.map((racer) => new Slider(
    element("span", {}, icon(racer), racer.title),
    {
      min: -3,
      max: 0,
      step: 0.05,
      value: racer.rate,
      to: (power) => 10 ** power,
      from: Math.log10,
      show: (rate) => brief(rate, 2),
      change,
    }));
  const start = [["x", 2], ["y", 1.5]].map(([axis, value]) =>
    new Slider(`start ${axis}`, {
      min: RANGE[0], max: RANGE[1], step: 0.05, value, show: fixed, change,
    }));
  const count = new Slider("steps", {
    min: 0, max: MOST, step: 1, value: 50, change: () => player.act(() => {}),
  });
  const player = new Player(view, {
    step: () => (count.value += 1),
    over: () => count.value === MOST,
    reset: () => (count.value = 0),
    pause: 120,
  });
  plot.onDrag((...place) => {
    start.forEach((slider, axis) => (slider.value = place[axis]));
    view.redraw();
  });
  const table = new Table();
  const race = () => RACERS.map((racer, i) => {
    const from = start.map((slider) => slider.value);
    const path = walk(racer.name, from, rates[i].value, count.value);
    return { ...racer, path, loss: surface(...path.at(-1)) };
  });
  return {
    controls: [
      group("learning rate η", ...rates.map((rate) => rate.node)),
      group("", ...start.map((slider) => slider.node)),
      count.node,
      player.node,
    ],
    picture: element("div", {}, plot.node, table.node),
    draw(width) {
      draw(plot, race(), width);
      table.write(race());
    },
    words: () => ranking(race(), lowest, count.value),
  };
}

function icon({ kind, shape }) {
  const box = { class: "icon", viewBox: "-7 -7 14 14", "aria-hidden": "true" };
  const d = shapes[shape](0, 0, 5);
  return svg("svg", box, svg("path", { class: `dot ${kind}`, d }));
}

function draw(plot, racers, width) {
  plot.clear(width);
  plot.line(contours, "c2 contour");
  for (const { path, kind, shape } of racers) {
    plot.line(path, `${kind} thin`);
    plot.shapes(path, shape, `mark ${kind}`, 2);
    plot.shapes(path.slice(-1), shape, `dot ${kind}`, 6);
  }
  plot.shapes([minimum()], "saltire", "line ink", 6);
  plot.handle(...racers[0].path[0]);
}

// Where each one is, in figures.
class Table {
  constructor() {
    const heads = ["optimizer", "x", "y", "loss"].map((head) =>
      element("th", { scope: "col" }, head));
    this.cells = RACERS.map(() => heads.slice(1).map(() => element("td")));
    const rows = RACERS.map((racer, i) => element("tr", {},
      element("th", { scope: "row" }, icon(racer), racer.title),
      ...this.cells[i]));
    this.node = element("table", { class: "widget-table" },
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows));
  }

  write(racers) {
    racers.forEach(({ path, loss }, i) => {
      const [x, y] = path.at(-1);
      const numbers = [number(x, 3), number(y, 3), number(loss, 4)];
      numbers.forEach((each, column) =>
        (this.cells[i][column].textContent = each));
    });
  }
}

function number(value, decimals) {
  return Math.abs(value) < 1000 ? fixed(value, decimals) : brief(value, 1);
}

mount("race", make);
