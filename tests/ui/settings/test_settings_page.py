"""Settings take effect at once and are still there at the next start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from simulator import settings as settings_file
from simulator.ui.style.colours import CLEAR_DARK, CLEAR_LIGHT, DARK, LIGHT
from tests.ui import audit
from tests.ui.person import Person


@pytest.fixture
def setting(ada):
    """Give somebody who looks at the settings."""
    ada.click("go-settings")
    assert ada.at == "settings"
    return ada


def ground(person):
    """Give the colour that the window is mostly of."""
    return person.window.grab().toImage().pixelColor(person.window.width() - 12, 12).name().upper()


def test_the_settings_show_what_is_set(setting):
    for name in ("theme-light", "text_size-100", "voice-False", "timers-False", "read_options-False"):
        assert setting.find(name).isChecked()
    assert setting.find("volume").value() == 80
    assert setting.find("theme-light").hasFocus()


def test_the_theme_changes_at_once(setting):
    assert ground(setting) == LIGHT.ground
    setting.click("theme-dark")
    assert ground(setting) == DARK.ground
    setting.click("theme-light")
    assert ground(setting) == LIGHT.ground


@pytest.mark.parametrize(("dark", "colours"), [(False, CLEAR_LIGHT), (True, CLEAR_DARK)])
def test_high_contrast_is_light_or_dark_as_the_desktop_is(setting, dark, colours):
    setting.program._desktop.dark = dark
    setting.click("theme-contrast")
    assert ground(setting) == colours.ground


def test_like_the_system_follows_high_contrast(setting, monkeypatch):
    setting.click("theme-system")
    setting.program._desktop.dark = True
    monkeypatch.setattr("simulator.ui.style.theme.system_is_clear", lambda hints: True)
    setting.program._desktop._on_contrast_changed()
    assert ground(setting) == CLEAR_DARK.ground
    setting.click("theme-light")
    assert ground(setting) == LIGHT.ground


def test_one_of_several_is_a_radio_button_to_a_screen_reader(setting):
    for name in ("theme-dark", "voice-False", "go-progress"):
        assert audit.role(setting.find(name)) is QAccessible.Role.RadioButton


def test_tab_comes_to_the_marked_button_of_each_group_only(setting):
    stops = []
    for _ in range(12):
        stops.append(QApplication.focusWidget().objectName())
        setting.press(Qt.Key.Key_Tab)
    groups = ["theme-light", "text_size-100", "voice-False", "volume", "timers-False", "read_options-False", "say_first-False"]
    groups += ["confidence-False", "motion-system"]
    assert stops[: len(groups) + 1] == [*groups, "keys"]


def test_a_button_of_a_group_tells_what_it_is_about(setting):
    assert setting.find("timers-False").accessibleName() == "Silence timers: Off"


def test_the_text_size_changes_at_once(setting):
    before = setting.find("theme-dark").fontMetrics().height()
    for size in (150, 200, 112, 100):
        setting.click(f"text_size-{size}")
        assert setting.find("theme-dark").fontMetrics().height() == pytest.approx(before * size / 100, abs=1.5)


def test_only_one_choice_of_a_kind_is_marked(setting):
    setting.click("text_size-125")
    marked = [size for size in (100, 112, 125, 150, 175, 200) if setting.find(f"text_size-{size}").isChecked()]
    assert marked == [125]


def test_everything_survives_a_restart(setting, open_program, paths, qtbot):
    for name in ("theme-dark", "text_size-125", "voice-True", "timers-True"):
        setting.click(name)
    setting.find("volume").setFocus()
    setting.press(Qt.Key.Key_Home)
    setting.window.close()
    again = Person(open_program(paths), qtbot)
    assert ground(again) == DARK.ground
    again.click("go-settings")
    for name in ("theme-dark", "text_size-125", "voice-True", "timers-True"):
        assert again.find(name).isChecked()
    assert again.find("volume").value() == 0
    again.click("voice-False")


def test_each_change_is_on_the_disk_at_once(setting, paths):
    setting.click("timers-True")
    assert settings_file.load(paths.settings).timers
    setting.click("text_size-200")
    assert settings_file.load(paths.settings).text_size == 200


def test_the_slider_moves_with_the_arrows(setting, paths):
    setting.find("volume").setFocus()
    setting.press(Qt.Key.Key_Right)
    assert settings_file.load(paths.settings).volume == 81


def test_timers_switched_on_run_in_the_next_call(setting):
    setting.click("timers-True")
    setting.click("go-practise")
    setting.call("The parcel on the roof")
    presenter = setting.program.call.presenter
    for _ in range(200):
        presenter.findChild(QTimer, "silence").timeout.emit()
    assert setting.line == "Hello?"
    assert ("action", "(You said nothing.)") in setting.talk
    assert setting.choices[0].startswith("I'm Ada")


def test_timers_switched_off_leave_all_the_time_one_wants(setting):
    setting.click("go-practise")
    setting.call("The parcel on the roof")
    assert not setting.program.call.presenter.findChild(QTimer, "silence").isActive()


def test_the_trainee_is_kept_with_the_settings(setting, paths):
    setting.click("theme-dark")
    kept = settings_file.load(paths.settings)
    assert (kept.trainee, kept.trainee_name) == (1, "Ada")


def test_reading_the_options_aloud_is_kept(setting, paths):
    setting.click("read_options-True")
    assert setting.program.settings.read_options
    assert settings_file.load(paths.settings).read_options
