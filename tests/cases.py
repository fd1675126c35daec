"""The table of cases: every differentiable operation, on small inputs.

Each case is one call that both libraries understand, with the inputs to
differentiate by. `lib` is groundup or TensorFlow.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

rng = np.random.default_rng(7)
START = rng.bit_generator.state


@dataclass(frozen=True)
class Case:
    """One call of one operation."""

    op: str
    call: Callable[..., Any]
    inputs: tuple[np.ndarray, ...]
    # How float32 is judged: entry by entry, or as a sum of many terms; with
    # "gradients", the value entry by entry.
    sums: bool | str = False
    # A difference of terms of size 1, such as 1 - tanh²: judged by that size.
    cancels: bool = False
    # TensorFlow computes with constants of float32; see differences.py.
    differs: bool = False
    label: str = field(default="")

    @property
    def id(self) -> str:
        """The name of the case in a test's output."""
        return f"{self.op}-{self.label}" if self.label else self.op


CASES: list[Case] = []


def case(
    op: str,
    call: Callable[..., Any],
    *inputs: np.ndarray,
    sums: bool | str = False,
    cancels: bool = False,
    differs: bool = False,
    label: str = "",
) -> None:
    """Add a case to the table."""
    CASES.append(Case(op, call, inputs, sums, cancels, differs, label))
    # So that a new case leaves the inputs of all others as they are.
    rng.bit_generator.state = START


def normal(*shape: int) -> np.ndarray:
    """Return numbers of either sign, none of them close to 0."""
    x = rng.normal(size=shape)
    return x + 0.1 * np.sign(x)


def positive(*shape: int) -> np.ndarray:
    """Return numbers between 0.3 and 3."""
    return np.exp(rng.uniform(-1.2, 1.1, size=shape))


def turned(x: np.ndarray) -> np.ndarray:
    """Return the same array with its axes stored the other way round."""
    return np.asfortranarray(x)


# Entry by entry.
case("exp", lambda lib, x: lib.exp(x), normal(3, 4))
case("exp", lambda lib, x: lib.exp(x), np.array(0.5), label="scalar")
case("exp", lambda lib, x: lib.exp(x), normal(0, 3), label="empty")
case("math.log", lambda lib, x: lib.math.log(x), positive(3, 4))
case("math.log1p", lambda lib, x: lib.math.log1p(x), positive(3, 4))
case(
    "math.log1p",
    lambda lib, x: lib.math.log1p(x),
    1e-9 * normal(5),
    label="tiny",
)
case("math.expm1", lambda lib, x: lib.math.expm1(x), normal(3, 4))
case(
    "math.expm1",
    lambda lib, x: lib.math.expm1(x),
    1e-9 * normal(5),
    label="tiny",
)
case("sqrt", lambda lib, x: lib.sqrt(x), positive(3, 4))
case("square", lambda lib, x: lib.square(x), normal(3, 4))
case(
    "square",
    lambda lib, x: lib.square(x),
    turned(normal(3, 4)),
    label="not contiguous",
)
case("abs", lambda lib, x: lib.abs(x), normal(3, 4))
case("abs", lambda lib, x: abs(x), normal(2), label="operator")
case("sign", lambda lib, x: lib.sign(x), normal(3, 4))
case("sin", lambda lib, x: lib.sin(x), normal(3, 4))
case("cos", lambda lib, x: lib.cos(x), normal(3, 4))
case("tanh", lambda lib, x: lib.tanh(x), normal(3, 4), cancels=True)
case("negative", lambda lib, x: -x, normal(3, 4))
case("cast", lambda lib, x: lib.cast(x, lib.float64) * 2.0, normal(3))
case(
    "convert_to_tensor",
    lambda lib, x: lib.convert_to_tensor([x, 2.0 * x]),
    normal(2, 2),
)

# Two inputs that broadcast: the gradient of what is repeated is a sum.
BINARY = {
    "add": lambda lib, x, y: x + y,
    "subtract": lambda lib, x, y: x - y,
    "multiply": lambda lib, x, y: x * y,
    "divide": lambda lib, x, y: x / y,
    "floor_mod": lambda lib, x, y: x % y,
    "maximum": lambda lib, x, y: lib.maximum(x, y),
    "minimum": lambda lib, x, y: lib.minimum(x, y),
}
SHAPES = [
    ((3, 4), (3, 4)),
    ((3, 4), (4,)),
    ((3, 1), (1, 4)),
    ((), (2, 3)),
    ((2, 1, 3), (4, 1)),
    ((0, 3), (1, 3)),
    ((1,), (1, 1)),
]
for name, call in BINARY.items():
    for one, other in SHAPES:
        case(
            name,
            call,
            normal(*one),
            normal(*other),
            sums=one != other and "gradients",
            label=f"{one} {other}".replace(" ", ""),
        )
