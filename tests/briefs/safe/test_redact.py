"""A box drawn over a name leaves no trace of it in the file."""

import io

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from archive_schema.text.name_finder import NameFinder
from desktop.briefs.safe.boxes import RedactionBox
from desktop.briefs.safe.errors import BadBox, NotRedactable
from desktop.briefs.safe.leaks import leaks
from desktop.briefs.safe.redact import PDF, redacted
from tests.briefs.safe.making import LATIN, changed, pdf, photo, picture

NAMES = NameFinder([("PER-0001", LATIN)])
# The name stands at 100, 700 points of a page of 595 by 842.
OVER = RedactionBox(1, 95 / 595, 1 - 715 / 842, 200 / 595, 1 - 695 / 842)


def named(data: bytes) -> list[str]:
    return [leak.detail for leak in leaks({"copy.pdf": data}, NAMES) if leak.kind in ("name", "maybe")]


def text_of(data: bytes) -> str:
    file = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in file)


def pixels(data: bytes) -> Image.Image:
    with pikepdf.open(io.BytesIO(data)) as file:
        (found,) = file.pages[0].get_images().values()
        return pikepdf.PdfImage(found).as_pil_image().convert("L")


def inside(box: RedactionBox, of: Image.Image) -> Image.Image:
    return of.crop((int(box.x0 * of.width), int(box.y0 * of.height), int(box.x1 * of.width), int(box.y1 * of.height)))


def test_the_words_below_a_box_are_gone_and_the_others_stay() -> None:
    made = redacted(pdf((100, 700, LATIN), (100, 600, "was tried in Astana")), PDF, [OVER])
    assert text_of(made.data).split() == "was tried in Astana".split()


def test_the_pixels_below_a_box_are_one_black() -> None:
    made = redacted(pdf((100, 700, LATIN)), PDF, [OVER])
    assert inside(OVER, pixels(made.data)).getextrema() == (0, 0)


def test_no_form_of_the_name_is_left_anywhere_in_the_file() -> None:
    source = pdf((100, 700, LATIN), work=lambda canvas: canvas.setTitle(LATIN))
    assert named(source) and not named(redacted(source, PDF, [OVER]).data)


def test_a_half_covered_word_is_gone_whole() -> None:
    half = RedactionBox(1, 95 / 595, OVER.y0, 120 / 595, OVER.y1)
    assert text_of(redacted(pdf((100, 700, "Sartova")), PDF, [half]).data).split() == []


def test_a_photograph_below_a_box_is_black_to_the_last_pixel() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawInlineImage(picture((900, 1200)), 0, 0, 595, 842)
    made = redacted(pdf(work=paint), PDF, [OVER], dpi=120)
    with pikepdf.open(io.BytesIO(made.data)) as file:
        (found,) = file.pages[0].get_images().values()
        assert pikepdf.PdfImage(found).filters == ["/DCTDecode"]
    assert inside(OVER, pixels(made.data)).getextrema() == (0, 0)


def test_letters_that_are_not_seen_are_not_taken_over() -> None:
    def hide(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(100, 500, "hidden")
        canvas.drawString(2000, 500, "beside")
    assert text_of(redacted(pdf((100, 600, "seen"), work=hide), PDF, []).data).split() == ["seen"]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_box_on_a_turned_page_is_where_the_reader_drew_it(turned: int) -> None:
    source = pdf((100, 700, "Sartova"), (400, 200, "other"), turned=turned)
    x, y = 115 / 595, 1 - 704 / 842  # the middle of the name, seen upright; turned clockwise:
    x, y = {90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}[turned]
    made = redacted(source, PDF, [RedactionBox(1, x - 0.05, y - 0.05, x + 0.05, y + 0.05)])
    assert made.texts == ("other",)


def test_attachments_annotations_bookmarks_layers_and_revisions_are_left_behind() -> None:
    def fill(file: pikepdf.Pdf) -> None:
        file.attachments["a.txt"] = LATIN.encode()
        with file.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(LATIN, 0))
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9],
                                  Contents=LATIN)
        file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])
        file.Root.Lang = pikepdf.String(LATIN)
    source = changed(pdf((100, 700, LATIN)), fill)
    made = redacted(source + b"\n% earlier: " + LATIN.encode() + b"\n", PDF, [OVER]).data
    with pikepdf.open(io.BytesIO(made)) as file:
        assert set(file.Root.keys()) == {"/Type", "/Pages"} and "/Info" not in file.trailer
        assert set(file.pages[0].keys()) <= {"/Type", "/Parent", "/Contents", "/MediaBox", "/Resources", "/Rotate",
                                             "/Trans"}
    assert not named(made)


