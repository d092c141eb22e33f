"""The trainee's own part in a debrief: how the attempt was held, the words written first, and how sure each answer was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from simulator.core.guidance.catalogue import Guidance
from simulator.core.guidance.phrase_hints import HintSpan, marked
from simulator.core.scenario.question import RIGHT, Question
from simulator.core.training.attempt import ASSESSMENT, Attempt, LogEntry
from simulator.core.training.questions import Answered
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.texts import Texts
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import column, label
from simulator.ui.widgets.marked_text import MarkedText


def circumstances(attempt: Attempt) -> str:
    """Say what was different about an attempt; nothing for a practice with timers."""
    sentences = [Texts.tr("Assessment.")] if attempt.mode == ASSESSMENT else []
    if attempt.timers is False:
        sentences.append(Texts.tr("Silence was not timed."))
    return " ".join(sentences)


def sureness(entry: LogEntry) -> str:
    """Say how sure the trainee was, or nothing where that was not asked."""
    if entry.sure is None:
        return ""
    return Texts.tr("You were sure.") if entry.sure else Texts.tr("You were not sure.")


def reading(answers: Sequence[Answered], customer: str) -> str:
    """Say how many questions about the customer were answered rightly, or nothing where none was asked."""
    right = sum(each.right for each in answers)
    return Texts.tr("Questions about %s: %d of %d right.") % (customer, right, len(answers)) if answers else ""


def answer_given(question: Question, entry: LogEntry, filled: Callable[[str], str]) -> str:
    """Tell what the trainee answered to the question about the customer, and what is right."""
    if entry.answer is None or entry.answer >= len(question.answers):
        return ""
    asked, answer = filled(question.text), filled(question.answers[entry.answer])
    if entry.answer == RIGHT:
        return Texts.tr("%s You answered: “%s” That is right.") % (asked, answer)
    return Texts.tr("%s You answered: “%s” It is: “%s”") % (asked, answer, filled(question.right))


def own_part(
    look: Appearance, entry: LogEntry, guidance: Guidance, question: Question | None, filled: Callable[[str], str]
) -> QWidget | None:
    """Return what goes with a decision: how sure the trainee was, what they wrote first and what they answered, if anything.

    `question` is that of the scene, and `filled` puts the names into a text.
    """
    part = QWidget()
    inside = column(spacing=GRID // 2)
    part.setLayout(inside)
    answer = answer_given(question, entry, filled) if question else ""
    if answer:
        inside.addWidget(label(answer, "small", wrap=True))
    sure = sureness(entry)
    if sure:
        inside.addWidget(label(sure, "small"))
    if entry.typed:
        words = column(spacing=0)
        words.addWidget(label(Texts.tr("You first wrote"), "eyebrow"))
        words.addWidget(MarkedText(look, entry.typed, marked(entry.typed, guidance.hints.values())))
        inside.addLayout(words)
    return part if inside.count() else None


class TraineeWords(QWidget):
    """Why certain places in the words that the trainee wrote first are worth a second look."""

    def __init__(self, text: str, marks: Sequence[HintSpan], guidance: Guidance) -> None:
        super().__init__()
        inside = column(spacing=GRID // 2)
        inside.addWidget(label(self.tr("Worth a second look; a hint, not a score"), "eyebrow", wrap=True))
        for hint in {mark.hint.id: mark.hint for mark in marks}.values():
            places = ", ".join(dict.fromkeys(f"“{text[mark.start : mark.end]}”" for mark in marks if mark.hint is hint))
            inside.addWidget(label(self.tr("%s: %s") % (hint.name, places), "strong", wrap=True))
            inside.addWidget(label(hint.about, wrap=True))
            principle = guidance.principles.get(hint.principle)
            if principle is not None:
                inside.addWidget(label(self.tr("Principle: %s") % principle.name, "small", wrap=True))
            inside.addSpacing(GRID // 2)
        self.setLayout(inside)
