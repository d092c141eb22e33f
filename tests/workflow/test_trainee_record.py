"""A trainee's record, made of stored attempts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.workflow.library import Library
from simulator.workflow.review import Reviewer
from simulator.workflow.services import open_services
from simulator.workflow.trainee_record import look_back


@pytest.fixture
def record(opener, store, paths, ada):
    rows = Library((paths.scenarios,), paths.scenario_index).refresh(opener)

    def made():
        return look_back(Reviewer(opener, store.versions.find), opener.guidance, rows, store.attempts.finished(ada.id))

    return made


def finish(going, *choices):
    for choice in choices:
        going.choose(choice)


def test_it_names_what_to_practise_next_where_and_why(begin, record, opener):
    finish(begin(), "own", "vague")
    made = record()
    assert made.next.principle is opener.guidance.principles[made.next.advice.principle]
    assert made.next.advice.call.scenario == "roof"
    assert made.next.row.id == "roof"
    assert made.marks == {"roof": 70}


@pytest.mark.parametrize("saved", [True, False])
def test_debrief_and_progress_name_the_same(begin, record, paths, ada, clock, saved):
    for choices in (("blame", "replace"), ("climb", "replace"), ("own", "vague")):
        finish(begin(), *choices)
    going = begin()
    finish(going, "blame", "vague")
    services = open_services(paths, Library((paths.scenarios,), paths.scenario_index), clock)
    wanted = services.next_step(ada.id, going if saved else None)
    services.store.close()
    told = record().next
    assert wanted.advice.reason == told.advice.reason == "critical"
    assert (wanted.principle, wanted.row, wanted.chances) == (told.principle, told.row, told.chances)


def test_one_competency_alone_is_neither_the_strongest_nor_the_weakest(begin, record):
    for _ in range(6):
        finish(begin(), "own", "vague")
    made = record()
    alone = [next(item for item in made.evidence if item.enough)]
    compared = replace(made, evidence=alone)
    assert (compared.strongest, compared.weakest) == (None, None)


def test_what_was_never_taken_is_not_the_strongest(begin, record):
    for _ in range(6):
        finish(begin(), "own", "vague")
    made = record()
    never = [item for item in made.evidence if item.enough and not item.taken.taken]
    compared = replace(made, evidence=[*never, *never])
    assert never
    assert compared.strongest is None


def test_the_strongest_and_the_weakest_are_named_once_there_is_evidence_with_its_first_day(begin, record, store, ada):
    assert record().strongest is None
    for _ in range(6):
        finish(begin(), "own", "vague")
    made = record()
    told = [item for item in made.evidence if item.enough]
    assert made.strongest is max(told, key=lambda item: item.interval[0])
    assert made.weakest is min(told, key=lambda item: item.interval[1])
    assert made.weakest is not made.strongest
    assert made.strongest.since == made.weakest.since == store.attempts.finished(ada.id)[0].finished
