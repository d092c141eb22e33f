"""The debrief on paper: all of it, letter by letter, on whole pages, in a file that is named well or a trouble told plainly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from simulator.core.training.attempt import ASSESSMENT
from simulator.ui.debrief.debrief_document import DebriefDocument
from simulator.ui.debrief.debrief_export import file_name
from simulator.ui.debrief.printed_document import STAYS, PrintedDocument, _blocks
from tests.conversations import (
    BURST,
    CROWD,
    GUIDED,
    HOSTILE,
    MARKUP,
    ROOF,
    SEARCHED,
    START,
    attempt_at,
    opener,
    playable,
    practice,
)


@pytest.fixture
def write(look, qtbot):
    """Give a way to write a practice's debrief onto paper."""
    owner = QWidget()
    qtbot.addWidget(owner)

    def written(going, own_words=("", "")):
        paper = PrintedDocument("A title")
        document = DebriefDocument(going.debrief(), opener().guidance, going.agent, own_words, going)
        document.write(paper, START)
        return paper

    return written


@pytest.fixture
def read(tmp_path):
    """Give a way to open what was written as PDF."""

    def opened(data):
        path = tmp_path / "read.pdf"
        path.write_bytes(data)
        return PdfReader(path)

    return opened


def words(document, number=0):
    """Return what stands on a page, single-spaced."""
    return " ".join(document.pages[number].extract_text().split())


def test_what_was_written_first_and_how_it_was_held_go_on_paper_too(write):
    going = practice()
    going.attempt = replace(going.attempt, mode=ASSESSMENT, timers=False)
    going.choose("own", typed="Calm down, Robin.", sure=False)
    going.choose("replace")
    text = write(going).document.toPlainText()
    assert "Assessment. Silence was not timed." in text
    assert "You first wrote  Calm down, Robin." in text
    assert text.count("You were not sure.") == 1


def test_everything_that_a_debrief_tells_is_written(write):
    text = write(practice("blame", "replace"), ("I named a day.", "Blame nobody.")).document.toPlainText()
    principle = opener().guidance.principles["no-excuses"]
    for part in (
        "The parcel on the roof",
        "Ada · 2026-05-04 · Resolved",
        "Score 73 of 100, 70 to pass.",
        "Take it on and name a day.",
        "I named a day.",
        "Blame nobody.",
        "The turning point",
        "1 · Lost 27 of 100 points.",
        "My parcel lies on a roof.",
        "“That was the driver, we only sell the stamps.”",
        "Whose fault it was helps nobody.",
        "“I'm Ada of Swift Parcels, and this is now mine to solve.”",
        "2 · Good answer.",
        f"{principle.name}: broken",
        principle.do,
        opener().guidance.articles_of("no-excuses")[0].title,
        "Competencies",
        "Handle time",
        "CSAT",
    ):
        assert part in text, part


def test_what_became_of_the_matter_is_written_below_the_last_word(write):
    text = write(practice("own", "vague", text=GUIDED)).document.toPlainText()
    assert "“I will order elsewhere.”\nA week later: It is still there.\n" in text
    assert "A week later" not in write(practice("own", "vague")).document.toPlainText()


def test_the_subtitle_is_written_below_the_title(write):
    text = write(practice("own", "replace", text=GUIDED)).document.toPlainText()
    assert "The parcel on the roof\nA parcel nobody can reach\n" in text


def test_a_scenarios_markup_is_written_letter_by_letter(write):
    ready = playable(HOSTILE)
    text = write(practice("look", "bad", text=HOSTILE), (MARKUP, MARKUP)).document.toPlainText()
    for part in ("title", "line", "action", "bad", "reason", "lesson", "last"):
        assert f"{MARKUP} {part}" in text
    assert f"You said this went well  {MARKUP}" in text
    assert ready.scenario.title == f"{MARKUP} title"


def test_without_own_words_none_are_claimed(write):
    assert "You said this went well" not in write(practice("own", "replace")).document.toPlainText()


