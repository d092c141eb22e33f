"""The principles in the terminal: listed, searched, and counted by scenario."""

from __future__ import annotations

import json

import pytest

from simulator.cli.output import cited
from simulator.core.guidance.catalogue import Guidance
from simulator.paths import find_paths
from simulator.workflow.playable import open_scenario_opener
from tests.conversations import HOUSE, HOUSED, write

WIDTH = 100


@pytest.fixture(scope="module")
def catalogue() -> Guidance:
    return open_scenario_opener(find_paths()).guidance


def test_without_words_every_principle_is_listed_with_its_name_and_what_it_cites(command, catalogue):
    told = command("guidance")
    assert told.status == 0
    lines = [line.split() for line in told.out.splitlines()]
    for principle in catalogue.principles.values():
        if principle.retired:
            continue
        name, cites = principle.name.split(), ", ".join(map(cited, principle.cites)).split()
        assert [principle.id, *name, *cites] in lines


def test_the_principles_stand_under_their_competencies(command, catalogue):
    out = command("guidance").out
    places = [out.index(f"{competency.name} ({competency.id}). ") for competency in catalogue.competencies.values()]
    assert places == sorted(places)
    assert out.index("Opening (opening)") < out.index("  open-by-name ") < out.index("Listening (listening)")


def test_one_competency_can_be_asked_for(command, catalogue):
    told = command("guidance", "--competency", "sales", "--json")
    assert told.status == 0
    assert [found["id"] for found in json.loads(told.out)] == [found.id for found in catalogue.principles_of("sales")]


def test_an_unknown_competency_is_told_with_the_one_that_was_meant(command):
    told = command("guidance", "--competency", "empathi")
    assert told.status == 2
    assert told.err.startswith("There is no competency “empathi”. Did you mean “empathy”? There are: opening, listening, ")
    assert told.out == ""


def test_a_match_is_printed_in_full_with_its_points_and_their_articles(command, catalogue):
    told = command("guidance", "SAY it BACK")
    assert told.status == 0
    principle = catalogue.principles["check-understanding"]
    assert told.out.startswith("Say it back (check-understanding)\n  Competency: Listening\n  Do:    Put the problem")
    flat = " ".join(told.out.split())
    for text in (principle.do, principle.avoid, principle.why):
        assert " ".join(text.split()) in flat
    heard_out, by_phone = catalogue.points_of(principle.id)
    assert f"{heard_out.code} {heard_out.text} ({catalogue.articles[heard_out.article].title})" in flat
    assert f"{by_phone.code} {by_phone.text} ({catalogue.articles[by_phone.article].title}; channel: phone)" in flat


def test_the_code_of_a_point_finds_the_principles_that_rest_on_it(command):
    found = json.loads(command("guidance", "d12", "--json").out)
    assert [principle["id"] for principle in found] == ["answer-promptly", "public-then-private"]
    assert {(point["code"], point["channel"]) for point in found[1]["points"]} == {("D12", "social")}


def test_retired_principles_are_not_listed(command):
    out = command("guidance").out
    assert "repair-honestly" in out
    assert "fit-the-recovery" not in out


def test_several_words_must_all_be_found(command):
    found = json.loads(command("guidance", "sorry", "daughter", "--json").out)
    assert [principle["id"] for principle in found] == ["sorry-for-that"]


def test_words_are_looked_for_within_a_competency(command):
    everywhere = {found["id"] for found in json.loads(command("guidance", "--json", "name").out)}
    within = {found["id"] for found in json.loads(command("guidance", "--competency", "empathy", "--json", "name").out)}
    assert "name-the-feeling" in within
    assert within < everywhere


def test_what_is_not_found_is_told_with_the_closest_ids(command):
    told = command("guidance", "apologize")
    assert told == (1, "No principle says “apologize”. Closest: apologise-once, no-finer-apology.\n", "")


