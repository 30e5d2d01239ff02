"""A composed brief as the checks look at it: its typed passages, what they cite, and the records behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from archive_schema.dates.finding import Found, dates_in
from archive_schema.fields import SEALED
from archive_schema.records import Record
from archive_schema.text.name_finder import NameFinder
from archive_schema.text.normalise import words as folded
from archive_schema.text.quotation import Text as Searched
from desktop.archive.people import names_of_people
from desktop.archive.reader import NoSuchRecord
from desktop.briefs import marks
from desktop.briefs.context import Use
from desktop.briefs.problems import Problem
from desktop.briefs.values import Block, Document, plain_text
from desktop.briefs.walk import spans_of, texts_of

if TYPE_CHECKING:
    from desktop.archive import Reader

_TYPED = frozenset({"text", "list", "quotation", "answer", ""})
_SHORT = 90


@dataclass(frozen=True)
class Placed:
    """A block of the brief with what it made; `about` is "block 4"."""

    about: str
    record: Record
    made: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A paragraph or list item as typed: its words, with each mark as a place in them."""

    words: str
    marks: tuple[tuple[int, marks.Mark], ...]


@dataclass(frozen=True)
class Cited:
    """What one item of a mark names: the source, the citation if it names one, and where the source was seen."""

    source: Record
    citation: Record | None
    seen_in: Record | None

    @property
    def held(self) -> Record:
        """The source that can be looked at."""
        return self.seen_in or self.source


@dataclass
class Paper:
    """What every check is given. `printed_records` are those that tables and sentences tell of, by place."""

    reader: Reader
    brief: Record
    language: str
    document: Document
    blocks: tuple[Placed, ...]
    uses: tuple[Use, ...]
    printed_records: Mapping[str, Mapping[str, Record]]
    _records: dict[str, Record | None] = field(default_factory=dict)
    _dates: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    _searched: dict[str, tuple[Searched, ...]] = field(default_factory=dict)

    def problem(self, code: str, placed: Placed | str, detail: str = "", record: str = "", beside: str = "") -> Problem:
        """A problem at a block, or at what is named."""
        if isinstance(placed, Placed):
            return Problem(code, placed.about, detail, record, beside, placed.record.ref)
        return Problem(code, placed, detail, record, beside, self._refs.get(placed, ""))

    @cached_property
    def _refs(self) -> dict[str, str]:
        return {placed.about: placed.record.ref for placed in self.blocks}

    def places(self) -> Iterator[tuple[str, str]]:
        """How each block is found on paper: the heading above it, and its first words."""
        above = ""
        for placed in self.blocks:
            first = next((in_short(text) for made in placed.made for spans in spans_of(made)
                          if (text := plain_text(spans).strip())), "")
            yield placed.about, " · ".join(filter(None, (above, first)))
            if placed.record["block_type"] == "heading":
                above = first

    # Records

    def find(self, record_id: str) -> Record | None:
        """A record by its id or reference, read once."""
        if record_id not in self._records:
            try:
                self._records[record_id] = self.reader.by_ref(record_id) if record_id else None
            except NoSuchRecord:
                self._records[record_id] = None
        return self._records[record_id]

    def cited(self, mark: marks.Mark) -> list[Cited]:
        """What a mark cites; references that are not there are told elsewhere."""
        found = (self.find(cite.ref) for cite in mark.cites)
        return [one for record in found if record and (one := self.cited_by(record))]

    def cited_by(self, record: Record) -> Cited | None:
        """What a record of a source, or of a citation, cites."""
        if record.kind == "source":
            return Cited(record, None, None)
        if record.kind != "citation" or (source := self.find(str(record["source"]))) is None:
            return None
        return Cited(source, record, self.find(str(record["cited_in"] or "")))

    @cached_property
    def cited_records(self) -> dict[str, tuple[str, Record]]:
        """The citations printed, by reference, each with where it is printed first."""
        found: dict[str, tuple[str, Record]] = {}
        for use in self.uses:
            if use.citation and use.citation not in found and (record := self.find(use.citation)):
                found[use.citation] = (use.about, record)
        return found

    @cached_property
    def spoken_of(self) -> dict[str, str]:
        """The ids of the records that the brief's citations and blocks speak of, with where first."""
        found: dict[str, str] = {}
        for about, citation in self.cited_records.values():
            found.setdefault(str(citation["about"]), about)
        for placed in self.blocks:
            if target := placed.record["record"]:
                found.setdefault(str(target), placed.about)
        return found

    # Words

    def passages(self, placed: Placed) -> tuple[Passage, ...]:
        """The typed paragraphs of a block; none of what is made of records."""
        if str(placed.record["block_type"] or "") not in _TYPED:
            return ()
        text = str(placed.record["text"] or "")
        pieces = marks.lines(text) if placed.record["block_type"] == "list" else marks.paragraphs(text)
        return tuple(map(passage, pieces))

    @cached_property
    def printed(self) -> str:
        """All that is printed."""
        return "\n".join(texts_of(self.document))

    @cached_property
    def everyone(self) -> NameFinder:
        """Finds people of the archive; `whose` is the reference."""
        return NameFinder((person.ref, name) for person in names_of_people(self.reader) if not person.trashed
                          for name in person.names)

    @cached_property
    def acting(self) -> dict[str, list[tuple[str, ...]]]:
        """The words of the names of bodies and sites, by the first of them."""
        names: dict[str, list[tuple[str, ...]]] = {}
        for kind in ("organisation", "blocked_site"):
            for name in {tuple(folded(head.title)) for head in self.reader.page(kind)} - {()}:
                names.setdefault(name[0], []).append(name)
        return names

    def dates_of(self, text: str) -> tuple[Found, ...]:
        """The dates in a text of the archive, looked for once."""
        if text not in self._dates:
            self._dates[text] = tuple(dates_in(text))
        return self._dates[text]

    def texts(self, source: Record) -> tuple[Searched, ...]:
        """A source's text and its translations, ready to be searched; none where nothing can be read."""
        if source.id not in self._searched:
            texts = (text for name in ("text", "sealed_text") if (text := words(source[name])))
            own = tuple(map(Searched, texts))
            self._searched[source.id] = (*own, *(Searched(text) for text in self.translations(source)))
        return self._searched[source.id]

    def translations(self, source: Record) -> list[str]:
        """The texts of a source's translations."""
        return [text for one in self.reader.translations_of(source.id) if (text := words(one["text"]))]


