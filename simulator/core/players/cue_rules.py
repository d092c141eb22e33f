"""The outward signs of a choice that a player who does not read can go by: word lists, cues, and bots that follow them.

Words are compared in lower case and the word lists are English: in another language the bots that go by them only guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from simulator.core.players.markov_chain import Rule
from simulator.core.players.player_statistics import at_random
from simulator.core.scenario.model import Choice
from simulator.core.texts import N_, Text


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


APOLOGIES = _listed(
    "sorry apologise apologize apologises apologizes apologised apologized apologising apologizing apology apologies "
    "regret regrets regretted forgive forgiveness pardon"
)
"""Words that make a choice apologetic."""

COURTESIES = _listed(
    "please thank thanks thanking thankful grateful appreciate appreciated kind kindly welcome glad gladly happy pleasure "
    "delighted sir madam may could would"
)
"""Words that make a choice polite."""

ABSOLUTES = _listed(
    "always never ever every everyone everybody everything nobody nothing none all impossible absolutely completely totally "
    "entirely definitely certainly guarantee guaranteed guarantees must cannot can't"
)
"""Words that leave no room for exceptions."""

FILLERS = _listed(
    "actually afraid anyway basically certainly course definitely fairly frankly hopefully honest honestly just maybe naturally "
    "obviously oh perhaps personally possibly probably quite really right simply somehow surely truly unfortunately very "
    "absolutely completely entirely great wonderful lovely "
    "please thank thanks thanking kindly grateful appreciate appreciated glad gladly happy pleasure delighted sir madam"
)
"""Words that pad a choice: what can be left out and changes nothing, and courtesies. “Would” and “could” carry meaning."""

COMMON = _listed(
    "about after again also been before because could does doing don't down from have here i've into it's just like more much "
    "only other over same should some than that that's their them then there these they this very want were what when where "
    "which will with would you'll you're you've your"
)
"""Words, of the four letters or more that count as repeating, that everyone uses and that therefore say nothing."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_REPEATED = 4
_DIGITS = 9
"""So exactly two sums of cues are compared: what only rounding tells apart is a tie."""

Measure = Callable[[str, Sequence[Choice]], Sequence[float]]
"""From the customer's line and the choices on offer, how much speaks for each."""


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, placeholders left out."""
    return tuple(_WORD.findall(_PLACEHOLDER.sub(" ", text).replace("’", "'").lower()))


@dataclass(frozen=True, slots=True)
class Cue:
    """An outward sign: `picks` completes the sentence “always takes ...”; `hears` means the customer's line counts.

    With `style` it is a matter of how the author writes right and wrong answers. Where it `compares`, it matters what else is on
    offer.
    """

    id: str
    picks: str
    measure: Measure
    hears: bool = False
    style: bool = False
    compares: bool = False


@dataclass(frozen=True, slots=True)
class Bot:
    """A player who does not read; the fields are those of the cue it goes by."""

    id: str
    picks: str
    rule: Rule
    hears: bool = False
    style: bool = False
    compares: bool = False


def _each(measure: Callable[[Choice], float]) -> Measure:
    return lambda line, offered: [measure(choice) for choice in offered]


def _count(listed: frozenset[str], sign: int = 1) -> Measure:
    return _each(lambda choice: sign * sum(word in listed for word in words(choice.text)))


def _repeated(line: str, offered: Sequence[Choice]) -> Sequence[float]:
    """Count the customer's words, common and short ones aside, that each choice uses too."""
    heard = {word for word in words(line) if len(word) >= _REPEATED} - COMMON
    return [len(heard.intersection(words(choice.text))) for choice in offered]


def _near_the_mean(line: str, offered: Sequence[Choice]) -> Sequence[float]:
    """How near the length of each choice is to the mean length, times their number, so that it is whole."""
    total = sum(len(choice.text) for choice in offered)
    return [-abs(len(choice.text) * len(offered) - total) for choice in offered]


def _word_length(choice: Choice) -> float:
    found = words(choice.text)
    return round(sum(map(len, found)) / len(found), _DIGITS) if found else 0.0


