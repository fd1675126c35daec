"""Automatic differentiation: the tape that plays operations backwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any

import numpy as np

from groundup.playback import (
    Entry,
    depending_on,
    one_hots,
    play_back,
    refuse_second_order,
    starting_gradients,
)
from groundup.rules.types import Array, Pullback
from groundup.structure import flatten, map_structure
from groundup.tensor import Operand, Tensor, recording


class TapeError(RuntimeError, ValueError):
    """A gradient was asked of a tape that cannot give one."""


class GradientTape:
    r"""Records operations, then finds gradients by going back over them.

    Inside the ``with`` block, every operation on something watched is written
    down as ``(output, inputs, pullbacks)``. Trainable variables are watched
    when they are first used. Going backwards, the chain rule

    .. math:: \bar{\mathbf{x}}
              = \sum_{\mathbf{y} \text{ made from } \mathbf{x}}
              \left(\frac{\partial \mathbf{y}}{\partial \mathbf{x}}
              \right)^{\!\top} \bar{\mathbf{y}}

    turns the gradient of each output into that of its inputs. A bar marks the
    gradient by what is below it.

    Args:
        persistent: keep the record, to ask for several gradients.
        watch_accessed_variables: watch trainable variables unasked.

    Source: Griewank and Walther, Evaluating Derivatives (2008), chapter 3.
    """

    def __init__(
        self, persistent: bool = False, watch_accessed_variables: bool = True
    ) -> None:
        """Start with nothing watched and nothing recorded."""
        self._persistent = persistent
        self._watches_variables = watch_accessed_variables
        self._entries: Any = None  # a list of entries; None when used up
        self._watched: set[int] = set()
        self._held: dict[int, Operand] = {}

    def __enter__(self) -> GradientTape:
        """Begin to record."""
        if self in recording:
            raise TapeError("GradientTape: this tape is recording already.")
        # Once for the whole block, as for every operation it would be slow.
        self._quiet = np.errstate(all="ignore")
        self._quiet.__enter__()
        if self._entries is None:
            self.reset()
        recording.append(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop recording."""
        self._stop()
        self._quiet.__exit__(kind, error, trace)

    def _stop(self) -> None:
        if self in recording:
            recording.remove(self)

    def reset(self) -> None:
        """Forget what is watched and what was recorded."""
        self._entries = []
        # By id: comparing tensors would compare their entries. What is not
        # an output, and so not in the entries, is held here, so that Python
        # cannot give its id to something new.
        self._watched = set()
        self._held = {}

    def watch(self, tensor: Any) -> None:
        """Follow a tensor, so that gradients for it can be found.

        Args:
            tensor: a tensor, a variable, or nested lists or dicts of them;
                whole numbers have no gradient and are passed over.

        Raises:
            TypeError: something else came.
            ValueError: the tape is used up, or was never entered.
        """
        if self._entries is None:
            raise used_up()
        for x in operands(tensor, "watch: tensor"):
            if x._array.dtype.kind == "f" and id(x) not in self._watched:
                self._watched.add(id(x))
                self._held[id(x)] = x

    def watched_variables(self) -> tuple[Operand, ...]:
        """Return the variables watched so far, in order of first use."""
        held = self._held.values()
        return tuple(x for x in held if not isinstance(x, Tensor))

    @contextmanager
    def stop_recording(self) -> Iterator[None]:
        """Record nothing inside this ``with`` block."""
        was_recording = self in recording
        self._stop()
        try:
            yield
        finally:
            if was_recording:
                recording.append(self)

    def record(
        self,
        output: Tensor,
        inputs: tuple[Operand, ...],
        pullbacks: Sequence[Pullback],
    ) -> None:
        """Write one operation down if any of its inputs is watched.

        Operations call this; the gradient of ``output`` will be handed to
        each pullback in turn.
        """
        watched = self._watched
        follow = False
        for x in inputs:
            if id(x) in watched:
                follow = True
            elif x._watched_on_use and self._watches_variables:
                watched.add(id(x))
                self._held[id(x)] = x
                follow = True
        if follow:
            self._entries.append((output, inputs, pullbacks))
            watched.add(id(output))

    def gradient(
        self,
        target: Any,
        sources: Any,
        output_gradients: Any = None,
        unconnected_gradients: str = "none",
    ) -> Any:
        """Return the gradient of the target's sum for each source.

        Args:
            target: a tensor, or nested lists or dicts of tensors.
            sources: what to differentiate by: tensors or variables, or nested
                lists or dicts of them.
            output_gradients: the gradient to start from for each target, of
                its shape; ones if not given.
            unconnected_gradients: ``"none"`` to return ``None`` for a source
                that the target does not depend on, ``"zero"`` for zeros.

        Returns:
            Tensors of the sources' shapes and dtypes, nested as they are.

        Raises:
            TypeError: the target or a source is no tensor or variable, or an
                output gradient does not have its target's dtype.
            ValueError: the tape is used up, or was never entered; an output
                gradient does not have its target's shape, or there are not as
                many; or ``unconnected_gradients`` is something else.
            NotImplementedError: the target was made from a gradient.
        """
        targets = operands(target, "gradient: target")
        given = [None] * len(targets)
        if output_gradients is not None:
            given = flatten(output_gradients)
        starts = starting_gradients(targets, given)
        wanted = operands(sources, "gradient: sources")
        fill = fills(unconnected_gradients)
        found = play_back(starts, *self._record_for(wanted))

        def gradient_of(x: Operand) -> Tensor | None:
            g = found.get(id(x))
            return missing(x, fill) if g is None else Tensor(g)

        results = map_structure(gradient_of, sources)
        if recording:
            refuse_second_order([*targets, *given], flatten(results))
        return results

    def jacobian(
        self, target: Tensor, sources: Any, unconnected_gradients: str = "none"
    ) -> Any:
        r"""Return the derivative of every target entry by every source entry.

        .. math:: J_{ij} = \frac{\partial y_i}{\partial x_j}

        Args:
            target: one tensor.
            sources: as for :meth:`gradient`.
            unconnected_gradients: as for :meth:`gradient`.

        Returns:
            Tensors whose shape is the target's followed by the source's,
            nested as the sources are.

        Raises:
            TypeError: the target or a source is no tensor or variable.
            ValueError: the tape is used up, or was never entered; or
                ``unconnected_gradients`` is something else.
            NotImplementedError: the target was made from a gradient.
        """
        targets = operands(target, "jacobian: target")
        if len(targets) != 1:
            raise TypeError(
                f"jacobian: target: expected one tensor, got {len(targets)}."
            )
        (whole,) = targets
        wanted = operands(sources, "jacobian: sources")
        fill = fills(unconnected_gradients)
        record = self._record_for(wanted)
        rows = [
            play_back({id(whole): start}, *record)
            for start in one_hots(whole._array)
        ]
        results = {id(x): block(rows, whole, x, fill) for x in wanted}
        if recording:
            refuse_second_order([whole], list(results.values()))
        return map_structure(lambda x: results[id(x)], sources)

    def _record_for(
        self, sources: list[Operand]
    ) -> tuple[list[Entry], set[int], set[int]]:
        """Return the record, and the ids that `play_back` asks for.

        Unless the tape is persistent, it is then used up.
        """
        if self._entries is None:
            raise used_up()
        entries: list[Entry] = self._entries
        if not self._persistent:
            self._stop()
            self._entries = None
        ids = self._watched.intersection(map(id, sources))
        # Most often the sources are all that is held. Whatever else is
        # watched was made from them, and nobody need go through it.
        if self._held.keys() <= ids:
            return entries, ids, self._watched
        return entries, ids, depending_on(ids, entries)


