"""Keeping a large file and reading it back, beside copying and hashing it."""

import hashlib
import os
from pathlib import Path

from desktop.archive import create
from desktop.platform import sync_file, sync_folder
from tests.bench.harness import Part, Sizes, Way, compare

PIECE = 1 << 20


def keeping(folder: Path, sizes: Sizes) -> Part:
    """A file of random bytes, so that no disk can make it smaller."""
    source, copy = folder / "source", folder / "copy"
    _random_file(source, sizes.file_bytes)
    with create(folder / "a", "first", purpose="test") as archive:
        store = archive.files
        sha256 = store.keep(source).sha256
        size = f"{sizes.file_bytes / 1e6:.0f} MB"
        yield compare(f"Keeping {size}", [
            Way("copied, SHA-256 of it, fsync of file and folder", lambda: _copy(source, copy),
                before=lambda: copy.unlink(missing_ok=True)),
            Way("kept: hashed, encrypted, fsync", lambda: store.keep(source), before=lambda: store.erase(sha256)),
        ], sizes.rounds)
        yield compare(f"Reading {size} back", [
            Way("SHA-256 of the plain file", lambda: _hash(copy)),
            Way("the kept file proved: decrypted, hashed", lambda: store.verify(sha256)),
        ], sizes.rounds)


def _random_file(path: Path, size: int) -> None:
    with path.open("wb") as file:
        for start in range(0, size, PIECE):
            file.write(os.urandom(min(PIECE, size - start)))


def _copy(source: Path, target: Path) -> None:
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as write:
        while piece := read.read(PIECE):
            digest.update(piece)
            write.write(piece)
        sync_file(write)
    sync_folder(target.parent)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
