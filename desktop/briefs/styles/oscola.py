"""OSCOLA, fourth edition: little punctuation, single quotation marks, "ibid" and "Surname (n 3)".

    Joanna Lillis, ‘Kazakhstan: Libel Trial’ *Eurasianet.org* (1 July 2015) <http://example.org/1> accessed 3 May 2016.
    Lillis (n 4) 12.    ibid 13.

The rules, with their sources, are in docs/styles.md.
"""

from __future__ import annotations

import re

from desktop.briefs.styles import parts, places, signals
from desktop.briefs.styles.cited import Back, Cited, Citing
from desktop.briefs.terms import term
from desktop.briefs.values import Span, Spans, plain

WORDS = "en"
BETWEEN = "; "
END = "."
ENTRY_END = ""
INSIDE = False
IBID_IN_NOTE = False
POINTS_BACK = True
PLACE_AGAIN = False
IN_TEXT = False

_SIGNALS = {
    "see": "see", "also": "see also", "cf": "cf", "contra": "but see", "but_see": "but see", "eg": "see eg",
    "generally": "see generally",
}
_PLACES = {
    "page": "{at}", "paragraph": "para {at}|paras {at}", "section": "s {at}|ss {at}", "heading": "section ‘{at}’",
    "article": "art {at}|arts {at}", "clause": "cl {at}|cls {at}", "note": "fn {at}|fns {at}",
    "chapter": "ch {at}|chs {at}", "volume": "vol {at}", "sheet": "sheet {at}|sheets {at}",
    "sheet_reverse": "sheet {at}, reverse side", "line": "line {at}|lines {at}", "time": "{at}",
    "figure": "fig {at}", "table": "table {at}", "column": "col {at}", "appendix": "annex {at}",
}


def signal(prefix: str, *, starts: bool) -> Spans:
    """See, cf and the like, without full stops."""
    return plain(signals.said(prefix, _SIGNALS, starts=starts) + " ")


def quote(text: str, language: str) -> str:
    """Short quotations stand in single marks."""
    return parts.single(text, language)


def cited_in(quoted: bool, language: str) -> tuple[Span, Span]:
    """What stands between a source and the one in which we saw it."""
    return Span(", "), Span("cited in ")


def first(citing: Citing, language: str) -> Spans:
    """The source in full; the place in it stands before the address."""
    return _full(citing.cited, _place(citing)) + parts.missing(citing.cited)


def short(citing: Citing, back: Back, language: str) -> Spans:
    """Surname, and the title where nobody signed or two works of one author are cited, and the note that has it in
    full; a law by its title alone, in full where another has the same title."""
    cited = citing.cited
    if parts.sort_of(cited) == "law":
        title = _title(cited, parts.own_title(cited, WORDS))
        same = any(parts.own_title(one, WORDS) == parts.own_title(cited, WORDS) for one in back.others)
        return first(citing, language) if same else parts.joined([title, plain(_place(citing))])
    authors = _authors([name.short for name in parts.names(cited)])
    alike = any(parts.names(one)[:1] == parts.names(cited)[:1] for one in back.others)
    title = _title(cited, parts.short_title(cited, WORDS, back.others)) if alike or not authors else ()
    pointer = plain(f"(n {back.note})" if back.note else "")
    return parts.joined([parts.joined([plain(authors), title]), pointer, plain(_place(citing))], " ")


def ibid(citing: Citing, language: str) -> Spans:
    """Small and upright, also at the beginning of a note."""
    return parts.joined([plain("ibid"), plain(_place(citing))], " ")


def entry(cited: Cited, language: str) -> Spans:
    """Surname first, then initials without full stops."""
    return _full(cited, "", turned=True) + parts.missing(cited)


def sort_text(cited: Cited) -> str:
    """First author's surname, else the title."""
    return " ".join([*[name.turned(" ") for name in parts.names(cited)[:1]], parts.own_title(cited, WORDS)])


def _authors(said: list[str]) -> str:
    return f"{said[0]} and others" if len(said) > 3 else parts.listed(said, "and")


