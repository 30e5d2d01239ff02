"""A quotation that is not in its source word for word is told, with the passage most like it."""

import pytest

from desktop.briefs import compose
from tests.briefs.checks.conftest import told
from tests.briefs.conftest import Desk

TEXT = "The ministry did not publish any order in May 2016. Access was restored after 24 hours by the operators."


def source(desk: Desk, **values: object) -> str:
    return desk.add("source", **({"title": "Report", "text": TEXT} | values)).ref


def quoted(desk: Desk) -> list[tuple[str, str]]:
    return [(problem.code, problem.detail) for problem in desk.composed().problems if problem.code.startswith("quote_")]


def cite(desk: Desk, quote: str, **values: object) -> None:
    about = desk.add("prosecution", title="Case")
    desk.add("citation", source=desk.archive_id("SRC-0001"), about=about.id, quote=quote, **values)
    desk.block("text", "So it was [@CIT-0001].")


@pytest.mark.parametrize("quote", [
    "did not publish any order", "did not pub-\nlish any order", "“did not publish any order”",
    "The ministry […] restored after 24 hours", "[t]he ministry did not publish", "did not publish any order [sic]",
    "did not publish any order in May 2016,"])
def test_a_true_quotation_of_a_citation_is_not_doubted(desk: Desk, quote: str) -> None:
    source(desk)
    cite(desk, quote)
    assert quoted(desk) == []


@pytest.mark.parametrize("quote", [
    "did publish any order", "did not publish an order", "restored after 25 hours", "any order in March 2016"])
def test_an_altered_quotation_of_a_citation_is_told(desk: Desk, quote: str) -> None:
    source(desk)
    cite(desk, quote)
    assert quoted(desk) == [("quote_differs", quote)]


def test_the_nearest_passage_is_told(desk: Desk) -> None:
    source(desk)
    cite(desk, "Access was restored after 25 hours by the operators")
    (problem,) = told(desk, "quote_differs")
    assert problem.beside == "Access was restored after 24 hours by the operators" and problem.record == "SRC-0001"


def test_words_in_quotation_marks_beside_a_mark_are_compared(desk: Desk) -> None:
    desk.block("text", f"It “did not publish an order” [@{source(desk)}].")
    assert quoted(desk) == [("quote_differs", "did not publish an order")]


def test_two_words_in_quotation_marks_are_a_term(desk: Desk) -> None:
    desk.block("text", f"The “national patriots” complained [@{source(desk)}].")
    assert quoted(desk) == []


def test_the_title_of_a_work_in_quotation_marks_is_no_quotation(desk: Desk) -> None:
    desk.block("text", f"In “The Trial of the Editors” it is told [@{source(desk)}].")
    assert quoted(desk) == []


def test_a_quotation_found_in_another_source_of_the_note_is_true(desk: Desk) -> None:
    source(desk)
    desk.add("source", title="Other", text="Nothing of the kind here.")
    desk.block("text", "It “did not publish any order” [@SRC-0002; @SRC-0001].")
    assert quoted(desk) == []


def test_a_quotation_block_is_compared_with_what_it_cites(desk: Desk) -> None:
    desk.block("quotation", f"The ministry did publish any order in May 2016 [@{source(desk)}]")
    assert [code for code, _ in quoted(desk)] == ["quote_differs"]


def test_a_quotation_block_may_be_cited_in_its_attribution(desk: Desk) -> None:
    desk.block("quotation", "The ministry did not publish any order", attribution=f"The report [@{source(desk)}]")
    assert quoted(desk) == []


def test_a_quotation_block_may_be_cited_in_the_paragraph_before(desk: Desk) -> None:
    desk.block("text", f"The report says [@{source(desk)}]:")
    desk.block("quotation", "The ministry did publish any order in May 2016")
    assert [code for code, _ in quoted(desk)] == ["quote_differs"]


def test_a_quotation_block_that_cites_nothing_is_told(desk: Desk) -> None:
    desk.block("quotation", "The ministry did not publish any order")
    assert quoted(desk) == [("quote_unsourced", "The ministry did not publish any order")]


