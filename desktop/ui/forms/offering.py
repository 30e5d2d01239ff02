"""A line that offers choices while one types; Enter takes the first, or the one gone to with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolButton, QWidget

from desktop.ui import theme
from desktop.ui.i18n import tr

_SHOWN = 12


class Offering(QLineEdit):
    """A line for typing only: what is taken is handed on, and the line is empty again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[str, str]] = []
        self._take_first = False
        self.is_stale = False
        """What is offered was found for other letters; Enter waits for what is being found."""
        self.setClearButtonEnabled(True)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(tr("Clear the line"))
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        completer.popup().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        theme.mark(completer.popup(), offer=True)
        self.setCompleter(completer)
        completer.activated[QModelIndex].connect(lambda index: self._take(index.row()))
        self._letters = ""
        self.textEdited.connect(self._type)

    # What a line of this sort says

    def look(self) -> None:
        """Find what is to be offered for the words in the line, and call `offer`, now or later."""
        raise NotImplementedError

    def take(self, code: str) -> None:
        """One of the choices was taken."""
        raise NotImplementedError

    def _type(self, words: str) -> None:
        self._letters = words
        self._edited(words)

    def _edited(self, words: str) -> None:
        self.look()

    # Offering and taking

    def choices(self) -> list[str]:
        """What is offered now, in words."""
        return self._model.stringList()

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Offer these (code, words), the first of them ready to be taken."""
        self._choices, self.is_stale = choices, False
        self._model.setStringList([words for _, words in choices])
        if self._take_first and choices:
            self._take(0)
        elif choices and self.hasFocus():
            self.completer().complete()
            self._go_to_first()
        elif not choices:
            self.completer().popup().hide()

    def _go_to_first(self) -> None:
        # Unheard, for the completer would write the words of the choice into the line.
        popup = self.completer().popup()
        popup.selectionModel().blockSignals(True)
        popup.setCurrentIndex(popup.model().index(0, 0))
        popup.selectionModel().blockSignals(False)
        popup.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down offers what there is; Enter takes the first, as soon as it is found."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Down and plain and not self.completer().popup().isVisible():
            self.look()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.text().strip():
            self._take_first = True
            self.look()
            return
        self._take_first = False
        super().keyPressEvent(event)

    def _look_again(self) -> None:
        # The completer wrote the stale choice into the line.
        self.setText(self._letters)
        self.look()

    def _take(self, row: int) -> None:
        if self.is_stale:
            self._take_first = True
            QTimer.singleShot(0, self, self._look_again)
            return
        self._take_first = False
        if not 0 <= row < len(self._choices):
            return
        code = self._choices[row][0]
        self.completer().popup().hide()
        # The completer writes the choice into the line after this; the line is for typing only.
        self.clear()
        QTimer.singleShot(0, self, self.clear)
        self.take(code)
