"""A scan is read: its words are found, cited with their places, corrected; each step can be told from the last."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive_schema.records import Record
from archive_schema.text.anchors import LOST, SAME, Anchors, Passage
from desktop.archive import Archive, Writer
from desktop.exchange.documents import add_document
from desktop.exchange.scans import is_scan, keep_correction, keep_reading, read_scan, reading_of
from desktop.intake import scanned
from desktop.intake.pages.values import ReadPage, ReadWord
from desktop.intake.scanned import (
    NoLanguageData,
    Reading,
    confirmed,
    corrected,
    doubtful,
    installed,
    letters_of,
    reading_with,
)
from tests import scans

LINE = ReadPage(1, (ReadWord("Сайт", 95, (10, 10, 50, 20)), ReadWord("зaкрыт", 40, (55, 10, 110, 20), "\n"),
                    ReadWord("вчера.", 96, (10, 30, 60, 40), "\n\n")), 1.5, "5")
READ = Reading("5.5.4", "rus", {1: LINE})


@pytest.fixture
def scan(archive: Archive) -> Record:
    """The record of a scan that was not read yet."""
    def work(writer: Writer) -> Record:
        source = writer.add(Record("source", {"title": "A ruling"}))
        return writer.add(Record("file", {"name": "scan.pdf", "source": source.id, "role": "original",
                                          "unread": "scan", "media_type": "application/pdf"}))

    return archive.write("Add a file", work).result()


def test_what_was_read_goes_into_the_source_and_the_file_counts_as_read(archive: Archive, scan: Record) -> None:
    assert is_scan(scan)
    source = keep_reading(archive, scan.id, READ)
    with archive.reader() as reader:
        assert source["text"] == "Сайт зaкрыт\nвчера." and not is_scan(reader.get(scan.id))
    assert source["text_method"] == "Tesseract 5.5.4 (rus)" and source["pages"] == [source["text"]]


def test_a_reading_is_a_file_made_from_the_scan_and_a_correction_one_made_from_the_reading(
        archive: Archive, scan: Record) -> None:
    keep_reading(archive, scan.id, READ)
    source = keep_correction(archive, scan.id, {1: corrected(LINE, "Сайт закрыт\nвчера.")})
    with archive.reader() as reader:
        _, read, mended = reader.files_of(source.id)
        assert (read["derived_from"], mended["derived_from"]) == (scan.id, read.id)
        assert read.rows("derivation")[0]["tool"] == "Tesseract"
        assert "by hand" in mended.rows("derivation")[0]["tool"]
        assert source["text"].startswith("Сайт закрыт")
        assert (kept := reading_of(archive, reader, scan)) is not None and kept.pages[1].words[1].sure == 100


def test_pages_that_were_left_out_still_count_as_unread(archive: Archive, scan: Record) -> None:
    keep_reading(archive, scan.id, replace(READ, left=(2, 3, 7)))
    with archive.reader() as reader:
        file = reader.get(scan.id)
    assert (file["unread"], file["unread_pages"]) == ("part", "2–3, 7") and is_scan(file)


def test_reading_and_correcting_are_each_undone_as_one_step(archive: Archive, scan: Record) -> None:
    keep_reading(archive, scan.id, READ)
    keep_correction(archive, scan.id, {1: corrected(LINE, "Иное")})
    archive.undo().result()
    with archive.reader() as reader:
        assert reader.get(str(scan["source"]))["text"] == LINE.text
    archive.undo().result()
    with archive.reader() as reader:
        assert reader.get(str(scan["source"]))["text"] is None and is_scan(reader.get(scan.id))


def test_a_citation_made_before_a_correction_is_found_or_told_as_lost() -> None:
    mended = corrected(LINE, "Сайт закрыт\nвчера.")
    anchors = Anchors([mended.text])
    assert anchors.find(Passage("вчера.", page=1)).state == SAME
    assert anchors.find(Passage("Сайт зaкрыт", page=1)).state == LOST


def test_letters_lie_where_their_words_do() -> None:
    letters = letters_of(LINE)
    assert letters.text == LINE.text and len(letters.places) == 4 * len(letters.text)
    assert letters.place(letters.text.index("в"))[:2] == (10, 30)


def test_a_corrected_word_keeps_the_place_of_the_one_it_stands_for() -> None:
    mended = corrected(LINE, "Сайт за крыт\nвчера.").words
    assert [word.place for word in mended] == [
        (10, 10, 50, 20), (55, 10, 82.5, 20), (82.5, 10, 110, 20), (10, 30, 60, 40)]


def test_doubtful_words_are_marked_until_a_person_has_looked_at_them() -> None:
    (mark,) = doubtful(LINE)
    assert LINE.text[mark[0]:mark[1]] == "зaкрыт"
    assert not doubtful(confirmed(LINE, mark[2]))


def test_a_reading_is_kept_whole() -> None:
    assert Reading.of_bytes(READ.to_bytes()) == replace(READ, pages={1: replace(LINE, version="5.5.4")})


def test_missing_data_names_the_package_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scanned.platform, "language_data", lambda: None)
    with pytest.raises(NoLanguageData, match="tesseract-ocr-kaz"):
        reading_with("kaz")


@pytest.mark.skipif("rus" not in installed(), reason="no language data: tesseract-ocr-rus is not installed")
def test_a_scanned_line_is_read_under_all_protections(archive: Archive, tmp_path: Path) -> None:
    page = scans.page("Постановление суда № 17", size=(900, 300), dust=0)
    (tmp_path / "line.pdf").write_bytes(scans.as_pdf(page))
    taken = add_document(archive, tmp_path / "line.pdf")
    with archive.reader() as reader:
        (file,) = reader.files_of(taken.source)
    read = read_scan(archive, file, "rus")
    assert read.pages[1].text == "Постановление суда № 17" and read.version.startswith("5.")
