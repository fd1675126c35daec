"""Textbook bugs, one row each: the tests must catch every one of them.

A row is planted in a copy of the library by `run.py`. No test is written for
a row; what a row slips past is a hole in the tests, to be closed for all.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One bug: in `file`, below src/groundup, `right` becomes `wrong`."""

    file: str
    right: str
    wrong: str
    name: str


# Nothing in these can go wrong alone: they compute nothing.
EXEMPT = {
    "__init__.py": "gathers the public names",
    "datasets/__init__.py": "gathers the public names",
    "keras/layers/__init__.py": "gathers the public names",
    "keras/models/__init__.py": "gathers the public names",
    "math.py": "gathers the public names",
    "nn.py": "gathers the public names",
    "ops/__init__.py": "holds a docstring alone",
    "rules/__init__.py": "gathers the rules",
    "rules/types.py": "names types alone",
    "typing.py": "names types alone",
}

RULES = [
    Fault(
        "rules/activations.py",
        "lambda g: g * (x > 0)",
        "lambda g: g * (x >= 0)",
        "relu's derivative at 0 is 1",
    ),
    Fault(
        "rules/activations.py",
        "g * y * (1 - y)",
        "g * x * (1 - x)",
        "sigmoid's derivative of the wrong argument",
    ),
    Fault(
        "rules/activations.py",
        "powers = np.exp(x - x.max(axis, keepdims=True, initial=-np.inf))",
        "powers = np.exp(x)",
        "softmax without subtracting the maximum",
    ),
    Fault(
        "rules/activations.py",
        "(g - (g * y).sum(axis, keepdims=True)) * y",
        "g * y * (1 - y)",
        "softmax's pullback keeps the diagonal alone",
    ),
    Fault(
        "rules/activations.py",
        "g * np.where(y < 0, y + 1, 1)",
        "g * np.where(y < 0, y, 1)",
        "elu's derivative is its value",
    ),
    Fault(
        "rules/activations.py",
        "inner = slope * (1 + 3 * 0.044715 * x * x)",
        "inner = slope * (1 + 0.044715 * x * x)",
        "the cube's derivative without its 3 in gelu",
    ),
    Fault(
        "rules/arithmetic.py",
        "lambda g: g * y, lambda g: g * x",
        "lambda g: g * x, lambda g: g * y",
        "the product rule with its factors exchanged",
    ),
    Fault(
        "rules/arithmetic.py",
        "lambda g: -g * x / y / y",
        "lambda g: g * x / y / y",
        "the quotient rule without its minus",
    ),
    Fault(
        "rules/arithmetic.py",
        "of_x = x >= y\n",
        "of_x = x > y\n",
        "where both are equal, the maximum's gradient goes to y",
    ),
    Fault(
        "rules/comparisons.py",
        "return (x <= y,)",
        "return (x < y,)",
        "at most is taken for less",
    ),
    Fault(
        "rules/cross_entropies.py",
        "p = np.where(x < 0, small, 1) / (1 + small)",
        "p = 1 / (1 + small)",
        "the sigmoid of |x| in the cross-entropy's gradient",
    ),
    Fault(
        "rules/cross_entropies.py",
        "loss = np.maximum(x, 0) - x * labels + np.log1p(small)",
        "loss = np.log1p(np.exp(x)) - x * labels",
        "a cross-entropy of logits that overflows",
    ),
    Fault(
        "rules/cross_entropies.py",
        "to_x(np.where(chosen, -g[..., np.newaxis], 0))",
        "to_x(np.where(chosen, -np.ones_like(g[..., np.newaxis]), 0))",
        "every label's loss weighs the same in the gradient",
    ),
    Fault(
        "rules/reductions.py",
        "return (x * x).sum() / 2, lambda g: g * x",
        "return (x * x).sum() / 2, lambda g: g * 2 * x",
        "half a sum of squares with the derivative of a whole one",
    ),
    Fault(
        "rules/elementwise.py",
        "lambda g: g * (1 - y * y)",
        "lambda g: g * (1 - x * x)",
        "tanh's derivative of the argument, not of the value",
    ),
    Fault(
        "rules/elementwise.py",
        "return np.cos(x), lambda g: -g * np.sin(x)",
        "return np.cos(x), lambda g: g * np.sin(x)",
        "the derivative of the cosine without its minus",
    ),
    Fault(
        "rules/elementwise.py",
        "return np.log1p(x),",
        "return np.log(1 + x),",
        "log1p loses tiny x",
    ),
    Fault(
        "rules/indexing.py",
        "np.add.at(whole, along, g)",
        "whole[along] = g",
        "an entry gathered twice gets one gradient alone",
    ),
    Fault(
        "rules/cross_entropies.py",
        "slope = not_y / not_q - y / q",
        "slope = y / q - not_y / not_q",
        "the cross-entropy's gradient points downhill",
    ),
    Fault(
        "rules/products.py",
        "lambda g: g @ y.mT,",
        "lambda g: g @ y,",
        "transpose forgotten in matmul's pullback",
    ),
    Fault(
        "rules/products.py",
        "return moved if letters == term else on_diagonal(moved, x, term)",
        "return moved",
        "einsum's gradient of a trace is no matrix",
    ),
    Fault(
        "rules/reductions.py",
        "mean = x.sum(axis, x.dtype, keepdims=keepdims) / n\n",
        "mean = x.sum(axis, x.dtype, keepdims=keepdims)\n",
        "the mean forgets to divide by n",
    ),
    Fault(
        "rules/reductions.py",
        "spread(keep(g / n, axis, keepdims), x)",
        "spread(keep(g, axis, keepdims), x)",
        "the mean's gradient forgets to divide by n",
    ),
    Fault(
        "rules/reductions.py",
        "return total / n, to_x",
        "return total / max(n - 1, 1), to_x",
        "the variance divides by n - 1",
    ),
    Fault(
        "rules/reductions.py",
        "gx: Array = keep(g, axis, keepdims) * (equal / ties)",
        "gx: Array = keep(g, axis, keepdims) * equal",
        "every one of the largest entries gets the whole gradient",
    ),
    Fault(
        "rules/reductions.py",
        "y = np.log(total) + largest",
        "y = np.log(total)",
        "logsumexp does not add the maximum again",
    ),
    Fault(
        "rules/shapes.py",
        "g.transpose(np.argsort(axes))",
        "g.transpose(axes)",
        "transpose's pullback applies the same order again",
    ),
    Fault(
        "rules/shapes.py",
        "starts = [0, *stops[:-1]]",
        "starts = [0] * len(xs)",
        "concat's gradients all start at 0",
    ),
]

