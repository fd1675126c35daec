"""Checks for the exercises of chapter 6, Backpropagation."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundup import rules
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
from groundup.rules.types import One

Array = NDArray[Any]
Graph = dict[str, list[str]]


@check
def check_paths(answer: Any) -> str:
    """The derivative of y = u + v with u = 3x and v = xu, at x = 2."""
    derivative = number(answer)
    reject(
        f"You answered {derivative:g}.",
        (
            np.isclose(derivative, 9),
            "One path is missing. Both u and v use x, and both v and y use "
            "u: list all paths from x to y.",
        ),
        (
            np.isclose(derivative, 12),
            "One path is missing: y uses u itself, too.",
        ),
        (
            np.isclose(derivative, 18),
            "That is the value of y. By how much does it move with x?",
        ),
        (
            not np.isclose(derivative, 15, rtol=1e-3),
            "Multiply the local derivatives along each path, add over the "
            "paths. A factor such as the derivative of v by u has a value "
            "at this point: put it in.",
        ),
    )
    return (
        "Going back over the graph takes one multiplication for each of its "
        "five arrows; the three paths have seven between them."
    )


@check
def check_memory(answer: Any) -> str:
    """Two factors of growth, off a plot."""
    factors = numbers(answer).ravel()
    require(
        factors.size == 2,
        f"You answered {answer!r}. Two numbers are wanted: with a tape, and "
        "with checkpoints.",
    )
    taped, spared = (float(factor) for factor in factors)
    said = f"You answered {taped:g} and {spared:g}."
    reject(
        said,
        (
            3.2 <= spared <= 4.8 and 1.4 <= taped <= 2.6,
            "These look as if they had changed places.",
        ),
        (
            taped > 4.8 and spared > 1,
            "The first looks like a difference or a height. Divide the "
            "height above 64 layers by the one above 16.",
        ),
        (
            0 < taped < 1,
            "The memory grows, so the factors are above 1. Which height goes "
            "on top?",
        ),
        (
            not 3.2 <= taped <= 4.8,
            "The first does not fit. Each layer adds the same to a tape.",
        ),
        (
            not 1.4 <= spared <= 2.6,
            "The second does not fit. Read the middle line at both depths, "
            "and divide.",
        ),
    )
    return (
        "With a hundred times as many layers, checkpoints would need about "
        "ten times the memory, for one more run forward."
    )


@check
def check_shortcut(answer: Any) -> str:
    """Both gradients of Y = X + tanh(XW)."""
    rng = np.random.default_rng(13)
    for n, d in (4, 3), (3, 3), (2, 5):
        x, g = rng.normal(size=(2, n, d))
        w = rng.normal(size=(d, d))
        came = call(answer, x.copy(), w.copy(), g.copy())
        require(
            isinstance(came, list | tuple) and len(came) == 2,
            "Return two arrays: the gradient by x, then the one by w.",
        )
        slope = 1 - np.tanh(x @ w) ** 2
        back = g * slope
        by_x, by_w = "the gradient by x", "the gradient by w"
        _judge(came[0], g + back @ w.T, _x_slips(x, w, g, slope), by_x)
        _judge(came[1], x.T @ back, _w_slips(x, g, slope), by_w)
    return (
        "With weights near zero, what arrives at x is nearly the gradient "
        "that arrived at y: a shortcut cannot make it vanish."
    )


def _x_slips(x: Array, w: Array, g: Array, slope: Array) -> Slips:
    back = g * slope
    twice = "x is used twice. What comes back from the other use?"
    return [
        (x.T @ back, "That is the gradient by w, and it comes second."),
        (1 + back @ w.T, "The shortcut, too, passes on what arrives at y."),
        (
            g + slope @ w.T,
            "What arrives at y has to come back through the tanh as well.",
        ),
        (
            back + back @ w.T,
            "The tanh is in one of the two paths only. Does your code change "
            "g itself?",
        ),
        (back @ w.T, twice),
        (g, twice),
        (g + back @ w, "Through which side of w does a gradient go back?"),
        (
            g + g @ w.T,
            "The gradient has to pass the tanh before it meets w.",
        ),
        (g * (back @ w.T), "Shares of two paths are added."),
    ]


def _w_slips(x: Array, g: Array, slope: Array) -> Slips:
    back = g * slope
    return [
        (x.T @ slope, "What arrives at y is missing."),
        (x.T @ (g + back), "Does the shortcut go through w?"),
        (x.T @ g, "The gradient has to pass the tanh before it meets x."),
        (back.T @ x, "Rows and columns have changed places."),
        (x.T @ back / len(x), "Nothing here is a mean."),
    ]


@check
def check_rule(answer: Any) -> str:
    """A rule that scales a vector to length 1, and its pullback."""
    rng = np.random.default_rng(17)
    for d in 3, 1, 6:
        x, g = rng.normal(size=(2, d)) * 2
        given = x.copy()
        came = call(answer, given)
        require(
            np.array_equal(given, x),
            "Your rule changed x itself, which others still use. Make a new "
            "array.",
        )
        require(
            isinstance(came, list | tuple)
            and len(came) == 2
            and callable(came[1]),
            "A rule returns two things: the value, and its pullback, which "
            "is a function of g.",
        )
        r = np.sqrt(x @ x)
        y = x / r
        # In one dimension a slip may be right.
        slips = _length_slips(x, y, r) if d > 1 else []
        value = numbers(came[0], of="the value")
        compare(value, y, slips, "For the value")
        back = numbers(call(came[1], g), of="what the pullback returned")
        slips = _pullback_slips(g, y, r) if d > 1 else []
        _judge(back, (g - y * (g @ y)) / r, slips, "the pullback")
    return (
        "The pullback takes some 5d operations. With the Jacobian it would "
        "take 2d squared, and d squared numbers of memory."
    )


def _length_slips(x: Array, y: Array, r: Any) -> Slips:
    root = "The length is the root of the sum of squares."
    return [
        (y / r, "Divide by the length, not by its square."),
        (x / x.sum(), root),
        (x / np.abs(x).sum(), root),
        (x / np.abs(x).max(), root),
    ]


def _pullback_slips(g: Array, y: Array, r: Any) -> Slips:
    return [
        (g / r, "The length depends on x as well. Those paths are missing."),
        (g - y * (g @ y), "One factor is missing: try x twice as long."),
        ((g + y * (g @ y)) / r, "Look at the sign of the derivative of 1/r."),
        (
            g * (1 - y * y) / r,
            "Through the length, each entry of x moves every entry of y, "
            "and not only its own.",
        ),
    ]


def _judge(came: Any, right: Array, slips: Slips, of: str) -> None:
    """Compare arrays, and know the usual slips by their results."""
    advice = "Nudge one entry, and compare."
    compare(numbers(came, of=of), right, slips, f"For {of}", advice)


GRAPHS: list[Graph] = [
    {"y": ["a", "b"], "b": ["a"], "a": ["x"], "x": []},
    {"x": [], "a": ["x"], "b": ["a"], "y": ["a", "b"]},
    {"x": [], "s": ["x", "x"], "y": ["s", "s"]},
    {"w": [], "x": [], "z": ["x", "w"], "p": ["w"], "L": ["z", "p"]},
    {"L": ["c", "a"], "a": ["x"], "x": [], "c": ["b"], "b": ["a"]},
    {"y": ["s", "r"], "s": ["x", "x"], "r": ["q"], "q": ["x"], "x": []},
    {},
]
CIRCLES: list[Graph] = [
    {"y": ["a"], "a": ["b"], "b": ["a"]},
    {"a": ["a"]},
]


@check
def check_order(answer: Any) -> str:
    """All values of a graph, each after everything that uses it."""
    for graph in GRAPHS:
        _judge_order(call(answer, _copy(graph)), graph)
    for graph in CIRCLES:
        require(
            _refused(answer, graph),
            f"For {graph} your function returned a result. These values are "
            "made from each other, and a ValueError should say so.",
        )
    return (
        "A record makes this superfluous: values are written down in the "
        "order in which they come to exist."
    )


def _judge_order(came: Any, graph: Graph) -> None:
    require(
        isinstance(came, list | tuple),
        f"A list is wanted. What came is {came!r}.",
    )
    said = f"For {graph} you returned {list(came)}."
    require(
        sorted(map(str, came)) == sorted(graph),
        f"{said} Every value has to be there, once.",
    )
    for value, inputs in graph.items():
        for x in inputs:
            require(
                came.index(x) > came.index(value),
                f"{said} There, {x} comes before {value}, which uses it: its "
                "gradient would not be complete.",
            )


def _refused(answer: Callable[[Graph], Any], graph: Graph) -> bool:
    notice = (
        "These values are made from each other: notice it, and raise a "
        "ValueError."
    )
    try:
        answer(_copy(graph))
    except ValueError:
        return True
    except RecursionError as error:
        raise WrongAnswer(
            f"For {graph} your function calls itself without end. {notice}"
        ) from error
    except Exception as error:
        raise WrongAnswer(
            f"For {graph} your function raised {type(error).__name__}. "
            f"{notice}"
        ) from error
    return False


def _copy(graph: Graph) -> Graph:
    """A graph for the reader, who may use it up."""
    return {value: list(inputs) for value, inputs in graph.items()}


def _softmax(x: Array) -> One:
    return rules.softmax(x, axis=-1)


def _row_sums(x: Array) -> One:
    return rules.reduce_sum(x, axis=(1,), keepdims=False)


# Right rules, and the shape to try each on.
SOUND: list[tuple[Callable[[Array], One], tuple[int, ...]]] = [
    (rules.tanh, (5,)),
    (_softmax, (2, 3)),
    (_row_sums, (3, 4)),
    (lambda x: (x @ x, lambda g: 2 * g * x), (4,)),
    (lambda x: (100 * x, lambda g: 100 * g), (2, 2)),
]

TURN = np.array([[0.0, 1.0, 2.0], [0.5, -1.0, 0.0], [3.0, 0.0, 1.0]])
# Wrong ones, and what a check that lets each through has left out.
UNSOUND: list[tuple[Callable[[Array], Any], tuple[int, ...], str]] = [
    (
        lambda x: (np.tanh(x), lambda g: g * (1 - x * x)),
        (5,),
        "It takes the derivative of tanh at the wrong argument. Does yours "
        "compare the pullback with the value at all?",
    ),
    (
        lambda x: (_softmax(x)[0], np.zeros_like),
        (2, 3),
        "Its value is softmax, and its pullback returns zeros. With g of "
        "ones it cannot be told from the right one.",
    ),
    (
        lambda x: (TURN @ x, lambda g: TURN @ g),
        (3,),
        "Its matrix should have been transposed.",
    ),
    (
        lambda x: (x.sum(0), lambda g: g),
        (4, 3),
        "Its gradient does not have the shape of x. NumPy may stretch it "
        "when you multiply.",
    ),
    (
        lambda x: (np.exp(x), lambda g: -g * np.exp(x)),
        (4,),
        "Its sign is wrong.",
    ),
    (
        lambda x: (x.mean(), lambda g: np.full_like(x, g)),
        (6,),
        "It left out a factor.",
    ),
    (
        lambda x: (x * x, lambda g: 2.02 * g * x),
        (5,),
        "It is wrong by one per cent, which is far more than rounding.",
    ),
]


@check
def check_checker(answer: Any) -> str:
    """A function that tells right rules from wrong ones."""
    rng = np.random.default_rng(19)
    for rule, shape in SOUND:
        verdict = _verdict(answer, rule, rng.normal(size=shape))
        require(
            verdict,
            f"Your check rejected a right rule, for x of shape {shape}. How "
            "much difference do you allow, measured by the size of what is "
            "compared? What if the value has another shape than x?",
        )
    for wrong, shape, nudge in UNSOUND:
        verdict = _verdict(answer, wrong, rng.normal(size=shape))
        require(
            not verdict,
            f"Your check let a wrong rule pass, for x of shape {shape}. "
            + nudge,
        )
    return (
        "One random direction takes two evaluations, however many numbers x "
        "holds. A check as cheap as this can run in every test."
    )


def _verdict(answer: Any, rule: Callable[[Array], Any], x: Array) -> bool:
    came = call(answer, rule, x)
    require(
        isinstance(came, bool | np.bool_),
        f"True or False is wanted. Your function returned {came!r}.",
    )
    return bool(came)
