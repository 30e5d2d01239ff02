"""The manual in the program: contents, the chapter, and finding in all of them. It is not on the network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import i18n, theme
from desktop.ui.i18n import tr
from desktop.ui.start.manual import CHAPTERS, KEYS, text_of, title_of

Menu = tuple[str, Sequence[tuple[str, str]]]


class _Page(QTextBrowser):
    """A chapter. Nothing it names is ever loaded; its links lead to other chapters."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing."""
        return None


class ManualWindow(QDialog):
    """Opens at a chapter; `menus` (each with its commands and their keys) makes the last one."""

    def __init__(self, menus: Sequence[Menu] = (), chapter: str = CHAPTERS[0], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Manual"))
        self.resize(900, 640)
        self._menus = menus
        self.chapters = [one for one in CHAPTERS if one != KEYS or menus]
        self.contents = QListWidget()
        self.contents.setAccessibleName(tr("Contents"))
        self.contents.setWordWrap(True)
        self.contents.setSpacing(theme.GRID)
        self.contents.addItems([title_of(one) for one in self.chapters])
        self.contents.currentRowChanged.connect(lambda row: self._show(self.chapters[row]))
        self.page = _Page()
        self.page.setAccessibleName(tr("Chapter"))
        self.page.setOpenLinks(False)
        self.page.setProperty("reading", "true")
        self.page.document().setDocumentMargin(20)
        self.page.anchorClicked.connect(lambda url: self.go_to(url.toString()))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in the manual"))
        self.field.setAccessibleName(tr("Find in the manual"))
        self.field.setClearButtonEnabled(True)
        self.field.returnPressed.connect(self.find_next)
        self.told = theme.label("", "small", "second")
        split = QSplitter()
        split.setHandleWidth(1)
        split.addWidget(self.contents)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setSizes([round(240 * min(theme.scale(), 1.3)), 660])
        close = QPushButton(tr("&Close"))
        close.setAccessibleName(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        above = QHBoxLayout()
        above.addWidget(self.field, 1)
        above.addWidget(self.told)
        above.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.addLayout(above)
        rows.addWidget(split, 1)
        for key, act in (("Ctrl+F", self.field.setFocus), ("F3", self.find_next)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.go_to(chapter)

    def go_to(self, chapter: str) -> None:
        """Show a chapter by its name; whatever is none is not followed."""
        if chapter in self.chapters:
            self.contents.setCurrentRow(self.chapters.index(chapter))

    @property
    def chapter(self) -> str:
        """The chapter that is shown."""
        return self.chapters[max(0, self.contents.currentRow())]

    def _show(self, chapter: str) -> None:
        self.page.setMarkdown(self._markdown(chapter))
        _dress(self.page.document())
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.told.setText("")

    def _markdown(self, chapter: str) -> str:
        text = text_of(chapter, i18n.language())
        text = text.replace("`", "**")  # keys and what is typed, in the same type as the rest
        if chapter != KEYS:
            return text
        tables = (f"## {menu}\n\n" + "\n".join(f"- {command}: **{keys}**" for command, keys in lines)
                  for menu, lines in self._menus if lines)
        return "\n\n".join((text, *tables))

    # Finding

    def find_next(self) -> None:
        """Go to the next place where the words stand, in this chapter or one after it."""
        wanted = self.field.text().strip()
        if not wanted:
            return
        if self.page.find(wanted):
            self.told.setText("")
            return
        at = self.chapters.index(self.chapter)
        for chapter in (*self.chapters[at + 1:], *self.chapters[:at + 1]):
            plain = QTextDocument()
            plain.setMarkdown(self._markdown(chapter))
            if wanted.casefold() in plain.toPlainText().casefold():
                self.go_to(chapter)
                self.page.moveCursor(QTextCursor.MoveOperation.Start)
                self.page.find(wanted)
                self.told.setText("")
                return
        self.told.setText(tr("Not in the manual"))


def _dress(page: QTextDocument) -> None:
    """Sizes, lines and spaces as everywhere in the window."""
    page.setIndentWidth(20)
    block = page.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            heading = QTextCharFormat()
            heading.setFont(theme.font("title" if level == 1 else "body", semibold=True))
            cursor.mergeCharFormat(heading)
        block = block.next()
    for frame in page.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            lines = frame.format()
            lines.setBorderBrush(theme.brush("hairline"))
            lines.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            lines.setBorder(1)
            lines.setCellPadding(6)
            lines.setCellSpacing(0)
            lines.setBorderCollapse(True)
            lines.setTopMargin(theme.GAP)
            lines.setBottomMargin(theme.GAP)
            frame.setFormat(lines)