ENGINE = [
    Fault(
        "playback.py",
        "                if key in gradients:\n"
        "                    share = gradients[key] + share\n",
        "",
        "gradient overwritten where a value is used twice",
    ),
    Fault(
        "playback.py",
        "in reversed(entries):",
        "in entries:",
        "the tape read forwards",
    ),
    Fault(
        "playback.py",
        "if n != g.shape[i])\n",
        "if n == g.shape[i])\n",
        "unbroadcast sums the wrong axes",
    ),
    Fault(
        "playback.py",
        "g = sum_leading(g, g.ndim - len(shape))",
        "g = g[(0,) * (g.ndim - len(shape))]",
        "unbroadcast takes the first of the copies",
    ),
    Fault(
        "autodiff.py",
        "elif x._watched_on_use and self._watches_variables:",
        "elif x._watched_on_use:",
        "the tape watches variables that it was told to leave",
    ),
    Fault(
        "autodiff.py",
        "        if not self._persistent:\n            self._stop()\n",
        "        if self._persistent:\n            self._stop()\n",
        "a persistent tape is used up and a plain one is not",
    ),
    Fault(
        "tensor.py",
        "__sub__, __rsub__ = _operators(rules.subtract)",
        "__sub__ = __rsub__ = _operators(rules.subtract)[0]",
        "2 - x is computed as x - 2",
    ),
    Fault(
        "tensor.py",
        "            dtype = x._array.dtype\n            break\n",
        "            dtype = None\n            break\n",
        "a number does not take the tensor's dtype",
    ),
    Fault(
        "variable.py",
        "self._array = self._array - self._fitting(delta,",
        "self._array -= self._fitting(delta,",
        "assign_sub writes into what the tape has recorded",
    ),
    Fault(
        "variable.py",
        "self._watched_on_use = trainable and self.dtype.is_floating",
        "self._watched_on_use = self.dtype.is_floating",
        "variables that are not trainable are watched",
    ),
    Fault(
        "structure.py",
        "for key in sorted(structure)]",
        "for key in structure]",
        "dicts are gone through in another order than TensorFlow's",
    ),
    Fault(
        "conversion.py",
        'np.dtype("float32")',
        'np.dtype("float64")',
        "Python's decimals become float64",
    ),
    Fault(
        "dtypes.py",
        "= {float: ",
        "= {complex: ",
        "float means 64 bits, as in NumPy",
    ),
    Fault(
        "numpy_operators.py",
        'np.less: "__gt__",',
        'np.less: "__lt__",',
        "array < tensor is computed as tensor < array",
    ),
    Fault(
        "indices.py",
        "ends = (part.start, part.stop, part.step)",
        "ends = (part.start, part.stop, None)",
        "a slice's step is lost",
    ),
    Fault(
        "tensor_shape.py",
        "return TensorShape((*other, *self))",
        "return TensorShape((*self, *other))",
        "shapes are joined the wrong way round",
    ),
    Fault(
        "text.py",
        'return "\\n" + text if "\\n" in text else text',
        "return text",
        "a matrix is printed beside its name, not below",
    ),
    Fault(
        "errors.py",
        'if "broadcast" not in str(error):',
        "if True:",
        "shapes that do not broadcast are not named",
    ),
    Fault(
        "_names.py",
        "n=1, cutoff=0.",
        "n=1, cutoff=0.999",
        "an unknown name does not lead to the nearest",
    ),
    Fault(
        "compare.py",
        "distance = abs(a - b)",
        "distance = a - b",
        "a difference below zero counts as none",
    ),
    Fault(
        "test.py",
        "(moved(step) - moved(-step)) / (2 * delta)",
        "(moved(step) - moved(-step)) / delta",
        "a central difference divided by one step, not two",
    ),
    Fault(
        "differences.py",
        "return 0.5 * math.erfc(-x / math.sqrt(2))",
        "return 0.5 * math.erfc(-x)",
        "the normal distribution without its √2",
    ),
    Fault(
        "random.py",
        "draws * (high - low) + low",
        "draws * high + low",
        "a uniform range of the wrong width",
    ),
    Fault(
        "random.py",
        "return self._bits.permutation(n)",
        "return self._bits.integers(0, n, n)",
        "shuffle draws with replacement",
    ),
    Fault(
        "data.py",
        "for chosen in draws.permutation(len(buffer)):",
        "for chosen in draws.integers(0, len(buffer), len(buffer)):",
        "a dataset is shuffled with replacement",
    ),
    Fault(
        "data.py",
        "_stacked([each[key] for each in group]) for key in first}",
        "_stacked([each[other] for each in group])\n"
        "                for key, other in zip(first, sorted(first))}",
        "the parts of a batched dict change places",
    ),
    Fault(
        "data.py",
        "if group and not drop_remainder:",
        "if group and drop_remainder:",
        "batch drops the remainder unasked",
    ),
    Fault(
        "datasets/points.py",
        'return points[order].astype("float32"), labels[order].',
        'return points[order].astype("float32"), labels.',
        "the points are shuffled, their labels are not",
    ),
    Fault(
        "datasets/points.py",
        "t = np.sqrt(np.linspace(0, 1, n))",
        "t = np.linspace(0, 1, n)",
        "the spirals' points crowd in the middle",
    ),
    Fault(
        "datasets/digits.py",
        'data["images"], data["labels"].astype(np.int64)',
        'data["images"].mT, data["labels"].astype(np.int64)',
        "the digits lie on their sides",
    ),
]

