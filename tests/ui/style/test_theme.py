"""Colours that can be read, sizes that grow, and a style sheet without gaps."""

from __future__ import annotations

import re
import types

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QToolButton, QVBoxLayout, QWidget

from simulator.ui.style import theme
from simulator.ui.style.colours import CLEAR_DARK, CLEAR_LIGHT, DARK, LIGHT
from simulator.ui.style.theme import FAMILY, Theme
from simulator.ui.widgets.basics import button
from tests.ui.contrast import contrast

READ = [
    *((ink, ground) for ink in ("ink", "soft", "accent") for ground in ("ground", "surface", "sunken")),
    *(("ink", ground) for ground in ("accent_soft", "coral_soft")),
    ("soft", "accent_soft"),
    ("accent", "accent_soft"),
    ("coral", "ground"),
    ("coral", "surface"),
    ("on_accent", "accent"),
    ("ground", "ink"),
]
"""Every pair of text and ground that the program shows."""


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", READ, ids="-on-".join)
def test_every_text_can_be_read_on_its_ground(colours, pair):
    assert contrast(*(getattr(colours, name) for name in pair)) >= 4.5


@pytest.mark.parametrize("colours", [CLEAR_LIGHT, CLEAR_DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", READ, ids="-on-".join)
def test_in_high_contrast_every_text_is_very_clear(colours, pair):
    assert contrast(*(getattr(colours, name) for name in pair)) >= 7


@pytest.mark.parametrize("colours", [CLEAR_LIGHT, CLEAR_DARK], ids=["light", "dark"])
def test_in_high_contrast_tones_are_pure_and_outlines_clear(colours):
    assert {colours.ground, colours.ink} == {"#000000", "#FFFFFF"}
    assert contrast(colours.line, colours.ground) >= 7


@pytest.mark.parametrize("dark", [False, True])
def test_in_high_contrast_outlines_and_the_mark_of_the_keyboard_are_thicker(dark):
    usual, clear = Theme(dark, 1.0), Theme(dark, 1.0, clear=True)
    assert (clear.edge, clear.ring) > (usual.edge, usual.ring)
    assert clear.ring > clear.edge
    assert clear.pen("line").widthF() == clear.edge


@pytest.mark.parametrize("colours", [LIGHT, DARK, CLEAR_LIGHT, CLEAR_DARK])
def test_what_can_not_be_used_can_still_be_read(colours):
    for ground in ("ground", "surface", "sunken", "accent_soft", "coral_soft"):
        assert contrast(colours.faint, getattr(colours, ground)) >= 3


def test_the_contrast_that_the_desktop_wants_is_understood():
    for wanted, clear in (("HighContrast", True), ("NoPreference", False)):
        hints = types.SimpleNamespace(contrastPreference=lambda wanted=wanted: types.SimpleNamespace(name=wanted))
        assert theme.system_is_clear(hints) is clear


@pytest.mark.parametrize("clear", [False, True])
@pytest.mark.parametrize("dark", [False, True])
def test_the_button_under_the_pointer_can_be_read(dark, clear):
    made = Theme(dark, 1.0, clear)
    (hover,) = re.findall(r'primary"\]:hover \{ background: (#\w{6})', made.sheet())
    assert contrast(made.colours.on_accent, hover) >= (7 if clear else 4.5)


@pytest.mark.parametrize("colours", [LIGHT, DARK, CLEAR_LIGHT, CLEAR_DARK])
def test_the_mark_of_the_keyboard_stands_out(colours):
    for ground in ("ground", "surface", "sunken", "accent_soft", "coral_soft"):
        assert contrast(colours.accent, getattr(colours, ground)) >= 3


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("clear", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_style_sheet_is_whole(dark, scale, clear):
    sheet = Theme(dark, scale, clear).sheet()
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet))
    shown = Theme(dark, scale, clear).colours
    colours = {value for name in dir(shown) if str(value := getattr(shown, name)).startswith("#")}
    assert len(used - colours) <= 1, "only the hover colour is worked out"


@pytest.mark.parametrize("scale", [1.0, 1.12, 1.25, 1.5, 1.75, 2.0])
def test_every_type_size_grows_with_the_text_size(scale):
    sheet = Theme(dark=False, scale=scale).sheet()
    sizes = {int(size) for size in re.findall(r"font-size: (\d+)px", sheet)}
    assert sizes == {round(size * scale) for size in (14, 16, 20, 28, 40)}


def test_the_font_is_the_bundled_one(dressed):
    assert QFontInfo(Theme(dark=False, scale=1.0).font()).family() == FAMILY
    assert QFontInfo(Theme(dark=False, scale=1.0).font(strong=True)).weight() >= 600


def test_the_palette_says_what_the_style_sheet_says(dressed):
    for made in (Theme(dark=False, scale=1.0), Theme(dark=True, scale=1.0)):
        palette = made.palette()
        shown = palette.color(QPalette.ColorRole.WindowText).name().upper()
        assert shown == made.colours.ink
        assert contrast(shown, palette.color(QPalette.ColorRole.Base).name()) >= 4.5
        placeholder = palette.color(QPalette.ColorRole.PlaceholderText).name()
        assert contrast(placeholder, palette.color(QPalette.ColorRole.Base).name()) >= 4.5


def test_dressing_the_application_changes_its_sheet_and_palette(dressed):
    theme.apply(dressed, Theme(dark=True, scale=1.5))
    assert DARK.ground in dressed.styleSheet()
    assert dressed.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.ground
    theme.apply(dressed, Theme(dark=False, scale=1.0))
    assert LIGHT.ground in dressed.styleSheet()


def test_a_folder_without_fonts_is_no_trouble(dressed, tmp_path):
    theme.load_fonts(tmp_path)
    theme.load_fonts(tmp_path / "missing")
    assert QFontInfo(Theme(dark=False, scale=1.0).font()).family() == FAMILY


@pytest.fixture
def controls(dressed, qtbot):
    """Give one control of each kind that can stand in a row; the last but one is chosen."""
    page = QWidget()
    layout = QVBoxLayout(page)
    shown = [*(button("Words", role) for role in ("", "primary", "quiet")), button("Words"), QLineEdit()]
    shown[-2].setCheckable(True)
    shown[-2].setChecked(True)
    for control in shown:
        layout.addWidget(control)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield shown
    theme.apply(dressed, Theme(dark=False, scale=1.0))


@pytest.mark.parametrize("clear", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.12, 1.5, 2.0])
def test_whatever_stands_in_a_row_is_equally_high_with_the_keyboard_and_without(dressed, controls, scale, clear):
    theme.apply(dressed, Theme(dark=False, scale=scale, clear=clear))
    sizes = {}
    for control in controls:
        for act in (control.clearFocus, control.setFocus, lambda control=control: control.setEnabled(False)):
            act()
            dressed.sendEvent(control, QEvent(QEvent.Type.FontChange))  # or Qt would give the size that it remembers
            sizes.setdefault(control, set()).add(control.sizeHint().toTuple())
    assert [len(of_one) for of_one in sizes.values()] == [1] * len(controls)
    assert len({height for ((_, height),) in sizes.values()}) == 1


def test_the_keyboard_is_marked_once_however_it_came(controls):
    first, second, *_ = controls
    first.setFocus()
    picture = first.grab().toImage()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Backtab)
    assert first.hasFocus()
    assert first.grab().toImage() == picture


def test_the_buttons_of_qts_own_file_dialog_show_their_icons(dressed, look, qtbot):
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    picture = dialog.findChild(QToolButton, "toParentButton").grab().toImage()
    colours = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert sum(colour.alpha() > 200 and colour.lightness() < 128 for colour in colours) > 24
