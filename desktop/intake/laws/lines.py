"""What a line of a law begins: a chapter, an article, a clause, a note on an amendment; in Kazakh, Russian, English."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HIGH = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_N = r"\d{1,4}(?:[-‑–]\d{1,3})*(?:[⁰¹²³⁴-⁹]{1,2})?"
_ROMAN = r"[IVXLCІ]{1,7}"
_REST = r"\s*[.:)]?\s*(?P<rest>.*)"
_HEADS = tuple((level, re.compile(pattern + _REST, re.I)) for level, pattern in (
    ("article", rf"(?:статья|article)\s+(?P<n>{_N})(?![\d-])"),
    ("article", rf"(?P<n>{_N})\s*[-‑–]\s*бап\b"),
    ("chapter", rf"(?:глава|chapter)\s+(?P<n>{_N}|{_ROMAN})(?!\w)"),
    ("chapter", rf"(?P<n>{_N}|{_ROMAN})\s*[-‑–]?\s*тарау\b"),
    ("section", rf"(?:раздел|section)\s+(?P<n>{_N}|{_ROMAN})(?!\w)"),
    ("section", rf"(?P<n>{_N}|{_ROMAN})\s*[-‑–]?\s*бөлім\b"),
    ("annex", rf"(?:приложение|annex|appendix)\s*(?:№|N|No\.?)?\s*(?P<n>{_N})(?!\w)"),
    ("annex", rf"(?P<n>{_N})\s*[-‑–]\s*қосымша\b"),
    ("part", r"(?P<n>(?:общая|особенная)\s+часть|(?:жалпы|ерекше)\s+бөлік|(?:general|special)\s+part)\b")))
_CLAUSE = re.compile(rf"(?P<n>{_N})\.\s+(?P<rest>\S.*)")
_SUBCLAUSE = re.compile(rf"(?P<n>{_N})\)\s*(?P<rest>\S.*)")
_LETTER = re.compile(r"(?P<n>[a-zа-яәғқңөұүһі])\)\s*(?P<rest>\S.*)", re.I)
_NOTE = re.compile(r"(?:примечани[ея]|ескертпе(?:лер)?|notes?)\s*[.:]\s*(?P<rest>.*)", re.I)
_AMENDED = re.compile(
    r"(?:сноска\.|ескерту\.|footnote\.|примечание\s+(?:ИЗПИ|РЦПИ|Adilet)|РҚАО|ҚР\s+ӘМ\s|\(?(?:в редакции|исключен"
    r"|дополнен|утратил|введен|алып тасталды|жаңа редакцияда|excluded|as amended|added by))", re.I)


@dataclass(frozen=True)
class Begins:
    """What a line begins: its level (of archive_schema.provisions, or "amended"), its label, how that is printed,
    and what follows on the line."""

    level: str
    label: str
    printed: str
    rest: str


def begins(line: str) -> Begins | None:
    """What a line begins; None for a line that goes on."""
    for level, pattern in _HEADS:
        if (found := pattern.match(line)) and _is_head(level, line, found["rest"]):
            return Begins(level, label_of(found["n"]), _printed(line, found), found["rest"].strip())
    if _AMENDED.match(line):
        return Begins("amended", "", "", line)
    for level, pattern in (("clause", _CLAUSE), ("subclause", _SUBCLAUSE), ("paragraph", _LETTER)):
        if found := pattern.match(line):
            return Begins(level, label_of(found["n"]), _printed(line, found), found["rest"].strip())
    if found := _NOTE.match(line):
        return Begins("note", "1", _printed(line, found), found["rest"].strip())
    return None


def _printed(line: str, found: re.Match[str]) -> str:
    return line[:found.start("rest")].strip()


def _is_head(level: str, line: str, rest: str) -> bool:
    """A heading, and not a sentence that begins with a reference ("Статья 5 настоящего Закона применяется…")."""
    mark = line[:len(line) - len(rest)].rstrip()[-1:] if rest else "."
    return mark in ".:)" or not rest or (level != "article" and rest[:1].isupper())


def label_of(printed: str) -> str:
    """A label in its one spelling: "41¹" and "41–1" are "41-1"."""
    plain = re.sub("[‑–]", "-", " ".join(printed.split()))
    return re.sub("([⁰¹²³⁴-⁹]+)", lambda high: "-" + high[1].translate(_HIGH), plain)
