"""House styles of notes. A style is a module, or a value, with one function per job and a few plain facts.

    first(citing, language)          the source in full, at its first citing
    short(citing, back, language)    again, leaning on the note that has it in full
    ibid(citing, language)           the same as in the note before
    entry(cited, language)           its line in the bibliography
    sort_text(cited)                 by which words the bibliography is sorted
    signal(prefix, starts=)          the words before a citing, and the space behind them
    quote(text, language)            a quotation in its marks
    cited_in(quoted, language)       the sign and the words between a source and the one in which we saw it

    WORDS           the language its notes are written in; "" is the language of the paper
    BETWEEN         stands between the sources of a note
    END, ENTRY_END  stand at the end of a note, and of a line of the bibliography
    INSIDE          do commas and full stops go inside closing quotation marks?
    IBID_IN_NOTE    may a source be said as "the same" after another citing within a note?
    POINTS_BACK     does the short form name the note that has the source in full? Else two alike are said in full
    PLACE_AGAIN     is a place said again, when the note before has the same?
    IN_TEXT         do its citings stand in the text, in round brackets, instead of in notes?

None of the functions ends with a full stop: the note does.
"""

from __future__ import annotations

from typing import Protocol

from desktop.briefs.styles import author_date, bluebook, chicago, gost, oscola, plain
from desktop.briefs.styles.cited import Back, Cited, Citing
from desktop.briefs.values import Span, Spans


class Style(Protocol):
    """What a style offers."""

    @property
    def WORDS(self) -> str: ...
    @property
    def BETWEEN(self) -> str: ...
    @property
    def END(self) -> str: ...
    @property
    def ENTRY_END(self) -> str: ...
    @property
    def INSIDE(self) -> bool: ...
    @property
    def IBID_IN_NOTE(self) -> bool: ...
    @property
    def POINTS_BACK(self) -> bool: ...
    @property
    def PLACE_AGAIN(self) -> bool: ...
    @property
    def IN_TEXT(self) -> bool: ...

    def first(self, citing: Citing, language: str) -> Spans: ...
    def short(self, citing: Citing, back: Back, language: str) -> Spans: ...
    def ibid(self, citing: Citing, language: str) -> Spans: ...
    def entry(self, cited: Cited, language: str) -> Spans: ...
    def sort_text(self, cited: Cited) -> str: ...
    def signal(self, prefix: str, *, starts: bool) -> Spans: ...
    def quote(self, text: str, language: str) -> str: ...
    def cited_in(self, quoted: bool, language: str) -> tuple[Span, Span]: ...


_STYLES: dict[str, Style] = {
    "plain": plain,
    "oscola": oscola,
    "bluebook": bluebook,
    "chicago_notes": chicago,
    "chicago_author_date": author_date,
    "gost": gost.RUSSIAN,
    "gost_kk": gost.KAZAKH,
}


def style_named(name: str) -> Style:
    """A style by its code; the plain one for a code unknown here."""
    return _STYLES.get(name, plain)


def all_styles() -> dict[str, Style]:
    """Every style by its code: the codes of the vocabulary of brief styles."""
    return dict(_STYLES)
