"""English dates, times of day, years and decades in words."""

from __future__ import annotations

import re
from datetime import date

from simulator.speech.spoken.number_words import cardinal, ordinal, year

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH = "|".join((*MONTHS, *(rf"{month[:3]}\b\.?" for month in MONTHS if month != "May"), r"Sept\b\.?"))
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[5-9]|20)\d\d"
_HALF = r"(?:\s?(?P<half>a\.m\.|p\.m\.|am|pm|AM|PM)(?!\w))"
# A four-digit number is a year where it can't well be anything else.
_RECENT_YEARS = range(1950, 2050)

_ISO = re.compile(r"(?<![\w/-])(?:the )?(\d{4})([-/])(\d\d)\2(\d\d)(?![\w/-])")
_NUMERIC = re.compile(r"(?<![\w./-])(?:the )?(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)(?![\w/]|[.]\d)")
_DAY_FIRST = re.compile(
    rf"(?<![\w.,/-])(?:the )?({_DAY})(?:st|nd|rd|th)?(?: of)? ({_MONTH})(?![\w])(?:,? ({_YEAR})(?![\w,]\d|\w))?"
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH}) (?:the )?({_DAY})(?:st|nd|rd|th)?(?![\w:/%]|[.,-]\d)(?:,? ({_YEAR})(?![\w,]\d|\w))?")
_MONTH_AND_YEAR = re.compile(rf"\b({_MONTH}) ({_YEAR})(?!\w|[.,]\d)")
_BETWEEN_TIMES = re.compile(r"(?:(?<=:[0-5]\d)|(?<=[ap]m))\s?[-–]\s?(?=\d{1,2}(?::\d\d|\s?[ap]m|\b))")
_TIME = re.compile(rf"(?<![\w:.,])([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?{_HALF}?(?!\w|:\d)")
_HOUR = re.compile(rf"(?<![\w:.,])(?:(1[0-2]|[1-9])\s?[-–]\s?)?(1[0-2]|0?[1-9])(?:[.]([0-5]\d))?{_HALF}")
_DOTTED_TIME = re.compile(
    r"(?:(?<=\b[Aa]t )|(?<=\b[Uu]ntil )|(?<=\b[Tt]ill )|(?<=\b[Bb]efore )|(?<![\w:.,£$€-])(?=0\d\.\d0))"
    r"([01]?\d|2[0-3])\.([0-5]\d)(?!\w|[.,]\d|\s?[%°£€]|\s(?:per|pounds|euros|dollars|a)\b)"
)
_DECADE = re.compile(r"(?<![\w])(?:['’]?([2-9]0)|((?:1[89]|20)\d0))['’]?s\b")
_YEARS = re.compile(rf"(?<![\w.,£$€-])({_YEAR})\s?[-–]\s?({_YEAR}|\d\d)(?![\w-]|[.,]\d)")
_NAMED_YEAR = re.compile(
    rf"\b([Ii]n|[Ss]ince|[Yy]ear|[Uu]ntil|[Tt]ill|[Dd]uring|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[Ee]arly|[Ll]ate|mid) "
    rf"({_YEAR})(?!\w|[.,-]\d| (?!was|is|as|has|this|its|yes|us|thus|always)[a-z]+s\b)"
)
_PLAIN_YEAR = re.compile(rf"(?<![\w.,£$€+-])({_YEAR})(?!\w|[.,:/-]\d|\s?[%°])")


def times(text: str, region: str) -> str:
    """Dates and times of day; `region` (gb, us, ...) tells which of two figures is the month, empty where that is open."""
    text = _ISO.sub(lambda match: _checked(match, match.group(4), match.group(3), match.group(1), region), text)
    text = _NUMERIC.sub(lambda match: _numeric(match, region), text)
    text = _DAY_FIRST.sub(lambda match: _named(match.group(1), match.group(2), match.group(3), region), text)
    text = _MONTH_FIRST.sub(lambda match: _named(match.group(2), match.group(1), match.group(3), region), text)
    text = _MONTH_AND_YEAR.sub(lambda match: f"{_month(match.group(1))} {year(int(match.group(2)))}", text)
    text = _BETWEEN_TIMES.sub(" to ", text)
    text = _HOUR.sub(_hour, _TIME.sub(_time, text))
    return _DOTTED_TIME.sub(lambda match: _clock(int(match.group(1)), int(match.group(2)), ""), text)


