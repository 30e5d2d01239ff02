"""What marks are called in the text of a brief: found on another thread, known from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.briefs.writing.inline import pieces
from desktop.briefs.writing.short_words import words_of_marks

if TYPE_CHECKING:
    from desktop.ui.briefs.brief_view import BriefView


class MarkNames(QObject):
    """Belongs to the window of one brief."""

    def __init__(self, view: BriefView) -> None:
        super().__init__(view)
        self._view = view
        self._words: dict[str, str] = {}

    def words_of(self, raw: str) -> str:
        """What a mark is called; its own letters until that is known."""
        return self._words.get(raw, raw[1:-1].replace("@", ""))

    def forget(self) -> None:
        """Sources may be called otherwise now."""
        self._words.clear()

    def find(self) -> None:
        """Have marks that are new called by their short words."""
        view = self._view
        marks = [(piece.raw, piece.mark) for text in view.writing.texts().values() for piece in pieces(text)
                 if not isinstance(piece, str) and piece.raw not in self._words]
        if not marks:
            return
        archive, language = view.session.archive, view.language

        def work(step: object) -> dict[str, str]:
            with archive.reader() as reader:
                return words_of_marks(reader, marks, language)

        def show(words: dict[str, str]) -> None:
            self._words |= words
            view.page.words_changed()

        view.session.tasks.run("", work, done=view.while_open(show), quiet=True)