def test_a_picture_is_covered_and_says_nothing_of_itself() -> None:
    box = RedactionBox(1, 0.25, 0.25, 0.5, 0.5)
    made = redacted(photo(), "image/jpeg", [box])
    with Image.open(io.BytesIO(made.data)) as seen:
        assert inside(box, seen.convert("L")).getextrema() == (0, 0) and not seen.getexif()
    assert not named(made.data)


def test_a_picture_turned_by_its_camera_is_covered_as_it_is_seen() -> None:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6  # turned clockwise to be seen
    picture((400, 200)).save(out, "JPEG", exif=exif)
    box = RedactionBox(1, 0.0, 0.5, 1.0, 1.0)
    with Image.open(io.BytesIO(redacted(out.getvalue(), "image/jpeg", [box]).data)) as seen:
        assert seen.size == (200, 400) and inside(box, seen.convert("L")).getextrema() == (0, 0)


def test_what_lies_under_transparent_pixels_is_gone() -> None:
    made, out = picture((64, 64)).convert("RGBA"), io.BytesIO()
    made.putalpha(0)
    made.save(out, "PNG")
    with Image.open(io.BytesIO(redacted(out.getvalue(), "image/png", []).data)) as seen:
        assert seen.convert("L").getextrema() == (255, 255)


def test_the_same_file_and_boxes_give_the_same_bytes() -> None:
    source = pdf((100, 700, LATIN))
    assert redacted(source, PDF, [OVER]).data == redacted(source, PDF, [OVER]).data


@pytest.mark.parametrize("sides", ["", "0.1 0.2", "a b c d", "0.5 0 0.1 1", "2 2 3 3", "nan 0 1 1", "-1 0 0 1"])
def test_a_box_that_covers_nothing_is_refused(sides: str) -> None:
    with pytest.raises(BadBox):
        RedactionBox.of(1, sides)


def test_a_box_on_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotRedactable, match="no page 7"):
        redacted(pdf((100, 700, LATIN)), PDF, [RedactionBox(7, 0, 0, 1, 1)])


@pytest.mark.parametrize("data, kind", [
    (b"words", "text/plain"), (b"%PDF-1.7 broken", PDF), (b"\xff\xd8", "image/jpeg")])
def test_what_cannot_be_covered_is_told(data: bytes, kind: str) -> None:
    with pytest.raises(NotRedactable):
        redacted(data, kind, [OVER])


SHARES = st.floats(0, 0.9)


@settings(max_examples=12)
@given(SHARES, SHARES, st.floats(0.01, 0.6), st.floats(0.01, 0.6))
def test_wherever_a_box_lies_it_is_black_and_no_word_below_it_is_left(x: float, y: float, w: float, h: float) -> None:
    words = [(60 + 170 * column, 800 - 150 * row, f"w{column}{row}w") for column in range(3) for row in range(5)]
    box = RedactionBox(1, x, y, x + w, y + h)
    made = redacted(pdf(*words), PDF, [box], dpi=72)
    assert inside(box, pixels(made.data)).getextrema() in ((0, 0), None) or w * 595 < 1
    below = {text for at, up, text in words
             if box.x0 < (at + 14) / 595 < box.x1 and box.y0 < 1 - (up + 4) / 842 < box.y1}
    assert not below & set(made.texts[0].split())
