"""The keys of a copy, and what is thought of what copies signed."""

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.archive import Archive, colleagues, open_archive, signing
from desktop.archive.joining.carried import SignedHead
from desktop.archive.signing import Verdict
from tests.archive.making import note

HERE, THERE = "00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"


@pytest.fixture
def other(archive: Archive, new_archive: Path, tmp_path: Path) -> Iterator[Archive]:
    """Another copy of the archive of the test, with an origin of its own."""
    with open_archive(Path(shutil.copytree(new_archive, tmp_path / "Other.muragat")), "first") as copy:
        copy.write_aside(lambda writer: writer.set_setting("origin", THERE)).result()
        yield copy


def steps_go(source: Archive, target: Archive) -> None:
    """What a merge does to the journal, and no more."""
    with source.reader() as reader:
        rows = reader.db.execute("select origin, place, clock, who, name, sort, previous, hash from step").fetchall()
    target.write_aside(lambda writer: [writer.db.execute(
        "insert or ignore into step(origin, place, clock, who, name, sort, previous, hash) values (?,?,?,?,?,?,?,?)",
        row) for row in rows]).result()


def judged(archive: Archive, head: SignedHead, *heads: SignedHead) -> Verdict:
    with archive.reader() as reader:
        return signing.verdict(reader, head.origin, head.place, head.hash, heads)


def compared(archive: Archive, card: signing.Card) -> None:
    archive.write("Read", lambda writer: colleagues.keep(writer, card)).result()
    with archive.reader() as reader:
        colleague = next(one for one in colleagues.colleagues(reader) if one.origin == card.origin)
    archive.write("Compare", lambda writer: colleagues.compare(writer, colleague)).result()


def test_the_keys_of_a_copy_stay(archive: Archive) -> None:
    assert signing.public_card(archive) == signing.public_card(archive)


def test_a_copy_with_another_origin_has_other_keys(archive: Archive, other: Archive) -> None:
    assert signing.public_card(archive).signing != signing.public_card(other).signing


def test_keys_that_came_with_a_copied_folder_are_not_used_under_another_origin(archive: Archive) -> None:
    before = signing.public_card(archive)
    archive.write_aside(lambda writer: writer.set_setting("origin", HERE)).result()
    assert signing.public_card(archive).signing != before.signing


def test_making_keys_is_no_step(archive: Archive) -> None:
    signing.sign_head(archive)
    with archive.reader() as reader:
        assert reader.steps() == []


def test_a_card_asked_of_a_reader_does_not_make_keys(archive: Archive) -> None:
    with archive.reader() as reader, pytest.raises(signing.NoKeysYet):
        signing.public_card(reader)


def test_a_copy_signs_its_last_step(archive: Archive) -> None:
    note(archive)
    with archive.reader() as reader:
        head = signing.sign_head(archive)
        assert (head.place, head.hash) == (1, reader.steps()[0].hash)
        assert signing.verify_head(head, reader.setting("id"))


def test_a_signature_is_of_one_archive(archive: Archive) -> None:
    assert not signing.verify_head(signing.sign_head(archive), HERE)


@given(st.sampled_from(["origin", "place", "hash", "key", "signature"]), st.integers(0, 31), st.integers(1, 255))
def test_a_head_with_any_byte_changed_never_verifies(part: str, place: int, by: int) -> None:
    key, head = Ed25519PrivateKey.from_private_bytes(bytes(range(32))), SignedHead(THERE, 7, bytes(range(32)), b"", b"")
    signature = key.sign(signing._told(HERE, head.origin, head.place, head.hash))
    head = dataclasses.replace(head, key=key.public_key().public_bytes_raw(), signature=signature)
    assert signing.verify_head(head, HERE)
    value = getattr(head, part)
    at = place % 32
    if isinstance(value, bytes):
        changed = value[:at] + bytes([value[at] ^ by]) + value[at + 1:]
    else:
        changed = value + by if isinstance(value, int) else value[:at] + chr(0x100 + by) + value[at + 1:]
    assert not signing.verify_head(dataclasses.replace(head, **{part: changed}), HERE)


