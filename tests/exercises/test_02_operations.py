"""Chapter 2: the official solutions pass, typical wrong answers do not."""

import numpy as np
import pages
import pytest

from groundup.exercises import UNANSWERED, WrongAnswer
from groundup.exercises import operations as exercises

SHAPES = [(32, 5), (8, 7, 6), (10,), (2, 6, 3), "error"]
EQUATIONS = ["ik,jk->ij", "ik,ik->i", "sik,k->si", "ij,ij->"]


@pytest.fixture(scope="module")
def chapter():
    return pages.run("02-operations")


def test_every_solution_passes_its_check(chapter):
    assert list(chapter.solutions()) == [
        "ex-operations-shapes",
        "ex-operations-einsum",
        "ex-operations-growth",
        "ex-operations-scale",
        "ex-operations-broadcast",
        "ex-operations-distances",
    ]
    for label, printed in chapter.solutions().items():
        assert "Correct. " in printed, label


def test_every_exercise_waits_for_the_reader(chapter):
    assert chapter.unanswered() == [f"{UNANSWERED}\n"] * 6


def ids(table):
    return [f"{number}-{name}" for number, (name, *_) in enumerate(table)]


def changed(answers, line, answer):
    """The official answers with one line replaced."""
    at = "abcde".index(line)
    return [*answers[:at], answer, *answers[at + 1 :]]


def broadcast(a, b):
    return np.broadcast_shapes(a, b)


def distances(x, y):
    return np.sum(x**2, 1)[:, None] + np.sum(y**2, 1) - 2 * x @ y.T


RIGHT = [
    ("shapes", tuple(SHAPES)),
    ("shapes", [list(s) for s in SHAPES[:4]] + [None]),
    ("shapes", [np.zeros(s).shape for s in SHAPES[:4]] + ["An error."]),
    ("shapes", changed(SHAPES, "c", 10)),
    ("shapes", dict(zip("abcde", SHAPES, strict=True))),
    ("einsum", ("ab, cb -> ac", "ij,ij->i", "abc,c->ab", "xy,xy")),
    ("einsum", changed(EQUATIONS, "a", "ik,jk")),
    ("growth", 8),
    ("growth", 6.5),
    ("growth", np.array([7.1])),
    ("scale_gradient", lambda x, g: list((g * x).sum(axis=0))),
    ("scale_gradient", lambda x, g: np.einsum("ij,ij->j", x, g)),
    ("scale_gradient", lambda x, g: np.diag(x.T @ g).astype(np.float32)),
    ("broadcast_shape", lambda a, b: list(broadcast(a, b))),
    ("broadcast_shape", lambda a, b: np.array(broadcast(a, b), int)),
    ("squared_distances", lambda x, y: distances(x, y).tolist()),
    (
        "squared_distances",
        lambda x, y: distances(*(a.astype(np.float32) for a in (x, y))),
    ),
]


@pytest.mark.parametrize(("name", "answer"), RIGHT, ids=ids(RIGHT))
def test_the_form_of_an_answer_is_free(name, answer, capsys):
    getattr(exercises, f"check_{name}")(answer)
    assert capsys.readouterr().out.startswith("Correct. ")


def left_aligned(a, b):
    rank = max(len(a), len(b))
    return broadcast(a + (1,) * (rank - len(a)), b + (1,) * (rank - len(b)))


def without_check(a, b):
    rank = max(len(a), len(b))
    a, b = ((1,) * (rank - len(s)) + s for s in (a, b))
    return tuple(max(pair) for pair in zip(a, b, strict=True))


def largest(a, b):
    broadcast(a, b)
    return without_check(a, b)


def equal_ranks_only(a, b):
    return tuple(np.maximum(a, b)) if len(a) == len(b) else (a or b)


def too_strict(a, b):
    if a != b:
        raise ValueError
    return a


def first_shape(a, b):
    broadcast(a, b)
    return a


