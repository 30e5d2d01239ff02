"""What a note in running words says of a blocking: orders with number, date and authority, since when, by what article.

Nothing is concluded: a number is an order's only beside a word for an order, a blocking is one only where the note says
"blocked", and every date that the note names is found, with what it is the date of, or "" where the note does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive_schema import provisions
from archive_schema.dates.finding import dates_in

JSON = Any

def _re(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NUMBER = r"(?:№+|#|N°|\bNo\.)\s*(?P<number>[^\W_][\w./-]*)"
_ORDER = (r"\b(?:orders?|decisions?|rulings?|resolutions?|prescriptions?|letters?|приказ\w*|предписани\w*|решени\w*"
          r"|постановлени\w*|определени\w*|письм\w*|бұйры\w*|шешім\w*|нұсқама\w*|қаулы\w*)")
_NUMBERED = _re(rf"{_ORDER}[^№#.;]{{0,40}}?{_NUMBER}")
_BLOCKED = _re(r"\bblocked\b(?!\s+(?:site|website|domain|url|page)s?\b)|\bblocking\b"
               r"|заблокирован\w*|блокировк\w*|бұғатта[лу]\w*")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WHERE = re.compile(rf"\bin (?:the )?(?!{_MONTHS})(?P<place>[A-Z]{{2}}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?\b)")
_ANOTHER = _re(r"\b(?:old|former|previous|main|original)\s+(?:domain|address|site|website|mirror)\b[^.;]*$"
               r"|\b(?:mirror|alias|(?:new|other|another)\s+(?:domain|address|site))\s+of\b[^.;,]*$")
_MAYBE = _re(r"\b(?:not|never|isn't|wasn't|unlikely|might|may|could|would|whether|if|to test|test (?:of|if)|going to"
             r"|не|ли)\b[^.;]*$")
_BY = re.compile(rf"\bblocked by (?:the )?(?!{_ORDER})(?P<who>[A-Z][^(.;]*?)"
                 rf"(?=\s*(?:,|\(|\.|;|$|\b(?:since|in|on)\b|\bfor (?![A-Z])|{_ORDER}))")
_COURT = re.compile(r"\b(?:by |of )(?:the )?(?P<who>(?:[A-Z]\w+ )*Court(?: of [^(.;,]*?)?)"
                    r"\s+(?:decisions?|orders?|rulings?)")
_ARTICLE = _re(r"(?<![\w-])(?P<path>(?:art(?:icles?|\.)?|ст(?:ать[яеию]|\.)?)\s*\d{1,4}(?:-\d{1,3})*(?![\w-])"
               r"(?:,?\s*(?:paragraph|para?\.?|clause|cl\.|subclause|part|пункт\w*|п\.|подпункт\w*|пп\.|част[ьи]|ч\.)"
               r"\s*\d{1,4}(?:-\d{1,3})*(?![\w-]))*)")
_KAZAKH_ARTICLE = _re(r"(?<![\w-])(?P<path>\d{1,4}(?:-\d{1,3})?-ба[пб]\w*"
                      r"(?:,?\s*\d{1,4}(?:-\d{1,3})?-тарма[қғ]\w*)?)")
_REASON = re.compile(r"(?:\breason|причина|себебі):\s*(?P<why>.+)$", re.IGNORECASE | re.DOTALL)
_LAW = re.compile(r"\((?P<why>(?:Law|Закон|Code|Кодекс)\b[^()]*)\)")
_A_YEAR = r"(?:19[89]|20[0-4])\d"
_YEAR = re.compile(rf"(?<![\w./№#-])(?P<year>{_A_YEAR})(?![\w/№#]|\.\d|-\d)")
_YEARS = re.compile(rf"(?<![\w./№#-])(?P<from>{_A_YEAR})\s?[-–]\s?(?P<to>{_A_YEAR})(?![\w./№#-])")
_SINCE = _re(r"(?:\bsince|\bfrom|\bначиная с|(?<!\w)с)\s+(?:the\s+)?$")
_OF = _re(r"(?:\bof|\bdated|(?<!\w)от|,)\s+$")
_WITHIN = _re(r"\b(?:in|during|on|в|во)\s+$")
_NOT_THEN = _re(r"\b(?:accessible|ava[il]+able|reachable|updated|attack\w*|remove|targeted|доступ\w*|обновл\w*)\b"
                r"[^.;,()]*$")
_ADDRESS = _re(r"\b(?:https?://|www\.)\S+")
_STILL = _re(r"\bstill blocked\b")
_ON_AND_OFF = _re(r"\b(?:sporadically|intermittently|periodically)\b")
_FOR_A_TIME = _re(r"\btemporarily\b")
_OVER = _re(r"\b(?:accessible|in the past|formerly|was blocked|until)\b|\d\s?[-–]\s?\d{4}\b")
_OFFICIAL = _re(r"\bregistry indicates\b")

ORDER, SINCE, IN, UNTIL, STILL = "order", "since", "in", "until", "still"


@dataclass(frozen=True)
class Told:
    """A date of a note, as EDTF and as printed, and what it is the date of: one of ORDER, SINCE, IN, UNTIL, STILL, or
    "" where it is not that of a blocking. `at`: where it stands."""

    edtf: str
    printed: str
    of: str
    at: int


@dataclass(frozen=True)
class Order:
    """An order or decision that a note names."""

    number: str = ""
    authority: str = ""
    when: Told | None = None
    court: bool = False


@dataclass(frozen=True)
class Noted:
    """All that a note says of blocking. `blocked`: whether it says so at all; `of_another`: of another
    address than the one it stands beside, such as "the old domain"; `place`: where, as the note names it."""

    words: str
    blocked: bool = False
    of_another: bool = False
    place: str = ""
    orders: tuple[Order, ...] = ()
    dates: tuple[Told, ...] = ()
    articles: tuple[tuple[tuple[str, str], ...], ...] = ()
    ground: str = ""
    state: str = ""
    official: bool = False

    def dated(self, of: str) -> Told | None:
        """The most exact date of that sort: of "since 2020 … since 14.07.2020" the day."""
        found = [one for one in self.dates if one.of == of]
        return max(found, key=lambda one: len(one.edtf)) if found else None


def read(words: str) -> Noted:
    """What a note says. Words that say nothing of a blocking give just their dates and articles."""
    numbered = list(_NUMBERED.finditer(words))
    masked = words
    for start, end in (*(one.span("number") for one in numbered), *(one.span() for one in _ADDRESS.finditer(words))):
        masked = masked[:start] + "№" * (end - start) + masked[end:]
    said = next((one for one in _BLOCKED.finditer(words) if not _MAYBE.search(words[:one.start()])), None)
    dates = tuple(sorted(_dates(masked, numbered), key=lambda one: one.at))
    place = _WHERE.search(words, said.end()) if said else None
    another = bool(said and _ANOTHER.search(words[:said.start()]))
    return Noted(
        words, said is not None, another, place["place"] if place else "", tuple(_orders(words, numbered, dates)),
        dates, tuple(_articles(words)), _ground(words), _state(words, dates) if said and not another else "",
        official=bool(_OFFICIAL.search(words)))


def _ground(words: str) -> str:
    found = _REASON.search(words) or _LAW.search(words)
    if found is None:
        return ""
    why = found["why"].strip()
    return why[:-1].strip() if why.endswith(")") and why.count(")") > why.count("(") else why


def _dates(words: str, numbered: list[re.Match[str]]) -> Iterator[Told]:
    taken: list[tuple[int, int]] = []
    for found in dates_in(words):
        taken.append((found.start, found.end))
        if found.edtf:
            yield Told(found.edtf, found.words, _of(words, found.start, numbered), found.start)
    for years in _YEARS.finditer(words):
        taken.append(years.span())
        yield Told(years["from"], years["from"], SINCE, years.start("from"))
        yield Told(years["to"], years["to"], UNTIL, years.start("to"))
    for year in _YEAR.finditer(words):
        if not any(start <= year.start() < end for start, end in taken):
            yield Told(year["year"], year["year"], _of(words, year.start(), numbered), year.start())


def _of(words: str, at: int, numbered: list[re.Match[str]]) -> str:
    """What the date that begins there is the date of."""
    before = words[:at]
    if any(one.end() <= at and _OF.fullmatch(words[one.end():at].lstrip() or " ") for one in numbered):
        return ORDER
    said = [*_BLOCKED.finditer(before)]
    if not said or _NOT_THEN.search(before):
        return ""
    if _SINCE.search(before):
        return SINCE
    if _STILL.search(before[said[-1].start() - 7 if said[-1].start() > 6 else 0:]):
        return STILL
    return IN if _WITHIN.search(before) else ""


def _orders(words: str, numbered: list[re.Match[str]], dates: tuple[Told, ...]) -> Iterator[Order]:
    by = _BY.search(words)
    court = _COURT.search(words)
    who = court["who"] if court else by["who"] if by else ""
    for one in numbered:
        following = (other.start() for other in numbered if other.start() > one.start())
        end = next(following, len(words))
        when = next((told for told in dates if told.of == ORDER and one.end() <= told.at < end), None)
        yield Order(one["number"].rstrip(".-"), who.strip(), when, court is not None)
    if court and not numbered:
        yield Order(authority=who.strip(), court=True)


def _articles(words: str) -> Iterator[tuple[tuple[str, str], ...]]:
    told = set()
    for found in (*_ARTICLE.finditer(words), *_KAZAKH_ARTICLE.finditer(words)):
        try:
            path = tuple((level, name) for level, name in provisions.parse(found["path"]))
        except provisions.ProvisionError:
            continue
        if path not in told:
            told.add(path)
            yield path


def _state(words: str, dates: tuple[Told, ...]) -> str:
    """The state of a blocking, where the note says it: a code of the vocabulary of restrictions."""
    if _STILL.search(words):
        return "in_force"
    if _ON_AND_OFF.search(words):
        return "intermittent"
    if _FOR_A_TIME.search(words):
        return "temporary"
    return "in_force" if any(one.of == SINCE for one in dates) and not _OVER.search(words) else "unknown"


def moment(told: Told) -> dict[str, JSON]:
    """A date of a note as a value."""
    return {"edtf": told.edtf, "basis": "stated"} | ({"printed": told.printed} if told.printed != told.edtf else {})

