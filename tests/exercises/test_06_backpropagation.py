"""Chapter 6: the official solutions pass, typical wrong answers do not."""

import runpy
from pathlib import Path

import numpy as np
import pages
import pytest

import groundup as gu
from groundup.exercises import UNANSWERED, WrongAnswer
from groundup.exercises import backpropagation as exercises


@pytest.fixture(scope="module")
def chapter():
    return pages.run("06-backpropagation")


def test_every_solution_passes_its_check(chapter):
    assert list(chapter.solutions()) == [
        "ex-backpropagation-paths",
        "ex-backpropagation-memory",
        "ex-backpropagation-shortcut",
        "ex-backpropagation-rule",
        "ex-backpropagation-order",
        "ex-backpropagation-check",
    ]
    for label, printed in chapter.solutions().items():
        assert "Correct. " in printed, label


def test_every_exercise_waits_for_the_reader(chapter):
    assert chapter.unanswered() == [f"{UNANSWERED}\n"] * 6


def ids(table):
    return [f"{number}-{name}" for number, (name, *_) in enumerate(table)]


def shortcut(x, w, g):
    back = g * (1 - np.tanh(x @ w) ** 2)
    return g + back @ w.T, x.T @ back


def other(change):
    """The shortcut's gradients, changed by a function of all there is."""

    def answer(x, w, g):
        back = g * (1 - np.tanh(x @ w) ** 2)
        return change(x, w, g, back, *shortcut(x, w, g))

    return answer


def unit(x):
    r = np.linalg.norm(x)
    y = x / r
    return y, lambda g: (g - y * (g @ y)) / r


def pulling(change):
    """The rule of unit length with another pullback."""

    def answer(x):
        r, (y, _) = np.linalg.norm(x), unit(x)
        return y, lambda g: change(g, y, r)

    return answer


def order(made_from):
    done = []

    def visit(value, above):
        if value in above:
            raise ValueError
        if value not in done:
            for x in made_from[value]:
                visit(x, {*above, value})
            done.append(value)

    for value in made_from:
        visit(value, set())
    return done[::-1]


def using_up(made_from):
    """Take out what nothing uses any more, until nothing is left."""
    found = []
    while made_from:
        used = [x for inputs in made_from.values() for x in inputs]
        free = [value for value in made_from if value not in used]
        if not free:
            raise ValueError
        found += free
        for value in free:
            made_from.pop(value).clear()
    return found


def without_end(made_from):
    done = []

    def visit(value):
        if value not in done:
            for x in made_from[value]:
                visit(x)
            done.append(value)

    for value in made_from:
        visit(value)
    return done[::-1]


def without_circles(made_from):
    try:
        return order(made_from)
    except ValueError:
        return []


def out_of_turns(made_from):
    """Stop with Python's own error where nothing is left to take."""
    try:
        return order(made_from)
    except ValueError:
        return [].pop()


def counting_once(made_from):
    """Count a value that is used twice by the same one as used once."""
    order(made_from)
    uses = dict.fromkeys(made_from, 0)
    for inputs in made_from.values():
        for x in set(inputs):
            uses[x] += 1
    found = [value for value in made_from if uses[value] == 0]
    for value in found:
        for x in made_from[value]:
            uses[x] -= 1
            if uses[x] == 0:
                found.append(x)
    return found


def in_place(x, w, g):
    """Change what arrives at y, and use it for the shortcut, too."""
    g *= 1 - np.tanh(x @ w) ** 2
    return g + g @ w.T, x.T @ g


def unit_in_place(x):
    r = np.linalg.norm(x)
    x /= r
    return x, lambda g: (g - x * (g @ x)) / r


def as_reached(made_from):
    order(made_from)
    found = list(made_from)
    return sorted(found, key=lambda v: len(made_from[v]), reverse=True)


def by_jacobian(rule, x, tolerance=1e-6):
    value, pullback = rule(x)
    rows = np.eye(np.size(value)).reshape(-1, *np.shape(value))
    try:
        found = [np.broadcast_to(pullback(row), x.shape) for row in rows]
        right = np.shape(pullback(rows[0])) == x.shape
    except ValueError:
        return False
    columns = []
    for u in np.eye(x.size).reshape(-1, *x.shape):
        ahead, behind = rule(x + 1e-6 * u)[0], rule(x - 1e-6 * u)[0]
        columns.append(np.ravel(ahead - behind) / 2e-6)
    by_numbers = np.stack(columns, -1).reshape(np.shape(found))
    return right and np.allclose(found, by_numbers, tolerance, 1e-6)


def with_ones(rule, x):
    value, pullback = rule(x)
    u = np.random.default_rng(0).normal(size=x.shape)
    by_numbers = (rule(x + 1e-6 * u)[0] - rule(x - 1e-6 * u)[0]).sum() / 2e-6
    found = np.sum(pullback(np.ones_like(value)) * u)
    return np.isclose(found, by_numbers, 1e-5, 1e-5)


