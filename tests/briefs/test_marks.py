"""What an author types."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.briefs.marks import (
    Cite,
    Mark,
    Words,
    broken_marks,
    clean,
    hidden_characters,
    lines,
    paragraphs,
    parse,
    set_for,
)


def said(text: str) -> str:
    return "".join(piece.text for piece in parse(text) if isinstance(piece, Words))


def test_a_mark_names_a_citation() -> None:
    assert parse("So [@CIT-0012]") == (Words("So "), Mark((Cite("CIT-0012"),)))


def test_a_mark_may_have_a_pinpoint() -> None:
    assert parse("[@SRC-0042, p. 12]") == (Mark((Cite("SRC-0042", "", "p. 12"),)),)


def test_several_sources_stand_in_one_mark() -> None:
    (mark,) = parse("[see @SRC-0001, § 4; also @CIT-0009]")
    assert mark == Mark((Cite("SRC-0001", "see", "§ 4"), Cite("CIT-0009", "also")))


def test_a_reference_with_the_letter_of_a_copy_is_understood() -> None:
    assert parse("[@src-b0043]") == (Mark((Cite("SRC-B0043"),)),)
    assert parse("[@SRC-QX0043]") == (Mark((Cite("SRC-QX0043"),)),)


def test_an_address_in_brackets_is_text() -> None:
    assert said("[write to desk@example.kz]") == "[write to desk@example.kz]"


def test_what_looks_like_a_mark_and_is_none_is_told() -> None:
    assert broken_marks("a [@nothing] b [@SRC-0001] c [x@y.kz]") == ["[@nothing]"]


def test_stars_give_italic_and_bold() -> None:
    assert parse("a *b* **c**") == (
        Words("a "), Words("b", italic=True), Words(" "), Words("c", bold=True)
    )


def test_three_stars_give_both_at_once() -> None:
    assert parse("*a **b***") == (Words("a ", italic=True), Words("b", bold=True, italic=True))


def test_a_star_without_a_partner_stays() -> None:
    assert said("5 * 3 and a note* and **more") == "5 * 3 and a note* and **more"


def test_a_mark_may_stand_inside_italic() -> None:
    assert parse("*a [@CIT-0001] b*") == (
        Words("a ", italic=True), Mark((Cite("CIT-0001"),)), Words(" b", italic=True)
    )


def test_an_empty_line_parts_paragraphs_and_a_line_end_does_not() -> None:
    assert [said for (said,) in paragraphs("one\ntwo\n \nthree\n\n\n")] == [Words("one two"), Words("three")]


def test_items_of_a_list_lose_their_dashes_and_numbers() -> None:
    assert [item for (item,) in lines("- one\n2. two\n\n• three\n2016 was bad")] == [
        Words("one"), Words("two"), Words("three"), Words("2016 was bad")
    ]


def test_control_characters_and_turned_direction_are_taken_out_and_told() -> None:
    assert clean("a\x00b\u202ec\u200bd") == "abcd"
    assert hidden_characters("a\x00b\u202ec\u202e") == ["U+0000", "U+202E"]


def test_letters_of_two_parts_become_one() -> None:
    assert clean("и\u0306") == "й"


@given(st.text(alphabet="ab *[]@;,CITSRC-0123456789\n", max_size=200))
def test_no_letter_typed_is_ever_lost(text: str) -> None:
    kept = "".join(
        piece.text if isinstance(piece, Words) else "".join(c.prefix + c.ref + c.locator for c in piece.cites)
        for piece in parse(clean(text))
    )
    assert sorted(kept.upper().replace(" ", "").translate(_SIGNS)) == sorted(
        "".join(text.upper().split()).translate(_SIGNS)
    )


_SIGNS = str.maketrans("", "", "*[]@;,\n")


def test_a_long_text_of_signs_is_read_in_one_go() -> None:
    for text in ("**a " * 50_000, "[@" * 100_000, "***" * 70_000, "[a @SRC-" * 30_000):
        assert parse(text)


def set_in(language: str, text: str) -> str:
    pieces = set_for(parse(text), language)
    return "".join(piece.text if isinstance(piece, Words) else "°" for piece in pieces)


def test_an_english_mark_stands_behind_the_punctuation() -> None:
    assert set_in("en", "In May 2016[@SRC-0001], he said “no”[@SRC-0002].") == "In May 2016,° he said “no”.°"


def test_an_english_mark_stands_before_a_dash() -> None:
    assert set_in("en", "He said so[@SRC-0001] – once.") == "He said so° – once."


def test_a_russian_mark_stays_where_it_was_typed() -> None:
    assert set_in("ru", "В 2016 г.[@SRC-0001], слово[@SRC-0002].") == "В 2016 г.°, слово°."
