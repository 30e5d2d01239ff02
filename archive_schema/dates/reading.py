"""Typed dates read: what people write in English, Russian and Kazakh, and in ISO or EDTF.

Words are looked up, gathered into groups of one date each, and the words between them say how the
groups hang together. Nothing is guessed: a word that is not known, a missing year, a day and month
that could be either, is refused with what to write.
"""

import re
from dataclasses import dataclass, field, replace

from archive_schema.dates import spans
from archive_schema.dates.words import MEANINGS, Meaning

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


class NotRead(ValueError):
    """Typed words that stand for no date, or for more than one."""


def advice(language: str | None) -> str:
    """The forms that are understood, in the language asked for."""
    code = language[:2] if language and language[:2] in _ADVICE else "en"
    return _ADVICE[code] + _EXAMPLES[code] + "."


@dataclass(frozen=True)
class _Group:
    """The pieces of one date as typed; a month over 12 is the code of a season, quarter or half."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: str = ""
    qualifier: str = ""
    part: bool = False
    ordinal: int | None = None
    half: bool = False

    @property
    def is_empty(self) -> bool:
        return self.year is None and self.month is None and self.day is None and not self.decade


@dataclass
class _Sentence:
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    joiners: list[str] = field(default_factory=list)
    markers: set[str] = field(default_factory=set)


# Fixed turns of phrase, told before the words are looked at one by one.
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"\b(no|not) later than\b|\bне поз(днее|же)\b", " by "),
    (r"\b(no|not) (earlier than|before)\b|\bне ран(ее|ьше)\b|\bерте емес\b", " notbefore "),
    (r"\bor (later|after)\b|\bonwards?\b", " notbefore "),
    (r"\bor (earlier|before)\b", " by "),
    (r"\(?қоса алғанда\)?", " inclusive "),
    (r"\bmid[- ]", "mid "),
    (r"\b(\d+)\s*(?:st|nd|rd|th)\b", r"\1"),
    (r"\b(\d)-(?:й|го|м|ый|ой|ом|ое|ая|ші|шы|інші|ыншы)\b", r"\1"),
    (r"\b(\d{3})0(?:s|-(?:е|х|ми|жылдар\w*))\b", r"\1x"),
)
_UNKNOWN = {
    "day": r",?\s*\(?(day unknown|день неизвестен|күні белгісіз)\)?$",
    "month": r",?\s*\(?(month unknown|месяц неизвестен|айы белгісіз)\)?$",
    "both": r",?\s*\(?(month and day unknown|месяц и день неизвестны|айы мен күні белгісіз)\)?$",
    "end": r",?\s*\(?(end unknown|окончание неизвестно|аяқталуы белгісіз)\)?$",
    "start": r",?\s*\(?(start unknown|начало неизвестно|басталуы белгісіз)\)?$",
}
_HOUR = r"(~?)(\d{1,2})(?::(\d{2})(?::(\d{2}))?\s*([ap]\.?m\b\.?)?|\s*([ap]\.?m\b\.?))"
_ABOUT = r"(?:(?:approximately|about|around|около|примерно|шамамен)\s+)"
_CLOCK = re.compile(
    rf"(?:(?:\b(?:at|from|в|с|сағат)\s+)|,\s*|\s|^|(?<=\d)t)({_ABOUT}?){_HOUR}"
    rf"(?:\s*(?:–|-|\bto\b|\buntil\b|\bдо\b)\s*({_ABOUT}?){_HOUR})?"
)
_ZONE = re.compile(r"\s*\(?\b(utc(?:[+-]\d{1,2}(?::\d{2})?)?|[a-z]+/[a-z_]+)\)?$|(?<=\d)(z|[+-]\d{2}:\d{2})$")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_TOKEN = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d{3}x|\d+|[^\W\d_]+\d?|[–~?,.()/-]|\S")
_DASHES = str.maketrans({"—": "–", "−": "-", "‑": "-", "‐": "-", "‒": "–", "ё": "е", "\u00a0": " "})


def read_words(text: str) -> dict[str, str]:
    """EDTF, printed words, times and zone (only what is there) for typed words.

    Raises `NotRead`, or `spans.SpanError` for a date there cannot be.
    """
    typed = " ".join(text.split())
    if not typed:
        raise NotRead("The date is empty")
    if re.match(r"[\d.\[{/]", typed) and (edtf := _as_edtf(typed)):
        return {"edtf": edtf}
    folded = typed.casefold().translate(_DASHES)
    found: dict[str, str] = {"printed": typed}
    folded = _take_clock(folded, found)
    folded = _NUMERIC.sub(_numeric, folded)
    unknown, folded = _take_unknown(folded)
    for pattern, instead in _PHRASES:
        folded = re.sub(pattern, instead, folded)
    sentence = _gather(folded, typed)
    found["edtf"] = _compose(sentence, unknown, typed)
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


def _take_clock(folded: str, found: dict[str, str]) -> str:
    zone = _ZONE.search(folded)
    clock = _CLOCK.search(folded)
    if clock is None:
        return folded
    if zone is not None:
        found["zone"] = _zone_name(zone[1] or zone[2])
        folded = folded[: zone.start()]
    parts = clock.groups()
    found["time_from"] = _time(parts[:7])
    if parts[8 + 1] is not None:
        found["time_to"] = _time(parts[7:])
    return (folded[: clock.start()] + " " + folded[clock.end():]).strip(" ,")


def _zone_name(zone: str) -> str:
    if "/" in zone:
        return "/".join("_".join(word.capitalize() for word in part.split("_")) for part in zone.split("/"))
    return "UTC" if zone == "z" else zone.upper()


def _time(parts: tuple[str | None, ...]) -> str:
    about, tilde, hour, minute, second, noon, bare = parts
    half = (noon or bare or "")[:1]
    number = int(hour or 0)
    if half and not 1 <= number <= 12 or number > 24 or int(minute or 0) > 59 or int(second or 0) > 59:
        raise NotRead("There is no such time of day")
    number = number % 12 + (12 if half == "p" else 0) if half else number
    return ("~" if about or tilde else "") + f"{number:02d}:{minute or '00'}" + (f":{second}" if second else "")


def _numeric(found: re.Match[str]) -> str:
    first, mark, second, year = int(found[1]), found[2], int(found[3]), found[4]
    if len(year) == 2:
        raise NotRead(f"“{found[0]}” has a year of two digits: write all four")
    day_first, month_first = f"{year}-{second:02d}-{first:02d}", f"{year}-{first:02d}-{second:02d}"
    if mark == "." or first > 12 or first == second:  # with full stops the day always comes first
        return f" {day_first} "
    if second > 12:
        return f" {month_first} "
    raise NotRead(f"“{found[0]}” could be {day_first} (day first) or {month_first} (month first): write one of these")


def _take_unknown(folded: str) -> tuple[str, str]:
    for what in ("both", "day", "month", "end", "start"):
        if (match := re.search(_UNKNOWN[what], folded)) is not None:
            return what, folded[: match.start()]
    return "", folded


def _gather(folded: str, typed: str) -> _Sentence:
    sentence = _Sentence()
    tokens = _TOKEN.findall(folded)
    for place, token in enumerate(tokens):
        role, value = _meaning(token, tokens, place, typed)
        if role in ("month_from", "part_from", "year_from"):
            if role != "year_from":
                _put(sentence, ("month", value), typed)
            rest = [_meaning(t, tokens, i, typed)[0] for i, t in enumerate(tokens) if i > place]
            if {"year", "num", "month", "iso"} & set(rest):
                _join(sentence, "to")
        elif role in ("to", "and", "or", "on_to", "do"):
            _joining(sentence, role)
        elif role in ("between", "from", "since", "until", "before", "by", "after", "not_before", "night", "inclusive"):
            sentence.markers.add(role)
        elif role not in ("noise", "month_word", "year_word", "year_of", "year_to"):
            _put(sentence, (role, value), typed)
    while len(sentence.groups) > 1 and sentence.groups[-1].is_empty:
        sentence.groups.pop()
        sentence.markers.add("trailing_" + sentence.joiners.pop())
    return sentence


def _meaning(token: str, tokens: list[str], place: int, typed: str) -> Meaning:
    if token[0].isdigit():
        if "-" in token:
            return "iso", token
        if token.endswith("x"):
            return "decade", token.upper()
        return ("year" if len(token) == 4 else "num"), int(token)
    if token == "-":  # between two dates a hyphen is a dash; elsewhere it glues words
        return "to", ""
    if token in (",", ".", "(", ")"):
        return "noise", ""
    if token not in MEANINGS:
        raise NotRead(f"“{token}” is not understood in the date “{typed}”")
    return MEANINGS[token]


def _join(sentence: _Sentence, role: str) -> None:
    sentence.groups.append(_Group())
    sentence.joiners.append(role)


def _joining(sentence: _Sentence, role: str) -> None:
    """A word between two dates; before the first date it is a marker ("до 2016 г.", "по февраль")."""
    if sentence.groups[-1].is_empty:
        if len(sentence.groups) == 1:
            sentence.markers.add("until" if role == "to" else role)
        return
    _join(sentence, role)


def _put(sentence: _Sentence, meaning: Meaning, typed: str) -> None:
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
        raise NotRead(f"The date “{typed}” is not understood")
    sentence.groups[-1] = new


def _once(group: _Group, typed: str, **given: int) -> _Group:
    """The group with one more piece; a piece given twice is two dates run together."""
    for name in given:
        if getattr(group, name) is not None:
            raise NotRead(f"“{typed}” holds two dates and not how they belong together")
    return replace(group, **given)  # type: ignore[arg-type]


def _coded(group: _Group, role: str, number: int, typed: str) -> _Group:
    ordinal = number or group.ordinal or group.day or 0
    if not 1 <= ordinal <= (4 if role == "quarter" else 2):
        raise NotRead(f"“{typed}” does not say which {role} of the year")
    return replace(group, ordinal=ordinal, half=role == "half",
                   day=None if not number and not group.ordinal else group.day,
                   month=(32 if role == "quarter" else 39) + ordinal if group.month is None else group.month)


def _compose(sentence: _Sentence, unknown: str, typed: str) -> str:
    groups, markers = _shared(sentence), sentence.markers
    if all(group.is_empty for group in groups):
        raise NotRead(f"There is no date in “{typed}”")
    dates = [_edtf(group, typed) for group in groups]
    if len(dates) == 1:
        return _single(dates[0], groups[0], sentence, unknown)
    if unknown:
        raise NotRead(f"The date “{typed}” is not understood")
    joiners = set(sentence.joiners)
    if "between" in markers and len(dates) == 2:
        return f"[{dates[0]}..{dates[1]}]"
    if joiners <= {"to", "do", "on_to"} and len(dates) == 2:
        return f"{dates[0]}/{dates[1]}"
    if joiners == {"and"} and not markers:
        return "{" + ",".join(dates) + "}"
    if joiners == {"or"} and not markers:
        return "[" + ",".join(dates) + "]"
    raise NotRead(f"“{typed}” does not say how its dates belong together")


def _single(date: str, group: _Group, sentence: _Sentence, unknown: str) -> str:
    markers = sentence.markers - {"trailing_to", "trailing_and"}
    before = bool(markers & {"before", "do", "trailing_do"})
    if unknown in ("day", "month", "both"):
        return date + {"day": "-XX", "month": "-XX", "both": "-XX-XX"}[unknown]
    if "night" in markers:
        return _night(date, markers)
    if unknown == "end" or unknown == "start":
        return f"{date}/" if unknown == "end" else f"/{date}"
    if "until" in markers or "inclusive" in markers:
        return f"../{date}"
    if before and not markers & {"from", "since"}:
        return _before(date, group, "before" in markers)
    if "by" in markers:
        return f"[..{date}]"
    if "not_before" in markers:
        return f"[{date}..]"
    if "after" in markers:
        later = spans.atom(date)
        return f"[{date}..]" if group.part or later.qualifier or later.month > 12 else f"[{later.next().text}..]"
    if markers & {"since", "from"}:
        return f"{date}/.."
    if markers & {"between", "trailing_or"}:
        raise NotRead("Only one date is given, and two are announced")
    return date


def _before(date: str, group: _Group, exclusive: bool) -> str:
    """Before a year or month its first day is out. "До 19 мая" is read with the 19th, the wider reading."""
    end = spans.atom(date)
    if group.part or end.qualifier or end.month > 12 or end.unit == "decade" or end.unit == "day" and not exclusive:
        return f"[..{date}]"
    return f"[..{end.previous().text}]"


def _night(date: str, markers: set[str]) -> str:
    """"In the night to the 6th" lies between the 5th and the 6th; "the night of the 6th" can be either night."""
    day = spans.atom(date)
    if day.unit != "day" or day.qualifier:
        raise NotRead("A night needs its day")
    if "on_to" in markers or "trailing_on_to" in markers:
        return f"{day.previous().text}/{date}"
    return f"[{day.previous().text}..{day.next().text}]"


def _shared(sentence: _Sentence) -> list[_Group]:
    """Groups with what they share filled in: "19–23 May 2016", "May 19–23, 2016", "2016 ж. 19–23 мамыр"."""
    groups = sentence.groups
    years = [group.year for group in groups if group.year is not None]
    filled = []
    for place, group in enumerate(groups):
        other = groups[place + 1] if place + 1 < len(groups) else groups[place - 1]
        if group.month is None and group.day is not None and len(groups) > 1:
            group = replace(group, month=other.month)
            group = replace(group, qualifier=group.qualifier or other.qualifier)
            if place + 1 < len(groups) and not groups[place + 1].qualifier:
                groups[place + 1] = replace(groups[place + 1], qualifier=group.qualifier)
        if group.year is None and years and not group.decade:
            group = replace(group, year=years[-1] if place == 0 else years[0])
        filled.append(group)
    return filled


def _edtf(group: _Group, typed: str) -> str:
    if group.decade and group.year is None and group.month is None:
        return group.decade + group.qualifier
    if group.year is None:
        raise NotRead(f"The year is missing in “{typed}”")
    if group.day is not None and group.month is None:
        raise NotRead(f"The month is missing in “{typed}”")
    pieces = [f"{group.year:04d}"] + [f"{number:02d}" for number in (group.month, group.day) if number is not None]
    return "-".join(pieces) + group.qualifier
