"""Where evidence is looked for: a folder of files, or an archive that is open."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from archive_schema.fields import SEALED

if TYPE_CHECKING:
    from desktop.archive import Archive, Reader

Progress = Callable[[int, int], None]
_MOST_FILES = 100_000
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Held:
    """A file that is there: its SHA-256, its name, and how its text is read (None where it has none).

    `is_whole` is asked of a file whose hash was only told, before anything is said to be proved by it.
    """

    sha256: str
    name: str
    text: Callable[[], str | None]
    is_whole: Callable[[], bool] = lambda: True


class Evidence(Protocol):
    """Files by which notes are proved."""

    def held(self, progress: Progress) -> list[Held]:
        """All of them."""

    unread: list[str]
    """Names of what is there and could not be read."""


class Folder:
    """A folder of files and all folders in it; links are not followed."""

    def __init__(self, folder: Path, text: Callable[[Path, str], str | None]) -> None:
        self.folder = folder
        self.unread: list[str] = []
        self._text = text

    def held(self, progress: Progress) -> list[Held]:
        """See `Evidence`."""
        paths = list(self._paths())
        held = []
        for at, path in enumerate(paths):
            progress(at, len(paths))
            try:
                sha256 = _hash(path)
            except OSError:
                self.unread.append(str(path.relative_to(self.folder)))
                continue
            held.append(self._held(sha256, path))
        progress(len(paths), len(paths))
        return held

    def _held(self, sha256: str, path: Path) -> Held:
        return Held(sha256, path.name, lambda: self._text(path, sha256))

    def _paths(self) -> Iterator[Path]:
        count = 0
        for root, folders, names in os.walk(self.folder, onerror=self._not_walked):
            folders.sort()
            for name in sorted(names):
                path = Path(root, name)
                if not stat.S_ISREG(os.lstat(path).st_mode):
                    continue
                if (count := count + 1) > _MOST_FILES:
                    self.unread.append(f"more than {_MOST_FILES} files")
                    return
                yield path

    def _not_walked(self, error: OSError) -> None:
        self.unread.append(str(error.filename))


class InArchive:
    """The files of an open archive; one that proves something is read and hashed anew, and nothing goes to the disk."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self.unread: list[str] = []
        self._archive = archive
        self._reader = reader

    def held(self, progress: Progress) -> list[Held]:
        """See `Evidence`."""
        return [self._held(sha256, name) for sha256, name in names_in(self._reader).items()]

    def _held(self, sha256: str, name: str) -> Held:
        return Held(sha256, name, lambda: self._text(sha256), lambda: self._is_whole(sha256))

    def _is_whole(self, sha256: str) -> bool:
        from desktop.archive.errors import ArchiveError

        try:
            self._archive.files.verify(sha256)
        except ArchiveError:
            return False
        return True

    def _text(self, sha256: str) -> str | None:
        for file in self._reader.files_with(sha256):
            source = self._reader.find(str(file["source"] or ""))
            text = source["text"] if source is not None else None
            if isinstance(text, str) and text.strip():
                return text
        return None


def names_in(reader: Reader) -> dict[str, str]:
    """The names of an archive's files by SHA-256; sealed ones are not told."""
    names: dict[str, str] = {}
    for file_id in reader.ids("file"):
        file = reader.get(file_id)
        sha256, name = file["sha256"], file["name"]
        if isinstance(sha256, str) and sha256 is not SEALED:
            names.setdefault(sha256, name if isinstance(name, str) and name else file.ref)
    return names


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
