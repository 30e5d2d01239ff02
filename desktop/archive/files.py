"""Evidence files: kept as they came, encrypted, under names that tell nothing.

A file lies at files/ab/abcd…, its name being HMAC-SHA256 of its SHA-256, so that a seized disk cannot be
matched against known files; for the same reason its length is rounded up. `sealed_file` tells its inside.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import io
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from desktop.archive.errors import ChangedFile, DamagedFile, MissingFile, UnreadableSource, explain_os
from desktop.archive.sealed_file import HEAD_BYTES, Progress, SealedReader, write_sealed
from desktop.platform import sync_file, sync_folder

_PART = ".part"
_NAME = re.compile("[0-9a-f]{64}")


def is_name(name: str) -> bool:
    """Whether this can be the name of an evidence file; a path, for one, cannot."""
    return bool(_NAME.fullmatch(name))


@dataclass(frozen=True)
class Kept:
    """A file that is safely in the archive: its SHA-256 (hex), its size in bytes, its name under `files`.

    `new` is False when the same content was there already.
    """

    sha256: str
    size: int
    name: str
    new: bool = True


class FileStore:
    """The evidence files of one archive, or of its sealed depth when the keys are the vault's.

    Both depths lie in the same folder and cannot read each other's. Not to be used by two threads at once for
    the same content; reading is free.
    """

    def __init__(self, folder: Path, content_key: bytes, name_key: bytes) -> None:
        self.folder = folder
        self._content = AESGCMSIV(content_key)
        self._name_key = name_key

    def prepare(self) -> None:
        """Make the folder if need be and clear what a crash left half written. Hold the lock first."""
        try:
            self.folder.mkdir(exist_ok=True)
            for left in self.folder.glob("*" + _PART):
                left.unlink()
            sync_folder(self.folder)
            sync_folder(self.folder.parent)
        except OSError as error:
            raise explain_os(error, self.folder) from error

    def keep(
        self, source: BinaryIO | Path, progress: Progress | None = None, expected: str | None = None
    ) -> Kept:
        """Keep a file's bytes; when this returns they lie safely on the disk.

        What is hashed is what is kept, in one reading. `expected` is a SHA-256 (hex) read earlier:
        ChangedFile if it is another now. What is here already is proved, mended if need be, not doubled.
        """
        with self.batch() as batch:
            return batch.keep(source, progress, expected)

    def batch(self) -> Batch:
        """Keep many files and wait for the folders once, at the end of the `with`; safe only then."""
        return Batch(self)

    def open(self, sha256: str) -> BinaryIO:
        """The content of a kept file, to be read and sought in; every piece is proved as it is read."""
        return io.BufferedReader(self._reader(self.name_of(sha256)))

    def verify(self, sha256: str, progress: Progress | None = None) -> None:
        """Read a kept file whole and compare its hash; MissingFile or DamagedFile when it is not as kept."""
        name = self.name_of(sha256)
        digest = hashlib.sha256()
        with self._reader(name) as reader:
            for done, piece in reader.pieces():
                digest.update(piece)
                if progress:
                    progress(done, reader.size)
        if digest.hexdigest() != sha256:
            raise DamagedFile(name=name, reason="its content has another hash")

    def size(self, sha256: str) -> int:
        """How many bytes a kept file has."""
        with self._reader(self.name_of(sha256)) as reader:
            return reader.size

    def has(self, sha256: str) -> bool:
        """Whether a file of that content is here; says nothing of its health."""
        return self.path_of(self.name_of(sha256)).exists()

    def erase(self, sha256: str) -> None:
        """Destroy a kept file for good; nothing happens when it is gone already."""
        self.erase_name(self.name_of(sha256))

    def erase_name(self, name: str) -> None:
        """Destroy a file by its name under `files`, as when its vault is closed or nothing refers to it."""
        path = self.path_of(name)
        try:
            if not path.exists():
                return
            # Its own key goes first: what the disk still holds of it opens no more, with no passphrase.
            with path.open("r+b") as file:
                file.write(bytes(HEAD_BYTES))
                sync_file(file)
            path.unlink()
            sync_folder(path.parent)
        except OSError as error:
            raise explain_os(error, path) from error

    def names(self) -> Iterator[str]:
        """The names of all files kept here, of both depths."""
        for folder in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            yield from sorted(path.name for path in folder.iterdir() if _NAME.fullmatch(path.name))

    def orphans(self, expected: Iterable[str]) -> list[str]:
        """Names that lie here and are not expected: files kept in a step that was never saved."""
        wanted = set(expected)
        return [name for name in self.names() if name not in wanted]

    def missing(self, expected: Iterable[str]) -> list[str]:
        """Expected names that do not lie here."""
        return sorted(set(expected) - set(self.names()))

    def name_of(self, sha256: str) -> str:
        """The name under which content of that SHA-256 (hex) is kept."""
        return hmac.new(self._name_key, bytes.fromhex(sha256), "sha256").hexdigest()

    def path_of(self, name: str) -> Path:
        """Where a file of that name lies; ValueError for what can be no name, such as a path."""
        if not is_name(name):
            raise ValueError("not the name of an evidence file")
        return self.folder / name[:2] / name

    def _reader(self, name: str) -> SealedReader:
        path = self.path_of(name)
        try:
            file = path.open("rb")
        except FileNotFoundError:
            raise MissingFile(name=name) from None
        except OSError as error:
            raise explain_os(error, path) from error
        try:
            return SealedReader(file, self._content, name)
        except DamagedFile:
            file.close()
            raise

    def _is_whole(self, sha256: str) -> bool:
        try:
            self.verify(sha256)
        except (DamagedFile, MissingFile):
            return False
        return True


class Batch:
    """Files kept together; see FileStore.batch."""

    def __init__(self, store: FileStore) -> None:
        self._store = store
        self._touched: set[Path] = set()

    def __enter__(self) -> Batch:
        return self

    def __exit__(self, *_: object) -> None:
        for folder in self._touched:
            try:
                sync_folder(folder)
            except OSError as error:
                raise explain_os(error, folder) from error

    def keep(
        self, source: BinaryIO | Path, progress: Progress | None = None, expected: str | None = None
    ) -> Kept:
        """As FileStore.keep, except that the name is safe on the disk only when the batch has ended."""
        if not isinstance(source, Path):
            return self._keep(source, progress, expected)
        try:
            file = source.open("rb")
        except OSError as error:
            raise UnreadableSource(reason=error.strerror) from error
        with file:
            return self._keep(file, progress, expected)

    def keep_as_it_lies(self, source: BinaryIO, name: str) -> None:
        """Keep a file of the sealed depth that another copy carried, under its name; only its vault can open it."""
        store = self._store
        part = store.folder / (secrets.token_hex(16) + _PART)
        try:
            with part.open("xb") as file:
                shutil.copyfileobj(source, file, 1 << 20)
                sync_file(file)
            self._put(part, store.path_of(name))
        except OSError as error:
            raise explain_os(error, store.folder) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink()

    def _keep(self, source: BinaryIO, progress: Progress | None, expected: str | None) -> Kept:
        store = self._store
        part = store.folder / (secrets.token_hex(16) + _PART)
        try:
            with part.open("xb") as file:
                kept = Kept(*write_sealed(source, file, store._content, store.name_of, progress))
                sync_file(file)
            if expected is not None and kept.sha256 != expected:
                raise ChangedFile
            if store.has(kept.sha256) and store._is_whole(kept.sha256):
                return Kept(kept.sha256, kept.size, kept.name, new=False)
            self._put(part, store.path_of(kept.name))
        except OSError as error:
            raise explain_os(error, store.folder) from error
        finally:
            # On a disk that has failed, or may not be written, the rest is cleared at the next opening.
            with contextlib.suppress(OSError):
                part.unlink()
        return kept

    def _put(self, part: Path, path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        part.replace(path)
        self._touched |= {path.parent, self._store.folder}
