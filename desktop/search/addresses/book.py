"""Asking for addresses by a part of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.search.addresses.build import Unit
from desktop.search.addresses.find import Match, Matches, Segments, find, generation
from desktop.search.addresses.follow import read_mark, read_state
from desktop.search.addresses.forms import LEAST, WHY, Needle, form, is_bare, needles
from desktop.search.addresses.rows import units_of
from desktop.search.results import Address, AddressResults, Note
from desktop.search.texts import Texts

if TYPE_CHECKING:
    from desktop.archive.connect import Database

BESIDE = 10  # addresses that are shown beside the records that were found
MOST_PENDING = 1_000  # records of which addresses are read by a search; the index thread reads the others


class AddressBook:
    """What one searching thread keeps between questions; the rows stand still while it is asked."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._segments: Segments | None = None
        self._steps = (0, 0)
        self._pending = _Pending()

    def ask(self, part: str, texts: Texts, limit: int = BESIDE, offset: int = 0, exact: bool = False) -> AddressResults:
        """The addresses in which a part stands, best first. exact: count to the end, whatever it takes."""
        asked = needles(part)
        if not asked:
            return AddressResults([], 0, (Note("Type a part of an address, such as example.kz or kz/news."),))
        if not self._db.execute("select 1 from sqlite_master where name = 'address_state'").fetchone():
            return AddressResults([], 0, (_NOT_COMPLETE,))
        segments, pending = self._now(texts)
        for needle in asked:
            found = find(self._db, segments, needle, limit, offset, pending.hidden, pending.units, exact)
            if found.total:
                break
        notes = [*_notes(needle, found), *pending.notes]
        if read_state(self._db, "complete") != 1:
            notes.append(_NOT_COMPLETE)
        return AddressResults(list(_hits(found.page, texts)), found.total, tuple(notes), found.total == found.most)

    def _now(self, texts: Texts) -> tuple[Segments, _Pending]:
        if self._segments is None or self._segments.generation != generation(self._db):
            self._segments = Segments(self._db)
        steps = read_mark(self._db).number, texts.head().number
        if steps != self._steps:
            self._pending = _Pending.read(self._db, texts, *steps)
            self._steps = steps
        return self._segments, self._pending


_NOT_COMPLETE = Note("The index is being made; not every address was searched.")


class _Pending:
    """What was touched after the rows were written. hidden: records whose rows no longer count."""

    def __init__(self) -> None:
        self.hidden: frozenset[str] = frozenset()
        self.units: list[Unit] = []
        self.notes: list[Note] = []

    @classmethod
    def read(cls, db: Database, texts: Texts, mark: int, head: int) -> _Pending:
        """The records touched by the steps after mark, up to head."""
        pending = cls()
        if mark >= head or read_state(db, "complete") != 1:
            return pending
        touched = texts.touched_after(mark, head)
        known = {record: (entries, file) for record, entries, file in db.execute("select * from address_list")}
        lists = texts.addresses.lists(touched)
        same = {record for record, lines in lists.items() if known.get(record) == lines}
        hidden = [record for record in touched if record not in same][-MOST_PENDING:]
        pending.hidden = frozenset(hidden)
        for record, addresses in texts.addresses.of(hidden).items():
            pending.units += units_of(record, addresses)
        if lines := sum(count for record, (count, _) in lists.items() if record not in same):
            pending.notes.append(Note("{count} lines of lists are not indexed yet and were not searched.", count=lines))
        return pending


def _notes(needle: Needle, found: Matches) -> Iterator[Note]:
    if len(needle.text) < LEAST and not needle.below:
        yield Note("One or two letters find only sites whose names end so; type three to look inside of addresses.")
    if found.sites:
        yield Note("{site} itself is there too, {count} times: type it without *. to see it.",
                   site=needle.head, count=found.sites)
    if found.total < found.most:
        yield Note("At least {count} addresses match, and at most {most}; more letters narrow it down.",
                   count=found.total, most=found.most)


def _hits(page: list[Match], texts: Texts) -> Iterator[Address]:
    """As they are printed; without what is gone since the rows were written."""
    heads = texts.addresses.heads(list({match.of or match.unit.record for match in page}))
    lines = {(list_id, line.number): line for list_id in {match.of for match in page if match.of}
             for line in texts.addresses.numbered(list_id, [one.unit.line for one in page if one.of == list_id])}
    for match in page:
        record, one = match.of or match.unit.record, match.unit
        if (head := heads.get(record)) is None:
            continue
        if not match.of:
            yield Address(one.printed, record, head.ref, head.title, 0, "", head.kind, one.label, "", WHY[match.rank])
        elif line := lines.get((record, one.line)):
            printed = _as_printed(line.address, line.host, one)
            yield Address(printed, record, head.ref, head.title, line.number, line.date, head.kind, "", line.order,
                          WHY[match.rank])


def _as_printed(address: str, host: str, unit: Unit) -> str:
    """Of the addresses that a line tells, the one that was found."""
    if unit.rest and "|" not in address and is_bare(host):
        return address.strip()
    told = [*(one.strip() for one in address.split("|")), host]
    return next((one for one in told if form(one) == (unit.host, unit.rest)), address or host)
