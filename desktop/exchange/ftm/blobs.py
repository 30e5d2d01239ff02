"""Files as OpenAleph's archive holds them: ab/cd/ef/<SHA-1>/data, each content once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.platform import sync_file, sync_folder

FOLDER = "archive"
_NAME = "data"  # what OpenAleph itself calls it in an archive that is no folder; any one name is found
_PIECE = 1 << 20


class Blobs:
    """A folder of such files, as it is filled."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sizes: dict[str, int] = {}
        """How many bytes each has, by its SHA-1."""

    def put(self, content: BinaryIO, tick: Callable[[], None]) -> str:
        """Write one; its SHA-1, in hexadecimal. `tick` is called often and may raise to stop."""
        part = self._folder / (_NAME + ".part")
        digest, size = hashlib.sha1(usedforsecurity=False), 0
        with part.open("wb") as file:
            for piece in _pieces(content, tick):
                digest.update(piece)
                size += len(piece)
                file.write(piece)
            sync_file(file)
        sha1 = digest.hexdigest()
        if sha1 in self.sizes:
            part.unlink()
            return sha1
        path = self._path(sha1)
        path.parent.mkdir(parents=True)
        os.replace(part, path)
        self.sizes[sha1] = size
        return sha1

    def read_back(self, tick: Callable[[], None]) -> None:
        """Read every file again. Raises OSError when one is not what was written."""
        for sha1, size in self.sizes.items():
            digest = hashlib.sha1(usedforsecurity=False)
            with self._path(sha1).open("rb") as file:
                for piece in _pieces(file, tick):
                    digest.update(piece)
                if digest.hexdigest() != sha1 or file.tell() != size:
                    raise OSError(0, "what was written was read back and is another")
            for folder in [*self._path(sha1).parents][:5]:
                sync_folder(folder)

    def _path(self, sha1: str) -> Path:
        return self._folder / sha1[:2] / sha1[2:4] / sha1[4:6] / sha1 / _NAME


def _pieces(file: BinaryIO, tick: Callable[[], None]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        tick()
        yield piece
