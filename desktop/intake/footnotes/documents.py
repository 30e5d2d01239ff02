"""All notes of a document with their sources: which were named before, and which "ibid." means."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from desktop.intake.draft import Draft
from desktop.intake.footnotes.finding import PrintedNote, notes_in
from desktop.intake.footnotes.joining import joined
from desktop.intake.footnotes.reading import IBID, NamedSource, sources_in


@dataclasses.dataclass(frozen=True)
class NoteRead:
    """A note and the sources it names; none where it is empty or only remarks."""

    note: PrintedNote
    sources: tuple[NamedSource, ...]


def read_notes(draft: Draft) -> tuple[NoteRead, ...]:
    """The notes of a document: its own where the file has such, else those printed in its text."""
    own = tuple(PrintedNote(int(note.number), joined(note.text.split("\n")), note.at, note.at, note.at)
                for note in draft.notes if note.number.isdecimal())
    return read_all(own or notes_in(draft.text))


def read_all(notes: Iterable[PrintedNote]) -> tuple[NoteRead, ...]:
    """Notes with their sources, each repeated source with the number of the note that names it first."""
    named: dict[tuple[object, ...], int] = {}
    titles: dict[str, tuple[NamedSource, int]] = {}
    firsts: dict[int, NamedSource] = {}
    last: NamedSource | None = None
    last_number = 0
    found = []
    for note in notes:
        sources = []
        for one in sources_in(note.text):
            if one.same_as == IBID:
                one = _repeated(one, last, last_number)
            elif one.same_as:
                one = _repeated(one, firsts.get(one.same_as), one.same_as)
            elif _is_short(one) and (before := titles.get(_plain(one.title))) is not None:
                one = _repeated(one, *before)
            elif first := named.setdefault(_what(one), note.number):
                one = dataclasses.replace(one, same_as=first if first != note.number else 0)
            sources.append(one)
            titles.setdefault(_plain(one.title), (one, note.number))
            last, last_number = one, one.same_as or note.number
            firsts.setdefault(note.number, one)
        found.append(NoteRead(note, tuple(sources)))
    return tuple(found)


def _repeated(ibid: NamedSource, last: NamedSource | None, number: int) -> NamedSource:
    if last is None:
        return dataclasses.replace(ibid, same_as=0)
    return dataclasses.replace(last, as_printed=ibid.as_printed, same_as=number)


def _is_short(one: NamedSource) -> bool:
    """A title alone, as what was named in full before is named again."""
    return bool(one.title) and not (one.urls or one.issued or one.accessed or one.posted)


def _plain(title: str) -> str:
    return title.casefold().rstrip(" .,")


def _what(one: NamedSource) -> tuple[object, ...]:
    """What makes two printed sources one; a page of an address that stands for many titles is not enough."""
    return (one.title.casefold(), one.urls, one.issued, one.authors)
