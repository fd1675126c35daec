"""Chapter 7: the official solutions pass, typical wrong answers do not."""

import numpy as np
import pages
import pytest

import groundup as gu
from groundup.exercises import UNANSWERED, WrongAnswer
from groundup.exercises import optimizers as exercises


@pytest.fixture(scope="module")
def chapter():
    return pages.run("07-optimizers")


def test_the_page_computes_what_is_known(chapter):
    assert not chapter.lacks(
        "minimum [-0.27688  0.01321]",
        "value -0.1375458",
        "0.707952",
        "-0.128084",
        "-0.113681",
        "-0.137546",
    )
    paths, ends = chapter.names["paths"], chapter.names["ends"]
    found = {}
    for name, path in paths.items():
        place = path[-1].astype(float).round(4)
        found[name] = (*place, round(ends[name][0], 6))
    assert found == {
        "SGD(0.01)": (0.5323, 0.5704, 0.707952),
        "momentum 0.9": (-0.3554, -0.0271, -0.128084),
        "Adam(0.1)": (-0.2782, 0.1059, -0.113681),
        "RMSprop(0.1)": (-0.2769, 0.0132, -0.137546),
    }


def test_every_solution_passes_its_check(chapter):
    assert list(chapter.solutions()) == [
        "ex-optimizers-first-step",
        "ex-optimizers-batch-size",
        "ex-optimizers-read",
        "ex-optimizers-stability",
        "ex-optimizers-clip",
        "ex-optimizers-tune",
    ]
    for label, printed in chapter.solutions().items():
        assert "Correct. " in printed, label


def test_every_exercise_waits_for_the_reader(chapter):
    assert chapter.unanswered() == [f"{UNANSWERED}\n"] * 6


def ids(table):
    return [f"{number}-{name}" for number, (name, *_) in enumerate(table)]


def length(gradients):
    return np.sqrt(sum(np.sum(np.square(g)) for g in gradients))


def clip(gradients, limit):
    factor = limit / max(length(gradients), limit)
    return [g * factor for g in gradients]


def by_the_library(gradients, limit):
    return gu.clip_by_global_norm(gradients, limit)[0]


RIGHT = [
    ("first_step", (0.99, 1.01, 1)),
    ("first_step", np.array([[0.99], [1.00997], [1.0]], np.float32)),
    ("first_step", gu.constant([0.99, 1.01, 1.0])),
    ("batch_size", 400),
    ("batch_size", [400.0]),
    ("batch_size", 16 * (0.5 / 0.1) ** 2),
    ("read", 25),
    ("read", 23.5),
    ("read", np.int64(26)),
    ("largest_rate", lambda curvature, beta: (2 + 2 * beta) / curvature),
    ("largest_rate", lambda c, beta: np.array([2 * (1 + beta) / c])),
    ("clip_together", clip),
    ("clip_together", lambda g, limit: tuple(clip(g, limit))),
    ("clip_together", by_the_library),
    ("tuned", (4 / 21**2, (19 / 21) ** 2)),
    ("tuned", [0.007, 0.86]),
    ("tuned", gu.constant([0.008, 0.85])),
]


@pytest.mark.parametrize(("name", "answer"), RIGHT, ids=ids(RIGHT))
def test_the_form_of_an_answer_is_free(name, answer, capsys):
    getattr(exercises, f"check_{name}")(answer)
    assert capsys.readouterr().out.startswith("Correct. ")


def always(gradients, limit):
    return [g * limit / (length(gradients) or 1) for g in gradients]


def each_alone(gradients, limit):
    return [g * limit / max(length([g]), limit) for g in gradients]


def by_value(gradients, limit):
    return [np.clip(g, -limit, limit) for g in gradients]


def sum_of_lengths(gradients, limit):
    total = sum(length([g]) for g in gradients)
    return [g * limit / max(total, limit) for g in gradients]


def in_place(gradients, limit):
    factor = limit / max(length(gradients), limit)
    for g in gradients:
        g *= factor
    return gradients


