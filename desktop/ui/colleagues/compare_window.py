"""Two people compare keys: the words of both, side by side; and keys that are not those seen before."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.archive.cards import Card
from desktop.ui import dialogs, theme
from desktop.ui.colleagues.card_window import keys_side_by_side
from desktop.ui.i18n import tr


class CompareWindow(QDialog):
    """Accepted when both found the same words."""

    def __init__(self, own: Card, theirs: Card, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare keys"))
        told = tr("Telephone, or meet. {name} reads the words of the own card aloud: are they those at the right? Then "
                  "read yours. Do not send the words by the way the cards came.", name=theirs.name)
        _lay_out(self, told, keys_side_by_side((tr("Your keys"), own),
                                               (tr("Keys of {name}", name=theirs.name), theirs), language),
                 tr("They are the &same"), tr("They &differ"), careful=True)


class NewKeysWindow(QDialog):
    """Accepted when a person takes other keys than those first seen."""

    def __init__(self, known: Card, new: Card, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Other keys than before"))
        told = tr("This card has other keys than those seen for the copy of {name} before. That is so when the copy "
                  "was restored from an old backup, and when somebody wants to pass as {name}. Ask, by telephone or "
                  "face to face. The new keys have to be compared again.", name=known.name)
        _lay_out(self, told, keys_side_by_side((tr("Known until now"), known), (tr("On this card"), new), language),
                 tr("&Accept the new keys"), tr("&Keep those known"), careful=True)


def _lay_out(window: QDialog, told: str, keys: QHBoxLayout, yes: str, no: str, *, careful: bool = False) -> None:
    rows = QVBoxLayout(window)
    rows.setContentsMargins(20, 20, 20, 16)
    rows.setSpacing(theme.GAP)
    explained = theme.label(told, wrap=True)
    width = round(620 * min(theme.scale(), 1.3))
    explained.setFixedWidth(width)
    explained.setMinimumHeight(explained.heightForWidth(width))
    accept, refuse = dialogs.button(yes, window.accept), dialogs.button(no, window.reject)
    theme.mark(refuse if careful else accept, primary=True)
    (refuse if careful else accept).setDefault(True)
    below = QHBoxLayout()
    below.setSpacing(theme.GAP)
    below.addStretch(1)
    below.addWidget(accept)
    below.addWidget(refuse)
    (refuse if careful else accept).setFocus()
    rows.addWidget(explained)
    rows.addLayout(keys)
    rows.addSpacing(theme.GAP)
    rows.addLayout(below)
