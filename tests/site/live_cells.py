"""A live cell as a reader sees it: its buttons, its editor, what it gives."""

from playwright.sync_api import Locator, Page, expect

# Python's first start may take this long on a slow machine.
PATIENCE = 120_000
# What a cell says when nothing went wrong.
WELL = ("", "Done. It gave no output.")


class Cell:
    """A live cell.

    Args:
        page: the page that it is on.
        cell: the cell, with all that belongs to it.
    """

    def __init__(self, page: Page, cell: Locator) -> None:
        """Know its parts."""
        self.page, self.cell = page, cell
        self.output = cell.locator(".live-output")
        self.status = cell.locator(".live-bar [role=status]")

    def press(self, word: str) -> None:
        """Press one of its buttons."""
        self.cell.get_by_role("button", name=word).click()

    def replace(self, code: str) -> None:
        """Open its editor and type other code."""
        self.press("Edit")
        self.cell.get_by_role("textbox").fill(code)

    def run(self) -> str:
        """Run it to its end, and return what it gave."""
        self.press("Check" if self.is_answer() else "Run")
        return self.result()

    def is_answer(self) -> bool:
        """Say whether it is the answer to an exercise."""
        return "tag_answer" in (self.cell.get_attribute("class") or "")

    def wait(self) -> None:
        """Wait until it runs no more."""
        stop = self.cell.get_by_role("button", name="Stop")
        expect(stop).to_be_hidden(timeout=PATIENCE)

    def result(self) -> str:
        """Wait for its end, and return what it gave."""
        self.wait()
        assert self.status.inner_text() in WELL
        return self.output.inner_text()

    def built(self) -> str:
        """Return what the build printed below it."""
        return self.cell.locator(".output").first.inner_text()
