"""For whom a copy is sealed, and where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from desktop.ui import dialogs, theme
from desktop.ui.coming.parts import add_line, box_of
from desktop.ui.i18n import tr
from desktop.ui.joining.doing import Receiver
from desktop.ui.start.pages import line
from desktop.ui.start.passphrase import NewPassphrase

GiB = 1 << 30
FAT32, CD, WHOLE = 4 * GiB - 1, 650 << 20, 1 << 50
"""The most bytes of a volume: what a FAT32 stick can hold in one file, a CD, no end."""
SUFFIX = "sealed"


class WhomPage(QWidget):
    """`changed` whenever `is_ready` may have become another."""

    changed = Signal()
    entered = Signal()

    def __init__(self, receivers: Sequence[Receiver], place: Path, name: str) -> None:
        super().__init__()
        self._receivers = {one.origin: one for one in receivers}
        self._name = name
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GRID)
        self.by_key = QRadioButton(tr("Fo&r a colleague: only that copy opens it"))
        self.by_passphrase = QRadioButton(tr("&With a passphrase: whoever knows it opens it"))
        self._group = QButtonGroup(self)
        self.colleague = box_of(tr("Colleague"), [(one.origin, one.name) for one in receivers])
        self.key = theme.label("", "small", "second", wrap=True)
        self.secret = NewPassphrase(tr("Pass&phrase of the copy"))
        for one in (self.by_key, self.by_passphrase):
            self._group.addButton(one)
        self.by_key.setEnabled(bool(receivers))
        (self.by_key if receivers else self.by_passphrase).setChecked(True)
        for widget in (self.by_key, self.colleague, self.key, self.by_passphrase, self.secret):
            rows.addWidget(widget)
        rows.addSpacing(theme.GAP)
        browse = dialogs.button(tr("C&hoose…"), self._choose)
        browse.setAutoDefault(False)
        self.target = line(rows, tr("&File to write"), QLineEdit(str(place / f"{name}.{SUFFIX}")), browse)
        self.volume = box_of(tr("Largest file"), [
            (FAT32, tr("4 GB: any memory stick")), (CD, tr("650 MB: compact discs")),
            (WHOLE, tr("one file, however large"))], FAT32)
        grid = QGridLayout()
        grid.setSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        add_line(grid, tr("Large&st file"), self.volume)
        rows.addSpacing(theme.GRID)
        rows.addLayout(grid)
        rows.addStretch(1)
        self._group.buttonToggled.connect(lambda button, on: on and self._turn())
        self.colleague.currentIndexChanged.connect(lambda place: self._turn())
        self.secret.changed.connect(self.changed)
        self.target.textChanged.connect(lambda words: self.changed.emit())
        for field in (self.target, self.secret.again):
            field.returnPressed.connect(self.entered)
        self._vault = False
        self._turn()

    def ask_for(self, vault: bool) -> None:
        """`vault`: the sealed values may be opened by whoever gets the copy."""
        self._vault = vault
        self._turn()

    def _choose(self) -> None:
        if (path := dialogs.choose_save(self, tr("Seal a copy"), f"{self._name}.{SUFFIX}", SUFFIX)) is not None:
            self.target.setText(str(path))

    def _turn(self) -> None:
        by_key, one = self.by_key.isChecked(), self.receiver
        for widget in (self.colleague, self.key):
            widget.setVisible(by_key)
        self.secret.setVisible(not by_key)
        if one is not None:
            self.key.setText(tr("Words of the key: {words}. You compared them.", words=one.words) if one.compared else
                             tr("Words of the key: {words}. Nobody compared them here yet: ask your colleague to read "
                                "them to you before you hand anything over.", words=one.words))
            theme.mark(self.key, tone="second" if one.compared else "warn")
            if self._refused:
                self.key.setText(tr("The sealed values go to keepers of names alone, whose keys you compared. Go back "
                                    "and leave them closed, or change the role under “Colleagues”."))
                theme.mark(self.key, tone="danger")
        self.changed.emit()

    @property
    def _refused(self) -> bool:
        return self._vault and self.receiver is not None and not self.receiver.vault

    @property
    def receiver(self) -> Receiver | None:
        """The colleague it is for; None with a passphrase."""
        return self._receivers.get(self.colleague.currentData()) if self.by_key.isChecked() else None

    @property
    def passphrase(self) -> str:
        """The passphrase; "" for a colleague."""
        return "" if self.by_key.isChecked() else self.secret.text

    @property
    def path(self) -> Path | None:
        """Where it is written."""
        words = self.target.text().strip()
        return Path(words) if words else None

    @property
    def is_ready(self) -> bool:
        """Whether it can be opened by somebody, and there is a place for it."""
        opens = self.receiver is not None or self.by_passphrase.isChecked() and self.secret.is_good
        return self.path is not None and not self._refused and opens
