"""A span of days in words: English, Russian, Kazakh, each date in the case its sentence asks for.

Every form said here is read back by `reading` to the same EDTF (a property the tests hold).
"""

import re
from typing import Literal

from archive_schema.dates import words as w
from archive_schema.dates.spans import Atom, Span, SpanError

Part = Literal["", "early", "mid", "late"]
PARTS_IN_ORDER: tuple[Part, ...] = ("early", "", "mid", "late")
"""The undivided month stands between its early and its middle part."""

_WORD = re.compile(r"[^\W\d_]+")
_NAMES: dict[str, dict[str, str]] = {
    "en": {"about": "about", "perhaps": "perhaps", "and": "and", "or": "or", "end": "end unknown",
           "start": "start unknown", "day": "day unknown", "month": "month unknown",
           "both": "month and day unknown"},
    "ru": {"about": "примерно", "perhaps": "возможно,", "and": "и", "or": "или", "end": "окончание неизвестно",
           "start": "начало неизвестно", "day": "день неизвестен", "month": "месяц неизвестен",
           "both": "месяц и день неизвестны"},
    "kk": {"about": "шамамен", "perhaps": "мүмкін,", "and": "және", "or": "немесе", "end": "аяқталуы белгісіз",
           "start": "басталуы белгісіз", "day": "күні белгісіз", "month": "айы белгісіз",
           "both": "айы мен күні белгісіз"},
}


def part_of(printed: str) -> Part:
    """Whether printed words say early, middle or late ("late June", "в начале мая", "жылдың соңында")."""
    dates = re.sub(r"\b(end|start) unknown", "", printed.casefold().replace("ё", "е"))
    for word in _WORD.findall(dates):
        role, name = w.MEANINGS.get(word, ("", ""))
        if role == "part":
            return "early" if name == "early" else "mid" if name == "mid" else "late"
    return ""


def is_night(printed: str) -> bool:
    """Whether printed words speak of a night."""
    found = _WORD.findall(printed.casefold())
    return any(w.MEANINGS.get(word, ("", ""))[0] == "night" for word in found)


def say(span: Span, edtf: str, printed: str, language: str) -> str:
    """The span in words of "en", "ru" or "kk" (a tag such as "ru-KZ" will do).

    `printed` lends what EDTF cannot carry: early, middle, late; night. A rare EDTF form is given as it is.
    """
    language = language[:2] if language[:2] in _NAMES else "en"
    if is_night(printed) and (night := _night(span, language)):
        return night
    if span.shape == "one":
        return _one(span.members[0], part_of(printed), language)
    if span.shape == "lasting":
        return _lasting(span, part_of(printed), language)
    if span.shape == "between":
        return _between(span, language)
    if span.shape in ("any_of", "all_of"):
        joiner = _NAMES[language]["or" if span.shape == "any_of" else "and"]
        if len(span.members) == 2 and span.members[0].unit == span.members[1].unit:
            left, right, _ = _pair(*span.members, "nom", language)
            return f"{left} {joiner} {right}"
        return f" {joiner} ".join(_full(one, "nom", language) for one in span.members)
    return edtf


def clock(time_from: str, time_to: str, zone: str, language: str) -> str:
    """The time of day as an ending: ", 09:00–14:00 (Asia/Almaty)"; "" when there is none."""
    about = {"ru": "около ", "kk": "шамамен "}.get(language[:2], "about ")
    dash = " – " if "~" in time_from + time_to else "–"
    times = dash.join(time.replace("~", about) for time in (time_from, time_to) if time)
    if times and time_to and not time_from:
        times = "–" + times
    return (f", {times}" if times else "") + (f" ({zone})" if zone else "")


def _one(one: Atom, part: Part, language: str) -> str:
    if one.unit in ("day_unknown", "month_unknown"):
        key = "day" if one.unit == "day_unknown" else "both" if one.text.endswith("XX-XX") else "month"
        return f"{_full(one, 'nom', language)}, {_NAMES[language][key]}"
    return _full(one, "nom", language, part)


