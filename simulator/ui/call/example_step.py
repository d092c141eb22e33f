"""One step of worked examples as it is shown: what was said and done in each of them, what there is to see, and how they end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from simulator.core.scenario.model import Said, Scenario
from simulator.core.scenario.session import Step
from simulator.core.scenario.worked_example import BEGINNING, Frame, WorkedExample
from simulator.core.scoring.seen_names import what_became
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import GRID
from simulator.ui.style.time_wording import waited
from simulator.ui.style.wording import a_week_later, ending_name, said, speaking
from simulator.ui.widgets.basics import Mark, boxed, column, framed, label, row
from simulator.ui.widgets.screen_reader import sentences
from simulator.ui.widgets.side_by_side import ROOM, SideBySide
from simulator.ui.widgets.speech import speech


class Part(NamedTuple):
    """What a step shows of one example, and what a screen reader says of it; None and nothing where it has ended before."""

    layout: QVBoxLayout | None = None
    spoken: str = ""


class ExampleStep(QWidget):
    """A step of one example, or of two: in columns, or one below the other, each with its name.

    `spoken_text` is what a screen reader says of all of it.
    """

    def __init__(
        self, look: Appearance, examples: Sequence[WorkedExample], parts: Sequence[Part], *, titled: bool = False
    ) -> None:
        """`titled` columns have the names of the examples above them."""
        super().__init__()
        self._look = look
        self._titled, self._several = titled, len(examples) > 1
        self._names: list[QLabel] = []
        told = [(example.name, part.spoken) for example, part in zip(examples, parts, strict=True) if part.spoken]
        self.spoken_text = sentences(text for one in told for text in (one if len(examples) > 1 else one[1:]))
        cells = [self._cell(example, part) for example, part in zip(examples, parts, strict=True)]
        inside = column()
        inside.addWidget(cells[0] if len(cells) == 1 else SideBySide(look, cells[0], cells[1]))
        self.setLayout(inside)
        self._show_names()

    def _cell(self, example: WorkedExample, part: Part) -> QWidget:
        whole = column(spacing=GRID)
        if part.layout is not None:
            name = label(example.name, "eyebrow", wrap=True)
            self._names.append(name)
            whole.addWidget(name)
            whole.addLayout(part.layout)
        whole.addStretch(1)
        return boxed(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the examples where they do not stand in columns of their own."""
        super().resizeEvent(event)
        self._show_names()

    def _show_names(self) -> None:
        named = self._titled or self.width() < self._look.theme.px(ROOM)
        for name in self._names:
            name.setVisible(named and self._several)


def step_of(look: Appearance, frame: Frame, examples: Sequence[WorkedExample], agent: str) -> ExampleStep:
    """Build the step that a frame stands for."""
    if frame.notice:
        return ExampleStep(look, examples, [_notice(look, example, frame.position, agent) for example in examples])
    if frame.position == BEGINNING:
        return ExampleStep(look, examples, [_beginning(look, example, agent) for example in examples], titled=True)
    return ExampleStep(look, examples, [_exchange(look, example, frame.position, agent) for example in examples])


def end_of(look: Appearance, examples: Sequence[WorkedExample], agent: str) -> ExampleStep:
    """Build what is shown after the last step."""
    return ExampleStep(look, examples, [_end(example, agent) for example in examples])


def _beginning(look: Appearance, example: WorkedExample, agent: str) -> Part:
    scenario, part = example.session.scenario, column(spacing=GRID)
    part.addWidget(label(scenario.customer.name, "small", wrap=True))
    return Part(part, sentences(_heard(look, part, scenario, example.session.rewind(0).said, agent)))


def _exchange(look: Appearance, example: WorkedExample, position: int, agent: str) -> Part:
    """Show an answer and what the customer says to it; the mood where it has changed."""
    steps = example.session.steps()
    if position >= len(steps):
        return Part()
    step, part = steps[position], column(spacing=GRID)
    scenario = example.session.scenario
    answer = Texts.tr("Nothing is said.") if step.choice.silent else said(scenario, step.choice, agent, quoted=False)
    if step.choice.spoken:
        part.addWidget(speech(look, answer, agent=True, name="example-answer"))
    else:
        part.addWidget(label(answer, "soft", wrap=True))
    spoken = [answer if step.choice.silent else speaking(agent, answer), *_between(step, example)]
    for text in spoken[1:]:
        part.addWidget(label(text, "small", wrap=True))
    spoken += _heard(look, part, scenario, example.session.rewind(position + 1).said, agent)
    mood = _mood(step)
    if mood:
        part.addWidget(label(mood, "small", wrap=True))
    return Part(part, sentences((*spoken, mood) if mood else spoken))


def _heard(look: Appearance, part: QVBoxLayout, scenario: Scenario, messages: Said, agent: str) -> list[str]:
    """Show each message: what is seen as a caption, the words in a bubble, and whose they are if not the customer's.

    Returns what a screen reader says of them.
    """
    spoken = []
    for message in messages:
        if message.sees:
            caption = scenario.fill(message.sees, agent)
            seen = label(caption, "small", wrap=True)
            seen.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            part.addWidget(seen)
            spoken.append(caption)
        if message.text:
            name, words = scenario.speaker(message.speaker).name, scenario.fill(message.text, agent)
            if message.speaker:
                part.addWidget(label(name, "small", wrap=True))
            part.addWidget(speech(look, words, agent=False, name="example-line"))
            spoken.append(speaking(name, words))
    return spoken


def _between(step: Step, example: WorkedExample) -> list[str]:
    """Say what happens between an answer and the next line: a record that is opened, a wait."""
    record = example.session.scenario.records.get(step.choice.opens or "")
    opened = [Texts.tr("Opens: %s") % record.title] if record else []
    return [*opened, *([waited(step.choice.wait)] if step.choice.wait else [])]


def _mood(step: Step) -> str:
    before, after = step.before.mood, step.after.mood
    if after > before:
        return Texts.tr("Mood up to %d of 10") % after
    return Texts.tr("Mood down to %d of 10") % after if after < before else ""


def _notice(look: Appearance, example: WorkedExample, position: int, agent: str) -> Part:
    texts = [example.session.scenario.fill(text, agent) for text in example.seen_at(position)]
    if not texts:
        return Part()
    words = column(spacing=GRID // 2)
    words.addWidget(label(Texts.tr("What to notice"), "strong", wrap=True))
    for text in texts:
        words.addWidget(label(text, wrap=True))
    inside = row(spacing=GRID, margins=(2 * GRID, GRID, 2 * GRID, GRID))
    inside.addWidget(Mark(look, "guidance", 20), 0, Qt.AlignmentFlag.AlignTop)
    inside.addLayout(words, 1)
    frame = framed("coach", inside)
    frame.setObjectName("example-notice")
    part = column()
    part.addWidget(frame)
    return Part(part, sentences((Texts.tr("What to notice"), *texts)))


def _end(example: WorkedExample, agent: str) -> Part:
    session, part = example.session, column(spacing=GRID // 2)
    ending = session.moment.scene.ending
    texts = [ending_name(ending)] if ending else [Texts.tr("The example stops here. How would you go on?")]
    later = session.scenario.fill(what_became(session), agent)
    if later:
        texts.append(a_week_later(later))
    part.addWidget(label(texts[0], "strong", wrap=True))
    for text in texts[1:]:
        part.addWidget(label(text, wrap=True))
    return Part(part, sentences(texts))
