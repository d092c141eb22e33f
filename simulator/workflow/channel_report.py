"""What a report tells of the keys of a channel: ready texts, public answers, onlookers, and the parts of a mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from typing import Any

from simulator.core.scenario.model import PARTS, Scenario


def channel_values(scenario: Scenario) -> dict[str, Any]:
    """Return what there is as plain values: the channel, and counts of choices; nothing that the file doesn't have."""
    choices = [choice for choice in scenario.moves if not choice.silent]
    parts = Counter(choice.part for choice in choices if choice.part)
    counts = [count for scene in scenario.scenes.values() if (count := scenario.onlookers_in(scene)) is not None]
    values = {
        "templates": sum(choice.template for choice in choices),
        "public": sum(choice.public is True for choice in choices),
        "private": sum(choice.public is False for choice in choices),
        "parts": {part: parts[part] for part in PARTS if parts[part]},
        "sends": sum(choice.sends for choice in choices),
        "onlookers": [min(counts), max(counts)] if counts else None,
    }
    return {"channel": scenario.channel} | {key: value for key, value in values.items() if value}


def channel_lines(scenario: Scenario) -> Iterator[str]:
    """Return the same as lines of text, none where there is nothing but the channel."""
    values = channel_values(scenario)
    if len(values) == 1:
        return
    yield ""
    yield f"On the channel {values.pop('channel')}"
    if "parts" in values:
        yield f"  Parts of the mail: {', '.join(f'{part} {count}' for part, count in values['parts'].items())}"
    if "sends" in values:
        yield f"  Choices that send it: {values['sends']}"
    if "templates" in values:
        yield f"  Ready texts: {values['templates']}"
    if "public" in values or "private" in values:
        yield f"  Answers in public: {values.get('public', 0)}, in private: {values.get('private', 0)}"
    if "onlookers" in values:
        least, most = values["onlookers"]
        yield f"  Onlookers: {least if least == most else f'{least} to {most}'}"


def channel_html(scenario: Scenario) -> str:
    """Return the same as a part of a page, empty where there is nothing but the channel."""
    told = list(channel_lines(scenario))
    if not told:
        return ""
    _, head, *items = told
    return f"<h2>{escape(head)}</h2><ul>{''.join(f'<li>{escape(item.strip())}</li>' for item in items)}</ul>"
