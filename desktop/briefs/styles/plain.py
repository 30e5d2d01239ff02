"""The plain style of United Nations and NGO papers: author, title, publisher, date, place in it, address.

    Ksenia Bondal, «Следи за базаром» [Watch what you say] [in Russian], Respublika, 5 November 2009,
    republished in Zakon, https://example.kz/1 [archived: https://example.org/1], accessed 3 May 2016.
    Ksenia Bondal, «Следи за базаром» (note 4 above), para. 2.    Ibid., para. 3.

The rules are our own, after the notes customary in such papers; they follow no published manual.
"""

from __future__ import annotations

from collections.abc import Iterable

from archive_schema.moments import Moment
from desktop.briefs.styles.cited import Cited, Citing
from desktop.briefs.terms import in_language, quoted, term
from desktop.briefs.values import Span, Spans, plain

# Titles that are names or descriptions, not words of a text: they bear no quotation marks.
_UNQUOTED = frozenset({"legislation", "regulation", "bill", "treaty", "personal_communication"})
_STANDS_ALONE = frozenset({"report", "book", "motion_picture", "dataset", "manuscript", "legal_case", "thesis", "map"})
_SHORT_TITLE = 60  # letters; a longer title is cut at a word in later notes


def first(citing: Citing, language: str) -> Spans:
    """The source in full, with the place in it before the address."""
    cited = citing.cited
    return _comma([*_what(cited, language), *_pinpoint(citing), *_where(cited, language)]) + _missing(cited)


def short(citing: Citing, note: int, language: str) -> Spans:
    """Author and title as far as they tell the source, and the note that has it in full (0: this very note)."""
    cited = citing.cited
    title = _cut(_own_title(cited, language))
    named = _title_spans(cited, title, _language_of_title(cited, language))
    back = plain(f" ({term('above', language).format(note=note)})") if note else ()
    return _comma([plain(_authors(cited, language)), (*named, *back), *_pinpoint(citing)])


def ibid(citing: Citing, language: str) -> Spans:
    """The same source as in the note before; the place in it is said anew."""
    word = term("ibid", language)
    word = word[:1].lower() + word[1:] if citing.prefix else word
    spans = (Span(word, italic=language[:2] == "en"),)
    return _comma([spans, *_pinpoint(citing)])


def entry(cited: Cited, language: str) -> Spans:
    """The line of the bibliography."""
    return _comma([*_what(cited, language), *_where(cited, language)]) + _missing(cited)


def sort_text(cited: Cited) -> str:
    """Author, else title, without the marks a title may begin with."""
    return " ".join([*cited.authors[:1], cited.title_original or cited.title]).lstrip("“”„«»\"'‘’… ")


def _what(cited: Cited, language: str) -> list[Spans]:
    return [
        plain(_authors(cited, language)),
        _title(cited, language),
        plain(_sort_of_text(cited, language)),
        () if _own_title(cited, language).startswith(cited.container) else (Span(cited.container, italic=True),),
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
    address: Spans = ()
    if cited.url:
        address = (_address(cited.url),)
    if cited.url_archived:
        before, after = term("archived", language).split("{url}")
        archived = (Span(f"[{before}"), _address(cited.url_archived), Span(f"{after}]"))
        address = (*address, Span(" "), *archived) if address else archived
    return [
        address,
        plain(term("accessed", language).format(date=_say(cited.accessed, language)) if cited.accessed else ""),
        plain(term("on_file", language) if cited.on_file else ""),
    ]


def _address(url: str) -> Span:
    """An address as printed; it is a link only if it is one of the web."""
    return Span(url, link=url if url.startswith(("https://", "http://")) else "")


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


def _own_title(cited: Cited, language: str) -> str:
    return cited.title_original or cited.title or cited.title_translated or f"[{term('untitled', language)}]"


def _language_of_title(cited: Cited, language: str) -> str:
    """A title stands in the quotation marks of its own language; a translated one in the paper's."""
    return cited.language if cited.title_original and cited.language else language


def _title(cited: Cited, language: str) -> Spans:
    title = _own_title(cited, language)
    spans = _title_spans(cited, title, _language_of_title(cited, language))
    if cited.title_transliterated and cited.title_transliterated != title:
        spans += (Span(f" ({cited.title_transliterated})"),)
    translated = cited.title_translated or (cited.title if cited.title_original else "")
    if translated and translated != title:
        spans += (Span(f" [{translated}]"),)
    mark = in_language(cited.language, language)
    if not mark and cited.title_in_translation:
        mark = term("title_in_translation", language)
    if mark:
        spans += (Span(f" [{mark}]"),)
    return spans


def _title_spans(cited: Cited, title: str, language: str) -> Spans:
    if cited.csl_type in _UNQUOTED:
        return plain(title)
    if cited.csl_type in _STANDS_ALONE:
        return (Span(title, italic=True),)
    return plain(quoted(title, language))


def _cut(title: str) -> str:
    if len(title) <= _SHORT_TITLE:
        return title
    head = title[:_SHORT_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-.")
    return f"{head}…"


def _sort_of_text(cited: Cited, language: str) -> str:
    sorts = {"interview": "interview", "personal_communication": "personal", "post": "post"}
    return term(sorts[cited.csl_type], language) if cited.csl_type in sorts else ""


def _number(cited: Cited, language: str) -> str:
    """The number with its word, unless it brings one ("#1718") or the title says it already."""
    if cited.number in _own_title(cited, language):
        return ""
    return term("number", language).format(number=cited.number) if cited.number[:1].isdigit() else cited.number


def _date(cited: Cited, language: str) -> str:
    if cited.issued:
        return _say(cited.issued, language)
    return term("undated", language) if cited.undated else ""


def _say(moment: Moment, language: str) -> str:
    return moment.say(language[:2])


def _missing(cited: Cited) -> Spans:
    return tuple(Span(f" [{words}]") for words in cited.missing)


def _comma(parts: Iterable[Spans]) -> Spans:
    joined: list[Span] = []
    for part in filter(None, parts):
        if joined:
            joined.append(Span(", "))
        joined.extend(part)  # type: ignore[arg-type]
    return tuple(joined)
