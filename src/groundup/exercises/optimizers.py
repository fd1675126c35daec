"""Checks for the exercises of chapter 7, Optimizers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundup.exercises import (
    WrongAnswer,
    call,
    check,
    number,
    numbers,
    reject,
    require,
)

Array = NDArray[Any]

# The bowl of the last exercise, and what is asked of a walk down to its floor.
CURVATURES = np.array([1.0, 10.0, 400.0])
STEPS, NEAR = 200, 1e-5


@check
def check_first_step(answer: Any) -> str:
    """Three weights after Adam's first step, with a learning rate of 0.01."""
    came = numbers(answer).ravel()
    require(
        came.size == 3,
        f"Three numbers are wanted, one a weight. You gave {came.size}.",
    )
    gradient = np.array([1000.0, -0.001, 0.0])
    said = f"You answered {came.tolist()}."
    reject(
        said,
        (
            _close(came, 1 - 0.01 * gradient),
            "That is gradient descent. What does Adam divide by?",
        ),
        (
            _close(np.abs(came), [0.01, 0.01, 0]),
            "Those are the moves. The weights stood at 1 before.",
        ),
        (
            _close(came, 1 + 0.01 * np.sign(gradient)),
            "The sizes are right. Does a step go with or against the "
            "gradient?",
        ),
        (
            _close(came, 1 - 0.01 * np.sqrt(10) * np.sign(gradient)),
            "That is without the correction of the bias.",
        ),
        (
            not _close(came[2], 1),
            "Where the gradient is 0, both means are, too.",
        ),
        (
            not _close(came, 1 - 0.01 * np.sign(gradient)),
            "Correct both means after one step: one becomes the gradient, "
            "the other its square. Then divide the first by the root of the "
            "second.",
        ),
    )
    return (
        "A gradient a million times as large makes the same step: in the "
        "first step only its sign counts."
    )


@check
def check_batch_size(answer: Any) -> str:
    """How many samples bring a standard error from 0.5 to 0.1."""
    size = number(answer)
    reject(
        f"You answered {size:g}.",
        (
            np.isclose(size, 80),
            "That would be right if the noise fell as one over the size. It "
            "falls as one over its root.",
        ),
        (
            np.isclose(size, 25),
            "That is the factor by which the batch grows.",
        ),
        (
            np.isclose(size, 16 * np.sqrt(5)),
            "The root stands on the other side: by what is the size "
            "multiplied for a fifth of the noise?",
        ),
        (
            size == 2,
            "That is sigma. Which size brings sigma over its root to 0.1?",
        ),
        (
            np.isclose(size, 20),
            "That is the root of the size.",
        ),
        (
            size < 16,
            "Less noise takes more samples, not fewer.",
        ),
        (
            not np.isclose(size, 400),
            "From 16 samples and 0.5, find sigma. Then solve for the size "
            "that gives 0.1.",
        ),
    )
    return (
        "The same 400 samples, as 25 batches, would allow 25 steps. That is "
        "usually the better bargain."
    )


@check
def check_read(answer: Any) -> str:
    """When RMSProp's loss passes 0.01, read off the plot."""
    steps = number(answer)
    reject(
        f"You answered {steps:g}.",
        (
            26.5 < steps <= 30,
            "That fits a dip of momentum, which comes back up. Look at the "
            "legend again.",
        ),
        (
            steps < 0 or steps > 50 or 0 < steps < 1,
            "That is no number of steps between 0 and 50.",
        ),
        (
            not 23 <= steps <= 26.5,
            f"At that step the curve is {'above' if steps < 25 else 'below'} "
            "the level. The axis shows powers of ten: two of them below 1.",
        ),
    )
    return (
        "From there on it falls faster and faster: as the gradients shrink, "
        "RMSProp divides them by less."
    )


@check
def check_largest_rate(answer: Any) -> str:
    """The learning rate from which on momentum diverges on a parabola."""
    rng = np.random.default_rng(3)
    for curvature, beta in rng.uniform((0.1, 0.05), (9.0, 0.95), (20, 2)):
        came = number(
            numbers(
                call(answer, curvature, beta), of="what your function returned"
            )
        )
        slips = _rate_slips(curvature, beta)
        said = (
            f"For curvature {curvature:.3g} and beta {beta:.3g} you returned "
            f"{came:.4g}."
        )
        reject(
            said,
            *((np.isclose(came, slip, rtol=1e-5), say) for slip, say in slips),
            (
                not np.isclose(came, 2 * (1 + beta) / curvature, rtol=1e-5),
                "Try it: a little below your limit paths should shrink, a "
                "little above it they should grow. Put z = -1 into the "
                "characteristic equation.",
            ),
        )
    return "With beta = 0 it is the limit of gradient descent."


def _rate_slips(curvature: float, beta: float) -> list[tuple[float, str]]:
    root = np.sqrt(beta)
    return [
        (
            2 / curvature,
            "That is the limit without momentum. Where does beta come in?",
        ),
        (
            2 * (1 - beta) / curvature,
            "Momentum makes steps longer, and yet the limit is not lower. "
            "Look at the signs when z = -1.",
        ),
        (
            (1 + root) ** 2 / curvature,
            "There the roots stop being complex. They are real from there "
            "on, but still smaller than 1 in size.",
        ),
        (
            (1 - root) ** 2 / curvature,
            "There the roots become complex, and are still smaller than 1 in "
            "size.",
        ),
        (
            2 * (1 + beta) * curvature,
            "A steeper parabola bears less. Does your limit fall when the "
            "curvature grows?",
        ),
        (
            2 * (1 + beta),
            "That is the limit for the product of rate and curvature.",
        ),
        (
            (1 + beta) / curvature,
            "At z = -1 there are two terms without the rate. Count both.",
        ),
    ]


