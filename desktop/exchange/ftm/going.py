"""Which files go along with the entities, decided one by one: no file goes out that may name a protected person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archive_schema.messages import NOTHING, Message
from archive_schema.records import Record
from desktop.archive import Archive, Reader
from desktop.archive.errors import DamagedFile, MissingFile
from desktop.exchange.ftm.blobs import Blobs
from desktop.exchange.ftm.leaving import NAMES_SOMEBODY, Told
from desktop.exchange.ftm.raw_words import raw_words
from desktop.exchange.names_outside import NamesOutside
from desktop.exchange.outward import why_not
from desktop.intake.draft import STANDARD, Draft
from desktop.intake.take import take_in_bytes

NOT_HERE = Message("Its bytes are not in this copy.")
DAMAGED = Message("Its bytes are damaged.")
NOT_READ = Message("No program read it whole, so it may name a protected person.")
_MAIN = ("original", None)


@dataclass(frozen=True)
class Going:
    """A file that goes along: its record, and the SHA-1 by which OpenAleph finds it."""

    record: Record
    sha1: str


class FilesGoing:
    """Decides and copies, source by source. With `unsearched` what no program could read goes too."""

    def __init__(self, archive: Archive, reader: Reader, blobs: Blobs, names: NamesOutside, told: Told, *,
                 unsearched: bool = False, tick: Callable[[], None] = lambda: None) -> None:
        self._archive, self._reader, self._blobs, self._names, self._told = archive, reader, blobs, names, told
        self._unsearched, self._tick = unsearched, tick
        self._of: dict[str, list[Going]] = {}

    def of(self, source: str) -> list[Going]:
        """The files of a source that go along, the one that stands for it first."""
        if source not in self._of:
            files = sorted(self._reader.files_of(source), key=lambda one: one["role"] not in _MAIN)
            self._of[source] = [made for file in files if (made := self._sent(file)) is not None]
        return self._of[source]

    def _sent(self, file: Record) -> Going | None:
        self._tick()
        why = why_not(self._reader.schema["file"], file)
        try:
            why = why or self._held_back(file)
            if not why:
                with self._archive.files.open(str(file["sha256"])) as content:
                    return Going(file, self._blobs.put(content, self._tick))
        except DamagedFile:
            why = DAMAGED
        except MissingFile:
            why = NOT_HERE
        self._told.left[file.ref, "", why] += 1
        return None

    def _held_back(self, file: Record) -> Message:
        if not file["sha256"] or not self._archive.files.has(str(file["sha256"])):
            return NOT_HERE
        if not self._names:
            return NOTHING
        source = self._reader.get(str(file["source"]))
        kept = [str(file["name"] or ""), str(file["note"] or "")]
        if file["role"] in _MAIN:
            kept += [str(source["text"] or ""), *map(str, source["pages"] or ())]
        if any(map(self._names.named, kept)):
            return NAMES_SOMEBODY
        if int(file["size"] or 0) > STANDARD.file:
            return NOTHING if self._unsearched else NOT_READ
        with self._archive.files.open(str(file["sha256"])) as content:
            data = content.read()
        draft = take_in_bytes(data, str(file["name"] or ""), progress=lambda done, total: self._tick())
        if any(map(self._names.named, _said(draft))) or any(
                self._names.named(words, sure=not is_text) for words, is_text in raw_words(data)):
            return NAMES_SOMEBODY
        known = draft.text or file["role"] in _MAIN and source["text"]
        whole = known and not file["unread"] and not draft.within[1]  # what lies within a file was not read with it
        return NOTHING if whole or self._unsearched else NOT_READ


def _said(draft: Draft) -> list[str]:
    """All that a file says to its reader: text, what it states of itself, the names of what lies within."""
    return [draft.text, *draft.pages, *(one.value for one in draft.proposals), *(one.text for one in draft.notes),
            *(words for one in draft.contents for words in (one.name, *one.more.values()))]
