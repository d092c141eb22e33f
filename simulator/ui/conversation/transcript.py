"""What the conversation shows of a call: the entries that follow from the choices made."""

from __future__ import annotations

from simulator.core.scenario.model import Choice
from simulator.core.scenario.session import Session, Step, said_after
from simulator.core.scoring.kpi import HOLD, waiting
from simulator.ui.conversation.entries import ACTION, AGENT, CUSTOMER, NOTE, RECORD, Said
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.style.texts import Texts, translated
from simulator.ui.style.wording import clock, lost
from simulator.workflow.practice import Practice


def entries(presenter: Presenter, note: str = "") -> list[Said]:
    """What was said and done, oldest first; `note` is a comment on the last decision."""
    session = presenter.session
    steps = session.steps()
    said = []
    for step in steps:
        said += _line(presenter, step.said, step.before.mood)
        said += _answer(presenter, step.choice, step.position, over=not (presenter.wait.running and step is steps[-1]))
    if note:
        said.append(Said(NOTE, note))
    return said + _line(presenter, presenter.line, session.moment.mood)


def added(presenter: Presenter, before: Session, after: Session) -> list[Said]:
    """What one decision adds to that, where nothing is held back: the answer, its outcome, and the next line."""
    choice = before.moment.choice(after.choice_ids[-1])
    answer = _answer(presenter, choice, len(before.choice_ids), over=True)
    return answer + _line(presenter, said_after(before.moment, choice, after.moment), after.moment.mood)


class Transcript:
    """The entries of a call as it goes on: an answer takes only the time for what it adds, however long the call is."""

    def __init__(self, presenter: Presenter) -> None:
        self._presenter = presenter
        self._practice: Practice | None = None
        self._before: Session | None = None
        self._entries: list[Said] = []

    def entries(self, note: str = "") -> list[Said]:
        """The entries of this moment, with a note on the last decision if there is one."""
        presenter, session = self._presenter, self._presenter.session
        before = self._before if presenter.practice is self._practice else None
        whole = not presenter.hushed and not note
        if whole and before is not None and session.choice_ids and before.choice_ids == session.choice_ids[:-1]:
            self._entries = self._entries + added(presenter, before, session)
        else:
            self._entries = entries(presenter, note)
        self._practice, self._before = presenter.practice, session if whole else None
        return self._entries


def reason(presenter: Presenter, step: Step) -> str:
    """A comment on a decision: what it cost, what it closed, why, and what would have been better."""
    so_far = presenter.looked_back()
    decision = so_far.card.decisions[step.position]
    closed = so_far.what_it_closed(decision, {})
    parts = [
        lost(so_far.card.losses[step.position]) if decision.cost else Texts.tr("Good answer."),
        presenter.filled(translated(closed)) if closed else "",
        presenter.filled(so_far.because(decision)),
    ]
    if decision.cost:
        parts.append(Texts.tr("Better here: %s") % presenter.filled(decision.reference.text))
    return " ".join(part for part in parts if part)


def _line(presenter: Presenter, line: str, mood: int) -> list[Said]:
    portrait = presenter.scenario.customer.portrait
    return [Said(CUSTOMER, presenter.filled(line), mood=mood, portrait=portrait)] if line else []


def _answer(presenter: Presenter, choice: Choice, position: int, *, over: bool) -> list[Said]:
    """An answer with its outcome; where it puts the customer on hold, how long that was once it is `over`."""
    filled = presenter.filled
    if choice.silent:
        answer = [Said(ACTION, Texts.tr("(You said nothing.)"), position)]
    else:
        answer = [Said(AGENT if choice.spoken else ACTION, filled(choice.text), position)]
    if choice.opens:
        record = presenter.scenario.records[choice.opens]
        answer.append(Said(RECORD, f"{filled(record.title)}\n{filled(record.text)}"))
    if waiting(choice) and over:
        answer.append(Said(ACTION, _waited(choice)))
    return answer


def _waited(choice: Choice) -> str:
    text = Texts.tr("On hold for %s.") if choice.action == HOLD else Texts.tr("Transferred in %s.")
    return text % clock(waiting(choice))
