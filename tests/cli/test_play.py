"""A scenario in the terminal: typed, given, or as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conversations import ASKING, DATED, GUIDED, HUSHED, ROOF, WATCHED, write
from tests.samples import changed

CASES = Path(__file__).parents[1] / "cases"
LINE = "Robin Example (mood 5): My parcel lies on a roof."


def test_given_choices_are_played_to_the_debrief(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "own,vague")
    assert told.status == 0
    for text in (
        LINE,
        "Sam: I'm Sam of Swift Parcels, and this is now mine to solve.",
        "Robin Example (mood 7): Good. What happens now?",
        "45 of 100, not passed (pass mark 70). Ending: lost (lost).",
        "2. Sam: We will look into it soon.  [-55 of 100, turning point]",
        "Soon is not a time.",
        "Better: A new one leaves today and is with you on Friday.",
        "Give a time (",
        "Soon is no answer.",
    ):
        assert text in told.out


def test_the_losses_and_the_score_make_100(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "silence,blame,vague")
    score = int(re.search(r"^(\d+) of 100", told.out, re.MULTILINE)[1])
    losses = [int(points) for points in re.findall(r"\[-(\d+) of 100", told.out)]
    assert len(losses) == 3
    assert score + sum(losses) == 100


def test_the_agent_has_a_name(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "own", "--name", "Zoë")
    assert "Zoë: I'm Zoë of Swift Parcels" in told.out


def test_a_critical_error_is_told(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "climb,replace")
    assert "not passed" in told.out
    assert "Critical error (compliance): Nobody climbs onto a roof." in told.out


def test_silence_is_a_choice_too(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "silence,own,replace")
    assert told.status == 0
    assert "(nothing said)" in told.out
    assert "Robin Example (mood 4): Hello?" in told.out


def test_choices_that_stop_early_say_how_to_go_on(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "look")
    assert told.status == 1
    assert "Stopped before an ending. To go on: own, blame, climb, silence" in told.out


def test_a_file_that_ends_inside_brackets_is_refused_with_its_line(command, tmp_path):
    (tmp_path / "cut.yaml").write_text("a: [1,\n", encoding="utf-8")
    told = command("play", tmp_path / "cut.yaml")
    assert told.status == 2
    assert "cut.yaml can't be played as it is. Line 1: A comma between the entries" in told.err


def test_no_choices_at_all_show_the_beginning(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "")
    assert told.status == 1
    assert told.out.startswith(LINE)


def test_spaces_between_choices_do_not_matter(command, folder):
    assert command("play", folder / "roof.yaml", "--choices", " own , replace ,").status == 0


def test_a_choice_that_is_not_offered_is_told_with_those_that_are(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "own,look")
    assert told.status == 2
    assert told.err == "Choice 2, “look”, is not offered in scene “plan”. Offered: replace, vague.\n"


TRAP = ROOF.replace("        breaks: [give-a-time]\n", "        breaks: [give-a-time]\n        when: mood < 6\n").replace(
    "        shows: [give-a-time, solve-together]\n", "        shows: [give-a-time, solve-together]\n        when: mood < 6\n"
)


def test_the_choices_of_a_finding_are_followed_though_there_is_no_score_yet(command, tmp_path):
    write(tmp_path, trap=TRAP)
    assert "choices that lead there: own\n" in command("check", tmp_path / "trap.yaml").out
    told = command("play", tmp_path / "trap.yaml", "--choices", "own")
    assert told.status == 1
    assert told.out.startswith(LINE)
    assert "\nTo go on: nothing is offered here. There is no score: trap.yaml can't be played as it is." in told.out


def test_the_choices_of_a_finding_are_followed_as_json_too_with_the_keys_of_an_outcome(command, tmp_path, folder):
    write(tmp_path, trap=TRAP)
    told = command("play", tmp_path / "trap.yaml", "--choices", "own", "--json")
    outcome = json.loads(told.out)
    assert (told.status, outcome["scene"], outcome["finished"], outcome["offered"]) == (1, "plan", False, [])
    assert (outcome["score"], outcome["passed"], outcome["points"], outcome["kpis"]) == (None, None, None, None)
    assert [(step["choice"], step["points"], step["cost"]) for step in outcome["decisions"]] == [("own", 2, None)]
    assert "trap.yaml can't be played as it is" in outcome["no_score"]
    played = json.loads(command("play", folder / "roof.yaml", "--choices", "own", "--json").out)
    assert outcome.keys() - played.keys() == {"no_score"}
    assert played.keys() <= outcome.keys()
    assert outcome["decisions"][0].keys() == played["decisions"][0].keys()


def test_choices_that_are_not_offered_are_refused_without_a_score_too(command, tmp_path):
    write(tmp_path, trap=TRAP)
    told = command("play", tmp_path / "trap.yaml", "--choices", "own,vague", "--json")
    assert (told.status, told.out) == (2, "")
    assert "Choice 2, “vague”, is not offered in scene “plan”" in told.err


def test_a_scenario_without_a_score_is_not_played_by_typing(command, tmp_path):
    write(tmp_path, trap=TRAP)
    for rest in ((), ("--json",)):
        told = command("play", tmp_path / "trap.yaml", *rest)
        assert (told.status, told.out) == (2, "")
        assert "can't be played as it is" in told.err


@pytest.mark.parametrize("rest", [(), ("--json",)])
def test_the_witness_of_a_dead_end_leads_there_as_text_and_as_json(command, rest):
    told = command("play", CASES / "witness-not-playable-as-json.yaml", "--choices", "r", *rest)
    assert (told.status, told.err) == (1, "")
    assert "There is no score" in told.out or json.loads(told.out)["scene"] == "b"


def test_a_file_with_a_mistake_in_its_text_is_not_followed(command, tmp_path):
    write(tmp_path, odd=TRAP.replace("portrait: marta", "portait: marta"))
    assert command("play", tmp_path / "odd.yaml", "--choices", "own").status == 2


def test_a_choice_after_the_ending_is_told(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "own,replace,own")
    assert told.status == 2
    assert told.err.strip() == "Choice 3, “own”, comes after the ending “settled”."


def test_a_broken_file_is_told_with_its_first_problem(command, folder):
    told = command("play", folder / "broken.yaml")
    assert told.status == 2
    assert "broken.yaml can't be played as it is. Line 4: “custommer” is not known here. Did you mean “customer”? " in told.err
    assert told.err.endswith(f"To see every problem: first-call check {folder / 'broken.yaml'}\n")


def test_a_folder_is_no_scenario(command, folder):
    told = command("play", folder)
    assert told.status == 2
    assert told.err == f"“{folder}” is a folder. Name one file in it. To check them all: first-call check {folder}\n"


@pytest.mark.parametrize(
    ("name", "meant"), [("disputed-charg", "disputed-charge"), ("rof.yaml", "roof.yaml"), ("mine-on", "mine-one")]
)
def test_a_name_that_is_nearly_right_is_put_right(command, folder, tmp_path, monkeypatch, name, meant):
    monkeypatch.chdir(folder)
    write(tmp_path / "home" / "scenarios", **{"mine-one": ROOF})
    assert f"There is no scenario file “{name}”. Did you mean “{meant}”? " in command("play", name).err


def test_a_name_that_is_like_none_is_not_put_right(command):
    assert "Did you mean" not in command("play", "zzz").err


@pytest.mark.parametrize("name", ["disputed-charge", "cold-call", "lost-order", "supervisor-demanded"])
def test_a_bundled_scenario_is_found_by_its_id(command, name):
    told = command("play", name, "--choices", "", "--json")
    assert told.status == 1
    assert json.loads(told.out)["scenario"] == name


def test_the_outcome_as_json_has_every_figure(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "look,blame,vague", "--json")
    assert told.status == 0
    outcome = json.loads(told.out)
    lines = [message["text"] for decision in outcome["decisions"] for message in decision.pop("said")]
    assert lines == ["My parcel lies on a roof.", "My parcel lies on a roof.", "Wonderful. And now?"]
    assert outcome == {
        "scenario": "roof",
        "choices": ["look", "blame", "vague"],
        "finished": True,
        "scene": "lost",
        "ending": "lost",
        "later": None,
        "score": 18,
        "passed": False,
        "critical": [],
        "points": {"earned": -3, "best": 6, "worst": -5},
        "decisions": [
            {"scene": "opening", "choice": "look", "points": 0, "cost": 0, "better": None, "mood": 5, "trust": 4},
            {"scene": "opening", "choice": "blame", "points": -1, "cost": 3, "better": "own", "mood": 2, "trust": 4},
            {"scene": "plan", "choice": "vague", "points": -1, "cost": 6, "better": "replace", "mood": 1, "trust": 4},
        ],
        "kpis": outcome["kpis"],
        "offered": [],
        "offered_texts": {},
        "offered_marks": {},
        "onlookers": None,
        "unsent": [],
        "said": [{"text": "I will order elsewhere."}],
        "mood": 1,
        "trust": 4,
        "flags": {},
    }
    assert set(outcome["kpis"]) == {"handle_time_seconds", "elapsed_seconds", "holds", "transfers", "resolved_first", "csat"}
    assert sum(decision["cost"] for decision in outcome["decisions"]) == 6 - -3


def test_an_unfinished_outcome_as_json_says_so(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "own", "--json")
    outcome = json.loads(told.out)
    assert told.status == 1
    assert (outcome["finished"], outcome["passed"], outcome["ending"]) == (False, None, None)
    assert outcome["offered"] == ["replace", "vague"]


def test_a_scenario_is_played_by_typing_numbers(command, folder):
    told = command("play", folder / "roof.yaml", typed="3\n1\n1\n")
    assert told.status == 0
    for text in (
        "The parcel on the roof\nA parcel was thrown onto a garage.",
        "  - Sam may send one replacement for Swift Parcels.",
        "  1  I'm Sam of Swift Parcels, and this is now mine to solve.",
        "[Delivery note & photo]\n  Left in a safe place, says the driver to Sam.",
        "Robin Example (mood 9): Friday is fine, thank you.",
        "100 of 100, passed (pass mark 70). Ending: settled (resolved).",
    ):
        assert text in told.out


@pytest.mark.parametrize("answer", ["", "0", "5", "-1", "1.5", "x", "²", "9" * 50, "own", "１"])
def test_an_answer_that_is_no_number_is_asked_again(command, folder, answer):
    told = command("play", folder / "roof.yaml", typed=f"{answer}\n1\n1\n")
    assert told.status == 0
    assert "Type a number from 1 to 4" in told.out
    assert "100 of 100" in told.out


def test_the_keys_are_told_before_the_first_question(command, folder):
    keys = "Type the number of your answer, u to take the last one back, silence to say nothing, or q to leave."
    out = command("play", folder / "roof.yaml", typed="1\n1\n").out
    assert keys in out[: out.index("> ")]


def test_silence_is_no_key_where_nobody_waits_for_one(command, tmp_path):
    quick = re.sub(r"    silence:\n(?:      .*\n)+", "", ROOF)
    write(tmp_path, quick=quick)
    out = command("play", tmp_path / "quick.yaml", typed="q\n").out
    assert "silence to say nothing" not in out
    assert "take the last one back, or q to leave." in out


@pytest.mark.parametrize("answer", ["q", " Q ", "quit", "exit"])
def test_q_leaves(command, folder, answer):
    told = command("play", folder / "roof.yaml", typed=f"1\n{answer}\n1\n")
    assert told.status == 1
    assert "Stopped before an ending. To go on: replace, vague" in told.out


def test_an_answer_can_be_taken_back(command, folder):
    told = command("play", folder / "roof.yaml", typed="u\n2\nu\n1\n1\n")
    assert told.status == 0
    assert "100 of 100" in told.out


def test_silence_can_be_typed(command, folder):
    told = command("play", folder / "roof.yaml", typed="silence\n1\n1\n")
    assert "Hello?" in told.out
    assert "1. (nothing said)  [-9 of 100, turning point]" in told.out


@pytest.mark.parametrize("answer", ["1", "silence"])
def test_where_nothing_else_can_be_chosen_saying_nothing_has_a_number(command, tmp_path, answer):
    write(tmp_path, hushed=HUSHED)
    told = command("play", tmp_path / "hushed.yaml", typed=f"2\n2\n{answer}\n")
    assert told.status == 0
    assert "  1  Say nothing.\n" in told.out
    assert "Type 1, u to take the last answer back, or q to leave." in told.out
    assert "Robin Example (mood 2): Are you there?\nRobin Example (mood 2): I will order elsewhere." in told.out


def test_beside_other_answers_saying_nothing_has_no_number(command, folder):
    assert "Say nothing." not in command("play", folder / "roof.yaml", typed="1\n1\n").out


def test_the_end_of_the_input_ends_the_conversation(command, folder):
    told = command("play", folder / "roof.yaml", typed="1\n")
    assert told.status == 1
    assert "Stopped before an ending. To go on: replace, vague" in told.out


def test_typed_as_json_the_conversation_keeps_out_of_the_output(command, folder):
    told = command("play", folder / "roof.yaml", "--json", typed="1\n1\n")
    assert told.status == 0
    assert json.loads(told.out)["score"] == 100
    assert "My parcel lies on a roof." in told.err


def test_the_same_choices_come_to_the_same_outcome(command, folder):
    outcomes = {command("play", folder / "roof.yaml", "--choices", "look,climb,vague", "--json").out for _ in range(3)}
    assert len(outcomes) == 1


def test_markup_is_printed_as_it_is(command, folder):
    told = command("play", folder / "hostile.yaml", "--choices", "good")
    assert "Sam: <b>x</b><img src='no.png'> &amp; & 100 %s {agent} good" in told.out


def test_a_scenario_that_is_not_finished_can_be_played_up_to_there(command, tmp_path):
    written, _, rest = ROOF.partition('    says: "Friday is fine')
    text = (
        f'{written}    says: "And then?"\n    todo: "Write the end."\n{rest[rest.index("  lost:") : rest.index("walkthroughs:")]}'
    )
    write(tmp_path, draft=text)
    told = command("play", tmp_path / "draft.yaml", "--choices", "own,replace")
    assert told.status == 0
    assert "And then?" in told.out


def test_nothing_of_qt_is_needed(process, folder):
    code = (
        "import sys\n"
        "from simulator.cli.main import main\n"
        "status = main(sys.argv[1:])\n"
        "heavy = [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6', 'pyttsx3', 'alembic')]\n"
        "sys.exit(status or (f'imported: {heavy}' if heavy else 0))\n"
    )
    told = process("play", folder / "roof.yaml", "--choices", "own,replace", code=code, DISPLAY=None, QT_QPA_PLATFORM=None)
    assert told.status == 0, told.err
    assert "100 of 100" in told.out


def test_nothing_is_written_to_the_home(command, folder, tmp_path):
    command("play", folder / "roof.yaml", "--choices", "own,replace")
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "Sam\x1b[31m", "a\0b", "x" * 61])
def test_a_name_that_can_not_be_shown_is_told_and_nothing_is_played(command, folder, name):
    told = command("play", folder / "roof.yaml", "--name", name, "--choices", "own")
    assert told.status == 2
    assert told.out == ""
    assert "name" in told.err
    assert "our side" not in told.err


def test_the_subtitle_is_told_at_the_beginning_and_the_trainers_guide_never(command, tmp_path):
    write(tmp_path, roof=GUIDED)
    told = command("play", tmp_path / "roof.yaml", typed="1\n1\n")
    assert told.out.startswith("The parcel on the roof\nA parcel nobody can reach\nA parcel was thrown onto a garage.\n\n")
    assert not any(words in told.out for words in ("asked", "Jadwiga", "Play it as", "A day, or soon"))


@pytest.mark.parametrize("how", [("--choices", "own,vague"), ()])
def test_what_became_of_the_matter_is_told_after_the_last_word(command, tmp_path, how):
    write(tmp_path, roof=GUIDED)
    told = command("play", tmp_path / "roof.yaml", *how, typed="1\n2\n")
    assert ": I will order elsewhere.\n\nA week later: It is still there.\n" in told.out


def test_what_became_of_the_matter_is_in_the_json_at_an_ending_only(command, tmp_path):
    write(tmp_path, roof=GUIDED)
    roof = tmp_path / "roof.yaml"
    told = [json.loads(command("play", roof, "--choices", way, "--json").out)["later"] for way in ("own", "own,vague")]
    assert told == [None, "It is still there."]


def test_a_conversation_with_a_clock_tells_when_each_line_is_said(command, tmp_path):
    write(tmp_path, roof=DATED)
    roof = tmp_path / "roof.yaml"
    for told in (command("play", roof, "--choices", "own,vague"), command("play", roof, typed="1\n2\n")):
        assert "Robin Example (mood 5, Friday 16:30): My parcel" in told.out
        assert "Robin Example (mood 7, Sunday 16:30): Good." in told.out


def test_waiting_is_counted_apart_from_the_handle_time(command, tmp_path):
    write(tmp_path, roof=DATED)
    kpis = json.loads(command("play", tmp_path / "roof.yaml", "--choices", "own,vague", "--json").out)["kpis"]
    assert kpis["elapsed_seconds"] - kpis["handle_time_seconds"] == 2 * 24 * 3600


def test_a_conversation_shows_each_message_and_what_is_seen(command, tmp_path):
    says = 'sees: "Rain."\n    says: ["My parcel lies on a roof.", {sees: "A sigh."}, "Well?"]'
    write(tmp_path, burst=changed(ROOF, ("id: roof", "id: burst"), ('says: "My parcel lies on a roof."', says)))
    told = command("play", tmp_path / "burst.yaml", "--choices", "")
    assert "[Rain.]\nRobin Example (mood 5): My parcel lies on a roof.\n[A sigh.]\nRobin Example (mood 5): Well?\n" in told.out


def test_where_it_stops_what_is_offered_is_shown_in_words(command, folder):
    told = command("play", folder / "roof.yaml", "--choices", "look")
    assert "To go on: own, blame, climb, silence\n  own: I'm" in told.out
    assert told.out.endswith("  silence: Say nothing.\n")


def test_where_it_stops_the_flags_are_shown(command, tmp_path):
    flags = "flags: {seen: true, holds: {start: 1, max: 3}}\nstart:"
    write(tmp_path, flagged=changed(ROOF, ("id: roof", "id: flagged"), ("start:", flags)))
    told = command("play", tmp_path / "flagged.yaml", "--choices", "look")
    assert told.out.endswith("Flags: seen true, holds 1.\n")


MAIL = (
    ROOF.replace("channel: phone", "channel: email")
    .replace(
        'says: "My parcel lies on a roof."', 'says: {subject: "For {agent}", attachments: [roof.jpg], text: "It lies on a roof."}'
    )
    .replace("      - id: own\n", "      - id: own\n        part: acknowledgement\n")
    .replace("      - id: replace\n", "      - id: replace\n        part: steps\n        sends: true\n")
)


def test_a_mail_shows_its_head_its_parts_and_that_it_is_not_sent(command, tmp_path):
    write(tmp_path, mail=MAIL)
    told = command("play", tmp_path / "mail.yaml", "--choices", "own")
    for text in (
        "  Subject: For Sam\n  Attached: roof.jpg\nRobin Example (mood 5): It lies on a roof.",
        "Sam: [acknowledgement] I'm Sam of Swift Parcels",
        "Robin Example (mood 5): Good. What happens now?",
        "[The mail so far: acknowledgement. It is not sent yet.]",
        "replace: [steps, sends the mail] A new one",
    ):
        assert text in told.out
    assert "(mood 9): Friday is fine" in command("play", tmp_path / "mail.yaml", "--choices", "own,replace").out


def test_what_belongs_to_a_channel_is_in_the_json(command, tmp_path):
    write(tmp_path, mail=MAIL)
    told = json.loads(command("play", tmp_path / "mail.yaml", "--choices", "own", "--json").out)
    assert told["unsent"] == ["own"]
    assert told["offered_marks"] == {"replace": {"part": "steps", "sends": True}}
    assert told["decisions"][0]["part"] == "acknowledgement"
    assert told["decisions"][0]["said"] == [{"text": "It lies on a roof.", "subject": "For {agent}", "attachments": ["roof.jpg"]}]
    assert (told["mood"], told["onlookers"]) == (7, None)


@pytest.mark.parametrize(
    ("channel", "count", "told"),
    [
        ("social", 214, "[214 read along]"),
        ("social", 1, "[1 reads along]"),
        ("counter", 11, "[11 wait]"),
        ("counter", 1, "[1 waits]"),
    ],
)
def test_onlookers_and_public_answers_are_told(command, tmp_path, channel, count, told):
    text = ROOF.replace("channel: phone", f"channel: {channel}\nonlookers: {count}")
    write(tmp_path, seen=text.replace("      - id: vague\n", "      - id: vague\n        public: true\n"))
    out = command("play", tmp_path / "seen.yaml", "--choices", "own").out
    assert told in out
    assert "vague: [in public] We will" in out


@pytest.fixture
def watched(tmp_path):
    """Give a file with two worked examples."""
    return write(tmp_path / "watched", roof=WATCHED) / "roof.yaml"


def test_a_worked_example_is_printed_with_what_there_is_to_notice_where_it_stops(command, watched):
    told = command("play", watched, "--example", "how it is done")
    assert (told.status, told.err) == (0, "")
    assert "Worked example: How it is done\n" in told.out
    parts = ["(Read the delivery note.)", "  What to notice: The note is read first.", "Sam: I'm Sam of Swift Parcels"]
    parts += ["  What to notice: Sam takes it on, and Robin Example hears it.", "Sam: A new one leaves today"]
    places = [told.out.index(part) for part in parts]
    assert places == sorted(places)
    assert "of 100" not in told.out


def test_an_example_that_stops_on_the_way_asks_how_one_would_go_on(command, watched):
    told = command("play", watched, "--example", "How it goes wrong")
    assert told.status == 0
    assert told.out.endswith("  What to notice: It helps nobody.\n\nThe example stops here. How would you go on?\n")


def test_an_unknown_example_is_refused_with_the_names_that_there_are(command, watched):
    told = command("play", watched, "--example", "Anything")
    assert told.status == 2
    assert "has no worked example “Anything”" in told.err
    assert "There is: “How it is done”, “How it goes wrong”." in told.err


def test_where_there_is_no_example_it_says_how_to_make_one(command, folder):
    told = command("play", folder / "roof.yaml", "--example", "Anything")
    assert told.status == 2
    assert "`notice`" in told.err


def test_an_example_and_choices_exclude_each_other(command, watched):
    assert command("play", watched, "--example", "How it is done", "--choices", "own").status == 2


@pytest.mark.parametrize(("typed", "told"), [("{right}\n", "1 of 1 right."), ("x\n{wrong}\n", "0 of 1 right."), ("\n", "")])
def test_a_question_about_the_customer_is_asked_before_the_options(command, tmp_path, typed, told):
    write(tmp_path, asking=ASKING)
    shown = command("play", tmp_path / "asking.yaml", typed="\nq\n").out
    letters = re.findall(r"^  ([a-d])  (.*)$", shown, re.MULTILINE)
    right = next(letter for letter, answer in letters if answer == "That it is somebody's job now")
    wrong = next(letter for letter, _ in letters if letter != right)
    assert len(letters) == 4
    assert shown.index("What does Robin Example want to hear first?") < shown.index("  1  ")
    out = command("play", tmp_path / "asking.yaml", typed=typed.format(right=right, wrong=wrong) + "1\n1\n").out
    assert ("Questions about the customer:" in out) is bool(told)
    assert told in out
    assert "100 of 100, passed" in out
