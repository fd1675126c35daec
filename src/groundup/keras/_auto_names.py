"""Names for what was given none: `dense`, `dense_1`, `dense_2`, ..."""

import re
from collections import defaultdict

_given: defaultdict[str, int] = defaultdict(int)


def auto_name(kind: type) -> str:
    """Return the class's name in small letters, with a number if taken.

    Args:
        kind: such as ``Dense``.
    """
    words = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", kind.__name__.lstrip("_"))
    name = re.sub(r"([a-z])([A-Z])", r"\1_\2", words).lower()
    number = _given[name]
    _given[name] += 1
    return f"{name}_{number}" if number else name
