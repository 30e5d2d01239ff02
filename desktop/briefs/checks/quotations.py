"""Does every quotation stand in its source, word for word?

Looked for are the quotations kept with the citations that the brief prints, quotation blocks, and words in quotation
marks beside a citation mark. A source's text, its translations, its titles and its note as printed are its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.text.normalise import language_of
from archive_schema.text.quotation import Found, Nearest
from archive_schema.text.quotation import Text as Searched
from archive_schema.vocabularies import CHECK_RESULT
from desktop.briefs import marks
from desktop.briefs.checks.paper import Cited, Paper, Passage, Placed, in_short, is_sealed, passage, sentences, words
from desktop.briefs.problems import Answer, Problem
from desktop.briefs.terms import term

_QUOTED = re.compile(
    r"“([^“”]*(?:“[^“”]*”[^“”]*)*)”|«([^«»]*(?:«[^«»]*»[^«»]*)*)»|„([^„“”]*)[“”]|(?<!\w)\"([^\"]+)\"(?!\w)")
_FEWEST = 3  # words; fewer are a term, a nickname or a word held at arm's length
_TITLES = ("title", "title_original", "title_transliterated", "title_translated", "as_printed", "container")
_ADDED = re.compile(r"\[[^\[\]…]{2,60}\]")
_NOT_QUOTED = re.compile(r"\s?\[(?:sic!?|так в \w+|курсив \w+|emphasis added)\]", re.IGNORECASE)
_LEFT_OUT = re.compile(
    r"<\s?(?:…|\.{3})\s?>|\(\s?(?:…|\.{3})\s?\)|(?<=\s)(?:…|\. ?\. ?\.)(?=\s)")
_SETTLED = frozenset({"supports"})
_LONG, _LONGEST = 400, 2000  # letters
_LANGUAGE_FROM = 4000  # letters of a text that tell its language


def quotations(paper: Paper) -> Iterator[Problem]:
    """Quotations that differ from their source, or cannot be compared with it."""
    for about, citation in paper.cited_records.values():
        yield from _kept(paper, about, citation)
    before: list[Cited] = []
    for placed in paper.blocks:
        if placed.record["block_type"] == "quotation":
            yield from _block(paper, placed, before)
        for one in paper.passages(placed):
            if placed.record["block_type"] != "quotation":
                yield from _in_passage(paper, placed, one)
            if one.marks:
                before = [cited for _, mark in one.marks for cited in paper.cited(mark)]
            elif placed.record["block_type"] != "quotation" and not one.words.strip().endswith(":"):
                before = []


def compared(paper: Paper) -> Iterator[Problem]:
    """Citations whose comparison with the source by a person found otherwise."""
    for about, citation in paper.cited_records.values():
        result = str(citation["check_result"] or "")
        if result and result not in _SETTLED:
            yield paper.problem("compared_otherwise", about, CHECK_RESULT.say(result, paper.language), citation.ref)


def _kept(paper: Paper, about: str, citation: Record) -> Iterator[Problem]:
    """The quotation kept with a citation, and its translation where the archive has one of the source."""
    cited = paper.cited_by(citation)
    if cited is None:
        return
    if quote := words(citation["quote"]):
        yield from _compare(paper, about, quote, [cited])
    if translated := words(citation["quote_translation"]):
        own = language_of(translated)
        texts = [Searched(text) for text in paper.translations(cited.source) if language_of(text) == own]
        if texts and not any(_stands(translated, text) for text in texts):
            yield _differing(paper, about, translated, cited.source, texts)


def _block(paper: Paper, placed: Placed, before: list[Cited]) -> Iterator[Problem]:
    """A quotation block: compared with what it cites, or with what the paragraph before it cites."""
    said = paper.passages(placed)
    whose = marks.paragraphs(str(placed.record["attribution"] or ""))
    named = [mark for one in (*said, *map(passage, whose)) for _, mark in one.marks]
    cited = [one for mark in named for one in paper.cited(mark)] or before
    quoted = " ".join(one.words.strip() for one in said)
    if not quoted:
        return
    if not cited:
        yield paper.problem("quote_unsourced", placed, in_short(quoted))
        return
    for one in said:
        if text := _unwrapped(one.words):
            yield from _compare(paper, placed, text, cited)


def _in_passage(paper: Paper, placed: Placed, one: Passage) -> Iterator[Problem]:
    """Words in quotation marks with a mark behind them, before the next quotation's own."""
    for found in _QUOTED.finditer(one.words):
        quote = next(filter(None, found.groups()), "").strip()
        if len(re.findall(r"\w+", quote)) < _FEWEST or _is_title(quote):
            continue
        beside = [mark for at, mark in one.marks if at >= found.start()][:1]
        cited = [cited for mark in beside for cited in paper.cited(mark)]
        if cited:
            yield from _compare(paper, placed, quote, cited)


