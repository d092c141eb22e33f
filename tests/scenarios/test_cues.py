"""The bundled scenarios can't be passed by outward signs of the answers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from simulator.content.loader import load_scenario
from simulator.core.analysis.bounds import Analysis
from simulator.core.players.cue_audit import MOST_LEAK, MOST_LIBRARY_LEAK, CueAudit, audit, cue_problems, library_leak
from simulator.core.players.cue_rules import BOTS
from simulator.core.scenario.state_machine import Machine

FILES = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))
HELD = [bot.id for bot in BOTS if not bot.style]
STYLE = "style-leak"

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@cache
def audited(path: Path) -> CueAudit:
    scenario = load_scenario(path).scenario
    assert scenario is not None
    return audit(Analysis.of(Machine(scenario)))


@every_file
def test_no_bot_gets_far_but_by_style(path: Path) -> None:
    leaking = {finding.bot.id: finding.leak for finding in audited(path).results if finding.leak > MOST_LEAK}
    assert {bot: leak for bot, leak in leaking.items() if bot in HELD} == {}
    assert {problem.code for problem in cue_problems(audited(path))} <= {STYLE}


@every_file
def test_a_style_that_gives_answers_away_is_allowed_only_as_long_as_it_does(path: Path) -> None:
    scenario = load_scenario(path).scenario
    assert scenario is not None
    found = STYLE in {problem.code for problem in cue_problems(audited(path))}
    assert found == (STYLE in scenario.allow), "the options were reworded: delete the line under “allow”"


@every_file
def test_every_bot_has_played(path: Path) -> None:
    assert [finding.bot for finding in audited(path).results] == list(BOTS)


@pytest.mark.parametrize("bot", HELD)
def test_the_library_as_a_whole_gives_a_bot_nothing(bot: str) -> None:
    assert library_leak([audited(path) for path in FILES])[bot] < MOST_LIBRARY_LEAK
