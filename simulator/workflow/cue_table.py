"""How far players come who do not read, in one scenario or in a library, as plain values and as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from simulator.core.players.cue_audit import MOST_LEAK, MOST_LIBRARY_LEAK, BotResult, CueAudit, audit, library_leak
from simulator.core.players.cue_rules import BOTS, RANDOM, Bot, pair_bots
from simulator.workflow.playable import Playable

SHOWN_PAIRS = 10
"""So many pairs of cues are listed, those that come furthest."""

_MARK = " *"


def cue_audits(playables: Sequence[Playable]) -> list[CueAudit]:
    """Let every bot play, and every pair of cues: for each scenario a second or a few."""
    return [audit(playable.analysis, bots=(*BOTS, *pair_bots())) for playable in playables]


def cue_values(audits: Sequence[CueAudit]) -> dict[str, Any]:
    """Return the audits as plain values."""
    return {
        "most_leak": MOST_LEAK,
        "most_library_leak": MOST_LIBRARY_LEAK,
        "library": library_leak(audits),
        "scenarios": [
            {
                "scenario": audited.scenario,
                "pass_mark": audited.pass_mark,
                "random": audited.random,
                "players": [
                    {
                        "id": result.bot.id,
                        "takes": result.bot.picks,
                        "score": result.score,
                        "leak": result.leak,
                        "scenes": {part.scene: part.gain for part in result.scene_gains if part.gain > 0},
                    }
                    for result in audited.results
                ],
            }
            for audited in audits
        ],
    }


def cue_lines(audits: Sequence[CueAudit]) -> Iterator[str]:
    """Return the audits as lines of text: what each bot scores, and its leak; below them the pairs that come furthest."""
    means = library_leak(audits)
    yield "Players who do not read: their score, and how much of the way from guessing to the best that is"
    yield ""
    yield _row("player", [audited.scenario[:15] for audited in audits], "mean")
    for bot in BOTS:
        yield from _told(bot, audits, means)
    yield ""
    yield f"The {SHOWN_PAIRS} pairs of these signs that come furthest, each scaled within its scene and weighed"
    pairs = sorted((bot for bot in pair_bots() if bot.id in means), key=lambda bot: -means[bot.id])
    for bot in pairs[:SHOWN_PAIRS]:
        yield from _told(bot, audits, means)
    yield ""
    yield f"*  more than {MOST_LEAK:.0%} in one scenario, or {MOST_LIBRARY_LEAK:.0%} as the mean of several"
    for result in _furthest(audits):
        gains = ", ".join(f"{part.scene} (+{part.gain:.1f})" for part in result.scene_gains[:5] if part.gain > 0)
        yield f"“{result.bot.id}” gains most in {gains}."


def _told(bot: Bot, audits: Sequence[CueAudit], means: dict[str, float]) -> Iterator[str]:
    results = [next((result for result in audited.results if result.bot == bot), None) for audited in audits]
    if not any(results):
        return
    cells = [f"{result.score:.0f}  {_leak(result.leak, MOST_LEAK)}" if result else "-" for result in results]
    yield _row(bot.id, cells, "" if bot is RANDOM else _leak(means[bot.id], MOST_LIBRARY_LEAK if len(audits) > 1 else MOST_LEAK))


def _leak(leak: float, most: float) -> str:
    return f"{leak:.0%}".rjust(4) + (_MARK if leak > most else "  ")


def _row(name: str, cells: Sequence[str], mean: str) -> str:
    columns = [cell.rjust(16) for cell in (*cells, *((mean,) if len(cells) > 1 else ()))]
    return f"  {name:<28}{''.join(columns)}".rstrip()


def _furthest(audits: Sequence[CueAudit]) -> Iterator[BotResult]:
    """The single cue that leaks most, where there is one scenario to tell of."""
    if len(audits) == 1:
        single = [result for result in audits[0].results if result.bot in BOTS]
        yield from [result for result in single if result.leak == max(other.leak for other in single) and result.leak > 0][:1]
