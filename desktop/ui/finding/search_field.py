"""The line in which a search is typed, with what it may become offered below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop.search import Completion
from desktop.ui import theme
from desktop.ui.i18n import number, tr
from desktop.ui.session import Session

_PAUSE = 60  # milliseconds without a key before words are looked up
_SEEN = 4_000  # milliseconds that offers stay over what was found, while none is chosen
_SHOWN = 8
OFFER = QKeySequence("Ctrl+Space")  # what was typed is completed, as in other programs


class SearchField(QLineEdit):
    """Takes a query; words of the archive, kinds, tags and fields that go on as it does are offered."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._offered: list[Completion] = []
        self._asked = 0
        self.setAccessibleName(tr("Search"))
        self.setPlaceholderText(tr("Search: words, “a phrase”, kind:… tag:…"))
        self.setToolTip(tr("All words must be there. Also: “a phrase”, begin*, near~, -not, OR, and fields such as "
                           "kind: tag: by: date:2015..2016"))
        self.setClearButtonEnabled(True)
        self.addAction(QAction(theme.icon("search"), tr("Search"), self), QLineEdit.ActionPosition.LeadingPosition)
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_SHOWN)
        self._completer.setWidget(self)
        popup = self._completer.popup()
        popup.setAccessibleName(tr("What the search may become"))
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        theme.mark(popup, offer=True)
        popup.installEventFilter(self)
        self._completer.activated[QModelIndex].connect(lambda index: self._take(index.row()))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._seen = QTimer(self, singleShot=True, interval=_SEEN)
        self._seen.timeout.connect(self._give_way)
        self.textEdited.connect(self._edited)
        self.returnPressed.connect(self.offer_nothing)

    def _edited(self, text: str) -> None:
        self._asked += 1
        if text and not text[-1].isspace() and self.cursorPosition() == len(text):
            self._pause.start()
        else:
            self.offer_nothing()

    def offer_nothing(self) -> None:
        """What is offered goes away."""
        self._pause.stop()
        self._asked += 1
        self._completer.popup().hide()

    def _look(self) -> None:
        text, asked, session = self.text(), self._asked, self._session
        if not session.is_open:
            return

        def show(found: list[Completion]) -> None:
            if asked == self._asked and text == self.text() and self.hasFocus():
                self._offer([one for one in found if one.text.strip() != text.strip()])

        language, tags = session.language, [tag.label for tag in session.tags()]
        session.tasks.run(
            "", lambda step: session.index.complete(text, _SHOWN, language, tags), done=show, quiet=True)

    def _offer(self, offered: list[Completion]) -> None:
        self._offered = offered
        self._model.setStringList(list(map(self.words_of, offered)))
        if offered:
            self._completer.complete()
            self._seen.start()
        else:
            self._completer.popup().hide()

    def _give_way(self) -> None:
        """Offers of which none is being chosen leave the sight of what was found."""
        popup = self._completer.popup()
        if not popup.selectedIndexes() and not popup.underMouse():
            self.offer_nothing()

    def words_of(self, one: Completion) -> str:
        """An offer in words: what it is, and how many records have it."""
        what = {"kind": tr("kind"), "tag": tr("tag"), "language": tr("language"), "reference": tr("reference"),
                "field": tr("field")}.get(one.what, "")
        count = number(one.count) if one.count else ""
        return "  ·  ".join(filter(None, (one.shown, what, count)))

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._offered):
            text = self._offered[row].text
            self.setText(text)
            self.offer_nothing()
            if text.endswith(":"):
                self._pause.start()  # a field: what can follow it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that brings offers back once they have left."""
        if QKeySequence(event.keyCombination()) == OFFER:
            self._look()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what was chosen and stays here, Tab takes the first too. Qt alone would let Enter take the first
        though nobody chose it, and leave."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            chosen = [index.row() for index in self._completer.popup().selectedIndexes()]
            if event.key() == Qt.Key.Key_Tab:
                self._take((chosen or [0])[0])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if chosen:
                    self._take(chosen[0])
                else:
                    self.offer_nothing()
                    self.returnPressed.emit()
                return True
        return super().eventFilter(watched, event)
