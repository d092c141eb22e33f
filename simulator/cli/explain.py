"""`first-call explain`: what a code means, why it matters to a learner, and an example of it, broken and mended."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from textwrap import fill, indent
from typing import Any

from simulator.cli.output import WIDTH, json_text
from simulator.command_name import as_typed
from simulator.content.explain_file import Page, load_pages
from simulator.content.text.source import shown
from simulator.core.errors import SimulatorError
from simulator.core.problems.problem import Kind, Severity
from simulator.core.problems.registry import KINDS
from simulator.paths import Paths


class _Dots(dict[str, str]):
    """Puts dots where a message names something of a file."""

    def __missing__(self, key: str) -> str:
        return "…"


def explain(paths: Paths, code: str | None, *, as_json: bool) -> int:
    """Print the page of a code, or a list of all codes. Returns 1 where there is no such code. Raises SimulatorError."""
    pages = _read(paths)
    if code is None:
        print(json_text([_row(page) for page in pages.values()]) if as_json else as_typed("\n".join(_listed(pages))))
        return 0
    name = code.strip(" []").casefold()
    if name not in KINDS:
        print(as_typed(_unknown(code)), file=sys.stderr)
        return 1
    print(json_text(_described(pages[name])) if as_json else as_typed("\n".join(_rendered(pages[name]))))
    return 0


def _read(paths: Paths) -> Mapping[str, Page]:
    path = paths.assets / "explain" / "en.yaml"
    reading = load_pages(path)
    if reading.pages is None:
        first = reading.problems[0]
        hint = "Install First Call again, or fix the file."
        raise SimulatorError(f"The explanations can't be read. {first.place or path}: {first.message}", hint)
    return reading.pages


def _unknown(code: str) -> str:
    name = code.strip().casefold()
    # below this likeness a guess is no help: “nonsense” would be “unknown-scene”
    close = _with_the_words_of(name) or get_close_matches(name, KINDS, 1, 0.7)
    meant = f"Did you mean “{close[0]}”? " if close else ""
    return f"There is no code “{shown(code)}”. {meant}Without a code, first-call explain lists them all."


def _with_the_words_of(name: str) -> list[str]:
    """Name the codes in which all of the words stand, in whatever order."""
    words = [word for word in name.replace("_", "-").replace(" ", "-").split("-") if word]
    return [known for known in KINDS if words and all(word in known for word in words)]


def _listed(pages: Mapping[str, Page]) -> Iterator[str]:
    """Write a line for each code, under its chapter."""
    wide = max(map(len, pages)) + 2
    chapter = ""
    for code, page in pages.items():
        if page.chapter != chapter:
            chapter = page.chapter
            yield from ("", chapter) if code != next(iter(pages)) else (chapter,)
        lead = f"  {code.ljust(wide)}{KINDS[code].severity.value:9}"
        yield fill(_first_sentence(page.means), WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))
    yield f"\n{len(pages)} codes. To read about one: first-call explain {next(iter(pages))}"


def _first_sentence(text: str) -> str:
    return text.split(". ")[0].removesuffix(".") + "."


def _rendered(page: Page) -> Iterator[str]:
    """Write a page out in full."""
    kind = KINDS[page.code]
    yield f"{page.code} ({_severity(kind)})"
    yield _wrapped(_in_words(kind.message))
    yield ""
    yield _wrapped(f"What it means: {page.means}")
    yield _wrapped(f"Why it matters: {page.why}")
    for title, text in (("Broken", page.broken), ("Fixed", page.mended)):
        if text:
            yield f"\n  {title}:\n{indent(text, ' ' * 6)}"
    remedy = _remedy(kind)
    if remedy:
        yield "\n" + _wrapped(f"What to do: {remedy}")


def _severity(kind: Kind) -> str:
    if kind.severity is Severity.WARNING:
        return "a warning: the scenario can be played"
    return "an error: the scenario can be played all the same" if kind.playable else "an error: it blocks playing"


def _wrapped(text: str) -> str:
    return fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def _remedy(kind: Kind) -> str:
    """Return what to do; empty where that depends entirely on the file."""
    words = _in_words(kind.remedy)
    return "" if words == "…" else words


def _in_words(template: str) -> str:
    """Fill a message or a remedy with dots, and leave out what is only sometimes said."""
    text = template.format_map(_Dots(suggestion=""))
    return text.replace("….…", "…").replace(".…", ".").replace("….", "…")


def _row(page: Page) -> dict[str, Any]:
    return {
        "code": page.code,
        "severity": KINDS[page.code].severity.value,
        "chapter": page.chapter,
        "means": page.means,
    }


def _described(page: Page) -> dict[str, Any]:
    kind = KINDS[page.code]
    return {
        **_row(page),
        "playable": kind.severity is Severity.WARNING or kind.playable,
        "message": _in_words(kind.message),
        "why": page.why,
        "broken": page.broken or None,
        "mended": page.mended or None,
        "remedy": _remedy(kind) or None,
    }
