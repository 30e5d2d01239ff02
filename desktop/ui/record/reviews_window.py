"""Records that wait for a second person, and those that one verified."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from desktop.archive.review import Review
from desktop.ui import theme
from desktop.ui.finding.lines_window import LinesWindow
from desktop.ui.i18n import tr, trn
from desktop.ui.record.reviewed import said
from desktop.ui.session import Session


class ReviewsWindow(LinesWindow):
    """Lists one sort at a time; Enter opens a record in the main window."""

    def __init__(self, session: Session, found: Mapping[str, Review]) -> None:
        super().__init__(session, tr("Second person"), [tr("Reference"), tr("Title"), tr("Kind"), tr("Review")])
        self._found = found
        self.lines.ensurePolished()  # else the first lines have the height of unstyled ones
        self.which = QComboBox()
        self.which.addItem(tr("Waits for a second person"), False)
        self.which.addItem(tr("Verified by a second person"), True)
        self.which.currentIndexChanged.connect(lambda index: self._show())
        label = QLabel(tr("&Show"))
        label.setBuddy(self.which)
        above = QHBoxLayout()
        above.setSpacing(theme.GAP)
        above.addWidget(label)
        above.addWidget(self.which)
        above.addStretch(1)
        self.rows.insertLayout(0, above)
        self._show()
        self.lines.setFocus()

    def _show(self) -> None:
        wanted = [record for record, one in self._found.items() if one.second is self.which.currentData()]
        self.clear()
        heads = self.session.heads(wanted)
        self.lead.setText(trn("{count} record", "{count} records", len(heads)))
        self.add(((head.ref, head.title, self.session.label(head.kind),
                   said(self.session, self._found[head.id], head.status, True)), head.id) for head in heads)
