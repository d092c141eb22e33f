"""A thread of e-mails: heads, what is quoted, and the answer below."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from simulator.ui.conversation.case import Case
from simulator.ui.conversation.email_view import EmailView
from simulator.ui.conversation.entries import ACTION, AGENT, CUSTOMER, DRAFT, RECORD, Said
from simulator.ui.conversation.mail_thread import QUOTED
from simulator.ui.style.theme import Theme

FIRST = Said(CUSTOMER, "Does the new sole scorch silk, yes or no?", portrait="marta", time="Tuesday 16:05")
ANSWER = Said(AGENT, "The laboratory answers on Thursday.", 0)
SECOND = Said(CUSTOMER, "And until then?", portrait="marta")


@pytest.fixture
def view(qtbot, look):
    made = EmailView(look)
    qtbot.addWidget(made)
    made.show_case(Case("Mirela Popescu", "Silverthread Machines", "Iron sole", "marta"))
    made.resize(900, 700)
    made.show()
    return made


def place(view, number):
    view.executeDelayedItemsLayout()
    return view.visualRect(view.model().index(number, 0))


def told(view, number):
    return view.model().data(view.model().index(number, 0), Qt.ItemDataRole.AccessibleTextRole)


def sides(view):
    return [entry.side for entry in view.entries.entries]


def test_the_answer_that_is_wanted_stands_below_the_mails_and_not_once_none_is_wanted(view):
    view.show_entries([FIRST])
    assert sides(view) == [CUSTOMER, DRAFT]
    assert view.shown == (FIRST,)
    view.show_entries([FIRST, ANSWER, SECOND], awaits=False)
    assert sides(view) == [CUSTOMER, AGENT, CUSTOMER]


def test_the_last_mail_quotes_the_one_that_it_answers(view):
    view.show_entries([FIRST, ANSWER, SECOND])
    quoting = place(view, 2).height()
    assert view.entries.entries[2].quoted == ANSWER.text
    view.show_entries([FIRST, SECOND])
    assert view.entries.entries[1].quoted == ""
    assert place(view, 1).height() < quoting


def test_a_long_mail_is_quoted_in_part(view):
    view.show_entries([FIRST, ANSWER._replace(text="word " * 200), SECOND])
    quoted = view.entries.entries[2].quoted
    assert len(quoted) <= QUOTED + 2
    assert quoted.endswith("word …")


def test_a_screen_reader_hears_when_each_mail_came_and_whose_it_is(view):
    view.show_entries([FIRST, ANSWER, SECOND])
    assert view.accessibleName() == "E-mails with Mirela Popescu about “Iron sole”"
    assert told(view, 0) == "Tuesday 16:05. Subject: Iron sole. Mail from the customer: Does the new sole scorch silk, yes or no?"
    assert told(view, 1) == "Subject: Re: Iron sole. Your mail: The laboratory answers on Thursday."
    assert told(view, 3) == "Subject: Re: Iron sole. The mail that you are writing: "


def test_mails_take_the_whole_column_and_what_is_done_between_them_does_not(view):
    view.show_entries([FIRST, Said(ACTION, "Look at the list.", 0), Said(RECORD, "List\nThursday."), SECOND])
    image = view.grab().toImage()
    ground = image.pixel(4, image.height() - 4)

    def drawn(number):
        rows = range(place(view, number).top() + 14, place(view, number).bottom() - 8)
        return [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in rows)]

    assert min(drawn(0)) < 40
    assert max(drawn(0)) > image.width() - 40
    assert min(drawn(2)) > image.width() / 2


def test_the_beginning_of_a_mail_is_in_sight_where_it_is_too_long(view):
    view.resize(600, 300)
    view.show_entries([FIRST, ANSWER, SECOND._replace(text="A long mail with many words in it. " * 60)])
    assert 0 <= place(view, 2).top() < 20


def test_larger_text_takes_more_room(view, look):
    view.show_entries([FIRST])
    before = place(view, 0).height()
    look.set_theme(Theme(dark=False, scale=2.0))
    assert place(view, 0).height() > 1.7 * before


@pytest.mark.parametrize("row", [0, 1])
def test_enter_picks_a_mail_and_nothing_on_the_one_that_is_being_written(view, qtbot, row):
    view.show_entries([FIRST])
    view.setCurrentIndex(view.model().index(row, 0))
    picked = []
    view.line_picked.connect(lambda text, mood: picked.append(text))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert picked == ([FIRST.text] if row == 0 else [])


def test_another_case_is_drawn_with_its_own_names(view):
    view.show_entries([FIRST])
    before = view.grab().toImage()
    view.show_case(Case("Agnes Thorne", "Hearth and Home", "A letter", "june"))
    view.show_entries([FIRST])
    assert view.grab().toImage() != before


def test_the_first_mail_has_the_subject_and_all_others_answer_it(view):
    view.show_entries([FIRST, ANSWER, SECOND])
    first, *answers = [mail.subject for mail in view.entries.entries]
    assert first == "Iron sole"
    assert set(answers) == {"Re: Iron sole"}
