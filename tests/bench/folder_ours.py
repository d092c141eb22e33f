"""Checks a folder as the command does. Prints the ms of the check itself, and since the process was started, as JSON."""

import contextlib
import io
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from simulator.cli.check import check
from simulator.paths import find_paths

started, home, folder = sys.argv[1:]
began = time.perf_counter()
with contextlib.redirect_stdout(io.StringIO()):
    check(find_paths(home), [folder])
took = time.perf_counter() - began
print(json.dumps({"check": took * 1000, "whole": (time.time() - float(started)) * 1000}))
