"""Read a page again when a question that it asked has another answer now."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

#: Answers a question, such as which chapters use a name.
Ask = Callable[[BuildEnvironment, str], Any]


def note(env: BuildEnvironment, kind: str, question: str, answer: Any) -> None:
    """Keep what the page that is being read has asked, and the answer."""
    metadata: Any = env.metadata[env.docname]
    metadata.setdefault(kind, {})[question] = answer


def outdated(
    kind: str,
    ask: Ask,
    app: Sphinx,
    env: BuildEnvironment,
    *changes: set[str],
) -> list[str]:
    """Return the pages with an answer that is no longer true."""
    return [
        page
        for page, metadata in env.metadata.items()
        for question, answer in metadata.get(kind, {}).items()
        if ask(env, question) != answer
    ]


def keep_true(app: Sphinx, kind: str, ask: Ask) -> None:
    """Ask again in every build what pages have asked."""
    app.connect("env-get-outdated", partial(outdated, kind, ask))
