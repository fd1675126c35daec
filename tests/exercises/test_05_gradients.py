"""Chapter 5: the official solutions pass, typical wrong answers do not."""

import numpy as np
import pages
import pytest

import groundup as gu
from groundup.exercises import UNANSWERED, WrongAnswer
from groundup.exercises import gradients as exercises


@pytest.fixture(scope="module")
def chapter():
    return pages.run("05-gradients")


def test_the_page_computes_what_is_known(chapter):
    assert not chapter.lacks(
        "loss 0.8750, gradient [-5.0, -1.5]",
        "w 2.0000, b 0.6500, loss 0.4225",
    )


def test_every_solution_passes_its_check(chapter):
    assert list(chapter.solutions()) == [
        "ex-gradients-step",
        "ex-gradients-product",
        "ex-gradients-best-step",
        "ex-gradients-numerical",
        "ex-gradients-bowl",
        "ex-gradients-backtrack",
    ]
    for label, printed in chapter.solutions().items():
        assert "Correct. " in printed, label


def test_every_exercise_waits_for_the_reader(chapter):
    assert chapter.unanswered() == [f"{UNANSWERED}\n"] * 6


def ids(table):
    return [f"{number}-{name}" for number, (name, *_) in enumerate(table)]


def product(x):
    return np.array([np.prod(np.delete(x, i)) for i in range(len(x))])


def product_by_quotient(x):
    """Right unless two entries are 0."""
    others = [x.prod() / v if v else np.prod(x[x != 0]) for v in x]
    return np.array(others)


def product_by_tape(x):
    variable = gu.Variable(x)
    with gu.GradientTape() as tape:
        value = gu.reduce_prod(variable)
    return tape.gradient(value, variable)


def differences(f, x, step=1e-5, back=1, over=2):
    """Differences by moving each entry up, and down `back` times as far."""
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        move = np.zeros_like(x)
        move[i] = step
        rise = f(x + move) - f(x - back * move)
        gradient[i] = rise / (over * step)
    return gradient


def in_place(f, x, step=1e-5):
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += step
        gradient[i] = f(x)
        x[i] -= 2 * step
        gradient[i] = (gradient[i] - f(x)) / (2 * step)
    return gradient


def restored(f, x, step=1e-5):
    """Move the entries of x itself, and put each of them back exactly."""
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        entry = x[i].copy()
        x[i] = entry + step
        up = f(x)
        x[i] = entry - step
        gradient[i] = (up - f(x)) / (2 * step)
        x[i] = entry
    return gradient


def flattened(f, x, step=1e-5):
    """Hand f a flat array, whatever the shape of x."""
    return differences(lambda z: f(z.ravel()), x, step)


def one_array(f, x, step=1e-5):
    """Two names of one array, where two copies are meant."""
    up = down = x.copy()
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up[i] += step
        down[i] -= step
        gradient[i] = (f(up) - f(down)) / (2 * step)
    return gradient


def first_alone(f, x):
    """A return that stands inside the loop."""
    gradient, right = np.zeros_like(x), differences(f, x)
    for i in np.ndindex(x.shape):
        gradient[i] = right[i]
        return gradient
    return right


def without_bracket(f, x, step=1e-5):
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        move = np.zeros_like(x)
        move[i] = step
        gradient[i] = f(x + move) - f(x - move) / (2 * step)
    return gradient


def all_at_once(f, x, step=1e-5):
    slope = (f(x + step) - f(x - step)) / (2 * step)
    return np.full_like(x, slope)


def backtrack(f, x, g, rate):
    if not np.any(g):
        return 0
    while not f(x - rate * g) < f(x):
        rate /= 2
    return rate


def once_too_often(f, x, g, rate):
    return backtrack(f, x, g, rate) / 2


def never_zero(f, x, g, rate):
    return backtrack(f, x, g, rate) or rate


def stopping_early(f, x, g, rate):
    return 0 if np.any(g == 0) else backtrack(f, x, g, rate)


def thirds(f, x, g, rate):
    while f(x - rate * g) >= f(x):
        rate /= 3
    return rate


def endless(f, x, g, rate):
    while f(x - rate * g) >= f(x):
        rate /= 2
    return rate


def best(a, b):
    return 2 / (a + b)


def limit(a, b):
    return 2 / max(a, b)


RIGHT = [
    ("step", [1.8, 0.5]),
    ("step", np.array([[1.8], [0.5]], np.float32)),
    ("step", gu.constant([1.8, 0.5])),
    ("product_gradient", lambda x: product(x).tolist()),
    ("product_gradient", lambda x: product(x.astype(np.float32))),
    ("product_gradient", product_by_tape),
    ("best_step", 1e-5),
    ("best_step", np.array([2e-6])),
    ("numerical_gradient", differences),
    ("numerical_gradient", lambda f, x: differences(f, x).tolist()),
    ("numerical_gradient", lambda f, x: differences(f, x, 1e-6)),
    ("numerical_gradient", lambda f, x: differences(f, x, 1e-4)),
    ("numerical_gradient", restored),
    ("bowl", lambda a, b: (limit(a, b), best(a, b))),
    ("bowl", lambda a, b: np.array([limit(a, b), best(a, b)])),
    ("backtrack", backtrack),
    ("backtrack", lambda *given: np.array([backtrack(*given)])),
    ("backtrack", lambda *given: gu.constant(float(backtrack(*given)))),
]


