"""What conditions can ask about the conversation so far: a scene visited, a record opened, a choice made.

An event goes by the words that a condition asks for it with, such as `visited opening` or `chose opening.name-it`; no flag has a
name of two words. Whether it has happened is 0 or 1.
"""

from __future__ import annotations

VISITED = "visited"
OPENED = "opened"
CHOSE = "chose"
VERBS = (VISITED, OPENED, CHOSE)

# a name alone, or before an operator or such a word, is that of a flag
PATTERN = rf"(?:{'|'.join(VERBS)})\s+(?!(?:and|or|not|true|false)(?![\w.-]))[A-Za-z0-9_][A-Za-z0-9_.-]*"
"""How an event stands in a condition."""


def visited(scene: str) -> str:
    """The event of having left a scene."""
    return f"{VISITED} {scene}"


def opened(record: str) -> str:
    """The event of having made a choice that opens a record."""
    return f"{OPENED} {record}"


def chose(scene: str, choice: str) -> str:
    """The event of having made a choice of a scene, or its `silence`."""
    return f"{CHOSE} {scene}.{choice}"


def is_event(name: str) -> bool:
    """Say whether a name in a condition is that of an event, and not of a flag, mood or trust."""
    return " " in name


def split(event: str) -> tuple[str, str]:
    """The verb of an event, and what it names."""
    verb, _, target = event.partition(" ")
    return verb, target