def test_the_pages_are_a4_and_numbered(write, read):
    document = read(write(practice("blame", "vague")).pdf())
    assert [round(side) for side in document.pages[0].mediabox[2:]] == [595, 842]
    for number in range(len(document.pages)):
        assert f"{number + 1} / {len(document.pages)}" in words(document, number)


def test_figures_can_be_found_and_copied_as_text(write, read):
    assert "Ada · 2026-05-04 · Resolved" in words(read(write(practice("own", "replace")).pdf()))


def test_every_line_of_a_long_debrief_is_on_some_page(write, read):
    paper = write(practice("look", "blame", "vague"), ("word " * 900, "other " * 900))
    document = read(paper.pdf())
    assert len(document.pages) >= 3
    text = " ".join(" ".join(words(document, number) for number in range(len(document.pages))).split())
    for part in ("I will order elsewhere.", "Competencies", "CSAT"):
        assert part in text
    assert text.count("other") >= 900


def test_a_word_longer_than_the_line_is_broken_and_not_cut(write):
    paper = write(practice("blame", "replace"), ("x" * 400, ""))
    paper.paginate()
    assert paper.document.documentLayout().documentSize().width() <= 666


def test_no_heading_stands_alone_at_the_end_of_a_page(write):
    for words in range(0, 900, 60):
        paper = write(practice("look", "blame", "vague"), ("word " * words, ""))
        paper.paginate()
        block = paper.document.begin()
        while block.next().isValid():
            if block.blockFormat().boolProperty(STAYS):
                assert paper._page_of(block) == paper._page_of(block.next()), (words, block.text())
            block = block.next()


def test_the_curves_are_drawn_as_lines_and_not_as_a_picture(write):
    data = write(practice("blame", "vague")).pdf()
    assert b"/Subtype /Image" not in data


def test_the_name_of_the_file_is_one_that_every_system_takes():
    going = practice("own", "replace", agent="Zoë / <Ada>")
    going.attempt = attempt_at(going.playable, going.session.choice_ids)
    assert file_name(going) == "The-parcel-on-the-roof-Zoë-Ada-2026-05-05.pdf"


@pytest.fixture
def back(caller):
    caller.answer("That was", "A new one")
    caller.look_back(went_well="I named a day.")
    return caller


def answer_with(monkeypatch, path, asked=None):
    def pick(parent, title, proposed, kinds):
        if asked is not None:
            asked.append(proposed)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", pick)


def test_saving_proposes_a_name_and_writes_a_pdf(back, monkeypatch, tmp_path, read):
    asked = []
    answer_with(monkeypatch, tmp_path / "mine", asked)
    back.click("save")
    assert asked[0].endswith(".pdf")
    assert "The-parcel-on-the-roof-Ada" in asked[0]
    document = read((tmp_path / "mine.pdf").read_bytes())
    assert "I named a day." in words(document)
    assert back.sees(f"The debrief is saved in {tmp_path / 'mine.pdf'}.")


def test_the_usual_key_saves(back, monkeypatch, tmp_path):
    answer_with(monkeypatch, tmp_path / "mine.pdf")
    back.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


def test_saving_that_is_given_up_writes_nothing(back, monkeypatch, tmp_path):
    answer_with(monkeypatch, "")
    before = sorted(tmp_path.rglob("*.pdf"))
    back.click("save")
    assert sorted(tmp_path.rglob("*.pdf")) == before
    assert not back.sees("is saved in")


def test_a_place_that_cannot_be_written_is_told(back, monkeypatch, tmp_path):
    answer_with(monkeypatch, tmp_path / "nowhere" / "mine.pdf")
    back.click("save")
    assert back.at == "debrief"
    assert back.sees(f"The debrief can't be written to {tmp_path / 'nowhere' / 'mine.pdf'}: No such file or directory.")


def test_printing_fills_the_printers_pages(back, monkeypatch, tmp_path, read):
    from PySide6.QtPrintSupport import QPrintDialog

    def accept(dialog):
        dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    back.click("print")
    document = read((tmp_path / "printed.pdf").read_bytes())
    assert "The parcel on the roof" in words(document)
    assert "1 / " in words(document)


