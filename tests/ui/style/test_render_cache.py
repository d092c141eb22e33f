"""Pictures of what was drawn once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor

from simulator.ui.style.render_cache import RenderCache, kept_sharp

GROUND, INK = QColor("#FAF6F0"), QColor("#14181C")


def dot(painter):
    painter.fillRect(QRect(0, 0, 2, 2), INK)


def add(pictures, key, ratio=1.0):
    return pictures.add(key, QSize(8, 4), ratio, GROUND, dot)


def test_a_picture_is_drawn_on_the_ground_and_has_no_transparent_dot(qapp):
    image = add(RenderCache(2), "one").toImage()
    assert not image.hasAlphaChannel()
    assert image.pixelColor(1, 1) == INK
    assert image.pixelColor(5, 1) == GROUND


def test_on_a_fine_screen_a_picture_has_more_dots_and_the_same_size(qapp):
    picture = add(RenderCache(2), "one", 2.0)
    assert (picture.width(), picture.deviceIndependentSize().toSize()) == (16, QSize(8, 4))


def test_the_picture_that_was_not_shown_for_longest_goes(qapp):
    pictures = RenderCache(2)
    one = add(pictures, "one")
    add(pictures, "two")
    assert pictures.known("one").cacheKey() == one.cacheKey()
    add(pictures, "three")
    assert pictures.known("two") is None
    assert pictures.known("one") is not None
    pictures.clear()
    assert pictures.known("one") is None


@pytest.mark.parametrize(("ratio", "sharp"), [(1.0, True), (2.0, True), (1.25, False), (1.5, False)])
def test_between_the_dots_of_a_screen_no_picture_is_sharp(ratio, sharp):
    assert kept_sharp(ratio) is sharp
