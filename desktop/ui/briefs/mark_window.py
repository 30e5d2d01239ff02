"""A citation mark being made or changed: its sources by typing, the place in each, and the words before it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.briefs.marks import Cite, Mark
from desktop.briefs.styles.signals import offered
from desktop.briefs.writing.inline import mark_text
from desktop.briefs.writing.short_words import cite_words, typed_place
from desktop.ui import theme
from desktop.ui.briefs.elided import Elided
from desktop.ui.forms.chosen_editors import combo
from desktop.ui.forms.picking import Picker
from desktop.ui.i18n import tr
from desktop.ui.session import Session

CITED = ("source", "citation", "exhibit")
_WIDTH = 520


class MarkWindow(QDialog):
    """Asks what a note cites; `raw()` is the answer as markup, "" where nothing is left."""

    def __init__(self, parent: QWidget | None, session: Session, language: str, mark: Mark | None = None) -> None:
        super().__init__(parent)
        self.session, self._language = session, language
        self.setWindowTitle(tr("Citation"))
        self.cites: list[Cite] = list(mark.cites) if mark else []
        self.picker = Picker(session, CITED)
        self.picker.setAccessibleName(tr("Source or citation"))
        self.picker.picked.connect(self.add)
        self.picker.setMinimumWidth(round(_WIDTH * min(theme.scale(), 1.3)))
        label = QLabel(tr("&Another source or citation") if self.cites else tr("&Source or citation"))
        label.setBuddy(self.picker)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GRID)
        self._grid.setColumnStretch(0, 1)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(tr("&Put the mark"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.go, primary=True)
        if mark:
            self.remove_button = QPushButton(tr("&Remove the mark"))
            buttons.addButton(self.remove_button, QDialogButtonBox.ButtonRole.DestructiveRole)
            self.remove_button.clicked.connect(self.remove)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(theme.GAP)
        rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        rows.addLayout(self._grid)
        rows.addWidget(label)
        rows.addWidget(self.picker)
        rows.addSpacing(theme.GAP)
        rows.addWidget(buttons)
        self._show_rows()
        self.picker.setFocus()
        if self.cites:
            self.places[0].setFocus()

    def add(self, record_id: str) -> None:
        """Cite one more; its place may be typed at once."""
        self._read()
        self.cites.append(Cite(self.session.reader.ref(record_id)))
        self._show_rows()
        QTimer.singleShot(0, self, self.places[-1].setFocus)

    def take(self, row: int) -> None:
        """Cite one less."""
        self._read()
        del self.cites[row]
        self._show_rows()
        self.picker.setFocus()

    def remove(self) -> None:
        """Take the whole mark away."""
        self.cites = []
        self._clear()
        self.accept()

    def _clear(self) -> None:
        self.places: list[QLineEdit] = []
        self.signs: list[QComboBox] = []
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _show_rows(self) -> None:
        self._clear()
        reader = self.session.reader
        for row, cite in enumerate(self.cites):
            who, _ = cite_words(reader, replace(cite, locator=""), self._language)
            known = reader.has_ref(cite.ref)
            title = self.session.title(reader.id_of(cite.ref)) if known else tr("not in this archive")
            name = Elided(semibold=True)
            name.setText(" · ".join((who, title, cite.ref)))
            sign, place, away = combo(), QLineEdit(cite.locator), QToolButton()
            sign.setEditable(True)
            sign.addItems(["", *offered(self._language)])
            sign.setEditText(cite.prefix)
            sign.setAccessibleName(tr("Words before: {source}", source=who))
            sign.lineEdit().setPlaceholderText(tr("no signal"))
            place.setAccessibleName(tr("Place in it: {source}", source=who))
            place.setPlaceholderText(tr("place, such as 12 or § 4"))
            away.setText("×")
            away.setToolTip(tr("Cite this no more"))
            away.setAccessibleName(tr("Cite no more: {source}", source=who))
            away.clicked.connect(lambda checked=False, row=row: self.take(row))
            self._grid.addWidget(name, 2 * row, 0, 1, 3)
            self._grid.addWidget(sign, 2 * row + 1, 0)
            self._grid.addWidget(place, 2 * row + 1, 1)
            self._grid.addWidget(away, 2 * row + 1, 2)
            self.places.append(place)
            self.signs.append(sign)
        self.go.setEnabled(bool(self.cites))

    def _read(self) -> None:
        language = self._language
        self.cites = [replace(cite, prefix=sign.currentText().strip(), locator=typed_place(place.text(), language))
                      for cite, sign, place in zip(self.cites, self.signs, self.places, strict=True)]

    def raw(self) -> str:
        """The mark as it is kept."""
        if self.cites:
            self._read()
        return mark_text(self.cites)
