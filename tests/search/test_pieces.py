"""A long record is kept and indexed in pieces, and is whole when they are put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_schema.text.normalise import words
from desktop.search.analysis import Analyser
from desktop.search.rows import pieces
from desktop.search.texts import RecordText, TextPart
from tests.search.journal import a_record

PARTS = st.lists(st.text(st.sampled_from("ab \n\f-é"), max_size=120), max_size=6)


@pytest.fixture(autouse=True, scope="module")
def short_pieces() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LETTERS", 40)
        patch.setattr(pieces, "PLACES", 90)
        yield


@given(PARTS)
def test_pieces_kept_and_put_together_are_the_record(texts: list[str]) -> None:
    parts = tuple(TextPart(f"f{number}", "F", text) for number, text in enumerate(texts))
    record = RecordText("n", "NOT-1", "note", "Title", "kk", ("tag",), parts, (("by", "me"),), ((1, 2),), 3, 4)
    kept = [pieces.pack(piece) for piece in pieces.pieces(record)]
    assert pieces.joined(map(pieces.unpack, kept)) == record


@given(PARTS)
def test_a_kept_piece_is_analysed_as_it_was(texts: list[str]) -> None:
    record = a_record("n", parts=tuple(TextPart("f", "F", text) for text in texts))
    analyser = Analyser()
    for unit in analyser.record(record).units:
        assert analyser.unit(pieces.unpack(pieces.pack(unit.piece))).terms == unit.terms


def test_a_piece_ends_where_a_page_ends() -> None:
    text = "\f".join(f"page {number} " + "word " * 4 for number in range(9))
    *all_but_last, _ = pieces.pieces(a_record("n", text))
    assert len(all_but_last) > 2 and all(piece.text.parts[-1].text.endswith("\f") for piece in all_but_last)


def test_a_piece_within_a_field_begins_with_the_pages_before_it() -> None:
    text = "\f".join(f"page{number} " + "word " * 4 for number in range(9))
    for piece in pieces.pieces(a_record("n", text)):
        told = piece.text.parts[0].text
        assert words(told)[0] == f"page{piece.pages}" and told.count("\f", 0, told.index("page")) == piece.pages