WRONG = [
    ("shapes", changed(SHAPES, "a", (32, 10)), "inner lengths"),
    ("shapes", changed(SHAPES, "a", "error"), "answered error"),
    ("shapes", changed(SHAPES, "b", (8, 1, 6)), "aligned at the right"),
    ("shapes", changed(SHAPES, "b", "error"), "aligned at the right"),
    ("shapes", changed(SHAPES, "c", (32,)), "axis that goes"),
    ("shapes", changed(SHAPES, "c", (1, 10)), "axis that goes"),
    ("shapes", changed(SHAPES, "d", "error"), "last two axes"),
    ("shapes", changed(SHAPES, "d", (6, 3)), "last two axes"),
    ("shapes", changed(SHAPES, "e", (4, 3)), "Which lengths meet"),
    ("shapes", changed(SHAPES, "a", "(32, 5)"), "should hold numbers"),
    ("shapes", changed(SHAPES, "a", (32, 5.5)), "whole numbers"),
    ("shapes", SHAPES[:4], "5 entries"),
    ("shapes", (32, 5), "5 entries"),
    ("einsum", changed(EQUATIONS, "a", "ik,ik->ij"), "refuses it"),
    ("einsum", changed(EQUATIONS, "a", "ik,kj->ij"), "refuses it"),
    ("einsum", changed(EQUATIONS, "a", "ki,kj->ij"), "gives shape (4, 4)"),
    ("einsum", changed(EQUATIONS, "b", "ik,ik->k"), "gives shape (4,)"),
    ("einsum", changed(EQUATIONS, "b", "ik,jk->i"), "the sum is not"),
    ("einsum", changed(EQUATIONS, "b", "ik->i"), "and the inputs"),
    ("einsum", changed(EQUATIONS, "c", "sik,k->is"), "gives shape (3, 2)"),
    ("einsum", changed(EQUATIONS, "c", "sik,sk->si"), "one for each axis"),
    ("einsum", changed(EQUATIONS, "d", "ij,kl->"), "the sum is not"),
    ("einsum", changed(EQUATIONS, "d", "ij,ji->"), "same length"),
    ("einsum", changed(EQUATIONS, "d", "ij,ij->ij"), "gives shape (3, 4)"),
    ("einsum", changed(EQUATIONS, "d", 3), "is a string"),
    ("einsum", "ik,jk->ij", "4 entries"),
    ("growth", 2, "grows more"),
    ("growth", 4, "grows more"),
    ("growth", 16, "grows less"),
    ("growth", 64, "two doublings"),
    ("growth", 3, "exponent"),
    ("growth", -8, "grows more"),
    ("growth", float("nan"), "read both times"),
    ("growth", (1, 8), "One number"),
    ("growth", "eight", "should hold numbers"),
    ("scale_gradient", lambda x, g: g * x, "copies"),
    ("scale_gradient", lambda x, g: (g * x).sum(1), "each sample"),
    ("scale_gradient", lambda x, g: (g * x).sum(0)[None], "one axis"),
    ("scale_gradient", lambda x, g: (g * x).mean(0), "divides"),
    ("scale_gradient", lambda x, g: g.sum(0), "y = x + s"),
    ("scale_gradient", lambda x, g: x.sum(0), "matters to the loss"),
    ("scale_gradient", lambda x, g: (g * x).sum(), "is wanted"),
    ("scale_gradient", lambda x, g: 2 * (g * x).sum(0), "entry (0,)"),
    ("scale_gradient", lambda x, g: None, "return"),
    ("scale_gradient", lambda x: x, "raised TypeError"),
    ("scale_gradient", 3.0, "the function itself"),
    ("broadcast_shape", left_aligned, "right"),
    ("broadcast_shape", without_check, "do not fit"),
    ("broadcast_shape", largest, "may be empty"),
    ("broadcast_shape", equal_ranks_only, "filled up with 1s"),
    ("broadcast_shape", too_strict, "These two fit"),
    ("broadcast_shape", first_shape, "the other one counts"),
    ("broadcast_shape", lambda a, b: "no", "should hold numbers"),
    ("broadcast_shape", lambda a, b: "error", "in place of return"),
    ("broadcast_shape", lambda a, b: np.zeros(a), "tuple of whole numbers"),
    ("broadcast_shape", lambda a, b: a[0] + None, "raised TypeError"),
    ("broadcast_shape", (3, 2), "the function itself"),
    (
        "squared_distances",
        lambda x, y: np.sum((x[:, None] - y) ** 2, axis=2),
        "(n, m, d)",
    ),
    ("squared_distances", lambda x, y: distances(x, y).T, "Row i"),
    (
        "squared_distances",
        lambda x, y: np.sqrt(distances(x, y)),
        "Their squares",
    ),
    (
        "squared_distances",
        lambda x, y: distances(x, y) + x @ y.T,
        "How often",
    ),
    ("squared_distances", lambda x, y: distances(x, -y), "sign"),
    ("squared_distances", lambda x, y: -2 * x @ y.T, "more to the square"),
    ("squared_distances", lambda x, y: x @ y.T, "more to the square"),
    (
        "squared_distances",
        lambda x, y: np.sum(x**2, 1) + np.sum(y**2, 1) - 2 * x @ y.T,
        "raised ValueError",
    ),
    (
        "squared_distances",
        lambda x, y: distances(x, y).sum(1),
        "is wanted",
    ),
    ("squared_distances", lambda x, y: distances(x, y) + 1, "entry (0, 0)"),
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
        *(("shapes", str(shape)) for shape in SHAPES[:4]),
        *(("einsum", equation) for equation in EQUATIONS),
        ("growth", "8"),
        ("scale_gradient", "sum("),
        ("squared_distances", "@"),
    ],
)
def test_no_nudge_gives_the_answer_away(name, secret):
    for exercise, answer, _ in WRONG:
        if exercise == name:
            with pytest.raises(WrongAnswer) as rejected:
                getattr(exercises, f"check_{name}")(answer)
            _, _, nudge = str(rejected.value).partition(". ")
            assert secret not in nudge
