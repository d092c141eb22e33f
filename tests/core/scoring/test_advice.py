"""What to practise next: a critical error before all, then what was broken, then what was missed, until it has gone right."""

from __future__ import annotations

from simulator.core.analysis.bounds import Analysis
from simulator.core.scenario.model import Choice, Scenario, Weight
from simulator.core.scoring.advice import BROKEN, CRITICAL, MISSED, WeighedCall, advise
from simulator.core.scoring.scorecard import score
from tests.core.scenarios import choice, ending, play, scene, story

KNOWN = ("listen", "thank", "own", "policy", "calm")


def option(name: str, to: str, shows: str = "", breaks: str = "", weight: int = 1, **rest: object) -> Choice:
    kinds = {"shows": shows, "breaks": breaks}
    return choice(name, to, **{kind: (Weight(key, weight),) for kind, key in kinds.items() if key}, **rest)  # type: ignore[arg-type]


def questions(*scenes: tuple[Choice, ...]) -> Scenario:
    """A story of some questions one after the other."""
    return story(*(scene(f"s{number}", *choices) for number, choices in enumerate(scenes)), ending("end"))


SIMPLE = questions(
    (option("good", "s1", "listen"), option("poor", "s1"), option("rude", "s1", breaks="calm")),
    (option("good", "s2", "thank", weight=3), option("poor", "s2")),
    (option("good", "end", "own"), option("wrong", "end", breaks="policy", critical="compliance")),
)


def call(scenario: Scenario, *choices: str, name: str = "a-story") -> WeighedCall:
    session = play(scenario, *choices)
    return WeighedCall(name, name.title(), "en", score(session, Analysis.of(session.machine)))


def advised(*calls: WeighedCall, known: tuple[str, ...] = KNOWN) -> tuple[str, str] | None:
    advice = advise(calls, known)
    return (advice.principle, advice.reason) if advice else None


def test_a_critical_error_comes_before_everything_that_cost_more() -> None:
    assert advised(call(SIMPLE, "rude", "poor", "wrong")) == ("policy", CRITICAL)


def test_what_was_broken_comes_before_what_was_missed_more_dearly() -> None:
    assert advised(call(SIMPLE, "rude", "poor", "good")) == ("calm", BROKEN)


def test_of_what_was_only_missed_the_dearest_comes_first() -> None:
    assert advised(call(SIMPLE, "poor", "poor", "good")) == ("thank", MISSED)


def test_of_what_was_broken_the_dearest_in_all_decisions_together_comes_first() -> None:
    scenario = questions(
        (option("good", "s1"), option("poor", "s1", breaks="listen", weight=2)),
        (option("good", "s2"), option("poor", "s2", breaks="calm", weight=3)),
        (option("good", "end"), option("poor", "end", breaks="listen", weight=2)),
    )
    assert advised(call(scenario, "poor", "poor", "poor")) == ("listen", BROKEN)


def test_it_says_in_which_call_and_how_much_of_100_was_lost() -> None:
    held = call(SIMPLE, "poor", "poor", "good")
    advice = advise([held], KNOWN)
    assert advice is not None
    assert advice.call is held
    assert advice.lost == held.card.losses[1]


def test_an_older_critical_error_stays_open_until_it_has_gone_right() -> None:
    wrong, fine = call(SIMPLE, "good", "good", "wrong"), call(SIMPLE, "rude", "good", "good")
    assert advised(wrong, fine) == ("policy", CRITICAL)
    scenario = questions((option("good", "end", "policy"), option("poor", "end", breaks="calm")))
    assert advised(wrong, call(scenario, "good")) == ("own", MISSED)


def test_what_the_latest_call_left_open_comes_before_older_faults() -> None:
    assert advised(call(SIMPLE, "rude", "good", "good"), call(SIMPLE, "good", "poor", "good")) == ("thank", MISSED)


def test_where_the_latest_call_was_perfect_an_older_fault_that_is_still_open_is_next() -> None:
    scenario = questions((option("good", "end", "own"), option("poor", "end")))
    assert advised(call(SIMPLE, "rude", "good", "good"), call(scenario, "good")) == ("calm", BROKEN)


def test_what_has_gone_right_since_is_not_advised_again() -> None:
    assert advised(call(SIMPLE, "good", "poor", "good"), call(SIMPLE, "good", "good", "good")) is None


def test_only_what_the_catalogue_knows_is_advised() -> None:
    assert advised(call(SIMPLE, "rude", "poor", "good"), known=("thank",)) == ("thank", MISSED)


def test_without_calls_nothing_is_advised() -> None:
    assert advised() is None
