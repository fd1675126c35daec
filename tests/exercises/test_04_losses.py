"""Chapter 4: the official solutions pass, typical wrong answers do not."""

import math

import numpy as np
import pages
import pytest

import groundup as gu
from groundup.exercises import UNANSWERED, WrongAnswer
from groundup.exercises import losses as exercises

MSE, RMSE, MAE = 5.25, 5.25**0.5, 1.75


@pytest.fixture(scope="module")
def chapter():
    return pages.run("04-losses")


def test_the_page_computes_what_is_known(chapter):
    assert not chapter.lacks(
        "400000000 squared dollars",
        "20000 dollars",
        # The last digits differ from one processor's logarithm to another's.
        "[0.105360",
        "0.356674",
        "0.1976",
        "reversed 2.3026",
        "[0.223143",
        "mean 0.3635",
    )


def test_every_solution_passes_its_check(chapter):
    assert list(chapter.solutions()) == [
        "ex-losses-errors",
        "ex-losses-read",
        "ex-losses-counts",
        "ex-losses-sparse",
        "ex-losses-pinball",
    ]
    for label, printed in chapter.solutions().items():
        assert "Correct. " in printed, label


def test_every_exercise_waits_for_the_reader(chapter):
    assert chapter.unanswered() == [f"{UNANSWERED}\n"] * 5


def ids(table):
    return [f"{number}-{name}" for number, (name, *_) in enumerate(table)]


def losses(z, labels):
    return np.logaddexp.reduce(z, 1) - z[np.arange(len(z)), labels]


def log_p(z):
    return z - np.logaddexp.reduce(z, 1, keepdims=True)


def naive(z, labels):
    p = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    return -np.log(p[np.arange(len(z)), labels])


def underflowing(z, labels):
    return naive(z - z.max(1, keepdims=True), labels)


def clipped(z, labels):
    return np.minimum(losses(z, labels), -np.log(1e-9))


def shifted_alike(z, labels):
    return naive(z - z.max(), labels)


def kept_dims(z, labels):
    largest = z.max(1, keepdims=True)
    lse = largest + np.log(np.exp(z - largest).sum(1))
    return lse - z[np.arange(len(z)), labels]


def over_samples(z, labels):
    log_p = z - np.logaddexp.reduce(z, 0)
    return -log_p[np.arange(len(z)), labels]


def by_probabilities(z, labels):
    p = gu.nn.softmax(z)
    return gu.keras.losses.sparse_categorical_crossentropy(labels, p)


def whole_loss(z, y):
    log_factorial = [math.lgamma(count + 1) for count in y]
    return np.exp(z) - y * z + log_factorial


def by_library(z, labels):
    return gu.nn.sparse_softmax_cross_entropy_with_logits(labels, z)


RIGHT = [
    ("errors", [MSE, RMSE, MAE]),
    ("errors", (5.25, 2.29, 1.75)),
    ("errors", gu.constant([MSE, RMSE, MAE])),
    ("errors", np.array([[MSE], [RMSE], [MAE]])),
    ("errors", [5.25, 2.3, 1.75]),
    ("errors", [gu.constant(MSE), gu.constant(RMSE), gu.constant(MAE)]),
    ("read", 0.05),
    ("read", np.array([0.04])),
    ("read", gu.constant(0.06)),
    ("count_gradient", lambda z, y: (np.exp(z) - y).tolist()),
    ("count_gradient", lambda z, y: gu.exp(z) - y),
    ("count_gradient", lambda z, y: np.exp(z) - y.astype(np.float32)),
    (
        "count_gradient",
        lambda z, y: np.squeeze(np.exp(z) - y),
    ),
    ("cross_entropy", by_library),
    ("cross_entropy", lambda z, labels: list(losses(z, labels))),
    ("cross_entropy", lambda z, labels: losses(z.astype("f"), labels)),
    ("share_below", lambda a, b: 1 - b / (a + b)),
    ("share_below", lambda a, b: np.array([a / (a + b)])),
]


@pytest.mark.parametrize(("name", "answer"), RIGHT, ids=ids(RIGHT))
def test_the_form_of_an_answer_is_free(name, answer, capsys):
    getattr(exercises, f"check_{name}")(answer)
    assert capsys.readouterr().out.startswith("Correct. ")


