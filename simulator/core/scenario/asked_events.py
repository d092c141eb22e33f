"""Which events the conditions of a scenario ask for, and which moves make them happen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.core.scenario import events
from simulator.core.scenario.condition import Condition, comparisons
from simulator.core.scenario.model import EVERYWHERE, Choice, Scenario


def asked(scenario: Scenario) -> list[str]:
    """The events that some condition asks for, in the order of the file."""
    tests = [test.name for when in _conditions(scenario) for test in comparisons(when.root)]
    return list(dict.fromkeys([name for name in tests if events.is_event(name)]))


def happening(scene: str, choice: Choice) -> Iterator[str]:
    """The events that a choice makes happen, whichever way it leads; what has been left by it depends on the way."""
    yield events.chose(scene, choice.id)
    if choice.everywhere is not None:
        yield events.chose(EVERYWHERE, choice.id)
    if choice.opens:
        yield events.opened(choice.opens)


def _conditions(scenario: Scenario) -> Iterable[Condition]:
    """Every condition of a scenario, each once."""
    conditions: dict[str, Condition] = {}
    for scene in scenario.scenes.values():
        written = [*[line.when for line in scene.says], *[jump.when for jump in scene.jumps]]
        for choice in scene.moves:
            written += [choice.when, *[line.when for line in choice.reply], *[jump.when for jump in choice.jumps]]
        conditions.update({when.text: when for when in written if when is not None})
    return conditions.values()
