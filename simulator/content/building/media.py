"""The recordings and pictures that a scenario names, found beside it; what is not there or can't be used is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as FilePath

from simulator.content.text import beside
from simulator.content.text.problem_collector import ProblemCollector, suggestion
from simulator.content.text.source import shown
from simulator.core.problems import media_kinds
from simulator.core.problems.problem import Kind, Path


class Media:
    """Finds the files of a scenario in its `folder`; where that is not known nothing is found, and nothing is told."""

    def __init__(self, collector: ProblemCollector, folder: FilePath | None) -> None:
        self._collector = collector
        self._folder = folder

    def recording(self, name: str, path: Path) -> str:
        """Return where the recording is that stands at a path, empty where the voice has to stand in."""
        return self._file(name, path, beside.recording, media_kinds.NO_RECORDING)

    def picture(self, name: str, path: Path) -> str:
        """Return where the picture is that stands at a path, empty where another one has to stand in."""
        return self._file(name, path, beside.picture, media_kinds.NO_PICTURE)

    def _file(self, name: str, path: Path, find: Callable[[FilePath, str], FilePath], kind: Kind) -> str:
        if self._folder is None:
            return ""
        try:
            return str(find(self._folder.absolute(), name))
        except beside.Refused as refused:
            there = beside.like(self._folder, name) if refused.fault == beside.NO_FILE else ()
            hint = suggestion(name, there)
            self._collector.add(kind, path, name=shown(name), fault=refused.fault, suggestion=hint)
            return ""


def is_file(portrait: str) -> bool:
    """Say whether a portrait is meant as a file and not as one of those that come with the program."""
    return "/" in portrait or "\\" in portrait or portrait.lower().endswith((".svg", ".png"))
