"""Single lines, shortened to their room and drawn at its left, its right or in its middle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from simulator.ui.style import text_fitting
from simulator.ui.style.theme import Theme

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


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60), width=st.integers(0, 400))
def test_a_shortened_text_fits_and_begins_as_it_did(dressed, text, width):
    metrics = QFontMetricsF(FONT())
    shown = text_fitting.elided(metrics, text, width)
    if shown == text:
        assert metrics.horizontalAdvance(text) <= width
    else:
        assert shown.endswith(text_fitting.ELLIPSIS)
        assert text.startswith(shown.removesuffix(text_fitting.ELLIPSIS))
        assert shown == text_fitting.ELLIPSIS or metrics.horizontalAdvance(shown) <= width


def test_a_text_that_fits_stays_whole(dressed):
    metrics = QFontMetricsF(FONT())
    assert text_fitting.elided(metrics, "whole", metrics.horizontalAdvance("whole")) == "whole"


def test_a_line_is_drawn_at_the_left_the_right_or_in_the_middle(painter, image):
    room = QRectF(20, 10, 260, 40)
    drawn = []
    for draw in (text_fitting.draw_left, text_fitting.draw_centred, text_fitting.draw_right):
        image.fill(QColor("white"))
        draw(painter, room, "Words")
        found = columns(image)
        drawn.append((found[0], found[-1]))
    left, middle, right = drawn
    assert left[0] in range(20, 24)
    assert (middle[0] + middle[1]) / 2 == pytest.approx(150, abs=2)
    assert right[1] in range(277, 282)


@pytest.mark.parametrize("draw", [text_fitting.draw_left, text_fitting.draw_centred])
def test_a_long_line_stays_in_its_room(painter, image, draw):
    draw(painter, QRectF(20, 10, 100, 40), "far too many words for such a narrow room")
    found = columns(image)
    assert found[0] >= 18
    assert found[-1] <= 121


@pytest.mark.parametrize(("text", "first"), [("Word", "Word"), ("", ""), ("Two words", "Two"), ("W" * 60 + " x", "WWWW")])
def test_a_first_line_is_made_of_whole_words_or_of_what_fits_of_a_long_one(dressed, text, first):
    metrics = QFontMetricsF(FONT())
    assert text_fitting.first_line(metrics, text, metrics.horizontalAdvance("Two wor")) == first
