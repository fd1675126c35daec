// Gradient descent whose curve, start and learning rate the reader chooses.

import { Choice, Slider } from "./controls.mjs";
import * as descent from "./descent-arithmetic.mjs";
import { verdict } from "./descent-words.mjs";
import { mount } from "./frame.mjs";
import { brief, fixed } from "./numbers.mjs";
import { Player } from "./player.mjs";
import { Plot } from "./plot.mjs";

const NAMES = { parabola: "parabola", valleys: "two valleys" };
const VIEWS = {
  parabola: {
    x: [-8, 5],
    y: [-2, 38],
    xTicks: [-8, -6, -4, -2, 0, 2, 4],
    yTicks: [0, 10, 20, 30],
    start: 3,
    range: [-7.5, 4.5],
  },
  valleys: {
    x: [-2.5, 2.5],
    y: [-0.2, 5],
    xTicks: [-2, -1, 0, 1, 2],
    yTicks: [0, 1, 2, 3, 4, 5],
    start: 2,
    range: [-2.2, 2.2],
  },
};
const NEAR = 1e-9; // the path has arrived
const FAR = 1e9; // the path is lost
const MOST = 200; // points that a path may have

function make(view) {
  let path = [];
  const plot = new Plot({
    label: "A curve, and the path of gradient descent on it.",
    xLabel: "x",
    yLabel: "f(x)",
  });
  const name = new Choice("curve", NAMES, "parabola", () => choose());
  const rate = new Slider("learning rate η", {
    min: 0.01,
    max: 1.2,
    step: 0.01,
    value: 0.9,
    show: fixed,
    change: () => player.restart(),
  });
  const start = new Slider("start x₀", {
    min: -8,
    max: 5,
    step: 0.05,
    value: 3,
    show: fixed,
    change: () => player.restart(),
  });
  const player = new Player(view, {
    reset: () => (path = [start.value]),
    over: () => done(name.value, path),
    step() {
      path.push(descent.step(name.value, path.at(-1), rate.value));
    },
  });
  const choose = () => {
    const { range, start: first, ...axes } = VIEWS[name.value];
    plot.show(axes);
    [start.input.min, start.input.max] = range;
    start.value = first;
    player.restart();
  };
  plot.onDrag((x) => {
    start.value = x;
    player.restart();
  });
  choose();
  return {
    controls: [name.node, rate.node, start.node, player.node],
    picture: plot.node,
    draw: (width) => draw(plot, name.value, path, width),
    words: () =>
      `${place(name.value, path)} ${verdict(name.value, path, rate.value)}`,
  };
}

function done(name, path) {
  const away = descent.distance(name, path.at(-1));
  return away > FAR || away < NEAR || path.length > MOST;
}

function draw(plot, name, path, width) {
  plot.clear(width);
  plot.curve((x) => descent.f(name, x), "c0");
  const points = path.map((x) => [x, descent.f(name, x)]);
  plot.line(points, "c1 thin");
  for (const [x, y] of points.slice(0, -1)) plot.dot(x, y, "c1", 4);
  plot.dot(...points.at(-1), "c1", 6);
}

function place(name, path) {
  const x = path.at(-1);
  const steps = path.length - 1;
  const when = steps === 0 ? "At the start"
    : steps === 1 ? "After 1 step" : `After ${steps} steps`;
  const height = descent.f(name, x);
  return `${when}: x = ${number(x)}, f(x) = ${number(height)}, distance to `
    + `the minimum ${number(descent.distance(name, x))}.`;
}

function number(value) {
  return Math.abs(value) < 1000 ? fixed(value, 4) : brief(value);
}

mount("descent", make);
