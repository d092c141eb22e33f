"""Figures and names as people read them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simulator.ui.style.script import beside
from simulator.ui.style.texts import Texts

if TYPE_CHECKING:  # not needed before the first paint
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from simulator.core.guidance.catalogue import Cite
    from simulator.core.scenario.model import Choice, Message, Scenario
    from simulator.core.scoring.scorecard import Scorecard
    from simulator.workflow.recommend import Recommendation


def clock(seconds: int) -> str:
    """Write seconds as minutes and seconds, such as 4:05."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def lost(points: int) -> str:
    """Write what a decision lost of 100; a loss too small for a point of its own is 0."""
    return Texts.tr("Lost %n of 100 points.", "", points) if points else Texts.tr("Lost less than 1 of 100 points.")


def loss_mark(points: int) -> str:
    """Write the same in short."""
    return Texts.tr("−%d of 100") % points if points else Texts.tr("under 1 of 100")


def next_reason(wanted: Recommendation) -> str:
    """Say why something is to be practised next, and where."""
    return " ".join(part for part in (_why(wanted), _where(wanted)) if part)


def _why(wanted: Recommendation) -> str:
    from simulator.core.scoring.advice import BROKEN, CRITICAL, MISSED  # not needed before the first paint

    advice = wanted.advice
    if advice is None:
        return Texts.tr("There is nothing left to catch up on.")
    reasons = {
        CRITICAL: Texts.tr("In “%s” this was part of a critical error."),
        BROKEN: Texts.tr("Going against this cost you most in “%s”."),
        MISSED: Texts.tr("In “%s” this was your most costly missed chance."),
    }
    return reasons[advice.reason] % advice.call.title


def _where(wanted: Recommendation) -> str:
    row = wanted.row
    if wanted.again or row is None:
        return Texts.tr("The same conversation is the best place to try it again.")
    if wanted.advice is None:
        return Texts.tr("“%s” is new to you.") % row.title
    often = Texts.tr("“%s” calls for it %n times.", "", wanted.chances)
    asks = (Texts.tr("“%s” calls for it twice.") if wanted.chances == 2 else often) % row.title
    return " ".join((asks, Texts.tr("You haven't completed it yet."))) if wanted.fresh else asks


def day(moment: datetime) -> str:
    """Write the local date of a moment, such as 2026-05-04."""
    return moment.astimezone().strftime("%Y-%m-%d")


def with_help(score: int | str) -> str:
    """Write a score, or what it comes to, of an attempt in which the trainee went back."""
    return Texts.tr("%s, with help") % score


def trial_run() -> str:
    """Write the verdict on a call that doesn't count."""
    return Texts.tr("That was a trial run: it has no score")


def verdict(card: Scorecard, *, helped: bool = False) -> str:
    """Say what a score comes to; `helped` if the trainee went back on the way."""
    text = _verdict(card)
    return with_help(text) if helped and card.passed else text


def _verdict(card: Scorecard) -> str:
    if card.critical:
        return Texts.tr("Not passed: a critical error")
    if not card.passed:
        return Texts.tr("Not passed yet")
    return Texts.tr("Passed with the best possible score") if card.total == card.best else Texts.tr("Passed")


def quoted(text: str) -> str:
    """Write words as somebody's own."""
    return f"“{text}”"


def speaking(name: str, words: str) -> str:
    """Write who says something before the words; the line runs as the words do."""
    return f"{beside(name, words)}: {words}"


def told(
    messages: Iterable[Message], fill: Callable[[str], str], scenario: Scenario, *, quotes: bool = False, named: bool = False
) -> str:
    """Write messages as one text: words, if so in `quotes`, and in brackets what was seen; `fill` puts the names in.

    Where others than the customer speak, each is named before their words, unless one speaks alone who is `named` already.
    """
    spoken = [*_by_speaker(messages)]
    speakers = {speaker for speaker, words, _ in spoken if words}
    names = len(speakers) > 1 or (bool(speakers - {""}) and not named)
    parts: list[str] = []
    for speaker, words, sees in spoken:
        text = fill(" ".join(words))
        if words:
            text = quoted(text) if quotes else text
            parts.append(f"{scenario.speaker(speaker).name}: {text}" if names else text)
        parts += [f"({fill(sees)})"] if sees else []
    return " ".join(parts)


