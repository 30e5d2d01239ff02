"""What several styles need: names, titles, dates and addresses, cut to pieces but never changed in what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from archive_schema.moments import Moment
from desktop.briefs.styles.cited import Cited
from desktop.briefs.terms import in_language, term
from desktop.briefs.values import NoteMark, Span, Spans

SHORT_TITLE = 60
"""Letters; a longer title is cut at a word where a source is said again."""

_SORTS = {
    "legislation": "law", "regulation": "law", "bill": "law", "treaty": "treaty", "legal_case": "case",
    "personal_communication": "letter", "interview": "interview", "post": "post", "post-weblog": "blog",
    "article-newspaper": "article", "article-magazine": "article", "article-journal": "journal",
    "chapter": "chapter", "book": "book", "thesis": "book", "motion_picture": "book", "report": "report",
}
_CYRILLIC = frozenset({"ru", "kk", "uk", "ky", "tg", "be", "bg", "mn"})
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True)
class Name:
    """An author: as printed, and the family name, where it is known to be one."""

    whole: str
    family: str = ""

    @property
    def given(self) -> str:
        """What is left of the name beside the family name."""
        return " ".join(self.whole.replace(self.family, " ", 1).split()) if self.family else ""

    @property
    def short(self) -> str:
        """The family name; the whole name where that is not known."""
        return self.family or self.whole

    def turned(self, between: str = ", ") -> str:
        """Family name first."""
        return f"{self.family}{between}{self.given}" if self.given else self.whole

    def initials(self, after: str, between: str = "") -> str:
        """The first letters of the given names: "V. P." with after=".", between=" "."""
        return between.join(f"{part[0]}{after}" for part in self.given.split())


def names(cited: Cited) -> tuple[Name, ...]:
    """The authors as they are known."""
    families = (*cited.families, *[""] * len(cited.authors))
    return tuple(Name(*pair) for pair in zip(cited.authors, families, strict=False))


def listed(said: list[str], last: str, *, serial: bool = False) -> str:
    """A, B and C; with a comma before the last word too, if `serial`, where there are more than two."""
    if len(said) < 2:
        return "".join(said)
    comma = "," if serial and len(said) > 2 else ""
    return f"{', '.join(said[:-1])}{comma} {last} {said[-1]}"


def sort_of(cited: Cited) -> str:
    """Which form a source takes: law, treaty, case, un, letter, interview, post, blog, article, journal, chapter,
    book, report, or other. An interview that was published takes the form of an article."""
    sort = _SORTS.get(cited.csl_type, "other")
    if sort not in ("law", "treaty") and (cited.symbol or cited.symbol_adopted):
        return "un"
    return "article" if sort == "interview" and outlet(cited) else sort


def number(cited: Cited, words: str, form: str) -> str:
    """The number by a form such as "No {}"; as it is, if it brings words of its own; "" if the title says it."""
    if cited.number in own_title(cited, words):
        return ""
    return form.format(cited.number) if re.match(r"\d\S*$", cited.number) else cited.number


def gazette(cited: Cited) -> str:
    """Where a law was printed, if that and no address tells where to find it."""
    return "" if cited.url or cited.publisher in (cited.authority, *cited.authors) else cited.publisher


def outlet(cited: Cited) -> str:
    """The newspaper, journal, site or house it came out in, unless that is its author."""
    place = cited.container or cited.publisher
    return "" if place in cited.authors else place


def container(cited: Cited) -> str:
    """What it is part of, unless its title begins with that."""
    whole = cited.container
    return "" if whole and (cited.title_original or cited.title).startswith(whole) else whole


def publisher(cited: Cited) -> str:
    """The publisher, unless it is said as author or container."""
    return "" if cited.publisher in (*cited.authors, cited.container) else cited.publisher


# Titles

def own_title(cited: Cited, words: str) -> str:
    """The title in its own language, as far as we have it."""
    return cited.title_original or cited.title or cited.title_translated or f"[{term('untitled', words)}]"


def is_untitled(cited: Cited) -> bool:
    """Has it no title at all, so that what stands for one is no words of its own?"""
    return not (cited.title_original or cited.title or cited.title_translated)


def title_language(cited: Cited, words: str) -> str:
    """The language a title is set in: its own, if it is the original, else that of the paper."""
    return cited.language if cited.title_original and cited.language else words


def title_notes(cited: Cited, words: str) -> list[str]:
    """What stands behind a title: transliteration, translation, the mark of its language; each with its space."""
    title = own_title(cited, words)
    mark = in_language(cited.language, words)
    if not mark and cited.title_in_translation:
        mark = term("title_in_translation", words)
    return [*other_titles(cited, title), *([f" [{mark}]"] if mark else [])]


def other_titles(cited: Cited, title: str) -> list[str]:
    """Transliteration and translation of a title, each with its space."""
    said = []
    if cited.title_transliterated and cited.title_transliterated != title:
        said.append(f" ({cited.title_transliterated})")
    translated = cited.title_translated or (cited.title if cited.title_original else "")
    if translated and translated != title:
        said.append(f" [{translated}]")
    return said


def cut(title: str) -> str:
    """A title as later notes say it: whole if it is short, else its first words."""
    if len(title) <= SHORT_TITLE:
        return title
    head = title[:SHORT_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-.")
    return f"{head}…"


def head_of(cited: Cited, words: str) -> str:
    """The title without its subtitle, cut if long: by this later notes name it."""
    title = own_title(cited, words)
    head = title.split(": ", 1)[0]
    return cut(head if len(head.split()) > 1 else title)


def short_title(cited: Cited, words: str, others: Iterable[Cited] = ()) -> str:
    """The title as later notes say it; whole where that of another source would be the same."""
    mine = head_of(cited, words)
    return own_title(cited, words) if any(head_of(one, words) == mine for one in others) else mine


def jurisdiction(cited: Cited) -> str:
    """The country of a law or judgment, unless its title names it."""
    titles = " ".join((cited.title, cited.title_original, cited.title_translated))
    return "" if cited.jurisdiction in titles else cited.jurisdiction


def unmarked(text: str) -> str:
    """The text without quotation marks of its own around the whole."""
    text = text.strip()
    for opening, closing in (("“", "”"), ("«", "»"), ('"', '"'), ("‘", "’")):
        if len(text) > 1 and text[0] == opening and text[-1] == closing and opening not in text[1:-1]:
            return text[1:-1]
    return text


def double(text: str, language: str = "en") -> str:
    """In “ ” with ‘ ’ inside; words of a language that sets « » keep them."""
    if language[:2] in ("ru", "kk"):
        return f"«{unmarked(text)}»"
    return "“" + unmarked(text).replace("“", "‘").replace("”", "’") + "”"


def single(text: str, language: str = "en") -> str:
    """In ‘ ’ with “ ” inside; words of a language that sets « » keep them."""
    if language[:2] in ("ru", "kk"):
        return f"«{unmarked(text)}»"
    return "‘" + re.sub(r"‘(.+?)’(?!\w)", r"“\1”", unmarked(text)) + "’"


def is_cyrillic(cited: Cited, words: str) -> bool:
    """Is the source in a language written in Cyrillic? By its language, else by the letters of its title."""
    if cited.language:
        return cited.language[:2] in _CYRILLIC
    title = own_title(cited, words)
    return sum("\u0400" <= letter <= "\u04ff" for letter in title) * 2 > sum(map(str.isalpha, title))


# Dates

def parts_of(moment: Moment) -> tuple[int, int, int] | None:
    """Year, month and day (0: not stated) of a date that is nothing but these; None for any other."""
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?", moment.edtf)
    if not match or moment.say("en") != Moment(moment.edtf).say("en"):
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    return year, month, day


def dated(moment: Moment | None, form: Callable[[int, int, int], str], words: str) -> str:
    """A date in a style's form; one that is more than year, month and day in the words of the language."""
    if moment is None:
        return ""
    parts = parts_of(moment)
    return form(*parts) if parts else moment.say(words)


