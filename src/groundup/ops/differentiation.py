"""Functions that say how a gradient is to pass."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from typing import Any

from groundup.autodiff import GradientTape
from groundup.ops.arguments import as_operand
from groundup.rules.types import Array, Pullback
from groundup.tensor import Operand, Tensor, recording
from groundup.typing import TensorLike


def stop_gradient(input: TensorLike) -> Tensor:
    """Return the same entries as a constant, through which nothing passes.

    Args:
        input: any tensor.

    Returns:
        A tensor of the shape and dtype of ``input``.
    """
    return Tensor(as_operand(input)._array)


def custom_gradient(f: Callable[..., Any]) -> Callable[..., Tensor]:
    """Return a function whose gradient is the one that it brings along.

    Args:
        f: takes tensors; returns a tensor, and a function from the gradient
            of that tensor to the gradients of the arguments, in order.

    Returns:
        A function of the same arguments that returns the tensor alone.

    Raises:
        TypeError: ``f`` does not return one tensor and a function, or uses a
            trainable variable that is no argument; or a gradient is None.
        ValueError: the number of gradients differs from that of arguments,
            or a gradient has another shape or dtype than its argument.
    """

    @wraps(f)
    def wrapped(*args: TensorLike) -> Tensor:
        inputs = tuple(as_operand(arg) for arg in args)
        tapes = list(recording)
        with ExitStack() as stack:
            for tape in tapes:
                stack.enter_context(tape.stop_recording())
            value, gradient = _pair(f, inputs)
        output = Tensor(value._array)
        pullbacks = [
            _pullback(gradient, inputs, i) for i in range(len(inputs))
        ]
        for tape in tapes:
            tape.record(output, inputs, pullbacks)
        return output

    return wrapped


def _pair(f: Callable[..., Any], inputs: tuple[Operand, ...]) -> Any:
    tensors = [x._as_tensor() for x in inputs]
    with GradientTape() as tape:
        result = f(*tensors)
    for variable in tape.watched_variables():
        raise TypeError(
            f"custom_gradient: the function uses {variable!r}, which would "
            "get no gradient; pass it to the function as an argument."
        )
    if isinstance(result, tuple) and len(result) == 2 and callable(result[1]):
        value, gradient = result
        if not isinstance(value, (list, tuple)):
            return as_operand(value), gradient
    raise TypeError(
        "custom_gradient: the function must return a tensor and a function "
        f"for its gradient, got {result!r}."
    )


def _pullback(
    gradient: Callable[..., Any], inputs: tuple[Operand, ...], i: int
) -> Pullback:
    def to_x(g: Array) -> Array:
        found = gradient(Tensor(g))
        several = found if isinstance(found, (list, tuple)) else [found]
        if len(several) != len(inputs):
            raise ValueError(
                f"custom_gradient: {len(inputs)} arguments, but "
                f"{len(several)} gradients; there must be one for each."
            )
        return _fitting(several[i], inputs[i], i)

    return to_x


def _fitting(found: Any, x: Operand, i: int) -> Array:
    """Return a gradient as an array like the argument it belongs to."""
    if found is None:
        raise TypeError(
            f"custom_gradient: the gradient of argument {i} is None; return "
            "zeros_like(argument) where nothing passes."
        )
    g = as_operand(found, x.dtype)
    if (g.shape, g.dtype) != (x.shape, x.dtype):
        raise ValueError(
            f"custom_gradient: argument {i} has shape {x.shape} and dtype "
            f"{x.dtype.name}, but its gradient has {g.shape} and "
            f"{g.dtype.name}; they must be equal."
        )
    return g._array
