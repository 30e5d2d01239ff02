"""What was filed stays as it was, and what has changed since is told."""

import io

import pytest

from desktop.briefs.exhibits import exhibits_of
from desktop.briefs.filing import (
    ChangedMeanwhile,
    Filed,
    NotASubmission,
    Paper,
    Since,
    changed_since,
    file_brief,
)
from tests.briefs.exhibits.conftest import Bench, paper


def filed(bench: Bench, **asked: object) -> Filed:
    papers = asked.pop("papers", [Paper("brief.pdf", b"%PDF as filed")])
    return file_brief(bench.archive, bench.desk.brief.id, papers, body="The Court",  # type: ignore[arg-type]
                      date="2026-11-20", **asked)  # type: ignore[arg-type]


def since(bench: Bench, done: Filed) -> dict[str, Since]:
    with bench.archive.reader() as reader:
        return {one.ref: one for one in changed_since(reader, done.submission)}


def edit(bench: Bench, record_id: str, **values: object) -> None:
    bench.archive.write("Edit", lambda writer: writer.edit(record_id, values)).result()


def cited(bench: Bench) -> tuple[str, str]:
    """A case that the brief prints, and a source it cites."""
    case = bench.desk.add("prosecution", title="A case", began={"edtf": "2016-05"})
    source = bench.source("Ruling")
    bench.desk.block("record", record=case.id)
    bench.desk.block("text", f"A fact [@{source.ref}, p. 2].")
    return case.id, source.id


def test_the_papers_are_kept_as_they_went_out(bench: Bench) -> None:
    done = filed(bench)
    with bench.archive.reader() as reader:
        file, submission = reader.get(done.files[0]), reader.get(done.submission)
        source = reader.get(done.source)
    assert bench.archive.files.open(file["sha256"]).read() == b"%PDF as filed"
    assert (submission["body"], submission["sent"]["edtf"], submission["filed"]) == (
        "The Court", "2026-11-20", source.id)
    assert source.title == "Silenced online" and file["source"] == source.id


def test_filing_is_one_step(bench: Bench) -> None:
    exhibit = bench.of(paper("a"))
    done = filed(bench, exhibits=bench.volume().lines)
    bench.archive.undo().result()
    with bench.archive.reader() as reader:
        assert reader.find(done.submission) is None and reader.get(exhibit.id)["filed_as"] is None


def test_a_draft_of_the_submission_is_filled_in(bench: Bench) -> None:
    draft = bench.desk.add("submission", title="Our communication", brief=bench.desk.brief.id)
    assert filed(bench).submission == draft.id
    with bench.archive.reader() as reader:
        assert reader.get(draft.id).title == "Our communication"


def test_a_second_filing_makes_a_second_submission(bench: Bench) -> None:
    assert filed(bench).submission != filed(bench).submission


def test_nothing_has_changed_right_after_the_filing(bench: Bench) -> None:
    cited(bench)
    assert since(bench, filed(bench)) == {}


def test_a_field_that_changed_is_told_before_and_after(bench: Bench) -> None:
    case, _ = cited(bench)
    done = filed(bench)
    edit(bench, case, began={"edtf": "2016-06"})
    (told,) = since(bench, done)["PRO-0001"].fields
    assert (told.name, told.before, told.after) == ("began", "May 2016", "June 2016")


def test_what_is_made_good_again_is_not_told(bench: Bench) -> None:
    case, _ = cited(bench)
    done = filed(bench)
    edit(bench, case, title="Another")
    edit(bench, case, title="A case")
    assert since(bench, done) == {}


def test_a_cited_source_in_the_trash_is_told(bench: Bench) -> None:
    _, source = cited(bench)
    done = filed(bench)
    bench.archive.write("Trash", lambda writer: writer.trash(source)).result()
    assert [one.what for one in since(bench, done).values()] == ["trashed"]


def test_a_purged_record_is_told_by_its_reference_alone(bench: Bench) -> None:
    case, _ = cited(bench)
    done = filed(bench)
    bench.archive.purge(case, "the witness withdrew")
    told = since(bench, done)["PRO-0001"]
    assert (told.what, told.title, told.fields) == ("purged", "", ())


def test_an_exhibit_whose_file_is_another_is_told(bench: Bench) -> None:
    bench.of(paper("a"))
    done = filed(bench, exhibits=bench.volume().lines)
    other = bench.archive.files.keep(io.BytesIO(paper("b")))
    with bench.archive.reader() as reader:
        file = reader.by_ref("FIL-0001")
    edit(bench, file.id, sha256=other.sha256, kept_as=other.name)
    assert {one.name for one in since(bench, done)["FIL-0001"].fields} == {"sha256", "kept_as"}


def test_a_block_that_was_written_anew_or_added_is_told(bench: Bench) -> None:
    block = bench.desk.block("text", "As filed.")
    done = filed(bench)
    edit(bench, block.id, text="Otherwise.")
    added = bench.desk.block("text", "More.")
    told = since(bench, done)
    assert (told[block.ref].fields[0].before, told[added.ref].what) == ("As filed.", "added")


def test_filed_exhibits_have_their_pages_for_good_and_later_ones_go_on(bench: Bench) -> None:
    bench.of(paper("a", "b"))
    filed(bench, exhibits=bench.volume().lines)
    bench.of(paper("c"))
    with bench.archive.reader() as reader:
        lines = exhibits_of(reader, bench.desk.brief.id)
    assert (lines[0].filed_as, lines[0].first, lines[0].last) == ("C-1 / 000001–000003", 1, 3)
    assert [(line.number, line.first) for line in bench.volume(only_new=True).lines] == [("C-2", 4)]


def test_a_paper_made_before_a_change_is_not_filed(bench: Bench) -> None:
    case, _ = cited(bench)
    with bench.archive.reader() as reader:
        as_of = reader.head()[0]
    edit(bench, case, title="Changed")
    with pytest.raises(ChangedMeanwhile):
        filed(bench, as_of=as_of)


def test_a_volume_is_kept_as_it_is_written(bench: Bench) -> None:
    bench.of(paper("a"))
    volume = bench.volume()
    done = filed(bench, papers=[Paper("exhibits.pdf", volume.write)])
    with bench.archive.reader() as reader:
        sha256 = reader.get(done.files[0])["sha256"]
    assert bench.archive.files.open(sha256).read() == volume.data()


def test_a_volume_that_cannot_be_written_is_not_kept(bench: Bench) -> None:
    def write(out: object) -> None:
        out.write(b"x" * 1_000_000)  # type: ignore[attr-defined]
        raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        filed(bench, papers=[Paper("exhibits.pdf", write)])
    assert list(bench.archive.files.names()) == []


def test_what_was_not_filed_cannot_be_asked(bench: Bench) -> None:
    with pytest.raises(NotASubmission), bench.archive.reader() as reader:
        changed_since(reader, bench.desk.brief.id)


def test_what_a_submission_keeps_of_a_purged_record_cannot_be_guessed(bench: Bench) -> None:
    """The mark is salted, and the salt goes with what is purged."""
    case, _ = cited(bench)
    done = filed(bench)
    with bench.archive.reader() as reader:
        mark = reader.mark(case)[1]
    bench.archive.purge(case, "the witness withdrew")
    with bench.archive.reader() as reader:
        row = next(row for row in reader.get(done.submission).rows("cited") if row["ref"] == "PRO-0001")
        assert row["sha256"] == mark and "record" not in row and reader.version_marked(case, mark) is None
