"""The door to the databases: the one place that opens a connection, so that none is opened without its key.

SQLCipher makes a plain database when the key is forgotten; here it cannot be. sqlite-utils takes whatever
stands under the name `pysqlite3`, and otherwise the standard library's driver, whose exceptions are other
classes than SQLCipher's: it would seem to work, and fail at the first error. So the name is given to
sqlcipher3 before sqlite_utils is imported, and this module refuses to load when something came before it.
It is imported when tables are first made or changed: it takes longer than all the rest of opening a database.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3
import sqlcipher3.dbapi2 as driver

from desktop.archive.errors import (
    ArchiveError,
    Busy,
    Closed,
    DamagedDatabase,
    DiskFull,
    MediumError,
    PlainDatabase,
    ReadOnlyMedium,
    explain_os,
)

if TYPE_CHECKING:
    import sqlite3

    import sqlite_utils

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", driver)
_EARLIER = sys.modules.get("sqlite_utils.utils")
if (vars(_EARLIER)["sqlite3"] if _EARLIER else sys.modules["pysqlite3"]) is not sqlcipher3:
    raise ImportError("import desktop.archive.connect before sqlite_utils: it must see the encrypting driver")

DatabaseError: type[Exception] = driver.DatabaseError
"""What the driver raises; pass it to `explain`."""
IntegrityError: type[Exception] = driver.IntegrityError
"""What the driver raises when a row breaks a rule of its table."""



class Database:
    """One open connection. Rows are asked for and written in SQL; nothing is committed late."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    @cached_property
    def utils(self) -> sqlite_utils.Database:
        """The same connection, for making and changing tables."""
        from sqlite_utils import Database  # as long to import as everything else of the archive

        # No plug-ins: whatever else is installed does not get to see an open archive.
        return Database(self.conn, execute_plugins=False)

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        """Run one statement; outside of `atomic` it is committed at once."""
        return self.conn.execute(sql, parameters)

    @contextmanager
    def atomic(self) -> Iterator[Database]:
        """All that is done inside, or nothing of it; one may stand in another."""
        begin, end, undo = _INNER if self.conn.in_transaction else _OUTER
        self.conn.execute(begin)
        try:
            yield self
            self.conn.execute(end)
        except BaseException:
            if self.conn.in_transaction:  # a full disk may have ended it already
                for statement in undo:
                    self.conn.execute(statement)
            raise

    def table_names(self) -> list[str]:
        """The tables that are there."""
        return [name for (name,) in self.conn.execute("select name from sqlite_master where type = 'table'")]

    def close(self) -> None:
        """Close it; what is asked of it afterwards is an error."""
        self.conn.close()


class Ending(Database):
    """A reader's connection that answers no more once `ended` says so: the archive was closed over it."""

    def __init__(self, conn: sqlite3.Connection, ended: Callable[[], bool]) -> None:
        super().__init__(conn)
        self._ended = ended

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        """As Database.execute. Raises Closed."""
        if self._ended():
            raise Closed
        return super().execute(sql, parameters)


_OUTER = ("BEGIN", "COMMIT", ("ROLLBACK",))
_INNER = ("SAVEPOINT inside", "RELEASE inside", ("ROLLBACK TO inside", "RELEASE inside"))

WAIT_SECONDS = 10.0
_LEAST_ROOM = 1024 * 1024
_PLAIN_START = b"SQLite format 3\0"

_WRITER = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = {synchronous}",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA journal_size_limit = 16777216",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
)
_READER = (
    "PRAGMA query_only = ON",
    "PRAGMA cache_size = -8192",  # KiB at most; a page that is kept need not be decrypted again
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
)


def open_writer(path: Path, key: bytes, *, create: bool = False, derived: bool = False) -> Database:
    """The read-write connection to a database of the archive. It begins no transaction by itself.

    `key` is 32 bytes. Without `create` the file must be there; with it, it must not hold anything yet.
    `derived` is for index.db, which can be made anew: a commit does not wait for the disk.
    """
    try:
        _look_before(path, create)
    except OSError as error:
        raise explain_os(error, path) from error
    connection = _connect(path, "rwc" if create else "rw", key)
    synchronous = "NORMAL" if derived else "FULL"
    _prepare(connection, path, tuple(line.format(synchronous=synchronous) for line in _WRITER))
    if create:
        _refuse_plain(path)
    return Database(connection)


