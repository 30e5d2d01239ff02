"""Entities with their files, as a folder from which OpenAleph's own commands load them (docs/openaleph.md).

    FOLDER/entities.ftm.json            an entity in each line
    FOLDER/archive/ab/cd/ef/<SHA-1>/data

It is written beside its place, read back, and only then renamed: a kill leaves a folder that ends in .part and no
more, which no later call touches.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from archive_schema.messages import Message
from archive_schema.records import Record
from desktop.archive import Archive, Reader
from desktop.archive.errors import ArchiveExists
from desktop.exchange.ftm.blobs import FOLDER, Blobs
from desktop.exchange.ftm.export import entities
from desktop.exchange.ftm.going import FilesGoing
from desktop.exchange.ftm.leaving import Told
from desktop.exchange.names_outside import NamesOutside
from desktop.intake.ready import readers_ready
from desktop.platform import sync_file, sync_folder

ENTITIES = "entities.ftm.json"
Progress = Callable[[int, int], None]
"""How many records are done, of how many; it may raise to stop."""


@dataclass(frozen=True)
class Sent:
    """What was written: records asked for, entities by schema, files and their bytes; what stays, as in `Told`."""

    records: int
    entities: Counter[str]
    files: int
    size: int
    left: Counter[tuple[str, str, Message]]


def write_folder(records: Iterable[Record], archive: Archive, reader: Reader, to: Path, *, unsearched: bool = False,
                 progress: Progress = lambda done, total: None) -> Sent:
    """Write the entities of these records, and the files of their sources, into a new folder.

    With `unsearched` files go along that no program could search for protected names. Raises ArchiveError, also when
    there is something of that name or what a kill left there, and OSError; then nothing is left behind.
    """
    chosen = [record.id for record in records]
    part = to.with_name(to.name + ".part")
    for taken in (to, part):
        if taken.exists():
            raise ArchiveExists(name=taken.name)
    part.mkdir()
    try:
        with readers_ready():
            sent = _written(chosen, archive, reader, part, unsearched, progress)
        sync_folder(part)
        part.rename(to)
        sync_folder(to.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return sent


def _written(chosen: list[str], archive: Archive, reader: Reader, part: Path, unsearched: bool,
             progress: Progress) -> Sent:
    told, names = Told(), NamesOutside(reader)
    (part / FOLDER).mkdir()
    blobs = Blobs(part / FOLDER)
    done = 0

    def tick() -> None:
        progress(min(done, len(chosen)), len(chosen))

    going = FilesGoing(archive, reader, blobs, names, told, unsearched=unsearched, tick=tick)
    digest, wanted = hashlib.sha256(), frozenset(chosen)
    with (part / ENTITIES).open("wb") as file:
        for entity in entities(reader, chosen, told, names=names, going=going):
            done += entity.id in wanted
            tick()
            line = entity.line().encode() + b"\n"
            digest.update(line)
            file.write(line)
        sync_file(file)
    blobs.read_back(tick)
    with (part / ENTITIES).open("rb") as file:
        if hashlib.file_digest(file, "sha256").digest() != digest.digest():
            raise OSError(0, "what was written was read back and is another")
    return Sent(len(chosen), told.entities, len(blobs.sizes), sum(blobs.sizes.values()), told.left)
