"""What the conversation shows of a call: the entries that follow from the choices made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simulator.core.kpi import HOLD, waiting
from simulator.core.session import Step
from simulator.ui.bubbles import ACTION, AGENT, CUSTOMER, NOTE, RECORD, Said
from simulator.ui.presenter import Presenter
from simulator.ui.words import clock, points


def entries(owner: QWidget, presenter: Presenter, note: str = "") -> list[Said]:
    """Give what was said and done, oldest first; `note` is a word on the last decision."""
    session, filled = presenter.session, presenter.filled
    portrait = session.scenario.customer.portrait
    steps = session.steps()
    told = []
    for step in steps:
        if step.said:
            told.append(Said(CUSTOMER, filled(step.said), mood=step.before.mood, portrait=portrait))
        told.append(_answer(owner, presenter, step))
        if step.choice.opens:
            record = session.scenario.records[step.choice.opens]
            told.append(Said(RECORD, f"{filled(record.title)}\n{filled(record.text)}"))
        if waiting(step.choice) and not (presenter.wait.running and step is steps[-1]):
            told.append(Said(ACTION, _waited(owner, step)))
    if note:
        told.append(Said(NOTE, note))
    if presenter.line:
        told.append(Said(CUSTOMER, filled(presenter.line), mood=session.moment.mood, portrait=portrait))
    return told


def reason(owner: QWidget, presenter: Presenter, step: Step) -> str:
    """Give a word on a decision: what it cost, why, and what would have been better."""
    decision = presenter.weighed(step)
    parts = [
        owner.tr("Nothing lost.") if not decision.cost else points(owner, decision.cost),
        presenter.filled(step.choice.because),
    ]
    if decision.cost:
        parts.append(owner.tr("Better here: %s") % presenter.filled(decision.reference.text))
    return " ".join(part for part in parts if part)


def _answer(owner: QWidget, presenter: Presenter, step: Step) -> Said:
    choice = step.choice
    if choice.silent:
        return Said(ACTION, owner.tr("(You said nothing.)"), step.position)
    return Said(AGENT if choice.spoken else ACTION, presenter.filled(choice.text), step.position)


def _waited(owner: QWidget, step: Step) -> str:
    told = owner.tr("On hold for %s.") if step.choice.action == HOLD else owner.tr("Transferred in %s.")
    return told % clock(waiting(step.choice))
