"""What a reader's copy wrote is not taken in, and the rest is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.archive import Archive, colleagues
from desktop.archive.joining import carry_out, plan
from tests.archive.joining.copies import Direct, add, copy_of, edit, exchange, hand, state

THEIRS = "A note of the reader"


@pytest.fixture
def readers(archive: Archive, tmp_path: Path) -> Iterator[Archive]:
    """A copy that `archive` made a reader's, after a note was written in it; it does not know yet."""
    with copy_of(archive, tmp_path / "Reader.muragat", "Ержан") as copy:
        card = colleagues.keep_own(copy)
        archive.write("Read a card", lambda writer: colleagues.keep(writer, card)).result()
        archive.write("Give a role", lambda writer: colleagues.set_role(writer, card.origin, "reader")).result()
        add(copy, title=THEIRS)
        yield copy


def titles(archive: Archive) -> list[str]:
    with archive.reader() as reader:
        return [head.title for head in reader.page("note")]


def test_steps_of_a_readers_copy_are_left_out_and_counted(archive: Archive, readers: Archive) -> None:
    told = plan(archive, Direct(readers)).told
    carry_out(archive, Direct(readers))
    assert titles(archive) == [] and [one.values for one in told] == [{"count": 2}]


def test_what_others_wrote_comes_in_with_a_readers_copy(archive: Archive, readers: Archive, tmp_path: Path) -> None:
    with copy_of(archive, tmp_path / "Third.muragat", "Айдос") as third:
        add(third, title="A note of the third")
        hand(third, readers)
        hand(readers, archive)
    assert titles(archive) == ["A note of the third"]


def test_a_reader_who_may_write_again_is_taken_in_with_all_that_was_left_out(
    archive: Archive, readers: Archive
) -> None:
    hand(readers, archive)
    with readers.reader() as reader:
        origin = reader.setting("origin")
    archive.write("Give a role", lambda writer: colleagues.set_role(writer, origin, "editor")).result()
    exchange(archive, readers)
    assert titles(archive) == [THEIRS] and state(archive) == state(readers)


def test_copies_come_to_the_same_though_one_learnt_late(archive: Archive, tmp_path: Path) -> None:
    with copy_of(archive, tmp_path / "A.muragat", "Ержан") as one, copy_of(archive, tmp_path / "B.muragat", "Б") as two:
        card, note = colleagues.keep_own(one), add(one, title=THEIRS)
        hand(one, two)
        edit(two, note.id, text="seen by the other")
        archive.write("Read a card", lambda writer: colleagues.keep(writer, card)).result()
        archive.write("Give a role", lambda writer: colleagues.set_role(writer, card.origin, "reader")).result()
        exchange(archive, two)
        assert titles(archive) == [THEIRS] and state(archive) == state(two)
