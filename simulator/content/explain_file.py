"""The file that explains what each code means, made into frozen pages, or all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from simulator.content.text.source import decode, read_bytes
from simulator.core.problems.problem import Problem, blocking
from simulator.core.texts import N_

ELSEWHERE = "…"
"""Stands on a line of its own between the parts of an example that lie in different places of a file."""


@dataclass(frozen=True, slots=True)
class Change:
    """Lines of the sound scenario (`replace`) with a mistake in them (`broken`) and without it (`mended`).

    All three are lines without the indentation of their place. With `rest` everything after `replace` goes as well.
    """

    replace: str
    broken: str
    mended: str
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The explanation of one code. `example` is empty where a small text can't show the mistake."""

    code: str
    chapter: str
    means: str
    why: str
    example: tuple[Change, ...] = ()

    @property
    def broken(self) -> str:
        """The example with the mistake, empty where there is none."""
        return f"\n{ELSEWHERE}\n".join(change.broken for change in self.example)

    @property
    def mended(self) -> str:
        """The example without the mistake, empty where there is none."""
        return f"\n{ELSEWHERE}\n".join(change.mended for change in self.example)


@dataclass(frozen=True, slots=True, eq=False)
class PagesReading:
    """What came of reading the file: None and errors, or the pages by their codes and at most warnings."""

    pages: Mapping[str, Page] | None
    problems: tuple[Problem, ...]


def load_pages(path: FilePath) -> PagesReading:
    """Read the pages from a file. Never raises; `problems` say what is wrong."""
    data = read_bytes(path)
    return PagesReading(None, (data,)) if isinstance(data, Problem) else read_pages(data, str(path))


def read_pages(data: bytes, name: str) -> PagesReading:
    """Read the pages from the bytes of a file called `name`. Never raises."""
    source, problems = decode(data, name)
    if source is None:
        return PagesReading(None, tuple(problems))
    from simulator.content.formats import explain_shape as shape  # brings in PyYAML and pydantic
    from simulator.content.pipeline import gather, in_shape, sensible

    pages = None
    collector = gather(source, problems)
    if sensible(collector, N_("file of explanations")):
        form = in_shape(collector, shape.known_keys, lambda shape_errors, values: shape_errors.check(shape.validator(), values))
        pages = None if blocking(collector.all()) else _pages(form["chapters"])
    return PagesReading(pages, collector.all())


def _pages(chapters: Mapping[str, Mapping[str, Any]]) -> dict[str, Page]:
    return {
        code: Page(code, chapter, page["means"], page["why"], tuple(_change(**change) for change in page.get("example", ())))
        for chapter, pages in chapters.items()
        for code, page in pages.items()
    }


def _change(broken: str, mended: str, replace: str | None = None, *, rest: bool = False) -> Change:
    """Make a change; where nothing else is said, it is the mended lines that stand in the sound scenario."""
    broken, mended, replace = (text.rstrip("\n") for text in (broken, mended, replace or mended))
    return Change(replace, broken, mended, rest)
