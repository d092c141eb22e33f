"""What `play --json` prints: a played conversation as plain values."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from simulator.cli.channel_words import mark_values
from simulator.cli.words import SAY_NOTHING
from simulator.core.errors import ScenarioUnplayable
from simulator.core.scenario.mail import unsent
from simulator.core.scenario.model import Said
from simulator.core.scenario.session import Session, Step
from simulator.core.scoring.debrief import Debrief
from simulator.core.scoring.scorecard import Decision
from simulator.core.scoring.seen_names import what_became


def unscored_summary(session: Session, unplayable: ScenarioUnplayable) -> dict[str, Any]:
    """Return where the choices lead as plain values, with the keys of an outcome; what takes a score is null."""
    steps = [_step(step) | {"cost": None, "better": None} for step in session.steps()]
    critical = [step.choice.critical for step in session.steps() if step.choice.critical]
    unknown = dict.fromkeys(("score", "passed", "points", "kpis"))
    return _whereabouts(session) | unknown | {"critical": critical, "decisions": steps, "no_score": unplayable.message}


def summary(looked_back: Debrief) -> dict[str, Any]:
    """Return the outcome of a session as plain values."""
    card, session = looked_back.card, looked_back.session
    return _whereabouts(session) | {
        "score": card.score,
        "passed": card.passed if session.finished else None,
        "critical": [decision.choice.critical for decision in card.critical],
        "points": {"earned": card.total, "best": card.best, "worst": card.worst},
        "decisions": [_decision(decision) for decision in card.decisions],
        "kpis": {
            "handle_time_seconds": looked_back.kpis.handle_time,
            "elapsed_seconds": looked_back.elapsed,
            "holds": looked_back.kpis.holds,
            "transfers": looked_back.kpis.transfers,
            "resolved_first": looked_back.kpis.resolved_first,
            "csat": looked_back.kpis.csat,
        },
    }


def _whereabouts(session: Session) -> dict[str, Any]:
    return {
        "scenario": session.scenario.id,
        "choices": list(session.choice_ids),
        "finished": session.finished,
        "scene": session.moment.scene.id,
        "ending": session.moment.scene.ending,
        "later": what_became(session) or None,
        "offered": [choice.id for choice in session.moment.moves],
        "offered_texts": {choice.id: choice.text or SAY_NOTHING for choice in session.moment.moves},
        "offered_marks": {choice.id: values for choice in session.moment.moves if (values := mark_values(choice))},
        "onlookers": session.scenario.onlookers_in(session.moment.scene),
        "unsent": [step.choice.id for step in unsent(session.steps())],
        "said": _messages(session.said),
        "mood": session.moment.mood,
        "trust": session.moment.trust,
        "flags": flags_now(session),
    }


def _messages(said: Said) -> list[dict[str, Any]]:
    """Return messages as plain values, without what they don't have."""
    shown = [replace(message, audio=Path(message.audio).name) if message.audio else message for message in said]
    return [{key: value for key, value in asdict(message).items() if value} for message in shown]


def flags_now(session: Session) -> dict[str, bool | int]:
    """Return what every flag is, yes/no flags as true or false."""
    values = [(flag, session.moment.flag(flag.name)) for flag in session.scenario.flags]
    return {flag.name: bool(value) if flag.boolean else value for flag, value in values}


def _decision(decision: Decision) -> dict[str, Any]:
    better = decision.reference.id if decision.cost else None
    return _step(decision.step) | {"cost": decision.cost, "better": better}


def _step(step: Step) -> dict[str, Any]:
    return {
        "scene": step.before.scene.id,
        "said": _messages(step.said),
        "choice": step.choice.id,
        "beats": [beat.scene for beat in step.before.way(step.choice.id).beats],
        **mark_values(step.choice),
        "points": step.choice.points,
        "mood": step.after.mood,
        "trust": step.after.trust,
    }
