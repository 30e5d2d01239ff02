"""Every protected name is found wherever in a file it hides, and what cannot be read is told."""

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable

import docx
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from reportlab.pdfgen.canvas import Canvas

from archive_schema.text.name_finder import NameFinder
from desktop.briefs import html
from desktop.briefs.safe.drawn import marks_of
from desktop.briefs.safe.leaks import Leak, LookedAt, leaks
from desktop.briefs.safe.redact import PDF, redacted
from desktop.briefs.values import Box, Brief, Document, Picture, Stroke, Words
from desktop.briefs.word import render as word_file
from tests.briefs.safe.making import KAZAKH, LATIN, RUSSIAN, changed, pdf, photo, picture, scan, zipped

NAMES = NameFinder([("PER-0001", LATIN)])
SPELT = pytest.mark.parametrize("name", [
    LATIN, "SARTOVA, Aigul", RUSSIAN, "Айгулью Сартовой", KAZAKH, "Сартову А.", "A. Sartova"])


THREE = pytest.mark.parametrize("name", [LATIN, RUSSIAN, KAZAKH])


def found(data: bytes, file: str = "file") -> tuple[Leak, ...]:
    return leaks({file: data}, NAMES)


def named(data: bytes, file: str = "file") -> bool:
    return any(leak.kind == "name" for leak in found(data, file))


@SPELT
def test_a_name_in_the_text_of_a_page(name: str) -> None:
    assert named(pdf((100, 700, f"the case of {name}, teacher")))


@THREE
@pytest.mark.parametrize("plant", [
    lambda file, name: file.docinfo.__setitem__("/Keywords", name),
    lambda file, name: file.attachments.__setitem__("a.txt", name.encode("utf-16")),
    lambda file, name: file.attachments.__setitem__(f"{name}.txt", b"-"),
    lambda file, name: file.attachments.__setitem__("a.pdf", pdf((100, 700, name))),
    lambda file, name: file.Root.__setitem__("/StructTreeRoot", file.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.StructTreeRoot, K=[pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=name)]))),
    lambda file, name: file.Root.__setitem__("/StructTreeRoot", file.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.StructTreeRoot, K=[pikepdf.Dictionary(S=pikepdf.Name.Span, ActualText=name)]))),
    lambda file, name: file.pages[0].__setitem__("/Annots", pikepdf.Array([file.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=name))])),
    lambda file, name: file.Root.__setitem__("/AcroForm", pikepdf.Dictionary(Fields=[file.make_indirect(
        pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="a", V=name))])),
    lambda file, name: file.Root.__setitem__("/PieceInfo", pikepdf.Dictionary(A=file.make_stream(
        name.encode("utf-16-be")))),
], ids=["info", "attached", "attached-name", "attached-pdf", "alt", "actual-text", "note", "form", "stream"])
def test_a_name_in_a_pdf_beside_its_pages(name: str, plant: Callable[[pikepdf.Pdf, str], None]) -> None:
    assert named(changed(pdf((100, 700, "nobody")), lambda file: plant(file, name)))


def test_a_name_in_the_outline_and_in_xmp_of_a_pdf() -> None:
    def outline(file: pikepdf.Pdf) -> None:
        with file.open_outline() as made:
            made.root.append(pikepdf.OutlineItem(RUSSIAN, 0))

    def xmp(file: pikepdf.Pdf) -> None:
        with file.open_metadata() as made:
            made["dc:title"] = KAZAKH
    assert named(changed(pdf(), outline)) and named(changed(pdf(), xmp))


def test_a_name_on_a_turned_page() -> None:
    assert named(pdf((100, 700, RUSSIAN), turned=90))


def test_a_name_parted_at_a_line_s_end_or_letter_by_letter() -> None:
    assert named(pdf((100, 700, "of Айгуль Сарто-"), (100, 684, "вой, teacher")))
    assert named(pdf((100, 700, "the case of A."), (100, 684, "Sartova, teacher")))
    assert named(pdf((100, 700, "A i g u l  S a r t o v a")))


