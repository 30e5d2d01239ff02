"""An open archive: one writer's thread, as many readers as there are threads, one door."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from archive_schema.declare import Schema
from archive_schema.ids import new_id
from archive_schema.kinds import SCHEMA
from archive_schema.migrations import is_newer, migrate
from archive_schema.tables import holds_sealed
from desktop.archive import backup as backups
from desktop.archive import connect, header, journal, keys, orphans, purging, roles, undo
from desktop.archive.changes import Changes
from desktop.archive.checking import Trouble, file_troubles, troubles
from desktop.archive.errors import ArchiveError, ArchiveExists, Closed, NewerArchive, NotAnArchive, SealedElsewhere
from desktop.archive.files import FileStore
from desktop.archive.header import Cost
from desktop.archive.keys import Keys, Secret
from desktop.archive.lock import ArchiveLock
from desktop.archive.reader import Reader
from desktop.archive.texts import Texts
from desktop.archive.vault import Vault
from desktop.archive.writer import Writer

T = TypeVar("T")
Progress = Callable[[int, int], None]
Listener = Callable[[Changes], None]
_PATIENCE, _BLINK = 2.0, 0.005  # seconds for which work that is broken off is waited for, and between two looks at it


def silent(done: int, all: int) -> None:
    """Progress that nobody watches."""


def create(
    folder: Path, passphrase: Secret, *, purpose: str = "work", cost: Cost | None = None, who: str = "",
    origin: str = "", schema: Schema = SCHEMA,
) -> Archive:
    """Make a new archive in a folder that is empty or not there, and open it.

    `who` is the name by which steps of this copy are signed; never the system's user. `origin` is random
    unless the archive is one that must come out the same each time. Raises ArchiveExists.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ArchiveExists(name=folder.name)
    fresh = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _make(folder, passphrase, purpose, cost, who, origin or new_id(), schema)
    except ArchiveError:
        _unmake(folder, fresh)
        raise
    except (OSError, connect.DatabaseError) as error:
        _unmake(folder, fresh)
        raise connect.explain(error, folder) from error
    return open_archive(folder, passphrase, schema=schema)


def _make(
    folder: Path, passphrase: Secret, purpose: str, cost: Cost | None, who: str, origin: str, schema: Schema
) -> None:
    made = keys.create_keys(folder / "header", passphrase, purpose, cost)
    db = connect.open_writer(folder / "archive.db", made.database, create=True)
    try:
        migrate(db, schema)
        with db.atomic():
            for name, value in {"origin": origin, "who": who, "letter": "", "id": new_id()}.items():
                Writer(db, schema, None).set_setting(name, value)
    finally:
        connect.close_writer(db)
        made.forget()


def _unmake(folder: Path, fresh: bool) -> None:
    """Take away what was begun, so that the same folder can be tried again; a disk that failed may keep it."""
    with contextlib.suppress(OSError):
        for name in ("header", "archive.db", "archive.db-wal", "archive.db-shm"):
            (folder / name).unlink(missing_ok=True)
        if fresh:
            folder.rmdir()


def open_archive(
    folder: Path, passphrase: Secret, *, vault_passphrase: Secret | None = None, schema: Schema = SCHEMA
) -> Archive:
    """Open an archive with its passphrase (or recovery code), and its vault if that has one too.

    Raises NotAnArchive, AlreadyOpen, WrongPassphrase, DamagedHeader, DamagedDatabase, ReadOnlyMedium …
    """
    if not (folder / "header").exists():
        raise NotAnArchive(name=str(folder.resolve()))
    lock = ArchiveLock(folder)
    lock.take()
    try:
        opened = keys.open_keys(folder / "header", passphrase)
        vault = Vault(keys.open_vault(folder / "header", vault_passphrase)) if vault_passphrase else None
        return Archive(folder, opened, vault, lock, schema)
    except BaseException:
        lock.release()
        raise


def _telling(listener: Listener) -> Callable[[Future[Changes]], None]:
    return lambda told: listener(told.result())


def _holds_sealed(reader: Reader) -> bool:
    return any(reader.db.execute(f"select 1 from [{kind.name}] where {which} limit 1").fetchone()
               for kind in reader.schema if (which := holds_sealed(kind)))


