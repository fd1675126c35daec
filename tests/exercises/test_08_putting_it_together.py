"""Chapter 8: the official solutions pass, typical wrong answers do not."""

import math

import numpy as np
import pages
import pytest

import groundup as gu
from groundup.exercises import UNANSWERED, WrongAnswer
from groundup.exercises import putting_it_together as exercises

STARTS = [math.log(2), math.log(10), math.log(1000), 0.3251]


@pytest.fixture(scope="module")
def chapter():
    return pages.run("08-putting-it-together")


def test_every_solution_passes_its_check(chapter):
    assert list(chapter.solutions()) == [
        "ex-together-start",
        "ex-together-norms",
        "ex-together-samples",
        "ex-together-shards",
        "ex-together-calibration",
        "ex-together-spirals",
    ]
    for label, printed in chapter.solutions().items():
        assert "Correct. " in printed, label


def test_every_exercise_waits_for_the_reader(chapter):
    assert chapter.unanswered() == [f"{UNANSWERED}\n"] * 6


def test_the_best_accuracy_is_that_of_the_formula(chapter):
    # Rotated by 45 degrees, both densities are products of two normal ones:
    # along the line of the means the variances are 0.6 and 0.4.
    s = np.linspace(-8, 8, 2001)
    t = s[:, None]
    zero = normal(s, -(2**0.5), 0.6) * normal(t, 0, 0.4)
    one = normal(s, 2**0.5, 0.4) * normal(t, 0, 0.6)
    best = np.maximum(zero, one).sum() * (s[1] - s[0]) ** 2 / 2
    assert abs(best - chapter.names["bayes"]) < 1e-5


def normal(x, mean, variance):
    density = np.exp(-((x - mean) ** 2) / (2 * variance))
    return density / math.sqrt(2 * math.pi * variance)


def ids(table):
    return [f"{number}-{name}" for number, (name, *_) in enumerate(table)]


def changed(answers, line, answer):
    """The official answers with one line replaced."""
    at = "abcd".index(line)
    return [*answers[:at], answer, *answers[at + 1 :]]


def combined(gradients, sizes):
    return sum(n * g for g, n in zip(gradients, sizes, strict=True)) / sum(
        sizes
    )


def binned(p, y, bins):
    place = np.minimum((p * bins).astype(int), bins - 1)
    used = np.unique(place)
    gaps = [p[place == b].mean() - y[place == b].mean() for b in used]
    return np.array(gaps), np.array([np.mean(place == b) for b in used])


def error(p, y, bins):
    gaps, part = binned(p, y, bins)
    return part @ abs(gaps)


def with_empty_bins(p, y, bins):
    place = np.minimum((p * bins).astype(int), bins - 1)
    with np.errstate(invalid="ignore"):
        sums = np.bincount(place, p - y, bins) / np.bincount(place, None, bins)
    return float(np.mean(abs(sums)))


def without_the_end(p, y, bins):
    place = (p * bins).astype(int)
    return sum(
        np.mean(place == b) * abs(np.mean((p - y)[place == b]))
        for b in range(bins)
        if np.any(place == b)
    )


def with_a_bin_for_the_end(p, y, bins):
    place = np.digitize(p, np.linspace(0, 1, bins + 1))
    used = np.unique(place)
    return sum(abs(np.sum((p - y)[place == b])) for b in used) / len(p)


class Spirals:
    """The nearest of many points decides."""

    known = gu.datasets.spirals(1000, seed=21)

    def __call__(self, points):
        x, y = self.known
        d = np.square(np.asarray(points)[:, None] - x).sum(axis=2)
        return y[d.argmin(axis=1)]


NEAREST = Spirals()

RIGHT = [
    ("start", STARTS),
    ("start", tuple(STARTS)),
    ("start", np.array(STARTS)),
    ("start", gu.constant(STARTS)),
    ("start", [0.69, 2.3, 6.9, 0.33]),
    ("norms", 13),
    ("norms", 10.0),
    ("norms", np.array([15])),
    ("norms", gu.constant(12)),
    ("samples", 1118),
    ("samples", 1120.0),
    ("samples", [1100]),
    ("combine", combined),
    ("combine", lambda g, n: combined(g, n).tolist()),
    ("combine", lambda g, n: gu.constant(combined(g, n))),
    ("combine", lambda g, n: np.average(g, axis=0, weights=n)),
    ("calibration", error),
    ("calibration", lambda p, y, b: [error(p, y, b)]),
    ("calibration", lambda p, y, b: gu.constant(error(p, y, b))),
    ("spirals", NEAREST),
    ("spirals", lambda x: NEAREST(x)[:, 0].tolist()),
    ("spirals", lambda x: gu.constant(NEAREST(x) * 0.9)),
    ("spirals", lambda x: NEAREST(x) > 0.5),
]


