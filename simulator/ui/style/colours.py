"""The colours of the program: light, dark, and both in high contrast."""

from __future__ import annotations

from typing import NamedTuple


class Colours(NamedTuple):
    """The colours of one theme. Ink on ground, one accent for what can be done, coral for cost and critical errors only.

    What can't be used now is `faint`, which still has a contrast of 3 to 1 with its ground.
    """

    ground: str
    surface: str
    sunken: str
    ink: str
    soft: str
    faint: str
    line: str
    accent: str
    accent_soft: str
    on_accent: str
    coral: str
    coral_soft: str


LIGHT = Colours(
    ground="#FAF7F2",
    surface="#FFFDFA",
    sunken="#F1ECE3",
    ink="#1F2429",
    soft="#5A616A",
    faint="#787D83",
    line="#DDD6CA",
    accent="#0F6B66",
    accent_soft="#DCEBE7",
    on_accent="#FFFFFF",
    coral="#B23A23",
    coral_soft="#F8E2DA",
)
DARK = Colours(
    ground="#1A2026",
    surface="#212930",
    sunken="#2A333B",
    ink="#EEE9E1",
    soft="#A8B0B7",
    faint="#838D96",
    line="#3A4650",
    accent="#6CCBC0",
    accent_soft="#1F4443",
    on_accent="#0C2422",
    coral="#F3937A",
    coral_soft="#4A2C25",
)
CLEAR_LIGHT = Colours(
    ground="#FFFFFF",
    surface="#FFFFFF",
    sunken="#EDEDED",
    ink="#000000",
    soft="#000000",
    faint="#6B6B6B",
    line="#000000",
    accent="#00403C",
    accent_soft="#D2F2EC",
    on_accent="#FFFFFF",
    coral="#7A1600",
    coral_soft="#FFE3DA",
)
CLEAR_DARK = Colours(
    ground="#000000",
    surface="#000000",
    sunken="#222222",
    ink="#FFFFFF",
    soft="#FFFFFF",
    faint="#9A9A9A",
    line="#FFFFFF",
    accent="#7CF2E3",
    accent_soft="#003D39",
    on_accent="#000000",
    coral="#FFB39E",
    coral_soft="#4A1405",
)
