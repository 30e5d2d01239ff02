"""Asking for files, folders and single lines. Qt's own dialogs, so that the desktop keeps no list of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.i18n import tr

_WIDTH = 400


def _dialog(parent: QWidget | None, title: str, start: Path | None) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start or Path.home()))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setHistory([])
    # Qt has not translated these everywhere.
    parts = QFileDialog.DialogLabel
    for part, words in ((parts.LookIn, tr("Folder:")), (parts.FileName, tr("Name:")), (parts.FileType, tr("Files:"))):
        dialog.setLabelText(part, words)
    for table in dialog.findChildren(QTreeView):
        table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)  # "Size" is longer elsewhere
    return dialog


def choose_folder(parent: QWidget | None, title: str, start: Path | None = None) -> Path | None:
    """A folder that is there, or None."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _first(dialog)


def choose_files(parent: QWidget | None, title: str) -> list[Path]:
    """Files that are there; none when it was given up."""
    dialog = _dialog(parent, title, None)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []


def choose_save(parent: QWidget | None, title: str, name: str, suffix: str) -> Path | None:
    """Where to write a file, with the suffix (such as "pdf"); Qt asks before one is replaced. None to give up."""
    dialog = _dialog(parent, title, None)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    return _first(dialog)


def _first(dialog: QFileDialog) -> Path | None:
    return Path(dialog.selectedFiles()[0]) if dialog.exec() and dialog.selectedFiles() else None


def button(words: str, act: Callable[[], object], keys: str = "") -> QPushButton:
    """A button that does `act`; its tip names the keys that do so too."""
    made = QPushButton(words)
    made.setToolTip(keys)
    made.clicked.connect(lambda checked=False: act())
    return made


def buttons_of(dialog: QDialog, verb: str) -> tuple[QDialogButtonBox, QPushButton]:
    """The row below a dialog: what it does, and Cancel; with the button that does it."""
    buttons = QDialogButtonBox()
    go = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
    theme.mark(go, primary=True)
    buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, go


def table_to_read(name: str) -> QTableWidget:
    """A table in which nothing is typed or chosen; Tab goes past it."""
    made = QTableWidget()
    made.setAccessibleName(name)
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.verticalHeader().hide()
    return made


class AskLine(QDialog):
    """Asks for one line, such as a reason or a passphrase, and may be told that it was wrong."""

    def __init__(self, parent: QWidget | None, title: str, explained: str, label: str, verb: str, *,
                 hidden: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.field = QLineEdit()
        self.field.setAccessibleName(label)
        if hidden:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
        named = QLabel(label)
        named.setBuddy(self.field)
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.problem.hide()
        buttons, self.go = buttons_of(self, verb)
        self._buttons = buttons
        self.go.setEnabled(False)
        self.field.textChanged.connect(lambda text: self.go.setEnabled(bool(text.strip())))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(theme.GAP)
        rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)  # grows when a problem is told
        why = theme.label(explained, wrap=True)
        for words in (why, self.problem):
            words.setFixedWidth(_WIDTH)
        why.setMinimumHeight(why.heightForWidth(_WIDTH))
        for widget in (why, named, self.field, self.problem, buttons):
            rows.addWidget(widget)

    def take_over(self, attempt: Callable[[], None]) -> None:
        """Call `attempt` instead of closing; it closes the dialog itself, or tells a problem."""
        self._buttons.accepted.disconnect(self.accept)
        self._buttons.accepted.connect(attempt)

    def tell(self, problem: str) -> None:
        """Say what was wrong, at the field."""
        self.problem.setText(problem)
        self.problem.setMinimumHeight(self.problem.heightForWidth(_WIDTH))
        self.problem.show()
        self.go.setEnabled(True)
        self.field.selectAll()
        self.field.setFocus()
