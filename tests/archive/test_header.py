"""The file `header`: two copies, one of which is always good, and nothing taken on trust."""

import hashlib
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.archive import header as headers
from desktop.archive.errors import ArchiveError, DamagedHeader, NewerArchive, NotAnArchive, ReadOnlyMedium
from desktop.archive.header import COPY_BYTES, FLOOR, QUICK, Cost, Header, Slot, decode, encode, parse
from tests.archive.conftest import Disk


def a_slot(kind: str = "passphrase", cost: Cost = QUICK) -> Slot:
    return Slot(kind, cost, os.urandom(16), os.urandom(12), os.urandom(48))


def a_header(purpose: str = "test") -> Header:
    return Header(purpose, (a_slot(), a_slot("recovery")))


def with_checksum(copy: bytes) -> bytes:
    body = copy[: COPY_BYTES - 32]
    return body + hashlib.sha256(body).digest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    headers.create(tmp_path / "header", a_header())
    return tmp_path / "header"


def test_a_header_is_read_as_it_was_written() -> None:
    header = Header("work", (a_slot(cost=FLOOR), a_slot("vault", FLOOR)), generation=7)
    assert parse(encode(header)) == header


def test_the_file_is_two_copies_of_four_kibibytes(path: Path) -> None:
    data = path.read_bytes()
    assert len(data) == 8192
    assert data[:COPY_BYTES] == data[COPY_BYTES:]


def test_two_good_copies_need_no_repair(path: Path) -> None:
    assert not headers.read(path).repaired


@pytest.mark.parametrize("damaged", [0, COPY_BYTES])
def test_one_damaged_copy_is_told_and_the_other_read(path: Path, damaged: int) -> None:
    whole = headers.read(path)
    data = bytearray(path.read_bytes())
    data[damaged + 100] ^= 1
    path.write_bytes(data)
    assert headers.read(path) == replace(whole, repaired=True)


def test_a_file_cut_after_the_first_copy_is_read(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:COPY_BYTES])
    assert headers.read(path).repaired


def test_two_damaged_copies_open_nothing(path: Path) -> None:
    path.write_bytes(bytes(8192))
    with pytest.raises(DamagedHeader):
        headers.read(path)


def test_a_folder_without_a_header_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive):
        headers.read(tmp_path / "header")


def test_a_header_of_a_later_format_is_said_to_be_newer(path: Path) -> None:
    copy = bytearray(path.read_bytes()[:COPY_BYTES])
    copy[8] = 2
    path.write_bytes(with_checksum(bytes(copy)) * 2)
    with pytest.raises(NewerArchive):
        headers.read(path)


def test_an_existing_header_is_not_written_over_by_a_new_archive(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ArchiveError):
        headers.create(path, a_header())
    assert path.read_bytes() == before


def test_a_written_header_is_newer_than_the_one_before(path: Path) -> None:
    before = headers.read(path)
    headers.write(path, before.with_slot(a_slot("vault")))
    after = headers.read(path)
    assert (after.generation, after.slot("vault") is not None) == (before.generation + 1, True)


def test_a_header_that_cannot_be_written_stays_and_says_so(disk: Disk) -> None:
    headers.create(disk.folder / "header", a_header())
    before = (disk.folder / "header").read_bytes()
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium):
        headers.write(disk.folder / "header", a_header())
    assert (disk.folder / "header").read_bytes() == before


def test_a_header_is_changed_on_a_full_disk_too(disk: Disk) -> None:
    headers.create(disk.folder / "header", a_header())
    disk.fill()
    headers.write(disk.folder / "header", a_header().with_slot(a_slot("vault")))
    assert headers.read(disk.folder / "header").slot("vault")


@given(
    st.sampled_from(["both good", "a damaged", "b damaged", "b newer"]),
    st.integers(0, 1),
    st.integers(0, COPY_BYTES),
    st.booleans(),
)
def test_a_power_cut_while_writing_leaves_the_old_header_or_the_new(
    state: str, writes_done: int, bytes_done: int, torn: bool
) -> None:
    old, older = a_header(), a_header()
    old = replace(old, generation=5)
    a, b = encode(old), encode(old)
    if state == "a damaged":
        a = bytes(COPY_BYTES)
    if state == "b damaged":
        b = bytes(COPY_BYTES)
    if state == "b newer":
        a = encode(replace(older, generation=4))
    new = replace(a_header(), generation=6)
    disk = bytearray(a + b)
    writes = headers.planned_writes(bytes(disk), new)
    for offset, copy in writes[:writes_done]:
        disk[offset : offset + COPY_BYTES] = copy
    offset, copy = writes[writes_done]
    disk[offset : offset + bytes_done] = copy[:bytes_done]
    if torn:
        disk[offset : offset + COPY_BYTES] = os.urandom(COPY_BYTES)
    assert decode(bytes(disk)).slots in (old.slots, new.slots)


def test_a_first_copy_in_use_is_written_last() -> None:
    data = encode(a_header()) * 2
    assert [offset for offset, _ in headers.planned_writes(data, a_header())] == [COPY_BYTES, 0]


@pytest.mark.parametrize(
    "cost",
    [
        Cost(11, 1024),
        Cost(0, 1024),
        Cost(1, 1023),
        Cost(1, 1024 * 1024 + 1),
        Cost(1, 1024, 9),
        Cost(1, 1024, 0),
    ],
)
def test_a_cost_beyond_the_limits_is_refused(cost: Cost) -> None:
    with pytest.raises(DamagedHeader):
        parse(encode(Header("test", (a_slot(cost=cost),))))


def test_an_archive_of_work_cheaper_than_the_floor_is_refused() -> None:
    with pytest.raises(DamagedHeader):
        parse(encode(Header("work", (a_slot(cost=QUICK),))))


def test_two_slots_of_a_kind_are_refused() -> None:
    with pytest.raises(DamagedHeader):
        parse(encode(Header("test", (a_slot(), a_slot()))))


def test_more_than_eight_slots_are_refused() -> None:
    with pytest.raises(DamagedHeader):
        parse(encode(Header("test", tuple(a_slot() for _ in range(9)))))


def test_a_byte_hidden_in_the_empty_part_is_refused() -> None:
    copy = bytearray(encode(a_header()))
    copy[3000] = 1
    with pytest.raises(DamagedHeader):
        parse(with_checksum(bytes(copy)))


def test_two_thousand_broken_headers_are_each_refused_or_read_without_a_crash() -> None:
    chance = random.Random(16)
    good = encode(a_header())
    outcomes = set()
    for _ in range(2000):
        copy = a_mutant(good, chance)
        try:
            read = decode(copy * 2)
        except (DamagedHeader, NewerArchive) as error:
            outcomes.add(type(error))
            assert "\n" not in str(error)
        else:
            assert all(slot.cost.sound for slot in read.slots)
            outcomes.add(Header)
    assert outcomes == {DamagedHeader, NewerArchive, Header}


def a_mutant(good: bytes, chance: random.Random) -> bytes:
    """A header with flipped bits, cut or grown; half the time with a checksum that is right again."""
    copy = bytearray(good)
    way = chance.randrange(6)
    if way == 0:
        return bytes(copy[: chance.randrange(COPY_BYTES)])
    if way == 1:
        return bytes(copy) + chance.randbytes(chance.randint(1, 9000))
    for _ in range(chance.randint(1, 4)):
        copy[chance.randrange(224 if way > 3 else COPY_BYTES)] ^= 1 << chance.randrange(8)
    return with_checksum(bytes(copy)) if way > 2 else bytes(copy)
