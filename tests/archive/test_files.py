"""Evidence files: what comes out is what went in, or it is said that it is not."""

import hashlib
import io
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.archive.errors import (
    ChangedFile,
    DamagedFile,
    DiskFull,
    MissingFile,
    ReadOnlyMedium,
    UnreadableSource,
)
from desktop.archive.files import FileStore, Kept
from desktop.archive.sealed_file import HEAD_BYTES, PIECE, padded_length
from desktop.archive.vault import Vault
from tests.archive.conftest import Disk

HEAD, SEALED = HEAD_BYTES, PIECE + 16
EDGES = [0, 1, 15, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7]


def a_store(folder: Path) -> FileStore:
    store = FileStore(folder / "files", bytes(32), bytes(range(32)))
    store.prepare()
    return store


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return a_store(tmp_path)


def kept(store: FileStore, data: bytes) -> Kept:
    return store.keep(io.BytesIO(data))


def lying(store: FileStore, sha256: str) -> Path:
    return store.path_of(store.name_of(sha256))


@pytest.mark.parametrize("size", EDGES)
def test_a_file_comes_back_as_it_went_in(store: FileStore, size: int) -> None:
    data = os.urandom(size)
    with store.open(kept(store, data).sha256) as file:
        assert file.read() == data


def test_a_file_whose_filling_takes_whole_pieces_is_whole(store: FileStore) -> None:
    data = bytes(16 * 1024 * 1024 + 1)
    assert padded_length(len(data)) - len(data) > PIECE
    store.verify(kept(store, data).sha256)


def test_its_hash_and_size_are_those_of_the_content(store: FileStore) -> None:
    data = os.urandom(PIECE + 5)
    found = kept(store, data)
    assert (found.sha256, found.size, found.new) == (hashlib.sha256(data).hexdigest(), PIECE + 5, True)


def test_a_file_may_be_given_by_its_path(store: FileStore, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"letter")
    assert store.keep(tmp_path / "letter.pdf").size == 6


def test_a_stream_that_gives_little_at_a_time_is_kept_whole(store: FileStore) -> None:
    data = os.urandom(PIECE + 100)
    found = store.keep(Trickle(data))
    with store.open(found.sha256) as file:
        assert file.read() == data


