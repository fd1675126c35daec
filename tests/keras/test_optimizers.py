"""The optimizers: each follows Keras's on the same gradients."""

import re
from typing import Any

import numpy as np
import pytest
from optimizers_table import IDS, OPTIMIZERS, STEPS, trajectory, within
from oracle import array, tf

import groundup as gu

NAMES = ["SGD", "Adagrad", "RMSprop", "Adam", "AdamW"]


def both(name: str, settings: dict[str, Any]) -> list[Any]:
    return [
        getattr(lib.keras.optimizers, name)(**settings) for lib in (gu, tf)
    ]


def uncounted(name: str) -> str:
    """Leave out the number that counts the optimizers made before."""
    return re.sub(r"_\d+$", "", name)


@pytest.mark.parametrize(("name", "settings"), OPTIMIZERS, ids=IDS)
def test_follows_keras(name: str, settings: dict[str, Any]) -> None:
    ours, theirs = both(name, settings)
    found, expected = trajectory(gu, ours), trajectory(tf, theirs)
    within(found, expected, ulps=8)
    assert int(ours.iterations) == int(theirs.iterations) == STEPS


@pytest.mark.parametrize(
    "name", ["SGD", "Adagrad", "RMSprop", "Adam", "AdamW"]
)
def test_follows_keras_in_float64(name: str) -> None:
    found, expected = (
        trajectory(lib, optimizer, 20, "float64")
        for lib, optimizer in zip((gu, tf), both(name, {}), strict=True)
    )
    # Keras rounds settings such as beta_2 to float32 first; we do not.
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert found.dtype == np.float64


ENDS = [
    ("SGD", {"learning_rate": 0.01}, (0.5323, 0.5704), 0.707952),
    (
        "SGD",
        {"learning_rate": 0.01, "momentum": 0.9},
        (-0.3554, -0.0271),
        -0.128084,
    ),
    ("Adam", {"learning_rate": 0.1}, (-0.2782, 0.1059), -0.113681),
    ("RMSprop", {"learning_rate": 0.1}, (-0.2769, 0.0132), -0.137546),
]


def down_the_surface(point: Any, optimizer: Any, steps: int) -> Any:
    """Take steps on chapter 7's surface; return the last value seen."""
    for _ in range(steps):
        with gu.GradientTape() as tape:
            x, y = point[0], point[1]
            bowl = x**2 + y**2 + 0.1 * (x + y) ** 2
            height = bowl + 0.3 * gu.sin(3.0 * x) * gu.cos(3.0 * y)
        optimizer.apply_gradients([(tape.gradient(height, point), point)])
    return height


@pytest.mark.parametrize(("name", "settings", "end", "loss"), ENDS)
def test_reaches_the_published_end(
    name: str, settings: dict[str, Any], end: tuple[float, float], loss: float
) -> None:
    point = gu.Variable([2.0, 1.5])
    optimizer = getattr(gu.keras.optimizers, name)(**settings)
    height = down_the_surface(point, optimizer, 50)
    np.testing.assert_allclose(point, end, atol=6e-5)
    np.testing.assert_allclose(height, loss, atol=2e-6)


def test_reaches_the_only_minimum() -> None:
    point = gu.Variable([2.0, 1.5], dtype="float64")
    height = down_the_surface(point, gu.keras.optimizers.SGD(0.05), 500)
    np.testing.assert_allclose(point, [-0.27688, 0.01321], atol=1e-5)
    np.testing.assert_allclose(height, -0.1375458, atol=1e-7)


SCHEDULES = {
    "ExponentialDecay": [(0.1, 7, 0.5), (0.1, 7, 0.5, True)],
    "InverseTimeDecay": [(0.1, 7, 0.5), (0.1, 7, 0.5, True)],
    "PiecewiseConstantDecay": [([3, 20, 90], [0.5, 0.1, 0.2, 0.0])],
    "CosineDecay": [(0.1, 50), (0.1, 50, 0.2)],
}
CALLS = [(name, args) for name in SCHEDULES for args in SCHEDULES[name]]


