// Gradient descent on the parabola x² + 3x + 2 of the chapter on gradients.

export const MINIMUM = -1.5;
export const LIMIT = 1; // 2 / the curvature, which is 2

export function f(x) {
  return x * x + 3 * x + 2;
}

export function slope(x) {
  return 2 * x + 3;
}

export function step(x, rate) {
  return x - rate * slope(x);
}

// Every step multiplies the distance to the minimum by this.
export function factor(rate) {
  return 1 - 2 * rate;
}
