"""The index of an archive: follows the journal on one thread, answers searches on any."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from archive_schema.declare import Schema
from archive_schema.kinds import SCHEMA
from archive_schema.labels import Label
from desktop.archive.connect import DatabaseError, open_reader
from desktop.archive.errors import DamagedDatabase, PlainDatabase
from desktop.search.addresses.forms import form, looks_like_address
from desktop.search.analysis import Analyser
from desktop.search.errors import SearchClosed
from desktop.search.finding.answer import Asked, answer, answer_without_rows
from desktop.search.finding.view import Stored, View
from desktop.search.index_thread import IndexThread
from desktop.search.results import AddressResults, Completion, Note, Results, State
from desktop.search.rows.reading import read_state
from desktop.search.rows.recent import Recent
from desktop.search.texts import Texts

if TYPE_CHECKING:
    from desktop.archive.connect import Database
    from desktop.search.addresses.book import AddressBook
    from desktop.search.asking.dictionary import Kept as DictionaryKept

FIRST_OPENING = 10.0  # seconds a search waits for index.db to be opened or begun

T = TypeVar("T")
OpenTexts = Callable[[], AbstractContextManager[Texts]]


class _Archive:
    """What one searching thread reads of the archive; between searches it reads nothing."""

    def __init__(self, open_texts: OpenTexts) -> None:
        self._open = open_texts

    @cached_property
    def texts(self) -> Texts:
        return self._open().__enter__()


@dataclass
class _Session:
    """What one searching thread owns."""

    db: Database
    file: int
    archive: _Archive
    analyser: Analyser
    stored: Stored | None = None
    dictionary: DictionaryKept = field(default_factory=dict)
    dictionary_of: Stored | None = None
    changes: int = -1

    @property
    def texts(self) -> Texts:
        return self.archive.texts

    @cached_property
    def book(self) -> AddressBook:
        from desktop.search.addresses.book import AddressBook  # the first answer need not wait for it

        return AddressBook(self.db)


class Index:
    """Search over one open archive."""

    def __init__(
        self,
        texts_factory: OpenTexts,
        path: Path,
        key: bytes,
        *,
        on_state: Callable[[State], None] | None = None,
        others_wait: Callable[[], bool] = lambda: False,
        schema: Schema = SCHEMA,
    ) -> None:
        """texts_factory opens the archive for the thread that calls it; a searching thread keeps what it gives
        until close() lets it go. key: 32 bytes; on_state is called on the index thread; others_wait: whether something
        is being saved, which comes first; schema: the archive's kinds."""
        self._open_texts = texts_factory
        self._path = path
        self._key = key
        self._schema = schema
        self._recent = Recent()
        self._sessions = threading.local()
        self._thread = IndexThread(texts_factory, path, key, self._recent, on_state, others_wait)

    # For the archive and the window

    @property
    def state(self) -> State:
        """How far the index is."""
        return self._thread.state

    def wake(self) -> None:
        """The archive changed; called by the archive, from any thread, returns at once."""
        self._thread.ask()

    def many_come(self) -> AbstractContextManager[None]:
        """While many records are added one after the other: what is new is left to the index thread to read, which
        gives way to searches."""
        return self._thread.many_come()

    def give_way(self) -> None:
        """For work beside searches that nobody waits for: return when none is being answered, at the latest after a
        fifth of a second. Called between small pieces of the work, on its own thread."""
        self._thread.give_way()

    def settle(self, timeout: float | None = None) -> bool:
        """Wait until every record of the archive as it is now stands in the rows; False when time ran out or
        the index thread is stopped by a problem (see state)."""
        return self._thread.settle(timeout)

    def rebuild(self) -> None:
        """Throw the rows away and read every record again."""
        self._thread.rebuild()

    def cancel_rebuild(self) -> None:
        """Stop rebuilding; what is not read yet is read after rebuild() or at the next start."""
        self._thread.cancel_rebuild()

    def wipe(self, timeout: float | None = None) -> bool:
        """After a purge: settle, then leave nothing of removed words in free pages or in the log."""
        return self._thread.wipe(timeout)

    def close(self) -> None:
        """Write what is pending, stop the thread, close every connection."""
        if self._thread.begin_closing():
            self._sessions = threading.local()  # each thread's connections go with its session
            self._thread.close()

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
        case: str = "",
        wider: Mapping[str, Any] | None = None,
    ) -> Results:
        """The records that match; see Asked for what can be asked. An unfinished or wrong query gives results or a
        note, never an error. Raises SearchClosed after close()."""
        asked = Asked(query, tuple(kinds), tuple(tags), tuple(years), tuple(languages), sort, descending, limit, offset,
                      other_scripts, word_forms, counts, passages, self._schema, case, wider)

        def ask(session: _Session) -> Results:
            while True:
                with _Reading(session.db):
                    seen = self._view(session)
                    if seen is None:
                        continue
                    view, unread = seen
                    results = answer(asked, view, session.texts, session.analyser, unread)
                    if not offset and looks_like_address(query):
                        return _with_addresses(results, session, query)
                    return results

        return self._ask(ask, lambda: answer_without_rows(asked))

    def addresses(self, part: str, limit: int = 50, offset: int = 0, *, exact: bool = False) -> AddressResults:
        """The addresses of lists and records in which a part stands, best first: in any case, with or without scheme
        and www.; `*.example.kz` means the sites under example.kz. exact: count to the end, whatever it takes. Raises
        SearchClosed after close()."""

        def ask(session: _Session) -> AddressResults:
            with _Reading(session.db):
                return session.book.ask(part, session.texts, limit, offset, exact)

        return self._ask(ask, lambda: AddressResults([], 0, answer_without_rows(Asked("")).notes))

    def complete(
        self, text: str, limit: int = 10, language: str = "en", tags: Sequence[Label] = (),
    ) -> list[Completion]:
        """Ways to go on with a query that is being typed, the likeliest first. Reads a few rows and nothing of the
        archive, so that it is done between two letters: not even in one transaction, since beside an import each
        statement waits for the interpreter. language: that of the window; tags: their names. Raises SearchClosed
        after close()."""
        from desktop.search.asking.completing import complete
        from desktop.search.asking.dictionary import Dictionary

        def ask(session: _Session) -> list[Completion]:
            changes = self._thread.changes
            if session.stored is None or session.changes != changes:
                with _Reading(session.db):
                    _stored(session)
                session.changes = changes
            stored = session.stored
            assert stored is not None
            if session.dictionary_of is not stored:
                session.dictionary, session.dictionary_of = {}, stored
            dictionary = Dictionary(session.db, stored.segments, self._recent.newest, session.dictionary)
            return complete(text, dictionary, self._schema, limit, lambda: stored.years(session.db), language, tags)

        return self._ask(ask, list)

    # Reading

    def _ask(self, ask: Callable[[_Session], T], without_rows: Callable[[], T]) -> T:
        """What a session answers; where index.db cannot be read, what is said then, and it is begun anew."""
        sessions = self._sessions  # before looking whether it is closed: nothing is put into later ones
        if self._thread.closing:
            raise SearchClosed
        self._thread.opened.wait(FIRST_OPENING)
        file = self._thread.file
        try:
            with self._thread.searching:
                return ask(self._session(sessions, file))
        except (DamagedDatabase, PlainDatabase, DatabaseError):
            if self._thread.closing:
                raise SearchClosed from None
            vars(sessions).clear()
            self._thread.discard(file)
            return without_rows()

    def _session(self, sessions: threading.local, file: int) -> _Session:
        """This thread's connection to the rows, and what it reads of the archive."""
        session: _Session | None = getattr(sessions, "session", None)
        if session is None or session.file != file:
            archive = session.archive if session else _Archive(self._open_texts)
            db = open_reader(self._path, self._key)
            session = sessions.session = _Session(db, file, archive, Analyser())
        return session

    def _view(self, session: _Session) -> tuple[View, Note | None] | None:
        """Rows and pending records at one moment, and what is to be told of those not read; None when newer rows were
        written in between. Within a read transaction."""
        stored = _stored(session)
        recent = self._recent.after(
            stored.mark.number, session.texts, session.analyser, not self._thread.reads_many)
        if recent is None:
            return None
        pending, replaced, waiting = recent
        return View(session.db, stored, pending, replaced), _unread(waiting, stored.complete, self.state)


def _with_addresses(results: Results, session: _Session, query: str) -> Results:
    """The results with the addresses in which the query stands; where there are neither, its site alone is proposed."""
    found = session.book.ask(query, session.texts)
    site, rest = form(query)
    if rest and not (results.total or found.hits) and session.book.ask(site, session.texts, 1).hits:
        results = replace(results, instead=site)
    return replace(results, addresses=found)


class _Reading:
    """One short read transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("begin")

    def __exit__(self, *error: object) -> None:
        self._db.execute("rollback")


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
