"""What a search found: what was perhaps meant, addresses, and the hits."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from desktop.search import AddressResults, Hit
from desktop.search.unsearched import Unsearched
from desktop.ui.finding.hit_list import HitList
from desktop.ui.finding.hits import HitDelegate
from desktop.ui.finding.searching import Answer
from desktop.ui.i18n import number, tr, trn
from desktop.ui.line_button import LoneLine
from desktop.ui.session import Session


class Found(QWidget):
    """The hits of one answer, with a line above and below where there is something to say."""

    picked = Signal(str)
    near_the_end = Signal()
    """The last hits are in sight."""
    instead = Signal(str)
    """The query that was perhaps meant is to be asked."""
    addresses = Signal()
    """The addresses found are to be shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.answer: Answer | None = None
        self._instead = LoneLine(self._ask_instead)
        self._addresses = LoneLine(self.addresses.emit)
        self.model = HitList(session)
        self._delegate = HitDelegate(session)
        self.list = QListView()
        self.list.setAccessibleName(tr("What was found"))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(
            lambda current, before: self.picked.emit(self.model.id_at(current.row())))
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        # Hits that do not fill the list are followed by more, once it was laid out.
        self._room = QTimer(self, singleShot=True, interval=0)
        self._room.timeout.connect(self._look_for_room)
        self.model.modelReset.connect(self._room.start)
        self.model.rowsInserted.connect(self._room.start)
        self.setFocusProxy(self.list)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self._instead, self._addresses, self.list):
            rows.addWidget(widget, 1 if widget is self.list else 0)

    def _ask_instead(self) -> None:
        if self.answer is not None:
            self.instead.emit(self.answer.results.instead)

    # Showing

    def show_answer(self, answer: Answer, current: str, *, again: bool = False) -> bool:
        """Show these hits, standing on the current record if it is among them. again: the same was asked before;
        then what was scrolled to stays while the first hits are the same. Whether it stayed."""
        self.answer = answer
        results = answer.results
        stayed = again and self.model.renew(results.hits)
        if not stayed:
            self.model.show(results.hits)
        self._instead.say(instead_words(results.instead) if results.instead else "")
        self._addresses.say(address_words(results.addresses) if results.addresses else "")
        if results.hits and not stayed:
            self.list.setCurrentIndex(self.model.index(max(0, self.model.row_of(current)), 0))
        return stayed

    def clear(self) -> None:
        """Show nothing."""
        self.answer = None
        self.model.show([])

    @property
    def current(self) -> Hit | None:
        """The hit one stands on."""
        row = self.list.currentIndex().row()
        return self.model.hits[row] if 0 <= row < len(self.model.hits) else None

    def _look_for_room(self) -> None:
        self._scrolled(self.list.verticalScrollBar().value())

    def _scrolled(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        if self.model.hits and value >= bar.maximum() - bar.pageStep() // 2:
            self.near_the_end.emit()


def address_words(found: AddressResults) -> str:
    """How many addresses hold what was searched for, in words; "" when none does."""
    if not found.exact:
        return tr("{count} addresses or more hold this", count=number(found.total))
    return trn("{count} address holds this", "{count} addresses hold this", found.total) if found.total else ""


def instead_words(query: str) -> str:
    """What was perhaps meant, as a question."""
    return tr("Did you mean: {query}", query=query)


def unsearched_words(unsearched: Unsearched) -> str:
    """How much no search can see, in words; "" when it sees everything."""
    count = unsearched.count
    return trn("{count} record was not searched, or not whole.",
               "{count} records were not searched, or not whole.", count) if count else ""
