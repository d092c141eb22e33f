"""Icons and portraits, drawn in the colours of the theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon

from simulator.paths import find_paths
from simulator.ui.style.appearance import PLAIN, Appearance
from simulator.ui.style.colours import DARK, LIGHT
from simulator.ui.style.theme import Theme
from tests.content.text.test_beside import SVG, png
from tests.ui.contrast import contrast

ASSETS = find_paths().assets


def colours(picture):
    image = picture.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


def test_no_two_portraits_look_alike(look):
    drawn = [look.portrait(name, 5, 64).toImage() for name in look.portraits()]
    assert len(drawn) == 8
    assert all(one != other for index, one in enumerate(drawn) for other in drawn[index + 1 :])


def test_a_portrait_without_a_drawing_is_the_initial(look):
    assert colours(look.portrait("zoe", 5, 64)) >= {LIGHT.accent_soft, LIGHT.accent}
    assert look.portrait("zoe", 5, 64).toImage() != look.portrait("ada", 5, 64).toImage()
    assert not look.portrait("", 5, 64).isNull()


@pytest.mark.parametrize("name", ["no/such", "x" * 200, "Ł", "🙂"])
def test_a_strange_portrait_s_name_gives_a_picture_all_the_same(look, name):
    assert colours(look.portrait(name, 5, 64)) >= {LIGHT.accent_soft}


def test_every_icon_that_the_program_asks_for_is_there():
    package = Path(find_paths.__code__.co_filename).parent
    code = "\n".join(file.read_text(encoding="utf-8") for file in (package / "ui").rglob("*.py"))
    asked = set(re.findall(r'(?:icon_button|dress)\(\s*[^,"]+,\s*(?:[^,"]+,\s*)?"([a-z-]+)"', code))
    asked |= set(re.findall(r'\.(?:symbol|icon)\("([a-z-]+)"', code))
    assert {"chevron-left", "close"} <= asked
    missing = [name for name in sorted(asked) if not (ASSETS / "icons" / f"{name}.svg").is_file()]
    assert missing == []


def test_an_icon_takes_the_colour_of_the_theme(look):
    for theme, palette in ((Theme(dark=False, scale=1.0), LIGHT), (Theme(dark=True, scale=1.0), DARK)):
        look.set_theme(theme)
        assert colours(look.symbol("close", 48, "ink")) == {palette.ink}


def test_a_disabled_icon_is_paler(look):
    icon = look.icon("pause")
    assert icon.pixmap(22, QIcon.Mode.Disabled).toImage() != icon.pixmap(22).toImage()


def test_another_theme_is_told_once(qtbot, dressed):
    look = Appearance(ASSETS, Theme(dark=False, scale=1.0))
    with qtbot.assertNotEmitted(look.changed):
        look.set_theme(Theme(dark=False, scale=1.0))
    with qtbot.waitSignal(look.changed):
        look.set_theme(Theme(dark=False, scale=1.5))


def test_the_program_has_an_icon(look):
    assert not look.program_icon().pixmap(64).isNull()


@pytest.mark.parametrize("dark", [False, True])
def test_a_plain_colour_shows_the_initial_of_the_person_well_readable(look, dark):
    look.set_theme(Theme(dark=dark, scale=1.0))
    for plain, shades in PLAIN.items():
        ground, ink = shades[dark], "#101A1C" if dark else "#FFFFFF"
        assert colours(look.person("Zoe", plain, 64)) >= {ground, ink}
        assert contrast(ground, ink) >= 4.5, plain
        assert look.person("Zoe", plain, 64).toImage() != look.person("Ada", plain, 64).toImage()


def test_a_person_without_a_picture_is_the_initial_of_the_name(look):
    assert look.person("Zoe", "", 64).toImage() == look.portrait("Zoe", 5, 64).toImage()
    assert look.person("Zoe", "june", 64).toImage() == look.portrait("june", 6, 64).toImage()


def test_a_picture_beside_a_scenario_is_drawn_as_a_disc(look, tmp_path):
    (tmp_path / "ada.png").write_bytes(png(8, 4))
    picture = look.portrait(str(tmp_path / "ada.png"), 5, 64).toImage()
    assert picture.pixelColor(64, 64).name() == "#804020"
    assert picture.pixelColor(1, 1).alpha() == 0


def test_a_drawing_beside_a_scenario_may_have_a_face_for_each_mood(look, tmp_path):
    shades = (("furious", "#FF0000"), ("delighted", "#00FF00"))
    faces = "".join(f'<g id="{name}"><rect width="8" height="8" fill="{shade}"/></g>' for name, shade in shades)
    (tmp_path / "ada.svg").write_text(SVG.format(faces))
    shown = [look.portrait(str(tmp_path / "ada.svg"), mood, 32).toImage().pixelColor(32, 32).name() for mood in (0, 10)]
    assert shown == ["#ff0000", "#00ff00"]


@pytest.mark.parametrize("text", ["<script/>", None])
def test_a_picture_that_is_gone_or_was_changed_gives_way_to_an_initial(look, tmp_path, text):
    if text:
        (tmp_path / "ada.svg").write_text(SVG.format(text))
    assert look.portrait(str(tmp_path / "ada.svg"), 5, 32).toImage() == look.portrait("Ada", 5, 32).toImage()
