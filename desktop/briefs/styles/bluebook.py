"""The Bluebook, twenty-first edition, in the typefaces of court papers: "Id. at 12", "Lillis, supra note 3, at 12".

    Joanna Lillis, *Kazakhstan: Libel Trial*, Eurasianet.org (July 1, 2015), http://example.org/1
    [https://archive.example/1].

The rules, with their sources, are in docs/styles.md.
"""

from __future__ import annotations

from desktop.briefs.styles import parts, places, signals
from desktop.briefs.styles.cited import Back, Cited, Citing
from desktop.briefs.terms import term
from desktop.briefs.values import Span, Spans, plain

WORDS = "en"
BETWEEN = "; "
END = "."
ENTRY_END = "."
INSIDE = True
IBID_IN_NOTE = True
POINTS_BACK = True
PLACE_AGAIN = False
IN_TEXT = False

_SIGNALS = {
    "see": "see", "also": "see also", "cf": "cf.", "contra": "contra", "but_see": "but see", "eg": "see, e.g.,",
    "generally": "see generally",
}
_PLACES = {
    "page": "{at}", "paragraph": "¶ {at}|¶¶ {at}", "section": "§ {at}|§§ {at}", "heading": "section “{at}”",
    "article": "art. {at}|arts. {at}", "clause": "cl. {at}|cls. {at}", "note": "n.{at}|nn.{at}",
    "chapter": "ch. {at}|chs. {at}", "volume": "vol. {at}", "sheet": "sheet {at}|sheets {at}",
    "sheet_reverse": "sheet {at}, reverse side", "line": "line {at}|lines {at}", "time": "{at}",
    "figure": "fig.{at}", "table": "tbl.{at}", "column": "col. {at}", "appendix": "annex {at}",
}
_AT = ("page", "note", "time", "line", "figure", "table")
_MONTHS = (
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)


def signal(prefix: str, *, starts: bool) -> Spans:
    """Signals stand in italics; words of the author upright."""
    words = signals.said(prefix, _SIGNALS, starts=starts)
    return (Span(words, italic=bool(signals.code(prefix))), Span(" "))


def quote(text: str, language: str) -> str:
    """Double quotation marks."""
    return parts.double(text, language)


def cited_in(quoted: bool, language: str) -> tuple[Span, Span]:
    """What stands between a source and the one in which we saw it."""
    return Span(", "), Span("quoted in " if quoted else "cited in ", italic=True)


def first(citing: Citing, language: str) -> Spans:
    """The source in full, with the place in it."""
    return _full(citing.cited, citing) + parts.missing(citing.cited)


def short(citing: Citing, back: Back, language: str) -> Spans:
    """Surname and "supra note"; laws, treaties and judgments are named again and not pointed back to."""
    cited = citing.cited
    authors = _authors([name.short for name in parts.names(cited)])
    alike = any(parts.names(one)[:1] == parts.names(cited)[:1] for one in back.beside)
    sort = parts.sort_of(cited)
    title = _title(cited, parts.short_title(cited, WORDS, back.others)) if alike or not authors else ()
    if sort in ("law", "case"):
        named = _title(cited, parts.own_title(cited, WORDS))
        return parts.joined([named, plain(_number(cited)), plain(_place(citing))], inside=True)
    pointer: Spans = (Span("supra", italic=True), Span(f" note {back.note}" if back.note else ""))
    said = parts.joined([plain(authors), title, pointer], inside=True)
    return _with_place(said, citing, after=", ")


def ibid(citing: Citing, language: str) -> Spans:
    """Id., with "at" before a page and without before a paragraph, section or article."""
    word = "id." if citing.prefix else "Id."
    return _with_place((Span(word, italic=True),), citing, after=" ")


def entry(cited: Cited, language: str) -> Spans:
    """As cited at first, without a place."""
    return _full(cited, None) + parts.missing(cited)


def sort_text(cited: Cited) -> str:
    """First author's surname, else the title."""
    return " ".join([*[name.turned(" ") for name in parts.names(cited)[:1]], parts.own_title(cited, WORDS)])


def _authors(said: list[str]) -> str:
    return f"{said[0]} et al." if len(said) > 2 else parts.listed(said, "&")


