"""Which folder a dialog for files opens in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from simulator.ui.widgets import file_dialog
from simulator.ui.widgets.file_dialog import ask_what_to_open, ask_where_to_save


@pytest.fixture
def documents(monkeypatch, tmp_path):
    """Give the person's documents, which need not be there; nothing was chosen yet."""
    folder = tmp_path / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda which: str(folder))
    monkeypatch.setattr(file_dialog, "_last", [])
    return folder


@pytest.fixture
def proposed(monkeypatch):
    """Give what the dialogs proposed; `answer` is what the person chooses in them."""

    class Dialogs(list):
        answer = ""

        def __call__(self, parent, title, path, kinds):
            self.append(Path(path))
            return self.answer, ""

    asked = Dialogs()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", asked)
    return asked


def save():
    return ask_where_to_save(None, "Save", Path("copy.sqlite"), "")


def test_a_file_is_proposed_in_the_documents(documents, proposed):
    documents.mkdir()
    assert save() is None
    assert proposed == [documents / "copy.sqlite"]


def test_without_a_folder_for_documents_it_is_proposed_at_home(documents, proposed):
    save()
    ask_what_to_open(None, "Open", "")
    assert proposed == [Path.home() / "copy.sqlite", Path.home()]


def test_what_was_saved_is_looked_for_where_it_was_saved(documents, proposed, tmp_path):
    documents.mkdir()
    proposed.answer = str(tmp_path / "mine.sqlite")
    assert save() == tmp_path / "mine.sqlite"
    ask_what_to_open(None, "Open", "")
    assert proposed[-1] == tmp_path


def test_a_folder_that_is_gone_is_not_proposed_again(documents, proposed, tmp_path):
    documents.mkdir()
    gone = tmp_path / "stick"
    gone.mkdir()
    proposed.answer = str(gone / "copy.sqlite")
    save()
    gone.rmdir()
    save()
    assert proposed[-1] == documents / "copy.sqlite"
