"""Looks at every row of an index.db."""

from __future__ import annotations

import zlib
from pathlib import Path

from desktop.archive.connect import open_reader
from desktop.search.store import TABLE_NAMES


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


def _text(value: object) -> str:
    if isinstance(value, bytes):
        try:
            return zlib.decompress(value).decode()
        except zlib.error:
            return value.hex()
    return str(value)
