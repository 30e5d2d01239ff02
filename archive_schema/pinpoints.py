"""A place in a source as people type it beside a citation: "p 12", "с. 12", "12-б.", "§ 4", "00:03:12–00:03:40".

What a place counts by is a code of the vocabulary `locator`. A number alone is a page. What is not understood stays
as it was typed: a brief prints it so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive_schema.vocabularies import LOCATOR

# Before the number in English and Russian; a full stop behind a sign is taken for granted.
_BEFORE = {
    "page": "p pp pg page pages с cc сс стр страница страницы страниц б бет",
    "paragraph": "para paras par paragraph paragraphs ¶ ¶¶ п пп пункт пункты абз абзац тармақ",
    "section": "§ §§ sec secs section sections разд раздел бөлім",
    "article": "art arts article articles ст статья статьи бап",
    "clause": "cl cls clause clauses",
    "note": "n nn note notes fn footnote сн сноска прим примечание ескертпе",
    "volume": "vol vols volume т том",
    "sheet": "sheet sheets л лл лист листы парақ",
    "chapter": "ch chs chap chapter гл глава тарау",
    "line": "line lines строка строки жол",
    "message": "msg message сообщение хабарлама",
    "time": "at time мин время уақыт",
    "table": "table tab табл таблица кесте",
    "figure": "fig figure рис рисунок сурет",
    "slide": "slide slides слайд",
    "column": "col cols column стб столбец баған",
}
# Behind the number in Kazakh: 12-б., 4-тармақ, 41-1-бап.
_BEHIND = {
    "page": "б бет беті беттер беттері", "paragraph": "т тармақ тармағы", "section": "бөлім бөлімі",
    "article": "бап бабы", "note": "ескертпе ескертпесі", "volume": "том томы", "sheet": "п парақ парағы",
    "chapter": "тарау тарауы",
    "line": "жол жолы", "message": "хабарлама хабарламасы", "table": "кесте кестесі", "figure": "сурет суреті",
    "slide": "слайд слайды", "column": "баған бағаны",
}
_NUMBER = r"(?:\d[\w.]*|[IVXLCivxlc]+\b)"
_LABEL = rf"{_NUMBER}(?:\s*[-–—]\s*{_NUMBER})*(?:\s*[,;]\s*\d\w*(?:\s*[-–—]\s*\d\w*)?)*"
_CLOCK = r"\d{1,3}:\d\d(?::\d\d)?"
_TIME = re.compile(rf"({_CLOCK})(?:\s*[-–—]\s*({_CLOCK}))?")
_AT_TIME = re.compile(rf"([^\W\d_]+)\.?\s*({_TIME.pattern})")
_FIRST = re.compile(rf"([^\W\d_]+|[§¶]+)\.?\s*({_LABEL})")
_THEN = re.compile(rf"({_LABEL})\s*-?\s*([^\W\d_]+)\.?")
_SIGNS = {sign: kind for kind, signs in _BEFORE.items() for sign in signs.split()}
_ENDINGS = {sign: kind for kind, signs in _BEHIND.items() for sign in signs.split()}
_REVERSE = re.compile(r"(.+?)\s*(?:об|оборот|сырты|reverse)\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Pinpoint:
    """A place in a source: what it counts by (a code of `locator`, or "" when not understood) and its label."""

    kind: str
    label: str

    def values(self) -> dict[str, str]:
        """The same as values of a citation."""
        told = {"locator_kind": self.kind, "locator": self.label}
        return {name: value for name, value in told.items() if value}

    def say(self, language: str) -> str:
        """The place in words: "Page 12"."""
        return f"{LOCATOR.say(self.kind, language)} {self.label}" if self.kind else self.label


def read(typed: str) -> Pinpoint | None:
    """The place that was typed; None for nothing. Dashes between numbers become en dashes."""
    words = " ".join(typed.split()).strip(" ,;")
    if not words:
        return None
    if time := _TIME.fullmatch(words):
        return Pinpoint("time", "–".join(filter(None, time.groups())))
    if re.fullmatch(_LABEL, words) and words[0].isdigit():
        return Pinpoint("page", _dashed(words))
    if (found := _FIRST.fullmatch(words)) and (kind := _SIGNS.get(found[1].casefold())):
        return Pinpoint(kind, _label(kind, found[2]))
    reverse = _REVERSE.fullmatch(words)
    if reverse and (found := _FIRST.fullmatch(reverse[1])) and _SIGNS.get(found[1].casefold()) == "sheet":
        return Pinpoint("sheet_reverse", _dashed(found[2]))
    if (found := _FIRST.fullmatch(words.replace("л.д", "л").replace("л. д", "л"))) and found[1].casefold() == "л":
        return Pinpoint("sheet", _dashed(found[2]))
    if (time := _AT_TIME.fullmatch(words)) and _SIGNS.get(time[1].casefold()) == "time":
        return read(time[2])
    if (found := _THEN.fullmatch(words)) and (kind := _ENDINGS.get(found[2].casefold())):
        return Pinpoint(kind, _label(kind, found[1].rstrip("- ")))
    return Pinpoint("", words)


def _label(kind: str, label: str) -> str:
    # The number of an article may hold a hyphen of its own: 41-1.
    return label.strip() if kind in ("article", "clause") else _dashed(label)


def _dashed(label: str) -> str:
    return re.sub(r"(?<=\w)\s*[-–—]\s*(?=\w)", "–", label).strip()
