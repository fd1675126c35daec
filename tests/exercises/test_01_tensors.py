"""Chapter 1: the official solutions pass, typical wrong answers do not."""

import numpy as np
import pages
import pytest

from groundup.exercises import UNANSWERED, WrongAnswer
from groundup.exercises import tensors as exercises


@pytest.fixture(scope="module")
def chapter():
    return pages.run("01-tensors")


def test_every_solution_passes_its_check(chapter):
    assert list(chapter.solutions()) == [
        "ex-tensors-video",
        "ex-tensors-memory",
        "ex-tensors-position",
        "ex-tensors-spacing",
        "ex-tensors-channels",
        "ex-tensors-windows",
    ]
    for label, printed in chapter.solutions().items():
        assert "Correct. " in printed, label


def test_every_exercise_waits_for_the_reader(chapter):
    assert chapter.unanswered() == [f"{UNANSWERED}\n"] * 6


@pytest.mark.parametrize(
    "answer",
    [
        [16, 30, 48, 64, 3],
        np.array([16, 30, 48, 64, 3]),
        np.zeros((16, 30, 48, 64, 3), np.uint8).shape,
    ],
)
def test_the_form_of_an_answer_is_free(answer, capsys):
    exercises.check_video(answer)
    assert capsys.readouterr().out.startswith("Correct. ")


def test_a_function_may_answer_with_a_list_or_floats(capsys):
    exercises.check_position(
        lambda offset, shape: [
            float(i) for i in np.unravel_index(offset, shape)
        ]
    )
    exercises.check_channels_first(
        lambda pictures: np.moveaxis(pictures, 3, 1).tolist()
    )
    assert capsys.readouterr().out.count("Correct. ") == 2


def back_to_front(offset, shape):
    return np.unravel_index(offset, shape)[::-1]


def true_division(offset, shape):
    _, d1, d2 = shape
    return offset / (d1 * d2), offset // d2 % d1, offset % d2


def wrong_remainder(offset, shape):
    d0, d1, d2 = shape
    return offset // (d1 * d2), offset // d2 % d0 % d1, offset % d2


def only_for_2_3_4(offset, shape):
    return offset // 12, offset % 12 // 4, offset % 4


def slices(series, starts, length):
    return np.stack([series[w : w + length] for w in starts])


def too_few_windows(series, length):
    return slices(series, range(max(1, len(series) - length)), length)


def side_by_side(series, length):
    starts = range(0, len(series) - length + 1, length)
    return slices(series, starts, length)


def features_before_length(series, length):
    return np.lib.stride_tricks.sliding_window_view(series, length, axis=0)


def from_the_end(series, length):
    return slices(series, range(len(series) - length, -1, -1), length)


WRONG = [
    ("video", (16, 30, 64, 48, 3), "row or column"),
    ("video", (16, 30, 48, 64), "colour pixel"),
    ("video", (30, 48, 64, 3), "batch needs an axis"),
    ("video", (16, 3, 30, 48, 64), "in another order"),
    ("video", (16, 48, 64, 3), "rank 4"),
    ("video", (16, 25, 48, 64, 3), "at least one length"),
    ("video", 16 * 30 * 48 * 64 * 3, "one number for each axis"),
    ("video", "16 x 30 x 48 x 64 x 3", "should hold numbers"),
    ("video", [[16, 30], [48, 64, 3]], "has gaps"),
    ("video", np.zeros((16, 30)), "Give its shape"),
    ("memory", 2**30 // 150_528, "one byte"),
    ("memory", 2**30 // (150_528 * 8), "float64"),
    ("memory", 2**30 // (150_528 * 2), "float16"),
    ("memory", 150_528 * 4, "size of one picture"),
    ("memory", 10**9 // (150_528 * 4), "power of 2"),
    ("memory", 2**30 // (224 * 224 * 4), "channels"),
    ("memory", 1784, "does not fit"),
    ("memory", 2**30 / (150_528 * 4), "left over"),
    ("memory", 12, "Take it in steps"),
    ("memory", (224, 224, 3), "One number is wanted"),
    ("position", back_to_front, "back to front"),
    ("position", true_division, "two divisions"),
    ("position", wrong_remainder, "stands at offset"),
    ("position", only_for_2_3_4, "outside its axis"),
    ("position", lambda offset, shape: (1, 1, 2), "stands at offset"),
    ("position", lambda offset, shape: offset, "three numbers"),
    ("position", lambda offset, shape: None, "return"),
    ("position", lambda offset: (0, 0, 0), "raised TypeError"),
    ("position", (1, 1, 2), "the function itself"),
    ("spacing", np.finfo(np.float32).eps, "the gap at 1"),
    ("spacing", np.spacing(1e6), "float64"),
    ("spacing", 1.0, "too large"),
    ("spacing", 0.01, "too small"),
    ("spacing", -2.0, "larger than zero"),
    ("spacing", "about 0.06", "should hold numbers"),
    (
        "channels_first",
        lambda x: x.reshape(x.shape[0], x.shape[3], *x.shape[1:3]),
        "in the old order",
    ),
    ("channels_first", lambda x: np.swapaxes(x, 1, 3), "lie on their side"),
    ("channels_first", lambda x: x.T, "Wanted is (batch"),
    ("channels_first", lambda x: x, "Wanted is (batch"),
    (
        "channels_first",
        lambda x: np.moveaxis(x, 3, 1)[:, ::-1],
        "entry [b, c, i, j]",
    ),
    ("windows", too_few_windows, "One window is missing"),
    ("windows", side_by_side, "number of windows is off"),
    ("windows", features_before_length, "in this order"),
    ("windows", from_the_end, "start with row w"),
    ("windows", lambda series, length: series[:length], "rank 3"),
    ("windows", lambda series, length: series.mean(), "rank 3"),
]


@pytest.mark.parametrize(
    ("name", "answer", "nudge"),
    WRONG,
    ids=[f"{number}-{name}" for number, (name, *_) in enumerate(WRONG)],
)
def test_a_wrong_answer_is_rejected_with_a_nudge(name, answer, nudge):
    check = getattr(exercises, f"check_{name}")
    with pytest.raises(WrongAnswer, match=r"\S") as rejected:
        check(answer)
    assert nudge in str(rejected.value)


@pytest.mark.parametrize("secret", ["1783", "0.0625", "(16, 30, 48, 64, 3)"])
def test_no_nudge_gives_the_answer_away(secret):
    for name, answer, _ in WRONG:
        with pytest.raises(WrongAnswer) as rejected:
            getattr(exercises, f"check_{name}")(answer)
        _, _, nudge = str(rejected.value).partition(". ")
        assert secret not in nudge
