"""The file `header`: the locked boxes that hold an archive's keys, and nothing else that could be read.

Two copies of 4 KiB lie one after the other, A and B. A change writes one copy, syncs it, then the other, and
the copy in use is written last; so a power cut leaves one good copy at any moment. Writing in place, rather
than beside and renaming, also writes over the box of the old passphrase instead of leaving it on the disk.

A copy: magic 8, version 2, purpose 1, number of slots 1, generation 8 (bytes, little-endian), zeros to 32;
slots of 96 each; zeros to 4064; the SHA-256 of all before. A slot: kind 1, lanes 1, zeros 2, iterations 4,
memory in KiB 4, salt 16, nonce 12, wrapped key 48, zeros 8.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.archive.errors import ArchiveError, DamagedHeader, NewerArchive, NotAnArchive, explain_os
from desktop.platform import sync_file, sync_folder

VERSION = 1
COPY_BYTES = 4096
MOST_SLOTS = 8

_MAGIC = b"MURAGAT\n"
_HEAD = struct.Struct("<8sHBBQ12x")
_SLOT = struct.Struct("<BB2xII16s12s48s8x")
_CHECKSUM_BYTES = 32
_BODY_BYTES = COPY_BYTES - _CHECKSUM_BYTES

PURPOSES = ("work", "sample", "test")
"""Told in clear: the sample's passphrase is published, and tests unlock cheaply; anything else is work."""
SLOT_KINDS = ("passphrase", "recovery", "vault")


@dataclass(frozen=True)
class Cost:
    """What Argon2id spends on one try of a passphrase."""

    iterations: int
    memory_kib: int
    lanes: int = 4

    @property
    def sound(self) -> bool:
        """Whether the numbers may be tried at all: no header can make us spend hours or all the memory."""
        enough_memory = 1024 <= self.memory_kib <= 1024 * 1024
        return 1 <= self.iterations <= 10 and enough_memory and 1 <= self.lanes <= 8

    def reaches(self, floor: Cost) -> bool:
        """Whether a try costs at least as much as the floor's, in rounds and in memory."""
        return self.iterations >= floor.iterations and self.memory_kib >= floor.memory_kib


FLOOR = Cost(iterations=3, memory_kib=64 * 1024)
"""The least for an archive of work."""
USUAL = Cost(iterations=3, memory_kib=256 * 1024)
"""About a second on a common computer."""
QUICK = Cost(iterations=1, memory_kib=1024)
"""For the sample and for tests only: their passphrases guard nothing."""


@dataclass(frozen=True)
class Slot:
    """A key of 32 bytes, locked with one passphrase or code."""

    kind: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def clear_fields(self, purpose: str) -> bytes:
        """What stands beside the locked key and may not be changed unnoticed."""
        cost = self.cost
        return _MAGIC + struct.pack(
            "<HBBBII16s", VERSION, PURPOSES.index(purpose), SLOT_KINDS.index(self.kind), cost.lanes,
            cost.iterations, cost.memory_kib, self.salt,
        )  # fmt: skip


@dataclass(frozen=True)
class Header:
    """What the file `header` says. `repaired`: one copy was damaged or behind, and the other one was read."""

    purpose: str
    slots: tuple[Slot, ...]
    generation: int = 1
    repaired: bool = False

    def slot(self, kind: str) -> Slot | None:
        """The slot of that kind, if there is one."""
        return next((slot for slot in self.slots if slot.kind == kind), None)

    def with_slot(self, new: Slot) -> Header:
        """The same header with this slot added, or put in place of the one of its kind."""
        kept = tuple(slot for slot in self.slots if slot.kind != new.kind)
        return replace(self, slots=(*kept, new))


def encode(header: Header) -> bytes:
    """One copy of a header, as 4096 bytes."""
    purpose = PURPOSES.index(header.purpose)
    body = _HEAD.pack(_MAGIC, VERSION, purpose, len(header.slots), header.generation)
    for slot in header.slots:
        body += slot_bytes(slot)
    body = body.ljust(_BODY_BYTES, b"\0")
    return body + hashlib.sha256(body).digest()


def slot_bytes(slot: Slot) -> bytes:
    """A slot as it stands in the header, 96 bytes."""
    cost = slot.cost
    return _SLOT.pack(SLOT_KINDS.index(slot.kind), cost.lanes, cost.iterations, cost.memory_kib, slot.salt,
                      slot.nonce, slot.wrapped)


