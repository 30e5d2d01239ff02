"""Begins a brief from a template: which form, in which language, about which case file."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.archive import Writer
from desktop.briefs.templates import Offer, start_brief, templates
from desktop.ui import i18n, theme
from desktop.ui.forms.chosen_editors import combo
from desktop.ui.i18n import tr, trn
from desktop.ui.session import Session

_WIDTH = 560


class TemplateWindow(QDialog):
    """Lists the forms that come with the program and those kept in this archive; `work` begins the brief."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Brief from a template"))
        self.offers: list[Offer] = list(templates(session.language, session.reader))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Templates"))
        self.list.setMinimumSize(_WIDTH, 210)
        for one in self.offers:
            item = QListWidgetItem(one.title)
            item.setSizeHint(QSize(0, theme.ROW))
            item.setToolTip(one.title)
            self.list.addItem(item)
        self.told = theme.label("", "small", "second", wrap=True)
        self.told.setFixedWidth(_WIDTH)
        self.told.setMinimumHeight(64)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.language, self.case = combo(), combo()
        for code, name in i18n.NAMES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(session.language)))
        self.case.addItem(tr("None"), "")
        for head in session.reader.page("case_file"):
            self.case.addItem(head.title or head.ref, head.id)
        buttons = QDialogButtonBox()
        go = buttons.addButton(tr("&Begin"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(go, primary=True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(theme.GAP)
        rows.addWidget(self.list)
        rows.addWidget(self.told)
        for words, box in ((tr("&Language of the brief"), self.language), (tr("About the &case file"), self.case)):
            label = QLabel(words)
            label.setBuddy(box)
            box.setAccessibleName(words.replace("&", ""))
            rows.addWidget(label)
            rows.addWidget(box)
        rows.addWidget(buttons)
        self.list.currentRowChanged.connect(self._tell)
        self.list.itemActivated.connect(lambda item: self.accept())
        self.list.setCurrentRow(0)

    def _tell(self, row: int) -> None:
        """Which form is meant, and how many questions it asks."""
        offer = self.offers[row]
        count = offer.questions
        asks = trn("It asks {count} question.", "It asks {count} questions.", count) if count else ""
        self.told.setText(" ".join(filter(None, (asks, offer.form))))

    def work(self, writer: Writer) -> str:
        """Begin the brief that was chosen; its id. One step of a write, on the thread that writes."""
        return start_brief(writer, self._code, self._language, case=self._case).id

    def accept(self) -> None:
        """Keep what was chosen for the thread that writes."""
        self._code = self.offers[max(0, self.list.currentRow())].code
        self._language, self._case = str(self.language.currentData()), str(self.case.currentData())
        super().accept()
