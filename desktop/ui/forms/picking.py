"""Picking a record by typing a few letters of it, in any script."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from archive_schema.declare import Kind
from archive_schema.fields import LONG_TEXT, TEXT
from archive_schema.ids import is_ref
from archive_schema.records import Record
from desktop.archive import Head
from desktop.search import Results
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.session import Session

_PAUSE, _SHOWN = 120, 12


class Picker(QLineEdit):
    """A line in which a record is found by typing; the keys up, down and Enter choose it."""

    picked = Signal(str)
    """The id of the record that was chosen."""

    def __init__(self, session: Session, kinds: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._kinds = session, kinds
        self._choices: list[tuple[str, str]] = []
        self._asked = 0
        self._typed = ""
        self.setPlaceholderText(tr("Type to find…"))
        self.setClearButtonEnabled(True)
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        completer.popup().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        theme.mark(completer.popup(), offer=True)
        self.setCompleter(completer)
        completer.activated[QModelIndex].connect(lambda index: self._take(index.row()))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(lambda text: self._pause.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down in an empty line shows what was changed last."""
        if event.key() == Qt.Key.Key_Down and not self.completer().popup().isVisible():
            self._look()
            return
        super().keyPressEvent(event)

    def _look(self) -> None:
        typed = self.text().strip()
        self._asked += 1
        asked = self._asked
        if not typed:
            self._offer([(head.id, _words(head)) for head in self._recent()])
            return
        session, kinds, named = self._session, self._kinds, self._by_reference(typed)

        def search(step: object) -> Results:
            return session.index.search(f"{typed}*" if typed[-1].isalnum() else typed, kinds=kinds, limit=_SHOWN)

        def show(found: Results) -> None:
            if asked == self._asked:
                hits = [(hit.id, f"{hit.title}  ·  {hit.ref}") for hit in found.hits]
                self._offer(named + [hit for hit in hits if hit not in named], "" if named else typed)

        session.tasks.run("", search, done=show, quiet=True)

    def _by_reference(self, typed: str) -> list[tuple[str, str]]:
        """The record whose reference was typed, such as SRC-0042, if it may be picked here."""
        reader = self._session.reader
        if not is_ref(typed.upper()) or not reader.has_ref(typed.upper()):
            return []
        record = reader.by_ref(typed)
        fits = not self._kinds or record.kind in self._kinds
        return [(record.id, f"{record.title}  ·  {record.ref}")] if fits else []

    def _recent(self) -> list[Head]:
        kinds = self._kinds or ("source", "prosecution", "person", "organisation")
        found = [self._session.reader.page(kind, order="changed", descending=True, limit=_SHOWN) for kind in kinds]
        return [head for heads in found for head in heads][:_SHOWN]

    def _offer(self, choices: list[tuple[str, str]], typed: str = "") -> None:
        new = [(f"+{kind.name}", tr("Add “{title}” as a new record: {kind}", title=typed,
                                    kind=kind.label.in_(self._session.language)))
               for kind in map(self._session.kind, self._kinds) if typed and naming_field(kind)]
        self._choices, self._typed = choices + new, typed
        self._model.setStringList([words for _, words in self._choices])
        if self._choices and self.hasFocus():
            self.completer().complete()

    def choices(self) -> list[str]:
        """What is offered now, in words."""
        return self._model.stringList()

    def _take(self, row: int) -> None:
        if not 0 <= row < len(self._choices):
            return
        chosen = self._choices[row][0]
        # The completer writes the choice into the line after this; the line is for typing only.
        QTimer.singleShot(0, self, self.clear)
        if chosen.startswith("+"):
            self._add(self._session.kind(chosen[1:]))
        else:
            self.picked.emit(chosen)

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