def test_a_name_beside_the_page_or_white_on_white() -> None:
    def hide(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(900, 700, LATIN)
    assert named(pdf(work=hide))


def test_a_name_in_an_earlier_revision_of_a_pdf() -> None:
    one = changed(pdf((100, 700, "nobody")), lambda file: file.docinfo.__setitem__("/Subject", RUSSIAN))
    with pikepdf.open(io.BytesIO(one)) as file:
        del file.docinfo["/Subject"]
        out = io.BytesIO()
        file.save(out)
    assert not named(out.getvalue()) and named(one + out.getvalue())


def test_a_photo_s_words_are_found_in_an_earlier_revision_of_a_pdf() -> None:
    stream = photo(RUSSIAN)
    earlier = b"%PDF-1.4\n9 0 obj\n<</Subtype /Image /Filter /DCTDecode>>\nstream\n" + stream + b"\nendstream\nendobj\n"
    assert named(earlier + pdf((100, 700, "nobody")))


@SPELT
def test_a_name_in_the_words_of_a_photo(name: str) -> None:
    assert named(photo(name))


@pytest.mark.parametrize("word", [LATIN, RUSSIAN])
def test_a_name_in_a_comment_behind_the_end_and_in_png_chunks(word: str) -> None:
    jpeg, png, out = io.BytesIO(), PngInfo(), io.BytesIO()
    picture().save(jpeg, "JPEG", comment=word.encode())
    png.add_itxt("Title", word, zip=True)
    picture().save(out, "PNG", pnginfo=png)
    assert named(jpeg.getvalue()) and named(out.getvalue())
    jpeg = io.BytesIO()
    picture().save(jpeg, "JPEG")
    assert named(jpeg.getvalue() + b"\0\0" + word.encode("utf-16-be"))


def test_a_photo_s_words_are_found_inside_a_pdf() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(9, 9, "nobody")
    canvas.save()

    def put(file: pikepdf.Pdf) -> None:
        stream = file.make_stream(photo(RUSSIAN))
        stream.stream_dict = pikepdf.Dictionary(  # type: ignore[assignment]
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=400, Height=300, BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.DCTDecode)
        file.pages[0].Resources.XObject = pikepdf.Dictionary(A=stream)
    assert named(changed(out.getvalue(), put))


def word(**core: str) -> tuple[docx.document.Document, Callable[[], bytes]]:
    made = docx.Document()
    for name, value in core.items():
        setattr(made.core_properties, name, value)

    def saved() -> bytes:
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()
    return made, saved


@THREE
def test_a_name_in_a_word_document_in_pieces_of_runs_and_in_its_properties(name: str) -> None:
    made, saved = word()
    paragraph = made.add_paragraph("of ")
    paragraph.add_run(name[:4]).bold = True
    paragraph.add_run(name[4:])
    assert named(saved()) and named(word(last_modified_by=name)[1]())


@pytest.mark.parametrize("part, content", [
    ("word__comments_xml", "<w:comments><w:comment w:author='a'><w:t>{}</w:t></w:comment></w:comments>"),
    ("word__people_xml", "<w15:person w15:author='{}'/>"),
    ("word__document_xml", "<w:del><w:delText>{}</w:delText></w:del>"),
    ("word__document_xml", '<wp:docPr id="1" descr="{}"/>'),
    ("word__document_xml", "<!-- {} -->"),
    ("customXml__item1_xml", "<a>{}</a>"),
    ("docProps__custom_xml", "<vt:lpwstr>{}</vt:lpwstr>"),
    ("word__embeddings__note_txt", "{}"),
])
def test_a_name_in_any_part_of_a_word_document(part: str, content: str) -> None:
    assert named(zipped(**{"word__styles_xml": "<a/>", part: content.format(RUSSIAN)}))


def test_a_name_in_a_photo_a_zip_and_the_names_of_parts() -> None:
    assert named(zipped(word__media__a_jpg=photo(KAZAKH))) and named(zipped(a_zip=zipped(b_txt=RUSSIAN)))
    assert named(zipped(**{f"{LATIN}_txt": ""}))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.comment = RUSSIAN.encode()
    assert named(out.getvalue())


@SPELT
@pytest.mark.parametrize("form", [
    "<p>the case of <b>{}</b></p>", "<img alt='{}'>", "<!-- {} -->", "<script>var a = '{}'</script>"])
def test_a_name_in_html(name: str, form: str) -> None:
    assert named(f"<html>{form.format(name)}</html>".encode())
    entities = "".join(f"&#{ord(char)};" for char in name)
    assert named(f"<html>{form.format(entities)}</html>".encode())


def test_a_name_in_a_picture_written_into_html() -> None:
    assert named(b'<img src="data:image/jpeg;base64,' + base64.b64encode(photo(RUSSIAN)) + b'">')


@SPELT
def test_a_name_in_markdown_in_json_and_in_the_name_of_a_file(name: str) -> None:
    assert named(f"the case of *{name[:5]}*{name[5:]}[^1]".encode(), "a.md")
    assert named(json.dumps({"notes": [{"quote": name}]}).encode()) and named(json.dumps({name: 1}).encode())
    assert named(b"-", f"{name}.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1251"])
