"""The entries of a conversation, and the kinds that there are."""

from __future__ import annotations

from typing import NamedTuple

CUSTOMER, AGENT, ACTION, RECORD, NOTE, CAPTION = "customer", "agent", "action", "record", "note", "caption"
PASSED = "passed"
"""Time in which nothing happened."""

TYPING, DRAFT, POST = "typing", "draft", "post"
"""What a channel's own view adds: somebody who is writing, the mail that is being written, and the post that comments follow."""


class Said(NamedTuple):
    """One entry: words of the customer or the agent, an action, a record that was opened, a note on a decision, or what is seen.

    `position` is that of the decision where the entry is an agent's; `mood` and `portrait` are the customer's at that moment.
    `time` is when it was said, where the conversation has a clock. Of a record, the first line is its title. `who` says it where
    that is not the customer; `private` is what others do not read; `subject` is what a mail is about, and `quoted` what it
    quotes; `close` comes right after the entry before.
    """

    side: str
    text: str
    position: int = -1
    mood: int = 5
    portrait: str = ""
    time: str = ""
    who: str = ""
    private: bool = False
    subject: str = ""
    quoted: str = ""
    close: bool = False
