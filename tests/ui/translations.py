"""Languages for tests: every text of the program with other letters, or twice as long; and files that are written with them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import PySide6
import yaml
from PySide6.QtCore import QCoreApplication, QTranslator

from simulator.paths import Paths, find_paths

CHECKOUT = Path(__file__).resolve().parents[2]
TOOLS = Path(PySide6.__file__).parent
PLACEHOLDER = r"%(?:\.\d)?[a-zA-Z%]|\{\{\w+\}\}|\{\w+\}"
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
OTHER = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖÝØÙàáâãäåæçèéêëìíîïðñòóôõöýøù"
LETTERS = str.maketrans(PLAIN, OTHER)
WORDS = {
    "title",
    "name",
    "about",
    "subtitle",
    "questions",
    "text",
    "say",
    "do",
    "because",
    "says",
    "policy",
    "lesson",
    "later",
    "avoid",
    "why",
    "phrases",
    "unless",
}
"""The keys of scenario and guidance files under which words stand."""


def tool(name: str, *arguments: str | Path) -> None:
    """Run one of Qt's tools for translators."""
    subprocess.run([TOOLS / name, *arguments], cwd=CHECKOUT, check=True, capture_output=True)


def extract(ts: Path, *options: str) -> None:
    """Let lupdate collect the texts of the program."""
    alias = ("-tr-function-alias", "QT_TR_NOOP+=N_")
    tool("lupdate", "-recursive", "-extensions", "py", "-locations", "none", *alias, *options, "simulator", "-ts", ts)


def marked(text: str) -> str:
    """Write a text with other letters, so that what was not translated can be told by its plain ones."""
    parts = re.split(f"({PLACEHOLDER})", text)
    return "".join(part if number % 2 else part.translate(LETTERS) for number, part in enumerate(parts))


def doubled(text: str) -> str:
    """Write a text twice, the second time without what is filled in."""
    return f"{text} {re.sub(PLACEHOLDER, '', text)}".strip() if re.search("[A-Za-z]", re.sub(PLACEHOLDER, "", text)) else text


def translation(folder: Path, translate: Callable[[str], str]) -> Path:
    """Make a translation of every text; give the compiled file."""
    ts = folder / "other.ts"
    extract(ts, "-target-language", "en")
    tree = ElementTree.parse(ts)  # noqa: S314 - written by ourselves
    for message in tree.iter("message"):
        source, target = message.findtext("source", ""), message.find("translation")
        assert target is not None
        del target.attrib["type"]
        for form in list(target) or [target]:
            form.text = translate(source)
    tree.write(ts, encoding="utf-8", xml_declaration=True)
    tool("lrelease", ts)
    return ts.with_suffix(".qm")


@contextmanager
def spoken(app: QCoreApplication, compiled: Path) -> Iterator[None]:
    """Let the program speak another language for a while."""
    translator = QTranslator()
    assert translator.load(str(compiled))
    app.installTranslator(translator)
    try:
        yield
    finally:
        app.removeTranslator(translator)


def content(paths: Paths, folder: Path, names: tuple[str, ...]) -> Paths:
    """Give the same paths with guidance, guided call and bundled scenarios that are written with other letters."""
    assets = folder / "assets"
    shutil.copytree(paths.assets, assets)
    for name in names:
        written = (find_paths().scenarios / f"{name}.yaml").read_text(encoding="utf-8")
        (paths.scenarios / f"{name}.yaml").write_text(rewritten(written), encoding="utf-8")
    for file in (assets / "guidance" / "en.yaml", assets / "tour" / "welcome.yaml"):
        file.write_text(rewritten(file.read_text(encoding="utf-8")), encoding="utf-8")
    return Paths(paths.scenarios, assets, paths.data, paths.cache)


def rewritten(text: str) -> str:
    """Write the words of a scenario or of the guidance with other letters."""
    parts = yaml.safe_load(text)
    if "walkthroughs" in parts:
        parts["walkthroughs"] = [one for one in parts["walkthroughs"] if "notice" in one]  # the others are shown to nobody
    other = {key: _other(value, words=key in WORDS or key == "points") for key, value in parts.items()}
    return yaml.safe_dump(other, allow_unicode=True, sort_keys=False, width=10_000)


def _other(value: Any, *, words: bool) -> Any:
    if isinstance(value, dict):
        return {key: _other(one, words=words if words and key != "when" else key in WORDS) for key, one in value.items()}
    if isinstance(value, list):
        return [_other(one, words=words) for one in value]
    return marked(value) if words and isinstance(value, str) else value
