"""Keys that count in one channel only, such as the parts of a mail: read, and reported where they stand in another one."""

from __future__ import annotations

from typing import NamedTuple

from simulator.content.building.names import Form
from simulator.content.text.problem_collector import ProblemCollector
from simulator.core.problems import channel_kinds
from simulator.core.problems.problem import Path
from simulator.core.texts import N_, Text, either

CHANNELS = {
    "template": ("chat",),
    "public": ("social", "counter"),
    "onlookers": ("social", "counter"),
    **dict.fromkeys(("subject", "attachments", "part", "sends"), ("email",)),
}
"""In which channels each of them counts."""
OTHERS = N_(" It stands in {count} more places.")
ANOTHER = N_(" It stands in one more place.")


class OfChoice(NamedTuple):
    """What a choice can have for its channel."""

    template: bool = False
    public: bool | None = None
    part: str = ""
    sends: bool = False


PLAIN = OfChoice()


class ChannelKeys:
    """Reads the keys of channels, and remembers where they stand until it is known which channel it is."""

    def __init__(self, collector: ProblemCollector) -> None:
        self._collector = collector
        self._places: dict[str, list[Path]] = {}

    def of_choice(self, form: Form, path: Path) -> OfChoice:
        """Read those of a choice."""
        get = form.get
        keys = OfChoice(get("template", False), get("public"), get("part", ""), get("sends", False))
        if keys != PLAIN:
            self._note(form, path, ("template", "public", "part", "sends"))
        return keys

    def of_message(self, form: Form, path: Path) -> None:
        """Remember those of a message."""
        self._note(form, path, ("subject", "attachments"))

    def onlookers(self, form: Form, path: Path) -> int | None:
        """Read how many read along or wait in a scene, or in the whole conversation."""
        self._note(form, path, ("onlookers",))
        count: int | None = form.get("onlookers")
        return count

    def check(self, channel: str) -> None:
        """Report each key that does not belong to the channel once, where it stands first."""
        for key, places in self._places.items():
            belongs = CHANNELS[key]
            if channel not in belongs:
                more = len(places) - 1
                others = Text(OTHERS, {"count": more}) if more > 1 else ANOTHER if more else ""
                kind, both = channel_kinds.WRONG_CHANNEL, either(belongs)
                self._collector.add_key(kind, places[0], key=key, channel=channel, channels=both, first=belongs[0], others=others)

    def _note(self, form: Form, path: Path, keys: tuple[str, ...]) -> None:
        for key in keys:
            if key in form:
                self._places.setdefault(key, []).append((*path, key))
