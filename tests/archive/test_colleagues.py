"""Colleagues: a record for each copy, what it may do, and what came from it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from archive_schema.records import Record
from desktop.archive import Archive, colleagues, journal, signing
from desktop.archive.cards import Card
from desktop.archive.colleagues import Colleague
from desktop.archive.roles import KIND, ReadersCopy, colleague_id
from desktop.archive.writer import Writer
from tests.archive.joining.copies import copy_of, exchange, hand
from tests.archive.making import note

THERE, THIRD = "00000000-0000-7000-8000-000000000002", "00000000-0000-7000-8000-000000000003"


def card_of(origin: str = THERE, name: str = "Асель", letter: str = "QX") -> Card:
    return Card(origin, name, letter, Ed25519PrivateKey.generate().public_key().public_bytes_raw(),
                X25519PrivateKey.generate().public_key().public_bytes_raw())


def do(archive: Archive, work: Callable[[Writer], Any]) -> Any:
    return archive.write("Do", work).result()


def done_in(archive: Archive, origin: str, work: Callable[[Writer], Any], sort: str = journal.EDIT) -> None:
    """A step as the copy with another origin would have written it."""
    own = do(archive, lambda writer: writer.setting("origin"))
    archive.write_aside(lambda writer: writer.set_setting("origin", origin)).result()
    try:
        archive._submit(lambda: archive._write(work, lambda result: ("Do", sort, None))).result()
    finally:
        archive.write_aside(lambda writer: writer.set_setting("origin", own)).result()


def seen(archive: Archive, origin: str = THERE) -> Colleague:
    with archive.reader() as reader:
        return next(one for one in colleagues.colleagues(reader) if one.origin == origin)


def role(archive: Archive, origin: str = "") -> str:
    with archive.reader() as reader:
        return colleagues.role_of(reader, origin or reader.setting("origin"))


def set_role(origin: str, role: str) -> Callable[[Writer], Record]:
    return lambda writer: colleagues.set_role(writer, origin, role)


def test_a_record_is_made_when_the_own_card_is_first_shown(archive: Archive) -> None:
    colleagues.keep_own(archive)
    colleagues.keep_own(archive)
    with archive.reader() as reader:
        assert [step.name for step in reader.steps()] == [colleagues.ADD_OWN]
        assert reader.by_ref("COL-0001")["name"] == "tester"


def test_a_colleague_bears_the_letter_of_the_copy_in_the_reference(archive: Archive) -> None:
    assert do(archive, lambda writer: colleagues.keep(writer, card_of())).ref == "COL-QX0001"


def test_the_record_of_a_copy_has_the_same_id_wherever_it_is_made(archive: Archive) -> None:
    assert do(archive, lambda writer: colleagues.keep(writer, card_of())).id == colleague_id(THERE)


def test_who_works_here_is_not_for_everybody(archive: Archive) -> None:
    assert do(archive, lambda writer: colleagues.keep(writer, card_of())).confidentiality == "restricted"


def test_a_card_read_twice_changes_nothing(archive: Archive) -> None:
    card = card_of()
    before = do(archive, lambda writer: colleagues.keep(writer, card))
    assert do(archive, lambda writer: colleagues.keep(writer, card)).values == before.values


def test_a_card_with_other_keys_for_a_known_copy_is_refused(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    with pytest.raises(signing.KeyChanged):
        do(archive, lambda writer: colleagues.keep(writer, card_of()))


def test_other_keys_are_taken_when_a_person_says_so(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    card = card_of()
    do(archive, lambda writer: colleagues.keep(writer, card, accept_change=True))
    assert seen(archive).card == Card(**{**vars(card), "archive": seen(archive).card.archive})  # type: ignore


def test_a_card_that_pretends_to_be_this_copy_is_refused(archive: Archive) -> None:
    own = colleagues.keep_own(archive)
    with pytest.raises(signing.KeyChanged):
        do(archive, lambda writer: colleagues.keep(writer, card_of(own.origin), accept_change=True))


def test_a_card_of_another_archive_is_refused(archive: Archive) -> None:
    card = Card(**{**vars(card_of()), "archive": THIRD})
    with pytest.raises(colleagues.CardOfOther):
        do(archive, lambda writer: colleagues.keep(writer, card))


def test_keys_written_into_the_record_by_somebody_else_are_told_and_not_used(archive: Archive) -> None:
    card = card_of()
    do(archive, lambda writer: colleagues.keep(writer, card))
    done_in(archive, THIRD, lambda writer: writer.edit(colleague_id(THERE), {"sealing": "00" * 32}))
    colleague = seen(archive)
    assert colleague.changed and colleague.card and colleague.card.sealing == card.sealing


def test_a_comparison_counts_in_the_copy_where_it_was_made(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    assert not seen(archive).compared
    do(archive, lambda writer: colleagues.compare(writer, seen(archive)))
    assert seen(archive).compared


def test_a_comparison_that_is_undone_does_not_count(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    do(archive, lambda writer: colleagues.compare(writer, seen(archive)))
    archive.undo().result()
    assert not seen(archive).compared


def test_a_comparison_is_told_in_the_record_with_the_words(archive: Archive) -> None:
    card = card_of()
    do(archive, lambda writer: colleagues.keep(writer, card))
    record = do(archive, lambda writer: colleagues.compare(writer, seen(archive)))
    assert [(row["by"], row["words"]) for row in record["compared"]] == [("tester", card.words())]


def test_a_comparison_that_came_with_a_record_does_not_count_here(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    done_in(archive, THIRD, lambda writer: writer.edit(colleague_id(THERE), {"compared": [{"by": "T"}]}))
    assert not seen(archive).compared


# Roles


def test_an_archive_without_colleagues_is_written_as_ever(archive: Archive) -> None:
    assert role(archive) == "editor" and note(archive).ref == "NOT-0001"


def test_a_role_given_by_another_copy_counts(archive: Archive) -> None:
    colleagues.keep_own(archive)
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    do(archive, set_role(THERE, "keeper"))
    assert role(archive, THERE) == "keeper"


def test_nobody_raises_himself(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    done_in(archive, THERE, lambda writer: writer.edit(colleague_id(THERE), {"role": "keeper"}))
    assert role(archive, THERE) == "editor"


def test_a_reader_who_calls_himself_an_editor_stays_a_reader(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    do(archive, set_role(THERE, "reader"))
    done_in(archive, THERE, lambda writer: writer.edit(colleague_id(THERE), {"role": "editor"}))
    assert role(archive, THERE) == "reader"


def test_a_merge_that_repeats_what_a_copy_said_of_itself_raises_nobody(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    done_in(archive, THIRD, lambda writer: writer.edit(colleague_id(THERE), {"role": "keeper"}), journal.MERGE)
    assert role(archive, THERE) == "editor"


def test_whoever_wants_less_gets_less(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    do(archive, set_role(THERE, "keeper"))
    done_in(archive, THERE, lambda writer: writer.edit(colleague_id(THERE), {"role": "editor"}))
    assert role(archive, THERE) == "editor"


def test_a_copy_is_told_that_it_cannot_raise_itself(archive: Archive) -> None:
    own = colleagues.keep_own(archive)
    with pytest.raises(colleagues.OwnRole):
        do(archive, set_role(own.origin, "keeper"))


def test_steps_of_a_reader_are_not_taken_in(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    do(archive, set_role(THERE, "reader"))
    with archive.reader() as reader:
        assert not colleagues.steps_accepted_from(reader, THERE)
        assert colleagues.steps_accepted_from(reader, THIRD)


def made_a_readers(archive: Archive) -> None:
    own = colleagues.keep_own(archive)
    done_in(archive, THERE, lambda writer: writer.edit(colleague_id(own.origin), {"role": "reader"}))


def test_nothing_is_written_in_a_readers_own_copy(archive: Archive) -> None:
    made_a_readers(archive)
    with pytest.raises(ReadersCopy):
        note(archive)
    with archive.reader() as reader:
        assert not colleagues.may_write(reader) and reader.count("note") == 0


def test_nothing_is_purged_in_a_readers_own_copy(archive: Archive) -> None:
    note(archive)
    made_a_readers(archive)
    with pytest.raises(ReadersCopy):
        archive.purge("NOT-0001", "asked")


def test_settings_and_drafts_are_kept_in_a_readers_own_copy(archive: Archive) -> None:
    made_a_readers(archive)
    archive.write_aside(lambda writer: writer.keep_draft("x", "note", {"title": "a"})).result()
    with archive.reader() as reader:
        assert reader.draft("x")


def test_a_reader_may_still_read_cards(archive: Archive) -> None:
    made_a_readers(archive)
    assert do(archive, lambda writer: colleagues.keep(writer, card_of())).ref == "COL-QX0001"


def test_the_vault_goes_to_a_keeper_whose_keys_were_compared_here(archive: Archive) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    answers = []
    for step in (set_role(THERE, "keeper"), lambda writer: colleagues.compare(writer, seen(archive)),
                 set_role(THERE, "editor")):
        do(archive, step)
        with archive.reader() as reader:
            answers.append(colleagues.may_have_vault(reader, THERE))
    assert answers == [False, True, False]


# What came


def test_a_copy_that_only_wrote_steps_is_listed_with_them(archive: Archive) -> None:
    done_in(archive, THERE, lambda writer: writer.add(Record("note", {"title": "a"})))
    assert (seen(archive).steps, seen(archive).card, seen(archive).name) == (1, None, "tester")


def test_what_came_is_told_with_its_copy_and_what_that_had_of_ours(archive: Archive, tmp_path: Path) -> None:
    note(archive)
    with copy_of(archive, tmp_path / "Other.muragat", "Асель") as other:
        note(other)
        origin = signing.public_card(other).origin
        hand(other, archive)
    with archive.reader() as reader:
        (came,) = colleagues.arrivals(reader)
    colleague = seen(archive, origin)
    assert (came.origin, came.who, colleague.came) == (origin, "Асель", came.when)
    assert (colleague.name, colleague.sees) == ("Асель", 1)


def test_two_copies_that_each_know_the_other_keep_one_record_for_each(archive: Archive, tmp_path: Path) -> None:
    with copy_of(archive, tmp_path / "Other.muragat", "Асель") as other:
        cards = [colleagues.keep_own(copy) for copy in (archive, other)]
        do(archive, lambda writer: colleagues.keep(writer, cards[1]))
        do(other, lambda writer: colleagues.keep(writer, cards[0]))
        exchange(archive, other)
        with archive.reader() as reader, other.reader() as there:
            assert [head.ref for head in reader.page(KIND)] == [head.ref for head in there.page(KIND)]
            assert reader.count(KIND) == 2 and reader.count("difference") == 0


def test_a_reader_takes_in_what_others_wrote_and_purged(archive: Archive, tmp_path: Path) -> None:
    note(archive)
    with copy_of(archive, tmp_path / "Other.muragat", "Асель") as other:
        card = colleagues.keep_own(other)
        do(archive, lambda writer: colleagues.keep(writer, card))
        do(archive, set_role(card.origin, "reader"))
        archive.purge("NOT-0001", "asked")
        hand(archive, other)
        with other.reader() as reader:
            assert not colleagues.may_write(reader) and reader.count("note") == 0


@pytest.mark.parametrize("words", ["COL-QX0001", "асель", "qx"])
def test_a_colleague_is_found_by_reference_name_or_letter(archive: Archive, words: str) -> None:
    do(archive, lambda writer: colleagues.keep(writer, card_of()))
    with archive.reader() as reader:
        assert colleagues.colleague_called(reader, words).origin == THERE


def test_a_name_that_two_bear_finds_neither(archive: Archive) -> None:
    do(archive, lambda writer: [colleagues.keep(writer, card_of(one, letter=one[-1:] * 0)) for one in (THERE, THIRD)])
    with archive.reader() as reader, pytest.raises(colleagues.NotAColleague):
        colleagues.colleague_called(reader, "Асель")


def test_the_card_that_came_with_a_copy_makes_its_colleague_known_once(archive: Archive) -> None:
    card = card_of()
    colleagues.meet(archive, card)
    colleagues.meet(archive, card)
    colleagues.meet(archive, card_of())  # other keys: the merge refuses it, and this keeps quiet
    assert seen(archive).card and seen(archive).card.signing == card.signing  # type: ignore[union-attr]
