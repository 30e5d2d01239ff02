"""Is this archive whole? Every part of it is asked, and each answer is a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from archive_schema import keeping
from desktop.archive import connect, journal, purging
from desktop.archive.errors import ArchiveError
from desktop.archive.files import FileStore
from desktop.archive.sealing import opened
from desktop.archive.writer import Writer

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Trouble:
    """One problem: which part, what is wrong, and with which record if it is one."""

    part: str
    problem: str
    ref: str = ""


def troubles(
    writer: Writer, files: FileStore, vault_files: FileStore | None, progress: Progress = lambda done, all: None,
) -> Iterator[Trouble]:
    """Everything that is wrong, as it is found; nothing when the archive is whole.

    Database pages and rows, the chain, records against history and against their declarations, the content of
    every evidence file. Files of the sealed depth are read only while the vault is open.
    """
    damage = connect.damage(writer.db)
    yield from (Trouble("database", line) for line in damage)
    if damage:  # whatever else could be asked of broken pages would not be an answer
        return
    for row in writer.db.execute("PRAGMA foreign_key_check").fetchall():
        yield Trouble("database", f"A row of {row[0]} points at a record that is not there.")
    for line in journal.broken(writer.db):
        yield Trouble("history", line)
    yield from _against_history(writer)
    yield from _against_declarations(writer)
    if purging.is_unfinished(writer):
        yield Trouble("purge", "A purge was cut short. Open the archive again to finish it.")
    yield from _files(writer, files, vault_files, progress)


def _against_history(writer: Writer) -> Iterator[Trouble]:
    told = set()
    for record, snapshot in journal.last_snapshots(writer.db):
        told.add(record)
        if keeping.snapshot(writer.stored(record)) != snapshot:
            yield Trouble("history", "A record is not as its history says it is.", writer.ref(record) or record)
    for (record,) in writer.db.execute("select id from record").fetchall():
        if record not in told:
            yield Trouble("history", "A record has no history.", writer.ref(record))


def _against_declarations(writer: Writer) -> Iterator[Trouble]:
    for kind in writer.schema:
        for record_id in writer.ids(kind.name):
            stored = writer.stored(record_id)
            assert stored is not None
            try:
                record = opened(kind, stored, writer.vault)
            except ArchiveError as error:
                yield Trouble("record", error.title, stored.ref)
                continue
            for problem in kind.problems(record):
                yield Trouble("record", f"{problem.field}: {problem.message}", record.ref)


def _files(
    writer: Writer, files: FileStore, vault_files: FileStore | None, progress: Progress
) -> Iterator[Trouble]:
    kept = [one for one in map(writer.get, list(writer.ids("file"))) if one["kept_as"]]
    for done, record in enumerate(kept, 1):
        is_sealed = record["sealed_sha256"] is not None
        store, sha256 = (vault_files, record["sealed_sha256"]) if is_sealed else (files, record["sha256"])
        try:
            if store is not None:
                store.verify(sha256)
            elif not files.path_of(record["kept_as"]).exists():
                yield Trouble("file", "The sealed file is missing. Restore it from a backup.", record.ref)
        except ArchiveError as error:
            yield Trouble("file", str(error), record.ref)
        progress(done, len(kept))
