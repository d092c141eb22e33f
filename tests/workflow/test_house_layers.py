"""Scenarios cite the principles of the house, and what was played is looked back on by those it was written for."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace

import pytest

from simulator.core.errors import ScenarioUnplayable
from simulator.core.guidance.catalogue import Cite
from simulator.core.guidance.house import joined
from simulator.core.players.report import report
from simulator.workflow.house_layers import HouseLayers
from simulator.workflow.playable import ScenarioOpener
from simulator.workflow.report_text import lines
from tests.conversations import HOUSE, HOUSED, ROOF, opener, write


@pytest.fixture
def house(paths):
    """Return the folder of a scenario that cites the house, with the house layer beside it."""
    return write(paths.scenarios, roof=HOUSED, guidance=HOUSE)


def fresh(own=None):
    return ScenarioOpener(opener().catalogue, opener().portraits, own)


def test_a_scenario_may_cite_the_house_layer_beside_it(house):
    ready = fresh().open(house / "roof.yaml")
    assert ready.guidance.principles["ring-back-by-five"].name == "Ring back by five (house)"
    assert (ready.analysis.best, ready.analysis.worst) == (6, -5)


def test_without_the_layer_the_principle_is_unknown(house):
    (house / "guidance.yaml").unlink()
    with pytest.raises(ScenarioUnplayable, match="ring-back-by-five"):
        fresh().open(house / "roof.yaml")


def test_a_layer_in_another_folder_counts_nothing(house, tmp_path):
    elsewhere = write(tmp_path / "elsewhere", roof=HOUSED)
    with pytest.raises(ScenarioUnplayable):
        fresh(house).open(elsewhere / "roof.yaml")


def test_a_changed_layer_is_read_again(house):
    opening = fresh()
    opening.open(house / "roof.yaml")
    write(house, guidance=HOUSE.replace("ring-back-by-five", "ring-back-by-six"))
    os.utime(house / "guidance.yaml", ns=(1, 1))
    with pytest.raises(ScenarioUnplayable):
        opening.open(house / "roof.yaml")


def test_an_unchanged_layer_is_read_once(house, monkeypatch):
    layers = HouseLayers(opener().catalogue)
    assert layers.of(house) is layers.of(house)


def test_a_stored_version_keeps_the_principles_that_it_cites_and_no_other(house):
    version = fresh().open(house / "roof.yaml").version
    assert version.digest == hashlib.sha256(version.source).hexdigest()
    (house / "guidance.yaml").unlink()
    stored = fresh().open_bytes(version.source, "roof.yaml")
    assert stored.version == version
    assert stored.guidance.principles["ring-back-by-five"].why == "Our customers shut at six."
    assert stored.guidance.competencies["house-style"].name == "House style (house)"
    assert "say-the-case-number" not in stored.guidance.principles


def test_an_old_attempt_is_explained_by_what_it_was_written_for_though_the_house_thinks_otherwise_now(house):
    old = fresh().open(house / "roof.yaml").version
    write(house, guidance=HOUSE.replace("Our customers shut at six.", "Nobody knows."))
    os.utime(house / "guidance.yaml", ns=(1, 1))
    new = fresh().open(house / "roof.yaml")
    assert new.version.digest != old.digest
    whys = [ready.guidance.principles["ring-back-by-five"].why for ready in (fresh().open_bytes(old.source, ""), new)]
    assert whys == ["Our customers shut at six.", "Nobody knows."]


def test_a_scenario_that_cites_nothing_of_the_house_is_the_same_version_with_it_and_without(house):
    write(house, roof=ROOF)
    with_it = fresh().open(house / "roof.yaml").version
    (house / "guidance.yaml").unlink()
    assert fresh().open(house / "roof.yaml").version == with_it
    assert with_it.source == ROOF.encode()


def test_the_guidance_that_is_shown_of_all_conversations_has_the_layer_of_ones_own(house):
    assert "ring-back-by-five" in fresh(house).guidance.principles
    assert fresh().guidance is opener().catalogue


def test_the_layer_itself_is_no_scenario(house):
    with pytest.raises(ScenarioUnplayable) as refused:
        fresh().open(house / "guidance.yaml")
    assert refused.value.problems == ()
    assert fresh().describe(house / "guidance.yaml") == (None, (), ())


def test_a_report_names_what_is_of_the_house(house):
    ready = fresh().open(house / "roof.yaml")
    competency_of = {key: principle.competency for key, principle in ready.guidance.principles.items()}
    assert any("House style (house)" in line for line in lines(ready, report(ready.analysis, competency_of), ready.guidance))


@pytest.mark.parametrize("damaged", ["competencies: [", "\x00", "", "- nothing"])
def test_a_damaged_layer_keeps_nobody_from_other_conversations_and_from_those_begun(house, damaged):
    begun = fresh().open(house / "roof.yaml").version
    write(house, plain=ROOF.replace("id: roof", "id: plain"), guidance=damaged)
    opening = fresh(house)
    assert opening.check(house / "guidance.yaml")
    assert opening.open(house / "plain.yaml").scenario.id == "plain"
    assert dict(opening.guidance.principles) == dict(opener().catalogue.principles)
    assert "ring-back-by-five" in opening.open_bytes(begun.source, "roof.yaml").guidance.principles


def test_a_principle_of_the_house_that_leads_nowhere_is_left_out_of_what_is_shown(house):
    layer = HouseLayers(opener().catalogue).of(house).reading.layer
    five = layer.principles["ring-back-by-five"]
    bent = replace(layer, principles={five.id: replace(five, competency="gone"), "other": replace(five, cites=(Cite("Z9"),))})
    shown = joined(opener().catalogue, bent).principles
    assert five.id not in shown
    assert shown["other"].cites == ()