def years(text: str) -> str:
    """Decades, spans of years, and single years where a number is surely one."""
    text = _DECADE.sub(_decade, text)
    text = _YEARS.sub(_span, text)
    text = _NAMED_YEAR.sub(lambda match: f"{match.group(1)} {year(int(match.group(2)))}", text)
    return _PLAIN_YEAR.sub(_plain_year, text)


def _checked(match: re.Match[str], day: str, month: str, full_year: str, region: str) -> str:
    """A date in words, or what was written where the calendar has no such day."""
    try:
        date(int(full_year), int(month), int(day))
    except ValueError:
        return match.group()
    return _date(int(day), int(month), int(full_year), region)


def _numeric(match: re.Match[str], region: str) -> str:
    first, separator, second, written_year = match.groups()
    if separator == "." and len(written_year) == 2:
        return match.group()
    full_year = written_year if len(written_year) == 4 else f"{19 if int(written_year) >= 70 else 20}{written_year}"
    if separator == "/" and (int(second) > 12 or (region == "us" and int(first) <= 12)):
        first, second = second, first
    elif separator == "/" and not region and int(first) <= 12 and first != second:
        return f"{cardinal(int(first))} {cardinal(int(second))} {year(int(full_year))}"
    return _checked(match, first, second, full_year, region)


def _named(day: str, month: str, full_year: str | None, region: str) -> str:
    number = MONTHS.index(_month(month)) + 1
    return _date(int(day), number, int(full_year) if full_year else None, region)


def _date(day: int, month: int, full_year: int | None, region: str) -> str:
    name = MONTHS[month - 1]
    day_and_month = f"{name} {ordinal(day)}" if region == "us" else f"the {ordinal(day)} of {name}"
    return day_and_month if full_year is None else f"{day_and_month} {year(full_year)}"


def _month(written: str) -> str:
    return next(month for month in MONTHS if month[:3] == written[:3])


def _time(match: re.Match[str]) -> str:
    hour, minute, second = int(match.group(1)), int(match.group(2)), match.group(3)
    words = _stopped_once(_clock(hour, minute, match.group("half") or ""), match)
    return f"{words} and {_counted(int(second), 'second')}" if second and int(second) else words


def _hour(match: re.Match[str]) -> str:
    start, hour, minute = match.group(1), int(match.group(2)), int(match.group(3) or 0)
    words = _stopped_once(_clock(hour, minute, match.group("half")), match)
    return f"{cardinal(int(start))} to {words}" if start else words


def _stopped_once(words: str, match: re.Match[str]) -> str:
    """The words without the full stop of "p.m." where that of the sentence follows."""
    return words.removesuffix(".") if match.string[match.end() :].startswith(".") else words


def _clock(hour: int, minute: int, half: str) -> str:
    """A time of day; after noon on the clock of twenty-four hours it is said on that of twelve."""
    if hour == 0 and minute == 0 and not half:
        return "midnight"
    if not half and (hour == 0 or hour > 12):
        half = "a.m." if hour == 0 else "p.m."
    ending = f" {half[0].lower()}.m." if half else "" if minute else " o'clock"
    minutes = "" if not minute else f" oh {cardinal(minute)}" if minute < 10 else f" {cardinal(minute)}"
    return f"{cardinal((hour - 1) % 12 + 1)}{minutes}{ending}"


def _counted(number: int, unit: str) -> str:
    return f"{cardinal(number)} {unit}{'' if number == 1 else 's'}"


def _decade(match: re.Match[str]) -> str:
    words = cardinal(int(match.group(1))) if match.group(1) else year(int(match.group(2)))
    return words[:-1] + "ies" if words.endswith("y") else words + "s"


def _span(match: re.Match[str]) -> str:
    first, last = match.groups()
    ending = year(int(last)) if len(last) == 4 else cardinal(int(last))
    return f"{year(int(first))} to {ending}"


def _plain_year(match: re.Match[str]) -> str:
    return year(int(match.group(1))) if int(match.group(1)) in _RECENT_YEARS else match.group()
