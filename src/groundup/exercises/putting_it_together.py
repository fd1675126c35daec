"""Checks for the exercises of chapter 8, Putting it all together."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundup.datasets import spirals
from groundup.exercises import (
    alike,
    call,
    check,
    number,
    numbers,
    reject,
    require,
)

Array = NDArray[Any]

# Each line of the first exercise: the loss, and a nudge.
STARTS: dict[str, tuple[float, str]] = {
    "a": (math.log(2), "What does a sample cost whose class got 0.5?"),
    "b": (math.log(10), "Which probability does each of the classes get?"),
    "c": (math.log(1000), "Which probability does each of the classes get?"),
    "d": (
        -0.1 * math.log(0.1) - 0.9 * math.log(0.9),
        "Take the mean over both kinds of samples, each as often as it comes.",
    ),
}


@check
def check_start(answer: Any) -> str:
    """Four losses before training."""
    losses = numbers(answer)
    require(
        losses.shape == (4,),
        "Four numbers are wanted, one for each of the lines a, b, c and d. "
        f"Your answer has shape {losses.shape}.",
    )
    for line, loss in zip(STARTS, losses.tolist(), strict=True):
        right, nudge = STARTS[line]
        said = f"On line {line} you answered {loss:.4g}."
        reject(
            said,
            (
                math.isclose(loss, -right, rel_tol=0.02),
                "The size is right. Can a probability of less than 1 cost "
                "less than nothing?",
            ),
            (
                _in_other_base(loss, right),
                "That is the logarithm to another base. The losses of this "
                "book use the natural one.",
            ),
            (
                math.isclose(math.exp(-right), loss, rel_tol=0.02),
                "That is a probability. What does it cost?",
            ),
            (not math.isclose(loss, right, rel_tol=0.02), nudge),
        )
    return (
        "A first loss far above these says that the network is sure of "
        "something before it has seen anything."
    )


def _in_other_base(loss: float, right: float) -> bool:
    bases = (2, 10)
    return any(
        math.isclose(loss, right / math.log(base), rel_tol=0.02)
        for base in bases
    )


@check
def check_norms(answer: Any) -> str:
    """The epoch at which the first layer's weights are shortest."""
    epoch = number(answer)
    reject(
        f"You answered {epoch:g}.",
        (
            1 < epoch < 2,
            "That is a length. On which epoch is it reached?",
        ),
        (
            not 8 <= epoch <= 19,
            f"The turning point comes {'later' if epoch < 8 else 'earlier'}. "
            "Find the lowest point of the first layer's curve, and go down "
            "to the axis of epochs. It is logarithmic.",
        ),
    )
    return (
        "At first the penalty and a wrong start pull the weights in. Once "
        "the directions are right, larger weights pay."
    )


@check
def check_samples(answer: Any) -> str:
    """How many samples make an interval of one percentage point."""
    n = number(answer)
    spread = 0.97 * 0.03
    reject(
        f"You answered {n:g}.",
        (
            _near(n, 1.96**2 * spread / 0.005**2),
            "That makes the whole interval one point wide. One point up or "
            "down is wanted.",
        ),
        (
            _near(n, 1.96**2 * spread / 0.02**2),
            "That makes the interval two points up or down.",
        ),
        (
            _near(n, spread / 0.01**2),
            "That is for one standard deviation. For 95 per cent it takes "
            "more of them.",
        ),
        (
            _near(n, 1.96 * spread / 0.01**2)
            or _near(n, 1.96 * spread**0.5 / 0.01),
            "Square both sides before you solve for n: every factor outside "
            "of the root.",
        ),
        (
            _near(n, 1.96**2 * 0.25 / 0.01**2),
            "That would do for any accuracy. Here it is known to be about "
            "97 per cent, and needs fewer.",
        ),
        (
            not 1050 <= n <= 1200,
            f"It takes {'more' if n < 1050 else 'fewer'}. Write down half "
            "the width of the interval, set it to 0.01, and solve for n.",
        ),
    )
    return (
        "The error shrinks with the square root of n, so a tenth of a point "
        "would take a hundred times as many."
    )


def _near(came: float, slip: float) -> bool:
    return math.isclose(came, slip, rel_tol=0.02)


@check
def check_combine(answer: Any) -> str:
    """The gradient of a whole batch from those of unequal shards."""
    rng = np.random.default_rng(3)
    for sizes in ([5, 5], [1, 2, 7], [100], [3, 1, 4, 1]):
        gradients = list(rng.normal(size=(len(sizes), 2, 4)))
        came = numbers(
            call(answer, gradients, sizes), of="what your function returned"
        )
        _judge_combined(came, gradients, sizes)
    return (
        "This is also how to compute a batch that does not fit into memory: "
        "piece by piece, one after the other."
    )


