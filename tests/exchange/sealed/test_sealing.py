"""Sealing: what goes in comes out, nothing is left of what failed, and what may not leave does not."""

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from archive_schema.ids import new_id
from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError, Writer, signing
from desktop.archive.came_in import CameIn, note
from desktop.archive.errors import MissingFile
from desktop.archive.joining import open_as_new, steps_of
from desktop.archive.sealed_file import SEALED_PIECE
from desktop.exchange.sealed.choosing import Choice
from desktop.exchange.sealed.errors import NotReadBack, SealedCopyError, TargetExists
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.opening import SealedCopy, open_sealed
from desktop.exchange.sealed.seal import seal
from desktop.exchange.sealed.volumes import SMALLEST
from tests.exchange.sealed.conftest import HIDDEN, LETTER, SECRET

PASS = Locks("pass")


class Stopped(Exception):
    """Somebody pressed Stop."""


def names(stick: Path) -> list[str]:
    return sorted(path.name for path in stick.iterdir())


def test_every_step_comes_out_word_for_word(source: Archive, carried: SealedCopy) -> None:
    with source.reader() as reader:
        assert list(carried.steps()) == list(steps_of(reader))


def test_every_line_of_a_list_comes_out(carried: SealedCopy) -> None:
    assert [row[2] for row in carried.lines()] == [f"http://{n}.example/" for n in range(450)]


def test_evidence_comes_out_byte_for_byte_and_what_is_sealed_stays_so(source: Archive, carried: SealedCopy) -> None:
    plain, hidden = carried.files()
    assert not plain.sealed and hidden.sealed
    assert [one.open().read() for one in carried.files()] == [
        LETTER, source.files.path_of(hidden.name).read_bytes()]


def test_it_can_be_gone_through_again_and_in_any_order(carried: SealedCopy) -> None:
    lines = list(carried.lines())
    assert list(carried.steps()) == list(carried.steps()) and lines == list(carried.lines())


def test_it_tells_from_whom_it_is_and_that_is_signed(source: Archive, carried: SealedCopy) -> None:
    card = signing.public_card(source)
    assert (carried.origin, carried.signing_key, carried.who) == (card.origin, card.signing, "tester")
    assert signing.verify_head(carried.signatures[0], carried.archive)


def test_its_signed_head_is_the_last_step_in_it(carried: SealedCopy) -> None:
    last = list(carried.steps())[-1]
    assert (carried.signatures[0].place, carried.signatures[0].hash) == (last.place, last.hash)


def test_the_vault_stays_unless_it_is_chosen(source: Archive, carried: SealedCopy, stick: Path) -> None:
    seal(source, stick / "with", PASS, Choice(vault=True))
    assert carried.vault_slot == b"" and len(open_sealed(stick / "with", "pass").vault_slot) == 96


def test_a_copy_to_travel_with_holds_no_sealed_value_and_no_sealed_file(source: Archive, stick: Path) -> None:
    with source.reader() as reader:
        case = reader.page("case_file")[0].id
    seal(source, stick / "travel", PASS, Choice(frozenset({case}), travel=True))
    copy = open_sealed(stick / "travel", "pass")
    told = repr(list(copy.steps()))
    assert "Someone" in told and "sealed:" not in told and [one.sealed for one in copy.files()] == [False]


def test_what_is_sealed_now_and_stood_in_clear_once_does_not_travel(source: Archive, stick: Path) -> None:
    def work(writer: Writer) -> tuple[str, str]:
        case = writer.add(Record("case_file", {"title": "K"}))
        person = writer.add(Record("person", {"name": "Ayan B."}))
        note(writer, new_id(), [CameIn(person.id, "person:Ayan B.", "a", {"name": "Ayan B."})])
        return case.id, person.id

    case, person = source.write("Begin", work).result()
    source.write("Seal", lambda writer: writer.edit(person, {
        "name": "Witness", "real_name": "Ayan B.", "cases": [case]})).result()
    seal(source, stick / "travel", PASS, Choice(frozenset({case}), travel=True))
    copy = open_sealed(stick / "travel", "pass")
    assert "Ayan" not in repr([*copy.steps(), *copy.came_in()])
    with open_as_new(stick / "new", "first", copy, "B", purpose="test") as new, new.reader() as reader:
        assert reader.get(person)["name"] == "Witness" and new.check() == []


def test_neither_a_sealed_name_nor_sealed_evidence_lies_open_in_any_copy(source: Archive, carried: SealedCopy) -> None:
    told = repr(list(carried.steps())).encode() + b"".join(one.open().read() for one in carried.files())
    assert SECRET.encode() not in told and HIDDEN[:40] not in told


def test_drafts_never_go_along(source: Archive, stick: Path) -> None:
    source.write_aside(lambda writer: writer.keep_draft("x", "note", {"title": "Half a thought"})).result()
    seal(source, stick / "copy", PASS)
    copy = open_sealed(stick / "copy", "pass")
    assert "Half a thought" not in repr([*copy.steps(), *copy.lines(), *copy.came_in(), copy.manifest])


