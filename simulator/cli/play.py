"""`first-call play`: a scenario in the terminal, by typing numbers or with the choices given."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from simulator.cli.channel_words import headers, marks, onlookers, written_so_far
from simulator.cli.files import find_scenario, open_scenario
from simulator.cli.output import cited, json_text
from simulator.cli.play_json import flags_now, summary, unscored_summary
from simulator.cli.question_prompt import QuestionPrompt
from simulator.cli.words import SAY_NOTHING
from simulator.core.errors import ScenarioUnplayable, SimulatorError
from simulator.core.guidance.catalogue import Guidance
from simulator.core.problems.problem import blocking
from simulator.core.scenario.mail import faces
from simulator.core.scenario.model import SILENCE, Choice, Said, Scenario
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine
from simulator.core.scenario.walkthrough import Walkthrough
from simulator.core.scenario.worked_example import WorkedExample
from simulator.core.scoring.call_times import call_times, day_time
from simulator.core.scoring.debrief import Debrief, debrief
from simulator.core.scoring.scorecard import Decision
from simulator.core.scoring.seen_names import what_became
from simulator.paths import Paths
from simulator.store.names import clean_name
from simulator.workflow.playable import Playable, open_scenario_opener

KEYS = "Type the number of your answer, u to take the last one back,{} or q to leave."
SILENCE_TOO = " silence to say nothing,"
LEAVE = ("q", "quit", "exit")


def play(paths: Paths, name: str, choices: str | None, *, as_json: bool, agent: str) -> int:
    """Play a scenario. Returns 0 at an ending, 1 where the choices stop before one. Raises SimulatorError.

    Given choices are followed through a scenario without a score too, so that its author sees where they lead; that gives 1.
    """
    agent = clean_name(agent)
    opener, file = open_scenario_opener(paths), find_scenario(paths, name)
    try:
        playable = open_scenario(opener, file)
    except ScenarioUnplayable as unplayable:
        scenario = opener.describe(file)[0]
        if choices is None or scenario is None or not _leads_there(unplayable):
            raise
        session = _given(Machine(scenario), _split(choices))
        if as_json:
            print(json_text(unscored_summary(session, unplayable)))
        else:
            _print_way(session, unplayable, agent)
        return 1
    if choices is None:
        session = _typed(playable, agent, quiet=as_json)
    else:
        session = _given(playable.machine, _split(choices))
        if not as_json:
            _print_conversation(session, agent)
    looked_back = debrief(session, playable.analysis)
    if as_json:
        print(json_text(summary(looked_back)))
    elif session.finished:
        _print_debrief(looked_back, opener.guidance, agent)
    else:
        print(f"\nStopped before an ending. To go on: {', '.join(choice.id for choice in session.moment.moves)}")
        _print_state(session, agent)
    return int(not session.finished)


def show_example(paths: Paths, name: str, example: str, *, agent: str) -> int:
    """Print a worked example with what there is to see in it, unscored. Returns 0. Raises SimulatorError."""
    agent = clean_name(agent)
    playable = open_scenario(open_scenario_opener(paths), find_scenario(paths, name))
    walkthrough = _example(playable.scenario, example)
    shown = WorkedExample.of(walkthrough, _given(playable.machine, list(walkthrough.choices)))
    print(f"{playable.scenario.title}\nWorked example: {shown.name}\n")
    _print_conversation(shown.session, agent, shown.seen_at)
    if not shown.session.finished:
        print("\nThe example stops here. How would you go on?")
    return 0


def _example(scenario: Scenario, name: str) -> Walkthrough:
    """Find a worked example by its name, however that is written."""
    examples = [walkthrough for walkthrough in scenario.walkthroughs if walkthrough.notices]
    found = next((one for one in examples if one.name.casefold() == name.strip().casefold()), None)
    if found is None:
        names = ", ".join(f"“{one.name}”" for one in examples)
        hint = f"There is: {names}." if names else "A walkthrough becomes one by `notice`: what there is to see, and where."
        raise SimulatorError(f"“{scenario.title}” has no worked example “{name}”.", hint)
    return found


def _split(choices: str) -> list[str]:
    return [choice.strip() for choice in choices.split(",") if choice.strip()]


def _leads_there(unplayable: ScenarioUnplayable) -> bool:
    """Say whether nothing keeps the scenario from being played but what choices lead to."""
    return all(problem.witness is not None for problem in unplayable.problems if blocking((problem,)))


def _print_way(session: Session, unplayable: ScenarioUnplayable, agent: str) -> None:
    _print_conversation(session, agent)
    offered = ", ".join(choice.id for choice in session.moment.moves)
    stopped = "This is an ending." if session.moment.scene.ending else f"To go on: {offered or 'nothing is offered here'}."
    print(f"\n{stopped} There is no score: {unplayable.message}")
    _print_state(session, agent)


def _print_state(session: Session, agent: str) -> None:
    """Print what is offered, in words, and what is remembered, for whoever writes the scenario."""
    for choice in session.moment.moves:
        print(f"  {choice.id}: {marks(choice)}{session.scenario.fill(choice.text, agent) or SAY_NOTHING}")
    flags = ", ".join(f"{name} {str(value).lower()}" for name, value in flags_now(session).items())
    print(*([f"Flags: {flags}."] if flags else []), sep="\n", end="\n" if flags else "")


def _given(machine: Machine, choices: list[str]) -> Session:
    session = Session.begin(machine)
    for number, choice in enumerate(choices, 1):
        offered = [move.id for move in session.moment.moves]
        if choice not in offered:
            if session.finished:
                raise SimulatorError(f"Choice {number}, “{choice}”, comes after the ending “{session.moment.scene.id}”.")
            scene = session.moment.scene.id
            raise SimulatorError(
                f"Choice {number}, “{choice}”, is not offered in scene “{scene}”.", f"Offered: {', '.join(offered)}."
            )
        session = session.choose(choice)
    return session


def _typed(playable: Playable, agent: str, *, quiet: bool) -> Session:
    """Ask for each choice; the conversation goes to stderr where stdout is to hold JSON alone."""
    out = sys.stderr if quiet else sys.stdout
    scenario = playable.scenario
    session = Session.begin(playable.machine)
    print("\n".join(part for part in (scenario.title, scenario.subtitle, scenario.about) if part), file=out)
    print(file=out)
    for rule in scenario.company.policy:
        print(f"  - {scenario.fill(rule, agent)}", file=out)
    silence = any(scene.silence for scene in scenario.scenes.values())
    print(f"\n{KEYS.format(SILENCE_TOO if silence else '')}", file=out)
    prompt = QuestionPrompt(agent, out)
    while not session.finished:
        print("", *_now(session, agent), sep="\n", file=out)
        prompt.ask(session)
        options = _options(session)
        for number, choice in enumerate(options, 1):
            print(f"  {number}  {marks(choice)}{scenario.fill(choice.text, agent) or SAY_NOTHING}", file=out)
        print("> ", end="", file=out, flush=True)
        answer = sys.stdin.readline()
        if not answer or answer.strip().casefold() in LEAVE:
            break
        chosen = _picked(session, answer.strip())
        if chosen is None:
            numbers = f"a number from 1 to {len(options)}" if len(options) > 1 else "1"
            print(f"Type {numbers}, u to take the last answer back, or q to leave.", file=out)
            continue
        session = session.undo() if chosen == "u" else session.choose(chosen)
        opened = session.steps()[-1].choice.opens if chosen != "u" else None
        if opened:
            record = scenario.records[opened]
            print(f"\n  [{record.title}]\n  {scenario.fill(record.text, agent)}", file=out)
    if session.finished:
        print("", *_now(session, agent), sep="\n", file=out)
        _print_later(session, agent, out)
    print(*(["", prompt.result] if prompt.result else []), sep="\n", file=out, end="\n" if prompt.result else "")
    return session


def _options(session: Session) -> tuple[Choice, ...]:
    """Return the numbered options: the choices, or the silence where there is nothing else, since no clock runs here."""
    return session.moment.offered or session.moment.moves


def _picked(session: Session, answer: str) -> str | None:
    """Read an answer: a number, `u` or `silence`; None where it is nothing of these."""
    offered = _options(session)
    if answer in ("u", SILENCE):
        return answer if answer == "u" or session.moment.silence else None
    if answer.isascii() and answer.isdigit() and 1 <= int(answer[:3]) <= len(offered):
        return offered[int(answer[:3]) - 1].id
    return None


def _print_conversation(session: Session, agent: str, seen_at: Callable[[int], Iterable[str]] = lambda _: ()) -> None:
    """Print all that was said and done; `seen_at` gives what there is to see after the choice at a position."""
    scenario = session.scenario
    for step, times, face in zip(session.steps(), call_times(session), faces(session), strict=False):
        print(*_heard(scenario, step.said, agent, _speaker(scenario, face.mood, times.said)), sep="\n")
        _print_notices(scenario, seen_at(step.position - 1), agent, end="\n\n")
        print(f"    {_spoken(step.choice, scenario.fill(step.choice.text, agent), agent)}\n")
    print(*_now(session, agent), sep="\n")
    _print_notices(scenario, seen_at(len(session.choice_ids) - 1), agent)
    _print_later(session, agent, sys.stdout)


def _print_notices(scenario: Scenario, notices: Iterable[str], agent: str, end: str = "\n") -> None:
    texts = [f"\n  What to notice: {scenario.fill(text, agent)}" for text in notices]
    print(*texts, sep="\n", end=end if texts else "")


def _now(session: Session, agent: str) -> Iterator[str]:
    """Write what is said at this moment."""
    speaker = _speaker(session.scenario, faces(session)[-1].mood, call_times(session)[-1].said)
    yield from _heard(session.scenario, session.said, agent, speaker)
    yield from (told for told in (onlookers(session), written_so_far(session)) if told)


def _speaker(scenario: Scenario, mood: int, instant: int) -> str:
    """Name the customer with their mood, and the time of day where there is a clock."""
    if scenario.clock is None:
        return f"{scenario.customer.name} (mood {mood})"
    days, weekday, time = day_time(scenario.clock, instant)
    day = f"{weekday.capitalize()} " if weekday else f"day {days + 1}, " if days else ""
    return f"{scenario.customer.name} (mood {mood}, {day}{time})"


def _print_later(session: Session, agent: str, out: TextIO) -> None:
    """Tell what became of the matter, where that is written."""
    later = what_became(session)
    if later:
        print(f"\nA week later: {session.scenario.fill(later, agent)}", file=out)


def _heard(scenario: Scenario, said: Said, agent: str, speaker: str) -> Iterator[str]:
    """Write each message on a line of its own: what is seen in square brackets, the words behind who says them."""
    for message in said:
        if message.sees:
            yield f"[{scenario.fill(message.sees, agent)}]"
        yield from (f"  {scenario.fill(header, agent)}" for header in headers(message))
        if message.text:
            yield f"{speaker}: {scenario.fill(message.text, agent)}"


def _spoken(choice: Choice, text: str, agent: str) -> str:
    if choice.silent:
        return "(nothing said)"
    return f"{agent}: {marks(choice)}{text}" if choice.spoken else f"({marks(choice)}{text})"


def _print_debrief(looked_back: Debrief, guidance: Guidance, agent: str) -> None:
    card = looked_back.card
    fill = looked_back.session.scenario.fill
    verdict = "passed" if card.passed else "not passed"
    kind = card.ending.ending
    ending = f"Ending: {card.ending.id} ({kind})." if kind else "It stops where nothing is written yet."
    print(f"\n{card.score} of 100, {verdict} (pass mark {card.pass_mark}). {ending}")
    for decision in card.critical:
        print(f"Critical error ({decision.choice.critical}): {fill(decision.choice.because, agent)}")
    for decision in looked_back.costly:
        mark = ", turning point" if decision is card.turning_point else ""
        said = _spoken(decision.choice, fill(decision.choice.text, agent), agent)
        points = card.losses[decision.position]
        print(f"\n{decision.position + 1}. {said}  [{f'-{points}' if points else 'under 1'} of 100{mark}]")
        _print_better(decision, guidance, lambda text: fill(text, agent))
    if card.ending.lesson:
        print(f"\n{fill(card.ending.lesson, agent)}")


def _print_better(decision: Decision, guidance: Guidance, fill: Callable[[str], str]) -> None:
    if decision.choice.because:
        print(f"   {fill(decision.choice.because)}")
    print(f"   Better: {fill(decision.reference.text)}")
    for chance in decision.chances:
        principle = guidance.principles.get(chance.principle)
        if principle is not None and not chance.taken:
            print(f"   {principle.name} ({', '.join(map(cited, principle.cites))})")
