"""Reading a source: its pages or its text, finding in it, and citing the passage that is marked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from desktop.archive import Changes, Writer
from desktop.briefs.safe.redact import can_be_redacted
from desktop.exchange.scans import is_scan
from desktop.intake.whatsapp import with_order
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.reading.aim import AimLine
from desktop.ui.reading.cited_list import CitedList
from desktop.ui.reading.pages_page import PagesPage
from desktop.ui.reading.reading_bar import PAGES, TEXT, ReadingBar
from desktop.ui.reading.reading_commands import ALIASES, commands
from desktop.ui.reading.shown import Shown
from desktop.ui.reading.shown_source import ShownSource
from desktop.ui.reading.told_page import ConversationPage
from desktop.ui.reading.within_list import WithinList
from desktop.ui.reading.words_page import WordsPage
from desktop.ui.session import Session

JSON = Any
_WIDE = 820
"""Pixels from which what was cited is listed beside the pages without being asked for."""


class ReadingView(ShownSource):
    """A source being read. It shows and asks; the record pane does what is asked."""

    left = Signal()
    cite = Signal(object)
    """The values of a citation of the passage marked, and of what it is cited for."""
    redact = Signal(str)
    scan = Signal(str)
    notes = Signal(str)
    law = Signal(str)
    open_record = Signal(str)
    edit_record = Signal(str)
    transcribe = Signal()

    def __init__(self, session: Session, source_id: str, aim: dict[str, JSON] | None = None) -> None:
        """`aim` is what is cited for: about, and perhaps row and field, and what else was entered of the citation."""
        super().__init__(session, source_id)
        self.bar = ReadingBar(self.source.title, [f"{one['name'] or one.ref}" for one in self.files])
        self.aim = AimLine(session, aim or {})
        self.cited = CitedList(session)
        self.within = WithinList(session, source_id)
        self._lay_out()
        self._connect()
        session.changed.connect(self._changed)
        self.begin()
        self._refresh()

    def _lay_out(self) -> None:
        self.split = split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.addWidget(self.stack)
        split.addWidget(self.cited)
        split.setStretchFactor(0, 1)
        split.setSizes([600, 240])
        split.setChildrenCollapsible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        box.setSpacing(theme.GAP)
        for widget in (self.bar, self.aim, self.notice, self.about, self.within):
            box.addWidget(widget)
        box.addWidget(split, 1)
        box.addWidget(self.finder)

    def _connect(self) -> None:
        bar = self.bar
        bar.left.connect(self.left)
        bar.cite.connect(self.cite_passage)
        bar.turned_to.connect(self.turn_to)
        bar.wants_page.connect(lambda number: self.shown and self.shown.go_to(number))
        bar.zoomed.connect(self._zoom)
        bar.dimmed.connect(self._dim)
        bar.listed.connect(self._list)
        bar.outlined.connect(lambda on: self._beside("reading.outline", on))
        bar.stripped.connect(lambda on: self._beside("reading.strip", on))
        bar.file_chosen.connect(lambda place: self.show_file(self.files[place]))
        self.about.wants_transcript.connect(self.transcribe)
        bar.redact.connect(lambda: self.file and self.redact.emit(self.file.id))
        bar.scan.connect(self._scan)
        self.finder.sought.connect(lambda words: self.shown and self.shown.look_for(words))
        self.finder.turn.connect(lambda by: self.shown and self.shown.turn(by))
        self.within.chosen.connect(self.open_record)
        self.cited.chosen.connect(self.show_citation)
        self.cited.open_record.connect(self.open_record)
        self.cited.edit.connect(self.edit_record)
        self.cited.wants_move.connect(self._note_place)

    def was_put(self, page: Shown) -> None:
        """See ShownSource."""
        page.selected.connect(self._say)
        page.turned.connect(self._say)
        page.placed.connect(lambda: self.shown is page and self.cited.show_anchors(page.anchors))
        page.mark_opened.connect(self._open_mark)
        page.wants_cite.connect(self.cite_passage)
        if isinstance(page, ConversationPage):
            page.order_told.connect(self._tell_order)
        if isinstance(page, PagesPage):
            page.outlined.connect(self._say_outline)
            page.view.zoomed.connect(lambda: self.bar.show_zoom(page.view.zoom, page.view.factor))

    def was_turned(self, name: str, page: Shown) -> None:
        """See ShownSource."""
        pages = self._shown.get(PAGES)
        self.bar.offer(name, both=PAGES in self._shown and bool(self.raw or self.sealed),
                       pages=isinstance(page, PagesPage), redact=self._can_redact(),
                       dim=isinstance(pages, PagesPage) and pages.view.is_dim, scan=self._is_scan())
        if self.file is not None and is_scan(self.file) and not self.notice.text():
            self.notice.tell(tr("Pages of this file have no text. “Words of the scan” has them read."))
        if isinstance(page, PagesPage):
            self.bar.show_zoom(page.view.zoom, page.view.factor)
        self._say_outline()
        self.cited.show_anchors(page.anchors)
        self._say()

    def _can_redact(self) -> bool:
        file = self.file
        return file is not None and file["role"] != "redacted" and can_be_redacted(str(file["media_type"] or ""))

    def _is_scan(self) -> bool:
        return self.file is not None and (is_scan(self.file) or self.has_words)

    def _scan(self) -> None:
        if self.file is not None and self._is_scan():
            self.scan.emit(self.file.id)

    # What was cited

    def _open_mark(self, citation_id: str) -> None:
        """A mark was clicked: its citation is told beside it."""
        if not self.cited.isVisibleTo(self):
            self._list(True)
        self.cited.choose(citation_id)

    def _changed(self, changes: Changes) -> None:
        if "citation" in changes.kinds():
            self._refresh()

    def _refresh(self) -> None:
        if self._closed or not self.session.is_open:
            return
        citations = self.citations()
        self.cited.show_citations(citations)
        self.bar.show_cited(len(citations), self.cited.isVisibleTo(self))
        for page in self._shown.values():
            page.show_citations(citations)

    def _note_place(self, citation_id: str) -> None:
        """Write where the passage stands now into its citation, as the person asked."""
        page, citation = self.shown, self.session.reader.get(citation_id)
        values = page.moved_to(citation) if page else {}
        if not values:
            self.notice.tell(tr("Show the passage first, then note its place."))
            return

        def work(writer: Writer) -> None:
            writer.edit(citation_id, values)

        self.session.write("Note where a passage stands now", work)

    def _tell_order(self, order: str) -> None:
        """Write the dates of a conversation as they are to be understood, as the person said."""
        source_id = self.source_id

        def work(writer: Writer) -> None:
            source = writer.get(source_id)
            writer.edit(source_id, {"text": with_order(str(source["text"] or ""), order)})

        self.session.write("Say which number is the day", work, done=lambda made: self.read_anew())

    # Citing

    def passage(self) -> dict[str, JSON]:
        """The passage marked, as the values of a citation."""
        return self.shown.passage() if self.shown else {}

    def cite_passage(self) -> None:
        """Cite the passage that is marked, for what it is wanted for."""
        if passage := self.passage():
            self.cite.emit({**passage, **self.aim.values()})
        else:
            self.notice.tell(tr("Mark a passage first, with the mouse or with Shift and the arrow keys."))

    def cited_is_saved(self, citation_id: str) -> None:
        """A passage was cited: it is drawn, and nothing is marked any more."""
        self._refresh()
        self.notice.tell(tr("Cited as {ref}.", ref=self.session.reader.ref(citation_id)), "good")
        if isinstance(page := self.shown, PagesPage):
            page.view.selection.clear()
            page.view.area = None
            page.view.selected.emit()
        if self.shown:
            self.shown.front().setFocus()

    # The bar

    def _say(self) -> None:
        page = self.shown
        number, count = page.pages() if page else (0, 0)
        self.bar.show_page(page.label(number) if page and number else "", number, count)
        self.bar.cite_button.setEnabled(bool(page and self._is_marked()))

    def _is_marked(self) -> bool:
        page = self.shown
        if isinstance(page, PagesPage):
            return not page.view.selection.is_empty or page.view.area is not None
        return isinstance(page, WordsPage) and page.is_marked()

    def _zoom(self, zoom: str | float | int) -> None:
        page = self.shown
        if isinstance(page, PagesPage) and not isinstance(zoom, int):
            page.view.zoom_to(zoom)
            self.session.keep("reading.zoom", page.view.zoom)
        elif page is not None and isinstance(zoom, int):
            page.zoom_by(zoom)

    def _dim(self, on: bool) -> None:
        self.session.keep("reading.dim", on)
        if isinstance(page := self._shown.get(PAGES), PagesPage):
            page.view.is_dim = on
            page.view.viewport().update()

    def _list(self, on: bool) -> None:
        self.cited.setVisible(on)
        self.bar.show_cited(self.cited.list.count(), on)
        self.session.keep("reading.cited", on)

    def _beside(self, name: str, on: bool) -> None:
        self.session.keep(name, on)
        self._say_outline()

    def _say_outline(self) -> None:
        """Show a table of contents where there is one, and room for it; small pictures where they were asked for."""
        page = self.shown
        several = isinstance(page, PagesPage) and page.has_strip
        small = several and self.session.is_open and bool(self.session.kept("reading.strip"))
        if isinstance(page, PagesPage):
            page.strip.setVisible(small)
        self.bar.show_strip(several, small)
        has = isinstance(page, PagesPage) and page.has_outline
        wanted = self.session.kept("reading.outline") if self.session.is_open else None
        on = has and (self.width() >= _WIDE if wanted is None else bool(wanted))
        if isinstance(page, PagesPage):
            page.outline.setVisible(on)
        self.bar.show_outline(has, on)

    def resizeEvent(self, event: Any) -> None:
        """List what was cited where there is room for it."""
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE
        self.split.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
        wanted = self.session.kept("reading.cited") if self.session.is_open else None
        on = is_wide and bool(self.cited.list.count()) if wanted is None else bool(wanted)
        self.cited.setVisible(on)
        self.bar.show_cited(self.cited.list.count(), on)
        self._say_outline()

    # Commands and keys

    def do(self, name: str) -> None:
        """Do one of reading_commands.commands, or of its aliases."""
        page = self.shown
        view = page.view if isinstance(page, PagesPage) else None
        acts: dict[str, Callable[[], object]] = {
            "find": self._to_finder, "next": partial(self.finder.go, 1), "previous": partial(self.finder.go, -1),
            "page": self.bar.focus_page, "cite": self.cite_passage, "escape": self._escape,
            "caret": view.turn_caret if view else lambda: None,
            "turn": lambda: self.turn_to(TEXT if page is self._shown.get(PAGES) else PAGES),
            "larger": partial(self._zoom, 1), "smaller": partial(self._zoom, -1),
            "width": partial(self._zoom, "width"), "fit": partial(self._zoom, "page"),
            "dim": lambda: self.bar.dim.setChecked(not self.bar.dim.isChecked()),
            "cited": self.bar.cited_button.click, "contents": self.bar.outline_button.click,
            "strip": self.bar.strip_button.click,
            "scan": self._scan, "notes": lambda: self.notes.emit(self.source_id),
            "law": lambda: self.law.emit(self.source_id)}
        acts[name]()

    def event(self, event: QEvent) -> bool:
        """Keys of ours come before those of the menus, as long as the focus is here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _key(event) in _names():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See do."""
        if name := _names().get(_key(event)):
            self.do(name)
        else:
            super().keyPressEvent(event)

    def _to_finder(self) -> None:
        self.finder.line.setFocus()
        self.finder.line.selectAll()

    def _escape(self) -> None:
        if self.shown is not None and not self.shown.front().hasFocus():
            self.shown.front().setFocus()
        else:
            self.left.emit()


def _key(event: QKeyEvent) -> str:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString()


def _names() -> dict[str, str]:
    return {key: name for _, key, name in commands()} | ALIASES
