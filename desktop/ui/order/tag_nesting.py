"""Tags dragged into one another, and put under another by name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QToolTip, QTreeWidget, QTreeWidgetItem

from desktop.archive.order import tag_care
from desktop.ui.dragging import RecordDragging, records_in
from desktop.ui.i18n import tr
from desktop.ui.session import Session
from desktop.ui.tasks import Task
from desktop.ui.words import tip


class TagNesting(QObject):
    """Lets the tags of a tree be dragged onto the tag in which they shall stand, or to the top."""

    def __init__(self, view: QTreeWidget, session: Session, dragged: Callable[[], list[str]],
                 tag_of: Callable[[QTreeWidgetItem | None], str | None]) -> None:
        """`dragged`: the tags that are chosen; `tag_of`: the tag of a line, "" for the top, None where no tag goes."""
        super().__init__(view)
        self._view, self._session, self._tag_of = view, session, tag_of
        RecordDragging(view, dragged)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if not isinstance(event, QDropEvent) or event.source() is not self._view:
            return False
        item = self._view.itemAt(event.position().toPoint())
        into, tags = self._tag_of(item), records_in(event.mimeData())
        if into is None or into in tags:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if isinstance(event, QDragMoveEvent):
                words = tr("Inside: {tag}", tag=self._session.title(into)) if into else tr("At the top, in no other")
                QToolTip.showText(self._view.viewport().mapToGlobal(event.position().toPoint()), tip(words))
            else:
                nest(self._session, tags, into)
        return True


def nest(session: Session, tags: list[str], into: str) -> Task:
    """Let tags stand inside another, "" for none, as one step; one that holds it is refused."""
    return session.write("Change a tag", lambda writer: [
        tag_care.change(writer, tag, {"parent": into or None}) for tag in tags])
