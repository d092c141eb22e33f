"""What a page tells the window about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # made after the first paint
    from simulator.ui.widgets.notice import Notice


class Page:
    """A page of the window; whoever is one is a widget besides, and says here only what is unlike the usual page.

    `name` is what it is shown by and remembered as, `place` what the rail marks for it (left empty, the place of its own name),
    and a `bare` page has the window for itself, without the rail. Something that is told on it goes to its own `notice` where it
    has one, and else to the window's.
    """

    name: str = ""
    place: str = ""
    bare: bool = False
    notice: Notice | None = None

    def focus_first(self) -> None:
        """Give the keyboard to the next step; a page that has none leaves it where it is."""
