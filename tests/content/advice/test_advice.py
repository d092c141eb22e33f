"""Values of the wrong type are told as they would have to be written."""

from __future__ import annotations

import pytest

from simulator.content.loader import read_scenario
from simulator.core.problems.problem import Problem, edited
from tests.samples import SMALL, changed

GOTO = "        goto:\n          - when: trust >= 5\n            to: settled\n          - to: lost"
POLICY = '  policy: ["Credits up to 10 euros need no approval."]'
SAYS = '    says: "Fine. Four o\'clock."'
WALK = '  - name: "By the book"\n    choices: [look-up, promise]\n    expect: {ending: settled, passed: true}'
SCENES = SMALL[SMALL.index("  opening:\n") : SMALL.index("walkthroughs:")]


def told(old: str, new: str) -> tuple[Problem, str]:
    """Return the one problem of a changed file, and what its edits put there."""
    [problem] = read_scenario(changed(SMALL, (old, new)).encode(), "small.yaml").problems
    return problem, " | ".join(edit.text for edit in problem.edits)


@pytest.mark.parametrize(
    ("old", "new", "advice", "put"),
    [
        # conditions
        ("saw_track or holds < 2", "5", "Say what is compared with it, such as “mood >= 5” or “trust >= 5”.", ""),
        ("saw_track or holds < 2", "true", "Write a condition, such as “trust >= 4”. What has no “when” holds always.", ""),
        ("saw_track or holds < 2", "[saw_track]", "Write it on one line as one condition, such as “trust", ""),
        # numbers and truths
        ("level: 1", "level: 2.0", "Write 2 and nothing more.", "2"),
        ("mood: +2", "mood: 1_000", "Write a whole number from -10 to 10 in digits,", ""),
        ("once: true", "once: 1", "Write true, without quotes.", "true"),
        ("once: true", 'once: "false"', "Write false, without quotes.", "false"),
        ("{saw_track: true}", '{saw_track: "true"}', "Write true, without quotes.", "true"),
        # flags
        ("saw_track: false", "saw_track: 0", "Write false, without quotes.", "false"),
        ("holds: {start: 0, min: 0, max: 2}", "holds: 0", "Write {start: 0, max: 3}: a flag that", "{start: 0, max: 3}"),
        (
            "  saw_track: false\n",
            "  saw_track: false\n  new: 1\n",
            "If it counts, write {start: 1, max: 3}",
            "{start: 1, max: 3}",
        ),
        ("set: {saw_track: true}", "set: [saw_track]", "Write it in curly brackets: {saw_track: true}.", "{saw_track: true}"),
        ("add: {holds: 1}", "add: [holds]", "Write it in curly brackets: {holds: 1}.", "{holds: 1}"),
        # lists
        (
            "[name-the-feeling]",
            "{own-it: 2}",
            "Write a list, in which each name with a weight is a group of its own: [{own",
            "[{own-it: 2}]",
        ),
        (POLICY, "  policy: One, two.", 'Write it in square brackets: ["One, two."].', '["One, two."]'),
        (POLICY, "  policy:\n    – one\n    – two", "Type a hyphen (-) and a space in place of each “–”.", "-  | - "),
        (
            POLICY,
            "  policy:\n    One: two.",
            "Begin each entry with a hyphen, and put the whole of it in double quotes.",
            '- "One: two."',
        ),
        (POLICY, "  policy:\n    - One: two.", 'Put the whole text in double quotes: "One: two.".', '"One: two."'),
        ("[look-up, promise]", "{look-up: 1}", "Begin each entry with a hyphen", ""),
        ("[name-the-feeling]", "{}", "Begin each entry with a hyphen on a line of its own, or write [one, two].", ""),
        ("set: {saw_track: true}", "set: []", "Write its keys on the lines below, each indented by two more spaces.", ""),
        # lines and jumps
        (SAYS, "    says: [{text: [A., B.]}]", 'Write it as one text: "A., B.".', '"A., B."'),
        (GOTO, "        goto: [settled]", "Write “goto: settled”, or entries with “when” and “to”.", "settled"),
        (GOTO, "        goto: [settled, lost]", "Name one scene. For several write entries with “to”, of which", ""),
        (
            GOTO,
            "        goto: {to: settled}",
            "Put square brackets around it, so that it becomes a list: [{to: settled}].",
            "[ | ]",
        ),
        (
            GOTO,
            "        goto: {when: trust > 2, to: lost}",
            "Put square brackets around it, so that it becomes a list: [{w",
            "[ | ]",
        ),
        ("          - to: lost", "          - lost", "Write “to:” before it: {to: lost}.", "{to: lost}"),
        # texts
        ('about: "A parcel is three days late."', "about: [A, b.]", 'Write it as one text: "A, b.".', '"A, b."'),
        ('title: "Tracking"', "title: 12345678901234567890", "Put it in double quotes.", '"12345678901234567890"'),
        # groups
        (
            'company:\n  name: "Example Parcels"\n' + POLICY,
            "company: Parcels",
            'Write it in curly brackets: {name: "Parcels"}.',
            '{name: "Parcels"}',
        ),
    ],
)
def test_a_misfit_is_told_with_what_to_write(old: str, new: str, advice: str, put: str) -> None:
    problem, texts = told(old, new)
    assert problem.code == "wrong-type"
    assert problem.remedy.startswith(advice)
    assert texts.strip() == put.strip()


