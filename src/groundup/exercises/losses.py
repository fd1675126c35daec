"""Checks for the exercises of chapter 4, Loss functions."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundup.exercises import (
    Slips,
    call,
    check,
    compare,
    number,
    numbers,
    reject,
    require,
)

Array = NDArray[Any]

TRUE, PREDICTED = np.array([10, 12, 15, 20]), np.array([11, 10, 15, 24])


@check
def check_errors(answer: Any) -> str:
    """Three numbers: MSE, RMSE and MAE of four temperatures."""
    came = numbers(answer)
    require(
        came.size == 3,
        f"You answered {answer}. Give a list of three numbers.",
    )
    errors = PREDICTED - TRUE
    mse, mae = np.mean(errors**2), np.mean(np.abs(errors))
    shuffled = [mae, np.sqrt(mse), mse]
    first, second, third = came.ravel().tolist()
    said = f"You answered {came.ravel().tolist()}."
    reject(
        said,
        (
            _close(first, np.sum(errors**2)),
            "The first number is a sum. The M of MSE stands for mean.",
        ),
        (
            _close(first, np.mean(errors) ** 2),
            "For the MSE, each error is squared before the mean is taken.",
        ),
        (
            _close(first, np.sqrt(mse)) and _close(second, mse),
            "The first two have changed places.",
        ),
        (
            not _close(first, mse) and _close(sorted(came.ravel()), shuffled),
            "The numbers are right, but wanted in another order.",
        ),
        (
            not _close(first, mse),
            "The MSE is off. Square the four errors, and take the mean of "
            "the squares.",
        ),
        (
            _close(second, mae) and _close(third, np.sqrt(mse)),
            "The last two have changed places.",
        ),
        (
            not _close(second, np.sqrt(mse), rtol=5e-3),  # 2.3 will do
            "The RMSE is off. Its name says what to do with the MSE.",
        ),
        (
            _close(np.abs(third), np.mean(errors)),
            "In your MAE, errors of opposite sign have cancelled.",
        ),
        (
            not _close(third, mae),
            "The MAE is off. It is the mean of the sizes of the errors.",
        ),
    )
    return (
        "The MSE is in squared degrees. The one large error makes the RMSE "
        "larger than the MAE."
    )


@check
def check_read(answer: Any) -> str:
    """The probability whose cross-entropy is 3 nats, off a plot."""
    probability = number(answer)
    reject(
        f"You answered {probability:g}.",
        (
            not 0 <= probability <= 1,
            "A probability lies between 0 and 1.",
        ),
        (
            0.92 <= probability <= 0.98,
            "That is read from the curve of label 0.",
        ),
        (
            probability < 0.025,
            "There the curve is higher than 3.",
        ),
        (
            not probability <= 0.08,
            "There the curve of label 1 is lower than 3.",
        ),
    )
    return (
        "A loss of 3 nats means that the truth was given the probability "
        f"e to the power -3, which is {np.exp(-3):.4f}."
    )


@check
def check_count_gradient(answer: Any) -> str:
    """The derivative of the Poisson loss by the logit."""
    rng = np.random.default_rng(4)
    for shape in (5,), (1,), (3, 2):
        z = rng.normal(size=shape)
        y = rng.poisson(3.0, size=shape).astype(float)
        mean = np.exp(z)
        slips: Slips = [
            (
                mean - y * z,
                "That is the loss itself. Its derivative is wanted.",
            ),
            (
                mean - y * z + np.vectorize(math.lgamma)(y + 1),
                "That is the loss itself. Its derivative is wanted.",
            ),
            (
                1 - y / mean,
                "That is the derivative by the mean. By the chain rule, "
                "multiply it by the derivative of the mean by z.",
            ),
            (
                (mean - y) / 5,  # of the first shape
                "That is for the mean over samples. The loss of one is meant.",
            ),
            (y - mean, "Look at the sign. The loss is a negative logarithm."),
            (z - y, "The prediction is not z itself. How do you get it?"),
            (mean, "How does the loss depend on the count y?"),
            (
                mean - y / z,
                "The logarithm of the mean is z. There is nothing to divide.",
            ),
        ]
        said = f"For z and y of shape {shape}"
        compare(_result(answer, z, y), mean - y, slips, said)
    return (
        "The same as for sigmoid and softmax. It comes out whenever the last "
        "layer's function fits the distribution in this way."
    )


@check
def check_cross_entropy(answer: Any) -> str:
    """The sparse cross-entropy of each row of logits."""
    rng = np.random.default_rng(9)
    for n, m, scale in (5, 3, 1.0), (4, 4, 2.0), (1, 2, 1.0):
        z = rng.normal(scale=scale, size=(n, m))
        labels = rng.integers(m, size=n)
        losses = _cross_entropies(z, labels)
        slips = _entropy_slips(z, labels, losses)
        said = f"For logits of shape {z.shape}"
        compare(_result(answer, z, labels), losses, slips, said)
    z = np.array([[1000.0, 0.0], [-1000.0, -1000.0], [0.0, 800.0]])
    labels = np.array([0, 1, 0])
    with np.errstate(all="ignore"):
        came = _result(answer, z, labels)
    right = _cross_entropies(z, labels)
    if not np.allclose(came, right, rtol=1e-4, atol=1e-3):
        reject(
            f"For the logits {z.tolist()} you returned {came.tolist()}.",
            (
                np.isfinite(came).all(),
                "Something keeps a probability away from 0. Take its "
                "logarithm on paper, and nothing needs to.",
            ),
            (
                np.isposinf(came).any() and not np.isnan(came).any(),
                "The formula is right, but a probability has become 0. Take "
                "its logarithm on paper.",
            ),
            (
                True,
                "The formula is right. Shift each row before you take "
                "exponentials, so that its largest logit becomes 0.",
            ),
        )
    return "That is what TensorFlow computes, for any number of classes."


def _cross_entropies(z: Array, labels: Array) -> Array:
    lse = np.logaddexp.reduce(z, axis=1)
    losses: Array = lse - z[np.arange(len(z)), labels]
    return losses


def _entropy_slips(z: Array, labels: Array, losses: Array) -> Slips:
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    one_each = "One loss for each sample is wanted, of shape (n,)."
    largest, over_samples = z.max(axis=1), np.logaddexp.reduce(z, axis=0)
    return [
        (-losses, "Look at the sign. A loss is never negative here."),
        (np.exp(-losses), "Those are the probabilities of the truth."),
        (
            losses - largest,
            "What is subtracted before the exponentials has to be added "
            "again.",
        ),
        (-log_p, "That is a loss for every class. Pick the right one."),
        (
            -log_p[:, labels],
            "z[:, labels] picks n columns. One entry of each row is wanted.",
        ),
        (
            losses + largest[:, np.newaxis] - largest,
            "Shape (n, 1) plus shape (n,) makes a table. Where has keepdims "
            "left an axis that you no longer need?",
        ),
        (
            (over_samples - z)[np.arange(len(z)), labels],
            "Your sums run over the samples. Those of one sample's classes "
            "are wanted.",
        ),
        (losses / math.log(2), "Those are bits. Nats are wanted."),
        (losses[:, np.newaxis], one_each),
        (losses.mean(), one_each),
        (losses.sum(), one_each),
    ]


@check
def check_share_below(answer: Any) -> str:
    """Which quantile the lopsided absolute error asks for."""
    for a, b in (1.0, 4.0), (3.0, 1.0), (0.2, 0.5), (1.0, 1.0):
        slips: Slips = [
            (
                b / (a + b),
                "If missing loaves are the dearer ones, should more be "
                "baked, or fewer?",
            ),
            (a / b, "That is how many times as many lie below as above."),
            (b / a, "That is how many times as many lie above as below."),
            (0.5, "That is the median, right for a = b only."),
            (100 * a / (a + b), "That is in per cent. Leave out the 100."),
        ]
        slips = slips if a != b else []
        said = f"For a = {a} and b = {b}"
        _judge_number(answer, (a, b), a / (a + b), slips, said)
    return (
        "Two such losses, with other a and b, give a network that predicts "
        "a range instead of a number."
    )


def _result(function: Callable[..., Any], *arguments: Any) -> Array:
    result = call(function, *arguments)
    return numbers(result, of="what your function returned")


def _judge_number(
    function: Any,
    arguments: tuple[float, float],
    right: float,
    slips: Slips,
    given: str,
) -> None:
    """Compare a function's one number, and know the usual slips by theirs."""
    came = number(_result(function, *arguments))
    said = f"{given} your function returned {came:.4g}."
    reject(
        said,
        *((_close(came, slip), nudge) for slip, nudge in slips),
        (not 0 <= came <= 1, "A share lies between 0 and 1."),
        (
            not _close(came, right),
            "That is not the minimum. Try it on a small example, with a grid "
            "of candidates.",
        ),
    )


def _close(came: Any, right: Any, rtol: float = 2e-3) -> bool:
    return bool(np.allclose(came, right, rtol=rtol, atol=1e-6))
