"""Paragraphs: wrapped and measured before they are drawn, letter by letter."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from simulator.ui.paragraph import Paragraph
from simulator.ui.theme import Theme

FONT = Theme(dark=False, scale=1.0).font


@pytest.fixture
def image(dressed):
    made = QImage(300, 60, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    return made


@pytest.fixture
def painter(image):
    made = QPainter(image)
    yield made
    made.end()


def columns(image):
    """Give the columns in which something is drawn."""
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) != QColor("white") for y in range(image.height()))]


def test_a_paragraph_takes_more_height_where_it_is_narrower(dressed):
    words = "a few words that have to go on in the next line " * 3
    wide, narrow = (Paragraph(words, FONT(), width).size for width in (600, 200))
    assert narrow.height() > wide.height()
    assert narrow.width() <= 200
    assert Paragraph("short", FONT(), 600).size.width() < 100


def test_a_paragraph_is_drawn_within_its_size(painter, image):
    made = Paragraph("some words that go on and on and on", FONT(), 150)
    painter.setPen(QColor("black"))
    made.draw(painter, 10, 5)
    found = columns(image)
    assert found[0] >= 10
    assert found[-1] <= 10 + made.size.width()


def test_a_paragraph_shows_markup_and_line_ends_as_they_are(painter, image):
    painter.setPen(QColor("black"))
    Paragraph("<b>x</b> &amp; y", FONT(), 280).draw(painter, 0, 0)
    marked = columns(image)
    image.fill(QColor("white"))
    Paragraph("x & y", FONT(), 280).draw(painter, 0, 0)
    assert marked[-1] > columns(image)[-1] + 30
    assert Paragraph("one\ntwo", FONT(), 280).size.height() > 1.8 * Paragraph("one", FONT(), 280).size.height()
