"""Compile the browser's Python packages, and leave out what no page needs.

Bytecode fits one version of Python alone, so this runs in the browser's, under
Node (`compile.mjs`). A page then neither fetches sources, tests and windows of
a desktop, nor spends its first seconds compiling.
"""

import io
import json
import py_compile
import re
from importlib.util import cache_from_source
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

UNNEEDED = re.compile(
    r"(^|/)(tests?|_pyrepl|idlelib|ensurepip|f2py|_pyinstaller|include)/"
    # Windows of a desktop, formats of print, and fonts of neither style.
    r"|^matplotlib/backends/(web_backend/|_tkagg|_?backend_"
    r"(cairo|gtk|macosx|nbagg|pdf|pgf|ps|pyodide|qt|tk|webagg|wx))"
    r"|^matplotlib/mpl-data/(sample_data|images|fonts/(afm|pdfcorefonts))/"
    r"|^matplotlib/mpl-data/fonts/ttf/DejaVu(Serif|SansMono-)"
    r"|\.(pyi|pxd|h|hpp|a|c|js)$|/(py\.typed|RECORD)$|/$"
)
# A reader may open the book's own library, so it keeps its sources.
OWN = "groundup/"
# An archive gets the same bytes whenever it is made.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def compiled(archive) -> bytes:
    """Return the compiled partner of a wheel or zip."""
    old = ZipFile(io.BytesIO(archive.to_bytes()))
    names = [name for name in old.namelist() if not UNNEEDED.search(name)]
    contents = {}
    for name in names:
        content = old.read(name)
        if name == "matplotlib/fontlist.json":
            content = fonts_among(names, content)
        if name.endswith(".py"):
            code = bytecode(name, content)
            if not name.startswith(OWN):
                name, content = f"{name}c", code
            else:
                contents[cache_from_source(name)] = code
        contents[name] = content
    return zipped(contents)


def zipped(contents: dict[str, bytes]) -> bytes:
    """Return files as a zip, in the order of their names."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=9) as new:
        for name, content in sorted(contents.items()):
            entry = ZipInfo(name, NO_TIME)
            new.writestr(entry, content, ZIP_DEFLATED, compresslevel=9)
    return buffer.getvalue()


def bytecode(name: str, source: bytes) -> bytes:
    """Compile a module; nothing compares it with its source again."""
    here, there = Path("/tmp/module.py"), Path("/tmp/module.pyc")
    here.write_bytes(source)
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(
        str(here), str(there), name, doraise=True, invalidation_mode=mode
    )
    return there.read_bytes()


def fonts_among(names: list[str], content: bytes) -> bytes:
    """Strike the fonts that are left out from matplotlib's list."""
    fonts = json.loads(content)
    for kind in "afmlist", "ttflist":
        fonts[kind] = [
            font
            for font in fonts[kind]
            if f"matplotlib/mpl-data/{font['fname']}" in names
        ]
    return json.dumps(fonts).encode()
