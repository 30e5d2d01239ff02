"""Letters and conversations as they are read, and a message cited as one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from archive_schema.records import Record
from desktop.intake import conversation, whatsapp
from desktop.intake.conversation import Message
from desktop.ui.reading.told_page import ConversationPage, LetterPage, told_page

MESSAGES = (Message("7", "2022-01-05 14:03", "Aigul", "Yes 😀 of course.", (("file", "a.jpg"),)),
            Message("8", "2022-01-05 14:04", "Asan", "Yes.\nThe court sat."),
            Message("9", "2022-01-05 14:05", "Aigul", "Yes."))


@pytest.fixture
def page(qapp: QApplication) -> ConversationPage:
    return ConversationPage("\f".join(conversation.pages(MESSAGES)))


def mark(page: ConversationPage, words: str) -> None:
    at = page.raw.index(words)
    page.select(page._units(at), page._units(at + len(words)))


def test_a_marked_passage_is_cited_with_its_message(page: ConversationPage) -> None:
    mark(page, "The court")
    assert page.passage() == {"quote": "The court", "prefix": "Yes.", "suffix": "sat.", "locator_kind": "message",
                              "locator": "8, 2022-01-05 14:04, Asan", "speaker": "Asan"}


def test_with_nothing_marked_the_message_at_the_caret_is_cited_whole(page: ConversationPage) -> None:
    at = page._units(page.raw.index("Asan"))
    page.select(at, at)
    assert page.passage()["quote"] == "Yes. The court sat." and page.is_marked()


def test_a_citation_is_found_in_its_own_message_and_not_in_one_that_says_the_same(page: ConversationPage) -> None:
    one = Record("citation", {"quote": "Yes.", "locator_kind": "message", "locator": "9, 2022-01-05 14:05, Aigul"})
    page.show_citations([one])
    assert page._cited[0][1] == page.raw.rindex("Yes.")


def test_which_number_is_the_day_is_asked_only_where_it_is_not_known(page: ConversationPage) -> None:
    doubtful = ConversationPage(conversation.written(Message("1", "05/01/2022, 14:03", "A", "x")))
    assert hasattr(doubtful, "asked") and not hasattr(page, "asked")
    assert whatsapp.with_order("#1 | 05/01/2022, 14:03 | A\n\tx", "day") == "#1 | 2022-01-05 14:03 | A\n\tx"


def test_a_letter_and_any_other_text_are_told_apart(qapp: QApplication) -> None:
    assert isinstance(told_page("python email 3.11", "From: A\n\nx"), LetterPage) and told_page("pdfium 5", "x") is None
