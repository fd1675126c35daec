"""The gradient tape: what it watches, records, returns and refuses."""

import gc
import pickle
import weakref
from typing import Any

import numpy as np
import pytest
from oracle import array, tf

import groundup as gu

BOTH = pytest.mark.parametrize("lib", [gu, tf], ids=["groundup", "tensorflow"])


def same(found: Any, expected: Any) -> None:
    np.testing.assert_allclose(array(found), expected, rtol=1e-6)


@BOTH
def test_trainable_variables_are_watched_unasked(lib: Any) -> None:
    x, fixed = lib.Variable(3.0), lib.Variable(2.0, trainable=False)
    with lib.GradientTape() as tape:
        y = x * x * fixed
    assert len(tape.watched_variables()) == 1
    gradients = tape.gradient(y, [x, fixed])
    same(gradients[0], 12.0)
    assert gradients[1] is None


@BOTH
def test_variables_can_be_left_unwatched(lib: Any) -> None:
    x, w = lib.Variable(3.0), lib.Variable(2.0)
    with lib.GradientTape(watch_accessed_variables=False) as tape:
        tape.watch(w)
        y = x * w
    gradients = tape.gradient(y, [x, w])
    assert gradients[0] is None
    same(gradients[1], 3.0)


@BOTH
def test_a_constant_has_no_gradient_until_watched(lib: Any) -> None:
    x, z = lib.constant(3.0), lib.constant(5.0)
    with lib.GradientTape() as tape:
        tape.watch(x)
        y = x * z
    gradients = tape.gradient(y, {"x": x, "others": (z, [x])})
    same(gradients["x"], 5.0)
    assert gradients["others"][0] is None
    same(gradients["others"][1][0], 5.0)


@BOTH
@pytest.mark.parametrize("kind", ["variable", "constant"])
def test_whole_numbers_have_no_gradient(lib: Any, kind: str) -> None:
    x = lib.Variable(3) if kind == "variable" else lib.constant(3)
    with lib.GradientTape() as tape:
        if kind == "constant":
            tape.watch(x)
        y = x * x
    assert tape.gradient(y, x) is None


@BOTH
@pytest.mark.parametrize(
    "blind",
    [
        lambda lib, x: lib.round(x),
        lambda lib, x: x // 2.0,
        lambda lib, x: lib.argmax(x),
        lambda lib, x: lib.cast(x, lib.int32),
        lambda lib, x: x > 1.0,
        lambda lib, x: lib.ones_like(x),
        lambda lib, x: lib.constant(x.numpy() * 2),
    ],
    ids=["round", "//", "argmax", "cast", ">", "ones_like", "numpy"],
)
def test_some_operations_let_no_gradient_through(lib: Any, blind: Any) -> None:
    x = lib.constant([1.0, 2.5])
    with lib.GradientTape() as tape:
        tape.watch(x)
        y = blind(lib, x)
    assert tape.gradient(y, x) is None


@BOTH
def test_missing_gradients_can_be_zeros(lib: Any) -> None:
    x, z = lib.Variable([3.0]), lib.Variable([[1.0, 2.0]])
    with lib.GradientTape() as tape:
        y = x * x
    g = tape.gradient(y, z, unconnected_gradients="zero")
    same(g, np.zeros((1, 2)))


@BOTH
def test_several_targets_add_up(lib: Any) -> None:
    x = lib.constant(3.0)
    with lib.GradientTape() as tape:
        tape.watch(x)
        y = x * x
    same(tape.gradient([y, {"again": y}, x], x), 13.0)


@BOTH
def test_output_gradients_weigh_the_targets(lib: Any) -> None:
    x = lib.constant([3.0, 1.0])
    with lib.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = x * x
        z = 3.0 * x
    start = lib.constant([1.0, 2.0])
    same(tape.gradient(y, x, output_gradients=start), [6.0, 4.0])
    by_array = np.array([1.0, 2.0], "float32")
    same(tape.gradient(y, x, output_gradients=by_array), [6.0, 4.0])
    same(
        tape.gradient([y, z], x, output_gradients=[start, start]), [9.0, 10.0]
    )


@BOTH
def test_dicts_are_matched_by_their_keys(lib: Any) -> None:
    x, y = lib.constant(3.0), lib.constant(5.0)
    with lib.GradientTape() as tape:
        tape.watch({"x": x, "y": y})
        targets = {"square": x * x, "product": x * y}
    starts = {"product": lib.constant(10.0), "square": lib.constant(1.0)}
    found = tape.gradient(targets, {"y": y, "x": x}, output_gradients=starts)
    same(found["x"], 56.0)
    same(found["y"], 30.0)


