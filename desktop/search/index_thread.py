"""The one thread that writes index.db: what it is asked to do, and when."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from desktop.archive.connect import DatabaseError, explain
from desktop.archive.errors import ArchiveError, DamagedDatabase, PlainDatabase
from desktop.search.results import State
from desktop.search.rows.follower import Follower, OpenTexts
from desktop.search.rows.recent import Recent

QUIET = 1.0  # seconds without a change before the rows are written; until then the records are searched in memory
LATEST = 3.0  # seconds after a change when the rows are written even if changes go on
OF_MANY = 10.0  # the same while many are added: whenever rows are written, searches read them anew
BREATH = 0.002  # seconds between two looks at whether something is being saved
PATIENCE = 0.2  # seconds that are left to others at once
SHARE = 0.05  # seconds that are worked then, if they never rest


class _Enough(Exception):
    """The archive is being closed: what was being read is left as it was, and read at the next start."""


class _Searching:
    """Entered while a search is answered, by any thread; true while there is one."""

    def __init__(self) -> None:
        self._searches: list[None] = []  # longer and shorter by one in one step, which needs no lock

    def __enter__(self) -> None:
        self._searches.append(None)

    def __exit__(self, *error: object) -> None:
        self._searches.pop()

    def __bool__(self) -> bool:
        return bool(self._searches)


class IndexThread:
    """Follows the archive until close(); every method may be called from any thread."""

    def __init__(
        self,
        open_texts: OpenTexts,
        path: Path,
        key: bytes,
        recent: Recent,
        on_state: Callable[[State], None] | None,
        others_wait: Callable[[], bool],
    ) -> None:
        """on_state is called on this thread; others_wait: whether something is being saved, which comes first."""
        self._path = path
        self._on_state = on_state
        self._others_wait = others_wait
        self.state = State("behind")
        self.file = 0  # which index.db: another after it was thrown away
        self.closing = False
        self._last_round = False
        self.opened = threading.Event()
        self._changed = threading.Condition()
        self._asked = 1  # the number of the newest request
        self._done = 0
        self._urgent = False
        self.searching = _Searching()
        self._streams = 0  # of many records that are being added
        self._works_until = 0.0
        self._rebuild_asked = False
        self._wipe_asked = False
        self._tidy_asked = False
        self._discard_asked = False
        self._cancelled = False
        self._ended = False
        self._failure: ArchiveError | None = None
        self._follower = Follower(
            open_texts, path, key, recent, self._tell, self._go_on, self._go_on_rebuilding, self._breathe)
        self._thread = threading.Thread(target=self._run, name="index", daemon=True)
        self._thread.start()

    # What is asked of it

    def ask(self, urgent: bool = False) -> int:
        """There is something to do; the number of this request."""
        with self._changed:
            self._asked += 1
            self._urgent |= urgent
            self._changed.notify_all()
            return self._asked

    def settle(self, timeout: float | None, *, merged: bool = True) -> bool:
        """Have all done that there is to do, now; False when time ran out or a problem is in the way. merged: segments
        too, which does not change what is found."""
        with self._changed:
            self._tidy_asked |= merged
            ticket = self.ask(urgent=True)
            arrived = self._changed.wait_for(lambda: self._done >= ticket or self._ended, timeout)
            return arrived and self._done >= ticket and self._failure is None

    def rebuild(self) -> None:
        """Have the rows begun anew."""
        with self._changed:
            self._rebuild_asked = True
            self._cancelled = False
        self.ask(urgent=True)

    def cancel_rebuild(self) -> None:
        """Have no more records read than were touched."""
        self._cancelled = True

    def wipe(self, timeout: float | None) -> bool:
        """Have all done, and nothing left of removed words in free pages or in the log."""
        with self._changed:
            self._wipe_asked = True
        return self.settle(timeout, merged=False) and not self._wipe_asked

    def discard(self, file: int) -> None:
        """That index.db cannot be read; once it was replaced, the complaint is void."""
        with self._changed:
            if file == self.file and self.opened.is_set():
                self._discard_asked = True
        self.ask(urgent=True)

    @contextmanager
    def many_come(self) -> Iterator[None]:
        """While many records are added one after the other."""
        with self._changed:
            self._streams += 1
        try:
            yield
        finally:
            with self._changed:
                self._streams -= 1
            self.ask()

    def give_way(self) -> None:
        """Return when no search is being answered, or soon."""
        until = monotonic() + PATIENCE
        while self.searching and monotonic() < until:
            sleep(BREATH)

    @property
    def changes(self) -> int:
        """Another number after each change of the rows of one file."""
        return self._follower.changes

    @property
    def reads_many(self) -> bool:
        """Whether many records are being added."""
        return self._streams > 0

    def begin_closing(self) -> bool:
        """Answer no search any more; False when that was asked before."""
        with self._changed:
            if self.closing:
                return False
            self.closing = True
            return True

    def close(self) -> None:
        """Have what is pending written, and end."""
        self.ask(urgent=True)
        self._thread.join()

    # What it does

    def _run(self) -> None:
        try:
            while True:
                closing = self._last_round = self.closing
                with self._changed:
                    ticket = self._asked
                    tidy = self._tidy_asked
                    self._urgent = self._tidy_asked = False
                self._work(partial(self._round, closing))
                if tidy:
                    self._tidy(ticket, at_once=True)
                with self._changed:
                    self._done = ticket
                    self._changed.notify_all()
                if closing:
                    return
                self._tidy(ticket)
                self._rest()
        finally:
            self.opened.set()
            if not self.closing:  # an error that nobody foresaw; it is shown by the thread's own report
                self._tell(State("stopped", problem="The index has stopped. Close the archive and open it again."))
            with self._changed:
                self._ended = True  # the thread itself still lives when those that wait for it look
                self._changed.notify_all()

    def _tidy(self, ticket: int, at_once: bool = False) -> None:
        """Merge segments, and so on, until something else is asked; not while many records are added, unless it has to
        be."""
        while self._asked == ticket and self._failure is None:
            wanted = at_once or not self._streams or self._follower.crowded
            if not (wanted and self._work(self._follower.tidy)):
                return

    def _rest(self) -> None:
        """Until something is asked; when it is not urgent, until it has been quiet for a moment."""
        with self._changed:
            self._changed.wait_for(lambda: self._asked > self._done)
        begun = monotonic()
        while not self._urgent and monotonic() < begun + (OF_MANY if self._streams else LATEST):
            asked = self._asked
            if self._failure is None and self._work(self._follower.read_ahead):
                return
            with self._changed:
                if self._asked == asked and not self._changed.wait(LATEST if self._streams else QUIET):
                    return

    def _work(self, work: Callable[[], bool]) -> bool:
        """Do it; False when there was no more to do. A problem is told and tried again at the next change, damage is
        answered by beginning anew."""
        try:
            done = work()
            self._failure = None
            return done
        except _Enough:
            return False
        except (ArchiveError, DatabaseError, OSError) as error:
            self._failure = explain(error, self._path)
            if isinstance(self._failure, (DamagedDatabase, PlainDatabase)) and not self.closing:
                self._discard_asked = True
            self._tell(State("stopped", problem=self._failure.title))
            return False

    def _round(self, closing: bool) -> bool:
        """What was asked for, all of it."""
        follower = self._follower
        if self._discard_asked:
            self.opened.clear()
            follower.discard()
            follower.open()
            with self._changed:
                self.file += 1
                self._discard_asked = False
        follower.open()
        self.opened.set()
        if self._rebuild_asked:
            self._rebuild_asked = False
            follower.rebuild()
        follower.follow(finish=not self._cancelled and not closing)
        if self._wipe_asked and follower.wipe():
            self._wipe_asked = False
        if closing:
            follower.close()
        return True

    def _tell(self, state: State) -> None:
        if state != self.state:
            self.state = state
            if self._on_state is not None:
                self._on_state(state)

    def _breathe(self) -> None:
        """Let a record be saved, or a search be answered, first: they are waited for, the index is not. Where one
        follows the other without end, as in an import, the time is shared. Closing waits for no long work."""
        if self.closing and not self._last_round:
            raise _Enough
        begun = monotonic()
        if begun < self._works_until:
            return
        while (self.searching or self._others_wait()) and not self._urgent:
            sleep(BREATH)
            if monotonic() > begun + PATIENCE:
                self._works_until = monotonic() + SHARE
                return

    def _go_on(self) -> bool:
        return not (self.closing or self._rebuild_asked or self._discard_asked)

    def _go_on_rebuilding(self) -> bool:
        return self._go_on() and not self._cancelled
