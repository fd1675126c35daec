"""Checks for the exercises of chapter 1, Tensors."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundup.exercises import (
    call,
    check,
    number,
    numbers,
    reject,
    require,
)

Shape = tuple[int, ...]

VIDEO = (16, 30, 48, 64, 3)
GIBIBYTE = 2**30
PICTURE = 224 * 224 * 3
SPACING = 2.0**-4


@check
def check_video(answer: Any) -> str:
    """Judge the shape of a batch of colour video clips."""
    lengths = numbers(answer)
    require(
        lengths.ndim < 2,
        f"You answered with a tensor of shape {lengths.shape}. Give its shape "
        "alone, as a tuple.",
    )
    shape = tuple(lengths.ravel().tolist())
    reject(
        f"You answered {shape}.",
        (
            len(shape) == 1,
            "A shape has one number for each axis: give them all, as a tuple.",
        ),
        (
            shape == (16, 30, 64, 48, 3),
            "The lengths are right, but two axes are exchanged. A picture is "
            "indexed like a matrix: which comes first, row or column?",
        ),
        (
            3 not in shape,
            "How many numbers does it take to describe one colour pixel? "
            "They need an axis too.",
        ),
        (
            16 not in shape,
            "That may be the shape of one clip. The batch needs an axis of "
            "its own.",
        ),
        (
            len(shape) != len(VIDEO),
            f"That is rank {len(shape)}. Count the numbers needed to address "
            "one entry: clip, frame, and then?",
        ),
        (
            sorted(shape) != sorted(VIDEO),
            "The rank is right, but at least one length is not. Read your "
            'shape aloud, with "each with" at every comma.',
        ),
        (
            shape != VIDEO,
            "All five lengths are there, in another order. Go from the "
            "largest container to the smallest: a batch of clips, a clip of "
            "frames, a frame of rows, ...",
        ),
    )
    return f"That is {np.prod(VIDEO):,} numbers for 16 short, tiny clips."


@check
def check_memory(answer: Any) -> str:
    """Judge how many float32 pictures fit into one gibibyte."""
    count = number(answer)
    fits = GIBIBYTE / (4 * PICTURE)
    reject(
        f"You answered {count:g}.",
        (
            count == GIBIBYTE // PICTURE,
            "That would be right if a float32 took one byte.",
        ),
        (
            count == GIBIBYTE // (8 * PICTURE),
            "That is right for float64. How many bytes does a float32 take?",
        ),
        (
            count == GIBIBYTE // (2 * PICTURE),
            "That is right for float16. How many bytes does a float32 take?",
        ),
        (
            count in (PICTURE, 4 * PICTURE),
            "That is the size of one picture. How often does it fit?",
        ),
        (
            count == 10**9 // (4 * PICTURE),
            "You took 1 GiB for a round number of bytes. It is a power of 2.",
        ),
        (
            count == GIBIBYTE // (4 * 224 * 224),
            "That is right for grayscale pictures. How many channels are "
            "there here?",
        ),
        (
            count == int(fits) + 1,
            "Rounding up gives one picture that does not fit completely.",
        ),
        (
            not count.is_integer() and abs(count - fits) < 1,
            "The division is right. But what is left over is no picture.",
        ),
        (
            count != int(fits),
            "Take it in steps: numbers in a picture, bytes in a picture, "
            "pictures in 2**30 bytes.",
        ),
    )
    return (
        "Memory limits the size of a batch, and training needs several times "
        "what the pictures alone take."
    )


@check
def check_position(answer: Any) -> str:
    """Judge a function from offset and shape to address, for rank 3."""
    for shape, index in _addresses():
        offset = int(np.ravel_multi_index(index, shape))
        came = tuple(numbers(call(answer, offset, shape)).ravel().tolist())
        _judge_position(came, index, offset, shape)
    return (
        "Quotient and remainder undo product and sum. The digits of a number "
        "are found in the same way, with 10 for every length."
    )


def _judge_position(
    came: tuple[float, ...], index: Shape, offset: int, shape: Shape
) -> None:
    """Compare one address with the right one."""
    said = (
        f"For offset {offset} in shape {shape} your function returned {came}."
    )
    reject(
        said,
        (
            len(came) != 3,
            "An address in a tensor of rank 3 has three numbers.",
        ),
        (
            not all(float(i).is_integer() for i in came),
            "Addresses are whole numbers. Which of Python's two divisions "
            "rounds down?",
        ),
        (
            came == index[::-1] != index,
            "The right numbers, back to front: the first axis has the "
            "largest stride.",
        ),
        (
            any(not 0 <= i < d for i, d in zip(came, shape, strict=False)),
            "At least one of these lies outside its axis.",
        ),
    )
    reached = np.ravel_multi_index([int(i) for i in came], shape)
    reject(
        said,
        (
            came != index,
            f"The entry with that address stands at offset {reached}, not "
            f"{offset}.",
        ),
    )


def _addresses() -> Iterator[tuple[Shape, Shape]]:
    """Pairs of a random shape of rank 3 and an address in it."""
    rng = np.random.default_rng(1)
    yield (2, 3, 4), (1, 1, 2)
    for _ in range(200):
        shape = rng.integers(1, 9, size=3)
        yield tuple(shape.tolist()), tuple(rng.integers(shape).tolist())


@check
def check_spacing(answer: Any) -> str:
    """Judge the gap of float32 at one million, read off a plot."""
    gap = number(answer)
    reject(
        f"You answered {gap:g}.",
        (gap <= 0, "A gap is a distance: larger than zero."),
        (
            2.0**-24 <= gap <= 2.0**-22,
            "That is close to the gap at 1, the machine epsilon. Go right "
            "along the line, to one million.",
        ),
        (
            gap < 1e-8,
            "That is closer to the line of float64. Follow the one labelled "
            "float32.",
        ),
        (
            not SPACING / 2 <= gap <= SPACING * 2,
            f"That is too {'large' if gap > SPACING else 'small'}, by a "
            "factor of more than 2. Go up from one million to the line of "
            "float32, then left. On a logarithmic axis, half way between two "
            "ticks is not half way between their numbers.",
        ),
    )
    return (
        f"The exact gap is {SPACING}: one million lies between 2**19 and "
        "2**20, and 2**(19 - 23) is a sixteenth."
    )


@check
def check_channels_first(answer: Any) -> str:
    """Judge a function that moves a batch's channels to axis 1."""
    for pictures in _random_arrays(rank=4):
        came = numbers(call(answer, pictures.copy()), of="your result")
        moved = np.moveaxis(pictures, -1, 1)
        reject(
            f"From shape {pictures.shape} you made shape {came.shape}.",
            (
                came.shape == np.swapaxes(pictures, 1, 3).shape,
                "The channels are in place, but height and width have been "
                "exchanged: the pictures lie on their side.",
            ),
            (
                came.shape != moved.shape,
                "Wanted is (batch, channels, height, width).",
            ),
            (
                np.array_equal(came, pictures.reshape(moved.shape)),
                "The shape is right, but the numbers have not moved with "
                "their axes. Reshape reads them in the old order and cuts "
                "them into new rows. Which operation exchanges axes?",
            ),
            (
                not np.array_equal(came, moved),
                "The shape is right, but entry [b, c, i, j] of the result is "
                "not entry [b, i, j, c] of the pictures.",
            ),
        )
    return "No number has to move for this: only the strides change places."


