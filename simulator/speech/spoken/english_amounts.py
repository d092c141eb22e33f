"""English amounts in words: money, percentages, units, fractions, ranges, signs and plain numbers."""

from __future__ import annotations

import re

from simulator.speech.spoken.english_names import CURRENCIES, UNITS
from simulator.speech.spoken.number_words import cardinal, digits, figure, ordinal

_AMOUNT = r"(?:\d{1,3}(?:\.\d{3})+,\d\d(?!\d)|\d{1,3}(?:[,' ]\d{3}(?!\d)){1,4}(?:\.\d+)?|\d+,\d\d(?!\d)|\d+(?:\.\d+)?)"
_PLAIN = r"(?:\d{1,3}(?:,\d{3}(?!\d)){1,4}(?:\.\d+)?|\d{1,3}(?: \d{3}(?!\d)){2,4}(?:\.\d+)?|\d{1,3} 000(?!\d)|\d+(?:\.\d+)?)"
_MINUS = r"(?:(?<![\w)\]\-–.,])[-−–﹣－])"
_TO = r"(?:[-–—]| [–—] )"
_ARTICLE = re.compile(r"(?<!\w)(?:[Aa]n?|another|every|each) $")
_NOUN = re.compile(r" (?!(?:a|an|per|each|every|and|or|from|to|for|in|on|is|was)\b)[a-z]")

_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion"}
_PER = {"mo": "month", "yr": "year", "hr": "hour", "h": "hour", "wk": "week"}
_SYMBOL = "|".join(map(re.escape, sorted(CURRENCIES, key=len, reverse=True)))
_SCALE = r"(?:(?:(?P<short>[kK]|[mM]n?|bn)|[ ](?P<scale>thousand|million|billion|bn|m))(?!\w))?"
_PERIOD = r"(?:\s?/\s?(?P<per>day|week|month|year|hour|person|night|item|mo|yr|hr|h|wk)\b)?"
_MONEY_FIRST = re.compile(
    rf"(?P<sign>{_MINUS})?(?<!\w)(?P<symbol>{_SYMBOL})\s?(?P<minus>[-−]?)(?P<number>{_AMOUNT})"
    rf"(?:(?:[-–—](?:(?P=symbol)\s?)?| [-–—] (?P=symbol)\s?)(?P<last>{_AMOUNT}))?{_SCALE}{_PERIOD}(?![\d])"
)
_MONEY_LAST = re.compile(
    rf"(?P<sign>{_MINUS})?(?<![\w.,£$€])(?P<number>{_AMOUNT})(?:{_TO}(?P<last>{_AMOUNT}))?{_SCALE}\s?(?P<symbol>{_SYMBOL})"
    rf"{_PERIOD}(?!\w)(?!\d)"
)
_COINS = re.compile(rf"(?P<sign>{_MINUS})?(?<![\w.,])(?P<number>\d{{1,2}})(?P<coin>[pc¢])(?!\w)")

_UNIT = "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))
_MEASURE = re.compile(
    rf"(?P<sign>{_MINUS})?(?<![\w.,£$€])(?P<number>{_PLAIN})(?:{_TO}(?P<last>{_PLAIN}))?[ -]?(?P<unit>{_UNIT})(?![\w²³/])"
)