def _compare(paper: Paper, place: Placed | str, quote: str, cited: list[Cited]) -> Iterator[Problem]:
    """What is wrong with a quotation of any of these; nothing when one of them has its words."""
    if any(_says(paper, one, quote) for one in cited):
        return
    held = [one.held for one in cited if paper.texts(one.held)]
    if held:
        source = held[0]
        if _foreign(paper, quote, source):
            yield paper.problem("quote_translated", place, in_short(quote), source.ref)
        else:
            yield _differing(paper, place, quote, source, paper.texts(source))
        return
    source = cited[0].held
    code = "quote_sealed" if any(is_sealed(one.held) for one in cited) else "quote_uncompared"
    problem = paper.problem(code, place, in_short(quote), source.ref)
    yield problem if code == "quote_sealed" else _settled(paper, problem, cited)


def _says(paper: Paper, cited: Cited, quote: str) -> bool:
    """Has the source, or the one it was seen in, these words?"""
    for source in filter(None, (cited.source, cited.seen_in)):
        titles = (Searched(text) for name in _TITLES if (text := words(source[name])))
        if any(_stands(quote, text) for text in (*titles, *paper.texts(source))):
            return True
    translated = words(cited.citation["quote_translation"]) if cited.citation else ""
    return bool(translated) and _stands(quote, Searched(translated))


def _stands(quote: str, text: Searched) -> bool:
    """Has the text these words? What an author marks as theirs ([sic], [T]he, [the court], …) is not looked for."""
    readings = tuple(dict.fromkeys(_readings(quote)))
    if any(map(text.has, (quote, *readings))):
        return True
    for one in readings:
        bare = _ADDED.sub("[…]", one)
        if bare != one and text.has(bare):
            found = text.find(bare)
            # Where the source has brackets of its own there, their words must be its words.
            if isinstance(found, Found) and "[" not in text.text[found.start:found.end]:
                return True
    return False


def _readings(quote: str) -> Iterator[str]:
    """The quotation without what quoting adds: omissions, a capital changed in brackets, the sign that ends it."""
    for whole in dict.fromkeys((quote, quote.strip().strip("“”„\"«»").strip())):
        bare = _NOT_QUOTED.sub("", whole)
        bare = _LEFT_OUT.sub("[…]", bare)
        bare = bare.lstrip(" \n\t.…").rstrip(" \n\t.,;:…")
        yield re.sub(r"\[(\w)\](?=\w)", lambda found: found[1].upper(), bare)
        yield re.sub(r"\[(\w)\](?=\w)", lambda found: found[1].lower(), bare)


def _differing(paper: Paper, place: Placed | str, quote: str, source: Record, texts: Iterable[Searched]) -> Problem:
    """The problem with the passage most like the quotation; a sealed text is never shown.

    Of a long one the first sentence that differs is told, and no more of it than can be looked for.
    """
    texts = list(texts)
    if len(quote) > _LONG:
        parts = (quote[start:end].strip() for start, end in sentences(quote))
        quote = next((part for part in parts if not any(_stands(part, text) for text in texts)), quote)[:_LONGEST]
    found = [one for text in texts if isinstance(one := text.find(quote), Nearest)]
    best = max(found, key=lambda one: one.score, default=None)
    if best is None or not best.passage or words(source["sealed_text"]):
        return paper.problem("quote_not_found", place, in_short(quote), source.ref)
    nearest = " ".join(best.passage.split())
    return paper.problem("quote_differs", place, " ".join(quote.split()), source.ref, nearest)


def _settled(paper: Paper, problem: Problem, cited: list[Cited]) -> Problem:
    """What cannot be compared by machine is answered by whoever compared it with the page."""
    for one in cited:
        citation = one.citation
        if citation and citation["checked_on"] and str(citation["check_result"] or "supports") in _SETTLED:
            when = Moment.of(citation["checked_on"]).say(paper.language)
            answer = Answer(words(citation["checked_by"]), when, term("compared_by_eye", paper.language))
            return Problem(problem.code, problem.about, problem.detail, problem.record, "", problem.block, answer)
    return problem


def _foreign(paper: Paper, quote: str, source: Record) -> bool:
    """Is the quotation in another language than every text of the source?"""
    own = language_of(quote)
    told = {language_of(text.text[:_LANGUAGE_FROM]) for text in paper.texts(source)}
    return bool(own) and own not in told and "" not in told


def _is_title(quote: str) -> bool:
    """A name of a work or a body: most of its long words begin with a capital."""
    long = [word for word in re.findall(r"[^\W\d_]+", quote) if len(word) > 3]
    return bool(long) and 3 * sum(word[0].isupper() for word in long) >= 2 * len(long)


def _unwrapped(text: str) -> str:
    """A quotation block without quotation marks of its own around it."""
    text = text.strip()
    whole = _QUOTED.fullmatch(text)
    return next(filter(None, whole.groups()), "") if whole else text
