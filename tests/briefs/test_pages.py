"""What stands on which page, asked of the layout itself."""

from collections.abc import Sequence
from functools import lru_cache

import pytest

from desktop.briefs.frame import Page
from desktop.briefs.plan import plan_of
from desktop.briefs.strips import Strip
from desktop.briefs.values import Block, Document, Heading, Note, NoteMark, PageBreak, Span, TableBlock, Text
from tests.briefs.papers import paper

MEASURE, ROOM = 439.28, 677.89


def laid_out(document: Document) -> tuple[Sequence[Page], Sequence[Strip]]:
    plan = plan_of(document)
    assert (plan.measure, plan.room) == pytest.approx((MEASURE, ROOM))
    return plan.body, plan.strips


@lru_cache
def random_pages(seed: int) -> Sequence[Page]:
    return laid_out(paper(seed, 60))[0]


def notes_begun(page: Page) -> list[int]:
    anchors = [ink.anchor for _, strip in page.notes for _, _, line in strip.placed for ink in line.inks]
    return [int(anchor.removeprefix("note-")) for anchor in anchors if anchor]


def marks_on(page: Page) -> list[int]:
    return sorted(number for _, strip in page.body for number in strip.notes)


def lines_of_notes(count: int, words: int) -> tuple[Note, ...]:
    return tuple(Note(number, (Span("word " * words),)) for number in range(1, count + 1))


@pytest.mark.parametrize("seed", range(15))
def test_a_note_begins_on_the_page_of_its_mark(seed: int) -> None:
    pages = random_pages(seed)
    assert [notes_begun(page) for page in pages] == [marks_on(page) for page in pages]


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_lost_between_pages(seed: int) -> None:
    document = paper(seed, 60)
    pages, strips = laid_out(document)
    own = {id(strip) for strip in strips}
    drawn = [id(strip) for page in pages for _, strip in page.body if id(strip) in own]
    assert drawn == [id(strip) for strip in strips]
    notes = [strip for page in pages for _, strip in page.notes]
    assert len(notes) == sum(map(len, plan_of(document).notes.values()))


@pytest.mark.parametrize("seed", range(6))
def test_text_and_notes_stay_inside_the_type_area(seed: int) -> None:
    for page in random_pages(seed):
        foot_of_text = max((y + strip.height for y, strip in page.body), default=0.0)
        assert foot_of_text <= (page.rule or ROOM) + 0.01
        assert max((y + strip.height for y, strip in page.notes), default=0.0) <= ROOM + 0.01


@pytest.mark.parametrize("seed", range(6))
def test_no_line_is_wider_than_the_type_area(seed: int) -> None:
    for page in random_pages(seed):
        for _, strip in (*page.body, *page.notes):
            assert all(x + line.width <= MEASURE + 0.5 for x, _, line in strip.placed)


@pytest.mark.parametrize("seed", range(4))
def test_no_page_ends_where_lines_must_stay_together(seed: int) -> None:
    pages, _ = laid_out(paper(seed, 60, long_notes=False))
    assert not [page for page in pages[:-1] if page.body and page.body[-1][1].glued]


def test_a_heading_stays_with_two_lines_of_what_follows() -> None:
    filler = [Text((Span("Short."),))] * 29
    blocks: list[Block] = [*filler, Heading(1, (Span("Kept"),)), Text((Span("word " * 60),))]
    pages, _ = laid_out(Document(paper().brief, tuple(blocks)))
    last = [strip for _, strip in pages[-1].body]
    assert last[0].heading == (1, "Kept") and len(last) >= 3


def test_a_note_longer_than_a_page_goes_on_at_the_foot_of_the_next() -> None:
    document = Document(paper().brief, (Text((Span("Here"), NoteMark(1))),), lines_of_notes(1, 2400))
    pages, _ = laid_out(document)
    assert len(pages) == 3 and [page.carried for page in pages] == [False, True, True]


def test_two_notes_longer_than_a_page_on_one_line_both_begin_there() -> None:
    document = Document(paper().brief, (Text((Span("Here"), NoteMark(1), NoteMark(2))),), lines_of_notes(2, 900))
    pages, _ = laid_out(document)
    assert notes_begun(pages[0]) == [1, 2]


def test_a_short_note_is_not_parted() -> None:
    blocks = tuple(Text((Span("word " * 40), NoteMark(number))) for number in range(1, 30))
    pages, _ = laid_out(Document(paper().brief, blocks, lines_of_notes(29, 40)))
    assert not [page for page in pages if page.carried]


def test_a_hundred_marks_in_a_row_are_all_noted_on_their_pages() -> None:
    marks = tuple(NoteMark(number) for number in range(1, 101))
    pages, _ = laid_out(Document(paper().brief, (Text((Span("Here"), *marks)),), lines_of_notes(100, 30)))
    assert [notes_begun(page) for page in pages] == [marks_on(page) for page in pages]


def test_the_head_of_a_table_stands_on_every_page_of_it() -> None:
    rows = tuple(((Span(f"row {at}"),), (Span("word " * 30),)) for at in range(60))
    pages, _ = laid_out(Document(paper().brief, (TableBlock(("Number", "Words"), rows),)))
    heads = ["".join(ink.text for _, _, line in page.body[0][1].placed for ink in line.inks) for page in pages]
    assert len(pages) > 2 and heads == ["NumberWords"] * len(pages)


def test_a_new_page_begins_where_the_author_asks_for_it() -> None:
    blocks = (Text((Span("One"),)), PageBreak(), Text((Span("Two"),)))
    assert len(laid_out(Document(paper().brief, blocks))[0]) == 2
