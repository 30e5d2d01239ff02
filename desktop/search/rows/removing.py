"""Taking records out of the rows: afterwards no row holds a word of theirs.

Which rows those are is told by analysing again what was indexed, so it costs what the record is long, not what the
index is. Segments that no search sees (see merging.py) are looked into as well.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from desktop.archive.errors import DamagedDatabase
from desktop.search.analysis import Analyser
from desktop.search.rows import columns
from desktop.search.rows.inverting import TermRow
from desktop.search.rows.reading import load_column, load_pieces, load_postings

if TYPE_CHECKING:
    from desktop.search.rows.store import Store

DOCUMENTS_AT_ONCE = 200


class Remover:
    """Takes records out of a store; for use within its transactions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.db
        self._analyser = Analyser()

    def take_out(self, records: list[str]) -> None:
        """No term of these records stays in any row."""
        sql = "select id from document where record = ?"
        self.take_out_documents([row[0] for record in records for row in self._db.execute(sql, (record,))])

    def take_out_documents(self, documents: list[int]) -> None:
        """No term of these documents stays, nor they themselves."""
        for start in range(0, len(documents), DOCUMENTS_AT_ONCE):
            self._take_some_out(documents[start : start + DOCUMENTS_AT_ONCE])

    def _take_some_out(self, documents: list[int]) -> None:
        terms = {document: list(self._analyser.unit(load_pieces(self._db, (document,))[document]).terms)
                 for document in documents}
        for segment, live in self._db.execute("select id, live from segment").fetchall():
            gone = self._units_of(segment, documents)
            if len(gone) == live:
                self._store.drop_rows(segment)
                self._db.execute("delete from segment where id = ?", (segment,))
            elif gone:
                self._take_terms_out(segment, {unit: terms[document] for unit, document in gone.items()})
                self._store.write_columns(segment, columns.without(self._store.columns(segment), set(gone)))
                self._store.note_live(segment, live - len(gone))
        for (segment,) in self._db.execute("select segment from loose").fetchall():
            if gone := self._units_of(segment, documents):
                self._take_terms_out(segment, {unit: terms[document] for unit, document in gone.items()}, some=True)
                left = load_column(self._db, segment, "document")
                for unit in gone:
                    left[unit] = 0
                self._store.write_columns(segment, {"document": left})
        self._db.conn.executemany("delete from document where id = ?", [(document,) for document in documents])

    def _units_of(self, segment: int, documents: list[int]) -> dict[int, int]:
        """The units of a segment that have one of these documents, with it."""
        found = load_column(self._db, segment, "document")
        return {unit: document for document in documents for unit in columns.units_of(found, document)}

    def _take_terms_out(self, segment: int, units: dict[int, list[str]], *, some: bool = False) -> None:
        """units: those that go, with their terms; with `some`, not all of their terms need be there."""
        numbers: defaultdict[str, set[int]] = defaultdict(set)
        for number, terms in units.items():
            for term in terms:
                numbers[term].add(number)
        rest: list[TermRow] = []
        sql = "select units, data from term where segment = ? and term = ?"
        for term, gone in sorted(numbers.items()):
            self._store.breathe()
            row = self._db.execute(sql, (segment, term)).fetchone()
            if row is None and some:
                continue
            if row is None:
                raise DamagedDatabase(name="index.db", reason="a word that was indexed is not there")
            kept = load_postings(self._db, *row).without(gone)
            if kept.units and isinstance(row[1], int):
                self._store.change_block(segment, term, row[1], kept)
                continue
            if kept.units:
                rest.append((term, len(kept), *kept.row()))
            if isinstance(row[1], int):
                self._db.execute("delete from block where id = ?", (row[1],))
            self._db.execute("delete from term where segment = ? and term = ?", (segment, term))
        self._store.write_terms(segment, rest)
