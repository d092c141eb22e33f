"""Whether a window could be opened, found out without Qt."""

from __future__ import annotations

import socket
import sys

import pytest

from simulator.cli.screen import screen_answers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


@pytest.fixture(autouse=True)
def no_screen(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_display_there_is_no_screen():
    assert not screen_answers()


def test_a_display_that_nobody_serves_is_no_screen(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":4711")
    assert not screen_answers()


def test_a_display_name_without_sense_is_no_screen(monkeypatch):
    monkeypatch.setenv("DISPLAY", "nonsense")
    assert not screen_answers()


def test_a_compositor_that_has_gone_is_no_screen(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not screen_answers()


def test_a_compositor_that_listens_is_a_screen(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-0"))
        compositor.listen(1)
        assert screen_answers()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_a_platform_that_needs_no_screen_is_enough(monkeypatch, platform):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert screen_answers()


def test_a_platform_that_needs_a_screen_is_not(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not screen_answers()
