"""Every command of the project: `nox -l` lists, `nox -s NAME` runs one."""

import argparse
import hashlib
import os
import re
import shutil
import sys
from pathlib import Path

import nox
from nox.command import CommandFailed

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "venv"
nox.options.reuse_venv = "yes"
nox.options.download_python = "never"
nox.options.sessions = ["lint", "types", "tests", "docs"]

# Every file of the project is UTF-8; on Windows, Python has to be told.
os.environ["PYTHONUTF8"] = "1"

ROOT = Path(__file__).parent
BUILD = ROOT / "docs" / "_build"
LOCKED = {
    "docs": "docs/requirements.txt",
    "tests": "tests/requirements.txt",
    "alone": "tests/stored/requirements.txt",
    "oldest": "tests/stored/oldest-requirements.txt",
    "conformance": "tests/conformance/requirements.txt",
    "downloads": "tests/downloads/requirements.txt",
    "site": "tests/site/requirements.txt",
    "bench": "tests/benchmarks/requirements.txt",
    "lint": "tests/lint-requirements.txt",
    "audit": "tests/audit-requirements.txt",
    "workflows": ".github/requirements.txt",
}
# What the site's scripts are made of, and what checks it, both locked by npm.
NPM = ["docs/_web", "tests/site"]
# These are installed, or run, beside the book: in the same versions.
LIKE_BOOK = {"tests", "bench", "downloads", "site"}


def install_locked(session, *files):
    """Install hash-locked files, once until one of them changes."""
    wanted = hashlib.sha256()
    for file in files:
        wanted.update((ROOT / file).read_bytes())
    stamp = Path(session.virtualenv.location) / "installed.sha256"
    if stamp.exists() and stamp.read_text() == wanted.hexdigest():
        return
    for file in files:
        session.install("--require-hashes", "-r", file)
    stamp.write_text(wanted.hexdigest())


def in_book(session, *command, **options):
    """Run a Python module in the environment that `book` made."""
    book_program(session, "python", "-m", *command, **options)


def book_program(session, program, *arguments, env=None, **options):
    """Run a program of the environment that `book` made; return its words."""
    folder = "Scripts" if os.name == "nt" else "bin"
    programs = ROOT / ".nox" / "book" / folder
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    return session.run(
        str(programs / program),
        *arguments,
        env={"PATH": path, "TF_CPP_MIN_LOG_LEVEL": "3"} | (env or {}),
        external=True,
        **options,
    )


def install_npm(session, folder):
    """Install a folder's locked npm packages, once until they change."""
    lock = ROOT / folder / "package-lock.json"
    stamp = ROOT / folder / "node_modules" / "installed.sha256"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    book_program(session, "npm", "ci", "--prefix", folder)
    stamp.write_text(wanted)


def sphinx_options(builder, name):
    """Give the options of every build: any warning is an error."""
    return [
        *("-b", builder, "-n", "-W", "--keep-going", "-j", "auto"),
        *("-d", str(BUILD / f"{name}-doctrees"), "docs", str(BUILD / name)),
    ]


@nox.session(default=False)
def book(session):
    """Install the one environment that the other sessions share."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        session.error(
            "the book needs Python 3.11, 3.12 or 3.13, as TensorFlow 2.21 "
            f"does; this is Python {sys.version.split()[0]}. Run nox with one "
            "of those, for example: python3.12 -m pip install nox && "
            "python3.12 -m nox -s docs"
        )
    install_locked(session, LOCKED["docs"], LOCKED["tests"])
    session.install("--no-build-isolation", "--no-deps", "-e", ".")


@nox.session(requires=["book"], venv_backend="none")
def docs(session):
    """Build the book, all executed; `-- --only chapters/...` builds a page."""
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument("--only", metavar="PAGE")
    chosen, others = options.parse_known_args(session.posargs)
    name, page = ("only", chosen.only) if chosen.only else ("html", "index")
    only = ["-D", f"only={page}"] if chosen.only else []
    in_book(session, "sphinx", *sphinx_options("html", name), *only, *others)
    session.log(f"Open {(BUILD / name / page).as_uri()}.html")


@nox.session(name="docs-live", requires=["book"], venv_backend="none")
def docs_live(session):
    """Serve the book on this computer; rebuild and reload on every save."""
    doctrees, site = BUILD / "live-doctrees", BUILD / "live-html"
    in_book(
        session,
        "sphinx_autobuild",
        *("--open-browser", "--watch", "src", "--watch", "examples"),
        # Any port that is free, as another clone may be served already.
        *("--port", "0"),
        # The script that reloads a page is not the page's own.
        *("-D", "policy=0"),
        # Nobody takes along what is not finished.
        *("-D", "offline=0"),
        # What a build itself writes must not start another one.
        *(f"--ignore={BUILD}", "--ignore=docs/gallery"),
        *("--ignore=docs/api/generated", "--ignore=docs/_ipython"),
        *("--re-ignore=__pycache__", "-j", "auto"),
        *("-d", str(doctrees), "docs", str(site)),
        *session.posargs,
    )


@nox.session(requires=["book"], venv_backend="none")
def tests(session):
    """Run the tests: the library, the exercises and the book's machinery."""
    covered = ["--cov=groundup", "--cov-branch", "--cov-fail-under=100"]
    # A chosen part of the tests cannot cover everything.
    options = session.posargs or [*covered, "--cov-report=term:skip-covered"]
    in_book(session, "pytest", "-n", "auto", *options)


