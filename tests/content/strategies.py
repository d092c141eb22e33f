"""Values and texts of every kind, for tests that try many."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from tests.samples import SMALL

_NAMES = "opening middle settled lost name-it own-it saw_track holds mood track silence"
_WORDS = ["yes", "no", "12:30", "2024-01-01", "<<", "~", "null", "true", "01", "1.0", "{agent}", "{x}", "a: b", "# c", "-", ""]
_FORM_KEYS = (
    "format id title channel language level minutes about pass customer company history flags records start scenes walkthroughs "
    "says choices silence ending points lesson todo say do action when once shows breaks critical mood trust set add opens takes "
    "because goto after text to name portrait voice gender rate pitch policy expect score passed min max allow pronounce"
)

NAMES = st.sampled_from(_NAMES.split())
TEXTS = st.text(max_size=20) | st.sampled_from(_WORDS) | NAMES
SCALARS = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | TEXTS


def nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Put leaves into lists and groups, those into others."""
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=25
    )


def written(values: Any, style: str) -> str:
    """Write values as YAML, in one of the styles "block", "flow", "double" and "single"; the last two are for texts only."""
    quote = {"double": '"', "single": "'"}.get(style)
    return yaml.safe_dump(
        values, allow_unicode=True, sort_keys=False, default_style=quote, default_flow_style=style == "flow", width=40
    )


TREES = nested(SCALARS)
FILES = st.builds(written, TREES, st.sampled_from(["block", "flow"])) | st.builds(
    written, nested(TEXTS), st.sampled_from(["double", "single"])
)
# what looks like YAML, right or wrong
YAMLISH = st.text(alphabet="ab \n\t\r:-#&*!|>%@`'\"[]{},?~0.\\ż\ufeff\u202e\x07", max_size=80)

_FITTING = st.sampled_from([1, 0, "opening", "x", True, "mood >= 3", "phone", "resolved", "minor", "customer", "{agent}", "en"])
_ANY = _FITTING | SCALARS | st.builds(list) | st.builds(dict) | TREES


def _change(draw: st.DrawFn, part: dict[str, Any] | list[Any]) -> None:
    """Change a value in a group or a list, or somewhere below it, or add one."""
    if not part or draw(st.integers(0, 5)) == 0:
        if isinstance(part, dict):
            part[draw(st.sampled_from(_FORM_KEYS.split()) | TEXTS)] = draw(_ANY)
        else:
            part.append(draw(_ANY))
        return
    places: list[Any] = list(part) if isinstance(part, dict) else list(range(len(part)))
    place = draw(st.sampled_from(places))
    if isinstance(part[place], dict | list) and draw(st.integers(0, 5)):
        _change(draw, part[place])
    else:
        part[place] = draw(_ANY)


@st.composite
def scenario_like(draw: st.DrawFn) -> str:
    """Write a file that has the keys of a scenario in about the right places."""
    values = yaml.safe_load(SMALL)
    for _ in range(draw(st.integers(1, 4))):
        _change(draw, values)
    return written(values, "block")


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Take lines of a sound file away, or double, move or change them."""
    lines = SMALL.splitlines()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        changes = [
            [],
            [line, line],
            ["  " + line],
            [line[1:]],
            [line.replace('"', "", 1)],
            [line + ":"],
            [line.upper()],
            [f"\t{line}"],
        ]
        lines[at : at + 1] = draw(st.sampled_from(changes))
    return "\n".join(lines)
