"""Which names somebody came across on one way through a conversation, so that looking back on it names nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from simulator.core.scenario.model import Line, Said, Scenario
from simulator.core.scenario.session import Session

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[”\"’')]*(?=\s|$)|$)", re.DOTALL)
_INSIDE = re.compile(r"[\w,;’'-]\s+$")
_NOUNS_ARE_NAMES = ("de", "lb")
"""Languages that write every noun like a name: there a capital letter says nothing."""


class SeenNames:
    """A name is a word with a capital letter within a sentence, which nobody but the customer ever writes small.

    A customer may write everything small in a chat, so that their lines tell nothing of what is a name.
    All that stood on the screen counts as seen: the customer's lines, every option that was offered, the records that were
    opened, and what a briefing tells.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def knows(self, text: str) -> bool:
        """Whether every name in a text was seen."""
        return not any(_key(word) in self._unseen for word in _WORD.findall(text))

    def only_seen(self, text: str) -> str:
        """Leave out the sentences that name what was not seen."""
        if self.knows(text):
            return text
        return " ".join(sentence for sentence in _SENTENCE.findall(text) if self.knows(sentence))

    @cached_property
    def _unseen(self) -> frozenset[str]:
        scenario = self._session.scenario
        if scenario.language.split("-")[0].casefold() in _NOUNS_ARE_NAMES:
            return frozenset()
        seen = {_key(word) for text in _seen(self._session) for word in _WORD.findall(text)}
        return frozenset(_names(_texts(scenario)) - seen)


def what_became(session: Session) -> str:
    """What became of the matter a week after a conversation, not filled in; empty before its end, and where nothing is said."""
    later = session.moment.scene.later
    return SeenNames(session).only_seen(later) if later else ""


def _key(word: str) -> str:
    """A word as it is compared: without a capital, and without what makes it a possessive."""
    return re.sub(r"[’']\w*$", "", word).casefold()


def _names(texts: Iterable[str]) -> set[str]:
    names: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for found in _WORD.finditer(text):
            word = found.group()
            if word[0].islower():
                small.add(_key(word))
            elif _INSIDE.search(text, max(found.start() - 8, 0), found.start()) and len(_key(word)) > 1:
                names.add(_key(word))
    return names - small


def _seen(session: Session) -> Iterator[str]:
    scenario = session.scenario
    yield from (
        scenario.title,
        scenario.subtitle,
        scenario.about,
        scenario.customer.name,
        scenario.company.name,
        *scenario.company.policy,
    )
    yield from (record.title for record in scenario.records.values())
    for step in session.steps():
        yield from _told(step.said)
        yield from (choice.text for choice in step.before.offered)
        if step.choice.opens:
            yield scenario.records[step.choice.opens].text
    yield from _told(session.said)
    yield from (choice.text for choice in session.moment.offered)


def _told(said: Said) -> Iterator[str]:
    """What stands on the screen of some messages."""
    for message in said:
        yield message.text
        yield message.sees
        yield message.subject


def _texts(scenario: Scenario) -> Iterator[str]:
    """What was not written by the customer."""
    for record in scenario.records.values():
        yield record.text
    for scene in scenario.scenes.values():
        yield scene.lesson
        if scene.asks:
            yield from (scene.asks.text, *scene.asks.answers)
        yield from _captions(scene.says)
        for choice in scene.moves:
            yield choice.text
            yield choice.because
            yield from _captions(choice.reply)


def _captions(lines: Iterable[Line]) -> Iterator[str]:
    return (message.sees for line in lines for message in line.messages if message.sees)
