"""A file's values become the core values that they stand for."""

from __future__ import annotations

from simulator.content.loader import read_scenario
from simulator.core.scenario.model import Flag, Record, Scenario
from simulator.core.scenario.participants import Company, Customer, History, Voice
from simulator.core.scenario.walkthrough import Walkthrough
from tests.samples import SMALL, changed


def built(text: str) -> Scenario:
    reading = read_scenario(text.encode(), "small.yaml")
    assert reading.problems == ()
    assert reading.scenario
    return reading.scenario


LEAST = """\
format: 1
id: least
title: "The least"
customer: {name: "Ada"}
company: {name: "Example"}
start: only
scenes:
  only: {says: "Bye.", ending: resolved}
"""


def test_the_head_of_a_file_is_taken_over() -> None:
    scenario = built(SMALL)
    head = (scenario.id, scenario.title, scenario.start, scenario.channel, scenario.language, scenario.level, scenario.minutes)
    assert head == ("small-talk", "The late parcel", "opening", "phone", "en", 1, 3)
    assert (scenario.about, scenario.pass_mark) == ("A parcel is three days late.", 70)
    assert scenario.history == History(earlier_failures=False, severity="minor", preventable=False)


def test_customer_and_company_are_taken_over() -> None:
    scenario = built(SMALL)
    assert scenario.customer == Customer("Ada Example", "marta", 4, 5, Voice("en-GB", "female", 165, 55))
    assert scenario.company == Company("Example Parcels", ("Credits up to 10 euros need no approval.",))


def test_flags_are_either_true_or_false_or_have_a_range() -> None:
    assert built(SMALL).flags == (Flag("saw_track", 0), Flag("holds", 0, 0, 2, boolean=False))


def test_a_range_begins_at_nought_unless_said_otherwise() -> None:
    scenario = built(
        changed(SMALL, ("{start: 0, min: 0, max: 2}", "{start: 1, max: 2}"), ("saw_track: false", "saw_track: true"))
    )
    assert scenario.flags == (Flag("saw_track", 1), Flag("holds", 1, 0, 2, boolean=False))


def test_records_and_walkthroughs_are_taken_over() -> None:
    scenario = built(SMALL)
    assert scenario.records == {"track": Record("track", "Tracking", "On the van since Monday.")}
    assert scenario.walkthroughs == (Walkthrough("By the book", ("look-up", "promise"), "settled", None, passed=True),)


def test_words_that_are_spoken_otherwise_are_taken_over() -> None:
    text = changed(SMALL, ("flags:\n", 'pronounce: {parcel: par-sill, 24/7: "round the clock"}\nflags:\n'))
    reading = read_scenario(text.encode(), "small.yaml")
    assert reading.scenario
    assert reading.scenario.pronounce == {"parcel": "par-sill", "24/7": "round the clock"}


def test_scenes_keep_the_order_of_the_file() -> None:
    assert list(built(SMALL).scenes) == ["opening", "middle", "settled", "lost"]


def test_what_a_file_leaves_out_is_as_the_core_has_it() -> None:
    scenario = built(LEAST)
    plain = Scenario("least", "The least", "only", scenario.scenes, Customer("Ada"), Company("Example"))
    assert scenario == plain


def test_an_expectation_may_be_left_out_in_part_or_whole() -> None:
    scenario = built(changed(SMALL, ("    expect: {ending: settled, passed: true}\n", "")))
    assert scenario.walkthroughs == (Walkthrough("By the book", ("look-up", "promise")),)


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_scenario(text.encode(), "small.yaml").problems]


def test_names_that_are_not_declared_properly_are_not_reported_where_they_are_used() -> None:
    assert codes(changed(SMALL, ("saw_track: false", "Saw-Track: false"))) == ["bad-id"]
    assert codes(changed(SMALL, ("saw_track: false", "saw_track: maybe"))) == ["wrong-type"]
    assert codes(changed(SMALL, ("  track:\n", "  Track:\n"))) == ["bad-id"]
    assert codes(changed(SMALL, ("  middle:\n", "  Middle:\n"))) == ["bad-id"]


def test_names_are_not_reported_where_their_whole_section_is_wrong() -> None:
    start, end = SMALL.index("records:"), SMALL.index("start: opening")
    assert codes(SMALL[:start] + "records: none\n" + SMALL[end:]) == ["wrong-type"]


def test_a_scene_that_is_not_in_shape_can_still_be_led_to() -> None:
    assert codes(changed(SMALL, ("    ending: lost\n", "    ending: sad\n"))) == ["not-one-of"]
    assert codes(changed(SMALL, ("    ending: resolved\n", "    ending: happy\n"))) == ["not-one-of"]


def test_a_mistake_in_one_part_of_a_choice_hides_no_mistake_in_another() -> None:
    text = changed(
        SMALL, ("takes: 20\n        once: true\n        goto: middle", "takes: [20]\n        once: true\n        goto: midle")
    )
    assert codes(text) == ["wrong-type", "unknown-scene"]
