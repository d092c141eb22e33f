"""The kinds of problem in what belongs to one channel: keys in another one, and mails that are built part by part."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

WRONG_CHANNEL = Kind(
    "wrong-channel",
    Severity.ERROR,
    N_("“{key}” belongs to the channel {channels}, and the channel of this conversation is {channel}.{others}"),
    N_("Take it out, or write the channel in which it takes place at the top of the file: “channel: {first}”."),
)
MOOD_IN_UNSENT_MAIL = Kind(
    "mood-in-unsent-mail",
    Severity.WARNING,
    N_("“{condition}” asks for the customer's mood or trust while a mail is being written that {customer} has not read yet."),
    N_("Ask for it after the choice that “sends” the mail, or for a flag that the parts of the mail set."),
)
MAIL_NEVER_SENT = Kind(
    "mail-never-sent",
    Severity.WARNING,
    N_("Ending “{scene}” can be come to with a mail that was begun and never sent."),
    N_("Mark the last choice of the mail `sends: true`, or let a choice that sends it lead to the ending."),
)
