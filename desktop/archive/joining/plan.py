"""What a merge would do, before it is done: plain values for whoever shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive_schema.messages import Message
from desktop.archive.joining.carried import SignedHead
from desktop.archive.joining.foreign import NotJoinable

JSON = Any
_NAMED = 5

NEW, CHANGED, REMOVED, PURGED, KEPT = "new", "changed", "removed", "purged", "kept"
"""What becomes of a record. Kept: removed in one copy and edited in another, so it stays."""


@dataclass(frozen=True)
class Arrival:
    """From whom it comes: `same_archive` is False for another archive altogether; `known` are our steps of the
    sending copy until now, `sent` those it has; `verdict` is what signatures say of the sending copy's chain."""

    archive: str
    origin: str
    letter: str
    who: str
    made: str
    same_archive: bool
    known: int
    sent: int
    signatures: tuple[SignedHead, ...] = ()
    verdict: str = ""


@dataclass(frozen=True)
class FieldNews:
    """A field that will have another value. `row` is the id of a row of a rows field, else "".

    Before and after are values as records keep them (None: nothing known); `who` and `when` (UTC) tell of the last
    word on it.
    """

    field: str
    row: str
    before: JSON
    after: JSON
    who: str = ""
    when: str = ""


@dataclass(frozen=True)
class News:
    """What becomes of one record: new, changed, removed, purged or kept. `trashed`: it changes, and lies in the
    trash here all the same."""

    record: str
    kind: str
    ref: str
    title: str
    what: str
    fields: tuple[FieldNews, ...] = ()
    trashed: bool = False


def is_why(value: JSON) -> bool:
    """Whether a side gives no value, but why nothing is known: {"unknown": why}."""
    return isinstance(value, dict) and value.keys() == {"unknown"}


@dataclass(frozen=True)
class Side:
    """One of the values that copies gave a field without knowing of each other. `copy` is an origin.

    The value is as records keep it; where nothing is known, why ({"unknown": …}).
    """

    value: JSON
    who: str
    copy: str
    when: str
    ours: bool = False


@dataclass(frozen=True)
class Difference:
    """People differ: one field of a record, and two or more values. `key` is the id of the record that will keep it.

    `rows` is the rows field and `row` the row's id, where it is a row's field. `stands` is the number of the side that
    is the field's value while nobody chooses. `rivals`: sources speak for more than one side, so all stay as rival
    accounts and nothing needs to be asked.
    """

    key: str
    record: str
    kind: str
    ref: str
    title: str
    field: str
    row: str
    sides: tuple[Side, ...]
    stands: int
    rows: str = ""
    rivals: bool = False

    @property
    def ours(self) -> int:
        """The side that is ours; the one that stands where none is."""
        return next((number for number, side in enumerate(self.sides) if side.ours), self.stands)


@dataclass(frozen=True)
class Likeness:
    """A record that came and one that was here and look the same; nobody joins them but a person."""

    kind: str
    theirs: str
    their_title: str
    ours: str
    our_title: str


class PurgesHere(NotJoinable):
    """It purges records that are here, and nobody said that it may."""

    happened = "It would purge records of this copy for good: {count} ({records})."
    do = "Look at them first, then say that they may go (--allow-purges), or ask whoever purged them why. Nothing " \
         "was taken in."


@dataclass(frozen=True)
class Plan:
    """What a merge would bring. `steps` counts the steps that are new here, `changes` those among them that are
    anybody's doing; `files` and `bytes` the evidence that comes along, `named` the files that are only named."""

    arrival: Arrival
    news: tuple[News, ...] = ()
    differences: tuple[Difference, ...] = ()
    likenesses: tuple[Likeness, ...] = ()
    told: tuple[Message, ...] = ()
    steps: int = 0
    changes: int = 0
    files: int = 0
    bytes: int = 0
    named: int = 0

    @property
    def nothing_new(self) -> bool:
        """Whether all of it is here already."""
        return not self.steps and not self.files

    @property
    def purges(self) -> tuple[News, ...]:
        """What is here and would be purged for good, with what belongs to it here."""
        return tuple(one for one in self.news if one.what == PURGED)

    def refuse_purges(self) -> None:
        """Raises PurgesHere where it would purge anything that is here: somebody has to say that it may."""
        if purges := self.purges:
            named = ", ".join(one.ref for one in purges[:_NAMED]) + (", …" if len(purges) > _NAMED else "")
            raise PurgesHere(count=len(purges), records=named)

    @property
    def to_choose(self) -> tuple[Difference, ...]:
        """The differences that a person is asked."""
        return tuple(one for one in self.differences if not one.rivals)


@dataclass(frozen=True)
class Outcome:
    """What a merge did: the step that Undo takes back (0 without one), how many records of each sort, how many
    differences were left open, and what was not taken in."""

    step: int
    counts: dict[str, int]
    left_open: int
    files: int = 0
    told: tuple[Message, ...] = ()