@BOTH
def test_a_persistent_tape_answers_again(lib: Any) -> None:
    x = lib.constant(2.0)
    with lib.GradientTape(persistent=True) as tape:
        tape.watch(x)
        y = x * x
        z = y * y
    same(tape.gradient(z, x), 32.0)
    same(tape.gradient(z, [y, x]), [8.0, 32.0])
    with tape:
        w = z * x
    same(tape.gradient(w, x), 80.0)


@BOTH
def test_a_tape_can_be_asked_inside_its_block(lib: Any) -> None:
    x = lib.constant(3.0)
    with lib.GradientTape() as tape:
        tape.watch(x)
        same(tape.gradient(x * x, x), 6.0)
        assert (x * x).shape == ()


@BOTH
def test_a_used_tape_can_be_entered_again(lib: Any) -> None:
    x = lib.constant(3.0)
    tape = lib.GradientTape()
    for _ in range(2):
        with tape:
            tape.watch(x)
            y = x * x
        same(tape.gradient(y, x), 6.0)


@BOTH
def test_reset_forgets(lib: Any) -> None:
    x = lib.constant(3.0)
    with lib.GradientTape() as tape:
        tape.watch(x)
        lost = x * x
        tape.reset()
        tape.watch(x)
        y = x * 4.0
    gradients = tape.gradient([y, lost], x)
    same(gradients, 4.0)


@BOTH
def test_nothing_is_recorded_while_stopped(lib: Any) -> None:
    x = lib.Variable(3.0)
    with lib.GradientTape() as tape:
        y = x * x
        with tape.stop_recording():
            z = y * 5.0
        w = y + z
    same(tape.gradient(w, x), 6.0)


@BOTH
def test_assign_leaves_what_was_recorded(lib: Any) -> None:
    x = lib.Variable([1.0, 2.0])
    with lib.GradientTape() as tape:
        y = x * x
        x.assign([10.0, 10.0])
        y = y + x * x
        x.assign_add([1.0, 1.0])
        y = y + x * x
        x.assign_sub([0.5, 0.5])
        y = y + x * x
    same(tape.gradient(y, x), [65.0, 67.0])
    same(x, [10.5, 10.5])


@BOTH
def test_two_tapes_record_side_by_side(lib: Any) -> None:
    x, y = lib.Variable(2.0), lib.constant(3.0)
    with lib.GradientTape() as outer, lib.GradientTape() as inner:
        inner.watch(y)
        z = x * y * y
    same(outer.gradient(z, x), 9.0)
    same(inner.gradient(z, [x, y]), [9.0, 12.0])


@BOTH
def test_an_inner_gradient_leaves_the_outer_tape_right(lib: Any) -> None:
    x = lib.Variable(2.0)
    with lib.GradientTape() as outer:
        with lib.GradientTape() as inner:
            y = x * x * x
        inner.gradient(y, [x, lib.constant(1.0)])
        z = y * 2.0
    same(outer.gradient(z, x), 24.0)


def test_a_gradient_of_a_gradient_raises() -> None:
    x = gu.Variable(2.0)
    with gu.GradientTape() as outer:
        with gu.GradientTape() as inner:
            y = x * x * x
        slope = inner.gradient(y, x)
        z = slope * 2.0
    with pytest.raises(NotImplementedError, match="gradient of a gradient"):
        outer.gradient(z, x)


def test_a_gradient_of_a_jacobian_raises() -> None:
    x = gu.Variable([2.0, 1.0])
    with gu.GradientTape() as outer:
        with gu.GradientTape() as inner:
            y = x * x
        z = inner.jacobian(y, x)
    with pytest.raises(NotImplementedError, match="gradient of a gradient"):
        outer.gradient(z, x)


@BOTH
def test_a_stopped_tape_does_not_start_by_itself(lib: Any) -> None:
    x = lib.Variable(3.0)
    with lib.GradientTape() as tape:
        y = x * x
        with tape.stop_recording(), lib.GradientTape() as other:
            z = y * x
    same(tape.gradient(y, x), 6.0)
    same(other.gradient(z, x), 9.0)


