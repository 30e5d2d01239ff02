"""What a passage is wanted for, kept in sight while its source is read."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from archive_schema.records import Record
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.record.accounts import aim_words
from desktop.ui.session import Session

JSON = Any
_NAMES = ("about", "row", "field", "stance", "value", "speaker")


class AimLine(QWidget):
    """Says the record, and the row and the field of it. Hidden while nothing is aimed at."""

    def __init__(self, session: Session, aim: dict[str, JSON]) -> None:
        super().__init__()
        self._session, self._aim = session, {name: aim[name] for name in _NAMES if aim.get(name)}
        self.words = theme.label("", "small", wrap=True)
        self.drop_button = QPushButton("✕")
        theme.mark(self.drop_button, link=True)
        self.drop_button.setAccessibleName(tr("Cite for something else"))
        self.drop_button.setToolTip(tr("Cite for something else"))
        self.drop_button.clicked.connect(self.drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.drop_button)
        self._say()

    def values(self) -> dict[str, JSON]:
        """What a citation made now speaks about."""
        return dict(self._aim)

    def drop(self) -> None:
        """Aim at nothing any more; the form will ask."""
        self._aim = {}
        self._say()

    def _say(self) -> None:
        about = self._session.reader.find(self._aim.get("about", "")) if self._aim else None
        self.setVisible(about is not None)
        if about is None:
            self._aim = {}
            return
        citation = Record("citation", dict(self._aim))
        parts = [f"{about.ref} {self._session.title_of(about)}".strip(),
                 *(aim_words(self._session, citation, name) for name in ("row", "field") if self._aim.get(name))]
        self.words.setText(tr("Citing for: {what}", what=" · ".join(parts)))
