"""The container: what is written comes back, and whatever is changed, cut, moved or missing is found."""

import os
import random
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.archive.errors import ArchiveError
from desktop.archive.sealed_file import PIECE, SEALED_PIECE, padded_length
from desktop.exchange.sealed.errors import CannotUnlock, DamagedCopy, NotASealedCopy, NotForThisKey, NotLocked
from desktop.exchange.sealed.head import Head, Locks, make_head, unlock
from desktop.exchange.sealed.stream import StreamReader, StreamWriter
from desktop.exchange.sealed.volumes import SMALLEST, head_of, pieces_in, volumes_at
from tests.exchange.sealed.making import content_of, written

SMALL = SMALLEST + SEALED_PIECE  # a volume of two pieces
LONG = random.Random(7).randbytes(5 * PIECE + 100)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Head, bytes]:
    """A sealed copy in several volumes."""
    path = tmp_path_factory.mktemp("long") / "copy"
    return path, *written(path, LONG, volume_bytes=SMALL)


@pytest.fixture
def copy(long: tuple[Path, Head, bytes], tmp_path: Path) -> tuple[Path, Head, bytes]:
    """The same, to be spoiled."""
    for one in volumes_at(long[0]):
        shutil.copy(one, tmp_path)
    return tmp_path / "copy", long[1], long[2]


def refusal(copy: tuple[Path, Head, bytes]) -> str:
    """How a spoiled copy is refused; nothing that was not there before may be given first."""
    path, _, key = copy
    got = b""
    with pytest.raises(ArchiveError) as told:
        with StreamReader(volumes_at(path), head_of(path), key) as stream:
            while piece := stream.read(PIECE):
                got += piece
    assert LONG.startswith(got)
    return str(told.value)


@settings(max_examples=8)
@given(size=st.sampled_from([1, 5, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7]),
       volume=st.sampled_from([SMALLEST, SMALL, 10**9]))
def test_what_is_written_comes_back(tmp_path_factory: pytest.TempPathFactory, size: int, volume: int) -> None:
    path = tmp_path_factory.mktemp("copy") / "copy"
    head, key = written(path, LONG[:size], volume_bytes=volume)
    assert content_of(path, head, key) == LONG[:size].ljust(padded_length(size), b"\0")


def test_it_can_be_sought_in(long: tuple[Path, Head, bytes]) -> None:
    with StreamReader(volumes_at(long[0]), long[1], long[2]) as stream:
        stream.seek(3 * PIECE + 10)
        assert stream.read(20) == LONG[3 * PIECE + 10:][:20]


def test_no_volume_is_larger_than_asked_for(long: tuple[Path, Head, bytes]) -> None:
    assert len(volumes_at(long[0])) == 3 and all(path.stat().st_size <= SMALL for path in volumes_at(long[0]))


@pytest.mark.parametrize("seed", range(30))
def test_a_changed_byte_is_found(copy: tuple[Path, Head, bytes], seed: int) -> None:
    dice = random.Random(seed)
    path = dice.choice(volumes_at(copy[0]))
    data = bytearray(path.read_bytes())
    data[dice.randrange(len(data) if seed % 2 else 260)] ^= 1 << dice.randrange(8)
    path.write_bytes(data)
    assert refusal(copy)


@pytest.mark.parametrize("left", [0, 7, 100, 192, 192 + 17, 192 + SEALED_PIECE, -1])
@pytest.mark.parametrize("number", range(3))
def test_a_cut_volume_is_found(copy: tuple[Path, Head, bytes], number: int, left: int) -> None:
    path = volumes_at(copy[0])[number]
    size = path.stat().st_size
    os.truncate(path, min(left, size - 1) if left >= 0 else max(0, size + left))
    assert refusal(copy)


