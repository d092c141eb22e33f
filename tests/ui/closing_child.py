"""Starts the real program and closes its window at the moment that is asked for; made to be watched from outside.

The moment is the name of a module that another thread is about to import, which then goes on only once the window is closing, or
a number of milliseconds after the first paint. Prints that moment, and whether the program was closing in it.
"""

import sys
import threading
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder

from simulator.cli.main import main
from simulator.ui.qt_import import import_qt
from tests.guard import GUARD


class Closer(MetaPathFinder):
    """Closes the window of the program at a moment."""

    def __init__(self, moment):
        self.moment = moment
        self.closing = threading.Event()
        self.window = None

    def find_spec(self, name, path=None, target=None):
        """Find what others would find, and let the module of the moment hold its own loading up."""
        if name != self.moment or threading.current_thread() is threading.main_thread():
            return None
        spec = PathFinder.find_spec(name, path, target)
        load = spec.loader.exec_module

        def hold_and_load(module):  # not while it is looked for, when nobody else can import anything
            self.hold()
            load(module)

        spec.loader.exec_module = hold_and_load
        return spec

    def hold(self):
        """Close the window, and wait until it is closing."""
        from PySide6.QtCore import QMetaObject, Qt

        QMetaObject.invokeMethod(self.window, "close", Qt.ConnectionType.QueuedConnection)
        self.closing.wait(GUARD)
        self.tell()

    def watch(self, program):
        """Close the program's window when it is time."""
        from PySide6.QtCore import QTimer

        self.window = window = program.window
        if self.moment.isdecimal():
            window.painted.connect(lambda: QTimer.singleShot(int(self.moment), window.close))
            window.closed.connect(self.tell)

    def tell(self):
        """Print the moment, and whether the program is closing."""
        sys.stdout.write(f"{self.moment} {self.closing.is_set()}\n")
        sys.stdout.flush()


def arrange(closer):
    """Let the closer know what is started, and when it is being closed."""
    from simulator import app
    from simulator.ui.background_startup import BackgroundStartup

    really_start, really_close = app.start, BackgroundStartup.close

    def start(*arguments):
        started, program = really_start(*arguments)
        closer.watch(program)
        return started, program

    def close(opening):
        closer.closing.set()
        really_close(opening)

    app.start, BackgroundStartup.close = start, close
    sys.meta_path.insert(0, closer)


import_qt()
arrange(Closer(sys.argv[2]))
sys.exit(main(["--home", sys.argv[1]]))