@pytest.mark.parametrize(("name", "answer"), RIGHT, ids=ids(RIGHT))
def test_the_form_of_an_answer_is_free(name, answer, capsys):
    getattr(exercises, f"check_{name}")(answer)
    assert capsys.readouterr().out.startswith("Correct. ")


WRONG = [
    ("step", [-8, -5], "take the step"),
    ("step", [0.2, -0.5], "uphill"),
    ("step", [9, 5], "a tenth"),
    ("step", [2.6, 1.0], "1/n"),
    ("step", [1.4, 0.25], "the 2?"),
    ("step", [1.8, 0.26], "see the new w"),
    ("step", [1.5, 0.5], "count by"),
    ("step", [0.5, 1.8], "other way round"),
    ("step", [2.0, 0.65], "Write the table"),
    ("step", 1.8, "Two numbers"),
    ("step", "w = 2", "should hold numbers"),
    ("product_gradient", lambda x: np.prod(x) / x, "dividing"),
    ("product_gradient", product_by_quotient, "a single 0"),
    ("product_gradient", lambda x: np.full_like(x, x.prod()), "among them"),
    ("product_gradient", lambda x: product(x).sum(), "stay apart"),
    ("product_gradient", np.ones_like, "gradient of the sum"),
    ("product_gradient", lambda x: product(x)[:, None], "has the shape"),
    ("product_gradient", lambda x: -product(x), "on paper"),
    ("product_gradient", lambda x: None, "return"),
    ("product_gradient", np.array([1.0]), "the function itself"),
    ("best_step", -5, "exponent"),
    ("best_step", 0, "positive"),
    ("best_step", 3e-12, "vertical axis"),
    ("best_step", 1e-8, "forward difference"),
    ("best_step", 1e-3, "straight down"),
    ("best_step", 3e-7, "straight down"),
    ("best_step", float("nan"), "straight down"),
    ("best_step", (1e-5, 1e-8), "One number"),
    (
        "numerical_gradient",
        lambda f, x: differences(f, x, 1e-7, back=0, over=1),
        "central",
    ),
    (
        "numerical_gradient",
        lambda f, x: differences(f, x, 1e-8, back=0, over=1),
        "central",
    ),
    ("numerical_gradient", lambda f, x: differences(f, x, 1e-3), "its best"),
    (
        "numerical_gradient",
        lambda f, x: differences(f, x, over=1),
        "Half or double",
    ),
    (
        "numerical_gradient",
        lambda f, x: differences(f, x, back=0),
        "Half or double",
    ),
    ("numerical_gradient", lambda f, x: -differences(f, x), "subtracted"),
    ("numerical_gradient", in_place, "left x changed"),
    ("numerical_gradient", lambda f, x: in_place(f, x.copy()), "put back"),
    ("numerical_gradient", all_at_once, "one entry"),
    ("numerical_gradient", flattened, "takes an array of shape (2, 3)"),
    ("numerical_gradient", one_array, "two names"),
    ("numerical_gradient", first_alone, "inside the loop"),
    ("numerical_gradient", without_bracket, "whole difference"),
    ("numerical_gradient", lambda f, x: 1e-5 * differences(f, x), "factor"),
    (
        "numerical_gradient",
        lambda f, x: differences(f, x).astype(int),
        "whole numbers",
    ),
    (
        "numerical_gradient",
        lambda f, x: np.full_like(x, np.nan),
        "divided by 0",
    ),
    ("numerical_gradient", lambda f, x: differences(f, x).ravel(), "shape"),
    ("numerical_gradient", lambda x: x, "raised TypeError"),
    ("bowl", lambda a, b: limit(a, b), "Two rates"),
    ("bowl", lambda a, b: (2 / min(a, b), best(a, b)), "other do"),
    ("bowl", lambda a, b: (limit(a, b) / 2, best(a, b)), "still be raised"),
    ("bowl", lambda a, b: (best(a, b), limit(a, b)), "not the limit"),
    ("bowl", lambda a, b: (limit(a, b), limit(a, b) / 2), "holds you up"),
    ("bowl", lambda a, b: (limit(a, b), 1 / min(a, b)), "too long"),
    ("bowl", lambda a, b: (limit(a, b), best(a, b) / 2), "half of what"),
    ("bowl", lambda a, b: (limit(a, b), 0.7 * best(a, b)), "Draw the size"),
    ("bowl", lambda a, b: (limit(a, b), limit(a, b)), "too long"),
    ("backtrack", lambda f, x, g, rate: rate, "no lower"),
    ("backtrack", once_too_often, "once too often"),
    ("backtrack", never_zero, "return 0"),
    ("backtrack", stopping_early, "not all of them"),
    ("backtrack", thirds, "one after another"),
    ("backtrack", endless, "Does the loop end?"),
    ("backtrack", 0.5, "the function itself"),
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
        ("step", "1.8"),
        ("product_gradient", "np."),
        ("best_step", "1e-5"),
        ("numerical_gradient", "1e-5"),
        ("bowl", "2 /"),
        ("backtrack", "while"),
    ],
)
def test_no_nudge_gives_the_answer_away(name, secret):
    for exercise, answer, _ in WRONG:
        if exercise == name:
            with pytest.raises(WrongAnswer) as rejected:
                getattr(exercises, f"check_{name}")(answer)
            _, _, nudge = str(rejected.value).partition(". ")
            assert secret not in nudge