def _lasting(span: Span, part: Part, language: str) -> str:
    names = _NAMES[language]
    if span.start and span.end:
        return _range(span.start, span.end, language)
    if span.start:
        body = {"en": f"{'from' if span.unknown_end else 'since'} {_full(span.start, 'nom', 'en', part)}",
                "ru": f"с {_full(span.start, 'gen', 'ru', part)}",
                "kk": f"{_full(span.start, 'abl', 'kk', part)} бері"}[language]
        return body + (f", {names['end']}" if span.unknown_end else "")
    if span.end:
        body = {"en": f"until {_full(span.end, 'nom', 'en', part)}",
                "ru": f"по {_full(span.end, 'nom', 'ru', part)}",
                "kk": f"{_full(span.end, 'dat', 'kk', part)} дейін (қоса алғанда)"}[language]
        return body + (f", {names['start']}" if span.unknown_start else "")
    return {"en": "at an unknown time", "ru": "в неизвестное время", "kk": "белгісіз уақытта"}[language]


def _range(start: Atom, end: Atom, language: str) -> str:
    left, right, tight = _pair(start, end, "nom", language)
    return f"{left}–{right}" if tight else f"{left} – {right}"


def _between(span: Span, language: str) -> str:
    start, end = span.start, span.end
    if start and end:
        left, right, _ = _pair(start, end, "ins", language)
        if language == "kk":
            return f"{left} және {right} аралығында"
        return f"between {left} and {right}" if language == "en" else f"между {left} и {right}"
    if end:
        if (after := _neighbour(end, 1)) is not None:
            return {"en": f"before {_full(after, 'nom', 'en')}", "ru": f"до {_full(after, 'gen', 'ru')}",
                    "kk": f"{_full(after, 'dat', 'kk')} дейін"}[language]
        return {"en": f"by {_full(end, 'nom', 'en')}", "ru": f"не позднее {_full(end, 'gen', 'ru')}",
                "kk": f"{_full(end, 'abl', 'kk')} кешіктірмей"}[language]
    assert start is not None
    if (before := _neighbour(start, -1)) is not None:
        return {"en": f"after {_full(before, 'nom', 'en')}", "ru": f"после {_full(before, 'gen', 'ru')}",
                "kk": f"{_full(before, 'abl', 'kk')} кейін"}[language]
    return {"en": f"not before {_full(start, 'nom', 'en')}", "ru": f"не ранее {_full(start, 'gen', 'ru')}",
            "kk": f"{_full(start, 'abl', 'kk')} ерте емес"}[language]


def _neighbour(one: Atom, step: int) -> Atom | None:
    """The date named by "before" and "after"; None where "by" and "not before" are plainer.

    "Before 19 May" and "by 18 May" are the same days, and Russian and Kazakh law is in doubt about
    "до 19 мая": days are said with "by".
    """
    if one.qualifier or one.unit not in ("month", "year") and not (one.unit == "day" and step < 0):
        return None
    try:
        return one.next() if step > 0 else one.previous()
    except (SpanError, ValueError):
        return None


def _night(span: Span, language: str) -> str:
    """A night: one day on each side of it is open (three days), or it lies between two days."""
    start, end = span.start, span.end
    if not (start and end and start.unit == end.unit == "day"):
        return ""
    days = (end.first - start.first).days
    if span.shape == "between" and days == 2:
        day = start.next()
        return {"en": f"night of {_full(day, 'nom', 'en')}", "ru": f"ночью {_full(day, 'nom', 'ru')}",
                "kk": f"{_full(day, 'nom', 'kk')} түні"}[language]
    if span.shape == "lasting" and days == 1:
        left, right, tight = _pair(start, end, "nom", language)
        dash = "–" if tight else " – "
        return {"en": f"night of {left}{dash}{right}", "ru": f"в ночь с {left} на {right}",
                "kk": f"{_full(end, 'dat', 'kk')} қараған түні"}[language]
    return ""


def _pair(start: Atom, end: Atom, case: str, language: str) -> tuple[str, str, bool]:
    """Two dates said together, what they share said once; and whether a dash stands tight between them."""
    plain = {"day", "month", "year"}
    same_year = start.year == end.year and start.unit == end.unit and start.unit in plain
    if start.qualifier or end.qualifier or not (same_year or start.unit == end.unit == "year"):
        return _full(start, case, language), _full(end, case, language), False
    if start.unit == "year":
        ending = {"en": "", "ru": " гг.", "kk": " жж."}[language]
        return str(start.year), f"{end.year}{ending}", True
    same_month = start.unit == "day" and start.month == end.month
    left = str(start.day) if same_month else _head(start, case, language)
    tight = same_month or (start.unit == "month" and language == "en")
    if language == "kk":
        return f"{start.year} ж. {left}", _head(end, case, language), tight
    return left, _full(end, case, language), tight


