"""Checks for the exercises of chapter 3, Activation functions."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundup.exercises import (
    Slips,
    WrongAnswer,
    alike,
    call,
    check,
    compare,
    number,
    numbers,
    reject,
    require,
)

Array = NDArray[Any]

RETURNED = "what your function returned"


@check
def check_dead_units(answer: Any) -> str:
    """How many ReLU units are dead, given what enters the ReLU."""
    rng = np.random.default_rng(11)
    for n, m in (20, 9), (3, 12), (6, 5):
        z = rng.normal(size=(n, m)) - np.linspace(0, 3, m)
        z[:, -1] = 0  # what is never positive is dead, even at exactly 0
        dead = np.all(z <= 0, axis=0).sum()
        came = number(call(answer, z))
        if came != dead:
            said = f"For z of shape {z.shape} you returned {came:g}."
            _nudge(said, came, _dead_slips(z, dead))
            raise WrongAnswer(
                f"{said} That is not their number. Write down a z of two "
                "samples and three units with one dead unit, and follow "
                "your function step by step."
            )
    return (
        "On the tape, such a unit's weights and bias get a gradient of "
        "exactly 0 from this batch."
    )


def _dead_slips(z: Array, dead: int) -> Slips:
    silent = z <= 0
    return [
        (silent.sum(), "That many entries are 0 after the ReLU."),
        (
            silent.any(axis=0).sum(),
            "Those units are 0 for some of the samples, as most units are. "
            "When do we call a unit dead?",
        ),
        (z.shape[1] - dead, "That is how many units are alive."),
        (
            np.sum(np.all(z < 0, axis=0)),
            "What does ReLU give, and what is its slope, where z is 0?",
        ),
        (
            silent.all(axis=1).sum(),
            "A sample is a row, a unit is a column. Which axis has to be "
            "used up?",
        ),
        (
            np.sum(z.mean(axis=0) <= 0),
            "Those units are negative on average. Some of them may be "
            "positive for a sample now and then.",
        ),
        (dead / z.shape[1], "That is their share. Their number is wanted."),
    ]


@check
def check_hat(answer: Any) -> str:
    """The weights of three ReLU units that add up to a hat."""
    rng = np.random.default_rng(5)
    for a, b, c in [(0, 1, 2), *np.cumsum(rng.uniform(0.5, 2, (9, 3)), 1)]:
        weights = numbers(call(answer, a, b, c), of=RETURNED).ravel()
        said = f"For corners at {a:.3g}, {b:.3g} and {c:.3g}:"
        require(
            len(weights) == 3,
            f"{said} three weights are wanted, and {len(weights)} came.",
        )
        up, down, after = np.cumsum(weights)
        reject(
            said,
            (
                not np.isclose(up, 1 / (b - a), rtol=1e-4),
                f"between the first two your curve has slope {up:.3g}. Only "
                "one unit is active there. Which slope climbs to height 1?",
            ),
            (
                not np.isclose(down, -1 / (c - b), rtol=1e-4),
                f"between the last two your curve has slope {down:.3g}. Two "
                "units are active there, and their slopes add up. Which sum "
                "comes down from height 1 to 0?",
            ),
            (
                not np.isclose(after, 0, atol=1e-4),
                f"after the last your curve has slope {after:.3g}, and it "
                "should be level. All three units are active there.",
            ),
        )
    return (
        "A weight is the change of slope at its corner. Hats side by side, "
        "each of its own height, follow any curve."
    )


@check
def check_shrink(answer: Any) -> str:
    """The factor that the sigmoid's gradient takes a layer, off a plot."""
    factor = number(answer)
    reject(
        f"You answered {factor:g}.",
        (
            3.2 <= factor <= 5,
            "The gradient divides by that. What does it multiply by?",
        ),
        (
            -0.75 <= factor <= -0.55,
            "That is the slope of the logarithm. Ten to that power is the "
            "factor.",
        ),
        (
            0 < factor < 1e-3,
            "That is what several layers do together. Take the root: the "
            "same factor acts once a layer.",
        ),
        (
            not 0.18 <= factor <= 0.3,
            f"The line falls {'faster' if factor > 0.3 else 'slower'} than "
            "that. Read its height at two places ten layers apart, divide, "
            "and take the tenth root.",
        ),
    )
    return (
        "The slope of the sigmoid is at most a quarter, and near 0, where "
        "these units work, it is little less."
    )


