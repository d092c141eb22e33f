"""Tests of what is heard of figures, dates, codes and abbreviations."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.core.scenario.participants import Voice
from simulator.speech.spoken_form import spoken_form
from simulator.speech.utterance import TEXT_LENGTH, option, utterance
from tests.guard import GUARD

BRITISH = Voice("en-GB", "male")


def check(language, written, spoken):
    assert spoken_form(written, language) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("£5", "five pounds"),
        ("£1", "one pound"),
        ("£1.01", "one pound and one penny"),
        ("£12.50", "twelve pounds and fifty pence"),
        ("£0.50", "fifty pence"),
        ("£1,000!", "one thousand pounds!"),
        ("£1 000 000", "one million pounds"),
        ("€1,299.50", "one thousand two hundred and ninety-nine euros and fifty cents"),
        ("€1.299,50", "one thousand two hundred and ninety-nine euros and fifty cents"),
        ("20 €", "twenty euros"),
        ("EUR 20", "twenty euros"),
        ("5 zł", "five zlotys"),
        ("$19.99 a month", "nineteen dollars and ninety-nine cents a month"),
        ("US$5", "five US dollars"),
        ("¥500", "five hundred yen"),
        ("50p or 1p", "fifty pence or one penny"),
        ("£1.5m", "one point five million pounds"),
        ("£10k", "ten thousand pounds"),
        ("£2 million", "two million pounds"),
        ("£40–£50", "forty to fifty pounds"),
        ("£40-50", "forty to fifty pounds"),
        ("£5 - £10", "five to ten pounds"),
        ("it cost £40 – 5 of us paid", "it cost forty pounds – five of us paid"),
        ("£5/month", "five pounds per month"),
        ("a £40 charge", "a forty pound charge"),
        ("a £1.50 fee", "a one pound fifty fee"),
        ("the £40 you took", "the forty pounds you took"),
        ("£5+ a day", "five pounds or more a day"),
        ("29.50 in all", "twenty-nine fifty in all"),
        ("89.00", "eighty-nine"),
    ],
)
def test_money_is_said_with_its_unit_after_the_number(written, spoken):
    check("en-GB", written, spoken)


@pytest.mark.parametrize("sign", ["-£40", "−£40", "–£40", "£-40", "-40 pounds", "－40 pounds"])
def test_every_kind_of_minus_is_heard(sign):
    check("en-GB", f"There's {sign} on it.", "There's minus forty pounds on it.")


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("order 30418", "order three oh four one eight"),
        ("order no. 30418.", "order number three oh four one eight."),
        ("No. 30418 is mine", "Number three oh four one eight is mine"),
        ("my order #30418", "my order number three oh four one eight"),
        ("№ 12", "number twelve"),
        ("nos. 5 and 6", "numbers five and six"),
        ("Well. No. 3 times I said it.", "Well. No. three times I said it."),
        ("order 120 chairs", "order one hundred and twenty chairs"),
        ("order 500 chairs", "order five hundred chairs"),
        ("the card ending 4321", "the card ending four three two one"),
        ("account 12345678", "account one two three four, five six seven eight"),
        ("my ref. no. is 5512", "my reference number is five five one two"),
        ("my PIN is 0042", "my PIN is oh oh four two"),
        ("ext. 204", "extension two oh four"),
        ("Room 101", "Room one oh one"),
        ("AB-1204", "ay B, one two oh four"),
        ("Ref. AB-1204", "Reference ay B, one two oh four"),
        ("INV-2024-118", "I N V, two oh two four, one one eight"),
        ("SW1A 1AA", "S W one ay one ay ay"),
        ("X7Q9", "X seven Q nine"),
        ("Q4", "Q four"),
        ("COVID-19", "COVID nineteen"),
        ("iPhone12", "iPhone12"),
        ("007", "oh oh seven"),
    ],
)
def test_what_names_a_thing_is_read_out_sign_by_sign(written, spoken):
    check("en-GB", written, spoken)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("020 7946 0018", "oh two oh, seven nine four six, oh oh one eight"),
        ("+44 20 7946 0018", "plus four four, two oh, seven nine four six, oh oh one eight"),
        ("07700 900123", "oh seven seven oh oh, nine oh oh one two three"),
        ("07700900123", "oh seven seven oh, oh nine oh oh, one two three"),
        ("(555) 010-2345", "five five five, oh one oh, two three four five"),
        ("555-0123", "five five five, oh one two three"),
        ("0800 5577", "oh eight oh oh, five five seven seven"),
        ("call 999 now", "call nine nine nine now"),
        ("call 300 people", "call three hundred people"),
        ("4929 1234 5678 9012", "four nine two nine, one two three four, five six seven eight, nine oh one two"),
        ("12-34-56", "one two, three four, five six"),
    ],
)
def test_numbers_of_telephones_and_banks_are_read_digit_by_digit(written, spoken):
    check("en-GB", written, spoken)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("on 2024-11-30", "on the thirtieth of November twenty twenty-four"),
        ("30/11/2024", "the thirtieth of November twenty twenty-four"),
        ("30.11.2024", "the thirtieth of November twenty twenty-four"),
        ("30/11/98", "the thirtieth of November nineteen ninety-eight"),
        ("03/04/2024", "the third of April twenty twenty-four"),
        ("3 March", "the third of March"),
        ("the 1st of May", "the first of May"),
        ("November 30, 2024", "the thirtieth of November twenty twenty-four"),
        ("Mon 30 Nov.", "Monday the thirtieth of November"),
        ("in May 2024", "in May twenty twenty-four"),
        ("Mon–Fri", "Monday to Friday"),
        ("08:00", "eight o'clock"),
        ("8:30", "eight thirty"),
        ("9:05", "nine oh five"),
        ("14:10", "two ten p.m."),
        ("17:00", "five p.m."),
        ("00:00", "midnight"),
        ("0:30", "twelve thirty a.m."),
        ("9am", "nine a.m."),
        ("3 pm.", "three p.m."),
        ("8.30 pm", "eight thirty p.m."),
        ("at 8.30 tonight", "at eight thirty tonight"),
        ("9–11 am", "nine to eleven a.m."),
        ("08:00–17:00", "eight o'clock to five p.m."),
        ("24/7", "twenty-four seven"),
        ("in 2019", "in twenty nineteen"),
        ("1998", "nineteen ninety-eight"),
        ("in 2000 cases", "in two thousand cases"),
        ("2019–2024", "twenty nineteen to twenty twenty-four"),
        ("the 1990s", "the nineteen nineties"),
        ("the '90s", "the nineties"),
    ],
)
def test_dates_and_times_are_said_in_words(written, spoken):
    check("en-GB", written, spoken)


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("en-GB", "the third of April twenty twenty-four"),
        ("en-US", "March fourth twenty twenty-four"),
        ("en", "three four twenty twenty-four"),
    ],
)
def test_which_figure_is_the_month_is_told_by_the_country_alone(language, spoken):
    check(language, "03/04/2024", spoken)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Ms. Lane", "Miz Lane"),
        ("Ms Lane's", "Miz Lane's"),
        ("MS Word", "MS Word"),
        ("Mr. & Mrs. Hall", "Mister and Missus Hall"),
        ("Dr. Park", "Doctor Park"),
        ("12 Elm Dr.", "twelve Elm Drive."),
        ("of 3/4 St. James's St. rang", "of three slash four Saint James's Street rang"),
        ("near St Ives", "near Saint Ives"),
        ("at Baker St. London", "at Baker Street London"),
        ("221 Baker St, London", "two hundred and twenty-one Baker Street, London"),
        ("on Baker St. It rains.", "on Baker Street. It rains."),
        ("27 Elm Rd.", "twenty-seven Elm Road."),
        ("e.g. this, i.e. that", "for example this, that is that"),
        ("and so on, etc.", "and so on, et cetera."),
        ("etc. And more", "et cetera. And more"),
        ("vs. them", "versus them"),
        ("approx. 5 kg", "approximately five kilograms"),
        ("w/o it, c/o me", "without it, care of me"),
        ("pp. 3-5", "pages three to five"),
        ("Q&A", "Q and A"),
        ("the U.S. office", "the U.S. office"),
        ("help@hearth.example", "help at hearth dot example"),
        ("www.shop.example/returns.", "W W W dot shop dot example slash returns."),
        ("https://a.example/r?t=12 again", "a dot example slash r again"),
    ],
)
def test_abbreviations_and_addresses_are_said_in_full(written, spoken):
    check("en-GB", written, spoken)


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("1 000 000 people", "one million people"),
        ("1,250", "one thousand two hundred and fifty"),
        ("3.14", "three point one four"),
        ("0.05", "zero point zero five"),
        ("-5 or +5", "minus five or plus five"),
        ("5 < 6", "five is less than six"),
        ("2 + 3 = 5", "two plus three equals five"),
        ("version 1.2.3", "version one point two point three"),
        ("5-7 days", "five to seven days"),
        ("a 24-hour delay", "a twenty-four-hour delay"),
        ("5 – 7 days", "five to seven days"),
        ("all 10 – 5 of them", "all ten – five of them"),
        ("16:9", "sixteen to nine"),
        ("1st, 2nd, 21st", "first, second, twenty-first"),
        ("3/4", "three quarters"),
        ("1/2 an hour", "half an hour"),
        ("2 1/2", "two and a half"),
        ("2½", "two and a half"),
        ("8/10", "eight out of ten"),
        ("4/5 of us", "four fifths of us"),
        ("5%", "five per cent"),
        ("5–10 %", "five to ten per cent"),
        ("-5°C", "minus five degrees Celsius"),
        ("1 kg and 5kg", "one kilogram and five kilograms"),
        ("a 5 kg parcel", "a five kilogram parcel"),
        ("10 km/h", "ten kilometres an hour"),
        ("100 Mbps", "one hundred megabits per second"),
        ("2x", "two times"),
        ("6'2\"", "six foot two"),
        ("18+", "eighteen or more"),
    ],
)
def test_numbers_units_and_signs_are_said_in_words(written, spoken):
    check("en-GB", written, spoken)


@pytest.mark.parametrize("line", ["I never made that charge. I want it gone.", "No.", "I may, may I?", "It is the Ms. - or so."])
def test_a_line_without_any_of_that_stays_as_it_is(line):
    check("en-GB", line, line)


@pytest.mark.parametrize(
    ("language", "written", "spoken"),
    [
        ("de", "-40 €", "minus vierzig Euro"),
        ("de-AT", "1.299,50 €", "eintausendzweihundertneunundneunzig Euro und fünfzig Cent"),
        ("de", "am 30.11.2024", "am dreißigsten November zweitausendvierundzwanzig"),
        ("de", "der 2024-11-01", "der erste November zweitausendvierundzwanzig"),
        ("de", "um 14:30 Uhr", "um vierzehn Uhr dreißig"),
        ("de", "1.000.000", "1000000"),
        ("fr", "-40 €", "moins quarante euros"),
        ("fr", "1 299,50 €", "mille deux cent quatre-vingt-dix-neuf euros et cinquante centimes"),
        ("fr", "le 01/05/2024", "le premier mai deux mille vingt-quatre"),
        ("fr", "à 21h30", "à vingt et une heures trente"),
        ("fr", "5 £", "5 £"),
        ("es", "30/11/2024", "treinta de noviembre de dos mil veinticuatro"),
        ("it", "1,50 €", "un euro e cinquanta centesimi"),
        ("pt", "2,50 €", "dois euros e cinquenta cêntimos"),
        ("nl", "-40 €", "min veertig euro"),
        ("pl", "5 zł", "pięć złotych"),
        ("pl", "22,50 zł", "dwadzieścia dwa złote pięćdziesiąt groszy"),
        ("pl", "2024-11-30", "trzydziestego listopada dwa tysiące dwudziestego czwartego roku"),
        ("ru", "-40 руб.", "минус сорок рублей"),
        ("ru", "21 ₽", "двадцать один рубль"),
        ("ru", "03.03.2024 г.", "третьего марта две тысячи двадцать четвёртого года"),
        ("uk", "5 грн", "п'ять гривень"),
        ("uk", "2024-11-30", "тридцятого листопада дві тисячі двадцять четвертого року"),
        ("cs", "-40 Kč, 2024-11-30", "minus 40 Kč, 2024-11-30"),
        ("ja", "-5, ¥500", "-5, ¥500"),
        ("", "-5", "-5"),
    ],
)
def test_other_languages_have_in_words_what_is_certain_and_nothing_else(language, written, spoken):
    check(language, written, spoken)


def test_the_list_of_the_scenario_wins_over_every_rule():
    words = {"Ms": "mizzus", "30418": "thirty, four, eighteen", "GDPR": "gee £5"}
    said = spoken_form("Ms Lane asks for order 30418 and 30419 under GDPR.", "en", words)
    assert said == "mizzus Lane asks for order thirty, four, eighteen and thirty thousand four hundred and nineteen under gee £5."


def test_a_word_of_the_list_still_counts_as_the_name_behind_a_title():
    assert spoken_form("Ms Siobhan", "en", {"Siobhan": "shi-VAWN"}) == "Miz shi-vawn"


def test_an_utterance_says_the_words_and_the_number_of_an_option_stays_apart():
    assert utterance("That's **-£40**.", BRITISH, "en", 5).text == "That's minus forty pounds."
    assert option(2, "£5?", BRITISH, "en").text == "2: five pounds?"


def test_the_words_of_many_figures_do_not_make_a_line_endless():
    assert len(utterance("77777 " * 900, BRITISH, "en", 5).text) <= TEXT_LENGTH


@given(
    st.text(alphabet="0123456789.,:/-–−+£$€%°½#x'() ABCabcStNo\n", max_size=120),
    st.sampled_from(["en-GB", "en-US", "de", "fr", "pl", "ru"]),
)
def test_no_line_is_too_odd_to_be_said(line, language):
    assert isinstance(spoken_form(line, language), str)


@pytest.mark.parametrize("line", ["9" * 5_900, "9" * 5_000 + "th", "£" + "9" * 5_000, "1" + ",000" * 1_400, "9" * 5_000 + " €"])
@pytest.mark.parametrize("language", ["en-GB", "de", "ru"])
def test_a_number_without_end_is_said_somehow(line, language):
    assert spoken_form(line, language)


@given(st.text(alphabet="0123456789.,:/-£ ", max_size=60))
def test_no_digits_come_out_of_an_english_line_that_did_not_stand_in_it(line):
    said = spoken_form(f"{line}.", "en-GB")
    assert all(figure in line for figure in "".join(sign if sign.isdigit() else " " for sign in said).split())


_PHONEMES = """
import ctypes, sys
speech, system = ctypes.CDLL(sys.argv[1]), ctypes.CDLL(None)
system.fdopen.restype = ctypes.c_void_p
speech.espeak_Initialize(1, 0, None, 0)
speech.espeak_SetPhonemeTrace.argtypes = [ctypes.c_int, ctypes.c_void_p]
speech.espeak_SetPhonemeTrace(1, system.fdopen(1, b"w"))
on_sound = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(lambda *_: 0)
speech.espeak_SetSynthCallback(on_sound)
speech.espeak_Synth.argtypes = [ctypes.c_char_p, ctypes.c_size_t, *[ctypes.c_uint] * 4, ctypes.c_void_p, ctypes.c_void_p]
text = sys.argv[2].encode()
speech.espeak_Synth(text, len(text) + 1, 0, 1, 0, 1, None, None)
speech.espeak_Synchronize()
system.fflush(None)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or ctypes.util.find_library("espeak-ng") is None,
    reason="libespeak-ng is not installed or is no ELF library",
)
@pytest.mark.parametrize(
    ("written", "as_if_written"),
    [
        ("-£40", "minus forty pounds"),
        ("Ms Lane", "mizz Lane"),
        ("order 30418", "order three oh four one eight"),
        ("St. James's St.", "saint James's street"),
        ("3/4", "three quarters"),
        ("1 000 000", "one million"),
        ("AB-1204", "ay B, one two oh four"),
        ("08:00", "eight o'clock"),
    ],
)
def test_the_engine_pronounces_what_a_person_would_say(written, as_if_written):
    def phonemes(text):
        command = [sys.executable, "-c", _PHONEMES, ctypes.util.find_library("espeak-ng"), text]
        return subprocess.run(command, capture_output=True, timeout=GUARD, check=True, text=True).stdout.split()

    said = phonemes(spoken_form(written, "en-GB"))
    assert said == phonemes(as_if_written)
    assert said
    assert said != phonemes(written)
