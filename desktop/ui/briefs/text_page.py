"""The text of a brief as one page that is typed in. Blocks stay apart whatever is typed, marks are whole.

It writes nothing: it says what was typed, and what is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
)

from archive_schema.ids import new_id
from desktop.briefs.writing.shown import Shown
from desktop.ui.briefs.brief_document import id_of, is_card
from desktop.ui.briefs.marked_text import MarkedText
from desktop.ui.briefs.page_margin import PageMargin
from desktop.ui.dragging import records_in
from desktop.ui.i18n import tr

_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor


class TextPage(MarkedText):
    """The blocks of a brief, one below the other."""

    typed = Signal(set)
    """The ids of blocks whose text is another now."""
    left = Signal(str)
    """The cursor went from this block to another."""
    open_mark = Signal(int)
    """The mark at this position is to be looked at."""
    open_block = Signal(str)
    """The block of this card is to be changed."""
    drop_block = Signal(str)
    """This block is empty, or a card, and is to go."""
    split = Signal(str, str, str)
    """A new block of text, with this id, was begun below a block; it has this text."""
    dropped = Signal(list, QPoint)
    """Records were dropped at this point of the screen; the cursor is at the place."""
    wants_undo = Signal()
    wants_redo = Signal()

    def __init__(self, words: Callable[[str], str]) -> None:
        super().__init__(words)
        self.setAccessibleName(tr("Text of the brief"))
        self.setProperty("reading", "true")
        self.setTabChangesFocus(True)
        self.margin = PageMargin(self)
        self._count = self.brief.blockCount()
        self._block = ""
        self.brief.contentsChange.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)

    # What is shown

    def show_blocks(self, shown: Sequence[Shown]) -> None:
        """Show these blocks; the cursor stays in its block."""
        block, offset = self.place()
        scrolled = self.verticalScrollBar().value()
        if not self.brief.show(shown):
            return
        self._count = self.brief.blockCount()
        self.go_to(block, offset, focus=False)
        self.verticalScrollBar().setValue(scrolled)
        self.margin.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QTextEdit; a card is as wide as the page."""
        super().resizeEvent(event)
        self.margin.place()

    # What is typed

    def _changed(self, at: int, removed: int, added: int) -> None:
        if self.brief.filling:
            return
        if self.brief.blockCount() != self._count:
            self._count = self.brief.blockCount()
            if not self.brief.is_whole():
                QTimer.singleShot(0, self, self._mend)  # a document is not changed while it tells of a change
                return
        line, last = self.brief.findBlock(at), min(at + added, self.brief.characterCount() - 1)
        touched = set()
        while line.isValid() and line.position() <= last:
            if not is_card(line):
                touched.add(id_of(line))
            line = line.next()
        self.typed.emit(touched - {""})

    def _mend(self) -> None:
        """Undo what would have run blocks together."""
        if not self.brief.is_whole():
            self.brief.undo()
            if not self.brief.is_whole():
                self.brief.show_anew()
            self._count = self.brief.blockCount()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QTextEdit; what would run blocks together, or part a mark, is done in another way."""
        key, plain = event.key(), event.modifiers() in (Qt.KeyboardModifier.NoModifier,
                                                        Qt.KeyboardModifier.KeypadModifier)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_typing()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_typing()
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._step(key == Qt.Key.Key_Right):
            pass
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._delete(event)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut_out()
        elif self._types(event) and not self._may_type():
            event.accept()
        else:
            super().keyPressEvent(event)
            self._after(event.text())

    def undo_typing(self) -> None:
        """Undo in the text while something was typed; then whole steps."""
        self.brief.undo(self.textCursor()) if self.brief.isUndoAvailable() else self.wants_undo.emit()

    def redo_typing(self) -> None:
        """Do again what was undone in the text; then whole steps."""
        self.brief.redo(self.textCursor()) if self.brief.isRedoAvailable() else self.wants_redo.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """See QTextEdit."""
        if not (event.commitString() or event.preeditString()) or self._may_type():
            super().inputMethodEvent(event)

    @staticmethod
    def _types(event: QKeyEvent) -> bool:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
                                     | Qt.KeyboardModifier.GroupSwitchModifier)
        paste = event.matches(QKeySequence.StandardKey.Paste)
        word = event.matches(QKeySequence.StandardKey.DeleteStartOfWord) or event.matches(
            QKeySequence.StandardKey.DeleteEndOfWord)
        return paste or word or bool(event.text() and event.text().isprintable() and not held) or (
            bool(event.text()) and event.text().isprintable() and held == (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))

    def _delete(self, event: QKeyEvent) -> None:
        back, cursor = event.key() == Qt.Key.Key_Backspace, self.textCursor()
        line = cursor.block()
        if cursor.hasSelection() and not self._within(cursor):
            self._take_out()
        elif cursor.hasSelection():
            super().keyPressEvent(event)
        elif is_card(line):
            self.drop_block.emit(id_of(line))
        elif extent := self.brief.extent(self.brief.around(line)):
            at = cursor.position()
            if extent[0] == extent[1] and back:
                self.drop_block.emit(id_of(line))
            elif at == (extent[0] if back else extent[1]):
                # Blocks are not joined: the cursor goes to the other one.
                step = QTextCursor.MoveOperation
                cursor.movePosition(step.PreviousCharacter if back else step.NextCharacter)
                self.setTextCursor(cursor)
            elif back and cursor.atBlockStart() and not line.previous().text() and at - 1 > extent[0]:
                cursor.beginEditBlock()  # what parts two paragraphs goes at once
                cursor.deletePreviousChar()
                cursor.deletePreviousChar()
                cursor.endEditBlock()
            else:
                super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        line, held = self.textCursor().block(), event.modifiers()
        if (at := self.chosen_mark()) >= 0:
            self.open_mark.emit(at)
        elif held & Qt.KeyboardModifier.ControlModifier or (is_card(line) and held & Qt.KeyboardModifier.ShiftModifier):
            self.begin_block()
        elif is_card(line):
            self.open_block.emit(id_of(line))
        elif self._may_type():
            shown = self.brief.shown_by(self.block_id)
            kind = shown.type if shown else "text"
            if kind == "heading":
                self.begin_block()
                return
            once = kind == "list" or bool(held & Qt.KeyboardModifier.ShiftModifier)
            self._break_line(1 if once else 2)

    def _break_line(self, times: int) -> None:
        """End the line so many times; only the first line of a block is set off from what is above."""
        cursor = self.textCursor()
        letters, form = self.brief.letters_at(cursor.block()), cursor.blockFormat()
        form.setTopMargin(0)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for _ in range(times):
            cursor.insertBlock(form, letters)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def begin_block(self) -> None:
        """Begin a block of text below this one, with what stands behind the cursor."""
        block = self.block_id
        cursor, rest = self.textCursor(), ""
        extent = self.brief.extent(self.brief.around(cursor.block()))
        if extent and extent[0] < cursor.position() < extent[1]:
            cursor.setPosition(extent[1], _KEEP)
            rest = self.brief.raw_between(cursor.selectionStart(), cursor.selectionEnd())
            cursor.removeSelectedText()
        self.split.emit(block, new_id(), rest.lstrip())

    # The mouse

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QTextEdit; a click on a mark selects it."""
        super().mouseReleaseEvent(event)
        at = self._mark_at(event.position().toPoint())
        if at >= 0 and not self.textCursor().hasSelection() and event.button() == Qt.MouseButton.LeftButton:
            cursor = self.textCursor()
            cursor.setPosition(at)
            cursor.setPosition(at + 1, _KEEP)
            self.setTextCursor(cursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See QTextEdit; on a mark or a card it opens that."""
        point = event.position().toPoint()
        line = self.cursorForPosition(point).block()
        if (at := self._mark_at(point)) >= 0:
            self.open_mark.emit(at)
        elif is_card(line):
            self.open_block.emit(id_of(line))
        else:
            super().mouseDoubleClickEvent(event)

    def _mark_at(self, point: QPoint) -> int:
        """The position of the mark under a point; -1 for none."""
        near = self.cursorForPosition(point).position()
        for at in (near - 1, near):
            if at >= 0 and self.brief.raw_at(at).startswith("["):
                cursor = QTextCursor(self.brief)
                cursor.setPosition(at)
                left = self.cursorRect(cursor)
                cursor.setPosition(at + 1)
                right = self.cursorRect(cursor)
                if left.top() == right.top() and left.left() <= point.x() <= right.left():
                    return at
        return -1

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See QTextEdit; records may be dropped too."""
        if records_in(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See QTextEdit; the cursor shows where a record would be cited."""
        if records_in(event.mimeData()):
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """See QTextEdit."""
        if ids := records_in(event.mimeData()):
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(ids, self.viewport().mapToGlobal(event.position().toPoint()))
        else:
            super().dropEvent(event)

    # Where the cursor is

    def _moved(self) -> None:
        block = self.block_id
        self.margin.update()
        if block != self._block and not self.brief.filling:
            before, self._block = self._block, block
            self.left.emit(before)
