"""What only some papers have: authorities, pictures, numbered paragraphs, the mark of a draft, chosen metadata."""

import io
from dataclasses import replace

import pikepdf
import pytest
from pypdf import PdfReader

from desktop.briefs.archival import pdf_a
from desktop.briefs.pdf import render
from desktop.briefs.plan import plan_of
from desktop.briefs.values import (
    Authorities,
    Authority,
    Block,
    Box,
    Brief,
    Document,
    Heading,
    Note,
    NoteMark,
    PageBreak,
    Picture,
    Span,
    Stroke,
    Text,
    Words,
)
from desktop.briefs.verify import letters

CHART = Picture(
    400, 80, (Stroke(0, 70, 400, 70, dashed=True), Box(10, 10, 30, 60, 0.5), Box(60, 30, 30, 40, hatched=True),
              Words("Алматы", 10, 78), Words("w" * 500, 390, 8, align="right")),
    (Span("Hours without a connection"),), "Two bars, the first twice as high", "hours",
)


def pages(document: Document) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(render(document))).pages]


def cited(pages_between: int, notes: tuple[int, ...]) -> Document:
    """Four notes on four pages, and one authority cited in some of them."""
    texts: list[Block] = []
    for number in range(1, 5):
        texts += [Text((Span("Said"), NoteMark(number))), *[PageBreak(), Text((Span("Else"),))] * pages_between,
                  PageBreak()]
    return Document(
        Brief("Title"), (Heading(1, (Span("Authorities"),)), Authorities(), PageBreak(), *texts),
        tuple(Note(number, (Span("There"),)) for number in range(1, 5)), (),
        (Authority("Cases", (Span("A v B"),), notes), Authority("Statutes", (Span("Law"),))),
    )


@pytest.mark.parametrize(("apart", "notes", "said"), [
    (0, (1, 2, 3, 4), "3–6"), (0, (2, 1, 4), "3, 4, 6"), (1, (1, 2, 3, 4), "3, 5, 7, 9"), (0, (3,), "5"),
])
def test_every_page_of_an_authority_is_told(apart: int, notes: tuple[int, ...], said: str) -> None:
    assert f"A v B {said}\n" in pages(cited(apart, notes))[1]


def test_groups_of_authorities_have_their_headings() -> None:
    assert pages(cited(0, (1,)))[1].endswith("Authorities\nCases\nA v B 3\nStatutes\nLaw")


def test_the_pages_told_are_those_of_the_marks_when_the_table_itself_fills_pages() -> None:
    many = tuple(Authority("Cases", (Span(f"Case {at} " * 12),), (1, 2, 3, 4)) for at in range(120))
    document = replace(cited(1, (1,)), authorities=many)
    texts = pages(document)
    first = next(at for at, text in enumerate(texts, 1) if "Said1" in text)
    assert first > 6 and f"{first}, {first + 2}, {first + 4}, {first + 6}" in texts[2]


def test_a_page_of_an_authority_is_a_link_to_the_mark() -> None:
    reader = PdfReader(io.BytesIO(render(cited(0, (1, 3)))))
    links = [link.get_object() for link in reader.pages[1]["/Annots"]]
    assert [(str(link["/Contents"]), reader.get_page_number(link["/Dest"][0].get_object())) for link in links] == [
        ("3", 2), ("5", 4)]


def test_contents_tell_the_table_of_authorities() -> None:
    texts = pages(Document(Brief("Title"), (
        Heading(1, (Span("Authorities"),)), Authorities(), Heading(1, (Span("One"),)), Heading(1, (Span("Two"),))),
        authorities=(Authority("Cases", (Span("A v B"),)),)))
    assert "Authorities3One3Two3" in letters(texts[1])


def test_a_picture_stands_whole_below_its_caption_and_unit() -> None:
    filler = [Text((Span("Short."),))] * 28
    document = Document(Brief("Title"), (*filler, CHART))
    body = plan_of(document).body
    assert not any(strip.picture for _, strip in body[0].body)
    assert [bool(strip.picture) for _, strip in body[1].body] == [False, False, False, True, False]


