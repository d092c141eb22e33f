"""Text wrapped to a width and drawn as it was measured."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from simulator.ui.style.paragraph import Paragraph
from simulator.ui.style.theme import Theme

FONT = Theme(dark=False, scale=1.0).font
LONG = "A parcel that was promised for this morning and is not here. " * 4


def drawn(paragraph):
    """Draw a paragraph on white. Gives the picture."""
    image = QImage(500, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    paragraph.draw(painter, 10, 10)
    painter.end()
    return image


def inked_rows(image):
    """Give the rows in which something is drawn."""
    return [y for y in range(image.height()) if any(image.pixelColor(x, y) != QColor("white") for x in range(image.width()))]


def lines(image):
    """Count the lines: runs of inked rows."""
    rows = inked_rows(image)
    return sum(row - 1 not in rows for row in rows)


@pytest.mark.parametrize(("text", "count"), [("one", 1), ("oxo\noxo", 2), ("oxo\n\noxo\noxo", 3)])
def test_a_line_feed_begins_a_new_line(dressed, text, count):
    assert lines(drawn(Paragraph(text, FONT(), 400))) == count


def test_a_long_text_is_wrapped_to_its_width(dressed):
    paragraph = Paragraph(LONG, FONT(), 200)
    assert paragraph.size.width() <= 200
    assert paragraph.size.height() > 4 * Paragraph("one", FONT(), 200).size.height()


@pytest.mark.parametrize("text", ["one", LONG, "first\nsecond\nthird"])
def test_what_is_drawn_fits_into_the_size_that_was_told(dressed, text):
    paragraph = Paragraph(text, FONT(), 300)
    rows = inked_rows(drawn(paragraph))
    assert rows[0] >= 10
    assert rows[-1] <= 10 + paragraph.size.height()
    assert rows[-1] > 10 + paragraph.size.height() / 2


def test_markup_is_drawn_as_it_stands(dressed):
    assert inked_rows(drawn(Paragraph("<br><br>x", FONT(), 400)))[-1] < 40
