// Cross-entropy and squared error of a yes-or-no question: label y is 0 or 1,
// p the predicted probability of 1, the sigmoid of the logit z.

export function logit(p) {
  return Math.log(p / (1 - p));
}

export const losses = {
  crossEntropy: {
    value: (y, p) => -Math.log(y === 1 ? p : 1 - p),
    slope: (y, p) => (y === 1 ? -1 / p : 1 / (1 - p)),
    logitSlope: (y, p) => p - y,
  },
  squaredError: {
    value: (y, p) => (p - y) ** 2,
    slope: (y, p) => 2 * (p - y),
    logitSlope: (y, p) => 2 * (p - y) * p * (1 - p),
  },
};

export function value(name, y, p) {
  return losses[name].value(y, p);
}

export function slope(name, y, p) {
  return losses[name].slope(y, p);
}

export function logitSlope(name, y, p) {
  return losses[name].logitSlope(y, p);
}
