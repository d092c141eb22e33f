"""What a screen reader is told of a call: the moment as a whole, so that a number key can answer it at once."""

from __future__ import annotations

from simulator.core.scoring.kpi import HOLD
from simulator.ui.conversation.presenter import Presenter
from simulator.ui.conversation.side_panel import feeling
from simulator.ui.style.texts import Texts


def moment(presenter: Presenter) -> str:
    """Tell what is new, and the choices with their numbers."""
    return " ".join((news(presenter), *numbered(presenter)))


def news(presenter: Presenter) -> str:
    """Tell the record that was opened, the customer's line, the mood where it is another, and the end where this is it.

    While the customer waits, that is told in place of what comes after it.
    """
    session, filled = presenter.session, presenter.filled
    steps = session.steps()
    parts = []
    if steps and steps[-1].choice.opens:
        record = session.scenario.records[steps[-1].choice.opens]
        parts.append(Texts.tr("Record: %s. %s") % (filled(record.title), filled(record.text)))
    if presenter.wait.running:
        waiting = Texts.tr("On hold.") if steps[-1].choice.action == HOLD else Texts.tr("Transferring.")
        return " ".join((*parts, waiting))
    parts.append(Texts.tr("%s: %s") % (session.scenario.customer.name, filled(presenter.line)))
    now = feeling(session.moment.mood)
    if not steps or feeling(steps[-1].before.mood) != now:
        parts.append(Texts.tr("Mood: %s.") % now)
    if session.finished:
        parts.append(Texts.tr("The conversation is over."))
    return " ".join(parts)


def numbered(presenter: Presenter) -> list[str]:
    """Give the choices with their numbers."""
    return [f"{number}: {presenter.filled(choice.text)}" for number, choice in enumerate(presenter.offered, 1)]
