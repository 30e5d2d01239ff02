"""Whether somebody else looked at a record: who changed its contents last, who verified it, and what came since.

All of it is read from the history, so it is the same in every copy and cannot be typed. What was verified is the
contents as that step left them: where they are other ones now, the record was changed since, whatever any clock says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from archive_schema.records import Record
from desktop.archive import journal
from desktop.archive.archive import Archive, silent
from desktop.archive.errors import ArchiveError
from desktop.archive.reader import Reader
from desktop.archive.writer import Writer

VERIFIED, WAITING = ("verified", "published"), ("under_review", "verified", "published")
"""States of a record: in the first somebody vouched for it; in the second a second person is of use."""
MARK = "Mark as reviewed"
_APART = {"kept_as", "note", "tags", "cases"}
"""What is no part of what a reviewer vouches for: where bytes lie in this copy, remarks, and the order of work."""
AGAIN = "Put under review again"


class State(StrEnum):
    """What a record's history tells of its review."""

    NOT_VERIFIED = "not verified"
    BY_AUTHOR = "verified by its author"
    BY_SECOND = "verified by a second person"
    CHANGED = "changed since it was verified"


class OwnWork(ArchiveError):
    """The last author was to verify the record."""

    happened = "{ref} was last changed in this copy: somebody else has to look at it."
    do = "Let a colleague verify it in another copy. Until then it can stand under review."


@dataclass(frozen=True)
class Word:
    """One step on a record: who, in which copy, when (UTC)."""

    who: str
    copy: str
    when: str


@dataclass(frozen=True)
class Review:
    """`author` changed the contents last, `by` verified them last (None: nobody did). `second` tells that `by` is
    another person than the author of what was verified."""

    state: State
    author: Word | None
    by: Word | None

    @property
    def second(self) -> bool:
        """Whether the record stands as a second person verified it."""
        return self.state is State.BY_SECOND


def review_of(reader: Reader, record: str) -> Review:
    """What the history of a record tells of its review."""
    stored = reader.stored(record)
    words = list(_words(reader, record))
    author = next((word for word, said, _, _ in reversed(words) if said), None)
    marks = [(place, word, after) for place, (word, _, marked, after) in enumerate(words) if marked]
    if stored is None or not marks:
        return Review(State.NOT_VERIFIED, author, None)
    place, by, seen = marks[-1]
    if stored.status not in VERIFIED:
        return Review(State.NOT_VERIFIED, author, by)
    if seen != _contents({"values": dict(stored.values), "unknown": dict(stored.unknown)}):
        return Review(State.CHANGED, author, by)
    wrote = next((word for word, said, _, _ in reversed(words[:place + 1]) if said), None)
    return Review(State.BY_SECOND if wrote and is_another(by, wrote) else State.BY_AUTHOR, author, by)


def is_another(one: Word, other: Word) -> bool:
    """Whether two words are of two people: of two copies, and not under one name, as of one person with two laptops."""
    return one.copy != other.copy and not (one.who and one.who.casefold() == other.who.casefold())


def _words(reader: Reader, record: str) -> Iterator[tuple[Word, bool, bool, Any]]:
    """What was said of a record by people, the last last: who, whether of its contents, whether it was verified then,
    and the contents it left."""
    rows = reader.db.execute(
        "select s.who, s.origin, s.clock, p.before, p.after from change c join step s on s.number = c.step "
        "join payload p on p.step = c.step and p.place = c.place where c.record = ? and s.sort not in (?, ?) "
        "and p.after is not null order by s.clock, s.origin, s.place", [record, journal.MERGE, journal.CLOSED])
    for who, origin, clock, earlier, later in rows.fetchall():
        before, after = (json.loads(one) if one else {} for one in (earlier, later))
        marked = after["status"] in VERIFIED and before.get("status") not in VERIFIED
        seen = _contents(after)
        yield Word(who, origin, clock.rsplit("+", 1)[0]), seen != _contents(before), marked, seen


def _contents(snapshot: dict[str, Any]) -> dict[str, Any]:
    """What a reviewer looks at: values and what is not known."""
    values = {name: value for name, value in snapshot.get("values", {}).items() if name not in _APART}
    return {"values": values, "unknown": snapshot.get("unknown", {})}


def is_shared(reader: Reader) -> bool:
    """Whether steps of other copies are here, or a colleague is known."""
    own = reader.setting("origin", "")
    return reader.db.execute("select 1 from step where origin <> ? limit 1", [own]).fetchone() is not None \
        or reader.db.execute("select 1 from colleague where origin <> ? limit 1", [own]).fetchone() is not None


def refuse_own_work(reader: Reader, record: str) -> None:
    """Raise OwnWork where the archive is shared and the record was last changed by whoever works in this copy."""
    here = Word(reader.setting("who", ""), reader.setting("origin", ""), "")
    author = review_of(reader, record).author
    if is_shared(reader) and author and not is_another(here, author):
        raise OwnWork(ref=reader.ref(record))


def mark_reviewed(archive: Archive, record: str, note: str = "") -> Record:
    """Verify a record; a note is added to its own. In a shared archive its last author cannot: raises OwnWork.

    One that stands verified and was changed since is put under review first, so that its history tells both.
    """
    def again(writer: Writer) -> None:
        refuse_own_work(writer, record)
        stored = writer.get(record)
        if stored.status in VERIFIED:
            writer.change(stored.replace(status="under_review"))

    def mark(writer: Writer) -> Record:
        stored = writer.get(record)
        if note.strip():
            stored = stored.with_values(note="\n".join(filter(None, (stored["note"], note.strip()))))
        return writer.change(stored.replace(status="verified"))

    archive.write(AGAIN, again).result()
    return archive.write(MARK, mark).result()


def reviews(reader: Reader, progress: Callable[[int, int], None] = silent) -> dict[str, Review]:
    """What is told of every record that is under review or verified, in the order they were added.

    Those that are not `second` wait for a second person: under review, verified by their author alone, changed since.
    """
    records, found = _of_status(reader, WAITING), {}
    for done, record in enumerate(records, 1):
        found[record] = review_of(reader, record)
        progress(done, len(records))
    return found


def _of_status(reader: Reader, states: tuple[str, ...]) -> list[str]:
    kinds = [kind.name for kind in reader.schema]  # the index on states begins with kinds
    query = f"select id from record where kind in ({','.join('?' * len(kinds))}) and trashed = 0 " \
            f"and status in ({','.join('?' * len(states))}) order by number"
    return [row[0] for row in reader.db.execute(query, [*kinds, *states])]
