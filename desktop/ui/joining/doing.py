"""What the windows of sealed copies and merging ask to be done: functions of the archive, put together in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.archive import Archive
from desktop.archive.joining.carried import Carried
from desktop.archive.joining.plan import Outcome, Plan
from desktop.ui.tasks import Step

EVERYTHING, RECORDS, CASES, SEARCH, SINCE = "everything", "records", "cases", "search", "since"
"""What is to be carried: all, the records chosen, cases with what is filed in them, what a saved search finds, what is
new since the last exchange with a colleague."""


@dataclass(frozen=True)
class Joining:
    """How a merge is done. `open` gets the file, and a passphrase or "" for the key of this copy; `carry_out` the
    choices, and whether a person said that records of this copy may be purged."""

    open: Callable[[Archive, Path, str, Step], Carried]
    plan: Callable[[Archive, Carried, Step], Plan]
    carry_out: Callable[[Archive, Carried, Mapping[str, int], bool, Step], Outcome]


@dataclass(frozen=True)
class Wanted:
    """What shall be carried: `records` are ids of records, of cases or of one saved search; `colleague` the origin of
    the copy for SINCE, `name` what it is called. `evidence`: files go along; `travel`: no sealed value does; `vault`:
    the lock of the sealed values goes along, so that their passphrase opens them there."""

    what: str = EVERYTHING
    records: tuple[str, ...] = ()
    colleague: str = ""
    name: str = ""
    evidence: bool = True
    travel: bool = False
    vault: bool = False


@dataclass(frozen=True)
class Amounts:
    """How much goes along and how much stays: records, files and their bytes, files that are only named. `since`:
    of the records only what was done since goes."""

    records: int
    files: int
    bytes: int
    named: int
    stay: int
    since: bool = False


@dataclass(frozen=True)
class Receiver:
    """A colleague for whom something can be sealed: the origin of the copy, a name, the words of the key, and whether
    they were compared. `vault`: the sealed values may be opened there."""

    origin: str
    name: str
    words: str
    compared: bool
    vault: bool = False


@dataclass(frozen=True)
class Made:
    """A sealed copy that was written and read back: its volumes and its size in bytes."""

    volumes: tuple[Path, ...]
    size: int


@dataclass(frozen=True)
class Sealing:
    """How a copy is sealed. `seal` gets the file, the passphrase ("" for none), the origin of the colleague ("" for
    none), the most bytes of a volume."""

    receivers: Callable[[Archive], Sequence[Receiver]]
    amounts: Callable[[Archive, Wanted], Amounts]
    seal: Callable[[Archive, Path, str, str, Wanted, int, Step], Made]
    has_vault: Callable[[Archive], bool]
