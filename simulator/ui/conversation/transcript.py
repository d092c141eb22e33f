"""What the conversation shows of a call: the entries that follow from the choices made."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from simulator.core.scenario.model import Choice
from simulator.core.scenario.session import Session, Step, said_after
from simulator.core.scoring.kpi import HOLD, waiting
from simulator.ui.conversation.bubbles import ACTION, AGENT, CUSTOMER, NOTE, RECORD, Said
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.style.wording import clock, points
from simulator.workflow.practice import Practice


def entries(owner: QWidget, presenter: Presenter, note: str = "") -> list[Said]:
    """Give what was said and done, oldest first; `note` is a word on the last decision."""
    session = presenter.session
    steps = session.steps()
    told = []
    for step in steps:
        told += _line(presenter, step.said, step.before.mood)
        told += _answer(owner, presenter, step.choice, step.position, over=not (presenter.wait.running and step is steps[-1]))
    if note:
        told.append(Said(NOTE, note))
    return told + _line(presenter, presenter.line, session.moment.mood)


def added(owner: QWidget, presenter: Presenter, before: Session, after: Session) -> list[Said]:
    """Give what one decision adds to that, where nothing is held back: the answer, what comes of it, and the next line."""
    choice = before.moment.choice(after.made[-1])
    told = _answer(owner, presenter, choice, len(before.made), over=True)
    return told + _line(presenter, said_after(before.moment, choice, after.moment), after.moment.mood)


class Transcript:
    """The entries of a call as it goes on: an answer costs what it adds, however long the call is."""

    def __init__(self, owner: QWidget, presenter: Presenter) -> None:
        self._owner = owner
        self._presenter = presenter
        self._practice: Practice | None = None
        self._before: Session | None = None
        self._told: list[Said] = []

    def entries(self, note: str = "") -> list[Said]:
        """Give the entries of this moment, with a note on the last decision if there is one."""
        presenter, session = self._presenter, self._presenter.session
        before = self._before if presenter.practice is self._practice else None
        whole = not presenter.hushed and not note
        if whole and before is not None and session.made and before.made == session.made[:-1]:
            self._told = self._told + added(self._owner, presenter, before, session)
        else:
            self._told = entries(self._owner, presenter, note)
        self._practice, self._before = presenter.practice, session if whole else None
        return self._told


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


def _line(presenter: Presenter, line: str, mood: int) -> list[Said]:
    portrait = presenter.scenario.customer.portrait
    return [Said(CUSTOMER, presenter.filled(line), mood=mood, portrait=portrait)] if line else []


def _answer(owner: QWidget, presenter: Presenter, choice: Choice, position: int, *, over: bool) -> list[Said]:
    """Give an answer with what came of it; where it puts the customer on hold, how long that was once it is `over`."""
    filled = presenter.filled
    if choice.silent:
        told = [Said(ACTION, owner.tr("(You said nothing.)"), position)]
    else:
        told = [Said(AGENT if choice.spoken else ACTION, filled(choice.text), position)]
    if choice.opens:
        record = presenter.scenario.records[choice.opens]
        told.append(Said(RECORD, f"{filled(record.title)}\n{filled(record.text)}"))
    if waiting(choice) and over:
        told.append(Said(ACTION, _waited(owner, choice)))
    return told


def _waited(owner: QWidget, choice: Choice) -> str:
    told = owner.tr("On hold for %s.") if choice.action == HOLD else owner.tr("Transferred in %s.")
    return told % clock(waiting(choice))