OPS = [
    Fault(
        "ops/activations.py",
        "alpha: float = 0.2)",
        "alpha: float = 0.01)",
        "leaky relu's default slope is another library's",
    ),
    Fault(
        "ops/arguments.py",
        "return number % rank",
        "return abs(number)",
        "axis -2 is taken for axis 2",
    ),
    Fault(
        "ops/arithmetic.py",
        "clipped = maximum(minimum(t, clip_value_max), clip_value_min)",
        "clipped = minimum(minimum(t, clip_value_max), clip_value_min)",
        "clipping takes the minimum twice",
    ),
    Fault(
        "ops/clipping.py",
        "length = sqrt(reduce_sum(squares))",
        "length = reduce_sum(squares)",
        "the global norm is not rooted",
    ),
    Fault(
        "ops/clipping.py",
        "return x * longest / maximum(length, longest)",
        "return x * longest / length",
        "clipping by norm makes short vectors longer",
    ),
    Fault(
        "ops/clipping.py",
        "return [None if t is None else t * scale for t in tensors], length",
        "return [\n"
        "        None if t is None else clip_by_norm(t, clip_norm)\n"
        "        for t in tensors\n"
        "    ], length",
        "clipping by the global norm clips each by its own",
    ),
    Fault(
        "ops/creation.py",
        "n = math.ceil(",
        "n = math.floor(",
        "range loses its last number",
    ),
    Fault(
        "ops/creation.py",
        "first.dtype.type(max(n - 1, 1))",
        "first.dtype.type(n)",
        "linspace with n gaps between n points",
    ),
    Fault(
        "ops/cross_entropies.py",
        "along = one_axis(axis, x._array.ndim, name) - x._array.ndim",
        "along = -1",
        "the classes are always along the last axis",
    ),
    Fault(
        "ops/regularization.py",
        "operand / (1 - rate), 0.0",
        "operand, 0.0",
        "dropout does not rescale what it keeps",
    ),
    Fault(
        "ops/differentiation.py",
        "return Tensor(as_operand(input)._array)",
        "return as_operand(input)._as_tensor()",
        "stop_gradient stops nothing",
    ),
    Fault(
        "ops/elementwise.py",
        'return apply(rules.expm1, floating(x, "expm1"))',
        'return apply(rules.exp, floating(x, "expm1")) - 1.0',
        "expm1 loses tiny x",
    ),
    Fault(
        "ops/products.py",
        "order = (*range(rank - 2), rank - 1, rank - 2)",
        "order = tuple(reversed(range(rank)))",
        "transposing matrices reverses the batch as well",
    ),
    Fault(
        "ops/products.py",
        "return sqrt(reduce_sum(square(x), axis, keepdims))",
        "return reduce_sum(square(x), axis, keepdims)",
        "the Euclidean norm is not rooted",
    ),
    Fault(
        "ops/reductions.py",
        "shape = x._array.shape if keepdims else x._array.shape[:-1]",
        "shape = x._array.shape[:-1]",
        "the mean along an axis of size 1 does not keep it",
    ),
    Fault(
        "ops/reductions.py",
        "return sqrt(reduce(rules.reduce_variance, x, axis, keepdims))",
        "return reduce(rules.reduce_variance, x, axis, keepdims)",
        "the standard deviation is the variance",
    ),
    Fault(
        "ops/selection.py",
        "    return Tensor(np.asarray(search(array, along), kind))",
        "    found = search(np.flip(array, along), along)\n"
        "    return Tensor(np.asarray(x.shape[along] - 1 - found, kind))",
        "argmax of the last maximum",
    ),
    Fault(
        "ops/selection.py",
        "array = np.where(np.isnan(array), worst, array)",
        "pass",
        "argmax chooses a nan",
    ),
    Fault(
        "ops/shapes.py",
        "every = tuple(reversed(range(x._array.ndim)))",
        "every = (*range(x._array.ndim - 2), -1, -2)[-x._array.ndim :]",
        "transpose exchanges the last two axes alone",
    ),
]