for one, other in SHAPES:
    case(
        "pow",
        lambda lib, x, y: lib.pow(x, y),
        positive(*one),
        normal(*other),
        sums=one != other and "gradients",
        label=f"{one} {other}".replace(" ", ""),
    )
case("pow", lambda lib, x: x**3, normal(3), label="number")
case("pow", lambda lib, x: 2.0**x, normal(3), label="of a number")
case("subtract", lambda lib, x: 1.0 - x, normal(3), label="reflected")
case("divide", lambda lib, x: 1 / x, normal(3), label="reflected")
case("multiply", lambda lib, x: x * x + x, normal(3), label="used thrice")
case(
    "maximum",
    lambda lib, x: lib.maximum(x, 0.5 * x),
    np.array([0.0, 2.0]),
    label="tie",
)
case(
    "clip_by_value",
    lambda lib, x: lib.clip_by_value(x, -0.5, 0.5),
    normal(4, 5),
)
case(
    "clip_by_value",
    lambda lib, x, a, b: lib.clip_by_value(x, a, b),
    normal(4, 5),
    -positive(5),
    positive(4, 1),
    label="tensors",
)

# Reductions.
REDUCTIONS = [
    "reduce_sum",
    "reduce_mean",
    "reduce_max",
    "reduce_min",
    "reduce_prod",
    "reduce_logsumexp",
    "math.reduce_variance",
    "math.reduce_std",
]
OPTIONS = [
    {},
    {"axis": 1},
    {"axis": -1, "keepdims": True},
    {"axis": (0, -1)},
    {"axis": [1], "keepdims": True},
    {"keepdims": True},
]


def reach(lib: Any, path: str) -> Any:
    """Return the function of a dotted name."""
    for name in path.split("."):
        lib = getattr(lib, name)
    return lib


def reduction(name: str, options: dict[str, Any]) -> Callable[..., Any]:
    """Return the call of a reduction."""
    return lambda lib, x: reach(lib, name)(x, **options)


for name in REDUCTIONS:
    for options in OPTIONS:
        label = ",".join(f"{k}={v}" for k, v in options.items())
        case(
            name,
            reduction(name, options),
            normal(3, 4, 2),
            sums=True,
            label=label,
        )
    case(name, reduction(name, {}), normal(1), sums=True, label="size 1")
    case(
        name,
        reduction(name, {"axis": 0}),
        turned(normal(4, 3)),
        sums=True,
        label="not contiguous",
    )
for name in ("reduce_sum", "reduce_mean", "reduce_prod"):
    case(
        name,
        reduction(name, {"axis": 0}),
        normal(0, 3),
        sums=True,
        label="empty",
    )
case(
    "reduce_sum",
    reduction("reduce_sum", {"axis": []}),
    normal(2, 3),
    label="no axis",
)
case(
    "reduce_max",
    reduction("reduce_max", {}),
    np.array([1.0, 3, 3, 2]),
    label="tie",
)
case(
    "reduce_prod",
    reduction("reduce_prod", {}),
    np.array([0.0, 3, 2]),
    label="one zero",
)
case(
    "reduce_prod",
    reduction("reduce_prod", {"axis": 1}),
    np.array([[0.0, 3, 0], [1, 2, 3]]),
    label="two zeros",
)

case(
    "reduce_prod",
    reduction("reduce_prod", {"axis": 0}),
    np.ones((2, 0)),
    label="of nothing",
)
case("fill", lambda lib, x: lib.fill((2, 3), x), np.array(1.5))

# Products.
for one, other in [
    ((3, 4), (4, 2)),
    ((2, 3, 4), (2, 4, 5)),
    ((2, 3, 4), (4, 5)),
    ((3, 4), (2, 1, 4, 5)),
    ((2, 1, 3, 4), (5, 4, 2)),
    ((1, 1), (1, 1)),
    ((0, 3), (3, 2)),
    ((2, 0), (0, 3)),
]:
    case(
        "matmul",
        lambda lib, x, y: lib.matmul(x, y),
        normal(*one),
        normal(*other),
        sums=True,
        label=f"{one} {other}".replace(" ", ""),
    )
case(
    "matmul",
    lambda lib, x, y: x @ y,
    turned(normal(3, 4)),
    normal(4, 2),
    sums=True,
    label="operator",
)
case(
    "matmul",
    lambda lib, x, y: lib.matmul(x, y, transpose_a=True),
    normal(4, 3),
    normal(4, 2),
    sums=True,
    label="transpose_a",
)
case(
    "matmul",
    lambda lib, x, y: lib.matmul(x, y, transpose_b=True),
    normal(2, 3, 4),
    normal(2, 2, 4),
    sums=True,
    label="transpose_b",
)
for axes in (1, 0, 2, [[0], [1]], [[2, 0], [0, 2]], [1, 1]):
    case(
        "tensordot",
        lambda lib, x, y, axes=axes: lib.tensordot(x, y, axes),
        normal(3, 3, 3),
        normal(3, 3, 3),
        sums=True,
        label=f"axes={axes}".replace(" ", ""),
    )
