"""Asks the person for a file, in the dialog that their desktop has for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where_to_save(parent: QWidget, title: str, proposed: Path, kind: str) -> Path | None:
    """Ask where to save a file; a bare proposed name is put into the person's documents. None where they think better of it."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name, _ = QFileDialog.getSaveFileName(parent, title, str(Path(documents) / proposed), kind)
    return Path(name) if name else None
