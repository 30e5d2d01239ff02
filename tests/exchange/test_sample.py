"""The sample archive holds what the reports hold, each fact with its place."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from archive_schema.records import Record
from archive_schema.text.quotation import Found, Text
from desktop.archive import Archive, Reader
from desktop.briefs import compose, write_pdf
from desktop.briefs.values import Document, Picture, TableBlock
from desktop.briefs.values import Text as Words
from desktop.exchange.sample import read_sample
from desktop.intake import take_in
from desktop.paths import resources

FACTS = resources() / "sample"
with (FACTS / "expected.csv").open(encoding="utf-8", newline="") as file:
    EXPECTED = list(csv.DictReader(file))
WHOLE = [line for line in EXPECTED if "#" not in line["ref"]]
PHASES = [line for line in EXPECTED if "#" in line["ref"]]
NOT_LISTED = {"citation", "brief_block", "tag", "case_file", "file"}


def test_the_sample_is_whole(sample: Archive) -> None:
    assert sample.check() == []


def test_every_line_of_the_list_is_there(reader: Reader) -> None:
    found = [(line["ref"], line["kind"], line["title"]) for line in WHOLE]
    assert found == [(ref, (record := reader.by_ref(ref)).kind, record.title) for ref, _, _ in found]


def test_nothing_is_there_that_is_not_on_the_list(reader: Reader) -> None:
    listed = {line["ref"] for line in WHOLE}
    kinds = [kind.name for kind in reader.schema if kind.name not in NOT_LISTED]
    assert [head.ref for kind in kinds for head in reader.page(kind) if head.ref not in listed] == []


def test_every_phase_stands_in_its_place(reader: Reader) -> None:
    for line in PHASES:
        ref, _, number = line["ref"].partition("#")
        assert reader.by_ref(ref).rows("phases")[int(number) - 1]["what"] == line["title"]


def test_every_fact_is_cited_to_the_notes_the_list_names(reader: Reader) -> None:
    for line in WHOLE:
        if line["kind"] != "source" and (notes := re.search(r", notes? ([\d, ]+)$", line["where"])):
            cited = {one["locator"] for one in reader.citations_of(reader.id_of(line["ref"]))
                     if one["locator_kind"] == "note"}
            assert set(notes[1].split(", ")) <= cited, line["ref"]


def test_every_fact_has_a_citation(reader: Reader) -> None:
    told = [line["ref"] for line in WHOLE if line["where"].startswith(("fotn", "qs", "top10vpn"))
            and line["kind"] != "source"]
    assert [ref for ref in told if not reader.citations_of(reader.id_of(ref))] == []


@pytest.mark.parametrize(("kind", "least"), [
    ("prosecution", 13), ("blocked_site", 35), ("content_removal", 8), ("provision", 20), ("organisation", 25)])
def test_there_are_at_least_so_many(reader: Reader, kind: str, least: int) -> None:
    assert reader.count(kind) >= least


def test_the_shutdown_has_six_phases_and_a_list_of_ten(reader: Reader) -> None:
    shutdown = reader.by_ref("SHD-0001")
    assert len(shutdown.rows("phases")) >= 6 and len(shutdown.rows("whitelist")) == 10


def test_the_notes_name_111_sources(reader: Reader) -> None:
    assert len(_from_notes(reader)) == 111


def test_the_two_reports_stand_beside_them(reader: Reader) -> None:
    assert [reader.by_ref(ref)["csl_type"] for ref in ("SRC-0001", "SRC-0002")] == ["report", "report"]


def test_every_note_is_accounted_for(reader: Reader) -> None:
    numbers = Counter(int(number) for source in _from_notes(reader)
                      for number in (source["parent_note"], *(source["parent_notes_also"] or ())))
    assert numbers == {number: 2 if number == 77 else 1 for number in range(1, 113) if number != 80}


def test_every_note_is_cited_the_empty_one_too(reader: Reader) -> None:
    report = reader.by_ref("SRC-0001")
    cited = {one["locator"] for one in reader.cited_by(report.id) if one["locator_kind"] == "note"}
    assert cited == {str(number) for number in range(1, 113)}


def test_the_empty_note_is_said_to_be_empty(reader: Reader) -> None:
    of_note = [one for one in reader.cited_by(reader.by_ref("SRC-0001").id) if one["locator"] == "80"]
    assert of_note and {one["note"] for one in of_note} == {"The note is printed empty."}


def test_a_lost_amount_is_told_to_be_lost_and_a_second_claim_stands_beside_it(reader: Reader) -> None:
    shutdown = reader.by_ref("SHD-0001")
    row = next(row for row in shutdown.rows("impacts") if row["domain"] == "Economy")
    rival = next(one for one in reader.citations_of(shutdown.id) if one["row"] == row["id"])
    assert "amount" not in row and row["unknown"]["amount"]["reason"] == "lost_in_copy"
    assert rival["value"] == "US$410,300,000" and reader.ref(rival["source"]) == "SRC-0004"


def test_the_end_of_the_shutdown_has_two_dates(reader: Reader) -> None:
    shutdown = reader.by_ref("SHD-0001")
    rivals = {one["value"] for one in reader.citations_of(shutdown.id)
              if one["field"] == "ended" and one["value"]}
    assert shutdown["ended"]["edtf"] == "2022-01-10" and rivals == {"2022-01-11"}


def test_records_papers_and_references_are_the_same_each_time(sample_folder: Path, reader: Reader) -> None:
    papers, records = read_sample(FACTS)
    kept = [reader.get(record.id) for record in records]
    assert [(r.id, r.ref or None) for r in records] == [(k.id, k.ref if r.ref else None)
                                                        for r, k in zip(records, kept, strict=True)]
    assert {paper.draft.sha256 for paper in papers} == {reader.get(one)["sha256"] for one in reader.ids("file")}


# Papers of our own


def _papers(reader: Reader) -> list[Record]:
    return [reader.by_ref(f"SRC-{number:04d}") for number in range(11, 17)]


def _from_notes(reader: Reader) -> list[Record]:
    return [source for source in map(reader.get, reader.ids("source")) if source["parent_note"]]


def test_six_papers_are_of_four_sorts_and_three_languages(reader: Reader) -> None:
    sorts = Counter(reader.files_of(paper.id)[0]["name"].rpartition(".")[2] for paper in _papers(reader))
    assert sorts == {"pdf": 2, "docx": 2, "html": 1, "txt": 1}
    assert Counter(paper.language for paper in _papers(reader)) == {"en": 2, "ru": 2, "kk": 2}


def test_the_papers_say_that_they_are_samples(reader: Reader) -> None:
    for paper in _papers(reader):
        assert paper["genre"] == "own_document"
        assert any(word in paper["text"] for word in ("Sample.", "Образец.", "Үлгі."))


def test_every_marked_passage_is_found_in_its_paper(reader: Reader) -> None:
    for paper in _papers(reader):
        text, marked = Text(paper["text"]), [one for one in reader.cited_by(paper.id) if one["quote"]]
        assert len(marked) >= 2
        assert all(isinstance(text.find(one["quote"], one["prefix"] or "", one["suffix"] or ""), Found)
                   for one in marked)


def test_the_file_of_a_paper_opens_as_it_was_made(sample: Archive, reader: Reader) -> None:
    kept = reader.files_of(reader.by_ref("SRC-0014").id)[0]
    with sample.files.open(kept["sha256"]) as file:
        assert file.read(4) == b"PK\x03\x04"


# The brief


@pytest.fixture(scope="module")
def brief(reader: Reader) -> Document:
    composed = compose(reader, reader.id_of("BRF-0001"))
    # The reports and the sources of their notes are not in the sample: that is told, and nothing else is wrong.
    assert {problem.code for problem in composed.problems} <= {
        "never_opened", "only_cited_in", "quote_uncompared", "rival_unmentioned"}
    return composed.document


def test_the_brief_has_sixty_notes_six_pages_and_four_tables(brief: Document, tmp_path: Path) -> None:
    written = write_pdf(brief, tmp_path / "brief.pdf")
    assert written.notes >= 60 and written.pages >= 6
    assert sum(type(block).__name__ == "TableBlock" for block in brief.blocks) >= 3


def test_two_exports_of_the_brief_are_the_same(brief: Document, tmp_path: Path) -> None:
    write_pdf(brief, tmp_path / "one.pdf")
    write_pdf(brief, tmp_path / "two.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_brief_comes_back_in_three_languages(brief: Document, tmp_path: Path) -> None:
    write_pdf(brief, tmp_path / "brief.pdf")
    text = Text(take_in(tmp_path / "brief.pdf").text)
    for words in ("Ұлттық қауіпсіздік комитеті", "Комитет национальной безопасности", "Следи за базаром"):
        assert isinstance(text.find(words), Found)


def test_no_paper_of_our_own_is_evidence_in_the_brief(brief: Document) -> None:
    notes = ["".join(getattr(span, "text", "") for span in note.spans) for note in brief.notes]
    assert not [note for note in notes if "Muragat sample" in note]


def test_every_paragraph_on_facts_bears_a_mark(brief: Document) -> None:
    unmarked = [block for block in brief.blocks if isinstance(block, Words)
                and not any(type(span).__name__ == "NoteMark" for span in block.spans)]
    assert len(unmarked) <= 9  # what the paper is, what follows, how names, figures and exhibits are to be read


def test_the_brief_shows_a_timeline_a_chart_the_hours_the_gaps_and_the_test(brief: Document) -> None:
    captions = ["".join(getattr(span, "text", "") for span in block.caption) for block in brief.blocks
                if isinstance(block, Picture | TableBlock)]
    for words in ("Figure 1. When", "Figure 2. Persons", "Table 3. The same", "Figure 3. The shutdown",
                  "Table 6. The limbs"):
        assert any(caption.startswith(words) for caption in captions), words