class Trickle(io.BytesIO):
    """A stream that cannot be sought in and never gives more than 1,000 bytes."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(min(1000, PIECE if size is None else size))

    def seekable(self) -> bool:
        return False


def test_neither_content_nor_hash_stands_on_the_disk(store: FileStore) -> None:
    found = kept(store, b"the marker word " * 100)
    name = lying(store, found.sha256)
    assert b"marker" not in name.read_bytes()
    assert found.sha256 not in str(name)


def test_the_length_on_the_disk_is_rounded(store: FileStore) -> None:
    lengths = {lying(store, kept(store, os.urandom(n)).sha256).stat().st_size for n in range(10_000, 10_100)}
    assert len(lengths) == 1


@given(st.integers(0, 2**45))
def test_rounding_costs_at_most_an_eighth(size: int) -> None:
    assert size <= padded_length(size) <= size * 1.125


@given(st.lists(st.tuples(st.integers(0, 2 * PIECE + 60), st.integers(0, 2 * PIECE)), max_size=8))
@settings(max_examples=40)
def test_any_part_can_be_read_alone(
    tmp_path_factory: pytest.TempPathFactory, parts: list[tuple[int, int]]
) -> None:
    store = a_store(tmp_path_factory.mktemp("archive"))
    data = os.urandom(2 * PIECE + 50)
    with store.open(kept(store, data).sha256) as file:
        for start, length in parts:
            file.seek(start)
            assert file.read(length) == data[start : start + length]


def test_the_end_can_be_sought_from(store: FileStore) -> None:
    with store.open(kept(store, b"0123456789").sha256) as file:
        assert (file.seek(-3, os.SEEK_END), file.read()) == (7, b"789")


def test_the_same_content_is_kept_once(store: FileStore) -> None:
    first, second = kept(store, b"same"), kept(store, b"same")
    assert (second.new, second.name, list(store.names())) == (False, first.name, [first.name])


def test_the_same_content_once_more_mends_a_damaged_file(store: FileStore) -> None:
    found = kept(store, b"same" * 1000)
    change(lying(store, found.sha256), lambda data: flipped(data, HEAD + 10))
    assert kept(store, b"same" * 1000).new
    store.verify(found.sha256)


def test_a_file_that_is_not_the_one_expected_is_not_kept(store: FileStore) -> None:
    with pytest.raises(ChangedFile):
        store.keep(io.BytesIO(b"after"), expected=hashlib.sha256(b"before").hexdigest())
    assert not any(path.is_file() for path in store.folder.rglob("*"))


def test_a_whole_file_verifies(store: FileStore) -> None:
    store.verify(kept(store, os.urandom(3 * PIECE)).sha256)


def test_a_missing_file_is_said_to_be_missing(store: FileStore) -> None:
    with pytest.raises(MissingFile):
        store.verify("00" * 32)


def change(path: Path, how: Callable[[bytes], bytes]) -> None:
    path.write_bytes(how(path.read_bytes()))


def flipped(data: bytes, offset: int) -> bytes:
    return data[:offset] + bytes([data[offset] ^ 1]) + data[offset + 1 :]


def pieces_swapped(data: bytes) -> bytes:
    first, second = HEAD + SEALED, HEAD + 2 * SEALED
    return data[:HEAD] + data[first:second] + data[HEAD:first] + data[second:]


@pytest.mark.parametrize(
    "how",
    [
        lambda data: data[:-1],
        lambda data: data[: HEAD + 2 * SEALED],
        lambda data: data[:HEAD],
        lambda data: data[:40],
        lambda data: b"",
        lambda data: data + b"\0",
        lambda data: data + data[-SEALED:],
        lambda data: data[: HEAD + SEALED] + data[HEAD + 2 * SEALED :],
        pieces_swapped,
        lambda data: flipped(data, 0),
        lambda data: flipped(data, 22),
        lambda data: flipped(data, 50),
        lambda data: flipped(data, HEAD),
        lambda data: flipped(data, HEAD + SEALED + 100),
        lambda data: flipped(data, len(data) - 1),
    ],
    ids="cut_by_a_byte cut_at_a_piece head_only half_a_head empty grown piece_repeated piece_left_out "
    "pieces_swapped magic nonce_prefix key first_piece second_piece last_byte".split(),
)
def test_a_changed_file_is_said_to_be_damaged(store: FileStore, how: Callable[[bytes], bytes]) -> None:
    found = kept(store, os.urandom(3 * PIECE))
    change(lying(store, found.sha256), how)
    with pytest.raises(DamagedFile):
        store.verify(found.sha256)


@given(st.integers(0, HEAD + 1000 + 15), st.integers(0, 7))
@settings(max_examples=60)
def test_any_flipped_bit_is_found(tmp_path_factory: pytest.TempPathFactory, offset: int, bit: int) -> None:
    store = a_store(tmp_path_factory.mktemp("archive"))
    found = kept(store, os.urandom(1000))
    path = lying(store, found.sha256)
    data = bytearray(path.read_bytes())
    data[offset] ^= 1 << bit
    path.write_bytes(data)
    with pytest.raises(DamagedFile):
        store.verify(found.sha256)


def test_a_file_put_under_the_name_of_another_is_found(store: FileStore) -> None:
    one, other = kept(store, b"one"), kept(store, b"two")
    lying(store, other.sha256).write_bytes(lying(store, one.sha256).read_bytes())
    with pytest.raises(DamagedFile):
        store.open(other.sha256)


def test_pieces_of_two_files_cannot_be_mixed(store: FileStore) -> None:
    one, other = kept(store, os.urandom(3 * PIECE)), kept(store, os.urandom(3 * PIECE))
    taken = lying(store, one.sha256).read_bytes()[HEAD : HEAD + SEALED]
    change(lying(store, other.sha256), lambda data: data[:HEAD] + taken + data[HEAD + SEALED :])
    with pytest.raises(DamagedFile, match="piece 1 of 3"):
        store.verify(other.sha256)


def test_damage_is_told_while_reading_too(store: FileStore) -> None:
    found = kept(store, os.urandom(3 * PIECE))
    change(lying(store, found.sha256), lambda data: flipped(data, len(data) - 1))
    with store.open(found.sha256) as file, pytest.raises(DamagedFile, match="piece 3 of 3"):
        file.read()


def test_an_erased_file_is_gone(store: FileStore) -> None:
    found = kept(store, b"withdrawn")
    store.erase(found.sha256)
    assert not store.has(found.sha256) and list(store.names()) == []


def test_erasing_twice_is_no_error(store: FileStore) -> None:
    found = kept(store, b"withdrawn")
    store.erase(found.sha256)
    store.erase(found.sha256)


def test_an_erased_file_loses_its_key_before_its_name(store: FileStore, tmp_path: Path) -> None:
    found = kept(store, b"withdrawn")
    os.link(lying(store, found.sha256), tmp_path / "what the disk still holds")
    store.erase(found.sha256)
    assert (tmp_path / "what the disk still holds").read_bytes()[:HEAD] == bytes(HEAD)


def test_a_file_of_an_unsaved_step_is_an_orphan(store: FileStore) -> None:
    saved, unsaved = kept(store, b"saved"), kept(store, b"unsaved")
    assert store.orphans([saved.name]) == [unsaved.name]


def test_an_expected_file_that_does_not_lie_there_is_missing(store: FileStore) -> None:
    found = kept(store, b"here")
    assert store.missing([found.name, "ab" * 32]) == ["ab" * 32]


def test_a_path_is_no_name(store: FileStore) -> None:
    with pytest.raises(ValueError, match="name"):
        store.erase_name("../archive.db")


def test_a_killed_program_leaves_every_file_it_told_of(store: FileStore) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", KEEP_FOR_EVER, str(store.folder)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(30)]
    process.kill()
    told += process.communicate()[0].split("\n")[:-1]
    store.prepare()
    for sha256 in told:
        store.verify(sha256)
    assert list(store.folder.glob("*.part")) == []


KEEP_FOR_EVER = """
import io, os, pathlib, sys
from desktop.archive.files import FileStore
store = FileStore(pathlib.Path(sys.argv[1]), bytes(32), bytes(range(32)))
while True:
    print(store.keep(io.BytesIO(os.urandom(300_000))).sha256, flush=True)