@pytest.mark.parametrize(("name", "args"), CALLS)
def test_schedule_follows_keras(name: str, args: Any) -> None:
    ours, theirs = (
        getattr(lib.keras.optimizers.schedules, name)(*args)
        for lib in (gu, tf)
    )
    steps = [0, 1, 3, 4, 7, 20, 21, 49, 50, 51, 99, 1000]
    for step in steps:
        found = ours(step)
        assert found.dtype == "float32" and found.shape == ()
        np.testing.assert_allclose(found, theirs(step), rtol=3e-6, atol=1e-9)
    several = ours(np.array(steps))
    np.testing.assert_allclose(several, [ours(t) for t in steps], rtol=1e-6)


def test_warmup_follows_keras() -> None:
    ours, theirs = (
        lib.keras.optimizers.schedules.CosineDecay(
            0.01, 40, 0.1, warmup_target=0.2, warmup_steps=10
        )
        for lib in (gu, tf)
    )
    for step in [0, 1, 5, 9, 10, 11, 30, 49, 50, 51]:
        np.testing.assert_allclose(ours(step), theirs(step), rtol=3e-6)


@pytest.mark.parametrize(("name", "args"), CALLS)
def test_optimizer_with_a_schedule_follows_keras(name: str, args: Any) -> None:
    found, expected = (
        trajectory(
            lib,
            lib.keras.optimizers.AdamW(
                getattr(lib.keras.optimizers.schedules, name)(*args)
            ),
            steps=30,
        )
        for lib in (gu, tf)
    )
    within(found, expected, ulps=16)


def test_the_learning_rate_can_be_set() -> None:
    for lib in (gu, tf):
        w = lib.Variable([1.0, 2.0])
        optimizer = lib.keras.optimizers.SGD(0.5)
        assert float(optimizer.learning_rate) == 0.5
        optimizer.learning_rate = 0.25
        optimizer.apply_gradients([(lib.constant([1.0, 2.0]), w)])
        np.testing.assert_array_equal(array(w), [0.75, 1.5])
        optimizer.learning_rate.assign(1.0)
        optimizer.apply_gradients([(lib.constant([1.0, 2.0]), w)])
        np.testing.assert_array_equal(array(w), [-0.25, -0.5])
        schedules = lib.keras.optimizers.schedules
        optimizer.learning_rate = schedules.PiecewiseConstantDecay([9], [3, 4])
        assert float(optimizer.learning_rate) == 3
        with pytest.raises(TypeError, match=r"schedule|Schedule"):
            optimizer.learning_rate = 0.1


def test_only_the_variables_with_a_gradient_move() -> None:
    for lib in (gu, tf):
        w, b = lib.Variable([1.0], name="w"), lib.Variable([2.0], name="b")
        optimizer = lib.keras.optimizers.Adam(0.1)
        with pytest.warns(UserWarning, match="b:0|Variable"):
            optimizer.apply_gradients([(lib.constant([1.0]), w), (None, b)])
        np.testing.assert_array_equal(array(b), [2.0])
        assert array(w)[0] < 1.0
        optimizer.apply_gradients([(lib.constant([1.0]), b)])
        np.testing.assert_allclose(array(b), [1.9], atol=0.03)


SHAPES = [(210, 160), (3,), (2, 5), ()]


