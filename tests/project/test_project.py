"""What the project says of itself in one place is true in the others."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import groundup

ROOT = Path(__file__).parents[2]
COMMANDS = [".ci/run", "*.md", "docs/*.md", "docs/*/*.md", "pyproject.toml"]
COMMANDS += [".github/*", ".github/workflows/*", ".pre-commit-config.yaml"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def sessions() -> set[str]:
    """Read from the noxfile which sessions there are."""
    return {
        function.name.replace("_", "-")
        for function in ast.parse(read("noxfile.py")).body
        if isinstance(function, ast.FunctionDef)
        and any("session" in ast.unparse(d) for d in function.decorator_list)
    }


def constant(name: str) -> Any:
    """Read what the noxfile calls by a name."""
    return next(
        ast.literal_eval(statement.value)
        for statement in ast.parse(read("noxfile.py")).body
        if isinstance(statement, ast.Assign)
        and ast.unparse(statement.targets[0]) == name
    )


def test_contributors_find_every_session_in_the_table() -> None:
    table = re.findall(r"^\| `([\w-]+)", read("CONTRIBUTING.md"), re.MULTILINE)
    # `book` is run by the others, and named below the table.
    assert set(table) == sessions() - {"book"}


def test_every_command_that_is_named_exists() -> None:
    paths = [path for each in COMMANDS for path in ROOT.glob(each)]
    files = [path for path in paths if path.is_file()]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    named = re.findall(r"nox -s((?: [a-z][a-z-]*)+)", text)
    named += re.findall(r"session: (\w+)", text)
    assert {name for names in named for name in names.split()} <= sessions()


def test_everything_that_is_locked_is_audited() -> None:
    folders = ROOT.glob("*/*/package-lock.json")
    files = [".github/*requirements.txt", "docs/*requirements.txt"]
    files += ["tests/*requirements.txt", "tests/*/*requirements.txt"]
    locked = {path.parent.relative_to(ROOT).as_posix() for path in folders}
    locked |= {
        path.relative_to(ROOT).as_posix()
        for each in files
        for path in ROOT.glob(each)
    }
    assert locked == {*constant("LOCKED").values(), *constant("NPM")}


def test_what_the_readme_tells_readers_to_run_is_run() -> None:
    commands = re.findall(
        r"^    (python -m pip install nox .*?)  +#", read("README.md"), re.M
    )
    assert len(commands) == 2
    assert not [each for each in commands if each not in read(".ci/run")]


def test_the_version_is_the_same_everywhere() -> None:
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    assert groundup.__version__ == version
    assert f"\nversion: {version}\n" in read("CITATION.cff")
