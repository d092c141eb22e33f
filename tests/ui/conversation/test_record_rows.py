"""A record as rows: what stands before a colon, dates, and lines that are neither."""

from __future__ import annotations

import pytest

from simulator.ui.conversation.record_rows import RecordRow, rows


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("To pay: 61.40", "To pay", "61.40"),
        ("Standard post: 6.50.", "Standard post", "6.50"),
        ("Job: fit fan unit. Found faulty on Tuesday.", "Job", "fit fan unit. Found faulty on Tuesday."),
        ("08.25 to 10.20: Mill Lane.", "08.25 to 10.20", "Mill Lane"),
        ("Mon 8 June, 17:05. Collected in Galway.", "Mon 8 June, 17:05", "Collected in Galway"),
        ("1. First sentence: name, sales call.", "1", "First sentence: name, sales call"),
        ("Left at 17:05 by van 9.", "", "Left at 17:05 by van 9."),
        ("Charges after 10 March follow on the April bill.", "", "Charges after 10 March follow on the April bill."),
        ("He rang at nine. Then he said this: never again.", "", "He rang at nine. Then he said this: never again."),
        (f"{'A long label ' * 4}: nothing.", "", f"{'A long label ' * 4}: nothing."),
        ("Open: Monday ...", "Open", "Monday ..."),
        ("To be asked: ", "", "To be asked:"),
    ],
)
def test_a_line_is_read_as_a_row(line, label, value):
    assert rows(line) == [RecordRow(label, value)]


def test_each_line_that_says_something_is_a_row():
    assert [row.value for row in rows("One.\n\n  \nDay: Friday\n")] == ["One.", "Friday"]
    assert rows("") == []


def test_a_long_value_keeps_its_full_stop():
    assert rows("Note: she wants it delivered before Saturday, at the latest by noon.")[0].value.endswith("noon.")
