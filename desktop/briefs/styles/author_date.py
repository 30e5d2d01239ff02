"""The Chicago Manual of Style, seventeenth edition, author and date in the text and a list of references.

    (Lillis 2015, 12; see also Ivanova 2014a, para. 3)
    Lillis, Joanna. 2015. “Kazakhstan: Libel Trial.” *Eurasianet.org*, July 1, 2015. http://example.org/1.

There are no notes. Sources of one author and year are told apart by letters, so all must be known before the first is
set: a brief is composed twice. The rules, with their sources, are in docs/styles.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archive_schema.text.collate import sort_key
from desktop.briefs.styles import chicago, parts, places
from desktop.briefs.styles.cited import Back, Cited, Citing
from desktop.briefs.values import Span, Spans, plain

WORDS = "en"
BETWEEN = "; "
END = ""
ENTRY_END = "."
INSIDE = True
IBID_IN_NOTE = False
POINTS_BACK = True
PLACE_AGAIN = True
IN_TEXT = True

signal = chicago.signal
quote = chicago.quote
cited_in = chicago.cited_in


def letters(sources: Iterable[Cited]) -> dict[str, str]:
    """A letter for every source that shares author and year with another, by title; `source` to letter."""
    alike: dict[str, list[Cited]] = {}
    for cited in sources:
        bare = replace(cited, letter="")
        said = "".join(span.text for span in _named(bare) if isinstance(span, Span))
        alike.setdefault(f"{said} {_year(bare)}", []).append(cited)
    found: dict[str, str] = {}
    for group in alike.values():
        in_order = sorted(group, key=lambda one: (sort_key(parts.own_title(one, WORDS)), one.ref, one.source))
        if len(group) > 1:
            found.update({one.source: _letter(at) for at, one in enumerate(in_order)})
    return found


def first(citing: Citing, language: str) -> Spans:
    """Author, year, place; the short title where nobody signed."""
    cited = citing.cited
    head = parts.joined([_named(cited), plain(_year(cited))], " ")
    place = parts.enumerated((places.said(place, chicago.PLACES) for place in places.of(citing)), inside=True)
    return parts.joined([head, plain(place)], inside=True)


def short(citing: Citing, back: Back, language: str) -> Spans:
    """The same each time."""
    return first(citing, language)


def ibid(citing: Citing, language: str) -> Spans:
    """The same each time."""
    return first(citing, language)


def entry(cited: Cited, language: str) -> Spans:
    """Author, year, title, facts of publication; the title first where nobody signed."""
    authors, title = chicago.authors_turned(cited), chicago.title_in_full(cited)
    year = _year(cited)
    head = [plain(authors), plain(year), title] if authors else [title, plain(year)]
    exact = parts.parts_of(cited.issued) if cited.issued else None
    by_year = parts.sort_of(cited) in ("book", "chapter", "journal") or exact is None or not exact[1]
    bare = replace(cited, undated=False, issued=None if by_year else cited.issued)
    tail = chicago.published_entry(bare)
    return parts.joined([*head, *tail], ". ", inside=True) + parts.missing(cited)


def sort_text(cited: Cited) -> str:
    """First author's surname, then the year; else the title."""
    turned = [name.turned(" ") for name in parts.names(cited)[:1]]
    return " ".join([*turned, *([_year(cited)] if turned else []), parts.own_title(cited, WORDS)])


def _named(cited: Cited) -> Spans:
    authors = chicago.short_authors(cited)
    return plain(authors) if authors else chicago.short_title(cited)


def _year(cited: Cited) -> str:
    year = parts.year_of(cited.issued, WORDS) or ("n.d." if cited.undated else "")
    return f"{year}-{cited.letter}" if cited.letter and year.endswith(".") else f"{year}{cited.letter}"


def _letter(at: int) -> str:
    """a to z, then aa, ab and on."""
    return (_letter(at // 26 - 1) if at > 25 else "") + chr(ord("a") + at % 26)