def speakers(messages: Iterable[Message], scenario: Scenario) -> str:
    """Name who speaks in some messages; the customer where nobody does."""
    found = dict.fromkeys(message.speaker for message in messages if message.text)
    return ", ".join(scenario.speaker(speaker).name for speaker in found or ("",))


def heard_from(messages: Sequence[Message], fill: Callable[[str], str], scenario: Scenario) -> str:
    """Write messages in quotes behind who says them; empty where there are none."""
    words = told(messages, fill, scenario, quotes=True, named=True)
    several = len({message.speaker for message in messages if message.text}) > 1
    return words if several or not words else f"{speakers(messages, scenario)}: {words}"


def addressed(scenario: Scenario, choice: Choice, text: str) -> str:
    """Put before the words of a choice whom they are said to, where that is not the customer."""
    return Texts.tr("To %s: %s") % (scenario.speaker(choice.to).name, text) if choice.to else text


def _by_speaker(messages: Iterable[Message]) -> Iterator[tuple[str, list[str], str]]:
    """Yield what each says without a break, with their id, or else what is seen."""
    speaker, words = "", list[str]()
    for message in messages:
        if words and (message.sees or message.speaker != speaker):
            yield speaker, words, ""
            words = []
        if message.sees:
            yield "", [], message.sees
        if message.text:
            speaker = message.speaker
            words.append(message.text)
    if words:
        yield speaker, words, ""


def said(scenario: Scenario, choice: Choice, agent: str, *, quoted: bool = True) -> str:
    """Write what was chosen: words in quotes unless they stand in a bubble, an action as it is."""
    if choice.silent:
        return Texts.tr("You said nothing.")
    text = addressed(scenario, choice, scenario.fill(choice.text, agent))
    return f"“{text}”" if choice.spoken and quoted else text


def saying_nothing(silence: Choice | None) -> tuple[Choice, ...]:
    """Write a silence as an option, for a moment that offers nothing else: where timers are off, it never comes by itself."""
    return () if silence is None else (replace(silence, text=Texts.tr("Say nothing."), spoken=False),)


def channel_name(channel: str) -> str:
    """Name a channel."""
    names = {
        "phone": Texts.tr("Phone"),
        "chat": Texts.tr("Chat"),
        "email": Texts.tr("E-mail"),
        "social": Texts.tr("Social media"),
        "counter": Texts.tr("Counter"),
    }
    return names.get(channel, channel)


def cited(cite: Cite) -> str:
    """Write the code of a point, and the channel where a principle rests on it in that one only."""
    in_channel = {
        "phone": Texts.tr("%s by phone"),
        "chat": Texts.tr("%s in chats"),
        "email": Texts.tr("%s in e-mails"),
        "social": Texts.tr("%s on social media"),
        "counter": Texts.tr("%s at the counter"),
    }
    return in_channel.get(cite.channel, "%s") % cite.code


def ending_name(ending: str) -> str:
    """Name a kind of ending."""
    names = {
        "resolved": Texts.tr("Resolved"),
        "handed-over": Texts.tr("Handed over"),
        "follow-up": Texts.tr("To be followed up"),
        "unresolved": Texts.tr("Unresolved"),
        "lost": Texts.tr("Customer lost"),
    }
    return names.get(ending, Texts.tr("Not written yet"))


def critical_name(critical: str) -> str:
    """Name a kind of critical error."""
    names = {
        "customer": Texts.tr("Critical for the customer"),
        "business": Texts.tr("Critical for the company"),
        "compliance": Texts.tr("Against the rules"),
    }
    return names[critical]


def file_problems(errors: int, warnings: int) -> str:
    """Count what is wrong with a file that can't be played."""
    told = Texts.tr("This file has %n problems. Open it to see them.", "", errors)
    beside = Texts.tr("There are %n warnings as well.", "", warnings)
    return f"{told} {beside}" if warnings else told


def a_week_later(text: str) -> str:
    """Say what became of a matter."""
    return Texts.tr("A week later: %s") % text
