"""A scenario to start from: sound for every channel, and never over somebody's work."""

from __future__ import annotations

import pytest
import yaml

from simulator.cli.new import LONGEST_ID
from simulator.cli.schema import schema_file
from simulator.cli.words import CHANNELS
from simulator.core.scenario import model as core
from simulator.core.scenario.session import Session
from simulator.core.scoring.scorecard import score
from simulator.paths import find_paths
from tests.conversations import opener

every_channel = pytest.mark.parametrize("channel", core.CHANNELS)


@pytest.fixture
def written(command, tmp_path):
    """Return a function that writes a scenario for a channel and returns its path."""

    def write(channel):
        assert command("new", f"my-{channel}", "--channel", channel, "--to", tmp_path).status == 0
        return tmp_path / f"my-{channel}.yaml"

    return write


def test_the_channels_to_choose_from_are_those_of_the_core():
    assert CHANNELS == core.CHANNELS


@every_channel
def test_the_file_has_no_problems(written, channel):
    assert opener().check(written(channel)) == ()


@every_channel
def test_the_walkthrough_by_the_book_comes_to_100(written, channel):
    ready = opener().open(written(channel))
    book = ready.scenario.walkthroughs[0]
    card = score(Session.replay(ready.machine, book.choices), ready.analysis)
    assert (book.name, card.score, card.passed) == ("By the book", 100, True)


@every_channel
def test_the_file_shows_what_a_scenario_can_have(written, channel):
    scenario = opener().open(written(channel)).scenario
    scenes = scenario.scenes.values()
    assert scenario.id == f"my-{channel}"
    assert scenario.title == f"My {channel}"
    assert scenario.channel == channel
    assert 4 <= len(scenes) <= 6
    assert len({scene.ending for scene in scenes if scene.ending}) >= 2
    assert scenario.flags
    assert scenario.records
    assert any(scene.silence for scene in scenes)


@every_channel
def test_only_where_people_speak_the_customer_has_a_voice(written, channel):
    values = yaml.safe_load(written(channel).read_text(encoding="utf-8"))
    assert ("voice" in values["customer"]) is (channel in ("phone", "counter"))


def test_each_channel_has_words_of_its_own(written):
    openings = {opener().open(written(channel)).scenario.scenes["opening"].says[0].text for channel in core.CHANNELS}
    assert len(openings) == len(core.CHANNELS)


@every_channel
def test_the_first_line_leads_an_editor_to_the_schema(written, channel):
    first = written(channel).read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={schema_file(find_paths()).as_uri()}"
    assert " " not in first.split("$schema=")[1]


@every_channel
def test_every_line_fits_an_editor(written, channel):
    assert max(map(len, written(channel).read_text(encoding="utf-8").splitlines()[1:])) <= 130


def test_without_a_folder_and_a_channel_it_is_a_call_where_the_library_finds_it(command, tmp_path):
    path = tmp_path / "home" / "scenarios" / "late-parcel.yaml"
    told = command("new", "late-parcel")
    assert told.status == 0
    assert told.out.startswith(f"Written: {path}, a small sound scenario (phone) to start from.\n")
    assert told.out.endswith("  In the library:    it is there already\n")
    assert opener().open(path).scenario.channel == "phone"
    assert command("play", "late-parcel", "--choices", "welcome,open-order,friday-noon").status == 0


def test_the_folder_of_own_scenarios_that_can_not_be_made_is_told(command, tmp_path):
    (tmp_path / "home").write_text("in the way", encoding="utf-8")
    told = command("new", "late-parcel")
    assert told.status == 2
    assert told.err.startswith(f"The folder {tmp_path / 'home' / 'scenarios'} can't be made: ")


def test_the_file_names_the_command_that_was_typed(command, tmp_path, monkeypatch):
    monkeypatch.setenv("FIRST_CALL_COMMAND", "./run")
    command("new", "late-parcel", "--to", tmp_path)
    assert "now and then: ./run check late-parcel.yaml" in (tmp_path / "late-parcel.yaml").read_text(encoding="utf-8")


def test_what_it_says_to_type_next_can_be_typed(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    out = command("new", "late-parcel", "--to", ".").out
    assert "first-call check late-parcel.yaml" in out
    assert "first-call play late-parcel.yaml" in out
    assert command("check", "late-parcel.yaml").status == 0
    assert command("play", "late-parcel.yaml", "--choices", "welcome,open-order,friday-noon").status == 0


def test_a_path_with_a_space_is_quoted(command, tmp_path):
    (tmp_path / "my files").mkdir()
    told = command("new", "late-parcel", "--to", tmp_path / "my files")
    assert f'first-call check "{tmp_path / "my files" / "late-parcel.yaml"}"' in told.out


def test_a_file_that_is_there_stays_as_it_is(command, tmp_path):
    path = tmp_path / "late-parcel.yaml"
    path.write_text("my work", encoding="utf-8")
    told = command("new", "late-parcel", "--to", tmp_path)
    assert told == (2, "", f"{path} is there already and stays as it is. Choose another id or folder.\n")
    assert path.read_text(encoding="utf-8") == "my work"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Late Parcel", "Did you mean “late-parcel”? "),
        ("late_parcel", "Did you mean “late-parcel”? "),
        ("../late", "Did you mean “late”? "),
        ("late-parcel\n", "Did you mean “late-parcel”? "),
        ("7", ""),
        ("", ""),
    ],
)
def test_a_bad_id_is_told_with_a_remedy(command, tmp_path, name, hint):
    told = command("new", name, "--to", tmp_path)
    assert told.status == 2
    assert told.err.endswith(
        f" can't be the name of a scenario. {hint}Use small letters a to z, digits and hyphens, beginning with a letter.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_the_longest_id_is_sound_and_a_longer_one_is_refused(command, tmp_path):
    assert command("new", "a" * LONGEST_ID, "--to", tmp_path).status == 0
    assert opener().check(tmp_path / f"{'a' * LONGEST_ID}.yaml") == ()
    told = command("new", "a" * (LONGEST_ID + 1), "--to", tmp_path)
    assert told.status == 2
    assert told.err.endswith(f"is longer than {LONGEST_ID} characters. Shorten it.\n")


def test_a_folder_that_is_not_there_is_told(command, tmp_path):
    told = command("new", "late-parcel", "--to", tmp_path / "no")
    assert told == (2, "", f"There is no folder {tmp_path / 'no'}. Make it first, or name another one after --to.\n")


def test_a_folder_that_is_a_file_is_told(command, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = command("new", "late-parcel", "--to", tmp_path / "file")
    assert told.status == 2
    assert "Traceback" not in told.err
    assert told.err.endswith("Name another folder after --to.\n")


def test_an_unknown_channel_is_told(command, tmp_path):
    told = command("new", "late-parcel", "--channel", "fax", "--to", tmp_path)
    assert told.status == 2
    assert "phone" in told.err
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_the_house_layer_is_no_scenarios(command, tmp_path):
    told = command("new", "guidance")
    assert told == (2, "", "guidance.yaml is what your own guidance is called, and no scenario. Choose another id.\n")
    assert not (tmp_path / "home" / "scenarios" / "guidance.yaml").exists()
