"""The order of a long list, read on another thread while the old rows stay where they are."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.archive.listing import Listing, Ordered, in_order
from desktop.ui.i18n import said
from desktop.ui.session import Session
from desktop.ui.tasks import Step

AT_ONCE = 5_000
"""So many records are put in order within a frame or two; more wait for another thread."""
_KEPT = 4  # orders of places that were left
_REST = 3  # times as long as reading took, before the same is read again: other work goes on meanwhile


class LatestOrder(QObject):
    """Reads one order at a time; of what is asked for meanwhile the last alone is read."""

    arrived = Signal(object, object)
    """What was asked for, and its order."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: Listing | None = None
        self._running = False
        self._kept: dict[Listing, tuple[int, Ordered]] = {}
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._begin)

    def ask(self, listing: Listing, *, again: bool = False) -> None:
        """Read an order; `again`: it was read before, and may wait a little."""
        self._wanted = listing
        if not self._running and not (again and self._rest.isActive()):
            self._begin()

    def at_once(self, listing: Listing) -> Ordered:
        """An order read on this thread; of a place one comes back to, what was read before, if nothing was written."""
        reader = self._session.reader
        step = reader.head()[0]
        kept = self._kept.pop(listing, None)
        ordered = kept[1] if kept and kept[0] == step else in_order(reader, listing)
        self._kept[listing] = (step, ordered)
        for old in list(self._kept)[:-_KEPT]:
            del self._kept[old]
        return ordered

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._wanted = None
        self._rest.stop()

    def _begin(self) -> None:
        asked, self._wanted = self._wanted, None
        if asked is None or not self._session.is_open:
            return
        self._running, archive = True, self._session.archive

        def work(step: Step) -> tuple[Ordered, float]:
            begun = time.perf_counter()
            with archive.reader() as reader:
                return in_order(reader, asked), time.perf_counter() - begun

        self._session.tasks.run("", work, done=lambda found: self._over(asked, *found), failed=self._failed, quiet=True)

    def _over(self, asked: Listing, ordered: Ordered, took: float) -> None:
        self._running = False
        self._rest.start(round(1000 * _REST * took))
        if self._wanted is not None and self._wanted != asked:
            self._begin()
        else:
            self.arrived.emit(asked, ordered)

    def _failed(self, error: BaseException) -> None:
        self._running = False
        self._session.tasks.failed.emit(*said(error))
