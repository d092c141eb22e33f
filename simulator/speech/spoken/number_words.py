"""Numbers in the words of a language."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

# Beyond this, a number is heard better one digit after the other.
LONGEST_NUMBER = 15
_LONGEST_GROUP = 7

_DIGITS = ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# The English name of A alone would be heard as the article.
_LETTERS = {"A": "ay"}
# num2words puts a wrong gender, a wrong case or nothing at all in place of what is missing here.
_MONEY = {
    "de": {"EUR", "GBP", "USD"},
    "fr": {"EUR", "USD"},
    "es": {"EUR", "GBP", "USD", "CHF"},
    "it": {"EUR", "USD"},
    "pt": {"EUR"},
    "nl": {"EUR", "USD"},
    "pl": {"EUR", "PLN"},
    "ru": {"EUR", "RUB", "UAH", "USD"},
    "uk": {"EUR", "GBP", "PLN", "UAH", "USD"},
}
_CENTS_JOINED = {
    "de": " und ",
    "fr": " et ",
    "es": " con ",
    "it": " e ",
    "pt": " e ",
    "nl": " en ",
    "pl": " ",
    "ru": " ",
    "uk": " ",
}


def cardinal(number: int, language: str = "en") -> str:
    """A whole number that is not negative, such as `forty-two`."""
    return _words(number, language, "cardinal")


def ordinal(number: int, language: str = "en") -> str:
    """A place in an order, such as `twenty-first`; in the masculine where a language has genders."""
    return _words(number, language, "ordinal")


def year(number: int) -> str:
    """A year in English, such as `nineteen ninety-eight`."""
    return _words(number, "en", "year").replace("oh-", "oh ")


def spelled_year(number: int, language: str) -> str:
    """A year in a language other than English."""
    return _words(number, language, "year" if language == "de" else "cardinal")


def figure(written: str) -> str:
    """A number in English from its digits and decimal point, such as `three point one four`."""
    whole, _, decimals = written.partition(".")
    words = cardinal(int(whole)) if len(whole) <= LONGEST_NUMBER else digits(whole)
    return f"{words} point {' '.join(_zero(digit) for digit in decimals)}" if decimals else words


def digits(written: str) -> str:
    """Digits and letters one after the other, as an English voice is to read them out; many digits in groups of four."""
    if len(written) > _LONGEST_GROUP and written.isdigit():
        return ", ".join(digits(written[start : start + 4]) for start in range(0, len(written), 4))
    return " ".join(
        _DIGITS[int(sign)] if sign in "0123456789" else _LETTERS.get(sign.upper(), sign.upper())
        for sign in written
        if sign.isalnum()
    )


def knows_money(language: str, currency: str) -> bool:
    """Whether `money` is right in a language (other than English) for a currency by its ISO code."""
    return currency in _MONEY.get(language, ())


def money(amount: Decimal, currency: str, language: str) -> str:
    """An amount that is not negative in whole units and hundredths, either of them left out where it is nothing."""
    parts = _money(amount.quantize(Decimal("0.01")), currency, language).split("|")
    cents = amount % 1
    if not cents:
        return parts[0].strip()
    return parts[1].strip() if amount < 1 else _CENTS_JOINED[language].join(part.strip() for part in parts)


def _zero(digit: str) -> str:
    return "zero" if digit == "0" else _DIGITS[int(digit)]


@cache
def _words(number: int, language: str, kind: str) -> str:
    # Loads some fifty languages, which takes longer than all that is done with it.
    from num2words import num2words

    return str(num2words(number, lang=language, to=kind)).replace(",", "")


@cache
def _money(amount: Decimal, currency: str, language: str) -> str:
    from num2words import num2words

    return str(num2words(amount, lang=language, to="currency", currency=currency, separator="|"))
