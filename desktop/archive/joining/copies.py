"""A copy of an archive for another computer: its own origin, its own letter in references, the same history."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from string import ascii_uppercase

from archive_schema import keeping
from archive_schema.declare import Schema
from archive_schema.fields import canonical
from archive_schema.ids import new_id, ref_parts
from archive_schema.kinds import SCHEMA
from desktop.archive import journal
from desktop.archive.archive import Archive, create, open_archive, silent
from desktop.archive.connect import Database
from desktop.archive.header import Cost
from desktop.archive.joining import foreign
from desktop.archive.joining.carried import Carried
from desktop.archive.joining.joining import carry_out
from desktop.archive.keys import Secret
from desktop.archive.new_folder import new_folder
from desktop.archive.writer import Writer

Progress = Callable[[int, int], None]


def open_as_new(
    folder: Path, passphrase: Secret, carried: Carried, who: str = "", progress: Progress = silent,
    *, purpose: str = "work", cost: Cost | None = None, schema: Schema = SCHEMA,
) -> Archive:
    """Make a new archive of what came, in a folder that is empty or not there, and open it.

    It is another copy of the same archive: with an origin of its own, and two letters by which its new references are
    told from those of all others. Until it is whole it lies under another name. Raises ArchiveExists, NotJoinable.
    """
    with new_folder(folder) as part, create(
            part, passphrase, purpose=purpose, cost=cost, who=who, schema=schema) as archive:
        archive.write_aside(lambda writer: _name(writer, carried)).result()
        carry_out(archive, carried, {}, progress)  # nothing is here that it could purge
        archive.write_aside(_choose_letter).result()
    return open_archive(folder, passphrase, schema=schema)


def _name(writer: Writer, carried: Carried) -> None:
    writer.set_setting("id", carried.archive)
    writer.set_setting("letter", letter_for(str(writer.setting("origin")), {carried.letter}))


def _choose_letter(writer: Writer) -> None:
    """A letter that no reference here bears."""
    refs = (ref_parts(row[0]) for row in writer.db.execute("select ref from record"))
    writer.set_setting("letter", letter_for(str(writer.setting("origin")), {parts[1] for parts in refs if parts}))


def letter_for(origin: str, taken: set[str]) -> str:
    """Two letters for the references of a copy, made of its origin; never those that are taken."""
    chance = int.from_bytes(hashlib.sha256(origin.encode()).digest())
    while True:
        chance, first = divmod(chance, 26)
        chance, second = divmod(chance, 26)
        letters = ascii_uppercase[first] + ascii_uppercase[second]
        if letters not in taken:
            return letters
        chance = chance or int.from_bytes(hashlib.sha256((origin + letters).encode()).digest())


def become_another(archive: Archive, fork: int = 0) -> str:
    """Give this copy a name of its own, where another one goes by the same; returns the new origin.

    `fork` is the first own step that the other copy does not have: it and those after it are told anew as steps of
    the new origin, their contents as they were. 0: all own steps stay what they are, and those to come are another's.
    """
    def work(writer: Writer) -> str:
        old, new = str(writer.setting("origin")), new_id()
        writer.set_setting("origin", new)
        writer.set_setting("letter", letter_for(new, {str(writer.setting("letter", ""))}))
        if fork:
            _tell_anew(writer.db, old, new, fork)
        _tell_state(writer, new)
        return new

    return archive.write_aside(work).result()


def _tell_state(writer: Writer, new: str) -> None:
    """A step of the new origin that says of every record what it is here, as a merge does."""
    changes = [journal.Change(record, kind, snapshot, snapshot)
               for record, kind in writer.db.execute("select id, kind from record order by number").fetchall()
               for snapshot in (keeping.snapshot(writer.stored(record)),)]
    seen = canonical({origin: place for origin, (place, _) in foreign.heads(writer.db).items() if origin != new})
    writer.append_step("Become a copy of its own", journal.MERGE, changes, seen=seen)


def _tell_anew(db: Database, old: str, new: str, fork: int) -> None:
    """The own steps from `fork` on, in a chain of the new origin that has seen all before it."""
    rows = db.execute("select number, clock, who, name, sort, coalesce(seen, '') from step where origin = ? "
                      "and place >= ? order by place", [old, fork]).fetchall()
    previous, had = journal.START, {old: fork - 1} if fork > 1 else {}
    for place, (number, clock, who, name, sort, seen) in enumerate(rows, 1):
        if place == 1:
            earlier = db.execute("select seen from step where origin = ? and place < ? and seen is not null "
                                 "order by place desc limit 1", [old, fork]).fetchone()
            had = {**(json.loads(earlier[0]) if earlier else {}), **had}
        if seen:
            had = {**had, **json.loads(seen)}
        told = canonical(had) if had and (seen or place == 1) else ""
        marks = [tuple(row) for row in db.execute(
            "select record, kind, commitment from change where step = ? order by place", [number])]
        mark = hashlib.sha256(journal.told_of(new, place, clock, who, name, sort, told, previous, marks)).digest()
        db.execute("update step set origin = ?, place = ?, previous = ?, hash = ?, seen = ? where number = ?",
                   [new, place, previous, mark, told or None, number])
        previous = mark