def test_where_nothing_is_close_the_way_to_the_list_is_told(command):
    told = command("guidance", "xyzzy", "--competency", "sales")
    assert told.status == 1
    assert told.out == "No principle of Sales judgement says “xyzzy”. Without words, first-call guidance lists them all.\n"


def test_what_is_not_found_is_an_empty_list_in_json(command):
    assert command("guidance", "xyzzy", "--json") == (1, "[]\n", "")


@pytest.mark.parametrize("arguments", [(), ("customer",), ("--coverage",)])
def test_no_line_is_wider_than_a_terminal(command, arguments):
    told = command("guidance", *arguments)
    assert told.status == 0
    assert max(map(len, told.out.splitlines())) <= WIDTH


def test_coverage_counts_the_choices_of_a_file(command, folder):
    told = command("guidance", "--coverage", folder / "roof.yaml")
    assert told.status == 0
    lines = told.out.splitlines()
    assert "  phone    roof" in lines
    assert "  chat     none" in lines
    (headings,) = (line for line in lines if line.startswith("Point "))
    rows = {line.split()[0]: line for line in lines if line.startswith("   ") and line.strip()}
    phone = slice(headings.index("phone") - 2, headings.index("phone") + 7)
    assert [rows[code][phone].split() for code in ("A5", "D7", "B8")] == [["1+"], ["1+", "1-"], ["·"]]
    assert rows["D7"].startswith("   D7   Confirm that you have the request, estimate …")
    assert rows["D7"].split()[-4:] == ["·"] * 4


def test_a_conversation_counts_in_its_own_channel(command, tmp_path, folder):
    roof = (folder / "roof.yaml").read_text(encoding="utf-8")
    write(
        tmp_path / "two",
        one=roof.replace("id: roof", "id: one"),
        two=roof.replace("id: roof", "id: two").replace("channel: phone", "channel: chat"),
    )
    values = json.loads(command("guidance", "--coverage", tmp_path / "two", "--json").out)
    assert dict(zip(values["scenarios"], values["channels"], strict=True)) == {"one": "phone", "two": "chat"}
    points = {point["code"]: point for point in values["points"]}
    in_channel = points["D7"]["conversations"]
    assert (in_channel["phone"], in_channel["chat"]) == ({"shown": 1, "broken": 1}, {"shown": 1, "broken": 1})
    assert in_channel["email"] == {"shown": 0, "broken": 0}


def test_coverage_lists_what_one_conversation_alone_practises(command, folder):
    out = command("guidance", "--coverage", folder / "roof.yaml").out
    alone = " ".join(out.split("Points shown in one conversation only: ")[1].split("Points broken")[0].split())
    assert "roof: " in alone
    assert " A5," in alone


def test_coverage_lists_the_gaps(command, folder):
    out = command("guidance", "--coverage", folder / "roof.yaml").out
    shown, rest = out.split("Points never shown: ")[1].split("Points never broken: ")
    broken, rest = rest.split("Principles never used: ")
    unused, rest = rest.split("Competencies never assessed: ")
    unassessed = rest.split("Points shown in one")[0]
    assert "\n  B8    Find out how customers rate you" in shown
    assert "\n  A5 " not in shown
    assert "\n  A5 " in broken
    assert "\n  warm-transfer " in unused
    assert "own-it" not in unused
    assert "\n  sales " in unassessed
    assert "\n  resolution " not in unassessed


def test_the_bundled_scenarios_are_counted_without_files(command):
    out = command("guidance", "--coverage").out
    channels = "".join(out.split("\n\n")[0].splitlines(keepends=True)[1:])
    assert all(file.stem in channels for file in find_paths().scenarios.glob("*.yaml"))


def test_coverage_as_json_holds_the_same_counts(command, folder, catalogue):
    told = command("guidance", "--coverage", folder / "roof.yaml", "--json")
    assert told.status == 0
    values = json.loads(told.out)
    assert values["scenarios"] == ["roof"]
    points = {point["code"]: point for point in values["points"]}
    assert list(points) == list(catalogue.points)
    assert {key: points["D7"][key] for key in ("principles", "shown", "broken")} == {
        "principles": ["give-a-time", "keep-the-update"],
        "shown": [1],
        "broken": [1],
    }
    assert "A5" in values["gaps"]["points_never_broken"]
    assert "A5" not in values["gaps"]["points_never_shown"]
    assert "own-it" not in values["gaps"]["principles_never_used"]


