"""Says what an environment lacks of what pyproject.toml asks for; `run` and `run.cmd` start it by itself, before the program.

It needs no library but pip, which every environment brings, and no network: what is whole starts without one.
"""

from __future__ import annotations

import sys
import sysconfig
import tomllib
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from pip._vendor.packaging.requirements import InvalidRequirement, Requirement

NAME = "first-call"
COMPLETE, LACKING, UNKNOWN, READ_ONLY = 0, 1, 2, 3


def main(arguments: Sequence[str]) -> int:
    """Look at the environment of this Python; `arguments` are the checkout and the extras that are wanted.

    Returns 0 where all is there, and what is installed then points to this checkout, wherever it was before; 1 where something
    is lacking, which is printed; 2 where there is no such extra, those that there are being printed; 3 where it can't point here.
    """
    checkout, extras = Path(arguments[0]), arguments[1:]
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    if not optional.keys() >= set(extras):
        print(", ".join(sorted(optional.keys() - {"dev"})))
        return UNKNOWN
    lacking = list(lacks(project, extras))
    if lacking:
        print(", ".join(lacking))
        return LACKING
    try:
        point_to(checkout)
    except OSError:
        return READ_ONLY
    return COMPLETE


def lacks(project: dict[str, Any], extras: Sequence[str]) -> Iterator[str]:
    """Name the libraries that are not installed, or not in a version that is asked for, those of libraries included."""
    if whole(NAME) is None or not pointers():
        yield NAME
    wanted = [(Requirement(text), "") for text in project["dependencies"]]
    wanted += [(Requirement(text), "") for extra in extras for text in project["optional-dependencies"][extra]]
    known = set()
    while wanted:
        requirement, extra = wanted.pop()
        key = (requirement.name, str(requirement.specifier), *sorted(requirement.extras))
        if key in known or (requirement.marker and not requirement.marker.evaluate({"extra": extra})):
            continue
        known.add(key)
        found = whole(requirement.name)
        if found is None:
            yield requirement.name
        elif not requirement.specifier.contains(found.version, prereleases=True):
            yield f"{requirement.name} ({found.version} is here, {requirement.specifier} is needed)"
        else:
            wanted += [(inner, extra) for inner in _needs(found) for extra in ("", *requirement.extras)]


def whole(name: str) -> Distribution | None:
    """Return what is installed under a name; None where nothing is, or where its installation was broken off."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    # pip writes the list of files last; the second name is that of libraries which bring no wheel
    listed = found.read_text("RECORD") or found.read_text("installed-files.txt")
    return found if listed and found.metadata["Version"] else None


def _needs(found: Distribution) -> Iterator[Requirement]:
    for text in found.requires or ():
        try:
            yield Requirement(text)
        except InvalidRequirement:  # written before there were rules; pip went by it, and we can't
            continue


def pointers() -> list[Path]:
    """Return the files by which an editable installation says where its checkout is."""
    return list(Path(sysconfig.get_path("purelib")).glob("*first_call*.pth"))


def point_to(checkout: Path) -> None:
    """See that `import simulator` finds this checkout, which may have been moved since it was installed. Raises OSError."""
    encoding = "utf-8" if sys.version_info >= (3, 13) else "locale"  # Python reads these files so
    for pointer in pointers():
        if pointer.read_text(encoding=encoding).strip() != str(checkout):
            written = pointer.with_suffix(".part")
            written.write_text(f"{checkout}\n", encoding=encoding)
            written.replace(pointer)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
