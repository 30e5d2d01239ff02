"""A brief in a window of its own: outline and problems, the text, and the pages as they would be printed.

It assembles. What is typed goes through `writing`, what is put in through `inserting`, what leaves through `exporting`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.archive import Changes
from desktop.briefs.writing.outline import Entry, moved
from desktop.ui import theme
from desktop.ui.briefs.brief_answers import BriefAnswers
from desktop.ui.briefs.brief_blocks import BriefBlocks
from desktop.ui.briefs.brief_commands import BriefCommands
from desktop.ui.briefs.brief_menus import BriefMenus
from desktop.ui.briefs.brief_outline import BriefOutline
from desktop.ui.briefs.brief_places import BriefPlaces
from desktop.ui.briefs.brief_preview import BriefPreview
from desktop.ui.briefs.elided import Elided
from desktop.ui.briefs.exporting_brief import Exporting
from desktop.ui.briefs.find_bar import FindBar
from desktop.ui.briefs.inserting import Inserting
from desktop.ui.briefs.mark_names import MarkNames
from desktop.ui.briefs.page_view import PageView
from desktop.ui.briefs.problem_list import ProblemList
from desktop.ui.briefs.text_page import TextPage
from desktop.ui.briefs.writing import Writing
from desktop.ui.i18n import said, tr
from desktop.ui.notice import Notice
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow

_SIDE, _TEXT, _PAGES = 250, 520, 500
_PAUSE, _SOON = 250, 150
_CALLED = frozenset({"source", "citation", "exhibit", "person"})
"""Kinds of record whose change may have marks called otherwise."""


def open_brief(session: Session, brief_id: str, show_record: Callable[[str], object] = lambda _: None) -> BriefView:
    """Show a brief in a window beside the main one; a brief that is shown already comes to the front."""
    view = next((one for one in session.windows if isinstance(one, BriefView) and one.brief_id == brief_id), None)
    if view is None:
        view = BriefView(session, brief_id)
        view.open_record.connect(show_record)
    view.show()
    view.raise_()
    view.activateWindow()
    return view


class BriefView(SessionWindow):
    """Left the outline and what is wrong, in the middle the text, right the pages."""

    by_escape = False

    open_record = Signal(str)
    """A record is to be shown in the main window."""

    def __init__(self, session: Session, brief_id: str, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.brief_id = brief_id
        self.resize(QSize(1320, 800).boundedTo(self.screen().availableSize() - QSize(0, 40)))
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(self.refresh)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.refresh()
        if self.writing.restore():
            self.tell(tr("What you typed before is back; it is not saved yet."))
        self.page.setFocus()

    # Laying out

    def _make_parts(self) -> None:
        language = self.session.language
        self.notice = Notice()
        self.names = MarkNames(self)
        self.page = TextPage(self.names.words_of)
        self.writing = Writing(self.session, self.brief_id, self.page)
        self.outline = BriefOutline(language)
        self.problems = ProblemList(language)
        self.pages = PageView(self.session)
        self.find = FindBar(self.writing.texts, lambda: self.places.here())
        self.title = Elided("title", semibold=True)
        self.state = theme.label("", "small", "second")
        self.told = Elided("small", "second")
        self.preview = BriefPreview(self)
        self.places = BriefPlaces(self)
        self.answers = BriefAnswers(self)
        self.blocks = BriefBlocks(self)
        self.exporting = Exporting(self)
        self.commands = BriefCommands(self)
        self.inserting = Inserting(self)

    def _lay_out(self) -> None:
        self.side = QSplitter(Qt.Orientation.Vertical)
        self.side.addWidget(self.outline)
        self.side.addWidget(self.problems)
        self.side.setSizes([420, 260])
        self.side.setHandleWidth(1)
        text = QWidget()
        below = QVBoxLayout(text)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.find)
        below.addWidget(self.page, 1)
        self.middle = QStackedWidget()
        self.middle.addWidget(text)
        self.right = QWidget()
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.pages)
        split = self.split = QSplitter()
        split.setHandleWidth(1)
        for widget, least in ((self.side, 150), (self.middle, 300), (self.right, 200)):
            widget.setMinimumWidth(least)
            split.addWidget(widget)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 3)
        split.setStretchFactor(2, 2)
        split.setChildrenCollapsible(False)
        split.setSizes(self.session.kept("brief_panes") or [_SIDE, _TEXT, _PAGES])
        self.menus = BriefMenus(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.setMenuBar(self.menus.bar)
        box.addLayout(self._head())
        box.addWidget(self.notice)
        box.addWidget(theme.line())
        box.addWidget(split, 1)
        box.addWidget(theme.line())
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.PANE, theme.GRID, theme.PANE, theme.GRID)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.state)
        box.addLayout(foot)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.PANE, theme.GRID, theme.PANE, theme.GRID)
        row.setSpacing(theme.GAP)
        self.export_button = QPushButton(tr("&Export…"))
        theme.mark(self.export_button, primary=True)
        self.export_button.clicked.connect(lambda checked=False: self.exporting.ask())
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.hide()
        self.cancel_button.clicked.connect(lambda checked=False: self.exporting.cancel())
        row.addWidget(self.title, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.export_button)
        return row

    def _connect(self) -> None:
        writing, page = self.writing, self.page
        writing.shown.connect(self._show_shown)
        writing.changed.connect(self.preview.later)
        writing.failed.connect(lambda words: self.tell(words, "danger"))
        page.drop_block.connect(writing.trash)
        page.split.connect(writing.begin)
        page.open_block.connect(lambda block: self.blocks.edit_block(block))
        page.wants_undo.connect(lambda: self._step_back(self.session.archive.undo))
        page.wants_redo.connect(lambda: self._step_back(self.session.archive.redo))
        self.outline.chosen.connect(lambda block: self.page.go_to(block, 0, focus=False) and self._in_sight())
        self.outline.opened.connect(self._open_from_outline)
        self.outline.moved.connect(lambda at, before: writing.order(moved(self.entries(), at, before)))
        self.outline.turned.connect(writing.turn)
        self.outline.dropped.connect(writing.trash)
        self.problems.chosen.connect(self.places.go_to_problem)
        self.problems.answer.connect(self.answers.answer)
        self.pages.clicked.connect(lambda block: self.page.go_to(block, 0))
        self.find.found.connect(lambda block, start, end: self.page.select_in(block, start, end, focus=False))
        self.find.replace_all.connect(self._replace_all)
        self.find.closed.connect(self.page.setFocus)
        self.session.changed.connect(self._changed)

    # Showing

    def refresh(self) -> None:
        """Show the brief as it now is; the pages follow when they are made."""
        if not self.session.is_open:
            return
        brief = self.session.reader.find(self.brief_id)
        if brief is None:
            self.close()
            return
        self.title.setText(brief.title)
        self.setWindowTitle(f"{brief.ref} · Muragat")  # other programs can read it: no words of the brief
        self.writing.refresh()
        self.preview.keeps_problems = False
        if self.preview.shown is None:
            QTimer.singleShot(_SOON, self.preview, self.preview.again)  # first the text is there, to be typed in
        else:
            self.preview.again()

    def _show_shown(self) -> None:
        self.outline.show_blocks(self.writing.now())
        self.outline.choose(self.page.block_id)
        self.names.find()
        self.places.underline()

    @property
    def language(self) -> str:
        """The language of the paper."""
        brief = self.session.reader.find(self.brief_id)
        return str(brief["language_of_brief"] or self.session.language)[:2] if brief else "en"

    def _changed(self, changes: Changes) -> None:
        if changes.kinds() & _CALLED:
            self.names.forget()
        self._again.start()

    def entries(self) -> list[Entry]:
        """The lines of the outline."""
        return [one.entry for one in self.page.brief.shown]

    def _open_from_outline(self, block: str) -> None:
        shown = self.page.brief.shown_by(block)
        if shown and not shown.is_typed:
            self.blocks.edit_block(block)
        else:
            self.page.go_to(block, 0)

    def _in_sight(self) -> None:
        """Bring the line of the cursor to the upper part of the page."""
        bar, place = self.page.verticalScrollBar(), self.page.cursorRect()
        if not 0 <= place.top() <= self.page.viewport().height() * 0.7:
            bar.setValue(bar.value() + place.top() - round(self.page.viewport().height() * 0.2))

    # What was typed

    def _replace_all(self, looked: Any, by: str) -> None:
        count = self.writing.replace_all(looked, by)
        self.told.setText(tr("Replaced: {count}", count=count))

    def _step_back(self, act: Callable[[], Any]) -> None:
        """Undo or redo a whole step, as the main window does."""
        self.writing.save()
        self.session.tasks.follow("", act(), failed=self.while_open(self._not_undone))

    def _not_undone(self, error: BaseException) -> None:
        self.tell(" ".join(said(error)))

    # Other commands

    def open_find(self, *, replacing: bool) -> None:
        """Show the bar for finding, with what is selected."""
        chosen = self.page.textCursor().selectedText()
        self.find.open(replacing=replacing, words=chosen if len(chosen) < 80 and "\u2029" not in chosen else "")

    def ask_note(self) -> None:
        """Go to a note by its number."""
        self.places.ask_note()

    def show_points(self, wanted: bool) -> None:
        """Show the page of open points behind the others, or not."""
        self.preview.with_points = wanted
        self.preview.again()

    def show_pages(self, wanted: bool) -> None:
        """Show the pages, or give the text their room."""
        self.right.setVisible(wanted)

    def next_pane(self) -> None:
        """Go from outline to text to pages to problems."""
        panes = [one for one in (self.outline, self.page, self.pages, self.problems.list) if one.isVisible()]
        now = next((at for at, one in enumerate(panes) if one.hasFocus()), -1)
        if panes:
            panes[(now + 1) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def verify(self) -> None:
        """Verify a brief that was exported with a manifest."""
        from desktop.ui.briefs.verify_window import open_verify

        open_verify(self.session)

    def begin_export(self) -> None:
        """An export is under way."""
        self.export_button.setEnabled(False)
        self.cancel_button.show()
        self.notice.tell("")
        self.state.setText(tr("Exporting the brief…"))

    def end_export(self) -> None:
        """An export is over."""
        self.state.setText(self.preview.counts)
        self.export_button.setEnabled(True)
        self.cancel_button.hide()

    def tell(self, words: str, tone: str = "second") -> None:
        """Say what came of a command."""
        self.notice.tell(words, tone)

    def while_open(self, act: Callable[[Any], object]) -> Callable[[Any], None]:
        """`act`, but not once this window is closed: work it began may outlast it."""
        return lambda outcome: None if self.is_closed else _done(act(outcome))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed; stop laying out."""
        if (form := self.blocks.form) is not None:
            form.leave()
        if self.session.is_open and self.isVisible():
            self.session.keep("brief_panes", self.split.sizes())
        self.writing.close()
        self._again.stop()
        self.preview.stop()
        self.pages.leave()
        self.session.changed.disconnect(self._changed)
        super().closeEvent(event)


def _done(outcome: object) -> None:
    """Nothing: what a command gives back is not needed here."""
