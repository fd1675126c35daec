"""Write code whose tokens look like plain text without an element for each.

A name and a bracket have the colour of the block around them. An element for
each would be half of a long chapter's elements, and change nothing.
"""

from collections.abc import Iterable
from typing import Any

from pygments.formatters import HtmlFormatter
from pygments.style import Style
from pygments.token import Text, _TokenType
from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge
from sphinx.util.typing import ExtensionMetadata

Tokens = Iterable[tuple[_TokenType, str]]


class PlainTokens(HtmlFormatter[str]):  # type: ignore[misc]
    """Writes tokens of the text's own colour as text."""

    # Those that pages are shown in, light and dark.
    styles: tuple[type[Style], ...] = ()

    def format_unencoded(self, tokensource: Tokens, outfile: Any) -> None:
        """Write tokens as HTML."""
        tokens = (
            (Text if self.is_plain(kind) else kind, value)
            for kind, value in tokensource
        )
        super().format_unencoded(tokens, outfile)

    def is_plain(self, kind: _TokenType) -> bool:
        """Say whether no style tells a kind of token from text."""
        return all(
            style.style_for_token(kind) == style.style_for_token(Text)
            for style in self.styles
        )


def learn_styles(app: Sphinx) -> None:
    """Take note of the styles of the book: Sphinx's, and furo's dark one."""
    names = (
        app.config[name]
        for name in ("pygments_style", "pygments_dark_style")
        if name in app.config
    )
    PlainTokens.styles = tuple(
        PygmentsBridge("html", name or "sphinx").formatter_args["style"]
        for name in names
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have all code written by the class; by then furo has its setting."""
    PygmentsBridge.html_formatter = PlainTokens
    app.connect("builder-inited", learn_styles, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
