"""Typed dates read: what people write in English, Russian and Kazakh, and in ISO or EDTF.

Words are looked up, gathered into groups of one date each, and the words between them say how the
groups hang together. Nothing is guessed: a word that is not known, a missing year, a day and month
that could be either, is refused with what to write.
"""

import re
from dataclasses import replace

from archive_schema.dates import spans
from archive_schema.dates.clock import take_clock
from archive_schema.dates.groups import Group, InDoubt, NotRead, Sentence, compose
from archive_schema.dates.phrases import PHRASES
from archive_schema.dates.words import MEANINGS, Meaning
from archive_schema.labels import LANGUAGES, Label
from archive_schema.messages import Message

_EXAMPLES = {
    "en": "2015-05; 19 May 2016; May 2015; late June 2015; about 2015; before 2016; since 2011; "
          "19–23 May 2016 (lasting); between 19 and 23 May 2016 (some time within); first half of 2015",
    "ru": "2015-05; 19.05.2016; 19 мая 2016 г.; май 2015 г.; конец июня 2015 г.; около 2015 г.; до 2016 г.; "
          "с 2011 г.; 19–23 мая 2016 г. (длилось); между 19 и 23 мая 2016 г. (когда-то в эти дни); весной 2016",
    "kk": "2015-05; 19.05.2016; 2016 жылғы 19 мамыр; 2016 ж. мамыр; 2015 ж. маусымның соңы; шамамен 2015 ж.; "
          "2016 жылға дейін; 2011 жылдан бері; 2016 ж. 19–23 мамыр (созылды); "
          "2016 ж. 19 және 23 мамыр аралығында (осы күндердің бірінде)",
}
_ADVICE = {"en": "Write it in one of these ways: ", "ru": "Напишите одним из этих способов: ",
           "kk": "Мына түрлердің бірімен жазыңыз: "}


ADVICE = Label(*(_ADVICE[code] + _EXAMPLES[code] + "." for code in LANGUAGES))
"""The forms that are understood."""


def advice(language: str | None) -> str:
    """The forms that are understood, in the language asked for."""
    return ADVICE.in_(language or "en")


_UNKNOWN = {
    "day": r",?\s*\(?(day unknown|день неизвестен|күні белгісіз)\)?$",
    "month": r",?\s*\(?(month unknown|месяц неизвестен|айы белгісіз)\)?$",
    "both": r",?\s*\(?(month and day unknown|месяц и день неизвестны|айы мен күні белгісіз)\)?$",
    "end": r",?\s*\(?(end unknown|окончание неизвестно|аяқталуы белгісіз)\)?$",
    "start": r",?\s*\(?(start unknown|начало неизвестно|басталуы белгісіз)\)?$",
}
_LIKE_EDTF = re.compile(r"(?:[\[{]?(?:\.\.)?Y?-?[\dX]{4}|/|\.\./)[\dXYES?~%./,\[\]{} -]*")
_SOME_DAY = re.compile(
    r"^(?:(?:on )?(?:some|one|an unknown) day in|в один из дней|в неизвестный день) (.*)$"
    r"|^(.*?)(?:[дтн][ыі]ң) бір күні$")
_HALF_RANGE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})(?=\s*[–-]\s*\d{1,2}\.\d{1,2}\.(\d{4})(?!\d))")
_MONTH_YEAR = re.compile(r"(?<![\d./-])(\d{1,2})[./](\d{4})(?![\d./-])")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([./])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_TOKEN = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d{3}x|\d+|[^\W\d_]+\d?|[–~?,.()/-]|\S")
_DASHES = str.maketrans({"—": "–", "−": "-", "‑": "-", "‐": "-", "‒": "–", "ё": "е", "\u00a0": " "})


