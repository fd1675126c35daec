"""Show signatures as they are written in the source, and link their names.

Autodoc evaluates annotations, which turns `TensorLike` into a page of unions
that nobody reads. Here an annotation stays what the author wrote, and each
name in it leads to where it is documented.
"""

import inspect
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.intersphinx import resolve_reference_any_inventory
from sphinx.util.inspect import stringify_signature
from sphinx.util.typing import ExtensionMetadata

# Where a name in an annotation is documented: its role and full name.
HOMES = {
    "Any": ("data", "typing.Any"),
    "Array": ("class", "numpy.ndarray"),
    "AxisLike": ("data", "groundup.typing.AxisLike"),
    "Callable": ("class", "collections.abc.Callable"),
    "Callback": ("class", "groundup.keras.callbacks.Callback"),
    "DType": ("class", "groundup.DType"),
    "DTypeLike": ("data", "groundup.typing.DTypeLike"),
    "Dataset": ("class", "groundup.data.Dataset"),
    "Generator": ("class", "groundup.random.Generator"),
    "GradientTape": ("class", "groundup.GradientTape"),
    "History": ("class", "groundup.keras.callbacks.History"),
    "Input": ("class", "groundup.keras.layers.Input"),
    "Iterable": ("class", "collections.abc.Iterable"),
    "Iterator": ("class", "collections.abc.Iterator"),
    "Layer": ("class", "groundup.keras.layers.Layer"),
    "LearningRateSchedule": (
        "class",
        "groundup.keras.optimizers.schedules.LearningRateSchedule",
    ),
    "Logs": ("class", "dict"),
    "NDArray": ("data", "numpy.typing.NDArray"),
    "Operand": ("class", "groundup.Tensor"),
    "Pullback": ("class", "collections.abc.Callable"),
    "Self": ("data", "typing.Self"),
    "Sequence": ("class", "collections.abc.Sequence"),
    "ShapeLike": ("data", "groundup.typing.ShapeLike"),
    "Tensor": ("class", "groundup.Tensor"),
    "TensorLike": ("data", "groundup.typing.TensorLike"),
    "TensorShape": ("class", "groundup.TensorShape"),
    "Variable": ("class", "groundup.Variable"),
    "np.dtype": ("class", "numpy.dtype"),
    "np.dtype[Any]": ("class", "numpy.dtype"),
    "np.generic": ("class", "numpy.generic"),
    "np.ndarray": ("class", "numpy.ndarray"),
    "np.random.Generator": ("class", "numpy.random.Generator"),
    # What NDArray calls itself where NumPy 2.5 runs, from Python 3.12 on.
    "numpy._typing._array_like.NDArray": ("data", "numpy.typing.NDArray"),
}


def as_written(
    app: Sphinx,
    kind: str,
    name: str,
    what: Any,
    options: Any,
    signature: str | None,
    returns: str | None,
) -> tuple[str, str | None] | None:
    """Return a function's signature with its annotations unevaluated."""
    if signature is None or not callable(what):
        return None
    written = inspect.signature(what)
    if kind == "method" and "self" in written.parameters:
        own = list(written.parameters.values())[1:]
        written = written.replace(parameters=own)
    if kind == "class":
        written = written.replace(return_annotation=written.empty)
    text = stringify_signature(written)
    arguments, arrow, result = text.rpartition(" -> ")
    return (arguments, result) if arrow else (text, None)


def find_home(
    app: Sphinx,
    env: BuildEnvironment,
    node: addnodes.pending_xref,
    content: nodes.TextElement,
) -> nodes.reference | None:
    """Resolve a short name that an annotation uses."""
    if node.get("refdomain") != "py" or node["reftarget"] not in HOMES:
        return None
    role, target = HOMES[node["reftarget"]]
    node["reftype"], node["reftarget"] = role, target
    domain = env.domains.python_domain
    inside = domain.resolve_xref(
        env, node["refdoc"], app.builder, role, target, node, content
    )
    return inside or resolve_reference_any_inventory(env, True, node, content)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register both events."""
    app.connect("autodoc-process-signature", as_written)
    app.connect("missing-reference", find_home)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
