"""The program as it starts for a person. Prints when the window was painted, or with `titles` or `ready` when these were."""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from simulator.paths import find_paths
from simulator.ui.kept_code import import_qt

paths = find_paths(sys.argv[2])
import_qt(paths.kept_code)

from simulator.app import start


def tell(what: str) -> None:
    """Print the time since the start, and end the process."""
    print(f'{{"{what}": {(time.time() - float(sys.argv[1])) * 1000}}}', flush=True)
    os._exit(0)


app, program = start(paths)
if sys.argv[3:] == ["ready"]:
    program.office_opened.connect(lambda: tell("ready"))
elif sys.argv[3:] == ["titles"]:
    program.window.painted.connect(lambda: program.home.library.cards_painted.connect(lambda: tell("titles")))
elif Path(sys.argv[2], "settings.json").exists():
    program.window.painted.connect(lambda: tell("painted"))
else:
    # the very first start, not measured: the library is read and remembered
    program.office_opened.connect(lambda: tell("first"))
app.exec()
