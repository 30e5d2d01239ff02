"""Archives that never save: a run of many small writes is taken back at once, and the next begins with nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar
from unittest.mock import patch

from archive_schema.kinds import SCHEMA
from desktop.archive import Archive, ArchiveError, checking, connect, create, purging
from desktop.archive.keys import open_keys
from desktop.archive.lock import ArchiveLock
from desktop.archive.reader import Reader

T = TypeVar("T")


class _Shared(connect.Database):
    """The writer's connection, lent to a reader."""

    def close(self) -> None:
        """It stays open for its owner."""


class Unsaved(Archive):
    """A real archive within one transaction, on one thread; `begin_anew` takes back everything."""

    @classmethod
    def made(cls, folder: Path) -> Unsaved:
        """A new one in a folder."""
        create(folder, "first", purpose="test", who="").close()
        lock = ArchiveLock(folder)
        lock.take()
        return cls(folder, open_keys(folder / "header", "first"), None, lock, SCHEMA)

    def _open_writer(self) -> None:
        """It is opened on the thread that uses it."""

    def begin_anew(self, archive: str, origin: str, letter: str, who: str) -> None:
        """An empty archive again, as another copy."""
        if not hasattr(self, "_writer"):
            super()._open_writer()
        db = self._writer.db
        if db.conn.in_transaction:
            db.execute("ROLLBACK")
        for left in self.files.folder.iterdir():
            shutil.rmtree(left)
        db.execute("BEGIN")
        for name, value in {"id": archive, "origin": origin, "letter": letter, "who": who}.items():
            self._writer.set_setting(name, value)

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        told: Future[T] = Future()
        try:
            told.set_result(work())
        except Exception as error:  # noqa: BLE001  a future holds whatever was raised
            told.set_exception(error)
        return told

    def _write(self, *how: Any, **more: Any) -> Any:
        with self._writer.db.atomic():
            result = super()._write(*how, **more)
            # What a commit would have asked of a write that ends here.
            if self._writer.db.execute("PRAGMA foreign_key_check").fetchone():
                raise ArchiveError("Something points at a record that is not there.", "Nothing was changed.")
        return result

    def reader(self) -> Reader:
        """A view of what is written and never saved."""
        return Reader(_Shared(self._writer.db.conn), self.schema, self.vault)

    def finish_purges(self, forget_index: Callable[[], object] | None = None) -> None:
        """As an archive does, but for the log, of which there is none."""
        purging.erase_waiting(self._writer, self.files)
        purging.finished(self._writer)

    def check(self, progress: Any = None) -> list[checking.Trouble]:
        """What is wrong but for the disk, on which nothing lies, and the clock, which tests move."""
        with patch.object(connect, "damage", lambda db: []), patch.object(checking, "_clock", lambda writer: []):
            return list(checking.troubles(self._writer))

    def close(self) -> None:
        """Take all back and let go of the folder."""
        self._thread.shutdown()
        if hasattr(self, "_writer"):
            self._writer.db.close()
        self._lock.release()
