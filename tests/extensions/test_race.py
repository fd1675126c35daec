"""The widgets' optimizers and networks, against groundup in float64."""

import contourpy
import numpy as np
import pytest
from in_node import call

import groundup as gu
from widget_data import learner

RNG = np.random.default_rng(7)
POINTS = RNG.uniform(-2.5, 2.5, (200, 2))
SGD, optimizers = gu.keras.optimizers.SGD, gu.keras.optimizers
MAKERS = {
    "descent": SGD,
    "momentum": lambda rate: SGD(rate, momentum=0.9),
    "nesterov": lambda rate: SGD(rate, momentum=0.9, nesterov=True),
    "rmsprop": optimizers.RMSprop,
    "adam": optimizers.Adam,
}


def surface(theta):
    x, y = theta[0], theta[1]
    waves = 0.3 * gu.sin(3 * x) * gu.cos(3 * y)
    return x**2 + y**2 + waves + 0.1 * (x + y) ** 2


def walk(optimizer, start, steps):
    theta = gu.Variable(np.array(start))
    path = [theta.numpy()]
    for _ in range(steps):
        with gu.GradientTape() as tape:
            value = surface(theta)
        optimizer.apply_gradients([(tape.gradient(value, theta), theta)])
        path.append(theta.numpy())
    return np.array(path)


def same(ours, theirs, rtol=1e-9, atol=1e-12):
    np.testing.assert_allclose(ours, theirs, rtol=rtol, atol=atol)


def in_float32(rate):
    """Keep a rate as an optimizer does, whatever its weights are."""
    return float(np.float32(rate))


def test_surface_and_gradient_are_those_of_the_tape():
    theta = gu.Variable(POINTS.T)
    with gu.GradientTape() as tape:
        value = surface(theta)
    calls = POINTS.tolist()
    same(call("race-arithmetic", "surface", calls), value)
    slopes = tape.gradient(value, theta).numpy().T
    same(call("race-arithmetic", "gradient", calls), slopes)


def test_the_minimum_has_no_slope_and_nothing_around_is_lower():
    (found,) = call("race-arithmetic", "minimum", [[]])
    theta = gu.Variable(np.array(found))
    with gu.GradientTape() as tape:
        value = surface(theta)
    assert np.abs(tape.gradient(value, theta).numpy()).max() < 1e-12
    assert np.all(surface(gu.constant(POINTS.T)).numpy() > value.numpy())


@pytest.mark.parametrize("name", MAKERS)
def test_walks_are_those_of_the_optimizers(name):
    starts = [[2.0, 1.5], *POINTS[:3].tolist()]
    for rate in map(in_float32, (0.001, 0.01, 0.1, 0.3)):
        if name in ("momentum", "nesterov") and rate > 0.2:
            continue  # they swing without end: every rounding error grows
        calls = [[name, start, rate, 200] for start in starts]
        ours = call("race-arithmetic", "walk", calls)
        for start, path in zip(starts, ours, strict=True):
            theirs = walk(MAKERS[name](rate), start, 200)
            steps = settled(theirs) if name == "rmsprop" else 201
            assert len(path) == 201 and steps > 5
            same(path[:steps], theirs[:steps])


def settled(path):
    """Return the steps until the slope along an axis has all but vanished.

    There RMSProp divides by a root that comes near 0, and multiplies
    rounding errors: groundup's own path, begun one unit in the last place
    to the side, can part from itself as far.
    """
    theta = gu.Variable(path.T)
    with gu.GradientTape() as tape:
        value = surface(theta)
    flat = np.abs(tape.gradient(value, theta).numpy()).min(axis=0) < 1e-3
    return int(flat.argmax()) or len(path)


def test_a_walk_that_diverges_ends():
    (path,) = call("race-arithmetic", "walk", [["descent", [2, 1], 9, 200]])
    assert len(path) < 200
    assert 1e6 < np.abs(path[-1]).max() < np.inf


def flat(parts):
    return np.concatenate([np.ravel(part) for part in parts])


def start_weights(width):
    glorot = gu.keras.initializers.GlorotUniform
    first, last = glorot(seed=46)((2, width)), glorot(seed=47)((width, 1))
    biases = RNG.normal(size=width), RNG.normal(size=1)
    parts = first, biases[0], last, biases[1]
    return [np.asarray(part, np.float64) for part in parts]


