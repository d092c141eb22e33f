"""Moves files to the desktop's bin, from which they can be taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile, QStandardPaths


def move_to_trash(path: Path) -> bool:
    """Move a file or folder to the bin; say whether that worked."""
    # Qt makes the bin, but not the folder that it belongs into
    Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)).mkdir(parents=True, exist_ok=True)
    moved = QFile.moveToTrash(str(path))
    return bool(moved[0] if isinstance(moved, tuple) else moved)
