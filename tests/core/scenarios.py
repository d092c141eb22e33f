"""Scenarios to test with: a few words to write one by hand, and hypothesis strategies that make up small ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from simulator.core.scenario.condition import Condition, parse
from simulator.core.scenario.model import SILENCE, Choice, Flag, Jump, Line, Message, Record, Scenario, Scene, Walkthrough, Weight
from simulator.core.scenario.participants import Company, Customer, History
from simulator.core.scenario.session import Session
from simulator.core.scenario.state_machine import Machine

PROOF = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""How to look for a counterexample: as often as the run has a mind to, and at examples that take long to make."""

HERE = "here"

Goto = str | Sequence[tuple[str, str]]
"""A scene, or (when, scene) pairs of which the last has an empty `when`."""


@lru_cache(maxsize=1024)
def when(text: str) -> Condition | None:
    return parse(text) if text else None


def line(text: str, condition: str = "") -> Line:
    return Line((Message(text),), when(condition))


SILENCE_SAYS = (line("Hello?"),)


def weights(points: int) -> dict[str, tuple[Weight, ...]]:
    """Say how a choice earns or loses points."""
    if not points:
        return {}
    return {"shows" if points > 0 else "breaks": (Weight("kindness", abs(points)),)}


def jumps(goto: Goto) -> tuple[Jump, ...]:
    if isinstance(goto, str):
        return (Jump(goto),)
    return tuple(Jump(to, when(condition)) for condition, to in goto)


def choice(
    name: str,
    goto: Goto,
    points: int = 0,
    *,
    condition: str = "",
    sets: Mapping[str, int] | None = None,
    adds: Mapping[str, int] | None = None,
    **rest: object,
) -> Choice:
    """Write a choice; `points` come from one principle, unless `shows` or `breaks` are given."""
    earned = {} if {"shows", "breaks"} & rest.keys() else weights(points)
    return Choice(
        id=name,
        text=f"Words of {name}.",
        jumps=jumps(goto),
        when=when(condition),
        sets=tuple((sets or {}).items()),
        adds=tuple((adds or {}).items()),
        **earned,
        **rest,  # type: ignore[arg-type] # whatever else a choice has
    )


def silence(goto: Goto, points: int = 0, **rest: object) -> Choice:
    return choice(SILENCE, goto, points, after=10, reply=SILENCE_SAYS, **rest)  # type: ignore[arg-type] # as for a choice


def everywhere(*choices: Choice, scenes: Sequence[Scene]) -> list[Scene]:
    """Let choices stand in all of some scenes that have any; one that leads to “here” stays."""
    shared = [replace(made, everywhere=number) for number, made in enumerate(choices)]
    return [
        replace(each, choices=(*each.choices, *(_staying(made, each.id) for made in shared))) if each.choices else each
        for each in scenes
    ]


def _staying(made: Choice, home: str) -> Choice:
    return replace(made, jumps=tuple(replace(jump, to=home) if jump.to == HERE else jump for jump in made.jumps))


def scene(name: str, *choices: Choice, silent: Choice | None = None, says: str | Sequence[tuple[str, str]] = "") -> Scene:
    """Write a scene; `says` is a text, or (when, text) pairs of which the last has an empty `when`."""
    lines = [("", says or f"Words in {name}.")] if isinstance(says, str) else says
    return Scene(name, tuple(line(text, condition) for condition, text in lines), choices, silent)


def ending(name: str, points: int = 0, kind: str = "resolved") -> Scene:
    return Scene(name, (line(f"Words in {name}."),), ending=kind, points=points, lesson="A lesson.")


def unwritten(name: str) -> Scene:
    return Scene(name, (line("..."),), todo="What happens next.")


def walkthrough(*choices: str, **expect: object) -> Walkthrough:
    return Walkthrough("By hand", choices, **expect)  # type: ignore[arg-type] # ending, score or passed