def test_evidence_may_be_only_named(source: Archive, stick: Path) -> None:
    made = seal(source, stick / "copy", PASS, Choice(evidence=False))
    assert (made.manifest.files, made.manifest.named) == (0, 2)
    assert list(open_sealed(stick / "copy", "pass").files()) == []


def test_since_last_time_only_what_came_after_goes(source: Archive, stick: Path) -> None:
    with source.reader() as reader:
        origin = reader.setting("origin")
    source.write("Add note", lambda writer: writer.add(Record("note", {"title": "New"}))).result()
    made = seal(source, stick / "copy", PASS, Choice(after={origin: 3}))
    assert (made.counts["steps"], made.manifest.files, made.manifest.named) == (1, 0, 0)


def test_a_colleague_opens_it_with_a_key(source: Archive, stick: Path) -> None:
    key = X25519PrivateKey.generate()
    seal(source, stick / "copy", Locks(keys=(key.public_key().public_bytes_raw(),)))
    assert open_sealed(stick / "copy", key).origin


def test_what_is_there_already_is_never_written_over(source: Archive, stick: Path) -> None:
    (stick / "copy").write_text("mine")
    with pytest.raises(TargetExists):
        seal(source, stick / "copy", PASS)
    assert (stick / "copy").read_text() == "mine" and names(stick) == ["copy"]


def test_stopped_anywhere_it_leaves_nothing(source: Archive, stick: Path) -> None:
    for moment in (1, 4, 6, 8):
        calls = 0

        def stop(done: int, total: int, moment: int = moment) -> None:
            nonlocal calls
            calls += 1
            if calls == moment:
                raise Stopped

        with pytest.raises(Stopped):
            seal(source, stick / "copy", PASS, progress=stop, volume_bytes=SMALLEST)
        assert names(stick) == []


def test_a_stick_that_gives_back_something_else_is_found_out(source: Archive, stick: Path) -> None:
    def spoil(done: int, total: int) -> None:
        part = stick / "copy.part"
        if (stick / "copy.002.part").exists() and part.exists():
            data = part.read_bytes()
            part.write_bytes(data[:1000] + bytes([data[1000] ^ 1]) + data[1001:])

    with pytest.raises(NotReadBack):
        seal(source, stick / "copy", PASS, progress=spoil, volume_bytes=SMALLEST + SEALED_PIECE)
    assert names(stick) == []


def test_what_a_crash_left_is_cleared(source: Archive, stick: Path) -> None:
    seal(source, stick / "copy", PASS, volume_bytes=SMALLEST)
    (stick / "copy").rename(stick / "copy.part")  # the second volume has its name, the first has not
    (stick / "copy.007.part").touch()
    seal(source, stick / "copy", PASS)
    assert names(stick) == ["copy"] and open_sealed(stick / "copy", "pass")


@pytest.mark.parametrize("name, own", [("copy.part", b"Somebody's own file"), ("copy.002", b"Somebody's own file"),
                                       ("copy.002", bytes(600) + b"a part of an image of a disk")])
def test_what_only_looks_like_it_is_left_alone(source: Archive, stick: Path, name: str, own: bytes) -> None:
    (stick / name).write_bytes(own)
    with pytest.raises(TargetExists):
        seal(source, stick / "copy", PASS)
    assert (stick / name).read_bytes() == own


def test_a_volume_of_a_copy_whose_first_one_lies_elsewhere_stays(source: Archive, stick: Path) -> None:
    seal(source, stick / "copy", PASS, volume_bytes=SMALLEST)
    (stick / "copy").unlink()
    before = (stick / "copy.002").read_bytes()
    with pytest.raises(TargetExists, match="copy.002"):
        seal(source, stick / "copy", PASS)
    assert (stick / "copy.002").read_bytes() == before


def test_evidence_that_is_gone_is_told_and_nothing_is_made(source: Archive, stick: Path) -> None:
    with source.reader() as reader:
        name = next(one for one in map(reader.get, reader.ids("file")) if one["sha256"])["kept_as"]
    source.files.path_of(name).unlink()
    with pytest.raises(MissingFile, match=name):
        seal(source, stick / "copy", PASS)
    assert names(stick) == []


def test_evidence_that_is_damaged_is_told_and_nothing_is_made(source: Archive, stick: Path) -> None:
    with source.reader() as reader:
        name = next(one for one in map(reader.get, reader.ids("file")) if one["sha256"])["kept_as"]
    path = source.files.path_of(name)
    path.write_bytes(path.read_bytes()[:-5] + b"abcde")
    with pytest.raises(ArchiveError, match=name):
        seal(source, stick / "copy", PASS)
    assert names(stick) == []


def test_sealing_writes_no_step(source: Archive, stick: Path) -> None:
    with source.reader() as reader:
        before = reader.head()
    seal(source, stick / "copy", PASS)
    with source.reader() as reader:
        assert reader.head() == before


def test_a_folder_that_is_not_there_is_told(source: Archive, stick: Path) -> None:
    with pytest.raises(SealedCopyError, match="is not there"):
        seal(source, stick / "away" / "copy", PASS)


def test_nothing_in_clear_lies_on_the_stick(source: Archive, stick: Path) -> None:
    seal(source, stick / "copy", PASS)
    assert b"letter" not in (stick / "copy").read_bytes() and len(os.listdir(stick)) == 1
