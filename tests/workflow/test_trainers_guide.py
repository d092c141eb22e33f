"""The trainer's guide as it is shown."""

from __future__ import annotations

from simulator.content.loader import read_scenario
from simulator.workflow.trainers_guide import guide_html, guide_lines, guide_sections
from tests.conversations import GUIDED, ROOF, WRITTEN


def scenario(text):
    return read_scenario(text.encode(), "roof.yaml").scenario


def test_the_parts_have_titles_and_the_names_are_filled_in():
    assert guide_sections(scenario(GUIDED)) == (
        (
            "Questions to talk over",
            (("1.", "What would you have asked Robin Example first?"), ("2.", "Who should have told Jadwiga?")),
        ),
        ("A session of 20 minutes", (("5 min", "Read the note."), ("15 min", "Play it as Sam."))),
        ("Where groups disagree", (("plan", "A day, or soon."),)),
    )


def test_what_is_not_written_is_not_shown():
    without = GUIDED[: GUIDED.index("  plan: [")]
    assert [section.title for section in guide_sections(scenario(without))] == ["Questions to talk over"]
    assert (list(guide_lines(scenario(ROOF))), guide_html(scenario(ROOF))) == ([], "")


def test_long_texts_are_wrapped_below_their_beginning():
    long = GUIDED.replace("A day, or soon.", "word " * 40)
    lines = [line for line in guide_lines(scenario(long)) if "word" in line]
    assert len(lines) > 1
    assert all(len(line) <= 100 for line in lines)
    assert {line.index("word") for line in lines} == {8}


def test_markup_is_written_out_on_the_page():
    page = guide_html(scenario(GUIDED.replace('"A day, or soon."', f'"{WRITTEN}"')))
    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "{agent}" in page
    assert "<img" not in page
