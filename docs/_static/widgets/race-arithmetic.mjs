// The surface of the chapter on optimizers, and walks over it.

import * as optimizers from "./optimizers-arithmetic.mjs";

export function surface(x, y) {
  const waves = 0.3 * Math.sin(3 * x) * Math.cos(3 * y);
  return x * x + y * y + waves + 0.1 * (x + y) ** 2;
}

export function gradient(x, y) {
  const both = 0.2 * (x + y);
  return [
    2 * x + 0.9 * Math.cos(3 * x) * Math.cos(3 * y) + both,
    2 * y - 0.9 * Math.sin(3 * x) * Math.sin(3 * y) + both,
  ];
}

// The chapter's Newton steps along the diagonals, where the surface separates.
export function minimum() {
  let [r, s] = [0, 0];
  for (let step = 0; step < 6; step++) {
    r -= (1.2 * r + 0.45 * Math.cos(3 * r)) / (1.2 - 1.35 * Math.sin(3 * r));
    s -= (s + 0.45 * Math.cos(3 * s)) / (1 - 1.35 * Math.sin(3 * s));
  }
  return [(r + s) / 2, (r - s) / 2];
}

// All positions of an optimizer, the start first. A path that has left for
// good ends early.
export function walk(name, start, rate, steps) {
  const theta = [...start];
  const path = [start];
  const step = optimizers[name](2);
  while (path.length <= steps && theta.every((x) => Math.abs(x) < 1e6)) {
    step(theta, gradient(...theta), rate);
    path.push([...theta]);
  }
  return path;
}
