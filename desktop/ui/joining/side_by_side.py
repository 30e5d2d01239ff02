"""The values that copies gave one field, side by side: who, when, which words differ, which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from desktop.archive.joining.plan import Difference, Side
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.joining.choosing import LEFT_OPEN, in_order
from desktop.ui.joining.differing import Span, around, differing
from desktop.ui.joining.saying import copy_words, said_by, side_words
from desktop.ui.session import Session

_LETTERS = 3_000  # of a value that are shown at once; the record has all of it


class _Value(QPlainTextEdit):
    """A value to be read and scrolled; single keys go on to the list of differences."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse
                                     | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setMinimumHeight(3 * self.fontMetrics().lineSpacing() + 12)

    def say(self, words: str, spans: Sequence[Span]) -> None:
        """Show a value, the words that differ marked: by a wash and by a line under them."""
        self.setPlainText(words)
        look = QTextCharFormat()
        look.setBackground(QColor(theme.colours().mark))
        look.setFontUnderline(True)
        marked = []
        for begin, end in spans:
            one = QTextEdit.ExtraSelection()
            one.cursor = QTextCursor(self.document())  # type: ignore[attr-defined]
            one.cursor.setPosition(begin)  # type: ignore[attr-defined]
            one.cursor.setPosition(min(end, len(words)), QTextCursor.MoveMode.KeepAnchor)  # type: ignore[attr-defined]
            one.format = look  # type: ignore[attr-defined]
            marked.append(one)
        self.setExtraSelections(marked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll and select; all else is for whoever holds this."""
        super().keyPressEvent(event)
        if event.text().isdigit() or event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
            event.ignore()


class _Column(QWidget):
    """One side: whose it is, its value, and a button that chooses it."""

    def __init__(self) -> None:
        super().__init__()
        self.head = theme.label("", semibold=True)
        self.by = theme.label("", "small", "second", wrap=True)
        self.value = _Value()
        self.choose = QPushButton()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GRID)
        rows.addWidget(self.head)
        rows.addWidget(self.by)
        rows.addWidget(self.value, 1)
        rows.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeading)


class SideBySide(QWidget):
    """`picked` carries the number of the side whose button was pressed. Columns are made once and used again."""

    picked = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._columns: list[_Column] = []
        self._shown: Difference | None = None
        self._asked = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.PANE)
        for _ in range(2):
            self._add()

    def _add(self) -> None:
        column = _Column()
        place = len(self._columns)
        column.choose.clicked.connect(lambda checked=False: self._pick(place))
        self._columns.append(column)
        self._row.addWidget(column, 1)

    @property
    def columns(self) -> list[_Column]:
        """Those that are in use, ours first."""
        return self._columns[:len(self._shown.sides)] if self._shown else []

    def show_difference(self, difference: Difference, chosen: int | None, *, asked: bool = True) -> None:
        """Lay the sides of a difference beside each other, ours first; `asked`: one of them is to be chosen."""
        self._asked = asked
        if difference is not self._shown:
            self._shown = difference
            while len(self._columns) < len(difference.sides):
                self._add()
            self._fill(difference)
        self.mark(chosen)

    def _fill(self, difference: Difference) -> None:
        order = in_order(difference)
        words = [side_words(self._session, difference, difference.sides[number]) for number in order]
        words, spans = around(words, differing(words), _LETTERS)
        for place, column in enumerate(self._columns):
            column.setVisible(place < len(order))
            if place < len(order):
                side = difference.sides[order[place]]
                column.by.setText(_by(self._session, side))
                column.value.say(words[place] or tr("nothing"), spans[place])
                column.value.setAccessibleName(f"{_whose(side)}, {column.by.text()}")

    def mark(self, chosen: int | None) -> None:
        """Say which side is chosen; while none is, which one stands."""
        if self._shown is None:
            return
        for place, number in enumerate(in_order(self._shown)):
            column, side = self._columns[place], self._shown.sides[number]
            stands = chosen in (None, LEFT_OPEN) and number == self._shown.stands
            column.head.setText(" · ".join(filter(None, (
                ("✓ " if chosen == number else "") + _whose(side),
                tr("chosen") if chosen == number else tr("stands while nobody chooses") if stands else ""))))
            theme.mark(column.head, tone="good" if chosen == number else "")
            self._name(column.choose, place, side)
            column.choose.setVisible(self._asked)

    def _name(self, button: QPushButton, place: int, side: Side) -> None:
        words = tr("Take &ours") if side.ours else tr("Take &theirs") if len(self.columns) == 2 else tr(
            "Take number {number}", number=place + 1)
        key = {0: "←", 1: "→"}.get(place, "")
        button.setText(words)
        button.setToolTip("  ".join(filter(None, (key, str(place + 1)))))
        button.setAccessibleName(words.replace("&", ""))

    def _pick(self, place: int) -> None:
        if self._shown is not None:
            self.picked.emit(in_order(self._shown)[place])


def _whose(side: Side) -> str:
    return tr("Ours") if side.ours else tr("Theirs")


def _by(session: Session, side: Side) -> str:
    return " · ".join(filter(None, (said_by(session, side.who, side.when), "" if side.ours else copy_words(side.copy))))
