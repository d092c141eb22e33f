"""Whether the golden transcripts of a scenario still come to what they expect."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.core.analysis.bounds import Analysis
from simulator.core.problems import proof_kinds as register
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from simulator.core.scenario.walkthrough import Walkthrough
from simulator.core.scoring.scorecard import Scorecard, score
from simulator.core.texts import N_, Text


def walkthroughs(machine: Machine, analysis: Analysis) -> Iterator[Problem]:
    """Play every walkthrough and report where it sticks, or comes to something else."""
    for number, walkthrough in enumerate(machine.scenario.walkthroughs):
        path: Path = ("walkthroughs", number)
        session = Session.begin(machine)
        for position, choice in enumerate(walkthrough.choices):
            if choice not in _offered(session):
                kind = register.WALKTHROUGH_LONG if session.finished else register.WALKTHROUGH_STUCK
                yield Problem(kind, (*path, "choices", position), _whereabouts(walkthrough.name, session) | {"choice": choice})
                break
            session = session.choose(choice)
        else:
            if session.finished:
                yield from _differences(number, session, analysis)
            elif not _may_stop(walkthrough):
                yield Problem(register.WALKTHROUGH_OPEN, (*path, "choices"), _whereabouts(walkthrough.name, session))


def _may_stop(walkthrough: Walkthrough) -> bool:
    """Say whether a walkthrough may stop before an ending: a worked example of which nothing is expected."""
    expected = (walkthrough.ending, walkthrough.score, walkthrough.passed)
    return bool(walkthrough.notices) and expected == (None, None, None)


def _whereabouts(name: str, session: Session) -> dict[str, str]:
    return {"name": name, "scene": session.moment.scene.id, "offered": ", ".join(_offered(session)) or N_("nothing")}


def _differences(number: int, session: Session, analysis: Analysis) -> Iterator[Problem]:
    walkthrough, card = session.scenario.walkthroughs[number], score(session, analysis)
    more = {"score": card.score < (walkthrough.score or 0), "passed": bool(walkthrough.passed)}
    compared = (
        ("ending", walkthrough.ending, card.ending.id),
        ("score", walkthrough.score, card.score),
        ("passed", walkthrough.passed, card.passed),
    )
    for what, expected, actual in compared:
        if expected is not None and expected != actual:
            details = {
                "name": walkthrough.name,
                "what": what,
                "expected": _written(expected),
                "actual": _written(actual),
                "first": _better_line(session, card, analysis) if more.get(what) else register.ITS_CHOICES,
            }
            yield Problem(register.WALKTHROUGH_DIFFERS, ("walkthroughs", number, "expect", what), details)


def _better_line(session: Session, card: Scorecard, analysis: Analysis) -> str:
    """Tell of a line that scores more: as far as the walkthrough lost nothing, and the best line from there."""
    first = next((decision for decision in card.decisions if decision.cost), None)
    if first is None:
        return register.ITS_CHOICES
    line = [*session.choice_ids[: first.position], *(choice.id for choice in analysis.best_line(first.step.before))]
    better = score(Session.replay(session.machine, line), analysis).score
    details = {"line": ", ".join(line), "score": better, "scene": first.scene.id, "choice": first.choice.id}
    return Text(register.BETTER_LINE, details)


def _written(value: str | int) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _offered(session: Session) -> list[str]:
    return [choice.id for choice in session.moment.moves]
