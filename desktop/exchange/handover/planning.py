"""What of a case goes and what stays, decided before anything is written.

Evidence is the sources that lie in the case file or are cited for what lies there, each by the files that were kept of
it. What `outward` holds back stays in every hand-over. In a safe one a file also stays when a name that may not be told
stands in it, or when it has a part no machine can read and nobody has looked at it; its redacted copy goes instead
where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from archive_schema.labels import Label
from archive_schema.messages import Message
from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.sentences import words_of
from archive_schema.text.collate import sort_key
from desktop.archive import Archive, Reader
from desktop.archive.listing import Listing, ids_of, in_order
from desktop.exchange.handover.errors import NamesSealed, NoCaseFile, NoPassphrase, NothingGoes, WouldBetray
from desktop.exchange.handover.names import ending_of, numbered, plain
from desktop.exchange.handover.values import (
    NONE,
    SEALED,
    Item,
    Papers,
    Plan,
    Progress,
    Statement,
    Stays,
    Wanted,
)
from desktop.exchange.outward import why_not
from desktop.sheets import Cite

LARGEST_READ = 200_000_000
"""Bytes of a file that is searched for names, copied without metadata or counted; a larger one is never held whole."""
_WHOLE = (None, "original", "capture", "working_copy", "transcript", "translation")
_NOT_SAID = frozenset({"source", "file", "citation", "translation", "brief", "brief_block", "exhibit", "note", "task",
                       "tag", "case_file", "saved_search", "search_made", "sameness", "import", "list",
                       "correspondence"})
SUMMARY = Message("Its summary may name a protected person.")
NOT_HERE = Message("Its bytes are not in this copy of the archive.")
CITED_FOR = Message("What it belongs to stays in the archive.")
NO_FILE = Message("No file is kept of it.")
IS_SEALED = Message("It is sealed.")
KEPT_APART = Message("It comes from a source that is kept apart.")
TOO_LARGE = Message("It is too large to be searched for names.")


@dataclass(frozen=True)
class _Found:
    """A file that goes, before it is numbered."""

    source: Record | None
    file: Record
    redacted: bool


def plan(
    archive: Archive, reader: Reader, case_id: str, wanted: Wanted, papers: Papers,
    progress: Progress = lambda done, total: None,
) -> Plan:
    """What would be written of a case, which the reader and the papers see at one moment. Raises NoCaseFile,
    NothingGoes, NoPassphrase, NamesSealed, WouldBetray."""
    case = reader.get(case_id)
    if case.kind != "case_file":
        raise NoCaseFile(name=case.ref)
    if wanted.originals == NONE and not wanted.clean_copies:
        raise NothingGoes
    if wanted.originals == SEALED and not wanted.passphrase:
        raise NoPassphrase
    refuse_unread(wanted, papers)
    if names := papers.names(wanted.name):
        raise WouldBetray(why=Message("“{name}” stands in the name of the folder.", name=names[0]))
    return _Planner(archive, reader, wanted, papers).plan(case, progress)


def refuse_unread(wanted: Wanted, papers: Papers) -> None:
    """Raises NamesSealed where nothing can be said to be safe."""
    if wanted.safe and (count := papers.sealed_names()):
        raise NamesSealed(count=count)


class _Planner:
    """The planning of one hand-over."""

    def __init__(self, archive: Archive, reader: Reader, wanted: Wanted, papers: Papers) -> None:
        self.archive, self.reader, self.wanted, self.papers = archive, reader, wanted, papers
        self.stays: list[Stays] = []

    def plan(self, case: Record, progress: Progress) -> Plan:
        """The whole of it."""
        records = [self.reader.get(one) for one in
                   ids_of(self.reader, in_order(self.reader, Listing(case=case.id)).numbers)]
        sources = sorted(self._sources(records), key=self._order)
        found: list[_Found] = []
        for at, source in enumerate(sources):
            progress(at, len(sources))
            found += self._files(source)
        loose = [one for one in records if one.kind == "file" and not one["source"]]
        found += [one for file in loose for one in self._file(None, file, [])]
        items = tuple(self._item(number, len(found), one) for number, one in enumerate(found, 1))
        progress(len(sources), len(sources))
        statements, cites = self._said(records, items)
        items = tuple(replace(one, cites=tuple(cites.get(one.source, ()))) for one in items)
        title = self.papers.called(case)
        return Plan(case.id, case.ref, title, self._summary(case), self._name(title), self.wanted, items,
                    tuple(self.stays), statements, self.reader.head()[0])

    def _summary(self, case: Record) -> str:
        """The case in its author's words; nothing of them where a name cannot be replaced."""
        told = self.papers.cloaked(str(case["summary"] or ""))
        if not self.papers.names(told):
            return told
        self._stay(case, SUMMARY)
        return ""

    def _name(self, title: str) -> str:
        """The folder's name: never our own number, which tells of our archive."""
        return plain(self.wanted.name or f"{title} {self.wanted.date}".strip(), longest=60)

    # Which

    def _sources(self, records: list[Record]) -> list[Record]:
        """The sources of a case, and those cited for what lies in it and goes: else they would tell of what stays."""
        own = {one.id: one for one in records if one.kind == "source"}
        hidden: dict[str, Record] = {}
        for record in records:
            stays = why_not(self.reader.schema[record.kind], record)
            for citation in self.reader.citations_of(record.id):
                held = citation["cited_in"] or citation["source"]
                if held and held not in own and not citation.trashed:
                    source = self.reader.find(held)
                    if source is not None and not source.trashed and self.reader.files_of(held):
                        apart = stays or why_not(self.reader.schema["citation"], citation)
                        (hidden if apart else own)[held] = source
        for held, source in hidden.items():
            if held not in own:
                self._stay(source, CITED_FOR)
        return list(own.values())

    def _order(self, source: Record) -> tuple[str, bytes, str]:
        told = source["issued"] or source["posted"]
        return (Moment.of(told).sort_key if told else "~"), sort_key(source.title), source.ref

    def _files(self, source: Record) -> Iterator[_Found]:
        """The files of a source that go."""
        reason = why_not(self.reader.schema["source"], source)
        if reason or (self.wanted.safe and self.papers.keeps_apart(source)):
            self._stay(source, reason or KEPT_APART)
            return
        held = [one for one in self.reader.files_of(source.id) if not one.trashed]
        whole = [one for one in held if one["role"] in _WHOLE]
        if not whole:
            self._stay(source, NO_FILE)
        for file in whole:
            yield from self._file(source, file, [one for one in held if one["role"] == "redacted"
                                                 and one["derived_from"] == file.id])

    def _file(self, source: Record | None, file: Record, redacted: list[Record]) -> Iterator[_Found]:
        """A file, or the last of its redacted copies where it may not go itself."""
        if not (reason := self._held_back(source, file)):
            yield _Found(source, file, redacted=False)
            return
        for copy in reversed(redacted):
            if not self._held_back(None, copy):
                yield _Found(source, copy, redacted=True)
                return
        answers = isinstance(reason, Label) or reason is TOO_LARGE
        self._stay(source or file, reason, file.ref if answers else "")

    def _stay(self, record: Record, why: Message | Label, file: str = "") -> None:
        if not record.trashed:
            self.stays.append(Stays(record.ref, self.papers.called(record), why, file))

    def _held_back(self, source: Record | None, file: Record) -> Message | Label | None:
        """Why the bytes of a file stay; None when they go."""
        if reason := why_not(self.reader.schema["file"], file):
            return reason
        sha256 = file["sha256"]
        if not isinstance(sha256, str):
            return IS_SEALED if file["sealed_sha256"] is not None else NOT_HERE
        if not self.archive.files.has(sha256):
            return NOT_HERE
        return self._betrays(source, file) if self.wanted.safe else None

    def _betrays(self, source: Record | None, file: Record) -> Message | Label | None:
        """Why a file would betray somebody. Its own name does not go along, so nothing is looked for in it."""
        text = source["text"] if source is not None else None
        if isinstance(text, str) and (names := self.papers.names(text)):
            return Message("“{name}” stands in its text.", name=names[0])
        passed = {"unseen", "maybe"} if file.id in self.wanted.looked_at else set()
        if file["role"] == "redacted":  # made to be handed out, by who saw its pages
            passed.add("unseen")
        if self.archive.files.size(file["sha256"]) > LARGEST_READ:
            return None if "maybe" in passed else TOO_LARGE
        ending = ending_of(str(file["name"] or ""), str(file["media_type"] or ""))
        return self.papers.unfit(f"{file.ref}{ending}", self._bytes(file), passed)

    def _bytes(self, file: Record) -> bytes:
        with self.archive.files.open(file["sha256"]) as data:
            return data.read()

    # What is told of each

    def _item(self, number: int, count: int, found: _Found) -> Item:
        source, file = found.source, found.file
        media_type = str(file["media_type"] or "")
        title = self.papers.called(source if source is not None else file)
        size = self.archive.files.size(file["sha256"])
        counted = media_type == "application/pdf" and size <= LARGEST_READ
        return Item(
            number=number, source=source.id if source is not None else "", file=file.id, title=title,
            said=self.papers.reference(source) if source is not None else title,
            what=self._what(source), date=self._date(source), media_type=media_type,
            pages=self.papers.pages(self._bytes(file), media_type) if counted else 0, size=size,
            sha256=file["sha256"], redacted=found.redacted,
            name=numbered(number, count, title, ending_of(str(file["name"] or ""), media_type)))

    def _what(self, source: Record | None) -> str:
        for name in ("genre", "csl_type"):
            if source is not None and source[name]:
                return words_of(self.reader.schema["source"].field(name), source[name], self.wanted.language)
        return ""

    def _date(self, source: Record | None) -> str:
        told: Any = (source["issued"] or source["posted"]) if source is not None else None
        return self.papers.cloaked(Moment.of(told).say(self.wanted.language)) if told else ""

    # What is cited

    def _said(self, records: list[Record], items: tuple[Item, ...]) -> tuple[
            tuple[Statement, ...], dict[str, list[tuple[Cite, str]]]]:
        """What the case says with its places in what goes, and by source what is cited of it."""
        first = {}
        for item in reversed(items):
            first[item.source] = item.number
        said: list[Statement] = []
        cites: dict[str, list[tuple[Cite, str]]] = {}
        for record in records:
            kind = self.reader.schema[record.kind]
            if record.kind in _NOT_SAID or why_not(kind, record):
                continue
            places = []
            for citation in self.reader.citations_of(record.id):
                held = citation["cited_in"] or citation["source"]
                if held in first and not why_not(self.reader.schema["citation"], citation):
                    cite = self.papers.cite(citation)
                    places.append((first[held], cite))
                    cites.setdefault(held, []).append((cite, self.papers.called(record)))
            if places and (words := self.papers.sentence(record)):
                said.append(Statement(kind.plural.in_(self.wanted.language), words, tuple(places)))
        return tuple(said), cites
