"""`first-call report`: what a scenario amounts to, as text, as JSON or as one page of HTML."""

from __future__ import annotations

import gc
import json

from simulator.cli.files import find_scenario, open_scenario
from simulator.core.players.report import report
from simulator.paths import Paths
from simulator.workflow.playable import open_scenario_opener
from simulator.workflow.report_text import lines, values


def tell(paths: Paths, name: str, form: str = "text") -> int:
    """Print the report of a scenario as `text`, `json` or `html`. Gives 0. Raises SimulatorError."""
    opener = open_scenario_opener(paths)
    gc.disable()  # collecting garbage frees nothing here, and doubles the time that a large scenario takes
    try:
        playable = open_scenario(opener, find_scenario(paths, name))
        competency_of = {key: principle.competency for key, principle in playable.guidance.principles.items()}
        amounts = report(playable.analysis, competency_of)
    finally:
        gc.enable()
    if form == "json":
        print(json.dumps(values(playable, amounts), indent=2, ensure_ascii=False))
    elif form == "html":
        from simulator.workflow.report_html import page

        print(page(playable, amounts, playable.guidance))
    else:
        print("\n".join(lines(playable, amounts, playable.guidance)))
    return 0
