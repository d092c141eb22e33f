"""A scenario file made ready to play, or refused with everything that is wrong with it."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from simulator.core.errors import ScenarioUnplayable
from simulator.core.problems.problem import Severity
from simulator.core.scenario.session import Session
from simulator.core.scoring.scorecard import score
from simulator.paths import find_paths
from simulator.workflow import playable
from simulator.workflow.playable import MOST_OPENED, ScenarioOpener
from tests.conversations import BROKEN, HOSTILE, ROOF, write
from tests.guard import GUARD


def test_a_sound_file_is_ready_to_play(opener, paths):
    ready = opener.open(paths.scenarios / "roof.yaml")
    assert ready.scenario.id == "roof"
    assert (ready.analysis.best, ready.analysis.worst) == (6, -5)


def test_its_version_holds_the_very_bytes(opener, paths):
    file = paths.scenarios / "roof.yaml"
    version = opener.open(file).version
    assert version.source == file.read_bytes()
    assert version.digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (version.scenario, version.title, version.language) == ("roof", "The parcel on the roof", "en")


def test_stored_bytes_play_as_the_file_did(opener, paths):
    version = opener.open(paths.scenarios / "roof.yaml").version
    assert opener.open_bytes(version.source, "roof").version == version


def test_a_broken_file_is_refused_with_its_first_problem_and_all_of_them(opener, tmp_path):
    write(tmp_path, broken=BROKEN)
    with pytest.raises(ScenarioUnplayable) as refused:
        opener.open(tmp_path / "broken.yaml")
    assert refused.value.message == "broken.yaml can't be played as it is. Line 4: “custommer” is not known here."
    assert [problem.code for problem in refused.value.problems] == ["unknown-key", "unknown-scene"]
    assert refused.value.hint


def test_a_file_that_is_not_there_is_refused(opener, tmp_path):
    with pytest.raises(ScenarioUnplayable, match="nowhere"):
        opener.open(tmp_path / "nowhere.yaml")


def test_every_problem_has_its_place_in_the_file(opener, tmp_path):
    write(tmp_path, broken=BROKEN)
    for problem in opener.check(tmp_path / "broken.yaml"):
        assert problem.place.file.endswith("broken.yaml")
        assert problem.place.source == BROKEN.splitlines()[problem.place.line - 1]


def test_what_only_playing_would_show_has_a_place_too(opener, tmp_path):
    trap = ROOF.replace("        breaks: [give-a-time]\n", "        breaks: [give-a-time]\n        when: mood > 9\n")
    write(tmp_path, trap=trap)
    problems = opener.check(tmp_path / "trap.yaml")
    assert problems
    lines = trap.splitlines()
    assert all(problem.place.source == lines[problem.place.line - 1] for problem in problems)


def test_a_walkthrough_that_fails_does_not_forbid_playing(opener, tmp_path):
    write(tmp_path, wrong=ROOF.replace("score: 100", "score: 99"))
    problems = opener.check(tmp_path / "wrong.yaml")
    assert [problem.severity for problem in problems] == [Severity.ERROR]
    assert opener.open(tmp_path / "wrong.yaml").scenario.id == "roof"


def test_a_principle_that_the_guidance_does_not_know_is_a_problem(opener, tmp_path):
    write(tmp_path, odd=ROOF.replace("no-excuses", "no-excuse"))
    (problem,) = opener.check(tmp_path / "odd.yaml")
    assert problem.code == "unknown-principle"
    assert "no-excuses" in problem.remedy


def test_a_portrait_that_is_not_drawn_is_only_a_warning(opener, tmp_path):
    write(tmp_path, odd=ROOF.replace("portrait: marta", "portrait: martha"))
    (problem,) = opener.check(tmp_path / "odd.yaml")
    assert (problem.code, problem.severity) == ("unknown-portrait", Severity.WARNING)
    assert opener.open(tmp_path / "odd.yaml").scenario.customer.portrait == "martha"


def test_a_file_is_described_as_far_as_it_could_be_read(opener, tmp_path):
    write(tmp_path, roof=ROOF, broken=BROKEN, hostile=HOSTILE)
    assert opener.describe(tmp_path / "roof.yaml")[0].title == "The parcel on the roof"
    assert opener.describe(tmp_path / "broken.yaml")[0] is None
    scenario, problems, _ = opener.describe(tmp_path / "hostile.yaml")
    assert scenario is not None
    assert problems == ()


def test_every_bundled_scenario_is_without_a_problem(opener):
    for file in sorted(find_paths().scenarios.glob("*.yaml")):
        assert opener.check(file) == (), file.name


def test_what_was_opened_lately_is_not_examined_again(opener, paths, monkeypatch):
    made = opener.open(paths.scenarios / "roof.yaml")
    monkeypatch.setattr(playable, "examine", None)
    assert opener.open(paths.scenarios / "roof.yaml") is made
    assert opener.open_bytes(made.version.source, "from the store") is made


def test_a_file_that_was_changed_is(opener, paths):
    file = paths.scenarios / "roof.yaml"
    before = opener.open(file)
    file.write_text(ROOF.replace("The parcel on the roof", "The parcel on the shed"), encoding="utf-8")
    after = opener.open(file)
    assert after is not before
    assert after.scenario.title == "The parcel on the shed"


def test_only_the_latest_are_kept(opener):
    texts = [ROOF.replace("The parcel on the roof", f"Parcel {number}").encode() for number in range(MOST_OPENED + 1)]
    made = [opener.open_bytes(text, "roof.yaml") for text in texts]
    assert opener.open_bytes(texts[-1], "roof.yaml") is made[-1]
    assert opener.open_bytes(texts[1], "roof.yaml") is made[1]
    assert opener.open_bytes(texts[0], "roof.yaml") is not made[0]


def test_all_that_was_not_worked_out_is_told_at_once(opener, paths, monkeypatch):
    monkeypatch.setattr(playable, "CHECK", 40)
    told = [problem for problem in opener.check(paths.scenarios / "roof.yaml") if problem.code == "not-worked-out"]
    assert len(told) == 1
    assert "whether every decision decides something" in told[0].message
    assert "how far some players come who do not read" in told[0].message


def test_what_takes_too_much_work_by_now_is_refused_anew_and_a_stored_version_of_it_is_looked_back_on(opener, paths, monkeypatch):
    roof = paths.scenarios / "roof.yaml"
    best = ScenarioOpener(opener.guidance, opener.portraits).open(roof).analysis.best
    other = ScenarioOpener(opener.guidance, opener.portraits)
    monkeypatch.setattr(playable, "CHECK", 1)
    with pytest.raises(ScenarioUnplayable, match="too many to work out an exact score"):
        other.open(roof)
    assert other.open_bytes(roof.read_bytes(), "roof.yaml").analysis.best == best
    with pytest.raises(ScenarioUnplayable):
        other.open(roof)


def test_two_threads_that_want_the_same_examine_it_once(opener, paths, monkeypatch):
    examined, begun, going_on = [], Event(), Event()
    prove = playable.prove

    def slow(machine, budget):
        examined.append(machine)
        begun.set()
        going_on.wait(GUARD)
        return prove(machine, budget)

    monkeypatch.setattr(playable, "prove", slow)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(opener.open, paths.scenarios / "roof.yaml")
        begun.wait(GUARD)
        second = pool.submit(opener.open, paths.scenarios / "roof.yaml")
        going_on.set()
        assert second.result() is first.result()
    assert len(examined) == 1


FARM = ROOF.replace("        once: true\n", "        shows: [own-it]\n")
"""The same, but a choice that leads back earns points each time."""


WAY_OUT = '    silence: {after: 8, says: "Well?", breaks: [give-a-time], because: "Time.", goto: lost}\n'
ROUND = (
    ROOF.replace("        goto: lost\n", "        goto: plan\n")
    .replace("        breaks: [give-a-time]\n        mood: -1\n", "")
    .replace("      - id: replace\n", "      - id: replace\n        when: mood >= 4\n")
    .replace("  settled:\n", f"{WAY_OUT}  settled:\n")
)
"""The same, but a cross customer can be left only by silence."""


def test_a_loop_that_only_silence_leads_out_of_is_refused_anew_and_played_where_it_was_stored(opener, tmp_path):
    file = write(tmp_path, round=ROUND) / "round.yaml"
    with pytest.raises(ScenarioUnplayable, match="where silence timers are off") as refused:
        opener.open(file)
    assert [problem.code for problem in refused.value.problems if problem.spares_stored] == ["no-ending-reachable"]
    ready = opener.open_bytes(file.read_bytes(), "the stored version")
    played = Session.replay(ready.machine, ("blame", "vague", "silence"))
    assert score(played, ready.analysis).ending.id == "lost"
    for prove in (True, False):
        with pytest.raises(ScenarioUnplayable, match="where silence timers are off"):
            opener.open(file, prove=prove)


def test_an_attempt_scored_by_a_retired_principle_is_scored_and_explained_as_ever(opener):
    old = ROOF.replace("give-a-time", "fit-the-recovery").encode()
    ready = opener.open_bytes(old, "old.yaml")
    played = Session.replay(ready.machine, ("own", "replace"))
    shown = {chance.principle for decision in score(played, ready.analysis).decisions for chance in decision.chances}
    assert "fit-the-recovery" in shown <= opener.guidance.principles.keys()


def test_a_new_scenario_with_a_retired_principle_is_told_what_to_write(opener):
    problems = opener.check_bytes(ROOF.replace("give-a-time", "fit-the-recovery").encode(), "new.yaml")
    found = [problem for problem in problems if problem.code == "retired-principle"]
    assert found
    assert all("“repair-honestly”" in problem.message for problem in found)
    assert all(problem.place and "fit-the-recovery" in problem.place.source for problem in found)


def test_what_shows_in_the_text_is_refused_unproved_too(opener, tmp_path):
    write(tmp_path, broken=BROKEN)
    with pytest.raises(ScenarioUnplayable):
        opener.open(tmp_path / "broken.yaml", prove=False)


def test_what_only_a_proof_shows_is_refused_where_the_worth_is_asked_for(opener):
    ready = opener.open_bytes(FARM.encode(), "farm.yaml", prove=False)
    assert ready.scenario.id == "roof"
    for _ in range(2):
        with pytest.raises(ScenarioUnplayable) as refused:
            ready.analysis  # noqa: B018 - asking for it is what is tested
    assert refused.value.message.startswith("farm.yaml can't be played as it is. Line ")
    assert "score-farm" in {problem.code for problem in refused.value.problems}
    assert not ready.proof.known


@pytest.mark.parametrize("prove", [True, False])
def test_what_was_refuted_once_is_refused_at_once_under_any_name(opener, monkeypatch, prove):
    farm = FARM.replace("Hello?", f"Refuted once, {prove}?").encode()
    ready = opener.open_bytes(farm, "farm.yaml", prove=False)
    with pytest.raises(ScenarioUnplayable):
        ready.proof.analysis()
    monkeypatch.setattr(playable, "examine", None)
    with pytest.raises(ScenarioUnplayable) as refused:
        opener.open_bytes(farm, "copy.yaml", prove=prove)
    assert refused.value.message.startswith("copy.yaml can't be played as it is. Line ")
    assert {problem.place.file for problem in refused.value.problems} == {"copy.yaml"}


def test_what_was_opened_unproved_is_the_same_when_it_is_proved(opener, paths):
    write(paths.scenarios, roof=ROOF.replace("Hello?", "Are you there?"))
    made = opener.open(paths.scenarios / "roof.yaml", prove=False)
    assert not made.proof.known
    assert opener.open(paths.scenarios / "roof.yaml") is made
    assert made.proof.known
    assert (made.analysis.best, made.analysis.worst) == (6, -5)
