"""Titles and sentences that follow from a kind's templates."""

from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from archive_schema.sentences import fill, title_of


def test_a_title_keeps_its_ellipsis() -> None:
    source = Record("source", {"title": "Operators are ready to introduce MNP..."})
    assert title_of(SCHEMA["source"], source) == "Operators are ready to introduce MNP..."


def test_a_citation_is_titled_by_its_page_in_the_language_asked_for() -> None:
    citation = Record("citation", {"locator_kind": "page", "locator": "12", "quote": "сөз"})
    assert title_of(SCHEMA["citation"], citation, "ru") == "Страница 12 “сөз”"


def test_only_titles_of_choices_and_legal_paths_are_translated() -> None:
    assert {kind.name for kind in SCHEMA if kind.title_is_translated} == {
        "citation", "provision", "sameness", "brief_block"}


def test_a_sentence_that_ends_with_a_stop_gets_no_second() -> None:
    assert fill("{summary}.", {"summary": "It was blocked."}.__getitem__) == "It was blocked."


def test_a_part_in_brackets_goes_when_its_field_is_empty() -> None:
    assert fill("{title}[ ({when})].", {"title": "Vimeo", "when": ""}.__getitem__) == "Vimeo."
