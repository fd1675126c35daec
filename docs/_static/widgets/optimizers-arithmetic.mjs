// The optimizers of the chapter, with the formulas and defaults of Keras.
//
// Each is made for so many weights, which it remembers something about. What
// is made takes the weights, their gradients and a learning rate, and moves
// the weights in place.

export function descent() {
  return (w, g, rate) => each(w, (i) => rate * g[i]);
}

export function momentum(size, nesterov = false, beta = 0.9) {
  const m = new Float64Array(size);
  return (w, g, rate) => each(w, (i) => {
    m[i] = beta * m[i] - rate * g[i];
    return nesterov ? rate * g[i] - beta * m[i] : -m[i];
  });
}

export function nesterov(size) {
  return momentum(size, true);
}

export function rmsprop(size, rho = 0.9, epsilon = 1e-7) {
  const v = new Float64Array(size);
  return (w, g, rate) => each(w, (i) => {
    v[i] = rho * v[i] + (1 - rho) * g[i] * g[i];
    return (rate * g[i]) / Math.sqrt(v[i] + epsilon);
  });
}

export function adam(size, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7) {
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  let t = 0;
  return (w, g, rate) => {
    t += 1;
    const corrected = (rate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
    each(w, (i) => {
      m[i] += (1 - beta1) * (g[i] - m[i]);
      v[i] += (1 - beta2) * (g[i] * g[i] - v[i]);
      return (corrected * m[i]) / (Math.sqrt(v[i]) + epsilon);
    });
  };
}

// Take a move off each weight.
function each(w, move) {
  for (let i = 0; i < w.length; i++) w[i] -= move(i);
}
