"""Picking a record by typing a few letters of it, in any script."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from archive_schema.declare import Kind
from archive_schema.fields import LONG_TEXT, TEXT
from archive_schema.ids import is_ref
from archive_schema.records import Record
from desktop.archive import Head
from desktop.search import Results
from desktop.ui.forms.offering import Offering
from desktop.ui.i18n import tr
from desktop.ui.session import Session

_PAUSE, _SHOWN = 120, 12


class Picker(Offering):
    """A line in which a record is found by typing; the keys up, down and Enter choose it."""

    picked = Signal(str)
    """The id of the record that was chosen."""

    def __init__(self, session: Session, kinds: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._kinds = session, kinds
        self._asked = 0
        self._typed = ""
        self.setPlaceholderText(tr("Type to find…"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)

    def _edited(self, words: str) -> None:
        self.is_stale = True
        self._pause.start()

    def look(self) -> None:
        """See Offering: an empty line offers what was used last."""
        self._pause.stop()
        typed = self._typed = self.text().strip()
        self._asked += 1
        asked = self._asked
        if not typed:
            self.offer([(head.id, _words(head)) for head in self._session.titled(self.recent())])
            return
        session, kinds, named = self._session, self._kinds, self._by_reference(typed)

        def search(step: object) -> Results:
            found = session.index.search(f"{typed}*" if typed[-1].isalnum() else typed, kinds=kinds, limit=_SHOWN)
            # The beginning of a word is looked for in its own script, a whole word in every script.
            return found if found.hits else session.index.search(typed, kinds=kinds, limit=_SHOWN)

        def show(found: Results) -> None:
            if asked != self._asked:
                return
            titled = session.heads([hit.id for hit in found.hits])
            hits = [(head.id, _words(head)) for head in titled]
            self.offer(self.in_order(typed, named + [hit for hit in hits if hit not in named], bool(named)))

        session.tasks.run("", search, done=show, quiet=True)

    def in_order(self, typed: str, found: list[tuple[str, str]], is_named: bool) -> list[tuple[str, str]]:
        """What is offered for these words: what was found, then what can be made of them."""
        return found if is_named else found + self.new_ones(typed)

    def _by_reference(self, typed: str) -> list[tuple[str, str]]:
        """The record whose reference was typed, such as SRC-0042, if it may be picked here."""
        reader = self._session.reader
        if not is_ref(typed.upper()) or not reader.has_ref(typed.upper()):
            return []
        record = reader.by_ref(typed)
        fits = not self._kinds or record.kind in self._kinds
        return [(record.id, f"{self._session.title_of(record)}  ·  {record.ref}")] if fits else []

    def recent(self) -> list[Head]:
        """What an empty line offers."""
        kinds = self._kinds or ("source", "prosecution", "person", "organisation")
        found = [self._session.reader.page(kind, order="changed", descending=True, limit=_SHOWN) for kind in kinds]
        return [head for heads in found for head in heads][:_SHOWN]

    def new_ones(self, typed: str) -> list[tuple[str, str]]:
        """New records that these words can name."""
        return [(f"+{kind.name}", tr("Add “{title}” as a new record: {kind}", title=typed,
                                     kind=kind.label.in_(self._session.language)))
                for kind in map(self._session.kind, self._kinds) if naming_field(kind)]

    def take(self, code: str) -> None:
        """See Offering."""
        if code.startswith("+"):
            self._add(self._session.kind(code[1:]))
        else:
            self.picked.emit(code)

    def _add(self, kind: Kind) -> None:
        record = Record(kind.name, {naming_field(kind): self._typed})
        self._session.write("Add a record", lambda w: w.add(record), done=lambda made: self.picked.emit(made.id))


def naming_field(kind: Kind) -> str:
    """The one field that must be there to make a record of a kind, if a name or title is enough; else ""."""
    needed = [f for f in kind.fields if f.required]
    return needed[0].name if len(needed) == 1 and needed[0].type in (TEXT, LONG_TEXT) else ""


def _words(head: Head) -> str:
    return f"{head.title}  ·  {head.ref}"


class NoWheel(QObject):
    """Keeps the wheel from changing a choice that is only being scrolled past."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ignore the wheel unless the control has the focus."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
