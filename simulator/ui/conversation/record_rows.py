"""Reads the text of a record as rows, so that a date or a sum is found without reading the whole."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_LABEL = 40
LONGEST_DATE = 24
LONGEST_ENTRY = 40
"""How many letters stand at most before the colon of a row, before the full stop that ends a date, and in a value that is no
sentence."""


class RecordRow(NamedTuple):
    """One line of a record: what stands before a colon, or the date or time that it begins with, and the rest of it."""

    label: str
    value: str


def rows(text: str) -> list[RecordRow]:
    """Return a row for each line that says something; a line that is no row has no label.

    "To pay: 61.40" has the label "To pay", and "Mon 8 June, 17:05. Collected." the label "Mon 8 June, 17:05".
    """
    return [_row(line.strip()) for line in text.splitlines() if line.strip()]


def _row(line: str) -> RecordRow:
    label, colon, value = line.partition(": ")
    if colon and value and len(label) <= LONGEST_LABEL and not re.search(r"[.!?] ", label):
        return RecordRow(label, _entry(value))
    label, stop, value = line.partition(". ")
    if stop and value and len(label) <= LONGEST_DATE and re.search(r"\d", label):
        return RecordRow(label, _entry(value))
    return RecordRow("", line)


def _entry(value: str) -> str:
    """A value as it stands in a table: without the full stop where it is one short sentence, which a table does not need."""
    one = len(value) <= LONGEST_ENTRY and value.endswith(".") and not value.endswith("..") and ". " not in value
    return value[:-1] if one else value
