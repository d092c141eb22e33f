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


UNBROKEN = "No" + "o" * 200


def inked_columns(image):
    """Give the columns in which something is drawn."""
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) != QColor("white") for y in range(image.height()))]


@pytest.mark.parametrize("text", [UNBROKEN, f"Go to https://example.com/{UNBROKEN} now.", f"two\n{UNBROKEN}"])
def test_a_word_that_is_too_long_is_broken_where_the_line_ends(dressed, text):
    paragraph = Paragraph(text, FONT(), 200)
    image = drawn(paragraph)
    assert paragraph.size.width() <= 200
    assert lines(image) > 5
    assert max(inked_columns(image)) <= 10 + 200
    assert max(inked_rows(image)) <= 10 + paragraph.size.height()


def test_words_that_fit_into_a_line_of_their_own_are_not_broken(dressed):
    words = "responsibilities " * 6
    one = Paragraph("responsibilities", FONT(), 200).size
    assert Paragraph(words.strip(), FONT(), one.width() + 4).size.height() == 6 * one.height()


@pytest.mark.parametrize(
    "text", ["שלום, החבילה שלי לא הגיעה ואני מחכה כבר שבוע", "مرحبا، الطرد لم يصل حتى الآن وأنا أنتظر منذ أسبوع"]
)
def test_what_runs_from_right_to_left_ends_at_the_right(dressed, text):
    paragraph = Paragraph(text, FONT(), 260)
    image = drawn(paragraph)
    last = [y for y in inked_rows(image) if y > 10 + paragraph.size.height() * 2 / 3]
    columns = [x for x in range(500) if any(image.pixelColor(x, y) != QColor("white") for y in last)]
    assert paragraph.right_to_left
    assert columns[-1] > 10 + paragraph.size.width() - 12
    assert columns[0] > 10 + 12


def test_the_first_letter_decides_where_a_text_begins(dressed):
    assert not Paragraph("Dana says שלום to everybody", FONT(), 300).right_to_left
    assert Paragraph("3 שלום Dana", FONT(), 300).right_to_left
