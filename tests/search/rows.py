"""Looks at every row of an index.db."""

from __future__ import annotations

from array import array
from collections import Counter
from pathlib import Path

from sqlite_utils import Database

from desktop.archive.connect import open_reader
from desktop.search.analysis import Analyser
from desktop.search.rows import columns
from desktop.search.rows.reading import load_column
from desktop.search.rows.store import TABLE_NAMES
from tests.search.journal import Journal


def everything_in(path: Path, key: bytes) -> str:
    """All that stands in the rows, as one text."""
    db = open_reader(path, key)
    told = []
    for name in TABLE_NAMES:
        for row in db.execute(f"select * from {name}"):
            told += [_text(value) for value in row]
    db.close()
    return "\n".join(told)


def count(path: Path, key: bytes, table: str) -> int:
    """How many rows a table has."""
    db = open_reader(path, key)
    number = int(db.execute(f"select count(*) from {table}").fetchone()[0])
    db.close()
    return number


def divergences(path: Path, key: bytes, journal: Journal) -> list[str]:
    """Where the rows differ from what the records say; what is loose may be less, never more."""
    db = open_reader(path, key)
    analyser = Analyser()
    expected = {id: analyser.record(record).units for id, record in journal.records.items()}
    wanted = Counter((id, term, unit.terms[term]) for id, units in expected.items() for unit in units
                     for term in unit.terms)
    known: dict[int, str] = dict(db.execute("select id, record from document").fetchall())
    visible = [row[0] for row in db.execute("select id from segment")]
    found = Counter(row for segment in visible for row in _standing(db, segment, known))
    told = [f"row without record: {row}" for row in sorted((found - wanted).elements())[:3]]
    told += [f"record without row: {row}" for row in sorted((wanted - found).elements())[:3]]
    for (segment,) in db.execute("select segment from loose").fetchall():
        told += [f"loose: {row}" for row in _standing(db, segment, known) if row not in wanted][:3]
    for segment in visible:
        every = [load_column(db, segment, name) for name in columns.BY_UNIT]
        if any(any(values) for values in zip(*every, strict=True) if not values[0]):
            told.append(f"segment {segment}: something is known of a unit that is gone")
    if sorted(known.values()) != sorted(id for id, units in expected.items() for _ in units):
        told.append("documents are not those of the records")
    days = Counter((record.date or 0, *span) for record in journal.records.values() for span in record.spans)
    if Counter(row for segment in visible for row in _spans(db, segment)) != days:
        told.append("dates are not those of the records")
    db.close()
    return told


def _standing(db: Database, segment: int, known: dict[int, str]) -> list[tuple[str, str, int]]:
    """(record, term, impact) of every posting of a segment."""
    documents = load_column(db, segment, "document")
    sql = ("select term, units, data, columns from term left join block on typeof(data) = 'integer'"
           " and block.id = data where segment = ?")
    found = []
    for term, number, data, where in db.execute(sql, (segment,)):
        stored = data if where is None else where
        units = array("H", stored[: 2 * number])
        found += [(known.get(documents[unit], "nobody"), term, impact)
                  for unit, impact in zip(units, stored[2 * number : 3 * number], strict=True)]
    return found


def _spans(db: Database, segment: int) -> list[tuple[int, int, int]]:
    first, last, unit = (load_column(db, segment, name) for name in columns.SPANS)
    dates = load_column(db, segment, "date")
    return [(dates[at], start, end) for start, end, at in zip(first, last, unit, strict=True)]


def _text(value: object) -> str:
    if not isinstance(value, bytes):
        return str(value)
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.hex()
