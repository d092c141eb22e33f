"""Tests of the language that the letters of a line stand for."""

from __future__ import annotations

import pytest

from simulator.core.scenario.participants import Voice
from simulator.core.scenario.scripts import language_of, words_in_other_letters
from simulator.speech.utterance import option, utterance


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Hello there", "en-GB"),
        ("Café, señor?", "en-GB"),
        ("Добрый день, где мой заказ?", "ru"),
        ("Добрий день, де моє замовлення?", "uk"),
        ("Καλημέρα σας", "el"),
        ("مرحبا، أين طلبي؟", "ar"),
        ("שלום, איפה ההזמנה שלי?", "he"),
        ("नमस्ते, मेरा ऑर्डर कहाँ है?", "hi"),
        ("你好，我的订单在哪里？", "zh"),
        ("注文はどこですか", "ja"),
        ("주문이 어디 있나요?", "ko"),
        ("สวัสดีครับ พัสดุของผมอยู่ที่ไหน", "th"),
        ("გამარჯობა, სად არის ჩემი შეკვეთა?", "ka"),
        ("Բարև, որտե՞ղ է իմ պատվերը", "hy"),
        ("வணக்கம், என் ஆர்டர் எங்கே?", "ta"),
        ("নমস্কার, আমার অর্ডার কোথায়?", "bn"),
        ("ሰላም፣ ትዕዛዜ የት ነው?", "am"),
        ("Мой заказ DELL, 30418", "ru"),
        ("The word is да, in Russian", "en-GB"),
        ("42!", "en-GB"),
        ("", "en-GB"),
    ],
)
def test_a_line_in_other_letters_is_of_their_language(line, language):
    assert language_of(line, ("en-GB",)) == language


def test_a_wish_that_is_written_in_these_letters_is_kept():
    assert language_of("Здравейте", ("bg",)) == "bg"
    assert language_of("注文", ("ja",)) == "ja"


def test_the_language_of_the_scenario_comes_before_a_guess():
    assert language_of("Здравейте", ("en-GB", "bg")) == "bg"


def test_without_a_wish_there_is_none():
    assert language_of("Hello", ("", "")) == ""


def test_a_customer_with_an_english_voice_says_a_russian_line_in_russian():
    said = utterance("Мне вернули 5 ₽", Voice("en-GB", "female"), "en", 5)
    assert (said.language, said.gender, said.text) == ("ru", "female", "Мне вернули пять рублей")


def test_an_option_in_other_letters_is_read_in_their_language():
    assert option(1, "Добрый день, сейчас проверю", Voice("en-GB", "male"), "en").language == "ru"


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("The word is да, in Russian", "en-GB", ["да"]),
        ("My p\u0430rcel is late", "en", ["p\u0430rcel"]),
        ("Das Wort да, und да", "de", ["да"]),
        ("Мой заказ из IKEA, Wi-Fi и 5G", "ru", []),
        ("Мой з\u0061каз", "ru", ["з\u0061каз"]),
        ("Вона сказала так", "uk", []),
        ("Он сказал 你好", "ru", ["你好"]),
        ("注文 is 注文", "ja", []),
        ("订单", "zh", []),
        ("订单", "zh-TW", []),
        ("订单", "en", ["订单"]),
        ("注文はどこ", "zh", ["注文はどこ"]),
        ("Tシャツ", "ja", []),
        ("A resistor of 5 Ω, or a µ more", "en", []),
        ("Café, naïve, Łódź", "en", []),
        ("", "en", []),
        ("да", "", ["да"]),
    ],
)
def test_words_in_letters_that_a_language_does_not_have(text, language, words):
    assert words_in_other_letters(text, language) == words
