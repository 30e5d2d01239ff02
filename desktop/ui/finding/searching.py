"""Search as you type: asked on another thread, a moment after the last key, and only the latest answer is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.archive import Reader
from desktop.search import Results
from desktop.search.saved import Search
from desktop.search.sealed import UNASKED, with_sealed
from desktop.search.unsearched import Unsearched
from desktop.ui.session import Session

PAUSE = 120  # milliseconds without a key before a search begins
PAGE, FURTHER = 20, 60  # hits shown at first, and more each time the last ones are in sight


PARTS = ("kinds", "years", "tags", "languages")
"""What the counts of a search narrow it to."""


def turned(search: Search, part: str, value: str) -> Search:
    """The same search with one value of a part chosen, or no longer chosen."""
    chosen = getattr(search, part)
    rest = tuple(one for one in chosen if one != value)
    return replace(search, **{part: rest if value in chosen else (*chosen, value)})


@dataclass(frozen=True)
class Question:
    """What is asked, and within which place: a kind, a tag by its name, or a case by its reference."""

    search: Search
    kind: str = ""
    tag: str = ""
    case: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether it is asked of a part of the archive."""
        return bool(self.kind or self.tag or self.case)

    @property
    def here(self) -> Search:
        """The search with its place in it, as it is kept and as the index is asked."""
        place: dict[str, Any] = {"kinds": (self.kind,)} if self.kind else {}
        place |= {"tags": (self.tag,)} if self.tag else {}
        place |= {"case": self.case} if self.case else {}
        return replace(self.search, **place)

    @property
    def wider(self) -> dict[str, Any] | None:
        """What the index counts beside it: the same in every place."""
        search = self.search
        return {"kinds": search.kinds, "tags": search.tags, "case": search.case} if self.is_narrow else None


@dataclass(frozen=True)
class Answer:
    """What was found, and what no search can see."""

    results: Results
    unsearched: Unsearched


def _with_sealed(found: Results, reader: Reader, question: Question) -> Results:
    asked = question.here
    if asked.case or asked.tags or asked.years or asked.languages:
        return replace(found, notes=(*found.notes, UNASKED))
    return with_sealed(found, reader, asked.query, asked.kinds)


def _is_one_word(query: str) -> bool:
    """Whether it may be a part of an address that nothing else tells to be one."""
    return len(query.split()) == 1 and len(query.strip()) > 2 and ":" not in query


class LatestSearch(QObject):
    """Asks the index; while one search runs, only the newest question waits."""

    answered = Signal(object, object)
    """The Question and its Answer."""
    continued = Signal(object, object)
    """The Question, and further hits."""
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

    def go_on(self, question: Question, after: int) -> None:
        """Ask for further hits of a question that was answered."""
        index = self._session.index
        self._session.tasks.run(
            "", lambda step: index.search(question.search.query, limit=FURTHER, offset=after,
                                          **question.here.arguments),
            done=lambda found: self.continued.emit(question, found.hits), failed=self.failed.emit, quiet=True)

    def _begin(self) -> None:
        if self._running or self._wanted is None or not self._session.is_open:
            return
        question, index, archive = self._wanted, self._session.index, self._session.archive
        not_searched = self._session.not_searched
        self._running = True

        def work(step: object) -> Answer:
            found = index.search(question.search.query, limit=PAGE, counts=True, wider=question.wider,
                                 **question.here.arguments)
            missing = not_searched.known(archive.vault is None)
            if archive.vault is not None or missing is None:
                with archive.reader() as reader:
                    if archive.vault is not None:
                        found = _with_sealed(found, reader, question)
                    missing = not_searched.summary(reader)
            if found.addresses is None and not found.total and _is_one_word(question.search.query):
                found = replace(found, addresses=index.addresses(question.search.query, limit=1))
            return Answer(found, missing)

        self._session.tasks.run("", work, done=lambda answer: self._answer(question, answer),
                                failed=lambda error: self._fail(question, error), quiet=True)

    def _answer(self, question: Question, answer: Answer) -> None:
        if not isValid(self):
            return  # another window took over meanwhile, in another language or other colours
        self._running = False
        if question == self._wanted:
            self.answered.emit(question, answer)
        elif not self._timer.isActive():
            self._begin()

    def _fail(self, question: Question, error: BaseException) -> None:
        if not isValid(self):
            return
        self._running = False
        if question == self._wanted:
            self.failed.emit(error)
        elif not self._timer.isActive():
            self._begin()
