"""How exhibits are numbered and called: "C-12" and "Exhibit C-12", «Приложение 3», «3-қосымша»."""

from __future__ import annotations

import re

from archive_schema.records import Record
from desktop.briefs.terms import term

_NUMBER = re.compile(r"^(?P<letter>.*?)(?P<number>\d+)$", re.S)


def letter_of(brief: Record, language: str) -> str:
    """The letter before the numbers: the brief's own, else C in English, the claimant's; none in other languages."""
    return str(brief["exhibit_letter"] or "").strip() or ("C" if language.startswith("en") else "")


def numbered(letter: str, number: int) -> str:
    """A number as it is kept: "C-12", or "12" without a letter."""
    return f"{letter}-{number}" if letter else str(number)


def number_in(kept: str) -> int:
    """The number in "C-12"; 0 where there is none."""
    found = _NUMBER.match(kept.strip())
    return int(found["number"]) if found else 0


def called(number: str, language: str) -> str:
    """An exhibit as a heading calls it: "Exhibit C-12"."""
    return term("exhibit", language).format(number=number)


def stamp(number: str, page: int, language: str) -> str:
    """What stands on a page: "C-12 / 000345"; a number without a letter is told to be an exhibit's."""
    bare = number if not number.isdigit() else term("exhibit_stamp", language).format(number=number)
    return f"{bare} / {page:06d}"


def stamps(number: str, first: int, last: int, language: str) -> str:
    """The first and last page of an exhibit: "C-12 / 000345–000361"."""
    return stamp(number, first, language) + (f"–{last:06d}" if last != first else "")


def pages_in(words: str, count: int) -> list[int]:
    """The pages named by "1-3, 7" that a file of `count` pages has, from 1, each once; all of them for no words.

    Words that are not numbers name no page.
    """
    if not words.strip():
        return list(range(1, count + 1))
    found: dict[int, None] = {}
    for part in re.split(r"[,;]", words):
        if ends := re.fullmatch(r"\D*?(\d{1,7})(?:\s*[-–—]\s*(\d{1,7}))?\s*", part):
            first, last = int(ends[1]), int(ends[2] or ends[1])
            found |= dict.fromkeys(range(max(first, 1), min(last, count) + 1))
    return list(found)
