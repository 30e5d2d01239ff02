"""Begins a case file from a template: what kind of case, its name, and what it would begin with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.archive import Writer
from desktop.archive.order.case_templates import begin_case, drop_template, templates
from desktop.briefs.templates import start_brief
from desktop.ui import theme
from desktop.ui.i18n import tr, trn
from desktop.ui.order.due_list import today
from desktop.ui.session import Session


class CaseWindow(QDialog):
    """`work` begins the case, in one step."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self._day: date = today()
        self.setWindowTitle(tr("Case from a template"))
        room = self.screen().availableSize()
        self.resize(min(round(560 * theme.scale()), room.width() - 60),
                    min(round(600 * theme.scale()), room.height() - 60))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Templates"))
        self.list.currentRowChanged.connect(lambda row: self._tell())
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(tr("What it begins with"))
        self.name = QLineEdit()
        named = QLabel(tr("&Name of the case"))
        named.setBuddy(self.name)
        self.name.setAccessibleName(tr("&Name of the case").replace("&", ""))
        self.brief = QCheckBox(tr("Begin its &brief, too"))
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(tr("Be&gin the case"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.go, primary=True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.drop = QPushButton(tr("&Drop this template"))
        buttons.addButton(self.drop, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.drop.clicked.connect(lambda checked=False: self._drop())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.go.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        rows.addWidget(self.list, 2)
        rows.addWidget(self.told, 3)
        for widget in (named, self.name, self.brief, buttons):
            rows.addWidget(widget)
        self._fill()
        self.name.setFocus()

    def _fill(self) -> None:
        self.offers = templates(self._session.reader)
        self.list.clear()
        for one in self.offers:
            item = QListWidgetItem(one.title.in_(self._session.language))
            item.setSizeHint(QSize(0, max(theme.ROW, self.fontMetrics().height() + theme.GAP)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _tell(self) -> None:
        """What the case would begin with, line by line."""
        row = self.list.currentRow()
        if not 0 <= row < len(self.offers):
            return
        one, language = self.offers[row], self._session.language
        lines = [one.about.in_(language), ""] if one.about.en else []
        if one.tasks:
            lines.append(self._session.plural("task"))
        for task in one.tasks:
            after = "" if task.days is None else trn("after {count} day", "after {count} days", task.days) \
                if task.days else tr("at once")
            lines.append(f"·  {task.title.in_(language)}" + (f" ({after})" if after else ""))
        notes, plural = [note for note, _ in one.notes], self._session.plural
        for heading, words in ((tr("Papers to obtain"), one.documents), (plural("note"), notes),
                               (plural("tag"), one.tags)):
            if words:
                lines += ["", heading, *(f"·  {label.in_(language)}" for label in words)]
        self.told.setPlainText("\n".join(lines).strip())
        self.brief.setEnabled(bool(one.brief))
        self.brief.setChecked(bool(one.brief) and not one.own)
        self.drop.setVisible(one.own)

    def _drop(self) -> None:
        name = self.offers[self.list.currentRow()].code
        self._session.write_aside(lambda writer: drop_template(writer, name), done=lambda result: self._fill())

    def accept(self) -> None:
        """Keep what was chosen for the thread that writes."""
        self._code = self.offers[max(0, self.list.currentRow())].code
        self._title, self._with_brief = " ".join(self.name.text().split()), self.brief.isChecked()
        self._language = self._session.language
        super().accept()

    def work(self, writer: Writer) -> str:
        """Begin the case; its id."""
        def brief(writer: Writer, form: str, case: str) -> None:
            start_brief(writer, form, self._language, case=case)

        return begin_case(writer, self._code, self._title, self._language, self._day,
                          brief if self._with_brief else None).id
