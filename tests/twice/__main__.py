"""Build the book twice, from clean copies; every published byte must agree.

The copies lie in folders of different names, one with spaces, and run with
different hash seeds. Both leave out the times that they take (`-D times=0`).
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .copies import build, copy
from .two_sites import differences, table

SEEDS = {"first/book": "1", "the second copy": "2"}


def main() -> None:
    """Build and compare; exit with 1 on any difference."""
    with TemporaryDirectory() as folder:
        # Both first: someone may edit the original meanwhile.
        books = {copy(Path(folder, name)): SEEDS[name] for name in SEEDS}
        one, two = (
            build(book, "-D", "times=0", *sys.argv[1:], seed=seed)
            for book, seed in books.items()
        )
        found = differences(one, two)
        print("\n".join(table(one, two, found)))
        if found:
            kept = f"{folder}-differing"
            shutil.move(folder, kept)
            Path(folder).mkdir()
            sys.exit(f"\nBoth copies are kept in {kept}.")


if __name__ == "__main__":
    main()