def test_a_picture_larger_than_the_page_is_scaled_to_it() -> None:
    document = Document(Brief("Title"), (replace(CHART, width=900, height=3000),))
    plan = plan_of(document)
    (strip,) = (strip for _, strip in plan.body[0].body if strip.picture)
    assert len(plan.body) == 1 and strip.height <= plan.room and strip.scale * 900 <= plan.measure


def test_a_picture_is_drawn_and_its_words_are_text() -> None:
    reader = PdfReader(io.BytesIO(render(Document(Brief("Title"), (CHART,)))))
    assert not reader.pages[1].images and "Алматы" in reader.pages[1].extract_text()


def test_words_too_long_for_a_picture_are_cut_with_an_ellipsis() -> None:
    text = pages(Document(Brief("Title"), (CHART,)))[1]
    assert "www…" in text and "w" * 200 not in text


def test_what_a_picture_shows_is_told_to_who_cannot_see_it() -> None:
    with pikepdf.open(io.BytesIO(render(Document(Brief("Title"), (CHART,))))) as pdf:
        told = [operands[1] for operands, operator in pikepdf.parse_content_stream(pdf.pages[1])
                if str(operator) == "BDC"]
    assert [str(one["/Alt"]) for one in told] == ["Two bars, the first twice as high"]


def test_a_paragraphs_number_hangs_in_the_margin() -> None:
    (page,) = plan_of(Document(Brief("Title"), (Text((Span("Words"),), "12."),))).body
    (x, _, number), (left, _, words) = page.body[0][1].placed
    assert x + number.width < left == 0 and number.inks[0].text == "12."


def test_a_number_too_long_for_the_margin_is_printed_before_the_words() -> None:
    assert "Chapter the twelfth Words" in pages(
        Document(Brief("Title"), (Text((Span("Words"),), "Chapter the twelfth"),)))[1]


def test_the_mark_of_a_draft_is_in_the_running_head_and_not_among_the_words() -> None:
    document = Document(Brief("Title", draft="Draft: 3 open points", confidentiality="Secret"),
                        (Text((Span("Words"),)), PageBreak(), Text((Span("More"),))))
    assert pages(document)[2].split("\n") == ["Title Draft: 3 open points · Secret", "Page 3 of 3", "More"]


def test_the_mark_of_a_draft_lies_across_every_page_behind_its_text() -> None:
    with pikepdf.open(io.BytesIO(render(Document(Brief("Title", draft="Draft"), (Text((Span("Words"),)),))))) as pdf:
        for page in pdf.pages:
            done = [str(operator) for _, operator in pikepdf.parse_content_stream(page)]
            assert done.index("Do") < done.index("Tj")


@pytest.mark.parametrize("named", [("title",), ("author", "subject"), ()])
def test_the_file_says_only_the_metadata_asked_for(named: tuple[str, ...]) -> None:
    document = Document(Brief("Title", "Subtitle", "Author", metadata=named), (Text((Span("Words"),)),))
    with pikepdf.open(io.BytesIO(pdf_a(render(document)))) as pdf:
        said = {str(key)[1:].lower() for key in pdf.docinfo.keys()}
        packet = pdf.Root.Metadata.read_bytes()
    assert said == set(named)
    assert [name for name, tag in (("title", b"dc:title"), ("author", b"dc:creator"), ("subject", b"dc:description"))
            if b"<" + tag in packet] == list(named)


@pytest.mark.parametrize("level", ["2b", "3b"])
def test_pictures_drafts_and_authorities_are_fit_for_pdf_a(level: str) -> None:
    document = replace(cited(0, (1, 2)), brief=Brief("Title", draft="Черновик"))
    assert pdf_a(render(replace(document, blocks=(*document.blocks, CHART))), level=level)
