"""Dates of reference lists as moments, and back: each format has a shape of its own, none is made more exact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from archive_schema.moments import Moment, MomentError
from desktop.exchange.coming.doubts import moment_of
from desktop.exchange.coming.entry import Doubt

JSON = Any
NOT_STATED = object()
"""The list says that there is no date."""
_NO_DATE = re.compile(r"\[?(?:n\.\s?d\.?|nd|no date|s\.\s?d\.|б\.\s?д\.|б\.\s?г\.|без даты|undated|ж\.\s?к\.)\]?", re.I)
_RIS = re.compile(r"(\d{4})(?:/(\d{0,2})(?:/(\d{0,2})(?:/(.*))?)?)?")
_RIS_EMPTY = re.compile(r"/*")
_MONTHS = {name: number for number, name in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?")


def words_of(words: str, answers: Mapping[str, str]) -> tuple[JSON, tuple[Doubt, ...]]:
    """The moment of words that follow no format, and the doubt about their day and month."""
    if _NO_DATE.fullmatch(words.strip()):
        return NOT_STATED, ()
    return moment_of(words, answers)


def holds(coarse: Mapping[str, str], exact: Mapping[str, str]) -> bool:
    """Whether a moment says no more than another says exactly."""
    short, long = coarse.get("edtf", ""), exact.get("edtf", "")
    return bool(_PLAIN.fullmatch(short)) and coarse.get("printed", short) == short and long.startswith(short)


def edtf(words: str) -> JSON:
    """The moment of an EDTF date, with its time when it has one; None if it is none."""
    plain = words.strip()
    if timed := _TIMED.fullmatch(plain):
        zone = {"Z": "UTC", None: ""}.get(timed[3], timed[3])
        return _valid({"edtf": timed[1], "time_from": timed[2], "zone": zone or ""})
    return _valid({"edtf": plain}) if plain[:1] in "0123456789./[{Y-" else None


def _valid(told: dict[str, str]) -> JSON:
    try:
        return Moment(**told).to_value()
    except MomentError:
        return None


def parts(year: str, month: str = "", day: str = "") -> JSON:
    """The moment of a year, month and day in figures; zeros and nothing are not stated. None if there is none such."""
    told = [year.zfill(4), *(one.zfill(2) for one in (month, day) if one.strip("0"))]
    if not month.strip("0") and day.strip("0"):
        return None
    return _valid({"edtf": "-".join(told)})


# RIS: YYYY/MM/DD/words

def ris(words: str) -> JSON:
    """The moment of a date as RIS has it; what stands behind the last stroke is kept as printed."""
    if _RIS_EMPTY.fullmatch(words):
        return NOT_STATED
    found = _RIS.fullmatch(words.strip())
    if not found:
        return edtf(words)
    value = parts(found[1], found[2] or "", found[3] or "")
    return {**value, "printed": words.strip()} if value and found[4] else value


def to_ris(moment: Mapping[str, str]) -> str:
    """A moment as RIS has it: strokes between, or its words behind three strokes."""
    found = _PLAIN.fullmatch(moment.get("edtf", ""))
    if moment.get("printed", "").count("/") == 3:
        return str(moment["printed"])
    return "/".join(one or "" for one in (found[1], found[2], found[3], "")) if found else said(moment)


def said(moment: Mapping[str, str]) -> str:
    """A moment in one word: its EDTF, else as printed."""
    return moment.get("edtf") or moment.get("printed", "")


# BibTeX: year, month and day apart; biblatex: EDTF

def bibtex(year: str, month: str = "", day: str = "") -> JSON:
    """The moment of year and month of BibTeX; None when one of them is in words of another kind."""
    number = month.strip() if month.strip().isdigit() else str(_MONTHS.get(month.strip(" .")[:3].casefold(), ""))
    if not re.fullmatch(r"\d{4}", year.strip()) or (month.strip() and not number):
        return None
    return parts(year.strip(), number, day.strip() if day.strip().isdigit() else "")


# CSL

def csl(date: JSON) -> JSON:
    """The moment of a date of CSL-JSON: EDTF, or parts with season and circa, or words; else NOT_STATED."""
    if isinstance(date, str):
        return edtf(date) or words_of(date, {})[0]
    if not isinstance(date, dict):
        return NOT_STATED
    raw, words = (str(date.get(name) or "").strip() for name in ("raw", "literal"))
    ends = [_csl_part(one) for one in date.get("date-parts") or () if isinstance(one, list) and any(one)]
    if not ends or not all(ends):
        value = edtf(raw) if raw else None
        return ({**value, **({"printed": words} if words else {})} if value
                else words_of(words or raw, {})[0] if words or raw else NOT_STATED)
    about = "~" if date.get("circa") and str(date["circa"]).casefold() not in ("0", "false") else ""
    if date.get("season") and len(ends) == 1 and len(str(ends[0])) == 4:
        ends = [f"{ends[0]}-{_season(date['season'])}"]
    value = _valid({"edtf": "/".join(f"{one}{about}" for one in ends[:2])})
    return {**value, **({"printed": words} if words else {})} if value else NOT_STATED


def _csl_part(numbers: list[JSON]) -> str:
    told = parts(*(str(one or "").strip() for one in numbers[:3]))
    return str(told["edtf"]) if told else ""


def _season(words: JSON) -> str:
    names = {"1": "21", "2": "22", "3": "23", "4": "24", "spring": "21", "summer": "22", "autumn": "23", "fall": "23",
             "winter": "24"}
    return names.get(str(words).strip().casefold(), str(words))


def to_csl(moment: Mapping[str, str]) -> JSON:
    """A moment as CSL-JSON has it; what its parts cannot say is given as EDTF, words as words."""
    told = moment.get("edtf", "")
    words = {"literal": moment["printed"]} if moment.get("printed") else {}
    if not told:
        return words
    ends = [one.removesuffix("~") for one in told.split("/")]
    circa = {"circa": True} if told.endswith("~") else {}
    about = {one.endswith("~") for one in told.split("/")}
    if len(about) == 1 and all(_PLAIN.fullmatch(one) and "-2" not in one[4:6] for one in ends) and len(ends) < 3:
        return {"date-parts": [[int(part) for part in one.split("-")] for one in ends], **circa, **words}
    if season := _SEASON.fullmatch(told):
        return {"date-parts": [[int(season[1])]], "season": int(season[2]) - 20, **words}
    return {"raw": told, **words}
