"""The file or the text of a source, opened and shown in turn; what kills a reader of files is told, and passed over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from archive_schema.fields import SEALED
from archive_schema.records import Record
from archive_schema.transcripts import is_transcript
from desktop.intake.pages.values import HTML, OTHER, Block, NotRead
from desktop.ui import i18n, theme
from desktop.ui.i18n import said, tr
from desktop.ui.notice import Notice
from desktop.ui.reading.about_file import AboutFile
from desktop.ui.reading.find_row import FindRow
from desktop.ui.reading.kept_file import KeptFile, readable
from desktop.ui.reading.pages import Pages
from desktop.ui.reading.pages_page import PagesPage
from desktop.ui.reading.reading_bar import PAGES, TEXT
from desktop.ui.reading.shown import Shown
from desktop.ui.reading.told_page import is_told, told_page
from desktop.ui.reading.words_page import WordsPage
from desktop.ui.session import Session

_PLACES, _MOST_PLACES = "reading.places", 100
"""Where the page is kept at which each file was left, and of how many files."""


class ShownSource(QWidget):
    """Holds the ways in which one source is shown; the reading view lays out what stands around them."""

    def __init__(self, session: Session, source_id: str) -> None:
        super().__init__()
        self.session, self.source_id = session, source_id
        self.source = session.reader.get(source_id)
        told = self.source["sealed_text"] or self.source["text"] or ""
        self.sealed = told is SEALED
        self.raw = "" if self.sealed else str(told).replace("\r\n", "\n").replace("\r", "\n")
        self.files = readable(session.reader.files_of(source_id))
        self.file: Record | None = None
        self._kept: KeptFile | None = None
        self._html: Pages | None = None
        self._shown: dict[str, Shown] = {}
        self._then: list[Callable[[Shown], object]] = []
        self._closed = self._wants_focus = False
        self.notice = Notice()
        self.about = AboutFile(session)
        self.finder = FindRow()
        self.stack = QStackedWidget()
        self.stack.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.waiting = theme.label("", tone="second", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.waiting)

    def begin(self) -> None:
        """Show the first file, or the text where there is none."""
        if self.files and not self._is_told():
            self.show_file(self.files[0])
        else:
            self.show_text()

    # What stands around it

    def was_put(self, page: Shown) -> None:
        """A way of showing the source was made."""

    def was_turned(self, name: str, page: Shown) -> None:
        """Another way of showing it is in front."""

    # What is shown

    @property
    def shown(self) -> Shown | None:
        """What is shown of it now; None while a file is being opened."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Shown) else None

    @property
    def has_words(self) -> bool:
        """Whether the words of the file shown were read from its pictures."""
        return self._kept is not None and self._kept.reading is not None

    def show_file(self, file: Record) -> None:
        """Show a file of the source."""
        self.close_file()
        self.file, self._kept = file, KeptFile(self.session.archive, file)
        self.waiting.setText(tr("Opening {name}…", name=str(file["name"] or file.ref)))
        self.stack.setCurrentWidget(self.waiting)
        kept = self._kept

        def failed(error: BaseException) -> None:
            if kept is self._kept:
                self.notice.tell(" ".join(said(error)), "danger")
                self.show_text()

        self.session.tasks.run("", lambda step: kept.form(), quiet=True, failed=failed,
                               done=lambda form: self._show_form(kept, form))

    def _show_form(self, kept: KeptFile, form: str) -> None:
        if self._closed or kept is not self._kept:
            return
        if form == OTHER:
            self._show_other()
        elif form == HTML:
            self._read_html(kept)
        else:
            self._put(PAGES, PagesPage(Pages(form, kept.content, self.session.ends, kept.letters), self.session.tasks))

    def _read_html(self, kept: KeptFile) -> None:
        pages = self._html = Pages(HTML, kept.content, self.session.ends)

        def failed(error: NotRead) -> None:
            self.notice.tell(error.in_(i18n.language()), "danger")
            pages.close()
            self.show_text()

        def done(blocks: tuple[Block, ...]) -> None:
            pages.close()
            if kept is self._kept:
                self._put(PAGES, WordsPage("", blocks=blocks, placeholder=tr("This page has no words.")))

        pages.opened.connect(lambda opened: pages.follow(pages.reader.blocks(), done, failed))
        pages.failed.connect(failed)
        pages.open()

    def _show_other(self) -> None:
        """A recording, or a file of a kind that is not shown: what is known of it, and its text."""
        if self.file is not None and self._kept is not None:
            self.about.tell(self.file, self._kept)
        self.show_text()

    def show_text(self) -> None:
        """Show the text of the source."""
        if TEXT not in self._shown:
            has_pages = "\f" in self.raw or bool(self.source["pages"])
            if (told := None if self.sealed else told_page(self._method(), self.raw)) is not None:
                self._put(TEXT, told)
                return
            empty = tr("sealed") if self.sealed else tr(
                "There is no text of this source here yet. Put it into the record's field “Text”, or add its file.")
            self._put(TEXT, WordsPage(self.raw, has_pages=has_pages, placeholder=empty, is_timed=self._is_timed()))
        else:
            self.turn_to(TEXT)

    def _method(self) -> str:
        return str(self.source["text_method"] or "")

    def _is_told(self) -> bool:
        """Whether it is a letter or a conversation, whose text says more than its file would show."""
        return bool(self.raw) and is_told(self._method())

    def _is_timed(self) -> bool:
        """Whether the text is the transcript of a recording: it is cited by the time."""
        return is_transcript(self.raw) and any(
            str(one["media_type"] or "").startswith(("audio/", "video/")) for one in self.files)

    def read_anew(self) -> None:
        """Show the text of the source as it is now."""
        self.source = self.session.reader.get(self.source_id)
        self.raw = str(self.source["text"] or "").replace("\r\n", "\n").replace("\r", "\n")
        if (page := self._shown.pop(TEXT, None)) is not None:
            self.stack.removeWidget(page)
            page.deleteLater()
        self.show_text()

    def _put(self, name: str, page: Shown) -> None:
        self._shown[name] = page
        self.stack.addWidget(page)
        page.counted.connect(self.finder.show_count)
        page.missed.connect(self._look_in_text)
        if isinstance(page, PagesPage):
            page.view.is_dim = bool(self.session.kept("reading.dim", False))
            page.view.zoom = self.session.kept("reading.zoom", page.view.zoom)
            if self.file is not None and (number := self.session.kept(_PLACES, {}).get(self.file.id)):
                page.go_to(number)
        self.was_put(page)
        page.show_citations(self.citations())
        self.turn_to(name)

    def turn_to(self, name: str) -> None:
        """Show the pages or the text, if there are any."""
        if name == TEXT and TEXT not in self._shown:
            self.show_text()
            return
        if name not in self._shown:
            return
        had_focus = self._wants_focus or (self.focusWidget() is not None and self.isAncestorOf(self.focusWidget()))
        self._wants_focus = False
        page = self._shown[name]
        self.stack.setCurrentWidget(page)
        self.was_turned(name, page)
        self.finder.again()
        if had_focus:
            page.front().setFocus()
        waiting, self._then = self._then, []
        for act in waiting:
            act(page)

    def close_file(self) -> None:
        """Let go of the file that is shown; the process that reads it ends. The page it was left at is kept."""
        if self.file is not None and self.session.is_open and (page := self._shown.get(PAGES)) and page.pages()[0]:
            others = {name: at for name, at in self.session.kept(_PLACES, {}).items() if name != self.file.id}
            self.session.keep(_PLACES, dict([*others.items(), (self.file.id, page.pages()[0])][-_MOST_PLACES:]))
        self._kept = self.file = None
        self.about.hide()
        if self._html is not None:
            self._html.close()
            self._html = None
        if (page := self._shown.pop(PAGES, None)) is not None:
            page.leave()
            self.stack.removeWidget(page)
            page.deleteLater()

    def leave(self) -> None:
        """Nobody reads any more."""
        self._closed = True
        self.close_file()

    # Going to places

    def take_focus(self) -> None:
        """Put the keyboard to what is read, now or when it is there."""
        if self.shown is not None:
            self.shown.front().setFocus()
        else:
            self._wants_focus = True

    def when_shown(self, act: Callable[[Shown], object]) -> None:
        """Do something with what is shown, at once or when it is there."""
        if self.shown is not None:
            act(self.shown)
        else:
            self._then.append(act)

    def show_passage(self, before: str, words: str, after: str) -> None:
        """Go to the place of a passage that a search found."""
        self.when_shown(lambda page: page.show_passage(before, words, after))

    def _look_in_text(self, before: str, words: str, after: str) -> None:
        """The pages do not have the words, as of a scan: the text may."""
        if self.raw:
            self.show_text()
            self._shown[TEXT].show_passage(before, words, after)

    def show_citation(self, citation_id: str) -> None:
        """Go to the passage of a citation."""
        if (citation := self.session.reader.find(citation_id)) is not None:
            self.when_shown(lambda page: page.show_citation(citation))

    def citations(self) -> list[Record]:
        """What was cited of this source."""
        return [one for one in self.session.reader.cited_by(self.source_id) if not one.trashed]
