// An activation, its slope and its tangent at a place that the reader moves.

import { ALPHA, activations } from "./activations-arithmetic.mjs";
import { Choice, Slider } from "./controls.mjs";
import { mount } from "./frame.mjs";
import { fixed } from "./numbers.mjs";
import { Plot } from "./plot.mjs";

const NAMES = {
  relu: "ReLU",
  leaky_relu: "leaky ReLU",
  elu: "ELU",
  softplus: "softplus",
  sigmoid: "sigmoid",
  tanh: "tanh",
  silu: "SiLU",
  gelu: "GELU",
};
const AXES = {
  y: [-1.2, 4],
  yTicks: [-1, 0, 1, 2, 3, 4],
};
const FLAT = {
  y: [-1.2, 1.6],
  yTicks: [-1, -0.5, 0, 0.5, 1, 1.5],
};
const CORNERS = { relu: "0", leaky_relu: String(ALPHA) };

function make(view) {
  const plot = new Plot({
    label: "An activation function, its slope as a dashed line, and its "
      + "tangent at the chosen input.",
    x: [-4, 4],
    xTicks: [-4, -3, -2, -1, 0, 1, 2, 3, 4],
    xLabel: "input z",
    yLabel: "output",
  });
  const change = () => view.redraw();
  const name = new Choice("activation", NAMES, "sigmoid", change);
  const z = new Slider("input z", {
    min: -4, max: 4, step: 0.05, value: 1, show: fixed, change,
  });
  plot.onDrag((x) => {
    z.value = x;
    view.redraw();
  });
  return {
    controls: [name.node, z.node],
    picture: plot.node,
    draw: (width) => draw(plot, name.value, z.value, width),
    words: () => words(name.value, z.value),
  };
}

function draw(plot, name, z, width) {
  const { value, slope } = activations[name];
  const a = value(z);
  plot.show(["sigmoid", "tanh"].includes(name) ? FLAT : AXES);
  plot.clear(width);
  plot.curve(value, "c0 thick");
  if (name in CORNERS) {
    plot.curve((x) => (x < 0 ? slope(x) : NaN), "c1 dashed");
    plot.curve((x) => (x > 0 ? slope(x) : NaN), "c1 dashed");
  } else {
    plot.curve(slope, "c1 dashed");
  }
  const top = plot.y[1];
  plot.words("φ(z)", -3.8, top, "c0", 0, -20);
  plot.words("slope φ′(z)", -3.8, top, "c1", 0, -40);
  if (!(name in CORNERS && z === 0)) {
    plot.words("tangent", -3.8, top, "c2", 0, -60);
    plot.curve((x) => a + slope(z) * (x - z), "c2 thin");
    plot.dot(z, slope(z), "c1");
  }
  plot.dot(z, a, "c0", 6);
}

function words(name, z) {
  const { value, slope } = activations[name];
  const at = `At z = ${fixed(z)}, ${NAMES[name]} is ${fixed(value(z), 4)}`;
  if (z === 0 && name in CORNERS) {
    return `${at}. There is a corner, and so no slope; a program takes `
      + `${CORNERS[name]}.`;
  }
  return `${at} and its slope ${fixed(slope(z), 4)}. ${passes(slope(z))}`;
}

function passes(slope) {
  if (slope === 0) return "Of a gradient that comes back, nothing passes.";
  if (slope === 1) return "A gradient that comes back passes unchanged.";
  return `A gradient that comes back is multiplied by ${fixed(slope, 4)}.`;
}

mount("activations", make);
