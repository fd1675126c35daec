"""Chapter 3: the official solutions pass, typical wrong answers do not."""

import numpy as np
import pages
import pytest

import groundup as gu
from groundup.exercises import UNANSWERED, WrongAnswer
from groundup.exercises import activations as exercises


@pytest.fixture(scope="module")
def chapter():
    return pages.run("03-activations")


def test_the_page_computes_what_is_known(chapter):
    assert not chapter.lacks("0.659 0.242 0.099")


def test_every_solution_passes_its_check(chapter):
    assert list(chapter.solutions()) == [
        "ex-activations-dead",
        "ex-activations-hat",
        "ex-activations-shrink",
        "ex-activations-log-softmax",
        "ex-activations-softplus",
        "ex-activations-variance",
    ]
    for label, printed in chapter.solutions().items():
        assert "Correct. " in printed, label


def test_every_exercise_waits_for_the_reader(chapter):
    assert chapter.unanswered() == [f"{UNANSWERED}\n"] * 6


def ids(table):
    return [f"{number}-{name}" for number, (name, *_) in enumerate(table)]


def dead(z):
    return np.all(z <= 0, axis=0).sum()


def hat(a, b, c):
    up, down = 1 / (b - a), -1 / (c - b)
    return [up, down - up, -down]


def softmax(z):
    return np.exp(z) / np.exp(z).sum()


def jacobian(z):
    return np.eye(len(z)) - softmax(z)


def jacobian_by_tape(z):
    x = gu.Variable(z)
    with gu.GradientTape() as tape:
        y = gu.nn.log_softmax(x)
    return tape.jacobian(y, x)


def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


RIGHT = [
    ("dead_units", lambda z: np.sum(z.max(axis=0) <= 0)),
    ("dead_units", lambda z: float(dead(z))),
    ("dead_units", lambda z: [dead(z)]),
    (
        "dead_units",
        lambda z: gu.reduce_sum(
            gu.cast(gu.reduce_all(gu.constant(z) <= 0, axis=0), gu.int32)
        ),
    ),
    ("hat", lambda a, b, c: tuple(hat(a, b, c))),
    ("hat", lambda a, b, c: np.array([hat(a, b, c)], np.float32)),
    ("hat", lambda a, b, c: gu.constant(hat(a, b, c))),
    ("shrink", 0.25),
    ("shrink", 0.2),
    ("shrink", np.array([0.23])),
    ("log_softmax_jacobian", lambda z: jacobian(z).tolist()),
    ("log_softmax_jacobian", lambda z: jacobian(z).astype(np.float32)),
    ("log_softmax_jacobian", jacobian_by_tape),
    ("softplus", lambda z: np.logaddexp(z, 0)),
    ("softplus", gu.nn.softplus),
    (
        "softplus",
        lambda z: np.where(z > 0, z, 0) + np.log1p(np.exp(-abs(z))),
    ),
    ("softplus", lambda z: [float(softplus(each)) for each in z]),
    ("leaky_variance", lambda d, alpha: 2 / d / (1 + alpha * alpha)),
    ("leaky_variance", lambda d, alpha: [2 / (d + d * alpha**2)]),
]


@pytest.mark.parametrize(("name", "answer"), RIGHT, ids=ids(RIGHT))
def test_the_form_of_an_answer_is_free(name, answer, capsys):
    getattr(exercises, f"check_{name}")(answer)
    assert capsys.readouterr().out.startswith("Correct. ")


