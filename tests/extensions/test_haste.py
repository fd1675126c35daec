"""Python looks for no garbage while pages are made."""

from pathlib import Path

from minibook import build, write

CONF = """
    import gc

    def setup(app):
        def say(event, priority):
            def note(*others):
                with open("said.txt", "a") as file:
                    file.write(f"{event}: {gc.isenabled()}\\n")
            app.connect(event, note, priority)
        say("builder-inited", 999)
        say("doctree-read", 500)
        say("doctree-resolved", 500)
        say("build-finished", 1000)
    """


def test_the_collector_rests_while_pages_are_made(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "# Book\n"}, ["myst_nb", "haste"], CONF)
    book = build(tmp_path)
    assert book.code == 0, book.messages
    assert (tmp_path / "said.txt").read_text().splitlines() == [
        "builder-inited: False",
        "doctree-read: False",
        "doctree-resolved: False",
        "build-finished: True",
    ]
