// A network with two inputs, some relu units and one sigmoid, and its training.
//
// The weights are one list: those from input 0, those from input 1, the hidden
// biases, the output weights (all as long as the layer is wide), the last bias.

import { adam } from "./optimizers-arithmetic.mjs";

const PENALTY = 0.001; // of half the squared weights, as in the chapter

// Before the sigmoid; positive where class 1 is more likely.
export function logit(weights, [x0, x1]) {
  const width = (weights.length - 1) / 4;
  let z = weights[4 * width];
  for (let k = 0; k < width; k++) {
    const hidden = x0 * weights[k] + x1 * weights[width + k]
      + weights[2 * width + k];
    if (hidden > 0) z += hidden * weights[3 * width + k];
  }
  return z;
}

export function sigmoid(z) {
  return 1 / (1 + Math.exp(-z));
}

// The mean cross-entropy, without the penalty, and the share that is right.
export function score(weights, points, labels) {
  let [loss, right] = [0, 0];
  points.forEach((point, i) => {
    const z = logit(weights, point);
    // log(1 + exp(z)) − yz, without overflow
    loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))
      - labels[i] * z;
    right += Number(z > 0 === (labels[i] === 1));
  });
  return { loss: loss / points.length, accuracy: right / points.length };
}

// The gradient of the loss with its penalty, by backpropagation.
export function gradient(weights, points, labels) {
  const width = (weights.length - 1) / 4;
  const g = new Array(weights.length).fill(0);
  const hidden = new Float64Array(width);
  points.forEach(([x0, x1], i) => {
    let z = weights[4 * width];
    for (let k = 0; k < width; k++) {
      hidden[k] = x0 * weights[k] + x1 * weights[width + k]
        + weights[2 * width + k];
      if (hidden[k] > 0) z += hidden[k] * weights[3 * width + k];
    }
    const toZ = (sigmoid(z) - labels[i]) / points.length;
    g[4 * width] += toZ;
    for (let k = 0; k < width; k++) {
      if (hidden[k] <= 0) continue;
      const toHidden = toZ * weights[3 * width + k];
      g[k] += x0 * toHidden;
      g[width + k] += x1 * toHidden;
      g[2 * width + k] += toHidden;
      g[3 * width + k] += hidden[k] * toZ;
    }
  });
  for (let k = 0; k < 4 * width; k++) {
    const bias = 2 * width <= k && k < 3 * width;
    if (!bias) g[k] += PENALTY * weights[k];
  }
  return g;
}

// Weights that learn from all points in every epoch.
export class Learner {
  constructor(start, points, labels) {
    Object.assign(this, { points, labels });
    this.weights = Float64Array.from(start);
    this.step = adam(start.length);
    this.epoch = 0;
  }

  learn(rate) {
    const g = gradient(this.weights, this.points, this.labels);
    this.step(this.weights, g, rate);
    this.epoch += 1;
  }
}

// The weights after each epoch, the start first.
export function training(start, points, labels, rate, epochs) {
  const learner = new Learner(start, points, labels);
  const log = [start];
  for (let epoch = 0; epoch < epochs; epoch++) {
    learner.learn(rate);
    log.push([...learner.weights]);
  }
  return log;
}
