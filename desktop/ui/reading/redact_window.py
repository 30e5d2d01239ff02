"""Covers names in a file: rectangles drawn on its pages, those proposed for protected names, and the redacted copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from archive_schema.records import Record
from desktop.archive import Changes, Writer
from desktop.archive.content import original_bytes
from desktop.briefs.naming import SAFE, Naming
from desktop.briefs.safe.boxes import RedactionBox
from desktop.briefs.safe.errors import BadBox
from desktop.briefs.safe.keep import keep_redacted
from desktop.briefs.safe.propose import proposed
from desktop.briefs.safe.redact import PICTURES
from desktop.intake.pages.values import PDF, PICTURE, NotRead
from desktop.ui import dialogs, theme
from desktop.ui.i18n import tr, trn
from desktop.ui.reading.kept_file import KeptFile
from desktop.ui.reading.page_room import PageRoom
from desktop.ui.reading.pages import Pages
from desktop.ui.reading.redact_page import RedactPage
from desktop.ui.reading.source_window import SourceWindow
from desktop.ui.session import Session

JSON = Any
_KEEP_AFTER = 500
"""Milliseconds after a change until it is kept: an arrow held down is one step."""


class RedactWindow(SourceWindow):
    """The pages of one file, one at a time. What is drawn is kept with the file's record, in the original nothing."""

    def __init__(self, session: Session, file_id: str) -> None:
        file = session.reader.get(file_id)
        super().__init__(session, f"{file.ref} · {tr('Redact')}", 1000)
        self.file_id = file_id
        self.number, self.count = 1, 0
        self.rows: list[dict[str, JSON]] = []
        """What is to be covered, as the file's record keeps it."""
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._keep.timeout.connect(self.keep)
        self._type = str(file["media_type"] or "")
        self.page = RedactPage()
        self.room = PageRoom(self.page)
        self.page.edited.connect(self._edited)
        self.page.taken.connect(self._taken)
        lead = theme.label(
            tr("Draw a rectangle over what must not be seen. The redacted copy is a file of its own in which what lies "
               "below is gone; the original stays as it is."), tone="second", wrap=True)
        self._lay_out((lead, self.notice), (self.room, self._side()), [680, 320], self._buttons(), {
            "PgDown": lambda: self.turn(1), "PgUp": lambda: self.turn(-1),
            "Ctrl++": lambda: self.room.zoom_by(1), "Ctrl+=": lambda: self.room.zoom_by(1),
            "Ctrl+-": lambda: self.room.zoom_by(-1), "Ctrl+0": lambda: self.room.zoom_by(0)})
        session.changed.connect(self._changed)
        self._read()
        form = PICTURE if self._type in PICTURES else PDF
        self.pages = Pages(form, KeptFile(session.archive, file).content, session.ends)
        self.pages.opened.connect(self._opened)
        self.pages.failed.connect(self._not_opened)
        self.pages.drawn.connect(self._show)
        self.pages.page_failed.connect(self._tell_failure)
        self.room.resized.connect(self._want)
        self.turn(0)
        self.pages.open()

    # Laying out

    def _side(self) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(theme.GAP, 0, 0, 0)
        box.setSpacing(theme.GAP)
        self.lead = theme.label("", semibold=True, wrap=True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("Rectangles of this page"))
        self.list.currentRowChanged.connect(self.page.choose)
        self.page.chosen_one.connect(self._choose_line)
        box.addWidget(self.lead)
        box.addWidget(self.list, 1)
        for words, act in ((tr("&Add a rectangle"), self._add), (tr("&Take it away"), self.page.take_away),
                           (tr("&Propose over protected names"), self.propose)):
            link = dialogs.button(words, act)
            theme.mark(link, link=True)
            box.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        hint = tr("Arrows move the rectangle, with Shift they change its size, Delete takes it away. Ctrl with + and − "
                  "shows the page larger or smaller.")
        box.addWidget(theme.label(hint, "small", "second", wrap=True))
        return made

    def _buttons(self) -> tuple[QWidget, ...]:
        self.back_button = dialogs.button(tr("Pre&vious page"), lambda: self.turn(-1), "PgUp")
        self.on_button = dialogs.button(tr("&Next page"), lambda: self.turn(1), "PgDown")
        self.where = theme.label("", "small", "second")
        self.make_button = dialogs.button(tr("&Make the redacted copy"), self.make)
        theme.mark(self.make_button, primary=True)
        return self.back_button, self.on_button, self.where, self.make_button

    # Pages

    def turn(self, by: int) -> None:
        """Show another page."""
        if by and not 1 <= self.number + by <= self.count:
            return
        self.number += by
        self.where.setText(tr("Page {number}…", number=self.number))
        self.page.chosen = -1
        if self.pages.picture(self.number) is not None:
            self._show(self.number)
        elif self.number in self.pages.failures:
            self._tell_failure(self.number)
        self._want()

    def _opened(self, opened: object) -> None:
        self.count = self.pages.count
        self._want()

    def _want(self) -> None:
        """Have the page drawn as large as it shows; the bytes go to a process of their own, which has no rights."""
        if not self.count or self.is_closed:
            return
        size = self.pages.sizes[self.number - 1]
        room = self.page.size() * self.page.devicePixelRatioF()
        scale = max(0.2, min(room.width() / size.width, room.height() / size.height))
        self.pages.want({self.number: (round(scale, 2), 0)}, set())

    def _show(self, number: int) -> None:
        picture = self.pages.picture(number)
        if number == self.number and picture is not None:
            self.page.show_page(picture.image.copy(), self._boxes())
            self._list()

    def _tell_failure(self, number: int) -> None:
        if number == self.number:
            self.page.show_page(QImage(), [])
            self._list()
            self.notice.tell(self.pages.failures[number].in_(self.session.language), "danger")

    def _not_opened(self, error: NotRead) -> None:
        told = error.__cause__ if error.code == "unread" and error.__cause__ else error
        self._fail(told)

    def _list(self) -> None:
        self.where.setText(tr("Page {number} of {count}", number=self.number, count=self.count))
        self.back_button.setEnabled(self.number > 1)
        self.on_button.setEnabled(self.number < self.count)
        mine = [row for row in self.rows if _page(row) == self.number]
        self.lead.setText(tr("{here} on this page, {all} in all", here=len(mine), all=len(self.rows)))
        self.list.blockSignals(True)
        self.list.clear()
        for number, row in enumerate(mine, 1):
            self.list.addItem(f"{number}. {row.get('reason') or tr('Rectangle')}")
        self.list.blockSignals(False)
        self._choose_line(self.page.chosen)

    def _choose_line(self, place: int) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)

    # What is to be covered

    def _read(self) -> None:
        kept = [dict(row) for row in self.session.reader.get(self.file_id).rows("redactions")]
        self.rows = [row for row in kept if _is_read(row)]
        self._odd = [row for row in kept if not _is_read(row)]

    def _boxes(self) -> list[QRectF]:
        return [_rectangle(row) for row in self.rows if _page(row) == self.number]

    def _add(self) -> None:
        self.page.add()
        self.page.setFocus()

    def _edited(self) -> None:
        """Take over what the page shows; a rectangle that was there keeps its reason."""
        here, new = [row for row in self.rows if _page(row) == self.number], self.page.boxes
        here += [{"page": self.number} for _ in range(len(new) - len(here))]
        made = [{**row, "page": self.number, "box": _said(box)} for row, box in zip(here, new, strict=True)]
        self.rows = sorted([row for row in self.rows if _page(row) != self.number] + made, key=_page)
        self._list()
        self._keep.start()

    def _taken(self, place: int) -> None:
        here = [row for row in self.rows if _page(row) == self.number]
        self.rows = [row for row in self.rows if row is not here[place]]
        self._list()
        self._keep.start()

    def keep(self, then: Callable[[], object] | None = None) -> None:
        """Keep what was drawn, in one step."""
        self._keep.stop()
        rows, file_id = [dict(row) for row in (*self._odd, *self.rows)], self.file_id
        if rows == [dict(row) for row in self.session.reader.get(file_id).rows("redactions")]:
            if then:
                then()
            return

        def work(writer: Writer) -> None:
            writer.edit(file_id, {"redactions": rows or None})

        self.session.write("Note what to cover", work, failed=self._while_open(self._fail),
                           done=self._while_open(lambda _: then() if then else None))

    def _changed(self, changes: Changes) -> None:
        """Something was changed elsewhere, or undone."""
        if self._keep.isActive() or not self.session.is_open or self.session.reader.find(self.file_id) is None:
            return
        self._read()
        if self.count:
            self.page.show_boxes(self._boxes())
            self._list()

    def propose(self) -> None:
        """Draw rectangles where protected names stand in the words of the pages."""
        archive, file_id, media_type, language = self.session.archive, self.file_id, self._type, self.session.language

        def work(step: object) -> tuple[RedactionBox, ...]:
            with archive.reader() as reader:
                return proposed(original_bytes(archive, reader.get(file_id)), media_type,
                                Naming(reader, language, SAFE))

        def done(found: tuple[RedactionBox, ...]) -> None:
            there = {(_page(row), row.get("box")) for row in self.rows}
            new = [box for box in found if (box.page, box.say()) not in there]
            self.rows = sorted([*self.rows, *({"page": box.page, "box": box.say(), **(
                {"reason": box.reason} if box.reason else {})} for box in new)], key=_page)
            self.page.show_boxes(self._boxes())
            self._list()
            self.notice.tell(
                trn("{count} rectangle was drawn over names. Look at every page: a name in a picture is not found.",
                    "{count} rectangles were drawn over names. Look at every page: a name in a picture is not found.",
                    len(new)) if new else
                tr("No protected name was found in its words. Look at every page: a name in a picture is not found."))
            self.keep()

        self.notice.tell(tr("Searching the pages for names…"))
        self.session.tasks.run("", work, quiet=True, done=self._while_open(done), failed=self._while_open(self._fail))

    # The copy

    def make(self) -> None:
        """Make the redacted copy of what is drawn, and keep it beside the original."""
        self.make_button.setEnabled(False)
        self.keep(self._make)

    def _make(self) -> None:
        archive, file_id, language = self.session.archive, self.file_id, self.session.language

        def work(step: object) -> Record:
            with archive.reader() as reader:
                return keep_redacted(archive, file_id, Naming(reader, language, SAFE))

        def done(copy: Record) -> None:
            self.make_button.setEnabled(True)
            self.notice.tell(tr("The redacted copy is kept as {ref}. Look at it before it is handed out.",
                                ref=copy.ref), "good")
            self.open_record.emit(copy.id)

        self.notice.tell(tr("Making the redacted copy…"))
        self.session.tasks.run(tr("Making a redacted copy"), work, done=self._while_open(done),
                               failed=self._while_open(self._fail))

    # Telling

    def _fail(self, error: BaseException) -> None:
        self.make_button.setEnabled(True)
        super()._fail(error)

    def _leave(self) -> None:
        """Keep what was drawn."""
        if self.session.is_open and self._keep.isActive():
            self.keep()
        self.pages.close()
        self.session.changed.disconnect(self._changed)


def _page(row: dict[str, JSON]) -> int:
    return int(row.get("page") or 1)


def _is_read(row: dict[str, JSON]) -> bool:
    """Does a row tell a rectangle? One that does not stays as it is, and the copy says what is wrong with it."""
    try:
        return not _rectangle(row).isNull()
    except BadBox:
        return False


def _rectangle(row: dict[str, JSON]) -> QRectF:
    box = RedactionBox.of(_page(row), str(row.get("box") or ""))
    return QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)


def _said(box: QRectF) -> str:
    return RedactionBox(1, box.left(), box.top(), box.left() + box.width(), box.top() + box.height()).say()
