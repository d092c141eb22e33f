"""The entries of a conversation, and the kinds that there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simulator.core.scenario.session import Session

CUSTOMER, AGENT, ACTION, RECORD, NOTE, CAPTION = "customer", "agent", "action", "record", "note", "caption"
PASSED = "passed"
"""Time in which nothing happened."""

TYPING, DRAFT, POST = "typing", "draft", "post"
"""What a channel's own view adds: somebody who is writing, the mail that is being written, and the post that comments follow."""


class Said(NamedTuple):
    """One entry: words of the customer or the agent, an action, a record that was opened, a note on a decision, or what is seen.

    `position` is that of the decision where the entry is an agent's; `mood` and `portrait` are the customer's at that moment.
    `time` is when it was said, where the conversation has a clock. Of a record, the first line is its title. `who` says it where
    that is not the customer, and is the `speaker` with that id; `private` is what others do not read; `close` comes right after
    the entry before. A mail has a `subject` and `attachments` and what it `quoted`; of one that is built part by part, `part` is
    which one this is, and `sends` whether it goes out with it. Of one that is being written, `foot` says which parts are there.
    """

    side: str
    text: str
    position: int = -1
    mood: int = 5
    portrait: str = ""
    time: str = ""
    who: str = ""
    speaker: str = ""
    private: bool = False
    close: bool = False
    subject: str = ""
    attachments: tuple[str, ...] = ()
    quoted: str = ""
    part: str = ""
    sends: bool = False
    foot: str = ""


def first_said(entries: Sequence[Said]) -> int:
    """The place of the first of the messages at the end."""
    first = len(entries)
    while first and entries[first - 1].side in (CUSTOMER, CAPTION):
        first -= 1
    return first


def is_answered(before: Session | None, session: Session) -> bool:
    """Say whether a session is the one before it with one answer more, and goes on."""
    return bool(
        before is not None and session.choice_ids and session.choice_ids[:-1] == before.choice_ids and not session.finished
    )
