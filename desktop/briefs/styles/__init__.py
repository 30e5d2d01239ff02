"""House styles of notes. A style is one module with one function per job.

    first(citing, language)          the source in full, at its first citing
    short(citing, note, language)    again, pointing back to the note that has it in full; 0 is this very note
    ibid(citing, language)           the same as in the note before
    entry(cited, language)           its line in the bibliography
    sort_text(cited)                 by which words the bibliography is sorted

None of them ends with a full stop: the note does.
"""

from __future__ import annotations

from typing import Protocol

from desktop.briefs.styles import plain
from desktop.briefs.styles.cited import Cited, Citing
from desktop.briefs.values import Spans


class Style(Protocol):
    """What a style module offers."""

    def first(self, citing: Citing, language: str) -> Spans: ...
    def short(self, citing: Citing, note: int, language: str) -> Spans: ...
    def ibid(self, citing: Citing, language: str) -> Spans: ...
    def entry(self, cited: Cited, language: str) -> Spans: ...
    def sort_text(self, cited: Cited) -> str: ...


_STYLES: dict[str, Style] = {"plain": plain}


def style_named(name: str) -> Style:
    """A style by its code; the plain one for a code unknown here."""
    return _STYLES.get(name, plain)