LOSSES = [
    Fault(
        "keras/losses/__init__.py",
        "MAE = mae = mean_absolute_error",
        "MAE = mae = mean_squared_error",
        "the short name of another loss",
    ),
    Fault(
        "keras/losses/classes.py",
        "super().__init__(huber, reduction, name, dtype, delta=delta)",
        "super().__init__(huber, reduction, name, dtype)",
        "Huber forgets its delta",
    ),
    Fault(
        "keras/losses/labels.py",
        "return labels * (1.0 - amount) + amount / classes",
        "return labels * (1.0 - amount) + amount / (classes - 1)",
        "label smoothing over the other classes alone",
    ),
    Fault(
        "keras/losses/loss.py",
        "return reduced(losses * weights, self.reduction, weights)",
        "return reduced(losses, self.reduction, weights)",
        "sample weights are not used",
    ),
    Fault(
        "keras/losses/loss.py",
        'if reduction != "mean_with_sample_weight" or weights is None:',
        "if weights is None:",
        "the mean over the batch divides by the weights",
    ),
    Fault(
        "keras/losses/probabilities.py",
        "    p = p / reduce_sum(p, axis, keepdims=True)\n",
        "",
        "probabilities that do not add up to 1 are taken as they are",
    ),
    Fault(
        "keras/losses/probabilities.py",
        "return reduce_sum(y * log(y / p), -1)",
        "return reduce_sum(p * log(p / y), -1)",
        "the divergence the wrong way round",
    ),
    Fault(
        "keras/losses/regression.py",
        "straight = delta * size - 0.5 * delta**2",
        "straight = delta * size",
        "Huber's loss jumps where its two parts meet",
    ),
    Fault(
        "keras/losses/shapes.py",
        "return x, expand_dims(y, -1)",
        "return x, expand_dims(y, 0)",
        "labels (n,) and predictions (n, 1) make an (n, n) table",
    ),
]