def test_a_jump_with_a_condition_needs_another_one() -> None:
    problem, _ = told(GOTO, "        goto: {when: trust > 2, to: lost}")
    assert problem.remedy.endswith("Then add a last entry without “when”, for the rest of the cases.")


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        (
            SCENES,
            "\n".join(f"  - id: {line[2:-1]}" if line[2:3].strip() else line for line in SCENES.split("\n")),
            "Write each under",
        ),
        (
            SCENES,
            "\n".join(f"  - {line[2:]}" if line[2:3].strip() else line and f"  {line}" for line in SCENES.split("\n")),
            "Leave the hyphens",
        ),
        ("  saw_track: false\n  holds: {", "  - saw_track: false\n  - holds: {", "Leave the hyphens out"),
        (
            WALK,
            "  by-the-book:\n      choices: [look-up, promise]\n      expect: {ending: settled, passed: true}",
            "Begin each entry with a hyphen and its name under “name”: “- name: by-the-book” in place of “by-the-book:”.",
        ),
        (
            WALK,
            "  by-the-book: {choices: [look-up, promise], expect: {ending: settled}}",
            "Begin each entry with a hyphen, each with its name as “name”: “- {name: by-the-book, …}” in place of",
        ),
        (
            f"walkthroughs:\n{WALK}",
            "walkthroughs: {by-the-book: {choices: [look-up, promise], expect: {ending: settled}}}",
            "Write square brackets, and in them one group for each: [{name: by-the-book, …}, …].",
        ),
    ],
)
def test_lists_and_groups_in_each_other_s_place_are_told_how_to_write_them(old: str, new: str, remedy: str) -> None:
    text = changed(SMALL, (old, new))
    [problem] = read_scenario(text.encode(), "small.yaml").problems
    assert problem.remedy.startswith(remedy)
    mended = read_scenario(edited(text, problem.edits).encode(), "small.yaml")
    assert mended.problems == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("ending: lost", "ending: true", "not-one-of", "“true” can't stand for “ending”."),
        ("ending: lost", "ending: 3", "not-one-of", "“3” can't stand for “ending”."),
        ("- id: shrug", "- id: 7", "bad-id", "“7” can't be the name of a choice."),
        ("start: opening", "start: 1", "unknown-scene", "There is no scene “1”."),
        ("opens: track", "opens: 1", "unknown-record", "There is no record “1”."),
        (
            "mood: +2",
            f"mood: {'9' * 5000}",
            "out-of-range",
            "“mood” must be from -10 to 10, and here it is a number of very many",
        ),
        (
            "mood: +2",
            f"mood: -{'9' * 5000}",
            "out-of-range",
            "“mood” must be from -10 to 10, and here it is a number of very many",
        ),
        ("mood: +2", "mood: 12345678901234", "out-of-range", "“mood” must be from -10 to 10, and here it is 12345678901234."),
        (
            'title: "Tracking"',
            "title: 12345678901234567890",
            "wrong-type",
            "“title” must be a text, and here it is the number 12345678901234567890",
        ),
    ],
)
def test_a_value_that_can_never_stand_there_is_told_as_what_it_is(old: str, new: str, code: str, message: str) -> None:
    problem, _ = told(old, new)
    assert (problem.code, problem.message.startswith(message)) == (code, True)


def test_an_ending_without_its_kind_is_told_the_kinds() -> None:
    problem, _ = told("ending: lost", "ending:")
    assert problem.remedy == (
        "Write one of resolved, handed-over, follow-up, unresolved, lost after the colon, or delete the line."
    )
