"""What is asked of a hand-over, what would go, and what went. Plain values."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from archive_schema.labels import Label
from archive_schema.messages import Message
from archive_schema.records import Record
from desktop.sheets import Cite, Copy, Sheet

Progress = Callable[[int, int], None]
ALONG, SEALED, NONE = "along", "sealed", "none"
ORIGINALS = (ALONG, SEALED, NONE)
"""Where the originals go: into the folder, into a file that a passphrase opens, nowhere."""
GIVEN, CLEAN = "given", "clean"
"""The two folders of files: evidence as it was kept, and its copies without metadata."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for. `date` (ISO 8601) is printed on the papers; `name` is the folder's, made up where it is "".

    `looked_at` are ids of files that whoever hands over has looked at for protected names: a picture cannot be read
    by machine. `passphrase` opens the file of sealed originals.
    """

    language: str = "en"
    date: str = ""
    safe: bool = False
    clean_copies: bool = False
    originals: str = ALONG
    name: str = ""
    looked_at: frozenset[str] = frozenset()
    passphrase: str = field(default="", repr=False)


class Papers(Protocol):
    """What a hand-over asks of who makes papers; `desktop.briefs.handing` does. Words come in the paper's language,
    and with no name in them that may not stand there."""

    def called(self, record: Record) -> str:
        """What a record is called."""

    def reference(self, source: Record) -> str:
        """A source as a list of sources says it."""

    def sentence(self, record: Record) -> str:
        """What a record says, in one sentence."""

    def cloaked(self, text: str) -> str:
        """Free words without the names that may not stand there."""

    def names(self, text: str) -> Sequence[str]:
        """The names in a text that may not stand there; none where everything may."""

    def sealed_names(self) -> int:
        """How many real names are sealed and cannot be looked for."""

    def cite(self, citation: Record) -> Cite:
        """Where in a document it is said, and in which words."""

    def keeps_apart(self, source: Record) -> bool:
        """Is this a source that no published paper may describe?"""

    def unfit(self, name: str, data: bytes, passed: Container[str] = ()) -> Label | None:
        """Why a file may not leave in a safe hand-over: a "name" in it, what "maybe" is one, a part "unseen" by a
        machine. What is in `passed` somebody answers for."""

    def copy(self, file: Record, source: Record | None, data: bytes) -> Copy | Label:
        """A copy without metadata, or why there is none."""

    def pages(self, data: bytes, media_type: str) -> int:
        """How many pages a file has; 0 where it has none, or they cannot be counted."""

    def pdf(self, sheet: Sheet) -> bytes:
        """A paper as a PDF file; the same paper gives the same bytes."""


@dataclass(frozen=True)
class Item:
    """One file that goes: under which number and name, what it is, and what it is cited for.

    `source` and `file` are ids. `said` is the source as cited, `title` a shorter name of it. `redacted`: it is the
    redacted copy.
    """

    number: int
    source: str
    file: str
    title: str
    said: str
    what: str
    date: str
    media_type: str
    pages: int
    size: int
    sha256: str
    name: str
    redacted: bool = False
    cites: tuple[tuple[Cite, str], ...] = ()


@dataclass(frozen=True)
class Stays:
    """What does not go, and why. Told to who hands over, and to nobody else.

    `file` is the reference of the file meant, where somebody could look at it for names and answer for it; else "".
    """

    ref: str
    title: str
    why: Message | Label
    file: str = ""


@dataclass(frozen=True)
class Statement:
    """What a record of the case says, and where: (number of the item, place)."""

    kind: str
    words: str
    places: tuple[tuple[int, Cite], ...]


@dataclass(frozen=True)
class Plan:
    """What a hand-over would write. `size` is that of the files in bytes, without papers; `head` is the last
    step of the archive when it was planned."""

    case: str
    ref: str
    title: str
    summary: str
    name: str
    wanted: Wanted
    items: tuple[Item, ...]
    stays: tuple[Stays, ...]
    statements: tuple[Statement, ...] = ()
    head: int = 0

    @property
    def size(self) -> int:
        """Bytes of evidence."""
        return sum(one.size for one in self.items)


@dataclass(frozen=True)
class Written:
    """A file of the finished folder: its path there with slashes, its size, its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Done:
    """A finished hand-over: its folder, its files, what could not be done and is told, and the SHA-256 of the list of
    hashes, by which the whole folder can be told again."""

    folder: str
    files: tuple[Written, ...]
    told: tuple[Stays, ...]
    sums: str