LAYERS = [
    Fault(
        "keras/__init__.py",
        '_HOMES = {"Input": "layers", "Sequential": "models"}',
        '_HOMES = {"Input": "models", "Sequential": "models"}',
        "keras.Input is looked for in the wrong module",
    ),
    Fault(
        "keras/_auto_names.py",
        "    _given[name] += 1\n",
        "",
        "two layers get one name",
    ),
    Fault(
        "keras/_lookup.py",
        "return found() if isinstance(found, type) else found",
        "return found",
        "a name gives the class, not an instance",
    ),
    Fault(
        "keras/activations.py",
        "negative_slope: float = 0.2) ->",
        "negative_slope: float = 0.3) ->",
        "leaky relu's default slope in Keras 2",
    ),
    Fault(
        "keras/activations.py",
        "y = y - negative_slope * nn.relu(threshold - features)",
        "y = y - negative_slope * nn.relu(-features)",
        "relu's lower part starts at 0, not at the threshold",
    ),
    Fault(
        "keras/initializers/__init__.py",
        '"he_normal": HeNormal,',
        '"he_normal": HeUniform,',
        "a name stands for another initializer",
    ),
    Fault(
        "keras/initializers/constant.py",
        'return ones(shape, dtype or "float32")',
        'return zeros(shape, dtype or "float32")',
        "Ones gives zeros",
    ),
    Fault(
        "keras/initializers/scaled.py",
        "return 1 / max(1, (fan_in + fan_out) / 2)",
        "return 1 / max(1, fan_in)",
        "Glorot with fan_in alone",
    ),
    Fault(
        "keras/initializers/scaled.py",
        "return 2 / max(1, fan_in)",
        "return 1 / max(1, fan_in)",
        "He without its 2",
    ),
    Fault(
        "keras/initializers/scaled.py",
        "limit = math.sqrt(3) * deviation",
        "limit = deviation",
        "a uniform range as wide as the deviation",
    ),
    Fault(
        "keras/initializers/scaled.py",
        "(draws * (deviation / _kept_deviation()))",
        "(draws * deviation)",
        "a cut-off normal distribution is not widened first",
    ),
    Fault(
        "keras/initializers/seeded.py",
        "stddev: float = 0.05,",
        "stddev: float = 1.0,",
        "weights start twenty times too large",
    ),
    Fault(
        "keras/layers/activation.py",
        "return self.activation(inputs)",
        "return inputs",
        "the activation layer forgets its function",
    ),
    Fault(
        "keras/layers/dense.py",
        "            z = z + self.bias\n",
        "            pass\n",
        "the bias is not added",
    ),
    Fault(
        "keras/layers/dropout.py",
        "return where(kept, inputs / (1 - self.rate), 0.0)",
        "return where(kept, inputs, 0.0)",
        "dropout without rescaling",
    ),
    Fault(
        "keras/layers/dropout.py",
        "if not training or not self.rate:",
        "if not self.rate:",
        "dropout also when predicting",
    ),
    Fault(
        "keras/layers/flatten.py",
        "(inputs.shape[0], math.prod(inputs.shape[1:]))",
        "(math.prod(inputs.shape),)",
        "flatten merges the samples",
    ),
    Fault(
        "keras/layers/input.py",
        '(None, *sizes(shape, "Input"))',
        'sizes(shape, "Input")',
        "the shape of one sample is taken for that of a batch",
    ),
    Fault(
        "keras/layers/layer.py",
        "return [weight for weight in self.weights if weight.trainable]",
        "return self.weights",
        "frozen weights are trained",
    ),
    Fault(
        "keras/regularizers.py",
        "return self.l2 * reduce_sum(",
        "return 0.5 * self.l2 * reduce_sum(",
        "the penalty with the half of another convention",
    ),
]

