"""A brief leaves the archive as what was asked for, whole or not at all."""

import dataclasses
import json
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from archive_schema.records import Record
from desktop.briefs.archival import attachments_of, check_archival
from desktop.briefs.checks.answers import answer_row
from desktop.briefs.exporting import USUAL, Exported, NoFormat, NotAnswered, Wanted, export, places_beside
from desktop.briefs.proof import NAME, signature_of
from desktop.briefs.verify import letters
from tests.briefs.exhibits.conftest import Bench, paper, picture

ALL = Wanted(("pdf", "docx", "html", "md"), exhibits="volume", proof="beside", opening=True)


def text_of(path: Path) -> str:
    return letters("".join(page.extract_text() for page in PdfReader(path).pages))


@pytest.fixture
def cited(bench: Bench) -> Record:
    """A source with a text and a file, cited by the brief, which has it as an exhibit."""
    source = bench.source("A ruling", text="The court found that the site was blocked.")
    bench.file(paper("One page", "Another"), source)
    bench.exhibit(source)
    bench.desk.block("heading", "Findings")
    bench.desk.block("text", f"The site was blocked [@{source.ref}].")
    return source


def out(bench: Bench, folder: Path, wanted: Wanted = USUAL, name: str = "brief.pdf") -> Exported:
    return export(bench.archive, bench.desk.brief.id, places_beside(folder / name, wanted), wanted)


def protected(bench: Bench) -> Record:
    bench.desk.block("text", "Aigerim Sadykova was there.")
    return bench.desk.add("person", name="Aigerim Sadykova", protection="pseudonym", pseudonym="Person A")


def test_everything_that_was_asked_for_is_written_and_nothing_else(bench: Bench, cited: Record, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    exported = out(bench, folder, ALL)
    names = {"brief.pdf", "brief.docx", "brief.html", "brief.md", "brief-exhibits.pdf", "brief.manifest.json",
             "brief.opening.json"}
    assert {one.name for one in folder.iterdir()} == {path.name for path, _ in exported.files.values()} == names


def test_a_brief_is_kept_as_pdf_a(bench: Bench, cited: Record, tmp_path: Path) -> None:
    path, written = out(bench, tmp_path).files["pdf"]
    check_archival(path.read_bytes(), "2b")
    assert (written.archival, written.pages) == ("2b", len(PdfReader(path).pages))


def test_what_is_not_settled_is_printed_and_the_paper_is_a_draft(bench: Bench, cited: Record, tmp_path: Path) -> None:
    bench.desk.block("text", "On 3 May 2015 nobody said anything of it.")
    assert "Openpoints" in text_of(out(bench, tmp_path).files["pdf"][0])
    assert "Openpoints" not in text_of(out(bench, tmp_path, Wanted(open_points=False)).files["pdf"][0])


def test_a_protected_name_stops_the_export_and_nothing_is_written(bench: Bench, cited: Record, tmp_path: Path) -> None:
    protected(bench)
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(NotAnswered) as stopped:
        out(bench, folder)
    assert "Aigerim" in stopped.value.in_("kk") and list(folder.iterdir()) == []


def test_an_answer_lets_it_go_on(bench: Bench, cited: Record, tmp_path: Path) -> None:
    protected(bench)
    problem = next(one for one in bench.desk.composed().problems if one.stops)
    bench.desk.change_brief(answers=[answer_row(problem, "A1", "she agreed in writing", "2026-11-22")])
    assert out(bench, tmp_path).files["pdf"][0].exists()


def test_exhibits_stand_behind_the_brief_and_its_links_are_kept(bench: Bench, cited: Record, tmp_path: Path) -> None:
    path, written = out(bench, tmp_path, Wanted(exhibits="joined")).files["pdf"]
    with pikepdf.open(path) as pdf:
        links = [one for page in pdf.pages for one in page.get("/Annots", [])]
        assert len(pdf.pages) == written.pages and links
    assert "ExhibitC1" in text_of(path).replace("EXHIBIT", "Exhibit")


def test_the_manifest_in_the_pdf_is_verified_with_its_evidence(bench: Bench, cited: Record, tmp_path: Path) -> None:
    wanted = Wanted(proof="attached", opening=True)
    exported = out(bench, tmp_path, wanted)
    path = exported.files["pdf"][0]
    assert [one.name for one in attachments_of(path.read_bytes())] == [NAME]
    assert signature_of(path.read_bytes()) is not None and exported.files["pdf"][1].archival == "3b"
    assert json.loads(exported.files["opening"][0].read_text())


def test_the_same_archive_and_wish_give_the_same_bytes(bench: Bench, cited: Record, tmp_path: Path) -> None:
    first, again = (out(bench, tmp_path, ALL, name).files for name in ("a.pdf", "b.pdf"))
    assert {what: dataclasses.astuple(written) for what, (_, written) in first.items()} == {
        what: dataclasses.astuple(written) for what, (_, written) in again.items()}


def test_what_stood_there_stays_when_a_file_cannot_be_written(bench: Bench, cited: Record, tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_text("before")
    (tmp_path / "brief.docx").mkdir()
    from desktop.briefs.errors import NotWritten
    with pytest.raises(NotWritten):
        out(bench, tmp_path, Wanted(("docx", "pdf")))
    assert (tmp_path / "brief.pdf").read_text() == "before" and len(list(tmp_path.glob("brief*"))) == 2


def test_work_that_is_stopped_leaves_nothing(bench: Bench, cited: Record, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        export(bench.archive, bench.desk.brief.id, places_beside(folder / "x.pdf", ALL), ALL, stop)
    assert list(folder.iterdir()) == []


def test_a_picture_nobody_looked_at_is_left_out_of_a_safe_edition(bench: Bench, tmp_path: Path) -> None:
    source = bench.source("A photograph")
    kept = bench.file(picture(), source, "photo.png", "image/png")
    bench.desk.block("text", f"It was seen [@{source.ref}].")
    exhibit = bench.exhibit(source)
    wanted = Wanted(edition="safe", exhibits="joined")
    without = out(bench, tmp_path, wanted)
    assert "exhibit_unlooked" in [problem.code for problem in without.problems]
    looked = {"looked_at_by": "A1", "looked_at_on": {"edtf": "2026-11-22"}, "looked_at_sha256": kept["sha256"]}
    bench.archive.write("Look", lambda writer: writer.edit(exhibit.id, looked)).result()
    shown = out(bench, tmp_path, wanted, "with.pdf")
    assert (shown.files["pdf"][1].pages or 0) > (without.files["pdf"][1].pages or 0)
    assert any(leak.kind == "looked_at" for leak in shown.looked_at)


def test_the_safe_edition_names_nobody_who_is_protected(bench: Bench, cited: Record, tmp_path: Path) -> None:
    person = bench.desk.add("person", name="Aigerim Sadykova", protection="pseudonym", pseudonym="Person A")
    bench.desk.block("record", record=person.id)
    path = out(bench, tmp_path, Wanted(("pdf", "html"), edition="safe")).files["html"][0]
    assert "Person A" in path.read_text() and "Sadykova" not in path.read_text()


def test_a_manifest_needs_the_pdf(bench: Bench, tmp_path: Path) -> None:
    with pytest.raises(NoFormat):
        out(bench, tmp_path, Wanted(("docx",), proof="attached"), "x.docx")