EQUATIONS = {
    "ij,jk->ik": [(3, 4), (4, 2)],
    "ij,jk": [(3, 4), (4, 2)],
    "ij->ji": [(3, 4)],
    "ij->": [(3, 4)],
    "ij->i": [(3, 4)],
    "i,j->ij": [(3,), (2,)],
    "bij,bjk->bik": [(2, 3, 4), (2, 4, 5)],
    "ii->i": [(3, 3)],
    "ii": [(3, 3)],
    "ij,ij->i": [(3, 4), (3, 4)],
    "ij,k->i": [(3, 4), (2,)],
    "ij,jk,kl->il": [(2, 3), (3, 4), (4, 2)],
    "...ij->...ji": [(2, 3, 4)],
    "...i,i->...": [(2, 3, 4), (4,)],
    "...ij,...jk->...ik": [(2, 1, 3, 4), (5, 4, 2)],
    "i...->...": [(2, 3)],
}
for equation, shapes in EQUATIONS.items():
    case(
        "einsum",
        lambda lib, *xs, equation=equation: lib.einsum(equation, *xs),
        *(normal(*shape) for shape in shapes),
        sums=True,
        label=equation,
    )
case("norm", lambda lib, x: lib.norm(x), normal(3, 4), sums=True)
case(
    "norm",
    lambda lib, x: lib.norm(x, axis=1),
    normal(3, 4),
    sums=True,
    label="axis=1",
)
for order in (1, 2, 3, np.inf):
    case(
        "norm",
        lambda lib, x, order=order: lib.norm(
            x, ord=order, axis=-1, keepdims=True
        ),
        normal(3, 4),
        sums=True,
        label=f"ord={order}",
    )

# Shapes.
case("reshape", lambda lib, x: lib.reshape(x, (2, -1)), normal(3, 4))
case(
    "reshape",
    lambda lib, x: lib.reshape(x, [-1]),
    turned(normal(3, 4)),
    label="not contiguous",
)
case("transpose", lambda lib, x: lib.transpose(x), normal(3, 4, 2))
case(
    "transpose",
    lambda lib, x: lib.transpose(x, perm=[1, 2, 0]),
    normal(3, 4, 2),
    label="perm",
)
case("expand_dims", lambda lib, x: lib.expand_dims(x, -2), normal(3, 4))
case("squeeze", lambda lib, x: lib.squeeze(x), normal(1, 3, 1))
case(
    "squeeze",
    lambda lib, x: lib.squeeze(x, axis=-1),
    normal(1, 3, 1),
    label="axis",
)
case(
    "concat",
    lambda lib, x, y: lib.concat([x, y], axis=1),
    normal(2, 3),
    normal(2, 2),
)
case(
    "concat",
    lambda lib, x, y: lib.concat([x, y, x], axis=-2),
    normal(2, 3),
    normal(0, 3),
    label="empty",
)
case("stack", lambda lib, x, y: lib.stack([x, y]), normal(2, 3), normal(2, 3))
case(
    "stack",
    lambda lib, x, y: lib.stack([x, y], axis=-1),
    normal(2, 3),
    normal(2, 3),
    label="last",
)
case(
    "broadcast_to", lambda lib, x: lib.broadcast_to(x, (2, 3, 4)), normal(3, 1)
)

# Selection.
case("gather", lambda lib, x: lib.gather(x, [0, 2, 0]), normal(3, 4))
case(
    "gather",
    lambda lib, x: lib.gather(x, [[0, 2], [1, 1]], axis=-1),
    normal(3, 4),
    label="axis",
)
case(
    "where",
    lambda lib, x, y: lib.where([[True], [False]], x, y),
    normal(2, 3),
    normal(3),
)
GETS = {
    "[1]": lambda lib, x: x[1],
    "[-1,::2]": lambda lib, x: x[-1, ::2],
    "[:,None,...,0]": lambda lib, x: x[:, None, ..., 0],
    "[::-1]": lambda lib, x: x[::-1],
    "[1:1]": lambda lib, x: x[1:1],
    "mask": lambda lib, x: x[np.array([True, False, True])],
    "iteration": lambda lib, x: sum(x[i] for i in range(2)) * list(x)[2],
}
for label, call in GETS.items():
    case("getitem", call, normal(3, 4), label=label)

# Neural networks.
ACTIVATIONS = [
    "relu",
    "leaky_relu",
    "elu",
    "gelu",
    "silu",
    "softplus",
    "sigmoid",
    "tanh",
]


