"""A small archive of every kind, all of it in Cyrillic, so that a Latin word in a window is one nobody translated."""

from __future__ import annotations

from pathlib import Path

from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import Writer, create
from tests.filled import bare, full

PASSPHRASE = "құпия сөз"
WORDS = "Сөз бен іс"


def make_archive(folder: Path) -> None:
    """One record of every kind, every field but the sealed ones filled; ids are the names of kinds."""
    with create(folder, PASSPHRASE, purpose="test", who="сынақшы") as archive:
        archive.make_vault(PASSPHRASE, "екінші құпия")
        archive.write("Add a record", _begin).result()
        archive.write("Add a record", _fill).result()


def _begin(writer: Writer) -> None:
    for one in SCHEMA:
        writer.add(_in_cyrillic(bare(one, WORDS)))


def _fill(writer: Writer) -> None:
    for one in SCHEMA:
        if one.name in ("file", "brief", "submission"):
            continue  # they speak of bytes that are there
        filled = _in_cyrillic(full(one, WORDS))
        own = {name: value for name, value in filled.values.items() if not one.field(name).sealed}
        writer.edit(one.name, own)


def _in_cyrillic(record: Record) -> Record:
    for name, value in record.values.items():
        if value == ["one", "two"]:
            record.values[name] = ["бір", "екі"]
    return record