@check
def check_windows(answer: Any) -> str:
    """Judge a function that cuts a time series into sliding windows."""
    for series in _random_arrays(rank=2):
        for length in (1, 2, len(series)):
            given = series.copy()
            came = numbers(call(answer, given, length), of="your result")
            _judge_windows(came, series, length)
    if np.shares_memory(came, given):
        return "And no number was copied: a row stands in memory once."
    return (
        "Each row now stands in memory once for every window that it is in. "
        "Strides can do with one."
    )


def _judge_windows(
    came: NDArray[Any], series: NDArray[Any], length: int
) -> None:
    """Compare one set of windows with the right one."""
    count = len(series) - length + 1
    wanted = np.stack([series[w : w + length] for w in range(count)])
    reject(
        f"For a series of shape {series.shape} and length {length} you made "
        f"shape {came.shape}.",
        (came.ndim != 3, "Wanted is rank 3: (windows, length, features)."),
        (
            came.shape == (count - 1, *wanted.shape[1:]),
            "One window is missing. Can one more start after your last?",
        ),
        (
            came.shape[:1] != (count,),
            "The number of windows is off. The first starts at row 0, the "
            "next at row 1, and the last ends with the series' last row.",
        ),
        (
            came.shape != wanted.shape,
            "Wanted is (windows, length, features), in this order.",
        ),
        (
            not np.array_equal(came, wanted),
            "The shape is right, but the numbers are not: window w should "
            "start with row w of the series.",
        ),
    )


def _random_arrays(*, rank: int) -> Iterator[NDArray[np.float64]]:
    """Arrays of random numbers, in random shapes of unequal lengths."""
    rng = np.random.default_rng(2)
    for _ in range(10):
        yield rng.normal(size=2 + rng.permutation(rank + 2)[:rank])
