"""A report of an error says where and what, and nothing about the person."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from simulator.settings import Settings
from simulator.workflow.error_report import DEEPEST, PACKAGE, description_of, place_of, report, shortened


def caught(act):
    """Return the error that something ends in."""
    try:
        act()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is wanted
        return error
    raise AssertionError("nothing went wrong")


def fail(error):
    raise error


@pytest.mark.parametrize(
    ("path", "short"),
    [
        (PACKAGE / "ui" / "call" / "call_controller.py", "simulator/ui/call/call_controller.py"),
        (Path("/home/ada/.venv/lib/python3.12/site-packages/sqlalchemy/engine/base.py"), "sqlalchemy/engine/base.py"),
        (Path("/home/ada/tricks.py"), "tricks.py"),
    ],
)
def test_of_a_path_only_the_part_in_its_package_is_told(path, short):
    assert shortened(str(path)) == short


@pytest.mark.parametrize("kind", [ValueError, KeyError, RuntimeError, Exception, UnicodeDecodeError])
def test_words_that_may_be_personal_are_left_out(kind):
    error = UnicodeDecodeError("utf-8", b"Ada", 0, 1, "Ada") if kind is UnicodeDecodeError else kind("Ada in /home/ada")
    told = description_of(caught(lambda: fail(error)))
    assert kind.__name__ in told
    assert "Ada in" not in told
    assert "/home/ada" not in told


def test_words_of_python_about_code_are_told():
    assert "ZeroDivisionError: division by zero" in description_of(caught(lambda: 1 // 0))
    assert "AttributeError: 'int' object has no attribute 'name'" in description_of(caught(lambda: (1).name))


def test_of_a_file_that_fails_the_reason_is_told_and_not_the_name(tmp_path):
    told = description_of(caught((tmp_path / "ada").read_text))
    assert f"FileNotFoundError: {os.strerror(2)}" in told
    assert str(tmp_path) not in told


def test_errors_that_led_to_an_error_are_told_first():
    def act():
        try:
            fail(IndexError("first"))
        except IndexError as error:
            raise TypeError("second") from error

    told = description_of(caught(act))
    assert told.index("IndexError: first") < told.index("TypeError: second")


def test_a_very_long_way_to_an_error_is_shortened():
    def deeper(depth):
        return deeper(depth - 1) if depth else 1 // 0

    told = description_of(caught(lambda: deeper(200)))
    assert told.count(" in deeper") <= DEEPEST
    assert "more)" in told


def test_a_circle_of_errors_comes_to_an_end():
    one, other = TypeError("one"), TypeError("other")
    one.__cause__, other.__cause__ = other, one
    assert description_of(one).count("TypeError") == 2


def test_the_place_is_the_innermost_that_is_ours():
    from simulator.core.scenario.condition import parse

    assert place_of(caught(lambda: parse(None))).startswith("simulator/core/scenario/condition.py:")


def test_the_settings_are_told_without_the_trainee():
    text = report("", Settings(theme="dark", trainee=7, trainee_name="Ada", trainee_picture="june"), {"Page": "play"})
    assert "theme=dark" in text
    assert "Page: play" in text
    assert not [word for word in ("Ada", "june", "trainee") if word in text]
