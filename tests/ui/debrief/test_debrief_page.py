"""Looking back on a call: the verdict, where the points went, the better answers and what they rest on."""

from __future__ import annotations

import re

import pytest

from simulator.core.scoring.scorecard import by_competency
from simulator.ui.debrief.decision_card import DecisionCard
from tests.conversations import ROOF, opener, practice
from tests.ui.person import Person


@pytest.fixture
def look_back(caller):
    """Give a way to take the call with some answers and look back on it."""

    def made(*answers: str) -> Person:
        caller.answer(*answers)
        caller.look_back()
        assert caller.at == "debrief"
        return caller

    return made


def cards(person: Person) -> list[DecisionCard]:
    """Unfold the decisions, and give them in order."""
    if not person.sees("The conversation"):
        person.click("fold-decisions")
    found = [widget for widget in person.window.findChildren(DecisionCard) if widget.isVisible()]
    return sorted(found, key=lambda card: card.objectName())


def costs(person: Person) -> list[int]:
    """Give what each decision is said to have cost."""
    shown = [[text for text in person.texts(card) if re.fullmatch(r"−\d+ of 100|✓", text)] for card in cards(person)]
    assert all(len(texts) == 1 for texts in shown)
    return [0 if text == "✓" else int(text[1:].split()[0]) for (text,) in shown]


def test_the_best_line_passes_with_nothing_left_to_gain(look_back):
    person = look_back("I'm", "A new one")
    assert person.find("score").text() == "100"
    assert person.find("verdict").text() == "Passed with the best possible score"
    assert person.sees("of 100, 70 to pass")
    assert person.sees("The parcel on the roof · Resolved")
    assert costs(person) == [0, 0]
    assert person.sees("No decision cost anything.")


def test_the_subtitle_stands_beside_the_title(guided, look_back):
    assert look_back("I'm", "A new one").sees("The parcel on the roof · A parcel nobody can reach · Resolved")


def test_what_became_of_the_matter_stands_below_the_last_word(guided, look_back):
    person = look_back("I'm", "A new one")
    texts = person.texts()
    later = texts.index("A week later: It came, and Robin Example waved to Ada's driver.")
    assert texts[later - 1] == "“Friday is fine, thank you.”"


def test_the_questions_to_talk_over_are_folded_and_the_rest_of_the_guide_is_not_there(guided, look_back):
    person = look_back("I'm", "A new one")
    assert not person.sees("What would you have asked")
    person.click("fold-questions")
    assert person.sees("1. What would you have asked Robin Example first?")
    assert not person.sees("A day, or soon")


def test_a_question_about_somebody_who_was_met_is_asked(guided, look_back):
    person = look_back("Read", "I'm", "A new one")
    person.click("fold-questions")
    assert person.sees("2. Who should have told Jadwiga?")


def test_a_question_about_somebody_in_a_record_that_stayed_closed_is_not_asked(guided, look_back):
    person = look_back("I'm", "A new one")
    person.click("fold-questions")
    assert not person.sees("Jadwiga")


def test_without_a_guide_there_is_nothing_to_talk_over(look_back):
    assert not look_back("I'm", "A new one").can_see("fold-questions")


def test_a_passed_call_with_a_lost_point_says_passed(look_back):
    person = look_back("That was", "A new one")
    assert person.find("score").text() == "73"
    assert person.find("verdict").text() == "Passed"


def test_a_failed_call_says_so_kindly(look_back):
    person = look_back("I'm", "We will")
    assert person.find("score").text() == "45"
    assert person.find("verdict").text() == "Not passed yet"
    assert person.sees("· Customer lost")


@pytest.mark.parametrize(
    "answers",
    [
        ("I'm", "A new one"),
        ("That was", "A new one"),
        ("Read", "That was", "We will"),
        ("Could", "We will"),
        ("Read", "I'm", "We will"),
    ],
)
def test_the_costs_add_up_to_what_was_lost(look_back, answers):
    person = look_back(*answers)
    assert sum(costs(person)) == 100 - int(person.find("score").text())


