"""Which columns of a table hold names: as the words above them say, else the first that is no mere numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What a first line says over names; never a name itself. Of the parts of a name the patronymic is tried first, since
# «әкесінің аты» is also somebody's «аты».
_PATRONYMIC = "отчество|әкесінің (?:аты|есімі)|patronymic|middle name"
_SURNAME = "фамилия|тегі|surname|(?:last|family) ?name"
_GIVEN = "имя|аты|есімі?|(?:(?:first|given) ?)?name|given names|forename"
_FULL = "ф ?и ?о|т ?а ?ә|аты жөні|full ?name"
_PART = f"(?:{_FULL}|{_PATRONYMIC}|{_SURNAME}|{_GIVEN})"
_WHOLE = f"{_FULL}|names|имена|spelling|query|{_PART}(?: (?:(?:и|and|және) )?(?:{_PART}|и о))+"
_WHOSE = r"(?: of .+|(?: (?:\w+(?:[ое]го|[иы]х|[нм]ой|[шщ]ей)|лица))+)?"  # «осуждённого», «потерпевшей»
_WHOSE_IN_KAZAKH = r"(?:\w+[дтн][іы]ң )*"  # «сотталушының»
_ROLES = {role: re.compile(f"{_WHOSE_IN_KAZAKH}(?:{said}){_WHOSE}") for role, said in (
    ("whole", _WHOLE), ("patronymic", _PATRONYMIC), ("surname", _SURNAME), ("given", _GIVEN))}

# Only over the first column, since in another it may be a value.
_FULL_OF_ANYBODY = re.compile(f"(?:{_FULL}) .+")
_ABOVE_THE_FIRST = frozenset(
    "person people title variant alias term search text organisation organization человек название вариант написание "
    "запрос текст организация атауы нұсқа жазылуы сұрау мәтін ұйым".split())

_NUMBERING = re.compile(r"n|no|id|п п|р с|номер|нөмір|\d*")


def first_column(lines: Sequence[Sequence[str]]) -> int:
    """The first column that holds more than the numbers of its rows."""
    widest = max(map(len, lines), default=0)
    return next((at for at in range(widest) if any(
        at < len(cells) and not _NUMBERING.fullmatch(_words(cells[at])) for cells in lines)), 0)


def columns_called(cells: Sequence[str], first: int = 0) -> tuple[int, ...]:
    """The columns that a line calls the names, those of given name, patronymic and surname in this order; () when it is
    a name already."""
    said = [_words(cell) for cell in cells]
    roles = [_role(words, at == first) for at, words in enumerate(said)]
    parts = tuple(roles.index(role) for role in ("given", "patronymic", "surname") if role in roles)
    if "whole" in roles:
        return (roles.index("whole"),)
    if len(parts) < 2 and first < len(said) and said[first] in _ABOVE_THE_FIRST:
        return (first,)
    return parts if {"given", "surname"} & set(roles) else ()


def _role(words: str, first: bool) -> str:
    """What a heading says a column is: "whole", a part of the name, or ""."""
    if first and _FULL_OF_ANYBODY.fullmatch(words):
        return "whole"
    return next((role for role, says in _ROLES.items() if says.fullmatch(words)), "")


def _words(cell: str) -> str:
    """The words of a cell in small letters, without marks and what stands in brackets."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"\(.*?\)", " ", cell).casefold()))
