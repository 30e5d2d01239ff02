"""Records touched since the rows were written: analysed once, searched beside the rows by every thread."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from threading import Lock
from time import monotonic

from desktop.search.analysis import Analysed, Analyser
from desktop.search.finding.view import Pending
from desktop.search.texts import Texts

MOST = 100  # records kept in memory; the others wait to be written
MOST_TERMS = 150_000
AT_ONCE = 0.02  # seconds that one search spends reading; during an import the index thread reads the others
MOST_HIDDEN = 2_000


class Recent:
    """What the journal holds after a mark, as far as it was read."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._begin(0)

    def begin(self, number: int) -> None:
        """The rows stand at that step; nothing after it was read yet."""
        with self._lock:
            self._begin(number)

    def _begin(self, number: int) -> None:
        self._base = self._upto = number
        self._records: dict[str, Analysed] = {}
        self._waiting: dict[str, int] = {}
        """What is not read yet, the newest last, with the step at which it was heard of."""
        self._pending = Pending(())
        self._grown = False  # whether only records were added since

    @property
    def newest(self) -> Pending:
        """What the last search read of them."""
        return self._pending

    def after(
        self, number: int, texts: Texts, analyser: Analyser, read_new: bool = True
    ) -> tuple[Pending, list[str], int] | None:
        """What was touched after the rows' mark: the records as a segment, the ids whose rows no longer
        count, and how many records could not be read yet. None when rows newer than that mark were written
        meanwhile. read_new: whether to read what nobody has read yet."""
        with self._lock:
            if self._base > number:
                return None
            self._hear(texts)
            if not (self._records or self._waiting):
                return self._pending, [], 0
            latest = monotonic() + AT_ONCE
            while read_new and self._waiting and not self._full and monotonic() < latest:
                id = next(reversed(self._waiting))
                self._keep(read(texts, analyser, id))
            return self._current(), [*self._records, *islice(reversed(self._waiting), MOST_HIDDEN)], len(self._waiting)

    def read_ahead(self, texts: Texts, analyser: Analyser, breathe: Callable[[], None]) -> bool:
        """Read what no search has read yet; True when more waits than is kept in memory."""
        while True:
            breathe()
            with self._lock:
                self._hear(texts)
                if not self._waiting or self._full:
                    return bool(self._waiting)
                id, heard = next(reversed(self._waiting.items()))
            record = read(texts, analyser, id)
            with self._lock:
                if self._waiting.get(id) == heard:
                    self._keep(record)

    def known(self, number: int) -> dict[str, Analysed]:
        """The records that were read, as they are at that step or later."""
        with self._lock:
            return dict(self._records) if self._upto >= number else {}

    def written(self, number: int, texts: Texts) -> None:
        """The rows now stand at that step: keep only what was touched later."""
        with self._lock:
            self._base = number
            self._upto = max(self._upto, number)
            later = set(texts.touched_after(number, self._upto))
            self._records = {id: record for id, record in self._records.items() if id in later}
            self._waiting = {id: heard for id, heard in self._waiting.items() if id in later}
            self._grown = False
            self._pending = Pending(self._records.values())

    def _hear(self, texts: Texts) -> None:
        head = texts.head().number
        if head <= self._upto:
            return
        for id in texts.touched_after(self._upto, head):
            if self._records.pop(id, None):
                self._grown = False
            self._waiting.pop(id, None)
            self._waiting[id] = head
        self._upto = head

    def _keep(self, record: Analysed) -> None:
        del self._waiting[record.id]
        self._records[record.id] = record

    @property
    def _full(self) -> bool:
        terms = sum(len(unit.terms) for record in self._records.values() for unit in record.units)
        return len(self._records) >= MOST or terms >= MOST_TERMS

    def _current(self) -> Pending:
        units = sum(len(record.units) for record in self._records.values())
        if not self._grown or units != len(self._pending.units):
            self._pending = Pending(self._records.values(), self._pending if self._grown else None)
            self._grown = True
        return self._pending


def read(texts: Texts, analyser: Analyser, id: str) -> Analysed:
    """A record as it is indexed; without units when it is gone."""
    record = texts.search_text(id)
    return Analysed(id) if record is None else analyser.record(record)
