"""Records touched since the rows were written: analysed once, searched beside the rows by every thread."""

from __future__ import annotations

from threading import Lock

from desktop.search.analysis import Analysed, Analyser, Unit
from desktop.search.texts import Texts
from desktop.search.view import Pending

MOST = 300  # records read by one search; during a large import the index thread reads the others


class Recent:
    """What the journal holds after a mark, as far as it was read."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._base = 0
        self._upto = 0
        self._records: dict[str, Analysed] = {}
        self._waiting: set[str] = set()
        self._pending = Pending(())

    @property
    def newest(self) -> list[Unit]:
        """What the last search read of them, unit by unit."""
        return self._pending.units

    def begin(self, number: int) -> None:
        """The rows stand at that step; nothing after it was read yet."""
        with self._lock:
            self._base = self._upto = number
            self._records = {}
            self._waiting = set()
            self._pending = Pending(())

    def after(self, number: int, texts: Texts, analyser: Analyser) -> tuple[Pending, list[str], int] | None:
        """What was touched after the rows' mark: the records as a segment, the ids whose rows no longer
        count, and how many records could not be read yet. None when rows newer than that mark were written
        meanwhile."""
        with self._lock:
            if self._base > number:
                return None
            self._read_on(texts, analyser)
            return self._pending, list(self._records), len(self._waiting)

    def _read_on(self, texts: Texts, analyser: Analyser) -> None:
        head = texts.head().number
        if head <= self._upto:
            return
        touched = texts.touched_after(self._upto, head)
        for id in touched:
            self._records.pop(id, None)
        for id in touched[-MOST:]:
            self._records[id] = read(texts, analyser, id)
        for id in list(self._records)[: -2 * MOST]:
            del self._records[id]
            self._waiting.add(id)
        self._waiting.update(touched[:-MOST])
        self._waiting.difference_update(self._records)
        self._upto = head
        self._pending = Pending(self._records.values())

    def written(self, number: int, texts: Texts) -> None:
        """The rows now stand at that step: keep only what was touched later."""
        with self._lock:
            self._base = number
            self._upto = max(self._upto, number)
            later = set(texts.touched_after(number, self._upto))
            self._records = {id: record for id, record in self._records.items() if id in later}
            self._waiting &= later
            self._pending = Pending(self._records.values())


def read(texts: Texts, analyser: Analyser, id: str) -> Analysed:
    """A record as it is indexed; without units when it is gone."""
    record = texts.search_text(id)
    return Analysed(id) if record is None else analyser.record(record)
