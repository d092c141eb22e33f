"""Single lines and paragraphs: shortened, wrapped and measured before they are drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from simulator.ui import texts
from simulator.ui.paragraph import paragraph
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
    made.setFont(FONT())
    yield made
    if made.isActive():
        made.end()


def columns(image):
    """Give the columns in which something is drawn."""
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) != QColor("white") for y in range(image.height()))]


@given(text=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60), width=st.integers(0, 400))
def test_a_shortened_text_fits_and_begins_as_it_did(dressed, text, width):
    metrics = QFontMetricsF(FONT())
    shown = texts.shortened(metrics, text, width)
    if shown == text:
        assert metrics.horizontalAdvance(text) <= width
    else:
        assert shown.endswith(texts.ELLIPSIS)
        assert text.startswith(shown.removesuffix(texts.ELLIPSIS))
        assert shown == texts.ELLIPSIS or metrics.horizontalAdvance(shown) <= width


def test_a_text_that_fits_stays_whole(dressed):
    metrics = QFontMetricsF(FONT())
    assert texts.shortened(metrics, "whole", metrics.horizontalAdvance("whole")) == "whole"


def test_a_line_is_drawn_at_the_left_the_right_or_in_the_middle(painter, image):
    room = QRectF(20, 10, 260, 40)
    drawn = []
    for draw in (texts.draw_left, texts.draw_centred, texts.draw_right):
        image.fill(QColor("white"))
        draw(painter, room, "Words")
        found = columns(image)
        drawn.append((found[0], found[-1]))
    left, middle, right = drawn
    assert 20 <= left[0] <= 23
    assert (middle[0] + middle[1]) / 2 == pytest.approx(150, abs=2)
    assert 277 <= right[1] <= 281


@pytest.mark.parametrize("draw", [texts.draw_left, texts.draw_centred])
def test_a_long_line_stays_in_its_room(painter, image, draw):
    draw(painter, QRectF(20, 10, 100, 40), "far too many words for such a narrow room")
    found = columns(image)
    assert 18 <= found[0]
    assert found[-1] <= 121


def test_a_paragraph_takes_more_height_where_it_is_narrower(dressed):
    words = "a few words that have to go on in the next line " * 3
    wide, narrow = (paragraph(words, FONT(), width).size for width in (600, 200))
    assert narrow.height() > wide.height()
    assert narrow.width() <= 200
    assert paragraph("short", FONT(), 600).size.width() < 100


def test_a_paragraph_is_drawn_within_its_size(painter, image):
    made = paragraph("some words that go on and on and on", FONT(), 150)
    painter.setPen(QColor("black"))
    made.draw(painter, 10, 5)
    found = columns(image)
    assert found[0] >= 10
    assert found[-1] <= 10 + made.size.width()


def test_a_paragraph_shows_markup_and_line_ends_as_they_are(painter, image):
    painter.setPen(QColor("black"))
    paragraph("<b>x</b> &amp; y", FONT(), 280).draw(painter, 0, 0)
    marked = columns(image)
    image.fill(QColor("white"))
    paragraph("x & y", FONT(), 280).draw(painter, 0, 0)
    assert marked[-1] > columns(image)[-1] + 30
    assert paragraph("one\ntwo", FONT(), 280).size.height() > 1.8 * paragraph("one", FONT(), 280).size.height()


def test_the_same_paragraph_is_laid_out_once(dressed):
    assert paragraph("once", FONT(), 100) is paragraph("once", FONT(), 100)
    assert paragraph("once", FONT(), 100) is not paragraph("once", FONT(), 101)
    assert paragraph("once", FONT(), 100) is not paragraph("once", FONT(strong=True), 100)
