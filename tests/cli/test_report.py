"""`first-call report`."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from tests.conversations import BURST, GUIDED, ROOF, write


class Page(HTMLParser):
    """Counts what a page opens, and what it would fetch."""

    def __init__(self):
        super().__init__()
        self.tags = []
        self.fetched = []

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        self.tags.append(tag)
        self.fetched += [value for name, value in attrs if name in ("src", "href", "xlink:href")]


@pytest.fixture
def roof(tmp_path):
    write(tmp_path, roof=ROOF)
    return tmp_path / "roof.yaml"


def test_the_json_begins_with_the_best_and_the_worst_points(command, roof):
    told = command("report", roof, "--format", "json")
    assert told.status == 0
    assert list(json.loads(told.out))[:2] == ["best", "worst"]


def test_the_best_line_can_be_played(command, roof):
    best = json.loads(command("report", roof, "--format", "json").out)["best_line"]
    played = json.loads(command("play", roof, "--choices", ",".join(best["choices"]), "--json").out)
    assert played["score"] == 100
    assert played["points"]["earned"] == best["points"]


def test_the_text_tells_of_every_ending_and_every_scene(command, roof):
    told = command("report", roof)
    found = json.loads(command("report", roof, "--format", "json").out)
    for name in (*found["random_player"]["visits"], *(item["ending"] for item in found["endings"])):
        assert re.search(rf"^  {name} ", told.out, re.MULTILINE)


def test_the_page_needs_nothing_else(command, roof):
    told = command("report", roof, "--format", "html")
    page = Page()
    page.feed(told.out)
    assert page.fetched == []
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert "svg" in page.tags


def test_the_page_draws_every_scene(command, roof):
    told = command("report", roof, "--format", "html")
    found = json.loads(command("report", roof, "--format", "json").out)
    assert all(f"<title>{scene}</title>" in told.out for scene in found["random_player"]["visits"])
    assert 'class="way best"' in told.out


def test_the_page_draws_a_loop_where_choices_come_back_to_their_scene(command, tmp_path):
    turning = "      - {id: wait, say: One moment., mood: -1, once: true, because: It stalls., breaks: [own-it], goto: opening}\n"
    text = ROOF.replace("    choices:\n", "    choices:\n" + turning, 1)
    write(tmp_path, turning=text, straight=ROOF)
    told = command("report", tmp_path / "turning.yaml", "--format", "html").out
    assert re.search(r'<g><title>back to opening: wait[^<]*</title><path class="way" d="M\d+ \d+ C[\d ]+"/></g>', told)


def test_no_loop_is_drawn_where_everything_leads_on(command, tmp_path):
    scene = "    says: x\n    choices:\n      - {id: a, say: x, shows: [own-it], goto: end}\n      - {id: b, say: y, goto: end}\n"
    head = "format: 1\nid: on\ntitle: On\ncustomer: {name: Jo}\ncompany: {name: C}\nstart: one\nscenes:\n  one:\n"
    write(tmp_path, on=f"{head}{scene}  end: {{says: z, ending: resolved}}\n")
    assert "<title>back to" not in command("report", tmp_path / "on.yaml", "--format", "html").out


def test_markup_in_a_scenario_is_shown_and_not_obeyed(command, tmp_path):
    write(tmp_path, odd=ROOF.replace("The parcel on the roof", "<b>bold</b> <script>x</script>", 1))
    told = command("report", tmp_path / "odd.yaml", "--format", "html")
    assert "&lt;script&gt;" in told.out
    assert "<script>" not in told.out


def test_a_file_that_can_not_be_played_has_no_report(command, tmp_path):
    write(tmp_path, odd="format: 1\n")
    told = command("report", tmp_path / "odd.yaml")
    assert told.status == 2
    assert "odd.yaml can't be played" in told.err


@pytest.mark.parametrize("form", ["text", "html"])
def test_all_shares_are_written_in_one_way(command, roof, form):
    shares = re.findall(r"\d ?%(?!;)", command("report", roof, "--format", form).out.partition("Picking at random")[2])
    assert len(shares) > 2
    assert {share[1:] for share in shares} == {" %"}


@pytest.fixture
def too_much(monkeypatch):
    """Let what picking at random comes to take more work than a report may."""
    monkeypatch.setattr("simulator.core.players.report.REPORT", 0)
    monkeypatch.setattr("simulator.core.players.report.REPORT_A_SCENE", 0)


def test_what_took_too_much_work_is_named_in_the_text(command, roof, too_much):
    told = command("report", roof)
    assert told.status == 0
    assert "Picking at random: not worked out." in told.out
    assert "how often picking at random passes" in told.out
    assert re.search(r"^  settled .* \?$", told.out, re.MULTILINE)


def test_what_took_too_much_work_is_nothing_in_the_json_and_named_beside(command, roof, too_much):
    found = json.loads(command("report", roof, "--format", "json").out)
    assert set(found["random_player"].values()) == {None}
    assert len(found["not_worked_out"]) == 4
    assert found["best"] > found["worst"]


def test_what_took_too_much_work_is_named_on_the_page(command, roof, too_much):
    assert "Not worked out, because the conversation can go so many ways" in command("report", roof, "--format", "html").out


def test_a_report_that_is_whole_names_nothing_as_missing(command, roof):
    assert "not_worked_out" not in json.loads(command("report", roof, "--format", "json").out)


def test_the_table_of_players_who_do_not_read_has_a_line_for_each_and_the_pairs_that_come_furthest(command, roof):
    told = command("report", roof, "--cues")
    assert told.status == 0
    for player in ("longest", "middle", "plainest-then-middle", "random"):
        assert re.search(rf"^  {player} +\d+ +-?\d+%", told.out, re.MULTILINE)
    assert len(re.findall(r"^  [a-z-]+\+[a-z-]+ [12]:[12] ", told.out, re.MULTILINE)) == 10


def test_the_table_of_a_folder_has_a_column_for_each_scenario_and_their_mean(command, tmp_path):
    write(tmp_path, roof=ROOF, other=ROOF.replace("id: roof", "id: other"))
    told = command("report", tmp_path, "--cues")
    assert re.search(r"^  player +(roof +other|other +roof) +mean$", told.out, re.MULTILINE)
    found = json.loads(command("report", tmp_path, "--cues", "--format", "json").out)
    assert len(found["scenarios"]) == 2
    players = {player["id"]: player["leak"] for player in found["scenarios"][0]["players"]}
    assert players["random"] == 0
    assert found["library"].keys() == players.keys()
    assert len(players) > 150


def test_a_leak_beyond_the_bound_has_a_mark(command, roof):
    told = command("report", roof, "--cues").out
    found = json.loads(command("report", roof, "--cues", "--format", "json").out)
    leaks = {player["id"]: player["leak"] for player in found["scenarios"][0]["players"]}
    marked = set(re.findall(r"^  ([a-z-]+) .* \*", told, re.MULTILINE))
    assert marked == {player for player, leak in leaks.items() if leak > found["most_leak"] and "+" not in player}
    assert marked


def test_the_table_is_no_page_and_a_folder_without_scenarios_has_none(command, roof, tmp_path):
    assert "Leave out “--format html”." in command("report", roof, "--cues", "--format", "html").err
    (tmp_path / "empty").mkdir()
    told = command("report", tmp_path / "empty", "--cues")
    assert (told.status, "There is no scenario file in" in told.err) == (2, True)


@pytest.mark.parametrize("form", ["text", "html"])
def test_the_subtitle_and_the_trainers_guide_are_told(command, tmp_path, form):
    write(tmp_path, roof=GUIDED)
    told = command("report", tmp_path / "roof.yaml", "--format", form)
    for words in ("A parcel nobody can reach", "Questions to talk over", "Play it as Sam.", "A day, or soon."):
        assert words.casefold() in told.out.casefold()


def test_the_json_holds_the_trainers_guide(command, tmp_path):
    write(tmp_path, roof=GUIDED)
    told = json.loads(command("report", tmp_path / "roof.yaml", "--format", "json").out)
    assert told["subtitle"] == "A parcel nobody can reach"
    assert told["guide"]["plan"][1] == {"minutes": 15, "text": "Play it as {agent}."}
    assert told["guide"]["splits"] == [{"scene": "plan", "text": "A day, or soon."}]


def test_without_a_guide_nothing_is_said_of_one(command, roof):
    assert "guide" not in command("report", roof).out


def test_the_page_draws_scenes_that_go_on_by_themselves_as_such(command, tmp_path):
    write(tmp_path, burst=BURST)
    told = command("report", tmp_path / "burst.yaml", "--format", "html")
    assert "<title>pause, goes on by itself</title><rect class=beat " in told.out
    assert "<title>plan</title><rect class=box " in told.out
    assert told.out.count('class="way best"') == 4


@pytest.mark.parametrize(
    ("form", "row"),
    [
        ("text", f"  {'pause':<24}  33.3 %   goes on by itself\n"),
        ("html", "<td>pause</td><td>33.3 %</td><td>goes on by itself</td>"),
    ],
)
def test_how_often_a_scene_that_goes_on_by_itself_is_met_is_told(command, tmp_path, form, row):
    write(tmp_path, burst=BURST)
    assert row in command("report", tmp_path / "burst.yaml", "--format", form).out
