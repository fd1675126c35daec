"""Checks for the exercises of chapter 1, Tensors."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundup.exercises import call, check, numbers, require

VIDEO = (16, 30, 48, 64, 3)
GIBIBYTE = 2**30
PICTURE = 224 * 224 * 3
SPACING = 2.0**-4


@check
def check_video(answer: Any) -> str:
    """The shape of a batch of colour video clips."""
    shape = tuple(numbers(answer).ravel().tolist())
    came = f"You answered {shape}. "
    require(
        len(shape) > 1,
        came + "A shape has one number for each axis: give them all, as a "
        "tuple.",
    )
    require(
        shape != (16, 30, 64, 48, 3),
        came + "The lengths are right, but two axes are exchanged. A picture "
        "is indexed like a matrix: which comes first, row or column?",
    )
    require(
        3 in shape,
        came + "How many numbers does it take to describe one colour pixel? "
        "They need an axis too.",
    )
    require(
        16 in shape,
        came + "That may be the shape of one clip. The batch needs an axis "
        "of its own.",
    )
    require(
        len(shape) == len(VIDEO),
        came + f"That is rank {len(shape)}. Count the numbers needed to "
        "address one entry: clip, frame, and then?",
    )
    require(
        sorted(shape) == sorted(VIDEO),
        came + "The rank is right, but at least one length is not. Read your "
        'shape aloud, with "each with" at every comma.',
    )
    require(
        shape == VIDEO,
        came + "All five lengths are there, in another order. Go from the "
        "largest container to the smallest: a batch of clips, a clip of "
        "frames, a frame of rows, ...",
    )
    return (
        f"That is {np.prod(VIDEO):,} numbers, one batch of short and tiny "
        "clips."
    )


@check
def check_memory(answer: Any) -> str:
    """How many float32 pictures fit into one gibibyte."""
    came = f"You answered {answer}. "
    count = float(numbers(answer).reshape(-1)[0])
    fits = GIBIBYTE / (4 * PICTURE)
    slips = {
        GIBIBYTE // PICTURE: "That would be right if a float32 took one byte.",
        GIBIBYTE // (8 * PICTURE): "That is right for float64. How many bytes "
        "does a float32 take?",
        10**9 // (4 * PICTURE): "You took 1 GiB for a round number of bytes. "
        "It is a power of two: 2**30.",
        GIBIBYTE // (4 * 224 * 224): "That is right for grayscale pictures. "
        "How many channels are there here?",
        int(fits) + 1: "Rounding to the nearest number, or up, gives one "
        "picture that does not fit.",
    }
    require(count not in slips, came + slips.get(int(count), ""))
    require(
        count.is_integer() or round(count, 1) != round(fits, 1),
        came + "The division is right. But what is left over is not a "
        "picture.",
    )
    require(
        count == int(fits),
        came + "Take it in steps: numbers in a picture, bytes in a picture, "
        "pictures in 2**30 bytes.",
    )
    return (
        "Memory is what limits the size of a batch, and training needs "
        "several times as much as the pictures alone."
    )


@check
def check_position(answer: Any) -> str:
    """The address of an entry, from its offset, for rank 3."""
    for shape, index in _addresses():
        offset = int(np.ravel_multi_index(index, shape))
        came = numbers(call(answer, offset, shape)).ravel().tolist()
        said = (
            f"For offset {offset} in shape {shape} your function returned "
            f"{tuple(came)}. "
        )
        require(
            len(came) == 3,
            said + "An address in a tensor of rank 3 has three numbers.",
        )
        require(
            all(float(number).is_integer() for number in came),
            said + "Addresses are whole numbers. Which of Python's two "
            "divisions rounds down?",
        )
        require(
            tuple(came) != index[::-1] or index == index[::-1],
            said + "The right numbers, back to front: the first axis has the "
            "largest stride.",
        )
        require(
            all(0 <= i < d for i, d in zip(came, shape, strict=True)),
            said + "At least one of them lies outside its axis.",
        )
        reached = int(np.ravel_multi_index([int(i) for i in came], shape))
        require(
            reached == offset,
            said + f"The entry with that address stands at offset {reached}, "
            f"not {offset}.",
        )
    return (
        "Division and remainder undo multiplication and addition: this is "
        "how the digits of a number are found, with a different base at each "
        "place."
    )


def _addresses() -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Pairs of a random shape of rank 3 and an address in it."""
    rng = np.random.default_rng(1)
    yield (2, 3, 4), (1, 1, 2)
    for _ in range(200):
        shape = rng.integers(1, 9, size=3)
        yield tuple(shape.tolist()), tuple(rng.integers(shape).tolist())


