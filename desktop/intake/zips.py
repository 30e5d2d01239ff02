"""A zip archive read within bounds: never a path on disk, never more than it may, never one part twice."""

from __future__ import annotations

import struct
import zipfile
from typing import IO, BinaryIO

from desktop.intake.words import Refused

MOST_ENTRIES = 5_000
MOST_RATIO = 200
MOST_TOTAL = 256_000_000
MOST_PART = 64_000_000
MOST_DIRECTORY = 4_000_000
SMALL = 10_000_000  # up to this size a part may be packed as tightly as it likes: white pictures are
_CHUNK = 1 << 16


class BoundedZip:
    """A zip whose directory has been checked before anything is unpacked.

    Raises Refused for a bomb (too many, too large, too tight, overlapping), zipfile.BadZipFile for damage.
    Entries are asked for by name but names are never paths.
    """

    def __init__(self, file: BinaryIO) -> None:
        _check_directory(file)
        self._zip = zipfile.ZipFile(file)
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        self._left = MOST_TOTAL
        self._check()

    @property
    def names(self) -> list[str]:
        """The names of the entries, for comparing only."""
        return list(self._entries)

    def read(self, name: str | zipfile.ZipInfo, most: int = MOST_PART) -> bytes:
        """An entry unpacked; KeyError if there is none, Refused if it outgrows its stated size or `most`."""
        entry = self._entries[name] if isinstance(name, str) else name
        most = min(most, self._left)
        if entry.flag_bits & 1:
            raise Refused("encrypted")
        if entry.file_size > most:
            raise Refused("total", limit=most // 1_000_000)
        parts, size = [], 0
        with self._zip.open(entry) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                if size > entry.file_size:
                    raise Refused("lies")
                parts.append(chunk)
        self._left -= size
        return b"".join(parts)

    def open(self, name: str) -> IO[bytes]:
        """An entry to be read piece by piece; it gives no more bytes than the directory says, which was checked."""
        if self._entries[name].flag_bits & 1:
            raise Refused("encrypted")
        return self._zip.open(self._entries[name])

    @property
    def files(self) -> list[zipfile.ZipInfo]:
        """The entries that are files, in the order of the directory; folders are none. Two may have one name."""
        return [entry for entry in self._zip.infolist() if not entry.is_dir()]

    def _check(self) -> None:
        entries = sorted(self._zip.infolist(), key=lambda entry: entry.header_offset)
        if len(entries) > MOST_ENTRIES:
            raise Refused("entries")
        end = 0
        for entry in entries:
            if entry.header_offset < end:
                raise Refused("overlap")
            # The local header is 30 bytes and repeats the name (APPNOTE.TXT, 4.3.7).
            spelling = "utf-8" if entry.flag_bits & 0x800 else "cp437"
            end = entry.header_offset + 30 + len(entry.orig_filename.encode(spelling, "replace")) + entry.compress_size
            if entry.file_size > max(SMALL, MOST_RATIO * entry.compress_size):
                raise Refused("ratio", limit=MOST_RATIO)
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Refused("method")
        if end > self._zip.start_dir:
            raise Refused("overlap")
        if sum(entry.file_size for entry in entries) > MOST_TOTAL:
            raise Refused("total", limit=MOST_TOTAL // 1_000_000)


def _check_directory(file: BinaryIO) -> None:
    """Refuse a directory too long to be looked at, by the record at its end (APPNOTE.TXT, 4.3.16)."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_557))
    tail = file.read(65_557)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        raise zipfile.BadZipFile("no directory")
    entries, length = struct.unpack_from("<HI", tail, at + 10)
    if entries > MOST_ENTRIES or length > MOST_DIRECTORY:
        raise Refused("entries")
    file.seek(0)
