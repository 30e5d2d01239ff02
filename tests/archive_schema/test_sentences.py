"""Titles and sentences that follow from a kind's templates."""

from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from archive_schema.sentences import fill, title_of


def test_a_title_keeps_its_ellipsis() -> None:
    source = Record("source", {"title": "Operators are ready to introduce MNP..."})
    assert title_of(SCHEMA["source"], source) == "Operators are ready to introduce MNP..."


def test_a_sentence_that_ends_with_a_stop_gets_no_second() -> None:
    assert fill("{summary}.", {"summary": "It was blocked."}.__getitem__) == "It was blocked."


def test_a_part_in_brackets_goes_when_its_field_is_empty() -> None:
    assert fill("{title}[ ({when})].", {"title": "Vimeo", "when": ""}.__getitem__) == "Vimeo."
