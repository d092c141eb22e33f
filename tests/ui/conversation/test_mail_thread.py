"""The mails of a thread, put together from what was said and written."""

from __future__ import annotations

from simulator.core.scenario.model import PARTS
from simulator.ui.conversation.case import Case
from simulator.ui.conversation.entries import ACTION, AGENT, CUSTOMER, DRAFT, Said
from simulator.ui.conversation.mail_thread import part_name, thread

CASE = Case("Mirela Popescu", "Silverthread Machines", "Iron sole", parts=("subject", "greeting", "answer"), part="answer")
FIRST = Said(CUSTOMER, "Yes or no?")
SUBJECT = Said(AGENT, "Your sole: Thursday", 0, part="subject")
GREETING = Said(AGENT, "Dear Ms Popescu,", 1, part="greeting")
ANSWER = Said(AGENT, "On Thursday.", 2, part="answer", sends=True, time="Friday 9:00")
LOOK_UP = Said(ACTION, "Look at the list.", 2)


def test_parts_that_are_not_sent_stand_together_in_the_mail_that_is_being_written():
    draft = thread([FIRST, SUBJECT, GREETING], CASE, awaits=True)[-1]
    assert (draft.side, draft.text, draft.subject) == (DRAFT, "Dear Ms Popescu,", "Your sole: Thursday")
    assert draft.who == "Next: Answer"
    assert draft.foot == "Subject ✓   First line ✓   Answer"


def test_what_is_looked_up_meanwhile_stands_above_it():
    assert [mail.side for mail in thread([FIRST, GREETING, LOOK_UP], CASE, awaits=True)] == [CUSTOMER, ACTION, DRAFT]


def test_the_last_part_makes_one_mail_of_them_that_leads_back_to_it():
    mails = thread([FIRST, SUBJECT, GREETING, ANSWER], CASE, awaits=False)
    assert [mail.side for mail in mails] == [CUSTOMER, AGENT]
    sent = mails[1]
    assert (sent.text, sent.subject) == ("Dear Ms Popescu,\nOn Thursday.", "Your sole: Thursday")
    assert (sent.position, sent.time) == (2, "Friday 9:00")


def test_a_mail_that_is_sent_by_something_done_goes_out_too():
    mails = thread([FIRST, GREETING, LOOK_UP._replace(text="Send it.", sends=True)], CASE, awaits=False)
    assert [(mail.side, mail.text) for mail in mails[1:]] == [(ACTION, "Send it."), (AGENT, "Dear Ms Popescu,")]


def test_a_subject_of_the_customer_s_own_is_what_the_next_mails_answer():
    mails = thread([FIRST, Said(AGENT, "Yes."), Said(CUSTOMER, "And then?", subject="Until Thursday?")], CASE, awaits=True)
    assert [mail.subject for mail in mails] == ["Iron sole", "Re: Iron sole", "Until Thursday?", "Re: Until Thursday?"]


def test_without_parts_there_is_no_list_of_them():
    draft = thread([FIRST], Case(subject="Iron sole"), awaits=True)[-1]
    assert (draft.foot, draft.who) == ("", "Your answer goes here")


def test_every_part_has_a_name():
    assert len({part_name(part) for part in PARTS}) == len(PARTS)
