"""The plain engine that search is held beside: FTS5 in SQLCipher, fed the same tokens.

    text       exact words, stems and folded forms as three columns, external content, secure-delete
    document   what filters, sorting and counts ask
    content    the words of each document, from which passages are shown; filled apart from the rest
"""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from archive_schema.text.normalise import words
from desktop.archive import connect
from desktop.archive.texts import RecordText
from desktop.search.analysis import EXACT, FOLD, Analyser, fold_term, paragraph_language
from desktop.search.rows.pieces import GAP

KEY = bytes(32)
_BETWEEN = ["partsend"] * GAP  # so that no phrase runs from one part of a record into the next
_TERM = re.compile(r'("[^"]*"|\S+)')
TABLES = """
create table document(id integer primary key, record text, kind text, language text, date integer, year text, title);
create index by_date on document(date);
create table tagged(document integer, tag text, primary key(tag, document)) without rowid;
create table content(id integer primary key, words text, stems text, folds text);
create virtual table text using fts5(words, stems, folds, content = 'content', content_rowid = 'id',
                                     tokenize = "unicode61 remove_diacritics 0 tokenchars ''''");
insert into text(text, rank) values('secure-delete', 1);
"""


def tokens(record: RecordText, analyser: Analyser) -> tuple[str, str, str]:
    """The words of a record, their stems and their folded forms: what our rows are made of."""
    exact: list[str] = []
    stems: list[str] = []
    folds: list[str] = []
    for text in (record.title, *(part.text for part in record.parts)):
        for paragraph in text.split("\n\n"):
            found = words(paragraph)
            cyrillic = "kk" if paragraph_language(paragraph, record.language) == "kk" else "ru"
            other_terms = analyser.other_terms[cyrillic]
            exact += found
            for word in found:
                for term in other_terms[word]:
                    (folds if term.startswith(FOLD) else stems).append(term)
        exact += _BETWEEN
    return " ".join(exact), " ".join(stems), " ".join(folds)


def build(path: Path, records: Iterable[RecordText]) -> None:
    """A new database of these records; it keeps no text of them yet."""
    database = connect.open_writer(path, KEY, create=True, derived=True)
    for statement in TABLES.split(";"):
        if statement.strip():
            database.execute(statement)
    analyser = Analyser()
    with database.atomic():
        for number, record in enumerate(records, 1):
            day = record.date
            database.execute("insert into document values(?, ?, ?, ?, ?, ?, ?)", (
                number, record.id, record.kind, record.language, day,
                "" if day is None else str(date.fromordinal(day).year), record.title))
            for tag in record.tags:
                database.execute("insert into tagged values(?, ?)", (number, tag))
            row = (number, *tokens(record, analyser))
            database.execute("insert into text(rowid, words, stems, folds) values(?, ?, ?, ?)", row)
    connect.close_writer(database)


def fill(path: Path, records: Iterable[RecordText]) -> None:
    """Give the documents their words, for passages to be shown from."""
    database = connect.open_writer(path, KEY, derived=True)
    with database.atomic():
        for number, record in enumerate(records, 1):
            texts = (record.title, *(part.text for part in record.parts))
            exact = " ".join(word for text in texts for word in [*words(text), *_BETWEEN])
            database.execute("insert into content(id, words) values(?, ?)", (number, exact))
    connect.close_writer(database)


def match(query: str, analyser: Analyser, *, forms: bool) -> str:
    """What FTS5 is asked for words and phrases as they are typed; with `forms`, in their other forms too."""
    return " AND ".join(_one(term, analyser, forms) for term in _TERM.findall(query))


def _one(term: str, analyser: Analyser, forms: bool) -> str:
    if term.startswith('"') or not forms:
        return f'words:"{term.strip(chr(34))}"'
    others = sorted(analyser.stems(term) | {fold_term(term)} - {""})
    assert not any(other.startswith(EXACT) for other in others)
    columns = (f'{"folds" if other.startswith(FOLD) else "stems"}:"{other}"' for other in others)
    return "(" + " OR ".join([f'words:"{term}"', *columns]) + ")"


FOUND = " from text join document on id = text.rowid where text match ?"


class Plain:
    """Asks it."""

    def __init__(self, path: Path, cache: int) -> None:
        """cache: of pages, as `pragma cache_size` tells it."""
        self.db = connect.open_reader(path, KEY)
        self.db.execute(f"pragma cache_size = {cache}")

    def best(self, asked: str, limit: int) -> list[str]:
        """The best records for a match, by FTS5's own BM25."""
        return [row[0] for row in self.db.execute(f"select record {FOUND} order by rank limit ?", (asked, limit))]

    def page(self, asked: str, limit: int, kind: str = "", tag: str = "", years: tuple[str, ...] = (),
             order: str = "rank") -> list[tuple[str, ...]]:
        """The first page of one kind, one tag or these years, in an order: (record, title)."""
        sql, values = f"select record, title {FOUND}", [asked]
        if kind:
            sql, values = f"{sql} and kind = ?", [*values, kind]
        if tag:
            sql, values = f"{sql} and id in (select document from tagged where tag = ?)", [*values, tag]
        if years:
            sql, values = f"{sql} and year in ({', '.join('?' * len(years))})", [*values, *years]
        return self.db.execute(f"{sql} order by {order} limit {limit}", values).fetchall()

    def counts(self, asked: str) -> list[tuple[str, str, int]]:
        """How many of each kind and year are found."""
        return self.db.execute(f"select kind, year, count(*) {FOUND} group by kind, year", (asked,)).fetchall()

    def passages(self, asked: str, limit: int) -> list[tuple[str, ...]]:
        """The best records, each with its title and a passage."""
        sql = f"select record, title, snippet(text, 0, '[', ']', '…', 30) {FOUND} order by rank limit ?"
        return self.db.execute(sql, (asked, limit)).fetchall()