OPTIMIZERS = [
    Fault(
        "keras/optimizers/__init__.py",
        "{name.lower(): kind for name, kind in _BY_NAME.items()}",
        "{name.lower(): SGD for name, kind in _BY_NAME.items()}",
        "every name means gradient descent",
    ),
    Fault(
        "keras/optimizers/sgd.py",
        "np.subtract(w, move, out=move)",
        "np.add(w, move, out=move)",
        "gradient ascent",
    ),
    Fault(
        "keras/optimizers/sgd.py",
        "m -= step * g",
        "m += step * g",
        "momentum with the wrong sign",
    ),
    Fault(
        "keras/optimizers/sgd.py",
        "(self.momentum * m - step * g if self.nesterov else m)",
        "(m - self.momentum * m if self.nesterov else m)",
        "Nesterov looks back",
    ),
    Fault(
        "keras/optimizers/adagrad.py",
        "a += g * g",
        "a[...] = g * g",
        "Adagrad forgets the past",
    ),
    Fault(
        "keras/optimizers/adagrad.py",
        "initial_accumulator_value: float = 0.1,",
        "initial_accumulator_value: float = 0.0,",
        "Adagrad starts from an empty sum",
    ),
    Fault(
        "keras/optimizers/rmsprop.py",
        "v += (1 - self.rho) * (g * g)",
        "v += g * g",
        "a running mean without its 1 - ρ",
    ),
    Fault(
        "keras/optimizers/rmsprop.py",
        "scale = v - mean * mean",
        "scale = v - mean",
        "the variance without squaring the mean",
    ),
    Fault(
        "keras/optimizers/adam.py",
        "return rate * math.sqrt(1 - kept_2) / (1 - kept_1)",
        "return rate",
        "no bias correction",
    ),
    Fault(
        "keras/optimizers/adam.py",
        "t = number(int(self._iterations._array) + 1)",
        "t = number(1)",
        "bias correction of step 1 at every step",
    ),
    Fault(
        "keras/optimizers/adam.py",
        "        return rate * math.sqrt(1 - kept_2) / (1 - kept_1)",
        "        if t > 1:\n"
        "            return rate\n"
        "        return rate * math.sqrt(1 - kept_2) / (1 - kept_1)",
        "bias correction only at step 1",
    ),
    Fault(
        "keras/optimizers/adam.py",
        "v = np.maximum(v, largest[0], out=largest[0])",
        "v = largest[0] = v",
        "AMSGrad without its max",
    ),
    Fault(
        "keras/optimizers/adam.py",
        "if self.amsgrad:",
        "if largest:",
        "AMSGrad that cannot be turned off",
    ),
    Fault(
        "keras/optimizers/adam.py",
        "        scale = np.sqrt(v)\n        scale += self.epsilon\n",
        "        scale = np.sqrt(v + self.epsilon)\n",
        "Adam's epsilon under the root",
    ),
    Fault(
        "keras/optimizers/adam.py",
        "v += (1 - self.beta_2) * (g * g - v)",
        "v += (1 - self.beta_1) * (g * g - v)",
        "Adam's second moment decays at the rate of the first",
    ),
    Fault(
        "keras/optimizers/groups.py",
        "own.dtype.name if own.size",
        "own.dtype.kind if own.size",
        "variables of two dtypes are updated in one",
    ),
    Fault(
        "keras/optimizers/groups.py",
        "[slot[place] for slot in self.slots]",
        "[slot[: place.stop - place.start] for slot in self.slots]",
        "a variable goes on with the momentum of the first one",
    ),
    Fault(
        "keras/optimizers/groups.py",
        "new[place].reshape(shape)",
        "new[place].reshape(shape[::-1]).T",
        "a variable's entries in the order of its columns",
    ),
    Fault(
        "keras/optimizers/groups.py",
        "slots = [slot[piece] for slot in self.slots]",
        "slots = [slot[: len(w[piece])] for slot in self.slots]",
        "every part of a large variable has the momentum of the first",
    ),
    Fault(
        "keras/optimizers/groups.py",
        "[found[id(v)] for v in group.variables]",
        "list(found.values())[: len(group.variables)]",
        "a variable gets the gradient of another one",
    ),
    Fault(
        "keras/optimizers/optimizer.py",
        "w = w - w * self.weight_decay * rate",
        "g = g + w * self.weight_decay",
        "weight decay folded into Adam's gradient",
    ),
    Fault(
        "keras/optimizers/optimizer.py",
        "return clip_by_global_norm(gradients, self.global_clipnorm)[0]",
        "return [clip_by_norm(g, self.global_clipnorm) for g in gradients]",
        "the global clipnorm clips each gradient by its own norm",
    ),
    Fault(
        "keras/optimizers/optimizer.py",
        "        self._iterations._array = self._iterations._array + 1\n",
        "",
        "steps are not counted",
    ),
    Fault(
        "keras/optimizers/optimizer.py",
        "if name in self._limits:",
        "if name in self._limits and not hasattr(self, name):",
        "a setting is checked at first alone",
    ),
    Fault(
        "keras/optimizers/optimizer.py",
        "if name not in self._kept_for:",
        "if name not in wanted:",
        "AMSGrad set too late does nothing",
    ),
    Fault(
        "keras/optimizers/schedules.py",
        "return self.initial_learning_rate / (1 + self.decay_rate * progress)",
        "return self.initial_learning_rate / (self.decay_rate * progress)",
        "a learning rate that is infinite at first",
    ),
    Fault(
        "keras/optimizers/schedules.py",
        "wave = 0.5 * (1 + np.cos(",
        "wave = 1 * (1 + np.cos(",
        "cosine decay starts at twice the learning rate",
    ),
    Fault(
        "keras/optimizers/schedules.py",
        "np.searchsorted(self.boundaries, t)",
        'np.searchsorted(self.boundaries, t, "right")',
        "a boundary belongs to the stretch after it",
    ),
    Fault(
        "keras/optimizers/limits.py",
        "if 0 <= found <= 1:",
        "if 0 <= found:",
        "a share of the past above 1 is accepted",
    ),
    Fault(
        "keras/optimizers/settings.py",
        '    not_negative(kind, "learning_rate", learning_rate)\n',
        "",
        "a negative learning rate is accepted",
    ),
]

