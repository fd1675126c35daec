// A small network that learns to tell two classes apart, and its boundary.

import { contour, evenly, heights } from "./contours-arithmetic.mjs";
import { Choice, group, Slider } from "./controls.mjs";
import { element } from "./elements.mjs";
import { data, mount } from "./frame.mjs";
import { Learner, logit, score, sigmoid } from "./learner-arithmetic.mjs";
import { brief, fixed } from "./numbers.mjs";
import { Player } from "./player.mjs";
import { Plot } from "./plot.mjs";
import { Shade } from "./shade.mjs";

const NAMES = { clouds: "two clouds", moons: "two moons" };
const VIEWS = {
  clouds: {
    x: [-3.6, 3.6],
    y: [-3.6, 3.6],
    xTicks: [-3, -2, -1, 0, 1, 2, 3],
    yTicks: [-3, -2, -1, 0, 1, 2, 3],
  },
  moons: {
    x: [-1.6, 2.6],
    y: [-1.3, 1.8],
    xTicks: [-1, 0, 1, 2],
    yTicks: [-1, 0, 1],
  },
};
const MOST = 1000; // epochs
const ENDS = [100, 200, 500, MOST]; // of the axis under the losses
const TOPS = [0.8, 1.6, 3.2]; // of the axis beside them
const FINE = 80; // cells along an axis
const GAP = [NaN, NaN];
const best = (x) => 5 + 24 / (x - 5); // the chapter's boundary of the clouds

async function make(view) {
  const { starts, ...sets } = await data("learner");
  const plane = new Plot({
    label: "Points of two classes. The shade says what the network takes "
      + "each place for, a line where it changes its mind.",
    xLabel: "feature 0",
    yLabel: "feature 1",
    equal: true,
  });
  const curve = new Plot({
    label: "The loss after each epoch.",
    ratio: 0.25,
    xLabel: "epochs",
    yLabel: "loss",
  });
  const shade = new Shade(plane);
  let learner;
  let losses;
  const measure = () =>
    score(learner.weights, learner.points, learner.labels);
  const restart = () => player.restart();
  const set = new Choice("points", NAMES, "clouds", restart);
  const widths = Object.keys(starts).map(Number);
  const width = new Slider("hidden units", {
    min: 0,
    max: widths.length - 1,
    step: 1,
    value: 4,
    to: (place) => widths[place],
    from: (value) => widths.indexOf(value),
    change: restart,
  });
  const start = new Slider("starting weights", {
    min: 1,
    max: starts[widths[0]].length,
    step: 1,
    value: 1,
    change: restart,
  });
  const rate = new Slider("learning rate η", {
    min: -3,
    max: 0,
    step: 0.1,
    value: 0.01,
    to: (power) => 10 ** power,
    from: Math.log10,
    show: (value) => brief(value, 2),
    change: () => {},
  });
  const player = new Player(view, {
    reset() {
      const { points, labels } = sets[set.value];
      const weights = starts[width.value][start.value - 1];
      learner = new Learner(weights, points, labels);
      losses = [measure().loss];
    },
    over: () => learner.epoch === MOST,
    step() {
      learner.learn(rate.value);
      losses.push(measure().loss);
    },
    many: 20,
    pause: 50,
  });
  restart();
  return {
    controls: [
      set.node,
      group("", width.node, rate.node),
      start.node,
      player.node,
    ],
    picture: element("div", {}, shade.node, curve.node),
    draw(width) {
      plane.show(VIEWS[set.value]);
      drawPlane(plane, shade, learner, width);
      if (set.value === "clouds") plane.curve(best, "ink thin dashed");
      drawLosses(curve, losses, width);
    },
    words: () => words(learner, measure()),
  };
}

function drawPlane(plot, shade, { weights, points, labels }, width) {
  plot.clear(width);
  const [xs, ys] = [plot.x, plot.y].map((side) => evenly(...side, FINE + 1));
  const logits = heights((x, y) => logit(weights, [x, y]), xs, ys);
  shade.draw(logits.map((row) => row.map(sigmoid)));
  const of = (label) => points.filter((_, i) => labels[i] === label);
  plot.shapes(of(0), "circle", "mark c1", 2);
  plot.shapes(of(1), "saltire", "line thin c0", 2.5);
  const boundary = contour(logits, xs, ys, 0);
  plot.line(boundary.flatMap((piece) => [...piece, GAP]), "ink thick");
}

function drawLosses(plot, losses, width) {
  const end = ENDS.find((each) => losses.length - 1 <= each);
  const xTicks = [0, 1, 2, 3, 4, 5].map((part) => (part * end) / 5);
  const highest = Math.max(...losses);
  const top = TOPS.find((each) => highest <= each) ?? TOPS.at(-1);
  plot.show({ x: [0, end], xTicks, y: [0, top], yTicks: [0, top / 2, top] });
  plot.clear(width);
  plot.line(losses.map((loss, epoch) => [epoch, loss]), "c2");
  plot.dot(losses.length - 1, losses.at(-1), "c2");
}

function words({ epoch, points }, { loss, accuracy }) {
  const when = epoch === 0 ? "Before the first epoch"
    : `After ${epoch} epoch${epoch === 1 ? "" : "s"}`;
  return `${when}: loss ${fixed(loss, 4)}, and ${fixed(100 * accuracy, 1)} % `
    + `of the ${points.length} points are on the right side.`;
}

mount("learner", make);