def shape_blind(rule, x):
    value, pullback = rule(x)
    rng = np.random.default_rng(0)
    g, u = rng.normal(size=np.shape(value)), rng.normal(size=x.shape)
    moved = rule(x + 1e-6 * u)[0] - rule(x - 1e-6 * u)[0]
    return bool(
        np.isclose(np.sum(pullback(g) * u), np.sum(g * moved) / 2e-6, 1e-5)
    )


RIGHT = [
    ("paths", 15),
    ("paths", gu.constant(15.0)),
    ("paths", [14.999]),
    ("memory", (4, 2)),
    ("memory", np.array([3.7, 1.8])),
    ("memory", gu.constant([[3.6], [1.75]])),
    ("shortcut", shortcut),
    ("shortcut", lambda x, w, g: [a.tolist() for a in shortcut(x, w, g)]),
    (
        "shortcut",
        lambda x, w, g: tuple(map(gu.constant, shortcut(x, w, g))),
    ),
    ("rule", unit),
    ("rule", lambda x: [unit(x)[0].tolist(), lambda g: list(unit(x)[1](g))]),
    ("order", order),
    ("order", lambda graph: tuple(order(graph))),
    ("order", using_up),
    ("checker", by_jacobian),
    ("checker", lambda rule, x: np.bool_(by_jacobian(rule, x))),
]


@pytest.mark.parametrize(("name", "answer"), RIGHT, ids=ids(RIGHT))
def test_the_form_of_an_answer_is_free(name, answer, capsys):
    getattr(exercises, f"check_{name}")(answer)
    assert capsys.readouterr().out.startswith("Correct. ")


WRONG = [
    ("paths", 9, "list all paths"),
    ("paths", 12, "uses u itself"),
    ("paths", 18, "value of y"),
    ("paths", 6, "add over"),
    ("paths", (3, 6), "One number"),
    ("memory", 4, "Two numbers"),
    ("memory", (2, 4), "changed places"),
    ("memory", (6.5, 2), "Divide"),
    ("memory", (1, 2), "the same to a tape"),
    ("memory", (0.25, 0.5), "on top"),
    ("memory", (4, 4), "middle line"),
    ("memory", ("four", "two"), "should hold numbers"),
    ("shortcut", other(lambda *a: a[4]), "two arrays"),
    ("shortcut", other(lambda *a: (a[3] @ a[1].T, a[5])), "used twice"),
    ("shortcut", other(lambda *a: (a[2], a[5])), "used twice"),
    ("shortcut", other(lambda *a: (a[2] + a[3] @ a[1], a[5])), "side of w"),
    ("shortcut", other(lambda *a: (a[2] + a[2] @ a[1].T, a[5])), "meets w"),
    ("shortcut", other(lambda *a: (a[2] * (a[3] @ a[1].T), a[5])), "added"),
    ("shortcut", other(lambda *a: (a[4], a[0].T @ a[2])), "meets x"),
    ("shortcut", other(lambda *a: (a[4], a[5].T)), "changed places"),
    ("shortcut", other(lambda *a: (a[4], a[5] / len(a[0]))), "a mean"),
    ("shortcut", other(lambda *a: (a[4], a[0])), "is wanted"),
    ("shortcut", other(lambda *a: (a[4], 2 * a[5])), "entry (0, 0)"),
    ("shortcut", other(lambda *a: (a[5], a[4])), "comes second"),
    ("shortcut", other(lambda *a: (1 + a[3] @ a[1].T, a[5])), "shortcut, too"),
    (
        "shortcut",
        other(lambda *a: (a[2] + (a[3] / a[2]) @ a[1].T, a[5])),
        "through the tanh",
    ),
    ("shortcut", other(lambda *a: (a[4], a[0].T @ (a[3] / a[2]))), "missing"),
    (
        "shortcut",
        other(lambda *a: (a[4], a[0].T @ (a[2] + a[3]))),
        "go through",
    ),
    ("shortcut", in_place, "change g itself"),
    ("shortcut", lambda x: x, "raised TypeError"),
    ("rule", lambda x: x, "two things"),
    ("rule", lambda x: (x, x), "two things"),
    ("rule", lambda x: (x / (x @ x), unit(x)[1]), "its square"),
    ("rule", lambda x: (x / x.sum(), unit(x)[1]), "sum of squares"),
    ("rule", lambda x: (x / abs(x).sum(), unit(x)[1]), "sum of squares"),
    ("rule", lambda x: (x / abs(x).max(), unit(x)[1]), "sum of squares"),
    ("rule", unit_in_place, "changed x itself"),
    ("rule", lambda x: (x, unit(x)[1]), "entry (0,)"),
    ("rule", pulling(lambda g, y, r: g / r), "paths are missing"),
    ("rule", pulling(lambda g, y, r: g - y * (g @ y)), "twice as long"),
    ("rule", pulling(lambda g, y, r: (g + y * (g @ y)) / r), "sign"),
    ("rule", pulling(lambda g, y, r: g * (1 - y * y) / r), "its own"),
    ("rule", pulling(lambda g, y, r: (g @ y) / r), "is wanted"),
    ("rule", pulling(lambda g, y, r: None), "return"),
    ("order", lambda graph: order(graph)[::-1], "complete"),
    ("order", as_reached, "complete"),
    ("order", lambda graph: order(graph)[1:], "Every value"),
    ("order", lambda graph: order(graph) * 2, "Every value"),
    ("order", lambda graph: 3, "A list"),
    ("order", without_circles, "each other"),
    ("order", without_end, "without end"),
    ("order", out_of_turns, "raised IndexError"),
    ("order", counting_once, "complete"),
    ("checker", lambda rule, x: True, "wrong argument"),
    ("checker", lambda rule, x: False, "rejected"),
    ("checker", with_ones, "of ones"),
    ("checker", shape_blind, "shape of x"),
    ("checker", lambda rule, x: by_jacobian(rule, x, 0.05), "one per cent"),
    ("checker", lambda rule, x: 1.0, "True or False"),
    ("checker", True, "the function itself"),
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
    [("paths", "15"), ("shortcut", "@"), ("rule", "@"), ("order", "sort")],
)
def test_no_nudge_gives_the_answer_away(name, secret):
    for exercise, answer, _ in WRONG:
        if exercise == name:
            with pytest.raises(WrongAnswer) as rejected:
                getattr(exercises, f"check_{name}")(answer)
            _, _, nudge = str(rejected.value).partition(". ")
            assert secret not in nudge