def test_a_quotation_of_a_source_without_text_cannot_be_compared(desk: Desk) -> None:
    source(desk, text=None)
    cite(desk, "any words at all")
    assert quoted(desk) == [("quote_uncompared", "any words at all")]


def test_who_compared_it_with_the_page_answers_for_it(desk: Desk) -> None:
    source(desk, text=None)
    cite(desk, "any words", checked_on={"edtf": "2026-11-20"}, checked_by="AB", check_result="supports")
    (problem,) = told(desk, "quote_uncompared")
    assert problem.answer and (problem.answer.by, problem.answer.when) == ("AB", "20 November 2026")


def test_a_comparison_that_found_otherwise_is_told(desk: Desk) -> None:
    source(desk)
    cite(desk, "did not publish any order", checked_on={"edtf": "2026-11-20"}, check_result="not_found")
    assert [(one.record, one.detail) for one in told(desk, "compared_otherwise")] == [("CIT-0001", "Not found there")]


def test_a_quotation_seen_only_in_another_source_is_compared_with_that(desk: Desk) -> None:
    held = desk.add("source", title="Report", text=TEXT)
    far, about = desk.add("source", title="Far"), desk.add("prosecution", title="Case")
    desk.add("citation", source=far.id, cited_in=held.id, about=about.id, quote="did publish any order")
    desk.block("text", "So [@CIT-0001].")
    assert [(one.code, one.record) for one in told(desk, "quote_differs")] == [("quote_differs", "SRC-0001")]


def test_a_quotation_in_another_language_than_its_source_is_told_as_such(desk: Desk) -> None:
    desk.block("text", "It “не опубликовало ни одного приказа в мае” " f"[@{source(desk)}].")
    assert [code for code, _ in quoted(desk)] == ["quote_translated"]


def test_a_translation_kept_here_counts(desk: Desk) -> None:
    ref = source(desk)
    desk.add("translation", title="Перевод", source=desk.archive_id(ref),
             text="Министерство не опубликовало ни одного приказа в мае 2016 года.")
    desk.block("text", f"It “не опубликовало ни одного приказа в мае” [@{ref}].")
    assert quoted(desk) == []


def test_the_translation_of_a_quotation_is_compared_with_the_translation_kept_here(desk: Desk) -> None:
    ref = source(desk)
    desk.add("translation", title="Перевод", source=desk.archive_id(ref),
             text="Министерство не опубликовало ни одного приказа в мае 2016 года.")
    cite(desk, "did not publish any order", quote_translation="опубликовало один приказ в мае")
    assert quoted(desk) == [("quote_differs", "опубликовало один приказ в мае")]


def test_a_sealed_text_is_compared_while_the_vault_is_open_and_never_shown(desk: Desk) -> None:
    desk.archive.make_vault("sample", "deeper")
    source(desk, text=None, sealed_text=TEXT)
    cite(desk, "The ministry did publish any order in May 2016.")
    (problem,) = told(desk, "quote_not_found")
    assert problem.beside == ""


def test_a_sealed_text_is_not_compared_while_the_vault_is_closed(desk: Desk) -> None:
    desk.archive.make_vault("sample", "deeper")
    source(desk, text=None, sealed_text=TEXT)
    cite(desk, "did not publish any order")
    desk.archive.close_vault()
    assert quoted(desk) == [("quote_sealed", "did not publish any order")]


def test_the_nearest_passage_never_tells_a_protected_name(desk: Desk) -> None:
    desk.add("person", name="Dana Sartova", protection="withheld")
    source(desk, text="On that day Dana Sartova was taken to the second station.")
    cite(desk, "On that day she was taken to the third station.")
    with desk.archive.reader() as reader:
        problems = compose(reader, desk.brief.id).problems
    assert [one.beside for one in problems if one.code == "quote_differs"] == ["[…]"]


def test_of_a_long_quotation_the_sentence_that_differs_is_told(desk: Desk) -> None:
    true = "The network was slow in the whole country and nobody said why it was so on those days of the month. "
    source(desk, text=true * 5 + TEXT)
    cite(desk, true * 5 + "The ministry did publish any order in May 2016.")
    assert quoted(desk) == [("quote_differs", "The ministry did publish any order in May 2016.")]