_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth"}
_VULGAR = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
_VULGAR_FRACTION = re.compile(rf"(?:(?<![\w.,])(\d+) ?)?([{''.join(_VULGAR)}])(?!\w)")
_ADDRESS = re.compile(
    r"(?<![\w/])(\d+[A-Za-z]?)/(\d+[A-Za-z]?)(?=(?:\s[A-Z][\w'’]*\.?)+\s(?:Street|Road|Avenue|Lane|Square|Drive|Way|Place|Court)\b)"
)
_FRACTION = re.compile(r"(?<![\w.,/-])(?:(\d+) )?(\d{1,3})/(\d{1,3})(?![\w/]|[.,]\d)")
_HALF_OF = re.compile(r" (?:an?|the|my|your|of|price)\b")
_ORDINAL = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3}){1,4}|\d+)(?:st|nd|rd|th)(?!\w)")
_RANGE = re.compile(rf"(?<![\w.,/-])({_PLAIN}){_TO}({_PLAIN})(?![\w/-]|[.,]\d)")
_VERSION = re.compile(r"(?<![\w.,])\d+(?:\.\d+){2,}(?![\w])")
_RATIO = re.compile(r"(?<![\w:.,])(\d+):(\d+)(?!\w|[:.,]\d)")
# Nobody measures to a nought at the end: this is a price, or the time of a train.
_PRICE = re.compile(r"(\d{1,3})\.(\d0)")
_OR_MORE = re.compile(r"(?<=\d)\+(?=[\s.,!?)]|$)")
_FEET = re.compile(r"(?<![\w.,])(\d)['’′](\d\d?)[\"”″]")
_SIGNED = re.compile(rf"(?P<sign>{_MINUS}|(?<![\w)])[+±])?(?<![\w.,])(?P<number>{_PLAIN}|(?<!\d)\.\d+)(?!\w|[.,]\d)")
_OPERATORS = {
    "+": "plus",
    "=": "equals",
    "×": "times",
    "÷": "divided by",
    "<": "is less than",
    ">": "is more than",
    "±": "plus or minus",
}
_OPERATOR = re.compile(r"(?<=[\w)]) ?([+=×÷<>±]) ?(?=[\w(])")
_SIGNS = {"+": "plus ", "±": "plus or minus "}


def money(text: str) -> str:
    """Amounts of money, the sign first and the currency after the number."""
    text = _MONEY_FIRST.sub(_money, _OR_MORE.sub(" or more", text))
    text = _MONEY_LAST.sub(_money, text)
    return _COINS.sub(_coins, text)


def measures(text: str) -> str:
    """Percentages, temperatures, weights, lengths and the like."""
    text = _FEET.sub(lambda match: f"{cardinal(int(match.group(1)))} foot {cardinal(int(match.group(2)))}", text)
    return _MEASURE.sub(_measure, text)


def fractions(text: str) -> str:
    """Fractions, marks out of ten, and flats in numbered houses."""
    text = _VULGAR_FRACTION.sub(_vulgar, text)
    if "/" not in text:
        return text
    text = _ADDRESS.sub(r"\1 slash \2", text)
    return _FRACTION.sub(_fraction, text)


def numbers(text: str) -> str:
    """Ordinals, ranges, signed and plain numbers, whatever is left of them."""
    text = _ORDINAL.sub(lambda match: ordinal(int(match.group(1).replace(",", ""))), text)
    text = _RANGE.sub(_range, text)
    text = _RATIO.sub(lambda match: f"{_figure(match.group(1))} to {_figure(match.group(2))}", text)
    text = _VERSION.sub(lambda match: " point ".join(cardinal(int(part)) for part in match.group().split(".")), text)
    text = _OPERATOR.sub(lambda match: f" {_OPERATORS[match.group(1)]} ", text)
    return _SIGNED.sub(_signed, text)


def _range(match: re.Match[str]) -> str:
    """From one number to another; with spaces around the dash only upwards, as it may divide a sentence."""
    first, last = match.groups()
    if f"{first} " in match.group() and float(plain(first)) >= float(plain(last)):
        return match.group()
    return f"{_figure(first)} to {_figure(last)}"


def _signed(match: re.Match[str]) -> str:
    sign = match["sign"]
    words = _figure(match["number"])
    if price := _PRICE.fullmatch(match["number"]):
        words = figure(price.group(1)) + (f" {cardinal(int(price.group(2)))}" if price.group(2) != "00" else "")
    return (_SIGNS.get(sign, "minus ") if sign else "") + words


def _figure(written: str) -> str:
    """A number in words; a long one without its thousands marked, or one that begins with 0, is read out."""
    bare = plain(written)
    if (
        bare.isdigit()
        and len(bare) > 1
        and (bare.startswith("0") or (len(written) > 6 and bare == written and bare[-3:] != "000"))
    ):
        return digits(bare)
    return figure(f"0{bare}" if bare.startswith(".") else bare)


