"""Where the volumes of a sealed copy lie, and how they begin.

A volume holds as many pieces as the head says, and the last one the rest.
"""

from __future__ import annotations

import stat
import struct
from pathlib import Path
from typing import BinaryIO

from desktop.archive.errors import explain_os
from desktop.archive.sealed_file import SEALED_PIECE
from desktop.exchange.sealed.errors import NotASealedCopy, SealedCopyError
from desktop.exchange.sealed.head import MAGIC as HEAD_MAGIC
from desktop.exchange.sealed.head import MOST_HEAD, Head, read_head

VOLUME = 2**32 - 1
"""The most bytes of a file on FAT32."""
SMALLEST = MOST_HEAD + SEALED_PIECE
MOST_VOLUMES = 999
PART = ".part"
MAGIC = b"MURAGATV"
_LATER = struct.Struct(">8sHH32s4x")
LATER_BYTES = _LATER.size


def pieces_in(volume_bytes: int) -> int:
    """How many pieces a volume of that size holds. Raises SealedCopyError for a size that holds none."""
    if volume_bytes < SMALLEST:
        raise SealedCopyError("A volume has to hold at least {least} bytes.",
                              "Give a larger size; nothing was written.", least=SMALLEST)
    return min((volume_bytes - MOST_HEAD) // SEALED_PIECE, 2**32 - 1)


def volume(first: Path, number: int) -> Path:
    """Where a volume lies: the first under the name itself, the others with a number behind it."""
    return first if number == 1 else first.with_name(f"{first.name}.{number:03}")


def volumes_at(first: Path) -> list[Path]:
    """The volumes that lie there, from the first up to where one is missing."""
    found = [first]
    while len(found) < MOST_VOLUMES and (following := volume(first, len(found) + 1)).exists():
        found.append(following)
    return found


def later_head(head: Head, number: int) -> bytes:
    """How a later volume begins."""
    return _LATER.pack(MAGIC, 1, number, head.id)


def follows(head: Head, path: Path) -> bool:
    """Whether a file is, by its name and how it begins, a later volume of the copy with this head."""
    with open_plain(path) as file:
        return file.read(LATER_BYTES) == later_head(head, int(path.suffix[1:]))


def is_ours(path: Path) -> bool:
    """Whether a file is, or was to become, a volume of a sealed copy. Of one that was not finished a power cut may have
    left zeros; whatever bears a volume's name was on the disk before."""
    with open_plain(path) as file:
        begin = file.read(len(MAGIC))
    return begin in (HEAD_MAGIC, MAGIC) or path.name.endswith(PART) and not begin.strip(b"\0")


def open_plain(path: Path) -> BinaryIO:
    """A file that is one: not a folder, a pipe or a device. Raises NotASealedCopy or what the disk reported."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotASealedCopy(name=path.name)
        return path.open("rb")
    except FileNotFoundError:
        raise NotASealedCopy("There is no file “{name}”.", name=path.name) from None
    except OSError as error:
        raise explain_os(error, path) from error


def head_of(first: Path) -> Head:
    """The head of a sealed copy that lies there."""
    with open_plain(first) as file:
        try:
            return read_head(file, first.name)
        except OSError as error:
            raise explain_os(error, first) from error
