"""Is what the brief states borne by a source?

A sentence states facts where it has a figure, a date or the name of a person of the archive, or tells what one of its
bodies or sites did. It needs no mark where its paragraph leads to what follows (with a colon), where it points at a
table, argues in the author's voice, or only says again what stands elsewhere in the brief with a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive_schema.dates.finding import dates_in
from archive_schema.text.normalise import words
from desktop.briefs.checks.paper import Paper, Passage, Placed, in_short, sentences
from desktop.briefs.problems import Problem

_OWN = frozenset({"text", "list", "answer"})
_NO_FACTS = frozenset({"source", "citation", "file", "translation", "tag", "exhibit", "submission", "correspondence"})
# Numbers that point (table 2, article 19, paragraphs 4-6, note 7, № 5) state nothing by themselves.
_POINTING = re.compile(
    r"\b(?:tables?|figures?|figs?|articles?|arts?|paragraphs?|paras?|sections?|chapters?|clauses?|notes?|nos?|numbers?|"
    r"annex(?:es)?|exhibits?|parts?|pages?|pp?|rules?|resolutions?|steps?|points?|items?|таблиц\w*|табл|рис\w*|стат\w+|ст|"
    r"пункт\w*|пп?|част\w+|ч|раздел\w*|глав\w*|гл|приложени\w*|сносок|сноск\w+|страниц\w*|стр|с|номер\w*|правил\w+|"
    r"кесте\w*|сурет\w*|қосымша\w*)\b\.?\s*(?:No\.?\s*|№\s*)?[A-ZА-Я]?-?\d[\d.\-–—/]*(?:\s?\(\w{1,4}\))*"
    r"(?:\s?(?:,|and|or|to|и|или|по|және|мен)\s?\d[\d.\-–/]*(?:\s?\(\w{1,4}\))*)*"
    r"|(?<![\d-])\d[\d-]*-?\s?(?:ба[пб]\w*|тарма[қғ]\w*|бөлім\w*|бет\w*|кесте\w*|сурет\w*|ескертпе\w*|қосымша\w*|тарау\w*)"
    r"|[№§#]+\s*\d[\d.\-/]*|[A-Z]{1,5}(?:/[A-Z0-9.]+){2,}|[A-Z]{1,4}-?\d+(?:-\d+)*\b", re.IGNORECASE)
_FIGURE = re.compile(r"(?<![\w.])\d[\d.,\u00a0\u202f ]*\d|(?<![\w.])\d")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_FEW = 12
# A table or an exhibit of the brief bears its own sources.
_ELSEWHERE = re.compile(
    r"\b(?:table|figure|exhibit|annex|таблиц\w+|табл\.|рис\.|приложени\w+)\s(?:No\.?\s*|№\s*)?[A-ZА-Я]?-?\d"
    r"|\d-?\s?(?:кесте|сурет|қосымша)", re.IGNORECASE)
# The author speaks: what follows is asked, argued or told of the paper, not reported.
_VOICE = re.compile(
    r"\b(?:we|our|(?-i:us|I)|my|(?:the )?(?:author|applicant|petitioner|undersigned|counsel)s? (?:submits?|argues?|"
    r"requests?|asks?|contends?|respectfully|therefore|seeks?|maintains?|considers?|claims?)|it is (?:therefore )?"
    r"(?:submitted|requested|respectfully|argued)|this (?:paper|brief|report|communication|submission|annex|section|"
    r"part|chapter)|failed to|мы|нам|нами|наш\w*|прош[уя]|прос(?:им|ит)|полага(?:ю|ем|ет)|счита(?:ю|ем|ет)|"
    r"утвержда(?:ю|ем|ет)|"
    r"ходатайству\w+|настоящ\w+|(?:этот|данн\w+) (?:документ|справк\w+|доклад|раздел)\w*|біз\w*|сұрай\w+|деп санай\w+|"
    r"осы (?:құжат|анықтама|бөлім)\w*)\b", re.IGNORECASE)
_NEAR = 4  # words between a body and what it did
_DID = re.compile(
    r"\b(?:\w{2,}ed|was|were|had|said|told|took|gave|made|found|held|shut|cut|went|came|wrote|"
    r"[а-яё]{2,}(?:л|ла|ло|ли)(?:с[ья])?|\w{2,}(?:ды|ді|ты|ті))\b", re.IGNORECASE)


def unsourced(paper: Paper) -> Iterator[Problem]:
    """Paragraphs that state facts and bear no mark; one problem for a block, with the first of them."""
    borne = _borne(paper)
    for placed in paper.blocks:
        if placed.record["block_type"] not in _OWN:
            continue
        bare = [one for one in paper.passages(placed) if not one.marks and _states(paper, one, borne)]
        if bare:
            more = f" (+{len(bare) - 1})" if len(bare) > 1 else ""
            yield paper.problem("unsourced", placed, in_short(bare[0].words) + more)


def rows_unsourced(paper: Paper) -> Iterator[Problem]:
    """Records that a table, a sentence or a timeline tells of although no source is cited for them."""
    for placed in paper.blocks:
        if bare := _printed_records(paper, placed):
            shown = ", ".join(bare[:8]) + (f" … ({len(bare)})" if len(bare) > 8 else "")
            yield paper.problem("rows_unsourced", placed, shown)


def _printed_records(paper: Paper, placed: Placed) -> list[str]:
    """The records that a block tells of and of which nothing is cited."""
    return [one.ref for one in paper.printed_records.get(placed.about, {}).values()
            if one.kind not in _NO_FACTS and not paper.reader.citations_of(one.id)]


def _borne(paper: Paper) -> frozenset[str]:
    """The facts that stand in the brief with a source: in marked passages, in tables and sentences of records."""
    said = [one.words for placed in paper.blocks for one in paper.passages(placed) if one.marks]
    return frozenset(fact for text in said for fact in _facts(text))


def _states(paper: Paper, passage: Passage, borne: frozenset[str]) -> bool:
    """Does any of its sentences state something that no source bears?"""
    text = passage.words.strip()
    parts = [text[start:end].strip() for start, end in sentences(text)]
    if text.endswith(":"):
        parts = parts[:-1]
    return any(_tells(paper, part, borne) for part in parts if not _ELSEWHERE.search(part))


def _tells(paper: Paper, sentence: str, borne: frozenset[str]) -> bool:
    facts = _facts(sentence)
    argued = bool(_VOICE.search(sentence))
    if not facts <= borne or facts and all(map(_is_common, facts)):
        return not argued or any(fact.startswith("date ") for fact in facts - borne)
    if facts or argued:
        return False
    return bool(paper.everyone.hits(sentence)) or _acts(paper, sentence)


def _acts(paper: Paper, sentence: str) -> bool:
    """Is a body or a site of the archive said to have done something?"""
    said = words(sentence)
    behind = (at + len(name) for at, word in enumerate(said) for name in paper.acting.get(word, ())
              if tuple(said[at:at + len(name)]) == name)
    return any(_DID.search(" ".join(said[at:at + _NEAR])) for at in behind)


def _facts(text: str) -> frozenset[str]:
    """Dates ("date 2015-05-03") and figures ("24", "24 acti": small ones with what is counted)."""
    facts = []
    for one in sorted(dates_in(text), key=lambda one: -one.start):
        facts.append(f"date {one.edtf or f'{one.month}-{one.day}'}")
        text = text[:one.start] + " " * (one.end - one.start) + text[one.end:]
    text = _POINTING.sub(lambda found: " " * len(found[0]), text)
    for found in _FIGURE.finditer(text):
        figure = re.sub(r"[^\d.]", "", found[0]).strip(".")
        small = len(figure) < 3
        following = re.match(r"\s*(\w{1,4})", text[found.end():])
        facts.append(f"{figure} {following[1].casefold()}" if small and following else figure)
    return frozenset(facts)


def _is_common(fact: str) -> bool:
    """A bare year or a small number stands in many places and shows nothing."""
    number = fact.split()[0]
    return bool(_YEAR.fullmatch(fact)) or number.isdigit() and int(number) <= _FEW