WRONG = [
    ("first_step", [-9.0, 1.00001, 1.0], "gradient descent"),
    ("first_step", [-0.01, 0.01, 0], "stood at 1 before"),
    ("first_step", [0.01, -0.01, 0], "stood at 1 before"),
    ("first_step", [1.01, 0.99, 1.0], "against the gradient"),
    ("first_step", [0.99, 1.01, float("nan")], "both means are"),
    ("first_step", [0.96838, 1.03162, 1.0], "correction of the bias"),
    ("first_step", [0.99, 1.01, 0.99], "both means are"),
    ("first_step", [0.9, 1.1, 1.0], "Correct both means"),
    ("first_step", [0.99, 1.01], "Three numbers"),
    ("first_step", "one", "should hold numbers"),
    ("batch_size", 80, "one over its root"),
    ("batch_size", 25, "factor by which"),
    ("batch_size", 16 * 5**0.5, "other side"),
    ("batch_size", 2, "That is sigma"),
    ("batch_size", 20, "root of the size"),
    ("batch_size", 3.2, "more samples"),
    ("batch_size", 401, "find sigma"),
    ("batch_size", [16, 400], "One number"),
    ("read", 28, "momentum"),
    ("read", 60, "between 0 and 50"),
    ("read", 0.01, "between 0 and 50"),
    ("read", -3, "between 0 and 50"),
    ("read", 20, "above"),
    ("read", 34, "below"),
    ("read", float("nan"), "powers of ten"),
    ("largest_rate", lambda c, b: 2 / c, "without momentum"),
    ("largest_rate", lambda c, b: 2 * (1 - b) / c, "not lower"),
    ("largest_rate", lambda c, b: (1 + b**0.5) ** 2 / c, "stop being"),
    ("largest_rate", lambda c, b: (1 - b**0.5) ** 2 / c, "become complex"),
    ("largest_rate", lambda c, b: 2 * (1 + b) * c, "bears less"),
    ("largest_rate", lambda c, b: 2 * (1 + b), "product of rate"),
    ("largest_rate", lambda c, b: (1 + b) / c, "two terms"),
    ("largest_rate", lambda c, b: 4 / c, "z = -1"),
    ("largest_rate", lambda c, b: [c, b], "One number"),
    ("largest_rate", lambda c: c, "raised TypeError"),
    ("largest_rate", 3.8, "the function itself"),
    ("clip_together", always, "became longer"),
    ("clip_together", each_alone, "its own length"),
    ("clip_together", by_value, "by value"),
    ("clip_together", lambda g, limit: g, "nothing was shortened"),
    ("clip_together", sum_of_lengths, "root of the sum"),
    ("clip_together", in_place, "changed the arrays"),
    ("clip_together", lambda g, limit: clip(g, limit)[:1], "a list of 2"),
    ("clip_together", lambda g, limit: length(g), "a list of 2"),
    ("clip_together", lambda g, limit: [a.T for a in g], "came back"),
    ("clip_together", lambda g, limit: ["a", "b"], "should hold numbers"),
    ("clip_together", [1.0], "the function itself"),
    ("tuned", (0.01, 0.5), "diverges"),
    ("tuned", ((19 / 21) ** 2, 4 / 21**2), "changed places"),
    ("tuned", (4 / 21**2, 19 / 21), "or its root"),
    ("tuned", (-0.01, 0.5), "must be positive"),
    ("tuned", (0.001, 1.0), "must be positive"),
    ("tuned", (2 / 401, 0.0), "Without momentum"),
    ("tuned", (0.007, 0.9), "holds it back"),
    ("tuned", (float("nan"), 0.9), "must be positive"),
    ("tuned", 0.009, "A pair"),
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
        ("first_step", "0.99"),
        ("batch_size", "400"),
        ("read", "25"),
        ("largest_rate", "2 *"),
        ("clip_together", "max("),
        ("tuned", "0.0"),
    ],
)
def test_no_nudge_gives_the_answer_away(name, secret):
    for exercise, answer, _ in WRONG:
        if exercise == name:
            with pytest.raises(WrongAnswer) as rejected:
                getattr(exercises, f"check_{name}")(answer)
            _, _, nudge = str(rejected.value).partition(". ")
            assert secret not in nudge
