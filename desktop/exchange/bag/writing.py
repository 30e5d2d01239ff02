"""A bag is written beside its place, read back whole, and only then put in it.

Every file is on the disk before the next is begun; at the end each is read back and compared with what was meant, and
the folder gets its name. Whatever happens before that, no bag lies under the name.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.archive import ArchiveError
from desktop.exchange.bag import paths
from desktop.platform import forget_pages, largest_file, sync_file, sync_folder

Progress = Callable[[int, int], None]
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")
UNFINISHED = "unfinished-bag"
"""The file by which a folder that a crash left is known as ours, and may be cleared away."""
_PIECE = 1 << 20


class PlaceTaken(ArchiveError):
    """Something has this name already."""

    happened = "“{name}” is there already."
    do = "Choose a name that is not taken; nothing was written."


class NotWritten(ArchiveError):
    """The system would not take the bag."""

    happened = "The bag could not be written to “{name}”: {reason}."
    do = "Make room there, or choose another place. Nothing lies under this name."


class NotReadBack(ArchiveError):
    """What was read back is not what was written."""

    happened = "“{name}” was read back from the disk, and is not what was written."
    do = "Do not trust this disk or stick. Choose another one; nothing lies under this name."


class TooLargeFor(ArchiveError):
    """A file is larger than this sort of disk can hold."""

    happened = "“{name}” has {size} bytes, and a disk of this sort (FAT32) holds no file of more than {most}."
    do = "Choose a disk with exFAT, NTFS or ext4, or leave this file out. Nothing was written."


@dataclass(frozen=True)
class Written:
    """A file as it was written: its size in bytes and its digests (hex) by algorithm."""

    size: int
    digests: Mapping[str, str]


class BagWriter:
    """One bag while it is written. `with` clears it away unless `finish` was reached."""

    def __init__(self, place: Path, progress: Progress, total: int) -> None:
        self.place = place
        self._part = place.with_name(place.name + ".part")
        self._progress, self._done, self._total = progress, 0, 2 * total
        self.payload: dict[str, Written] = {}
        self._tags: dict[str, Written] = {}
        self._folders: set[Path] = set()

    def __enter__(self) -> BagWriter:
        if os.path.lexists(self.place):
            raise PlaceTaken(name=self.place.name)
        with self._told():
            if os.path.lexists(self._part):
                if not (self._part / UNFINISHED).is_file() or self._part.is_symlink():
                    raise PlaceTaken(name=self._part.name)
                shutil.rmtree(self._part)
            self._part.mkdir()
            (self._part / UNFINISHED).touch()
            (self._part / "data").mkdir()
            self._folders |= {self._part, self._part / "data"}
        return self

    def __exit__(self, *_: object) -> None:
        if self._part.exists():
            with contextlib.suppress(OSError):
                shutil.rmtree(self._part)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise NotWritten(name=self.place.name, reason=error.strerror or str(error)) from error

    def must_fit(self, sizes: Mapping[str, int]) -> None:
        """Refuse before anything large is written. Raises TooLargeFor, NotWritten."""
        most = largest_file(self._part.parent)
        for name, size in sizes.items():
            if most is not None and size > most:
                raise TooLargeFor(name=name, size=size, most=most)
        with self._told():
            if shutil.disk_usage(self._part.parent).free < sum(sizes.values()):
                raise NotWritten(name=self.place.name, reason="there is not enough room")

    def put(self, path: str, pieces: Iterable[bytes]) -> Written:
        """Write a file of the payload ("data/…"), piece by piece."""
        made = self.payload[path] = self._put(path, pieces)
        return made

    def _put(self, path: str, pieces: Iterable[bytes]) -> Written:
        if not paths.is_portable(path):
            raise ValueError(f"{path!r} is no name for every system")
        digests = {name: hashlib.new(name) for name in ALGORITHMS}
        size = 0
        target = self._part / path
        with self._told():
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders |= {folder for folder in target.parents if self._part in (folder, *folder.parents)}
            with target.open("xb") as file:
                for piece in pieces:
                    file.write(piece)
                    for digest in digests.values():
                        digest.update(piece)
                    size += len(piece)
                    self._step(len(piece))
                sync_file(file)
        return Written(size, {name: digest.hexdigest() for name, digest in digests.items()})

    def _step(self, count: int) -> None:
        self._done += count
        self._progress(min(self._done, self._total), self._total)

    def finish(self, info: Iterable[tuple[str, str]], tags: Mapping[str, bytes],
               sign: Callable[[bytes], tuple[str, bytes]] | None = None) -> None:
        """Write what the bag says of itself and its manifests, read everything back, and put it in its place.

        info: labels and values of bag-info.txt beside Payload-Oxum and Bag-Size. tags: other tag files. sign: gives the
        name and the bytes of a signature of the first tag manifest.
        """
        octets = sum(one.size for one in self.payload.values())
        own = [*info, ("Bag-Size", _in_words(octets)), ("Payload-Oxum", f"{octets}.{len(self.payload)}")]
        written = {"bagit.txt": DECLARATION, "bag-info.txt": "".join(
            f"{label}: {' '.join(value.split())}\n" for label, value in own).encode(), **tags}
        written |= {f"manifest-{name}.txt": _manifest(self.payload, name) for name in ALGORITHMS}
        for path, data in written.items():
            self._tags[path] = self._put(path, [data])
        for name in ALGORITHMS:
            listing = _manifest({path: self._tags[path] for path in written}, name)
            self._tags[f"tagmanifest-{name}.txt"] = self._put(f"tagmanifest-{name}.txt", [listing])
            if name == ALGORITHMS[0] and sign is not None:
                beside, signature = sign(listing)
                self._tags[beside] = self._put(beside, [signature])
        self._read_back()
        with self._told():
            (self._part / UNFINISHED).unlink()
            for folder in sorted(self._folders, reverse=True):
                sync_folder(folder)
            if os.path.lexists(self.place):  # made by somebody meanwhile
                raise PlaceTaken(name=self.place.name)
            self._part.rename(self.place)
            sync_folder(self.place.parent)

    def _read_back(self) -> None:
        for path, written in (*self.payload.items(), *self._tags.items()):
            digest = hashlib.sha256()
            with self._told(), (self._part / path).open("rb") as file:
                forget_pages(file)
                while piece := file.read(_PIECE):
                    digest.update(piece)
                    self._step(len(piece))
            if digest.hexdigest() != written.digests["sha256"]:
                raise NotReadBack(name=path)


def _manifest(files: Mapping[str, Written], algorithm: str) -> bytes:
    """A manifest as sha256sum reads it too: two spaces, a file in each line."""
    return "".join(f"{one.digests[algorithm]}  {paths.written(path)}\n" for path, one in sorted(files.items())).encode()


def _in_words(octets: int) -> str:
    size = float(octets)
    for unit in ("bytes", "KB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
