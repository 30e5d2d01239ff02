"""What somebody marked in the PDF of a source, offered as citations: chosen one by one or all, none by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archive_schema.records import Record
from desktop.intake.marks import Mark
from desktop.intake.words import Problem
from desktop.ui import i18n, theme
from desktop.ui.forms.picking import Picker
from desktop.ui.i18n import said, tr, trn
from desktop.ui.session import Session


class MarksWindow(QDialog):
    """Lists the marks of the files of a source that are not cited yet."""

    cited = Signal(list)
    """The ids of the citations that were added."""

    def __init__(self, parent: QWidget | None, session: Session, source_id: str) -> None:
        super().__init__(parent)
        self._session, self._source, self._about = session, source_id, source_id
        self.marks: list[Mark] = []
        self.setWindowTitle(tr("Marked in the file"))
        self.resize(round(680 * theme.scale()), round(420 * theme.scale()))
        self.lead = theme.label(tr("Reading what is marked…"), wrap=True)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Marked in the file"))
        self.list.setHeaderLabels([tr("Page"), tr("Words"), tr("Written with it"), tr("By whom, as the file states")])
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.header().setMaximumSectionSize(round(230 * theme.scale()))
        self.field = Picker(session, (), self)
        self.field.setText(session.title(source_id))
        self.field.setAccessibleName(tr("What they speak about"))
        self.field.picked.connect(self._speak_about)
        label = QLabel(tr("&What they speak about"))
        label.setBuddy(self.field)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(tr("&Cite those ticked"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.go, primary=True)
        self.all = buttons.addButton(tr("&Tick all or none"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept_ticked)
        buttons.rejected.connect(self.reject)
        self.all.clicked.connect(self._tick)
        rows = QVBoxLayout(self)
        for widget in (self.lead, self.list, label, self.field, buttons):
            rows.addWidget(widget)
        rows.setStretchFactor(self.list, 1)
        self.list.itemChanged.connect(lambda item, column: self._count())
        self._count()

    def load(self) -> None:
        """Read the marks, on another thread."""
        archive, source = self._session.archive, self._source

        def work(step: object) -> tuple[list[Mark], tuple[Problem, ...]]:
            from desktop.exchange.offered import marked_files, offered

            with archive.reader() as reader:
                files = marked_files(reader, source)
            found = [offered(archive, file.id) for file in files]
            return [mark for marks, _ in found for mark in marks], tuple(one for _, some in found for one in some)

        self._session.tasks.run("", work, quiet=True, done=lambda found: self.show_marks(*found),
                                failed=lambda error: self.lead.setText(" ".join(said(error))))

    def show_marks(self, marks: list[Mark], problems: tuple[Problem, ...] = ()) -> None:
        """Offer these, all of them ticked."""
        self.marks = marks
        self.list.clear()
        for mark in marks:
            by = ", ".join(filter(None, (mark.author, mark.day.replace("T", " "))))
            item = QTreeWidgetItem([mark.label, " ".join(mark.words.split()), " ".join(mark.note.split()), by])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
            self.list.addTopLevelItem(item)
        told = [problem.in_(i18n.language()) for problem in problems]
        lead = trn("{count} passage is marked and not cited yet.", "{count} passages are marked and not cited yet.",
                   len(marks)) if marks else tr("Nothing is marked in it that is not cited yet.")
        self.lead.setText("\n".join((lead, *told)))
        if marks:
            self.list.setCurrentItem(self.list.topLevelItem(0))
            self.list.setFocus()
        self._count()

    def ticked(self) -> list[Mark]:
        """The marks that are ticked."""
        return [mark for place, mark in enumerate(self.marks)
                if self.list.topLevelItem(place).checkState(0) == Qt.CheckState.Checked]

    def accept_ticked(self) -> None:
        """Add them as citations, in one step."""
        from desktop.exchange.offered import STEP, records_of

        chosen = records_of(self.ticked(), self._source, self._about)

        def done(made: list[Record]) -> None:
            self.cited.emit([one.id for one in made])
            self.accept()

        self._session.write(STEP, lambda writer: [writer.add(one) for one in chosen], done=done)

    def _tick(self) -> None:
        state = Qt.CheckState.Unchecked if len(self.ticked()) == len(self.marks) else Qt.CheckState.Checked
        for place in range(self.list.topLevelItemCount()):
            self.list.topLevelItem(place).setCheckState(0, state)

    def _speak_about(self, record_id: str) -> None:
        self._about = record_id
        self.field.setText(self._session.title(record_id))

    def _count(self) -> None:
        self.go.setEnabled(bool(self.marks) and bool(self.ticked()))
        self.all.setEnabled(bool(self.marks))
