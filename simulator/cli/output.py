"""How commands print: JSON for other programs, text for people in lines of one width; and how they name a source."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is printed is made elsewhere
    from simulator.core.guidance.catalogue import Cite

WIDTH = 100
IN_CHANNEL = {"phone": "phone", "chat": "chat", "email": "e-mail", "social": "social", "counter": "counter"}
"""The channels in their order, by the words that stand for them."""


def json_text(values: object) -> str:
    """Write plain values as JSON that people can read too."""
    return json.dumps(values, indent=2, ensure_ascii=False)


def cited(cite: Cite) -> str:
    """Write the code of a point, and the channel where a principle rests on it in that one only."""
    return f"{cite.code} {IN_CHANNEL[cite.channel]}" if cite.channel else cite.code