def plain(written: str) -> str:
    """A written number with a decimal point and nothing between the thousands."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d\d|\d+,\d\d", written):
        return written.replace(".", "").replace(",", ".")
    return re.sub("[,' ]", "", written)


def _money(match: re.Match[str]) -> str:
    groups = match.groupdict()
    names = CURRENCIES[match["symbol"]]
    attributive = _is_attributive(match)
    scale = groups["short"] or groups["scale"]
    number, last = plain(match["number"]), match["last"]
    sign = "minus " if groups["sign"] or groups.get("minus") else ""
    if scale:
        scale = _SCALES.get(scale.lower(), scale)
    if scale or last:
        to = f" to {figure(plain(last))}" if last else ""
        words = f"{figure(number)}{to}{' ' + scale if scale else ''} {names[0 if attributive else 1]}"
    else:
        words = _sum(number, names, attributive=attributive)
    period = f" per {_PER.get(match['per'], match['per'])}" if match["per"] else ""
    return f"{sign}{words}{period}"


def _sum(number: str, names: tuple[str, str, str, str], *, attributive: bool) -> str:
    """Whole units and hundredths, either of them left out where it is nothing."""
    one, many, coin, coins = names
    whole, _, decimals = number.partition(".")
    if len(decimals) > 2 or (decimals.strip("0") and not coin):
        return f"{figure(number)} {many}"
    units, hundredths = int(whole), int(decimals.ljust(2, "0"))
    units_said = f"{figure(whole)} {one if units == 1 or attributive else many}"
    if not hundredths:
        return units_said
    hundredths_said = f"{cardinal(hundredths)} {coin if hundredths == 1 else coins}"
    if attributive and units:
        return f"{units_said} {cardinal(hundredths)}"
    return f"{units_said} and {hundredths_said}" if units else hundredths_said


def _coins(match: re.Match[str]) -> str:
    attributive = _is_attributive(match)
    number = int(match["number"])
    pence = "penny" if number == 1 else "pence"
    cents = "cent" if number == 1 or attributive else "cents"
    return f"{'minus ' if match['sign'] else ''}{cardinal(number)} {pence if match['coin'] == 'p' else cents}"


def _measure(match: re.Match[str]) -> str:
    attributive = _is_attributive(match)
    number, last = plain(match["number"]), match["last"]
    one, many = UNITS[match["unit"]]
    to = f" to {figure(plain(last))}" if last else ""
    unit = one if attributive or (number == "1" and not last) else many
    return f"{'minus ' if match['sign'] else ''}{figure(number)}{to} {unit}"


def _is_attributive(match: re.Match[str]) -> bool:
    """Whether the amount describes a noun, so that its unit stays in the singular: `a £40 charge` is a forty pound charge."""
    text, start = match.string, match.start()
    return bool(_ARTICLE.search(text, max(0, start - 9), start) and _NOUN.match(text, match.end()))


def _vulgar(match: re.Match[str]) -> str:
    whole, sign = match.groups()
    return _mixed(whole, *_VULGAR[sign], match)


def _fraction(match: re.Match[str]) -> str:
    whole, upper, lower = match.group(1), int(match.group(2)), int(match.group(3))
    is_part = lower in _PARTS and 0 < upper < lower
    if whole and is_part:
        return _mixed(whole, upper, lower, match)
    before = f"{cardinal(int(whole))} " if whole else ""
    marks = lower in (5, 10, 100) and not match.string[match.end() :].startswith(" of")
    if is_part and not marks:
        return _mixed(None, upper, lower, match)
    if marks and upper <= lower:
        return f"{before}{cardinal(upper)} out of {cardinal(lower)}"
    return f"{before}{cardinal(upper)} slash {cardinal(lower)}"


def _mixed(whole: str | None, upper: int, lower: int, match: re.Match[str]) -> str:
    """A part of one, with the whole number before it where there is one."""
    name = _PARTS[lower] if upper == 1 else ("halves" if lower == 2 else _PARTS[lower] + "s")
    if whole:
        return f"{cardinal(int(whole))} and {'a' if upper == 1 else cardinal(upper)} {name}"
    if (upper, lower) == (1, 2) and _HALF_OF.match(match.string, match.end()):
        return "half"
    return f"{cardinal(upper)} {name}"
