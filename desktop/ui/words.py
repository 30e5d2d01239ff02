"""Words to be read: text that wraps anywhere, can be marked and copied, and may hold links to records."""

from __future__ import annotations

import html
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from desktop.ui import theme


class Words(QTextBrowser):
    """A text as high as its lines. Nothing it names is ever loaded."""

    followed = Signal(str)
    """A link was followed: the id of the record it stands for."""

    def __init__(self, text: str = "", *, markup: str = "", size: str = "body", tone: str = "") -> None:
        """`text` is shown as it is; `markup` is made of `link` and html.escape."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font(size))
        self.setProperty("words", "true")
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(theme.font(size))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if markup and "<a " in markup else Qt.FocusPolicy.ClickFocus)
        self.anchorClicked.connect(lambda url: self.followed.emit(url.toString()))
        if tone:
            markup, text = coloured(markup or escaped(text), tone), ""
        if markup:
            self.setHtml(markup)
        else:
            self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._fit())

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll, not the text."""
        event.ignore()

    def resizeEvent(self, event: Any) -> None:
        """Take the height the lines need at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = int(self.document().size().height() + 1.5)
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, int(self.document().size().height() + 1.5))

    def minimumSizeHint(self) -> QSize:
        """A few letters a line at least."""
        return QSize(60, self.sizeHint().height())


def escaped(text: str) -> str:
    """Text as markup, its lines kept."""
    return html.escape(text).replace("\n", "<br>")


def tip(text: str) -> str:
    """Words of a record as a tooltip: Qt would obey what looks like markup, and load the files it names."""
    if "<" not in text and "&" not in text:
        return text
    return f'<span style="white-space:pre-wrap">{escaped(text)}</span>'


def coloured(markup: str, tone: str) -> str:
    """Markup in one of the theme's inks: "second", "good", "warn", "danger"."""
    return f'<span style="color:{getattr(theme.colours(), tone)}">{markup}</span>'


def link(words: str, record_id: str) -> str:
    """Markup of a link to a record."""
    ink = theme.colours().accent
    return f'<a href="{html.escape(record_id)}" style="color:{ink}; text-decoration:none">{escaped(words)}</a>'
