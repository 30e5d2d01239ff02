"""Tables follow from the kinds, in new archives and in older ones."""

import dataclasses
from pathlib import Path

import pytest

from archive_schema import fields as f
from archive_schema.declare import Kind, Schema
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import ArchiveError, create, open_archive


def with_fields(kind: Kind, **more: f.Field) -> Schema:
    """The schema of a later release, in which a kind has more fields."""
    later = dataclasses.replace(kind, fields=kind.fields + tuple(field.named(name) for name, field in more.items()))
    return Schema(tuple(later if one.name == kind.name else one for one in SCHEMA))


LATER = with_fields(SCHEMA["note"], weight=f.integer("Weight"), said=f.moment("Said"), witness=f.link("Witness"),
                    lines=f.rows("Lines", words=f.text("Words")))


def test_an_older_archive_gets_new_fields_and_keeps_its_records(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive:
        old = archive.write("Add", lambda w: w.add(Record("note", {"title": "Old"}))).result()
    with open_archive(tmp_path / "a", "first", schema=LATER) as archive, archive.reader() as reader:
        assert reader.get(old.id)["title"] == "Old" and archive.check() == []


def test_new_fields_of_an_older_archive_hold_values(tmp_path: Path) -> None:
    create(tmp_path / "a", "first", purpose="test").close()
    values = {"title": "New", "weight": 3, "said": {"edtf": "2016"}, "lines": [{"words": "one"}]}
    with open_archive(tmp_path / "a", "first", schema=LATER) as archive:
        saved = archive.write("Add", lambda w: w.add(Record("note", values))).result()
        assert saved["weight"] == 3 and saved.rows("lines")[0]["words"] == "one"


def test_a_new_link_of_an_older_archive_is_held_to_records(tmp_path: Path) -> None:
    create(tmp_path / "a", "first", purpose="test").close()
    with open_archive(tmp_path / "a", "first", schema=LATER) as archive, pytest.raises(ArchiveError):
        archive.write("Add", lambda w: w.add(Record("note", {"title": "N", "witness": "nobody"}))).result()


def test_an_archive_is_brought_up_to_date_once(tmp_path: Path) -> None:
    from archive_schema.migrations import migrate

    with create(tmp_path / "a", "first", purpose="test") as archive:
        assert archive.write_aside(lambda writer: migrate(writer.db, SCHEMA)).result() == []
