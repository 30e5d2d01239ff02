"""The plain style of United Nations and NGO papers: author, title, publisher, date, place in it, address.

    Ksenia Bondal, «Следи за базаром» [Watch what you say] [in Russian], Respublika, 5 November 2009,
    republished in Zakon, https://example.kz/1 [archived: https://example.org/1], accessed 3 May 2016.
    Ksenia Bondal, «Следи за базаром» (note 4 above), para. 2.    Ibid., para. 3.

The rules are our own, after the notes customary in such papers; they follow no published manual.
"""

from __future__ import annotations

from archive_schema.moments import Moment
from desktop.briefs.styles.cited import Back, Cited, Citing
from desktop.briefs.styles.parts import address, cut, joined, missing, own_title, title_language, title_notes
from desktop.briefs.terms import quoted, term
from desktop.briefs.values import Span, Spans, plain

# Titles that are names or descriptions, not words of a text: they bear no quotation marks.
_UNQUOTED = frozenset({"legislation", "regulation", "bill", "treaty", "personal_communication"})
_STANDS_ALONE = frozenset({"report", "book", "motion_picture", "dataset", "manuscript", "legal_case", "thesis", "map"})

WORDS = ""
BETWEEN = "; "
END = "."
ENTRY_END = "."
INSIDE = False
IBID_IN_NOTE = False
POINTS_BACK = True
PLACE_AGAIN = False
IN_TEXT = False


def signal(prefix: str, *, starts: bool) -> Spans:
    """The words as typed, with a capital where they begin the note."""
    words = prefix[:1].upper() + prefix[1:] if starts else prefix
    return plain(f"{words} ")


def quote(text: str, language: str) -> str:
    """In the marks of its language."""
    return quoted(text, language)


def cited_in(quoted: bool, language: str) -> tuple[Span, Span]:
    """What stands between a source and the one in which we saw it."""
    return Span(", "), Span(f"{term('cited_in', language)} ")


def first(citing: Citing, language: str) -> Spans:
    """The source in full, with the place in it before the address."""
    cited = citing.cited
    return joined([*_what(cited, language), *_pinpoint(citing), *_where(cited, language)]) + missing(cited)


def short(citing: Citing, back: Back, language: str) -> Spans:
    """Author and title as far as they tell the source, and the note that has it in full."""
    cited, note = citing.cited, back.note
    title = cut(own_title(cited, language))
    named = _title_spans(cited, title, title_language(cited, language))
    pointer = plain(f" ({term('above', language).format(note=note)})") if note else ()
    return joined([plain(_authors(cited, language)), (*named, *pointer), *_pinpoint(citing)])


def ibid(citing: Citing, language: str) -> Spans:
    """The same source as in the note before; the place in it is said anew."""
    word = term("ibid", language)
    word = word[:1].lower() + word[1:] if citing.prefix else word
    spans = (Span(word, italic=language[:2] == "en"),)
    return joined([spans, *_pinpoint(citing)])


def entry(cited: Cited, language: str) -> Spans:
    """The line of the bibliography."""
    return joined([*_what(cited, language), *_where(cited, language)]) + missing(cited)


def sort_text(cited: Cited) -> str:
    """Author, else title, without the marks a title may begin with."""
    return " ".join([*cited.authors[:1], cited.title_original or cited.title]).lstrip("“”„«»\"'‘’… ")


def _what(cited: Cited, language: str) -> list[Spans]:
    return [
        plain(_authors(cited, language)),
        _title(cited, language),
        plain(_sort_of_text(cited, language)),
        () if own_title(cited, language).startswith(cited.container) else (Span(cited.container, italic=True),),
        plain("" if cited.publisher in (*cited.authors, cited.container) else cited.publisher),
        plain(cited.place),
        plain(cited.authority),
        plain(cited.jurisdiction),
        plain(_number(cited, language)),
        plain(cited.symbol),
        plain(term("adopted_as", language).format(symbol=cited.symbol_adopted) if cited.symbol_adopted else ""),
        plain(_date(cited, language)),
        plain(term("republished", language).format(where=cited.republished_in) if cited.republished_in else ""),
    ]


def _where(cited: Cited, language: str) -> list[Spans]:
    where: Spans = (address(cited.url),) if cited.url else ()
    if cited.url_archived:
        before, after = term("archived", language).split("{url}")
        archived = (Span(f"[{before}"), address(cited.url_archived), Span(f"{after}]"))
        where = (*where, Span(" "), *archived) if where else archived
    return [
        where,
        plain(term("accessed", language).format(date=_say(cited.accessed, language)) if cited.accessed else ""),
        plain(term("on_file", language) if cited.on_file else ""),
    ]


def _pinpoint(citing: Citing) -> list[Spans]:
    return [plain(citing.locator)]


def _authors(cited: Cited, language: str) -> str:
    names = cited.authors
    if not names:
        # Where a publisher answers for it, that no person signed is no news.
        answered = cited.publisher or cited.container or cited.authority
        return f"[{term('unsigned', language)}]" if cited.unsigned and not answered else ""
    if len(names) > 3:
        return f"{names[0]} {term('and_others', language)}"
    return f" {term('and', language)} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _title(cited: Cited, language: str) -> Spans:
    title = own_title(cited, language)
    spans = _title_spans(cited, title, title_language(cited, language))
    return spans + tuple(map(Span, title_notes(cited, language)))


def _title_spans(cited: Cited, title: str, language: str) -> Spans:
    if cited.csl_type in _UNQUOTED or cited.described:
        return plain(title)
    if cited.csl_type in _STANDS_ALONE:
        return (Span(title, italic=True),)
    return plain(quoted(title, language))


def _sort_of_text(cited: Cited, language: str) -> str:
    sorts = {"interview": "interview", "personal_communication": "personal", "post": "post"}
    return term(sorts[cited.csl_type], language) if cited.csl_type in sorts else ""


def _number(cited: Cited, language: str) -> str:
    """The number with its word, unless it brings one ("#1718") or the title says it already."""
    if cited.number in own_title(cited, language):
        return ""
    return term("number", language).format(number=cited.number) if cited.number[:1].isdigit() else cited.number


def _date(cited: Cited, language: str) -> str:
    if cited.issued:
        return _say(cited.issued, language)
    return term("undated", language) if cited.undated else ""


def _say(moment: Moment, language: str) -> str:
    return moment.say(language[:2])