def activation(name: str, **options: Any) -> Callable[..., Any]:
    """Return the call of an activation function."""
    return lambda lib, x: getattr(lib.nn, name)(x, **options)


CANCELS = {"tanh", "gelu", "silu"}
DIFFERS = {"leaky_relu", "gelu"}


def activations(name: str, **options: Any) -> None:
    """Add the cases of an activation function."""
    call, label = activation(name, **options), ",".join(options)
    flags = {"cancels": name in CANCELS, "differs": name in DIFFERS}
    for x, shape in [
        (normal(3, 4), ""),
        (np.array(-0.7), "scalar"),
        (normal(0, 2), "empty"),
    ]:
        case(f"nn.{name}", call, x, **flags, label=f"{label}{shape}")


for name in ACTIVATIONS:
    activations(name)
activations("leaky_relu", alpha=0.01)
activations("gelu", approximate=True)
activations("silu", beta=0.5)
for name in ("softmax", "log_softmax"):
    case(f"nn.{name}", activation(name), normal(3, 4), sums=True)
    case(
        f"nn.{name}",
        activation(name, axis=0),
        turned(normal(3, 4)),
        sums=True,
        label="axis=0",
    )
    case(
        f"nn.{name}",
        activation(name, axis=-2),
        normal(2, 1, 3),
        sums=True,
        label="size 1",
    )
case("nn.l2_loss", lambda lib, x: lib.nn.l2_loss(x), normal(3, 4), sums=True)


def probabilities(*shape: int) -> np.ndarray:
    """Return rows of positive numbers that add up to 1."""
    x = positive(*shape)
    return x / x.sum(-1, keepdims=True)


case(
    "nn.sigmoid_cross_entropy_with_logits",
    lambda lib, y, x: lib.nn.sigmoid_cross_entropy_with_logits(
        labels=y, logits=x
    ),
    probabilities(3, 4),
    3 * normal(3, 4),
    sums=True,
)
case(
    "nn.softmax_cross_entropy_with_logits",
    lambda lib, x: lib.nn.softmax_cross_entropy_with_logits(
        labels=[[0, 1, 0, 0], [0.5, 0.5, 0, 0]], logits=x
    ),
    3 * normal(2, 4),
    sums=True,
)
case(
    "nn.softmax_cross_entropy_with_logits",
    lambda lib, y: lib.nn.softmax_cross_entropy_with_logits(
        labels=y, logits=lib.cast([[1, 2, 3], [3, 0, 0.5]], y.dtype)
    ),
    probabilities(2, 3),
    sums=True,
    label="labels",
)
case(
    "nn.softmax_cross_entropy_with_logits",
    lambda lib, x: lib.nn.softmax_cross_entropy_with_logits(
        [[0, 0.5], [1, 0.5]], x, axis=0
    ),
    normal(2, 2),
    sums=True,
    label="axis=0",
)
case(
    "nn.sparse_softmax_cross_entropy_with_logits",
    lambda lib, x: lib.nn.sparse_softmax_cross_entropy_with_logits(
        labels=[2, 0], logits=x
    ),
    3 * normal(2, 4),
    sums=True,
)
case(
    "nn.sparse_softmax_cross_entropy_with_logits",
    lambda lib, x: lib.nn.sparse_softmax_cross_entropy_with_logits(
        [[2, 0]], x
    ),
    normal(1, 2, 3),
    sums=True,
    label="rank 3",
)
case("nn.dropout", lambda lib, x: lib.nn.dropout(x, 0.0), normal(3))

# How a gradient passes.
case(
    "stop_gradient",
    lambda lib, x: x * lib.stop_gradient(1.0 * x) + x,
    normal(3),
    label="not the derivative",
)


def doubled(lib: Any, x: Any, y: Any) -> Any:
    """Return x * y with twice the gradient for x."""

    @lib.custom_gradient
    def product(x: Any, y: Any) -> Any:
        return x * y, lambda g: (2.0 * g * y, g * x)

    return lib.exp(product(x, y))


case(
    "custom_gradient",
    doubled,
    normal(3),
    normal(3),
    label="not the derivative",
)
for clip_norm in (0.5, 50.0):
    case(
        "clip_by_norm",
        lambda lib, x, c=clip_norm: lib.clip_by_norm(x, c),
        normal(3, 4),
        sums=True,
        label=f"{clip_norm}",
    )
    case(
        "clip_by_global_norm",
        lambda lib, x, y, c=clip_norm: lib.concat(
            lib.clip_by_global_norm([x, y], c)[0], 0
        ),
        normal(3),
        normal(2),
        sums=True,
        label=f"{clip_norm}",
    )
case(
    "clip_by_norm",
    lambda lib, x: lib.clip_by_norm(x, 0.5, axes=1),
    normal(3, 4),
    sums=True,
    label="axes",
)
