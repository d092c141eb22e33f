"""The one direction in which the packages know one another, and the rules that keep modules readable."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1] / "simulator"
MODULES = sorted(ROOT.rglob("*.py"))
CORE = sorted((ROOT / "core").rglob("*.py"))
PACKAGES = sorted(path for path in MODULES if path.name == "__init__.py" and path.parent != ROOT)

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40

LEAVES = {"command_name", "folders", "paths", "running_window", "settings", "whole_file"}
SIBLINGS = {"content", "store", "speech", "classroom"}
LAYERS = {
    "__init__": set(),
    "core": set(),
    **{leaf: set() for leaf in LEAVES},
    "settings": {"folders", "whole_file"},
    **{sibling: {"core"} | LEAVES for sibling in SIBLINGS},
    "workflow": {"core"} | LEAVES | SIBLINGS,
    "ui": {"core", "workflow"} | LEAVES | SIBLINGS - {"store"},
    "app": {"core", "workflow", "ui"} | LEAVES | SIBLINGS - {"store"},
    "cli": {"core", "workflow", "ui", "app"} | LEAVES | SIBLINGS,
    "__main__": {"cli"},
    "installation": set(),  # started by itself, before the program
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
    "num2words": {"speech"},
    "miniaudio": {"speech"},
    "platformdirs": {"paths"},
    "pip": {"installation"},
    "shtab": {"cli"},
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
ROOMS = {
    "core": (
        {"texts", "graph", "layered_layout"},
        {"problems"},
        {"errors"},
        {"scenario"},
        {"training", "guidance", "analysis"},
        {"scoring"},
        {"players", "checks"},
    ),
    "content": (
        {"text"},
        {"formats"},
        {"advice"},
        {"reading"},
        {"building"},
        {"pipeline", "guidance_cache", "scenario_index", "template"},
        {"scenario_file", "guidance_file", "house_file", "explain_file"},
        {"loader", "library_rows", "stored_source"},
    ),
    "ui": (
        {"qt_import", "style"},
        {"widgets"},
        {"charts", "window"},
        {"conversation", "library", "guidance", "people"},
        {"voice", "drills", "settings"},
        {"debrief"},
        {"call"},
        {"current_trainee", "trainee_library", "trainee_pages"},
        {"navigation"},
        {"places"},
        {"resume", "page_imports"},
        {"background_startup", "damage_report"},
        {"trash", "try_platform"},
    ),
}
"""The folders and single modules of a package, lowest first: each may import only from those on a line above its own."""

CLOCK_AND_FILES = {"open", "print", "input", "now", "utcnow", "today", "read_text", "read_bytes", "write_text", "write_bytes"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def part_of(path: Path) -> str:
    """Name the part a module belongs to: its package, or itself where it stands at the top."""
    first = path.relative_to(ROOT).parts[0]
    return first.removesuffix(".py")


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def imported(path: Path) -> tuple[str, ...]:
    return tuple(imports(tree(path)))


def imports(module: ast.Module) -> Iterator[str]:
    """Name everything that a module imports, wherever in it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module.count(".") < 2 and node.module.split(".")[0] == "simulator":
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name every function with its length in lines, its decorators not counted."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def called(function: ast.expr) -> str:
    """The last name of what is called."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def level_of(package: str, room: str) -> int | None:
    """Say on which line of its package's table a room stands; None where it stands on none."""
    return next((level for level, rooms in enumerate(ROOMS[package]) if room in rooms), None)


def rooms_imported(package: str, names: tuple[str, ...]) -> set[str]:
    """Name the rooms of a package that are among imported names."""
    prefix = f"simulator.{package}."
    return {name.removeprefix(prefix).split(".")[0] for name in names if name.startswith(prefix)}


def climbing(package: str, room: str, names: tuple[str, ...]) -> set[str]:
    """Name the rooms that a room of a package may not import and does."""
    own = level_of(package, room)
    others = rooms_imported(package, names) - {room}
    if own is None:
        return set()
    return {other for other in others if (level := level_of(package, other)) is not None and level >= own}


def dotted(path: Path) -> str:
    """Name a module as it is imported."""
    return ".".join(("simulator", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__")


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Name modules of a graph of imports that lead back to the first of them; none where there is no circle."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        modules: list[str] = error.args[1]
        return modules
    return []


def test_imports_point_one_way() -> None:
    wrong = []
    for path in MODULES:
        part = part_of(path)
        known = {name.split(".")[1] for name in imported(path) if name.startswith("simulator.")} - {"__version__", part}
        wrong += [f"{label(path)} imports {other}" for other in sorted(known - LAYERS[part])]
    assert wrong == []


def test_the_rooms_of_a_package_know_only_those_below_them() -> None:
    wrong = []
    for package in ROOMS:
        for path in (ROOT / package).rglob("*.py"):
            room = path.relative_to(ROOT / package).parts[0].removesuffix(".py")
            wrong += [f"{label(path)} imports {other}" for other in sorted(climbing(package, room, imported(path)))]
    assert wrong == []


def test_no_module_is_imported_by_one_that_it_imports_itself() -> None:
    modules = {dotted(path): path for path in MODULES}
    graph = {}
    for name, path in modules.items():
        froms = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)]
        members = {f"{node.module}.{alias.name}" for node in froms for alias in node.names}
        graph[name] = (members | set(imported(path))) & modules.keys() - {name}
    assert circle(graph) == []


