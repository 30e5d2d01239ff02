"""A field on the page of a record: read, gone to with the arrows, and changed in its place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from archive_schema.fields import MOMENT, ROWS, Field
from archive_schema.records import Record
from desktop.archive import Writer
from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.forms.by_kind import only_in_form
from desktop.ui.forms.editor import Around
from desktop.ui.i18n import said, tr, trn
from desktop.ui.line_button import LineButton
from desktop.ui.record.field_line import FieldLine
from desktop.ui.record.history import field_history
from desktop.ui.session import Session
from desktop.ui.words import Words

JSON = Any
_KEPT_AFTER = 800


class FieldValue(QWidget):
    """The value of a field. Enter, F2 or a double click changes it here; up and down go to the next field."""

    step = Signal(int)
    """Go to the field above (-1) or below (1)."""
    changed = Signal(str)
    """The field was changed, or left as it was: its name."""

    def __init__(self, session: Session, record: Record, field: Field, content: QWidget, said_as: str,
                 cited: int = 0) -> None:
        """`cited` is how many citations speak about it."""
        super().__init__()
        self.session, self.record, self.field = session, record, field
        self.content, self._cited = content, cited
        self.inline: InPlace | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{field.label.in_(session.language)}: {said_as}")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(theme.GRID, 1, theme.GRID, 1)
        self._box.addWidget(content)
        for one in (content, *content.findChildren(Words)):
            one.installEventFilter(self)
            if isinstance(one, Words):
                one.viewport().installEventFilter(self)

    @property
    def may_change(self) -> bool:
        """Whether it can be changed here; what is sealed or in the trash cannot, nor what needs its own form."""
        if self.record.trashed or only_in_form(self.record.kind, self.field.name):
            return False
        return self.session.vault_open or not self.field.sealed

    def edit(self) -> None:
        """Change the value in its place."""
        if self.inline is not None or not self.may_change:
            return
        self.inline = InPlace(self.session, self.record, self.field, self._cited)
        self.inline.left.connect(self._leave)
        self.content.hide()
        self._box.addWidget(self.inline)
        self.inline.begin()

    def _leave(self, step: int) -> None:
        """The editor is done with."""
        inline, self.inline = self.inline, None
        if inline is not None:
            inline.hide()
            inline.deleteLater()
        self.content.show()
        self.setFocus()
        self.changed.emit(self.field.name)
        if step:
            self.step.emit(step)

    def event(self, event: QEvent) -> bool:
        """F2 means this field before it means the whole record."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and (
                event.key() == Qt.Key.Key_F2):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if self.inline is not None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on the words changes the value; F2 on a link in them too."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.edit()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_F2:
            self.edit()
            return True
        return False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See the class."""
        self.edit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shown by an outline."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """See focusInEvent."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An outline while the keyboard is here."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.brush("accent"), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)


class InPlace(QWidget):
    """The editor of one field on the page. Enter keeps what is typed as one step, Escape leaves it as it was."""

    left = Signal(int)
    """Done; 1 or -1 goes on to the next or the last field."""

    def __init__(self, session: Session, record: Record, field: Field, cited: int = 0) -> None:
        super().__init__()
        self._session, self._record, self._field = session, record, field
        self.line = FieldLine(field, Around(session, self._rows))
        self.line.editor.set_value(record[field.name])
        self.line.set_unknown(record.unknown.get(field.name))
        keep, leave = QPushButton(tr("Keep")), QPushButton(tr("Leave as it was"))
        keep.setToolTip(tr("Enter"))
        leave.setToolTip(tr("Esc"))
        keep.clicked.connect(lambda: self.keep())
        leave.clicked.connect(self.revert)
        past = LineButton(tr("Before…"))
        past.clicked.connect(self._show_past)
        self._past = QVBoxLayout()
        buttons = QWidget()
        row = Flow(buttons)
        for button in (keep, leave, past):
            row.addWidget(button)
        self.line.hide_name()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, theme.GRID)
        box.setSpacing(theme.GRID)
        box.addWidget(self.line)
        if cited:
            told = trn("{count} citation speaks of the value as it is. For what another source says, cite that source.",
                       "{count} citations speak of the value as it is. For what another source says, cite that source.",
                       cited)
            box.addWidget(theme.label(told, "small", "warn", wrap=True))
        box.addWidget(buttons)
        box.addLayout(self._past)
        self._timer = QTimer(self, singleShot=True, interval=_KEPT_AFTER)
        self._timer.timeout.connect(self.keep_draft)
        self.line.changed.connect(self._timer.start)

    def begin(self) -> None:
        """The keyboard comes here, and what is there is chosen, to be typed over."""
        self.line.editor.setFocus()
        target = self.line.editor.focusProxy()
        if hasattr(target, "selectAll"):
            target.selectAll()

    def _rows(self, name: str) -> list[tuple[str, str]]:
        from archive_schema.sentences import row_words

        rows, language = self._session.kind(self._record.kind).field(name), self._session.language
        return [(row["id"], row_words(rows, row, language, self._session.title))
                for row in self._record.rows(name)]

    def _show_past(self) -> None:
        """Who gave it which value, and when."""
        while (item := self._past.takeAt(0)) is not None:
            item.widget().deleteLater()
        self._past.addWidget(field_history(self._session, self._record, self._field))

    # Keeping and leaving

    @property
    def _is_changed(self) -> bool:
        unknown = dict(self.line.unknown or {}) != dict(self._record.unknown.get(self._field.name) or {})
        return self.line.editor.state() != self._record[self._field.name] or unknown

    def keep_draft(self) -> bool:
        """What is typed is in the archive, as the draft of the record's form; whether there is anything."""
        if not (self._is_changed and self._session.is_open):
            return False
        key, kind, name, state = self._record.id, self._record.kind, self._field.name, self.line.editor.state()
        typed = {name: "" if state is None else state}
        self._session.write_aside(lambda w: w.keep_draft(key, kind, typed))
        return True

    def keep(self, step: int = 0) -> None:
        """Keep what is typed, as one step; what is wrong is told here."""
        if self.line.tell():
            return
        self._timer.stop()
        if not self._is_changed:
            self.left.emit(step)
            return
        record_id, name, value = self._record.id, self._field.name, self.line.editor.value()
        unknown = dict(self.line.unknown or {})

        def work(writer: Writer) -> None:
            now = writer.get(record_id)
            why = {n: dict(one) for n, one in now.unknown.items() if n != name}
            told = {name: unknown} if unknown and value is None else {}
            writer.change(now.with_values(**{name: value}).replace(unknown=why | told))
            writer.drop_draft(record_id)

        called = "Change the date" if self._field.type is MOMENT else "Change a field"
        self._session.write(called, work, done=lambda made: self._kept(step),
                            failed=lambda error: self.line.complain(" ".join(said(error))))

    def _kept(self, step: int) -> None:
        if isValid(self):  # the page may show another record by now
            self.left.emit(step)

    def revert(self) -> None:
        """Leave the value as it was."""
        self._timer.stop()
        record_id = self._record.id
        self._session.write_aside(lambda w: w.drop_draft(record_id))
        self.left.emit(0)

    def event(self, event: QEvent) -> bool:
        """Its keys go before those of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in (
                Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, and in running text with Ctrl; Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.revert()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab keeps what is typed and goes on to the next field; among rows it goes from control to control."""
        if self._field.type is ROWS or isinstance(self.focusWidget(), QPushButton):
            return super().focusNextPrevChild(forward)
        self.keep(1 if forward else -1)
        return True
