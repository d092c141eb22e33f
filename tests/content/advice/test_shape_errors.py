"""What is wrong with a file's shape, told in the author's words."""

from __future__ import annotations

import pytest

from simulator.content.loader import read_scenario
from simulator.core.problems.problem import Problem
from tests.samples import SMALL, changed


def told(*changes: tuple[str, str]) -> Problem:
    [problem] = read_scenario(changed(SMALL, *changes).encode(), "small.yaml").problems
    return problem


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("level: 1", "level: 9"), "“level” must be from 1 to 5, and here it is 9."),
        (("level: 1", "level: 0"), "“level” must be from 1 to 5, and here it is 0."),
        (("mood: +2", "mood: +20"), "“mood” must be from -10 to 10, and here it is 20."),
        (("  mood: 4", "  mood: -1"), "“mood” must be from 0 to 10, and here it is -1."),
        (("[{own-it: 2}]", "[{own-it: 5}]"), "“own-it” must be from 1 to 3, and here it is 5."),
        (("add: {holds: 1}", "add: {holds: 5000}"), "“holds” must be from -1000 to 1000, and here it is 5000."),
        (("format: 1", "format: 0"), "“format” must be 1, and here it is 0."),
        (("level: 1", "level: 1.5"), "“level” must be a whole number, and here it is the number 1.5."),
        (("level: 1", "level: true"), "“level” must be a whole number, and here it is the word true."),
        (("level: 1", 'level: "1"'), "“level” must be a whole number, and here it is a text."),
        (("level: 1", "level: [1]"), "“level” must be a whole number, and here it is a list."),
        (("level: 1", "level:"), "“level” has no value."),
        (("once: true", "once: yes"), "“once” must be true or false, and here it is “yes”."),
        (("once: true", "once: 1"), "“once” must be true or false, and here it is the number 1."),
        (
            ("[{own-it: 2}]", "[{own-it: 2}, 3]"),
            "“breaks, entry 2” must be a text or a group of keys, and here it is the number 3.",
        ),
        (("saw_track: false", "saw_track: [a]"), "“saw_track” must be true or false or a group of keys, and here it is a list."),
        (("{saw_track: true}", "{saw_track: x}"), "“saw_track” must be a whole number or true or false, and here it is a text."),
        (("action: look-up", "action: lookup"), "“lookup” can't stand for “action”."),
        (("- id: shrug", "- id: Shrug!"), "“Shrug!” can't be the name of a choice."),
        (("  track:\n", "  Track:\n"), "“Track” can't be the name of a record."),
        (("id: small-talk", "id: SMALL"), "“SMALL” can't be the name of a scenario."),
        (("takes: 20", "take: 20"), "“take” is not known here."),
        (("      after: 15\n", ""), "“after” is missing."),
    ],
)
def test_a_misfit_is_told_plainly(change: tuple[str, str], message: str) -> None:
    assert told(change).message == message


@pytest.mark.parametrize(
    ("change", "remedy"),
    [
        (("once: true", "once: No"), "Write false."),
        (("takes: 20", "take: 20"), "Did you mean “takes”? These can stand here: id, say, do, "),
        (("level: 1", "level: 9"), "Write a number in this range. 1 is for the first week, 5 for experts."),
        (('because: "It shows', 'reason: "It shows'), "Did you mean “because”? These can stand here: id, say, do, "),
        (("takes: 20", "reason: 20"), "Did you mean “because”? "),
        (("takes: 20", "colour: 20"), "These can stand here: id, say, do, "),
        (
            ("voice: {language: en-GB, gender: female, rate: 165, pitch: 55}", "voice: loud"),
            "Write its keys on the lines below, each indented by two more spaces. They are: language, gender, rate, pitch. "
            "For example: voice: {",
        ),
        (("history: {earlier_failures: false, severity: minor, preventable: false}", "history: bad"), "Write its keys on the"),
        (("action: look-up", "action: lookup"), "Did you mean “look-up”? These can stand here: look-up, hold, transfer."),
        (("- id: shrug", "- id: Shrug it off!"), "Did you mean “shrug-it-off”? Use small letters a to z, digits and hyphens,"),
        (("holds: {start: 0, min", "holds: {min"), "Add it here: start: 0"),
        (('title: "Tracking"', "title: 12"), "Put it in double quotes."),
        (("voice: {language: en-GB, ", "voice: {language: 12, "), "Put it in double quotes."),
        (
            ("level: 1", "level: easy"),
            "Write a whole number from 1 to 5 in digits, without quotes and without a decimal point. 1 is",
        ),
        (("level: 1", 'level: "1"'), "Write 1 and nothing more. 1 is for the first week, 5 for experts."),
        (("after: 15", "after: 15 s"), "Write 15 and nothing more."),
        (
            ("after: 15", "after: 15 or 20"),
            "Write a whole number from 3 to 120 in digits, without quotes and without a decimal point.",
        ),
        (("takes: 20", "takes: 20 or 30"), "Write seconds as a number, such as 20, or a number of up to three digits with"),
        (("takes: 20", "takes: 2 Minutes"), "Did you mean “2 min”? Write seconds as a number"),
        (("takes: 20", "takes: 1.5"), "Write a whole number from 0 to 3600 in digits, without quotes"),
        (("[{own-it: 2}]", "own-it"), "Write it in square brackets: [own-it]."),
        (("[look-up, promise]", "look-up, promise"), "Write it in square brackets: [look-up, promise]."),
        (("[{own-it: 2}]", "Own it."), 'Write it in square brackets: ["Own it."].'),
        (
            ("            to: settled\n          - to: lost", "            to: settled"),
            "Add an entry without “when” at the end, for all other cases; or",
        ),
    ],
)
def test_a_remedy_says_what_to_write(change: tuple[str, str], remedy: str) -> None:
    assert told(change).remedy.startswith(remedy)