def test_what_came_unsigned_is_told(archive: Archive, other: Archive) -> None:
    note(other)
    assert judged(archive, signing.sign_head(other)) == Verdict.NOT_SIGNED


def test_a_copy_that_wrote_nothing_signed_its_beginning(archive: Archive, other: Archive) -> None:
    head = signing.sign_head(other)
    with archive.reader() as reader:
        assert signing.verdict(reader, head.origin, 0, b"", [head]) is Verdict.NOT_COMPARED


def test_what_came_signed_with_a_key_never_compared_is_told(archive: Archive, other: Archive) -> None:
    note(other)
    head = signing.sign_head(other)
    assert judged(archive, head, head) == Verdict.NOT_COMPARED


def test_what_came_signed_with_a_compared_key_is_told(archive: Archive, other: Archive) -> None:
    note(other)
    head, card = signing.sign_head(other), signing.public_card(other)
    compared(archive, card)
    assert judged(archive, head, head) == Verdict.COMPARED


def test_a_signature_of_an_earlier_step_does_not_speak_for_the_later_ones(archive: Archive, other: Archive) -> None:
    note(other)
    earlier = signing.sign_head(other)
    note(other)
    assert judged(archive, signing.sign_head(other), earlier) == Verdict.NOT_SIGNED


def test_a_signature_of_another_step_at_the_same_place_is_wrong(archive: Archive, other: Archive) -> None:
    note(other)
    head = signing.sign_head(other)
    assert judged(archive, dataclasses.replace(head, hash=bytes(32)), head) == Verdict.WRONG


def test_a_false_signature_is_wrong(archive: Archive, other: Archive) -> None:
    note(other)
    head = signing.sign_head(other)
    assert judged(archive, head, dataclasses.replace(head, signature=bytes(64))) == Verdict.WRONG


def test_another_key_for_a_known_copy_is_refused(archive: Archive, other: Archive) -> None:
    note(other)
    card = signing.public_card(other)
    archive.write_aside(lambda writer: signing.pin(writer, card)).result()
    other.write_aside(lambda writer: writer.set_setting("keys of this copy", None)).result()
    head = signing.sign_head(other)
    assert judged(archive, head, head) == Verdict.KEY_CHANGED and Verdict.KEY_CHANGED.refused
    with pytest.raises(signing.KeyChanged):
        archive.write_aside(lambda writer: signing.pin(writer, signing.public_card(other))).result()


def test_a_changed_key_that_a_person_accepts_has_still_to_be_compared(archive: Archive, other: Archive) -> None:
    note(other)
    card = signing.public_card(other)
    compared(archive, card)
    other.write_aside(lambda writer: writer.set_setting("keys of this copy", None)).result()
    head, card = signing.sign_head(other), signing.public_card(other)
    archive.write_aside(lambda writer: signing.pin(writer, card, accept_change=True)).result()
    assert judged(archive, head, head) == Verdict.NOT_COMPARED


def test_heads_are_kept_to_be_shown_to_a_third_copy(archive: Archive, other: Archive) -> None:
    note(other)
    head = signing.sign_head(other)
    steps_go(other, archive)
    assert archive.write_aside(lambda writer: signing.remember(writer, [head])).result() == (head,)
    with archive.reader() as reader:
        assert signing.known_heads(reader) == (head,)


def test_a_head_of_a_step_that_is_not_here_is_not_kept(archive: Archive, other: Archive) -> None:
    note(other)
    head = signing.sign_head(other)
    assert archive.write_aside(lambda writer: signing.remember(writer, [head])).result() == ()


def test_the_key_first_seen_in_a_head_is_pinned(archive: Archive, other: Archive) -> None:
    note(other)
    head = signing.sign_head(other)
    steps_go(other, archive)
    archive.write_aside(lambda writer: signing.remember(writer, [head])).result()
    with archive.reader() as reader:
        assert signing.pin_of(reader, THERE) == signing.Pin(head.key)
