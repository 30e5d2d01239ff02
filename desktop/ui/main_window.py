"""The window of an open archive: navigator, list and record side by side. It assembles; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.ui import i18n, theme
from desktop.ui.archive_commands import ArchiveCommands
from desktop.ui.coming.coming_commands import ComingCommands
from desktop.ui.file_commands import FileCommands
from desktop.ui.finding.hits import is_in_source_text, passage_of
from desktop.ui.finding.search_commands import SearchCommands
from desktop.ui.help import AboutWindow, KeysWindow
from desktop.ui.i18n import tr
from desktop.ui.importing import files_in
from desktop.ui.joining.bag_commands import BagCommands
from desktop.ui.joining.joining_commands import JoiningCommands
from desktop.ui.line_button import LoneLine
from desktop.ui.lists.list_commands import ListCommands
from desktop.ui.lists.pages import Place, name_of
from desktop.ui.lists.record_list import RecordList
from desktop.ui.menus import Menus
from desktop.ui.navigator import Navigator
from desktop.ui.order.due_list import due_words, what_is_due
from desktop.ui.order.order_commands import OrderCommands
from desktop.ui.pictures.picture_commands import PictureCommands
from desktop.ui.reading.beside import Beside
from desktop.ui.record.record_commands import RecordCommands
from desktop.ui.record.record_pane import RecordPane
from desktop.ui.session import Session
from desktop.ui.start.profile import KEY, first_kind
from desktop.ui.status import Notice, StatusLine
from desktop.ui.tasks import Task

_NAVIGATOR, _LIST, _RECORD, _LEAST_LIST = 276, 650, 440, 360
_TRAIL = 50  # records one can go back to


class MainWindow(QMainWindow):
    """Shows one open archive until it is locked, closed, or another window takes the session over."""

    locked = Signal()
    left = Signal()
    speak_anew = Signal()
    """Language or looks were changed: a new window shall take over."""
    another = Signal()
    wants_restore = Signal()
    """An archive is to be made from a backup; this one is locked for it."""
    wants_help = Signal()
    wants_exit = Signal()
    """The quick exit."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._handed_over = False
        self.told_by_system: Callable[[], str] = str
        self._trail: list[str] = []
        self._at = -1
        self.setAcceptDrops(True)
        self.resize(1366, 740)
        self.navigator = Navigator(session)
        self.list = RecordList(session)
        self.pane = RecordPane(session)
        self.notice = Notice()
        self.status = StatusLine(session)
        self.due = LoneLine(lambda: self.show_place(Place(due=True)))
        self.files = FileCommands(self)
        self._lay_out()
        self.commands = ArchiveCommands(self)
        self.records = RecordCommands(self)
        self.searches = SearchCommands(self)
        self.pictures = PictureCommands(self)
        self.order = OrderCommands(self)
        self.lists = ListCommands(self)
        self.coming = ComingCommands(self)
        self.joining = JoiningCommands(self)
        self.bags = BagCommands(self)
        self.beside = Beside(self)
        self.menus = Menus(self)
        for view in (self.list.table, self.list.found.list, self.list.due):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            view.addActions(self.menus.of_records)
            view.clicked.connect(self._show_current)
        self._connect()
        self.records.name_undo()
        self._show_sealed(session.vault_open)
        self.show_place(Place.of(session.kept("place", {"kind": first_kind(session)})))
        self._go_on()
        self.due.say(due_words(what_is_due(session)))

    def _go_on(self) -> None:
        """Open the form that was open at locking; without one, offer what else was begun and not saved."""
        reader, key = self.session.reader, self.session.kept("form", "")
        if key and reader.draft(key):
            self.pane.go_on(key)
        elif reader.drafts():
            self.pane.clear()
        self._show_commands()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.list.setMinimumWidth(_LEAST_LIST)
        self.pane.setMinimumWidth(320)
        self.navigator.setMinimumWidth(160)
        self.right = QStackedWidget()  # the record, or what is told of several
        self.right.addWidget(self.pane)
        for widget in (self.navigator, self.list, self.right):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        # With a larger type the names at the left need more room; the list gives way first.
        navigator = round(_NAVIGATOR * min(theme.scale(), 1.2))
        self.splitter.setSizes(self.session.kept("panes") or [navigator, _LIST, _RECORD])
        middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.splitter, 1)
        rows.addWidget(self.due)
        rows.addWidget(self.files.stopped)
        rows.addWidget(self.notice)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _connect(self) -> None:
        session = self.session
        session.settled.connect(self.records.name_undo)
        session.vault_turned.connect(self._show_sealed)
        session.tasks.failed.connect(self.notice.tell)
        self.navigator.chosen.connect(self.show_place)
        self.list.picked.connect(self._show_picked)
        self.list.activated.connect(self._activate)
        self.list.counted.connect(self.status.show_count)
        self.list.wants_new.connect(self.records.new)
        self.list.wants_files.connect(self.files.choose_files)
        self.pane.open_record.connect(self.show_record)
        self.pane.open_brief.connect(self.open_brief)
        self.pane.redact.connect(self.redact)
        self.pane.settle.connect(self.joining.settle)
        self.pane.scan.connect(self.beside.scan)
        self.pane.notes.connect(self.beside.notes)
        self.pane.transcribe.connect(self.files.type_transcript)
        self.pane.law.connect(self.beside.law)
        self.pane.message.connect(self.status.say)
        self.pane.shown.connect(self._show_commands)

    # What is shown

    def show_place(self, place: Place) -> None:
        """Show a kind, tag, case, saved search or the trash in the list."""
        if place.search and self.session.reader.find(place.search) is None:
            place = Place(kind="source")
        if self.navigator.place != place and self.navigator.go_to(place):
            return  # comes back here
        self.list.show_place(place)
        if place.due:
            self.due.say("")  # it is told once
        name = self.session.archive.folder.name.removesuffix(".muragat")
        # Other programs can read the title: no words of a record stand in it.
        record = "tag" if place.tag else "case_file" if place.case else "saved_search" if place.search else ""
        shown = self.session.label(record) if record else name_of(self.session, place)
        self.setWindowTitle(f"{shown} · {name} · Muragat")

    def _show_picked(self, record_id: str) -> None:
        if record_id:
            self.show_record(record_id)
        else:
            self.pane.clear()
            self._show_commands()

    def _show_current(self) -> None:
        """A click on the current row, whose record something else took the place of."""
        if self.list.current and self.list.current != self.pane.record_id:
            self.show_record(self.list.current)

    def show_record(self, record_id: str) -> None:
        """Show a record at the right, and in the list if it stands there."""
        if self._at < 0 or self._trail[self._at] != record_id:
            self._trail = [*self._trail[:self._at + 1], record_id][-_TRAIL:]
            self._at = len(self._trail) - 1
        self._show(record_id)

    def _show(self, record_id: str) -> None:
        self.list.show_current(record_id)
        if self.list.table.chosen_count < 2:
            self.right.setCurrentWidget(self.pane)
        if self.pane.record_id != record_id or self.pane.form:
            self.pane.show_record(record_id)
        self._show_commands()

    def go(self, by: int) -> None:
        """Go back or forward among the records that were shown."""
        if 0 <= self._at + by < len(self._trail):
            self._at += by
            self._show(self._trail[self._at])

    def _show_commands(self) -> None:
        for action in self.menus.of_records:
            action.setEnabled(bool(self.pane.record_id))
        self.menus.back.setEnabled(self._at > 0)
        self.menus.forward.setEnabled(self._at < len(self._trail) - 1)

    def _activate(self, record_id: str) -> None:
        hit = self.list.hit
        self.show_record(record_id)
        if self.session.reader.get(record_id).kind == "brief":
            self.open_brief(record_id)
        elif self.session.reader.kind_of(record_id) == "difference":
            self.joining.settle(record_id)
        elif hit is not None and is_in_source_text(hit, self.session):
            self.pane.read(passage_of(hit))
        else:
            self.focus_record()

    def redact(self, file_id: str) -> None:
        """Cover names in a file, in a window beside this one."""
        from desktop.ui.reading.redact_window import RedactWindow

        window = RedactWindow(self.session, file_id)
        window.open_record.connect(self.show_record)
        window.show()

    def open_brief(self, record_id: str) -> None:
        """Show a brief, its problems and its pages."""
        from desktop.ui.briefs.brief_view import open_brief

        open_brief(self.session, record_id, self.show_record)

    def verify_brief(self) -> None:
        """Verify a brief that was exported with a manifest."""
        from desktop.ui.briefs.verify_window import open_verify

        open_verify(self.session)

    def begin_brief(self) -> None:
        """Begin a brief from a template, and show it."""
        from desktop.ui.briefs.template_window import TemplateWindow

        asked = TemplateWindow(self, self.session)
        if asked.exec():
            self.session.write("Begin a brief", asked.work, done=self.open_brief)

    def focus_record(self) -> None:
        """Put the keyboard's focus into the record: at its fields, or at what stands in their place."""
        if (reader := self.pane.view or self.pane.reading) is not None:
            reader.take_focus()
            return
        controls = (one for one in self.pane.findChildren(QWidget) if one.isVisible())
        next((one for one in controls if one.focusPolicy() & Qt.FocusPolicy.TabFocus), self.pane).setFocus()

    def read_wide(self, on: bool) -> None:
        """Give the record the whole window, or give the list its place back."""
        for widget in (self.navigator, self.list):
            widget.setVisible(not on)
        self.menus.navigator.setChecked(not on)

    def search_here(self) -> None:
        """Go to the search field."""
        self.list.field.setFocus()
        self.list.field.selectAll()

    def search_everywhere(self) -> None:
        """Search all records for what stands in the field, or will be typed into it."""
        self.search_here()
        self.list.look_for(self.list.query, everywhere=True)

    # Files

    def add_files(self, files: list[Path]) -> Task:
        """Make sources of files; what became of each stands in the tasks."""
        return self.files.add(files)

    def added(self, sources: list[str]) -> None:
        """Show the first of what was added; when nothing was, say why."""
        if not sources:
            self.status.show_tasks()
        elif self.list.place == Place(kind="source") and not self.list.query and not self.pane.form:
            self.list.show_place(self.list.place)
            self.show_record(sources[0])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := files_in(event.mimeData()):
            event.acceptProposedAction()
            if sources := self.coming.take_dropped(self.joining.take_dropped(files)):
                self.files.add(sources)

    def _show_sealed(self, is_open: bool) -> None:
        self.menus.vault.setText(tr("Close the &sealed values") if is_open else tr("Open the &sealed values…"))

    # Language, looks, help

    def speak(self, language: str) -> None:
        """Speak another language from now on, here and when this archive is opened again."""
        i18n.set_language(language)
        self.session.keep("language", language)
        self.speak_anew.emit()

    def work_as(self, profile: str) -> None:
        """Show what a profile works with; "" shows the kinds in use."""
        self.session.keep(KEY, profile)
        self.speak_anew.emit()

    def dress(self, *, mode: str | None = None, size: int | None = None) -> None:
        """Take on other colours or another size of type."""
        mode = mode or self.session.kept("theme", theme.SYSTEM_MODE)
        size = size or self.session.kept("type", 100)
        self.session.keep("theme", mode)
        self.session.keep("type", size)
        theme.apply(mode, size)
        self.speak_anew.emit()

    def show_manual(self) -> None:
        """The manual, at the chapter of the place one is at."""
        self.wants_help.emit()

    def show_keys(self) -> None:
        """Every command and its key."""
        KeysWindow(self.menus.keys(), self).show()

    def show_about(self) -> None:
        """What this program is."""
        from desktop.intake import protections

        window = AboutWindow(self, self.told_by_system())
        window.show()
        self.session.tasks.run("", lambda step: protections.in_force(), quiet=True, done=lambda tier: (
            window.tell_reading(protections.say(tier, i18n.language())) if isValid(window) else None))

    # The end

    def keep_all(self, *, at_once: bool = False) -> None:
        """Have what is typed, and where one was, in the archive; `at_once`: be content to have asked for it."""
        self.pane.keep_typed(at_once=at_once)
        self.session.keep("form", self.pane.form.key if self.pane.form else "")
        self.list.table.keep()
        self.session.keep("place", self.list.place.to_value())
        if not self.list.isHidden():
            self.session.keep("panes", self.splitter.sizes())

    def lock(self) -> None:
        """Close the archive and ask for its passphrase again."""
        self.locked.emit()

    def locked_to_choose(self) -> None:
        """Lock this archive and choose another."""
        self.another.emit()

    def hand_over(self, *, at_once: bool = False) -> Session:
        """Keep everything and let the session go; this window shows it no more."""
        self._handed_over = True
        try:
            self.keep_all(at_once=at_once)
        finally:
            self.session.forget_listeners()
        return self.session

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self._handed_over:
            self.left.emit()