@nox.session(requires=["book"], default=False)
def downloads(session):
    """Run every script and notebook that the built book offers, alone."""
    built = BUILD / "html"
    if not built.is_dir():
        session.error("build the book first: nox -s docs downloads")
    install_locked(session, LOCKED["downloads"])
    python, names = Path(session.bin) / "python", session.posargs
    in_book(session, "tests.downloads.run", str(built), str(python), *names)


@nox.session(requires=["book"], venv_backend="none", default=False)
def epub(session):
    """Check the EPUB that the built site offers; needs Java."""
    books = sorted(map(str, BUILD.glob("html/offline/*.epub")))
    if not books:
        session.error("build the book first: nox -s docs epub")
    in_book(session, "tests.epub", *books, *session.posargs)


@nox.session(requires=["book"], venv_backend="none", default=False)
def site(session):
    """Check the built site in a browser; `-- -k NAME` chooses checks."""
    if not (BUILD / "html").is_dir():
        session.error("build the book first: nox -s docs site")
    file = LOCKED["site"]
    in_book(session, "pip", "install", "-q", "--require-hashes", "-r", file)
    install_npm(session, "tests/site")
    if session.posargs:
        in_book(session, "pytest", "tests/site", *session.posargs)
        return
    # What measures time needs the machine for itself. Both runs' figures go
    # into one table, at the end.
    figures = BUILD / "site-figures.json"
    figures.unlink(missing_ok=True)
    told = {"FIGURES": str(figures)}
    for options in (["-n", "2", "-m", "not alone"], ["-m", "alone"]):
        # A busy machine can be late, so what fails is tried once more.
        command = ("pytest", "--reruns", "1", *options, "tests/site")
        in_book(session, *command, env=told)


@nox.session(requires=["book"], venv_backend="none", default=False)
def linkcheck(session):
    """Follow the book's links to other sites; needs a network."""
    options = sphinx_options("linkcheck", "linkcheck")
    in_book(session, "sphinx", *options, *session.posargs)


@nox.session(default=False)
def alone(session):
    """Run the library's tests where there is no TensorFlow."""
    install_locked(session, LOCKED["alone"])
    session.install("--no-build-isolation", "--no-deps", ".")
    test_installed(session)


@nox.session(default=False)
def oldest(session):
    """Run the same tests with the oldest NumPy that the library allows."""
    install_locked(session, LOCKED["oldest"])
    session.install("--no-build-isolation", "--no-deps", ".")
    test_installed(session)


def test_installed(session, root=ROOT):
    """Test the installed package, not `src`, with the tests under a root."""
    tests = free_of_tensorflow(root)
    options = ["-o", "pythonpath=", *tests, *session.posargs]
    session.run("pytest", *options, env={"PYTHONPATH": None})


def free_of_tensorflow(root):
    """List the library's tests that need nothing but NumPy and pytest."""
    needs = re.compile(r"^(?:from|import) (?:oracle|hypothesis)\b", re.M)
    folders = ["tests", "tests/keras", "tests/exercises", "tests/stored"]
    return [
        str(path.relative_to(root))
        for folder in folders
        for path in sorted((root / folder).glob("test_*.py"))
        if not needs.search(path.read_text(encoding="utf-8"))
    ]


@nox.session(requires=["book"], venv_backend="none", default=False)
def pyodide(session):
    """Run the same tests in a browser's Python, with the site's own wheel."""
    found = list(BUILD.glob("html/_static/live/*/pyodide.mjs"))
    if not found:
        session.error("build the book first: nox -s docs pyodide")
    site = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = book_program(session, "python", "-c", site, silent=True)
    folders = [str(found[0].parent), packages.strip(), str(ROOT)]
    script = str(ROOT / "tests" / "stored" / "in_pyodide.mjs")
    tests = free_of_tensorflow(ROOT)
    book_program(session, "node", script, *folders, *tests, *session.posargs)


@nox.session(default=False)
def release(session):
    """Build the sdist, and the wheel from it; test that with the sdist's."""
    install_locked(session, LOCKED["alone"])
    build, dist = ("python", "-m", "hatchling", "build"), ROOT / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    session.run(*build, "-t", "sdist", "-d", str(dist))
    (sdist,) = dist.glob("*.tar.gz")
    name = sdist.name.removesuffix(".tar.gz")
    folder = Path(session.create_tmp()).resolve() / name
    shutil.rmtree(folder, ignore_errors=True)
    session.run("python", "-m", "tarfile", "-e", str(sdist), folder.parent)
    with session.chdir(folder):
        session.run(*build, "-t", "wheel", "-d", str(dist))
        (wheel,) = dist.glob("*.whl")
        session.install("--no-deps", "--force-reinstall", str(wheel))
        test_installed(session, folder)