def steps_of_many(lib: Any, optimizer: Any) -> list[Any]:
    """Take steps with a large variable and small ones, of two dtypes."""
    rng = np.random.default_rng(0)
    kinds = ["float32", "float32", "float64", "float32", "float32"]
    variables = [
        lib.Variable(rng.normal(size=shape), dtype=kind)
        for shape, kind in zip([*SHAPES, (4, 2)], kinds, strict=True)
    ]
    for step in range(4):
        pairs = [
            (lib.constant(rng.normal(size=v.shape), v.dtype), v)
            for v in variables
        ]
        # All of them, then in another order, then some, then all again.
        chosen = [pairs, pairs[::-1], pairs[3:], pairs][step]
        optimizer.apply_gradients(chosen)
    return [array(v) for v in variables]


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("SGD", {"momentum": 0.9}),
        ("AdamW", {"amsgrad": True, "clipvalue": 0.5}),
    ],
)
def test_variables_of_any_size_and_order_follow_keras(
    name: str, settings: dict[str, Any]
) -> None:
    ours, theirs = both(name, settings | {"learning_rate": 0.1})
    found, expected = steps_of_many(gu, ours), steps_of_many(tf, theirs)
    for w, v in zip(found, expected, strict=True):
        np.testing.assert_allclose(w, v, rtol=1e-5, atol=1e-6)
        assert (w.shape, w.dtype) == (v.shape, v.dtype)


def test_a_variable_named_twice_takes_two_steps() -> None:
    w, v = gu.Variable([1.0]), gu.Variable([3.0])
    g = gu.constant([1.0])
    gu.keras.optimizers.SGD(0.25).apply_gradients([(g, w), (g, v), (g, w)])
    np.testing.assert_array_equal([w[0], v[0]], [0.5, 2.75])


def test_values_are_rebound_and_never_written_in_place() -> None:
    w = gu.Variable([1.0, 2.0])
    with gu.GradientTape() as tape:
        loss = gu.reduce_sum(w * w)
        before = w.value()
        gu.keras.optimizers.SGD(0.5).apply_gradients(
            [(gu.constant([1.0, 1.0]), w)]
        )
    np.testing.assert_array_equal(before, [1.0, 2.0])
    np.testing.assert_array_equal(tape.gradient(loss, w), [2.0, 4.0])


def test_any_order_in_memory_will_do() -> None:
    rng = np.random.default_rng(0)
    start = np.asfortranarray(rng.normal(size=(15, 31)).astype("float32"))
    gradients = [rng.normal(size=start.shape).astype("float32") for _ in "abc"]
    results = []
    for lib in (gu, tf):
        w = lib.Variable(start)
        optimizer = lib.keras.optimizers.AdamW(0.01, amsgrad=True)
        for g in gradients:
            optimizer.apply_gradients([(lib.constant(g), w)])
        results.append(array(w))
    np.testing.assert_allclose(*results, rtol=1e-6, atol=1e-8)


def test_gradients_may_be_arrays_of_another_dtype() -> None:
    w, v = gu.Variable([1.0, 2.0]), gu.Variable([1.0], dtype="float64")
    optimizer = gu.keras.optimizers.SGD(0.5)
    optimizer.apply_gradients(
        [(np.array([1.0, 2.0]), w), (gu.constant([1.0]), v)]
    )
    np.testing.assert_array_equal(w, [0.5, 1.0])
    np.testing.assert_array_equal(v, [0.5])
    assert w.dtype == "float32" and v.dtype == "float64"


@pytest.mark.parametrize("name", NAMES)
def test_found_by_name(name: str) -> None:
    for spelling in (name, name.lower()):
        found = gu.keras.optimizers.get(spelling)
        assert type(found).__name__ == name
    assert gu.keras.optimizers.get(found) is found
    assert gu.keras.optimizers.get(None) is None
    ours, theirs = both(name, {})
    np.testing.assert_array_equal(ours.learning_rate, theirs.learning_rate)
    for setting in ("momentum", "rho", "epsilon", "beta_1", "weight_decay"):
        assert getattr(ours, setting, 0) == getattr(theirs, setting, 0)
    assert uncounted(ours.name) == uncounted(theirs.name)


