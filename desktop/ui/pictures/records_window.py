"""The records that one mark of a picture stands for."""

from __future__ import annotations

from desktop.ui.finding.lines_window import LinesWindow
from desktop.ui.i18n import tr
from desktop.ui.session import Session


class RecordsWindow(LinesWindow):
    """Lists records; Enter opens one in the main window."""

    def __init__(self, session: Session, words: str, records: list[str]) -> None:
        super().__init__(session, tr("Records of a mark"), [tr("Reference"), tr("Title"), tr("Kind")])
        self.lead.setText(words)
        self.add(((head.ref, head.title, session.label(head.kind)), head.id)
                 for head in session.heads(records))
