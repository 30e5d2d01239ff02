"""What was cited of a source, page by page, beside its pages: where each passage stands now, and one of them whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from archive_schema.marked import page_of
from archive_schema.records import Record
from archive_schema.text.anchors import LOST, MOVED, SEVERAL, Anchor
from desktop.ui import theme
from desktop.ui.i18n import tr, trn
from desktop.ui.record.accounts import CitationCard, is_rival, where
from desktop.ui.session import Session

_WORDS = 80


def state_words(anchor: Anchor | None) -> str:
    """What a person should know of where a passage stands now; "" when it stands where it was cited."""
    if anchor is None:
        return ""
    if anchor.state == MOVED:
        return tr("now on page {page}", page=anchor.places[0].page)
    if anchor.state == SEVERAL:
        return trn("stands in {count} place", "stands in {count} places", len(anchor.places))
    if anchor.state == LOST and anchor.nearest:
        return tr("not found word for word; most like it: page {page}", page=anchor.nearest.page)
    return tr("not found in this text") if anchor.state == LOST else ""


class CitedList(QWidget):
    """A line for each citation; the one chosen is told in full below."""

    chosen = Signal(str)
    """The passage of this citation is to be shown."""
    open_record = Signal(str)
    edit = Signal(str)
    wants_move = Signal(str)
    """The new place of this citation is to be noted."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._citations: list[Record] = []
        self._anchors: Mapping[str, Anchor] = {}
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.GRID)
        self.list.setAccessibleName(tr("Citations of this source"))
        self.list.currentItemChanged.connect(lambda item, before: self._chosen(item))
        self.list.itemClicked.connect(self._chosen)
        self.empty = theme.label(tr("Nothing was cited of this source yet. Mark a passage, then cite it."), "small",
                                 "second", wrap=True)
        self.move_button = QPushButton(tr("Note the new place"))
        self.move_button.setToolTip(tr("Writes the page and the rectangles where the passage stands now into the "
                                       "citation, as one step."))
        self.move_button.hide()
        self.move_button.clicked.connect(lambda: self.wants_move.emit(self.current))
        self._card: CitationCard | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(theme.GAP, 0, 0, 0)
        self._box.setSpacing(theme.GAP)
        for widget in (self.empty, self.list, self.move_button):
            self._box.addWidget(widget)
        self._box.setStretch(1, 1)

    @property
    def current(self) -> str:
        """The id of the citation that is chosen, or ""."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def show_citations(self, citations: Sequence[Record]) -> None:
        """Show these, by page."""
        self._citations = sorted(citations, key=lambda one: (page_of(one) or 1_000_000, one.ref))
        self._fill()

    def show_anchors(self, anchors: Mapping[str, Anchor]) -> None:
        """Say of each where it stands now."""
        self._anchors = anchors
        self._fill()

    def choose(self, citation: str) -> None:
        """Choose one, as if it was clicked."""
        for place in range(self.list.count()):
            if self.list.item(place).data(Qt.ItemDataRole.UserRole) == citation:
                self.list.setCurrentRow(place)

    def _fill(self) -> None:
        kept = self.current
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._citations:
            item = QListWidgetItem(self._words(one))
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)
            if one.id == kept:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self.empty.setVisible(not self._citations)
        self.list.setVisible(bool(self._citations))
        self._show_card(self.current)

    def _words(self, citation: Record) -> str:
        quote = str(citation["quote"] or "")
        quote = f"“{quote[:_WORDS]}…”" if len(quote) > _WORDS else f"“{quote}”" if quote else ""
        about = self._session.title(citation["about"] or "") or ""
        state = state_words(self._anchors.get(citation.id))
        lines = [" · ".join(filter(None, (where(citation, self._session.language), about))), quote,
                 f"▲ {state}" if state else ""]
        return ("≠ " if is_rival(citation) else "") + "\n".join(filter(None, lines))

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._show_card(self.current)
            self.chosen.emit(self.current)

    def _show_card(self, citation: str) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        found = next((one for one in self._citations if one.id == citation), None)
        anchor = self._anchors.get(citation)
        self.move_button.setVisible(anchor is not None and anchor.state == MOVED)
        if found is not None:
            self._card = CitationCard(self._session, found, reading=True)
            self._card.open_record.connect(self.open_record)
            self._card.edit.connect(self.edit)
            self._box.addWidget(self._card)
