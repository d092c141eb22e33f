"""English text with all of its figures, codes and abbreviations in words."""

from __future__ import annotations

from simulator.speech.spoken.english_abbreviations import abbreviations, addresses
from simulator.speech.spoken.english_amounts import fractions, measures, money, numbers
from simulator.speech.spoken.english_codes import codes, labelled_numbers, telephone_numbers
from simulator.speech.spoken.english_times import times, years


def english(text: str, region: str = "") -> str:
    """`text` as a person would say it; `region` is the country of the voice in small letters, empty where it has none.

    Each rule leaves words behind, in which the rules after it find nothing: the narrower ones come first.
    """
    text = abbreviations(addresses(text))
    if not any(sign.isdigit() or sign in "½⅓⅔¼¾⅕⅛⅜⅝⅞" for sign in text):
        return text
    text = telephone_numbers(times(text, region))
    text = labelled_numbers(measures(money(text)))
    text = codes(fractions(text))
    return numbers(years(text))
