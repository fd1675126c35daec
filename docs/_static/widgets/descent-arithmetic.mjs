// Gradient descent on two curves of one number.

// `minima` are where the slope is 0 and the curve bends upwards, `curvature`
// says how much. `far` is the distance from the middle from which each step
// of a rate ends further out.
export const curves = {
  parabola: {
    f: (x) => x * x + 3 * x + 2,
    slope: (x) => 2 * x + 3,
    minima: [-1.5],
    curvature: 2,
    far: (rate) => (rate > 1 ? 0 : Infinity),
  },
  // x - η(x³ - x) = -x, apart from x = 0, is x² = 1 + 2/η.
  valleys: {
    f: (x) => (x * x - 1) ** 2 / 4,
    slope: (x) => x * x * x - x,
    minima: [-1, 1],
    curvature: 2,
    far: (rate) => Math.sqrt(1 + 2 / rate),
  },
};

export function f(name, x) {
  return curves[name].f(x);
}

export function slope(name, x) {
  return curves[name].slope(x);
}

export function step(name, x, rate) {
  return x - rate * slope(name, x);
}

// The largest rate that can hold a path at a minimum: 2 / curvature.
export function limit(name) {
  return 2 / curves[name].curvature;
}

// What a short distance to a minimum is multiplied by in a step.
export function factor(name, rate) {
  return 1 - rate * curves[name].curvature;
}

// Whether a path has gone so far that every step takes it further.
export function escapes(name, x, rate) {
  const { minima, far } = curves[name];
  const middle = (minima.at(0) + minima.at(-1)) / 2;
  return Math.abs(x - middle) > far(rate);
}

// The distance from a place to the nearest minimum.
export function distance(name, x) {
  return Math.min(...curves[name].minima.map((each) => Math.abs(x - each)));
}
