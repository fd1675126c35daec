"""Activation functions: what makes a network more than one matrix."""

from __future__ import annotations

from groundup import rules
from groundup.ops.arguments import floating, number, numeric, one_axis
from groundup.ops.selection import cast
from groundup.tensor import Tensor, apply
from groundup.typing import TensorLike


def relu(features: TensorLike) -> Tensor:
    r"""Return the rectified linear unit, :math:`\max(x, 0)`.

    The derivative is 1 for positive entries and 0 for the others.

    Args:
        features: numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``features``.

    Raises:
        TypeError: ``features`` holds booleans.

    Source: Nair and Hinton, Rectified linear units improve restricted
    Boltzmann machines (2010).
    """
    return apply(rules.relu, numeric(features, "relu", "features"))


def leaky_relu(features: TensorLike, alpha: float = 0.2) -> Tensor:
    r"""Return the leaky rectified linear unit: x, or αx where x is negative.

    .. math:: y = \begin{cases} x & x > 0 \\ \alpha x & x \le 0 \end{cases}

    The derivative is 1 for positive entries and :math:`\alpha` for the others.

    Args:
        features: numbers, of any shape; whole numbers become float32.
        alpha: the slope for negative entries.

    Returns:
        A tensor of the shape of ``features``.

    Raises:
        TypeError: ``features`` holds booleans, or ``alpha`` is no number.

    Source: Maas, Hannun and Ng, Rectifier nonlinearities improve neural
    network acoustic models (2013).
    """
    x = numeric(features, "leaky_relu", "features")
    if not x.dtype.is_floating:
        x = cast(x, "float32")
    slope = number(alpha, "leaky_relu", "alpha")
    return apply(rules.leaky_relu, x, alpha=slope)


def elu(features: TensorLike) -> Tensor:
    r"""Return the exponential linear unit: x, or :math:`e^{x} - 1` below 0.

    .. math:: y = \begin{cases} x & x > 0 \\ e^{x} - 1 & x \le 0 \end{cases}

    The derivative is 1 for positive entries and :math:`e^{x}` for the others.

    Args:
        features: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``features``.

    Raises:
        TypeError: ``features`` holds whole numbers or booleans.

    Source: Clevert, Unterthiner and Hochreiter, Fast and accurate deep
    network learning by exponential linear units (2016).
    """
    return apply(rules.elu, floating(features, "elu", "features"))


def gelu(features: TensorLike, approximate: bool = False) -> Tensor:
    r"""Return the Gaussian error linear unit, :math:`x\,\Phi(x)`.

    .. math:: \Phi(x) = \tfrac{1}{2} \operatorname{erfc}(-x / \sqrt{2})

    .. math:: \frac{dy}{dx} = \Phi(x) + x\,\varphi(x)

    Here :math:`\Phi` is the distribution function and :math:`\varphi` the
    density of the standard normal distribution.

    Args:
        features: decimal numbers, of any shape.
        approximate: use
            :math:`\tfrac{x}{2}(1 + \tanh(\sqrt{2/\pi}\,(x + 0.044715 x^3)))`.

    Returns:
        A tensor of the shape and dtype of ``features``.

    Raises:
        TypeError: ``features`` holds whole numbers or booleans.

    Source: Hendrycks and Gimpel, Gaussian error linear units (2016).
    """
    rule = rules.gelu_by_tanh if approximate else rules.gelu
    return apply(rule, floating(features, "gelu", "features"))


def silu(features: TensorLike, beta: float = 1.0) -> Tensor:
    r"""Return the sigmoid-weighted linear unit, :math:`x\,\sigma(\beta x)`.

    With :math:`s = \sigma(\beta x)` the derivative is
    :math:`s\,(1 + \beta x (1 - s))`.

    Args:
        features: decimal numbers, of any shape.
        beta: how sharp the bend at 0 is.

    Returns:
        A tensor of the shape and dtype of ``features``.

    Raises:
        TypeError: ``features`` holds whole numbers or booleans, or ``beta`` is
            no number.

    Source: Elfwing, Uchibe and Doya, Sigmoid-weighted linear units for neural
    network function approximation in reinforcement learning (2018);
    Ramachandran, Zoph and Le, Searching for activation functions (2017), for
    the factor :math:`\beta`.
    """
    x = floating(features, "silu", "features")
    return apply(rules.silu, x, beta=number(beta, "silu", "beta"))


def softplus(features: TensorLike) -> Tensor:
    r"""Return :math:`\ln(1 + e^{x})`, a smooth :func:`groundup.nn.relu`.

    The derivative is the sigmoid, :math:`\sigma(x)`.

    Args:
        features: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``features``.

    Raises:
        TypeError: ``features`` holds whole numbers or booleans.

    Source: Dugas et al., Incorporating second-order functional knowledge for
    better option pricing (2001).
    """
    return apply(rules.softplus, floating(features, "softplus", "features"))


def sigmoid(x: TensorLike) -> Tensor:
    r"""Return the logistic sigmoid, between 0 and 1.

    .. math:: \sigma(x) = \frac{1}{1 + e^{-x}}

    .. math:: \frac{d\sigma}{dx} = \sigma(x)\,(1 - \sigma(x))

    Args:
        x: decimal numbers, of any shape.

    Returns:
        A tensor of the shape and dtype of ``x``.

    Raises:
        TypeError: ``x`` holds whole numbers or booleans.
    """
    return apply(rules.sigmoid, floating(x, "sigmoid"))


def softmax(logits: TensorLike, axis: int | None = None) -> Tensor:
    r"""Return probabilities that add up to 1 along an axis.

    .. math:: p_i = \frac{e^{x_i}}{\sum_j e^{x_j}}

    .. math:: \bar{x}_i = p_i \Bigl(\bar{p}_i - \sum_j \bar{p}_j p_j\Bigr)

    A bar marks the gradient by what is below it.

    Args:
        logits: decimal numbers, of rank 1 or more.
        axis: the axis along which they add up; the last if not given.

    Returns:
        A tensor of the shape and dtype of ``logits``.

    Raises:
        TypeError: ``logits`` holds whole numbers or booleans, or the axis is
            no whole number.
        ValueError: there is no such axis.

    Source: Bridle, Probabilistic interpretation of feedforward classification
    network outputs (1990).
    """
    x = floating(logits, "softmax", "logits")
    along = one_axis(-1 if axis is None else axis, x._array.ndim, "softmax")
    return apply(rules.softmax, x, axis=along)


def log_softmax(logits: TensorLike, axis: int | None = None) -> Tensor:
    r"""Return the logarithm of the softmax, not rounded to 0 first.

    .. math:: \ln p_i = x_i - \ln \sum_j e^{x_j}

    Args:
        logits: decimal numbers, of rank 1 or more.
        axis: the axis along which probabilities add up; the last if not
            given.

    Returns:
        A tensor of the shape and dtype of ``logits``.

    Raises:
        TypeError: ``logits`` holds whole numbers or booleans, or the axis is
            no whole number.
        ValueError: there is no such axis.
    """
    x = floating(logits, "log_softmax", "logits")
    along = one_axis(
        -1 if axis is None else axis, x._array.ndim, "log_softmax"
    )
    return apply(rules.log_softmax, x, axis=along)
