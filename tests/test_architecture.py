"""The one direction in which the packages know one another, and the rules that keep modules readable."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "simulator"
MODULES = sorted(ROOT.rglob("*.py"))
CORE = sorted(ROOT.glob("core/*.py"))
PACKAGES = sorted(path for path in MODULES if path.name == "__init__.py" and path.parent != ROOT)

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40

LEAVES = {"paths", "settings"}
SIBLINGS = {"content", "store", "speech", "classroom"}
LAYERS = {
    "__init__": set(),
    "core": set(),
    **{leaf: set() for leaf in LEAVES},
    **{sibling: {"core"} | LEAVES for sibling in SIBLINGS},
    "workflow": {"core"} | LEAVES | SIBLINGS,
    "ui": {"core", "workflow"} | LEAVES | SIBLINGS,
    "app": {"core", "workflow", "ui"} | LEAVES | SIBLINGS,
    "cli": {"core", "workflow", "ui", "app"} | LEAVES | SIBLINGS,
    "__main__": {"cli"},
}
"""What each part may import: nothing upwards, nothing sideways."""

HOMES = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui"},
    "yaml": {"content"},
    "pydantic": {"content"},
    "pydantic_core": {"content"},
    "typing_extensions": {"content"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "argon2": {"store"},
    "fsrs": {"workflow"},
    "pyttsx3": {"speech"},
    "platformdirs": {"paths"},
}
"""Where each library lives; one that is not listed lives nowhere."""

OUTSIDE = {
    "asyncio",
    "io",
    "locale",
    "logging",
    "multiprocessing",
    "os",
    "pathlib",
    "platform",
    "random",
    "secrets",
    "select",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
    "webbrowser",
}
CLOCK_AND_FILES = {"open", "print", "input", "now", "utcnow", "today", "read_text", "read_bytes", "write_text", "write_bytes"}


def part_of(path: Path) -> str:
    """Name the part a module belongs to: its package, or itself where it stands at the top."""
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> list[str]:
    return list(imports(tree(path)))


def imports(module: ast.Module) -> Iterator[str]:
    """Give everything that a module imports, wherever in it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "simulator":
                yield from (f"simulator.{alias.name}" for alias in node.names)


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Give every function with its length in lines, its decorators not counted."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def called(function: ast.expr) -> str:
    """Give the last name of what is called."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


every_module = pytest.mark.parametrize("path", MODULES, ids=label)


@every_module
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(path)
    known = {name.split(".")[1] for name in imported(path) if name.startswith("simulator.")} - {"__version__", part}
    assert known <= LAYERS[part]


@every_module
def test_a_library_is_imported_in_its_home_only(path: Path) -> None:
    part = part_of(path)
    libraries = {name.split(".")[0] for name in imported(path)} - sys.stdlib_module_names - {"simulator"}
    assert not {library for library in libraries if part not in HOMES.get(library, set())}


@pytest.mark.parametrize(("library", "home"), [("argon2", "store/pins.py"), ("fsrs", "workflow/schedule.py")])
def test_a_library_with_one_duty_is_known_to_one_module(library: str, home: str) -> None:
    assert [label(path) for path in MODULES if library in {name.split(".")[0] for name in imported(path)}] == [home]


@every_module
def test_imports_are_written_in_full(path: Path) -> None:
    assert not [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) and node.level]


@every_module
def test_imports_name_what_they_bring_in(path: Path) -> None:
    brought = [alias.name for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert "*" not in brought


@every_module
def test_a_module_is_short_enough_to_be_read_at_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@every_module
def test_no_function_is_too_long(path: Path) -> None:
    assert not {name: length for name, length in functions(path) if length > LONGEST_FUNCTION}


@every_module
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", PACKAGES, ids=label)
def test_a_package_file_holds_its_description_and_nothing_else(path: Path) -> None:
    assert [type(node) for node in tree(path).body] == [ast.Expr]


def test_the_top_file_holds_the_version_and_nothing_else() -> None:
    description, version = tree(ROOT / "__init__.py").body
    assert isinstance(description, ast.Expr)
    assert isinstance(version, ast.Assign)
    assert ast.unparse(version.targets[0]) == "__version__"


@pytest.mark.parametrize("path", CORE, ids=label)
def test_the_core_imports_the_standard_library_only_and_nothing_that_reaches_outside(path: Path) -> None:
    roots = {name.split(".")[0] for name in imported(path)} - {"simulator"}
    assert roots <= sys.stdlib_module_names - OUTSIDE


@pytest.mark.parametrize("path", CORE, ids=label)
def test_the_core_opens_prints_and_reads_no_clock(path: Path) -> None:
    assert not CLOCK_AND_FILES & {called(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}


def test_a_trap_is_sprung_by_what_breaks_the_rules() -> None:
    assert list(imports(ast.parse("def f():\n    from simulator import store\n    import yaml.cyaml"))) == [
        "simulator",
        "simulator.store",
        "yaml.cyaml",
    ]
