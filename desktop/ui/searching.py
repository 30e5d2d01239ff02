"""Search as you type: asked on another thread, a moment after the last key, and only the latest answer is shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.search import Results
from desktop.search.sealed import with_sealed
from desktop.ui.session import Session

PAUSE = 120  # milliseconds without a key before a search begins


@dataclass(frozen=True)
class Question:
    """What is asked: the words, within which kind and tag (by name), and whether other scripts count."""

    query: str
    kind: str = ""
    tag: str = ""
    other_scripts: bool = True
    limit: int = 100

    @property
    def is_narrow(self) -> bool:
        """Whether it is asked of a part of the archive."""
        return bool(self.kind or self.tag)


class LatestSearch(QObject):
    """Asks the index; while one search runs, only the newest question waits."""

    answered = Signal(object, object, int)
    """The Question, its Results, and how many there are everywhere."""
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: Question | None = None
        self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._begin)

    def ask(self, question: Question, *, at_once: bool = False) -> None:
        """Ask this instead of whatever was asked before."""
        self._wanted = question
        if at_once:
            self._timer.stop()
            self._begin()
        else:
            self._timer.start()

    def forget(self) -> None:
        """No answer is wanted any more."""
        self._wanted = None
        self._timer.stop()

    def _begin(self) -> None:
        if self._running or self._wanted is None or not self._session.is_open:
            return
        question, index, archive = self._wanted, self._session.index, self._session.archive
        kinds = (question.kind,) if question.kind else ()
        self._running = True

        def work(step: object) -> tuple[Results, int]:
            found = index.search(question.query, kinds=kinds, tags=(question.tag,) if question.tag else (),
                                 limit=question.limit, other_scripts=question.other_scripts)
            if archive.vault is not None and not question.tag:
                with archive.reader() as reader:
                    found = with_sealed(found, reader, question.query, kinds)
            if not question.is_narrow:
                return found, found.total
            return found, index.search(question.query, limit=1, other_scripts=question.other_scripts).total

        self._session.tasks.run("", work, done=lambda answer: self._answer(question, *answer),
                                failed=lambda error: self._fail(question, error), quiet=True)

    def _answer(self, question: Question, results: Results, everywhere: int) -> None:
        self._running = False
        if question == self._wanted:
            self.answered.emit(question, results, everywhere)
        elif not self._timer.isActive():
            self._begin()

    def _fail(self, question: Question, error: BaseException) -> None:
        self._running = False
        if question == self._wanted:
            self.failed.emit(error)
        elif not self._timer.isActive():
            self._begin()
