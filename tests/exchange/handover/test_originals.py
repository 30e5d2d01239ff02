"""Originals in a file that a passphrase opens."""

import hashlib
import shutil
import struct
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.exchange.handover import Wanted
from desktop.exchange.handover.originals import open_originals
from desktop.exchange.sealed import frames
from desktop.exchange.sealed.errors import CannotUnlock, DamagedCopy, UnsoundContent
from desktop.exchange.sealed.head import Locks, make_head
from desktop.exchange.sealed.stream import StreamWriter
from tests.exchange.handover.conftest import DAY, SECRET, Handed, files_of, handed
from tests.leaks import found

NAME = "Originals (sealed).sealed"


@pytest.fixture(scope="module")
def folder(full: Handed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case handed over with sealed originals."""
    wanted = Wanted(date=DAY, originals="sealed", passphrase="six words")
    return Path(handed(full.archive, full.case, tmp_path_factory.mktemp("sealed") / "stick", wanted).folder)


@pytest.fixture
def sealed(folder: Path, tmp_path: Path) -> Path:
    """A copy of the file of sealed originals."""
    return Path(shutil.copy(folder / NAME, tmp_path))


def taken(path: Path, place: Path, passphrase: str = "six words") -> dict[str, bytes]:
    """What lies in it."""
    place.mkdir(exist_ok=True)
    open_originals(path, passphrase, place, "Out")
    return files_of(place / "Out")


def test_sealed_originals_come_out_as_they_were_and_are_not_read_in_the_open(folder: Path, tmp_path: Path) -> None:
    files = taken(folder / NAME, tmp_path / "out")
    assert [name[:4] for name in sorted(files)] == ["001 ", "002 ", "003 ", "004 "]
    assert SECRET.encode() in b"".join(files.values()) and found(SECRET, folder) == []
    assert NAME in (folder / "index.html").read_text("utf-8")


@pytest.mark.parametrize("paper", ["Act of transfer.pdf", "Inventory.pdf"])
def test_the_papers_tell_the_hash_of_the_file_that_holds_them(folder: Path, paper: str) -> None:
    told = "".join("".join(page.extract_text() for page in PdfReader(folder / paper).pages).split())
    sha256 = hashlib.sha256((folder / NAME).read_bytes()).hexdigest()
    assert all(sha256[at:at + 16] in told for at in range(0, 64, 16))
    assert paper.startswith("Act") or "files:1;" in told


def test_another_passphrase_opens_nothing(sealed: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotUnlock):
        taken(sealed, tmp_path / "out", "five words")


@pytest.mark.parametrize("cut", [1, 1000])
def test_a_cut_or_changed_file_gives_nothing(sealed: Path, tmp_path: Path, cut: int) -> None:
    data = bytearray(sealed.read_bytes())
    if cut == 1:
        data[-500] ^= 1
    sealed.write_bytes(data[:len(data) - cut + 1])
    with pytest.raises(DamagedCopy):
        taken(sealed, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("name, size", [("../evil", 1), ("a/b", 1), ("CON", 1), ("a\u202eb", 1), ("a", 2**40)])
def test_what_a_stranger_wrote_into_one_is_looked_at_first(tmp_path: Path, name: str, size: int) -> None:
    head, key = make_head(Locks(passphrase="six words"), 100, "test")
    stream = StreamWriter(tmp_path / "made", head, key)
    stream.write(frames.packed(frames.ORIGINALS, {"muragat_originals": 1}))
    stream.write(frames.packed(frames.FILE, {"sha256": "0" * 64, "name": name, "size": size}) + struct.pack(">Q", 0))
    stream.finish()
    (tmp_path / "made.part").rename(tmp_path / "made")
    with pytest.raises(UnsoundContent):
        taken(tmp_path / "made", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
