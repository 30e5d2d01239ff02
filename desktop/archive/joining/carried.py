"""What one copy of an archive carries to another, as plain values: steps kept word for word, lines, files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

JSON = Any
Row = tuple[JSON, ...]


@dataclass(frozen=True)
class CarriedChange:
    """A change of a step. Without contents (they were not carried, or purged) salt, before and after are None.

    A salt of no bytes says that sealed values were taken out: the contents serve, and prove nothing. `purged` says
    that the record was purged, so that no copy may keep it.
    """

    record: str
    kind: str
    commitment: bytes
    salt: bytes | None = None
    before: str | None = None
    after: str | None = None
    purged: bool = False


@dataclass(frozen=True)
class CarriedStep:
    """A step as the copy that made it wrote it. Of one that is `closed`, only origin, place and hash are told.

    `undoes` names the step it undoes or redoes by origin and place. `seen` is what its copy had of the others:
    canonical JSON {origin: place}; "" when nothing had come since its last step.
    """

    origin: str
    place: int
    clock: str
    who: str
    name: str
    sort: str
    undoes: tuple[str, int] | None
    seen: str
    previous: bytes
    hash: bytes
    changes: tuple[CarriedChange, ...] = ()


@dataclass(frozen=True)
class SignedHead:
    """A copy's signature (Ed25519) over its own last step, and so over the whole chain up to it."""

    origin: str
    place: int
    hash: bytes
    key: bytes
    signature: bytes


@dataclass(frozen=True)
class CarriedFile:
    """Evidence that is carried: plain content by its SHA-256 (hex), or one of the sealed depth by its name alone,
    as it lies. `open` gives the bytes, once, in the order the files come."""

    size: int
    open: Callable[[], BinaryIO]
    sha256: str = ""
    name: str = ""

    @property
    def sealed(self) -> bool:
        """Whether it is of the sealed depth: its bytes are as they lie, and open with the vault only."""
        return not self.sha256


class Carried(Protocol):
    """What came from another copy. It can be gone through more than once, always in the same order.

    `archive` is the id that all copies share; `origin`, `letter` and `who` are those of the copy that sends; `made`
    is its clock; `heads` tells the last step it had of each origin (place, hash); `whole` that nothing was chosen.
    `vault_slot` is the header's slot of the vault where that was to go along, else empty. `signing_key` is the public
    key (Ed25519) whose signature over all of it holds; empty where nothing signs it as a whole.
    """

    archive: str
    origin: str
    letter: str
    who: str
    made: str
    heads: Mapping[str, tuple[int, bytes]]
    signatures: tuple[SignedHead, ...]
    whole: bool
    vault_slot: bytes
    signing_key: bytes

    def steps(self) -> Iterator[CarriedStep]:
        """The steps, causes before effects."""

    def lines(self) -> Iterator[Row]:
        """Rows of list_entry: (list, line, address, host, date, order, raw)."""

    def came_in(self) -> Iterator[Row]:
        """Rows of came_in: (import, number, place, record, identity, took)."""

    def files(self) -> Iterator[CarriedFile]:
        """The evidence that goes along."""
