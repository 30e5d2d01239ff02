"""The Word file, read back by python-docx, LibreOffice and pandoc."""

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from desktop.briefs import word
from desktop.briefs.errors import NotVerified, RightToLeftText
from desktop.briefs.values import (
    Brief,
    Document,
    Heading,
    ListBlock,
    Note,
    NoteMark,
    Picture,
    Span,
    Stroke,
    Text,
    plain_text,
)
from desktop.briefs.verify import letters
from desktop.briefs.word.checking import verified
from tests.briefs.papers import paper

HOSTILE = 'a & b < c > "d" \x00\x0b\u202e<img src="file:///etc/passwd">\ufffe ]]> {{x}} PAGE \\* MERGEFORMAT'


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "brief.docx"
    word.write(paper(5, 80), path)
    return path


def one_page(*blocks: object, **brief: object) -> Document:
    return Document(replace(Brief("Title"), **brief), blocks)  # type: ignore[arg-type]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name).decode()


def program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def test_its_notes_are_those_of_the_pdf_in_number_and_words(written: Path) -> None:
    found = re.findall(r'<w:footnote w:id="\d+">(.*?)</w:footnote>', part(written.read_bytes(), "word/footnotes.xml"))
    said = ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", one)).strip() for one in found]
    assert said == [plain_text(note.spans) for note in paper(5, 80).notes]


def test_python_docx_reads_every_word_of_its_text(written: Path) -> None:
    read = letters("".join(paragraph.text for paragraph in docx.Document(str(written)).paragraphs))
    texts = [block for block in paper(5, 80).blocks if isinstance(block, Text)]
    assert texts and all(letters(plain_text(block.spans)) in read for block in texts)


def test_pandoc_reads_every_note(written: Path) -> None:
    run = subprocess.run([program("pandoc"), str(written), "-t", "json"], capture_output=True, check=True)
    assert json.dumps(json.loads(run.stdout)).count('"t": "Note"') == 80


def test_libreoffice_opens_it_and_prints_every_note(written: Path, tmp_path: Path) -> None:
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run([program("soffice"), home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path),
                    str(written)], check=True, capture_output=True, timeout=120,
                   env={**os.environ, "HOME": str(tmp_path)})  # it writes into a home folder whatever it is told
    printed = "".join(page.extract_text() for page in PdfReader(tmp_path / "brief.pdf").pages)
    assert {f"note{number:04d}" for number in range(1, 81)} <= set(re.findall(r"note\d{4}", printed))


def test_the_same_paper_gives_the_same_bytes(written: Path) -> None:
    assert word.render(paper(5, 80)) == written.read_bytes()


def test_the_file_tells_nothing_but_what_was_chosen() -> None:
    data = word.render(one_page(author="A. B.", metadata=("title",)))
    core = part(data, "docProps/core.xml")
    assert "Title" in core and not re.search("A\\. B\\.|python|created|modified|20\\d\\d-", core)
    assert "docProps/app.xml" not in zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_hostile_text_is_read_back_as_text() -> None:
    data = word.render(one_page(Text((Span(HOSTILE),)), title=HOSTILE, author=HOSTILE, confidentiality=HOSTILE))
    said = docx.Document(io.BytesIO(data)).paragraphs
    assert 'a & b < c > "d" <img src="file:///etc/passwd">[U+FFFE] ]]> {{x}} PAGE \\* MERGEFORMAT' in said[-1].text


def test_two_numbered_lists_both_begin_at_one() -> None:
    items = ((Span("x"),), (Span("y"),))
    data = word.render(one_page(ListBlock(items, True), ListBlock(items, True)))
    used = re.findall(r'<w:numId w:val="(\d+)"/>', part(data, "word/document.xml"))
    assert len(set(used)) == 2 and part(data, "word/numbering.xml").count("startOverride") == 2


def test_a_note_marked_in_a_heading_is_a_footnote() -> None:
    document = Document(Brief("T"), (Heading(1, (Span("H"), NoteMark(1))),), (Note(1, (Span("n"),)),))
    assert verified(word.render(document), document).notes == 1


def test_a_picture_says_in_words_what_it_shows() -> None:
    picture = Picture(100, 50, (Stroke(0, 0, 100, 50),), (Span("Chart"),), "Two cases in 2015")
    assert 'descr="Two cases in 2015"' in part(word.render(one_page(picture)), "word/document.xml")


def test_text_from_right_to_left_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RightToLeftText):
        word.write(one_page(Text((Span("سلام"),))), tmp_path / "x.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_lost_a_note_is_not_put_in_place() -> None:
    document = Document(Brief("T"), (Text((Span("a"), NoteMark(1))),), (Note(1, (Span("n"),)),))
    with pytest.raises(NotVerified):
        verified(word.render(replace(document, notes=(Note(1, (Span("other"),)),))), document)
