"""One file holds the whole site, the same site the same file."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from minibook import build, write

import offline
import zipped

PAGES = {
    "index.md": "# Book\n\n```{toctree}\nsub/page\n```\n",
    "sub/page.md": "# Page\n\nTake it along.\n\n```{offline}\n```\n",
}
EXTENSIONS = ["myst_nb", "offline"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book that was built once."""
    source = tmp_path_factory.mktemp("offline")
    write(source, PAGES, EXTENSIONS)
    book = build(source)
    assert book.code == 0, book.messages
    return book.site


def zip_of(site: Path) -> Path:
    return site / "offline" / "mini.zip"


def said(html: str) -> BeautifulSoup:
    """What a page says in the place of the offer."""
    (found,) = BeautifulSoup(html, "html.parser").select("p.offline")
    return found


def test_the_archive_unpacks_to_the_site(site: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "zipfile", "-e", zip_of(site), tmp_path]
    subprocess.run(command, check=True)
    held = {p for p in (tmp_path / "mini").rglob("*") if p.is_file()}
    names = {str(path.relative_to(tmp_path / "mini")) for path in held}
    there = {str(p.relative_to(site)) for p in site.rglob("*") if p.is_file()}
    assert names - there == {"README.txt"}
    assert there - names == {".buildinfo", "offline/mini.zip"}
    for name in names & there - {"sub/page.html"}:
        assert Path(tmp_path, "mini", name).read_bytes() == (
            Path(site, name).read_bytes()
        )


def test_a_page_links_to_the_archive_and_says_its_size(site: Path) -> None:
    page = site / "sub" / "page.html"
    place = said(page.read_text())
    link = place.select_one("a")
    assert link
    target = (page.parent / str(link["href"])).resolve()
    assert target == zip_of(site)
    size = float(place.text.split("(")[1].split(" MB")[0])
    assert size == pytest.approx(target.stat().st_size / 1e6, abs=0.05)


def test_the_archive_offers_nothing_that_it_lacks(site: Path) -> None:
    with ZipFile(zip_of(site)) as held:
        page = held.read("mini/sub/page.html").decode()
    assert not said(page).select("a")


def test_the_archive_is_made_again_only_for_a_change(site: Path) -> None:
    source = site.parents[1]
    # myst-nb writes its style sheet too late to be known to a first build.
    build(source)
    made = zip_of(site).stat().st_mtime_ns
    assert build(source).code == 0
    assert zip_of(site).stat().st_mtime_ns == made
    text = PAGES["sub/page.md"] + "\nMore.\n"
    write(source, PAGES | {"sub/page.md": text}, EXTENSIONS)
    assert build(source).code == 0
    with ZipFile(zip_of(site)) as held:
        assert b"More." in held.read("mini/sub/page.html")


def test_same_files_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "later", copy_function=shutil.copy)
    for path in copy.rglob("*"):
        path.chmod(0o700)
    config = SimpleNamespace(project="Mini")
    made = []
    for folder in (site, copy):
        made.append(tmp_path / f"{folder.name}.zip")
        zipped.write(made[-1], offline.contents(folder, "mini", config))
    assert made[0].read_bytes() == made[1].read_bytes()


def test_an_interrupted_archive_leaves_the_old_one(tmp_path: Path) -> None:
    def broken() -> Iterator[zipped.Entry]:
        yield "a", b"new"
        raise KeyboardInterrupt

    zipped.write(tmp_path / "a.zip", [("a", b"old")])
    with pytest.raises(KeyboardInterrupt):
        zipped.write(tmp_path / "a.zip", broken())
    with ZipFile(tmp_path / "a.zip") as held:
        assert held.read("a") == b"old"


def test_it_can_be_left_out(tmp_path: Path) -> None:
    write(tmp_path, PAGES, EXTENSIONS, "offline = False\n")
    book = build(tmp_path)
    assert not (book.site / "offline").exists()
    assert not said(book.html("sub/page")).select("a")