@pytest.mark.parametrize("wrap", [bytes, gzip.compress, lambda data: data.hex().encode(), base64.b64encode])
def test_a_name_in_bytes_of_no_known_kind(encoding: str, wrap: Callable[[bytes], bytes]) -> None:
    data = wrap(RUSSIAN.encode(encoding))
    assert named(data if data[:2] == b"\x1f\x8b" else b"\x01\x00\x02 " + data + b" \x00")


def test_a_picture_is_told_until_somebody_has_looked_at_it() -> None:
    data = photo("nobody")
    told = leaks({"a.jpg": data}, NAMES)
    assert [(leak.kind, leak.stops) for leak in told] == [("unseen", True)]
    seen = leaks({"a.jpg": data}, NAMES, looked_at={hashlib.sha256(data).hexdigest(): LookedAt("AB", "2026-11-22")})
    assert [(leak.kind, leak.stops, leak.detail) for leak in seen] == [("looked_at", False, "AB, 2026-11-22")]


def test_a_drawing_of_our_own_is_no_leak_and_another_is_told() -> None:
    shapes = (Stroke(0, 0, 9, 9), Box(0, 0, 9, 9, hatched=True), Words("2020", 1, 8))
    document = Document(Brief("Report"), (Picture(60, 40, shapes, description="A line"),))
    files = {"a.docx": word_file(document), "a.html": html.render(document)}
    assert leaks(files, NAMES, drawn=marks_of(document)) == ()
    assert {leak.file for leak in leaks(files, NAMES) if leak.kind == "unseen"} == {"a.docx", "a.html"}


def test_a_scan_is_told_page_by_page() -> None:
    assert {leak.kind for leak in found(scan())} == {"unseen"}


def test_what_was_looked_at_counts_where_the_same_picture_stands_again() -> None:
    def place(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.open(io.BytesIO(data)), 0, 0)
    data = scan()
    joined = changed(data, lambda file: file.pages.extend(file.pages))
    told = leaks({"volume.pdf": joined, "C-1.pdf": data}, NAMES,
                 looked_at={hashlib.sha256(data).hexdigest(): LookedAt("AB")})
    pictures = [leak for leak in told if "picture" in leak.where]
    assert {leak.file for leak in pictures} == {"volume.pdf", "C-1.pdf"}
    assert {leak.kind for leak in pictures} == {"looked_at"}


def test_a_name_is_no_less_a_name_for_having_been_looked_at() -> None:
    data = photo(LATIN)
    told = leaks({"a.jpg": data}, NAMES, looked_at={hashlib.sha256(data).hexdigest(): LookedAt("AB")})
    assert told[0].kind == "name" and told[0].stops


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 broken", b"PK\x03\x04 broken", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"])
def test_a_broken_file_is_told_and_breaks_nothing(data: bytes) -> None:
    assert all(leak.kind == "unseen" for leak in found(data)) and (found(data) or not data)


def test_a_locked_pdf_is_told() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf((100, 700, "nobody")))) as file:
        file.save(out, encryption=pikepdf.Encryption(user="a", owner="b"))
    assert {leak.kind for leak in found(out.getvalue())} == {"unseen"}


def test_a_redacted_copy_holds_no_name_and_must_be_looked_at() -> None:
    made = redacted(pdf((100, 700, "nobody at all")), PDF, [])
    assert {(leak.kind, leak.where) for leak in found(made.data)} == {("unseen", "picture on page 1")}


def test_nothing_is_told_of_a_paper_without_names() -> None:
    assert found(pdf((100, 700, "Aigul Bekova and Maria Sartrova"))) == ()


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_a_name_is_found_between_any_bytes(before: bytes, after: bytes) -> None:
    assert named(before + b"\0 Aigul Sartova \0" + after) or before[:2] == b"\x1f\x8b"


def test_words_that_may_be_a_name_are_told_until_somebody_says_that_another_is_meant() -> None:
    files = {"a.md": b"Later Sartova spoke."}
    assert [(leak.kind, leak.detail) for leak in leaks(files, NAMES)] == [("maybe", "Sartova")]
    assert leaks(files, NAMES, answered={("PER-0001", "Sartova")}) == ()


def test_every_kind_of_leak_is_said_in_three_languages() -> None:
    for kind in ("name", "maybe", "unseen", "looked_at"):
        assert len({Leak(kind, "a.pdf", "page 1", "X").say(language) for language in ("en", "ru", "kk")}) == 3
