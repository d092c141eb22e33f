"""A button around which the ring of the keyboard can be seen, whatever it is filled with."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton

from simulator.ui.style import painting
from simulator.ui.style.theme import RADIUS, ring_width


class RingedButton(QPushButton):
    """A button whose filling stands off the ring of the keyboard: both have the same colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the gap over what the style sheet draws."""
        super().paintEvent(event)
        role = self.property("role")
        if self.hasFocus() and (role == "primary" or (self.isChecked() and role != "link")):
            # not the button's own palette, which the style sheet changes
            ring, palette = ring_width(), QApplication.palette()
            gap = palette.highlightedText() if role == "primary" else palette.window()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for inset, width, colour in ((1.5 * ring, ring, gap.color()), (2.5 * ring, ring, palette.highlight().color())):
                box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
                painting.draw_ring(painter, box, RADIUS - inset, painting.pen(colour, width))
            painter.end()
