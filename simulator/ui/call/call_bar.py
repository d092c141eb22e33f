"""The bar above a call: its title, how long it has lasted, and what can be done besides answering, by button and by key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ShortLabel, button, column, dress, icon_button, label, row
from simulator.ui.widgets.screen_reader import screen_reader_active
from simulator.ui.window.shortcuts import shortcut

ICONS = {"leave": "chevron-left", "rewind": "rewind", "replay": "replay", "options": "read-aloud", "projector": "projector"}


class CallBar(QFrame):
    """The bar of `page`, whose keys work wherever the focus is on that page. Its methods refer to a button by its name."""

    def __init__(self, look: Appearance, page: QWidget) -> None:
        super().__init__()
        self._look = look
        self._page = page
        self._keys: dict[str, list[QShortcut]] = {}
        self.setProperty("role", "bar")
        self._who = ""
        self._title = ShortLabel("strong")
        self._about = ShortLabel("small")
        self._clock = label(role="strong")
        self._buttons = self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> dict[str, QPushButton]:
        look = self._look
        buttons = {
            "leave": icon_button(look, "chevron-left", self.tr("Leave; the conversation is saved (Esc)"), name="leave"),
            "why": button(self.tr("Why?"), "quiet", name="why"),
            "rewind": icon_button(look, "rewind", self.tr("Go back one decision (Backspace)"), name="rewind"),
            "replay": icon_button(look, "replay", self.tr("Hear the line again (R)"), name="replay"),
            "options": icon_button(look, "read-aloud", self.tr("Read my options aloud (O)"), name="options"),
            "mute": icon_button(look, "volume", self.tr("Mute the customer's voice (M)"), name="mute"),
            "pause": icon_button(look, "pause", self.tr("Pause (P)"), name="pause"),
            "projector": icon_button(look, "projector", self.tr("Projector window (F5)"), name="projector"),
        }
        buttons["why"].setToolTip(self.tr("Feedback on your last answer (W)"))
        for name, key, does in (
            ("why", "W", self.tr("Show or hide feedback")),
            ("rewind", "Backspace", self.tr("Go back one decision")),
            ("rewind", "Ctrl+Z", self.tr("Go back one decision")),
            ("replay", "R", self.tr("Hear the line again")),
            ("options", "O", self.tr("Hear the options, or stop")),
            ("mute", "M", self.tr("The customer's voice on or off")),
            ("pause", "P", self.tr("Pause or continue")),
            ("projector", "F5", self.tr("Open or close the projector window")),
            ("leave", "Esc", self.tr("Leave; the conversation is saved")),
        ):
            self._keys.setdefault(name, []).append(shortcut(self._page, key, does, buttons[name].click))
        return buttons

    def _lay_out(self) -> None:
        inside = row(spacing=GRID, margins=(GRID, GRID, 2 * GRID, GRID))
        names = column(spacing=0)
        names.addWidget(self._title)
        names.addWidget(self._about)
        inside.addWidget(self._buttons["leave"])
        inside.addLayout(names, 1)
        inside.addWidget(self._clock)
        for name in ("why", "rewind", "replay", "options", "mute", "pause", "projector"):
            inside.addWidget(self._buttons[name])
        self.setLayout(inside)

    def connect_button(self, name: str, act: Callable[[], object]) -> None:
        """Call `act` when a button is clicked."""
        self._buttons[name].clicked.connect(act)

    def show_call(self, title: str, about: str, leave: str) -> None:
        """Show a call, and what leaving it means."""
        self._title.setText(title)
        self._who = about
        self._about.setText(about)
        self._call("leave", self.tr("%s (Esc)") % leave)
        for key in self._keys["leave"]:
            key.setWhatsThis(leave)

    def show_clock(self, time: str, of_day: str) -> None:
        """Show how long the call has lasted, and the time of day where there is one."""
        self._about.setText(" · ".join(part for part in (self._who, of_day) if part))
        self._clock.setText(time)
        self._clock.setAccessibleName(self.tr("Time so far: %s") % time)

    def show_voice(self, on: bool) -> None:
        """Show whether the customer's voice is on; without it only a screen reader can repeat anything."""
        self._call("mute", self.tr("Mute the customer's voice (M)") if on else self.tr("Unmute the customer's voice (M)"))
        dress(self._buttons["mute"], self._look, "volume" if on else "mute")
        for name in ("replay", "options"):
            self.allow(name, enabled=on or screen_reader_active())

    def show_paused(self, paused: bool) -> None:
        """Show what the pause button does now."""
        self._call("pause", self.tr("Continue (P)") if paused else self.tr("Pause (P)"))
        dress(self._buttons["pause"], self._look, "play" if paused else "pause")

    def show_ways(self, *, back: bool, why: bool, over: bool, assessed: bool) -> None:
        """Show whether one can go back, ask why, or pause, which a call that is over can't; an assessment gives no hints."""
        self.allow("rewind", enabled=back, shown=not assessed)
        self.allow("why", enabled=why, shown=not assessed)
        self.allow("pause", enabled=not over)

    def allow(self, name: str, *, enabled: bool, shown: bool = True) -> None:
        """Set whether a button can be pressed, and whether it is there at all; its keys follow, and are listed accordingly."""
        self._buttons[name].setEnabled(enabled)
        self._buttons[name].setVisible(shown)
        for key in self._keys[name]:
            key.setEnabled(shown and enabled)

    def show_look(self) -> None:
        """Draw the icons in the theme's colours."""
        for name, icon in ICONS.items():
            dress(self._buttons[name], self._look, icon)

    def _call(self, name: str, text: str) -> None:
        self._buttons[name].setAccessibleName(text)
        self._buttons[name].setToolTip(text)
