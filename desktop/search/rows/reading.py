"""Reading the rows of index.db: for the one that writes them, and for every search."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop.search.rows import columns, pieces
from desktop.search.rows.pieces import Piece
from desktop.search.rows.postings import Postings, read_postings
from desktop.search.texts import START, Mark, RecordText

if TYPE_CHECKING:
    from desktop.archive.connect import Database


BEYOND = "\U0010ffff"  # sorts after every letter a term can go on with
TEN, MOST_AT_ONCE = 10, 1_000
HEADS = "head_of_document"  # the index that has them apart from texts
_NEXT = "\x1e"  # between terms; no term has it


def read_state(db: Database, name: str) -> Any:
    """A value of the index's state; None when it is not set."""
    row = db.execute("select value from state where name = ?", (name,)).fetchone()
    return row[0] if row else None


def read_mark(db: Database) -> Mark:
    """Up to where the journal stands in the rows."""
    number, hash_ = read_state(db, "number"), read_state(db, "hash")
    return START if number is None else Mark(number, bytes(hash_))


def read_terms(db: Database, sql: str, values: Any = ()) -> list[str]:
    """The terms that a statement selects, called `term` in it; all in one row, since with each row that is read other
    threads may take the interpreter."""
    (told,) = db.execute(f"select group_concat(term, '{_NEXT}') from ({sql})", values).fetchone()
    return told.split(_NEXT) if told else []


def read_counts(db: Database, sql: str, values: Any = ()) -> list[tuple[str, int]]:
    """The same with a number for each term, called `units`."""
    rows = read_terms(db, f"select units || ' ' || term as term from ({sql})", values)
    return [(term, int(count)) for count, _, term in (row.partition(" ") for row in rows)]


def load_postings(db: Database, count: int, data: bytes | int) -> Postings:
    """Postings from a term's row; a block's places are read only when they are asked for."""
    if isinstance(data, int):
        stored = db.execute("select columns from block where id = ?", (data,)).fetchone()[0]
        return read_postings(count, stored, partial(_block_places, db, data))
    return read_postings(count, data, partial(bytes, data[3 * count :]))


def _block_places(db: Database, block: int) -> bytes:
    return bytes(db.execute("select places from block where id = ?", (block,)).fetchone()[0])


def load_column(db: Database, segment: int, name: str) -> array[int]:
    """A column of a segment, see columns.py; empty when there is none."""
    row = db.execute("select data from segment_column where segment = ? and name = ?", (segment, name)).fetchone()
    return columns.unpack(row[0] if row else b"", name)


def load_pieces(db: Database, documents: Sequence[int]) -> dict[int, Piece]:
    """What was indexed of records, by the numbers of their rows."""
    rows = _documents(db, "id, head, data", documents)
    return {document: pieces.unpack(head + b"\n" + data) for document, head, data in rows}


def has_heads(db: Database) -> bool:
    """Whether heads stand apart from texts too."""
    return db.execute("select 1 from sqlite_master where name = ?", (HEADS,)).fetchone() is not None


def load_heads(db: Database, documents: Sequence[int], apart: bool) -> list[tuple[int, bytes]]:
    """What lists show of records as it is stored, by the numbers of their rows. apart: see has_heads."""
    return _documents(db, "id, head", documents, f"indexed by {HEADS}" if apart else "")


def load_numbers(db: Database, records: Sequence[str]) -> list[int]:
    """The numbers of the rows that hold these records, in no order; of a long record several."""
    told = read_terms(
        db, "select document.id as term from json_each(?) join document on record = json_each.value",
        (json.dumps(records),))
    return list(map(int, told))


def _documents(db: Database, what: str, documents: Sequence[int], how: str = "") -> list[Any]:
    """As many are asked for at once as fill tens, so that a statement that was prepared is used again."""
    found = []
    for start in range(0, len(documents), MOST_AT_ONCE):
        wanted = [*documents[start : start + MOST_AT_ONCE]]
        wanted += [0] * (-len(wanted) % TEN)
        sql = f"select {what} from document {how} where id in ({','.join('?' * len(wanted))})"
        found += db.execute(sql, wanted).fetchall()
    return found


def load_text(db: Database, record: str) -> RecordText | None:
    """A record as it was indexed; None when no row holds it."""
    rows = db.execute("select head, data from document where record = ? order by id", (record,))
    return pieces.joined(pieces.unpack(head + b"\n" + data) for head, data in rows)
