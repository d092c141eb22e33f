"""What shows in a scenario as it is written, without a search: flags, comparisons, and choices that lack something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.core.checks.reachability import choice_path, named, reply_path
from simulator.core.checks.read_aloud import unspeakable
from simulator.core.problems import design_kinds as register
from simulator.core.problems import people_kinds
from simulator.core.problems.problem import Kind, Path, Problem
from simulator.core.scenario import events
from simulator.core.scenario.asked_events import happening
from simulator.core.scenario.condition import COMPARE, Comparison, Condition, comparisons
from simulator.core.scenario.model import EVERYWHERE, SCALE, SILENCE, Choice, Jump, Line, Scenario
from simulator.core.scenario.state_machine import MOOD, TRUST
from simulator.core.texts import N_, Text

Placed = tuple[Path, Condition]
"""A condition with its place in the file."""

CAPPED = N_(" With this “history”, trust can't rise above where it starts.")
OUTCOMES = {True: N_("true"), False: N_("false")}


def written(scenario: Scenario) -> Iterator[Problem]:
    """Report what is left to write, and what is wrong with the flags, the comparisons and single choices."""
    placed = list(conditions(scenario))
    yield from unspeakable(scenario)
    yield from _silent_people(scenario)
    yield from _flags(scenario, placed)
    yield from _comparisons(scenario, placed)
    for scene in scenario.scenes.values():
        if scene.todo:
            yield Problem(register.UNWRITTEN, ("scenes", scene.id, "todo"), {"scene": scene.id, "todo": scene.todo})
        if scene.ending and not scene.lesson:
            yield Problem(register.LESSON_MISSING, ("scenes", scene.id), {"scene": scene.id})
    yield from _choices(scenario, {name for _, when in placed for name in when.names if events.is_event(name)})


def _silent_people(scenario: Scenario) -> Iterator[Problem]:
    """Report who is listed among the people and says nothing anywhere."""
    lines = [*(line for scene in scenario.scenes.values() for line in scene.says)] if scenario.people else []
    lines += [line for choice in scenario.moves for line in choice.reply] if scenario.people else []
    speaking = {message.speaker for line in lines for message in line.messages if message.text}
    for person in scenario.people.values():
        if person.id not in speaking:
            yield Problem(people_kinds.NEVER_SPEAKS, ("people", person.id), {"id": person.id, "name": person.name})


def _choices(scenario: Scenario, asked: set[str]) -> Iterable[Problem]:
    """Report what single choices lack, each once, however many scenes a choice stands in; `asked` are events."""
    lacking: dict[tuple[Kind, Path], dict[str, str]] = {}
    for scene in scenario.scenes.values():
        for index, choice in enumerate(scene.moves):
            path = choice_path(scene.id, index, choice)
            if (choice.points or choice.critical) and not choice.because:
                lacking.setdefault((register.BECAUSE_MISSING, path), named(scene.id, choice))
            if _idles(scene.id, choice) and asked.isdisjoint(happening(scene.id, choice)):
                lacking.setdefault((register.GOTO_SELF, (*path, "goto")), named(scene.id, choice))
    return [Problem(kind, path, details) for (kind, path), details in lacking.items()]


def conditions(scenario: Scenario) -> Iterator[Placed]:
    """Every condition of a scenario, scene by scene; those of a choice that stands in many come with the first of these."""
    shared: set[int] = set()
    for scene in scenario.scenes.values():
        yield from _of(scene.says, ("scenes", scene.id, "says"))
        yield from _of(scene.jumps, ("scenes", scene.id, "goto"))
        for index, choice in enumerate(scene.moves):
            if choice.everywhere not in shared:
                yield from _conditions_of(choice, choice_path(scene.id, index, choice), reply_path(scene.id, index, choice))
        shared |= {choice.everywhere for choice in scene.choices if choice.everywhere is not None}


def _conditions_of(choice: Choice, path: Path, reply: Path) -> Iterator[Placed]:
    if choice.when:
        yield (*path, "when"), choice.when
    yield from _of(choice.reply, reply)
    yield from _of(choice.jumps, (*path, "goto"))


def _of(entries: Iterable[Line | Jump], path: Path) -> Iterator[Placed]:
    """The conditions in a list of lines or jumps."""
    for entry, each in enumerate(entries):
        if each.when:
            yield (*path, entry, "when"), each.when


def _flags(scenario: Scenario, placed: list[Placed]) -> Iterator[Problem]:
    read = {name for _, when in placed for name in when.names}
    changed = {name for choice in scenario.moves for name, _ in (*choice.sets, *choice.adds)}
    for flag in scenario.flags:
        if flag.name not in read:
            yield Problem(register.FLAG_NEVER_READ, ("flags", flag.name), {"name": flag.name})
        elif flag.name not in changed:
            yield Problem(register.FLAG_NEVER_SET, ("flags", flag.name), {"name": flag.name})


def _comparisons(scenario: Scenario, placed: list[Placed]) -> Iterator[Problem]:
    ranges = {flag.name: (flag.low, flag.high) for flag in scenario.flags}
    ranges |= {MOOD: SCALE, TRUST: (SCALE[0], scenario.trust_ceiling)}
    for path, when in placed:
        for comparison in dict.fromkeys(comparisons(when.root)):
            low, high = ranges.get(comparison.name, (0, 1))  # an event has happened or not
            outcomes = _outcomes(comparison, low, high)
            if len(outcomes) > 1:
                continue
            capped = comparison.name == TRUST and high < SCALE[1]
            details = {
                "comparison": f"{comparison.name} {comparison.compare} {comparison.value}",
                "outcome": OUTCOMES[outcomes.pop()],
                "where": _place_of(path, scenario),
                "name": comparison.name,
                "low": str(low),
                "high": str(high),
                "reason": CAPPED if capped else "",
            }
            yield Problem(register.COMPARISON_OUT_OF_RANGE, path, details)


def _place_of(path: Path, scenario: Scenario) -> Text:
    """Say in words where a condition stands."""
    if path[0] == EVERYWHERE:
        return _place_everywhere(path, scenario)
    scene, part, within = str(path[1]), path[2], path[3:]
    if part in ("says", "goto"):
        values = {"entry": int(within[0]) + 1, "key": str(part), "scene": scene}
        return Text(N_("entry {entry} of “{key}” in scene “{scene}”"), values)
    choice = SILENCE
    if part == "choices":
        choice, within = scenario.scenes[scene].choices[int(within[0])].id, within[1:]
    if within[0] == "when":
        return Text(N_("choice “{choice}” of scene “{scene}”"), {"choice": choice, "scene": scene})
    values = {"entry": int(within[1]) + 1, "key": str(within[0]), "choice": choice, "scene": scene}
    return Text(N_("entry {entry} of “{key}” in choice “{choice}” of scene “{scene}”"), values)


def _place_everywhere(path: Path, scenario: Scenario) -> Text:
    choice = next(choice.id for choice in scenario.moves if choice.everywhere == path[1])
    if path[2] == "when":
        return Text(N_("choice “{choice}” under “everywhere”"), {"choice": choice})
    values = {"entry": int(path[3]) + 1, "key": str(path[2]), "choice": choice}
    return Text(N_("entry {entry} of “{key}” in choice “{choice}” under “everywhere”"), values)


def _outcomes(comparison: Comparison, low: int, high: int) -> set[bool]:
    """What a comparison can come to: it changes only around the number that it compares with."""
    compare, value = COMPARE[comparison.compare], comparison.value
    return {compare(tried, value) for tried in (low, high, value - 1, value, value + 1) if low <= tried <= high}


def _idles(scene: str, choice: Choice) -> bool:
    """Say whether a choice leads back to its scene without a trace; a record, an action and a reply leave one."""
    leaves = choice.once or choice.silent or choice.opens or choice.action or choice.reply
    changes = choice.mood or choice.trust or choice.sets or choice.adds or choice.points
    return not leaves and not changes and any(jump.to == scene for jump in choice.jumps)