class Archive:
    """The open archive. `with` closes it.

    Reading is done with `reader()`, one for each thread; everything that changes anything goes through
    `write`, in order, on a thread of its own.
    """

    def __init__(self, folder: Path, opened: Keys, vault: Vault | None, lock: ArchiveLock, schema: Schema) -> None:
        self.folder = folder
        self.schema = schema
        self.purpose = opened.header.purpose
        self.header_repaired = opened.header.repaired
        self._path = folder / "archive.db"
        self._keys = opened
        self._lock = lock
        self._listeners: list[Listener] = []
        self._end = threading.Lock()
        self._closed = self._checking = False
        self._beside: list[connect.Database] = []
        self.files = FileStore(folder / "files", opened.files, opened.file_names)
        self.files.prepare()
        self._set_vault(vault)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="archive-writer")
        self._newest: Future[Any] = self._thread.submit(self._open_writer)
        try:
            self._newest.result()
        except BaseException:
            self._thread.shutdown()
            raise

    def _open_writer(self) -> None:
        opened = connect.open_writer(self._path, self._keys.database)
        db = connect.Ending(opened.conn, lambda: self._checking and self._closed)
        try:
            if newer := is_newer(db, self.schema):
                raise NewerArchive(version=newer, known="the migrations up to this release")
            migrate(db, self.schema)
            self._writer = Writer(db, self.schema, self.vault)
            purging.erase_waiting(self._writer, self.files)
            orphans.erase(self._writer, self.files)
        except connect.DatabaseError as error:
            db.close()
            raise connect.explain(error, self._path) from error
        except ArchiveError:
            db.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Finish what is being written, close every connection and give the lock back. Again: nothing.

        Whoever still reads on another thread is refused at the next question.
        """
        with self._end:
            if self._closed:
                return
            self._closed = True
            if self._checking:  # a check changes nothing: it may be broken off
                self._writer.db.conn.interrupt()
            last = self._thread.submit(lambda: connect.close_writer(self._writer.db))
        self._break_off()
        try:
            last.result()
        except connect.DatabaseError as error:
            raise connect.explain(error, self._path) from error
        finally:
            self._thread.shutdown()
            self._keys.forget()
            self._set_vault(None)
            self._writer.vault = None
            self._lock.release()

    @contextlib.contextmanager
    def _breakable(self, db: connect.Database) -> Iterator[connect.Database]:
        """A connection beside the others, for long work that changes nothing here: closing breaks it off."""
        with self._end:
            self._beside.append(db)
        try:
            yield connect.Ending(db.conn, lambda: self._closed)
        except (connect.DatabaseError, ArchiveError) as error:
            if self._closed:
                raise Closed from error
            raise
        finally:
            with self._end:
                self._beside.remove(db)

    def _break_off(self) -> None:
        """Have such work end; once more where a question was just being put."""
        end = time.monotonic() + _PATIENCE
        while self._beside and time.monotonic() < end:
            with self._end:
                for db in self._beside:
                    db.conn.interrupt()
            time.sleep(_BLINK)

    def _submit(self, work: Callable[[], T]) -> Future[T]:
        """Run work on the writer's thread, after all that was asked for before. Raises Closed."""
        with self._end:
            if self._closed:
                raise Closed
            newest = self._thread.submit(work)
            self._newest = newest
            return newest

    def is_writing(self) -> bool:
        """Whether something that was asked for is still to be written: a good moment for others to wait."""
        return not self._newest.done()

    # The sealed depth

    def _set_vault(self, vault: Vault | None) -> None:
        self.vault = vault
        self.vault_files = FileStore(self.folder / "files", vault.files, vault.file_names) if vault else None

    def open_vault(self, vault_passphrase: Secret) -> None:
        """Open the sealed values with their own passphrase. Readers made from now on see them."""
        self._turn_vault(Vault(keys.open_vault(self.folder / "header", vault_passphrase)))

    def close_vault(self) -> None:
        """Close the sealed values. Readers made from now on see that they are sealed, not what they are."""
        self._turn_vault(None)

    def has_vault(self) -> bool:
        """Whether sealed values have a passphrase of their own, open or closed."""
        return header.read(self.folder / "header").slot("vault") is not None

    def make_vault(self, passphrase: Secret, vault_passphrase: Secret) -> None:
        """Give the archive a vault with a passphrase of its own, and open it. Raises SealedElsewhere."""
        if not self.has_vault() and self._submit(lambda: _holds_sealed(self._writer)).result():
            raise SealedElsewhere
        self._turn_vault(Vault(keys.add_vault(self.folder / "header", passphrase, vault_passphrase)))

    def _turn_vault(self, vault: Vault | None) -> None:
        def turn() -> None:
            self._set_vault(vault)
            self._writer.vault = vault

        self._submit(turn).result()

    @property
    def index_key(self) -> bytes:
        """The key of index.db, for search."""
        return self._keys.index

    # Reading and writing

    def reader(self) -> Reader:
        """A view of the archive for the thread that asks; close it, or use it in a `with`."""
        if self._closed:
            raise Closed
        db = connect.open_reader(self._path, self._keys.database, lambda: self._closed)
        return Reader(db, self.schema, self.vault)

    def texts(self) -> Texts:
        """The records as search reads them, for the thread that asks; close them, or use a `with`."""
        return Texts(self.reader())

    def follow(self, listener: Listener) -> None:
        """Call the listener with the Changes of every write, on the writer's thread, once they are safe."""
        self._listeners.append(listener)

    def write(self, name: str, work: Callable[[Writer], T], *, undoable: bool = True) -> Future[T]:
        """Run `work` in one transaction on the writer's thread: all of it is saved, or nothing.

        What it changes is one step under `name`, which must tell no content ("Tag 3 sources"). When the
        future is done, the step is on the disk. Undo passes over a step that is not `undoable`, such as the
        one that fills a new archive.
        """
        sort = journal.EDIT if undoable else journal.BEGIN
        return self._submit(lambda: self._write(work, lambda result: (name, sort, None)))

    def write_aside(self, work: Callable[[Writer], T]) -> Future[T]:
        """As `write`, for what is no step: drafts, settings and layout."""
        return self._submit(lambda: self._write(work, None))

    def join(self, work: Callable[[Writer], T], changed: Callable[[T], Changes]) -> Future[T]:
        """As `write`, for taking in another copy's steps: the work notes them itself, `changed` tells what they did."""
        return self._submit(lambda: self._write(work, None, changed=changed))

    def _write(
        self, work: Callable[[Writer], T], step: Callable[[T], tuple[str, str, int | None]] | None,
        then: Callable[[T, Changes], None] = lambda result, changes: None,
        changed: Callable[[T], Changes] = lambda result: Changes(),
    ) -> T:
        writer = self._writer
        writer.begin()
        try:
            with writer.db.atomic():
                # Records that point at one another may be saved in any order.
                writer.db.execute("PRAGMA defer_foreign_keys = ON")
                result = work(writer)
                changes = writer.note_step(*step(result)) if step else changed(result)
                if step:  # taking in what others wrote is no writing of one's own
                    roles.refuse_a_readers(writer, changes)
                then(result, changes)
        except connect.IntegrityError as error:
            raise ArchiveError(
                "This could not be saved: something points at a record that is not there, or uses what is taken.",
                "Check the links and references of what you entered; nothing was changed.") from error
        except connect.DatabaseError as error:
            raise connect.explain(error, self._path) from error
        self._tell(changes)
        return result

    def _tell(self, changes: Changes) -> None:
        """Call the listeners. An error of one is logged: it stops neither the others nor what was saved."""
        told: Future[Changes] = Future()
        for listener in list(self._listeners) if changes else ():
            told.add_done_callback(_telling(listener))
        told.set_result(changes)

    # Undo

    def undo(self, *, only_untouched: bool = False, merges: bool = True) -> Future[str]:
        """Take back the last step that is not undone yet; the future holds the new step's name.

        The future raises what `undo.undo` does.
        """
        return self._turn(undo.next_undo, "undo",
                          lambda w, s: undo.undo(w, s, only_untouched=only_untouched, merges=merges))

    def redo(self) -> Future[str]:
        """Do the step again that was undone last."""
        return self._turn(undo.next_redo, "redo", undo.redo)

    def _turn(
        self, choose: Callable[[Writer], journal.Step | None], what: str, turn: Callable[[Writer, journal.Step], str]
    ) -> Future[str]:
        def work(writer: Writer) -> tuple[str, int]:
            if (step := choose(writer)) is None:
                raise undo.NothingToUndo(what=what)
            return turn(writer, step), step.number

        def run() -> str:
            return self._write(work, lambda result: (result[0], what, result[1]))[0]

        return self._submit(run)

    def undo_name(self) -> str:
        """The name of the step Undo would take back; "" when there is none."""
        return self._name_of(undo.next_undo)

    def redo_name(self) -> str:
        """The name of the step Redo would do again; "" when there is none."""
        return self._name_of(undo.next_redo)

    def _name_of(self, choose: Callable[[Writer], journal.Step | None]) -> str:
        step = self._submit(lambda: choose(self._writer)).result()
        return step.name if step else ""

    # Purge, check, backup

    def purge(self, record: str, reason: str, forget_index: Callable[[], object] | None = None) -> int:
        """Take a record, its citations and files out of the archive for good. It cannot be undone.

        `record` is an id or a reference, also of a record that history alone still knows.
        `forget_index` is called when tables and files are clean, and must return when the index is. Returns
        how many records went. Backups made before still hold them.
        """
        if not reason.strip():
            raise ArchiveError("A purge needs a reason.", "Say why, such as: the witness withdrew.")

        def run() -> list[str]:
            return self._write(
                lambda writer: purging.purge(writer, purging.known_as(writer, record)),
                lambda gone: (f"Purge {len(gone)} records: {reason}", journal.PURGE, None),
                lambda gone, changes: purging.mark(self._writer, gone, changes.step))

        gone = self._submit(run).result()
        self.finish_purges(forget_index)
        return len(gone)

    def finish_purges(self, forget_index: Callable[[], object] | None = None) -> None:
        """Do the second part of purges: erase files, empty the log, let the index follow.

        Without `forget_index` a purge is not done while there is an index that may hold its words.
        """
        if not self._submit(lambda: purging.is_unfinished(self._writer)).result():
            return
        self._submit(lambda: purging.erase_waiting(self._writer, self.files)).result()
        if forget_index is not None:
            forget_index()
        elif (self.folder / "index.db").exists():
            return
        if not self._submit(self._empty_log).result():
            raise ArchiveError("The purge is not finished: something still reads the archive.",
                               "Close other windows of it. The purge is finished when the archive is next opened.")
        self.write_aside(purging.finished).result()
        self._submit(self._empty_log).result()

    def _empty_log(self) -> bool:
        """Take the log into the database and cut it to nothing; False while a reader is in the way."""
        busy = self._writer.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy

    def check(self, progress: Progress = silent) -> list[Trouble]:
        """Everything that is wrong with this archive; an empty list when it is whole. Closing breaks it off."""
        found = self._submit(self._check).result()
        if not any(trouble.part == "database" for trouble in found):
            with self.reader() as reader:  # reading every file takes long, and writing goes on meanwhile
                found += file_troubles(reader, self.files, self.vault_files, progress)
        return found

    def _check(self) -> list[Trouble]:
        self._checking = True
        try:
            return list(troubles(self._writer))
        finally:
            with self._end:  # whoever closes breaks off the check, never what comes after it
                self._checking = False

    def prove_backups(self, place: Path) -> list[Path]:
        """Open and check the copies that were made of the closed archive; those that are whole count from now on."""
        proved = backups.prove_taken(self._keys.database, self.folder, place, self._breakable)
        if proved:
            self._remember(proved[-1])
        return proved

    def backup(self, place: Path, progress: Progress = silent) -> Path:
        """Make a checked backup at a place and remember the place. Writing goes on meanwhile; closing breaks it off."""
        def step(done: int, total: int) -> None:
            if self._closed:
                raise Closed
            progress(done, total)

        if self._closed:
            raise Closed
        made = backups.backup(self._keys.database, self.folder, place, step, self._breakable)
        self._remember(made)
        return made

    def _remember(self, made: Path) -> None:
        told = {"place": str(made.parent.parent), "folder": made.parent.name, "last": made.name}
        self.write_aside(lambda writer: writer.set_setting("backup", told)).result()
