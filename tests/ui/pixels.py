"""What is really drawn: how clear text is on its ground, and how clearly the keyboard's place is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QApplication, QListView, QScrollArea, QWidget

from tests.ui.contrast import contrast

Pixels = Counter[int]


def drawing_of(widget: QWidget) -> tuple[QWidget, QPoint]:
    """Give what to draw so that all of a widget is in the picture, also what has to be scrolled to, and where it lies there."""
    top = widget
    while not top.isWindow() and not _is_scrolled(top):
        top = top.parentWidget()
    return top, widget.mapTo(top, QPoint(0, 0))


def drawn(widget: QWidget, *, inset: int = 0) -> Pixels:
    """Count the colours of a widget as it is drawn in its place, without the outermost `inset` pixels."""
    counted: Pixels = Counter()
    for line, times in _lines(_image(widget, inset)).items():  # many lines are alike, and a line is compared quickly
        for colour, count in Counter(memoryview(line).cast("I")).items():
            counted[colour] += count * times
    return counted


def ink_contrast(pixels: Pixels) -> float:
    """Give how far the clearest of some colours stands from the most frequent one."""
    (ground, _), *_ = pixels.most_common(1)
    return max(apart(ground, colour) for colour in pixels)


def clear_changes(before: list[int], after: list[int], least: float = 3) -> int:
    """Count the pixels that became clearly another colour."""
    pairs = Counter(zip(before, after, strict=True))
    return sum(count for (old, new), count in pairs.items() if old != new and apart(old, new) >= least)


def mark_of_keyboard(widget: QWidget) -> float:
    """Give how much of a one pixel wide line around a widget changes clearly when it gets the keyboard."""
    held = QApplication.focusWidget()
    if held is not None:
        held.clearFocus()
    before = _picture(widget, 0)
    widget.setFocus()
    after = _picture(widget, 0)
    if held is not None:
        held.setFocus()
    room = widget.visualRect(widget.currentIndex()) if isinstance(widget, QListView) else widget.rect()
    return clear_changes(before, after) / (2 * (room.width() + room.height()))


def ring_of_keyboard(widget: QWidget) -> set[str]:
    """Give the colours of the two outermost pixels, right of its middle, of what is drawn where the keyboard is."""
    held = QApplication.focusWidget()
    widget.setFocus()
    image = _image(widget, 0)
    room = widget.rect()
    if isinstance(widget, QListView):
        row = widget.visualRect(widget.currentIndex())
        room = row.translated(widget.viewport().mapTo(widget, QPoint(0, 0)))
    if held is not None:
        held.setFocus()
    ground = image.pixel(room.topLeft())
    middle = [image.pixel(x, room.center().y()) for x in range(room.right(), room.left(), -1)]  # pictures stand on the left
    first = next((x for x, colour in enumerate(middle) if colour != ground), 0)
    return {QColor(colour).name() for colour in middle[first : first + 2]}


def inked(widget: QWidget, colour: str, columns: Iterable[int]) -> list[tuple[int, int]]:
    """Give the places in some columns of a widget where it is drawn in exactly this colour."""
    image = widget.grab().toImage()
    return [(x, y) for x in columns for y in range(image.height()) if image.pixelColor(x, y) == QColor(colour)]


@cache
def apart(one: int, other: int) -> float:
    """Give the contrast of two pixels."""
    return contrast(f"#{one & 0xFFFFFF:06x}", f"#{other & 0xFFFFFF:06x}")


def _picture(widget: QWidget, inset: int) -> list[int]:
    image = _image(widget, inset)
    return memoryview(image.constBits()).cast("I").tolist()


def _lines(image: QImage) -> Counter[bytes]:
    drawing, length = memoryview(image.constBits()), image.bytesPerLine()
    return Counter(bytes(drawing[start : start + length]) for start in range(0, len(drawing), length))


def _image(widget: QWidget, inset: int) -> QImage:
    top, place = drawing_of(widget)
    room = QRect(place, widget.size()).adjusted(inset, inset, -inset, -inset)
    image = QImage(room.size(), QImage.Format.Format_RGB32)
    image.fill(widget.palette().window().color())
    top.render(image, QPoint(0, 0), QRegion(room))
    return image


def _is_scrolled(widget: QWidget) -> bool:
    around = widget.parentWidget().parentWidget() if widget.parentWidget() else None
    return isinstance(around, QScrollArea) and around.widget() is widget
