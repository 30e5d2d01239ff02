"""A bag is taken in: ours as records, once; another's as sources; what is not valid not at all."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, Writer, open_archive
from desktop.archive.errors import ChangedFile
from desktop.exchange.bag.incoming import NotValid, bring_in, look
from desktop.exchange.bag.making import Asked, make_bag
from desktop.exchange.bag.reading import NoLine
from tests.exchange.bag.making import bag, put


def fill(archive: Archive) -> None:
    """A case with a source, its file, a row that a citation speaks about, and a list."""
    path = archive.folder.parent / "letter.txt"
    path.write_bytes(b"A letter.")
    kept = archive.files.keep(path)

    def work(writer: Writer) -> None:
        source = writer.add(Record("source", {"title": "Letter"}))
        writer.add(Record("file", {"name": "letter.txt", "source": source.id, "sha256": kept.sha256, "size": kept.size,
                                   "kept_as": kept.name, "role": "original"}))
        case = writer.add(Record("prosecution", {"title": "Case", "defendants": [{"name": "A"}, {"name": "B"}]}))
        row = writer.get(case.id)["defendants"][1]["id"]
        writer.add(Record("citation", {"about": case.id, "source": source.id, "row": row, "field": "name"}))
        made = writer.add(Record("list", {"title": "Register"}))
        writer.add_entries(made.id, [{"address": "http://a.kz/", "raw": "a"}, {"address": "http://b.kz/"}], "0" * 64)

    archive.write("Fill", work).result()


@pytest.fixture
def written(archive: Archive, tmp_path: Path) -> Path:
    """A bag of such an archive."""
    fill(archive)
    return make_bag(archive, tmp_path / "bag", Asked()).place


@pytest.fixture
def other(new_archive: Path, tmp_path: Path) -> Iterator[Archive]:
    """Another archive, with an id of its own."""
    with open_archive(Path(shutil.copytree(new_archive, tmp_path / "other")), "first") as made:
        made.write_aside(lambda writer: writer.set_setting("id", "another")).result()
        yield made


def test_a_dry_look_writes_nothing(written: Path, other: Archive) -> None:
    coming = look(other, written)
    assert coming.plan is not None and coming.plan.counts["new"] == 5
    with other.reader() as reader:
        assert sum(reader.counts().values()) == 0 and not list(other.files.names())


def test_records_rows_files_and_lines_come_in_whole(written: Path, other: Archive, archive: Archive) -> None:
    bring_in(other, look(other, written))
    with other.reader() as reader, archive.reader() as before:
        case, citation, file = (reader.by_ref(ref) for ref in ("PRO-0001", "CIT-0001", "FIL-0001"))
        assert [row["name"] for row in case["defendants"]] == ["A", "B"]
        assert citation["row"] == case["defendants"][1]["id"] and citation["about"] == case.id
        assert other.files.open(file["sha256"]).read() == b"A letter."
        lists = [one.id for one in (reader.by_ref("LST-0001"), before.by_ref("LST-0001"))]
        assert reader.entries(lists[0]) == before.entries(lists[1])
        assert reader.get(lists[0])["file_sha256"] == "0" * 64
    assert list(other.check()) == []


def test_a_second_import_makes_nothing(written: Path, other: Archive) -> None:
    bring_in(other, look(other, written))
    again = look(other, written)
    assert again.plan is not None and again.plan.counts["same"] == 5 and not again.plan.writes
    with other.reader() as reader:
        before = reader.head()
        assert bring_in(other, again).import_ == "" and reader.head() == before


def test_its_own_archive_knows_its_records(written: Path, archive: Archive) -> None:
    coming = look(archive, written)
    assert coming.plan is not None and coming.plan.counts["same"] == 5


def test_what_was_changed_since_is_not_written_over(written: Path, archive: Archive) -> None:
    with archive.reader() as reader:
        case = reader.id_of("PRO-0001")
    archive.write("Edit", lambda writer: writer.edit(case, {"title": "Changed since"})).result()
    coming = look(archive, written)
    assert coming.plan is not None and coming.plan.conflicts == 1
    bring_in(archive, coming)
    with archive.reader() as reader:
        assert reader.get(case)["title"] == "Changed since"


def test_what_was_purged_does_not_come_back(written: Path, archive: Archive) -> None:
    with archive.reader() as reader:
        source = reader.id_of("SRC-0001")
    archive.purge(source, "asked")
    coming = look(archive, written)
    assert coming.plan is not None and coming.plan.counts["new"] == 0 and coming.plan.counts["refused"] == 3
    bring_in(archive, coming)
    with archive.reader() as reader:
        assert reader.find(source) is None and not list(archive.files.names())


def test_a_reference_that_is_taken_gives_way_and_that_is_told(written: Path, other: Archive) -> None:
    other.write("Add", lambda writer: writer.add(Record("source", {"title": "Mine"}))).result()
    coming = look(other, written)
    assert len(coming.told) == 1
    bring_in(other, coming)
    with other.reader() as reader:
        assert reader.by_ref("SRC-0001")["title"] == "Mine" and reader.by_ref("SRC-0002")["title"] == "Letter"
        assert reader.by_ref("CIT-0001")["source"] == reader.id_of("SRC-0002")


def test_the_import_keeps_every_verdict_and_is_undone_as_one_step(written: Path, other: Archive) -> None:
    came = bring_in(other, look(other, written))
    with other.reader() as reader:
        told = reader.get(came.import_)["told"]
        assert "This bag is valid." in told and "Payload-Oxum" in told and "manifest-sha512.txt" in told
    other.undo().result()
    with other.reader() as reader:
        assert sum(reader.counts().values()) == 0


def test_a_bag_that_is_not_valid_is_not_taken_in(written: Path, other: Archive) -> None:
    (written / "data" / "originals" / "FIL-0001.txt").write_bytes(b"Another letter.")
    coming = look(other, written)
    assert not coming.report.is_valid and coming.plan is None
    with pytest.raises(NotValid):
        bring_in(other, coming)


def test_a_file_changed_after_the_check_stops_the_import_and_nothing_is_left(written: Path, other: Archive) -> None:
    coming = look(other, written)
    (written / "data" / "originals" / "FIL-0001.txt").write_bytes(b"Another letter.")
    with pytest.raises(ChangedFile):
        bring_in(other, coming)
    with other.reader() as reader:
        assert sum(reader.counts().values()) == 0 and not list(other.files.names())


def test_a_made_up_bag_cannot_name_bytes_that_are_not_its_own(tmp_path: Path, other: Archive) -> None:
    line = ('{"id": "x", "ref": "FIL-0001", "kind": "file", "values": {"name": "n", "sha256": "%s", "size": 1}, '
            '"bytes": {"path": "../../etc/passwd"}}\nnonsense\n' % ("0" * 64))
    place = bag(tmp_path / "b", {"muragat.json": b'{"format": "muragat bag 1", "archive": "y"}',
                                 "records/file.jsonl": line.encode()})
    coming = look(other, place)
    assert coming.plan is not None and coming.plan.counts["refused"] == 2


def test_a_made_up_bag_brings_no_colleague(tmp_path: Path, other: Archive) -> None:
    line = b'{"id": "x", "ref": "COL-0001", "kind": "colleague", "values": {"name": "n"}}'
    place = bag(tmp_path / "b", {"muragat.json": b'{"format": "muragat bag 1", "archive": "y"}',
                                 "records/colleague.jsonl": line})
    coming = look(other, place)
    assert coming.plan is not None and coming.plan.counts["refused"] == 1 and coming.plan.counts["new"] == 0


@pytest.mark.parametrize("line", [b"[]", b"no JSON", b"[" * 100_000])
def test_a_made_up_list_is_refused_and_nothing_is_left(tmp_path: Path, other: Archive, line: bytes) -> None:
    listed = b'{"id": "x", "ref": "LST-0001", "kind": "list", "values": {"title": "n"}}'
    place = bag(tmp_path / "b", {"muragat.json": b'{"format": "muragat bag 1", "archive": "y"}',
                                 "records/list.jsonl": listed, "lists/LST-0001.jsonl": line})
    with pytest.raises(NoLine):
        bring_in(other, look(other, place))
    with other.reader() as reader:
        assert sum(reader.counts().values()) == 0


def test_another_programs_bag_becomes_sources_with_where_they_came_from(tmp_path: Path, other: Archive) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"A letter.", "in/b.txt": b"Another."})
    put(place, "bag-info.txt", "Source-Organization: National Archive\nBagging-Date: 2020-01-01\n")
    coming = look(other, place)
    assert coming.plan is None and bring_in(other, coming).counts == {"new": 2}
    with other.reader() as reader:
        (row,) = reader.files_of(reader.id_of("SRC-0001"))[0]["acquisition"]
        assert "National Archive" in row["how"] and row["note"] == "data/a.txt"
        assert "Source-Organization: National Archive" in reader.get(reader.in_order("import")[0])["told"]


def test_the_same_bag_of_another_program_makes_nothing_twice(tmp_path: Path, other: Archive) -> None:
    place = bag(tmp_path / "b", {"a.txt": b"A letter."})
    bring_in(other, look(other, place))
    came = bring_in(other, look(other, place))
    assert (came.import_, came.counts) == ("", {"same": 1})