@nox.session(default=False)
def newest(session):
    """Run all tests with the newest of everything, pre-releases included."""
    project = nox.project.load_toml(ROOT / "pyproject.toml")
    ranges = nox.project.dependency_groups(project, "docs", "tests")
    unbounded = [re.sub("<[^,]*,?", "", each) for each in ranges]
    # pip takes many minutes to find versions that go together.
    session.install("uv>=0.9")
    options = ["--upgrade", "--prerelease", "allow"]
    session.run("uv", "pip", "install", "--quiet", *options, *unbounded)
    session.install("--no-build-isolation", "--no-deps", "-e", ".")
    # Another TensorFlow than the one that stored the values is the point.
    others = "tests/stored/test_store.py::test_the_versions_are_those_in_use"
    options = session.posargs or ["-n", "auto", "--deselect", others]
    session.run("pytest", *options, env={"TF_CPP_MIN_LOG_LEVEL": "3"})


@nox.session(requires=["book"], venv_backend="none", default=False)
def store(session):
    """Store what TensorFlow computes, for the session `alone`."""
    in_book(session, "tests.stored.store", *session.posargs)


@nox.session(default=False)
def conformance(session):
    """Compare with ONNX's own cases; print which are skipped, and why."""
    install_locked(session, LOCKED["conformance"])
    session.run("pytest", "-rfE", "tests/conformance", *session.posargs)


@nox.session(requires=["book"], venv_backend="none", default=False)
def faults(session):
    """Plant textbook bugs in copies of the library; tests catch them all."""
    in_book(session, "tests.faults.run", *session.posargs)


@nox.session(requires=["book"], venv_backend="none", default=False)
def twice(session):
    """Build the book twice, in two places; every byte must be the same."""
    in_book(session, "tests.twice", *session.posargs)


@nox.session(requires=["book"], venv_backend="none", default=False)
def bench(session):
    """Time the library beside its peers; `-- builds` times the book."""
    if session.posargs == ["builds"]:
        in_book(session, "tests.benchmarks.builds")
        return
    file = LOCKED["bench"]
    in_book(session, "pip", "install", "-q", "--require-hashes", "-r", file)
    in_book(session, "tests.benchmarks", *session.posargs)


@nox.session(requires=["book"], venv_backend="none")
def types(session):
    """Check the types of the library and of the book's extensions."""
    in_book(session, "mypy", *session.posargs)


@nox.session
def lint(session):
    """Check the style of code, prose and workflows; `-- --fix` mends code."""
    install_locked(session, LOCKED["lint"])
    options = [] if "--fix" in session.posargs else ["--check"]
    commands = [
        ("ruff", "check", ".", *session.posargs),
        ("ruff", "format", ".", *options),
        ("codespell",),
        (
            *("sphinx-lint", "--enable=all", "docs", "examples", "src"),
            # What a build writes is not ours to mend.
            *("-i", "docs/_build", "-i", "docs/gallery"),
            *("-i", "docs/api/generated"),
        ),
        ("python", "tests/prose/prose_rules.py"),
        ("zizmor", "--offline", "--quiet", "--pedantic", ".github"),
    ]
    failed = []
    for command in commands:
        # All of them run, so that nobody mends one after the other.
        try:
            session.run(*command)
        except CommandFailed:
            failed.append(" ".join(command[:2]))
    if failed:
        session.error(f"to mend: {', '.join(failed)}")


@nox.session(requires=["book"], default=False)
def audit(session):
    """Look up known vulnerabilities of all that is locked; needs a network."""
    install_locked(session, LOCKED["audit"])
    files = [word for file in LOCKED.values() for word in ("-r", file)]
    # Strict: what could not be looked up fails, rather than pass unseen.
    options = ["--strict", "--disable-pip", "--require-hashes"]
    session.run("pip-audit", *options, *files, *session.posargs)
    for folder in NPM:
        options = ["--package-lock-only", "--prefix", folder]
        book_program(session, "npm", "audit", *options)
    # With GH_TOKEN set, this looks up the actions' hashes too.
    session.run("zizmor", "--quiet", "--pedantic", ".github")


@nox.session(default=False)
def lock(session):
    """Renew the hash-locked requirements from pyproject.toml's ranges."""
    session.install("uv>=0.9")
    for group, file in LOCKED.items():
        session.run(
            *("uv", "pip", "compile", "--universal", "--quiet"),
            *("--python-version", "3.11", "--generate-hashes"),
            *("--no-emit-index-url", "--no-emit-find-links", "--upgrade"),
            # pip looks up a name with its extras apart from the bare name.
            "--no-strip-extras",
            *("--custom-compile-command", "nox -s lock"),
            *("--group", group, "--output-file", file),
            *(("--constraint", LOCKED["docs"]) if group in LIKE_BOOK else ()),
            *(("--resolution", "lowest-direct") if group == "oldest" else ()),
            *session.posargs,
        )