def words(value: object) -> str:
    """A value that is text; "" for none and for one that is sealed."""
    return "" if value is None or value is SEALED else str(value)


def is_sealed(source: Record) -> bool:
    """Is there a text that nobody can read now?"""
    return source["sealed_text"] is SEALED


def passage(pieces: marks.Paragraph) -> Passage:
    """A paragraph as words, and its marks by their place."""
    said, placed = "", []
    for piece in pieces:
        if isinstance(piece, marks.Mark):
            placed.append((len(said), piece))
        else:
            said += piece.text
    return Passage(said, tuple(placed))


def in_short(text: str) -> str:
    """The beginning of a text, for telling where it stands."""
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else text[:_SHORT].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end, roughly: at a full stop before a space and no small letter."""
    start = 0
    for stop in _STOP.finditer(text):
        if not _abbreviated(text[max(start, stop.start() - 12):stop.end()]):
            yield start, stop.end()
            start = stop.end()
    if text[start:].strip():
        yield start, len(text)


def _abbreviated(text: str) -> bool:
    """Does the full stop belong to an initial or a short word (ст., г., No., A.)?"""
    last = text[:-1].rsplit(None, 1)[-1:] if text.endswith(".") else []
    word = last[0].strip("(«“\"") if last else "long"
    return len(word) <= 2 and not word.isdigit() or word.casefold() in _ABBREVIATED


_STOP = re.compile(r"[.!?…](?=\s+[^\s\W\d_a-zа-яёәғқңөұүһі]|\s+[\d“«\"(\[])")
_ABBREVIATED = frozenset("art arts no nos para paras ms mr mrs dr vol cf ст стр пп гл рис табл см ред изд".split())