def story(
    *scenes: Scene,
    mood: int = 5,
    trust: int = 5,
    flags: Sequence[Flag] = (),
    history: History | None = None,
    **rest: object,
) -> Scenario:
    """Put scenes together; the first one is the start."""
    return Scenario(
        id="a-story",
        title="A story",
        start=scenes[0].id,
        scenes={scene.id: scene for scene in scenes},
        customer=Customer("Robin Example", mood=mood, trust=trust),
        company=Company("Example Limited"),
        flags=tuple(flags),
        history=history or History(),
        **rest,  # type: ignore[arg-type] # whatever else a scenario has
    )


def play(scenario: Scenario, *choices: str) -> Session:
    return Session.replay(Machine(scenario), choices)


def wander(scenario: Scenario, turns: Sequence[int]) -> Session:
    """Play by taking, at each turn, the choice with that number (counted round) until the turns or the scenes run out."""
    session = Session.begin(Machine(scenario))
    for turn in turns:
        moves = session.moment.moves
        if not moves:
            break
        session = session.choose(moves[turn % len(moves)].id)
    return session


TURNS = st.lists(st.integers(0, 11), max_size=25)
SEEN = Flag("seen", 0)
HOLDS = Flag("holds", 0, 0, 3, boolean=False)
HURT = History(severity="severe")

_FLAGS = (Flag("seen", 0), Flag("told", 1), Flag("count", 0, -1, 2, boolean=False))
_COMPARISONS = (
    *("seen", "told", "not seen", "not told", "count", "seen == true", "told != true", "told == false"),
    *(f"count {compare} {value}" for compare in ("==", "!=", "<", ">") for value in (-1, 0, 1, 2)),
    *(f"{name} {compare} {value}" for name in ("mood", "trust") for compare in ("<", "<=", ">", ">=") for value in (2, 5, 8)),
    *("mood == 0", "trust == 10", "mood != 10", "trust != 0", "mood > 10", "trust >= -1"),
)
_JOINED = tuple(
    pattern.format(one, _COMPARISONS[(7 * number + 5) % len(_COMPARISONS)])
    for pattern in ("{} and {}", "{} or {}", "not ({} or {})", "not {} and {}", "({} or seen) and {}", "{} or not ({})")
    for number, one in enumerate(_COMPARISONS)
)
CONDITIONS = st.sampled_from((*_COMPARISONS, *_JOINED))
_RECORDS = {name: Record(name, f"The {name}", f"What stands in the {name}.") for name in ("bill", "file")}
_OPENS = st.sampled_from((None, None, None, "bill", "file"))


