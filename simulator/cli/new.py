"""`first-call new`: a scenario file to start from."""

from __future__ import annotations

import re
from pathlib import Path

from simulator.cli.files import typed
from simulator.cli.schema import schema_file
from simulator.command_name import as_typed
from simulator.content.scenario_index import HOUSE_FILE
from simulator.content.template import scenario_template
from simulator.core.errors import SimulatorError
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Problem
from simulator.paths import Paths

LONGEST_ID = 80


def new(paths: Paths, name: str, channel: str, folder: str | None) -> int:
    """Write the file NAME.yaml into the folder and say how to go on. Returns 0. Raises SimulatorError.

    Without a folder it goes where the library finds it: into the folder of own scenarios, which is made if it isn't there.
    """
    _check_id(name)
    path = (paths.own_scenarios if folder is None else Path(folder)) / f"{name}.yaml"
    if folder is None:
        _make(paths.own_scenarios)
    text = f"# yaml-language-server: $schema={schema_file(paths).as_uri()}\n{scenario_template(name, channel)}"
    _write(path, as_typed(text))
    print(f"Written: {path}, a small sound scenario ({channel}) to start from.")
    where = f"put it into {paths.own_scenarios}" if path.parent.absolute() != paths.own_scenarios else "it is there already"
    print(as_typed(f"  Play it:           first-call play {typed(path)}"))
    print(as_typed(f"  Look for mistakes: first-call check {typed(path)}"))
    print(f"  In the library:    {where}")
    return 0


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SimulatorError(f"The folder {folder} can't be made: {error.strerror}.", "Name another one after --to.") from None


def _check_id(name: str) -> None:
    """See that the name can be a scenario's id, and say it as the check of a file would."""
    from simulator.content.formats.values import ID  # brings in pydantic
    from simulator.content.text.problem_collector import name_like
    from simulator.content.text.source import shown

    if f"{name}.yaml" == HOUSE_FILE:
        raise SimulatorError(f"{HOUSE_FILE} is what your own guidance is called, and no scenario.", "Choose another id.")
    if len(name) > LONGEST_ID:
        raise SimulatorError(f"The id “{shown(name)}” is longer than {LONGEST_ID} characters.", "Shorten it.")
    if not re.fullmatch(ID.removesuffix("$"), name):
        slug = name_like(name, "-")
        hint = f"Did you mean “{shown(slug)}”? " if re.fullmatch(ID, slug) else ""
        details = {"key": shown(name), "what": register.THINGS["id"], "suggestion": hint, "joint": "hyphens"}
        problem = Problem(register.BAD_ID, details=details)
        raise SimulatorError(problem.message, problem.remedy)


def _write(path: Path, text: str) -> None:
    """Write a file that must not be there yet."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise SimulatorError(f"{path} is there already and stays as it is.", "Choose another id or folder.") from None
    except FileNotFoundError:
        raise SimulatorError(f"There is no folder {path.parent}.", "Make it first, or name another one after --to.") from None
    except OSError as error:
        reason = (error.strerror or "the system gives no reason").lower()
        raise SimulatorError(f"{path} can't be written: {reason}.", "Name another folder after --to.") from None
