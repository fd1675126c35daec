// Says what becomes of a path of gradient descent, and why.

import * as descent from "./descent-arithmetic.mjs";
import { fixed } from "./numbers.mjs";

export function verdict(name, path, rate) {
  const { slope, far } = descent.curves[name];
  if (slope(path[0]) === 0) return "The slope here is 0: the path stays.";
  if (descent.escapes(name, path[0], rate)) {
    return `${beyond(far(rate))} every step of this rate ends further out: `
      + "the path diverges.";
  }
  const factor = descent.factor(name, rate);
  const near = name === "parabola" ? "Every step" : "Near a minimum a step";
  return `${near} multiplies the distance to it by 1 − 2η = ${fixed(factor)}: `
    + `${fate(name, factor, far(rate))}.`;
}

function beyond(far) {
  return far === 0 ? "Above the limit of 1"
    : `Beyond ±√(1 + 2/η) = ±${fixed(far, 3)}`;
}

function fate(name, factor, far) {
  if (factor > 0) return "the path creeps down on one side";
  if (factor > -1 && factor < 0) return "it jumps across, and ends nearer";
  if (name === "parabola") {
    return factor === 0 ? "one step arrives" : "it jumps to and fro for ever";
  }
  if (factor === 0) return "from close by, a few steps arrive";
  if (factor === -1) return "it jumps across, nearer and ever more slowly";
  return `the path cannot settle, and roams between ±${fixed(far)}`;
}
