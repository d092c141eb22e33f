"""The register: every code once, in the same form, with words that can be filled in."""

from __future__ import annotations

import re
from string import Formatter

import pytest

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
from simulator.core.problems.registry import KINDS

MODULES = (
    text_kinds,
    scenario_kinds,
    scene_kinds,
    everywhere_kinds,
    head_kinds,
    channel_kinds,
    media_kinds,
    people_kinds,
    guidance_kinds,
    proof_kinds,
    design_kinds,
    cue_kinds,
)
EVERY = [kind for module in MODULES for kind in vars(module).values() if isinstance(kind, Kind)]


def test_no_code_stands_for_two_kinds() -> None:
    assert len({kind.code for kind in EVERY}) == len(EVERY) == len(KINDS)


@pytest.mark.parametrize("code", KINDS)
def test_a_code_is_lower_case_words_joined_by_hyphens(code: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert KINDS[code].code == code


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: str(kind.code))
def test_a_message_is_a_sentence_and_a_remedy_says_what_to_do(kind: Kind) -> None:
    assert kind.message.removesuffix("{others}").endswith(".")
    assert kind.remedy.endswith((".", "}"))
    assert kind.message[0].isupper() or kind.message[0] in "“{"


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: str(kind.code))
def test_the_words_to_be_filled_in_have_names(kind: Kind) -> None:
    names = [name for part in (kind.message, kind.remedy) for _, name, _, _ in Formatter().parse(part) if name is not None]
    assert all(name.isidentifier() for name in names)
