"""How kinds and fields are found by the words people use for them."""

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
