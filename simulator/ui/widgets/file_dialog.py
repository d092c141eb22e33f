"""Asks the person for a file, in the dialog that their desktop has for it, and writes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from simulator.core.errors import SimulatorError
from simulator.whole_file import write_whole

_last: list[Path] = []
"""The folder that was chosen last, which is offered first the next time."""


def ask_where_to_save(parent: QWidget, title: str, proposed: Path, kind: str) -> Path | None:
    """Ask where to save a file; a proposed name without a folder goes into the usual one. None if the dialog is cancelled."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(usual_folder() / proposed), kind)
    return _chosen(name)


def ask_what_to_open(parent: QWidget, title: str, kind: str) -> Path | None:
    """Ask for a file, in the usual folder first. None if the dialog is cancelled."""
    name, _ = QFileDialog.getOpenFileName(parent, title, str(usual_folder()), kind)
    return _chosen(name)


def write_file(path: Path, data: bytes) -> Path:
    """Write a file, which takes as long as the disk takes, and return its path. Raises SimulatorError with the reason."""
    try:
        write_whole(path, data)
    except OSError as error:
        raise SimulatorError(error.strerror or str(error)) from error
    return path


def usual_folder() -> Path:
    """The folder that was chosen last, or the person's documents, or their home where there is no such folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return next((folder for folder in (*_last, documents) if folder.is_dir()), Path.home())


def _chosen(name: str) -> Path | None:
    if not name:
        return None
    _last[:] = [Path(name).parent]
    return Path(name)