@pytest.mark.parametrize(("name", "answer"), RIGHT, ids=ids(RIGHT))
def test_the_form_of_an_answer_is_free(name, answer, capsys):
    getattr(exercises, f"check_{name}")(answer)
    assert capsys.readouterr().out.startswith("Correct. ")


def weighted(divisor):
    return lambda g, n: (
        sum(a * b for a, b in zip(g, n, strict=True)) / divisor(n)
    )


WRONG = [
    ("start", changed(STARTS, "a", 0.5), "cost"),
    ("start", changed(STARTS, "a", 1.0), "another base"),
    ("start", changed(STARTS, "a", -0.693), "less than nothing"),
    ("start", changed(STARTS, "b", 1.0), "another base"),
    ("start", changed(STARTS, "b", 0.1), "a probability"),
    ("start", changed(STARTS, "c", 0.69), "Which probability"),
    ("start", changed(STARTS, "d", 2.303), "both kinds"),
    ("start", changed(STARTS, "d", 0.693), "both kinds"),
    ("start", STARTS[:3], "Four numbers"),
    ("start", 0.693, "Four numbers"),
    ("start", ["log 2"] * 4, "should hold numbers"),
    ("norms", 2, "later"),
    ("norms", 100, "earlier"),
    ("norms", 1.42, "a length"),
    ("norms", float("nan"), "logarithmic"),
    ("norms", (1, 13), "One number"),
    ("samples", 4472, "whole interval"),
    ("samples", 279.5, "two points"),
    ("samples", 291, "one standard deviation"),
    ("samples", 570, "Square both sides"),
    ("samples", 33.4, "Square both sides"),
    ("samples", 9604, "any accuracy"),
    ("samples", 100, "more"),
    ("samples", 2000, "fewer"),
    ("samples", "many", "should hold numbers"),
    ("combine", lambda g, n: sum(g), "means already"),
    ("combine", lambda g, n: sum(g) / len(g), "same say"),
    ("combine", weighted(lambda n: 1), "sum of all losses"),
    ("combine", weighted(len), "number of workers"),
    ("combine", lambda g, n: combined(g, n[::-1]), "off"),
    ("combine", lambda g, n: combined(g, n).sum(), "have shape (2, 4)"),
    ("combine", lambda g, n: None, "return"),
    ("combine", lambda g: g, "raised TypeError"),
    ("combine", 3.0, "the function itself"),
    ("calibration", with_empty_bins, "same weight"),
    ("calibration", lambda p, y, b: 0.5, "is wanted"),
    ("calibration", lambda p, y, b: np.mean(p - y), "cancel"),
    (
        "calibration",
        lambda p, y, b: abs(binned(p, y, b)[0]).mean(),
        "same weight",
    ),
    ("calibration", lambda p, y, b: abs(binned(p, y, b)[0]).max(), "largest"),
    (
        "calibration",
        lambda p, y, b: binned(p, y, b)[0] ** 2 @ binned(p, y, b)[1],
        "squares",
    ),
    ("calibration", lambda p, y, b: np.mean(abs(p - y)), "single"),
    ("calibration", without_the_end, "exactly 1"),
    ("calibration", with_a_bin_for_the_end, "exactly 1"),
    ("calibration", lambda p, y, b: len(p) * error(p, y, b), "Divide"),
    ("calibration", lambda p, y, b: float("nan"), "0 divided by 0"),
    ("calibration", lambda p, y, b: p, "One number"),
    ("calibration", 0.03, "the function itself"),
    ("spirals", lambda x: NEAREST(x)[:10], "One number for each"),
    ("spirals", lambda x: 10 * NEAREST(x) - 5, "the sigmoid"),
    ("spirals", lambda x: 1 - NEAREST(x), "exchanged"),
    ("spirals", lambda x: x[:, 0] > 0, "straight line"),
    ("spirals", lambda x: NEAREST(x - [0.12, 0.12]), "a start"),
    ("spirals", lambda x: "no", "should hold numbers"),
    ("spirals", NEAREST(np.zeros((2, 2))), "the function itself"),
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
        ("start", "0.693"),
        ("norms", "13"),
        ("samples", "1118"),
        ("combine", "n * g"),
    ],
)
def test_no_nudge_gives_the_answer_away(name, secret):
    for exercise, answer, _ in WRONG:
        if exercise == name:
            with pytest.raises(WrongAnswer) as rejected:
                getattr(exercises, f"check_{name}")(answer)
            _, _, nudge = str(rejected.value).partition(". ")
            assert secret not in nudge
