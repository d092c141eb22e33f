"""What a page needs from the view that shows a conversation, on the phone or elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from simulator.ui.conversation.case import Case
from simulator.ui.conversation.entries import Said
from simulator.ui.style.appearance import Appearance


class ChannelView(Protocol):
    """A conversation as it looks on one channel.

    Signals: `decision_picked` with the position of a decision to go back to, `line_picked` with a line of the customer's
    to say again, and the mood of that moment.
    """

    @property
    def decision_picked(self) -> SignalInstance:
        """Tells which decision was picked."""

    @property
    def line_picked(self) -> SignalInstance:
        """Tells which line was picked."""

    @property
    def widget(self) -> QWidget:
        """What is placed on the page."""

    @property
    def wanted(self) -> int:
        """The height of what is new."""

    @property
    def shown(self) -> Sequence[Said]:
        """The entries that it shows, oldest first."""

    def show_case(self, case: Case) -> None:
        """Tell whose conversation it is, before its first entries are shown."""

    def show_entries(self, entries: Sequence[Said], *, settled: bool = True, awaits: bool = True) -> None:
        """Show other entries; not `settled` where the size of the view is about to change.

        `awaits` says whether an answer is wanted now.
        """

    def settle(self) -> None:
        """Fit new entries into the room that there is now."""

    def prepare(self, entries: Sequence[Said]) -> None:
        """Draw entries that may come next."""


ViewFactory = Callable[[Appearance], ChannelView]
"""What makes the view of a channel."""