W = gu.Variable([1.0, 2.0], name="w")
ONES = gu.constant([1.0, 1.0])
MISTAKES: list[tuple[Any, type[Exception], str]] = [
    (lambda o: o.SGD(-0.1), ValueError, "learning_rate .* got -0.1"),
    (lambda o: o.SGD(float("nan")), ValueError, "learning_rate .* got nan"),
    (lambda o: o.SGD(1), ValueError, "must be a float.* got 1"),
    (lambda o: o.SGD(momentum=1.5), ValueError, "momentum must be from 0"),
    (lambda o: o.RMSprop(rho=-1), ValueError, "rho must be from 0"),
    (lambda o: o.Adam(beta_2=2), ValueError, "Adam: beta_2 must be from 0"),
    (lambda o: o.Adagrad(epsilon=-1), ValueError, "epsilon must be a finite"),
    (lambda o: o.AdamW(weight_decay=-1), ValueError, "AdamW: weight_decay"),
    (lambda o: o.AdamW(weight_decay=None), TypeError, "AdamW: weight_decay"),
    (lambda o: o.SGD(clipnorm=-1), ValueError, "clipnorm must be a finite"),
    (
        lambda o: o.SGD(clipnorm=1, clipvalue=1),
        ValueError,
        "only one of clipnorm, clipvalue, global_clipnorm",
    ),
    (lambda o: o.get("Adamm"), ValueError, "'adamm'; the nearest is 'adam'"),
    (lambda o: o.get(3), ValueError, "expected a name, .* got 3"),
    (
        lambda o: o.SGD().apply_gradients([(None, W)]),
        ValueError,
        "no gradient for any variable",
    ),
    (
        lambda o: o.SGD().apply_gradients([]),
        ValueError,
        "SGD: no gradient for any",
    ),
    (
        lambda o: o.SGD().apply_gradients([(W, ONES)]),
        TypeError,
        "pairs of a gradient and a variable",
    ),
    (
        lambda o: o.SGD().apply_gradients([ONES, W]),
        TypeError,
        "from zip",
    ),
    (
        lambda o: o.SGD().apply_gradients([(gu.constant([1.0]), W)]),
        ValueError,
        r"w:0 has shape \(2,\), its gradient \(1,\)",
    ),
    (
        lambda o: setattr(o.SGD(), "learning_rate", -1.0),
        ValueError,
        "learning_rate .* got -1",
    ),
    (
        lambda o: setattr(o.SGD(), "learning_rate", "fast"),
        TypeError,
        "SGD: learning_rate must be a single number, got 'fast'",
    ),
    (
        lambda o: setattr(o.SGD(), "clipvalue", -1.0),
        ValueError,
        "SGD: clipvalue must be a finite number, .* got -1",
    ),
    (
        lambda o: setattr(o.Adam(), "beta_1", 2.0),
        ValueError,
        "Adam: beta_1 must be from 0 to 1, got 2",
    ),
    (
        lambda o: o.SGD(momentum="a"),
        TypeError,
        "SGD: momentum must be a single number, got 'a'",
    ),
    (
        lambda o: o.SGD(clipnorm="a"),
        TypeError,
        "SGD: clipnorm must be a single number, got 'a'",
    ),
    (
        lambda o: o.schedules.ExponentialDecay("a", 5, 0.5),
        TypeError,
        "a learning rate must be a single number, got 'a'",
    ),
    (
        lambda o: o.schedules.CosineDecay(1.0, "a"),
        TypeError,
        "decay_steps must be a single number, got 'a'",
    ),
    (
        lambda o: o.schedules.ExponentialDecay(-1.0, 5, 0.5),
        ValueError,
        "ExponentialDecay: a learning rate .* got -1",
    ),
    (
        lambda o: o.schedules.CosineDecay(1.0, 0),
        ValueError,
        "CosineDecay: decay_steps must be positive, got 0",
    ),
    (
        lambda o: o.schedules.PiecewiseConstantDecay([1, 2], [1.0, 2.0]),
        ValueError,
        "2 boundaries and 2 values",
    ),
    (
        lambda o: o.schedules.PiecewiseConstantDecay([2, 1], [1.0, 2.0, 3.0]),
        ValueError,
        "boundaries must rise",
    ),
    (
        lambda o: o.schedules.PiecewiseConstantDecay([np.nan], [1.0, 2.0]),
        ValueError,
        "boundaries must rise .* got .*nan",
    ),
    (
        lambda o: o.schedules.PiecewiseConstantDecay(["a"], [1.0, 2.0]),
        TypeError,
        "one of the boundaries must be a single number, got 'a'",
    ),
    (
        lambda o: o.schedules.PiecewiseConstantDecay([3], 0.1),
        TypeError,
        "values must be a list of numbers, got 0.1",
    ),
    (
        lambda o: o.schedules.ExponentialDecay(0.1, 5, None),
        TypeError,
        "ExponentialDecay: decay_rate must be a single number, got None",
    ),
    (
        lambda o: o.schedules.InverseTimeDecay(0.1, 5, -1.0),
        ValueError,
        "InverseTimeDecay: decay_rate .* 0 or more, got -1",
    ),
    (
        lambda o: o.schedules.CosineDecay(0.1, 5, np.nan),
        ValueError,
        "CosineDecay: alpha must be a finite number, .* got nan",
    ),
    (
        lambda o: o.schedules.CosineDecay(
            0.1, 5, warmup_target=0.2, warmup_steps=-3
        ),
        ValueError,
        "CosineDecay: warmup_steps .* got -3",
    ),
    (
        lambda o: o.schedules.CosineDecay(0.1, 5, warmup_target="a"),
        TypeError,
        "CosineDecay: warmup_target must be a single number, got 'a'",
    ),
    (
        lambda o: o.schedules.CosineDecay(0.1, 5)(None),
        TypeError,
        "Cannot convert None",
    ),
    (
        lambda o: o.Adam(epsilon=None),
        TypeError,
        "Adam: epsilon must be a single number, got None",
    ),
    (
        lambda o: o.Adagrad(initial_accumulator_value=None),
        TypeError,
        "initial_accumulator_value must be a single number, got None",
    ),
    (
        lambda o: setattr(o.SGD(), "learning_rate", None),
        TypeError,
        "SGD: learning_rate must be a single number, got None",
    ),
    (
        lambda o: o.SGD().apply_gradients(None),
        TypeError,
        "SGD: apply_gradients needs pairs .* got None",
    ),
    (lambda o: o.SGD().build([3]), TypeError, "build needs variables, got 3"),
    (
        lambda o: o.SGD(0.5).apply_gradients(
            [(gu.constant([1]), gu.Variable([3], name="n"))]
        ),
        TypeError,
        "SGD: the variable n:0 must hold decimal numbers, got int32",
    ),
]


