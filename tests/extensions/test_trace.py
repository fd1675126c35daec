"""The trace player shows the pass that TensorFlow makes."""

import re
from typing import Any

import numpy as np
import pytest
from oracle import tf

from widget_data import trace

LAYERS = ["x", "W1", "z1", "a1", "W2", "z2", "a2", "L"]
STEPS = trace.compute()


def tensorflows_pass(x: Any, W1: Any, W2: Any) -> dict[str, Any]:
    """Return values and gradients from TensorFlow's tape, in float64."""
    with tf.GradientTape() as tape:
        watched = [tf.constant(each, tf.float64) for each in (x, W1, W2)]
        tape.watch(watched)
        z1 = watched[0] @ watched[1]
        a1 = tf.nn.relu(z1)
        z2 = a1 @ watched[2]
        a2 = tf.nn.sigmoid(z2)
        L = -tf.math.log(a2)[0, 0]
    values = [*watched[:2], z1, a1, watched[2], z2, a2, L]
    gradients = tape.gradient(L, values)
    return dict(zip(LAYERS, values, strict=True)) | {
        f"grad_{name}": gradient
        for name, gradient in zip(LAYERS, gradients, strict=True)
    }


def same(known: dict[str, Any], theirs: dict[str, Any]) -> None:
    for name, value in theirs.items():
        np.testing.assert_allclose(known[name], value, atol=5e-7)


def test_forward_and_backward_are_tensorflows() -> None:
    known = STEPS[13]["known"]
    assert {*known} == {*LAYERS, *(f"grad_{name}" for name in LAYERS)}
    same(known, tensorflows_pass(**trace.GIVEN))


def test_the_update_is_that_of_tensorflows_optimizer() -> None:
    first = tensorflows_pass(**trace.GIVEN)
    weights = {w: tf.Variable(trace.GIVEN[w]) for w in ("W1", "W2")}
    pairs = [(first[f"grad_{w}"], weights[w]) for w in weights]
    tf.keras.optimizers.SGD(trace.RATE).apply_gradients(pairs)
    again = tensorflows_pass(trace.GIVEN["x"], **weights)
    same(STEPS[-1]["known"], {name: again[name] for name in LAYERS})
    assert again["L"] < first["L"]


def test_each_step_makes_what_it_says_from_what_is_known() -> None:
    before: set[str] = {*trace.GIVEN}
    for step in STEPS[1:]:
        assert {*step["uses"]} <= before
        if step["phase"] == "forward again" and step["makes"] == "z1":
            before = {*trace.GIVEN, "old_L"}
        before |= {step["makes"]}
        assert {*step["known"]} == before
    phases = list(dict.fromkeys(step["phase"] for step in STEPS))
    assert phases == [
        "given",
        "forward",
        "backward",
        "update",
        "forward again",
    ]


def test_its_sentences_are_true() -> None:
    known = STEPS[-1]["known"]
    stopped = np.array(known["z1"])[0] < 0
    assert stopped.sum() == 2 and STEPS[2]["words"].startswith("Two")
    assert stopped[1] and not stopped[0]
    assert np.all(np.array(STEPS[13]["known"]["grad_W1"])[:, stopped] == 0)
    assert np.all(np.array(STEPS[13]["known"]["grad_W2"])[stopped] == 0)


LINES = [step["example"] for step in STEPS]
WORKED = [line for line in LINES if re.search("[·σ]|log", line)]


@pytest.mark.parametrize("line", WORKED)
def test_a_worked_entry_comes_out(line: str) -> None:
    """Work it out as a reader does, from the two decimals on the page."""
    line = line.split(": ")[-1].split(", as")[0]
    plain = line.translate({ord("·"): "*", ord("−"): "-", 0xA0: " "})
    *_, expression, result = re.split(" [=≈] ", plain)
    expression = re.sub(r"log (\S+)", r"log(\1)", expression)
    names = {"log": np.log, "σ": lambda z: 1 / (1 + np.exp(-z))}
    assert eval(expression, names) == pytest.approx(float(result), abs=0.011)


def test_most_steps_work_an_entry_out() -> None:
    assert len(WORKED) == 15
