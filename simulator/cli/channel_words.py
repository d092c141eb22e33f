"""What belongs to a channel, in the words of the terminal: marks of options, onlookers, and what only a mail has."""

from __future__ import annotations

from typing import Any

from simulator.core.scenario.mail import unsent
from simulator.core.scenario.model import Choice, Message
from simulator.core.scenario.session import Session


def marks(choice: Choice) -> str:
    """Write what an option is on its channel in square brackets, before its words; empty where there is nothing to say."""
    parts = [
        "ready text" if choice.template else "",
        "" if choice.public is None else "in public" if choice.public else "in private",
        choice.part,
        "sends the mail" if choice.sends else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"[{told}] " if told else ""


def mark_values(choice: Choice) -> dict[str, Any]:
    """Return the same as plain values, without what a choice does not have."""
    values = {"template": choice.template, "part": choice.part, "sends": choice.sends}
    public = {} if choice.public is None else {"public": choice.public}
    return {key: value for key, value in values.items() if value} | public


def onlookers(session: Session) -> str:
    """Tell how many read along or wait; empty where that is not said."""
    count = session.scenario.onlookers_in(session.moment.scene)
    if count is None:
        return ""
    verb = "read" if session.scenario.channel == "social" else "wait"
    return f"[{count} {verb if count != 1 else f'{verb}s'}{' along' if verb == 'read' else ''}]"


def written_so_far(session: Session) -> str:
    """Tell which parts of a mail are written and not sent; empty where there is none."""
    parts = [step.choice.part for step in unsent(session.steps()) if step.choice.part]
    return f"[The mail so far: {', '.join(parts)}. It is not sent yet.]" if parts else ""


def headers(message: Message) -> tuple[str, ...]:
    """Return what stands above a mail, not filled in."""
    attached = (f"Attached: {', '.join(message.attachments)}",) if message.attachments else ()
    return (*((f"Subject: {message.subject}",) if message.subject else ()), *attached)
