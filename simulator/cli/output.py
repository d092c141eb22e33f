"""How commands print: JSON for other programs, text for people in lines of one width."""

from __future__ import annotations

import json

WIDTH = 100


def json_text(values: object) -> str:
    """Write plain values as JSON that people can read too."""
    return json.dumps(values, indent=2, ensure_ascii=False)