@lru_cache(maxsize=64)
def conditions(scenes: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Make up conditions of a story with these scenes; in half of them it is asked what has happened."""
    asked = [words for name in scenes for words in (f"visited {name}", f"chose {name}.option-0")]
    asked += ["opened bill", "opened file", "visited good-end", "chose scene-0.silence"]
    asked += ["chose everywhere.any-0", "chose everywhere.any-1", "chose scene-0.any-0"]
    patterns = ("{}", "not {}", "{} == false", "{} and seen", "{} or mood > 5", "not ({} or told)", "trust > 2 and not {}")
    happened = [pattern.format(words) for pattern in patterns for words in asked]
    both = [f"{one} {joint} {asked[number - 1]}" for number, one in enumerate(asked) for joint in ("and", "or not")]
    return st.one_of(CONDITIONS, st.sampled_from((*happened, *both)))


_SOMETIMES = st.sampled_from((False, False, False, True))
_POINTS = st.sampled_from((0, 0, 1, -1, 2, -2, 3))
_SHIFTS = st.sampled_from(tuple(product((0, 0, 0, -1, 1, 4), (0, 0, 0, -1, 1, -4))))
_SETS = st.sampled_from(({}, {}, {}, {"seen": 1}, {"told": 0}, {"seen": 0, "told": 1}))
_ADDS = st.sampled_from(({}, {}, {}, {"count": 1}, {"count": -2}))


@st.composite
def _effects(draw: st.DrawFn) -> dict[str, object]:
    mood, trust = draw(_SHIFTS)
    return {"mood": mood, "trust": trust, "sets": draw(_SETS), "adds": draw(_ADDS)}


@st.composite
def _gotos(draw: st.DrawFn, targets: Sequence[str], when: st.SearchStrategy[str]) -> Goto:
    to = st.sampled_from(targets)
    if draw(_SOMETIMES):
        return [(draw(when), draw(to)), ("", draw(to))]
    return draw(to)


@st.composite
def _wild_choice(draw: st.DrawFn, name: str, ahead: Sequence[str], everywhere: Sequence[str]) -> Choice:
    targets = everywhere if draw(st.booleans()) else ahead
    when = conditions(tuple(scene for scene in dict.fromkeys(everywhere) if scene.startswith("scene")))
    condition, once, opens = "", False, None
    if name != SILENCE:
        condition, once, opens = draw(st.one_of(st.just(""), st.just(""), when)), draw(_SOMETIMES), draw(_OPENS)
    reply = draw(_replies(name, when)) if name != SILENCE and draw(_SOMETIMES) else SILENCE_SAYS if name == SILENCE else ()
    rest, goto = draw(_effects()), draw(_gotos(targets, when))
    return choice(name, goto, draw(_POINTS), condition=condition, once=once, opens=opens, reply=reply, **rest)


@st.composite
def _replies(draw: st.DrawFn, name: str, when: st.SearchStrategy[str]) -> tuple[Line, ...]:
    """Make up a reply: messages in a row, or one of several, or one that is said sometimes."""
    lines = [line(f"To {name}, if so.", draw(when))]
    if draw(st.booleans()):
        lines.append(Line((Message(f"To {name}, else."), Message(sees="A caption."), Message("And more.", "A shrug."))))
    return tuple(lines[1:] if len(lines) > 1 and draw(st.booleans()) else lines)


@st.composite
def _with_beats(draw: st.DrawFn, scenes: list[Scene], everywhere: Sequence[str], *, free: bool) -> list[Scene]:
    """Let some jumps lead past scenes that go on by themselves; but where one is `free`, to where they led without them."""
    beats: list[Scene] = []
    names = tuple([found.id for found in scenes])
    when = conditions(names)
    for number in range(draw(st.sampled_from((0, 0, 1, 2)))):
        name, place = f"beat-{number}", draw(st.integers(0, len(scenes) - 1))
        moves = list(scenes[place].moves)
        index = draw(st.sampled_from([index for index, move in enumerate(moves) if not _stays(move, names[place])]))
        chosen = moves[index]
        first, *rest = chosen.jumps
        other = draw(st.sampled_from(everywhere)) if free or chosen.once or chosen.silent else first.to
        onward: Goto = [(draw(when), other), ("", first.to)] if draw(st.booleans()) else first.to
        beats.append(Scene(name, scene(name, says=draw(_says(names, f"In {name}."))).says, jumps=jumps(onward)))
        moves[index] = past = replace(chosen, jumps=(replace(first, to=name), *rest))
        silent = moves.pop() if scenes[place].silence else None
        scenes[place] = replace(scenes[place], choices=tuple(moves), silence=silent)
        if chosen.everywhere is not None:
            scenes = [replace(each, choices=tuple(past if move == chosen else move for move in each.choices)) for each in scenes]
    if draw(_SOMETIMES):
        goto: Goto = [(draw(when), draw(st.sampled_from(everywhere))), ("", scenes[0].id)] if free else scenes[0].id
        return [Scene("at-first", scene("at-first").says, jumps=jumps(goto)), *scenes, *beats]
    return [*scenes, *beats]


def _stays(made: Choice, home: str) -> bool:
    """Say whether a choice that stands in many scenes stays in each of them."""
    return made.everywhere is not None and made.jumps == (Jump(home),)


@st.composite
def _everywhere(draw: st.DrawFn, names: Sequence[str], ends: Sequence[str], *, sound: bool) -> list[dict[str, Choice]]:
    """Make up some choices that stand in many scenes, by scene; where the story has to be `sound`, what earns comes only once."""
    made = []
    for number in range(draw(st.sampled_from((0, 0, 0, 1, 2)))):
        offered = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        one = draw(_wild_choice(f"any-{number}", [*names, *ends], [*names, *ends]))
        if sound and not one.once:
            one = replace(one, shows=(), breaks=(), jumps=())
        elif draw(st.booleans()):
            one = replace(one, jumps=())  # it stays
        made.append({name: replace(one, everywhere=number, jumps=one.jumps or (Jump(name),)) for name in offered})
    return made


@st.composite
def wild_stories(draw: st.DrawFn) -> Scenario:
    """Make up a small scenario that may be anything: sound, or with dead ends, traps, farms and sinks."""
    count = draw(st.integers(1, 5))
    names = [f"scene-{number}" for number in range(count)]
    ends = ["good-end", "bad-end"][: draw(st.integers(1, 2))]
    scenes, everywhere = [], draw(_everywhere(names, ends, sound=False))
    for number, name in enumerate(names):
        ahead = [*names[number + 1 :], *ends]
        options = [draw(_wild_choice(f"option-{option}", ahead, [*names, *ends])) for option in range(draw(st.integers(1, 3)))]
        options += [made[name] for made in everywhere if name in made]
        silent = draw(_wild_choice(SILENCE, ahead, [name, name, *names, *ends])) if draw(_SOMETIMES) else None
        scenes.append(scene(name, *options, silent=silent, says=draw(_says(names))))
    return draw(_told(draw(_with_beats(scenes, [*names, *ends], free=True)), ends))


@st.composite
def sound_stories(draw: st.DrawFn) -> Scenario:
    """Make up a small scenario in which every way can be gone to an ending and every loop sums to zero.

    Each scene has a height. A choice that can be made again and again leads on, or earns the difference in height, so that going
    round earns nothing; what can be made only once, and silence, earn and lead as they like.
    """
    count = draw(st.integers(1, 5))
    names = [f"scene-{number}" for number in range(count)]
    ends = ["good-end", "bad-end"][: draw(st.integers(1, 2))]
    level = draw(st.sampled_from((True, True, False)))
    height = {name: draw(st.integers(-2, 2)) for name in names}
    scenes, everywhere = [], draw(_everywhere(names, ends, sound=True))
    for number, name in enumerate(names):
        ahead = [*names[number + 1 :], *ends]
        onward = choice("onward", draw(st.sampled_from(ahead)), draw(_POINTS), **draw(_effects()))
        options = [_earning(onward, name, height, level)]
        for option in range(draw(st.integers(1, 2))):
            made = draw(_wild_choice(f"option-{option}", ahead, [*names, *ends]))
            options.append(_tamed(draw(st.sampled_from([*names, *ends] if level else ahead)), made, name, height, level))
        silent = draw(_wild_choice(SILENCE, ahead, [name, name, *names, *ends])) if draw(_SOMETIMES) else None
        options = [*draw(st.permutations(options)), *(made[name] for made in everywhere if name in made)]
        scenes.append(scene(name, *options, silent=silent, says=draw(_says(names))))
    return draw(_told(draw(_with_beats(scenes, [*names, *ends], free=False)), ends))


def _tamed(target: str, made: Choice, home: str, height: Mapping[str, int], level: bool) -> Choice:
    return made if made.once else _earning(replace(made, jumps=(Jump(target),)), home, height, level)


def _earning(made: Choice, home: str, height: Mapping[str, int], level: bool) -> Choice:
    """Let a choice earn the difference in height where the conversation may come back."""
    target = made.jumps[0].to
    if not level or target not in height:
        return made
    earned: dict[str, tuple[Weight, ...]] = {"shows": (), "breaks": (), **weights(height[target] - height[home])}
    return replace(made, **earned)  # type: ignore[arg-type] # two of a choice's fields


@st.composite
def _says(draw: st.DrawFn, scenes: Sequence[str], otherwise: str = "Well?") -> Sequence[tuple[str, str]]:
    if draw(_SOMETIMES):
        return [(draw(conditions(tuple(scenes))), "Since that is so."), ("", "Anyway.")]
    return [("", otherwise)]


@st.composite
def _told(draw: st.DrawFn, scenes: Sequence[Scene], ends: Sequence[str]) -> Scenario:
    return story(
        *scenes,
        *(ending(name, draw(st.integers(-2, 3))) for name in ends),
        mood=draw(st.integers(0, 10)),
        trust=draw(st.integers(0, 10)),
        flags=_FLAGS,
        records=_RECORDS,
        history=draw(st.sampled_from((History(), HURT))),
    )