def slot_of(data: bytes, purpose: str = "work") -> Slot:
    """A slot that came from the header of another copy; DamagedHeader when it is none, or too cheap for its purpose."""
    if len(data) != _SLOT.size:
        raise DamagedHeader
    return _parse_slot(data, 0, purpose)


def parse(copy: bytes) -> Header:
    """Read one copy, deriving nothing; DamagedHeader when a part is not as it must be, or NewerArchive."""
    body, checksum = copy[:_BODY_BYTES], copy[_BODY_BYTES:]
    if len(copy) != COPY_BYTES or hashlib.sha256(body).digest() != checksum:
        raise DamagedHeader
    magic, version, purpose, count, generation = _HEAD.unpack_from(body)
    if magic != _MAGIC:
        raise DamagedHeader
    if version > VERSION:
        raise NewerArchive(version=version, known=VERSION)
    if version != VERSION or purpose >= len(PURPOSES) or not 1 <= count <= MOST_SLOTS:
        raise DamagedHeader
    if generation >= 2**63:
        raise DamagedHeader
    slots = tuple(_parse_slot(body, _HEAD.size + i * _SLOT.size, PURPOSES[purpose]) for i in range(count))
    header = Header(PURPOSES[purpose], slots, generation)
    kinds = [slot.kind for slot in slots]
    # What is written back must be what was read: so no byte is left in which something could hide.
    if len(set(kinds)) != count or "passphrase" not in kinds or encode(header) != copy:
        raise DamagedHeader
    return header


def _parse_slot(body: bytes, offset: int, purpose: str) -> Slot:
    kind, lanes, iterations, memory_kib, salt, nonce, wrapped = _SLOT.unpack_from(body, offset)
    cost = Cost(iterations, memory_kib, lanes)
    dear_enough = purpose != "work" or cost.reaches(FLOOR)
    if kind >= len(SLOT_KINDS) or not cost.sound or not dear_enough:
        raise DamagedHeader
    return Slot(SLOT_KINDS[kind], cost, salt, nonce, wrapped)


def purpose_of(folder: Path) -> str:
    """What an archive is for, told in clear before any passphrase: "work", "sample" or "test"."""
    if not (folder / "header").exists():
        raise NotAnArchive(name=str(folder.resolve()))
    return read(folder / "header").purpose


def read(path: Path) -> Header:
    """The header in a file: the newer good copy, with `repaired` set when the two are not the same."""
    return decode(_load(path))


def decode(data: bytes) -> Header:
    """The header in the bytes of a header file."""
    copies = _both(data)
    good = [copy for copy in copies if isinstance(copy, Header)]
    if not good:
        newer = [copy for copy in copies if isinstance(copy, NewerArchive)]
        raise newer[0] if newer else DamagedHeader()
    newest = max(good, key=lambda header: header.generation)
    return replace(newest, repaired=copies[0] != copies[1])


def _both(data: bytes) -> tuple[Header | ArchiveError, Header | ArchiveError]:
    return _try(data[:COPY_BYTES]), _try(data[COPY_BYTES : 2 * COPY_BYTES])


def _try(copy: bytes) -> Header | ArchiveError:
    try:
        return parse(copy)
    except (DamagedHeader, NewerArchive) as error:
        return error


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(2 * COPY_BYTES)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise NotAnArchive(name=str(path.parent.resolve())) from None
    except OSError as error:
        raise explain_os(error, path) from error


def create(path: Path, header: Header) -> None:
    """Write the header of a new archive; the file may not be there yet."""
    try:
        with path.open("xb") as file:
            file.write(encode(header) * 2)
            sync_file(file)
        sync_folder(path.parent)
    except OSError as error:
        raise explain_os(error, path) from error


def write(path: Path, header: Header) -> Header:
    """Put a header in place of the one that is there, and return it as it was written.

    When this fails or the power goes, the file still holds the old header or already the new one, whole.
    """
    data = _load(path)
    new = replace(header, generation=decode(data).generation + 1, repaired=False)
    try:
        with path.open("r+b") as file:
            for offset, copy in planned_writes(data, new):
                file.seek(offset)
                file.write(copy)
                sync_file(file)
    except OSError as error:
        raise explain_os(error, path) from error
    return new


def planned_writes(data: bytes, new: Header) -> list[tuple[int, bytes]]:
    """Where and in which order the two copies are written over `data`: the copy now in use comes last."""
    a, b = _both(data)
    b_in_use = isinstance(b, Header) and (not isinstance(a, Header) or b.generation > a.generation)
    copy = encode(new)
    return [(0, copy), (COPY_BYTES, copy)] if b_in_use else [(COPY_BYTES, copy), (0, copy)]
