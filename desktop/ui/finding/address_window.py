"""The addresses that hold what was searched for, from lists of any length and from records."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QLineEdit

from desktop.search import Address, AddressResults
from desktop.ui import theme
from desktop.ui.finding.lines_window import Line, LinesWindow
from desktop.ui.finding.searching import PAUSE
from desktop.ui.i18n import number, said, tr, trn
from desktop.ui.session import Session

_AT_ONCE = 200


def why_words(why: str) -> str:
    """How an address holds what was searched for."""
    return {
        "the site": tr("the site"), "a site under it": tr("a site under it"),
        "end of the site's name": tr("end of the site's name"), "in the site's name": tr("in the site's name"),
        "in the path": tr("in the path"),
    }.get(why, why)


class AddressWindow(LinesWindow):
    """Looks for a part of an address, and lists the addresses that have it, more of them as one scrolls."""

    def __init__(self, session: Session, part: str) -> None:
        super().__init__(session, tr("Addresses"),
                         [tr("Address"), tr("How"), tr("Record"), tr("Line"), tr("Date"), tr("Order")])
        self._asked: tuple[str, int] = ("", -1)
        self.field = QLineEdit(part)
        self.field.setAccessibleName(tr("Part of an address"))
        self.field.setPlaceholderText(tr("Part of an address: example.kz, kz/news, *.example.kz"))
        self.field.setClearButtonEnabled(True)
        search = QAction(theme.icon("search"), tr("Search"), self)
        self.field.addAction(search, QLineEdit.ActionPosition.LeadingPosition)
        self.field.returnPressed.connect(self.lines.setFocus)
        self.rows.insertWidget(0, self.field)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        self.field.textChanged.connect(lambda text: self._pause.start())
        self.near_the_end.connect(self.more)
        self.look()
        self.field.setFocus()
        self.field.selectAll()

    @property
    def part(self) -> str:
        """What is looked for."""
        return self.field.text().strip()

    def look(self) -> None:
        """The first lines for what stands in the field."""
        self._ask(0)

    def more(self) -> None:
        """The next lines."""
        self._ask(self.lines.topLevelItemCount())

    def _ask(self, offset: int) -> None:
        asked = (self.part, offset)
        if asked == self._asked:
            return
        self._asked = asked
        index = self.session.index
        self.session.tasks.run("", lambda step: index.addresses(asked[0], limit=_AT_ONCE, offset=offset), quiet=True,
                               done=lambda found: self._show(asked, found),
                               failed=lambda error: self.lead.setText(" ".join(said(error))))

    def _show(self, asked: tuple[str, int], found: AddressResults) -> None:
        if asked != self._asked:
            return  # something else was typed since
        if asked[1] == 0:
            self.clear()
        notes = [tr(note.text, **note.values) for note in found.notes]
        if found.total or not notes:
            notes.insert(0, trn("{count} address.", "{count} addresses.", found.total) if found.exact else
                         tr("{count} addresses or more.", count=number(found.total)))
        self.lead.setText(" ".join(notes))
        self.add(map(self._line, found.hits))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._asked = ("", -1)  # what is still to come is for nobody

    def _field(self, one: Address) -> str:
        fields = self.session.kind(one.kind).fields if one.kind in self.session.schema else ()
        return next((field.label.in_(self.session.language) for field in fields if field.label.en == one.field),
                    one.field)

    def _line(self, one: Address) -> Line:
        place = number(one.line) if one.line else self._field(one)
        title = self.session.title(one.record) if self.session.title_is_made(one.kind) else one.title
        return (one.address, why_words(one.why), f"{one.ref}  {title}", place, one.date, one.order), one.record