FIRST = Cue("first", N_("the first choice"), lambda line, offered: [-number for number in range(len(offered))])
LAST = Cue("last", N_("the last choice"), lambda line, offered: range(len(offered)))
LONGEST = Cue("longest", N_("the longest choice"), _each(lambda choice: len(choice.text)))
SHORTEST = Cue("shortest", N_("the shortest choice"), _each(lambda choice: -len(choice.text)))
PLAINEST = Cue("plainest", N_("the choice with the fewest filler and courtesy words"), _count(FILLERS, -1), style=True)
MIDDLE = Cue("middle", N_("the choice whose length is nearest the mean"), _near_the_mean, style=True, compares=True)
CUES = (
    LONGEST,
    SHORTEST,
    FIRST,
    LAST,
    Cue("apologetic", N_("the choice with the most words of apology"), _count(APOLOGIES)),
    Cue("polite", N_("the choice with the most polite words"), _count(COURTESIES)),
    Cue("echo", N_("the choice that repeats most of the customer's words"), _repeated, hears=True),
    Cue("hedger", N_("the choice with the fewest absolute words, such as “always” or “never”"), _count(ABSOLUTES, -1)),
    PLAINEST,
    MIDDLE,
    Cue("short-words", N_("the choice with the shortest words"), _each(lambda choice: -_word_length(choice)), style=True),
)
"""Every single cue. Length is in characters, as the author wrote the text; so is the order."""

OPPOSITES = (frozenset((LONGEST.id, SHORTEST.id)), frozenset((FIRST.id, LAST.id)))
"""Pairs that only take away from each other."""

WEIGHTS = ((1, 1), (2, 1), (1, 2))
"""How much the two cues of a pair count."""


def _greatest(values: Sequence[float] | Sequence[tuple[float, ...]]) -> Sequence[float]:
    """Share the pick among the greatest."""
    greatest = max(values)
    ties = values.count(greatest)
    return [1 / ties if value == greatest else 0.0 for value in values]


def by(*measures: Measure) -> Rule:
    """Pick the choice of the greatest measure; where that ties, the next measure decides, and in the end they share equally."""

    def rule(line: str, offered: Sequence[Choice]) -> Sequence[float]:
        return _greatest(list(zip(*[measure(line, offered) for measure in measures], strict=True)))

    return rule


def scaled(values: Sequence[float]) -> Sequence[float]:
    """Spread measures over 0 to 1; where there is no difference, all are 0."""
    least, most = min(values), max(values)
    return [(value - least) / (most - least) if most > least else 0.0 for value in values]


def weighed(one: Cue, other: Cue, weights: tuple[int, int]) -> Rule:
    """Pick by two cues at once, each scaled within the choices on offer."""

    def rule(line: str, offered: Sequence[Choice]) -> Sequence[float]:
        pairs = zip(scaled(one.measure(line, offered)), scaled(other.measure(line, offered)), strict=True)
        return _greatest([round(weights[0] * first + weights[1] * second, _DIGITS) for first, second in pairs])

    return rule


RANDOM = Bot("random", N_("any choice"), at_random)
BOTS = (
    *(Bot(cue.id, cue.picks, by(cue.measure), cue.hears, cue.style, cue.compares) for cue in CUES),
    Bot(
        "plainest-then-middle",
        N_("the choice with the fewest filler and courtesy words and then the length nearest the mean"),
        by(PLAINEST.measure, MIDDLE.measure),
        style=True,
        compares=True,
    ),
    RANDOM,
)
"""Every bot of the audit that `check` lets play: one for each cue, one that goes by two in turn, and one that guesses."""


@cache
def pair_bots() -> tuple[Bot, ...]:
    """A bot for every pair of cues and every weight of the two."""
    return tuple(_pair_bots())


def _pair_bots() -> Iterator[Bot]:
    for one, other in combinations(CUES, 2):
        if frozenset((one.id, other.id)) not in OPPOSITES:
            for weights in WEIGHTS:
                ratio = f"{weights[0]}:{weights[1]}"
                picks = Text(N_("{first}, and {second}, {ratio}"), {"first": one.picks, "second": other.picks, "ratio": ratio})
                hears = one.hears or other.hears
                yield Bot(f"{one.id}+{other.id} {ratio}", picks, weighed(one, other, weights), hears, compares=True)
