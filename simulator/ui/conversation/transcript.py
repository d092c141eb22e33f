"""What the conversation shows of a call: the entries that follow from the choices made."""

from __future__ import annotations

from simulator.core.scenario.model import Choice
from simulator.core.scenario.session import Session, Step, said_after
from simulator.core.scoring.kpi import HOLD, waiting
from simulator.ui.conversation.bubbles import ACTION, AGENT, CUSTOMER, NOTE, RECORD, Said
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.style.texts import Texts
from simulator.ui.style.wording import clock, points
from simulator.workflow.practice import Practice


def entries(presenter: Presenter, note: str = "") -> list[Said]:
    """Give what was said and done, oldest first; `note` is a word on the last decision."""
    session = presenter.session
    steps = session.steps()
    told = []
    for step in steps:
        told += _line(presenter, step.said, step.before.mood)
        told += _answer(presenter, step.choice, step.position, over=not (presenter.wait.running and step is steps[-1]))
    if note:
        told.append(Said(NOTE, note))
    return told + _line(presenter, presenter.line, session.moment.mood)


def added(presenter: Presenter, before: Session, after: Session) -> list[Said]:
    """Give what one decision adds to that, where nothing is held back: the answer, what comes of it, and the next line."""
    choice = before.moment.choice(after.made[-1])
    told = _answer(presenter, choice, len(before.made), over=True)
    return told + _line(presenter, said_after(before.moment, choice, after.moment), after.moment.mood)


class Transcript:
    """The entries of a call as it goes on: an answer costs what it adds, however long the call is."""

    def __init__(self, presenter: Presenter) -> None:
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
            self._told = self._told + added(presenter, before, session)
        else:
            self._told = entries(presenter, note)
        self._practice, self._before = presenter.practice, session if whole else None
        return self._told


def reason(presenter: Presenter, step: Step) -> str:
    """Give a word on a decision: what it cost, why, and what would have been better."""
    decision = presenter.weighed(step)
    parts = [
        Texts.tr("Nothing lost.") if not decision.cost else points(decision.cost),
        presenter.filled(step.choice.because),
    ]
    if decision.cost:
        parts.append(Texts.tr("Better here: %s") % presenter.filled(decision.reference.text))
    return " ".join(part for part in parts if part)


def _line(presenter: Presenter, line: str, mood: int) -> list[Said]:
    portrait = presenter.scenario.customer.portrait
    return [Said(CUSTOMER, presenter.filled(line), mood=mood, portrait=portrait)] if line else []


def _answer(presenter: Presenter, choice: Choice, position: int, *, over: bool) -> list[Said]:
    """Give an answer with what came of it; where it puts the customer on hold, how long that was once it is `over`."""
    filled = presenter.filled
    if choice.silent:
        told = [Said(ACTION, Texts.tr("(You said nothing.)"), position)]
    else:
        told = [Said(AGENT if choice.spoken else ACTION, filled(choice.text), position)]
    if choice.opens:
        record = presenter.scenario.records[choice.opens]
        told.append(Said(RECORD, f"{filled(record.title)}\n{filled(record.text)}"))
    if waiting(choice) and over:
        told.append(Said(ACTION, _waited(choice)))
    return told


def _waited(choice: Choice) -> str:
    told = Texts.tr("On hold for %s.") if choice.action == HOLD else Texts.tr("Transferred in %s.")
    return told % clock(waiting(choice))
