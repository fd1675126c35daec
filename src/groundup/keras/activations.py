"""Activation functions, under the names of ``keras.activations``."""

from __future__ import annotations

from typing import Any

from groundup import nn
from groundup._names import not_provided
from groundup.keras._lookup import look_up
from groundup.ops import elementwise
from groundup.ops.arguments import as_operand, number, numeric, whole
from groundup.ops.arithmetic import clip_by_value
from groundup.ops.selection import where
from groundup.tensor import Operand, Tensor
from groundup.typing import TensorLike

__all__ = [
    "elu",
    "gelu",
    "get",
    "leaky_relu",
    "linear",
    "log_softmax",
    "relu",
    "sigmoid",
    "silu",
    "softmax",
    "softplus",
    "tanh",
]

__getattr__ = not_provided(__name__, __all__)


def linear(x: Any) -> Any:
    """Return x as it is: no activation at all.

    Args:
        x: anything.

    Returns:
        The same object.
    """
    return x


def relu(
    x: TensorLike,
    negative_slope: float = 0.0,
    max_value: float | None = None,
    threshold: float = 0.0,
) -> Tensor:
    r"""Return the rectified linear unit, :math:`\max(x, 0)`, in general form.

    .. math:: y = \begin{cases} m & x \ge m \\ x & \theta < x < m \\
              a (x - \theta) & x \le \theta \end{cases}

    This is for :math:`0 \le \theta < m`.

    Args:
        x: numbers, of any shape; with a slope, whole numbers become float32.
        negative_slope: a, the slope below the threshold.
        max_value: m, the largest value; none if not given.
        threshold: :math:`\theta`, from where on entries pass unchanged.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds booleans, or another argument is no number, or
            has decimals where ``x`` has none.
        ValueError: the slope or the largest value is negative.

    Source: Nair and Hinton, Rectified linear units improve restricted
    Boltzmann machines (2010).
    """
    features = numeric(x, "relu")
    number(threshold, "relu", "threshold")
    most = 0.0 if max_value is None else max_value
    if not (
        number(negative_slope, "relu", "negative_slope") >= 0
        and number(most, "relu", "max_value") >= 0
    ):
        raise ValueError(
            "relu: negative_slope and max_value must not be negative, got "
            f"{negative_slope!r} and {max_value!r}."
        )
    if threshold:
        y = where(features > threshold, features, 0)
    elif negative_slope and max_value is None:
        return nn.leaky_relu(features, negative_slope)
    else:
        y = nn.relu(features)
    if max_value is not None:
        y = clip_by_value(y, 0, max_value)
    if negative_slope:
        y = y - negative_slope * nn.relu(threshold - features)
    return y


def leaky_relu(x: TensorLike, negative_slope: float = 0.2) -> Tensor:
    r"""Return the leaky rectified linear unit: x, or ax where x is negative.

    .. math:: y = \begin{cases} x & x > 0 \\ a x & x \le 0 \end{cases}

    Args:
        x: numbers, of any shape; whole numbers become float32.
        negative_slope: a, the slope for negative entries.

    Returns:
        A tensor of the shape of ``x``.

    Raises:
        TypeError: ``x`` holds booleans, or the slope is no number.

    Source: Maas, Hannun and Ng, Rectifier nonlinearities improve neural
    network acoustic models (2013).
    """
    slope = number(negative_slope, "leaky_relu", "negative_slope")
    return nn.leaky_relu(x, slope)


def elu(x: TensorLike, alpha: float = 1.0) -> Tensor:
    r"""Return the exponential linear unit: x, leveling off at -α below 0.

    .. math:: y = \begin{cases} x & x > 0 \\ \alpha (e^{x} - 1) & x \le 0
              \end{cases}

    Args:
        x: decimal numbers, of any shape.
        alpha: :math:`\alpha`; far below 0 the value is nearly its negative.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans, or ``alpha`` is no
            number.

    Source: Clevert, Unterthiner and Hochreiter, Fast and accurate deep
    network learning by exponential linear units (2016).
    """
    y, scale = nn.elu(x), number(alpha, "elu", "alpha")
    return y if scale == 1 else where(as_operand(x) > 0, y, scale * y)


