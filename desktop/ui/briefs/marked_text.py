"""A text with citation marks in it: marks are whole, blocks stay apart, and what is copied is the markup."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.briefs.writing.finding import shown as shown_text
from desktop.briefs.writing.inline import OBJECT, Chip, pieces
from desktop.ui.briefs.brief_document import CHIP_OBJECT, BriefDocument, id_of, is_card, put_text
from desktop.ui.briefs.chips import Chips
from desktop.ui.briefs.page_margin import serif
from desktop.ui.briefs.text_look import TextLook
from desktop.ui.dragging import records_in
from desktop.ui.i18n import tr

_KEEP = QTextCursor.MoveMode.KeepAnchor


class MarkedText(QTextEdit):
    """Knows where the cursor is, and what may be put there; TextPage has the keys and the mouse."""

    wants_mark = Signal()
    """The person typed what begins a mark."""

    def __init__(self, words: Callable[[str], str]) -> None:
        super().__init__()
        self.brief = BriefDocument(serif())
        self.brief.setParent(self)  # it goes with the page, and what it tells with it
        self.setDocument(self.brief)
        self.setAcceptRichText(False)
        self.chips = Chips(words, self._room, self)
        self.brief.documentLayout().registerHandler(CHIP_OBJECT, self.chips)
        self.look = TextLook(self.brief)
        self.selectionChanged.connect(self._show_chosen)

    def _room(self) -> int:
        return self.viewport().width() - 60

    # Places

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

    # What is selected

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
