"""The card of this copy: shown, copied, saved, printed."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.archive.cards import Card, save_card
from desktop.archive.errors import ArchiveError
from desktop.ui import dialogs, theme
from desktop.ui.colleagues.key_picture import KeyWords, code_as_png, in_lines, scripts
from desktop.ui.i18n import said, tr
from desktop.ui.start.printing import has_printer, print_html

_WIDTH = 660


class CardWindow(QDialog):
    """What is given to a colleague, and the words by which both make sure of it."""

    def __init__(self, card: Card, text: str, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card, self._text, self._language = card, text, language
        self.setWindowTitle(tr("My card"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(theme.GAP)
        rows.addWidget(theme.label(
            tr("Give this card to your colleagues, by any way: it holds no secret. Then compare the words, by "
               "telephone or face to face: only so does either know that the card was not exchanged on its way."),
            wrap=True))
        rows.addWidget(KeyWords(_heading(card), card, language))
        self.line = QPlainTextEdit(text)
        self.line.setReadOnly(True)
        self.line.setTabChangesFocus(True)
        self.line.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.line.setFixedHeight(round(84 * theme.scale()))
        label = QLabel(tr("The card as a &line"))
        label.setBuddy(self.line)
        rows.addWidget(label)
        rows.addWidget(self.line)
        self.told = theme.label("", "small", "good", wrap=True)
        rows.addWidget(self.told)
        below = QHBoxLayout()
        below.setSpacing(theme.GAP)
        self.copy = dialogs.button(tr("&Copy the line"), self.copy_line)
        self.save = dialogs.button(tr("&Save to a file…"), self.choose_file)
        self.print = dialogs.button(tr("&Print…"), self.print_card)
        self.print.setEnabled(has_printer())
        for widget in (self.copy, self.save, self.print):
            widget.setAutoDefault(False)
            below.addWidget(widget)
        below.addStretch(1)
        close = dialogs.button(tr("Cl&ose"), self.accept)
        below.addWidget(close)
        rows.addLayout(below)
        self.setFixedWidth(round(_WIDTH * min(theme.scale(), 1.3)))
        close.setFocus()

    def copy_line(self) -> None:
        """Put the card on the clipboard; it leaves it again as everything does."""
        QGuiApplication.clipboard().setText(self._text)
        self._tell(tr("Copied for half a minute: {what}", what=tr("My card")))

    def choose_file(self) -> None:
        """Write the card where the person says."""
        name = f"muragat-card-{self.card.letter or 'A'}.txt"
        if to := dialogs.choose_save(self, tr("Save the card"), name, "txt"):
            try:
                save_card(to, self._text, replace=True)
            except (ArchiveError, OSError) as error:
                self._tell(" ".join(said(error)), "danger")
            else:
                self._tell(tr("Saved: {name}", name=to.name))

    def print_card(self) -> None:
        """The card on paper, by way of memory alone."""
        print_html(self, tr("My card"), page(self.card, self._text, self._language))

    def _tell(self, words: str, tone: str = "good") -> None:
        theme.mark(self.told, tone=tone)
        self.told.setText(words)


def _heading(card: Card) -> str:
    letter = tr("references with the letter {letter}", letter=card.letter) if card.letter else tr(
        "references without a letter")
    return " · ".join(filter(None, (card.name, letter)))


def page(card: Card, text: str, language: str) -> str:
    """The card as a page to print."""
    first, second = scripts(language)
    words, other = (html.escape(in_lines(card.words(script))).replace("\n", "<br>") for script in (first, second))
    broken = "<br>".join(html.escape(text[at:at + 64]) for at in range(0, len(text), 64))
    return (f"<h2>{html.escape(tr('Card of a copy of an archive'))}</h2><p>{html.escape(_heading(card))}</p>"
            f"<h3>{words}</h3><p>{other}</p><p><img width=180 height=180 "
            f'src="data:image/png;base64,{code_as_png(card)}"></p><pre>{broken}</pre>')


def keys_side_by_side(left: tuple[str, Card], right: tuple[str, Card], language: str) -> QHBoxLayout:
    """Two pairs of keys beside each other, to be compared."""
    both = QHBoxLayout()
    both.setSpacing(32)
    for heading, card in (left, right):
        both.addWidget(KeyWords(heading, card, language), 0, Qt.AlignmentFlag.AlignTop)
    return both
