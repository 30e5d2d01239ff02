"""The plain engine that search is held beside: FTS5 in SQLCipher, fed the same tokens."""

import re
from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database

from archive_schema.text.normalise import words
from desktop.archive import connect
from desktop.search.analysis import EXACT, GAP, Analyser, cyrillic_language, fold_term
from desktop.search.texts import RecordText

KEY = bytes(32)
_BETWEEN = ["partsend"] * GAP  # so that no phrase runs from one part of a record into the next
_TERM = re.compile(r'("[^"]*"|\S+)')


def tokens(record: RecordText, analyser: Analyser) -> tuple[str, str]:
    """The words of a record, and their stems and folded forms: what our rows are made of."""
    exact: list[str] = []
    forms: list[str] = []
    for text in (record.title, *(part.text for part in record.parts)):
        for paragraph in text.split("\n\n"):
            found = words(paragraph)
            other_terms = analyser.other_terms[cyrillic_language(paragraph, record.language)]
            exact += found
            for word in found:
                forms += other_terms[word]
        exact += _BETWEEN
    return " ".join(exact), " ".join(forms)


def build(path: Path, records: Iterable[RecordText]) -> Database:
    """A table of words and forms over these records; it keeps no text of them yet."""
    database = connect.open_writer(path, KEY, create=True, derived=True)
    database.execute("create table document(id integer primary key, record text, words text, forms text)")
    database.execute("create virtual table text using fts5(words, forms, content = 'document', content_rowid = 'id',"
                     " tokenize = \"unicode61 remove_diacritics 0 tokenchars ''''\")")
    database.execute("insert into text(text, rank) values('secure-delete', 1)")
    analyser = Analyser()
    with database.atomic():
        for number, record in enumerate(records, 1):
            row = (number, *tokens(record, analyser))
            database.execute("insert into text(rowid, words, forms) values(?, ?, ?)", row)
            database.execute("insert into document(id, record) values(?, ?)", (number, record.id))
    return database


def fill(database: Database, records: Iterable[RecordText]) -> None:
    """Give the documents their words, for passages to be shown from."""
    analyser = Analyser()
    with database.atomic():
        for record in records:
            database.execute("update document set words = ?, forms = ? where record = ?",
                             (*tokens(record, analyser), record.id))


def match(query: str, analyser: Analyser, *, forms: bool) -> str:
    """What FTS5 is asked for words and phrases as they are typed; with `forms`, in their other forms too."""
    return " AND ".join(_one(term, analyser, forms) for term in _TERM.findall(query))


def _one(term: str, analyser: Analyser, forms: bool) -> str:
    if term.startswith('"') or not forms:
        return f'words:"{term.strip(chr(34))}"'
    others = sorted(analyser.stems(term) | {fold_term(term)} - {""})
    assert not any(other.startswith(EXACT) for other in others)
    return "(" + " OR ".join([f'words:"{term}"', *(f'forms:"{other}"' for other in others)]) + ")"


def best(database: Database, asked: str, limit: int) -> list[str]:
    """The best records for a match, by FTS5's own BM25."""
    sql = "select record from text join document on id = text.rowid where text match ? order by rank limit ?"
    return [row[0] for row in database.execute(sql, (asked, limit))]


def passages(database: Database, asked: str, limit: int) -> list[tuple[str, str]]:
    """The best records, each with a passage."""
    sql = ("select record, snippet(text, 0, '[', ']', '…', 30) from text join document on id = text.rowid"
           " where text match ? order by rank limit ?")
    return database.execute(sql, (asked, limit)).fetchall()