TRAINING = [
    Fault(
        "keras/metrics/__init__.py",
        "if p.shape[-1] == 1:",
        "if p.shape[-1] <= 2:",
        "two classes are judged by a threshold",
    ),
    Fault(
        "keras/metrics/accuracy.py",
        "cast(p > threshold, y.dtype)",
        "cast(p < threshold, y.dtype)",
        "accuracy counts what is wrong",
    ),
    Fault(
        "keras/metrics/errors.py",
        "super().__init__(mean_absolute_error, name, dtype)",
        "super().__init__(mean_squared_error, name, dtype)",
        "the absolute error is squared",
    ),
    Fault(
        "keras/metrics/mean.py",
        "self._count = self._count + count",
        "self._count = count",
        "the running mean divides by the last batch",
    ),
    Fault(
        "keras/models/batches.py",
        "return -(-self._size // self._batch_size)",
        "return self._size // self._batch_size",
        "the last, smaller batch is not counted",
    ),
    Fault(
        "keras/models/batches.py",
        "return [a[:first] for a in arrays], [a[first:] for a in arrays]",
        "first = size - first\n"
        "    return [a[first:] for a in arrays], [a[:first] for a in arrays]",
        "validation split from the front",
    ),
    Fault(
        "keras/models/batches.py",
        "if self._shuffle:",
        "if not self._shuffle:",
        "samples are shuffled when they should not be",
    ),
    Fault(
        "keras/models/progress.py",
        'print(f"Epoch {epoch + 1}/',
        'print(f"Epoch {epoch}/',
        "epochs are counted from 0",
    ),
    Fault(
        "keras/models/sequential.py",
        "x = layer(x, training=training)",
        "x = layer(x)",
        "layers are not told that this is training",
    ),
    Fault(
        "keras/models/summary.py",
        "fixed = [w for w in weights if not w.trainable]",
        "fixed = [w for w in weights if w.trainable]",
        "frozen parameters are counted as trainable",
    ),
    Fault(
        "keras/models/trainer.py",
        "            loss = loss + penalty\n",
        "            pass\n",
        "penalties are left out of the loss",
    ),
    Fault(
        "keras/models/scores.py",
        "update_state(loss, sample_weight=len(predictions))",
        "update_state(loss)",
        "a small last batch weighs as much as a full one",
    ),
    Fault(
        "keras/models/scores.py",
        "            metric.reset_state()\n",
        "            pass\n",
        "metrics run on from epoch to epoch",
    ),
    Fault(
        "keras/models/weight_files.py",
        "arrays = [parts[name] for name in parts.files]",
        "arrays = [parts[name] for name in sorted(parts.files)]",
        "layer 10 is loaded before layer 2",
    ),
    Fault(
        "keras/callbacks.py",
        "self.model.set_weights(self.best_weights)",
        "pass",
        "early stopping keeps the last weights",
    ),
    Fault(
        "keras/callbacks.py",
        "lambda new, old: new - self.min_delta > old",
        "lambda new, old: new + self.min_delta < old",
        "early stopping wants the accuracy to fall",
    ),
    Fault(
        "keras/callbacks.py",
        "elif self.wait >= self.patience and epoch > 0:",
        "elif self.wait > self.patience and epoch > 0:",
        "early stopping waits one epoch too long",
    ),
]