@BOTH
def test_a_variable_takes_a_tensors_entries(lib: Any) -> None:
    start = lib.constant([1.0])
    x = lib.Variable(start, dtype=lib.float32)
    x.assign_add(start)
    same(x, [2.0])
    same(start, [1.0])
    with pytest.raises(ValueError, match="float"):
        lib.Variable(start, dtype=lib.float64)


def test_what_was_pickled_has_the_dtype_it_had() -> None:
    # NumPy gives it a dtype object of its own, which is only equal.
    x, truths = pickle.loads(
        pickle.dumps([gu.constant([1.0, 2.0]), gu.constant([True])])
    )
    w = gu.Variable([3.0, 4.0])
    with gu.GradientTape() as tape:
        y = gu.reduce_sum(w * x)
    same(tape.gradient(y, w), [1.0, 2.0])
    same(w.assign(x), [1.0, 2.0])
    with pytest.raises(TypeError, match="expected numbers, got bool"):
        truths + truths


@BOTH
def test_custom_gradient_with_one_argument(lib: Any) -> None:
    @lib.custom_gradient
    def straight_through(x: Any) -> Any:
        return lib.round(x), lambda g: 3.0 * g

    x = lib.Variable([1.4, 2.6])
    with lib.GradientTape() as tape:
        y = straight_through(x)
    same(y, [1.0, 3.0])
    same(tape.gradient(y, x), [3.0, 3.0])


@BOTH
def test_custom_gradient_refuses_variables_of_its_own(lib: Any) -> None:
    x, w = lib.Variable(2.0), lib.Variable(5.0)
    fixed = lib.Variable(3.0, trainable=False)

    def times(factor: Any) -> Any:
        return lib.custom_gradient(lambda x: (x * factor, lambda g: g))

    with lib.GradientTape() as tape:
        y = times(fixed)(x)
        with pytest.raises(TypeError, match=r"as an argument|'variables'"):
            times(w)(x)
    same(tape.gradient(y, x), 1.0)


def test_custom_gradient_counts_its_gradients() -> None:
    x = gu.Variable(1.0)
    with gu.GradientTape() as tape:
        y = gu.custom_gradient(lambda x: (x * 2.0, lambda g: (g, g)))(x)
    with pytest.raises(ValueError, match="1 arguments, but 2 gradients"):
        tape.gradient(y, x)


@pytest.mark.parametrize(
    ("gradient", "kind", "words"),
    [
        (None, TypeError, "the gradient of argument 0 is None"),
        (
            [1.0, 2.0],
            ValueError,
            r"has shape \(\) .* but its gradient has \(2",
        ),
        (gu.constant(1), ValueError, "dtype float32, .* and int32"),
    ],
)
def test_custom_gradients_are_like_their_arguments(
    gradient: Any, kind: type[Exception], words: str
) -> None:
    x = gu.Variable(1.0)
    with gu.GradientTape() as tape:
        y = gu.custom_gradient(lambda x: (x * 2.0, lambda g: (gradient,)))(x)
    with pytest.raises(kind, match=words):
        tape.gradient(y, x)


def test_custom_gradient_is_for_one_tensor() -> None:
    two = gu.custom_gradient(lambda x: ((x, x), lambda g, h: g + h))
    with pytest.raises(TypeError, match="must return a tensor and"):
        two(1.0)


@BOTH
def test_output_gradients_have_the_targets_dtype(lib: Any) -> None:
    x = lib.Variable(3.0)
    with lib.GradientTape() as tape:
        y = x * x
    wide = lib.constant(1.0, lib.float64)
    with pytest.raises(
        (TypeError, tf.errors.InvalidArgumentError), match=r"float32|double"
    ):
        tape.gradient(y, x, output_gradients=wide)


@BOTH
def test_jacobian(lib: Any) -> None:
    x, w = lib.Variable([[1.0, 2.0]]), lib.Variable([[3.0, 4.0], [5.0, 6.0]])
    other = lib.Variable([1.0, 2.0, 3.0])
    with lib.GradientTape(persistent=True) as tape:
        y = lib.matmul(x, w)
    by_x, by_w, none = tape.jacobian(y, [x, w, other])
    same(by_x[0, :, 0], [[3.0, 5.0], [4.0, 6.0]])
    same(by_w[0, 0], [[1.0, 0.0], [2.0, 0.0]])
    assert by_w.shape == (1, 2, 2, 2)
    assert none is None
    zeros = tape.jacobian(y, other, unconnected_gradients="zero")
    same(zeros, np.zeros((1, 2, 3) if lib is gu else zeros.shape))