def open_reader(path: Path, key: bytes, ended: Callable[[], bool] | None = None) -> Database:
    """A read-only connection; each thread opens its own. It sees what is committed and can change nothing.

    Where `ended` is given, every question first asks it, and is refused once it is so.
    """
    try:
        _look_before(path, create=False)
    except OSError as error:
        raise explain_os(error, path) from error
    connection = _connect(path, "ro", key)
    _prepare(connection, path, _READER)
    return Ending(connection, ended) if ended else Database(connection)


def close_writer(database: Database) -> None:
    """Close the writer, last of all connections; everything then lies in the one file, no log beside it."""
    try:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        database.close()


def damage(database: Database) -> list[str]:
    """What SQLCipher and SQLite find wrong in a database, a line each; empty when it is whole.

    Wants the writer's connection, outside a transaction: the log is first taken into the file, where pages
    are proved one by one.
    """
    found: list[str] = []
    try:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        for question in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check"):
            rows = database.execute(question).fetchall()
            found += [str(row[0]) for row in rows if row[0] != "ok"]
    except DatabaseError as error:
        found.append(str(error))
    return found


def explain(error: Exception, path: Path) -> ArchiveError:
    """The archive's words for what the driver or the system raised about a database."""
    if isinstance(error, ArchiveError):
        return error
    if isinstance(error, OSError):
        return explain_os(error, path)
    name = str(getattr(error, "sqlite_errorname", "") or "")
    text = str(error)
    if name.startswith("SQLITE_FULL") or "disk is full" in text:
        return DiskFull(name=path.name)
    if name.startswith("SQLITE_READONLY") or "readonly" in text:
        return ReadOnlyMedium(name=path.name)
    if name.startswith("SQLITE_CANTOPEN"):
        return _cannot_open(path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Busy(name=path.name)
    if name.startswith("SQLITE_NOTADB"):
        return DamagedDatabase(name=path.name, reason="its first page does not open with this archive's key")
    if name.startswith("SQLITE_CORRUPT"):
        return DamagedDatabase(name=path.name, reason="a page was changed or is broken")
    if name.startswith("SQLITE_IOERR"):
        import shutil  # every start would wait for what it brings

        # A full disk refuses the log's memory map with this same code.
        full = shutil.disk_usage(path.parent).free < _LEAST_ROOM
        return DiskFull(name=path.name) if full else MediumError(name=path.name, reason=text)
    return ArchiveError(
        "“{name}” refused this step ({reason}).",
        "Nothing was changed. If it happens again, close the archive and run a check.",
        name=path.name,
        reason=text,
    )


def _cannot_open(path: Path) -> ArchiveError:
    if not path.exists():
        return DamagedDatabase(name=path.name, reason="it is missing")
    return ReadOnlyMedium(name=path.name)


def _look_before(path: Path, create: bool) -> None:
    """Refuse a file that is missing, empty or plain, before the driver could make something of it."""
    size = path.stat().st_size if path.exists() else None
    if create and size:
        raise ArchiveError("“{name}” exists already.", "Choose another folder.", name=path.name)
    if not create and not size:
        raise DamagedDatabase(name=path.name, reason="it is missing" if size is None else "it is empty")
    if size:
        _refuse_plain(path)


def _refuse_plain(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_PLAIN_START)) == _PLAIN_START:
            raise PlainDatabase(name=path.name)


def _connect(path: Path, mode: str, key: bytes) -> Any:
    if len(key) != 32:
        raise ValueError("a database key has 32 bytes")
    # Only this form is taken as the key itself; bare bytes would be taken as a passphrase, silently.
    literal = bytearray(b"x'" + key.hex().encode("ascii") + b"'")
    try:
        connection = driver.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=WAIT_SECONDS
        )
    except DatabaseError as error:
        raise explain(error, path) from error
    connection.enable_load_extension(False)
    # Its log would tell page numbers and paths on the standard error stream.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.set_key(literal)
    literal[:] = bytes(len(literal))
    return connection


def _prepare(connection: Any, path: Path, pragmas: tuple[str, ...]) -> None:
    try:
        # The format stays readable by a later SQLCipher whose defaults are others.
        connection.execute("PRAGMA cipher_compatibility = 4").fetchall()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        for pragma in pragmas:
            connection.execute(pragma).fetchall()
    except DatabaseError as error:
        connection.close()
        raise explain(error, path) from error
