"""The guide of a scenario for whoever talks it over with a group, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import fill
from typing import NamedTuple

from simulator.core.scenario.model import Scenario

AGENT = "Sam"
"""The agent's name where a text is shown that nobody plays."""
_WIDTH = 100


class GuideSection(NamedTuple):
    """A part of the guide: its title, and entries of a few letters each with what they say."""

    title: str
    entries: tuple[tuple[str, str], ...]


def guide_sections(scenario: Scenario) -> tuple[GuideSection, ...]:
    """Return the parts of the guide that are written, with the names filled in."""
    guide = scenario.guide
    minutes = sum(step.minutes for step in guide.plan)
    parts = (
        ("Questions to talk over", [(f"{number}.", text) for number, text in enumerate(guide.questions, 1)]),
        (f"A session of {minutes} minutes", [(f"{step.minutes} min", step.text) for step in guide.plan]),
        ("Where groups disagree", [(split.scene, split.text) for split in guide.splits]),
    )
    return tuple(
        GuideSection(title, tuple((mark, scenario.fill(text, AGENT)) for mark, text in entries))
        for title, entries in parts
        if entries
    )


def guide_lines(scenario: Scenario) -> Iterator[str]:
    """Return the guide as lines of text."""
    for section in guide_sections(scenario):
        yield ""
        yield f"Trainer's guide: {section.title[0].lower()}{section.title[1:]}"
        wide = max(len(mark) for mark, _ in section.entries) + 2
        for mark, text in section.entries:
            lead, indent = f"  {mark.ljust(wide)}", " " * (wide + 2)
            yield from fill(text, _WIDTH, initial_indent=lead, subsequent_indent=indent).split("\n")


def guide_html(scenario: Scenario) -> str:
    """Return the guide as a part of a page of HTML, empty where nothing is written."""
    parts = [
        f"<h3>{escape(title)}</h3><table><tbody>"
        + "".join(f"<tr><th scope=row>{escape(mark)}</th><td>{escape(text)}</td></tr>" for mark, text in entries)
        + "</tbody></table>"
        for title, entries in guide_sections(scenario)
    ]
    return f"<h2>Trainer's guide</h2>{''.join(parts)}" if parts else ""