# The bug gallery: every fault is caught, and the right version passes.

SCRIPT = Path(__file__).parents[2] / "examples" / "plot_bug_gallery.py"


def by_library(points, labels, values):
    """The gradients of the gallery's network, by the library's own tape."""
    variables = [gu.Variable(value.array) for value in values]
    with gu.GradientTape() as tape:
        w1, b1, w2, b2, w3, b3 = variables
        a1 = gu.nn.relu(points @ w1 + b1)
        a2 = a1 + gu.nn.relu(a1 @ w2 + b2)
        p = gu.nn.sigmoid(a2 @ w3 + b3)
        losses = gu.keras.losses.binary_crossentropy(labels, p)
        loss = gu.reduce_mean(losses)
    return [g.numpy() for g in tape.gradient(loss, variables)]


def errors(names, faulty):
    """How far a patient is from the library, at both points of the check."""
    values, found = names["starting_values"](), []
    for points in names["X"], names["far"]:
        with np.errstate(all="ignore"):
            _, came = names["loss_and_gradients"](
                points, names["y"], values, faulty
            )
        for g, right in zip(
            came, by_library(points, names["y"], values), strict=True
        ):
            same_shape = np.shape(g) == right.shape
            far = np.max(np.abs(g - right)) / np.max(np.abs(right))
            found.append(far if same_shape else np.inf)
    return np.array(found)


def test_the_right_version_passes(chapter):
    names = chapter.names
    right = names["gallery"]["right"]
    assert right["faulty"] == {}
    assert right["errors"].max() < 1e-6
    assert errors(names, {}).max() < 1e-6


def test_every_fault_is_caught(chapter):
    gallery = dict(chapter.names["gallery"])
    del gallery["right"]
    assert len(gallery) == 12
    for title, patient in gallery.items():
        assert not (patient["errors"] < 1e-3).all(), title
        assert not (errors(chapter.names, patient["faulty"]) < 1e-3).all()


@pytest.mark.parametrize(
    ("title", "error"), [("sigmoid: can overflow", np.nan), ("right", 0)]
)
def test_an_overflow_is_seen_far_out_alone(chapter, title, error):
    faulty = chapter.names["gallery"][title]["faulty"]
    found = errors(chapter.names, faulty)
    assert found[:6].max() < 1e-6
    np.testing.assert_allclose(found[6:], error, atol=1e-6)


def test_what_is_never_zeroed_is_right_once(chapter):
    gallery = chapter.names["gallery"]
    play_back = gallery["never zeroed"]["faulty"]["play_back"]
    play_back.__defaults__[0].clear()
    found = errors(chapter.names, {"play_back": play_back})
    assert found[:6].max() < 1e-6 < 0.1 < found[6:].max()


def test_most_faults_are_not_seen_in_the_loss(chapter):
    gallery = chapter.names["gallery"]
    rising = [
        title
        for title, patient in gallery.items()
        if not patient["losses"][-1] < 0.5 * patient["losses"][0]
    ]
    assert rising == ["mean without 1/n", "loss: wrong sign"]


def test_the_picture_shows_the_faults_of_the_chapter(chapter):
    matplotlib = pytest.importorskip("matplotlib")
    with matplotlib.rc_context({"backend": "agg"}):
        picture = runpy.run_path(str(SCRIPT))
    gallery = chapter.names["gallery"]
    faults = {"right": {}} | picture["FAULTS"]
    assert list(faults) == list(gallery)
    for title, fault in faults.items():
        with np.errstate(all="ignore"):
            losses = list(picture["train"](**fault))
        np.testing.assert_allclose(
            losses, gallery[title]["losses"], 1e-6, err_msg=title
        )
