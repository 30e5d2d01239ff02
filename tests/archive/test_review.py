"""Whether a second person looked at a record, as its history tells."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.archive import Archive, open_archive, review
from desktop.archive.review import State, mark_reviewed, review_of
from tests.archive.joining.copies import copy_of, edit, exchange, hand
from tests.archive.making import note


@pytest.fixture(scope="module")
def pair(new_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of one note, NOT-0001, and a colleague's copy of it."""
    folder = tmp_path_factory.mktemp("pair")
    with open_archive(Path(shutil.copytree(new_archive, folder / "Here.muragat")), "first") as here:
        note(here)
        copy_of(here, folder / "Other.muragat", "Асель").close()
    return folder


@pytest.fixture
def shared(pair: Path, tmp_path: Path) -> Path:
    """The two, for one test."""
    return Path(shutil.copytree(pair, tmp_path / "pair"))


@pytest.fixture
def archive(shared: Path) -> Iterator[Archive]:
    """The archive in which the note was written."""
    with open_archive(shared / "Here.muragat", "first") as here:
        yield here


@pytest.fixture
def other(shared: Path) -> Iterator[Archive]:
    """The colleague's copy."""
    with open_archive(shared / "Other.muragat", "first") as copy:
        yield copy


def the_note(archive: Archive) -> str:
    with archive.reader() as reader:
        return reader.id_of("NOT-0001")


def seen(archive: Archive) -> review.Review:
    with archive.reader() as reader:
        return review_of(reader, reader.id_of("NOT-0001"))


def test_what_nobody_verified_says_who_wrote_it(archive: Archive) -> None:
    told = seen(archive)
    assert (told.state, told.author and told.author.who, told.by) == (State.NOT_VERIFIED, "tester", None)


def test_whoever_works_alone_may_verify_what_he_wrote(archive: Archive) -> None:
    mark_reviewed(archive, the_note(archive))
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
    with copy_of(archive, tmp_path / "Mine.muragat", "Tester") as mine:
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
