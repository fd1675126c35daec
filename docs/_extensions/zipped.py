"""Write zip archives that are the same bytes whenever they hold the same."""

from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo
from zlib import crc32

# The numbers that a zip has for Unix, and for a file that all may read.
UNIX, READABLE = 3, 0o100644 << 16
# What an EPUB begins with, as it is: programs tell its kind by that.
PLAIN = "mimetype"
# A file's name in the archive, and its bytes.
Entry = tuple[str, bytes]


def is_same(archive: Path, entries: Iterable[Entry]) -> bool:
    """Say whether an archive holds just this, by the check sums in it."""
    if not archive.is_file():
        return False
    with ZipFile(archive) as held:
        there = [(x.filename, x.file_size, x.CRC) for x in held.infolist()]
    return there == [(name, len(data), crc32(data)) for name, data in entries]


def write(archive: Path, entries: Iterable[Entry]) -> None:
    """Write an archive, whole or not at all."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    part = archive.with_suffix(".part")
    with ZipFile(part, "w") as new:
        for name, data in entries:
            # Its time is the first that a zip knows.
            info = ZipInfo(name)
            info.create_system, info.external_attr = UNIX, READABLE
            kind = ZIP_STORED if name == PLAIN else ZIP_DEFLATED
            new.writestr(info, data, kind)
    part.replace(archive)
