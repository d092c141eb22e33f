"""What a voice would say wrong: words in letters that its language does not have, and sounds listed for words nobody says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from simulator.core.checks.reachability import choice_path, reply_path
from simulator.core.problems import design_kinds as register
from simulator.core.problems.problem import Path, Problem
from simulator.core.scenario.model import Line, Scenario
from simulator.core.scenario.pronunciation import spoken, unheard
from simulator.core.scenario.scripts import language_of, words_in_other_letters


class _ReadAloud(NamedTuple):
    """A text with its names filled in, its place in the file, and the languages that may read it, the first one first."""

    path: Path
    text: str
    languages: tuple[str, ...]


def unspeakable(scenario: Scenario) -> Iterator[Problem]:
    """Report words under `pronounce` that are never said, and words that no voice of their line can read, each once."""
    texts = list(_texts(scenario))
    for word in unheard(scenario.pronounce, (read.text for read in texts)) if scenario.pronounce else ():
        yield Problem(register.PRONOUNCE_UNHEARD, ("pronounce", word), {"word": word})
    known: set[str] = set()
    for path, text, languages in texts:
        language = language_of(text, languages)
        for word in words_in_other_letters(spoken(text, scenario.pronounce), language):
            if word not in known:
                known.add(word)
                yield Problem(register.WORD_IN_OTHER_LETTERS, path, {"word": word, "language": language})


def _texts(scenario: Scenario) -> Iterator[_ReadAloud]:
    """All that is said, and the options, which a trainee can have read out."""
    for scene in scenario.scenes.values():
        yield from _said(scenario, scene.says, ("scenes", scene.id, "says"))
        for index, choice in enumerate(scene.moves):
            path = choice_path(scene.id, index, choice)
            if choice.text:
                yield _ReadAloud(path, scenario.fill(choice.text, ""), (scenario.language,))
            yield from _said(scenario, choice.reply, reply_path(scene.id, index, choice))


def _said(scenario: Scenario, lines: Iterable[Line], path: Path) -> Iterator[_ReadAloud]:
    """The messages of some lines; a list in the file has either several lines or several messages."""
    for entry, line in enumerate(lines):
        for number, message in enumerate(line.messages):
            if message.text:
                languages = (scenario.speaker(message.speaker).voice.language, scenario.language)
                yield _ReadAloud((*path, entry + number), scenario.fill(message.text, ""), languages)