def _full(one: Atom, case: str, language: str, part: Part = "") -> str:
    """A date with its year, in a case of the language, with "about" or "perhaps" before it."""
    alone = case == "nom" and language == "ru" and one.qualifier in ("~", "%")
    said = {"en": _en, "ru": _ru, "kk": _kk}[language](one, "gen" if alone else case, part)
    names = _NAMES[language]
    about = "около" if alone else names["about"]
    prefix = {"": "", "~": about, "?": names["perhaps"], "%": f"{names['perhaps']} {about}"}[one.qualifier]
    return f"{prefix} {said}" if prefix else said


def _en(one: Atom, case: str, part: Part) -> str:
    head = _head(one, case, "en")
    name = _decade(one, case, "en") or (f"{head} {one.year:04d}" if head else f"{one.year:04d}")
    return {"": "", "early": "early ", "mid": "mid-", "late": "late "}[part] + name


def _ru(one: Atom, case: str, part: Part) -> str:
    if part:
        return f"{w.RU_PARTS[part][w.RU_CASES.index(case)]} {_ru(one, 'gen', '')}"
    head = _head(one, case, "ru")
    return _decade(one, case, "ru") or f"{head} {one.year:04d} г.".lstrip()


def _kk(one: Atom, case: str, part: Part) -> str:
    if part:
        ending = {"abl": "нан", "dat": "на"}.get(case, "")
        return f"{_kk(one, 'gen', '')} {w.KK_PARTS[part]}{ending}"
    if decade := _decade(one, case, "kk"):
        return decade
    head = _head(one, case, "kk")
    return f"{one.year:04d} ж. {head}" if head else f"{one.year:04d} {w.KK_YEAR[_kk_case(case)]}"


def _kk_case(case: str) -> int:
    return w.KK_CASES.index(case) if case in w.KK_CASES else 0


def _decade(one: Atom, case: str, language: str) -> str:
    if one.unit == "century":
        return one.text
    if one.unit != "decade":
        return ""
    ru = {"nom": "е", "ins": "ми"}.get(case, "х")
    kk = {"abl": "дан", "dat": "ға", "gen": "дың"}.get(case, "")
    return {"en": f"{one.year:04d}s", "ru": f"{one.year:04d}-{ru} гг.", "kk": f"{one.year:04d}-жылдар{kk}"}[language]


def _head(one: Atom, case: str, language: str) -> str:
    """A date without its year: "19 May", "маем", "III тоқсан"; "" for a year."""
    code = one.month
    if not code:
        return ""
    if code <= 12:
        return _month(one, case, language)
    place = w.RU_CASES.index(case) if language == "ru" else _kk_case(case)
    if one.unit == "season":
        return {"en": w.EN_SEASONS, "ru": {k: v[place] for k, v in w.RU_SEASONS.items()},
                "kk": {k: v[place] for k, v in w.KK_SEASONS.items()}}[language][code]
    if one.unit == "quarter":
        number = code - 33
        return {"en": f"{w.EN_ORDINALS[number]} quarter of", "ru": f"{w.ROMAN[number]} {w.RU_QUARTER[place]}",
                "kk": f"{w.ROMAN[number]} {w.KK_QUARTER[place]}"}[language]
    number = code - 40
    return {"en": f"{w.EN_ORDINALS[number]} half of", "ru": f"{w.ROMAN[number]} {w.RU_HALF[place]}",
            "kk": f"{w.ROMAN[number]} {w.KK_HALF[place]}"}[language]


def _month(one: Atom, case: str, language: str) -> str:
    day = f"{one.day} " if one.day else ""
    if language == "en":
        return day + w.EN_MONTHS[one.month - 1]
    if language == "ru":
        return day + w.RU_MONTHS[one.month - 1][1 if day else w.RU_CASES.index(case)]
    return day + w.KK_MONTHS[one.month - 1][_kk_case(case)]
