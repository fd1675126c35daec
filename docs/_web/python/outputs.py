"""What a cell writes, gathered into few pieces on the way to the page."""

import io
import time
from collections.abc import Callable

# A page that receives every single `print` of a long loop stands still.
SECONDS = 0.1
LONGEST = 50_000
CUT = "\n… The rest of this cell's output is left out."


class Outputs:
    """The outputs of one cell, in order.

    Args:
        show: called with the kind of an output and its text.
    """

    def __init__(self, show: Callable[[str, str], None]) -> None:
        """Start with nothing written."""
        self.show = show
        self.kind, self.pieces = "", [""]
        # The first words of a cell show at once: an endless loop may follow.
        self.written, self.flushed = 0, 0.0

    def add(self, kind: str, text: str) -> None:
        """Add an output that is complete in itself."""
        self.flush()
        self.show(kind, text)

    def write(self, kind: str, text: str) -> None:
        """Add a piece of text; what is too long for a page is left out."""
        left = LONGEST - self.written
        self.written += len(text)
        if left < 0:
            return
        if kind != self.kind:
            self.flush()
        self.kind = kind
        self.pieces.append(text[:left] + (CUT if len(text) > left else ""))
        if time.monotonic() - self.flushed > SECONDS:
            self.flush()

    def flush(self) -> None:
        """Show what has been written."""
        if text := "".join(self.pieces):
            self.show(self.kind, text)
            self.flushed = time.monotonic()
        self.pieces.clear()

    def stream(self, kind: str) -> io.TextIOBase:
        """Return a file to print to."""
        return Stream(self, kind)


class Stream(io.TextIOBase):
    """A file whose text becomes outputs of one kind."""

    def __init__(self, outputs: Outputs, kind: str) -> None:
        """Write into these outputs."""
        self.outputs, self.kind = outputs, kind

    def flush(self) -> None:
        """Show what has been written."""
        self.outputs.flush()

    def writable(self) -> bool:
        """Say that text can be written."""
        return True

    def write(self, text: str) -> int:
        """Take a piece of text."""
        self.outputs.write(self.kind, text)
        return len(text)
