"""Checking scenario files: where, what, and what to do about it."""

from __future__ import annotations

import json

from simulator.cli.check import MORE
from simulator.paths import find_paths
from tests.conversations import HUSHED, ROOF, write


def test_a_sound_file_says_so(command, folder):
    assert command("check", folder / "roof.yaml") == (0, "1 file checked, no problems.\n", "")


def test_every_bundled_file_is_sound(command):
    files = sorted(find_paths().scenarios.glob("*.yaml"))
    assert command("check", *files) == (0, "4 files checked, no problems.\n", "")


def test_a_problem_is_told_with_its_place_the_line_and_a_caret(command, folder):
    told = command("check", folder / "broken.yaml")
    assert told.status == 1
    file = folder / "broken.yaml"
    lines = told.out.splitlines()
    at = lines.index(f"{file}:12:36: error: There is no scene “nowhere”. [unknown-scene]")
    source, caret, remedy = lines[at + 1 : at + 4]
    assert source == '          - {id: go, say: "Go.", goto: nowhere}'
    assert caret.index("^") == source.index("nowhere")
    assert caret.strip() == "^"
    assert remedy == "    Write that scene, or name another one. There are: opening."


def test_a_likely_word_is_suggested(command, folder):
    assert "Did you mean “customer”?" in command("check", folder / "broken.yaml").out


def test_several_files_are_added_up(command, folder):
    told = command("check", folder / "roof.yaml", folder / "broken.yaml", folder / "hostile.yaml")
    assert told.status == 1
    assert f"3 files checked: 2 errors, 0 warnings.\n{MORE}\n" in told.out


def test_a_warning_fails_only_where_it_is_asked_for(command, tmp_path):
    write(tmp_path, odd=ROOF.replace("portrait: marta", "portrait: martha"))
    assert command("check", tmp_path / "odd.yaml", "--strict").status == 1
    told = command("check", tmp_path / "odd.yaml")
    assert told.status == 0
    assert ": warning: There is no portrait “martha”" in told.out
    assert f"1 file checked: 0 errors, 1 warning.\n{MORE}\n" in told.out


def test_a_way_that_leads_to_the_problem_is_told(command, tmp_path):
    trap = ROOF.replace("        breaks: [give-a-time]\n", "        breaks: [give-a-time]\n        when: mood < 6\n")
    shown = "        shows: [give-a-time, solve-together]\n"
    trap = trap.replace(shown, f"{shown}        when: mood < 6\n")
    write(tmp_path, trap=trap)
    told = command("check", tmp_path / "trap.yaml")
    assert told.status == 1
    assert "    choices that lead there: own" in told.out


def test_a_scene_with_nothing_left_but_its_silence_is_told_each_time(command, tmp_path):
    write(tmp_path, hushed=HUSHED)
    first, again = command("check", tmp_path / "hushed.yaml"), command("check", tmp_path / "hushed.yaml")
    assert first.status == 1
    assert "error: Scene “plan” can be reached with nothing to choose but silence, which never runs out where " in first.out
    assert "    choices that lead there: blame" in first.out
    assert again == first


def test_a_file_that_cannot_be_read_is_told_with_status_two(command, folder, monkeypatch):
    monkeypatch.chdir(folder)
    told = command("check", "nowhere.yaml", "roof.yaml")
    assert told.status == 2
    assert "nowhere.yaml: There is no file" in told.out
    assert "1 file checked, 1 file could not be read.\n" in told.out


def test_a_folder_stands_for_the_files_in_it(command, folder, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "below").mkdir()
    write(folder / "below", roof=ROOF)
    assert command("check", "below").out == "1 file checked, no problems.\n"


def test_a_file_that_ends_inside_brackets_keeps_no_other_from_being_told(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, cut=ROOF + "history: [Right.,\n", roof=ROOF)
    told = command("check", ".")
    assert told.status == 1
    assert f"cut.yaml:{len(ROOF.splitlines()) + 1}:10: error: A comma between the entries, or the closing “]”" in told.out
    assert "2 files checked: " in told.out


def test_a_folder_without_scenarios_is_told_with_status_two(command, tmp_path):
    told = command("check", tmp_path)
    assert told.status == 2
    assert told.out == "There are no scenario files there.\n"


def test_an_allowed_warning_is_not_told(command, tmp_path):
    odd = ROOF.replace("portrait: marta", "portrait: martha")
    write(tmp_path, odd=odd.replace("\nstart:", "\nallow: {unknown-portrait: She is drawn next week.}\nstart:", 1))
    told = command("check", tmp_path / "odd.yaml", "--strict")
    assert (told.status, told.out) == (0, "1 file checked, no problems.\n")


def test_the_other_formats_are_json(command, tmp_path):
    write(tmp_path, odd=ROOF.replace("portrait: marta", "portrait: martha"))
    found = json.loads(command("check", tmp_path / "odd.yaml", "--format", "json").out)
    log = json.loads(command("check", tmp_path / "odd.yaml", "--format", "sarif").out)
    assert found["files"][0]["problems"][0]["code"] == "unknown-portrait"
    assert log["runs"][0]["results"][0]["ruleId"] == "unknown-portrait"


def test_bytes_that_are_no_text_are_a_problem(command, tmp_path):
    (tmp_path / "picture.yaml").write_bytes(bytes(range(256)))
    told = command("check", tmp_path / "picture.yaml")
    assert told.status == 1
    assert "Traceback" not in told.out + told.err
    assert f"1 file checked: 1 error, 0 warnings.\n{MORE}\n" in told.out


def test_tabs_keep_the_caret_below_its_word(command, tmp_path):
    (tmp_path / "tab.yaml").write_text('format: 1\nid: x\ntitle: "a\tb" \tx\n', encoding="utf-8")
    told = command("check", tmp_path / "tab.yaml")
    assert told.status == 1
    lines = told.out.splitlines()
    carets = [number for number, line in enumerate(lines) if line.strip() == "^"]
    assert carets
    for number in carets:
        source, caret = lines[number - 1], lines[number]
        assert [c for c in caret if c == "\t"] == [c for c in source[: len(caret) - 1] if c == "\t"]


def test_every_problem_has_a_remedy(command, folder):
    told = command("check", folder / "broken.yaml")
    blocks = told.out.split("\n\n")[:-1]
    assert len(blocks) == 2
    for block in blocks:
        assert len(block.strip().splitlines()) == 4
