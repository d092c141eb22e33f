"""What a page tells the window about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # made after the first paint
    from simulator.ui.widgets.notice import Notice


class Page:
    """A page of the window: a mixin for a widget, which sets here only what is unlike the usual page.

    `name` is what it is shown by and remembered as, `place` what the rail marks for it (if empty, the place of its own name),
    and a `bare` page has the window to itself, without the rail. Messages appear in its own `notice` where it has one, and in the
    window's otherwise.
    """

    name: str = ""
    place: str = ""
    bare: bool = False
    notice: Notice | None = None

    def focus_first(self) -> None:
        """Give the keyboard to the next step; a page that has none leaves it where it is."""
