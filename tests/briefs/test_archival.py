"""PDF/A: approved, the same bytes, and nothing said that need not be."""

import datetime
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from desktop.briefs.archival import Attached, attachments_of, check_archival, pdf_a
from desktop.briefs.errors import NotArchival
from desktop.briefs.pdf import render
from desktop.briefs.values import Brief, Document, Span, Text
from tests.briefs.papers import paper

ROOT = Path(__file__).parents[2]
MANIFEST = Attached("manifest.json", "application/json", b'{"notes": []}\n', "What each note rests on")


@pytest.fixture(scope="module")
def plain() -> bytes:
    return render(paper(3, 40))


@pytest.mark.parametrize("level", ["2b", "3b"])
def test_a_brief_is_approved_as_pdf_a(plain: bytes, level: str) -> None:
    made = pdf_a(plain, level=level)
    check_archival(made, level)
    assert f"<pdfaid:part>{level[0]}</pdfaid:part>".encode() in metadata(made)


def metadata(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return bytes(pdf.Root.Metadata.read_bytes())


def test_a_plain_pdf_is_not_approved(plain: bytes) -> None:
    with pytest.raises(NotArchival):
        check_archival(plain, "2b")


def test_what_is_no_pdf_is_told_in_one_line() -> None:
    with pytest.raises(NotArchival, match="not approved as PDF/A-2b"):
        pdf_a(b"not a PDF")


def test_an_attachment_comes_out_as_it_went_in(plain: bytes) -> None:
    assert attachments_of(pdf_a(plain, level="3b", attachments=[MANIFEST])) == (MANIFEST,)


def test_a_day_is_said_of_an_attachment_only_if_it_is_given(plain: bytes) -> None:
    silent = pdf_a(plain, level="3b", attachments=[MANIFEST])
    dated = pdf_a(plain, level="3b", attachments=[MANIFEST], date=datetime.date(2016, 6, 10))
    with pikepdf.open(io.BytesIO(silent)) as first, pikepdf.open(io.BytesIO(dated)) as second:
        assert first.attachments["manifest.json"].get_file().mod_date is None
        assert second.attachments["manifest.json"].get_file().mod_date.date() == datetime.date(2016, 6, 10)


def test_attachments_are_for_level_3b(plain: bytes) -> None:
    with pytest.raises(ValueError, match="with attachments"):
        pdf_a(plain, level="2b", attachments=[MANIFEST])


def test_the_file_tells_neither_when_nor_by_what_it_was_made(plain: bytes) -> None:
    made = pdf_a(plain, level="3b", attachments=[MANIFEST])
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/Author", "/Subject"}
    assert not [word for word in (b"Date>", b"Producer", b"CreatorTool", b"pikepdf") if word in metadata(made)]


def test_the_metadata_hold_hostile_text_as_text() -> None:
    title = "</rdf:li> & <x> ]]> %s \U0001f600"
    made = pdf_a(render(Document(Brief(title), (Text((Span("Words"),)),))))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert str(pdf.docinfo["/Title"]) == title


def test_two_times_and_another_process_give_the_same_bytes() -> None:
    program = (
        "import hashlib, sys; from tests.briefs.papers import paper; from desktop.briefs.pdf import render;"
        "from desktop.briefs.archival import pdf_a;"
        "from tests.briefs.test_archival import MANIFEST;"
        "sys.stdout.write(hashlib.sha256(pdf_a(render(paper(5, 20)), level='3b', attachments=[MANIFEST])).hexdigest())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "77", "TZ": "Asia/Almaty"}
    other = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True)
    here = [pdf_a(render(paper(5, 20)), level="3b", attachments=[MANIFEST]) for _ in range(2)]
    assert other.stdout == hashlib.sha256(here[0]).hexdigest() and here[0] == here[1]
