"""The three things one does with another copy: see what it brings, take it in, and settle what people differ on."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from archive_schema import keeping
from archive_schema.fields import ROWS
from archive_schema.messages import Message
from archive_schema.records import Record
from archive_schema.sentences import words_of
from desktop.archive import header
from desktop.archive.archive import Archive, silent
from desktop.archive.connect import DatabaseError, explain
from desktop.archive.errors import ArchiveError
from desktop.archive.files import is_name
from desktop.archive.joining.carried import Carried, CarriedFile
from desktop.archive.joining.differing import with_value
from desktop.archive.joining.foreign import NotJoinable
from desktop.archive.joining.plan import Outcome, Plan, is_why
from desktop.archive.joining.taking_in import Joined, take_in
from desktop.archive.writer import Writer

Progress = Callable[[int, int], None]


class _Planned(Exception):
    """A merge was carried out only to be seen, and is taken back."""

    def __init__(self, joined: Joined) -> None:
        self.joined = joined


def plan(archive: Archive, carried: Carried, progress: Progress = silent) -> Plan:
    """What taking this in would do; nothing is changed. `progress` may raise to stop. Raises NotJoinable.

    It is really done, and taken back before it is saved: what is told is what would happen.
    """
    def work(writer: Writer) -> Joined:
        raise _Planned(take_in(writer, archive.files, carried, {}, progress, allow_purges=True))

    try:
        archive.write_aside(work).result()
    except _Planned as planned:
        found = planned.joined.plan
    files = [one.size for one in carried.files() if not _is_here(archive, one)]
    return replace(found, files=len(files), bytes=sum(files))


def carry_out(
    archive: Archive, carried: Carried, choices: Mapping[str, int] | None = None, progress: Progress = silent,
    *, allow_purges: bool = False, forget_index: Callable[[], object] | None = None,
) -> Outcome:
    """Take it in: evidence first, then all steps in one write. `progress` may raise to stop, with nothing taken in.

    `choices` tells for a difference's key the number of the side that shall stand; the others stay open. What purges
    records that are here is taken in only if a person said that it may (`allow_purges`); else PurgesHere is raised.
    Then `forget_index` is called when tables and files are clean, as for a purge made here.
    """
    kept = _keep_files(archive, carried, progress)
    joined = archive.join(
        lambda writer: take_in(writer, archive.files, carried, choices or {}, progress, kept_files=kept,
                               allow_purges=allow_purges),
        lambda result: result.changes).result()
    if carried.vault_slot and joined.plan.arrival.same_archive and not archive.has_vault():
        _take_slot(archive.folder / "header", carried.vault_slot)
    archive.finish_purges(forget_index)
    return joined.outcome


def _take_slot(path: Path, slot: bytes) -> None:
    """The vault of the copy that sent it opens here too, with its own passphrase."""
    there = header.read(path)
    header.write(path, there.with_slot(header.slot_of(slot, there.purpose)))


def _is_here(archive: Archive, file: CarriedFile) -> bool:
    if not is_name(file.name if file.sealed else file.sha256):
        raise NotJoinable(why=Message("it holds a file that is none."))
    if file.sealed:
        return archive.files.path_of(file.name).exists()
    return archive.files.has(file.sha256)


def _keep_files(archive: Archive, carried: Carried, progress: Progress) -> int:
    """Evidence is in place before a record names it; what a stop leaves is erased with time, as after any import."""
    kept = 0
    try:
        with archive.files.batch() as batch:
            for file in carried.files():
                if not _is_here(archive, file):
                    with file.open() as data:
                        if file.sealed:
                            batch.keep_as_it_lies(data, file.name)
                        else:
                            batch.keep(data, None, file.sha256)
                    kept += 1
                progress(kept, 0)
    except DatabaseError as error:
        raise explain(error, archive.folder) from error
    return kept


def settle(archive: Archive, difference: str, side: int, why: str = "") -> Record:
    """Choose one side of a difference that was left open: its value stands, and the difference says it is settled.

    Where a source was cited for that value, the accounts change places as when another account is preferred.
    """
    def work(writer: Writer) -> Record:
        told = writer.get(difference)
        sides = told.rows("sides")
        if not 0 <= side < len(sides):
            raise ArchiveError("There is no such side in {ref}.", "Look at its sides and choose one.", ref=told.ref)
        _let_stand(writer, told, json.loads(sides[side].get("value", "null")), why)
        return writer.change(told.with_values(state="settled", chosen=sides[side]["id"], why=why or None))

    return archive.write("Settle a difference", work).result()


def _let_stand(writer: Writer, told: Record, value: object, why: str) -> None:
    about = writer.stored(told["about"])
    if about is None:
        return
    citation = _rival(writer, told, about, value)
    if citation:
        writer.prefer(citation, why or "Chosen between two copies")
        return
    snapshot = keeping.snapshot(about)
    assert snapshot is not None
    changed = with_value(snapshot, told["field"], told["rows"] or "", told["row"] or "", value)
    if changed != snapshot:
        writer.put_back(about.id, changed)


def _rival(writer: Writer, told: Record, about: Record, value: object) -> str:
    """The citation that gives this value as a rival account; "" when none does."""
    field = writer.schema[about.kind].field_in(told["rows"] or "", told["field"])
    if field is None or field.type is ROWS or field.sealed or value is None or is_why(value):
        return ""
    words = words_of(field, value, "en", writer.title)
    for one in writer.citations_of(about.id):
        if one["field"] == told["field"] and (one["row"] or None) == (told["row"] or None) and one["value"] == words:
            return one.id
    return ""
