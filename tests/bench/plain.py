"""The plain things that ours are held beside."""

import os
from pathlib import Path

from sqlite_utils import Database

from desktop.archive import connect


def plain_database(path: Path, rows: int) -> tuple[Database, bytes]:
    """A table of records in SQLCipher, with an index on the title; its writer and its key.

    Safe as ours (WAL, synchronous FULL), without journal, chain, links or checks.
    """
    key = os.urandom(32)
    database = connect.open_writer(path, key, create=True)
    database.execute("create table record(id integer primary key, ref, title, began, summary, changed)")
    database.execute("create index by_title on record(title)")
    with database.atomic():
        for number in range(rows):
            insert(database, number)
    return database, key


def insert(database: Database, number: int) -> None:
    """One row, about as long as a_case()."""
    database.execute("insert into record(ref, title, began, summary, changed) values(?, ?, ?, ?, ?)",
                     (f"PRO-{number:05}", title(number), "2016-05", SUMMARY, "2026-01-01T00:00:00Z"))


SUMMARY = "A court in Almaty heard the case in May; two lawyers took part. " * 8


def title(number: int) -> str:
    """A title that sorts in no order of numbers."""
    return f"Case {number * 7919 % 100_003:06}, {'Әлия' if number % 2 else 'Абай'}"
