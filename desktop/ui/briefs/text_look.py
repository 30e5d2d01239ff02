"""Stars are shown as what they make: bold, italic; the stars themselves in a second ink."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from desktop.briefs.writing.inline import styles
from desktop.ui import theme
from desktop.ui.briefs.brief_document import id_of


class TextLook(QSyntaxHighlighter):
    """Colours the lines of a document; a paragraph of several lines is read as one."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[tuple[bool, bool, bool], QTextCharFormat] = {}

    def highlightBlock(self, text: str) -> None:
        """See QSyntaxHighlighter."""
        before, after = self._beside(self.currentBlock())
        whole = "\n".join([*before, text, *after])
        if "*" not in whole:
            self.setCurrentBlockState(-1)
            return
        offset = sum(len(line) + 1 for line in before)
        found = styles(whole)
        for style in found:
            start, end = max(style.start - offset, 0), min(style.start + style.length - offset, len(text))
            if start < end:
                # Qt counts a letter beyond the first plane as two.
                units = len(text[:start].encode("utf-16-le", "surrogatepass")) // 2
                length = len(text[start:end].encode("utf-16-le", "surrogatepass")) // 2
                self.setFormat(units, length, self._format(style.bold, style.italic, style.sign))
        # When it changes, the next line is looked at too.
        self.setCurrentBlockState(hash(found) & 0x7FFFFFF)

    def _beside(self, line: QTextBlock) -> tuple[list[str], list[str]]:
        """The lines of the same paragraph before and after this one."""
        before: list[str] = []
        after: list[str] = []
        block = id_of(line)
        other = line.previous()
        while other.isValid() and id_of(other) == block and other.text().strip():
            before.insert(0, other.text())
            other = other.previous()
        other = line.next()
        while other.isValid() and id_of(other) == block and other.text().strip():
            after.append(other.text())
            other = other.next()
        return before, after

    def _format(self, bold: bool, italic: bool, sign: bool) -> QTextCharFormat:
        key = bold, italic, sign
        if key not in self._formats:
            made = QTextCharFormat()
            if sign:
                made.setForeground(QColor(theme.colours().second))
            if bold:
                made.setFontWeight(QFont.Weight.Bold)
            if italic:
                made.setFontItalic(True)
            self._formats[key] = made
        return self._formats[key]