WRONG = [
    ("errors", [21, 21**0.5, 7], "stands for mean"),
    ("errors", [0.5625, 0.75, 0.75], "squared before"),
    ("errors", [MAE, RMSE, MSE], "another order"),
    ("errors", [MAE, MSE, RMSE], "another order"),
    ("errors", [7, 7**0.5, MAE], "MSE is off"),
    ("errors", [MSE, MAE, RMSE], "last two have changed places"),
    ("errors", [RMSE, MSE, MAE], "first two have changed places"),
    ("errors", [MSE, MAE, MAE], "what to do with the MSE"),
    ("errors", [MSE, RMSE, 0.75], "cancelled"),
    ("errors", [MSE, RMSE, -0.75], "cancelled"),
    ("errors", [MSE, RMSE, 7], "mean of the sizes"),
    ("errors", MSE, "three numbers"),
    ("errors", ["a", "b", "c"], "should hold numbers"),
    ("read", 0.95, "label 0"),
    ("read", 3, "between 0 and 1"),
    ("read", 0.01, "higher"),
    ("read", 0.2, "lower"),
    ("read", float("nan"), "between 0 and 1"),
    ("read", [0.05, 0.95], "One number"),
    ("count_gradient", lambda z, y: np.exp(z) - y * z, "the loss itself"),
    ("count_gradient", whole_loss, "the loss itself"),
    ("count_gradient", lambda z, y: (np.exp(z) - y) / len(z), "loss of one"),
    ("count_gradient", lambda z, y: 1 - y / np.exp(z), "chain rule"),
    ("count_gradient", lambda z, y: y - np.exp(z), "sign"),
    ("count_gradient", lambda z, y: z - y, "not z itself"),
    ("count_gradient", lambda z, y: np.exp(z), "the count y"),
    ("count_gradient", lambda z, y: np.exp(z) - y / z, "divide"),
    ("count_gradient", lambda z, y: (np.exp(z) - y).sum(), "is wanted"),
    ("count_gradient", lambda z, y: 2 * np.exp(z) - y, "entry (0,)"),
    ("count_gradient", lambda z, y: None, "return"),
    ("count_gradient", 3.0, "the function itself"),
    ("cross_entropy", naive, "largest logit"),
    ("cross_entropy", underflowing, "logarithm on paper"),
    ("cross_entropy", clipped, "away from 0"),
    ("cross_entropy", by_probabilities, "away from 0"),
    ("cross_entropy", shifted_alike, "Shift each row"),
    ("cross_entropy", kept_dims, "keepdims"),
    ("cross_entropy", over_samples, "over the samples"),
    ("cross_entropy", lambda z, y: losses(z, y) / np.log(2), "Nats"),
    ("cross_entropy", lambda z, y: losses(z, y) - z.max(1), "added again"),
    ("cross_entropy", lambda z, y: -losses(z, y), "sign"),
    ("cross_entropy", lambda z, y: np.exp(-losses(z, y)), "probabilities"),
    ("cross_entropy", lambda z, y: -log_p(z), "every class"),
    ("cross_entropy", lambda z, y: -log_p(z)[:, y], "n columns"),
    ("cross_entropy", lambda z, y: losses(z, y)[:, None], "(n,)"),
    ("cross_entropy", lambda z, y: losses(z, y).mean(), "(n,)"),
    ("cross_entropy", lambda z, y: losses(z, y).sum(), "(n,)"),
    ("cross_entropy", lambda z, y: losses(z, y) + 1, "by hand"),
    ("cross_entropy", lambda z: z, "raised TypeError"),
    ("share_below", lambda a, b: b / (a + b), "more be baked"),
    ("share_below", lambda a, b: [1.0, 2.0], "One number"),
    ("share_below", lambda a, b: 0.5, "median"),
    ("share_below", lambda a, b: a / b / 2, "not the minimum"),
    ("share_below", lambda a, b: (a - b) / (a + b), "between 0 and 1"),
    ("share_below", lambda a, b: a / a + b, "between 0 and 1"),
    ("share_below", lambda a, b: 100 * a / (a + b), "per cent"),
    ("share_below", lambda a, b: a / (a + b) ** 2, "not the minimum"),
    ("share_below", lambda a, b: "a", "your function returned should hold"),
    ("share_below", lambda a, b: a / b, "lie below"),
    ("share_below", lambda a, b: b / a, "lie above"),
    ("share_below", 0.75, "the function itself"),
]


@pytest.mark.parametrize(("name", "answer", "nudge"), WRONG, ids=ids(WRONG))
def test_a_wrong_answer_is_rejected_with_a_nudge(name, answer, nudge):
    check = getattr(exercises, f"check_{name}")
    with pytest.raises(WrongAnswer) as rejected:
        check(answer)
    assert nudge in str(rejected.value)


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("errors", "5.25"),
        ("errors", "1.75"),
        ("read", "0.05"),
        ("count_gradient", "exp"),
        ("cross_entropy", "arange"),
        ("share_below", "a + b"),
    ],
)
def test_no_nudge_gives_the_answer_away(name, secret):
    for exercise, answer, _ in WRONG:
        if exercise == name:
            with pytest.raises(WrongAnswer) as rejected:
                getattr(exercises, f"check_{name}")(answer)
            _, _, nudge = str(rejected.value).partition(". ")
            assert secret not in nudge
