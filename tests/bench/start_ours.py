"""The command as a person starts it. Prints when the window was painted, or with `titles` or `ready` when these were."""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
started, home, moment = float(sys.argv[1]), sys.argv[2], (*sys.argv[3:], "painted")[0]
os.environ["FIRST_CALL_HOME"] = home

from simulator.cli.main import main
from simulator.ui import qt_import

really_import = qt_import.import_qt


def import_qt():
    """Import Qt, and be told of the program that is started next."""
    really_import()
    from simulator import app

    really_start = app.start

    def start(*arguments):
        begun, program = really_start(*arguments)
        watch(program)
        return begun, program

    app.start = start


def watch(program):
    """Print the time of the moment that is measured."""
    if moment == "ready":
        program.services_opened.connect(tell)
    elif moment == "titles":
        program.window.painted.connect(lambda: program.home.library.cards_painted.connect(tell))
    elif Path(home, "settings.json").exists():
        program.window.painted.connect(tell)
    else:
        # the very first start, not measured: the library is read and remembered
        program.services_opened.connect(tell)


def tell():
    """Print the time since the start and of the processor, and end the process."""
    print(f'{{"{moment}": {(time.time() - started) * 1000}, "cpu": {time.process_time() * 1000}}}', flush=True)
    os._exit(0)


qt_import.import_qt = import_qt
sys.exit(main([]))