@pytest.mark.parametrize("dash", list("‐‑‒–—―−⁻﹣－➖"))
@pytest.mark.parametrize(
    ("sound", "number"),
    [
        ("mood: +2", "mood: {}2"),
        ("trust: -1", "trust: {} 2"),
        ("points: 1", "points: {}2"),
        ("add: {holds: 1}", "add: {holds: {}2}"),
        ("set: {saw_track: true}", "set: {saw_track: {}2}"),
        ("holds: {start: 0", "holds: {start: {}2"),
    ],
)
def test_a_dash_before_a_number_is_told_as_its_minus(dash: str, sound: str, number: str) -> None:
    assert told((sound, number.replace("{}", dash))).remedy == "Write -2, with a hyphen for the minus, and nothing more."


@pytest.mark.parametrize(
    ("change", "remedy"),
    [
        (("mood: +2", 'mood: "-2"'), "Write -2 and nothing more."),
        (("mood: +2", 'mood: "- 2"'), "Write -2 and nothing more."),
        (("mood: +2", "mood: minus 2"), "Write -2, with a hyphen for the minus, and nothing more."),
        (("mood: +2", "mood: ２"), "Write 2 and nothing more."),
        (("mood: +2", "mood: 2–3"), "Write a whole number from "),
        (("mood: +2", "mood: 2–"), "Write a whole number from "),
        (("mood: +2", "mood: −20"), "Write a whole number from "),
        (("level: 1", "level: –1"), "Write a whole number from "),
        (("level: 1", "level: 1 – easy"), "Write 1 and nothing more."),
        (("[{own-it: 2}]", "[{own-it: −2}]"), "Write a whole number from "),
    ],
)
def test_no_number_is_proposed_of_which_the_sign_or_the_range_is_in_doubt(change: tuple[str, str], remedy: str) -> None:
    assert told(change).remedy.startswith(remedy)


def test_a_group_in_the_place_of_a_list_becomes_one_by_a_hyphen() -> None:
    problem = told(("          - when: trust >= 5\n            to: settled\n          - to: lost", "          to: settled"))
    assert (problem.code, problem.path[-1]) == ("wrong-type", "goto")
    assert problem.remedy == (
        "Write a hyphen before the first of its keys and indent the others by two more spaces, so that it becomes a list."
    )


@pytest.mark.parametrize(
    ("key", "misspelt"), [('title: "The late', 'titel: "The late'), ("- id: shrug", "- Id: shrug"), ("\nstart:", "\nStart:")]
)
def test_a_key_that_is_misspelt_is_not_told_as_missing_too(key: str, misspelt: str) -> None:
    text = SMALL.replace(key, misspelt, 1)
    assert text != SMALL
    assert [problem.code for problem in read_scenario(text.encode(), "small.yaml").problems] == ["unknown-key"]


def test_a_key_that_is_called_otherwise_is_not_told_as_missing_too() -> None:
    text = SMALL.replace("goto: middle", "next: middle", 1)
    [problem] = read_scenario(text.encode(), "small.yaml").problems
    assert (problem.code, problem.remedy.split("”")[0]) == ("unknown-key", "Did you mean “goto")


