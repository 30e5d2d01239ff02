"""The Chicago Manual of Style, seventeenth edition, notes and bibliography.

    Joanna Lillis, “Kazakhstan: Libel Trial,” *Eurasianet.org*, July 1, 2015, http://example.org/1.
    Lillis, “Kazakhstan: Libel Trial,” 12.    Lillis, 13.

Ibid. is discouraged there: the note after the first names the author alone. The rules, with their sources, are in
docs/styles.md.
"""

from __future__ import annotations

from collections.abc import Iterable

from archive_schema.moments import Moment
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
POINTS_BACK = False
PLACE_AGAIN = True
IN_TEXT = False

_SIGNALS = {
    "see": "see", "also": "see also", "cf": "cf.", "contra": "contra", "but_see": "but see",
    "eg": "see, for example,", "generally": "see generally",
}
PLACES = {
    "page": "{at}", "paragraph": "para. {at}|paras. {at}", "section": "sec. {at}|secs. {at}",
    "heading": "under “{at}”", "article": "art. {at}|arts. {at}", "clause": "cl. {at}|cls. {at}",
    "note": "n{at}|nn{at}", "chapter": "chap. {at}|chaps. {at}", "volume": "vol. {at}",
    "sheet": "sheet {at}|sheets {at}", "sheet_reverse": "sheet {at}, reverse side",
    "line": "line {at}|lines {at}", "time": "{at}", "figure": "fig. {at}", "table": "table {at}",
    "column": "col. {at}", "appendix": "annex {at}",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)


def signal(prefix: str, *, starts: bool) -> Spans:
    """See, see also, cf., upright."""
    return plain(signals.said(prefix, _SIGNALS, starts=starts) + " ")


def quote(text: str, language: str) -> str:
    """Double quotation marks."""
    return parts.double(text, language)


def cited_in(quoted: bool, language: str) -> tuple[Span, Span]:
    """What stands between a source and the one in which we saw it."""
    return Span(", "), Span("quoted in " if quoted else "cited in ")


def first(citing: Citing, language: str) -> Spans:
    """The source in full; commas between its parts, the facts of publication in brackets."""
    cited = citing.cited
    authors = _authors([name.whole for name in parts.names(cited)])
    said = [plain(authors if _author_first(cited) else ""), title_in_full(cited)]
    said += _published(cited, _place(citing))
    return _comma([*said, *_where(cited)]) + parts.missing(cited)


def short(citing: Citing, back: Back, language: str) -> Spans:
    """Surname and short title."""
    cited = citing.cited
    authors = short_authors(cited)
    title = _title(cited, parts.short_title(cited, WORDS, back.others))
    return _comma([plain(authors), title, plain(_place(citing))])


def ibid(citing: Citing, language: str) -> Spans:
    """The surname alone, with the place; the short title where nobody signed."""
    authors = short_authors(citing.cited)
    if not authors:
        return short(citing, Back(), language)
    return _comma([plain(authors), plain(_place(citing))])


def entry(cited: Cited, language: str) -> Spans:
    """First author turned, full stops between the parts."""
    said = [plain(authors_turned(cited)), title_in_full(cited), *published_entry(cited)]
    return parts.joined(said, ". ", inside=True) + parts.missing(cited)


def sort_text(cited: Cited) -> str:
    """First author's surname, else the title."""
    return " ".join([*[name.turned(" ") for name in parts.names(cited)[:1]], parts.own_title(cited, WORDS)])


def day(moment: Moment | None) -> str:
    """Month, day, year, as in American English."""
    return parts.dated(moment, _form, WORDS)


def _form(year: int, month: int, day: int) -> str:
    words = _MONTHS[month - 1] if month else ""
    return f"{words} {day}, {year}" if day else " ".join(filter(None, [words, str(year)]))


def authors_turned(cited: Cited) -> str:
    """All authors, the first turned, as a list has them."""
    named = parts.names(cited) if _author_first(cited) else ()
    turned = [named[0].turned(), *[name.whole for name in named[1:]]] if named else []
    if len(turned) == 2 and named[0].given:
        return f"{turned[0]}, and {turned[1]}"
    return parts.listed(turned, "and", serial=True)


def short_title(cited: Cited) -> Spans:
    """The title as later citings have it."""
    return _title(cited, parts.short_title(cited, WORDS))


def _authors(said: list[str]) -> str:
    return f"{said[0]} et al." if len(said) > 3 else parts.listed(said, "and", serial=True)


def short_authors(cited: Cited) -> str:
    """Surnames, where the authors are named at all."""
    return _authors([name.short for name in parts.names(cited)]) if _author_first(cited) else ""


def _author_first(cited: Cited) -> bool:
    """A letter or interview is named by its description, which often holds the name."""
    described = parts.sort_of(cited) in ("letter", "interview")
    return not (described and any(name.whole in parts.own_title(cited, WORDS) for name in parts.names(cited)))


def title_in_full(cited: Cited) -> Spans:
    """Title, transliteration, translation, mark of the language."""
    return _title(cited, parts.own_title(cited, WORDS)) + plain("".join(parts.title_notes(cited, WORDS)))


def _title(cited: Cited, title: str) -> Spans:
    sort = parts.sort_of(cited)
    if sort in ("law", "treaty", "letter", "interview", "un") or parts.is_untitled(cited) or cited.described:
        return plain(title)
    if sort in ("book", "report", "case"):
        return parts.italic(title)
    return plain(parts.double(title, parts.title_language(cited, WORDS)))


