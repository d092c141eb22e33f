"""The folder of rendered sound files, bounded in size."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

from simulator.folders import make_folder

LIMIT_BYTES = 200_000_000
# Room made beyond the need, so that not every new file costs a clean-up.
_KEEP_SHARE = 0.9
_STALE_SECONDS = 3_600
_SUFFIXES = frozenset({".wav", ".aiff"})
_HEADER_BYTES = 12


class VoiceCache:
    """Sound files by key, the least recently used dropped where all together take more than `limit` bytes.

    Nothing on the disk is touched before the first question. Where `folder` can't be written, a temporary one that lasts until
    `close` takes its place.
    """

    def __init__(self, folder: Path, limit: int = LIMIT_BYTES) -> None:
        self._wanted = folder
        self._limit = limit
        self._folder: Path | None = None
        self._temporary: Path | None = None
        self._bytes = 0

    @property
    def folder(self) -> Path:
        """Where the files are (absolute); raises OSError if neither the folder nor a temporary one can be written."""
        if self._folder is not None:
            return self._folder
        if not _writable(self._wanted):
            return self.move_to_temporary()
        self._folder = self._wanted.resolve()
        self._bytes = sum(size for _, size, _ in self._files())
        self._sweep()
        return self._folder

    @property
    def temporary(self) -> bool:
        """Whether the files are gone after `close`."""
        return self._temporary is not None

    def path(self, key: str, suffix: str) -> Path:
        """Where the file of `key` belongs."""
        return self.folder / f"{key}{suffix}"

    def find(self, key: str, suffix: str) -> Path | None:
        """The file of `key`, now the most recently used one; None where it is missing or damaged.

        A damaged one is left to be written over: whoever removed it here might remove the good one that comes at that moment.
        """
        path = self.path(key, suffix)
        if not is_sound(path):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return path

    def added(self, path: Path) -> None:
        """Count a new file in, and make room if that is too much."""
        with contextlib.suppress(OSError):
            self._bytes += path.stat().st_size
        if self._bytes > self._limit:
            self._make_room(keep=path)

    def move_to_temporary(self) -> Path:
        """Leave a folder that can't be written any more; raises OSError if there is no room for another one either."""
        if self._temporary is None:
            self._temporary = Path(tempfile.mkdtemp(prefix="first-call-voice-")).resolve()
            self._folder = self._temporary
            self._bytes = 0
        return self._temporary

    def close(self) -> None:
        """Remove the temporary folder, if there is one."""
        if self._temporary is not None:
            shutil.rmtree(self._temporary, ignore_errors=True)
        self._temporary = self._folder = None

    def _files(self) -> list[tuple[float, int, Path]]:
        """Time of the last use, size and path of every complete file."""
        files = []
        for path in self.folder.iterdir():
            with contextlib.suppress(OSError):
                facts = path.stat()
                if path.suffix in _SUFFIXES and ".part" not in path.suffixes:
                    files.append((facts.st_mtime, facts.st_size, path))
        return files

    def _make_room(self, keep: Path) -> None:
        files = sorted(self._files())
        self._bytes = sum(size for _, size, _ in files)
        for _, size, path in files:
            if self._bytes <= self._limit * _KEEP_SHARE:
                return
            if path != keep:
                # On Windows a file that is being played can't be removed: it is for next time.
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
                    self._bytes -= size

    def _sweep(self) -> None:
        """Remove what workers that were killed left behind."""
        for path in self.folder.glob("*.part.*"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _STALE_SECONDS:
                    path.unlink()


def is_sound(path: Path) -> bool:
    """Whether `path` is a WAV or AIFF file with something in it, and is not cut off."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return False
    if header[:4] == b"RIFF" and header[8:] == b"WAVE":
        return size > 44 and int.from_bytes(header[4:8], "little") + 8 <= size
    return size > 54 and header[:4] == b"FORM" and header[8:] in (b"AIFF", b"AIFC")


def _writable(folder: Path) -> bool:
    try:
        make_folder(folder)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
