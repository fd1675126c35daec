// What a probability costs: cross-entropy beside the squared error.

import { Choice, Slider } from "./controls.mjs";
import { logit, losses } from "./cross-entropy-arithmetic.mjs";
import { mount } from "./frame.mjs";
import { brief, fixed } from "./numbers.mjs";
import { Plot } from "./plot.mjs";

const { crossEntropy, squaredError } = losses;

function make(view) {
  const plot = new Plot({
    label: "Cross-entropy and squared error against the predicted "
      + "probability, with their tangents at the chosen one.",
    x: [0, 1],
    y: [0, 7],
    xTicks: [0, 0.2, 0.4, 0.6, 0.8, 1],
    yTicks: [0, 1, 2, 3, 4, 5, 6, 7],
    xLabel: "predicted probability of label 1",
    yLabel: "loss",
  });
  const change = () => view.redraw();
  const labels = { 1: "label 1", 0: "label 0" };
  const label = new Choice("the truth", labels, "1", change);
  const probability = new Slider("probability p", {
    min: 0.001,
    max: 0.999,
    step: 0.001,
    value: 0.1,
    show: (p) => fixed(p, 3),
    change,
  });
  plot.onDrag((p) => {
    probability.value = p;
    view.redraw();
  });
  return {
    controls: [label.node, probability.node],
    picture: plot.node,
    draw: (width) =>
      draw(plot, Number(label.value), probability.value, width),
    words: () => words(Number(label.value), probability.value),
  };
}

function draw(plot, y, p, width) {
  plot.clear(width);
  for (const [loss, kind] of [[squaredError, "c1"], [crossEntropy, "c0"]]) {
    const value = loss.value(y, p);
    const tangent = (x) => value + loss.slope(y, p) * (x - p);
    plot.curve(tangent, `${kind} thin dashed`);
    plot.curve((x) => loss.value(y, x), `${kind} thick`);
    plot.dot(p, value, kind, 6);
  }
  const names = [y === 1 ? 0.97 : 0.03, 6.4, y === 1 ? "end" : ""];
  const [x, top, side] = names;
  plot.words("cross-entropy", x, top, `c0 ${side}`);
  plot.words("squared error", x, top, `c1 ${side}`, 0, -20);
}

function words(y, p) {
  const each = (of) =>
    `${brief(of(crossEntropy))} for the cross-entropy, `
    + `${brief(of(squaredError))} for the squared error`;
  return `Label ${y}, p = ${fixed(p, 3)}. `
    + `Loss: ${each((loss) => loss.value(y, p))}. `
    + `Slope by p: ${each((loss) => loss.slope(y, p))}. `
    + `Slope by the logit, ${fixed(logit(p))}: `
    + `${each((loss) => loss.logitSlope(y, p))}.`;
}

mount("cross-entropy", make);
