"""Answers one question about a scenario file as the program does: `check`, `report`, or `open` (play it and look back).

Prints the most memory that it took (MB).
"""

import contextlib
import io
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from simulator.core.errors import SimulatorError
from simulator.paths import find_paths
from tests.peak_memory import peak


def opened(home: str, file: str) -> None:
    """Play the best line, and look back on it."""
    from simulator.core.scenario.session import Session
    from simulator.core.scoring.debrief import debrief
    from simulator.workflow.playable import open_scenario_opener

    playable = open_scenario_opener(find_paths(home)).open(Path(file))
    line = playable.analysis.best_line(playable.machine.start)
    debrief(Session.replay(playable.machine, [choice.id for choice in line]), playable.analysis)


question, home, file = sys.argv[1:]
told = io.StringIO()
with contextlib.redirect_stdout(told), contextlib.suppress(SimulatorError):
    if question == "check":
        from simulator.cli.check import check

        check(find_paths(home), [file])
    elif question == "report":
        from simulator.cli.report import tell

        tell(find_paths(home), file)
    else:
        opened(home, file)
print(peak())
