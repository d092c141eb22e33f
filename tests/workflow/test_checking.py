"""Many files checked at once, and only those that are new."""

from __future__ import annotations

import json

import pytest

from simulator.core.texts import packed
from simulator.paths import find_paths
from simulator.workflow import checking
from simulator.workflow.checking import check_files, scenario_files
from simulator.workflow.duplicate_ids import bundled
from simulator.workflow.playable import ScenarioOpener
from tests.conversations import HOUSE, HOUSED, write
from tests.generated import scenario_text
from tests.samples import SMALL, changed

ROW = {"kind": "bad-id", "path": [], "details": {}, "witness": None, "place": None, "passable": False}


@pytest.fixture
def paths(tmp_path):
    return find_paths(str(tmp_path / "home"))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "many"
    made.mkdir()
    for number in range(3):
        (made / f"{number}.yaml").write_text(scenario_text(6, number), encoding="utf-8")
    return made


@pytest.fixture
def searched(monkeypatch):
    """The names of the files that were really searched."""
    names = []
    study = ScenarioOpener.study

    def noting(opener, data, name):
        names.append(name)
        return study(opener, data, name)

    monkeypatch.setattr(ScenarioOpener, "study", noting)
    return names


def files(folder):
    return list(scenario_files([str(folder)]))