WRONG = [
    ("dead_units", lambda z: np.sum(z <= 0), "entries are 0"),
    ("dead_units", lambda z: np.any(z <= 0, axis=0).sum(), "some of the"),
    ("dead_units", lambda z: z.shape[1] - dead(z), "alive"),
    ("dead_units", lambda z: np.all(z < 0, axis=0).sum(), "where z is 0"),
    ("dead_units", lambda z: np.all(z <= 0, axis=1).sum(), "Which axis"),
    ("dead_units", lambda z: np.sum(z.mean(axis=0) <= 0), "on average"),
    ("dead_units", lambda z: dead(z) / z.shape[1], "share"),
    ("dead_units", lambda z: 100, "step by step"),
    ("dead_units", lambda z: np.all(z <= 0, axis=0), "One number"),
    ("dead_units", lambda z: None, "return"),
    ("dead_units", 3, "the function itself"),
    ("hat", lambda a, b, c: [1, -1], "three weights"),
    ("hat", lambda a, b, c: 2 * np.array(hat(a, b, c)), "Which slope climbs"),
    (
        "hat",
        lambda a, b, c: [1 / (b - a), -1 / (c - b), 0],
        "Two units are active",
    ),
    ("hat", lambda a, b, c: [1, -2, 1], "Which slope climbs"),
    ("hat", lambda a, b, c: [*hat(a, b, c)[:2], 0], "should be level"),
    ("hat", [1, -2, 1], "the function itself"),
    ("shrink", 4, "divides by"),
    ("shrink", -0.63, "slope of the logarithm"),
    ("shrink", 5e-19, "several layers"),
    ("shrink", 0.5, "falls faster"),
    ("shrink", 0.1, "falls slower"),
    ("shrink", 0, "falls slower"),
    ("shrink", float("nan"), "divide"),
    ("shrink", "a quarter", "should hold numbers"),
    ("log_softmax_jacobian", lambda z: jacobian(z).T, "exchanged"),
    (
        "log_softmax_jacobian",
        lambda z: np.diag(softmax(z)) - np.outer(softmax(z), softmax(z)),
        "softmax itself",
    ),
    (
        "log_softmax_jacobian",
        lambda z: np.eye(len(z)) - 1 / len(z),
        "all scores are equal",
    ),
    ("log_softmax_jacobian", lambda z: -jacobian(z), "wrong sign"),
    ("log_softmax_jacobian", lambda z: 1 - softmax(z), "the diagonal"),
    (
        "log_softmax_jacobian",
        lambda z: np.diag(1 - softmax(z)),
        "every score moves",
    ),
    (
        "log_softmax_jacobian",
        lambda z: np.eye(len(z)) - np.log(softmax(z)),
        "its logarithm",
    ),
    ("log_softmax_jacobian", lambda z: jacobian(z) + 1, "entry (0, 0)"),
    ("log_softmax_jacobian", lambda z: jacobian(z)[None], "is wanted"),
    ("log_softmax_jacobian", lambda z: "J", "should hold numbers"),
    ("softplus", lambda z: np.log(1 + np.exp(z)), "overflowed"),
    ("softplus", lambda z: z + np.log1p(np.exp(-z)), "overflowed"),
    (
        "softplus",
        lambda z: np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z))),
        "swallowed",
    ),
    ("softplus", lambda z: z / (1 + np.exp(-z)), "term by term"),
    (
        "softplus",
        lambda z: np.where(z == 0, 0, softplus(z)),
        "logarithm of 1 + 1",
    ),
    ("softplus", lambda z: softplus(z)[:3], "shape of z"),
    ("softplus", lambda z: 1 / 0, "raised ZeroDivisionError"),
    ("leaky_variance", lambda d, alpha: 2 / d, "for alpha = 0"),
    ("leaky_variance", lambda d, alpha: 1 / d, "for alpha = 1"),
    ("leaky_variance", lambda d, alpha: 2 / (1 + alpha**2), "Where is d"),
    (
        "leaky_variance",
        lambda d, alpha: (2 / (1 + alpha**2) / d) ** 0.5,
        "standard deviation",
    ),
    ("leaky_variance", lambda d, alpha: 2 / (1 + alpha) / d, "squared too"),
    (
        "leaky_variance",
        lambda d, alpha: 2 / (1 + alpha) ** 2 / d,
        "Square the slopes",
    ),
    (
        "leaky_variance",
        lambda d, alpha: 1 / (1 + alpha**2) / d,
        "How large a share",
    ),
    (
        "leaky_variance",
        lambda d, alpha: 2 / (1 + alpha**3) / d,
        "keep the mean square",
    ),
    ("leaky_variance", lambda d: 2 / d, "raised TypeError"),
    ("leaky_variance", 0.02, "the function itself"),
]


@pytest.mark.parametrize(
    ("name", "answer", "nudge"),
    WRONG,
    ids=ids(WRONG),
)
def test_a_wrong_answer_is_rejected_with_a_nudge(name, answer, nudge):
    check = getattr(exercises, f"check_{name}")
    with pytest.raises(WrongAnswer) as rejected:
        check(answer)
    assert nudge in str(rejected.value)


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("dead_units", "all("),
        ("hat", "1 / (b"),
        ("shrink", "0.23"),
        ("log_softmax_jacobian", "- p"),
        ("softplus", "log1p"),
        ("leaky_variance", "2 / (1"),
    ],
)
def test_no_nudge_gives_the_answer_away(name, secret):
    for exercise, answer, _ in WRONG:
        if exercise == name:
            with pytest.raises(WrongAnswer) as rejected:
                getattr(exercises, f"check_{name}")(answer)
            _, _, nudge = str(rejected.value).partition(". ")
            assert secret not in nudge
