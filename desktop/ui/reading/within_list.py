"""What came within a source, beside its text: the attachments of a letter, the letters of a mailbox, the files of a
conversation, the pages of a web archive. Each is a source of its own, and opens."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.i18n import tr, trn
from desktop.ui.session import Session

_MOST = 2000
_ATTACHED = re.compile(r"(?m)^Attachment: .* \| SHA-256 ([0-9a-f]{64})$")
_LINES = 4


class WithinList(QWidget):
    """Hidden while nothing came within the source."""

    chosen = Signal(str)
    """This source is to be opened."""

    def __init__(self, session: Session, source_id: str) -> None:
        super().__init__()
        self._session, self._source = session, source_id
        self.title = theme.label("", "small", "second")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What came within it"))
        self.list.setToolTip(tr("Enter or a double click opens it."))
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GRID)
        box.addWidget(self.title)
        box.addWidget(self.list)
        self.show_all()

    def _attached(self) -> list[str]:
        """The sources of what a letter names as attached: the same file may have come with another letter first."""
        reader = self._session.reader
        text = reader.get(self._source)["text"]
        heads = text.split("\n\n", 1)[0] if isinstance(text, str) else ""
        held = [file for sha256 in _ATTACHED.findall(heads)[:_MOST] for file in reader.files_with(sha256)]
        return list(dict.fromkeys(str(file["source"]) for file in held if file["source"] and not file.trashed))

    def show_all(self) -> None:
        """Tell anew what there is."""
        reader = self._session.reader
        found = reader.came_within(self._source, limit=_MOST + 1)
        known = {head.id for head, _ in found}
        found += [(head, "") for head in reader.heads(self._attached()) if head.id not in known and not head.trashed]
        self.list.clear()
        for head, place in found[:_MOST]:
            item = QListWidgetItem(theme.kind_icon("source"), "   ".join(filter(None, (head.ref, head.title, place))))
            item.setData(Qt.ItemDataRole.UserRole, head.id)
            self.list.addItem(item)
        more = tr(" (the first {count} are listed)", count=_MOST) if len(found) > _MOST else ""
        self.title.setText(trn("{count} source came within it", "{count} sources came within it",
                               min(len(found), _MOST)) + more)
        row = max(self.list.sizeHintForRow(0), self.list.fontMetrics().height() + 6)
        self.list.setFixedHeight(row * min(max(len(found), 1), _LINES) + 2 * self.list.frameWidth() + 2)
        self.setVisible(bool(found))
