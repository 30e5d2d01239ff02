"""Whether a place on a page is free, held against the page as it is drawn."""

import io

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name, Pdf, Stream

from desktop.briefs.exhibits.clear import is_free
from desktop.briefs.exhibits.foreign import placed
from desktop.briefs.exhibits.geometry import Box, around, corners, moved
from tests.briefs.exhibits.conftest import saved

numbers = st.integers(-60, 420).map(str)
small = st.integers(1, 120).map(str)
shares = st.sampled_from(["1", "0", "-1", "0.5", "0.8", "-0.6"])
turns = st.tuples(shares, shares, shares, shares, numbers, numbers).map(" ".join)
drawings = st.one_of(
    st.tuples(numbers, numbers).map(lambda at: f"BT /F 12 Tf {at[0]} {at[1]} Td (Words) Tj T* (more) Tj ET"),
    st.tuples(turns, small).map(lambda at: f"BT /F {at[1]} Tf {at[0]} Tm 14 TL (Words) Tj (more) ' ET"),
    st.tuples(numbers, numbers, small, small).map(lambda at: f"{' '.join(at)} re f"),
    st.tuples(numbers, numbers, small, small).map(lambda at: f"1 g {' '.join(at)} re f 0 g"),
    st.tuples(numbers, numbers, numbers, numbers).map(lambda at: f"{at[0]} {at[1]} m {at[2]} {at[3]} l S"),
    turns.map(lambda at: f"q {at} cm 0 0 40 30 re B Q"),
    st.tuples(small, small, numbers, numbers).map(lambda at: f"q {at[0]} 0 0 {at[1]} {at[2]} {at[3]} cm /I Do Q"),
    turns.map(lambda at: f"q {at} cm /L Do Q"),
    st.sampled_from(["q", "Q", "n", "0 0 9 9 re W n"]),
)


def _page(drawing: str, turn: int) -> Pdf:
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(400, 300))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    image = Stream(pdf, b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
                   ColorSpace=Name.DeviceGray)
    form = Stream(pdf, b"0 0 30 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 30, 20])
    page.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(I=image, L=form))
    page.Contents = Stream(pdf, drawing.encode())
    page.Rotate = turn
    return pdf


@settings(max_examples=80, deadline=None)
@given(st.lists(drawings, min_size=1, max_size=4), st.sampled_from([0, 90, 180, 270]))
def test_a_place_told_to_be_free_has_nothing_drawn_in_it(parts: list[str], turn: int) -> None:
    pdf = _page("\n".join(parts), turn)
    page = pdf.pages[0]
    at = placed(page.obj)
    place = Box(at.size[0] - 100, 10, at.size[0] - 12, 26)
    if not is_free(page.obj, at.matrix, place):
        return
    drawn = pypdfium2.PdfDocument(io.BytesIO(saved(pdf)))[0].render(scale=1).to_pil().convert("L")
    high = at.size[1]
    inside = drawn.crop((int(place.x0) + 1, int(high - place.y1) + 1, int(place.x1) - 1, int(high - place.y0) - 1))
    assert inside.getextrema() == (255, 255)


def test_most_pages_of_plain_text_have_a_free_foot() -> None:
    pdf = _page("1 g 0 0 400 300 re f 0 g BT /F 9 Tf 20 280 Td (One) Tj 0 -12 Td (Two) Tj ET", 0)
    page = pdf.pages[0]
    at = placed(page.obj)
    assert is_free(page.obj, at.matrix, Box(300, 10, 388, 26))


def test_a_box_moved_holds_its_corners_moved() -> None:
    box, matrix = Box(1, 2, 3, 5), (0.0, 1.0, -1.0, 0.0, 10.0, 0.0)
    assert around(moved(point, matrix) for point in corners(box)) == Box(5, 1, 8, 3)
