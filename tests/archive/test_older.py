"""Archives of an earlier release open and gain what is new; those of a later one are left alone."""

from pathlib import Path

import pytest

from archive_schema import fields as f
from archive_schema.declare import kind
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import create, open_archive
from desktop.archive.errors import NewerArchive


@kind("Rumour", "Rumours", ref="RUM", group="work")
class Rumour:
    """A kind that a later release has."""

    title = f.text("Title", required=True, first=True)


LATER = SCHEMA.with_kind(Rumour)


def test_an_archive_without_a_column_opens_and_gains_it(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive:
        saved = archive.write("Add", lambda w: w.add(Record("note", {"title": "N"}))).result()
        archive.write_aside(lambda w: w.db.execute("alter table note drop column text")).result()
    with open_archive(tmp_path / "a", "first") as again:
        edited = again.write("Edit", lambda w: w.edit(saved.id, {"text": "words"})).result()
        assert edited["text"] == "words" and again.check() == []


def test_an_archive_without_a_kind_opens_and_gains_it(tmp_path: Path) -> None:
    create(tmp_path / "a", "first", purpose="test").close()
    with open_archive(tmp_path / "a", "first", schema=LATER) as again:
        assert again.write("Add", lambda w: w.add(Record("rumour", {"title": "R"}))).result().ref == "RUM-0001"


def test_an_archive_with_a_kind_of_a_later_release_is_left_alone(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test", schema=LATER) as archive:
        archive.write("Add", lambda w: w.add(Record("rumour", {"title": "R"}))).result()
    with pytest.raises(NewerArchive):
        open_archive(tmp_path / "a", "first")


def test_an_archive_with_a_field_of_a_later_release_is_left_alone(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive:
        later = ("alter table prosecution__defendants add column height text",
                 "update prosecution__defendants set height = '1.80 m'")
        case = Record("prosecution", {"title": "C", "defendants": [{"name": "A"}]})
        archive.write("Add", lambda w: w.add(case)).result()
        archive.write_aside(lambda w: [w.db.execute(line) for line in later]).result()
    with pytest.raises(NewerArchive):
        open_archive(tmp_path / "a", "first")
