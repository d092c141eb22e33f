"""What is stored of a scenario that was played: its file, and the principles of the house that it cites.

They follow the file's text as one comment, so that the version is another one whenever they are, and an attempt is looked back on
by the principles that it was written for. A file that cites none is stored as it is, byte by byte.
"""

from __future__ import annotations

import json

from simulator.content.house_file import house_values, layer_of
from simulator.content.text.source import decode
from simulator.core.guidance.house import HouseLayer

_MARK = b"\n# house guidance: "


def with_house(data: bytes, layer: HouseLayer) -> bytes:
    """Return what is stored of a file that cites this part of the house layer."""
    if not layer:
        return data
    source, _ = decode(data, "")
    text = data if source is None else source.text.encode()
    return text + _MARK + json.dumps(house_values(layer), sort_keys=True).encode() + b"\n"


def without_house(data: bytes) -> tuple[bytes, HouseLayer]:
    """Return the file's text and the layer that were stored together."""
    text, mark, values = data.rpartition(_MARK)
    if not mark:
        return data, HouseLayer()
    try:
        return text, layer_of(json.loads(values))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return data, HouseLayer()  # a comment that only looks like it
