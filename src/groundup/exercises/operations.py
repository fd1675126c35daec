"""Checks for the exercises of chapter 2, Tensor operations."""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundup.exercises import (
    Slips,
    WrongAnswer,
    call,
    check,
    compare,
    number,
    numbers,
    reject,
    require,
)

Array = NDArray[Any]
Shape = tuple[int, ...]

# Each line of the first exercise: its shape (None: an error), and a nudge.
SHAPES: dict[str, tuple[Shape | None, str]] = {
    "a": (
        (32, 5),
        "The inner lengths of a product vanish. A bias changes no shape.",
    ),
    "b": (
        (8, 7, 6),
        "Write the shapes below each other, aligned at the right, and fill "
        "up with 1s on the left.",
    ),
    "c": ((10,), "The axis that is named is the axis that goes."),
    "d": (
        (2, 6, 3),
        "matmul multiplies along the last two axes. The first factor serves "
        "both matrices of the second.",
    ),
    "e": (
        None,
        "Align the shapes at the right. Which lengths meet, and do they fit?",
    ),
}

# Each line of the second exercise: an equation, the shapes of its inputs
# (one shape: the same tensor every time), and a nudge.
EQUATIONS: dict[str, tuple[str, list[Shape], str]] = {
    "a": (
        "ik,jk->ij",
        [(3, 4)],
        "Two different samples need two letters. What do they share?",
    ),
    "b": (
        "ik,ik->i",
        [(3, 4)],
        "A square is an entry times itself. One number for each sample stays.",
    ),
    "c": (
        "sik,k->si",
        [(2, 3, 4), (4,)],
        "Which of the three axes do the weights meet?",
    ),
    "d": (
        "ij,ij->",
        [(3, 4), (3, 4)],
        "Entries in the same place are multiplied. What stays is one number.",
    ),
}


@check
def check_shapes(answer: Any) -> str:
    """Five shapes, with the word "error" where there is none."""
    for line, came in _lines(answer, SHAPES):
        right, nudge = SHAPES[line]
        refused = came is None or "error" in str(came).lower()
        shape = None if refused else _shape(came)
        said = f"On line {line} you answered {'error' if refused else shape}."
        require(shape == right, f"{said} That is not what comes. {nudge}")
    return "On line e, shape (4, 1) in place of (4,) would have fitted."


@check
def check_einsum(answer: Any) -> str:
    """Four einsum equations, judged by running them on random numbers."""
    rng = np.random.default_rng(7)
    for line, came in _lines(answer, EQUATIONS):
        right, shapes, nudge = EQUATIONS[line]
        inputs = [rng.normal(size=shape) for shape in shapes]
        inputs *= 2 if len(inputs) == 1 else 1
        said = f"On line {line} you answered {came!r}."
        result, wanted = _einsum(said, came, inputs), np.einsum(right, *inputs)
        require(
            result.shape == wanted.shape,
            f"{said} For inputs of shape {' and '.join(map(str, shapes))} it "
            f"gives shape {result.shape}, and {wanted.shape} is wanted. "
            + nudge,
        )
        require(
            np.allclose(result, wanted),
            f"{said} The shape is right, the sum is not. {nudge}",
        )
    return "Line b is the diagonal of line a: put j = i in its sum."


def _shape(came: Any) -> Shape:
    """The shape that came, be it a tuple, a list, an array or one number."""
    with suppress(TypeError):
        came = tuple(came)
    lengths = numbers(came)
    require(
        lengths.ndim < 2,
        "A shape is a tuple of whole numbers, such as (3, 2). What came is "
        f"itself a tensor of shape {lengths.shape}.",
    )
    require(
        np.array_equal(lengths, np.floor(lengths)),
        f"A shape is a tuple of whole numbers. What came is {came!r}.",
    )
    return tuple(int(length) for length in lengths.ravel())


def _lines(answer: Any, table: dict[str, Any]) -> list[tuple[str, Any]]:
    """Pair the lines of a table with the reader's list of answers."""
    if isinstance(answer, dict):
        answer = [answer.get(line, "nothing") for line in table]
    require(
        isinstance(answer, list | tuple) and len(answer) == len(table),
        f"You answered {answer!r}. Give a list with {len(table)} entries, "
        f"one for each of the lines {', '.join(table)}.",
    )
    return list(zip(table, answer, strict=True))


def _einsum(said: str, equation: Any, inputs: list[Array]) -> Array:
    require(
        isinstance(equation, str),
        said + ' An equation is a string such as "ik,kj->ij".',
    )
    try:
        return np.asarray(np.einsum(equation, *inputs))
    except ValueError as error:
        shapes = " and ".join(str(each.shape) for each in inputs)
        raise WrongAnswer(
            f"{said} einsum refuses it for inputs of shape {shapes}. Count "
            "the letters, one for each axis of each input, and the inputs. "
            "The same letter stands for the same length."
        ) from error


@check
def check_growth(answer: Any) -> str:
    """By what factor the loop's time grows with the size, off a plot."""
    factor = number(answer)
    reject(
        f"You answered {factor:g}.",
        (
            2.5 <= factor <= 3.5,
            "That looks like an exponent. By how much is the time multiplied?",
        ),
        (
            40 <= factor <= 90,
            "That fits two doublings, such as 16 to 64. What is it for one?",
        ),
        (
            not 6 <= factor <= 10.5,
            f"The time grows {'more' if factor < 6 else 'less'} than that. "
            "Choose a size and its double, go up to the curve of the loop, "
            "read both times and divide. Both axes are logarithmic.",
        ),
    )
    return (
        "Three nested loops of length n take n cubed steps, and 2 cubed is "
        "8. On logarithmic axes that makes a straight line of slope 3."
    )


