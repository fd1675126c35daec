"""How an optimizer keeps what belongs to its variables: end to end.

The formulas of optimizers work entry by entry, so that they do not mind where
one variable ends and the next begins. For a few entries, NumPy takes longer to
start than to compute: small variables are updated together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

import numpy as np

from groundup.rules.types import Array
from groundup.variable import Variable

#: From this many entries on, joining arrays costs more than it saves.
LARGE = 16_384

#: So many entries at a time, with their gradients and slots, stay in the
#: processor's cache while a formula goes over them again and again.
PIECE = 32_768

Update = Callable[..., Array]


class Group:
    """Variables of one dtype, and the slots of all their entries.

    Args:
        variables: the variables, in order.
        slots: arrays of rank 1, each with an entry for every entry of the
            variables. Nobody else writes to them.
    """

    __slots__ = ("_places", "dtype", "slots", "variables")

    def __init__(
        self, variables: Sequence[Variable], slots: list[Array]
    ) -> None:
        """Hold both."""
        self.variables = variables
        self.slots = slots
        #: The dtype of all the variables.
        self.dtype = variables[0]._array.dtype
        stops = list(accumulate(v._array.size for v in variables))
        # Where each variable's entries are, and their shape.
        self._places = [
            (v, slice(stop - v._array.size, stop), v._array.shape)
            for v, stop in zip(variables, stops, strict=True)
        ]

    def split(self) -> Iterator[Group]:
        """Return a group for each variable, with views of these slots."""
        for variable, place, _ in self._places:
            yield Group([variable], [slot[place] for slot in self.slots])

    def update(self, update: Update, gradients: list[Array]) -> None:
        """Give each variable the entries that a formula finds for it.

        Args:
            update: takes the entries, their gradients and the slots, all of
                rank 1; changes the slots and returns new entries.
            gradients: a gradient for each variable, of its shape.
        """
        w = joined([variable._array for variable in self.variables])
        new = self._in_pieces(update, w, joined(gradients))
        for variable, place, shape in self._places:
            variable._array = new[place].reshape(shape)

    def _in_pieces(self, update: Update, w: Array, g: Array) -> Array:
        """Return the new entries, found piece by piece if there are many."""
        # Without slots, a formula goes over its arrays hardly more than once.
        if w.size <= PIECE or not self.slots:
            return update(w, g, *self.slots)
        new = np.empty_like(w)
        for start in range(0, w.size, PIECE):
            piece = slice(start, start + PIECE)
            slots = [slot[piece] for slot in self.slots]
            new[piece] = update(w[piece], g[piece], *slots)
        return new


class Groups:
    """All the variables of an optimizer, in groups.

    The small ones of each dtype are together, as long as each step is for all
    variables in the same order. Then every variable has a group of its own.

    Args:
        variables: the variables, in order.
        slots: from entries to the slots to keep for them.
    """

    def __init__(
        self, variables: list[Variable], slots: Callable[[Array], list[Array]]
    ) -> None:
        """Make the slots."""
        # By id: comparing variables would compare their entries.
        known = {id(variable): variable for variable in variables}
        self._order = list(known)
        together: dict[str | int, list[Variable]] = {}
        for variable in known.values():
            own = variable._array
            key = own.dtype.name if own.size < LARGE else id(variable)
            together.setdefault(key, []).append(variable)
        self._groups = [
            Group(several, slots(joined([v._array for v in several])))
            for several in together.values()
        ]

    def __bool__(self) -> bool:
        """Return whether there are any variables."""
        return bool(self._order)

    def unknown(self, variables: list[Variable]) -> list[Variable]:
        """Return those variables that are in no group."""
        if list(map(id, variables)) == self._order:
            return []
        known = {id(v) for group in self._groups for v in group.variables}
        return [v for v in variables if id(v) not in known]

    def pairs(
        self, gradients: list[Array], variables: list[Variable]
    ) -> list[tuple[Group, list[Array]]]:
        """Return the groups of some variables, with their gradients."""
        ids = list(map(id, variables))
        if ids == self._order:
            if len(self._groups) == 1:  # most often, all are in one
                return [(self._groups[0], gradients)]
            found = dict(zip(ids, gradients, strict=True))
            return [
                (group, [found[id(v)] for v in group.variables])
                for group in self._groups
            ]
        self._groups = [one for group in self._groups for one in group.split()]
        alone = {id(group.variables[0]): group for group in self._groups}
        return [(alone[i], [g]) for i, g in zip(ids, gradients, strict=True)]


def joined(arrays: list[Array]) -> Array:
    """Return the entries of all arrays in one array of rank 1."""
    if len(arrays) == 1:
        return arrays[0].reshape(-1)
    return np.concatenate(arrays, None)