def read_words(text: str) -> dict[str, str]:
    """EDTF, printed words, times and zone (only what is there) for typed words.

    Raises `NotRead`, or `spans.SpanError` for a date there cannot be.
    """
    typed = " ".join(text.split())
    if not typed:
        raise NotRead(Message("The date is empty"))
    if _LIKE_EDTF.fullmatch(typed) and (edtf := _as_edtf(typed)):
        return {"edtf": edtf}
    folded = typed.casefold().translate(_DASHES)
    found: dict[str, str] = {"printed": typed}
    folded = take_clock(folded, found)
    folded = _HALF_RANGE.sub(lambda m: f" {m[3]}-{int(m[2]):02d}-{int(m[1]):02d} ", folded)
    folded = _YEAR_FIRST.sub(lambda m: f" {m[1]}-{int(m[3]):02d}-{int(m[4]):02d} ", folded)
    folded = _NUMERIC.sub(_numeric, folded)
    folded = _MONTH_YEAR.sub(lambda m: f" {m[2]}-{int(m[1]):02d} ", folded)
    unknown, folded = _take_unknown(folded)
    for pattern, instead in PHRASES:
        folded = re.sub(pattern, instead, folded)
    sentence = _gather(folded, typed)
    found["edtf"] = compose(sentence, unknown, typed)
    spans.read(found["edtf"])
    if re.fullmatch(r"[\d:T.Z+-]+", typed):
        del found["printed"]  # an ISO date with its time: nothing in it is words
    return found


def _as_edtf(typed: str) -> str:
    try:
        spans.read(typed)
    except spans.SpanError:
        if re.fullmatch(r"\d{4}-\d\d-\d\d|\d{4}[\d-]*/\d{4}[\d-]*", typed):
            raise  # written in ISO, but no such day, or its end before its start
        return ""
    return typed


def _numeric(found: re.Match[str]) -> str:
    first, mark, second, year = int(found[1]), found[2], int(found[3]), found[4]
    if len(year) == 2:
        raise InDoubt(Message("“{typed}” has a year of two digits: write all four", typed=found[0]))
    day_first, month_first = f"{year}-{second:02d}-{first:02d}", f"{year}-{first:02d}-{second:02d}"
    if mark == "." or first > 12 or first == second:  # with full stops the day always comes first
        return f" {day_first} "
    if second > 12:
        return f" {month_first} "
    told = Message("“{typed}” could be {day_first} (day first) or {month_first} (month first): write one of these",
                   typed=found[0], day_first=day_first, month_first=month_first)
    raise InDoubt(told, day_first, month_first)


def _take_unknown(folded: str) -> tuple[str, str]:
    if (match := _SOME_DAY.match(folded)) is not None:
        return "day", match[1] or match[2]
    for what in ("both", "day", "month", "end", "start"):
        if (match := re.search(_UNKNOWN[what], folded)) is not None:
            return what, folded[: match.start()]
    return "", folded


def _gather(folded: str, typed: str) -> Sentence:
    sentence = Sentence()
    tokens = _TOKEN.findall(folded)
    for place, token in enumerate(tokens):
        role, value = _meaning(token, tokens, place, typed)
        if role in ("month_from", "part_from", "year_from"):
            if role != "year_from":
                _put(sentence, ("month", value), typed)
            rest = [_meaning(t, tokens, i, typed)[0] for i, t in enumerate(tokens) if i > place]
            if {"year", "num", "month", "iso"} & set(rest):
                _join(sentence, "to")
        elif role in ("to", "and", "or", "on_to", "do", "comma"):
            _joining(sentence, role)
        elif role == "weekday":
            sentence.weekday = int(value)
        elif role in ("between", "from", "since", "until", "before", "by", "after", "not_before", "night", "inclusive"):
            sentence.markers.add(role)
        elif role not in ("noise", "month_word", "year_word", "year_of", "year_to"):
            _put(sentence, (role, value), typed)
    while len(sentence.groups) > 1 and sentence.groups[-1].is_empty:
        sentence.groups.pop()
        sentence.markers.add("trailing_" + sentence.joiners.pop())
    _take_late_year(sentence)
    return sentence