@check
def check_scale_gradient(answer: Any) -> str:
    """The gradient with respect to a factor for each feature."""
    rng = np.random.default_rng(11)
    for n, d in (4, 3), (1, 2), (7, 5):
        x, g = rng.normal(size=(2, n, d))
        came = numbers(call(answer, x, g), of="what your function returned")
        slips = _scale_slips(x, g) if n > 1 else []
        given = f"For x and g of shape {x.shape}"
        compare(came, (g * x).sum(axis=0), slips, given)
    return (
        "Layer normalization learns a factor for each feature, and this is "
        "how it gets its gradient."
    )


def _scale_slips(x: Array, g: Array) -> Slips:
    return [
        (g * x, "Every s_j was used n times. What becomes of its copies?"),
        (
            (g * x).sum(axis=0, keepdims=True),
            "The numbers are right. But s has one axis, and a gradient has "
            "the shape of the thing it belongs to.",
        ),
        (
            (g * x).sum(axis=1),
            "That is one number for each sample. Along which axis was s "
            "stretched?",
        ),
        (
            (g * x).mean(axis=0),
            "Small changes of the loss add up. Nothing divides them.",
        ),
        (
            g.sum(axis=0),
            "That is right for y = x + s. If s_j grows by a little, how far "
            "does y_ij move here?",
        ),
        (
            x.sum(axis=0),
            "How much y_ij matters to the loss plays no part in that.",
        ),
    ]


@check
def check_broadcast_shape(answer: Any) -> str:
    """The shape of a sum, or a ValueError, for two shapes."""
    for first, second in _shape_pairs():
        try:
            right: Shape | None = np.broadcast_shapes(first, second)
        except ValueError:
            right = None
        came = _outcome(answer, first, second)
        reject(
            f"For {first} and {second} your function "
            + ("raised ValueError." if came is None else f"returned {came}."),
            (
                right is None and came is not None,
                "These two do not fit, and a ValueError should say so. Two "
                "lengths fit if they are equal or if one of them is 1.",
            ),
            (
                right is not None and came is None,
                "These two fit. Which lengths meet when both are aligned at "
                "the right?",
            ),
            (
                came != right,
                "That is not the shape of the sum. "
                + _broadcast_nudge(first, second),
            ),
        )
    return "The same few lines are at work in NumPy and in TensorFlow."


def _outcome(answer: Any, first: Shape, second: Shape) -> Shape | None:
    """What the reader's function returns, or None if it refuses."""
    try:
        came = call(answer, first, second)
    except WrongAnswer as wrong:
        if isinstance(wrong.__cause__, ValueError):
            return None
        raise
    require(
        not isinstance(came, str),
        f"For {first} and {second} your function returned {came!r}. A "
        "shape should hold numbers. Where the two do not fit, use "
        "raise ValueError(...) in place of return.",
    )
    return _shape(came)


def _broadcast_nudge(first: Shape, second: Shape) -> str:
    if 0 in first + second:
        return "An axis may be empty. A 1 is stretched to 0 as well."
    if len(first) != len(second):
        return "The shorter shape is filled up with 1s, on the left."
    return "Where one length is 1, the other one counts."


def _shape_pairs() -> Iterator[tuple[Shape, Shape]]:
    """Pairs that stand for one mistake each, then random ones."""
    yield from [
        ((3, 2), (3, 2)),
        ((3, 1), (1, 2)),
        ((3, 2), (2,)),
        ((2,), (3, 2)),
        ((), (4, 3)),
        ((3, 4), (3,)),
        ((2, 3), (4, 3)),
        ((0,), (1,)),
    ]
    rng = np.random.default_rng(5)
    for _ in range(50):
        first, second = rng.integers(1, 4, size=(2, 4)).tolist()
        yield tuple(first[rng.integers(5) :]), tuple(second)


@check
def check_squared_distances(answer: Any) -> str:
    """The squared distance of every row of x from every row of y."""
    rng = np.random.default_rng(13)
    for n, m, d in (5, 3, 4), (1, 6, 2), (4, 4, 1):
        x, y = rng.normal(size=(n, d)), rng.normal(size=(m, d))
        came = numbers(call(answer, x, y), of="what your function returned")
        right = np.square(x[:, None] - y).sum(axis=2)
        given = f"For x of shape {x.shape} and y of shape {y.shape}"
        compare(came, right, _distance_slips(right, x @ y.T), given)
    require(
        _peak_memory(answer, np.ones((100, 300))) < 100 * 100 * 300,
        "The numbers are right. But your function stored a tensor of shape "
        "(n, m, d) on the way. Multiply the square out first.",
    )
    return (
        "Nearest neighbours, clustering and kernel methods get their "
        "distances this way, at the speed of one matrix product."
    )


def _distance_slips(right: Array, products: Array) -> Slips:
    return [
        (np.sqrt(right), "Those are distances. Their squares are wanted."),
        (right.T, "Row i belongs to sample i of x, column j to y."),
        (
            right + products,
            "How often does the mixed term of a square come?",
        ),
        (
            right + 4 * products,
            "Look at the sign of the mixed term: it is the square of a "
            "difference.",
        ),
        (-2 * products, "There is more to the square than its mixed term."),
        (products, "There is more to the square than its mixed term."),
    ]


def _peak_memory(function: Callable[..., Any], x: Array) -> int:
    """The most bytes that `function(x, x)` holds at one time."""
    tracemalloc.start()
    try:
        function(x, x)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
