"""Whether a window can be opened, found out before Qt ends the process over it."""

from __future__ import annotations

import socket
import sys

import pytest

from simulator.cli import screen
from simulator.cli.screen import NO_SCREEN, screen_trouble

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


@pytest.fixture(autouse=True)
def no_screen(monkeypatch, tmp_path):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "XDG_SESSION_TYPE", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.fixture
def compositor(tmp_path):
    """Let something listen where a Wayland compositor would."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "wayland-0"))
        listening.listen(1)
        yield


def test_without_a_display_there_is_no_screen():
    assert screen_trouble() is NO_SCREEN


@pytest.mark.parametrize("display", [":4711", "nonsense"])
def test_a_display_that_nobody_serves_is_no_screen(monkeypatch, display):
    monkeypatch.setenv("DISPLAY", display)
    assert screen_trouble() is NO_SCREEN


@pytest.mark.parametrize(("name", "value"), [("WAYLAND_DISPLAY", "wayland-0"), ("XDG_SESSION_TYPE", "wayland")])
def test_a_compositor_that_has_gone_is_no_screen(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    assert screen_trouble() is NO_SCREEN


@pytest.mark.parametrize(
    ("name", "value"), [("WAYLAND_DISPLAY", "wayland-0"), ("XDG_SESSION_TYPE", "wayland"), ("QT_QPA_PLATFORM", "wayland")]
)
def test_a_compositor_that_listens_is_a_screen(monkeypatch, compositor, name, value):
    monkeypatch.setattr(screen, "WAYLAND_LIBRARIES", {})
    monkeypatch.setenv(name, value)
    assert screen_trouble() is None


def test_where_one_of_two_screens_answers_there_is_one(monkeypatch, compositor):
    monkeypatch.setattr(screen, "WAYLAND_LIBRARIES", {})
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":4711")
    assert screen_trouble() is None


@pytest.mark.parametrize("platform", ["offscreen", "minimal"])
def test_a_platform_that_needs_no_screen_is_enough(monkeypatch, platform):
    monkeypatch.setattr(screen, "_tried", None)
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert screen_trouble() is None


@pytest.mark.parametrize(
    ("platform", "server"), [("xcb", "X server"), ("wayland", "Wayland compositor"), ("wayland-egl", "Wayland compositor")]
)
def test_a_platform_that_was_asked_for_and_has_no_server_is_told(monkeypatch, platform, server):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert screen_trouble().message == f"QT_QPA_PLATFORM is {platform}, but no {server} answers."


def test_a_compositor_is_no_help_to_who_asks_for_x(monkeypatch, compositor):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert screen_trouble().message == "QT_QPA_PLATFORM is xcb, but no X server answers."


def test_the_first_of_several_platforms_that_works_is_enough(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland;offscreen")
    assert screen_trouble() is None


@pytest.mark.parametrize(("platform", "libraries"), [("xcb", "X_LIBRARIES"), ("wayland", "WAYLAND_LIBRARIES")])
def test_a_library_that_qt_would_miss_is_named_with_its_package(monkeypatch, compositor, platform, libraries):
    monkeypatch.setattr(screen, "_x_answers", lambda: True)
    monkeypatch.setattr(screen, libraries, {"libnowhere.so.0": "libnowhere0"})
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    trouble = screen_trouble()
    assert trouble.message == "A window needs the library libnowhere.so.0, which this computer does not have."
    assert trouble.hint == "Install it; on Debian and Ubuntu: apt-get install libnowhere0"


@pytest.mark.parametrize("chosen", [{"QT_QPA_PLATFORM": "nonsense"}, {"QT_QPA_PLATFORM": "offscreen:configfile=/nowhere"}])
def test_a_platform_that_qt_does_not_have_or_can_not_use_ends_in_one_sentence(process, chosen):
    told = process(DISPLAY=None, WAYLAND_DISPLAY=None, **chosen)
    assert told.status == 2
    assert told.err.startswith(f"QT_QPA_PLATFORM is “{chosen['QT_QPA_PLATFORM']}”, and Qt can open no window there")
    assert told.err.endswith("Leave the variable out, or name another.\n")
    assert told.err.count("\n") == 1


def test_the_platforms_that_there_are_are_named(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    assert "offscreen" in screen_trouble().hint
    assert "xcb" in screen_trouble().hint
