"""A trainee's record, made of stored attempts."""

from __future__ import annotations

import pytest

from simulator.workflow.library import Library
from simulator.workflow.review import Reviewer
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


def test_it_names_what_to_practise_next_and_the_scenario_that_teaches_it(begin, record, opener):
    for _ in range(6):
        finish(begin(), "own", "vague")
    made = record()
    assert made.next.advice.weak
    assert made.next.name == opener.guidance.principles[made.next.advice.key].name
    assert (made.next.advice.taken.taken, made.next.advice.taken.chances) == (0, 6)
    assert made.next.row.id == "roof"
    assert made.marks == {"roof": 70}


def test_with_little_evidence_it_names_a_competency_with_few_chances(begin, record, opener):
    finish(begin(), "own", "vague")
    made = record()
    assert not made.next.advice.weak
    assert made.next.name == opener.guidance.competencies[made.next.advice.key].name
