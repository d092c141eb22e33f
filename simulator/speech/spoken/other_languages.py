"""Signs, money, dates and times in other languages than English, as far as their words are certain."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from simulator.speech.spoken.number_words import LONGEST_NUMBER, cardinal, knows_money, money, ordinal, spelled_year

_MINUS = {
    "de": "minus",
    "fr": "moins",
    "es": "menos",
    "it": "meno",
    "pt": "menos",
    "nl": "min",
    "pl": "minus",
    "ru": "минус",
    "uk": "мінус",
    "cs": "minus",
    "sk": "mínus",
    "da": "minus",
    "sv": "minus",
    "nb": "minus",
    "fi": "miinus",
}
_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
_YEAR_OF = {"pl": "roku", "ru": "года", "uk": "року"}
# From the nominative of an ordinal to its genitive, in which these languages say a date.
_GENITIVES = {
    "pl": ((r"(?<=[kg])i\b", "iego"), (r"ci\b", "ciego"), (r"y\b", "ego")),
    "ru": ((r"третий\b", "третьего"), (r"(?:ый|ой)\b", "ого")),
    "uk": ((r"третій\b", "третього"), (r"ий\b", "ого")),
}
_FIRST_OF_MONTH = {"fr": "premier", "it": "primo", "pt": "primeiro"}
_DECLINED = re.compile(r"\b(?:am|vom|zum|dem|den|beim|im)\s*$", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:der|die|das)\s*$", re.IGNORECASE)

_CURRENCIES = {
    "€": "EUR",
    "£": "GBP",
    "$": "USD",
    "zł": "PLN",
    "₽": "RUB",
    "руб.": "RUB",
    "руб": "RUB",
    "₴": "UAH",
    "грн.": "UAH",
    "грн": "UAH",
}
_SYMBOL = "|".join([*map(re.escape, sorted(_CURRENCIES, key=len, reverse=True)), "EUR", "GBP", "USD", "PLN", "RUB", "UAH", "CHF"])
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+\.\d\d|\d{1,3}(?:[. ']\d{3})+(?:,\d\d)?|\d+(?:[.,]\d\d)?)(?![.,]?\d)"
_SIGN = r"(?P<sign>(?<![\w)\]\-–.,])[-−–﹣－])?"
_MONEY_FIRST = re.compile(rf"{_SIGN}(?<!\w)(?P<symbol>{_SYMBOL})\s?(?P<minus>[-−]?)(?P<number>{_NUMBER})(?!\w)")
_MONEY_LAST = re.compile(rf"{_SIGN}(?<![\w.,/])(?<!\d[-–])(?P<number>{_NUMBER})\s?(?P<symbol>{_SYMBOL})(?!\w)")
_YEAR_WORD = r"(?: (?:г\.|года|р\.|року|r\.|roku)(?!\w))?"
_ISO = re.compile(rf"(?<![\w-])(\d{{4}})-(\d\d)-(\d\d)(?![\w-]){_YEAR_WORD}")
_DOTTED = re.compile(rf"(?<![\w.])(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}})(?!\w|\.\d){_YEAR_WORD}")
_SLASHED = re.compile(r"(?<![\w/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\w/])")
_TIME = re.compile(
    r"(?<![\w:.,])([01]?\d|2[0-3]):([0-5]\d)(?![\w:])(?: (?:Uhr|uur)\b)?|(?<![\w:.,])([01]?\d|2[0-3]) ?h ?([0-5]\d)(?!\w)"
)
_GROUPED = {
    **dict.fromkeys(
        ("de", "es", "it", "pt", "nl"),
        re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?![\w.])|(?<![\w.,])\d{1,3}(?: \d{3}){2,}(?!\w)"),
    ),
    **dict.fromkeys(("fr", "pl", "ru", "uk"), re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3}){2,}(?!\w)|(?<![\w.,])\d{1,3} 000(?!\w)")),
}
_NEGATIVE = re.compile(r"(?<![\w)\]\-–.,/])[-−﹣－](?=\d)")


def other_language(text: str, language: str) -> str:
    """`text` with what is certain in words; all the rest, and every unknown language, stays as it is written."""
    if language not in _MINUS or not any(map(str.isdigit, text)):
        return text
    text = _dates(text, language) if language in _MONTHS else text
    if language in ("de", "fr", "nl"):
        text = _TIME.sub(lambda match: _time(match, language), text)
    text = _MONEY_FIRST.sub(lambda match: _money(match, language), text)
    text = _MONEY_LAST.sub(lambda match: _money(match, language), text)
    if grouped := _GROUPED.get(language):
        text = grouped.sub(lambda match: re.sub("[. ]", "", match.group()), text)
    return _NEGATIVE.sub(_MINUS[language] + " ", text)


def _money(match: re.Match[str], language: str) -> str:
    currency = _CURRENCIES.get(match["symbol"], match["symbol"])
    sign = _MINUS[language] + " " if match["sign"] or match.groupdict().get("minus") else ""
    if not knows_money(language, currency):
        return f"{sign}{match.group().lstrip('-−–﹣－')}" if sign and match["sign"] else match.group()
    number = re.sub("[. ',](?=\\d{3})", "", match["number"]).replace(",", ".")
    if len(number) > LONGEST_NUMBER:
        return match.group()
    return sign + money(Decimal(number), currency, language)


def _dates(text: str, language: str) -> str:
    text = _ISO.sub(lambda match: _date(match, match.group(3), match.group(2), match.group(1), language), text)
    text = _DOTTED.sub(lambda match: _date(match, match.group(1), match.group(2), match.group(3), language), text)
    if language in ("fr", "es", "it", "pt"):
        text = _SLASHED.sub(lambda match: _date(match, match.group(1), match.group(2), match.group(3), language), text)
    return text


def _date(match: re.Match[str], day: str, month: str, year: str, language: str) -> str:
    """A date in words, or what was written where the calendar has no such day."""
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return match.group()
    name = _MONTHS[language].split()[int(month) - 1]
    if language in _YEAR_OF:
        return f"{_genitive(int(day), language)} {name} {_genitive(int(year), language)} {_YEAR_OF[language]}"
    of = " de " if language in ("es", "pt") else " "
    return f"{_day(int(day), language, match.string[: match.start()])}{of}{name}{of}{spelled_year(int(year), language)}"


def _day(day: int, language: str, before: str) -> str:
    """The day of a month; in German its ending follows the word in front."""
    if language == "de":
        ending = "n" if _DECLINED.search(before) else "" if _DEFINITE.search(before) else "r"
        return ordinal(day, language) + ending
    return _FIRST_OF_MONTH[language] if day == 1 and language in _FIRST_OF_MONTH else cardinal(day, language)


def _genitive(number: int, language: str) -> str:
    words = ordinal(number, language)
    for ending, genitive in _GENITIVES[language]:
        words = re.sub(ending, genitive, words)
    return words


def _time(match: re.Match[str], language: str) -> str:
    first, second, third, fourth = match.groups()
    if first is None and language != "fr":
        return match.group()
    hour, minute = int(first or third), int(second or fourth)
    words = cardinal(hour, language)
    minutes = f" {cardinal(minute, language)}" if minute else ""
    if language == "fr":
        words = re.sub(r"\bun$", "une", words)
        return f"{words} heure{'s' if hour > 1 else ''}{minutes}"
    return f"{'ein' if words == 'eins' else words} {'Uhr' if language == 'de' else 'uur'}{minutes}"
