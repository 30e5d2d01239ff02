"""A brief in a window of its own: its blocks, what is wrong with it, its pages, and the export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from archive_schema.records import Record
from archive_schema.vocabularies import BLOCK_TYPE
from desktop.archive import Changes, Writer
from desktop.archive.clock import utc_now
from desktop.briefs.checks.answers import answer_row
from desktop.briefs.exporting import USUAL, Exported, NotAnswered, Wanted, export, places_beside
from desktop.briefs.problems import Problem
from desktop.ui import theme
from desktop.ui.briefs.asking import AskAnswer
from desktop.ui.briefs.brief_commands import BriefCommands
from desktop.ui.briefs.brief_pages import Pages, Preview, preview
from desktop.ui.briefs.export_window import ExportWindow
from desktop.ui.dialogs import choose_save
from desktop.ui.forms.forms import RecordForm
from desktop.ui.i18n import said, tr, trn
from desktop.ui.notice import Notice
from desktop.ui.numbered import Numbered
from desktop.ui.record.record_pane import form_for
from desktop.ui.session import Session
from desktop.ui.tasks import RUNNING, Cancelled, Step, Task

_CLOAKED = frozenset({"name_replaced", "name_undecided", "source_apart"})
"""What an edition that is safe to publish changes by itself, and its author must read again."""
_PAUSE = 400
"""Milliseconds after a change before the pages are made anew."""


def open_brief(session: Session, brief_id: str, show_record: Callable[[str], object] = lambda _: None) -> BriefView:
    """Show a brief in a window beside the main one; a brief that is shown already comes to the front."""
    view = next((one for one in session.windows if isinstance(one, BriefView) and one.brief_id == brief_id), None)
    if view is None:
        view = BriefView(session, brief_id)
        view.open_record.connect(show_record)
        session.windows.append(view)
    view.show()
    view.raise_()
    view.activateWindow()
    return view


class BriefView(QWidget):
    """Left the blocks and what is wrong, right the pages as they would be printed."""

    open_record = Signal(str)
    """A record is to be shown in the main window."""

    def __init__(self, session: Session, brief_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session, self.brief_id = session, brief_id
        self.shown: Preview | None = None
        self.open: list[Problem] = []
        """What is not settled, in the order it is listed."""
        self.counts = ""
        self.with_points = False
        """Whether the page of open points is among the pages shown."""
        self._task: Task | None = None
        self._export: Task | None = None
        self._closed = False
        self.resize(QSize(1180, 760).boundedTo(self.screen().availableSize() - QSize(0, 40)))
        self._again = QTimer(self, singleShot=True, interval=_PAUSE)
        self._again.timeout.connect(self.refresh)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head())
        self.notice = Notice()
        box.addWidget(self.notice)
        box.addWidget(theme.line())
        split = QSplitter()
        self.side = QStackedWidget()
        self.side.addWidget(self._outline())
        self.pages = Pages()
        split.addWidget(self.side)
        split.addWidget(self.pages)
        split.setSizes([420, 760])
        split.setCollapsible(1, False)
        box.addWidget(split, 1)
        session.changed.connect(self._changed)
        self.refresh()
        self.blocks.setFocus()

    # Laying out

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.PANE, theme.GAP, theme.PANE, theme.GAP)
        row.setSpacing(theme.GAP)
        self.title = theme.label("", "title", semibold=True, wrap=True)
        self.state = theme.label("", "small", "second")
        self.export_button = QPushButton(tr("&Export…"))
        theme.mark(self.export_button, primary=True)
        self.export_button.clicked.connect(self.ask_export)
        # A button has one key only, and that is its letter.
        QShortcut(QKeySequence("Ctrl+Shift+E"), self, self.ask_export)
        more = QPushButton(tr("&More"))
        self.commands = BriefCommands(self)
        self.more = QMenu(more)
        self.commands.fill(self.more)
        more.setMenu(self.more)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.hide()
        self.cancel_button.clicked.connect(self.cancel)
        row.addWidget(self.title, 1)
        for widget in (self.state, self.cancel_button, more, self.export_button):
            row.addWidget(widget)
        return row

    def _outline(self) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        box.setSpacing(theme.GAP)
        self.blocks = QListWidget()
        self.blocks.setAccessibleName(tr("Blocks of the brief"))
        self.blocks.setItemDelegate(Numbered(self.blocks))
        self.blocks.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.blocks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.blocks.itemActivated.connect(lambda item: self.edit_block())
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.problems.setSpacing(theme.GRID // 2)
        self.problems.setAccessibleName(tr("Problems of the brief"))
        self.problems.itemClicked.connect(self._go_to)
        self.problems.itemActivated.connect(self._go_to)
        self.problems.currentRowChanged.connect(self._chosen_problem)
        self.problem_head = theme.label("", semibold=True, wrap=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        for words, work in ((tr("E&dit"), self.edit_block), (tr("Add a &block"), self.add_block),
                            (tr("&Up"), lambda: self.move(-1)), (tr("Do&wn"), lambda: self.move(1)),
                            (tr("Put into the &trash"), self.trash_block)):
            button = QPushButton(words)
            theme.mark(button, link=True)
            button.clicked.connect(lambda checked=False, work=work: work())
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.answer_button = QPushButton(tr("A&nswer…"))
        theme.mark(self.answer_button, link=True)
        self.answer_button.clicked.connect(self.answer)
        box.addWidget(self.blocks, 3)
        box.addLayout(buttons)
        box.addWidget(self.problem_head)
        box.addWidget(self.problems, 1)
        box.addWidget(self.answer_button, 0, Qt.AlignmentFlag.AlignLeft)
        return made

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
        self._list_blocks()
        if self._task is not None:
            self._task.cancel()
        self.state.setText(tr("Laying out the pages…"))
        archive, brief_id = self.session.archive, self.brief_id
        points = self.with_points
        self._task = self.session.tasks.run(
            "", lambda step: preview(archive, brief_id, step, points=points), quiet=True,
            done=self.while_open(self._show), failed=self.while_open(self._fail))
        self._task.changed.connect(self._say_how_far)

    def _say_how_far(self) -> None:
        task = self._task
        if task is not None and task.state == RUNNING and task.total and self._export is None:
            self.state.setText(f"{tr('Laying out the pages…')} {_share(task)}")

    def _say_how_far_out(self) -> None:
        task = self._export
        if task is not None and task.state == RUNNING and task.total:
            self.state.setText(f"{tr('Exporting the brief…')} {_share(task)}")

    def show_points(self, wanted: bool) -> None:
        """Show the page of open points behind the others, or not."""
        self.with_points = wanted
        self.refresh()

    def _list_blocks(self) -> None:
        chosen = self.blocks.currentRow()
        self.blocks.clear()
        for number, block in enumerate(self.session.reader.blocks_of(self.brief_id), 1):
            kind = BLOCK_TYPE.say(block["block_type"], self.session.language)
            words = " ".join(str(block["text"] or block["caption"] or block["question"] or "").split())[:120]
            indent = "    " * max(0, int(block["level"] or 1) - 1) if block["block_type"] == "heading" else "    "
            item = QListWidgetItem(f"{indent}{words}" if words else f"{indent}[{kind}]")
            item.setToolTip(f"{number} · {kind}")
            item.setSizeHint(QSize(0, theme.ROW))
            item.setData(Qt.ItemDataRole.UserRole, block.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{number}. {kind}: {words}")
            if block["block_type"] == "heading":
                item.setFont(theme.font(semibold=True))
            self.blocks.addItem(item)
        self.blocks.setCurrentRow(min(max(chosen, 0), self.blocks.count() - 1))

    def _show(self, made: Preview) -> None:
        if not self.session.is_open:
            return
        self.shown = made
        self.pages.show_pages(made.pages)
        pages = trn("{count} page", "{count} pages", len(made.pages))
        self.counts = f"{pages} · {trn('{count} note', '{count} notes', len(made.document.notes))}"
        if self._export is None:
            self.state.setText(self.counts)
        self._list_problems(made.problems)

    def _list_problems(self, found: tuple[Problem, ...]) -> None:
        """What is not settled: what stops an export first, then in the order of the blocks."""
        self.open = sorted((one for one in found if one.stops or not one.answer),
                           key=lambda one: (not one.stops, _block_of(one)))
        self.problems.clear()
        for problem in self.open:
            item = QListWidgetItem(problem.say(self.session.language))
            if problem.stops:
                item.setIcon(theme.icon("warning", theme.colours().danger))
                item.setToolTip(tr("Nothing is exported until this is answered."))
            self.problems.addItem(item)
        count = len(self.open)
        self.problem_head.setText(trn("{count} thing to look at", "{count} things to look at", count) if count
                                  else tr("Nothing was found to be wrong."))
        self.problems.setVisible(bool(count))
        self._offer_answer()

    def _offer_answer(self) -> None:
        self.answer_button.setVisible(bool(self.open))
        row = self.problems.currentRow()
        self.answer_button.setEnabled(0 <= row < len(self.open) and self.open[row].answerable)

    def _chosen_problem(self) -> None:
        self._offer_answer()
        if self.problems.hasFocus() and (item := self.problems.currentItem()):
            self._go_to(item)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        self.state.setText("")
        self.open = []
        self.problems.clear()
        self._offer_answer()
        self.problem_head.setText(" ".join(said(error)))
        self.problems.hide()

    def _changed(self, changes: Changes) -> None:
        self._again.start()

    def _go_to(self, item: QListWidgetItem) -> None:
        """Choose the block that a problem stands in."""
        row = self.problems.row(item)
        if 0 <= row < len(self.open) and (block := _block_of(self.open[row])):
            self.blocks.setCurrentRow(block - 1)

    # Blocks

    @property
    def block_id(self) -> str:
        """The block that is chosen; "" if there is none."""
        item = self.blocks.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def edit_block(self) -> None:
        """Change the block that is chosen."""
        if self.block_id:
            self._open(form_for(self.session, self.session.reader.get(self.block_id)))

    def add_block(self) -> None:
        """Write a new block after the one that is chosen."""
        blocks = self.session.reader.blocks_of(self.brief_id)
        after = next((block["place"] for block in blocks if block.id == self.block_id), 0)
        self._open(form_for(self.session, Record("brief_block", {
            "brief": self.brief_id, "place": after + 1, "block_type": "text"})))

    def _open(self, form: RecordForm) -> None:
        made_new = form.is_new
        form.saved.connect(lambda block: self._saved(block, made_new))
        form.given_up.connect(self._close_form)
        self.side.addWidget(form)
        self.side.setCurrentWidget(form)
        form.begin()

    def _saved(self, block_id: str, made_new: bool) -> None:
        self._close_form()
        if made_new:
            self._number("Move a block of a brief", block_id, 0)

    def _close_form(self) -> None:
        form = self.side.currentWidget()
        self.side.setCurrentIndex(0)
        if isinstance(form, RecordForm):
            self.side.removeWidget(form)
            form.deleteLater()

    def move(self, by: int) -> None:  # type: ignore[override]
        """Move the block that is chosen up (-1) or down (1)."""
        if self.block_id and 0 <= self.blocks.currentRow() + by < self.blocks.count():
            self._number("Move a block of a brief", self.block_id, by)
            self.blocks.setCurrentRow(self.blocks.currentRow() + by)

    def _number(self, name: str, block_id: str, by: int) -> None:
        """Give the blocks their places 1, 2, 3 … with one block moved; where two have a place, the new one is first."""
        brief_id = self.brief_id

        def work(writer: Writer) -> None:
            blocks = writer.blocks_of(brief_id)
            moved = next(block for block in blocks if block.id == block_id)
            order = [block for block in blocks if block.id != block_id]
            at = blocks.index(moved) + by if by else sum(block["place"] < moved["place"] for block in order)
            order.insert(at, moved)
            for place, block in enumerate(order, 1):
                if block["place"] != place:
                    writer.edit(block.id, {"place": place})

        self.session.write(name, work)

    def trash_block(self) -> None:
        """Put the block that is chosen into the trash."""
        if block_id := self.block_id:
            self.session.write("Put a record into the trash", lambda w: w.trash(block_id))

    # Export

    def answer(self) -> None:
        """Answer what is chosen among the problems, with a reason; it is kept with the brief, in one step."""
        row = self.problems.currentRow()
        if not 0 <= row < len(self.open) or not self.open[row].answerable:
            return
        problem, brief_id = self.open[row], self.brief_id
        who = next((step.who for step in self.session.reader.steps(1)), "")
        asked = AskAnswer(self, problem.say(self.session.language), who)
        if not asked.exec():
            return
        added = answer_row(problem, asked.by.text().strip(), asked.why.text().strip(), utc_now()[:10])

        def work(writer: Writer) -> None:
            brief = writer.get(brief_id)
            writer.edit(brief_id, {"answers": [*(brief["answers"] or []), added]})

        self.session.write("Answer a problem of a brief", work)

    def ask_export(self) -> None:
        """Ask what to write and where, and write it."""
        reader = self.session.reader
        open_points = sum(not one.stops for one in self.open)
        asked = ExportWindow(self, open_points, len(reader.exhibits_of(self.brief_id)))
        if not asked.exec():
            return
        wanted, ref = asked.wanted(), reader.get(self.brief_id).ref
        first = wanted.formats[0]
        if path := choose_save(self, tr("Export the brief"), f"{ref}.{first}", first):
            self.export(path, wanted)

    def export(self, path: Path, wanted: Wanted = USUAL) -> None:
        """Write what is wanted, named after `path`; it is shown how far it is, and it can be cancelled."""
        archive, brief_id = self.session.archive, self.brief_id
        places = places_beside(path, wanted)

        def work(step: Step) -> Exported:
            return export(archive, brief_id, places, wanted, step)

        def done(exported: Exported) -> None:
            self._over()
            names = ", ".join(place.name for place, _ in exported.files.values())
            told = [tr("Exported to {folder}: {names}.", folder=str(path.parent), names=names)]
            paper = exported.files.get("pdf")
            if paper and not paper[1].archival:
                told.append(tr("It is no PDF/A: pages of an exhibit are not fit for it."))
            told += [leak.say(self.session.language) for leak in exported.looked_at]
            if wanted.edition == "safe":
                self._list_problems(exported.problems)
                if any(one.code in _CLOAKED for one in self.open):
                    told.append(tr("Names were replaced: read again the places that are listed."))
            self.tell(" ".join(told), "good")

        def failed(error: BaseException) -> None:
            self._over()
            if isinstance(error, Cancelled):
                self.tell(tr("The export was cancelled; nothing was written."))
            elif isinstance(error, NotAnswered):
                self.tell(tr("Nothing was exported: something must be answered first."), "danger")
                self._list_problems(error.problems)
                self.problems.setCurrentRow(0)
                self.problems.setFocus()
            else:
                self.tell(" ".join(said(error)), "danger")

        self.export_button.setEnabled(False)
        self.cancel_button.show()
        self.notice.tell("")
        self.state.setText(tr("Exporting the brief…"))
        self._export = self.session.tasks.run(tr("Exporting a brief"), work, done=self.while_open(done),
                                              failed=self.while_open(failed))
        self._export.changed.connect(self._say_how_far_out)

    def tell(self, words: str, tone: str = "second") -> None:
        """Say what came of a command."""
        self.notice.tell(words, tone)

    def while_open(self, act: Callable[[Any], object]) -> Callable[[Any], None]:
        """`act`, but not once this window is closed: work it began may outlast it."""
        return lambda outcome: None if self._closed else _done(act(outcome))

    def cancel(self) -> None:
        """Stop the export; what was at the place before stays."""
        if self._export is not None:
            self._export.cancel()

    def _over(self) -> None:
        self._export = None
        self.state.setText(self.counts)
        self.export_button.setEnabled(True)
        self.cancel_button.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed; stop laying out."""
        form = self.side.currentWidget()
        if isinstance(form, RecordForm):
            form.leave()
        self._closed = True
        self._again.stop()
        if self._task is not None:
            self._task.cancel()
        self.session.changed.disconnect(self._changed)
        if self in self.session.windows:
            self.session.windows.remove(self)
        super().closeEvent(event)


def _done(outcome: object) -> None:
    """Nothing: what a command gives back is not needed here."""


def _share(task: Task) -> str:
    return f"{100 * task.done // max(1, task.total)} %"


def _block_of(problem: Problem) -> int:
    """The place of the block a problem stands in; 0 for the paper as a whole."""
    place = problem.about.removeprefix("block ")
    return int(place) if problem.about.startswith("block ") and place.isdigit() else 0
