"""What a copy would purge of the records that are here: said one by one, and agreed to before anything is taken in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.archive.joining.plan import News
from desktop.ui import theme
from desktop.ui.dialogs import button
from desktop.ui.i18n import tr, trn
from desktop.ui.words import tip

_NAMED, _LETTERS = 3, 60


class PurgesBar(QWidget):
    """Hidden where nothing is purged. `changed`: somebody agreed, or takes it back."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.toggled.connect(lambda on: self.changed.emit())
        self.show_all = button(tr("Show &which"), lambda: None)
        self.told = theme.label("", "small", "danger", wrap=True)
        first = QHBoxLayout()
        first.setSpacing(theme.GAP)
        first.addWidget(self.box)
        first.addStretch(1)
        first.addWidget(self.show_all)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, theme.GAP, 0, 0)
        rows.setSpacing(theme.GRID)
        rows.addWidget(theme.line())
        rows.addLayout(first)
        rows.addWidget(self.told)
        self.hide()

    def show_purges(self, purges: Sequence[News]) -> None:
        """Ask about these; agreed to is nothing at first."""
        self.box.setChecked(False)
        words = trn("&Purge {count} record that is here", "&Purge {count} records that are here", len(purges))
        self.box.setText(words)
        self.box.setAccessibleName(words.replace("&", ""))
        named = [f"{one.ref} {one.title}"[:_LETTERS] for one in purges[:_NAMED]]
        rest = len(purges) - len(named)
        told = "; ".join(named) + (" " + trn("and {count} more", "and {count} more", rest) if rest else "")
        self.told.setText(told + ". " + tr("They were purged there. Without your yes nothing of this copy is taken in; "
                                           "with it they go for good, and Undo brings none of them back."))
        self.told.setToolTip(tip("\n".join(f"{one.ref} {one.title}" for one in purges[:30])))
        self.setVisible(bool(purges))

    @property
    def agreed(self) -> bool:
        """Whether nothing is purged, or somebody said that it may be."""
        return self.isHidden() or self.box.isChecked()
