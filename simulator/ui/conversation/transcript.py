"""What the conversation shows of a call: the entries that follow from the choices made."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from simulator.core.scenario import model
from simulator.core.scenario.model import Choice, Scenario
from simulator.core.scenario.participants import Person
from simulator.core.scenario.session import Session, Step
from simulator.core.scoring.call_times import call_times
from simulator.core.scoring.kpi import HOLD, waiting
from simulator.ui.conversation.call_readings import unwritten
from simulator.ui.conversation.entries import ACTION, AGENT, CAPTION, CUSTOMER, NOTE, PASSED, RECORD, Said
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.style.appearance import NEUTRAL
from simulator.ui.style.texts import Texts, translated
from simulator.ui.style.time_wording import time_of_day, waited
from simulator.ui.style.wording import addressed, clock, lost
from simulator.workflow.practice import Practice

NOBODY_ELSE: Mapping[str, Person] = {}


def entries(presenter: Presenter, note: str = "") -> list[Said]:
    """What was said and done, oldest first; `note` is a comment on the last decision."""
    session = presenter.session
    steps, times = session.steps(), _times(session)
    said = []
    before: Step | None = None
    for step, (asked, answered) in zip(steps, times, strict=False):
        said += _heard(presenter, unwritten(presenter.scenario.channel, before, step.said), step.before.mood, asked)
        before = step
        over = not (presenter.wait.running and step is steps[-1])
        said += _answer(presenter, step.choice, step.position, answered, over=over)
    if note:
        said.append(Said(NOTE, note))
    return said + _heard(
        presenter, unwritten(presenter.scenario.channel, before, presenter.said), session.moment.mood, times[-1][0]
    )


def added(presenter: Presenter, before: Session, after: Session) -> list[Said]:
    """What one decision adds to that, where nothing is held back: the answer, its outcome, and the next line."""
    choice = before.moment.choice(after.choice_ids[-1])
    (_, answered), (asked, _) = _times(after)[-2:]
    answer = _answer(presenter, choice, len(before.choice_ids), answered, over=True)
    step = Step(len(before.choice_ids), before.moment, choice, after.moment, before.said)
    said = unwritten(presenter.scenario.channel, step, before.moment.said_after(choice.id))
    return answer + _heard(presenter, said, after.moment.mood, asked)


def _times(session: Session) -> list[tuple[str, str]]:
    """When each line was said and answered, the last one included; empty texts where the conversation has no clock."""
    clock = session.scenario.clock
    if clock is None:
        return [("", "")] * (len(session.choice_ids) + 1)
    return [(time_of_day(clock, said), time_of_day(clock, answered)) for said, answered in call_times(session)]


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


def _heard(presenter: Presenter, said: model.Said, mood: int, time: str) -> list[Said]:
    scenario = presenter.scenario
    return heard(said, presenter.filled, mood, scenario.customer.portrait, time, scenario.people)


def heard(
    said: model.Said,
    fill: Callable[[str], str],
    mood: int,
    portrait: str,
    time: str = "",
    people: Mapping[str, Person] = NOBODY_ELSE,
) -> list[Said]:
    """The entries of some messages: what is seen, and the words in a bubble for each message.

    `fill` puts the names in; `time` is when it was said, where the conversation has a clock. `mood` and `portrait` are the
    customer's; of the `people` the mood is not followed.
    """
    entries = []
    for message in said:
        if message.sees:
            entries.append(Said(CAPTION, fill(message.sees)))
        if message.text:
            words = Said(CUSTOMER, fill(message.text), mood=mood, portrait=portrait, time=time)
            words = words._replace(subject=fill(message.subject), attachments=tuple(map(fill, message.attachments)))
            person = people.get(message.speaker)
            if person is not None:
                words = words._replace(mood=NEUTRAL, portrait=person.portrait, who=person.name, speaker=person.id)
            entries.append(words)
    return entries


def _answer(presenter: Presenter, choice: Choice, position: int, time: str, *, over: bool) -> list[Said]:
    """An answer with its outcome; where it puts the customer on hold, how long that was once it is `over`."""
    filled = presenter.filled
    if choice.silent:
        answer = [Said(ACTION, Texts.tr("(You said nothing.)"), position, time=time)]
    else:
        answer = [said_by_agent(presenter.scenario, choice, filled)._replace(position=position, time=time)]
    if choice.opens:
        record = presenter.scenario.records[choice.opens]
        answer.append(Said(RECORD, f"{filled(record.title)}\n{filled(record.text)}"))
    if waiting(choice) and over:
        answer.append(Said(ACTION, _waited(choice)))
    if choice.wait:
        answer.append(Said(PASSED, waited(choice.wait)))
    return answer


def said_by_agent(scenario: Scenario, choice: Choice, fill: Callable[[str], str]) -> Said:
    """The entry of an answer: what is said, or done, and what its channel makes of it; `fill` puts the names in."""
    side, private = AGENT if choice.spoken else ACTION, choice.public is False
    text = addressed(scenario, choice, fill(choice.text))
    return Said(side, text, private=private, part=choice.part, sends=choice.sends)


def _waited(choice: Choice) -> str:
    text = Texts.tr("On hold for %s.") if choice.action == HOLD else Texts.tr("Transferred in %s.")
    return text % clock(waiting(choice))
