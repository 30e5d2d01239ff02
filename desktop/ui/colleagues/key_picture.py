"""The keys of a copy to be compared: eight words, and a QR code that holds the same words."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.archive.cards import Card
from desktop.ui import theme
from desktop.ui.i18n import tr

_QUIET = 4  # modules of white on each side (ISO/IEC 18004)
_SIDE = 148


def scripts(language: str) -> tuple[str, str]:
    """The script in which the words are shown first, and the other one."""
    return ("latin", "cyrillic") if language == "en" else ("cyrillic", "latin")


def in_lines(words: str) -> str:
    """Eight words in two lines of four."""
    parts = words.split()
    return " ".join(parts[:4]) + "\n" + " ".join(parts[4:])


def code_of(card: Card) -> QImage:
    """The QR code with the words in Latin letters, one pixel for a module."""
    from desktop.briefs.proof.page import qr_modules

    rows = qr_modules("MURAGAT KEY: " + card.words().upper())
    size = len(rows) + 2 * _QUIET
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                image.setPixelColor(x + _QUIET, y + _QUIET, QColor("black"))
    return image


def code_as_png(card: Card) -> str:
    """The QR code as base64 of a PNG, for a page."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    code = code_of(card)
    code.scaled(code.size() * 6).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.toBase64().data()).decode()


class KeyCode(QWidget):
    """A QR code, black on white whatever the colours of the window."""

    def __init__(self, card: Card) -> None:
        super().__init__()
        self._image = code_of(card)
        self.setAccessibleName(tr("QR code of the keys of {name}", name=card.name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = round(_SIDE * theme.scale())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(QRectF(self.rect()), self._image, QRectF(self._image.rect()))


class KeyWords(QFrame):
    """Whose keys, their words in the script of the language and small in the other, and the code."""

    def __init__(self, heading: str, card: Card, language: str) -> None:
        super().__init__()
        first, second = scripts(language)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GRID)
        self.words = _told(in_lines(card.words(first)), "title")
        self.other = _told(in_lines(card.words(second)), "small")
        self.words.setAccessibleName(tr("Words of the keys of {name}", name=card.name))
        rows.addWidget(theme.label(heading, "body", "second", wrap=True))
        rows.addWidget(self.words)
        rows.addWidget(self.other)
        rows.addSpacing(theme.GRID)
        rows.addWidget(KeyCode(card), 0, Qt.AlignmentFlag.AlignLeading)


def _told(words: str, size: str) -> QLabel:
    made = theme.label(words, size, "" if size == "title" else "second")
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
