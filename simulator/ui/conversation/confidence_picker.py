"""Whether the trainee is sure of the answer: two buttons of which one may be picked, or neither."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from simulator.ui.style.appearance import Appearance
from simulator.ui.style.theme import GRID
from simulator.ui.widgets.basics import button, label, row


class ConfidencePicker(QWidget):
    """Asks beforehand, because in hindsight everybody was sure."""

    def __init__(self, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons = {
            True: self._button(self.tr("Sure"), self.tr("I am sure of my answer (S)"), "sure"),
            False: self._button(self.tr("Not sure"), self.tr("I am not sure of my answer (N)"), "not-sure"),
        }
        self._line = row(spacing=GRID)
        self._line.addWidget(label(self.tr("Are you sure?"), "soft"))
        for answer in self._buttons.values():
            self._line.addWidget(answer)
        self._line.addStretch(1)
        self.setLayout(self._line)
        look.changed.connect(self._fit)

    def _button(self, text: str, meaning: str, name: str) -> QPushButton:
        answer = button(text, name=name)
        answer.setCheckable(True)
        answer.setAccessibleName(meaning)
        answer.setToolTip(meaning)
        answer.clicked.connect(lambda: self._on_clicked(answer))
        return answer

    @property
    def sure(self) -> bool | None:
        """What was picked; None where nothing was."""
        return next((sure for sure, answer in self._buttons.items() if answer.isChecked()), None)

    def clear(self) -> None:
        """Pick neither."""
        for answer in self._buttons.values():
            answer.setChecked(False)

    def press(self, *, sure: bool) -> None:
        """Pick or take back, as a click on the button does."""
        self._buttons[sure].click()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in line with the choices below."""
        super().resizeEvent(event)
        self._fit()

    def _on_clicked(self, clicked: QPushButton) -> None:
        for answer in self._buttons.values():
            if answer is not clicked:
                answer.setChecked(False)

    def _fit(self) -> None:
        aside = self._look.theme.margin(self.width())
        self._line.setContentsMargins(aside, GRID, aside, 0)
