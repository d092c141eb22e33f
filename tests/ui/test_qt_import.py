"""Qt is imported without what no window needs, and what was put off is there for whoever asks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulator.ui import qt_import
from tests.guard import GUARD

ROOT = Path(__file__).parents[2]
SUPPORT = "shibokensupport/signature/"
POSTPONED = {f"{SUPPORT}{name}.py" for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "parser")}
CHILD = """
import builtins, linecache, sys
from simulator.ui import qt_import

compiled = builtins.compile
qt_import.import_qt()
assert builtins.compile is compiled
"""


def printed(script, folder):
    """Run a script in a process of its own after Qt was imported, in an empty folder, and give what it prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]), "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "FIRST_CALL_HOME": str(folder)}
    command = [sys.executable, "-c", CHILD + script]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, timeout=GUARD, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_window_is_shown_without_the_postponed_modules(tmp_path):
    script = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QPushButton

class Bell(QObject):
    rung = Signal(int)

app, bell = QApplication([]), Bell()
button = QPushButton("Ring")
bell.rung.connect(lambda times: button.setText(f"Rung {times} times"))
button.show()
bell.rung.emit(3)
print(button.text(), qt_import._filled)
"""
    assert printed(script, tmp_path) == "Rung 3 times set()"


def test_every_postponed_module_is_one_that_pyside_brings(tmp_path):
    script = """
import shibokensupport.signature as signature
for name in ("errorhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "parser"):
    module = sys.modules[f"shibokensupport.signature.{name}"]
    assert not hasattr(module, "no_such_thing")
print(sorted(qt_import._filled))
"""
    assert printed(script, tmp_path) == str(sorted(POSTPONED))


def test_nothing_is_written(tmp_path):
    printed("", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_writes_type_stubs_waits_until_it_is_asked_for(tmp_path):
    script = """
assert "argparse" not in sys.modules
from PySide6.support.signature.lib import pyi_generator
assert not hasattr(pyi_generator, "__wrapped__")
assert "argparse" not in sys.modules
from PySide6.support.signature.lib.pyi_generator import generate_pyi
assert "argparse" in sys.modules
print(generate_pyi.__name__, generate_pyi.__code__.co_filename)
"""
    assert printed(script, tmp_path) == "generate_pyi shibokensupport/signature/lib/pyi_generator.py"


def test_the_source_of_what_is_imported_afterwards_is_not_read(tmp_path):
    script = """
import colorsys
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
print([name for name in linecache.cache if "colorsys" in name], QObject().objectName(), QColor("teal").name())
"""
    assert printed(script, tmp_path) == "[]  #008080"


def test_a_wrong_call_is_still_explained(tmp_path):
    script = """
from PySide6.QtCore import QObject
try:
    QObject().setObjectName(5)
except TypeError as error:
    print(error)
"""
    assert "setObjectName(name: str" in printed(script, tmp_path)


def test_a_module_that_could_not_be_filled_is_filled_by_the_next_who_asks():
    module: dict[str, object] = {}
    with pytest.raises(ZeroDivisionError):
        qt_import.fill(module, "a module", b"1 / 0")
    qt_import.fill(module, "a module", b"answer = 42")
    assert module["answer"] == 42


@pytest.mark.parametrize("where", ["QtCore.QObject.setObjectName", "QtGui.QColor", "QtWidgets.QWidget.resize"])
def test_the_signature_of_a_function_can_be_asked_for(tmp_path, where):
    module = where.partition(".")[0]
    script = f"""
import PySide6.{module}
from PySide6.support.signature import get_signature
print(bool(get_signature(PySide6.{where})))
"""
    assert printed(script, tmp_path) == "True"