def _take_late_year(sentence: Sentence) -> None:
    """A year behind a word that follows its date: "19 мамырға дейін 2016", "6 қаңтарға қараған түні 2022"."""
    if not sentence.joiners or sentence.joiners[-1] not in ("do", "on_to"):
        return
    *_, before, last = sentence.groups
    if before.month is not None and before.year is None and last == Group(year=last.year):
        sentence.groups[-2:] = [replace(before, year=last.year)]
        sentence.markers.add("trailing_" + sentence.joiners.pop())


def _meaning(token: str, tokens: list[str], place: int, typed: str) -> Meaning:
    if token[0].isdecimal():
        if "-" in token:
            return "iso", token
        if token.endswith("x"):
            return "decade", token.upper()
        return ("year" if len(token) == 4 else "num"), int(token)
    if token == "-":  # between two dates a hyphen is a dash; elsewhere it glues words
        return "to", ""
    if token == "," and _in_list(tokens, place):
        return "comma", ""
    if token in (",", ".", "(", ")"):
        return "noise", ""
    if token not in MEANINGS:
        raise NotRead(Message("“{token}” is not understood in the date “{typed}”", token=token, typed=typed))
    return MEANINGS[token]


def _in_list(tokens: list[str], place: int) -> bool:
    """Whether a comma stands between days, as in "19, 21 and 23 May"."""
    day = re.compile(r"\d{1,2}")
    beside = tokens[max(place - 1, 0)], tokens[place + 1] if place + 1 < len(tokens) else ""
    return all(day.fullmatch(token) for token in beside)


def _join(sentence: Sentence, role: str) -> None:
    sentence.groups.append(Group())
    sentence.joiners.append(role)


def _joining(sentence: Sentence, role: str) -> None:
    """A word between two dates; before the first date it is a marker ("до 2016 г.", "по февраль")."""
    if sentence.groups[-1].is_empty:
        if len(sentence.groups) == 1:
            sentence.markers.add("until" if role == "to" else role)
        return
    _join(sentence, role)


def _put(sentence: Sentence, meaning: Meaning, typed: str) -> None:
    role, value = meaning
    group = sentence.groups[-1]
    if role == "iso":
        year, month, *day = str(value).split("-")
        new = replace(_once(group, year=int(year), month=int(month), typed=typed), day=int(day[0]) if day else None)
    elif role == "year":
        new = _once(group, year=int(value), typed=typed)
    elif role == "num":
        new = _once(group, day=int(value), typed=typed)
    elif role in ("month", "part_of_year", "part_from"):
        new = _once(group, month=int(value), typed=typed)
    elif role == "ordinal":
        new = replace(group, ordinal=int(value))
    elif role in ("quarter", "half"):
        new = _coded(group, role, int(value), typed)
    elif role == "decade":
        new = replace(group, decade=str(value))
    elif role == "part":
        new = replace(group, part=True)
    elif role in ("about", "perhaps"):
        mark = "~" if role == "about" else "?"
        new = replace(group, qualifier=mark if group.qualifier in ("", mark) else "%")
    else:
        raise NotRead(Message("The date “{typed}” is not understood", typed=typed))
    sentence.groups[-1] = new


def _once(group: Group, typed: str, **given: int) -> Group:
    """The group with one more piece; a piece given twice is two dates run together."""
    for name in given:
        if getattr(group, name) is not None:
            raise NotRead(Message("“{typed}” holds two dates and not how they belong together", typed=typed))
    return replace(group, **given)  # type: ignore[arg-type]


def _coded(group: Group, role: str, number: int, typed: str) -> Group:
    ordinal = number or group.ordinal or group.day or 0
    if not 1 <= ordinal <= (4 if role == "quarter" else 2):
        raise NotRead(Message("“{typed}” does not say which quarter of the year" if role == "quarter" else
                           "“{typed}” does not say which half of the year", typed=typed))
    return replace(group, ordinal=ordinal, half=role == "half",
                   day=None if not number and not group.ordinal else group.day,
                   month=(32 if role == "quarter" else 39) + ordinal if group.month is None else group.month)