def test_the_dearest_decision_is_the_turning_point(look_back):
    person = look_back("That was", "We will")
    first, second = cards(person)
    assert costs(person) == [27, 55]
    assert not person.sees("Turning point", first)
    assert person.sees("Turning point", second)


def test_without_a_loss_there_is_no_turning_point(look_back):
    assert not look_back("I'm", "A new one").sees("Turning point:")


def test_a_costly_decision_shows_the_better_answer_and_why(look_back):
    person = look_back("That was", "A new one")
    (costly, fine) = cards(person)
    for number in (1, 2):
        person.click(f"open-decision-{number}")
    shown = person.texts(costly)
    assert "My parcel lies on a roof." in shown
    assert "“That was the driver, we only sell the stamps.”" in shown
    assert "Whose fault it was helps nobody." in shown
    assert "Better here" in shown
    assert "“I'm Ada of Swift Parcels, and this is now mine to solve.”" in shown
    assert "You took it on at once." in shown
    assert "Better here" not in person.texts(fine)


def test_of_several_principles_the_one_that_was_broken_is_explained(look_back):
    person = look_back("That was", "A new one")
    guidance = opener().guidance
    (card, _) = cards(person)
    person.click("open-decision-1")
    shown = person.texts(card)
    assert guidance.principles["no-excuses"].do in shown
    assert guidance.principles["own-it"].do not in shown
    assert f"{guidance.principles['no-excuses'].name}: broken" in shown
    assert f"{guidance.principles['own-it'].name}: a chance missed" in shown


def test_the_sources_are_one_click_away(look_back):
    person = look_back("That was", "A new one")
    guidance = opener().guidance
    assert not any(article.title in text for article in guidance.articles_of("own-it") for text in person.texts())
    person.click("fold-sources")
    shown = person.texts()
    for principle in ("own-it", "no-excuses"):
        for article in guidance.articles_of(principle):
            assert any(article.title in text for text in shown)
        for point in guidance.points_of(principle):
            assert any(point.code in text for text in shown)


def test_a_decision_without_loss_is_folded_and_opens(look_back):
    person = look_back("That was", "A new one")
    fine = cards(person)[1]
    assert not person.sees("A day, and a way out.", fine)
    person.click("open-decision-2")
    assert person.sees("A day, and a way out.", fine)
    name = opener().guidance.principles["give-a-time"].name
    assert person.sees(f"{name}: shown", fine)
    person.click("open-decision-2")
    assert not person.sees("A day, and a way out.", fine)


def test_a_principle_that_was_missed_again_is_explained_once(caller):
    caller.program.call.presenter.choose("silence")
    caller.answer("That was", "We will")
    caller.look_back()
    own_it = opener().guidance.principles["own-it"]
    shown = cards(caller)
    for number in (1, 2, 3):
        caller.click(f"open-decision-{number}")
    missed = [card for card in shown if caller.sees(f"{own_it.name}: a chance missed", card)]
    assert missed == shown[:2]
    explained = [text for text in caller.texts() if text in {item.do for item in opener().guidance.principles.values()}]
    assert len(set(explained)) == len([text for card in shown for text in caller.texts(card) if text in explained])


def test_a_critical_error_fails_the_call_whatever_the_score(look_back):
    person = look_back("Could", "A new one")
    assert person.find("verdict").text() == "Not passed: a critical error"
    assert person.sees("This fails the call, whatever the score.")
    assert person.sees("Nobody climbs onto a roof.")
    assert person.sees("“Could you climb up and get it?”", cards(person)[0])


def test_a_critical_error_leads_to_its_decision_which_is_marked_and_open(look_back):
    person = look_back("Could", "A new one")
    assert person.find("critical-1").text() == "Decision 1. Against the rules"
    person.click("critical-1")
    assert person.find("open-decision-1").hasFocus()
    card = cards(person)[0]
    assert person.sees("Against the rules", card)
    assert person.sees("Nobody climbs onto a roof.", card)


def test_the_silence_is_a_decision_with_a_cost(caller):
    caller.program.call.presenter.choose("silence")
    caller.answer("I'm", "A new one")
    caller.look_back()
    assert costs(caller) == [9, 0, 0]
    assert caller.sees("You said nothing.", cards(caller)[0])


