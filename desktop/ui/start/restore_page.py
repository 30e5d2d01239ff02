"""Making an archive again from one of its backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import dialogs, i18n, theme
from desktop.ui.i18n import local_time, said, tr
from desktop.ui.start.pages import button, last_row, line, step_page
from desktop.ui.tasks import Board, Step

if TYPE_CHECKING:
    from desktop.archive.backup import Found

_BACKUP = Qt.ItemDataRole.UserRole


class RestorePage(QWidget):
    """Where the backups lie, which of them, and where the archive shall lie. Nothing that is there is replaced."""

    given_up = Signal()
    grown = Signal()
    restored = Signal(object)
    """The folder of the archive that was made."""

    def __init__(self, board: Board, beside: Path | None = None) -> None:
        super().__init__()
        self._board = board
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        page, rows = step_page(tr("Restore from a backup"))
        whole.addWidget(page)
        self.place = line(rows, tr("&Where the backups lie"), QLineEdit(), self._browse(tr("C&hoose…"), self._choose))
        self.list = QTreeWidget()
        theme.mark(self.list, lines=True)
        self.list.setAccessibleName(tr("Backups"))
        self.list.setHeaderLabels([tr("When"), tr("Archive"), tr("Size"), ""])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.setRootIsDecorated(False)
        self.list.setFixedHeight(7 * theme.ROW)
        rows.addSpacing(theme.GAP)
        rows.addWidget(self.list)
        self.name = line(rows, tr("&Name of the archive to be made"), QLineEdit())
        self.folder = line(rows, tr("&Folder in which it shall lie"), QLineEdit(str(beside or Path.home())),
                             self._browse(tr("&Choose…"), self._choose_folder))
        self.problem = theme.label(tr("It opens with the passphrase it had when the backup was made."), "small",
                                   "second", wrap=True)
        rows.addWidget(self.problem)
        self.working = QProgressBar()
        self.working.setTextVisible(False)
        self.working.setAccessibleName(tr("Progress"))
        self.working.hide()
        rows.addWidget(self.working)
        self.back, self.go = button(tr("&Back")), button(tr("&Restore"), primary=True)
        self.back.clicked.connect(self.given_up)
        self.go.clicked.connect(self.restore)
        last_row(rows, self.back, self.go)
        self.place.textChanged.connect(self._fill)
        self.list.itemSelectionChanged.connect(self._name)
        for field in (self.name, self.folder):
            field.textChanged.connect(self._look)
        self._look()

    def _browse(self, words: str, act: object) -> QPushButton:
        made = button(words)
        made.clicked.connect(act)
        return made

    def _choose(self) -> None:
        if chosen := dialogs.choose_folder(self, tr("Where the backups lie")):
            self.place.setText(str(chosen))

    def _choose_folder(self) -> None:
        if chosen := dialogs.choose_folder(self, tr("Folder in which it shall lie"), Path(self.folder.text())):
            self.folder.setText(str(chosen))

    def _fill(self) -> None:
        from desktop.archive.backup import found_at

        self.list.clear()
        place = Path(self.place.text())
        found = found_at(place) if self.place.text() and place.is_dir() else []
        for one in found:
            size = f"{one.size / (1 << 20):.1f} MiB"
            item = QTreeWidgetItem([local_time(one.time, i18n.language()), one.archive, size,
                                    "" if one.proved else tr("not checked yet")])
            item.setData(0, _BACKUP, one)
            self.list.addTopLevelItem(item)
        best = next((place for place, one in enumerate(found) if one.proved), 0)
        if found:
            self.list.setCurrentItem(self.list.topLevelItem(best))
        self._look()

    @property
    def chosen(self) -> Found | None:
        """The backup that is marked."""
        items = self.list.selectedItems()
        return items[0].data(0, _BACKUP) if items else None

    def _name(self) -> None:
        if self.chosen is not None:
            self.name.setText(tr("{name} of {date}", name=self.chosen.archive, date=self.chosen.time[:10]))
        self._look()

    @property
    def target(self) -> Path:
        """The archive that would be made."""
        return Path(self.folder.text()) / f"{self.name.text().strip()}.muragat"

    def _look(self) -> None:
        self.go.setEnabled(self.chosen is not None and bool(self.name.text().strip() and self.folder.text()))

    def restore(self) -> None:
        """Copy the backup back, on another thread."""
        if (chosen := self.chosen) is None:
            return
        target = self.target

        def work(step: Step) -> Path:
            from desktop.archive.backup import restore

            restore(chosen.path, target, step)
            return target

        self.go.setEnabled(False)
        self.working.show()
        task = self._board.run("", work, done=self.restored.emit, failed=self.tell)

        def show() -> None:
            self.working.setRange(0, task.total)
            self.working.setValue(task.done)

        task.changed.connect(show)

    def tell(self, error: BaseException) -> None:
        """Say what went wrong, below the form."""
        self.working.hide()
        self.problem.setText(" ".join(said(error)))
        theme.mark(self.problem, tone="danger")
        self._look()
        self.grown.emit()
