"""What no search sees: scans without text, recordings, files that could not be read, sealed values."""

from __future__ import annotations

from desktop.search.unsearched import REASONS, Item
from desktop.ui.finding.lines_window import Line, LinesWindow
from desktop.ui.i18n import tr, trn
from desktop.ui.session import Session

_AT_ONCE = 500


class UnsearchedWindow(LinesWindow):
    """Lists the records that no search sees, or not whole, and why."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("What was not searched"), [tr("Reference"), tr("Title"), tr("Why"), tr("Pages")])
        self._shown = 0
        self.near_the_end.connect(self.more)
        count = session.not_searched.summary(session.reader).count
        self.lead.setText(trn("{count} record was not searched, or not whole.",
                              "{count} records were not searched, or not whole.", count)
                          if count else tr("Everything in this archive was searched."))
        self.more()

    def more(self) -> None:
        """The next lines."""
        items = self.session.not_searched.items(self.session.reader, limit=_AT_ONCE, offset=self._shown)
        self._shown += len(items)
        self.add(map(self._line, items))

    def _line(self, item: Item) -> Line:
        reason = REASONS[item.reason].in_(self.session.language)
        return (item.ref, self.session.title(item.id) or item.title, reason, item.pages), item.id
