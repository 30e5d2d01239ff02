"""Copies of one archive that hand their steps to one another without a file between."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive, journal
from desktop.archive.joining import CarriedFile, CarriedStep, Outcome, carry_out, heads, open_as_new, steps_of
from desktop.archive.joining.carried import Row


class Direct:
    """What an open archive carries now; read at once, so that it stays what it was."""

    signatures = ()
    vault_slot = b""
    signing_key = b""

    def __init__(
        self, archive: Archive, chosen: Collection[str] | None = None, after: Mapping[str, int] | None = None,
        *, evidence: bool = True, abridged: bool = False,
    ) -> None:
        with archive.reader() as reader:
            self.archive, self.origin = reader.setting("id"), reader.setting("origin")
            self.letter, self.who = reader.setting("letter"), reader.setting("who")
            self.made = journal.last_clock(reader.db)
            self.heads = heads(reader)
            self.whole = chosen is None
            self._steps = list(steps_of(reader, chosen, after, abridged=abridged))
            self._lines = [tuple(row) for row in reader.db.execute("select * from list_entry")]
            self._came_in = [tuple(row) for row in reader.db.execute("select * from came_in")]
            names = [file["sha256"] for file in map(reader.get, reader.ids("file")) if file["sha256"]]
        self._files = {}
        for sha256 in dict.fromkeys(names) if evidence else ():
            if archive.files.has(sha256):
                with archive.files.open(sha256) as data:
                    self._files[sha256] = data.read()

    def steps(self) -> Iterator[CarriedStep]:
        return iter(self._steps)

    def lines(self) -> Iterator[Row]:
        return iter(self._lines)

    def came_in(self) -> Iterator[Row]:
        return iter(self._came_in)

    def files(self) -> Iterator[CarriedFile]:
        for sha256, data in self._files.items():
            yield CarriedFile(len(data), lambda data=data: io.BytesIO(data), sha256)


def copy_of(archive: Archive, folder: Path, who: str = "another", **how: object) -> Archive:
    """Another copy of an archive, open."""
    return open_as_new(folder, "first", Direct(archive, **how), who, purpose="test")


def hand(giver: Archive, taker: Archive, **choices: int) -> Outcome:
    """One copy takes in what the other has."""
    return carry_out(taker, Direct(giver), choices, allow_purges=True)


def exchange(*copies: Archive) -> None:
    """Everyone takes in what everyone else has, until nothing is new to anyone."""
    for _ in range(3 * len(copies)):
        news = [hand(giver, taker).step for giver in copies for taker in copies if giver is not taker]
        if not any(news):
            return
    raise AssertionError("copies that exchange come to rest")


def add(archive: Archive, kind: str = "note", **values: object) -> Record:
    """Add a record, in a step of its own."""
    return archive.write(f"Add {kind}", lambda w: w.add(Record(kind, values))).result()


def edit(archive: Archive, record: str, **values: object) -> Record:
    """Edit a record, in a step of its own."""
    return archive.write("Edit", lambda w: w.edit(record, values)).result()


def get(archive: Archive, record: str) -> Record:
    """A record as it is in a copy."""
    with archive.reader() as reader:
        return reader.get(record)


def state(archive: Archive) -> dict[str, object]:
    """All that two copies at rest have in common: records with their rows and references, files, what was purged."""
    from archive_schema import keeping

    with archive.reader() as reader:
        records = {}
        for (one,) in reader.db.execute("select id from record").fetchall():
            stored = reader.stored(one)
            values = {name: value for name, value in stored.values.items() if name != "kept_as"}
            records[one] = keeping.snapshot(Record(**{**vars(stored), "values": values}))
        purged = {row[0] for row in reader.db.execute("select record from purge")}
        files = {file["sha256"]: archive.files.has(file["sha256"]) for file in map(reader.get, reader.ids("file"))}
    return {"records": records, "purged": purged, "files": files}
