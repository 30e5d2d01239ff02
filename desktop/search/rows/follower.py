"""The index thread's work: keep the rows level with the journal, and read every record anew when they are of
no use.

Whatever is wrong with index.db (missing, damaged, of another version, of a state of the archive that was
undone by restoring a backup), the answer is one: begin it anew from the records.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.archive.connect import DatabaseError, close_writer, open_writer
from desktop.archive.errors import DamagedDatabase, PlainDatabase
from desktop.search.addresses.follow import AddressFollower
from desktop.search.analysis import Analyser
from desktop.search.results import UP_TO_DATE, State
from desktop.search.rows.merging import Merger
from desktop.search.rows.recent import Recent
from desktop.search.rows.store import Breathe, Store
from desktop.search.texts import Mark, Texts

if TYPE_CHECKING:
    from desktop.search.rows.bulk import GoOn

OpenTexts = Callable[[], AbstractContextManager[Texts]]


class Follower:
    """Owns the one writing connection to index.db; every method is for the index thread."""

    def __init__(
        self,
        open_texts: OpenTexts,
        path: Path,
        key: bytes,
        recent: Recent,
        tell: Callable[[State], None],
        go_on: GoOn,
        go_on_rebuilding: GoOn,
        breathe: Breathe,
    ) -> None:
        """tell: called with each new state; go_on: False when long work should stop where it can be taken up, and
        likewise reading every record; breathe: called often, returns when nobody who waits is kept from working."""
        self._open_texts = open_texts
        self._path = path
        self._key = key
        self._recent = recent
        self._tell = tell
        self._go_on = go_on
        self._go_on_rebuilding = go_on_rebuilding
        self._breathe = breathe
        self._analyser = Analyser(breathe=breathe)
        self._store: Store | None = None

    def open(self) -> None:
        """Open index.db, or begin a new one."""
        if self._store is not None:
            return
        if self._path.exists() and self._path.stat().st_size:
            try:
                self._take(Store(open_writer(self._path, self._key, derived=True), self._breathe))
                return
            except (DamagedDatabase, PlainDatabase, DatabaseError):
                self.discard()
        self._remove_files()
        self._take(Store(open_writer(self._path, self._key, create=True, derived=True), self._breathe))

    def _take(self, store: Store) -> None:
        self._store = store
        self._merger = Merger(store)
        self._addresses = AddressFollower(store.db, self._breathe)
        with self._open_texts() as texts:
            if not store.usable() or not _is_of_this_archive(store.mark, texts):
                self._begin_anew(store, texts)
            store.add_what_lacks()
            self._addresses.open(texts)
        self._recent.begin(store.mark.number)

    def discard(self) -> None:
        """Throw index.db away."""
        if self._store is not None:
            self._store.db.close()
            self._store = None
        self._remove_files()

    def _remove_files(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def close(self) -> None:
        """Close the connection; the log is taken into the file."""
        if self._store is not None:
            close_writer(self._store.db)
            self._store = None

    def rebuild(self) -> None:
        """Begin the rows anew; follow() then reads every record."""
        with self._open_texts() as texts:
            self._begin_anew(self._opened, texts)
        self._addresses.begin_anew()
        self._recent.begin(self._opened.mark.number)

    @property
    def changes(self) -> int:
        """Another number after each change of the rows of one file."""
        return self._store.changes if self._store is not None else -1

    def _begin_anew(self, store: Store, texts: Texts) -> None:
        store.begin_anew(texts.head())

    @property
    def _opened(self) -> Store:
        if self._store is None:
            raise RuntimeError("index.db is not open")
        return self._store

    def follow(self, finish: bool = True) -> None:
        """Write what the journal tells; with finish also read what a rebuild has not read."""
        store = self._opened
        with self._open_texts() as texts:
            if not _is_of_this_archive(store.mark, texts):
                self._begin_anew(store, texts)
                self._recent.begin(store.mark.number)
            self._write_touched(store, texts)
            if finish and not store.complete:
                self._read_all(store, texts)
            level = self._follow_addresses(store, texts) if finish else True
        if store.complete and level:
            self._tell(UP_TO_DATE)

    def _follow_addresses(self, store: Store, texts: Texts) -> bool:
        """Bring the addresses level too; a list of many lines takes a while, in which words are followed as well."""

        def go_on() -> bool:
            self._breathe()
            self._write_touched(store, texts)
            return self._go_on()

        self._addresses.open(texts)
        return self._addresses.follow(texts, go_on)

    def read_ahead(self) -> bool:
        """Read what was touched, so that no search has to; True when it is time to write."""
        if self._store is None:
            return True
        with self._open_texts() as texts:
            return self._recent.read_ahead(texts, self._analyser, self._breathe)

    def tidy(self) -> bool:
        """Do a little of what makes searching faster later on; False when there is nothing to do."""
        self._breathe()
        return self._merger.step()

    @property
    def crowded(self) -> bool:
        """Whether there are so many segments that searches are slowed by them."""
        return self._merger.crowded

    def wipe(self) -> bool:
        """Leave nothing of removed words in the file; False while a search is reading."""
        return self._opened.wipe()

    def _write_touched(self, store: Store, texts: Texts) -> None:
        mark, head = store.mark, texts.head()
        if head == mark:
            return
        from desktop.search.rows.bulk import RECORDS_AT_ONCE, analysed, processes_for  # not to open what is level

        touched = texts.touched_after(mark.number, head.number)
        left = len(touched)
        if store.complete:
            self._tell(State("behind", left))
        processes = processes_for(left) if store.complete else 0  # while all are read, processes are busy with that
        go_on = self._go_on if left > RECORDS_AT_ONCE else _always
        known = self._recent.known(head.number)
        for group in analysed(touched, texts, self._analyser, go_on, self._breathe, known, processes=processes):
            left -= len(group.ids)
            store.write(group.ids, group.made, None if left else head)
            if left and store.complete:
                self._tell(State("behind", left))
        if left:
            return
        if not touched:
            store.replace((), head)
        self._recent.written(head.number, texts)

    def _read_all(self, store: Store, texts: Texts) -> None:
        """Read every record that the rows do not hold; what a stop leaves out is read at the next start."""
        from desktop.search.rows.bulk import analysed, processes_for

        every = list(texts.every_id())
        missing = [id for id in every if not store.has(id)]
        done = len(every) - len(missing)
        self._tell(State("rebuilding", 0, done, len(every)))
        processes = processes_for(len(missing))
        for group in analysed(missing, texts, self._analyser, self._go_on_rebuilding, self._breathe,
                              processes=processes):
            stale = texts.touched_after(group.step, store.mark.number) if group.step < store.mark.number else ()
            store.write(group.ids, group.made, stale=set(stale))
            done += len(group.ids)
            self._tell(State("rebuilding", 0, done, len(every)))
            self._write_touched(store, texts)
        if done == len(every):
            store.set_complete()


def _always() -> bool:
    return True


def _is_of_this_archive(mark: Mark, texts: Texts) -> bool:
    """Whether the step the rows stand at is in this archive: not so after an older one was restored."""
    return mark.number == 0 or texts.mark_at(mark.number) == mark.hash