def _full(cited: Cited, citing: Citing | None) -> Spans:
    sort = parts.sort_of(cited)
    authors = _authors([name.whole for name in parts.names(cited)])
    if sort in ("letter", "interview"):
        authors = "" if authors and authors in parts.own_title(cited, WORDS) else authors
    title = _title(cited, parts.own_title(cited, WORDS)) + plain("".join(parts.title_notes(cited, WORDS)))
    place = _place(citing) if citing else ""
    kinds = [kind for kind, _ in places.of(citing)] if citing else []
    paged = bool(kinds) and all(kind == "page" for kind in kinds)
    at = f"at {place}" if kinds and kinds[0] in _AT else place
    date = _date(cited)
    again = f"republished in {cited.republished_in}" if cited.republished_in else ""
    tail = ""
    if sort in ("book", "report"):
        own = [parts.joined([title, plain(place if paged else at)], " " if paged else ", "), plain(_number(cited))]
        tail = _brackets([_with_date(parts.publisher(cited), cited), again])
    elif sort == "chapter":
        whole = parts.container(cited)
        inside: Spans = (Span("in", italic=True), Span(f" {whole}")) if whole else ()
        own = [title, parts.joined([inside, plain(place if paged else at)], " " if paged else ", ")]
        tail = _brackets([_with_date(parts.publisher(cited), cited), again])
    elif sort == "journal":
        own = [title, *map(plain, (parts.outlet(cited), _number(cited), date, at, again))]
    elif sort == "law":
        own = [title, *map(plain, (_number(cited), place, parts.gazette(cited)))]
        tail = " ".join(filter(None, [_brackets([date]), _brackets([parts.jurisdiction(cited)])]))
    elif sort == "treaty":
        own = [title, *map(plain, (place, date, _number(cited)))]
    elif sort == "case":
        own = [title, plain(_number(cited)), plain(at)]
        tail = _brackets([_with_date(cited.authority, cited)])
        tail = " ".join(filter(None, [tail, _brackets([parts.jurisdiction(cited)])]))
    elif sort == "un":
        own = [title, *map(plain, (at, parts.publisher(cited), _symbols(cited)))]
        tail = _brackets([date])
    elif sort == "article":
        paper = " ".join(filter(None, [parts.outlet(cited), _brackets([cited.place])]))
        printed = not cited.url
        own = [title, plain(paper), *map(plain, (date, at, again) if printed else (at,))]
        tail = "" if printed else _brackets([date, again])
    else:
        spoken = f"in {cited.place}" if cited.place else ""
        own = [title, *map(plain, (
            _number(cited), cited.authority, parts.container(cited), parts.publisher(cited), spoken, at))]
        tail = _brackets([date, again])
    head = parts.joined([plain(authors), *own], inside=True)
    head = parts.joined([head, plain(tail)], " ")
    return _with_address(head, cited)


def _title(cited: Cited, title: str) -> Spans:
    upright = parts.sort_of(cited) in ("law", "treaty", "letter", "interview") or cited.described
    upright = upright or parts.is_untitled(cited)
    return plain(title) if upright else parts.italic(title)


def _with_address(head: Spans, cited: Cited) -> Spans:
    url: Spans = (parts.address(cited.url),) if cited.url else ()
    if cited.url_archived:
        archived: Spans = (Span("["), parts.address(cited.url_archived), Span("]"))
        url = parts.joined([url, archived], " ")
    said = parts.joined([head, url], inside=True)
    if cited.accessed and not cited.issued:
        said = (*said, Span(f" (last visited {_day(cited.accessed)})"))
    return (*said, Span(f" ({term('on_file', WORDS).replace('the ', '')})")) if cited.on_file else said


def _brackets(said: list[str]) -> str:
    inner = ", ".join(filter(None, said))
    return f"({inner})" if inner else ""


def _with_date(house: str, cited: Cited) -> str:
    """Publisher or court before the date; parted by a comma from a date that is told in words."""
    in_words = cited.issued is not None and not parts.parts_of(cited.issued)
    return (", " if in_words else " ").join(filter(None, [house, _date(cited)]))


def _number(cited: Cited) -> str:
    return parts.number(cited, WORDS, "No. {}")


def _symbols(cited: Cited) -> str:
    symbols = [f"U.N. Doc. {one}" for one in (cited.symbol, cited.symbol_adopted) if one]
    return ", adopted as ".join(symbols)


def _date(cited: Cited) -> str:
    if cited.issued is None:
        return "n.d." if cited.undated and not cited.accessed else ""
    if parts.sort_of(cited) in ("book", "chapter"):
        return parts.year_of(cited.issued, WORDS)
    return _day(cited.issued)


def _day(moment: object) -> str:
    return parts.dated(moment, _form, WORDS)  # type: ignore[arg-type]


def _form(year: int, month: int, day: int) -> str:
    words = _MONTHS[month - 1] if month else ""
    return f"{words} {day}, {year}" if day else " ".join(filter(None, [words, str(year)]))


def _place(citing: Citing) -> str:
    return parts.enumerated((places.said(place, _PLACES) for place in places.of(citing)), inside=True)


def _with_place(said: Spans, citing: Citing, *, after: str) -> Spans:
    place = _place(citing)
    if not place:
        return said
    kind = places.of(citing)[0][0]
    return (*said, Span(f"{after}at {place}" if kind in _AT else f"{after}{place}"))
