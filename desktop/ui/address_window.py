"""The addresses that hold what was searched for, from lists of any length and from records."""

from __future__ import annotations

from desktop.search import Address, AddressResults
from desktop.ui.i18n import number, said, tr
from desktop.ui.lines_window import Line, LinesWindow
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
    """Lists addresses, more of them as one scrolls."""

    def __init__(self, session: Session, part: str) -> None:
        super().__init__(session, tr("Addresses: {part}", part=part),
                         [tr("Address"), tr("How"), tr("Record"), tr("Line"), tr("Date"), tr("Order")])
        self._part = part
        self._asked = -1
        self.near_the_end.connect(self.more)
        self.more()

    def more(self) -> None:
        """The next lines."""
        offset, index, part = self.lines.topLevelItemCount(), self.session.index, self._part
        if offset == self._asked:
            return
        self._asked = offset
        self.session.tasks.run("", lambda step: index.addresses(part, limit=_AT_ONCE, offset=offset), quiet=True,
                               done=self._show, failed=lambda error: self.lead.setText(" ".join(said(error))))

    def _show(self, found: AddressResults) -> None:
        notes = [tr(note.text, **note.values) for note in found.notes]
        how_many = tr("{count} addresses", count=number(found.total)) if found.exact else \
            tr("{count} addresses or more", count=number(found.total))
        self.lead.setText(" ".join([f"{how_many}.", *notes]))
        self.add(map(self._line, found.hits))

    def _line(self, one: Address) -> Line:
        place = number(one.line) if one.line else one.field
        return (one.address, why_words(one.why), f"{one.ref}  {one.title}", place, one.date, one.order), one.record
