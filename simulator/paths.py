"""Where First Call keeps its files: what it was installed with, and what belongs to the person at the computer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "FIRST_CALL_HOME"


class HomeUnknown(ValueError):
    """The folder begins with the home of somebody (~NAME) whom this computer does not know."""


class Paths(NamedTuple):
    """Every folder and file that the program uses; nothing is created before it is needed."""

    scenarios: Path
    assets: Path
    data: Path
    cache: Path

    @property
    def database(self) -> Path:
        """The progress of everyone who practises here."""
        return self.data / "progress.sqlite"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    @property
    def last_page(self) -> Path:
        """The page that was in front, for the start after a hard stop."""
        return self.data / "bookmark.json"

    @property
    def window(self) -> Path:
        """Where the window was on each screen."""
        return self.data / "window.json"

    @property
    def window_socket(self) -> Path:
        """Where the open window listens for a second start."""
        return self.data / "window.socket"

    @property
    def drafts(self) -> Path:
        """The words that are being written, for the start after a hard stop."""
        return self.data / "unsent.json"

    @property
    def log(self) -> Path:
        """What went wrong, for whoever helps."""
        return self.data / "first-call.log"

    @property
    def own_scenarios(self) -> Path:
        """Where a trainer puts scenario files of their own."""
        return self.data / "scenarios"

    @property
    def scenario_index(self) -> Path:
        """What is remembered of the scenario files, so that the library opens at once."""
        return self.cache / "catalogue.json"

    @property
    def guidance_cache(self) -> Path:
        """What the guidance catalogue says, kept for the next start."""
        return self.cache / "guidance.bin"

    @property
    def voices(self) -> Path:
        """Rendered speech."""
        return self.cache / "voice"

    @property
    def tour(self) -> Path:
        """The guided call for somebody new."""
        return self.assets / "tour" / "welcome.yaml"

    @property
    def guidance(self) -> Path:
        """The guidance catalogue."""
        return self.assets / "guidance" / "en.yaml"


def find_paths(home: str | None = None) -> Paths:
    """Find the folders. `home` (or the variable FIRST_CALL_HOME) keeps everything personal in one folder, as on a USB stick.

    Raises HomeUnknown for a folder of somebody whom this computer does not know.
    """
    installed = _installed()
    home = home or os.environ.get(HOME_VARIABLE)
    if home:
        try:
            folder = Path(home).expanduser().absolute()
        except RuntimeError as error:
            raise HomeUnknown(home) from error
        return Paths(installed / "scenarios", installed / "assets", folder, folder / "cache")
    import platformdirs  # not needed where a home is given, and not free at start

    data = Path(platformdirs.user_data_dir("first-call", appauthor=False))
    cache = Path(platformdirs.user_cache_dir("first-call", appauthor=False))
    return Paths(installed / "scenarios", installed / "assets", data, cache)


def _installed() -> Path:
    """Return the folder that holds scenarios and assets: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent
