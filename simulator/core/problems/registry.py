"""The register of problem kinds: every code that can be reported about a file, with its meaning.

Codes are stable: people search for them, and tests and notes name them. The kinds themselves are in `text_kinds` (the file and
its text), `scenario_kinds` (keys, values and names), `scene_kinds` (how scenes go on), `everywhere_kinds` (choices that stand
in many scenes), `channel_kinds` (what belongs to one channel), `people_kinds` (who takes part), `media_kinds` (files beside a
scenario), `head_kinds` (what a conversation is as a whole), `guidance_kinds` (what a guidance catalogue adds to that),
`proof_kinds` (what only shows in play), `design_kinds` (what plays, but hardly as it was meant) and `cue_kinds` (what the cue
audit finds).
"""

from __future__ import annotations

from collections.abc import Mapping

from simulator.core.problems import (
    channel_kinds,
    cue_kinds,
    design_kinds,
    everywhere_kinds,
    guidance_kinds,
    head_kinds,
    media_kinds,
    people_kinds,
    proof_kinds,
    scenario_kinds,
    scene_kinds,
    text_kinds,
)
from simulator.core.problems.problem import Kind

_MODULES = (
    text_kinds,
    scenario_kinds,
    scene_kinds,
    everywhere_kinds,
    channel_kinds,
    people_kinds,
    media_kinds,
    head_kinds,
    guidance_kinds,
    proof_kinds,
    design_kinds,
    cue_kinds,
)
KINDS: Mapping[str, Kind] = {kind.code: kind for module in _MODULES for kind in vars(module).values() if isinstance(kind, Kind)}
