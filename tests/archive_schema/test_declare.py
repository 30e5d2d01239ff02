"""How kinds and fields are found by the words people use for them."""

import pytest

from archive_schema.declare import Kind
from archive_schema.fields import QUESTIONS
from archive_schema.kinds import SCHEMA


def test_no_words_mean_no_kind() -> None:
    assert SCHEMA.called("") is None and SCHEMA.called(" ") is None


def test_no_words_mean_no_field() -> None:
    assert [kind.name for kind in SCHEMA if kind.field_called(" ")] == []


def test_every_link_points_at_kinds_that_are_there() -> None:
    inner = [f for kind in SCHEMA for one in kind.fields for f in (one, *one.fields)]
    assert [f.label.en for f in inner if any(to not in SCHEMA for to in f.to)] == []


def test_no_title_is_made_of_a_sealed_value() -> None:
    assert [kind.name for kind in SCHEMA for f in kind.fields if f.sealed and f"{{{f.name}}}" in kind.title] == []


@pytest.mark.parametrize("one", [one for one in SCHEMA if one.needs_source], ids=lambda one: one.name)
def test_a_form_that_needs_a_source_asks_who_what_when_where(one: Kind) -> None:
    asked = [QUESTIONS.index(field.question) for field in one.first_lines]
    assert asked == sorted(asked) and len(asked) <= 6


@pytest.mark.parametrize("one", [one for one in SCHEMA if one.group == "events"], ids=lambda one: one.name)
def test_what_happened_is_asked_with_its_time(one: Kind) -> None:
    assert {"what", "when"} <= {field.question for field in one.first_lines}


def test_evidence_and_our_own_work_need_no_source() -> None:
    without = {one.name for one in SCHEMA if not one.needs_source}
    assert {"source", "file", "citation", "note", "task", "brief"} <= without
    assert not {"prosecution", "person", "provision"} & without
