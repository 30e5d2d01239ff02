"""Keeping the rows of addresses level with the journal, with a mark of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.search.addresses.rows import AddressRows
from desktop.search.texts import START, Mark, Texts

if TYPE_CHECKING:
    from desktop.archive.connect import Database

FORMAT_VERSION = 1
RECORDS_AT_ONCE = 500


class AddressFollower:
    """Writes the rows of addresses; for the index thread."""

    def __init__(self, db: Database, breathe: Callable[[], None] = lambda: None) -> None:
        """breathe: called often in long work, outside transactions."""
        self._db = db
        self._rows = AddressRows(db, breathe=breathe)

    def open(self, texts: Texts) -> None:
        """Begin anew when the rows are of another format, or of a state of the archive that is no more."""
        if "address_state" not in self._db.table_names() or self._state("format") != FORMAT_VERSION:
            self.begin_anew()
        mark = read_mark(self._db)
        if mark.number and texts.mark_at(mark.number) != mark.hash:
            self.begin_anew()

    def begin_anew(self) -> None:
        """Empty rows; follow() then reads every record."""
        with self._db.atomic():
            self._rows.begin_anew()
            self._set(format=FORMAT_VERSION, complete=0)

    def is_level(self, texts: Texts) -> bool:
        """Whether nothing is to be done."""
        return bool(self._state("complete")) and read_mark(self._db) == texts.head()

    def follow(self, texts: Texts, go_on: Callable[[], bool]) -> bool:
        """Write what the journal tells. go_on() is asked between portions, outside transactions; False when it said
        to stop, what is missing is then read the next time."""
        while not self.is_level(texts):
            head = texts.head()
            mark = read_mark(self._db)
            if self._state("complete"):
                touched = texts.touched_after(mark.number, head.number)
            else:
                touched = list(texts.every_id())
            for start in range(0, len(touched), RECORDS_AT_ONCE):
                if not (go_on() and self._follow(touched[start : start + RECORDS_AT_ONCE], texts, go_on)):
                    return False
            with self._db.atomic():
                self._set(number=head.number, hash=head.hash, complete=1)
        return True

    def _follow(self, records: Sequence[str], texts: Texts, go_on: Callable[[], bool]) -> bool:
        addresses = texts.addresses.of(records)
        lists = texts.addresses.lists(records)
        with self._db.atomic():
            self._rows.replace((record, addresses.get(record, ())) for record in records)
            for record in records:
                if record not in lists:
                    self._rows.drop_list(record)
        return all(self._rows.follow_list(record, lines, partial(texts.addresses.lines, record), self._db.atomic, go_on)
                   for record, lines in lists.items())

    def _state(self, name: str) -> Any:
        return read_state(self._db, name)

    def _set(self, **values: Any) -> None:
        self._db.conn.executemany("insert or replace into address_state values(?, ?)", values.items())


def read_state(db: Database, name: str) -> Any:
    """A value of the state of the addresses; None when it is not set."""
    row = db.execute("select value from address_state where name = ?", (name,)).fetchone()
    return row[0] if row else None


def read_mark(db: Database) -> Mark:
    """Up to where the journal stands in the rows of addresses."""
    number, hash_ = read_state(db, "number"), read_state(db, "hash")
    return START if number is None else Mark(number, bytes(hash_))
