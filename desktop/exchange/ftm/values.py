"""Values as FollowTheMoney has them: dates cut short but never in doubt, codes of languages and countries."""

from __future__ import annotations

import re
from collections.abc import Mapping

_EXACT = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
_THREE = {"en": "eng", "ru": "rus", "kk": "kaz", "uz": "uzb", "ky": "kir", "ug": "uig", "uk": "ukr", "tg": "tgk",
          "tr": "tur", "de": "deu", "fr": "fra", "it": "ita", "ar": "ara", "zh": "zho", "tk": "tuk", "es": "spa",
          "pl": "pol", "nl": "nld", "pt": "por", "ja": "jpn", "ko": "kor", "fa": "fas", "mn": "mon"}
_TWO = {three: two for two, three in _THREE.items()}
_COUNTRIES = {"kz": ("kazakhstan", "republic of kazakhstan", "казахстан", "республика казахстан", "қазақстан",
                     "қазақстан республикасы"),
              "ru": ("russia", "russian federation", "россия", "российская федерация", "ресей"),
              "kg": ("kyrgyzstan", "кыргызстан", "киргизия", "қырғызстан"),
              "uz": ("uzbekistan", "узбекистан", "өзбекстан"), "tj": ("tajikistan", "таджикистан", "тәжікстан"),
              "tm": ("turkmenistan", "туркменистан", "түрікменстан"), "by": ("belarus", "беларусь"),
              "ua": ("ukraine", "украина"), "tr": ("turkey", "türkiye", "турция", "түркия"),
              "gb": ("united kingdom", "великобритания"), "us": ("united states", "united states of america", "сша"),
              "cn": ("china", "китай", "қытай"), "de": ("germany", "германия"), "fr": ("france", "франция")}
_CODES = {name: code for code, names in _COUNTRIES.items() for name in names}
_WEB = re.compile(r"https?://[^\s/]+\S*", re.I)


def dates(moment: Mapping[str, str]) -> tuple[str, str, bool]:
    """First and last date of a moment ("" where it is open or one alone), and whether they say all that it says.

    What is about, in doubt or known in words only is no date here.
    """
    edtf = moment.get("edtf", "")
    first, stroke, last = edtf.partition("/")
    if not all(_EXACT.fullmatch(one) or stroke and one in ("..", "") for one in (first, last) if one or stroke):
        return "", "", False
    if not edtf:
        return "", "", False
    whole = not any(moment.get(name) for name in ("printed", "time_from", "time_to")) and not (
        stroke and (first in ("..", "") or last in ("..", "")))
    return first.strip("."), last.strip("."), whole


def language(code: str) -> str:
    """The three letters of a language; "" when they are not known."""
    return _THREE.get(code[:2].casefold(), "") if code else ""


def language_here(code: str) -> str:
    """The code of a language as this archive has it; "" when it is not known."""
    return _TWO.get(code.casefold(), code.casefold() if code.casefold() in _THREE else "")


def country(words: str) -> str:
    """The code of a country by its plain name; "" for anything else."""
    return _CODES.get(words.strip().casefold(), "")


def address(words: str) -> str:
    """An address of the web as it is; "" for what is none."""
    return words if _WEB.fullmatch(words.strip()) else ""