"""


def test_what_a_crash_left_half_written_is_cleared(store: FileStore) -> None:
    (store.folder / "0123.part").write_bytes(b"half")
    store.prepare()
    assert list(store.folder.iterdir()) == []


def test_a_cancelled_file_leaves_nothing(store: FileStore) -> None:
    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.keep(io.BytesIO(bytes(PIECE)), cancel)
    assert list(store.folder.iterdir()) == []


def test_progress_ends_at_the_whole(store: FileStore) -> None:
    told: list[tuple[int, int]] = []
    store.keep(io.BytesIO(bytes(PIECE + 5)), lambda done, total: told.append((done, total)))
    assert told == [(PIECE, PIECE + 5), (PIECE + 5, PIECE + 5)]


def test_a_file_that_cannot_be_read_is_not_blamed_on_the_archive(store: FileStore, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource):
        store.keep(tmp_path / "taken away.pdf")
    with pytest.raises(UnreadableSource):
        store.keep(tmp_path)


def test_a_file_that_fails_half_way_leaves_nothing(store: FileStore) -> None:
    with pytest.raises(UnreadableSource, match="Input/output"):
        store.keep(Failing(bytes(3 * PIECE)))
    assert list(store.folder.iterdir()) == []


class Failing(io.BytesIO):
    """A stream on a disk that fails after the first piece."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            raise OSError(5, os.strerror(5))
        return super().read(size)


def test_a_batch_keeps_every_file(store: FileStore) -> None:
    with store.batch() as batch:
        names = [batch.keep(io.BytesIO(bytes([n]))).name for n in range(20)]
    assert sorted(names) == sorted(store.names())


def test_memory_does_not_grow_with_the_file(store: FileStore) -> None:
    tracemalloc.start()
    found = store.keep(Zeros(96 * 1024 * 1024))
    store.verify(found.sha256)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 * PIECE


class Zeros(io.BytesIO):
    """So many zero bytes, never all at once."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self._left = left

    def read(self, size: int | None = -1, /) -> bytes:
        size = min(size or 0, self._left)
        self._left -= size
        return bytes(size)

    def seekable(self) -> bool:
        return False


def test_a_full_disk_is_told_and_leaves_nothing(disk: Disk) -> None:
    store = a_store(disk.folder)
    before = kept(store, b"before")
    disk.fill(leaving=PIECE)
    with pytest.raises(DiskFull):
        kept(store, os.urandom(3 * PIECE))
    assert (list(store.names()), list(store.folder.glob("*.part"))) == ([before.name], [])


def test_a_read_only_disk_is_told(disk: Disk) -> None:
    store = a_store(disk.folder)
    disk.make_read_only()
    with pytest.raises(ReadOnlyMedium):
        kept(store, b"later")


def test_a_sealed_file_opens_with_the_vault_alone(store: FileStore) -> None:
    vault = Vault(os.urandom(32))
    sealed = FileStore(store.folder, vault.files, vault.file_names)
    found = kept(sealed, b"her passport")
    assert not store.has(found.sha256)
    with sealed.open(found.sha256) as file:
        assert file.read() == b"her passport"


def test_a_sealed_file_can_be_purged_while_the_vault_is_closed(store: FileStore) -> None:
    vault = Vault(os.urandom(32))
    found = kept(FileStore(store.folder, vault.files, vault.file_names), b"her passport")
    store.erase_name(found.name)
    assert list(store.names()) == []
