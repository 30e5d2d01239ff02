"""What a copy may do in a shared archive: reader, editor, keeper of names.

The role stands in the record of the colleague, and a record can be changed in every copy. So nobody raises himself:
what a copy says of its own role counts only where it is less than what another copy said of it, and before another
said anything it is at most an editor. A word counts as that of the copy in whose chain it stands; a merge repeats
the words of others and is nobody's.
"""

from __future__ import annotations

import json

from archive_schema.ids import id_from_key
from desktop.archive import journal
from desktop.archive.changes import Changes
from desktop.archive.errors import ArchiveError
from desktop.archive.reader import Reader

READER, EDITOR, KEEPER = ROLES = "reader", "editor", "keeper"
"""From the least to the most that a copy may do; the codes of the vocabulary `colleague_role`."""
KIND = "colleague"


class ReadersCopy(ArchiveError):
    """Something was to be written in the copy of a reader."""

    happened = "This copy is a reader's: what is changed in it would not be taken in by any other copy."
    do = "Ask a colleague to make it an editor's, and take in their next copy. Nothing was changed."


def colleague_id(origin: str) -> str:
    """The id of the record of a copy: the same in every copy."""
    return id_from_key(f"colleague:{origin}")


def role_of(reader: Reader, origin: str) -> str:
    """What the copy with this origin may do: READER, EDITOR or KEEPER. A copy nobody wrote about is an editor's."""
    record = reader.stored(colleague_id(origin))
    if record is None or record["role"] not in ROLES:
        return EDITOR
    by_others = _said_by_others(reader, origin)
    return min(str(record["role"]), by_others or EDITOR, key=ROLES.index)


def _said_by_others(reader: Reader, origin: str) -> str:
    """The last role that another copy gave to this one; "" when none did."""
    query = "select p.before, p.after from change c join step s on s.number = c.step " \
            "join payload p on p.step = c.step and p.place = c.place " \
            "where c.record = ? and s.origin <> ? and s.sort not in (?, ?) order by s.clock desc, s.origin desc"
    rows = reader.db.execute(query, [colleague_id(origin), origin, journal.MERGE, journal.CLOSED]).fetchall()
    for before, after in rows:
        said = _role_in(after)
        if said in ROLES and said != _role_in(before):
            return said
    return ""


def _role_in(snapshot: str | None) -> str:
    return str(json.loads(snapshot)["values"].get("role", "")) if snapshot else ""


def may_write(reader: Reader) -> bool:
    """Whether records may be changed in this copy."""
    return role_of(reader, reader.setting("origin", "")) != READER


def refuse_a_readers(reader: Reader, changes: Changes) -> None:
    """Raise ReadersCopy where something was changed in a reader's copy; who works in which copy may be noted."""
    if changes.kinds() - {KIND} and not may_write(reader):
        raise ReadersCopy


def steps_accepted_from(reader: Reader, origin: str) -> bool:
    """Whether the steps of a copy are taken in here: all but those of readers. One's own always are."""
    return origin == reader.setting("origin") or role_of(reader, origin) != READER
