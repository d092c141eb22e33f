"""A file's bytes, the text that they are, and every position in it as a line and a column.

Lines end at LF, CR or CR LF, as in every editor; columns count characters from 1, a tab as one.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from simulator.core.problems import text_kinds as register
from simulator.core.problems.problem import Kind, Place, Problem
from simulator.core.texts import N_, Text

MAX_BYTES = 10 * 1024 * 1024
_SHOWN = 200
_BLOCK = 1 << 13
_MOST_UNSEEN = 200

# What no text needs: control characters other than tab and line ends, and what Unicode leaves out.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# What can't be seen and can make a text look different: marks and overrides of direction, spaces without width, odd line ends.
HIDDEN = re.compile("[\x85\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
_UNSEEN = re.compile(f"{CONTROL.pattern}|{HIDDEN.pattern}")
# The same, among others, as escapes within double quotes, and as the bytes of UTF-8: quick looks before a thorough one.
_ESCAPED = re.compile(r"\\(?:[0abvfeNLPxU]|u(?:00[0189]|061|180|20[02-6]|[dDfF]))")
_HINTS = tuple(
    re.compile(hint)
    for hint in (
        rb"\xe2(?:\x80[\x8b\x8e\x8f\xa8-\xae]|\x81[\xa0\xa6-\xa9])",
        rb"\xc2\x85",
        rb"\xd8\x9c",
        rb"\xe1\xa0\x8e",
        rb"\xef\xbb\xbf",
        rb"\xf3\xa0[\x80\x81]",
    )
)

_SPACES = {
    "\u00a0": N_("no-break space"),
    "\u2007": N_("figure space"),
    "\u202f": N_("narrow no-break space"),
    "\u3000": N_("ideographic space"),
}

_MARKS = (
    (BOM_UTF8, "utf-8", ""),
    (BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


class Source:
    """The text of a file under the name that problems call it by."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def _counts(self) -> list[int]:
        """How many lines end before each block of the text; a list of all line ends could be larger than the text itself."""
        starts = range(0, len(self.text), _BLOCK)
        return [0, *accumulate(self._ends(start, start + _BLOCK) for start in starts)]

    def _ends(self, start: int, end: int) -> int:
        count = self.text.count
        return count("\n", start, end) + count("\r", start, end) - count("\r\n", start, end + 1)

    def line(self, index: int) -> int:
        """Return the number, counted from 1, of the line with the character at `index`."""
        block = index // _BLOCK
        return 1 + self._counts[block] + self._ends(block * _BLOCK, index)

    def start(self, index: int) -> int:
        """Return the index at which the line with the character at `index` begins."""
        after = self.text.rfind("\n", 0, index) + 1
        return max(after, self.text.rfind("\r", after, index) + 1)

    def end(self, index: int, limit: int | None = None) -> int:
        """Return the index at which the line with the character at `index` ends, at most `limit`."""
        limit = len(self.text) if limit is None else min(limit, len(self.text))
        ends = (self.text.find("\n", index, limit), self.text.find("\r", index, limit))
        return min((end for end in ends if end >= 0), default=limit)

    def place(self, index: int) -> Place:
        """Return the place of the character at `index`, with its line made harmless and, if very long, cut."""
        index = min(max(index, 0), len(self.text))
        start = self.start(index)
        line = self.text[start : self.end(start, start + _SHOWN)]
        return Place(self.name, self.line(index), index - start + 1, harmless(line).rstrip())

    def cleaned(self) -> Source:
        """Return the same text with U+FFFD in place of every control character; positions stay the same."""
        return Source(self.name, CONTROL.sub("\ufffd", self.text))

    def has_escapes(self) -> bool:
        """Say whether the text may hold unseen characters written as escapes."""
        return "\\" in self.text and _ESCAPED.search(self.text) is not None


