"""The walkthroughs of a file made into core values, with the places at which worked examples stop."""

from __future__ import annotations

from simulator.content.building.names import Form
from simulator.content.building.references import References
from simulator.content.text.problem_collector import suggestion
from simulator.content.text.source import shown
from simulator.core.problems import head_kinds
from simulator.core.problems import scene_kinds as register
from simulator.core.problems.problem import Path
from simulator.core.scenario.walkthrough import Notice, Walkthrough


def walkthroughs(form: Form, references: References) -> tuple[Walkthrough, ...]:
    """Build the walkthroughs of a file; entries with problems are left out."""
    built = []
    for number, walkthrough in enumerate(form.get("walkthroughs", ())):
        if walkthrough is None:
            continue
        expect = walkthrough.get("expect", {})
        name, ending = walkthrough.get("name", ""), expect.get("ending")
        if ending is not None:
            _check_ending(name, ending, references, number)
        choices = tuple(choice for choice in walkthrough.get("choices", ()) if choice is not None)
        built.append(Walkthrough(name, choices, **expect, notices=_notices(walkthrough, number, references)))
    return tuple(built)


def _notices(form: Form, number: int, references: References) -> tuple[Notice, ...]:
    """Read where a worked example stops, in the order of its choices."""
    choices, built = form.get("choices", ()), []
    for place, notice in enumerate(form.get("notice", ())):
        if notice is None or "choices" not in form or None in choices:
            continue
        path = ("walkthroughs", number, "notice", place)
        text = references.text(notice.get("text", ""), path, "text")
        at = notice.get("at")
        if at is not None:
            built.append(Notice(_position(at, choices, form.get("name", ""), (*path, "at"), references), text))
    return tuple(sorted(built, key=lambda notice: notice.position))


def _position(at: int | str, choices: list[str], walkthrough: str, path: Path, references: References) -> int:
    """Find the choice that is meant, from 0: the first where there are several, one after the last where there is none."""
    add, name, example = references.collector.add, shown(str(at)), shown(walkthrough)
    numbers = [number for number, choice in enumerate(choices, 1) if at in (choice, number)]
    if len(numbers) > 1:
        add(head_kinds.STEP_UNCLEAR, path, name=name, walkthrough=example, numbers=", ".join(map(str, numbers)))
    elif not numbers and not references.collector.tree.damaged:
        hint, count = suggestion(str(at), choices), str(len(choices))
        add(head_kinds.UNKNOWN_STEP, path, name=name, walkthrough=example, suggestion=hint, count=count)
    return numbers[0] - 1 if numbers else len(choices)


def _check_ending(walkthrough: str, ending: str, references: References, number: int) -> None:
    """See that a walkthrough expects a scene that is meant as an ending."""
    collector = references.collector
    scenes = collector.tree.values.get("scenes")
    if not isinstance(scenes, dict) or collector.tree.damaged:
        return
    endings = [name for name, scene in scenes.items() if isinstance(scene, dict) and "ending" in scene]
    if ending not in endings:
        path, hint = ("walkthroughs", number, "expect", "ending"), suggestion(ending, endings)
        collector.add(register.NOT_AN_ENDING, path, name=shown(ending), walkthrough=shown(walkthrough), suggestion=hint)
