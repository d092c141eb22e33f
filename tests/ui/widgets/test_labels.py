"""Labels: words that wrap, and those that have no place to wrap at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from simulator.ui.widgets.labels import label
from tests.ui.pixels import inked

LINK = "https://reset.example.com/r?token=" + "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9" * 3


@pytest.fixture
def shown(look, qtbot):
    """Give a way to show a label at a width, as high as it asks for."""

    def show(text, role="", width=220, **options):
        made = label(text, role, wrap=True)
        for name, value in options.items():
            getattr(made, name)(value)
        qtbot.addWidget(made)
        made.resize(width, made.heightForWidth(width))
        made.show()
        return made

    return show


def rows_of_ink(made):
    """Count the lines of words."""
    image: QImage = made.grab().toImage()
    ground = image.pixel(0, 0)
    inked_rows = [y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(image.width()))]
    return sum(row - 1 not in inked_rows for row in inked_rows)


@pytest.mark.parametrize("selectable", [False, True])
@pytest.mark.parametrize("role", ["", "small", "title", "stop"])
def test_a_word_that_is_too_long_goes_on_in_the_next_line(shown, role, selectable):
    flags = Qt.TextInteractionFlag.TextSelectableByMouse if selectable else Qt.TextInteractionFlag.NoTextInteraction
    made = shown(LINK, role, setTextInteractionFlags=flags)
    assert made.heightForWidth(220) > 3 * made.fontMetrics().height()
    assert rows_of_ink(made) >= 3
    assert made.text() == LINK


def test_a_narrower_label_takes_more_lines(shown):
    made = shown(LINK)
    assert made.heightForWidth(120) > made.heightForWidth(220) > made.heightForWidth(600)


def test_another_text_is_laid_out_anew(shown):
    made = shown(LINK)
    high = made.heightForWidth(220)
    made.setText("Short.")
    assert made.heightForWidth(220) < high / 2
    made.setText(LINK)
    assert made.heightForWidth(220) == high


def test_words_in_the_middle_stay_there(shown):
    made = shown(LINK + "WWWW", setAlignment=Qt.AlignmentFlag.AlignCenter)
    last = inked(made, made.palette().windowText().color().name(), range(made.width()))
    bottom = max(y for _, y in last)
    columns = [x for x, y in last if y > bottom - 8]
    assert abs((min(columns) + max(columns)) / 2 - made.width() / 2) < 12


def test_the_mouse_still_marks_words(shown):
    made = shown(LINK, setTextInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse)
    QTest.mouseDClick(made, Qt.MouseButton.LeftButton, pos=made.rect().center())
    assert made.selectedText()
