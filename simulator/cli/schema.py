"""`first-call schema`: the JSON Schema of scenario files for editors, and the reference of the format as a table for people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from textwrap import fill, wrap

from simulator.cli.output import WIDTH, json_text
from simulator.paths import Paths

COLUMNS = (18, 25, 14)
"""The widths of all columns but the last."""


def schema(*, table: bool = False) -> int:
    """Print the schema, or the reference of the format as a table. Returns 0."""
    if table:
        print("\n".join(_table()))
        return 0
    from simulator.content.formats.scenario_schema import scenario_schema  # brings in pydantic

    print(json_text(scenario_schema()))
    return 0


def _table() -> Iterator[str]:
    from simulator.content.formats.reference_table import reference  # brings in pydantic

    yield fill("Every key of a scenario file, group by group. A key with a star must be there.", WIDTH)
    for group in reference():
        yield ""
        yield fill(f"{group.name.upper()}  {group.about}", WIDTH)
        yield fill(f"Where: {'; '.join(group.places)}", WIDTH, subsequent_indent="       ")
        yield from _line("key", "what it holds", "left out", "what it means")
        for row in group.rows:
            yield from _line(f"{row.key} *" if row.needed else row.key, row.kind, row.default, row.meaning)


def _line(*cells: str) -> Iterator[str]:
    """Write a row in columns, on as many lines as its longest cell takes."""
    widths = (*COLUMNS, WIDTH - sum(COLUMNS) - 2)
    for parts in zip_longest(*(wrap(cell, width - 2) for cell, width in zip(cells, widths, strict=True)), fillvalue=""):
        yield f"  {''.join(part.ljust(width) for part, width in zip(parts, widths, strict=True))}".rstrip()


def schema_file(paths: Paths) -> Path:
    """Return the path of the schema that comes with the program."""
    return paths.assets / "scenario.schema.json"
