"""Whether things move: as the person wants, else as the desktop does."""

from __future__ import annotations

import ctypes
import types

import pytest
from PySide6.QtCore import Qt

from simulator.ui.style import motion as module
from simulator.ui.style.motion import Motion, system_moves

EFFECTS = Qt.UIEffect.UI_General


@pytest.fixture
def hints(dressed):
    """Give the hints of the desktop, and leave them as they were."""
    style = dressed.styleHints()
    flash, effects = style.cursorFlashTime(), dressed.isEffectEnabled(EFFECTS)
    yield style
    style.setCursorFlashTime(flash)
    dressed.setEffectEnabled(EFFECTS, effects)


def test_off_holds_everything_still_and_on_lets_it_move_again(dressed, hints):
    dressed.setEffectEnabled(EFFECTS)
    usual = hints.cursorFlashTime()
    motion = Motion(dressed)
    motion.obey("off")
    assert hints.cursorFlashTime() == 0
    assert not dressed.isEffectEnabled(EFFECTS)
    motion.obey("on")
    assert hints.cursorFlashTime() == usual
    assert dressed.isEffectEnabled(EFFECTS)


@pytest.mark.parametrize(("flash", "moves"), [(0, False), (900, True)])
def test_the_system_is_followed(dressed, hints, flash, moves):
    hints.setCursorFlashTime(flash)
    motion = Motion(dressed)
    motion.obey("system")
    assert motion.moves is moves
    assert hints.cursorFlashTime() == flash


def test_a_person_can_want_movement_where_the_desktop_does_not(dressed, hints):
    hints.setCursorFlashTime(0)
    Motion(dressed).obey("on")
    assert hints.cursorFlashTime() > 0


@pytest.mark.parametrize("wanted", [0, 1])
def test_windows_is_asked_itself(dressed, monkeypatch, wanted):
    asked = []

    def answer(question, _, place, __):
        asked.append(question)
        ctypes.cast(place, ctypes.POINTER(ctypes.c_int))[0] = wanted

    user32 = types.SimpleNamespace(SystemParametersInfoW=answer)
    monkeypatch.setattr(ctypes, "windll", types.SimpleNamespace(user32=user32), raising=False)
    monkeypatch.setattr(module.sys, "platform", "win32")
    assert system_moves(dressed) is bool(wanted)
    assert asked == [0x1042]


def test_the_setting_takes_effect_at_once(ada, hints):
    ada.click("go-settings")
    ada.click("motion-off")
    assert hints.cursorFlashTime() == 0
    ada.click("motion-on")
    assert hints.cursorFlashTime() > 0