@pytest.mark.parametrize(("mistake", "kind", "message"), MISTAKES)
def test_mistakes_are_explained(
    mistake: Any, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        mistake(gu.keras.optimizers)


def test_a_new_variable_is_refused() -> None:
    for lib in (gu, tf):
        optimizer = lib.keras.optimizers.SGD(momentum=0.5)
        w, other = lib.Variable([1.0]), lib.Variable([1.0])
        optimizer.apply_gradients([(lib.constant([1.0]), w)])
        with pytest.raises(ValueError, match=r"not among|Unknown variable"):
            optimizer.apply_gradients([(lib.constant([1.0]), other)])


SETTINGS = [
    ("SGD", {"momentum": 0.9, "nesterov": True}),
    ("SGD", {"momentum": 0.9, "weight_decay": 0.1}),
    ("Adagrad", {"epsilon": 1e-3, "initial_accumulator_value": 0.5}),
    ("RMSprop", {"epsilon": 1e-3, "rho": 0.8, "momentum": 0.5}),
    ("AdamW", {"epsilon": 1e-3, "beta_1": 0.8, "weight_decay": 0.1}),
]


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("convert", [np.float64, gu.constant])
@pytest.mark.parametrize(("name", "given"), SETTINGS)
def test_settings_leave_the_dtype_of_a_variable_alone(
    convert: Any, name: str, given: dict[str, Any], later: bool
) -> None:
    ours = {k: v if v is True else convert(v) for k, v in given.items()}
    weights = []
    for lib, settings in ((gu, ours), (tf, given)):
        w = lib.Variable([1.0, 2.0])
        make = getattr(lib.keras.optimizers, name)
        optimizer = make(0.1) if later else make(0.1, **settings)
        for setting, value in settings.items() if later else ():
            setattr(optimizer, setting, value)
        for _ in range(3):
            optimizer.apply_gradients([(lib.constant([0.5, -1.0]), w)])
        assert w.dtype == "float32"
        weights.append(array(w))
    np.testing.assert_allclose(*weights, rtol=1e-6)


def test_a_schedule_of_your_own_may_return_a_number() -> None:
    weights = []
    for lib in (gu, tf):

        class Halving(lib.keras.optimizers.schedules.LearningRateSchedule):
            def __call__(self, step: Any) -> float:
                return 0.5 ** int(step)

        w = lib.Variable([1.0])
        optimizer = lib.keras.optimizers.SGD(Halving())
        for _ in range(3):
            optimizer.apply_gradients([(lib.constant([1.0]), w)])
        weights.append(array(w))
    np.testing.assert_array_equal(*weights)


def test_a_pair_may_be_a_list() -> None:
    for lib in (gu, tf):
        w = lib.Variable([1.0, 2.0])
        pairs = [[lib.constant([1.0, 2.0]), w]]
        lib.keras.optimizers.SGD(0.5).apply_gradients(pairs)
        np.testing.assert_array_equal(array(w), [0.5, 1.0])


LATER = [("SGD", "momentum", 0.9), ("Adam", "amsgrad", True)]


@pytest.mark.parametrize(("name", "setting", "value"), LATER)
def test_what_is_kept_for_a_setting_starts_with_the_first_step(
    name: str, setting: str, value: Any
) -> None:
    for lib in (gu, tf):
        w = lib.Variable([1.0])
        optimizer = getattr(lib.keras.optimizers, name)(0.5)
        optimizer.apply_gradients([(lib.constant([1.0]), w)])
        setattr(optimizer, setting, value)
        kinds = (ValueError, IndexError, AttributeError)
        with pytest.raises(kinds, match=rf"{setting} was .* after|index|hats"):
            optimizer.apply_gradients([(lib.constant([1.0]), w)])


CHANGES = [
    ("SGD", {"momentum": 0.9}, {"momentum": 0.0}),
    ("SGD", {"clipnorm": 0.1}, {"clipnorm": None}),
    ("RMSprop", {"centered": True}, {"centered": False}),
    ("Adam", {"amsgrad": True, "beta_2": 0.5}, {"amsgrad": False}),
]


@pytest.mark.parametrize(("name", "first", "then"), CHANGES)
def test_a_setting_can_be_changed_between_steps(
    name: str, first: dict[str, Any], then: dict[str, Any]
) -> None:
    ends = []
    for changes in ({}, then):
        ours, theirs = both(name, first | {"learning_rate": 0.1})
        found = three_steps_then_two(gu, ours, changes)
        expected = three_steps_then_two(tf, theirs, changes)
        np.testing.assert_allclose(found, expected, rtol=1e-6)
        ends.append(found)
    # Were a change to do nothing, both would end at one place.
    assert np.all(np.abs(ends[0] - ends[1]) > 1e-3)


def three_steps_then_two(lib: Any, optimizer: Any, changes: Any) -> Any:
    w = lib.Variable([1.0, 2.0])
    for step, g in enumerate([3.0, 2.0, -1.0, 0.5, 0.25]):
        if step == 3:
            for setting, value in changes.items():
                setattr(optimizer, setting, value)
        optimizer.apply_gradients([(lib.constant([g, -g]), w)])
    return array(w)


def test_the_base_has_no_formula() -> None:
    base = gu.keras.optimizers.Optimizer(0.1)
    with pytest.raises(NotImplementedError, match="use one of SGD"):
        base.build([W])
    with pytest.raises(NotImplementedError):
        base._update(W._array, W._array, 0.1)
    with pytest.raises(NotImplementedError, match="method __call__"):
        gu.keras.optimizers.schedules.LearningRateSchedule()(0)
