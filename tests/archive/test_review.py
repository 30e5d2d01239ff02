"""Whether a second person looked at a record, as its history tells."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.archive import Archive, review
from desktop.archive.review import State, mark_reviewed, review_of
from tests.archive.joining.copies import copy_of, edit, exchange, hand
from tests.archive.making import note


@pytest.fixture
def other(archive: Archive, tmp_path: Path) -> Iterator[Archive]:
    """A colleague's copy, with the note NOT-0001 that was written here."""
    note(archive)
    with copy_of(archive, tmp_path / "Other.muragat", "Асель") as copy:
        yield copy


def the_note(archive: Archive) -> str:
    with archive.reader() as reader:
        return reader.id_of("NOT-0001")


def seen(archive: Archive) -> review.Review:
    with archive.reader() as reader:
        return review_of(reader, reader.id_of("NOT-0001"))


def test_what_nobody_verified_says_who_wrote_it(archive: Archive) -> None:
    note(archive)
    told = seen(archive)
    assert (told.state, told.author and told.author.who, told.by) == (State.NOT_VERIFIED, "tester", None)


def test_whoever_works_alone_may_verify_what_he_wrote(archive: Archive) -> None:
    mark_reviewed(archive, note(archive).id)
    assert seen(archive).state == State.BY_AUTHOR


def test_in_a_shared_archive_the_last_author_cannot(archive: Archive, other: Archive) -> None:
    hand(other, archive)
    note(other)
    hand(other, archive)
    with pytest.raises(review.OwnWork):
        mark_reviewed(archive, the_note(archive))


def test_a_colleague_can(archive: Archive, other: Archive) -> None:
    mark_reviewed(other, the_note(other))
    exchange(archive, other)
    told = seen(archive)
    assert told.second and told.by and told.by.who == "Асель" and told == seen(other)


def test_one_person_with_two_laptops_is_no_second_person(archive: Archive, tmp_path: Path) -> None:
    note(archive)
    with copy_of(archive, tmp_path / "Other.muragat", "Tester") as mine:
        with pytest.raises(review.OwnWork):
            mark_reviewed(mine, the_note(mine))


def test_an_edit_after_the_review_is_told(archive: Archive, other: Archive) -> None:
    mark_reviewed(other, the_note(other))
    edit(other, the_note(other), text="more")
    assert seen(other).state == State.CHANGED


def test_an_edit_that_the_reviewer_did_not_see_is_told_after_the_merge(archive: Archive, other: Archive) -> None:
    edit(archive, the_note(archive), text="more")
    mark_reviewed(other, the_note(other))
    exchange(archive, other)
    assert seen(archive).state == State.CHANGED == seen(other).state


def test_a_tag_or_a_note_is_no_change_of_what_was_verified(archive: Archive, other: Archive) -> None:
    mark_reviewed(other, the_note(other), "Compared with the scan.")
    edit(other, the_note(other), note="Compared with the scan. Twice.")
    assert seen(other).second


def test_an_edit_taken_back_leaves_it_verified(archive: Archive, other: Archive) -> None:
    mark_reviewed(other, the_note(other))
    edit(other, the_note(other), text="more")
    other.undo().result()
    assert seen(other).second


def test_what_was_changed_since_can_be_verified_again(archive: Archive, other: Archive) -> None:
    mark_reviewed(other, the_note(other))
    exchange(archive, other)
    edit(archive, the_note(archive), text="more")
    exchange(archive, other)
    mark_reviewed(other, the_note(other))
    assert seen(other).second


def test_a_record_that_is_a_draft_again_is_not_verified(archive: Archive, other: Archive) -> None:
    mark_reviewed(other, the_note(other))
    other.write("Change", lambda w: w.change(w.by_ref("NOT-0001").replace(status="draft"))).result()
    assert seen(other).state == State.NOT_VERIFIED


def test_records_that_wait_and_those_that_do_not_are_listed(archive: Archive, other: Archive) -> None:
    waits = note(other)
    other.write("Change", lambda w: w.change(waits.replace(status="under_review"))).result()
    mark_reviewed(other, the_note(other))
    with other.reader() as reader:
        told = {record: one.second for record, one in review.reviews(reader).items()}
    assert told == {waits.id: False, the_note(other): True}