def test_the_keys_of_a_group_whose_author_makes_them_up_are_not_listed() -> None:
    assert "They are" not in told(("set: {saw_track: true}", "set: saw_track")).remedy


def test_a_key_that_is_missing_beside_an_unknown_one_is_told() -> None:
    text = changed(SMALL, ("takes: 20", "hurry: 20"), ("- id: shrug\n        say", "- say"))
    codes = [problem.code for problem in read_scenario(text.encode(), "small.yaml").problems]
    assert codes == ["unknown-key", "missing-key"]


@pytest.mark.parametrize("policy", ["\n    -One\n    -Two", "\n    -One: two"])
def test_a_list_whose_hyphens_lack_their_spaces_is_told(policy: str) -> None:
    problem = told((' ["Credits up to 10 euros need no approval."]', policy))
    assert (problem.code, problem.remedy) == ("wrong-type", "Write a space after each hyphen, so that it becomes a list.")


@pytest.mark.parametrize(
    ("title", "told_of"),
    [("#2041, a parcel", True), ("# unwritten", False), ("", False)],
)
def test_a_text_that_is_a_comment_from_its_start_is_told_of(title: str, told_of: bool) -> None:
    problem = told(('title: "Tracking"', f"title: {title}"))
    assert problem.code == "empty-value"
    assert ("What follows the “#” is a comment" in problem.remedy) is told_of


def test_only_the_side_that_was_meant_is_complained_of() -> None:
    problem = told(("          - when: trust >= 5\n            to: settled", "          - when: 5\n            to: settled"))
    assert (problem.code, problem.path) == ("wrong-type", ("scenes", "middle", "choices", 0, "goto", 0, "when"))


def test_keys_that_look_like_our_own_marks_do_no_harm() -> None:
    text = changed(SMALL, ("shows: [name-the-feeling]", 'shows: [{"|text": 9}]\n        "|list": 1\n        "[key]": 2'))
    codes = {problem.code for problem in read_scenario(text.encode(), "small.yaml").problems}
    assert {"out-of-range", "unknown-key"} <= codes


def remedies(*changes: tuple[str, str]) -> list[str]:
    problems = read_scenario(changed(SMALL, *changes).encode(), "small.yaml").problems
    return [problem.remedy for problem in problems if problem.code == "unknown-key"]


def test_keys_below_the_group_that_they_should_stand_in_are_told_where_they_belong() -> None:
    moved = ('company:\n  name: "Example Parcels"\n  policy:', 'company:\nname: "Example Parcels"\npolicy:')
    told_ = remedies(moved)
    assert len(told_) == 2
    assert all(remedy.startswith("If it belongs to “company”, indent it by two more spaces. These can") for remedy in told_)


def test_scenes_below_their_group_are_told_where_they_belong() -> None:
    scenes = SMALL.partition("scenes:\n")[2].partition("walkthroughs:")[0]
    told_ = remedies((scenes, "\n".join(line.removeprefix("  ") for line in scenes.split("\n"))))
    assert len(told_) == 4
    assert all(remedy.startswith("If it belongs to “scenes”, ") for remedy in told_)


def test_a_scene_within_a_scene_is_told_its_column() -> None:
    inner = ('  lost:\n    says: "I will write to your boss."\n    ending: lost', "    lost:\n      says: x\n      ending: lost")
    assert remedies(inner)[0].startswith("If it is a scene, let it begin in the same column as “settled”. ")


def test_another_unknown_key_is_told_no_place() -> None:
    assert remedies(("level: 1\n", "level: 1\ncolour: red\n"))[0].startswith("These can stand here")


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        (("set: {saw_track: true}", "set: saw_track"), "Write it in curly brackets: {saw_track: true}."),
        (("add: {holds: 1}", "add: holds"), "Write it in curly brackets: {holds: 1}."),
        (
            ("goto: middle\n      - id: look-up", "goto: [middle]\n      - id: look-up"),
            "Write “goto: middle”, or entries with “when” and “to”.",
        ),
        (
            ('policy: ["Credits up to 10 euros need no approval."]', "policy:\n    – one\n    – two"),
            "Type a hyphen (-) and a space in place of each “–”.",
        ),
        (("add: {holds: 1}", "add: one hold"), "Write its keys on the lines below, each indented by two more spaces."),
    ],
)
def test_what_is_nearly_right_is_told_how_to_write_it(change: tuple[str, str], advice: str) -> None:
    assert told(change).remedy == advice
