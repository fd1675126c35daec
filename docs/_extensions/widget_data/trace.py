"""One pass of a 2-4-1 network, forward, backward and update, step by step.

It is the pass of `examples/plot_backward_pass.py`. The library's rules are
called by hand, as in the chapter; `trace_steps.toml` says what each step does.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import numpy as np
import numpy.typing as npt

import groundup as gu
from formulas import remember, rendered
from groundup import rules

Array = npt.NDArray[np.float64]
Numbers = dict[str, Array]

GIVEN: Numbers = {
    "x": np.array([[1.0, -0.5]]),
    "W1": np.array([[0.8, -0.6, 0.4, -0.5], [0.6, 0.4, -1.0, 0.7]]),
    "W2": np.array([[-0.7], [0.5], [0.6], [0.9]]),
}
LABEL = np.array([[1.0]])
RATE = 0.5
DIGITS = 6  # more than the widget shows
# Negative factors are in brackets, and no line ends within a product.
TYPE = {r"(?<=[·+] )-[\d.]+": r"(\g<0>)", "-": "−", " · ": "\xa0·\xa0"}
WORDS = Path(__file__).with_name("trace_steps.toml")


def compute() -> list[dict[str, Any]]:
    """Return the steps, each with all numbers that are known after it."""
    said = words()
    return [
        {
            "phase": phase,
            "makes": name,
            **shown(said[name] | said.get(f"{phase} {name}", {}), known),
            "known": {
                each: np.round(value + 0.0, DIGITS).tolist()
                for each, value in known.items()
            },
        }
        for phase, name, known in steps()
    ]


def words() -> dict[str, dict[str, Any]]:
    """Return what each step says, with its formula in HTML.

    Raises:
        ValueError: KaTeX cannot read a formula.
    """
    said = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    steps = [step for step in said.values() if "formula" in step]
    if errors := remember([(step["formula"], False) for step in steps]):
        raise ValueError(f"{WORDS.name}: {errors}")
    for step in steps:
        step["formula"] = rendered[step["formula"], False]
    return said


def shown(step: dict[str, Any], known: Numbers) -> dict[str, Any]:
    """Return a step with its numbers filled in."""
    lines = {each: filled(step[each], known) for each in ("example", "words")}
    return step | lines


def steps() -> Iterator[tuple[str, str, Numbers]]:
    """Yield for each step its phase, what it makes, what is then known."""
    known = GIVEN
    yield "given", "given", known
    for name, value in one_pass(**GIVEN).items():
        known = known | {name: value}
        yield ("backward" if is_gradient(name) else "forward"), name, known
    for name, value in updated(known).items():
        known = known | {name: value}
        yield "update", name, known
    weights = {name: known[name] for name in GIVEN}
    known = weights | {"old_L": known["L"]}
    for name, value in one_pass(**weights).items():
        if not is_gradient(name):
            known = known | {name: value}
            yield "forward again", name, known


def one_pass(x: Array, W1: Array, W2: Array) -> Numbers:
    """Return all values of a pass, and then their gradients."""
    z1, to_x, to_W1 = rules.matmul(x, W1)
    a1, to_z1 = rules.relu(z1)
    z2, to_a1, to_W2 = rules.matmul(a1, W2)
    a2, to_z2 = rules.sigmoid(z2)
    losses, _, to_a2 = rules.binary_crossentropy(LABEL, a2, epsilon=1e-7)
    L, to_losses = rules.reduce_mean(losses, axis=None, keepdims=False)
    values = {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "L": L}

    grad_L = np.array(1.0)
    grad_a2 = to_a2(to_losses(grad_L))
    grad_z2 = to_z2(grad_a2)
    grad_W2, grad_a1 = to_W2(grad_z2), to_a1(grad_z2)
    grad_z1 = to_z1(grad_a1)
    return values | {
        "grad_L": grad_L,
        "grad_a2": grad_a2,
        "grad_z2": grad_z2,
        "grad_W2": grad_W2,
        "grad_a1": grad_a1,
        "grad_z1": grad_z1,
        "grad_W1": to_W1(grad_z1),
        "grad_x": to_x(grad_z1),
    }


def updated(known: Numbers) -> Numbers:
    """Return the weights after one step of gradient descent."""
    weights = {name: gu.Variable(known[name]) for name in ("W2", "W1")}
    pairs = [(known[f"grad_{name}"], weights[name]) for name in weights]
    gu.keras.optimizers.SGD(RATE).apply_gradients(pairs)
    return {name: weight.numpy() for name, weight in weights.items()}


def is_gradient(name: str) -> bool:
    """Tell gradients from values."""
    return name.startswith("grad_")


class Example(Formatter):
    """Fills numbers into a line as the widget writes them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """Write a number with two decimals, and zero without a sign."""
        return f"{value + 0.0:.2f}"


def filled(line: str, known: Numbers) -> str:
    """Return a line with its numbers."""
    given = {"given": GIVEN, "label": LABEL.item(), "rate": RATE}
    numbers = Example().format(line, **known, **given)
    for typed, wanted in TYPE.items():
        numbers = re.sub(typed, wanted, numbers)
    return numbers
