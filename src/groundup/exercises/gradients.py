"""Checks for the exercises of chapter 5, Gradients."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundup.exercises import (
    Slips,
    WrongAnswer,
    call,
    check,
    number,
    numbers,
    reject,
    require,
)

Array = NDArray[Any]
# A function of an array that gives one number, and its gradient.
Scalar = Callable[[Array], Any]
RETURNED = "what your function returned"


@check
def check_step(answer: Any) -> str:
    """Weight and bias after one step of descent, worked out by hand."""
    came = numbers(answer)
    said = f"You answered {came.tolist()}."
    require(came.size == 2, f"{said} Two numbers are wanted: w, then b.")
    came = came.ravel()
    slips: Slips = [
        (np.array([-8.0, -5.0]), "That is the gradient. Now take the step."),
        (
            np.array([0.2, -0.5]),
            "That is uphill: look at the sign in front of the gradient.",
        ),
        (
            np.array([9.0, 5.0]),
            "The gradient is right, but the step is only a tenth of it.",
        ),
        (
            np.array([2.6, 1.0]),
            "The loss is a mean. What becomes of the 1/n?",
        ),
        (
            np.array([1.4, 0.25]),
            "A squared difference was differentiated. What becomes of the 2?",
        ),
        (
            np.array([1.8, 0.26]),
            "Did b's gradient see the new w? Both parameters use the "
            "gradient at the point where the step begins.",
        ),
        (
            np.array([1.5, 0.5]),
            "The bias is right. For w, what does each residual count by?",
        ),
        (np.array([0.5, 1.8]), "Those are the two, the other way round."),
    ]
    reject(said, *((_near(came, slip), nudge) for slip, nudge in slips))
    require(
        _near(came, np.array([1.8, 0.5])),
        f"{said} That is not where the step ends. Write the table: "
        "prediction, residual, residual times input. Then the two means.",
    )
    return (
        "Both residuals were negative, so both parameters rose. The loss "
        "fell from 6.5 to 0.65."
    )


@check
def check_product_gradient(answer: Any) -> str:
    """The gradient of the product of all entries, zeros included."""
    rng = np.random.default_rng(17)
    for x in rng.normal(size=3), rng.normal(size=6), np.array([2.0]):
        _judge_product(answer, x, "Multiply three numbers on paper first.")
    one, two = np.array([3.0, 0.0, -2.0]), np.array([0.0, 5.0, 0.0])
    with np.errstate(all="ignore"):
        _judge_product(
            answer,
            one,
            "For numbers other than 0 you are right. But dividing by an entry "
            "fails where it is 0. Leave the entry out of the product instead.",
        )
        _judge_product(
            answer,
            two,
            "With a single 0 you are right. Here, what is left of the product "
            "when you leave one 0 out?",
        )
    return (
        "Where one entry is 0, the gradient is 0 at all places but that one. "
        "Where two are, it is 0 everywhere."
    )


def _judge_product(answer: Any, x: Array, nudge: str) -> None:
    came = numbers(call(answer, x.copy()), of=RETURNED)
    right = np.array([np.prod(np.delete(x, i)) for i in range(x.size)])
    slips: Slips = [
        (np.asarray(right.sum()), "That is one number. The entries of a "
         "gradient stay apart."),
        (np.full_like(x, x.prod()), "An entry's factor is the product of the "
         "others. Is x_i among them?"),
        (np.ones_like(x), "That is the gradient of the sum."),
    ]  # fmt: skip
    said = f"For x of shape {x.shape} you returned shape {came.shape}."
    if x.size > 1 and x.all():
        reject(said, *((_near(came, slip), hint) for slip, hint in slips))
    _same_shape(said, came, x)
    require(
        _near(came, right),
        f"For x = {x.round(2).tolist()} you returned "
        f"{came.round(3).tolist()}. {nudge}",
    )


@check
def check_best_step(answer: Any) -> str:
    """The step at which the central difference is best, off a plot."""
    step = number(answer)
    reject(
        f"You answered {step:g}.",
        (
            -8 < step < -3,
            "That looks like an exponent. Give the step itself, as 1e-3 for "
            "a thousandth.",
        ),
        (
            step <= 0,
            "A step is a positive number.",
        ),
        (
            4e-13 < step < 1e-10,
            "That is an error, as on the vertical axis. The step is on the "
            "horizontal one.",
        ),
        (
            2e-9 < step < 5e-8,
            "There the forward difference is best. Follow the other points.",
        ),
        (
            not 1e-6 <= step <= 5e-5,
            "Find the lowest point of the central difference, and go straight "
            "down to the axis.",
        ),
    )
    return (
        "The theory says the cube root of 3u, 6.9e-6. From there on, a step "
        "ten times as long cuts off a hundred times as much."
    )


@check
def check_numerical_gradient(answer: Any) -> str:
    """Central differences of a function of an array of any shape."""
    rng = np.random.default_rng(19)
    for shape in (3,), (2, 3), ():
        x = rng.normal(size=shape)
        _judge_numerical(answer, _wave, np.cos(x), x)
    x = rng.normal(size=4)
    _judge_numerical(answer, _chain, _chain_gradient(x), x)
    return (
        "It needs no idea of what f does, only its values: two for each "
        "entry of x. The tape needs one pass each way for all of them."
    )


def _wave(x: Array) -> Any:
    return 10 + np.sum(np.sin(x))


def _chain(x: Array) -> Any:
    """Return a value to which neighbours contribute together."""
    return 10 + np.sum(x[1:] * x[:-1] ** 2)


def _chain_gradient(x: Array) -> Array:
    gradient = np.zeros_like(x)
    gradient[1:] += x[:-1] ** 2
    gradient[:-1] += 2 * x[:-1] * x[1:]
    return gradient


def _judge_numerical(answer: Any, f: Scalar, right: Array, x: Array) -> None:
    given = x.copy()
    came = numbers(call(answer, _only(f, x.shape), given), of=RETURNED)
    said = f"For x of shape {x.shape} you returned shape {came.shape}."
    require(
        np.array_equal(given, x),
        "Your function left x changed. Work on a copy, or keep each entry and "
        "put it back: to add a step and take it away again leaves a rounding.",
    )
    _same_shape(said, came, x)
    off = float(np.max(np.abs(came - right)))
    reject(
        f"At x = {x.round(2).tolist()} your gradient is off by {off:.1e}.",
        (
            came.dtype.kind != "f",
            "It holds whole numbers. Make room for others.",
        ),
        (np.isnan(off), "Something was divided by 0, or never computed."),
        (
            _near(came, 2 * right) or _near(came, right / 2),
            "Half or double: how far apart are the two points?",
        ),
        (_near(came, -right), "Which value is subtracted from which?"),
        (
            not np.any(came),
            "Every entry is 0. Are the two points different arrays, or two "
            "names of one?",
        ),
        (
            _in_proportion(came, right),
            "Its entries are in proportion, but all have one wrong factor. "
            "What is the difference of the two values divided by?",
        ),
        (
            np.count_nonzero(came) == 1 < came.size,
            "All but one entry is 0. Does return stand inside the loop?",
        ),
        (
            off > 1e3,
            "Is the whole difference divided, or only its second part?",
        ),
        (
            off > 1e-2,
            "That is no rounding. Is only one entry moved at a time?",
        ),
        (
            off > 1e-8,
            "The formula may be right, but more is possible: is it a central "
            "difference, with a step near its best? Is every entry put back?",
        ),
    )


def _only(f: Scalar, shape: tuple[int, ...]) -> Scalar:
    """Return f, which now takes arrays of one shape alone."""

    def checked(x: Array) -> Any:
        if np.shape(x) != shape:
            raise ValueError(
                f"f takes an array of shape {shape}, and got {np.shape(x)}"
            )
        return f(x)

    return checked


def _in_proportion(came: Array, right: Array) -> bool:
    """Whether an array is another one times a factor, which is not near 1."""
    factor = float(np.sum(came * right) / np.sum(right * right))
    return not 0.99 < factor < 1.01 and np.allclose(
        came, factor * right, rtol=1e-3, atol=0
    )


@check
def check_bowl(answer: Any) -> str:
    """The largest and the best learning rate for two curvatures."""
    rng = np.random.default_rng(23)
    pairs = [(1.0, 9.0), (4.0, 0.5), *rng.uniform(0.2, 8, size=(6, 2))]
    for a, b in pairs:
        came = numbers(call(answer, float(a), float(b)), of=RETURNED)
        said = (
            f"For curvatures {a:.3g} and {b:.3g} you returned "
            f"{came.round(4).tolist()}."
        )
        require(came.size == 2, f"{said} Two rates are wanted.")
        limit, best = came.ravel()
        _judge_limit(said, limit, a, b)
        _judge_best(said, best, a, b)
    return (
        "At the best rate both distances shrink by the same factor, one of "
        "them with a change of side. For curvatures 1 and 100 the factor is "
        "99/101: a hundred steps leave 14 % of the distance."
    )


def _judge_limit(said: str, limit: float, a: float, b: float) -> None:
    small, large = sorted((a, b))
    reject(
        said,
        (
            np.isclose(limit, 2 / (a + b)),
            "The first is not the limit, but the best rate. Swap them.",
        ),
        (
            np.isclose(limit, 2 / small),
            "The first rate suits one coordinate. What does the other do?",
        ),
        (
            np.isclose(limit, 1 / large),
            "At the first rate, one coordinate arrives in a single step. "
            "It could still be raised.",
        ),
        (
            not np.isclose(limit, 2 / large),
            "The first is not the limit. Each coordinate is multiplied by a "
            "factor of its own: for which rates are both between -1 and 1?",
        ),
    )


def _judge_best(said: str, best: float, a: float, b: float) -> None:
    small, large = sorted((a, b))
    reject(
        f"{said} The first is right.",
        (
            np.isclose(best, 1 / large),
            "The second is best for the steeper coordinate alone. Here the "
            "other one holds you up: could it be quicker?",
        ),
        (
            np.isclose(best, 1 / small) or best >= 2 / large,
            "The second is too long for the steeper coordinate.",
        ),
        (
            np.isclose(best, 1 / (a + b)),
            "The second is half of what you want. Set one factor equal to "
            "minus the other.",
        ),
        (
            not np.isclose(best, 2 / (a + b)),
            "The second is not the best. Draw the size of both factors "
            "against the rate: where is the larger of the two smallest?",
        ),
    )


@check
def check_backtrack(answer: Any) -> str:
    """Halve the learning rate until a step lowers the function."""
    for f, x, g, rate in _walks():
        right = _backtrack(f, x, g, rate)
        came = number(call(answer, _limited(f), x.copy(), g.copy(), rate))
        said = (
            f"From x = {x.tolist()}, gradient {g.tolist()}, rate {rate:g}, "
            f"you returned {came:g}."
        )
        reject(
            said,
            (
                not np.any(g) and came != 0,
                "Where the gradient is 0, no step goes down: return 0.",
            ),
            (
                np.any(g) and came == 0,
                "An entry of the gradient is 0 here, but not all of them are.",
            ),
            (
                np.isclose(came, rate) and not np.isclose(right, rate),
                "That step ends no lower than it began. Halve the rate.",
            ),
            (
                right != 0 and np.isclose(came, right / 2),
                "That is halved once too often: the rate before it was short "
                "enough.",
            ),
            (
                not np.isclose(came, right),
                "Try the rates one after another, by hand: which is the first "
                "to end lower than f(x)?",
            ),
        )
    return (
        "No rate is too long for this rule. Practice asks for a bit more "
        "than any decrease, so that the steps cannot become tiny."
    )


def _walks() -> list[tuple[Scalar, Array, Array, float]]:
    """Return functions, points, gradients there and first rates."""
    one, two = np.array([1.5]), np.array([1.0, -2.0])
    across = np.array([0.0, -2.0])
    return [
        (_parabola, one, 2 * one + 3, 0.5),
        (_parabola, one, 2 * one + 3, 1.0),
        (_parabola, one, 2 * one + 3, 16.0),
        (_valley, two, np.array([1.0, 50.0]) * two, 1.0),
        (_valley, across, np.array([1.0, 50.0]) * across, 1.0),
        (_parabola, np.array([-1.5]), np.array([0.0]), 1.0),
    ]


def _parabola(x: Array) -> Any:
    return np.sum(x**2 + 3 * x + 2)


def _valley(x: Array) -> Any:
    return 0.5 * np.sum(np.array([1.0, 50.0]) * x**2)


def _backtrack(f: Scalar, x: Array, g: Array, rate: float) -> float:
    if not np.any(g):
        return 0.0
    while f(x - rate * g) >= f(x):
        rate /= 2
    return rate


def _limited(f: Scalar) -> Scalar:
    """Return f with an end to it, for a loop that has none."""
    calls = 0

    def counted(x: Array) -> Any:
        nonlocal calls
        calls += 1
        if calls > 1000:
            raise RuntimeError("f was called 1000 times. Does the loop end?")
        return f(x)

    return counted


def _same_shape(said: str, came: Array, x: Array) -> None:
    if came.shape != x.shape:
        raise WrongAnswer(
            f"{said} A gradient has the shape of what it is taken by."
        )


def _near(came: Array, slip: Array) -> bool:
    return came.shape == slip.shape and np.allclose(came, slip, atol=1e-4)
