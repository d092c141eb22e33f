"""The small pieces: plain text, wrapping, and layouts that can be emptied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QButtonGroup, QLabel, QWidget

from simulator.ui.widgets.basics import ScrollPage, add_to_group, boxed, button, clear, column, icon_button, label, row
from simulator.ui.widgets.flow_layout import FlowLayout
from tests.conversations import MARKUP
from tests.ui.audit import role


@pytest.mark.parametrize("text", [MARKUP, "<html>", "<!-- x -->", "&lt;b&gt;", "plain", "a\n<i>b</i>", "x<y"])
def test_a_label_shows_its_text_as_it_is(look, qtbot, text):
    shown, plain = label(text), QLabel()
    plain.setTextFormat(Qt.TextFormat.PlainText)
    plain.setText(text)
    for made in (shown, plain):
        qtbot.addWidget(made)
        made.resize(400, 60)
    assert shown.text() == text
    assert shown.grab().toImage() == plain.grab().toImage()


def test_a_label_that_is_given_markup_later_shows_it_as_it_is(look, qtbot):
    shown, plain = label("plain"), QLabel()
    shown.setText("<b>x</b>")
    plain.setTextFormat(Qt.TextFormat.PlainText)
    plain.setText("<b>x</b>")
    for made in (shown, plain):
        qtbot.addWidget(made)
        made.resize(200, 40)
    assert shown.grab().toImage() == plain.grab().toImage()


def test_an_icon_button_is_named(look, qtbot):
    made = icon_button(look, "close", "Close it", name="shut")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip(), made.objectName(), made.text()) == ("Close it", "Close it", "shut", "")
    assert not made.icon().isNull()


def test_of_a_group_one_is_marked_and_each_is_a_radio_button(look, qtbot):
    group = QButtonGroup()
    made = [button(text) for text in ("One", "Other")]
    for one in made:
        qtbot.addWidget(one)
        add_to_group(group, one)
    made[0].click()
    made[1].click()
    assert [one.isChecked() for one in made] == [False, True]
    assert {role(one) for one in made} == {QAccessible.Role.RadioButton}


def test_an_emptied_layout_lets_go_of_everything_in_it(look, qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    outer = column()
    inner = row()
    inner.addWidget(label("inner"))
    inner.addStretch(1)
    outer.addWidget(label("outer"))
    outer.addStretch(1)
    outer.addWidget(boxed(inner))
    outer.addWidget(boxed(FlowLayout(button("flow"))))
    page.setLayout(outer)
    page.show()
    clear(outer)
    assert outer.count() == 0
    assert not any(child.isVisible() for child in page.findChildren(QWidget))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.findChildren(QLabel) == []


@pytest.mark.parametrize("inner", [row, FlowLayout])
def test_a_layout_that_is_cleared_must_hold_no_layout_without_a_box(look, qtbot, inner):
    outer = column()
    outer.addLayout(inner())
    with pytest.raises(TypeError, match="box"):
        clear(outer)


def test_a_page_has_one_column_of_a_limited_width(look, qtbot):
    page = ScrollPage(look, 600)
    qtbot.addWidget(page)
    words = label("word " * 300, wrap=True)
    page.content.addWidget(words)
    page.resize(1200, 300)
    page.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert words.width() <= 600
    left = words.mapTo(page, words.rect().topLeft()).x()
    assert left == pytest.approx((1200 - words.width()) / 2, abs=12)
    assert words.height() >= words.heightForWidth(words.width())
    assert page.horizontalScrollBar().maximum() == 0


def test_the_words_of_a_link_begin_where_other_words_begin(look, qtbot):
    def left(widget):
        image = widget.grab().toImage()
        ground = image.pixel(image.width() - 1, 0)
        return min(x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground)

    page = boxed(column())
    qtbot.addWidget(page)
    words, link = label("Hello"), button("Hello", "link")
    for widget in (words, link):
        page.layout().addWidget(widget)
    page.resize(300, 100)
    page.show()
    assert 0 <= left(link) - left(words) <= look.theme.ring
