"""Every text of the window can be translated: lupdate sees each where PySide looks for it, and English has its plural forms."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication

from simulator.core import errors
from simulator.paths import find_paths
from simulator.store.faults import explained
from simulator.ui.style import texts
from tests.ui.translations import CHECKOUT, extract, tool

MODULES = [file for file in sorted((CHECKOUT / "simulator").rglob("*.py")) if file.parts[-2:] != ("style", "texts.py")]
ENGLISH = find_paths().assets / "translations" / "first-call_en.ts"


FOR_OTHERS = {
    # printed by commands, whose language is English
    "workflow/report_html.py", "workflow/report_text.py", "workflow/problem_formats.py", "workflow/cue_table.py",
    "workflow/trainers_guide.py", "workflow/channel_report.py",
    # for whoever mends the program, or for an editor of files
    "workflow/error_report.py", "content/formats/scenario_schema.py", "content/formats/reference_table.py",
    # a scenario to start from
    "content/template.py",
    # conditions, which are the same in every language
    "core/scenario/condition_slips.py",
}  # fmt: skip
"""Modules whose English is not shown in the window."""
SILENT = {"N_", "super().__init__", "_listed"}
"""Calls whose texts are marked, or told to nobody."""
PARSERS = {"_READINGS", "_TOO_DEEP"}
"""Constants with words that others say, and that are looked for in what they say."""
CODE = {"voice: {gender: female, rate: 165}", "history: {earlier_failures: true, severity: minor}"}
"""What is written the same in every language."""


class Text(NamedTuple):
    """A text as a translator meets it."""

    context: str
    source: str
    counted: bool


class Asked(NamedTuple):
    """A call that asks for a text: where it stands, in which class, on what, and with which words."""

    place: str
    module: str
    class_name: str
    on: str
    words: ast.expr
    counted: bool


def extracted(ts: Path, *options: str) -> set[Text]:
    """Let lupdate look through the program; give what the file holds then."""
    extract(ts, *options)
    return held(ts)


def held(ts: Path) -> set[Text]:
    tree = ElementTree.parse(ts)  # noqa: S314 - written by ourselves
    return {
        Text(context.findtext("name", ""), message.findtext("source", ""), message.get("numerus") == "yes")
        for context in tree.iter("context")
        for message in context.iter("message")
    }


def asked_in(file: Path) -> Iterator[Asked]:
    module = ".".join(file.relative_to(CHECKOUT).with_suffix("").parts)

    def walk(node: ast.AST, class_name: str) -> Iterator[Asked]:
        for child in ast.iter_child_nodes(node):
            yield from walk(child, child.name if isinstance(child, ast.ClassDef) else class_name)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr" and node.args:
            counted = len(node.args) == 3
            yield Asked(f"{file.name}:{node.lineno}", module, class_name, ast.unparse(node.func.value), node.args[0], counted)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
            yield Asked(f"{file.name}:{node.lineno}", module, class_name, "", node.args[0], counted=False)

    yield from walk(ast.parse(file.read_text(encoding="utf-8")), "")


@pytest.fixture(scope="module")
def asked() -> list[Asked]:
    """Give every call in the program that asks for a text."""
    return [one for file in MODULES for one in asked_in(file)]


def test_lupdate_sees_every_text_where_it_is_looked_for(asked: list[Asked], tmp_path: Path) -> None:
    seen = extracted(tmp_path / "all.ts")
    unseen = [
        one.place
        for one in asked
        if not isinstance(one.words, ast.Constant)
        or Text(one.class_name if one.on == "self" else one.on, one.words.value, one.counted) not in seen
    ]
    assert len(asked) > 500
    assert not unseen


def test_a_text_is_asked_for_by_a_qobject_itself_or_on_texts(asked: list[Asked]) -> None:
    def wrong(one: Asked) -> bool:
        if one.on != "self":
            return one.on not in ("Texts", "")
        return not issubclass(getattr(importlib.import_module(one.module), one.class_name), QObject)

    assert not [one.place for one in asked if wrong(one)]


def test_a_class_that_others_are_derived_from_asks_for_counted_texts_on_texts(asked: list[Asked]) -> None:
    counting = {(one.module, one.class_name) for one in asked if one.counted and one.on == "self"}
    assert not [name for module, name in counting if getattr(importlib.import_module(module), name).__subclasses__()]


def test_what_is_told_from_below_the_window_is_marked() -> None:
    def told(call: ast.Call) -> list[ast.expr]:
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        kind = getattr(errors, name, None)
        if isinstance(kind, type) and issubclass(kind, errors.SimulatorError):
            return call.args[:2]
        return call.args[2:4] if name == "Kind" else []

    unmarked = [
        f"{file.name}:{words.lineno}"
        for file in MODULES
        if file.relative_to(CHECKOUT / "simulator").parts[0] in ("core", "store", "workflow")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for words in told(call)
        if isinstance(words, ast.Constant | ast.JoinedStr)
    ]
    assert not unmarked, "\n".join(unmarked)


def literals(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Go through what a module may tell a person: docstrings, marked texts and what programmers are told aside."""
    if isinstance(node, ast.Raise) and for_programmers(node.exc):
        return
    if isinstance(node, ast.Call) and (ast.unparse(node.func) in SILENT or ast.unparse(node.func).startswith("_log.")):
        return
    if isinstance(node, ast.Assign | ast.AnnAssign) and ast.unparse(getattr(node, "target", node)).split(" = ")[0] in PARSERS:
        return
    if isinstance(node, ast.Compare) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from literals(child)


