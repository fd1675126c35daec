"""All that is stored: what to compute in either library, and how to judge it.

An entry's name, and the judgement, are the same for TensorFlow's values when
they are stored, for groundup's, and for TensorFlow's when they are recomputed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import activations_table
import cases
import losses_table
import optimizers_table
import run_cases
from run_cases import Results

FILE = Path(__file__).with_name("values.npz")
DTYPES = ("float64", "float32")


@dataclass(frozen=True)
class Entry:
    """One computation."""

    id: str
    # By library and its Keras: TensorFlow's `tf.keras` lacks some names.
    run: Callable[[Any, Any], Results]
    agree: Callable[[Results, Results], None]


def operations() -> Iterator[Entry]:
    """Yield each operation's value and gradients."""
    for case, dtype in product(cases.CASES, DTYPES):
        yield Entry(
            f"{case.id} {dtype}",
            lambda lib, _, case=case, dtype=dtype: run_cases.run(
                lib, case, dtype
            ),
            partial(run_cases.agree, case, dtype),
        )


def losses() -> Iterator[Entry]:
    """Yield each loss and its gradients."""
    for case, dtype in product(
        losses_table.CASES + losses_table.SPARSE, DTYPES
    ):
        yield Entry(
            f"keras.losses.{case.id} {dtype}",
            lambda lib, keras, case=case, dtype=dtype: losses_table.run(
                lib, keras.losses, case, dtype
            ),
            partial(losses_table.agree, dtype),
        )


def activations() -> Iterator[Entry]:
    """Yield each activation's value and gradient."""
    for (name, options), (kind, x), dtype in product(
        activations_table.CASES, activations_table.INPUTS.items(), DTYPES
    ):
        given = (name, options, x.astype(dtype))
        yield Entry(
            f"keras.activations.{name}{options} {kind} {dtype}",
            lambda lib, keras, given=given: activations_table.run(
                lib, keras.activations, *given
            ),
            partial(activations_table.agree, name, options, dtype),
        )


def first_steps(
    lib: Any, keras: Any, name: str, settings: dict[str, Any]
) -> Results:
    """Return the weights after each of an optimizer's first steps."""
    optimizer = getattr(keras.optimizers, name)(**settings)
    return [optimizers_table.trajectory(lib, optimizer, steps=20)]


def optimizers() -> Iterator[Entry]:
    """Yield the start of each optimizer's path."""
    for name, settings in optimizers_table.OPTIMIZERS:
        yield Entry(
            f"keras.optimizers.{name}{settings}",
            partial(first_steps, name=name, settings=settings),
            lambda ours, theirs: optimizers_table.within(
                *ours, *theirs, ulps=8
            ),
        )


ENTRIES = [*operations(), *losses(), *activations(), *optimizers()]
