"""What every test needs: no screen, examples that are the same in every run, and how deep a run looks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.pop("FIRST_CALL_COMMAND", None)  # tests type commands of their own
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

settings.register_profile("usual", deadline=None, derandomize=True, max_examples=20)
settings.register_profile("deep", settings.get_profile("usual"), max_examples=150)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run be asked to look deeper."""
    parser.addoption("--deep", action="store_true", help="run also what proves more of the same, and takes minutes")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the screen, and how many examples hypothesis tries, before any test is read."""
    # Qt's own screen, where there is none, is smaller than the smallest window
    if os.environ["QT_QPA_PLATFORM"] == "offscreen" and sys.platform != "win32":
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).parent / 'screens.json'}"
    config.addinivalue_line("markers", "deep: proves more of what other tests prove as well; run with --deep only")
    settings.load_profile("deep" if config.getoption("deep") else "usual")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only a deep run is for."""
    left_out = [] if config.getoption("deep") else [item for item in items if item.get_closest_marker("deep")]
    if left_out:
        items[:] = [item for item in items if item not in set(left_out)]
        config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def deep(pytestconfig: pytest.Config) -> bool:
    """Say whether a test that counts its tries may try often."""
    return bool(pytestconfig.getoption("deep"))
