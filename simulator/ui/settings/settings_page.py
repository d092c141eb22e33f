"""Settings: theme, text size, the customer's voice, silence timers, movement, where the progress is kept, and the keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from simulator.settings import MOTIONS, TEXT_SIZES, THEMES, Settings
from simulator.ui.people.pin_form import PinForm
from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import ScrollPage, add_to_group, breakable, button, column, label, one_stop, row, rule
from simulator.ui.widgets.calm_slider import CalmSlider
from simulator.ui.widgets.flow_layout import FlowLayout
from simulator.ui.window.page import Page


class SettingsPage(ScrollPage, Page):
    """Every setting takes effect at once.

    Signals: `settings_changed` with the new settings, `keys_asked` for the list of all keys. `copy` is the button that asks for a
    copy of the progress, `copy_pin` the form that asks for the trainer's PIN before.
    """

    name = "settings"

    settings_changed = Signal(object)
    keys_asked = Signal()

    def __init__(self, look: Appearance, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._settings = settings
        self._groups: dict[str, QButtonGroup] = {}
        names = {
            "system": self.tr("Match system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }
        on_off = {True: self.tr("On"), False: self.tr("Off")}
        self._volume = CalmSlider()
        self._volume.setRange(0, 100)
        self._volume.setObjectName("volume")
        self._volume.setAccessibleName(self.tr("Volume of the voice"))
        self.content.addWidget(label(self.tr("Settings"), "title"))
        self._add(self.tr("Theme"), "", self._choice("theme", {theme: names[theme] for theme in THEMES}))
        self._add(self.tr("Text size"), "", self._choice("text_size", {size: self.tr("%d %%") % size for size in TEXT_SIZES}))
        about = self.tr(
            "The customer's lines are spoken. Every line is shown as well. Choose Off if a screen reader reads them out."
        )
        self._add(self.tr("Voice"), about, self._choice("voice", on_off))
        self._add(self.tr("Volume"), "", self._slider())
        about = self.tr("Customers lose patience when nothing is said. Off gives you all the time you want.")
        self._add(self.tr("Silence timers"), about, self._choice("timers", on_off))
        about = self.tr("After the customer, another voice reads what you can answer. The key O reads it at any time.")
        self._add(self.tr("Read my options aloud"), about, self._choice("read_options", on_off))
        about = self.tr("In practice you write or say your own answer before you see the options, and compare in the debrief.")
        self._add(self.tr("Say it first"), about, self._choice("say_first", on_off))
        about = self.tr(
            "You count as sure of an answer unless you say “not sure” (S). Mistakes you were sure of come first afterwards."
        )
        self._add(self.tr("Say how sure"), about, self._choice("confidence", on_off))
        self._add_motion()
        self._add_keys()
        self._place = label(role="soft", wrap=True)
        self._add(self.tr("Your progress"), "", self._progress())
        self.content.addStretch(1)
        self._volume.valueChanged.connect(lambda volume: self._change(volume=volume))
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Show the settings, which may have been changed elsewhere."""
        self._settings = settings
        for field, group in self._groups.items():
            for choice in group.buttons():
                choice.setChecked(choice.property("value") == getattr(settings, field))
        with QSignalBlocker(self._volume):
            self._volume.setValue(settings.volume)

    def add_section(self, section: QWidget) -> None:
        """Add a section that is looked after elsewhere, below the others."""
        self.content.insertWidget(self.content.count() - 1, section)

    def show_place(self, place: str) -> None:
        """Show where the progress is kept; an empty place says that it is not."""
        saved = self.tr("Everybody's progress is kept in %s.") % breakable(place)
        lost = self.tr("Nothing is being saved: what you practise now is lost when First Call closes.")
        self._place.setText(saved if place else lost)
        self.copy.setEnabled(bool(place))

    def focus_first(self) -> None:
        """Give the keyboard to the first setting."""
        chosen = self._groups["theme"].checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, name: str, about: str, control: QLayout) -> None:
        self.content.addWidget(rule())
        words: QVBoxLayout = column(spacing=GRID)
        words.addWidget(label(name, "lead"))
        if about:
            words.addWidget(label(about, "soft", wrap=True))
        words.addLayout(control)
        items = (control.itemAt(number) for number in range(control.count()))
        for widget in (item.widget() for item in items if item is not None):
            if isinstance(widget, QPushButton) and widget.isCheckable():
                widget.setAccessibleName(f"{name}: {widget.text()}")
        self.content.addLayout(words)

    def _add_motion(self) -> None:
        names = {"system": self.tr("Match system"), "off": self.tr("Off"), "on": self.tr("On")}
        about = self.tr(
            "Blinking text cursors and fading tips; nothing else moves by itself. “Match system” works on Windows, "
            "and on Linux desktops that stop their text cursors. Anywhere else, choose Off if you want nothing to move."
        )
        self._add(self.tr("Movement"), about, self._choice("motion", {motion: names[motion] for motion in MOTIONS}))

    def _add_keys(self) -> None:
        keys = button(self.tr("Show all keys (F1)"), name="keys")
        keys.clicked.connect(self.keys_asked)
        self._add(self.tr("Keys"), self.tr("Everything works without a mouse."), FlowLayout(keys))

    def _choice(self, field: str, values: Mapping[Any, str]) -> FlowLayout:
        line = FlowLayout()
        group = QButtonGroup(self)
        one_stop(group)
        for value, text in values.items():
            choice: QPushButton = button(text, name=f"{field}-{value}")
            choice.setProperty("value", value)
            choice.clicked.connect(lambda _=False, value=value: self._change(**{field: value}))
            add_to_group(group, choice)
            line.addWidget(choice)
        self._groups[field] = group
        return line

    def _slider(self) -> QHBoxLayout:
        line = row(spacing=GRID)
        line.addWidget(self._volume)
        return line

    def _progress(self) -> QVBoxLayout:
        self.copy = button(self.tr("Save a copy…"), name="save-copy")
        self.copy.setAccessibleName(self.tr("Save a copy of the progress"))
        lines = column(spacing=GRID)
        lines.addWidget(self._place)
        lines.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.copy_pin = PinForm(self._look)
        self.copy_pin.hide()
        lines.addWidget(self.copy_pin)
        return lines

    def _change(self, **changes: Any) -> None:
        self._settings = self._settings._replace(**changes)
        self.settings_changed.emit(self._settings)
