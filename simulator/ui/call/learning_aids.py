"""What makes a call teach more, offered before it: saying it first, and telling how sure each answer is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.settings import Settings
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import button, column, label
from simulator.ui.widgets.flow_layout import FlowLayout


class LearningAids(QWidget):
    """Two switches, which are the same as those in the settings.

    Signals: `aid_picked` with the name of a setting and whether it is on.
    """

    aid_picked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say_first = self.tr("Write or say your own answer before the options appear; it stays in sight beside them.")
        how_sure = self.tr("With each answer, say whether you are sure; the debrief shows how often you were right to be.")
        self._switches = {
            "say_first": self._switch(self.tr("Say it first"), say_first, "aid-say-first"),
            "confidence": self._switch(self.tr("Say how sure"), how_sure, "aid-confidence"),
        }
        self._about = label(role="small", wrap=True)
        line = FlowLayout(label(self.tr("Get more out of it:"), "soft"), *self._switches.values())
        whole = column(spacing=GRID // 2)
        whole.addLayout(line)
        whole.addWidget(self._about)
        self.setLayout(whole)
        for key, switch in self._switches.items():
            switch.toggled.connect(self._show_about)
            switch.clicked.connect(lambda on, key=key: self.aid_picked.emit(key, on))
        self._show_about()

    def show_settings(self, settings: Settings) -> None:
        """Show what is on."""
        for key, on in (("say_first", settings.say_first), ("confidence", settings.confidence)):
            self._switches[key].setChecked(on)

    def _switch(self, text: str, about: str, name: str) -> QPushButton:
        switch = button(text, name=name)
        switch.setCheckable(True)
        switch.setToolTip(about)
        switch.setAccessibleDescription(about)
        return switch

    def _show_about(self) -> None:
        about = " ".join(switch.toolTip() for switch in self._switches.values() if switch.isChecked())
        self._about.setText(about)
        self._about.setVisible(bool(about))
