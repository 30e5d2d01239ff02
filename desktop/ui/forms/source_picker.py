"""Naming a source by typing: one that is there, one that somebody told, or a new one by its title."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from archive_schema import conversations
from archive_schema.conversations import WAY_TOLD
from desktop.archive import Head
from desktop.archive.sourcing import Sourced
from desktop.ui.forms.picking import Picker
from desktop.ui.i18n import tr
from desktop.ui.session import Session

_TOLD, _NEW = "told:", "new:"


class SourcePicker(Picker):
    """Offers the sources cited last, then those found for the letters typed. Nothing is made before it is saved."""

    named = Signal(object)
    """What was chosen, as Sourced."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, ("source",), parent)
        self.setPlaceholderText(tr("Letters of a source, or “phone: who told it”"))

    def recent(self) -> list[Head]:
        """See Picker: the sources cited last, then those changed last."""
        cited = self._session.reader.last_cited()
        known = {head.id for head in cited}
        return [*cited, *(head for head in super().recent() if head.id not in known)][:12]

    def in_order(self, typed: str, found: list[tuple[str, str]], is_named: bool) -> list[tuple[str, str]]:
        """See Picker: what was cited last stands before what was not; words that tell of a talk mean one."""
        if is_named:
            return found
        cited = [head.id for head in self._session.reader.last_cited()]
        sorted_ = sorted(found, key=lambda one: cited.index(one[0]) if one[0] in cited else len(cited))
        told = conversations.read(typed)
        talk = [(f"{_TOLD}{way}:{told.by}", tr("Told: {how}, by {who}", how=WAY_TOLD.say(way, self._session.language),
                                               who=told.by)) for way in ([told.way] if told else [])]
        return talk + sorted_ + [(f"{_NEW}{typed}", tr("Make a new source: “{title}”", title=typed))]

    def take(self, code: str) -> None:
        """See Offering."""
        if code.startswith(_TOLD):
            way, by = code.removeprefix(_TOLD).split(":", 1)
            self.named.emit(Sourced(told=conversations.Told(way, by)))
        elif code.startswith(_NEW):
            self.named.emit(Sourced(title=code.removeprefix(_NEW)))
        else:
            self.named.emit(Sourced(source=code))