@check
def check_clip_together(answer: Any) -> str:
    """Gradients of any shapes, shortened alike to a global norm."""
    rng = np.random.default_rng(2)
    for shapes, limit in (
        ([(3, 4), (4,)], 1.0),
        ([(2, 2), (3,), ()], 0.25),
        ([(5,)], 100.0),
        ([(2,), (2, 1)], 50.0),
    ):
        gradients = [rng.normal(size=shape) for shape in shapes]
        _judge_clip(answer, gradients, limit)
    _judge_clip(answer, [np.zeros(3), np.zeros((2, 2))], 1.0)
    return (
        "The direction of the whole step is kept, so it still leads downhill."
    )


def _judge_clip(answer: Any, gradients: list[Array], limit: float) -> None:
    before = [g.copy() for g in gradients]
    came = call(answer, gradients, limit)
    shapes = ", ".join(str(g.shape) for g in before)
    said = f"For gradients of shapes {shapes} and the limit {limit:g}:"
    require(
        isinstance(came, list | tuple) and len(came) == len(before),
        f"{said} a list of {len(before)} arrays is wanted.",
    )
    arrays = [numbers(g, of="what your function returned") for g in came]
    for array, g in zip(arrays, before, strict=True):
        require(
            array.shape == g.shape,
            f"{said} a gradient of shape {g.shape} came back with shape "
            f"{array.shape}.",
        )
    require(
        _same(gradients, before),
        f"{said} your function changed the arrays that it was given. Make "
        "new ones.",
    )
    length = _length(before)
    right = [g * limit / max(length, limit) for g in before]
    slips = (
        (
            [g * limit / (length or 1) for g in before],
            "short gradients became longer. What must the factor be when "
            "they are within the limit?",
        ),
        (
            [g * limit / max(_length([g]), limit) for g in before],
            "each gradient was judged by its own length. One factor must "
            "serve all.",
        ),
        (
            [np.clip(g, -limit, limit) for g in before],
            "that is clipping by value. The direction is lost.",
        ),
        (before, "nothing was shortened."),
    )
    if not _same(arrays, right):
        for slip, nudge in slips:
            require(not _same(arrays, slip), f"{said} {nudge}")
        raise WrongAnswer(
            f"{said} all of them together have the length "
            f"{_length(arrays):.4g}, and {_length(right):.4g} is wanted. The "
            "length is the root of the sum of all squares."
        )


def _length(arrays: list[Array]) -> float:
    return float(np.sqrt(sum(np.sum(np.square(a)) for a in arrays)))


def _same(ours: list[Array], theirs: list[Array]) -> bool:
    pairs = zip(ours, theirs, strict=True)
    return all(np.allclose(a, b, rtol=1e-4, atol=1e-9) for a, b in pairs)


@check
def check_tuned(answer: Any) -> str:
    """A rate and a momentum, judged by a walk down a bowl."""
    pair = numbers(answer).ravel()
    require(
        pair.size == 2,
        f"A pair is wanted, (rate, momentum). You gave {pair.size} numbers.",
    )
    rate, beta = (float(each) for each in pair)
    said = f"You chose a rate of {rate:.4g} and a momentum of {beta:.4g}."
    reject(
        said,
        (
            not (rate > 0 and 0 <= beta < 1),
            "The rate must be positive, and the momentum from 0 up to, but "
            "not including, 1.",
        ),
        (
            beta > 0 and _arrives(beta, rate),
            "The two have changed places.",
        ),
        (
            400 * rate >= 2 * (1 + beta),
            "That diverges in the steepest direction: the rate is too large.",
        ),
    )
    left = _distance_left(rate, beta)
    reject(
        f"{said} After {STEPS} steps the distance is {left:.1e}.",
        (
            beta == 0 and left >= NEAR,
            "Without momentum no rate is good enough. How much of the "
            "velocity should be kept?",
        ),
        (
            left >= NEAR and np.isclose(beta, 19 / 21, atol=1e-3),
            "Does the equation give the momentum, or its root?",
        ),
        (
            left >= NEAR,
            "Which of the two holds it back? Take the roots of the smallest "
            "and the largest curvature, and of their quotient.",
        ),
    )
    return f"After {STEPS} steps the distance is {left:.1e}."


def _arrives(rate: float, beta: float) -> bool:
    stable = 0 < 400 * rate < 2 * (1 + beta) and 0 <= beta < 1
    return stable and _distance_left(rate, beta) < NEAR


def _distance_left(rate: float, beta: float) -> float:
    theta, velocity = np.ones(3), np.zeros(3)
    for _ in range(STEPS):
        velocity = beta * velocity - rate * CURVATURES * theta
        theta = theta + velocity
    return float(np.linalg.norm(theta))


def _close(came: Any, value: Any) -> bool:
    return bool(np.allclose(came, value, rtol=0, atol=2e-4))