@BOTH
def test_the_jacobian_of_nothing_is_empty(lib: Any) -> None:
    x, other = lib.Variable(np.ones((0, 3))), lib.Variable([1.0])
    with lib.GradientTape() as tape:
        y = lib.reduce_sum(x * x, axis=1)
    by_x, none = tape.jacobian(y, [x, other])
    assert by_x.shape == (0, 0, 3)
    assert by_x.dtype == lib.float64
    assert none is None


def test_a_pullback_nobody_asked_for_is_never_called() -> None:
    def rule(x: Any, y: Any) -> Any:
        return x * y, lambda g: g * y, lambda g: 1 / 0

    from groundup.tensor import apply

    x, y = gu.Variable(2.0), gu.Variable(3.0)
    with gu.GradientTape() as tape:
        z = apply(rule, x, y)
    same(tape.gradient(z, x), 3.0)


def test_gradients_keep_the_dtype_and_the_shape() -> None:
    for dtype in (gu.float16, gu.float32, gu.float64):
        x = gu.Variable([[1.0, 2.0]], dtype=dtype)
        with gu.GradientTape() as tape:
            y = gu.reduce_mean(gu.exp(x) * 2 + x**2 - 1 / x)
        g = tape.gradient(y, x)
        assert (g.dtype, g.shape) == (dtype, (1, 2))


def test_memory_is_freed_without_the_collector() -> None:
    gc.disable()
    try:
        with gu.GradientTape() as tape:
            x = gu.constant([1.0, 2.0])
            tape.watch(x)
            y = gu.exp(x)
        array = weakref.ref(y._array)
        tape.gradient(y, x)
        del y, tape
        assert array() is None
    finally:
        gc.enable()


def test_arrays_are_copied_so_that_nobody_can_change_a_tensor() -> None:
    mine = np.array([1.0, 2.0])
    x = gu.constant(mine)
    mine[0] = 9
    x.numpy()[0] = 9
    same(x, [1.0, 2.0])
    with pytest.raises(ValueError, match="read-only"):
        np.asarray(x)[0] = 9


def used() -> Any:
    x = gu.Variable(2.0)
    with gu.GradientTape() as tape:
        y = x * x
    tape.gradient(y, x)
    return tape, y, x


@pytest.mark.parametrize("kind", [ValueError, RuntimeError])
def test_a_used_up_tape_says_so(kind: type[Exception]) -> None:
    tape, y, x = used()
    with pytest.raises(kind, match="persistent=True"):
        tape.gradient(y, x)
    with pytest.raises(kind, match="used up"):
        tape.jacobian(y, x)
    with pytest.raises(kind, match="never entered"):
        gu.GradientTape().watch(y)
    with pytest.raises(kind, match="never entered"):
        gu.GradientTape().gradient(y, y)


def test_watching_twice_or_resetting_in_the_middle_is_harmless() -> None:
    x = gu.constant(2.0)
    tape = gu.GradientTape()
    with tape:
        tape.watch([x, x])
        y = x * x
        with tape.stop_recording(), tape.stop_recording():
            pass
    same(tape.gradient([y, gu.argmax([1, 2])], x), 4.0)


def test_bad_arguments_are_named() -> None:
    x = gu.Variable([2.0, 1.0])
    with gu.GradientTape(persistent=True) as tape:
        y = x * x
        with pytest.raises(ValueError, match="recording already"):
            tape.__enter__()
    for call, words in [
        (lambda: tape.watch(3.0), "watch: tensor: expected .* got 3.0"),
        (lambda: tape.gradient(3.0, x), "gradient: target: .* got 3.0"),
        (lambda: tape.gradient(y, None), "gradient: sources: .* got None"),
        (lambda: tape.jacobian([y, y], x), "jacobian: target: .* got 2"),
        (lambda: tape.jacobian(y, "x"), "jacobian: sources: .* got 'x'"),
    ]:
        with pytest.raises(TypeError, match=words):
            call()
    with pytest.raises(ValueError, match=r"shape \(2,\), but .* has \(3,\)"):
        tape.gradient(y, x, output_gradients=gu.ones(3))
    with pytest.raises(ValueError, match="2 targets, but 1"):
        tape.gradient([y, y], x, output_gradients=[y])
    with pytest.raises(ValueError, match="'none' or 'zero', got 'foo'"):
        tape.gradient(y, x, unconnected_gradients="foo")
