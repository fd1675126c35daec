// Gradient descent whose start and learning rate the reader chooses.

import { Slider } from "./controls.mjs";
import * as descent from "./descent-arithmetic.mjs";
import { mount } from "./frame.mjs";
import { brief, fixed } from "./numbers.mjs";
import { Player } from "./player.mjs";
import { Plot } from "./plot.mjs";

const FURTHEST = 1e12; // nothing is left to see
const MOST = 200;

function make(view) {
  let path = [1.5];
  const plot = new Plot({
    label: "A parabola with its minimum at x = −1.5, and the path of gradient "
      + "descent on it.",
    x: [-8, 5],
    y: [-2, 38],
    xTicks: [-8, -6, -4, -2, 0, 2, 4],
    yTicks: [0, 10, 20, 30],
    xLabel: "x",
    yLabel: "f(x)",
  });
  const rate = new Slider("learning rate η", {
    min: 0.01,
    max: 1.2,
    step: 0.01,
    value: 0.1,
    show: fixed,
    change: () => player.restart(),
  });
  const start = new Slider("start x₀", {
    min: -7.5,
    max: 4.5,
    step: 0.1,
    value: 1.5,
    show: (x) => fixed(x, 1),
    change: () => player.restart(),
  });
  plot.onDrag((x) => {
    start.value = x;
    player.restart();
  });
  const player = new Player(view, {
    reset: () => (path = [start.value]),
    step() {
      if (done(path)) return false;
      path.push(descent.step(path.at(-1), rate.value));
      return !done(path);
    },
  });
  return {
    controls: [rate.node, start.node, player.node],
    picture: plot.node,
    draw: (width) => draw(plot, path, width),
    words: () => words(path, rate.value),
  };
}

function done(path) {
  const away = Math.abs(path.at(-1) - descent.MINIMUM);
  return away > FURTHEST || away < 1e-9 || path.length > MOST;
}

function draw(plot, path, width) {
  plot.clear(width);
  plot.curve(descent.f, "c0");
  const points = path.map((x) => [x, descent.f(x)]);
  plot.line(points, "c1 thin");
  for (const [x, y] of points.slice(0, -1)) plot.dot(x, y, "c1", 4);
  plot.dot(...points.at(-1), "c1", 6);
}

function words(path, rate) {
  const x = path.at(-1);
  const where = `After ${count(path.length - 1)}: x = ${brief(x, 4)}, `
    + `f(x) = ${brief(descent.f(x), 4)}.`;
  return `${where} ${verdict(path[0], rate)}`;
}

function count(steps) {
  return steps === 1 ? "1 step" : `${steps} steps`;
}

function verdict(start, rate) {
  if (start === descent.MINIMUM) return "It starts at the minimum, and stays.";
  const factor = descent.factor(rate);
  const each = `Every step multiplies the distance to the minimum by `
    + `1 − 2η = ${fixed(factor)}:`;
  if (factor > 0) return `${each} the path creeps down on one side.`;
  if (factor === 0) return `${each} one step arrives.`;
  if (factor > -1) return `${each} the path jumps across, and ends nearer.`;
  if (factor === -1) return `${each} the path jumps to and fro for ever.`;
  return `${each} the path diverges, as it does for every rate above 1.`;
}

mount("descent", make);
