"""The notes of a report become sources: each remembers the report, its note, and the sentence that cites it.

    offered = offers(reader, report_id)
    accept(archive, report_id, [one for one in offered if one.is_open])

A note that names a source again is that source; an address or a title that a source in the archive has already is
offered as that source, and nothing of it is changed but that it was found in this report too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from archive_schema.fields import SEALED
from archive_schema.ids import new_id
from archive_schema.records import Record
from archive_schema.text.likeness import address_key, title_key
from desktop.archive import Archive, Reader, Writer
from desktop.intake.footnotes import NamedSource, NoteRead, notes_in, read_all

JSON = Any
_TELLING_TITLE = 12  # letters of a title below which two of them say little
_ARCHIVES = ("web.archive.org/", "archive.org/", "archive.today/", "archive.is/", "archive.ph/", "perma.cc/")


@dataclass(frozen=True)
class Offer:
    """A source that a note names, as a draft; `place` is its place among the sources of all notes.

    `values` and `language` are of the source record; they are empty where the note names none. `first` is the place
    of the offer that named the same source before, -1 for none. `existing` is the id of a source that is here already.
    `taken`: this note was taken before.
    """

    place: int
    number: int
    note: str
    start: int
    end: int
    cited: str = ""
    at: int = -1
    values: Mapping[str, JSON] = field(default_factory=dict)
    language: str = ""
    first: int = -1
    existing: str = ""
    taken: bool = False

    @property
    def is_open(self) -> bool:
        """Whether there is a source to take that was not taken yet."""
        return bool(self.values) and not self.taken


def text_of(report: Record) -> str:
    """The text of a report in which notes are sought; "" where it is sealed."""
    return "" if report["text"] is SEALED else str(report["text"] or "").replace("\r\n", "\n").replace("\r", "\n")


def offers(reader: Reader, report_id: str) -> list[Offer]:
    """The sources that the notes of a report name, in order; an offer without values for a note that names none."""
    report = reader.get(report_id)
    known = _Known(reader, report_id)
    made: list[Offer] = []
    for read in read_all(notes_in(text_of(report))):
        note = read.note
        bare = Offer(0, note.number, note.text, note.start, note.end, note.cited, note.at)
        for named in read.sources or (None,):
            made.append(replace(_offer(bare, named, read, made, known), place=len(made)) if named is not None
                        else replace(bare, place=len(made)))
    return made


def _offer(bare: Offer, named: NamedSource, read: NoteRead, before: list[Offer], known: _Known) -> Offer:
    values = source_values(named)
    first = next((one.place for one in before if named.same_as and one.number == named.same_as and one.first < 0 and (
        one.values.get("url"), one.values.get("title")) == (values.get("url"), values["title"])), -1)
    if first < 0 and named.same_as:
        first = next((one.place for one in before if one.number == named.same_as and one.first < 0 and one.values), -1)
    existing = known.source(named) if first < 0 else before[first].existing
    return replace(bare, values=values, language=_code(named.language), first=first, existing=existing,
                   taken=(str(read.note.number), existing) in known.taken)


def source_values(named: NamedSource) -> dict[str, JSON]:
    """A source as a note names it, as values of a record; what the note does not say is not there."""
    archived = [url for url in named.urls if any(one in url for one in _ARCHIVES)]
    urls = [url for url in named.urls if url not in archived]
    values: dict[str, JSON] = {
        "title": named.title or (named.urls[0] if named.urls else named.as_printed[:200]),
        "title_described": None if named.title else "yes", "title_translated": named.title_translated,
        "authors": [{"id": new_id(), "name": name} for name in named.authors], "publisher": named.publisher,
        "issued": _moment(named.issued), "accessed": _moment(named.accessed), "posted": _moment(named.posted),
        "url": (urls or archived or [""])[0], "url_archived": archived[0] if archived and urls else "",
        "csl_type": "webpage" if named.urls else "document", "language_mark": _code(named.language),
        "as_printed": named.as_printed}
    return {name: value for name, value in values.items() if value}


def _code(language: str) -> str:
    return language if len(language) == 2 else ""


def _moment(edtf: str) -> dict[str, str] | None:
    return {"edtf": edtf, "basis": "stated"} if edtf else None


class _Known:
    """The sources that are here, by what is printed, address and title; `taken`: which stand for which notes."""

    def __init__(self, reader: Reader, report_id: str) -> None:
        self._by_address: dict[str, str] = {}
        self._by_title: dict[str, Record] = {}
        self._by_print: dict[str, str] = {}
        for source in map(reader.get, reader.ids("source")):
            if source.trashed or source.id == report_id:
                continue
            if source["parent"] == report_id:
                # A page that gives many figures has one address: of notes of one report it does not tell them apart.
                self._by_print.setdefault(str(source["as_printed"] or ""), source.id)
                continue
            for name in ("url", "url_canonical"):
                if isinstance(source[name], str) and source[name]:
                    self._by_address.setdefault(address_key(source[name]), source.id)
            if len(str(source["title"] or "")) >= _TELLING_TITLE:
                self._by_title.setdefault(title_key(str(source["title"])), source)
        self.taken = {(one["locator"], one["about"]) for one in reader.cited_by(report_id)
                      if not one.trashed and one["locator_kind"] == "note"}

    def source(self, named: NamedSource) -> str:
        """The source taken from these very words, or that has one of its addresses; else the one of the same title
        that has no other day."""
        if there := self._by_print.get(named.as_printed):
            return there
        for url in named.urls:
            key = address_key(url)
            if "/" in key and key in self._by_address:
                return self._by_address[key]
        same = self._by_title.get(title_key(named.title)) if len(named.title) >= _TELLING_TITLE else None
        if same is None or (named.urls and same["url"]):
            return ""
        issued = same["issued"]
        day = issued.get("edtf", "") if isinstance(issued, dict) else ""
        return same.id if not (day and named.issued) or day == named.issued else ""


def accept(archive: Archive, report_id: str, chosen: Iterable[Offer]) -> dict[int, str]:
    """Take these sources in one step, with a citation of each sentence that cites one; ids by the place of the offer.

    A source that a note names again is taken once, whichever of its notes are chosen.
    """
    wanted = [one for one in chosen if one.is_open]

    def work(writer: Writer) -> dict[int, str]:
        made: dict[int, str] = {}
        for offer in wanted:
            there = made.get(offer.first) or offer.existing
            made[offer.place] = _again(writer, report_id, offer, there) if there else _new(writer, report_id, offer)
            if offer.first >= 0:
                made.setdefault(offer.first, made[offer.place])
            _cite(writer, report_id, offer, made[offer.place])
        return made

    name = f"Take {len(wanted)} sources from notes" if len(wanted) != 1 else "Take a source from a note"
    return archive.write(name, work).result()


def _new(writer: Writer, report_id: str, offer: Offer) -> str:
    values = {**offer.values, "parent": report_id, "parent_note": offer.number}
    return writer.add(Record("source", values, language=offer.language)).id


def _again(writer: Writer, report_id: str, offer: Offer, there: str) -> str:
    """A source that is here already: noted that this report names it too."""
    source = writer.get(there)
    if source["parent"] is None:
        writer.edit(there, {"parent": report_id, "parent_note": offer.number,
                            "as_printed": source["as_printed"] or offer.values.get("as_printed")})
    elif source["parent"] == report_id and source["parent_note"] != offer.number:
        also = list(source["parent_notes_also"] or ())
        if str(offer.number) not in also:
            writer.edit(there, {"parent_notes_also": [*also, str(offer.number)]})
    return there


def _cite(writer: Writer, report_id: str, offer: Offer, source_id: str) -> None:
    """Where the report cites it: its own sentence, found again by the number of the note."""
    values = {"about": source_id, "source": report_id, "locator_kind": "note", "locator": str(offer.number),
              "quote": offer.cited, "stance": "mentions", "scope": "sentence" if offer.cited else "unclear"}
    writer.add(Record("citation", {name: value for name, value in values.items() if value}))