def losses(weights, X, y):
    """Return the network's loss, and its loss with the penalty."""
    W1, b1, W2, b2 = weights
    z = gu.nn.relu(X @ W1 + b1) @ W2 + b2
    loss = gu.reduce_mean(gu.nn.sigmoid_cross_entropy_with_logits(y, z))
    penalty = gu.nn.l2_loss(W1) + gu.nn.l2_loss(W2)
    return z, loss, loss + 0.001 * penalty


def data(name):
    draw = {"clouds": gu.datasets.gaussians, "moons": gu.datasets.moons}[name]
    X, y = draw(120, seed=3)
    return X.astype(np.float64), y.astype(np.float64)


@pytest.mark.parametrize("name", ["clouds", "moons"])
@pytest.mark.parametrize("width", [1, 4, 16])
def test_a_network_is_that_of_the_tape(name, width):
    X, y = data(name)
    variables = [gu.Variable(part) for part in start_weights(width)]
    with gu.GradientTape() as tape:
        z, loss, total = losses(variables, X, y)
    gradients = flat(g.numpy() for g in tape.gradient(total, variables))
    weights = flat(v.numpy() for v in variables).tolist()
    batch = [[weights, X.tolist(), y[:, 0].tolist()]]
    same(call("learner-arithmetic", "gradient", batch), [gradients])
    (found,) = call("learner-arithmetic", "score", batch)
    metric = gu.keras.metrics.BinaryAccuracy()
    assert found["accuracy"] == pytest.approx(
        float(metric(y, 1.0 * (z.numpy() > 0)))
    )
    assert found["loss"] == pytest.approx(float(loss), rel=1e-9)
    logits = [[weights, point] for point in X.tolist()]
    same(call("learner-arithmetic", "logit", logits), z.numpy()[:, 0])


@pytest.mark.parametrize("name", ["clouds", "moons"])
@pytest.mark.parametrize("width", [2, 4, 8])
def test_training_is_that_of_the_tape_and_adam(name, width):
    X, y = data(name)
    start, rate = start_weights(width), in_float32(0.01)
    variables = [gu.Variable(part) for part in start]
    optimizer = gu.keras.optimizers.Adam(rate)
    theirs = [flat(start)]
    for _ in range(150):
        with gu.GradientTape() as tape:
            _, _, total = losses(variables, X, y)
        gradients = tape.gradient(total, variables)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        theirs.append(flat(v.numpy() for v in variables))
    given = [theirs[0].tolist(), X.tolist(), y[:, 0].tolist(), rate, 150]
    (ours,) = call("learner-arithmetic", "training", [given])
    same(ours, theirs)


def test_the_learner_begins_where_the_chapter_begins():
    found = learner.compute()
    X, y = (part[:600] for part in gu.datasets.gaussians(1000))
    same(found["clouds"]["points"], X, atol=6e-5)
    assert found["clouds"]["labels"] == y[:, 0].tolist()
    assert {*found["moons"]["labels"]} == {0, 1}
    glorot = gu.keras.initializers.GlorotUniform
    first, last = glorot(seed=46)((2, 4)), glorot(seed=47)((4, 1))
    start = flat([first, np.zeros(4), last, np.zeros(1)])
    same(found["starts"][4][0], start, atol=6e-7)
    for width, starts in found["starts"].items():
        assert {len(start) for start in starts} == {4 * width + 1}
        assert len({tuple(start) for start in starts}) == len(starts) > 1


def test_contours_are_those_of_contourpy():
    xs, ys = np.linspace(-2.5, 2.5, 41), np.linspace(-2, 2, 31)
    heights = np.asarray(surface(np.stack(np.meshgrid(xs, ys))))
    peer = contourpy.contour_generator(xs, ys, heights)
    for level in (-0.1, 0.3, 1.0, 4.0):
        given = [heights.tolist(), xs.tolist(), ys.tolist(), level]
        (pieces,) = call("contours-arithmetic", "contour", [given])
        ends = {tuple(np.round(end, 9)) for each in pieces for end in each}
        lines = np.concatenate(peer.lines(level))
        assert ends == {tuple(each) for each in np.round(lines, 9)}