def _published(cited: Cited, place: str) -> list[Spans]:
    """What stands between title and address in a note."""
    sort, date, again = parts.sort_of(cited), _date(cited), _again(cited)
    number = plain(_number(cited))
    if sort in ("book", "report"):
        return [number, *_behind(_facts(cited, date)), plain(place), plain(again)]
    if sort == "chapter":
        return [*_inside(cited), *_behind(_facts(cited, date)), plain(place), plain(again)]
    if sort in ("article", "blog"):
        paper = parts.joined([parts.italic(parts.outlet(cited)), plain(f"({cited.place})" if cited.place else "")], " ")
        return [paper, plain(date), plain(place), plain(again)]
    if sort == "journal":
        issue = _comma([parts.italic(parts.outlet(cited)), number])
        return [*_issue_with_place(issue, date, place), plain(again)]
    if sort == "law":
        return [number, plain(date), plain(parts.jurisdiction(cited)), plain(parts.gazette(cited)), plain(place)]
    if sort == "treaty":
        return [plain(date), number, plain(place)]
    if sort == "case":
        court = ", ".join(filter(None, [cited.authority, parts.jurisdiction(cited), date]))
        return [number, *_behind(court), plain(place)]
    if sort == "un":
        return [plain(parts.publisher(cited)), plain(_symbols(cited)), plain(place), *_behind(date)]
    return [number, parts.italic(parts.container(cited)), plain(parts.publisher(cited)), plain(cited.authority),
            plain(cited.place), plain(date), plain(place), plain(again)]


def published_entry(cited: Cited) -> list[Spans]:
    """What stands behind the title in a list: facts of publication without brackets, address, what is on file."""
    accessed, url, on_file = _where(cited)
    return [*_listed_facts(cited), _capital(accessed), url, _capital(on_file)]


def _listed_facts(cited: Cited) -> list[Spans]:
    sort, date, again = parts.sort_of(cited), _date(cited), plain(_again(cited))
    if sort in ("book", "report", "chapter"):
        inside = plain("")
        if sort == "chapter" and parts.container(cited):
            inside = (Span("In "), Span(parts.container(cited), italic=True))
        return [inside, plain(_number(cited)), plain(_facts(cited, date)), again]
    if sort == "un":
        return [plain(parts.publisher(cited)), plain(_symbols(cited)), plain(date), again]
    return [_comma(_published(cited, ""))]


def _issue_with_place(issue: Spans, date: str, place: str) -> list[Spans]:
    """Journal, no. 5 (2016): 12."""
    dated = parts.joined([issue, plain(f"({date})" if date else "")], " ")
    if place[:1].isdigit():
        return [parts.joined([dated, plain(place)], ": ")]
    return [dated, plain(place)]


def _behind(facts: str) -> list[Spans]:
    """Facts in brackets; `_comma` sets no comma before them."""
    return [plain(f"({facts})")] if facts else []


def _facts(cited: Cited, date: str) -> str:
    """Place: Publisher, Year."""
    house = ": ".join(filter(None, [cited.place, parts.publisher(cited)]))
    return ", ".join(filter(None, [house, date]))


def _inside(cited: Cited) -> list[Spans]:
    return [(Span("in "), Span(parts.container(cited), italic=True))] if parts.container(cited) else []


def _again(cited: Cited) -> str:
    return f"republished in {cited.republished_in}" if cited.republished_in else ""


def _number(cited: Cited) -> str:
    return parts.number(cited, WORDS, "no. {}" if parts.sort_of(cited) == "journal" else "No. {}")


def _symbols(cited: Cited) -> str:
    return ", adopted as ".join(filter(None, [cited.symbol, cited.symbol_adopted]))


def _date(cited: Cited) -> str:
    if cited.issued is None:
        return "n.d." if cited.undated and not cited.accessed else ""
    if parts.sort_of(cited) in ("book", "chapter", "journal"):
        return parts.year_of(cited.issued, WORDS)
    return day(cited.issued)


def _where(cited: Cited) -> list[Spans]:
    """The day of access stands before the address."""
    url: Spans = (parts.address(cited.url),) if cited.url else ()
    if cited.url_archived:
        archived: Spans = (Span("[archived: "), parts.address(cited.url_archived), Span("]"))
        url = parts.joined([url, archived], " ")
    accessed = f"accessed {day(cited.accessed)}" if cited.accessed else ""
    return [plain(accessed), url, plain(term("on_file", WORDS) if cited.on_file else "")]


def _place(citing: Citing) -> str:
    return parts.enumerated((places.said(place, PLACES) for place in places.of(citing)), inside=True)


def _capital(spans: Spans) -> Spans:
    words = parts.enumerated([span.text for span in spans if isinstance(span, Span)])
    return plain(words[:1].upper() + words[1:])


def _comma(said: Iterable[Spans]) -> Spans:
    """Joined with commas, but for what stands in brackets."""
    out: Spans = ()
    for part in filter(None, said):
        bracket = isinstance(part[0], Span) and part[0].text.startswith("(")
        between = " " if bracket else ", "
        out = (*parts.followed(out, between, inside=True), *part) if out else part
    return out