@pytest.mark.parametrize("one, other", [(0, 1), (0, 2), (1, 3), (3, 4)])
def test_pieces_that_changed_places_are_found(copy: tuple[Path, Head, bytes], one: int, other: int) -> None:
    volumes = volumes_at(copy[0])
    begins = [(volumes[n // 2], (48 if n // 2 else len(copy[1].data)) + n % 2 * SEALED_PIECE) for n in (one, other)]
    pieces = [path.read_bytes()[at:at + SEALED_PIECE] for path, at in begins]
    for (path, at), piece in zip(begins, reversed(pieces), strict=True):
        data = bytearray(path.read_bytes())
        data[at:at + SEALED_PIECE] = piece
        path.write_bytes(data)
    assert refusal(copy)


def test_a_missing_last_volume_is_named(copy: tuple[Path, Head, bytes]) -> None:
    volumes_at(copy[0])[2].unlink()
    assert "“copy.003” is missing" in refusal(copy)


def test_a_missing_volume_in_the_middle_is_named(copy: tuple[Path, Head, bytes]) -> None:
    volumes_at(copy[0])[1].unlink()
    assert "“copy.002” is missing" in refusal(copy)


def test_volumes_that_changed_names_are_found(copy: tuple[Path, Head, bytes]) -> None:
    first, second, third = volumes_at(copy[0])
    second.rename(first.with_name("aside"))
    third.rename(second)
    first.with_name("aside").rename(third)
    assert "“copy.002” is another volume" in refusal(copy)


def test_a_repeated_volume_is_found(copy: tuple[Path, Head, bytes]) -> None:
    volumes = volumes_at(copy[0])
    shutil.copy(volumes[2], volumes[0].with_name("copy.004"))
    assert "“copy.004” is another volume" in refusal(copy) or "“copy.003” was cut" in refusal(copy)


def test_a_volume_of_another_copy_is_found(copy: tuple[Path, Head, bytes]) -> None:
    other = copy[0].with_name("other")
    written(other, LONG, volume_bytes=SMALL)
    shutil.copy(other.with_name("other.002"), copy[0].with_name("copy.002"))
    assert "“copy.002” is another volume" in refusal(copy)


def test_something_behind_the_end_is_found(copy: tuple[Path, Head, bytes]) -> None:
    with volumes_at(copy[0])[2].open("ab") as file:
        file.write(b"\0" * 40)
    assert "its end is missing, or was changed" in refusal(copy)


def test_another_passphrase_opens_nothing(long: tuple[Path, Head, bytes]) -> None:
    with pytest.raises(CannotUnlock):
        unlock(long[1], "Pass", "copy")


def test_each_of_several_locks_opens_it() -> None:
    one, two = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    publics = tuple(each.public_key().public_bytes_raw() for each in (one, two))
    head, key = make_head(Locks("pass", publics), 10, "test")
    assert [unlock(head, each, "copy") for each in ("pass", one, two)] == [key] * 3


def test_a_key_it_was_not_made_for_opens_nothing() -> None:
    head, _ = make_head(Locks(keys=(X25519PrivateKey.generate().public_key().public_bytes_raw(),)), 10, "test")
    with pytest.raises(NotForThisKey):
        unlock(head, X25519PrivateKey.generate(), "copy")


def test_nothing_is_sealed_that_nobody_could_open() -> None:
    with pytest.raises(NotLocked):
        make_head(Locks(), 10, "test")


def test_nothing_is_sealed_for_a_key_that_anybody_could_open() -> None:
    with pytest.raises(NotLocked):
        make_head(Locks(keys=(bytes(32),)), 10, "test")


def test_the_same_content_never_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        written(tmp_path / name, b"the same")
    assert (tmp_path / "one").read_bytes()[192:] != (tmp_path / "two").read_bytes()[192:]


def test_a_folder_is_no_sealed_copy(tmp_path: Path) -> None:
    with pytest.raises(NotASealedCopy):
        head_of(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotASealedCopy):
        head_of(tmp_path / "pipe")


def test_a_later_volume_alone_is_told_apart(long: tuple[Path, Head, bytes]) -> None:
    with pytest.raises(NotASealedCopy, match="without a number"):
        head_of(volumes_at(long[0])[1])


def test_what_is_larger_than_its_frame_of_volumes_is_refused() -> None:
    with pytest.raises(ArchiveError, match="at least"):
        pieces_in(1000)


def test_nothing_is_given_before_its_piece_is_proved(copy: tuple[Path, Head, bytes]) -> None:
    data = bytearray(copy[0].read_bytes())
    data[len(copy[1].data) + SEALED_PIECE + 5] ^= 1
    copy[0].write_bytes(data)
    with StreamReader(volumes_at(copy[0]), copy[1], copy[2]) as stream:
        assert stream.read(PIECE) == LONG[:PIECE]
        with pytest.raises(DamagedCopy, match="piece 2 of"):
            stream.read(1)


def test_a_writer_that_was_given_up_leaves_only_what_counts_for_nothing(tmp_path: Path) -> None:
    head, key = make_head(Locks("pass"), 10, "test")
    stream = StreamWriter(tmp_path / "copy", head, key)
    stream.write(LONG)
    stream.close()
    assert [path.name for path in tmp_path.iterdir()] == ["copy.part"]