EXERCISES = [
    Fault(
        "exercises/__init__.py",
        '        require(not fault, f"{said} {nudge}")',
        '        require(fault, f"{said} {nudge}")',
        "right answers are rejected and wrong ones accepted",
    ),
    Fault(
        "exercises/tensors.py",
        "fits = GIBIBYTE / (4 * PICTURE)",
        "fits = GIBIBYTE / (8 * PICTURE)",
        "a float32 takes eight bytes",
    ),
    Fault(
        "exercises/operations.py",
        "compare(came, (g * x).sum(axis=0), slips, given)",
        "compare(came, (g * x).mean(axis=0), slips, given)",
        "the expected gradient is divided by n",
    ),
    Fault(
        "exercises/activations.py",
        "right = np.logaddexp(0, z.astype(np.float64))",
        "right = np.log1p(z.astype(np.float64) ** 2)",
        "the expected softplus is another function",
    ),
    Fault(
        "exercises/losses.py",
        "losses: Array = lse - z[np.arange(len(z)), labels]",
        "losses: Array = lse - z.max(axis=1)",
        "the expected loss takes the largest logit, not the label's",
    ),
    Fault(
        "exercises/gradients.py",
        "np.array([np.prod(np.delete(x, i)) for i in range(x.size)])",
        "np.array([np.prod(x) for _ in range(x.size)])",
        "the expected gradient keeps the factor it differentiates by",
    ),
    Fault(
        "exercises/backpropagation.py",
        "_judge(came[0], g + back @ w.T, _x_slips",
        "_judge(came[0], back @ w.T, _x_slips",
        "the expected gradient forgets the shortcut",
    ),
    Fault(
        "exercises/optimizers.py",
        "not np.isclose(came, 2 * (1 + beta) / curvature, rtol=1e-5)",
        "not np.isclose(came, 2 * (1 - beta) / curvature, rtol=1e-5)",
        "the expected limit shrinks with momentum",
    ),
    Fault(
        "exercises/putting_it_together.py",
        "right = (n * g).sum(axis=0) / n.sum()",
        "right = g.mean(axis=0)",
        "the expected mean gives every shard the same weight",
    ),
]

FAULTS = [
    *RULES,
    *ENGINE,
    *OPS,
    *LOSSES,
    *LAYERS,
    *OPTIMIZERS,
    *TRAINING,
    *EXERCISES,
]