@check
def check_spacing(answer: Any) -> str:
    """The gap between float32 numbers at one million, read off a plot."""
    gap = float(numbers(answer).reshape(-1)[0])
    came = f"You answered {gap:g}. "
    require(gap > 0, came + "A gap is a distance: larger than zero.")
    require(
        not 2.0**-24 <= gap <= 2.0**-22,
        came + "That is close to the gap at 1, the machine epsilon. Go right "
        "along the curve, to one million.",
    )
    require(
        not gap < 1e-8,
        came + "That is closer to the curve of float64. Follow the one "
        "labelled float32.",
    )
    require(
        SPACING / 2 <= gap <= SPACING * 2,
        came + f"That is too {'large' if gap > SPACING else 'small'} by a "
        "factor of more than 2. Go up from one million on the horizontal "
        "axis to the curve of float32, then left. Both axes are logarithmic: "
        "each tick is ten times, or a power of ten times, the one before.",
    )
    return (
        f"The exact gap is {SPACING}, a sixteenth: one million lies between "
        "2**19 and 2**20, and 2**(19 - 23) = 2**-4."
    )


@check
def check_channels_first(answer: Any) -> str:
    """Move the channels of a batch of pictures to axis 1."""
    for pictures in _random_arrays(rank=4):
        moved = np.moveaxis(pictures, -1, 1)
        result = call(answer, pictures.copy())
        came = numbers(result, of="what your function returned")
        said = f"From shape {pictures.shape} you made shape {came.shape}. "
        require(
            came.shape != np.swapaxes(pictures, 1, 3).shape,
            said + "The channels are in place, but height and width have been "
            "exchanged: the pictures lie on their side.",
        )
        require(
            came.shape == moved.shape,
            said + "Wanted is (batch, channels, height, width).",
        )
        require(
            not np.array_equal(came, pictures.reshape(moved.shape)),
            said + "The shape is right, but the numbers have not moved with "
            "their axes. Reshape keeps the order in memory. Which operation "
            "exchanges axes?",
        )
        require(
            np.array_equal(came, moved),
            said + "The shape is right, but entry [b, c, i, j] of the result "
            "is not entry [b, i, j, c] of the pictures.",
        )
    return (
        "No number has to move for this: only the strides change places."
    )


@check
def check_windows(answer: Any) -> str:
    """Cut a time series into all windows of a given length."""
    for series in _random_arrays(rank=2):
        for length in (1, 2, len(series)):
            wanted = np.stack(
                [
                    series[start : start + length]
                    for start in range(len(series) - length + 1)
                ]
            )
            came = numbers(
                call(answer, series.copy(), length),
                of="what your function returned",
            )
            _judge_windows(came, wanted, series, length)
    return (
        f"The windows hold {length} times as many numbers as the series, "
        "nearly. With strides, none of them need be copied."
    )


def _judge_windows(
    came: NDArray[Any], wanted: NDArray[Any], series: NDArray[Any], length: int
) -> None:
    """Compare one set of windows with the right one."""
    said = (
        f"For a series of shape {series.shape} and length {length} you made "
        f"shape {came.shape}. "
    )
    require(
        came.ndim == 3,
        said + "Wanted is rank 3: (windows, length, features).",
    )
    require(
        came.shape != (wanted.shape[0] - 1, *wanted.shape[1:]),
        said + "One window is missing. Can one more start after your last?",
    )
    require(
        came.shape[0] == wanted.shape[0],
        said + "The number of windows is off. The first starts at row 0, the "
        f"next at row 1, and the last ends with the last of {len(series)} "
        "rows.",
    )
    require(
        came.shape == wanted.shape,
        said + "Wanted is (windows, length, features), in this order.",
    )
    wrong = np.argwhere(came != wanted)
    require(
        wrong.size == 0,
        said + "The shape is right, but the numbers are not: window w should "
        "start with row w of the series."
        + (f" Look at window {wrong[0][0]}." if wrong.size else ""),
    )


def _random_arrays(*, rank: int) -> Iterator[NDArray[np.float64]]:
    """Arrays of random numbers with unequal lengths, in random shapes."""
    rng = np.random.default_rng(2)
    for _ in range(10):
        shape = 2 + rng.permutation(rank + 2)[:rank]
        yield rng.normal(size=shape)