def _full(cited: Cited, place: str, *, turned: bool = False) -> Spans:
    authors = _authors([_turned(one) if turned else one.whole for one in parts.names(cited)])
    sort = parts.sort_of(cited)
    if sort in ("letter", "interview"):
        authors = "" if authors and authors in parts.own_title(cited, WORDS) else authors
    title = _title(cited, parts.own_title(cited, WORDS)) + plain("".join(parts.title_notes(cited, WORDS)))
    head = parts.joined([plain(authors), title])
    if sort == "journal":
        whole = parts.enumerated([" ".join([parts.outlet(cited), _number(cited)]).strip(), place])
        again = _brackets([f"republished in {cited.republished_in}" if cited.republished_in else ""])
        return parts.joined([head, _brackets([_date(cited)]), plain(whole), again, *_where(cited)], " ")
    published = parts.joined([head, *_published(cited, sort)], " ")
    placed = parts.joined([published, plain(place)], ", " if sort == "law" else " ")
    return parts.joined([placed, *_where(cited)], " ")


def _turned(name: parts.Name) -> str:
    return f"{name.family} {name.initials('')}" if name.given else name.whole


def _title(cited: Cited, title: str) -> Spans:
    sort = parts.sort_of(cited)
    if sort in ("law", "treaty", "letter", "interview") or parts.is_untitled(cited) or cited.described:
        return plain(title)
    if sort in ("book", "case"):
        return parts.italic(title)
    return plain(parts.single(title, parts.title_language(cited, WORDS)))


def _published(cited: Cited, sort: str) -> list[Spans]:
    """What stands between title and place."""
    date = _date(cited)
    again = f"republished in {cited.republished_in}" if cited.republished_in else ""
    if sort == "article":
        brackets = [cited.place, date, again]
        return [parts.italic(parts.outlet(cited)), _brackets(brackets)]
    if sort == "chapter":
        whole = parts.container(cited)
        inside: Spans = (Span("in "), Span(whole, italic=True)) if whole else ()
        return [inside, _brackets([_book(cited, date), again])]
    if sort == "book":
        return [_brackets([_number(cited), _book(cited, date), again])]
    if sort == "law":
        return [_brackets([_number(cited), date, parts.gazette(cited)]), _brackets([parts.jurisdiction(cited)])]
    if sort == "treaty":
        return [_brackets([date]), plain(_number(cited))]
    if sort == "case":
        court = _brackets([cited.authority, date])
        return [plain(_number(cited)), court, _brackets([parts.jurisdiction(cited)])]
    if sort == "un":
        return [_brackets([parts.publisher(cited), date]), plain(_symbols(cited))]
    site = parts.italic(parts.outlet(cited)) if sort in ("blog", "post") else plain(parts.publisher(cited))
    container = parts.italic(parts.container(cited)) if sort not in ("blog", "post") else ()
    inner = parts.joined([plain(_number(cited)), container, site, plain(cited.authority), plain(cited.place),
                          plain(date), plain(again)])
    return [(Span("("), *inner, Span(")"))] if inner else []


def _book(cited: Cited, date: str) -> str:
    return " ".join(filter(None, [parts.publisher(cited), date]))


def _brackets(said: list[str]) -> Spans:
    inner = ", ".join(filter(None, said))
    return plain(f"({inner})") if inner else ()


def _number(cited: Cited) -> str:
    return parts.number(cited, WORDS, "No {}")


def _symbols(cited: Cited) -> str:
    symbols = [f"UN Doc {one}" for one in (cited.symbol, cited.symbol_adopted) if one]
    return ", adopted as ".join(symbols)


def _date(cited: Cited) -> str:
    """Without a date the day of access tells when; without that, nd."""
    if cited.issued is None:
        return "nd" if cited.undated and not cited.accessed else ""
    if parts.sort_of(cited) in ("book", "chapter", "journal"):
        return parts.year_of(cited.issued, WORDS)
    return cited.issued.say(WORDS)


def _where(cited: Cited) -> list[Spans]:
    url: Spans = (Span("<"), parts.address(cited.url), Span(">")) if cited.url else ()
    archived: Spans = ()
    if cited.url_archived:
        archived = (Span("[archived: <"), parts.address(cited.url_archived), Span(">]"))
    accessed = f"accessed {cited.accessed.say(WORDS)}" if cited.accessed else ""
    return [url, archived, plain(accessed), plain(f"({term('on_file', WORDS)})" if cited.on_file else "")]


def _place(citing: Citing) -> str:
    """Pages bare, paragraphs of a judgment in square brackets."""
    judged = parts.sort_of(citing.cited) == "case"
    return ", ".join(
        re.sub(r"[^\s,–]+", r"[\g<0>]", place[1]) if judged and place[0] == "paragraph" else places.said(place, _PLACES)
        for place in places.of(citing))
