"""The index of an archive: follows the journal on one thread, answers searches on any."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from archive_schema.declare import Schema
from archive_schema.kinds import SCHEMA
from desktop.archive.connect import DatabaseError, explain, open_reader
from desktop.archive.errors import ArchiveError, DamagedDatabase, PlainDatabase
from desktop.search.addresses import BESIDE, AddressBook, looks_like_address
from desktop.search.analysis import Analyser
from desktop.search.answer import Asked, answer, answer_without_rows
from desktop.search.completing import complete
from desktop.search.dictionary import Dictionary
from desktop.search.errors import SearchClosed
from desktop.search.follower import Follower
from desktop.search.reading import read_state
from desktop.search.recent import Recent
from desktop.search.results import AddressResults, Completion, Note, Results, State
from desktop.search.texts import Texts
from desktop.search.view import Stored, View

if TYPE_CHECKING:
    from sqlite_utils import Database

QUIET = 1.0  # seconds without a change before the rows are written; until then the records are searched in memory
BREATH = 0.002  # seconds between two looks at whether something is being saved
LONGEST_BREATH = 0.5
LATEST = 10.0  # seconds after a change when the rows are written even if changes go on
FIRST_OPENING = 10.0  # seconds a search waits for index.db to be opened or begun


@dataclass
class _Session:
    """What one searching thread owns."""

    db: Database
    file: int
    analyser: Analyser
    book: AddressBook
    stored: Stored | None = None


class Index:
    """Search over one open archive."""

    def __init__(
        self,
        texts_factory: Callable[[], AbstractContextManager[Texts]],
        path: Path,
        key: bytes,
        *,
        on_state: Callable[[State], None] | None = None,
        others_wait: Callable[[], bool] = lambda: False,
        schema: Schema = SCHEMA,
    ) -> None:
        """texts_factory opens the archive for the thread that calls it; a searching thread keeps what it gives
        until close() lets it go. key: 32 bytes; on_state is called on the index thread; schema: the archive's kinds."""
        self._open_texts = texts_factory
        self._path = path
        self._key = key
        self._on_state = on_state
        self._others_wait = others_wait
        self._schema = schema
        self._state = State("behind")
        self._recent = Recent()
        self._sessions = threading.local()
        self._file = 0  # which index.db: another after it was thrown away
        self._changed = threading.Condition()
        self._asked = 1  # the number of the newest request
        self._done = 0
        self._urgent = False
        self._rebuild_asked = False
        self._wipe_asked = False
        self._discard_asked = False
        self._cancelled = False
        self._closing = False
        self._opened = threading.Event()
        self._failure: ArchiveError | None = None
        self._thread = threading.Thread(target=self._run, name="index", daemon=True)
        self._thread.start()

    # For the archive and the window

    @property
    def state(self) -> State:
        """How far the index is."""
        return self._state

    def wake(self) -> None:
        """The archive changed; called by the archive, from any thread, returns at once."""
        self._ask()

    def settle(self, timeout: float | None = None) -> bool:
        """Wait until every record of the archive as it is now stands in the rows; False when time ran out or
        the index thread is stopped by a problem (see state)."""
        return self._wait(self._ask(urgent=True), timeout)

    def rebuild(self) -> None:
        """Throw the rows away and read every record again."""
        with self._changed:
            self._rebuild_asked = True
            self._cancelled = False
        self._ask(urgent=True)

    def cancel_rebuild(self) -> None:
        """Stop rebuilding; what is not read yet is read after rebuild() or at the next start."""
        self._cancelled = True

    def wipe(self, timeout: float | None = None) -> bool:
        """After a purge: settle, then leave nothing of removed words in free pages or in the log."""
        with self._changed:
            self._wipe_asked = True
        return self._wait(self._ask(urgent=True), timeout) and not self._wipe_asked

    def close(self) -> None:
        """Write what is pending, stop the thread, close every connection."""
        with self._changed:
            if self._closing:
                return
            self._closing = True
        self._sessions = threading.local()  # each thread's connections go with its session
        self._ask(urgent=True)
        self._thread.join()

    def search(
        self,
        query: str,
        *,
        kinds: Sequence[str] = (),
        tags: Sequence[str] = (),
        years: Sequence[str] = (),
        languages: Sequence[str] = (),
        sort: str = "best",
        descending: bool | None = None,
        limit: int = 50,
        offset: int = 0,
        other_scripts: bool = True,
        word_forms: bool = True,
        counts: bool = False,
        passages: bool = True,
    ) -> Results:
        """The records that match; see Asked for what can be asked. An unfinished or wrong query gives results or a
        note, never an error. Raises SearchClosed after close()."""
        asked = Asked(query, tuple(kinds), tuple(tags), tuple(years), tuple(languages), sort, descending, limit, offset,
                      other_scripts, word_forms, counts, passages, self._schema)
        sessions = self._sessions  # before looking whether it is closed: nothing is put into later ones
        if self._closing:
            raise SearchClosed
        self._opened.wait(FIRST_OPENING)
        file = self._file
        texts = self._texts(sessions)
        try:
            session = self._session(sessions, file)
            with self._view(session, texts) as (view, unread):
                results = answer(asked, view, texts, session.analyser, unread)
                if not offset and looks_like_address(query):
                    return replace(results, addresses=session.book.ask(query, texts, BESIDE))
                return results
        except (DamagedDatabase, PlainDatabase, DatabaseError):
            if self._closing:
                raise SearchClosed from None
            vars(sessions).clear()
            self._ask_anew(file)
            return answer_without_rows(asked)

    def addresses(self, part: str, limit: int = 50, offset: int = 0, *, exact: bool = False) -> AddressResults:
        """The addresses of lists and records in which a part stands, best first: in any case, with or without scheme
        and www.; `*.example.kz` means the sites under example.kz. exact: count to the end, whatever it takes. Raises
        SearchClosed after close()."""
        sessions = self._sessions
        if self._closing:
            raise SearchClosed
        self._opened.wait(FIRST_OPENING)
        file = self._file
        texts = self._texts(sessions)
        try:
            session = self._session(sessions, file)
            with _reading(session.db):
                return session.book.ask(part, texts, limit, offset, exact)
        except (DamagedDatabase, PlainDatabase, DatabaseError):
            if self._closing:
                raise SearchClosed from None
            vars(sessions).clear()
            self._ask_anew(file)
            return AddressResults([], 0, answer_without_rows(Asked("")).notes)

    def complete(self, text: str, limit: int = 10) -> list[Completion]:
        """Ways to go on with a query that is being typed, the likeliest first. Reads a few rows and nothing of the
        archive, so that it is done between two letters. Raises SearchClosed after close()."""
        sessions = self._sessions
        if self._closing:
            raise SearchClosed
        self._opened.wait(FIRST_OPENING)
        file = self._file
        try:
            session = self._session(sessions, file)
            with _reading(session.db):
                dictionary = Dictionary(session.db, _stored(session).segments, self._recent.newest)
                return complete(text, dictionary, self._schema, limit)
        except (DamagedDatabase, PlainDatabase, DatabaseError):
            if self._closing:
                raise SearchClosed from None
            vars(sessions).clear()
            self._ask_anew(file)
            return []

    # Reading

    def _texts(self, sessions: threading.local) -> Texts:
        """This thread's view of the archive; between searches it reads nothing."""
        texts: Texts | None = getattr(sessions, "texts", None)
        if texts is None:
            texts = sessions.texts = self._open_texts().__enter__()
        return texts

    def _session(self, sessions: threading.local, file: int) -> _Session:
        """This thread's connection to the rows, and its analyser."""
        session: _Session | None = getattr(sessions, "session", None)
        if session is None or session.file != file:
            db = open_reader(self._path, self._key)
            session = sessions.session = _Session(db, file, Analyser(), AddressBook(db))
        return session

    @contextmanager
    def _view(self, session: _Session, texts: Texts) -> Iterator[tuple[View, Note | None]]:
        """Rows and pending records at one moment, in one read transaction; what is to be told of those not
        read."""
        while True:
            with _reading(session.db):
                stored = _stored(session)
                recent = self._recent.after(stored.mark.number, texts, session.analyser)
                if recent is None:
                    continue  # newer rows were written in between
                pending, replaced, waiting = recent
                yield View(session.db, stored, pending, replaced), _unread(waiting, stored.complete, self._state)
                return

    # The index thread

    def _ask(self, urgent: bool = False) -> int:
        with self._changed:
            self._asked += 1
            self._urgent |= urgent
            self._changed.notify_all()
            return self._asked

    def _ask_anew(self, file: int) -> None:
        """That index.db cannot be read; once it was replaced, the complaint is void."""
        with self._changed:
            if file == self._file and self._opened.is_set():
                self._discard_asked = True
        self._ask(urgent=True)

    def _wait(self, ticket: int, timeout: float | None) -> bool:
        with self._changed:
            arrived = self._changed.wait_for(lambda: self._done >= ticket or not self._thread.is_alive(), timeout)
            return arrived and self._done >= ticket and self._failure is None

    def _tell(self, state: State) -> None:
        if state != self._state:
            self._state = state
            if self._on_state is not None:
                self._on_state(state)

    def _breathe(self) -> None:
        """Let a record be saved first: it is waited for, the index is not."""
        if not self._others_wait():
            return
        latest = monotonic() + LONGEST_BREATH
        while self._others_wait() and not self._urgent and monotonic() < latest:
            sleep(BREATH)

    def _go_on(self) -> bool:
        return not (self._closing or self._rebuild_asked or self._discard_asked)

    def _go_on_rebuilding(self) -> bool:
        return self._go_on() and not self._cancelled

    def _run(self) -> None:
        follower = Follower(self._open_texts, self._path, self._key, self._recent, self._tell, self._go_on,
                            self._go_on_rebuilding, self._breathe)
        try:
            while True:
                closing = self._closing
                with self._changed:
                    ticket = self._asked
                    urgent = self._urgent
                    self._urgent = False
                self._work(partial(self._round, follower, closing))
                if urgent:
                    self._tidy(follower, ticket)
                with self._changed:
                    self._done = ticket
                    self._changed.notify_all()
                if closing:
                    return
                self._tidy(follower, ticket)
                self._rest()
        finally:
            self._opened.set()
            if not self._closing:  # an error that nobody foresaw; it is shown by the thread's own report
                self._tell(State("stopped", problem="The index has stopped. Close the archive and open it again."))
            with self._changed:
                self._changed.notify_all()

    def _tidy(self, follower: Follower, ticket: int) -> None:
        """Merge segments, and so on, until something else is asked."""
        while self._asked == ticket and self._failure is None and self._work(follower.tidy):
            pass

    def _rest(self) -> None:
        """Until something is asked; when it is not urgent, until it has been quiet for a moment."""
        with self._changed:
            self._changed.wait_for(lambda: self._asked > self._done)
            latest = monotonic() + LATEST
            while not self._urgent and monotonic() < latest:
                asked = self._asked
                self._changed.wait(QUIET)
                if self._asked == asked:
                    return

    def _work(self, work: Callable[[], bool]) -> bool:
        """Do it; False when there was no more to do. A problem is told and tried again at the next change, damage is
        answered by beginning anew."""
        try:
            done = work()
            self._failure = None
            return done
        except (ArchiveError, DatabaseError, OSError) as error:
            self._failure = explain(error, self._path)
            if isinstance(self._failure, (DamagedDatabase, PlainDatabase)) and not self._closing:
                self._discard_asked = True
            self._tell(State("stopped", problem=self._failure.title))
            return False

    def _round(self, follower: Follower, closing: bool) -> bool:
        """What was asked for, all of it."""
        if self._discard_asked:
            self._opened.clear()
            follower.discard()
            follower.open()
            with self._changed:
                self._file += 1
                self._discard_asked = False
        follower.open()
        self._opened.set()
        if self._rebuild_asked:
            self._rebuild_asked = False
            follower.rebuild()
        follower.follow(finish=not self._cancelled and not closing)
        if self._wipe_asked and follower.wipe():
            self._wipe_asked = False
        if closing:
            follower.close()
        return True


@contextmanager
def _reading(db: Database) -> Iterator[None]:
    """One short read transaction."""
    db.execute("begin")
    try:
        yield
    finally:
        db.execute("rollback")


def _unread(waiting: int, complete: bool, state: State) -> Note | None:
    """What a search tells of records that neither rows nor memory hold yet."""
    missing = waiting if complete else waiting + state.total - state.done
    if missing > 0:
        return Note("{count} records are not indexed yet and were not searched.", count=missing)
    return None if complete else Note("The index is being made; not every record was searched.")


def _stored(session: _Session) -> Stored:
    """What the rows are, read again only after they changed."""
    if session.stored is None or session.stored.generation != read_state(session.db, "generation"):
        session.stored = Stored(session.db, session.stored)
    return session.stored
