"""A text that is edited is the text that is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.briefs import marks
from desktop.briefs.marks import Cite
from desktop.briefs.writing.inline import OBJECT, Chip, mark_text, pieces, styles

BITS = st.sampled_from([
    "[@CIT-0012]", "[see @SRC-0001, § 4; also @CIT-0009]", "[", "]", "@", "*", "**", "***", "\n", "\n\n", " ", "слово",
    "қала", "[a@b.kz]", "[@SRC-1\n]", "👩‍⚖️", "‏שלום", "[[@SRC-0001]]", "; ", ", p. 3"])
TEXTS = st.one_of(st.lists(BITS).map("".join), st.text())


def raw(piece: str | Chip) -> str:
    return piece.raw if isinstance(piece, Chip) else piece


@given(TEXTS)
def test_the_pieces_of_a_text_joined_are_the_text(text: str) -> None:
    assert "".join(map(raw, pieces(text))) == text


@given(TEXTS)
def test_what_is_shown_as_a_mark_is_a_mark_in_print(text: str) -> None:
    for piece in pieces(text):
        if isinstance(piece, Chip):
            assert marks.parse(piece.raw) == (piece.mark,)


@given(TEXTS)
def test_styles_stand_in_order_and_within_the_text(text: str) -> None:
    found = styles(text)
    ends = [style.start + style.length for style in found]
    assert ends == sorted(ends) and all(end <= len(text) for end in ends)
    assert all(one.start + one.length <= other.start for one, other in zip(found, found[1:], strict=False))


def test_what_is_shown_bold_is_what_is_printed_bold() -> None:
    shown = f"a **b {OBJECT} c** *d* 2 * 3"
    assert [shown[one.start:one.start + one.length] for one in styles(shown) if one.bold] == ["b ", OBJECT, " c"]
    assert [shown[one.start:one.start + one.length] for one in styles(shown) if one.italic] == ["d"]
    assert [shown[one.start:one.start + one.length] for one in styles(shown) if one.sign] == ["**", "**", "*", "*"]


def test_an_empty_line_ends_a_style() -> None:
    assert not styles("*one\n\ntwo*") and styles("*one\ntwo*")


@given(st.lists(st.builds(Cite, st.sampled_from(["SRC-0001", "CIT-0012"]), st.text(max_size=9), st.text(max_size=9)),
                min_size=1, max_size=4))
def test_a_mark_that_is_made_is_read_as_it_was_meant(cites: list[Cite]) -> None:
    made = marks.mark_of(mark_text(cites))
    assert made is not None and [cite.ref for cite in made.cites] == [cite.ref for cite in cites]


def test_a_mark_is_written_as_people_type_it() -> None:
    cites = (Cite("SRC-0001", "see", "§ 4"), Cite("CIT-0009", "also"))
    assert mark_text(cites) == "[see @SRC-0001, § 4; also @CIT-0009]" and mark_text(()) == ""