def _judge_combined(came: Array, gradients: list[Array], sizes: Any) -> None:
    """Compare with the weighted mean, and know the usual slips."""
    g = np.array(gradients)
    n = np.array(sizes)[:, None, None]
    right = (n * g).sum(axis=0) / n.sum()
    if alike(came, right):
        return
    reject(
        f"For shards of {sizes} samples you returned shape {came.shape}.",
        (
            came.shape != right.shape,
            f"The gradients have shape {right.shape}, and so has the one "
            "that is wanted.",
        ),
        (
            alike(came, g.sum(axis=0)),
            "That is the sum of the gradients, which are means already.",
        ),
        (
            alike(came, g.mean(axis=0)),
            "That gives every worker the same say. A sample in a small "
            "shard then counts more than one in a large shard.",
        ),
        (
            alike(came, (n * g).sum(axis=0)),
            "That is the gradient of the sum of all losses. Their mean is "
            "wanted.",
        ),
        (
            alike(came, (n * g).sum(axis=0) / len(sizes)),
            "You divide by the number of workers. How many samples are there?",
        ),
        (
            True,
            "The numbers are off. Try two shards, of 1 and of 3 samples, on "
            "paper.",
        ),
    )


@check
def check_calibration(answer: Any) -> str:
    """The expected calibration error of probabilities."""
    rng = np.random.default_rng(5)
    for n, bins, low in (400, 10, 0.0), (60, 4, 0.0), (80, 20, 0.6):
        p = rng.uniform(low, 1, n)
        y = (rng.uniform(size=n) < p * p * (3 - 2 * p)).astype(float)
        _judge_calibration(answer, p, y, bins)
    ends = np.array([0.0, 0.02, 0.05, 0.95, 1.0, 1.0])
    _judge_calibration(answer, ends, np.array([0.0, 0, 1, 1, 1, 0]), 10)
    return (
        "It is 0 for a network that says the same for every sample, and "
        "hits the mean. So it measures honesty, not knowledge."
    )


def _judge_calibration(answer: Any, p: Array, y: Array, bins: int) -> None:
    """Compare one result, and know the usual slips."""
    came = number(call(answer, p, y, bins))
    place = np.minimum((p * bins).astype(int), bins - 1)
    used = np.unique(place)
    said = np.array([p[place == b].mean() for b in used])
    happened = np.array([y[place == b].mean() for b in used])
    part = np.array([np.mean(place == b) for b in used])
    gaps = np.abs(said - happened)
    right = float(part @ gaps)
    if _same(came, right):
        return
    reject(
        f"For {len(p)} predictions in {bins} bins you returned {came:.4g}.",
        (
            math.isnan(came),
            "That is no number. Is there a bin without predictions, whose "
            "mean is 0 divided by 0?",
        ),
        (
            _same(came, part @ (said - happened)),
            "In some bins more was said than happened, in others less. Do "
            "not let them cancel.",
        ),
        (
            _same(came, gaps.mean()) or _same(came, gaps.sum() / bins),
            "That gives every bin the same weight, however many predictions "
            "it holds.",
        ),
        (
            _same(came, len(p) * right),
            "Those are counts times gaps. Divide by the number of all "
            "predictions.",
        ),
        (_same(came, gaps.max()), "That is the largest gap of all bins."),
        (
            _same(came, part @ gaps**2),
            "Those are squares of the gaps. Their sizes are wanted.",
        ),
        (
            _same(came, np.abs(p - y).mean()),
            "You compare single predictions. Compare the means of each bin.",
        ),
        (
            True,
            f"{right:.4g} is wanted. Check one bin by hand; and see where a "
            "prediction of exactly 1 goes.",
        ),
    )


def _same(came: float, slip: float) -> bool:
    return math.isclose(came, slip, rel_tol=1e-4, abs_tol=1e-9)


@check
def check_spirals(answer: Any) -> str:
    """A classifier of two spirals, tried on fresh points."""
    x, y = spirals(1000, seed=20)
    came = numbers(call(answer, x), of="what your function returned")
    require(
        came.size == len(x),
        f"For {len(x)} points you returned shape {came.shape}. One number "
        "for each point is wanted.",
    )
    require(
        bool(np.all((came >= 0) & (came <= 1))),
        f"Your numbers go from {came.min():.3g} to {came.max():.3g}. "
        "Probabilities, or the classes 0 and 1, are wanted. Did you leave "
        "out the sigmoid?",
    )
    share = float(np.mean((came.ravel() > 0.5) == (y.ravel() > 0.5)))
    reject(
        f"Of 1,000 fresh points {share:.1%} are on the right side.",
        (share < 0.1, "Nearly all are wrong: are the classes exchanged?"),
        (
            share < 0.7,
            "A straight line does as well. Has the network a hidden layer "
            "with an activation, and was it trained?",
        ),
        (
            share < 0.95,
            "That is a start, and 95 per cent are wanted. Train for longer, "
            "or with more units or a second hidden layer.",
        ),
    )
    return (
        f"{share:.1%} of fresh points are right. The same parts that found "
        "a hyperbola find a spiral."
    )
