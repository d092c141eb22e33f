"""How the customer and their words stand at the top of the projector's window; each channel has its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simulator.core.scenario.model import Scenario
from simulator.ui.style.expressions import feeling
from simulator.ui.style.script import isolated

PAPER, LINE = "#F1ECE3", "#8A9299"
"""The ground of what is said, and the line round what is written; the window itself is always white."""


class ProjectorHead:
    """A conversation by telephone: the face, the name with the feeling, and the words.

    `face` is the size of the face and `words` that of the words, in sizes of the window's type; `strong` words are bold. `inset`
    is the room between what is drawn behind the words and the words, and `mark` is whether anything is.
    """

    face = 5.5
    words = 1.2
    strong = True
    inset = 0.0

    def who(self, scenario: Scenario, mood: int, onlookers: int = 0) -> str:
        """What stands above the words; `onlookers` is how many read along or wait, 0 where that is not known."""
        return f"{isolated(scenario.customer.name)} · {feeling(mood)}"

    def draw_ground(self, painter: QPainter, box: QRectF, size: int) -> None:
        """Draw what is behind the words, whose room with the inset is `box`."""


def draw_sheet(painter: QPainter, box: QRectF, size: int, *, filled: bool) -> None:
    """Draw a ground with round corners, or a sheet with a line round it."""
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(LINE), max(size / 20, 1)))
    painter.setBrush(QColor(PAPER) if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, size / 2, size / 2)
