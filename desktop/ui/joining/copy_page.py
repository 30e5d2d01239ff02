"""Which sealed copy, and what opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.dialogs import button
from desktop.ui.i18n import tr
from desktop.ui.start.pages import line
from desktop.ui.start.passphrase import passphrase_field


class CopyPage(QWidget):
    """`changed` whenever `is_ready` may have become another; `entered` when Enter is pressed in the passphrase."""

    changed = Signal()
    entered = Signal()

    def __init__(self, *, own_key: bool = True) -> None:
        """`own_key`: there is a copy here whose key may open it."""
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GRID)
        self.browse = button(tr("C&hoose…"), self._choose)
        self.browse.setAutoDefault(False)
        self.field = line(rows, tr("&File of the sealed copy (or drop it here)"), QLineEdit(), self.browse)
        rows.addSpacing(theme.GAP)
        self.by_passphrase = QRadioButton(tr("It was sealed with a &passphrase"))
        self.by_key = QRadioButton(tr("It was sealed for this copy: its &own key opens it"))
        self._group = QButtonGroup(self)
        for one in (self.by_passphrase, self.by_key):
            self._group.addButton(one)
            one.setVisible(own_key)
            rows.addWidget(one)
        self.by_passphrase.setChecked(True)
        self.passphrase = passphrase_field(tr("Passphrase of the copy"))
        named = QLabel(tr("Passphrase of the cop&y"))
        named.setBuddy(self.passphrase)
        rows.addSpacing(theme.GRID)
        rows.addWidget(named)
        rows.addWidget(self.passphrase)
        rows.addSpacing(theme.GAP)
        rows.addWidget(theme.label(tr("First you see who made it and when. Then you see what it would bring. Nothing "
                                      "is taken in before you say so."), "small", "second", wrap=True))
        rows.addStretch(1)
        self.field.textChanged.connect(lambda words: self.changed.emit())
        self.passphrase.textChanged.connect(lambda words: self._typed())
        self.by_key.toggled.connect(lambda on: self._turn(on))
        for field in (self.field, self.passphrase):
            field.returnPressed.connect(self.entered)

    def _choose(self) -> None:
        from desktop.ui import dialogs

        for path in dialogs.choose_files(self, tr("Which sealed copy?"))[:1]:
            self.show_file(path)
            self.passphrase.setFocus()

    def show_file(self, path: Path) -> None:
        """Take this file."""
        self.field.setText(str(path))

    def _turn(self, by_key: bool) -> None:
        self.passphrase.setEnabled(not by_key)
        self.changed.emit()

    def _typed(self) -> None:
        theme.mark(self.passphrase, problem=False)
        self.changed.emit()

    @property
    def path(self) -> Path | None:
        """The file that was named."""
        words = self.field.text().strip()
        return Path(words) if words else None

    @property
    def secret(self) -> str:
        """The passphrase; "" where the key of this copy opens it."""
        return "" if self.by_key.isChecked() else self.passphrase.text()

    @property
    def is_ready(self) -> bool:
        """Whether there is a file, and something to open it with."""
        return self.path is not None and (self.by_key.isChecked() or bool(self.passphrase.text()))

    def problem_seen(self) -> None:
        """It did not open: most often the passphrase was mistyped."""
        if self.isVisible() and not self.by_key.isChecked():
            theme.mark(self.passphrase, problem=True)
            self.passphrase.selectAll()
            self.passphrase.setFocus()

    def forget_secret(self) -> None:
        """The passphrase is needed no more."""
        self.passphrase.clear()
