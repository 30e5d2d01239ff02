"""What a sealed copy shall carry, and how much that is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.coming.parts import box_of
from desktop.ui.i18n import size_words, tr, trn
from desktop.ui.joining.doing import CASES, EVERYTHING, RECORDS, SEARCH, SINCE, Amounts, Receiver, Wanted

Named = tuple[str, str]
"""An id and the title it is known by."""
_SOON = 250  # milliseconds from a change to counting anew


class WhatPage(QWidget):
    """`changed`: something else is wanted, so that it is counted anew. `with_vault`: there are sealed values here."""

    changed = Signal()

    def __init__(self, chosen: Sequence[str], cases: Sequence[Named], searches: Sequence[Named],
                 receivers: Sequence[Receiver], *, with_vault: bool) -> None:
        super().__init__()
        self._records, self._with_vault = tuple(chosen), with_vault
        self._group = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        self.cases, self.searches = QListWidget(), box_of(tr("Saved search"), searches)
        self.cases.setAccessibleName(tr("Cases"))
        theme.mark(self.cases, lines=True)
        for case, title in cases:
            line = QListWidgetItem(title)
            line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            line.setCheckState(Qt.CheckState.Unchecked)
            line.setData(Qt.ItemDataRole.UserRole, case)
            self.cases.addItem(line)
        self.since = box_of(tr("Colleague"), [(one.origin, one.name) for one in receivers])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GRID)
        self._add(rows, EVERYTHING, tr("&Everything"), True)
        several = trn("The {count} &record chosen in the list", "The {count} &records chosen in the list", len(chosen))
        self._add(rows, RECORDS, several if chosen else tr("&Records chosen in the list: none are"), bool(chosen))
        self._add(rows, CASES, tr("C&ases, with all that is filed in them"), bool(cases))
        self._add(rows, SEARCH, tr("What a saved &search finds"), bool(searches))
        self._add(rows, SINCE, tr("All that is new since the last exchange &with a colleague"), bool(receivers))
        self.more = QStackedWidget()
        for widget in (QWidget(), self.cases, self.searches, self.since):
            self.more.addWidget(_at_top(widget))
        rows.addWidget(self.more)
        rows.addSpacing(theme.GAP)
        self.evidence = self._tick(rows, tr("Take the files a&long; else they are only named"), True)
        self.travel = self._tick(rows, tr("&Travel copy, without any sealed value"), False)
        told = tr("No sealed name, contact or identity document is in a travel copy. A name that stands in clear goes "
                  "along: look first. It is made of chosen records or cases.")
        rows.addWidget(theme.label(told, "small", "second", wrap=True))
        self.vault = self._tick(rows, tr("Let the sealed &values be opened there, with their own passphrase"), False)
        self.vault.setVisible(with_vault)
        rows.addStretch(1)
        self.amounts = theme.label("", wrap=True)
        self.stays = theme.label("", "small", "second", wrap=True)
        self.stays.setMinimumHeight(2 * self.stays.fontMetrics().lineSpacing() + 2)
        rows.addWidget(self.amounts)
        rows.addWidget(self.stays)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.changed)
        self.radios[EVERYTHING].setChecked(True)
        self._connect()
        self._turn()

    def _add(self, rows: QVBoxLayout, what: str, words: str, there: bool) -> None:
        radio = QRadioButton(words)
        radio.setAccessibleName(words.replace("&", ""))
        radio.setEnabled(there)
        self._group.addButton(radio)
        self.radios[what] = radio
        rows.addWidget(radio)

    def _tick(self, rows: QVBoxLayout, words: str, on: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setAccessibleName(words.replace("&", ""))
        box.setChecked(on)
        rows.addWidget(box)
        return box

    def _connect(self) -> None:
        self._group.buttonToggled.connect(lambda button, on: on and self._turn())
        self.cases.itemChanged.connect(lambda line: self._soon.start())
        for box in (self.searches, self.since):
            box.currentIndexChanged.connect(lambda place: self._soon.start())
        for tick in (self.evidence, self.travel, self.vault):
            tick.toggled.connect(lambda on: self._turn())

    def _turn(self) -> None:
        places = {CASES: 1, SEARCH: 2, SINCE: 3}
        self.more.setCurrentIndex(places.get(self.what, 0))
        self.more.setMaximumHeight(16_777_215 if self.what == CASES else
                                   self.more.sizeHint().height() if self.what in places else 0)
        self.travel.setEnabled(self.what in (RECORDS, CASES, SEARCH))
        self.vault.setEnabled(not (self.travel.isEnabled() and self.travel.isChecked()))
        self._soon.start()

    @property
    def what(self) -> str:
        """Which of them is wanted."""
        return next((what for what, radio in self.radios.items() if radio.isChecked()), EVERYTHING)

    @property
    def wanted(self) -> Wanted | None:
        """What shall be carried; None while it is not said."""
        records = {RECORDS: self._records, CASES: self._ticked(),
                   SEARCH: (str(self.searches.currentData()),)}.get(self.what, ())
        if self.what in (RECORDS, CASES) and not records:
            return None
        travel = self.travel.isEnabled() and self.travel.isChecked()
        return Wanted(self.what, records, *self._colleague(), self.evidence.isChecked(), travel,
                      self._with_vault and self.vault.isChecked() and not travel)

    def _colleague(self) -> tuple[str, str]:
        return (str(self.since.currentData()), self.since.currentText()) if self.what == SINCE else ("", "")

    def _ticked(self) -> tuple[str, ...]:
        lines = (self.cases.item(row) for row in range(self.cases.count()))
        return tuple(str(line.data(Qt.ItemDataRole.UserRole)) for line in lines
                     if line.checkState() == Qt.CheckState.Checked)

    def say_amounts(self, amounts: Amounts | None) -> None:
        """Say how much goes along and what stays; None while it is being counted, or nothing is chosen."""
        if amounts is None:
            self.amounts.setText(tr("Choose at least one.") if self.wanted is None else tr("Counting…"))
            self.stays.clear()
            return
        goes = [tr("what was done since") if amounts.since else
                trn("{count} record", "{count} records", amounts.records)]
        if amounts.files:
            goes.append(trn("{count} file, {size}", "{count} files, {size}", amounts.files,
                            size=size_words(amounts.bytes)))
        self.amounts.setText(tr("Goes along: {what}", what="; ".join(goes)))
        self.stays.setText(" ".join(self._staying(amounts)))

    def _staying(self, amounts: Amounts) -> list[str]:
        told = []
        if amounts.stay:
            told.append(tr("Stays behind: {count}.", count=trn("{count} record", "{count} records", amounts.stay)))
        if amounts.named:
            told.append(trn("{count} file is only named.", "{count} files are only named.", amounts.named))
        if self.travel.isEnabled() and self.travel.isChecked():
            told.append(tr("No sealed value goes along."))
        elif self._with_vault and not self.vault.isChecked():
            told.append(tr("Sealed values go along closed: nobody can open them there."))
        return told or [tr("Nothing stays behind.")]


def _at_top(widget: QWidget) -> QWidget:
    """A widget in its place, with its left edge below the words it belongs to."""
    holder = QWidget()
    rows = QVBoxLayout(holder)
    rows.setContentsMargins(24, 0, 0, 0)
    rows.addWidget(widget)
    return holder