def reaching_for_the_store(module: ast.Module) -> list[str]:
    """Name each line of a module that imports the store, or asks something for its store."""
    attributes = [node for node in ast.walk(module) if isinstance(node, ast.Attribute) and node.attr in ("store", "_store")]
    stores = [name for name in imports(module) if name.split(".")[:2] == ["simulator", "store"]]
    return [*(f"line {node.lineno}" for node in attributes), *stores]


def test_the_window_reaches_what_is_saved_through_workflow_only() -> None:
    window = [path for path in MODULES if part_of(path) in ("ui", "app")]
    assert {label(path): lines for path in window if (lines := reaching_for_the_store(tree(path)))} == {}


def test_the_store_is_found_where_the_window_reaches_for_it() -> None:
    module = ast.parse("from simulator import store\nservices.store.close()\nservices.people.find(1)")
    assert reaching_for_the_store(module) == ["line 2", "simulator.store"]


def test_nothing_that_could_run_code_is_read_from_a_file() -> None:
    unsafe = {"marshal", "pickle", "shelve", "dbm"}
    assert [label(path) for path in MODULES if unsafe & {name.split(".")[0] for name in imported(path)}] == []


def test_a_library_is_imported_in_its_home_only() -> None:
    wrong = []
    for path in MODULES:
        libraries = {name.split(".")[0] for name in imported(path)} - sys.stdlib_module_names - {"simulator"}
        homeless = {library for library in libraries if part_of(path) not in HOMES.get(library, set())}
        wrong += [f"{label(path)} imports {library}" for library in sorted(homeless)]
    assert wrong == []


def test_a_library_with_one_duty_is_known_to_one_module() -> None:
    homes = {"argon2": "store/pins.py", "fsrs": "workflow/schedule.py", "num2words": "speech/spoken/number_words.py"}
    for library, home in homes.items():
        assert [label(path) for path in MODULES if library in {name.split(".")[0] for name in imported(path)}] == [home]


def test_imports_are_written_in_full_and_name_what_they_bring_in() -> None:
    wrong = []
    for path in MODULES:
        named = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)]
        vague = [node for node in named if node.level or any(alias.name == "*" for alias in node.names)]
        wrong += [f"{label(path)}:{node.lineno}" for node in vague]
    assert wrong == []


def test_a_module_is_short_enough_to_be_read_at_one_sitting() -> None:
    lengths = {label(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    wrong = [
        f"{label(path)} {name}: {length}" for path in MODULES for name, length in functions(path) if length > LONGEST_FUNCTION
    ]
    assert wrong == []


def test_a_module_says_what_it_is_for() -> None:
    assert [label(path) for path in MODULES if not ast.get_docstring(tree(path))] == []


def test_a_package_file_holds_its_description_and_nothing_else() -> None:
    assert [label(path) for path in PACKAGES if [type(node) for node in tree(path).body] != [ast.Expr]] == []


def test_the_top_file_holds_the_version_and_nothing_else() -> None:
    description, version = tree(ROOT / "__init__.py").body
    assert isinstance(description, ast.Expr)
    assert isinstance(version, ast.Assign)
    assert ast.unparse(version.targets[0]) == "__version__"


def test_the_core_imports_the_standard_library_only_and_nothing_that_reaches_outside() -> None:
    wrong = []
    for path in CORE:
        roots = {name.split(".")[0] for name in imported(path)} - {"simulator"}
        wrong += [f"{label(path)} imports {root}" for root in sorted(roots - (sys.stdlib_module_names - OUTSIDE))]
    assert wrong == []


def test_the_core_opens_prints_and_reads_no_clock() -> None:
    wrong = []
    for path in CORE:
        calls = {called(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}
        wrong += [f"{label(path)} calls {name}" for name in sorted(calls & CLOCK_AND_FILES)]
    assert wrong == []


def test_a_trap_is_sprung_by_what_breaks_the_rules() -> None:
    assert list(imports(ast.parse("def f():\n    from simulator import store\n    import yaml.cyaml"))) == [
        "simulator",
        "simulator.store",
        "yaml.cyaml",
    ]


def test_modules_in_a_circle_are_found() -> None:
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == {"b", "c"}
    assert circle({"a": {"b", "c"}, "b": {"c"}}) == []


def test_a_room_that_looks_up_or_sideways_is_found() -> None:
    assert climbing("core", "scenario", ("simulator.core.checks.scores", "simulator.core.problems.problem")) == {"checks"}
    assert climbing("core", "players", ("simulator.core.checks", "simulator.core.scoring.kpi")) == {"checks"}
    assert list(imports(ast.parse("from simulator.core import checks"))) == ["simulator.core", "simulator.core.checks"]


def test_every_module_of_a_package_with_rooms_stands_in_one() -> None:
    for package, levels in ROOMS.items():
        rooms = {path.name.removesuffix(".py") for path in (ROOT / package).iterdir() if path.name[:2] != "__"}
        assert rooms == set().union(*levels)
