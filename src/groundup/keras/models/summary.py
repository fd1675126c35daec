"""The table that `summary` prints."""

from __future__ import annotations

from collections.abc import Sequence

from groundup.keras.layers import Layer
from groundup.variable import Variable


def table(name: str, layers: Sequence[Layer]) -> str:
    """Return a table of layers, their output shapes and parameters.

    Args:
        name: the model's name.
        layers: its layers, in order.
    """
    rows = [("Layer (type)", "Output Shape", "Param #")]
    rows += [_row(layer) for layer in layers]
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    lines = [
        f"{kind:<{widths[0]}}  {shape:<{widths[1]}}  {count:>{widths[2]}}"
        for kind, shape, count in rows
    ]
    rule = "-" * len(lines[0])
    return "\n".join(
        [
            f'Model: "{name}"',
            lines[0],
            rule,
            *lines[1:],
            rule,
            *_totals(layers),
        ]
    )


def _row(layer: Layer) -> tuple[str, str, str]:
    shape = "?"
    if layer._output_shape is not None:
        shape = str((None, *layer._output_shape[1:]))
    count = f"{layer.count_params():,}" if layer.built else "0 (unbuilt)"
    return f"{layer.name} ({type(layer).__name__})", shape, count


def _totals(layers: Sequence[Layer]) -> list[str]:
    weights = [w for layer in layers for w in layer.weights]
    trainable = [w for layer in layers for w in layer.trainable_variables]
    fixed = [w for w in weights if not w.trainable]
    return [
        f"Total params: {_size(weights)}",
        f"Trainable params: {_size(trainable)}",
        f"Non-trainable params: {_size(fixed)}",
    ]


def _size(weights: Sequence[Variable]) -> str:
    """Return how many numbers there are, and the memory that they take."""
    count = sum(w._array.size for w in weights)
    size: float = sum(w._array.nbytes for w in weights)
    units = ["B", "KB", "MB", "GB"]
    while size >= 1024 and len(units) > 1:
        size, units = size / 1024, units[1:]
    return f"{count:,} ({size:.2f} {units[0]})"
