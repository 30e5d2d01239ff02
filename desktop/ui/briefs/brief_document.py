"""A whole brief as one document of Qt: every block a run of lines that bear its id, every mark one character.

What is taken out of it (`text_of`) is to the letter what was put in. Characters that Qt would change are kept as
small objects too, so that nothing is lost by looking at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)

from desktop.briefs.writing.inline import OBJECT, Chip, pieces
from desktop.briefs.writing.shown import Shown

_USER = int(QTextFormat.Property.UserProperty.value)
ID, RAW, CARD, TYPE = _USER + 1, _USER + 2, _USER + 3, _USER + 4
CHIP_OBJECT = int(QTextFormat.ObjectTypes.UserObject.value) + 1
# What ends a line, and what Qt takes for its own ends of lines and blocks, or would not bear.
_ODD = re.compile("([\n\r\x00\u2028\u2029\ufdd0\ufdd1\ufffc])")
_HEADS = {1: 1.5, 2: 1.22, 3: 1.05}
_ABOVE = {"heading": 22, "quotation": 10, "list": 8}
_SIDE = {"quotation": 30, "list": 20, "answer": 0}
_LEADING = 135  # per cent


class BriefDocument(QTextDocument):
    """Shows blocks, and gives their texts back."""

    def __init__(self, font: QFont) -> None:
        super().__init__()
        self.shown: list[Shown] = []
        """What is shown, in order, with texts as they were put in."""
        self.filling = False
        """Whether it is being filled, and not typed in."""
        self.setDefaultFont(font)
        self.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self.setDefaultTextOption(option)

    # What is where

    def id_at(self, position: int) -> str:
        """The block a position is in; "" in an empty brief."""
        return id_of(self.findBlock(position))

    def lines_of(self, block_id: str) -> list[QTextBlock]:
        """The lines of a block, its card first if it has one."""
        line = self.begin()
        while line.isValid() and id_of(line) != block_id:
            line = line.next()
        found = []
        while line.isValid() and id_of(line) == block_id:
            found.append(line)
            line = line.next()
        return found

    def around(self, line: QTextBlock) -> list[QTextBlock]:
        """All lines of the block that this line is of."""
        wanted, found = id_of(line), [line]
        while (before := found[0].previous()).isValid() and id_of(before) == wanted:
            found.insert(0, before)
        while (after := found[-1].next()).isValid() and id_of(after) == wanted:
            found.append(after)
        return found

    def extent(self, lines: Sequence[QTextBlock]) -> tuple[int, int] | None:
        """Where the text of a block begins and ends, without its card; None where nothing is typed in place."""
        typed = [line for line in lines if not is_card(line)]
        return (typed[0].position(), typed[-1].position() + typed[-1].length() - 1) if typed else None

    def text_of(self, block_id: str) -> str:
        """The text of a block as it is kept."""
        return self.text_in(self.lines_of(block_id))

    def text_in(self, lines: Sequence[QTextBlock]) -> str:
        """The text of these lines as it is kept; cards are none."""
        return "\n".join(_raw(line) for line in lines if not is_card(line))

    def raw_between(self, start: int, end: int) -> str:
        """What stands between two positions, as it is kept; blocks are parted by an empty line."""
        parts, line, before = [], self.findBlock(start), ""
        while line.isValid() and line.position() < end:
            if not is_card(line):
                if parts:
                    parts.append("\n" if id_of(line) == before else "\n\n")
                at = line.position()
                parts.append(_raw(line, max(start - at, 0), min(end - at, line.length() - 1)))
                before = id_of(line)
            line = line.next()
        return "".join(parts)

    def shown_by(self, block_id: str) -> Shown | None:
        """What is shown of a block."""
        return next((one for one in self.shown if one.id == block_id), None)

    def is_whole(self) -> bool:
        """Whether every block is still there once, in its order, with its card and a line to type in."""
        ids, cards = [], 0
        for line in self._lines():
            if not ids or ids[-1] != id_of(line):
                ids.append(id_of(line))
            cards += is_card(line)
        return ids == ([one.id for one in self.shown] or [""]) and cards == sum(bool(one.card) for one in self.shown)

    def marks(self) -> Iterator[tuple[int, str]]:
        """Position and raw text of every mark, in order."""
        for line in self._lines():
            if OBJECT in line.text() and not is_card(line):
                for start, length, raw in _objects(line):
                    if raw.startswith("["):
                        yield from ((line.position() + start + at, raw) for at in range(length))

    def raw_at(self, position: int) -> str:
        """The raw text of the mark at a position; "" where there is none."""
        if self.characterAt(position) != OBJECT:
            return ""
        cursor = QTextCursor(self)
        cursor.setPosition(position + 1)
        return str(cursor.charFormat().property(RAW) or "")

    def _lines(self) -> Iterator[QTextBlock]:
        line = self.begin()
        while line.isValid():
            yield line
            line = line.next()

    # Filling

    def show(self, wanted: Sequence[Shown]) -> bool:
        """Show these blocks. Lines of blocks that are the same are not touched. Was anything changed?"""
        old, same = self.shown, 0
        while same < min(len(old), len(wanted)) and old[same] == wanted[same]:
            same += 1
        tail = 0
        while tail < min(len(old), len(wanted)) - same and old[-1 - tail] == wanted[-1 - tail]:
            tail += 1
        if same == len(old) == len(wanted):
            return False
        self._fill(same, len(old) - tail, wanted[same:len(wanted) - tail])
        self.shown = list(wanted)
        return True

    def show_anew(self) -> None:
        """Show the same blocks from the beginning, with their texts as they were put in."""
        shown, self.shown, self.filling = self.shown, [], True
        self.clear()
        self.show(shown)

    def note(self, block_id: str, text: str) -> None:
        """Remember that this is now the text of a block; it is shown already."""
        self.shown = [replace(one, text=text) if one.id == block_id else one for one in self.shown]

    def _fill(self, first: int, last: int, new: Sequence[Shown]) -> None:
        self.filling = True
        self.setUndoRedoEnabled(False)  # what was typed before belongs to other words
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        empty_line = self._clear(cursor, first, last)
        for shown in new:
            for at, text in enumerate(_lines_to_show(shown)):
                line, letters = line_format(shown, at == 0), self.letters_of(shown)
                if empty_line:
                    cursor.setBlockFormat(line)
                    cursor.setBlockCharFormat(letters)
                    empty_line = False
                else:
                    cursor.insertBlock(line, letters)
                if text is None:
                    put_object(cursor, shown.card, letters, CARD)
                else:
                    put_text(cursor, text, letters)
        if empty_line:
            _drop_line(cursor)
        cursor.endEditBlock()
        self.setUndoRedoEnabled(True)
        self.filling = False

    def _clear(self, cursor: QTextCursor, first: int, last: int) -> bool:
        """Take the lines of some blocks away; the cursor is where others go. Is it on an empty line to begin with?"""
        if not self.shown:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            return True
        if first == last:
            if first == 0:  # a line of its own above the first
                line = self.begin()
                cursor.setPosition(0)
                cursor.insertBlock(line.blockFormat(), line.charFormat())
                cursor.setPosition(0)
                return True
            before = self.lines_of(self.shown[first - 1].id)[-1]
            cursor.setPosition(before.position() + before.length() - 1)
            return False
        start = self.lines_of(self.shown[first].id)[0]
        end = self.lines_of(self.shown[last - 1].id)[-1]
        cursor.setPosition(start.position())
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return True

    def letters_at(self, line: QTextBlock) -> QTextCharFormat:
        """How letters typed in a line look."""
        shown = self.shown_by(id_of(line))
        return self.letters_of(shown) if shown else QTextCharFormat()

    def letters_of(self, shown: Shown) -> QTextCharFormat:
        """How the letters of a block look."""
        made = QTextCharFormat()
        if shown.level:
            made.setFontWeight(QFont.Weight.Bold)
            made.setFontPointSize(self.defaultFont().pointSizeF() * _HEADS.get(shown.level, _HEADS[3]))
        return made


def id_of(line: QTextBlock) -> str:
    """The block a line is of."""
    return str(line.blockFormat().property(ID) or "")


def is_card(line: QTextBlock) -> bool:
    """Whether a line is the card of its block."""
    return bool(line.blockFormat().property(CARD))


def line_format(shown: Shown, first: bool) -> QTextBlockFormat:
    """How a line of a block stands; the first is set off from what is above."""
    made = QTextBlockFormat()
    made.setProperty(ID, shown.id)
    made.setProperty(TYPE, shown.type)
    made.setProperty(CARD, bool(shown.card) and first)
    made.setTopMargin(_ABOVE.get(shown.type, 12) if first else 0)
    made.setLeftMargin(_SIDE.get(shown.type, 0))
    made.setRightMargin(_SIDE.get(shown.type, 0) if shown.type == "quotation" else 0)
    if not (shown.card and first):
        made.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def put_text(cursor: QTextCursor, text: str, letters: QTextCharFormat) -> None:
    """Put a text at the cursor as it is shown: its marks as objects, its lines as lines of the same block."""
    further = cursor.blockFormat()
    further.setTopMargin(0)
    for piece in pieces(text):
        if isinstance(piece, Chip):
            put_object(cursor, piece.raw, letters)
            continue
        for at, part in enumerate(_ODD.split(piece)):
            if part == "\n":
                cursor.insertBlock(further, letters)
            elif at % 2:
                put_object(cursor, part, letters)
            elif part:
                cursor.insertText(part, letters)


def put_object(cursor: QTextCursor, raw: str, letters: QTextCharFormat, kind: int = RAW) -> None:
    """Put one object at the cursor that stands for `raw`."""
    made = QTextCharFormat(letters)
    made.setObjectType(CHIP_OBJECT)
    made.setProperty(kind, raw)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignNormal)
    cursor.insertText(OBJECT, made)
    cursor.setCharFormat(letters)


def _drop_line(cursor: QTextCursor) -> None:
    """Take the empty line at the cursor away; the line beside it stays as it is."""
    beside = cursor.block().next()
    if beside.isValid():
        line, letters = beside.blockFormat(), beside.charFormat()
        cursor.deleteChar()
    elif (beside := cursor.block().previous()).isValid():
        line, letters = beside.blockFormat(), beside.charFormat()
        cursor.deletePreviousChar()
    else:
        line, letters = QTextBlockFormat(), QTextCharFormat()
    cursor.setBlockFormat(line)
    cursor.setBlockCharFormat(letters)


def _lines_to_show(shown: Shown) -> list[str | None]:
    """The lines of a block; None is its card."""
    card: list[str | None] = [None] if shown.card or not shown.is_typed else []
    return [*card, shown.text] if shown.is_typed else card


def _objects(line: QTextBlock) -> Iterator[tuple[int, int, str]]:
    """Start, length and raw text of the runs of objects in a line."""
    at = line.begin()
    while not at.atEnd():
        part = at.fragment()
        raw = part.charFormat().property(RAW)
        if raw and part.text().strip(OBJECT) == "":
            yield part.position() - line.position(), part.length(), str(raw)
        at += 1


def _raw(line: QTextBlock, start: int = 0, end: int | None = None) -> str:
    """A line, or a part of it, as it is kept."""
    text = line.text()
    end = line.length() - 1 if end is None else end
    if OBJECT not in text and start == 0 and end == line.length() - 1:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    parts, at = [], start
    for begins, length, raw in _objects(line):
        for one in range(begins, begins + length):
            if start <= one < end:
                parts += [units[2 * at:2 * one].decode("utf-16-le", "surrogatepass"), raw]
                at = one + 1
    return "".join([*parts, units[2 * at:2 * end].decode("utf-16-le", "surrogatepass")])
