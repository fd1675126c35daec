"""Shapes and broadcasting, over whatever shapes hypothesis thinks of."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst
from oracle import array, tf

import groundup as gu

quick = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
sides = st.integers(0, 3)
shapes = npst.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3)
two_shapes = npst.mutually_broadcastable_shapes(
    num_shapes=2, max_dims=3, min_side=0, max_side=3
)


def numbers(shape: tuple[int, ...], seed: int = 0) -> np.ndarray:
    """Return numbers of a shape, all different."""
    n = int(np.prod(shape))
    return (np.cos(np.arange(n) + 7 * seed) + 1.5).reshape(shape)


def agree(call: Any, *inputs: np.ndarray) -> None:
    """Compare value and gradients with TensorFlow's."""
    results = []
    for lib in (gu, tf):
        xs = [lib.constant(x) for x in inputs]
        with lib.GradientTape() as tape:
            tape.watch(xs)
            y = call(lib, *xs)
            loss = lib.reduce_sum(y * y)
        results.append([y, *tape.gradient(loss, xs)])
    for ours, theirs in zip(*results, strict=True):
        np.testing.assert_allclose(array(ours), array(theirs), rtol=1e-9)


@quick
@given(two_shapes)
@pytest.mark.parametrize("name", ["add", "multiply", "divide", "maximum"])
def test_broadcasting(name: str, two: Any) -> None:
    call = {
        "add": lambda lib, x, y: x + y,
        "multiply": lambda lib, x, y: x * y,
        "divide": lambda lib, x, y: x / y,
        "maximum": lambda lib, x, y: lib.maximum(x, y),
    }[name]
    one, other = two.input_shapes
    agree(call, numbers(one), numbers(other, 1))


@quick
@given(two_shapes)
def test_broadcast_to_and_where(two: Any) -> None:
    one, _ = two.input_shapes
    agree(lambda lib, x: lib.broadcast_to(x, two.result_shape), numbers(one))
    condition = numbers(two.result_shape) > 1.5
    agree(
        lambda lib, x, y: lib.where(condition, x, y),
        *(numbers(shape, i) for i, shape in enumerate(two.input_shapes)),
    )


@quick
@given(st.data())
@pytest.mark.parametrize(
    "name", ["reduce_sum", "reduce_mean", "reduce_max", "reduce_prod"]
)
def test_reductions(name: str, data: Any) -> None:
    shape = data.draw(
        npst.array_shapes(min_dims=1, max_dims=3, min_side=1, max_side=3)
    )
    rank = len(shape)
    several = npst.valid_tuple_axes(rank, min_size=0)
    one = st.integers(-rank, rank - 1)
    axis = data.draw(st.none() | one | several)
    keepdims = data.draw(st.booleans())
    agree(
        lambda lib, x: getattr(lib, name)(x, axis=axis, keepdims=keepdims),
        numbers(shape),
    )


@pytest.mark.parametrize("keepdims", [False, True])
def test_the_mean_along_an_axis_of_size_1(keepdims: bool) -> None:
    agree(
        lambda lib, x: lib.reduce_mean(x, axis=-1, keepdims=keepdims),
        numbers((3, 1)),
    )


@quick
@given(two_shapes, sides, sides, sides)
def test_matmul(two: Any, n: int, d: int, m: int) -> None:
    one, other = two.input_shapes
    agree(
        lambda lib, x, y: lib.matmul(x, y),
        numbers((*one, n, d)),
        numbers((*other, d, m), 1),
    )


@quick
@given(st.data())
def test_indexing(data: Any) -> None:
    shape = data.draw(
        npst.array_shapes(min_dims=1, max_dims=3, min_side=1, max_side=4)
    )
    index = data.draw(npst.basic_indices(shape, allow_newaxis=True))
    agree(lambda lib, x: x[index], numbers(shape))


@quick
@given(st.data())
def test_transpose_and_reshape(data: Any) -> None:
    shape = data.draw(shapes)
    order = data.draw(st.permutations(range(len(shape))))
    agree(
        lambda lib, x: lib.reshape(lib.transpose(x, perm=order), [-1]),
        numbers(shape) if np.prod(shape) else np.ones(shape),
    )


@quick
@given(st.data())
def test_concat_stack_and_gather(data: Any) -> None:
    shape = data.draw(
        npst.array_shapes(min_dims=1, max_dims=3, min_side=1, max_side=3)
    )
    axis = data.draw(st.integers(-len(shape), len(shape) - 1))
    x, y = numbers(shape), numbers(shape, 1)
    agree(lambda lib, x, y: lib.concat([x, y, x], axis), x, y)
    agree(lambda lib, x, y: lib.stack([x, y], axis), x, y)
    numbers_ = data.draw(
        st.lists(st.integers(0, shape[axis] - 1), min_size=1, max_size=4)
    )
    agree(lambda lib, x: 1.0 * lib.gather(1.0 * x, numbers_, axis=axis), x)
