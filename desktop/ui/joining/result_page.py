"""What a merge did, and where to go from there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.archive import Changes
from desktop.archive.joining import how_many_open
from desktop.archive.joining.plan import CHANGED, KEPT, NEW, PURGED, REMOVED, Likeness, Outcome
from desktop.ui import theme
from desktop.ui.i18n import tr, trn, worded
from desktop.ui.joining.left_open import KIND
from desktop.ui.session import Session

_MOST = 20  # lines of what was not taken in


def outcome_words(outcome: Outcome) -> list[str]:
    """What was done, a line each."""
    counts = outcome.counts
    if not outcome.step and not any(counts.values()):
        return [tr("Everything was here already; nothing was written.")]
    said = [
        trn("{count} record came.", "{count} records came.", counts.get(NEW, 0)),
        trn("{count} record changed.", "{count} records changed.", counts.get(CHANGED, 0)),
        trn("{count} record went to the trash.", "{count} records went to the trash.", counts.get(REMOVED, 0)),
        trn("{count} record was purged for good.", "{count} records were purged for good.", counts.get(PURGED, 0)),
        trn("{count} record stays, though it was removed in one copy.",
            "{count} records stay, though they were removed in one copy.", counts.get(KEPT, 0)),
        trn("{count} file came along.", "{count} files came along.", outcome.files),
        trn("{count} difference was left open.", "{count} differences were left open.", outcome.left_open),
    ]
    numbers = (*(counts.get(sort, 0) for sort in (NEW, CHANGED, REMOVED, PURGED, KEPT)), outcome.files,
               outcome.left_open)
    return [words for words, count in zip(said, numbers, strict=True) if count] or [
        tr("Only steps came, which change no record.")]


class ResultPage(QWidget):
    """`wants_duplicates`: look through this kind for what looks the same."""

    wants_duplicates = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.words = theme.label("", wrap=True)
        self.undoing = theme.label(tr("The merge is one step: Undo takes it back, until something else is done."),
                                   "small", "second", wrap=True)
        self.told = theme.label("", "small", "warn", wrap=True)
        self.undo, self.differences = QPushButton(tr("&Undo the merge")), QPushButton(tr("&Settle the differences…"))
        self.open_now = theme.label("", "small", "second")
        self.alike = theme.label("", wrap=True)
        self.offers: list[QPushButton] = []
        self._left_open = 0
        self._kinds = QHBoxLayout()
        self._kinds.setSpacing(theme.GAP)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.undo)
        row.addWidget(self.differences)
        row.addWidget(self.open_now)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.PANE)
        for widget in (self.words, self.told, self.undoing):
            rows.addWidget(widget)
        rows.addLayout(row)
        rows.addSpacing(theme.PANE)
        rows.addWidget(self.alike)
        rows.addLayout(self._kinds)
        rows.addStretch(1)
        session.changed.connect(self._follow)

    def show_outcome(self, outcome: Outcome, likenesses: Sequence[Likeness]) -> None:
        """Tell what was done; `likenesses` are offered to be looked at."""
        self.words.setText("\n".join(outcome_words(outcome)))
        told = [str(worded(one)) for one in outcome.told[:_MOST]]
        if len(outcome.told) > _MOST:
            told.append(trn("and {count} more", "and {count} more", len(outcome.told) - _MOST))
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told))
        for widget in (self.undo, self.undoing):
            widget.setVisible(bool(outcome.step))
        self._left_open = outcome.left_open
        self._count()
        self._offer(likenesses)

    def _follow(self, changes: Changes) -> None:
        if self._left_open and KIND in changes.kinds():
            self._count()

    def _count(self) -> None:
        """Tell how many differences are open in the archive as it is now, where this merge left any."""
        count = how_many_open(self._session.reader) if self._left_open else 0
        self.open_now.setText(trn("{count} difference left open", "{count} differences left open", count) if count
                              else tr("Nothing is left open"))
        self.open_now.setVisible(bool(self._left_open))
        self.differences.setVisible(bool(count))

    def _offer(self, likenesses: Sequence[Likeness]) -> None:
        while item := self._kinds.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.offers = []
        self.alike.setText(trn("{count} that came looks like one that is here. Nothing was joined.",
                               "{count} that came look like ones that are here. Nothing was joined.", len(likenesses)))
        self.alike.setVisible(bool(likenesses))
        for kind in dict.fromkeys(one.kind for one in likenesses):
            offer = QPushButton(tr("Look through: {kind}…", kind=self._session.plural(kind)))
            offer.clicked.connect(lambda checked=False, kind=kind: self.wants_duplicates.emit(kind))
            self.offers.append(offer)
            self._kinds.addWidget(offer)
        self._kinds.addStretch(1)
