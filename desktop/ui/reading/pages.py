"""The pages of one file for the window: asked of the process that reads them, kept as far as memory allows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from desktop.intake.pages.page_reader import Content, PageReader
from desktop.intake.pages.values import Drawn, Letters, NotRead, Opened, Size
from desktop.ui.reading.lettering import Lettering

MOST_BYTES = 96 * 1024 * 1024
"""Pictures of pages that are kept; those looked at longest ago go first."""
_MOST_LETTERINGS = 60
_SIZES_AT_ONCE = 1000


class Picture:
    """A page as it was drawn, at `scale` pixels a point."""

    def __init__(self, drawn: Drawn, scale: float) -> None:
        self.scale, self._pixels = scale, drawn.pixels  # the picture shows these bytes, so they must stay
        self.image = QImage(self._pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGB32)

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self._pixels)


class Pages(QObject):
    """Everything arrives by signal on the window's thread. Has no parent: it outlives the view until all arrived."""

    opened = Signal(object)
    """The Opened file."""
    failed = Signal(object)
    """The NotRead of a file that could not be opened; "needs_password" asks for one."""
    drawn = Signal(int)
    page_failed = Signal(int)
    lettered = Signal(int)
    sized = Signal()
    _arrived = Signal(object, object)

    def __init__(self, form: str, content: Content, ends: list[Callable[[], None]],
                 read: Callable[[int], Letters | None] = lambda number: None) -> None:
        """`ends` are the session's: the process ends with the archive, whatever becomes of the view. `read` gives the
        letters that were read from the picture of a page which has none of its own.
        """
        super().__init__()
        self.reader, self._ends = PageReader(form, content), ends
        ends.append(self.close)
        self.form, self.count, self.read = form, 0, read
        self.sizes: list[Size] = []
        self.failures: dict[int, NotRead] = {}
        self._pictures: OrderedDict[int, Picture] = OrderedDict()
        self._letterings: OrderedDict[int, Lettering] = OrderedDict()
        self._asked: dict[tuple[str, int], tuple[float, Future[Any]]] = {}
        self._closed = False
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def open(self, password: str = "") -> None:
        """Open the file, or try another password."""
        self.follow(self.reader.open(password), self._opened, self.failed.emit)

    def close(self) -> None:
        """End the process; nothing arrives any more."""
        self._closed = True
        self.reader.close()
        if self.close in self._ends:
            self._ends.remove(self.close)

    @property
    def is_closed(self) -> bool:
        """Whether nobody looks any more."""
        return self._closed

    def follow(self, future: Future[Any], done: Callable[[Any], object],
               failed: Callable[[NotRead], object] = lambda error: None) -> None:
        """Have an answer of the reader told on the window's thread; nothing is told of one that was cancelled."""
        future.add_done_callback(lambda over: self._arrived.emit((done, failed), over))

    def _take(self, tell: tuple[Callable[[Any], object], Callable[[NotRead], object]], over: Future[Any]) -> None:
        if self._closed or over.cancelled():
            return
        error = over.exception()
        if error is None:
            tell[0](over.result())
        elif isinstance(error, NotRead):
            tell[1](error)
        else:
            raise error

    def _opened(self, opened: Opened) -> None:
        self.count = opened.count
        known, like = len(opened.sizes), opened.sizes[-1] if opened.sizes else Size(600, 800)
        # Pages whose size is not known yet are as large as the last that is, until it is.
        self.sizes = [*opened.sizes, *[Size(like.width, like.height)] * (opened.count - known)]
        self.opened.emit(opened)
        self._ask_sizes(known + 1)

    def _ask_sizes(self, first: int) -> None:
        last = min(first + _SIZES_AT_ONCE - 1, self.count)
        if first > last:
            return

        def done(sizes: tuple[Size, ...]) -> None:
            changed = self.sizes[first - 1:first - 1 + len(sizes)] != list(sizes)
            self.sizes[first - 1:first - 1 + len(sizes)] = sizes
            if changed:
                self.sized.emit()
            self._ask_sizes(last + 1)

        self.follow(self.reader.sizes(first, last), done)

    # Pictures

    def picture(self, number: int) -> Picture | None:
        """The page as it was drawn last, at whatever scale."""
        if number in self._pictures:
            self._pictures.move_to_end(number)
        return self._pictures.get(number)

    def want(self, scales: dict[int, tuple[float, int]], letters: set[int]) -> None:
        """Have these pages drawn (number: scale, rank) and their letters read; what else was asked for is let go."""
        dropped = False
        for key, (scale, future) in list(self._asked.items()):
            name, number = key
            still = number in letters if name == "letters" else scales.get(number, (None, 0))[0] == scale
            if not still:
                del self._asked[key]
                dropped |= not future.cancel()
        if dropped:
            self.reader.hurry()
        for number, (scale, rank) in scales.items():
            has = self._pictures.get(number)
            if (has is None or has.scale != scale) and ("draw", number) not in self._asked and (
                    number not in self.failures):
                self._ask("draw", number, scale, self.reader.draw(number, scale, rank), self._drawn)
        for number in letters:
            if number not in self._letterings and ("letters", number) not in self._asked and (
                    number not in self.failures):
                self._ask("letters", number, 0.0, self.reader.letters(number), self._lettered)

    def _ask(self, name: str, number: int, scale: float, future: Future[Any],
             done: Callable[[Any, float], None]) -> None:
        key = (name, number)
        self._asked[key] = scale, future

        def over() -> None:
            if self._asked.get(key, (0, None))[1] is future:
                del self._asked[key]

        def arrived(answer: Any) -> None:
            over()
            done(answer, scale)

        def failed(error: NotRead) -> None:
            was_wanted = self._asked.get(key, (0, None))[1] is future
            over()
            if name == "letters":
                self._lettered(Letters(number, ""), 0.0)  # it can still be looked at
            elif was_wanted:  # one that nobody wanted any more may have been ended for that
                self.failures[number] = error
                self.page_failed.emit(number)

        self.follow(future, arrived, failed)

    def _drawn(self, drawn: Drawn, scale: float) -> None:
        self._pictures[drawn.number] = Picture(drawn, scale)
        self._pictures.move_to_end(drawn.number)
        total = sum(one.size for one in self._pictures.values())
        while total > MOST_BYTES and len(self._pictures) > 1:
            total -= self._pictures.popitem(last=False)[1].size
        self.drawn.emit(drawn.number)

    @property
    def bytes_kept(self) -> int:
        """How much memory the pictures take."""
        return sum(one.size for one in self._pictures.values())

    # Letters

    def lettering(self, number: int) -> Lettering | None:
        """The letters of a page, once they were read."""
        if number in self._letterings:
            self._letterings.move_to_end(number)
        return self._letterings.get(number)

    def _lettered(self, letters: Letters, scale: float) -> None:
        own = None if letters.text.strip() else self.read(letters.number)
        self._letterings[letters.number] = Lettering(own or letters)
        while len(self._letterings) > _MOST_LETTERINGS:
            self._letterings.popitem(last=False)
        self.lettered.emit(letters.number)

    def label(self, number: int) -> str:
        """The number printed for a page; its place in the file where the file tells none."""
        return (self.sizes[number - 1].label if 1 <= number <= len(self.sizes) else "") or str(number)
