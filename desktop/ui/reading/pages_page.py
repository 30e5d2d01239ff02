"""A source as its pages: found in, cited from, with what was cited drawn on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archive_schema.marked import Rectangle, page_of, passage_of, rectangles_of
from archive_schema.records import Record
from archive_schema.text.anchors import LOST, MOVED, SAME, Anchor, Anchors, Passage, Place
from desktop.intake.pages.values import PICTURE, Entry, NotRead, Opened
from desktop.ui import i18n, theme
from desktop.ui.i18n import said, tr, trn
from desktop.ui.reading.hits import Hit, Hits
from desktop.ui.reading.page_paint import Mark
from desktop.ui.reading.page_strip import PageStrip
from desktop.ui.reading.page_texts import PageTexts
from desktop.ui.reading.pages import Pages
from desktop.ui.reading.pages_view import PagesView
from desktop.ui.reading.shown import Shown
from desktop.ui.record.accounts import is_rival
from desktop.ui.tasks import Board

JSON = Any


class PagesPage(Shown):
    """The pages of one file, with its table of contents beside them where it has one."""

    outlined = Signal()
    """Its table of contents was read."""

    def __init__(self, pages: Pages, tasks: Board) -> None:
        super().__init__()
        self.source, self._tasks = pages, tasks
        self.view = PagesView(pages)
        self.texts = PageTexts(pages, self)
        self.hits = Hits()
        self._now: Hit | None = None
        self._to_mark: Hit | None = None  # as soon as the letters of its page are read
        self._waiting = 0  # by how many hits to go on once there are any
        self._citations: Sequence[Record] = ()
        self._sought: Passage | None = None
        self.notice = theme.label("", wrap=True)
        self.notice.hide()
        self.outline = QTreeWidget(visible=False)
        self.outline.setHeaderHidden(True)
        self.outline.setAccessibleName(tr("Table of contents"))
        self.outline.itemActivated.connect(self._follow_outline)
        self.outline.itemClicked.connect(self._follow_outline)
        self.strip = PageStrip(pages)
        self.strip.hide()
        self.strip.chosen.connect(self.go_to)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        for part in (self.strip, self.outline, self.view):
            split.addWidget(part)
        split.setStretchFactor(2, 1)
        split.setSizes([150, 220, 600])
        split.setMinimumHeight(1)  # what is said above the pages is never squeezed for them
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GAP)
        box.addWidget(self.notice)
        box.addWidget(self._lock())
        box.addWidget(split, 1)
        self.view.selected.connect(self.selected)
        self.view.turned.connect(lambda number: self.turned.emit())
        self.view.turned.connect(self.strip.show_page)
        self.view.mark_opened.connect(self.mark_opened)
        self.view.cite.connect(self.wants_cite)
        self.texts.more.connect(self._read_more)
        pages.opened.connect(self._opened)
        pages.failed.connect(self._failed)
        pages.lettered.connect(self._lettered)
        pages.open()

    def _lock(self) -> QWidget:
        self.lock = QWidget(visible=False)
        row = QVBoxLayout(self.lock)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(tr("Password of the file"))
        self.password.setPlaceholderText(tr("Password of the file"))
        self.password.returnPressed.connect(self._unlock)
        unlock = QPushButton(tr("Open the file"))
        unlock.clicked.connect(self._unlock)
        row.addWidget(self.password)
        row.addWidget(unlock, 0, Qt.AlignmentFlag.AlignLeft)
        return self.lock

    def _unlock(self) -> None:
        self.source.open(self.password.text())

    def front(self) -> QWidget:
        """See Shown."""
        return self.view

    def leave(self) -> None:
        """See Shown: the process that reads ends."""
        self.source.close()

    # Opening

    def _opened(self, opened: Opened) -> None:
        self.password.clear()
        for widget in (self.notice, self.lock):
            widget.hide()
        self.source.follow(self.source.reader.outline(), self._show_outline)
        self.show_citations(self._citations)
        self.turned.emit()
        if self._sought or self.hits.words:
            self.texts.read(self._sought.page if self._sought else 1)

    def _failed(self, error: NotRead) -> None:
        locked = error.code == "needs_password"
        again = locked and bool(self.password.text())
        words = " ".join(said(error.__cause__)) if error.__cause__ and error.code == "unread" else error.in_(
            i18n.language())
        self.notice.setText(tr("That was not its password.") if again else words)
        theme.mark(self.notice, tone="warn" if locked else "danger")
        self.notice.show()
        self.lock.setVisible(locked)
        if locked:
            self.password.setFocus()
            self.password.selectAll()

    def _show_outline(self, entries: tuple[Entry, ...]) -> None:
        parents: list[tuple[int, QTreeWidgetItem | QTreeWidget]] = [(-1, self.outline)]
        for entry in entries:
            while parents[-1][0] >= entry.level:
                parents.pop()
            item = QTreeWidgetItem(parents[-1][1], [entry.title])
            item.setData(0, Qt.ItemDataRole.UserRole, entry.number)
            parents.append((entry.level, item))
        self.outline.expandToDepth(0)
        self.outlined.emit()

    @property
    def has_outline(self) -> bool:
        """Whether the file has a table of contents."""
        return self.outline.topLevelItemCount() > 0

    @property
    def has_strip(self) -> bool:
        """Whether there are several pages, of which small pictures can be shown."""
        return self.source.count > 1

    def _follow_outline(self, item: QTreeWidgetItem) -> None:
        if number := item.data(0, Qt.ItemDataRole.UserRole):
            self.view.go_to(number)

    # Pages

    def pages(self) -> tuple[int, int]:
        """See Shown."""
        return (self.view.number, self.source.count) if self.source.count else (0, 0)

    def label(self, number: int) -> str:
        """See Shown."""
        return self.source.label(number)

    def go_to(self, number: int) -> None:
        """See Shown."""
        self.view.go_to(number)

    def zoom_by(self, steps: int) -> None:
        """See Shown."""
        self.view.zoom_by(steps)

    def passage(self) -> dict[str, JSON]:
        """See Shown: with its page and its rectangles."""
        marked, area = self.view.selection, self.view.area
        if area is not None:
            lone = self.source.form == PICTURE and self.source.count == 1  # a photo has no page number
            return ({} if lone else {"locator_kind": "page", "locator": self.label(area.page)}) | {
                "rectangles": [area.say()]}
        if not (ends := marked.ends()):
            return {}
        before, after = marked.around()
        values: dict[str, JSON] = {
            "quote": marked.quote(), "prefix": before, "suffix": after, "locator_kind": "page",
            "locator": self._printed(ends[0][0], ends[1][0]), "rectangles": [one.say() for one in marked.rectangles()]}
        return {name: value for name, value in values.items() if value} if values["quote"] else {}

    def _printed(self, first: int, last: int) -> str:
        return self.label(first) if first == last else f"{self.label(first)}–{self.label(last)}"

    # Finding

    def look_for(self, words: str) -> None:
        """See Shown."""
        self.hits, self._now, self._waiting = Hits(words), None, 0
        if self.hits.words:
            self._search(range(1, self.source.count + 1))
            self.texts.read(self.view.number)
        self._show_hits()

    def _search(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            if (text := self.texts.of(number)) is not None:
                self.hits.search(number, text)

    def _show_hits(self) -> None:
        self.view.show_hits(self.hits.by_page, self._now)
        self.counted.emit(self.hits.place(self._now), len(self.hits), self.texts.complete or not self.hits.words)

    def turn(self, by: int) -> None:
        """See Shown; while pages are still being read, the first that is found is shown as it comes."""
        caret, anchor = self.view.selection.caret, self.view.selection.anchor
        now = self._now or ((*min(caret, anchor or caret), -1) if caret else (self.view.in_sight().start, -1, -1))
        found = self.hits.next(now, by)
        if found is None:
            self._waiting = by if self.hits.words and not self.texts.complete else 0
        else:
            self._go_to_hit(found)

    def _go_to_hit(self, hit: Hit) -> None:
        self._now, self._to_mark = hit, hit
        self._show_hits()
        if self.source.lettering(hit[0]) is None:
            self.view.go_to(hit[0])  # its letters come with it, and then it is marked
        else:
            self._mark()

    def _mark(self) -> None:
        hit, self._to_mark = self._to_mark, None
        if hit is not None:
            self.view.mark_letters(*hit)

    def _lettered(self, number: int) -> None:
        if self._to_mark and self._to_mark[0] == number:
            self._mark()
        self._draw_marks()

    def _read_more(self, numbers: list[int]) -> None:
        if self.hits.words:
            self._search(numbers)
            if self._waiting and len(self.hits):
                self.turn(self._waiting)
                self._waiting = 0
            self._show_hits()
        if unread := self.texts.unread:
            self.notice.setText(trn("{count} page is left unread.", "{count} pages are left unread.", unread))
            theme.mark(self.notice, tone="warn")
            self.notice.show()
        if self.texts.complete:
            self._place_all()

    # What was cited

    def show_passage(self, before: str, words: str, after: str) -> None:
        """See Shown."""
        self._seek(Passage(words, before.removeprefix("… "), after.removesuffix(" …")))

    def _seek(self, passage: Passage) -> None:
        self._sought = passage
        if self.texts.complete:
            self._place_all()
        else:
            self.texts.read(passage.page or self.view.number)

    def _mark_place(self, place: Place) -> None:
        self._go_to_hit((place.page, place.start, place.end))

    def show_citations(self, citations: Sequence[Record]) -> None:
        """See Shown."""
        self._citations = citations
        self._draw_marks()
        if self.source.count and any(one["quote"] for one in citations):
            if self.texts.complete:
                self._place_all()
            else:
                self.texts.read(self.view.number)

    def _labels(self) -> list[str]:
        return [size.label for size in self.source.sizes]

    def _place_all(self) -> None:
        """Find out where each quotation stands, now that all pages are read; on another thread, for a book is long."""
        texts, labels = self.texts.all(), self._labels()
        passages = {one.id: passage_of(one, labels) for one in self._citations if one["quote"]}
        (sought, self._sought) = (self._sought, None)
        if not passages and sought is None:
            return

        def work(step: object) -> tuple[dict[str, Anchor], Anchor | None]:
            found = Anchors(texts)
            return ({name: found.find(passage) for name, passage in passages.items()},
                    found.find(sought) if sought else None)

        def done(found: tuple[dict[str, Anchor], Anchor | None]) -> None:
            if not self.source.is_closed:
                self._placed(found[0], any(texts))
                self._go_to_sought(sought, found[1])

        self._tasks.run("", work, quiet=True, done=done)

    def _placed(self, anchors: dict[str, Anchor], has_words: bool) -> None:
        # In a scan there are no words in which anything could be lost.
        self.anchors = anchors if has_words else {}
        self._draw_marks()
        self.placed.emit()

    def _go_to_sought(self, sought: Passage | None, anchor: Anchor | None) -> None:
        if sought is None or anchor is None:
            return
        if anchor.places:
            self._mark_place(anchor.places[0])
        else:
            self.missed.emit(sought.prefix, sought.quote, sought.suffix)

    def _draw_marks(self) -> None:
        marks: dict[int, list[Mark]] = {}
        for one in self._citations:
            for number, places in self._places_of(one).items():
                marks.setdefault(number, []).append(Mark(one.id, tuple(places), is_rival(one)))
        self.view.show_marks(marks)

    def _places_of(self, citation: Record) -> dict[int, list[Rectangle]]:
        """Where a citation is drawn: where its words stand, or by its rectangles."""
        anchor: Anchor | None = self.anchors.get(citation.id)
        found: dict[int, list[Rectangle]] = {}
        marked = rectangles_of(citation)
        if anchor is None or anchor.state == SAME and marked:
            for box in marked:
                found.setdefault(box.page, []).append(box)
        elif anchor.state in (SAME, MOVED):
            for place in anchor.places:
                if letters := self.source.lettering(place.page):
                    found.setdefault(place.page, []).extend(letters.rectangles(place.start, place.end))
        return found

    def show_citation(self, citation: Record) -> None:
        """See Shown."""
        self.view.current_mark = citation.id
        anchor, marked = self.anchors.get(citation.id), rectangles_of(citation)
        if anchor and anchor.places and not (anchor.state == SAME and marked):
            self._mark_place(anchor.places[0])
        elif anchor and anchor.state == LOST and anchor.nearest:
            self._mark_place(anchor.nearest)
        elif marked:
            self.view.show_rectangles(marked)
        elif citation["quote"] and anchor is None:
            passage = passage_of(citation, self._labels())
            if passage.page:
                self.view.go_to(passage.page)
            self._seek(passage)
        elif number := page_of(citation, self._labels()):
            self.view.go_to(number)
        self.view.viewport().update()

    def moved_to(self, citation: Record) -> dict[str, JSON]:
        """See Shown."""
        anchor = self.anchors.get(citation.id)
        if anchor is None or anchor.state not in (SAME, MOVED):
            return {}
        place = anchor.places[0]
        letters = self.source.lettering(place.page)
        if letters is None:
            return {}
        return {"locator_kind": "page", "locator": self.label(place.page),
                "rectangles": [one.say() for one in letters.rectangles(place.start, place.end)]}
