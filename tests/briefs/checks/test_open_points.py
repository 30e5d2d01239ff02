"""What is not settled stands on a page of its own, and the paper bears the mark of a draft."""

from dataclasses import replace

import pytest

from desktop.briefs.checks.answers import answer_row
from desktop.briefs.open_points import open_points, with_open_points
from desktop.briefs.values import Heading, ListBlock, PageBreak, Text, plain_text
from desktop.briefs.walk import texts_of
from tests.briefs.checks.conftest import told
from tests.briefs.conftest import Desk


def page(desk: Desk, language: str | None = None) -> list[str]:
    """The lines of the open points page."""
    composed = with_open_points(desk.composed(language))
    blocks = composed.document.blocks[len(desk.composed(language).document.blocks):]
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading(_, spans) | Text(spans):
                lines.append(plain_text(spans))
            case ListBlock(items):
                lines += [f"- {plain_text(item)}" for item in items]
    return lines


def test_a_paper_without_open_points_stays_as_it_is(desk: Desk) -> None:
    desk.block("text", "The measure was not necessary.")
    composed = desk.composed()
    assert with_open_points(composed) is composed


def test_open_points_stand_on_a_new_page_under_their_place(desk: Desk) -> None:
    desk.block("heading", "Findings")
    desk.block("text", "In 2016 some 24 sites were closed.")
    assert isinstance(with_open_points(desk.composed()).document.blocks[2], PageBreak)
    assert page(desk)[0] == "Open points" and page(desk)[2:] == [
        "- Block 2 · Findings · In 2016 some 24 sites were closed: "
        "States facts and bears no source: “In 2016 some 24 sites were closed.”."]


@pytest.mark.parametrize(("language", "mark"), [("en", "Draft"), ("ru", "Черновик"), ("kk", "Жоба")])
def test_the_paper_bears_the_mark_of_a_draft(desk: Desk, language: str, mark: str) -> None:
    desk.block("text", "In 2016 some 24 sites were closed.")
    assert with_open_points(desk.composed(language)).document.brief.draft == mark


def test_an_answered_point_stands_last_with_its_answer(desk: Desk) -> None:
    desk.block("text", "In 2016 some 24 sites were closed.")
    desk.block("text", "On 3 May 2015 he was arrested.")
    first, _ = told(desk, "unsourced")
    desk.change_brief(answers=[answer_row(first, "AB", "Common knowledge", "2026-11-20")])
    assert page(desk)[-2] == "Answered" and page(desk)[-1].endswith("Answer: Common knowledge (AB, 20 November 2026)")


def test_a_paper_with_answers_only_is_no_draft(desk: Desk) -> None:
    desk.block("text", "In 2016 some 24 sites were closed.")
    (first,) = told(desk, "unsourced")
    desk.change_brief(answers=[answer_row(first, "AB", "Common knowledge", "2026-11-20")])
    assert with_open_points(desk.composed()).document.brief.draft == ""


def test_a_protected_name_is_told_by_reference_on_the_page(desk: Desk) -> None:
    desk.add("person", name="Dana Sartova", protection="withheld")
    desk.block("text", "So said Dana Sartova.")
    composed = desk.composed()
    blocks = open_points(composed, "en")
    said = [plain_text(item) for block in blocks if isinstance(block, ListBlock) for item in block.items]
    assert "A name that may not be printed without an answer (PER-0001)." in said[0] and "Sartova" not in said[0]


def test_the_page_says_no_guarded_name_that_its_place_begins_with(desk: Desk) -> None:
    desk.add("person", name="Dana Sartova", protection="withheld")
    desk.block("text", "Dana Sartova was arrested on 3 May 2015.")
    composed = desk.composed()
    added = replace(composed.document, blocks=open_points(composed, "en"))
    assert not any("Sartova" in text for text in texts_of(added))


def test_the_page_says_no_guarded_name_that_an_answer_holds(desk: Desk) -> None:
    desk.add("person", name="Dana Sartova", protection="withheld")
    desk.block("text", "In 2016 some 24 sites were closed.")
    (first,) = told(desk, "unsourced")
    desk.change_brief(answers=[answer_row(first, "AB", "Dana Sartova told us", "2026-11-20")])
    (answered,) = told(desk, "unsourced")
    assert answered.answer and answered.answer.why == "[…]"
