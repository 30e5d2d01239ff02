"""Is this archive whole? Every part of it is asked, and each answer is a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from archive_schema import keeping
from archive_schema.fields import SEALED
from archive_schema.messages import NOTHING, Message, together
from archive_schema.records import Record
from desktop.archive import connect, journal, purging
from desktop.archive.clock import moment, utc_now
from desktop.archive.errors import ArchiveError
from desktop.archive.files import FileStore, is_name
from desktop.archive.reader import Reader
from desktop.archive.sealing import opened, unopened
from desktop.archive.writer import Writer, called

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Trouble:
    """One problem: which part, what is wrong, and with which record if it is one."""

    part: str
    problem: str
    ref: str = ""


def troubles(writer: Writer) -> Iterator[Trouble]:
    """Everything that is wrong in the database, as it is found; nothing when it is whole.

    Database pages and rows, the chain, records against history and against their declarations.
    """
    damage = connect.damage(writer.db)
    yield from (Trouble("database", line) for line in damage)
    if damage:  # whatever else could be asked of broken pages would not be an answer
        return
    for row in writer.db.execute("PRAGMA foreign_key_check").fetchall():
        yield Trouble("record", Message("A row of {table} points at a record that is not there.", table=row[0]))
    for line in journal.broken(writer.db):
        yield Trouble("history", line)
    yield from _against_history(writer)
    yield from _against_declarations(writer)
    yield from _lines(writer)
    if purging.is_unfinished(writer):
        yield Trouble("purge", Message("A purge was cut short. Open the archive again to finish it."))
    yield from _clock(writer)


def _clock(writer: Writer) -> Iterator[Trouble]:
    last = journal.last_clock(writer.db)
    if last and moment(last) > moment(utc_now()) + timedelta(days=1):
        yield Trouble("clock", Message("The last step bears a time that has not come yet: {time}. Steps after it "
                                       "cannot tell theirs. Look at this computer's clock.",
                                       time=last.rsplit("+", 1)[0]))


def _lines(writer: Writer) -> Iterator[Trouble]:
    query = "select r.ref from record r join list l on l.id = r.id where l.entries is not null and l.entries > " \
            "(select count(*) from list_entry e where e.list = l.id and e.line <= l.entries)"
    for (ref,) in writer.db.execute(query).fetchall():
        yield Trouble("record", Message("Lines of this list are missing."), ref)


def _against_history(writer: Writer) -> Iterator[Trouble]:
    told = set()
    for record, snapshot in journal.last_snapshots(writer.db):
        told.add(record)
        if keeping.snapshot(writer.stored(record)) != snapshot:
            yield Trouble("history", Message("A record is not as its history says it is."),
                          writer.ref(record) or record)
    for (record,) in writer.db.execute("select id from record").fetchall():
        if record not in told:
            yield Trouble("history", Message("A record has no history."), writer.ref(record))


def _against_declarations(writer: Writer) -> Iterator[Trouble]:
    for kind in writer.schema:
        for record_id in writer.ids(kind.name):
            stored = writer.stored(record_id)
            assert stored is not None
            record = opened(kind, stored, writer.vault)
            for name in unopened(kind, stored, writer.vault) if writer.vault else ():
                yield Trouble("record", Message(
                    "{field}: a sealed value was changed or moved from its place, or another vault sealed it.",
                    field=called(kind, name)), stored.ref)
            for problem in kind.problems(record):
                yield Trouble("record", Message("{field}: {wrong}", field=called(kind, problem.field),
                                                wrong=problem.message), record.ref)


def file_troubles(
    reader: Reader, files: FileStore, vault_files: FileStore | None, progress: Progress = lambda done, all: None,
) -> Iterator[Trouble]:
    """What is wrong with the evidence files. Those of the sealed depth are read only while the vault is open."""
    ids = list(reader.ids("file"))
    for done, record_id in enumerate(ids, 1):
        ref = reader.ref(record_id)
        try:
            record = reader.find(record_id)
            if record and record["kept_as"] and (wrong := _wrong_file(record, files, vault_files)):
                yield Trouble("file", wrong, ref)
        except ArchiveError as error:
            yield Trouble("file", together(" ", (Message(error.happened, **error.values),
                                                Message(error.do, **error.values))), ref)
        progress(done, len(ids))


def _wrong_file(record: Record, files: FileStore, vault_files: FileStore | None) -> Message:
    sealed, name = record["sealed_sha256"], record["kept_as"]
    if sealed is SEALED:
        there = is_name(name) and files.path_of(name).exists()
        return NOTHING if there else Message("The sealed file is missing. Restore it from a backup.")
    store, sha256 = (vault_files or files, sealed) if sealed else (files, record["sha256"])
    if not is_name(sha256 or "") or store.name_of(sha256) != name:
        return Message("This record does not name the file it was made of. Restore an older version of it.")
    store.verify(sha256)
    return NOTHING