def test_printing_that_is_given_up_prints_nothing(back, monkeypatch):
    from PySide6.QtPrintSupport import QPrintDialog

    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: 0)
    back.click("print")
    assert back.at == "debrief"
    assert not back.sees("could not be printed")


HEBREW = "שלום, החבילה שלי על הגג!"


def test_a_line_that_runs_from_right_to_left_keeps_its_order_beside_a_latin_name(write):
    going = practice("blame", "replace", text=ROOF.replace("My parcel lies on a roof.", HEBREW))
    document = write(going).document
    block = next(block for block in _blocks(document) if HEBREW in block.text())
    assert block.text() == f"\u2068Robin Example\u2069  “{HEBREW}”"
    assert block.textDirection() is Qt.LayoutDirection.RightToLeft
    others = [block for block in _blocks(document) if block.text().strip() and HEBREW not in block.text()]
    assert all(block.textDirection() is Qt.LayoutDirection.LeftToRight for block in others)


def test_within_the_few_words_on_a_good_answer_it_keeps_its_order_as_well(write):
    going = practice("own", "replace", text=ROOF.replace("My parcel lies on a roof.", HEBREW))
    document = write(going).document
    (block,) = [block for block in _blocks(document) if HEBREW in block.text()]
    assert block.text().startswith(f"1 · Good answer.  Robin Example: \u2068“{HEBREW}”\u2069 Ada: “I'm Ada")
    assert block.textDirection() is Qt.LayoutDirection.LeftToRight


def test_a_word_without_a_space_is_broken_within_the_page(write):
    paper = write(practice("own", "replace", text=ROOF.replace("My parcel lies on a roof.", "https://" + "x" * 300)))
    paper.paginate()
    for block in _blocks(paper.document):
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            assert line.naturalTextWidth() <= line.width() + 1


LONG = (Path(__file__).parents[3] / "scenarios").glob("*.yaml")


@pytest.mark.parametrize("path", sorted(LONG), ids=lambda path: path.stem)
@pytest.mark.parametrize("best", [True, False])
def test_a_call_of_the_usual_length_takes_two_or_three_pages(write, path, best):
    going = practice(text=path.read_text(encoding="utf-8"))
    analysis = going.playable.analysis
    while not going.finished:
        moment = going.session.moment
        costs = sorted(moment.offered, key=lambda choice: analysis.cost(moment, choice))
        going.choose(analysis.reference(moment).id if best else costs[1].id)
    assert write(going, ("I kept calm.", "I was too slow.")).paginate() in (2, 3)


def test_the_moment_that_mattered_is_told_in_full_once(write):
    text = write(practice("blame", "replace")).document.toPlainText()
    assert text.count("Whose fault it was helps nobody.") == 1
    assert text.count("“I'm Ada of Swift Parcels, and this is now mine to solve.”") == 1
    assert "1 · Lost 27 of 100 points. Covered above." in text


def test_messages_and_what_is_seen_go_on_paper(write):
    text = write(practice("own", "vague", text=BURST)).document.toPlainText()
    assert "(The phone rings twice.) (A kettle boils.) “My parcel lies on a roof.” (She sighs.) “And it rains.”" in text
    assert "“Thank you, Ada.” (The rain stops.) “Listen! Good. What happens now?”" in text


def test_after_a_look_up_without_a_word_the_line_that_stood_goes_on_paper(write):
    text = write(practice("look", "blame", "look", "vague", text=SEARCHED)).document.toPlainText()
    assert text.count("“My parcel lies on a roof.”") == 2
    assert text.count("“Wonderful. And now?”") == 2


def test_the_paper_says_who_else_spoke(write):
    text = write(practice("blame", "vague", text=CROWD)).document.toPlainText()
    assert "Robin Example: “My parcel lies on a roof.” Ray Hall: “Mine too, Ada.”" in text
    assert "To Ray Hall: That was the driver" in text
