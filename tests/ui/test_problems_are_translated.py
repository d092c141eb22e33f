"""What is told of a file or of the database comes from the translation, down to the last word that is not the author's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt

from simulator.content.formats.explain_shape import ExplainForm
from simulator.content.formats.forms import fields, forms_within
from simulator.content.formats.guidance_shape import GuidanceForm
from simulator.content.formats.shape import ScenarioForm
from simulator.content.text.problem_collector import name_like
from simulator.core.checks import all_checks as checks
from simulator.core.problems.problem import Problem
from simulator.core.problems.registry import KINDS
from simulator.core.problems.scenario_kinds import STEMS
from simulator.core.scenario import events
from simulator.core.scenario.model import ACTIONS, CHANNELS, CRITICAL, DAYS, ENDINGS, PLACEHOLDERS, SEVERITIES
from simulator.core.scenario.state_machine import MOOD, TRUST
from simulator.core.texts import Text, packed, unpacked
from simulator.store.attempt_queries import attempt_name
from simulator.store.damage import Damage
from simulator.store.faults import WORDS, explained
from simulator.ui.library.card_model import CardModel
from simulator.ui.style.texts import error_text, translated
from simulator.workflow.library import Library
from tests.bad_files import BadFile, bad_files
from tests.conversations import ROOF, opener, write
from tests.samples import PORTRAITS, PRINCIPLES
from tests.ui.translations import marked, spoken, translation

BLANK = "·"
WORD = r"(?!U\+|UTF-)\b[A-Za-z]"
"""What is told in a language; characters and encodings are called the same everywhere."""
_OPERATOR = r"\s*[<>=!]=?\s*|\b(?:and|or|not)\b"
"""What stands between the names and the numbers of a condition, in every language."""
NEVER = {"bad-value", "file-unreadable"}
"""Kinds that no file brings about: the one is kept for what no other tells of, the other tells what the system says."""


class Finding(NamedTuple):
    """What a problem tells, and the file that it is told of."""

    file: BadFile
    problem: Problem
    texts: tuple[Text, ...]


@pytest.fixture(scope="module")
def with_other_letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return translation(tmp_path_factory.mktemp("marked"), marked)


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    """Give all that is told of the bad files, of each problem its message and what to do."""
    files = list(bad_files(tmp_path_factory.mktemp("bad")))
    told = [(file, problem) for file in files for problem in file.problems]
    # what takes too much work would take much of it here too
    questions = (checks.DECISIONS, checks.FAIRNESS, checks.NO_RETURN, checks.ENDINGS, checks.LINES, checks.FLAGS, checks.WAYS)
    told += [(files[0], problem) for problem in checks.not_worked_out(questions)]
    return [Finding(file, problem, (problem.message, *problem.remedies)) for file, problem in told]


@pytest.fixture(scope="module")
def known() -> frozenset[str]:
    """Give the words that a scenario file has in every language."""
    guidance, portraits = opener().guidance, opener().portraits
    keys = {key for form in (ScenarioForm, GuidanceForm, ExplainForm) for _, inner in forms_within(form) for key in fields(inner)}
    lists = {*CHANNELS, *ENDINGS, *CRITICAL, *ACTIONS, *SEVERITIES, *DAYS, *PLACEHOLDERS, MOOD, TRUST}
    values = {*lists, "female", "male", "true", "false"}
    names = {*guidance.principles, *guidance.points, *portraits, *PRINCIPLES, *PORTRAITS}
    return frozenset({*keys, *values, *names, *KINDS})


def hollow(text: object) -> str:
    """Translate a text with nothing in the place of what is not the program's to say."""
    assert isinstance(text, Text)
    values = {key: hollow(value) if isinstance(value, Text) else BLANK for key, value in (text.values or {}).items()}
    return translated(Text(text.template, None if text.values is None else values))


def own_words(text: Text) -> Iterator[str]:
    """Go through what is filled into a text and is no text of the program."""
    for value in (text.values or {}).values():
        yield from own_words(value) if isinstance(value, Text) else (str(value),)


def own(words: str, file: BadFile, known: frozenset[str]) -> bool:
    """Say whether words stand in a file, be it as a name is made of them, or are the same in every language."""
    text = as_name(f"{file.text} {file.name}")
    words = re.sub(rf"\b(?:{'|'.join(STEMS.values())})-(?=[0-9])", "", words)
    words = re.sub(rf"\b{events.CHOSE} ([\w-]+)\.([\w-]+)", r"\1, \2", words)
    parts = [part.strip() for part in re.split(rf", |[\[\]{{}}:()]|{_OPERATOR}", words) if re.search(WORD, part)]
    return as_name(words) in text or all(part in known or as_name(part) in text for part in parts)


def as_name(words: str) -> str:
    """Write words as a name has them, a space before and after each that is whole."""
    return f" {name_like(words, ' ')}{'' if words.endswith('…') else ' '}"


def test_every_kind_of_problem_is_met(findings: list[Finding]) -> None:
    assert {one.problem.code for one in findings} == KINDS.keys() - NEVER


def test_every_word_of_a_problem_is_translated(findings: list[Finding], dressed, with_other_letters) -> None:
    with spoken(dressed, with_other_letters):
        texts = {text: hollow(text) for one in findings for text in one.texts}
    assert len(texts) > 300
    names = "|".join(PLACEHOLDERS)
    assert not [(text, other) for text, other in texts.items() if re.search("[A-Za-z]", re.sub(f"{{({names})}}", "", other))]


def test_what_is_not_translated_of_a_problem_stands_in_the_file_or_in_every_file(findings: list[Finding], known) -> None:
    strange = {
        (one.problem.code, words)
        for one in findings
        for text in one.texts
        for words in own_words(text)
        if not own(words, one.file, known)
    }
    assert not strange


def test_a_problem_that_was_remembered_is_translated_as_well(findings: list[Finding], dressed, with_other_letters) -> None:
    texts = dict.fromkeys(text for one in findings for text in one.texts)
    with spoken(dressed, with_other_letters):
        assert not [text for text in texts if translated(unpacked(json.loads(json.dumps(packed(text))))) != translated(text)]


@pytest.mark.parametrize("kind", WORDS)
def test_every_word_of_what_is_wrong_with_the_database_is_translated(kind, dressed, with_other_letters) -> None:
    error = explained(kind, "7", cause="8")
    with spoken(dressed, with_other_letters):
        assert not re.search("[A-Za-z]", error_text(error).replace("--database", ""))


def test_the_names_of_what_is_damaged_are_translated(dressed, with_other_letters) -> None:
    damage = Damage("7")
    damage.note(attempt_name(8))
    with spoken(dressed, with_other_letters):
        assert not re.search("[A-Za-z]", translated(damage.take()))


def test_a_card_whose_id_is_taken_says_so_in_the_language_of_the_program(dressed, paths, with_other_letters) -> None:
    write(paths.own_scenarios, mine=ROOF)
    cards = CardModel()
    cards.show_rows(Library((paths.scenarios, paths.own_scenarios), paths.scenario_index).refresh(opener()))
    [(number, taken)] = [(number, row) for number, row in enumerate(cards.rows) if row.path.endswith("mine.yaml")]
    with spoken(dressed, with_other_letters):
        words = hollow(taken.about).partition(BLANK)[0]
        assert not re.search("[A-Za-z]", words)
        assert words in str(cards.data(cards.index(number), Qt.ItemDataRole.AccessibleTextRole))
