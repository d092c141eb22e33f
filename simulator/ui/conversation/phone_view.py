"""A call on the telephone: what is said as bubbles, and nobody's face in it, because the person stands beside it."""

from __future__ import annotations

from simulator.ui.conversation.case import Case
from simulator.ui.conversation.conversation_view import ConversationView


class PhoneView(ConversationView):
    """The words of a call. Where there is a voice, Enter on a line of the customer has it heard again."""

    def named(self, case: Case) -> str:
        """What a screen reader calls the call."""
        return self.tr("Call with %s") % case.customer
