"""Shapes and lines drawn without the names of Qt's namespace look as they do when they are drawn with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from simulator.ui.style import painting
from simulator.ui.style.theme import Theme

INK, GROUND = QColor("#0F6B66"), QColor("#F3D9B1")


def drawn(draw):
    """Give the picture that comes of drawing something."""
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(Theme(dark=False, scale=1.0).font(20, strong=True))
    draw(painter)
    painter.end()
    return image


def off(one, other):
    """Give by how much, of 255, the colours of two pictures differ at most."""
    colours = ((one.pixelColor(x, y), other.pixelColor(x, y)) for x in range(one.width()) for y in range(one.height()))
    return max(max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True)) for one, other in colours)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The charge nobody made",
        "Zażółć gęślą jaźń Ǻ",
        "שלום עולם 12",
        "هذا النص",
        "日本語",
        "𝔘𝔫𝔦 😀 end",
        "<b>&amp;</b>",
        "a\nb\tc",
    ],
)
def test_a_line_is_written_as_qt_draws_it_with_a_pen(dressed, text):
    place = QPointF(4.5, 30.25)

    def with_a_pen(painter):
        painter.setPen(INK)
        painter.drawText(place, text)

    assert drawn(lambda painter: painting.write(painter, place, text, INK)) == drawn(with_a_pen)


def test_a_line_may_be_half_transparent(dressed):
    light = QColor(15, 107, 102, 100)
    place = QPointF(4, 30)
    assert drawn(lambda painter: painting.write(painter, place, "Word", light)) != drawn(
        lambda painter: painting.write(painter, place, "Word", INK)
    )


@pytest.mark.parametrize("width", [1, 2, 4])
def test_a_box_is_drawn_as_with_a_pen_and_a_brush(dressed, width):
    box = QRectF(10.5, 5.5, 200, 40)

    def with_both(painter):
        pen = QPen(INK)
        pen.setWidthF(width)
        painter.setPen(pen)
        painter.setBrush(GROUND)
        painter.drawRoundedRect(box, 10, 10)

    assert (
        off(drawn(lambda painter: painting.draw_box(painter, box, 10, GROUND, painting.pen(INK, width))), drawn(with_both)) <= 3
    )


def test_a_disc_is_drawn_as_with_a_pen_and_a_brush(dressed):
    box = QRectF(10.5, 5.5, 40, 40)

    def with_both(painter):
        painter.setPen(INK)
        painter.setBrush(INK)
        painter.drawEllipse(box)

    assert off(drawn(lambda painter: painting.draw_disc(painter, box, INK)), drawn(with_both)) <= 3
