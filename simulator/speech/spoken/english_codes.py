"""Telephone numbers, order numbers and references, read out in English sign by sign."""

from __future__ import annotations

import re

from simulator.speech.spoken.number_words import LONGEST_NUMBER, cardinal, digits

_ENDLESS = re.compile(rf"\d{{{LONGEST_NUMBER + 1},}}")
_INTERNATIONAL = re.compile(r"(?<![\w+])\+\d{1,3}(?:[ -]?\(?\d{1,5}\)?){2,6}(?![\w-])")
_NATIONAL = re.compile(r"(?<![\w.,/-])(?<!\d )\(?0\d{1,5}\)?(?:[ -]\d{2,6}){1,4}(?![\w-]|[.,]\d)|(?<![\w.,/-])0\d{8,10}(?!\w)")
_AMERICAN = re.compile(
    r"(?<![\w.,/-])(?:1[ -])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[.-]\d{4}(?![\w-])|(?<![\w.,/-])\d{3}-\d{4}(?![\w-])"
)
_CARD = re.compile(r"(?<![\w.,-])\d{4}(?:[ -]\d{4}){2,4}(?![\w-])")
_SORT_CODE = re.compile(r"(?<![\w.,/-])\d\d-\d\d-\d\d(?![\w-])")
_LABELS = (
    "order|account|invoice|ticket|case|claim|reference|ref|booking|policy|customer|tracking|card|contract|serial|parcel|pin|code|"
    "meter|flight|room|flat|extension|ext|model|membership|sort code|ending in|ending with|ending|id"
)
_LABELLED = re.compile(
    rf"\b(?P<label>{_LABELS})(?P<dot>\.?)(?P<link>(?:[ ](?:number|no\.?|nr\.?|id|is|was|code))*)(?P<mark>[ ]?[:#][ ]?|[ ])"
    r"(?P<code>\d[\d/-]*)(?![\w]|[.,:]\d|\s?[%°])",
    re.IGNORECASE,
)
# "Order 120 chairs" does not name an order.
_MANY = re.compile(r" (?!(?:is|was|has|this|its|as|yes|us)\b)[a-z]+s\b")
_NUMBER = re.compile(r"(?<![\w.])(?P<word>[Nn]os?\.|[Nn]r\.|№|#|[Nn]umbers?\b)\s?(?P<code>\d[\d/-]*)(?![\w]|[.,:]\d|\s?[%°])")
_DENIAL = re.compile(r"(?:(?:^|[.!?…:\n]\s|[“\"]\s?)No|\b(?:said|say|says|told \w+) no)\.\s\d{1,4}\s[a-z]")
_CODE_AHEAD = r"(?=[A-Z][A-Z0-9/-]*\d)"
_NUMBER_OF_CODE = re.compile(rf"(?<![\w.])(?:(?P<word>[Nn])[or]\.\s|[#№]\s?){_CODE_AHEAD}")
_REFERENCE = re.compile(rf"\b([Rr])ef(?:\.|\b)(?=:?\s(?:[#№]\s?)?{_CODE_AHEAD}|:?\snumber\b)")
_SHORT_CALL = re.compile(
    r"\b([Cc]all|[Dd]ial|[Rr]ing|[Pp]hone|[Tt]ext) (\d{3,6})(?= (?:or|and|now|for|if|to)\b|[.!?](?!\d)|,(?!\d)|$)"
)
_CODE = re.compile(r"(?<![\w.£$€-])(?=[A-Z0-9/-]*\d)(?=[A-Z0-9/-]*[A-Z])[A-Z0-9]+(?:[/-][A-Z0-9]+)*(?![\w-]|['’]?s\b\d)")
_RUN = re.compile(r"[A-Z]+|\d+|[/-]")
_WORD_AND_NUMBER = re.compile(r"[A-Z]{4,}-\d\d?")
_GROUP = re.compile(r"\d+")


def telephone_numbers(text: str) -> str:
    """Numbers to call, and numbers of cards and banks, digit by digit with a pause between the groups."""
    text = _ENDLESS.sub(lambda match: digits(match.group()), text)
    for pattern in (_INTERNATIONAL, _AMERICAN, _CARD, _SORT_CODE, _NATIONAL):
        text = pattern.sub(_grouped, text)
    return _SHORT_CALL.sub(lambda match: f"{match.group(1)} {digits(match.group(2))}", text)


def labelled_numbers(text: str) -> str:
    """Numbers that name something: `order 30418`, `no. 7`, `#12`."""
    text = _LABELLED.sub(_labelled, text)
    text = _NUMBER_OF_CODE.sub(lambda match: f"{match['word'] or 'n'}umber ", text)
    text = _REFERENCE.sub(r"\1eference", text)
    denials = {match.start() + match.group().lower().index("no.") for match in _DENIAL.finditer(text)}
    return _NUMBER.sub(lambda match: match.group() if match.start() in denials else _numbered(match), text)


def codes(text: str) -> str:
    """References of capitals and digits, such as AB-1204 or SW1A."""
    return _CODE.sub(_code, text)


def _grouped(match: re.Match[str]) -> str:
    written = match.group()
    if not 6 <= sum(map(str.isdigit, written)) <= 20:
        return written
    groups = ", ".join(digits(group) for group in _GROUP.findall(written))
    return f"plus {groups}" if written.startswith("+") else groups


def _labelled(match: re.Match[str]) -> str:
    label = "extension" if match["label"].lower() == "ext" else "reference" if match["label"].lower() == "ref" else match["label"]
    link = re.sub(r"\b(?:no|nr)\b\.?", "number", match["link"], flags=re.IGNORECASE)
    named = bool(link.strip()) or "#" in match["mark"]
    if not named and match["code"].isdigit() and len(match["code"]) < 5 and _MANY.match(match.string, match.end()):
        return match.group()
    if "#" in match["mark"]:
        link += " number"
    return f"{label}{link}{':' if ':' in match['mark'] else ''} {_read_out(match['code'], named=named)}"


def _numbered(match: re.Match[str]) -> str:
    word = match["word"]
    plural = word.lower() in ("nos.", "numbers")
    capital = word[0] == "N" and word != "№"
    return f"{'N' if capital else 'n'}umber{'s' if plural else ''} {_read_out(match['code'], named=True)}"


def _read_out(code: str, *, named: bool) -> str:
    """Digit by digit where a person would; a short or round number is a number."""
    groups = _GROUP.findall(code)
    return ", ".join(_number(group, named=named) for group in groups)


def _number(group: str, *, named: bool) -> str:
    is_round = group.endswith("00") and len(group) <= (3 if named else 4) and not group.startswith("0")
    return cardinal(int(group)) if (len(group) < 3 and not group.startswith("0")) or is_round else digits(group)


def _code(match: re.Match[str]) -> str:
    """Letters and digits apart, a pause where a hyphen or a slash stands; a group that is a word stays one."""
    words: list[str] = []
    written = match.group()
    for run in _RUN.findall(written):
        if run in "/-":
            words[-1] += "," if len(written) > 5 and not _WORD_AND_NUMBER.fullmatch(written) else ""
        elif run.isdigit():
            words.append(cardinal(int(run)) if run == "0" or (len(run) < 3 and run[0] != "0") else digits(run))
        else:
            words.append(run if len(run) > 3 and re.search("[AEIOU]", run) else digits(run))
    return " ".join(words)