def test_many_scenarios_fit_the_terminal(command, tmp_path, folder):
    roof = (folder / "roof.yaml").read_text(encoding="utf-8")
    write(tmp_path / "many", **{f"roof-{number}": roof.replace("id: roof", f"id: roof-{number}") for number in range(1, 9)})
    told = command("guidance", "--coverage", tmp_path / "many")
    assert max(map(len, told.out.splitlines())) <= WIDTH
    assert "8+ 8-" in told.out


def test_a_translation_counts_once(command, tmp_path, folder):
    roof = (folder / "roof.yaml").read_text(encoding="utf-8")
    write(tmp_path / "two", **{"roof": roof, "roof.pl": roof.replace("level: 2", "language: pl\nlevel: 2")})
    assert json.loads(command("guidance", "--coverage", tmp_path / "two", "--json").out)["scenarios"] == ["roof"]


def test_a_file_that_is_no_scenario_is_told_with_status_two(command, folder):
    told = command("guidance", "--coverage", folder / "broken.yaml")
    assert told.status == 2
    assert told.err.startswith(f"The scenario can't be counted. {folder / 'broken.yaml'}:4:1: “custommer” is not known here. ")
    assert "Did you mean “customer”? " in told.err
    assert f"first-call check {folder / 'broken.yaml'}" in told.err
    assert told.err.count("\n") == 1


def test_the_first_mistake_is_told_and_not_a_warning_before_it(command, folder):
    text = (folder / "roof.yaml").read_text(encoding="utf-8")
    odd = text.replace("portrait: marta", "portrait: martha").replace("\nstart: ", "\nstart: no-")
    write(folder, odd=odd)
    assert ": There is no scene “no-" in command("guidance", "--coverage", folder / "odd.yaml").err


def test_a_file_that_is_not_there_is_not_to_be_checked(command, folder):
    told = command("guidance", "--coverage", folder / "nowhere.yaml")
    assert told.status == 2
    assert told.err.startswith(f"{folder / 'nowhere.yaml'}: There is no file with this name. Check the name and the folder")
    assert "first-call check" not in told.err


def test_a_folder_without_scenarios_is_told(command, tmp_path):
    told = command("guidance", "--coverage", tmp_path)
    assert told.status == 2
    assert told.err == f"There is no scenario file in {tmp_path}. Name files, or a folder that holds some.\n"


@pytest.mark.parametrize("arguments", [("sorry", "--coverage"), ("--competency", "sales", "--coverage")])
def test_coverage_goes_with_the_whole_catalogue_only(command, arguments):
    told = command("guidance", *arguments)
    assert told == (2, "", "--coverage counts the whole catalogue. Leave out the words and --competency.\n")


def test_the_help_shows_examples(command):
    told = command("guidance", "--help")
    assert told.status == 0
    assert "usage: first-call guidance" in told.out
    assert 'first-call guidance "say it back"' in told.out


def test_the_principles_of_the_house_are_listed_and_marked(command, tmp_path):
    write(tmp_path / "home" / "scenarios", guidance=HOUSE)
    told = command("guidance", "five", "o'clock")
    assert told.out.startswith("Ring back by five (house) (ring-back-by-five)\n  Competency: House style (house)\n")
    assert "  A rule of the house.\n" in told.out + "\n"
    assert "Say the case number (house)" in command("guidance").out


def test_the_coverage_of_a_folder_leaves_its_house_layer_out(command, tmp_path):
    folder = write(tmp_path / "house", roof=HOUSED, guidance=HOUSE)
    told = command("guidance", "--coverage", folder)
    assert told.status == 0
    assert "  phone    roof\n" in told.out
