"""Is the place that a note names in its source?

Told only where the text held here shows it: a page beyond its pages, a note or paragraph beyond those numbered in it,
an article or a heading it does not have. Articles in journals, chapters and newspapers are paged by another volume
and left alone, and so is what a printed page number on the page itself bears out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from archive_schema.records import Record
from archive_schema.text.normalise import plain
from archive_schema.text.quotation import Found, Text
from desktop.briefs.checks.paper import Paper, words
from desktop.briefs.context import Use
from desktop.briefs.problems import Problem
from desktop.briefs.terms import pinpoint

_PAGED_ELSEWHERE = frozenset({"article-journal", "chapter", "article-newspaper", "article-magazine", "legal_case"})
_LEAST_RUN = 5  # numbers in order at the beginning of lines that make a numbered text
_LEAST_ARTICLES = 3
_NUMBER = re.compile(r"\d+")
_NUMBERS_ONLY = re.compile(r"\d+(?:\s?(?:[-–—,;]|and|и|және)\s?\d+)*")
_AT_LINE = re.compile(r"(?m)^[ \t]{0,8}[\[(]?(\d{1,4})[\])]?[.)]?[ \t]*(?=\S)(?!\d)")
_ARTICLE = re.compile(
    r"(?:\b(?:articles?|art\.|стат\w+|ст\.)\s?(\d+(?:-\d+)*))|(?:(?<![\d-])(\d+(?:-\d+)*)-?\s?бап)", re.IGNORECASE)
_TYPED = (
    ("page", re.compile(r"(?:pp?|с|стр)\.\s?([\d–—, -]+)|([\d–—, -]+)-б\.")),
    ("note", re.compile(r"(?:notes?|nn?\.|сн\.|сноска)\s?([\d–—, -]+)|([\d–—, -]+)-ескертпе")),
    ("article", re.compile(r"(?:arts?\.|articles?|ст\.|статья)\s?(\d+(?:-\d+)*)|(\d+(?:-\d+)*)-бап")),
    ("paragraph", re.compile(r"(?:paras?\.?|¶+|п\.)\s?([\d–—, -]+)|([\d–—, -]+)-тармақ")),
)


def pinpoints(paper: Paper) -> Iterator[Problem]:
    """Pinpoints that the source does not have; each once, where it is cited first."""
    told: set[tuple[str, str, str]] = set()
    for use in paper.uses:
        for source_id, kind, label in _places(use):
            source = paper.find(source_id)
            if source is None or (source_id, kind, label) in told:
                continue
            told.add((source_id, kind, label))
            yield from _outside(paper, use, source, kind, label)


def _places(use: Use) -> Iterator[tuple[str, str, str]]:
    """(source, what it counts by, number or heading), of the source itself or of the one it was seen in."""
    citing = use.citing
    if citing.cited_in:
        yield from ((citing.cited_in.source, kind, label) for kind, label in citing.cited_in_places)
    elif citing.places:
        yield from ((citing.cited.source, kind, label) for kind, label in citing.places)
    else:
        for kind, pattern in _TYPED:
            if found := pattern.fullmatch(citing.locator.strip()):
                yield citing.cited.source, kind, next(filter(None, found.groups())).strip()


def _outside(paper: Paper, use: Use, source: Record, kind: str, label: str) -> Iterator[Problem]:
    text = words(source["text"])
    if not text or source["sealed_text"] is not None:
        return
    if kind == "page":
        last = _last_page(source, text)
        if last and _NUMBERS_ONLY.fullmatch(label) and source["csl_type"] not in _PAGED_ELSEWHERE:
            highest = max(map(int, _NUMBER.findall(label)))
            if highest > last and not _printed_page(text, highest):
                yield paper.problem("beyond_pages", use.about, label, source.ref, str(last))
        return
    there, last_number = _has(text, kind, label)
    if not there:
        yield paper.problem("no_such_place", use.about, pinpoint(kind, label, paper.language), source.ref, last_number)


def _last_page(source: Record, text: str) -> int:
    """How many pages the text here has; 0 where it has none."""
    return len(source["pages"] or ()) or (text.count("\f") + 1 if "\f" in text else 0)


def _has(text: str, kind: str, label: str) -> tuple[bool, str]:
    """May a text have this place, and the last of its kind; where the text does not show it, it may."""
    if kind in ("note", "paragraph") and _NUMBERS_ONLY.fullmatch(label):
        last, numbers = _numbered(text)
        return not last or set(map(int, _NUMBER.findall(label))) <= numbers, str(last)
    if kind == "article" and (number := re.match(r"\d+(?:-\d+)*", label)):
        articles = _articles(text)
        return len(articles) < _LEAST_ARTICLES or number[0] in articles, ""
    if kind == "section" and sum(map(str.isalpha, label)) > 3:
        return plain(label) in plain(text) or isinstance(Text(text).find(label), Found), ""
    return True, ""


def _printed_page(text: str, number: int) -> bool:
    """Does a page bear this number at its head or foot?"""
    for page in text.split("\f"):
        lines = [line for line in page.splitlines() if line.strip()]
        if any(str(number) in _NUMBER.findall(line) for line in (*lines[:2], *lines[-2:])):
            return True
    return False


@lru_cache(maxsize=64)
def _numbered(text: str) -> tuple[int, frozenset[int]]:
    """The last of the numbers that stand in order from 1 at the beginning of lines, and every number at one; 0 for a
    text that is not numbered."""
    found = [int(number) for number in _AT_LINE.findall(text)]
    last = 0
    for number in found:
        if number == last + 1:
            last = number
    return (last, frozenset(found)) if last >= _LEAST_RUN else (0, frozenset(found))


@lru_cache(maxsize=64)
def _articles(text: str) -> frozenset[str]:
    return frozenset(first or second for first, second in _ARTICLE.findall(text))