def for_programmers(raised: ast.expr | None) -> bool:
    """Whether an error is none that a person is shown."""
    name = ast.unparse(raised.func) if isinstance(raised, ast.Call) else ""
    kind = getattr(errors, name, None)
    shown = isinstance(kind, type) and issubclass(kind, errors.SimulatorError)
    return name[:1].isupper() and name != "ConditionError" and not shown


def worded(text: ast.Constant | ast.JoinedStr) -> bool:
    """Whether two words stand beside one another in a text, or a word beside what is filled in."""
    parts = text.values if isinstance(text, ast.JoinedStr) else [text]
    whole = "".join(part.value if isinstance(part, ast.Constant) else "0" for part in parts)
    return re.search(r"(?<![-\w])[a-z0],? [a-z]{2,}|[a-z]{2,},? [a-z0]|^ ?[a-z]{2,} $|^ [a-z]{2,}", whole) is not None


def test_below_the_window_no_english_is_put_together_without_a_mark() -> None:
    below = [
        file for file in MODULES if file.relative_to(CHECKOUT / "simulator").parts[0] in ("core", "content", "store", "workflow")
    ]
    unmarked = [
        f"{name}:{text.lineno} {ast.unparse(text)}"
        for file in below
        if (name := file.relative_to(CHECKOUT / "simulator").as_posix()) not in FOR_OTHERS and "migrations" not in file.parts
        for text in literals(ast.parse(file.read_text(encoding="utf-8")))
        if worded(text) and getattr(text, "value", "") not in CODE
    ]
    assert len(below) > 100
    assert not unmarked, "\n".join(unmarked)


def test_english_has_forms_for_every_counted_text_and_for_nothing_else(tmp_path: Path) -> None:
    copy = Path(shutil.copy(ENGLISH, tmp_path))
    assert extracted(copy, "-pluralonly") == held(ENGLISH)
    assert 'type="unfinished"' not in copy.read_text(encoding="utf-8")


def test_the_program_loads_what_the_english_forms_say(tmp_path: Path) -> None:
    fresh, kept = QTranslator(), QTranslator()
    tool("lrelease", ENGLISH, "-qm", tmp_path / "fresh.qm")
    assert fresh.load(str(tmp_path / "fresh.qm"))
    assert kept.load(str(ENGLISH.with_name(texts.ENGLISH)))
    for text in held(ENGLISH):
        for number in (0, 1, 2, 11, 21):
            made = kept.translate(text.context, text.source, "", number)
            assert made
            assert made == fresh.translate(text.context, text.source, "", number)


def test_an_error_is_translated_before_it_is_filled_in(qapp: QApplication, tmp_path: Path) -> None:
    ts = tmp_path / "all.ts"
    extracted(ts)
    ts.write_text(
        ts.read_text(encoding="utf-8").replace(
            'The progress in {place} is damaged.</source>\n        <translation type="unfinished"></translation>',
            "The progress in {place} is damaged.</source>\n        <translation>{place}: kaputt.</translation>",
        ),
        encoding="utf-8",
    )
    tool("lrelease", ts)
    other = QTranslator()
    assert other.load(str(ts.with_suffix(".qm")))
    qapp.installTranslator(other)
    error = explained(errors.DatabaseCorrupt, "here")
    try:
        assert texts.error_text(error).startswith("here: kaputt. Close First Call")
    finally:
        qapp.removeTranslator(other)
    assert texts.error_text(error) == error.full_text


def test_a_text_with_a_number_can_be_read_without_the_english_forms(tmp_path: Path, qapp: QApplication) -> None:
    texts.load(qapp, tmp_path)
    assert texts.Texts.tr("%n minutes to the end of nowhere", "", 5) == "5 minutes to the end of nowhere"
