"""English abbreviations, and the addresses of mail and web, in full words."""

from __future__ import annotations

import re

_TITLES = {
    "Mr": "Mister",
    "Mrs": "Missus",
    "Ms": "Miz",
    "Messrs": "Messers",
    "Prof": "Professor",
    "Rev": "Reverend",
    "Hon": "Honourable",
    "Capt": "Captain",
    "Sgt": "Sergeant",
    "Lt": "Lieutenant",
}
_STREETS = {"Rd": "Road", "Ave": "Avenue", "Blvd": "Boulevard", "Ln": "Lane", "Sq": "Square", "Cres": "Crescent", "Pl": "Place"}
# With its full stop, in any place.
_DOTTED = {
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "et cetera",
    "vs.": "versus",
    "approx.": "approximately",
    "incl.": "including",
    "excl.": "excluding",
    "dept.": "department",
    "govt.": "government",
    "mgr.": "manager",
    "asst.": "assistant",
    "appt.": "appointment",
    "acct.": "account",
    "est.": "estimated",
    "max.": "maximum",
    "attn.": "attention",
    "tel.": "telephone",
    "ltd.": "limited",
    "corp.": "corporation",
    "p.s.": "P S",
}
# Without one.
_PLAIN = {
    "e.g": "for example",
    "eg": "for example",
    "i.e": "that is",
    "vs": "versus",
    "approx": "approximately",
    "etc": "et cetera",
    "w/o": "without",
    "w/": "with",
    "c/o": "care of",
    "a/c": "account",
    "n/a": "not applicable",
    "asap": "as soon as possible",
    "b/c": "because",
    "dept": "department",
    "ltd": "limited",
    "and/or": "and or",
    "24/7": "twenty-four seven",
}
# Words that begin a sentence where a name would stand after "St": the full stop was the end of the one before.
_STARTS = (
    "It|The|I|We|He|She|They|And|But|That|This|You|Your|My|There|Please|No|Yes|What|When|Where|Why|How|So|If|Is|A|An|In|On|At"
)
_SENTENCE_ENDS = rf"(?=\s*$|\s*\n|[”\"’)]|\s+(?-i:{_STARTS})\b)"

_MAIL = re.compile(r"(?<![\w.@])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?<![\w.@/])(?:https?://(?:www\.)?|www\.)[\w-]+(?:\.[\w-]+)*(?:/[\w/.-]*[\w/])?(?:\?\S*[\w=])?")
_WEB_SIGNS = {".": " dot ", "/": " slash ", "@": " at ", "-": " dash ", "_": " underscore ", "+": " plus "}
_TITLE = re.compile(rf"\b({'|'.join(_TITLES)})(?:\.|\b)(?=\s+(?:[A-Z&]|and\b))")
_DOCTOR = re.compile(r"(?<!\w)Drs?\.?(?=\s+[A-Z])")
_HOUSE = r"(?<!\w)\d+[A-Za-z]?(?:/\d+)?,?(?:\s[A-Z][\w'’]*\.?)+"
_NUMBERED = re.compile(rf"({_HOUSE}\s)(St|Dr)(?![\w'’])(\.?)(?=\s+[A-Z]|,|\s*$)")
_SAINT = re.compile(rf"(?<!\w)St\.?(?=\s(?!(?:{_STARTS})\b)[A-Z])")
_SAINTS = (
    "Agnes|Albans?|Andrews?|Annes?|Anns?|Asaph|Austell|Bernard|Catherine|Christopher|Clement|Davids?|Edmunds?|Francis|George|Giles|"
    "Helens?|Helier|Ives|James|Johns?|Joseph|Kitts|Leonards?|Louis|Lucia|Lucie|Luke|Margarets?|Mark|Martin|Marys?|Matthew|Michael|"
    "Moritz|Neots|Nicholas|Pancras|Patrick|Pauls?|Peters?|Petersburg|Stephen|Thomas|Tropez|Valentine|Vincent"
)
_STREET_BEFORE_CITY = re.compile(rf"(?<=[a-z,] )([A-Z][\w'’]+ )St\.?(?= (?!(?:{_SAINTS})\b)[A-Z])")
_STREET_ENDED = re.compile(rf"(?<=[a-z'’]\s)(St|Dr|{'|'.join(_STREETS)})\.{_SENTENCE_ENDS}")
_STREET = re.compile(rf"(?<=[A-Za-z'’]\s)(?<![a-z]\sthe\s)(St|Dr|{'|'.join(_STREETS)})(?![\w'’])(?:\.(?!\w))?")
_DOTTED_PATTERN = re.compile(
    rf"(?<![\w.])({'|'.join(map(re.escape, _DOTTED))}){_SENTENCE_ENDS}"
    rf"|(?<![\w.])({'|'.join(map(re.escape, _DOTTED))})",
    re.IGNORECASE,
)
_PLAIN_PATTERN = re.compile(rf"(?<![\w./])({'|'.join(map(re.escape, _PLAIN))})(?![\w/]|\.\w)", re.IGNORECASE)
_PAGES = re.compile(r"(?<!\w)(pp?)\.\s?(?=\d)")
_AMPERSAND = re.compile(r"\s?&\s?")
_WEEKDAYS = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Tues": "Tuesday",
    "Wed": "Wednesday",
    "Thu": "Thursday",
    "Thur": "Thursday",
    "Thurs": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
_DAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_DAY_END = r"(?:day|sday|nesday|rsday|urday)?\b"
_DAYS = re.compile(rf"\b({_DAY}){_DAY_END}\s?[-–]\s?({_DAY}){_DAY_END}")
_ONE_DAY = re.compile(rf"\b({_DAY})(?:\.,?|,)?(?=\s\d)")


def addresses(text: str) -> str:
    """Mail and web addresses with their signs as words."""
    text = _MAIL.sub(lambda match: _address(match.group()), text) if "@" in text else text
    return _WEB.sub(lambda match: _address(re.sub(r"^https?://|\?.*", "", match.group())), text)


def abbreviations(text: str) -> str:
    """The abbreviations of titles, streets, weekdays and everyday words in full; others stay as they are."""
    text = _streets(_TITLE.sub(lambda match: _TITLES[match.group(1)], text))
    text = _DOTTED_PATTERN.sub(_dotted, text)
    text = _PLAIN_PATTERN.sub(lambda match: _PLAIN[match.group(1).lower()], text)
    text = _PAGES.sub(lambda match: "page " if match.group(1) == "p" else "pages ", text)
    text = _DAYS.sub(lambda match: f"{_WEEKDAYS[match.group(1)]} to {_WEEKDAYS[match.group(2)]}", text)
    text = _ONE_DAY.sub(lambda match: _WEEKDAYS[match.group(1)], text)
    return _AMPERSAND.sub(" and ", text) if "&" in text else text


def _streets(text: str) -> str:
    """Tell streets from saints, and drives from doctors, by what stands around them."""
    if not re.search(rf"\b(?:St|Drs?|{'|'.join(_STREETS)})\b", text):
        return text
    full = {"St": "Street", "Dr": "Drive", **_STREETS}
    text = _STREET_ENDED.sub(lambda match: full[match.group(1)] + ".", text)
    text = _NUMBERED.sub(lambda match: match.group(1) + full[match.group(2)], text)
    text = _DOCTOR.sub(lambda match: "Doctors" if "s" in match.group() else "Doctor", text)
    text = _STREET_BEFORE_CITY.sub(r"\1Street", text)
    text = _SAINT.sub("Saint", text)
    return _STREET.sub(lambda match: full[match.group(1)], text)


def _dotted(match: re.Match[str]) -> str:
    """An abbreviation in full, its full stop kept where it ends the sentence as well."""
    return _DOTTED[match.group(1).lower()] + "." if match.group(1) else _DOTTED[match.group(2).lower()]


def _address(written: str) -> str:
    prefix = "W W W dot " if written.startswith("www.") else ""
    signs = (_WEB_SIGNS.get(sign, sign) for sign in written.removeprefix("www."))
    return prefix + " ".join("".join(signs).split())