def test_a_folder_stands_for_the_scenario_files_in_it_and_below(folder):
    (folder / "notes.txt").write_text("no scenario", encoding="utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "secret.yaml").write_text("x", encoding="utf-8")
    (folder / "below").mkdir()
    (folder / "below" / "last.yml").write_text(SMALL, encoding="utf-8")
    assert [name.removeprefix(str(folder)) for name in files(folder)] == ["/0.yaml", "/1.yaml", "/2.yaml", "/below/last.yml"]


def test_a_file_is_taken_as_it_is_named():
    assert list(scenario_files(["a.txt", "b.yaml"])) == ["a.txt", "b.yaml"]


def test_files_are_told_in_their_order(folder, paths):
    names = files(folder)[::-1]
    assert [file.name for file in check_files(paths, names)] == names


def test_what_was_found_is_the_same_the_second_time(folder, paths):
    (folder / "1.yaml").write_text(changed(SMALL, ("start: opening", "start: nowhere")), encoding="utf-8")
    first = check_files(paths, files(folder))
    assert any(file.problems for file in first)
    assert check_files(paths, files(folder)) == first


def test_what_is_remembered_can_still_be_translated(folder, paths):
    broken = changed(SMALL, ("level: 1", 'level: "one"'), ("saw_track or holds < 2", "saw_track or holds <"))
    (folder / "1.yaml").write_text(broken, encoding="utf-8")
    first, second = ([packed(problem.message) for problem in check_files(paths, files(folder))[1].problems] for _ in range(2))
    assert first == second
    assert second[0][1]["wanted"] == ["a whole number"]


def test_only_a_changed_file_is_searched_again(folder, paths, searched):
    check_files(paths, files(folder))
    assert len(searched) == 3
    (folder / "1.yaml").write_text(scenario_text(6, 99), encoding="utf-8")
    check_files(paths, files(folder))
    assert searched[3:] == [str(folder / "1.yaml")]


def test_a_file_with_very_many_problems_is_searched_again_so_that_no_other_check_has_to_read_them(
    folder, paths, searched, monkeypatch
):
    monkeypatch.setattr(checking, "_MOST_KEPT", 0)
    (folder / "0.yaml").write_text("format: 1\n", encoding="utf-8")
    for _ in range(2):
        check_files(paths, [str(folder / "0.yaml")])
    assert len(searched) == 2


def test_the_same_content_under_another_name_is_told_under_that_name(folder, paths, searched):
    (folder / "1.yaml").write_text(changed(SMALL, ("portrait: marta", "portrait: nobody")), encoding="utf-8")
    check_files(paths, files(folder))
    (folder / "1.yaml").rename(folder / "other.yaml")
    found = check_files(paths, [str(folder / "other.yaml")])
    assert found[0].problems[0].place.file == str(folder / "other.yaml")
    assert len(searched) == 3


def test_other_guidance_is_a_reason_to_search_again(folder, paths, searched, tmp_path):
    check_files(paths, files(folder))
    assets = tmp_path / "assets"
    (assets / "guidance").mkdir(parents=True)
    text = paths.guidance.read_text(encoding="utf-8")
    (assets / "guidance" / "en.yaml").write_text(text + "\n# another edition\n", encoding="utf-8")
    check_files(paths._replace(assets=assets), files(folder))
    assert len(searched) == 6


@pytest.mark.parametrize("damage", ["", "noise", "[]", '{"x": 3}', "null"])
def test_a_damaged_memory_is_as_good_as_none(folder, paths, searched, damage):
    check_files(paths, files(folder))
    (paths.cache / "checks.json").write_text(damage, encoding="utf-8")
    check_files(paths, files(folder))
    assert len(searched) == 6


@pytest.mark.parametrize(
    "shape",
    [
        [{"kind": "no-such-code"}],
        {"problems": [{"kind": "no-such-code"}], "label": None},
        {"problems": [], "label": ["too", "short"]},
        {"problems": []},
        {"problems": [ROW | {"details": {"what": ["no {template}", {}]}}], "label": None},
        {"problems": [ROW | {"details": ["what"]}], "label": None},
    ],
)
def test_a_memory_with_rows_of_another_shape_is_not_believed(folder, paths, searched, shape):
    check_files(paths, files(folder))
    memory = paths.cache / "checks.json"
    rows = json.loads(memory.read_text(encoding="utf-8"))
    memory.write_text(json.dumps(dict.fromkeys(rows, shape)), encoding="utf-8")
    check_files(paths, files(folder))
    assert len(searched) == 6


def test_where_nothing_can_be_remembered_the_check_works_all_the_same(folder, paths):
    paths.data.mkdir()
    paths.cache.write_text("in the way", encoding="utf-8")
    assert len(check_files(paths, files(folder))) == 3


def test_a_file_that_is_not_there_is_told_and_the_others_are_checked(folder, paths):
    found = check_files(paths, [str(folder / "gone.yaml"), *files(folder)])
    assert found[0].unread
    assert not any(file.unread for file in found[1:])


def test_two_processes_find_what_one_finds(folder, paths, monkeypatch, tmp_path):
    for number in range(3, 6):
        (folder / f"{number}.yaml").write_text(changed(SMALL, ("start: opening", f"start: nowhere-{number}")), encoding="utf-8")
    alone = check_files(paths, files(folder))
    monkeypatch.setattr(checking, "WORTH_IT", 1)
    monkeypatch.setattr(checking.os, "cpu_count", lambda: 2)
    assert check_files(find_paths(str(tmp_path / "other")), files(folder)) == alone


def test_progress_is_told_up_to_the_end(folder, paths):
    told = []
    check_files(paths, files(folder), told.append)
    assert told[-1] == 3
    assert told == sorted(told)


def codes(found):
    return [problem.code for file in found for problem in file.problems]


def write_small(folder, name, *changes):
    path = folder / f"{name}.yaml"
    path.write_text(changed(SMALL, *changes) if changes else SMALL, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("again", [False, True])
def test_two_files_of_one_id_are_told_at_the_second_whether_searched_or_remembered(tmp_path, paths, again):
    first, second = write_small(tmp_path, "a"), write_small(tmp_path, "b", ("level: 1", "level: 2"))
    if again:
        check_files(paths, [first, second])
    found = check_files(paths, [first, second])
    assert found[0] == check_files(paths, [first])[0]
    [shared] = [problem for problem in found[1].problems if problem.code == "same-id"]
    assert shared.message == f"“small-talk” is the id of {first} too, in the same language."
    assert str(shared.place) == f"{second}:2:5"
    assert shared.place.source == "id: small-talk"


def test_a_translation_has_the_id_of_its_original(tmp_path, paths):
    names = [write_small(tmp_path, "a"), write_small(tmp_path, "a.pl", ("language: en\n", "language: pl\n"))]
    assert "same-id" not in codes(check_files(paths, names))


def test_a_file_that_is_named_twice_is_no_namesake_of_its_own(tmp_path, paths):
    name = write_small(tmp_path, "a")
    (tmp_path / "below").mkdir()
    assert "same-id" not in codes(check_files(paths, [name, f"{tmp_path}/below/../a.yaml"]))


def test_an_author_may_allow_a_namesake(tmp_path, paths):
    allowed = ("start: opening", 'allow: {same-id: "An older edition."}\nstart: opening')
    names = [write_small(tmp_path, "a"), write_small(tmp_path, "b", allowed)]
    assert "same-id" not in codes(check_files(paths, names))


def test_an_own_file_with_the_id_of_a_bundled_scenario_is_told_and_which_one_is_played(tmp_path, paths):
    name = write_small(tmp_path, "mine", ("id: small-talk", "id: cold-call"))
    [shared] = [problem for problem in check_files(paths, [name])[0].problems if problem.code == "same-id"]
    assert shared.message == "“cold-call” is the id of a scenario that comes with First Call too, in the same language."
    assert "Each card plays its own file." in shared.remedy
    assert "“first-call play cold-call” plays the one that comes with First Call." in shared.remedy
    assert str(shared.place) == f"{name}:2:5"


def test_a_bundled_scenario_is_no_namesake_of_its_own(paths):
    names = [str(path) for path in sorted(paths.scenarios.glob("*.yaml"))]
    assert "same-id" not in codes(check_files(paths, names))


def test_a_translation_of_a_bundled_scenario_has_its_id(tmp_path, paths):
    name = write_small(tmp_path, "mine", ("id: small-talk", "id: cold-call"), ("language: en\n", "language: pl\n"))
    assert "same-id" not in codes(check_files(paths, [name]))


def test_the_names_of_all_bundled_scenarios_are_known(paths):
    taken = bundled(paths.scenarios)
    assert {(path.stem, "en") for path in paths.scenarios.glob("*.yaml")} == taken.keys()


def test_findings_stand_in_the_order_of_the_lines(tmp_path, paths):
    name = write_small(tmp_path, "a", ("portrait: marta", "portrait: nobody"), ("passed: true", "passed: false"))
    [file] = check_files(paths, [name])
    lines = [problem.place.line for problem in file.problems]
    assert {"unknown-portrait", "walkthrough-differs", "because-missing"} <= set(codes([file]))
    assert lines == sorted(lines)


def test_a_house_layer_in_a_folder_is_checked_as_what_it_is(paths, tmp_path):
    write(tmp_path / "house", roof=HOUSED, guidance=HOUSE.replace("competency: clarity", "competency: clearness"))
    house, roof = check_files(paths, files(tmp_path / "house"))
    assert [problem.code for problem in house.problems] == ["unknown-competency"]
    assert roof.problems == ()


def test_what_was_found_of_a_scenario_counts_only_with_the_same_house_layer_beside_it(paths, tmp_path, searched):
    folder = write(tmp_path / "house", roof=HOUSED, guidance=HOUSE)
    check_files(paths, [str(folder / "roof.yaml")])
    check_files(paths, [str(folder / "roof.yaml")])
    assert len(searched) == 1
    write(folder, guidance=HOUSE.replace("ring-back-by-five:", "ring-back-by-six:"))
    [checked] = check_files(paths, [str(folder / "roof.yaml")])
    assert [problem.code for problem in checked.problems] == ["unknown-principle"]
