"""Purge: gone from tables, history, files and log; the chain stays whole."""

import io
from pathlib import Path
from typing import Any

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError, create, open_archive, purging
from desktop.archive.writer import Writer
from tests.archive.making import a_cited_case, add, note


def with_file(archive: Archive, source: Record) -> Record:
    kept = archive.files.keep(io.BytesIO(b"the only copy of a testimony"))
    return add(archive, "file", name="testimony.txt", source=source.id, sha256=kept.sha256, kept_as=kept.name)


def everything(archive: Archive) -> str:
    """Every value in every table, as one text."""
    with archive.reader() as reader:
        tables = [row[0] for row in reader.db.execute("select name from sqlite_master where type = 'table'")]
        return repr([reader.db.execute(f"select * from [{table}]").fetchall() for table in tables])


def test_a_purged_record_is_in_no_table(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    archive.write("Edit", lambda writer: writer.edit(source.id, {"publisher": "Xenophon"})).result()
    archive.purge(source.id, "the witness withdrew")
    told = everything(archive)
    assert "Xenophon" not in told and "The report" not in told and "was arrested" not in told


def test_its_citations_go_with_it(archive: Archive) -> None:
    case, source, citation = a_cited_case(archive)
    archive.purge(source.id, "why")
    with archive.reader() as reader:
        assert reader.find(citation.id) is None and reader.find(case.id) is not None


def test_its_files_are_erased(archive: Archive) -> None:
    _, source, _ = a_cited_case(archive)
    with_file(archive, source)
    archive.purge(source.id, "why")
    assert list(archive.files.names()) == []


def test_a_file_that_another_source_holds_stays(archive: Archive) -> None:
    _, source, _ = a_cited_case(archive)
    other = add(archive, "source", title="The same file elsewhere")
    with_file(archive, source)
    with_file(archive, other)
    archive.purge(source.id, "why")
    assert len(list(archive.files.names())) == 1 and archive.check() == []


def test_links_at_it_are_taken_out_of_what_stays(archive: Archive) -> None:
    person = add(archive, "person", name="A person")
    case = add(archive, "prosecution", title="C", defendants=[{"name": "x", "person": person.id}])
    task = add(archive, "task", title="Ask", about=[person.id])
    archive.purge(person.id, "why")
    with archive.reader() as reader:
        assert "person" not in reader.get(case.id).rows("defendants")[0] and reader.get(task.id)["about"] is None


def test_chain_and_check_are_whole_after_a_purge(archive: Archive) -> None:
    _, source, _ = a_cited_case(archive)
    with_file(archive, source)
    archive.purge(source.id, "why")
    assert archive.check() == []


def test_a_mark_with_the_reason_stays_in_the_chain(archive: Archive) -> None:
    archive.purge(note(archive).id, "entered by mistake")
    with archive.reader() as reader:
        assert (reader.steps()[0].sort, reader.steps()[0].name) == ("purge", "Purge 1 records: entered by mistake")


def test_a_purge_needs_a_reason(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="needs a reason"):
        archive.purge(note(archive).id, " ")


def test_its_draft_goes_too(archive: Archive) -> None:
    saved = note(archive)
    archive.write_aside(lambda writer: writer.keep_draft(saved.id, "note", {"title": "Xenophon"})).result()
    archive.purge(saved.id, "why")
    assert "Xenophon" not in everything(archive)


def test_the_index_is_told_before_the_purge_is_done(archive: Archive) -> None:
    seen: list[Any] = []

    def forget() -> None:
        with archive.reader() as reader:
            seen.append(reader.db.execute("select done from purge").fetchone()[0])

    archive.purge(note(archive).id, "why", forget)
    assert seen == [0]


def test_a_purge_cut_short_is_finished_at_the_next_opening(tmp_path: Path) -> None:
    def killed() -> None:
        raise KeyboardInterrupt

    with create(tmp_path / "a", "first", purpose="test") as archive:
        _, source, _ = a_cited_case(archive)
        with_file(archive, source)
        with pytest.raises(KeyboardInterrupt):
            archive.purge(source.id, "why", killed)
        assert [trouble.part for trouble in archive.check()] == ["purge"]
    with open_archive(tmp_path / "a", "first") as again:
        again.finish_purges()
        assert again.check() == [] and list(again.files.names()) == []


def test_a_purge_cannot_be_undone(archive: Archive) -> None:
    saved = note(archive)
    archive.purge(saved.id, "why")
    with pytest.raises(ArchiveError):
        archive.undo().result()


def test_a_purge_leaves_no_words_in_the_log(archive: Archive) -> None:
    archive.purge(note(archive, "Xenophon").id, "why")
    log = archive.folder / "archive.db-wal"
    assert not log.exists() or log.stat().st_size == 0


def test_belongings_of_a_source_are_its_citations_and_files(archive: Archive) -> None:
    _, source, citation = a_cited_case(archive)
    file = with_file(archive, source)
    found = archive.write("Look", lambda writer: purging.belongings(writer, source.id)).result()
    assert set(found) == {source.id, citation.id, file.id}


def test_what_was_undone_is_purged_with_it(archive: Archive) -> None:
    case, source, _ = a_cited_case(archive)
    add(archive, "citation", source=source.id, about=case.id, quote="Xenophon was there")
    archive.undo().result()
    archive.purge(source.id, "why")
    assert "Xenophon" not in everything(archive) and archive.check() == []


def test_the_file_of_a_step_that_was_undone_is_erased(archive: Archive) -> None:
    _, source, _ = a_cited_case(archive)
    with_file(archive, source)
    archive.undo().result()
    archive.purge(source.id, "why")
    assert list(archive.files.names()) == []


def test_a_record_that_only_history_knows_can_be_purged(archive: Archive) -> None:
    saved = note(archive, "Xenophon")
    archive.undo().result()
    archive.purge(saved.ref, "why")
    assert "Xenophon" not in everything(archive) and archive.check() == []


def test_a_queued_change_does_not_bring_a_purged_record_back(archive: Archive) -> None:
    saved = note(archive, "Xenophon")
    archive.purge(saved.id, "why")
    for late in (lambda w: w.change(saved), lambda w: w.add(saved)):
        with pytest.raises(ArchiveError):
            archive.write("Late", late).result()
    archive.write_aside(lambda w: w.keep_draft(saved.id, "note", {"title": "Xenophon"})).result()
    assert "Xenophon" not in everything(archive)


def test_drafts_about_it_go_too(archive: Archive) -> None:
    _, source, _ = a_cited_case(archive)
    typed = {"source": source.id, "quote": "Xenophon was there"}
    archive.write_aside(lambda writer: writer.keep_draft("new:1", "citation", typed)).result()
    archive.purge(source.id, "why")
    assert "Xenophon" not in everything(archive)


def test_lines_of_a_purged_list_go_with_it(archive: Archive) -> None:
    register = add(archive, "list", title="Register")
    archive.write("Take in", lambda w: w.add_entries(register.id, [{"host": "xenophon.kz"}], "0" * 64)).result()
    archive.purge(register.id, "why")
    assert "xenophon" not in everything(archive)


def test_without_the_index_a_purge_is_not_done_while_there_is_one(archive: Archive) -> None:
    (archive.folder / "index.db").write_bytes(b"words")
    archive.purge(note(archive).id, "why")
    assert [trouble.part for trouble in archive.check()] == ["purge"]
    archive.finish_purges((archive.folder / "index.db").unlink)
    assert archive.check() == []


def test_a_purge_is_not_done_while_a_reader_keeps_the_log(archive: Archive) -> None:
    archive.write_aside(lambda writer: writer.db.execute("PRAGMA busy_timeout = 50")).result()
    saved = note(archive, "Xenophon")
    with archive.reader() as reader:
        reader.db.execute("begin")
        reader.get(saved.id)
        with pytest.raises(ArchiveError, match="still reads"):
            archive.purge(saved.id, "why")
        reader.db.execute("rollback")
    archive.finish_purges()
    assert archive.check() == [] and (archive.folder / "archive.db-wal").stat().st_size == 0


def test_contents_taken_away_are_no_purge_because_a_row_says_so(archive: Archive) -> None:
    saved = note(archive)
    note(archive, "other")

    def forge(writer: Writer) -> None:
        writer.db.execute("delete from payload where step = 1")
        writer.db.execute("insert into purge(record, step, done) values (?, 1, 1)", [saved.id])
        writer.db.execute("delete from record where id = ?", [saved.id])

    archive.write_aside(forge).result()
    assert "history" in [trouble.part for trouble in archive.check()]


def test_a_file_added_meanwhile_is_not_erased(archive: Archive) -> None:
    _, source, _ = a_cited_case(archive)
    other = add(archive, "source", title="The same file elsewhere")
    file = with_file(archive, source)
    archive.write("Remove", lambda writer: writer.remove(file.id)).result()
    archive.write_aside(lambda w: w.set_setting(purging.WAITING, [file["kept_as"]])).result()
    with_file(archive, other)
    archive.write_aside(lambda w: purging.erase_waiting(w, archive.files)).result()
    assert len(list(archive.files.names())) == 1


def test_a_made_up_name_of_a_file_does_not_bar_the_archive(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive:
        wrong = add(archive, "file", name="f", kept_as="../header")
        archive.purge(wrong.id, "why")
    open_archive(tmp_path / "a", "first").close()