def year_of(moment: Moment | None, words: str) -> str:
    """The year alone, where the date is nothing but year, month and day; else the whole date in words."""
    return dated(moment, lambda year, month, day: str(year), words)


# Spans

def address(url: str) -> Span:
    """An address as printed; it is a link only if it is one of the web."""
    return Span(url, link=url if url.startswith(("https://", "http://")) else "")


def italic(text: str) -> Spans:
    """Spans that say `text` in italics; none for an empty text."""
    return (Span(text, italic=True),) if text else ()


def bracketed(text: str) -> str:
    """ (text), or nothing."""
    return f" ({text})" if text else ""


def missing(cited: Cited) -> Spans:
    """What our copy has lost, and the like."""
    return tuple(Span(f" [{words}]") for words in cited.missing)


def joined(parts: Iterable[Spans], between: str = ", ", *, inside: bool = False) -> Spans:
    """The parts that are there, with `between` between them; see `followed`."""
    said: Spans = ()
    for part in filter(None, parts):
        said = (*followed(said, between, inside=inside), *part) if said else part
    return said


def enumerated(said: Iterable[str], *, inside: bool = False) -> str:
    """The words that are there, with commas; see `followed`."""
    spans = joined([(Span(one),) for one in said if one], inside=inside)
    return "".join(span.text for span in spans if isinstance(span, Span))


def followed(spans: Spans, sign: str, *, inside: bool = False) -> Spans:
    """Spans with a sign behind them. A full stop is not said twice; a comma or full stop goes `inside` closing
    quotation marks, as American printers set it."""
    last = spans[-1] if spans else None
    if not isinstance(last, Span) or not sign:
        return spans
    text = last.text
    if sign[0] == "." and text.endswith(_ENDS):
        return (*spans, Span(sign[1:])) if sign[1:] else spans
    if inside and sign[0] in ",." and (closing := _closing(spans)):
        head = text[:len(text) - len(closing)]
        stop = "" if sign[0] == "." and head.endswith(_ENDS) else sign[0]
        rest = (Span(sign[1:]),) if sign[1:] else ()
        return (*spans[:-1], replace(last, text=f"{head}{stop}{closing}"), *rest)
    return (*spans, Span(sign))


def _closing(spans: Spans) -> str:
    """The quotation marks that close the last span; an apostrophe is none."""
    last = spans[-1]
    assert not isinstance(last, NoteMark)
    match = re.search(r"[’”]+$", last.text)
    if not match or "“" not in last.text:
        return ""
    closing = match[0]
    return closing if closing == "”" or last.text.count("‘") else "”"

