// The eight activations of chapter 3 that act on one number, and their slopes.

export const ALPHA = 0.2; // of leaky ReLU, as groundup.nn has it

const sigmoid = (z) => 1 / (1 + Math.exp(-z));

export const activations = {
  relu: {
    value: (z) => Math.max(z, 0),
    slope: (z) => (z > 0 ? 1 : 0),
  },
  leaky_relu: {
    value: (z) => (z > 0 ? z : ALPHA * z),
    slope: (z) => (z > 0 ? 1 : ALPHA),
  },
  elu: {
    value: (z) => (z > 0 ? z : Math.expm1(z)),
    slope: (z) => (z > 0 ? 1 : Math.exp(z)),
  },
  softplus: {
    value: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
    slope: sigmoid,
  },
  sigmoid: {
    value: sigmoid,
    slope: (z) => sigmoid(z) * sigmoid(-z),
  },
  tanh: {
    value: Math.tanh,
    slope: (z) => 1 / Math.cosh(z) ** 2,
  },
  silu: {
    value: (z) => z * sigmoid(z),
    slope: (z) => sigmoid(z) * (1 + z * sigmoid(-z)),
  },
  gelu: {
    value: (z) => z * below(z),
    slope: (z) => below(z) + z * density(z),
  },
};

export function value(name, z) {
  return activations[name].value(z);
}

export function slope(name, z) {
  return activations[name].slope(z);
}

// The probability that a standard normal number lies below z.
function below(z) {
  return erfc(-z / Math.SQRT2) / 2;
}

function density(z) {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

// The complementary error function, which JavaScript lacks. Near 0 a series
// whose terms are all positive; further out a continued fraction.
function erfc(x) {
  if (x < 0) return 2 - erfc(-x);
  const bell = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2) {
    let [sum, term] = [0, 2 * x];
    for (let n = 1; sum + term !== sum; n++) {
      sum += term;
      term *= (2 * x * x) / (2 * n + 1);
    }
    return 1 - bell * sum;
  }
  let fraction = x;
  for (let n = 100; n > 0; n--) fraction = x + n / 2 / fraction;
  return bell / fraction;
}