@check
def check_log_softmax_jacobian(answer: Any) -> str:
    """The Jacobian of the logarithm of the softmax, at random scores."""
    rng = np.random.default_rng(7)
    for m in 3, 5, 2:
        z = rng.normal(size=m)
        p = np.exp(z) / np.exp(z).sum()
        came = numbers(call(answer, z), of=RETURNED)
        given = f"For z of shape {z.shape}"
        compare(came, np.eye(m) - p, _jacobian_slips(p), given)
    return (
        "A gradient g that arrives becomes g - p * sum(g) on its way back. "
        "Compare groundup.rules.log_softmax."
    )


def _jacobian_slips(p: Array) -> Slips:
    one = np.eye(len(p))
    return [
        (
            one - p[:, None],
            "Rows and columns are exchanged: row i belongs to the output i, "
            "column j to the score j.",
        ),
        (
            np.diag(p) - np.outer(p, p),
            "That is the Jacobian of the softmax itself. The logarithm is "
            "still to come: what does the chain rule multiply row i by?",
        ),
        (
            one - 1 / len(p),
            "That is right only where all scores are equal.",
        ),
        (p - one, "Every entry has the wrong sign."),
        (1 - p, "That is the diagonal. The other entries are not 0."),
        (
            np.diag(1 - p),
            "The diagonal is right. But every score moves the sum, and with "
            "it every output.",
        ),
        (one - np.log(p), "Is that p, or its logarithm?"),
    ]


@check
def check_softplus(answer: Any) -> str:
    """The softplus of float32 numbers, large ones and small ones."""
    z = np.array([0.5, -1, 0, 3, 60, 100, 1e4, -1e4, -20, -80], np.float32)
    with np.errstate(all="ignore"):
        came = numbers(call(answer, z), of=RETURNED)
    said = f"For z of shape {z.shape} you returned shape {came.shape}."
    require(came.shape == z.shape, f"{said} The shape of z is wanted.")
    right = np.logaddexp(0, z.astype(np.float64))
    for at, y, exact in zip(z.tolist(), came, right, strict=True):
        said = f"At z = {at:g} your function gives {y:.6g}."
        reject(
            said,
            (
                not np.isfinite(y),
                "An exponential overflowed on the way. Which of e^z and "
                "e^-z is safe to compute there?",
            ),
            (
                at == 0 and y == 0,
                "There e^z is 1. What is the logarithm of 1 + 1?",
            ),
            (
                y == 0 and exact > 1e-38,
                "The value is tiny, but not 0: the 1 in 1 + e^z has "
                "swallowed the rest. NumPy has a logarithm of 1 + x that "
                "never forms the sum.",
            ),
            (
                not np.isclose(y, exact, rtol=1e-5, atol=1e-38),
                f"{exact:.6g} is wanted. Compare the definition with yours "
                "term by term.",
            ),
        )
    return (
        "The larger of z and 0, plus a correction of at most the logarithm "
        "of 2: chapter 4 computes its losses in this way."
    )


@check
def check_leaky_variance(answer: Any) -> str:
    """The variance of the weights that suits leaky ReLU."""
    for d, alpha in (50, 0.3), (200, 0.1), (3, 0.5), (10, 0.0), (7, 1.0):
        came = number(call(answer, d, alpha))
        said = f"For d = {d} and alpha = {alpha:g} you returned {came:.4g}."
        right = 2 / ((1 + alpha**2) * d)
        if 0 < alpha < 1:
            _nudge(said, came, _variance_slips(d, alpha, right))
        require(
            np.isclose(came, right, rtol=1e-4),
            f"{said} That does not keep the mean square. As a test, alpha = "
            "0 must give He's variance, and alpha = 1 that of no activation "
            "at all.",
        )
    return (
        "With alpha = 0 it is He's variance, with alpha = 1 that of a "
        "network without activations: 1/d."
    )


def _variance_slips(d: int, alpha: float, right: float) -> Slips:
    return [
        (2 / d, "That is for alpha = 0: the negative half counts as well."),
        (1 / d, "That is for alpha = 1: the negative half is smaller here."),
        (right * d, "More inputs make a larger sum. Where is d?"),
        (np.sqrt(right), "That is the standard deviation."),
        (
            2 / ((1 + alpha) * d),
            "The mean square is wanted, so the slope is squared too.",
        ),
        (
            2 / ((1 + alpha) ** 2 * d),
            "Each half of the numbers has its own slope. Square the slopes "
            "first, then take the mean.",
        ),
        (
            1 / ((1 + alpha**2) * d),
            "How large a share of the numbers is positive, and how large a "
            "share negative?",
        ),
    ]


def _nudge(said: str, came: Any, slips: Slips) -> None:
    """Know the usual slips by their results."""
    reject(said, *((alike(came, slip), nudge) for slip, nudge in slips))
