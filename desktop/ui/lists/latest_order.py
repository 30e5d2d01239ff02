"""The order of a long list, read on another thread while the old rows stay where they are."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.archive.listing import Listing, Ordered, in_order, renewed
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
        """An order read on this thread; of a place one comes back to, what was read before and moved since."""
        with self._session.reader.at_one_moment() as reader:
            return self.known(listing) or self._keep(listing, reader.head()[0], in_order(reader, listing))

    def known(self, listing: Listing) -> Ordered | None:
        """An order that was read before, as it stands now; None where it must be read, which may take long."""
        if (kept := self._kept.get(listing)) is None:
            return None
        with self._session.reader.at_one_moment() as reader:
            step, (since, ordered) = reader.head()[0], kept
            now = ordered if step == since else renewed(reader, listing, ordered, since)
            return None if now is None else self._keep(listing, step, now)

    def _keep(self, listing: Listing, step: int, ordered: Ordered) -> Ordered:
        self._kept.pop(listing, None)
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

        def work(step: Step) -> tuple[int, Ordered, float]:
            begun = time.perf_counter()
            with archive.reader() as reader, reader.at_one_moment():
                return reader.head()[0], in_order(reader, asked), time.perf_counter() - begun

        self._session.tasks.run("", work, done=lambda found: self._over(asked, *found), failed=self._failed, quiet=True)

    def _over(self, asked: Listing, read_at: int, ordered: Ordered, took: float) -> None:
        self._running = False
        self._keep(asked, read_at, ordered)
        self._rest.start(round(1000 * _REST * took))
        if self._wanted is not None and self._wanted != asked:
            self._begin()
        else:
            self.arrived.emit(asked, ordered)

    def _failed(self, error: BaseException) -> None:
        self._running = False
        self._session.tasks.failed.emit(*said(error))