def operands(structure: Any, role: str) -> list[Operand]:
    """Return the tensors and variables in a structure; refuse the rest."""
    if isinstance(structure, Operand):
        return [structure]
    leaves: list[Any] = flatten(structure)
    for leaf in leaves:
        if not isinstance(leaf, Operand):
            raise TypeError(
                f"{role}: expected a tensor or a variable, "
                f"got {leaf!r} of type {type(leaf).__name__}."
            )
    return leaves


def fills(unconnected_gradients: str) -> bool:
    """Return whether missing gradients are filled with zeros."""
    if unconnected_gradients not in ("none", "zero"):
        raise ValueError(
            "unconnected_gradients: expected 'none' or 'zero', "
            f"got {unconnected_gradients!r}."
        )
    return unconnected_gradients == "zero"


def missing(x: Operand, fill: bool) -> Tensor | None:
    """Return zeros, or else None, for what the target does not depend on."""
    return Tensor(np.zeros_like(x._array)) if fill else None


def block(
    rows: list[dict[int, Array]], target: Operand, x: Operand, fill: bool
) -> Tensor | None:
    """Return the jacobian by x, from one gradient per target entry."""
    zeros = np.zeros((*target.shape, *x.shape), x._array.dtype)
    gradients = [row[id(x)] for row in rows if id(x) in row]
    if not gradients:
        return missing(Tensor(zeros), fill)
    # An empty target has a row as well, which fills nothing.
    entries = np.ravel(gradients)[: zeros.size]
    return Tensor(entries.reshape(zeros.shape))


def used_up() -> TapeError:
    """Say that a tape has nothing to go back over."""
    return TapeError(
        "GradientTape: this tape is used up, or was never entered. A tape "
        "gives one gradient (or jacobian); pass persistent=True for more."
    )