def test_the_lesson_and_what_to_practise_next_are_shown(look_back):
    person = look_back("I'm", "We will")
    assert person.sees("Soon is no answer.")
    assert person.sees(f"Next: {opener().guidance.principles['give-a-time'].name}", person.find("next-step"))


def test_a_capped_trust_is_explained(open_program, paths, qtbot):
    text = ROOF.replace("start: opening\n", "history: {earlier_failures: true}\nstart: opening\n", 1)
    (paths.scenarios / "roof.yaml").write_text(text, encoding="utf-8")
    person = Person(open_program(paths), qtbot)
    person.introduce("Ada")
    person.call("The parcel on the roof")
    person.answer("I'm", "A new one")
    person.look_back()
    assert person.sees("Trust could not rise above where it began")


def test_the_competencies_are_counted_with_too_little_to_say(look_back):
    person = look_back("That was", "A new one")
    guidance = opener().guidance
    competency_of = {key: principle.competency for key, principle in guidance.principles.items()}
    person.click("fold-competencies")
    counted = by_competency(practice("blame", "replace").debrief().card.decisions, competency_of)
    assert counted
    for key, taken in counted.items():
        assert person.sees(guidance.competencies[key].name)
        assert person.sees(f"{taken.taken} of {taken.chances}")
    assert person.sees("too few to tell")


def test_the_simulated_figures_are_shown_with_their_formula(look_back):
    person = look_back("Read", "I'm", "A new one")
    assert person.find("fold-figures").text() == "Simulated figures"
    person.click("fold-figures")
    for text in ("Handle time", "0:30", "Holds", "Transfers", "First contact", "resolved", "CSAT", "3.9"):
        assert person.sees(text)
    assert person.sees("Estimates, not measurements.")
    assert person.sees("None of them earns points.")


def test_the_whole_conversation_is_there_up_to_the_last_line(look_back):
    person = look_back("Read", "I'm", "We will")
    assert [card.objectName() for card in cards(person)] == ["decision-1", "decision-2", "decision-3"]
    assert person.sees("I will order elsewhere.")


def test_going_back_on_the_way_is_told(caller):
    caller.answer("That was")
    caller.go_back()
    caller.answer("I'm", "A new one")
    caller.look_back()
    assert caller.find("score").text() == "100"
    assert caller.sees("You went back on the way.")
    assert caller.sees("counts as reached with help")
    assert caller.find("verdict").text().endswith(", with help")
    assert caller.sees("with help, of 100, 70 to pass")
    caller.click("home")
    assert caller.sees("100, with help")
    assert not caller.sees("Best 100")


def test_practise_again_begins_a_new_attempt(look_back):
    person = look_back("That was", "We will")
    person.click("again")
    assert person.at == "play"
    assert person.talk == [("customer", "My parcel lies on a roof.")]
    assert len(person.program.services.store.attempts.finished(1)) == 1
    person.answer("I'm", "A new one")
    person.look_back()
    assert person.find("score").text() == "100"
    assert len(person.program.services.store.attempts.finished(1)) == 2


def test_the_way_home_shows_the_best_score(look_back):
    person = look_back("That was", "A new one")
    person.click("home")
    assert person.at == "practise"
    assert person.sees("Best 73")


def test_a_call_in_which_nothing_was_said_can_not_be_looked_back_on(caller):
    caller.click("leave")
    assert caller.at == "practise"
    assert caller.program.services.store.attempts.finished(1) == ()


def test_what_went_well_is_told_with_the_words_that_show_it(look_back):
    person = look_back("I'm", "A new one")
    assert person.sees("What carried the call")
    principles = person.program.services.opener.guidance.principles
    decision = cards(person)[0]._decision
    assert person.sees(", ".join(principles[shown.principle].name for shown in decision.choice.shows))


def test_where_nothing_went_well_nothing_is_said_of_it(look_back):
    person = look_back("That was", "We will")
    assert not person.sees("What carried the call")