def gelu(x: TensorLike, approximate: bool = False) -> Tensor:
    r"""Return the Gaussian error linear unit, :math:`x\,\Phi(x)`.

    Here :math:`\Phi(x)` is the probability that a standard normal number is
    below x. With its density :math:`\varphi` the derivative is
    :math:`\Phi(x) + x\,\varphi(x)`.

    Args:
        x: decimal numbers, of any shape.
        approximate: use a formula with tanh instead.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.

    Source: Hendrycks and Gimpel, Gaussian error linear units (2016).
    """
    return nn.gelu(x, approximate)


def silu(x: TensorLike) -> Tensor:
    r"""Return the sigmoid-weighted linear unit, :math:`x\,\sigma(x)`.

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.

    Source: Elfwing, Uchibe and Doya, Sigmoid-weighted linear units for neural
    network function approximation in reinforcement learning (2018).
    """
    return nn.silu(x)


def softplus(x: TensorLike) -> Tensor:
    r"""Return :math:`\ln(1 + e^{x})`, without the corner of relu.

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.

    Source: Dugas et al., Incorporating second-order functional knowledge for
    better option pricing (2001).
    """
    return nn.softplus(x)


def sigmoid(x: TensorLike) -> Tensor:
    r"""Return the logistic sigmoid, :math:`\sigma(x) = 1 / (1 + e^{-x})`.

    The result remembers x: :func:`groundup.keras.losses.binary_crossentropy`
    then computes with x itself, which loses nothing where the sigmoid rounds
    to 0 or 1.

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    logits = as_operand(x)
    return _remembering(nn.sigmoid(logits), "sigmoid", logits)


def tanh(x: TensorLike) -> Tensor:
    r"""Return the hyperbolic tangent, between -1 and 1.

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    return elementwise.tanh(x)


def softmax(x: TensorLike, axis: int = -1) -> Tensor:
    r"""Return probabilities that add up to 1 along an axis.

    .. math:: p_i = \frac{e^{x_i}}{\sum_j e^{x_j}}

    Along the last axis, the result remembers x: the categorical
    cross-entropies then compute with x itself, which loses nothing where a
    probability rounds to 0 or 1.

    Args:
        x: decimal numbers, of rank 1 or more.
        axis: the axis along which they add up.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans, or the axis is
            no whole number.
        ValueError: there is no such axis.

    Source: Bridle, Probabilistic interpretation of feedforward classification
    network outputs (1990).
    """
    logits = as_operand(x)
    p = nn.softmax(logits, whole(axis, "softmax", "axis"))
    if axis not in (-1, p.ndim - 1):
        return p
    return _remembering(p, "softmax", logits)


def log_softmax(x: TensorLike, axis: int = -1) -> Tensor:
    r"""Return the logarithm of the softmax, not rounded to 0 first.

    Args:
        x: decimal numbers, of rank 1 or more.
        axis: the axis along which probabilities add up.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans, or the axis is
            no whole number.
        ValueError: there is no such axis.
    """
    return nn.log_softmax(x, whole(axis, "log_softmax", "axis"))


def _remembering(y: Tensor, activation: str, x: Operand) -> Tensor:
    y._made_from = (activation, x)
    return y


_BY_NAME = {name: globals()[name] for name in __all__ if name != "get"}


def get(identifier: Any) -> Any:
    """Return the activation that a name stands for.

    Args:
        identifier: a name, such as ``"relu"``, any function of a tensor, or
            None for the activation that does nothing.

    Returns:
        A function of a tensor.

    Raises:
        ValueError: there is no activation of that name.
    """
    if identifier is None:
        return linear
    return look_up(identifier, _BY_NAME, "activation")
