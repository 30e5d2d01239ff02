"""Asks for pages of one file: the most wanted first, each answered by a Future; what kills the reader costs one page.

    reader = PageReader(PDF, read_bytes)
    reader.open().result()                       # Opened, or NotRead
    reader.draw(7, scale=1.5, rank=0)            # a Future of Drawn; cancel() it when nobody looks any more

Nothing here waits but a thread of its own, which ends with `close`.
"""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from desktop.intake.pages import hearing
from desktop.intake.pages.confined import MEMORY, Confined
from desktop.intake.pages.values import Block, Drawn, Entry, Letters, NotRead, Opened, ReadPage, Size

JSON = Any
Content = Callable[[], bytes]
OPENING, PAGE, MANY, READING = 30.0, 10.0, 20.0, 180.0
"""Seconds that opening a file, one page, many pages at once, and reading a page without letters may take."""
_IMPATIENT = 1.0
_DEATHS = 20  # after so many a file is given up


class _Wanted:
    def __init__(self, question: dict[str, JSON], seconds: float, check: Callable[[dict[str, JSON], bytes], Any]):
        self.question, self.seconds, self.check = question, seconds, check
        self.future: Future[Any] = Future()
        self.began = 0.0


class PageReader:
    """The pages of one file. `content` gives its bytes, on the thread of this reader, whenever they are needed.

    What keeps it from giving them it raises as NotRead, from its own error.
    """

    def __init__(self, form: str, content: Content, *, memory: int = MEMORY, page_seconds: float = PAGE,
                 more: tuple[str, ...] = ()) -> None:
        """`more` is what reads pages without letters: its languages and the folder of their data (scanned.py)."""
        self._more = more
        self.form, self._content, self._memory, self._page_seconds = form, content, memory, page_seconds
        self._password = ""
        self._queue: list[tuple[int, int, _Wanted]] = []
        self._order = itertools.count()
        self._turn = threading.Condition()
        self._closed = False
        self._now: _Wanted | None = None
        self._process: Confined | None = None
        self._count = 0
        self._deaths = 0
        self._thread = threading.Thread(target=self._work, name="pages", daemon=True)
        self._thread.start()

    # What can be asked; ranks: 0 is seen now, 1 soon, 2 and more when there is time

    def open(self, password: str = "") -> Future[Opened]:
        """Open the file. NotRead("needs_password") asks for one; it is kept in memory for as long as this reader."""
        self._password = password
        return self._ask(0, {"ask": "open"}, OPENING, lambda told, _: hearing.opened(told, self.form))

    def draw(self, number: int, scale: float, rank: int = 0) -> Future[Drawn]:
        """A page as pixels, `scale` of them to a point; fewer when it would be too large."""
        return self._ask(rank, {"ask": "draw", "number": number, "scale": scale}, self._page_seconds,
                         lambda told, data: hearing.drawn(told, data, number))

    def letters(self, number: int, rank: int = 1) -> Future[Letters]:
        """The letters of a page and their places."""
        return self._ask(rank, {"ask": "letters", "number": number}, self._page_seconds,
                         lambda told, data: hearing.letters(told, data, number))

    def read(self, number: int, rank: int = 0) -> Future[ReadPage]:
        """A page without letters read by its picture; only for a reader that was given languages."""
        return self._ask(rank, {"ask": "read", "number": number}, READING,
                         lambda told, _: hearing.read(told, number))

    def sizes(self, first: int, last: int, rank: int = 3) -> Future[tuple[Size, ...]]:
        """The sizes of pages."""
        return self._ask(rank, {"ask": "sizes", "first": first, "last": last}, MANY,
                         lambda told, _: hearing.sizes(told, last - first + 1))

    def texts(self, first: int, last: int, rank: int = 4) -> Future[tuple[str, ...]]:
        """The texts of pages."""
        return self._ask(rank, {"ask": "texts", "first": first, "last": last}, MANY,
                         lambda told, _: hearing.texts(told, last - first + 1))

    def outline(self, rank: int = 2) -> Future[tuple[Entry, ...]]:
        """The file's own table of contents."""
        return self._ask(rank, {"ask": "outline"}, MANY, lambda told, _: hearing.outline(told, self._count))

    def blocks(self) -> Future[tuple[Block, ...]]:
        """The paragraphs of a page from the web."""
        return self._ask(0, {"ask": "blocks"}, MANY, lambda told, _: hearing.blocks(told))

    def hurry(self) -> None:
        """What is being drawn is wanted no more: end it if it takes long; something else is waiting."""
        process, now = self._process, self._now
        if process and now and now.question["ask"] != "open" and time.monotonic() - now.began > _IMPATIENT:
            process.kill()

    def close(self) -> None:
        """End the process and forget what was asked. Returns at once."""
        with self._turn:
            if self._closed:
                return
            self._closed = True
            waiting, self._queue = self._queue, []
            process = self._process
            self._turn.notify()
        if process:
            process.stop()
        for _, _, wanted in waiting:
            wanted.future.cancel()

    @property
    def number(self) -> int:
        """The system's number of the process, 0 while there is none."""
        return self._process.number if self._process else 0

    # Its thread

    def _ask(self, rank: int, question: dict[str, JSON], seconds: float,
             check: Callable[[dict[str, JSON], bytes], Any]) -> Future[Any]:
        wanted = _Wanted(question, seconds, check)
        with self._turn:
            if self._closed:
                wanted.future.set_exception(NotRead("closed"))
            else:
                heapq.heappush(self._queue, (rank, next(self._order), wanted))
                self._turn.notify()
        return wanted.future

    def _work(self) -> None:
        while (wanted := self._next()) is not None:
            if not wanted.future.set_running_or_notify_cancel():
                continue
            self._now, wanted.began = wanted, time.monotonic()
            try:
                outcome = self._answer(wanted)
            except NotRead as error:
                self._now = None
                wanted.future.set_exception(error)
            else:
                self._now = None
                wanted.future.set_result(outcome)
        if self._process:
            self._process.close()

    def _next(self) -> _Wanted | None:
        with self._turn:
            while not self._queue and not self._closed:
                self._turn.wait()
            return None if self._closed else heapq.heappop(self._queue)[2]

    def _answer(self, wanted: _Wanted) -> Any:
        if wanted.question["ask"] == "open":
            return self._opened()
        if self._process is None:
            self._opened()
        assert self._process is not None
        try:
            told, payload = self._process.ask(wanted.question, wanted.seconds)
            return wanted.check(told, payload)
        except ValueError as error:
            self._gone()
            self._deaths += 1
            raise self._of_page(NotRead("died"), wanted) from error
        except NotRead as error:
            if error.code in ("died", "slow", "closed"):
                self._gone()
                self._deaths += 1
            raise self._of_page(error, wanted) from error

    def _opened(self) -> Opened:
        self._gone()
        if self._deaths > _DEATHS:
            raise NotRead("died")
        process = Confined(self.form, self._memory, self._more)
        with self._turn:
            self._process = process
            closed = self._closed
        if closed:
            process.stop()
        try:
            told, _ = process.ask({"ask": "open", "password": self._password}, OPENING, self._content())
            opened = hearing.opened(told, self.form)
        except ValueError as error:
            self._gone()
            raise NotRead("died") from error
        except NotRead:
            self._gone()
            raise
        self._count = opened.count
        return opened

    def _gone(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None

    @staticmethod
    def _of_page(error: NotRead, wanted: _Wanted) -> NotRead:
        """The same, said of the page that was asked for."""
        code = f"page_{error.code}"
        number = wanted.question.get("number")
        return NotRead(code, number=number, **error.values) if number and code in (
            "page_died", "page_slow", "page_damaged") else error
