"""The finished file, read back."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.briefs import write_pdf
from desktop.briefs.errors import NotVerified, NotWritten, RightToLeftText
from desktop.briefs.fonts import family
from desktop.briefs.lines import set_lines
from desktop.briefs.pdf import render
from desktop.briefs.strips import BODY
from desktop.briefs.values import (
    Brief,
    Document,
    Heading,
    Note,
    NoteMark,
    PageBreak,
    Span,
    TableBlock,
    Text,
    plain_text,
)
from desktop.briefs.verify import letters, verified
from desktop.briefs.walk import spans_in
from tests.briefs.papers import paper

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "brief.pdf"
    write_pdf(paper(3, 120), path)
    return path


@pytest.fixture(scope="module")
def pages(written: Path) -> list[str]:
    return [letters(page.extract_text()) for page in PdfReader(written).pages]


def one_page(text: str, language: str = "en", page_size: str = "A4") -> Document:
    return Document(Brief("Title", language=language, page_size=page_size), (Text((Span(text),)),))


def text_of(document: Document, tmp_path: Path) -> str:
    write_pdf(document, tmp_path / "x.pdf")
    return "\n".join(page.extract_text() for page in PdfReader(tmp_path / "x.pdf").pages)


def test_every_note_is_read_back_from_the_page_of_its_mark(pages: list[str]) -> None:
    for number in range(1, 121):
        marked = [at for at, text in enumerate(pages) if f"mark{number:04d}" in text]
        noted = [at for at, text in enumerate(pages) if f"note{number:04d}" in text]
        assert marked and marked == noted


def test_all_words_in_three_languages_come_back(pages: list[str]) -> None:
    printed = "".join(pages)
    for spans in spans_in(paper(3, 120)):
        for sentence in plain_text(spans).split(". "):
            # A sentence over a page's end has a running line and notes in between.
            assert letters(sentence)[:12] in printed


def test_kazakh_russian_and_english_words_come_back_with_their_spaces(tmp_path: Path) -> None:
    said = "Ұлттық қауіпсіздік комитеті, Следи за базаром, әңгіме мен өмір, a National Security Certificate"
    assert said in text_of(one_page(said), tmp_path).replace("\n", "")


def test_a_line_end_is_a_space_when_read_back(tmp_path: Path) -> None:
    said = "words and more words " * 20
    assert said.strip() in text_of(one_page(said), tmp_path).replace(" \n", " ").replace("\n", " ")


def test_fonts_are_embedded_as_subsets(written: Path) -> None:
    fonts = [font.get_object() for page in PdfReader(written).pages for font in page["/Resources"]["/Font"].values()]
    assert fonts and all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    assert all("+" in font["/BaseFont"] for font in fonts)


def test_two_exports_give_the_same_bytes(written: Path, tmp_path: Path) -> None:
    write_pdf(paper(3, 120), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == written.read_bytes()


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    program = (
        "import hashlib; from tests.briefs.papers import paper; from desktop.briefs.pdf import render;"
        "import sys; sys.stdout.write(hashlib.sha256(render(paper(5, 20))).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "77", "TZ": "Asia/Almaty"}
    other = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert other.stdout == hashlib.sha256(render(paper(5, 20))).hexdigest()


def test_the_file_tells_title_and_author_and_nothing_else(written: Path) -> None:
    said = PdfReader(written).metadata
    assert said == {"/Title": "Blocked without an order", "/Author": "The desk", "/Subject": "Сводка · Шолу"}


def test_a_brief_without_author_has_none_in_its_metadata(tmp_path: Path) -> None:
    write_pdf(one_page("Text"), tmp_path / "x.pdf")
    assert dict(PdfReader(tmp_path / "x.pdf").metadata or {}) == {"/Title": "Title"}


def test_the_document_says_its_language(tmp_path: Path) -> None:
    write_pdf(one_page("Мәтін", language="kk"), tmp_path / "x.pdf")
    assert PdfReader(tmp_path / "x.pdf").trailer["/Root"]["/Lang"] == "kk"


@pytest.mark.parametrize(("size", "width"), [("A4", 595.28), ("Letter", 612)])
def test_the_paper_has_the_size_asked_for(tmp_path: Path, size: str, width: float) -> None:
    write_pdf(one_page("Text", page_size=size), tmp_path / "x.pdf")
    assert float(PdfReader(tmp_path / "x.pdf").pages[0].mediabox.width) == pytest.approx(width)


def test_pages_are_counted_in_the_foot(pages: list[str]) -> None:
    assert f"Page3of{len(pages)}" in pages[2]


def test_contents_tell_the_page_of_a_heading(tmp_path: Path) -> None:
    blocks = [block for name in ("One", "Two", "Three") for block in (Heading(1, (Span(name),)), PageBreak())]
    write_pdf(Document(Brief("Title"), tuple(blocks)), tmp_path / "x.pdf")
    assert "One3Two4Three5" in letters(PdfReader(tmp_path / "x.pdf").pages[1].extract_text())


def test_the_outline_holds_the_headings(written: Path) -> None:
    titles = str(PdfReader(written).outline)
    assert "Findings" in titles and "Sources" in titles


def test_a_mark_links_to_its_note_and_the_note_back(written: Path) -> None:
    reader = PdfReader(written)
    links = [str(link.get_object()["/Contents"]) for page in reader.pages for link in page.get("/Annots", ())]
    assert links.count("note 7") == 1 and links.count("mark 7") == 1


def test_what_is_counted_is_told(tmp_path: Path) -> None:
    told = write_pdf(paper(2, 10), tmp_path / "x.pdf")
    data = (tmp_path / "x.pdf").read_bytes()
    assert (told.pages, told.notes, told.sha256) == (
        len(PdfReader(tmp_path / "x.pdf").pages), 10, hashlib.sha256(data).hexdigest()
    )


def test_a_file_whose_notes_are_elsewhere_is_not_verified() -> None:
    document = paper(2, 10)
    notes = (*document.notes[:-1], Note(10, (Span("Other words altogether"),)))
    other = Document(document.brief, document.blocks, notes)
    with pytest.raises(NotVerified, match="note 10"):
        verified(render(document), other, lambda done, total: None)


def test_a_cancelled_export_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Cancelled

    (tmp_path / "x.pdf").write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_pdf(paper(2, 10), tmp_path / "x.pdf", stop)
    assert [path.name for path in tmp_path.iterdir()] == ["x.pdf"] and (tmp_path / "x.pdf").read_bytes() == b"old"


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="could not be written: No such file"):
        write_pdf(paper(2, 5), tmp_path / "nowhere" / "x.pdf")


def test_the_file_says_nothing_of_what_made_it(written: Path) -> None:
    assert b"ReportLab" not in written.read_bytes()


def test_a_heading_of_a_mark_alone_is_still_found(tmp_path: Path) -> None:
    headings = tuple(Heading(1, (NoteMark(number),)) for number in (1, 2, 3))
    notes = tuple(Note(number, (Span("Said"),)) for number in (1, 2, 3))
    assert write_pdf(Document(Brief("Title"), headings, notes), tmp_path / "x.pdf").notes == 3


def test_a_dash_does_not_begin_a_line() -> None:
    lines = set_lines((Span("word – word " * 60),), BODY, 300, family())
    assert not [line for line in lines if line.inks[0].text.startswith("–")]


def test_progress_reaches_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_pdf(paper(2, 10), tmp_path / "x.pdf", lambda done, total: told.append((done, total)))
    assert told[0][0] == 0 and told[-1][0] == told[-1][1]


def test_text_from_right_to_left_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(RightToLeftText, match="مرحبا"):
        write_pdf(one_page("They said مرحبا to all"), tmp_path / "x.pdf")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("hostile", [
    '<img src="file:///etc/passwd"/>', "<b>bold</b> &amp; <para>", "a\x00b\x07c", "abc\u202edef\u202c",
    "<onDraw name='x'/>", "%PDF-1.4 endstream endobj", ")) Tj (\\", "\ud800 alone", "{0} %s {title}",
])
def test_hostile_text_is_only_text(tmp_path: Path, hostile: str) -> None:
    from desktop.briefs.marks import clean

    document = Document(
        Brief(hostile, hostile, hostile, hostile, "en", "A4", hostile),
        (
            Heading(1, (Span(hostile),)), Text((Span(hostile), NoteMark(1))),
            TableBlock((hostile,), (((Span(hostile),),),)),
        ),
        (Note(1, (Span(hostile),)),),
    )
    assert letters(clean(hostile)) in letters(text_of(document, tmp_path))


def test_a_word_of_200000_letters_is_set_whole_and_inside_the_page(tmp_path: Path) -> None:
    lines = set_lines((Span("ы" * 200_000),), BODY, 400, family())
    assert sum(ink.text.count("ы") for line in lines for ink in line.inks) == 200_000
    assert max(line.width for line in lines) <= 400


def test_a_character_without_glyph_is_printed_as_its_number(tmp_path: Path) -> None:
    assert "[U+1F600]" in text_of(one_page("Smile 😀"), tmp_path)


def test_the_tenge_sign_comes_from_the_second_font(tmp_path: Path) -> None:
    assert "43 ₸ 1′ 2″" in text_of(one_page("43 ₸ 1′ 2″"), tmp_path)
