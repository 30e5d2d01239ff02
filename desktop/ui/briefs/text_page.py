"""The text of a brief as one page that is typed in. Blocks stay apart whatever is typed, marks are whole.

It writes nothing: it says what was typed, and what is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
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
from PySide6.QtWidgets import QTextEdit

from archive_schema.ids import new_id
from desktop.briefs.writing.finding import shown as shown_text
from desktop.briefs.writing.inline import OBJECT, Chip, pieces
from desktop.briefs.writing.shown import Shown
from desktop.ui.briefs.brief_document import CHIP_OBJECT, BriefDocument, id_of, is_card, put_text
from desktop.ui.briefs.chips import Chips
from desktop.ui.briefs.page_margin import PageMargin, serif
from desktop.ui.briefs.text_look import TextLook
from desktop.ui.dragging import records_in
from desktop.ui.i18n import tr

_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor


class TextPage(QTextEdit):
    """The blocks of a brief, one below the other."""

    typed = Signal(set)
    """The ids of blocks whose text is another now."""
    left = Signal(str)
    """The cursor went from this block to another."""
    wants_mark = Signal()
    """The person typed what begins a mark."""
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
        super().__init__()
        self.brief = BriefDocument(serif())
        self.brief.setParent(self)  # it goes with the page, and what it tells with it
        self.setDocument(self.brief)
        self.setAccessibleName(tr("Text of the brief"))
        self.setProperty("reading", "true")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.chips = Chips(words, self._room, self)
        self.brief.documentLayout().registerHandler(CHIP_OBJECT, self.chips)
        self.look = TextLook(self.brief)
        self.margin = PageMargin(self)
        self._count = self.brief.blockCount()
        self._block = ""
        self.brief.contentsChange.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        self.selectionChanged.connect(self._show_chosen)

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

    def place(self) -> tuple[str, int]:
        """The block the cursor is in, and how many characters behind its beginning."""
        line = self.textCursor().block()
        return id_of(line), self.textCursor().position() - self.brief.around(line)[0].position()

    def go_to(self, block_id: str, offset: int = -1, length: int = 0, *, focus: bool = True) -> bool:
        """Put the cursor into a block: `offset` characters behind its beginning, or to its end; select so many."""
        lines = self.brief.lines_of(block_id)
        if not lines:
            return False
        first, last = lines[0].position(), lines[-1].position() + lines[-1].length() - 1
        at = last if offset < 0 else min(first + offset, last)
        cursor = self.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(min(at + length, last), _KEEP)
        self.setTextCursor(cursor)
        if focus:
            self.setFocus()
            self.ensureCursorVisible()
        return True

    def select_in(self, block_id: str, start: int, end: int, *, focus: bool = True) -> None:
        """Select some characters of the text of a block, counted as it is shown."""
        lines = self.brief.lines_of(block_id)
        extent = self.brief.extent(lines)
        if extent:
            text = shown_text(self.brief.text_in(lines))
            first, last = (len(text[:at].encode("utf-16-le", "surrogatepass")) // 2 for at in (start, end))
            self.go_to(block_id, extent[0] - lines[0].position() + first, last - first, focus=focus)
            self.ensureCursorVisible()

    @property
    def block_id(self) -> str:
        """The block the cursor is in."""
        return id_of(self.textCursor().block())

    def share(self) -> float:
        """How far in its block the cursor is, from 0 to 1."""
        lines = self.brief.around(self.textCursor().block())
        start, end = lines[0].position(), lines[-1].position() + lines[-1].length()
        return (self.textCursor().position() - start) / max(end - start, 1)

    def words_changed(self) -> None:
        """Marks may be called otherwise now."""
        self.brief.filling = True
        self.brief.markContentsDirty(0, self.brief.characterCount())
        self.brief.filling = False
        self.viewport().update()

    def _room(self) -> int:
        return self.viewport().width() - 60

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

    def _may_type(self) -> bool:
        """Make room for what is typed: what is selected goes, each block for itself. False on a card."""
        cursor = self.textCursor()
        if self.chosen_mark() >= 0:  # a mark that was come upon is not typed over
            cursor.setPosition(cursor.selectionEnd())
            self.setTextCursor(cursor)
        elif cursor.hasSelection() and not self._within(cursor):
            self._take_out()
        line = self.textCursor().block()
        if self.textCursor().charFormat().objectType():  # what is typed behind a mark is no mark
            self.setCurrentCharFormat(self.brief.letters_at(line))
        return not is_card(line) and bool(id_of(line))

    def _within(self, cursor: QTextCursor) -> bool:
        """Whether all that is selected is text of one block."""
        first, last = self.brief.findBlock(cursor.selectionStart()), self.brief.findBlock(cursor.selectionEnd())
        return id_of(first) == id_of(last) and not is_card(first) and not is_card(last)

    def _take_out(self) -> None:
        """Take what is selected away; blocks and cards stay."""
        chosen = self.textCursor()
        start, end = chosen.selectionStart(), chosen.selectionEnd()
        extents, line = [], self.brief.findBlock(start)
        while line.isValid() and line.position() <= end:
            lines = self.brief.around(line)
            extents.append(self.brief.extent(lines))
            line = lines[-1].next()
        chosen.beginEditBlock()
        for extent in filter(None, reversed(extents)):
            chosen.setPosition(min(max(start, extent[0]), extent[1]))
            chosen.setPosition(max(min(end, extent[1]), extent[0]), _KEEP)
            chosen.removeSelectedText()
        chosen.endEditBlock()
        cursor = self.textCursor()
        cursor.setPosition(min(start, self.brief.characterCount() - 1))
        self.setTextCursor(cursor)

    def cut_out(self) -> None:
        """Put what is selected onto the clipboard and take it away."""
        if self.textCursor().hasSelection():
            self.copy()
            self._take_out()

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

    # Marks

    def chosen_mark(self) -> int:
        """The position of the mark that is selected, and nothing else; -1 if none is."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        is_one = cursor.selectionEnd() - start == 1 and self.brief.raw_at(start).startswith("[")
        return start if is_one else -1

    def mark_near(self) -> int:
        """The position of the mark that is selected, or stands at the cursor; -1 for none."""
        at = self.textCursor().position()
        near = (self.chosen_mark(), at - 1, at)
        return next((one for one in near if one >= 0 and self.brief.raw_at(one).startswith("[")), -1)

    def _step(self, right: bool) -> bool:
        """Come upon a mark before going past it. True if that was all there was to do."""
        cursor = self.textCursor()
        if self.chosen_mark() >= 0:
            cursor.setPosition(cursor.selectionEnd() if right else cursor.selectionStart())
        elif cursor.hasSelection():
            return False
        else:
            at = cursor.position() if right else cursor.position() - 1
            if at < 0 or not self.brief.raw_at(at).startswith("["):
                return False
            cursor.setPosition(at if right else at + 1)
            cursor.setPosition(at + 1 if right else at, _KEEP)
        self.setTextCursor(cursor)
        return True

    def _show_chosen(self) -> None:
        cursor = self.textCursor()
        self.chips.chosen = (cursor.selectionStart(), cursor.selectionEnd())
        self.viewport().update()
        at = self.chosen_mark()
        if at >= 0:
            self.say_aloud(tr("Citation: {words}. Enter opens it.",
                              words=self.chips.words_of(self._format_at(at))))

    def _format_at(self, position: int) -> object:
        cursor = QTextCursor(self.brief)
        cursor.setPosition(position + 1)
        return cursor.charFormat()

    def say_aloud(self, words: str) -> None:
        """Tell who hears the window, and show it in the tooltip's place."""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def put_mark(self, raw: str, at: int = -1) -> None:
        """Put a mark at the cursor, or in the place of the one at `at`; "" takes that one away."""
        cursor = self.textCursor()
        if at >= 0:
            cursor.setPosition(at)
            cursor.setPosition(at + 1, _KEEP)
        elif is_card(cursor.block()) or not self._may_type():
            return
        letters = self.brief.letters_at(cursor.block())
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        put_text(cursor, raw, letters)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _after(self, typed: str) -> None:
        """What was typed may have begun a mark, or ended one."""
        if not typed or typed[-1] not in "@]":
            return
        cursor = self.textCursor()
        line = cursor.block()
        before = line.text().encode("utf-16-le", "surrogatepass")[:2 * cursor.positionInBlock()].decode(
            "utf-16-le", "surrogatepass")
        if before.endswith("[@"):
            self.wants_mark.emit()
        elif before.endswith("]") and isinstance(last := pieces(before.rpartition(OBJECT)[2] or " ")[-1], Chip):
            cursor.setPosition(cursor.position() - len(last.raw), _KEEP)
            letters = self.brief.letters_at(line)
            cursor.beginEditBlock()
            cursor.removeSelectedText()
            put_text(cursor, last.raw, letters)
            cursor.endEditBlock()
            self.setTextCursor(cursor)

    def take_back(self, letters: int) -> None:
        """Take back what was typed last, where it began a mark that is made otherwise."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.position() - letters, _KEEP)
        cursor.removeSelectedText()

    def surround(self, sign: str) -> None:
        """Make what is selected bold or italic, or plain again."""
        cursor = self.textCursor()
        if not self._within(cursor) or is_card(cursor.block()):
            return
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        inner = self.brief.raw_between(start, end)
        letters = self.brief.letters_at(cursor.block())
        is_set = inner.startswith(sign) and inner.endswith(sign) and len(inner) > 2 * len(sign)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        put_text(cursor, inner[len(sign):-len(sign)] if is_set else f"{sign}{inner}{sign}", letters)
        cursor.endEditBlock()
        after = cursor.position()
        if start == end:
            cursor.setPosition(after - len(sign))
        else:
            cursor.setPosition(start)
            cursor.setPosition(after, _KEEP)
        self.setTextCursor(cursor)

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

    # Coming and going

    def createMimeDataFromSelection(self) -> QMimeData:
        """See QTextEdit: the markup, as it is kept."""
        cursor = self.textCursor()
        made = QMimeData()
        made.setText(self.brief.raw_between(cursor.selectionStart(), cursor.selectionEnd()))
        return made

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """See QTextEdit."""
        return source.hasText() or bool(records_in(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """See QTextEdit: text alone, with its marks."""
        if not source.hasText() or not self._may_type():
            return
        text = source.text().replace("\r\n", "\n").replace("\r", "\n")
        shown = self.brief.shown_by(self.block_id)
        if shown and shown.type == "heading":
            text = " ".join(text.split("\n"))
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        put_text(cursor, text, self.brief.letters_at(cursor.block()))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

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
