"""Settings: theme, text size, the customer's voice, silence timers, and where the progress is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from simulator.settings import TEXT_SIZES, THEMES, Settings
from simulator.ui.flow import Flow
from simulator.ui.look import Look
from simulator.ui.theme import GRID
from simulator.ui.widgets import ScrollPage, breakable, button, column, label, row, rule


class SettingsPage(ScrollPage):
    """Every setting takes effect at once.

    Signals: `settings_changed` with the new settings, `copy_asked` for a copy of the progress.
    """

    settings_changed = Signal(object)
    copy_asked = Signal()

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(look, 720, parent)
        self._settings = settings
        self._groups: dict[str, QButtonGroup] = {}
        names = {"system": self.tr("Like the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}
        on_off = {True: self.tr("On"), False: self.tr("Off")}
        self._volume = QSlider(Qt.Orientation.Horizontal)
        self._volume.setRange(0, 100)
        self._volume.setObjectName("volume")
        self._volume.setAccessibleName(self.tr("Volume of the voice"))
        self.content.addWidget(label(self.tr("Settings"), "title"))
        self._add(self.tr("Theme"), "", self._choice("theme", {theme: names[theme] for theme in THEMES}))
        self._add(self.tr("Text size"), "", self._choice("text_size", {size: self.tr("%d %%") % size for size in TEXT_SIZES}))
        told = self.tr("The customer's lines are spoken. Every line is shown as well.")
        self._add(self.tr("Voice"), told, self._choice("voice", on_off))
        self._add(self.tr("Volume"), "", self._slider())
        told = self.tr("Customers lose patience when nothing is said. Off gives you all the time you want.")
        self._add(self.tr("Silence timers"), told, self._choice("timers", on_off))
        self._place = label(role="soft", wrap=True)
        self._add(self.tr("Your progress"), "", self._progress())
        self.content.addStretch(1)
        self._volume.valueChanged.connect(lambda volume: self._change(volume=volume))
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere."""
        self._settings = settings
        for field, group in self._groups.items():
            for made in group.buttons():
                made.setChecked(made.property("value") == getattr(settings, field))
        with QSignalBlocker(self._volume):
            self._volume.setValue(settings.volume)

    def show_place(self, place: str) -> None:
        """Tell where the progress is kept; an empty place says that it is not."""
        kept = self.tr("What everybody here has practised is kept in %s.") % breakable(place)
        lost = self.tr("Nothing is saved at the moment: what is practised now is gone when First Call ends.")
        self._place.setText(kept if place else lost)
        self._copy.setEnabled(bool(place))

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
        self.content.addLayout(words)

    def _choice(self, field: str, values: Mapping[Any, str]) -> Flow:
        line = Flow()
        group = QButtonGroup(self)
        for value, text in values.items():
            made: QPushButton = button(text, name=f"{field}-{value}")
            made.setCheckable(True)
            made.setProperty("value", value)
            made.clicked.connect(lambda _=False, value=value: self._change(**{field: value}))
            group.addButton(made)
            line.addWidget(made)
        self._groups[field] = group
        return line

    def _slider(self) -> QHBoxLayout:
        line = row(spacing=GRID)
        line.addWidget(self._volume)
        return line

    def _progress(self) -> QVBoxLayout:
        self._copy = button(self.tr("Save a copy…"), name="save-copy")
        self._copy.setAccessibleName(self.tr("Save a copy of the progress"))
        self._copy.clicked.connect(self.copy_asked)
        lines = column(spacing=GRID)
        lines.addWidget(self._place)
        lines.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        return lines

    def _change(self, **changes: Any) -> None:
        self._settings = self._settings._replace(**changes)
        self.settings_changed.emit(self._settings)