def harmless(text: str) -> str:
    """Put U+FFFD in place of every character that can't be seen."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("\ufffd", text)


def shown(text: str) -> str:
    """Make a text of a file fit for a message: harmless, on one line, 60 characters at most."""
    text = " ".join(harmless(text[:100]).split())
    return text if len(text) <= 60 else text[:59] + "…"


def shown_within(text: Text) -> Text:
    """Make what a text of the program quotes from a file fit for a message."""
    return Text(text.template, text.values and {key: shown(str(value)) for key, value in text.values.items()})


def read_bytes(path: Path) -> bytes | Problem:
    """Read a file, one byte more than is allowed at the most. Never raises and never waits, as a pipe would make us."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return _whole(register.NO_FILE, str(path), what=N_("a folder") if stat.S_ISDIR(mode) else N_("a device or a pipe"))
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return _whole(register.FILE_MISSING, str(path))
    except OSError as error:
        reason = error.strerror.lower() if error.strerror else N_("the system gives no reason")
        return _whole(register.FILE_UNREADABLE, str(path), reason=reason)
    except ValueError:  # a name that can't be one, such as one with a zero byte
        return _whole(register.FILE_MISSING, str(path))


def decode(data: bytes, name: str) -> tuple[Source | None, list[Problem]]:
    """Read bytes as text, None where they are none, with every problem of encoding and of unseen characters but controls."""
    if len(data) > MAX_BYTES:
        return None, [_whole(register.TOO_LARGE, name, limit=Text(N_("{size} MB"), {"size": MAX_BYTES // 1024 // 1024}))]
    if not data.strip():
        return None, [_whole(register.EMPTY_FILE, name)]
    mark, encoding, label = next((row for row in _MARKS if data.startswith(row[0])), (b"", "utf-8", ""))
    data = data[len(mark) :]
    if b"\x00" in data and not label:
        return None, [_whole(register.NOT_TEXT, name)]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return None, [_undecodable(data, name, error)]
    if not text.strip():
        return None, [_whole(register.EMPTY_FILE, name)]
    source = Source(name, text)
    problems = [_whole(register.OTHER_ENCODING, name, encoding=label)] if label else []
    if not text.isascii() and (label or any(hint.search(data) for hint in _HINTS)):
        problems += unseen(source, HIDDEN, register.HIDDEN_CHARACTER)
    return source, problems


def unseen(source: Source, characters: re.Pattern[str], kind: Kind) -> list[Problem]:
    """Report the unseen characters of a source: the first in each line, and no more lines than anybody would read."""
    problems: list[Problem] = []
    match = characters.search(source.text)
    while match and len(problems) <= _MOST_UNSEEN:
        details = {"character": code_point(match.group())}
        problems.append(Problem(kind, details=details, place=source.place(match.start())))
        match = characters.search(source.text, source.end(match.start()))
    return problems


def code_point(character: str) -> str:
    """Name a character that can't be shown."""
    return f"U+{ord(character):04X}"


def named(character: str) -> dict[str, str]:
    """Return the name and the code point of a character, as details of a problem."""
    name = _SPACES.get(character) or unicodedata.name(character).lower()
    return {"name": name, "character": code_point(character)}


def _undecodable(data: bytes, name: str, error: UnicodeDecodeError) -> Problem:
    """Say where and why bytes are no text."""
    if not error.encoding.startswith("utf-8"):
        kind = register.CUT_TEXT if error.end >= len(data) else register.NOT_TEXT
        return _whole(kind, name)
    if _binary(data):
        return _whole(register.NOT_TEXT, name)
    kind = register.CUT_TEXT if error.reason == "unexpected end of data" else register.NOT_UTF8
    before = data[: error.start].decode("utf-8")
    rest = data[error.start : error.start + _SHOWN].decode("utf-8", "replace")
    return Problem(kind, place=Source(name, before + rest).place(len(before)))


def _binary(data: bytes) -> bool:
    """Say whether the first bytes hold more control characters than any text would."""
    head = data[:4096]
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0c\x1b" for byte in head)
    return controls * 50 > len(head)


def _whole(kind: Kind, name: str, **details: str) -> Problem:
    return Problem(kind, details=details, place=Place(name, 1, 1))
