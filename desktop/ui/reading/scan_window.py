"""A scan: its pages are read, and what was read stands beside their pictures to be corrected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desktop.exchange.scans import is_scan, keep_correction, reading_of
from desktop.intake.pages.values import PDF, PICTURE, NotRead, ReadPage
from desktop.intake.scanned import Reading, corrected, doubtful
from desktop.ui import dialogs, theme
from desktop.ui.i18n import tr, trn
from desktop.ui.reading.kept_file import KeptFile
from desktop.ui.reading.page_room import PageRoom
from desktop.ui.reading.pages import Pages
from desktop.ui.reading.scan_asking import ScanAsking
from desktop.ui.reading.scan_page import ScanPage
from desktop.ui.reading.scan_words import ScanWords
from desktop.ui.reading.source_window import SourceWindow
from desktop.ui.session import Session

_KEEP_AFTER = 1500
"""Milliseconds after something was typed until it is kept aside, where locking and a power cut leave it."""


class ScanWindow(SourceWindow):
    """One file, page by page. Reading runs beside; what was corrected is saved as one step, or as the window closes."""

    kept = Signal(str)
    """The words of this source are others now: its id."""

    def __init__(self, session: Session, file_id: str) -> None:
        file = session.reader.get(file_id)
        super().__init__(session, f"{file.ref} · {tr('Words of the scan')}", 1100)
        self.file_id = file_id
        self.source_id, self._sealed = str(file["source"] or ""), file["sealed_sha256"] is not None
        self.reading: Reading | None = None
        self.number = 0
        self.changed: dict[int, ReadPage] = {}
        """The pages that were corrected and not saved yet."""
        self._aside = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._aside.timeout.connect(self._keep_aside)
        self.page, self.words = ScanPage(), ScanWords()
        self.room = PageRoom(self.page)
        self.asking = ScanAsking(session, file_id, self._save_now)
        self.asking.told.connect(self.notice.tell)
        self.asking.was_read.connect(self._read)
        self.lead = theme.label(str(file["name"] or file.ref), semibold=True, wrap=True)
        self._lay_out((self.lead, self.notice, self.asking), (self.room, self.words), [560, 540], self._buttons(), {
            "F8": lambda: self.turn_word(1), "Shift+F8": lambda: self.turn_word(-1), "Ctrl+Return": self.find_right,
            "Ctrl+PgDown": lambda: self.turn(1), "Ctrl+PgUp": lambda: self.turn(-1), "Ctrl+S": self.save,
            "Ctrl++": lambda: self.room.zoom_by(1), "Ctrl+=": lambda: self.room.zoom_by(1),
            "Ctrl+-": lambda: self.room.zoom_by(-1), "Ctrl+0": lambda: self.room.zoom_by(0)})
        self.page.pointed.connect(self._pointed)
        self.words.looked_at.connect(self._look)
        self.words.edited.connect(self._edited)
        form = PICTURE if str(file["media_type"] or "").startswith("image/") else PDF
        self.pages = Pages(form, KeptFile(session.archive, file).content, session.ends)
        self.pages.opened.connect(lambda opened: self._want())
        self.pages.failed.connect(self._fail)
        self.pages.drawn.connect(self._drawn)
        self.room.resized.connect(self._want)
        self.pages.open()
        self._load(is_scan(file))

    # Laying out

    def _buttons(self) -> tuple[QWidget, ...]:
        self.back_button = dialogs.button(tr("Pre&vious page"), lambda: self.turn(-1), "Ctrl+PgUp")
        self.on_button = dialogs.button(tr("&Next page"), lambda: self.turn(1), "Ctrl+PgDown")
        self.where = theme.label("", "small", "second")
        self.before_button = dialogs.button(tr("Doubtful word &before"), lambda: self.turn_word(-1), "Shift+F8")
        self.after_button = dialogs.button(tr("Next &doubtful word"), lambda: self.turn_word(1), "F8")
        self.right_button = dialogs.button(tr("The &word is right"), self.find_right, "Ctrl+Return")
        self.save_button = dialogs.button(tr("&Save the correction"), self.save, "Ctrl+S")
        theme.mark(self.save_button, primary=True)
        return (self.back_button, self.on_button, self.where, self.before_button, self.after_button,
                self.right_button, self.save_button)

    # Reading

    def _load(self, unread: bool) -> None:
        """Show what was read before."""
        archive, file_id = self.session.archive, self.file_id

        def work(step: object) -> Reading | None:
            with archive.reader() as reader:
                return reading_of(archive, reader, reader.get(file_id))

        def done(reading: Reading | None) -> None:
            self.reading = reading
            self.asking.setVisible(unread or reading is None)
            self._take_up()
            self._show(min(reading.pages) if reading and reading.pages else 0)
            if reading is None and not self.notice.text():
                self.notice.tell(tr("These pages are pictures: search does not find their words, and none can be "
                                    "cited. Choose the languages and have them read."))

        self.session.tasks.run("", work, quiet=True, done=self._while_open(done), failed=self._while_open(self._fail))

    def _read(self, reading: Reading) -> None:
        doubts = sum(len(doubtful(page)) for page in reading.pages.values())
        read = trn("{count} page was read.", "{count} pages were read.", len(reading.pages))
        told = [read, trn("{count} word is doubtful.", "{count} words are doubtful.", doubts)] if reading.pages else [
            tr("There was no page without text.")]
        if reading.left:
            told.append(trn("{count} page is left unread.", "{count} pages are left unread.", len(reading.left)))
        self.notice.tell(" ".join(told), "warn" if reading.left else "good")
        if reading.pages:
            self.kept.emit(self.source_id)
            self._load(bool(reading.left))

    # Pages

    def turn(self, by: int) -> None:
        """Show the next page that was read, or the one before."""
        numbers = sorted(self.reading.pages) if self.reading else []
        if self.number in numbers and 0 <= numbers.index(self.number) + by < len(numbers):
            self._show(numbers[numbers.index(self.number) + by])

    def _show(self, number: int) -> None:
        self._hold()
        self.number = number
        page = self._page(number)
        self.words.show_page(page or ReadPage(0, ()))
        self.words.setReadOnly(page is None)
        self.page.show_page(QImage())
        self._want()
        self._drawn(number or 1)
        self._say()
        if page is not None:
            self.words.setFocus()

    def _page(self, number: int) -> ReadPage | None:
        return self.changed.get(number) or (self.reading.pages.get(number) if self.reading else None)

    def _hold(self) -> None:
        """Take over what the page that is shown became."""
        before = self.reading.pages.get(self.number) if self.reading else None
        if before is not None and (now := self.words.page) != before:
            self.changed[self.number] = now
        elif self.number in self.changed:
            del self.changed[self.number]

    def _want(self) -> None:
        number = self.number or 1
        if self.pages.count and not self.is_closed and number <= self.pages.count:
            size = self.pages.sizes[number - 1]
            room = self.page.size() * self.page.devicePixelRatioF()
            scale = max(0.2, min(room.width() / size.width, room.height() / size.height))
            self.pages.want({number: (round(scale, 2), 0)}, set())

    def _drawn(self, number: int) -> None:
        picture = self.pages.picture(number)
        if number == (self.number or 1) and picture is not None:
            self.page.show_page(picture.image.copy())
            self._look()

    # Words

    def turn_word(self, by: int) -> None:
        """Go to the next doubtful word, or the one before, on whatever page it stands."""
        if self.words.turn(by) or self.reading is None:
            return
        numbers = sorted(self.reading.pages)
        others = [one for one in numbers if (one > self.number if by > 0 else one < self.number)]
        self._hold()
        for number in others if by > 0 else reversed(others):
            page = self._page(number)
            if page and (doubts := doubtful(page)):
                self._show(number)
                self.words.look_at(doubts[0 if by > 0 else -1][2])
                return
        self.notice.tell(tr("There is no other doubtful word."))

    def find_right(self) -> None:
        """The word at the caret is right as it is; go on to the next doubtful one."""
        self.words.find_right()
        self.turn_word(1)

    def _look(self) -> None:
        if not (self.number and self.number <= len(self.pages.sizes)):
            self.page.show_words((), QRectF())
            return
        words, number = self.words.page.words, self.words.number()
        boxes = [self._box(words[one]) for one in self.words.doubtful()]
        self.page.show_words(boxes, self._box(words[number]) if 0 <= number < len(words) else QRectF())
        if 0 <= number < len(words):
            at = self.page.place_of(self._box(words[number])).center().toPoint()
            self.room.ensureVisible(at.x(), at.y(), 120, 120)

    def _box(self, word: Any) -> QRectF:
        size = self.pages.sizes[self.number - 1]
        x0, y0, x1, y1 = word.place
        return QRectF(x0 / size.width, y0 / size.height, (x1 - x0) / size.width, (y1 - y0) / size.height)

    def _pointed(self, at: QPointF) -> None:
        for number, word in enumerate(self.words.page.words):
            if self.number and self._box(word).contains(at):
                self.words.look_at(number)
                self.words.setFocus()
                return

    def _edited(self) -> None:
        self._aside.start()
        self._say()

    def _say(self) -> None:
        numbers = sorted(self.reading.pages) if self.reading else []
        known = self.number in numbers
        doubts = len(self.words.doubtful())
        self.where.setText(" · ".join((tr("Page {number} of {count}", number=self.number, count=max(
            self.pages.count, numbers[-1] if numbers else 0)), trn("{count} doubtful word", "{count} doubtful words",
                                                                  doubts))) if known else "")
        self.back_button.setEnabled(known and self.number != numbers[0])
        self.on_button.setEnabled(known and self.number != numbers[-1])
        for button in (self.before_button, self.after_button, self.right_button, self.save_button):
            button.setEnabled(known)

    # Keeping

    def _keep_aside(self) -> None:
        """Keep what was typed where it survives; what is sealed is never kept in the open."""
        self._hold()
        if not self._sealed and not self.is_closed:
            self.session.keep(self._place, {str(number): page.text for number, page in self.changed.items()})

    @property
    def _place(self) -> str:
        return f"scan.typed.{self.file_id}"

    def _take_up(self) -> None:
        """Take up what was typed and not saved."""
        typed = {} if self._sealed else self.session.kept(self._place, {}) or {}
        for number, text in typed.items():
            if self.reading and (page := self.reading.pages.get(int(number))) and page.text != text:
                self.changed[int(number)] = corrected(page, text)
        if self.changed:
            self.notice.tell(tr("What was typed before and not saved is here again."))

    def save(self) -> None:
        """Save the correction as one step."""
        if not self._save_now():
            self.notice.tell(tr("Nothing was changed."))
            return
        self.notice.tell(tr("The correction is saved."), "good")
        self.kept.emit(self.source_id)

    def _save_now(self) -> bool:
        self._aside.stop()
        self._hold()
        if not self.changed or self.reading is None:
            return False
        pages, self.changed = self.changed, {}
        keep_correction(self.session.archive, self.file_id, pages)
        self.reading = self.reading.with_pages(pages)
        if not self._sealed:
            self.session.keep(self._place, None)
        return True

    def _fail(self, error: BaseException) -> None:
        told = error.__cause__ if isinstance(error, NotRead) and error.code == "unread" and error.__cause__ else error
        super()._fail(told)

    def _leave(self) -> None:
        """Save what was corrected; reading that runs is stopped and kept."""
        if self.session.is_open:
            self._save_now()
        self.asking.leave()
        self.pages.close()
