"""Pairs that may be one record: each is merged, or marked as not the same; the rest is told as "n left"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from archive_schema.records import Record
from archive_schema.text.likeness import INITIAL, LETTER, SAME, SCRIPT, SHORTER, SPELLING
from desktop.archive import Changes, Writer
from desktop.archive.order.duplicates import ADDRESS, FILE, TITLE, WHEN_AND_WHO, Pair, find, kinds
from desktop.ui import theme
from desktop.ui.i18n import said, tr, trn
from desktop.ui.order.merge_window import MergeWindow
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow
from desktop.ui.tasks import Cancelled, Step, Task
from desktop.ui.words import tip

_PAIR = Qt.ItemDataRole.UserRole + 1
_MOST = 500  # pairs listed at a time


def reason_words(code: str, words: str) -> str:
    """Why two records may be one."""
    said = {FILE: tr("the same file: {words}"), ADDRESS: tr("the same address: {words}"), TITLE: tr("the same title"),
            WHEN_AND_WHO: tr("at one time: {words}"), SCRIPT: tr("the same name"),
            SHORTER: tr("the same name, a part left out"), SPELLING: tr("nearly the same spelling"),
            INITIAL: tr("an initial for the name"), LETTER: tr("one letter is another")}
    return said[code].replace("{words}", words)


class DuplicatesWindow(SessionWindow):
    """Looks through one kind at a time, on another thread."""

    open_record = Signal(str)

    def __init__(self, session: Session, kind: str = "") -> None:
        super().__init__(session)
        self.pairs: list[Pair] = []
        self._task: Task | None = None
        self._own = 0  # writes of this window that are not told yet
        self.setWindowTitle(tr("Duplicates"))
        self.resize(round(860 * theme.scale()), round(560 * theme.scale()))
        self.kind = QComboBox()
        for one in kinds(session.reader):
            self.kind.addItem(theme.kind_icon(one.name), one.plural.in_(session.language), one.name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.kind.currentIndexChanged.connect(lambda index: self.look())
        label = QLabel(tr("&Kind"))
        label.setBuddy(self.kind)
        self.again = QPushButton(tr("Look &again"))
        self.again.clicked.connect(self.look)
        self.left = theme.label("", "small", "second")
        top = QHBoxLayout()
        top.setSpacing(theme.GAP)
        for widget in (label, self.kind, self.again):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.left)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Pairs that may be one"))
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([tr("Record"), tr("Other record"), tr("Why")])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(False)
        self.list.setProperty("lines", "true")
        for column, mode in enumerate((QHeaderView.ResizeMode.Stretch,) * 3):
            self.list.header().setSectionResizeMode(column, mode)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        self.list.itemActivated.connect(lambda item, column: self.merge())
        self.list.installEventFilter(self)
        self.merge_button = QPushButton(tr("&Merge…"))
        theme.mark(self.merge_button, primary=True)
        self.merge_button.clicked.connect(self.merge)
        self.apart = QPushButton(tr("&Not the same"))
        self.apart.setToolTip("Del")
        self.apart.clicked.connect(self.judge_apart)
        self.first, self.second = QPushButton(tr("&Show the first")), QPushButton(tr("Show the s&econd"))
        for place, button in enumerate((self.first, self.second)):
            button.clicked.connect(lambda checked=False, place=place: self._open(place))
        below = QHBoxLayout()
        below.setSpacing(theme.GAP)
        for widget in (self.merge_button, self.apart, self.first, self.second):
            below.addWidget(widget)
        below.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        rows.addLayout(top)
        rows.addWidget(self.list, 1)
        rows.addLayout(below)
        session.changed.connect(self._follow)
        self.list.setFocus()
        self.look()

    # Looking

    def look(self) -> None:
        """Look through the chosen kind."""
        if self._task is not None:
            self._task.cancel()
        kind, archive = str(self.kind.currentData()), self.session.archive

        def work(step: Step) -> list[Pair]:
            with archive.reader() as reader:
                return find(reader, kind, step)

        self.left.setText(tr("Looking…"))
        self._task = self.session.tasks.run(tr("Finding duplicates"), work, failed=self._fail,
                                             done=lambda pairs: self._show(kind, pairs))

    def _show(self, kind: str, pairs: list[Pair]) -> None:
        if self.is_closed or kind != self.kind.currentData():
            return
        self._task = None
        self.pairs = pairs
        self._fill()

    def _fail(self, error: BaseException) -> None:
        if self.is_closed:
            return
        if not isinstance(error, Cancelled):
            self.left.setText(said(error)[0])
        elif self._task is not None and self._task.stopping:
            self.left.setText(tr("Stopped"))

    def _follow(self, changes: Changes) -> None:
        """A record that went, or was judged, or came back: the pairs may be others."""
        if self._own:
            self._own -= 1
        elif self.session.is_open and {"sameness", str(self.kind.currentData())} & changes.kinds():
            self.look()

    def _fill(self) -> None:
        row = max(0, self._row())
        self.list.clear()
        heads = {head.id: head for head in self.session.heads(
            [one for pair in self.pairs[:_MOST] for one in (pair.one, pair.other)])}
        for pair in self.pairs[:_MOST]:
            if pair.one not in heads or pair.other not in heads:
                continue
            why = "; ".join(reason_words(*reason) for reason in pair.why)
            grade = tr("Same") if pair.grade == SAME else tr("Look alike")
            words = [f"{heads[one].title}  ·  {heads[one].ref}" for one in (pair.one, pair.other)]
            item = QTreeWidgetItem([*words, f"{grade}: {why}"])
            for column in range(3):
                item.setToolTip(column, tip(item.text(column)))
            item.setForeground(2, theme.brush("ink" if pair.grade == SAME else "second"))
            item.setData(0, _PAIR, pair)
            self.list.addTopLevelItem(item)
        self.left.setText(trn("{count} pair left", "{count} pairs left", len(self.pairs)) if self.pairs
                          else tr("Nothing is left to look at"))
        if count := self.list.topLevelItemCount():
            self.list.setCurrentIndex(self.list.model().index(min(row, count - 1), 0))
        self._show_buttons()

    def _row(self) -> int:
        item = self.list.currentItem()
        return self.list.indexOfTopLevelItem(item) if item else -1

    @property
    def pair(self) -> Pair | None:
        """The pair one stands on."""
        item = self.list.currentItem()
        return item.data(0, _PAIR) if item else None

    def _show_buttons(self) -> None:
        for button in (self.merge_button, self.apart, self.first, self.second):
            button.setEnabled(self.pair is not None)

    # Judging

    def merge(self) -> None:
        """Lay the two side by side."""
        if pair := self.pair:
            window = MergeWindow(self, self.session, [pair.one, pair.other])
            if window.exec():
                self._write(window.step_name, window.work, pair)

    def judge_apart(self) -> None:
        """Note that the two are not the same; they are not offered again."""
        if pair := self.pair:
            record = Record("sameness", {"one": pair.one, "other": pair.other, "verdict": "distinct"})
            self._write("Mark two records as not the same", lambda writer: writer.add(record), pair)

    def _write(self, name: str, work: Callable[[Writer], object], pair: Pair) -> None:
        self._own += 1
        self.session.write(name, work, done=lambda result: self._take_away(pair), failed=self._not_written)

    def _not_written(self, error: BaseException) -> None:
        self._own -= 1
        self.left.setText(" ".join(said(error)))

    def _take_away(self, pair: Pair) -> None:
        if self.is_closed:
            return
        self.pairs = [one for one in self.pairs if one != pair]
        self._fill()

    def _open(self, place: int) -> None:
        if pair := self.pair:
            self.open_record.emit((pair.one, pair.other)[place])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Delete:
                self.judge_apart()
                return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is still looked for is needed no more."""
        if self._task is not None:
            self._task.cancel()
        self.session.changed.disconnect(self._follow)
        super().closeEvent(event)
