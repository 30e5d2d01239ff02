"""What an open database must offer to hold an archive; whoever opens it chooses the driver and gives the key."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:  # loaded when a table is first made or changed: it takes longer than opening an archive
    from sqlite_utils import Database as Utils


class Database(Protocol):
    """One connection. A statement outside of `atomic` is committed at once; inside, all of them or none."""

    @property
    def utils(self) -> Utils:
        """The same connection, for making and changing tables."""

    def execute(self, sql: str, parameters: Any = ...) -> Any:
        """Run one statement; gives a cursor over its rows."""

    def atomic(self) -> AbstractContextManager[object]:
        """A transaction; one may stand in another."""


def shape(db: Database) -> dict[str, set[str]]:
    """The columns of each table that is there."""
    there: dict[str, set[str]] = {}
    for table, column in db.execute(
            "select t.name, c.name from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table'"):
        there.setdefault(table, set()).add(column)
    return there


def put(db: Database, table: str, row: dict[str, Any], replacing: str = "") -> None:
    """Insert a row, or replace the one with the same `replacing`.

    In our own words, since the library looks the tables of the whole database up for every row.
    """
    db.execute(_putting(table, tuple(row), replacing), list(row.values()))


@lru_cache(maxsize=1000)
def _putting(table: str, columns: tuple[str, ...], replacing: str) -> str:
    names, marks = ", ".join(f"[{name}]" for name in columns), ", ".join("?" * len(columns))
    others = ", ".join(f"[{name}] = excluded.[{name}]" for name in columns if name != replacing)
    instead = f" on conflict([{replacing}]) do update set {others}" if replacing else ""
    return f"insert into [{table}] ({names}) values ({marks}){instead}"
