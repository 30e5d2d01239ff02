"""What can be done with a brief beside writing it: exhibits, questions still open, filing, templates, styles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.archive import Writer
from desktop.archive.clock import utc_now
from desktop.briefs import write_pdf
from desktop.briefs.exhibits import choose_exhibits
from desktop.briefs.exporting import Wanted, making
from desktop.briefs.filing import Filed, file_brief, papers_of
from desktop.briefs.styles.kept import keep_style, load_style
from desktop.briefs.templates import complete, interview_sheet, save_template
from desktop.ui import dialogs
from desktop.ui.briefs.asking import AskFiling
from desktop.ui.briefs.brief_windows import ExhibitsWindow, QuestionsWindow, SinceWindow
from desktop.ui.finding.lines_window import LinesWindow
from desktop.ui.i18n import said, tr, trn
from desktop.ui.tasks import Step

if TYPE_CHECKING:
    from desktop.ui.briefs.brief_view import BriefView


class BriefCommands(QObject):
    """Belongs to the window of one brief; its outcome is told where that window tells its own."""

    def __init__(self, view: BriefView) -> None:
        super().__init__(view)
        self._view, self._session, self._brief = view, view.session, view.brief_id

    def fill(self, menu: QMenu) -> None:
        """Put every command into a menu."""
        self.acts: dict[str, QAction] = {}
        for words, act, key in (
            (tr("&Exhibits…"), self.show_exhibits, "Ctrl+Alt+X"),
            (tr("Make exhibits of the &sources cited"), self.choose_exhibits, "Ctrl+Alt+S"),
            (tr("&Questions still to be answered…"), self.show_questions, "Ctrl+Alt+I"),
            (tr("&Interview sheet…"), self.write_sheet, "Ctrl+Alt+Y"),
            (tr("&File with a court or a body…"), self.file, "Ctrl+Alt+F"),
            (tr("What &changed since it was filed…"), self.show_changes, "Ctrl+Alt+C"),
            (tr("Keep as a &template…"), self.keep_template, "Ctrl+Alt+K"),
            (tr("Add a style of &notes (.csl)…"), self.add_style, "Ctrl+Alt+Z"),
        ):
            self.acts[act.__name__] = menu.addAction(words, QKeySequence(key), act)
        menu.aboutToShow.connect(self._offer)

    def _offer(self) -> None:
        """Only what this brief can do: one that asks no questions has no interview sheet."""
        reader = self._session.reader
        asks = any(block["block_type"] == "answer" for block in reader.blocks_of(self._brief))
        for name in ("show_questions", "write_sheet"):
            self.acts[name].setEnabled(asks)

    # Exhibits

    def choose_exhibits(self) -> None:
        """Make exhibits of the sources the brief cites, in one step."""
        brief_id = self._brief

        def told(made: list[Any]) -> None:
            self._view.tell(trn("{count} exhibit was made", "{count} exhibits were made", len(made)) if made
                            else tr("No source that is cited has a file and is not an exhibit yet."))

        self._session.write("Make exhibits", lambda writer: choose_exhibits(writer, brief_id),
                            done=self._view.while_open(told), failed=self._view.while_open(self._fail))

    def show_exhibits(self) -> None:
        """The exhibits with their numbers."""
        self._open(ExhibitsWindow(self._session, self._brief, self.choose_exhibits))

    # Forms

    def show_questions(self) -> None:
        """What a form asks and nobody has answered."""
        self._open(QuestionsWindow(self._session, self._brief, self.write_sheet))

    def write_sheet(self) -> None:
        """The missing questions on paper."""
        reader = self._session.reader
        if not complete(reader, self._brief).missing:
            self._view.tell(tr("No question of this brief is open."))
            return
        language = str(reader.get(self._brief)["language_of_brief"] or "ru")
        if path := dialogs.choose_save(self._view, tr("Interview sheet"), f"{tr('questions')}.pdf", "pdf"):
            self._in_background(tr("Writing the sheet"), lambda step: self._write_sheet(path, language, step),
                                tr("Written: {name}", name=str(path)))

    def _write_sheet(self, path: Path, language: str, step: Step) -> None:
        with self._session.archive.reader() as reader:
            document = interview_sheet(reader, self._brief, language)
        write_pdf(document, path, step)

    def keep_template(self) -> None:
        """Keep headings, questions and tables of this brief to begin others from."""
        ask = dialogs.AskLine(self._view, tr("Keep as a template"),
                              tr("Headings, questions and tables are kept, without answers, records and texts."),
                              tr("Name"), tr("&Keep"))
        if ask.exec():
            self._aside(lambda writer: save_template(writer, self._brief, ask.field.text()),
                        tr("Kept as the template “{name}”", name=ask.field.text()))

    def add_style(self) -> None:
        """Keep a .csl file for the briefs of this archive, and set this brief in it."""
        files = dialogs.choose_files(self._view, tr("A style in the Citation Style Language (.csl)"))
        if not files:
            return

        def work(writer: Writer) -> None:
            name, text = load_style(files[0])
            keep_style(writer, name, text)
            writer.edit(self._brief, {"style_file": name})

        here = self._view.while_open
        told = tr("Notes and bibliography now follow {name}.", name=files[0].name)
        self._session.write("Set a brief in another style", work, done=here(lambda _: self._view.tell(told, "good")),
                            failed=here(self._fail))

    # Filing

    def file(self) -> None:
        """Keep the brief as it goes out: its PDF, its new exhibits, and what it cites as it now is."""
        count = len([one for one in self._session.reader.exhibits_of(self._brief) if not one["filed_as"]])
        ask = AskFiling(self._view, self._session, utc_now()[:10], count)
        if not ask.exec():
            return
        body, date, exhibits = ask.body.text().strip(), ask.day(), ask.exhibits.isChecked()
        self._in_background(tr("Filing the brief"), lambda step: self._file(body, date, exhibits, step),
                            tr("Filed with {body}; the papers are kept as a source.", body=body))

    def _file(self, body: str, date: str, exhibits: bool, step: Step) -> Filed:
        archive = self._session.archive
        wanted = Wanted(open_points=False, exhibits="new" if exhibits else "none")
        with archive.reader() as reader, reader.at_one_moment():
            made = making(archive, reader, self._brief, wanted, step)
            papers, as_of = papers_of(made, reader.ref(self._brief)), reader.head()[0]
            lines = made.volume.lines if made.volume else ()
        return file_brief(archive, self._brief, papers, body=body, date=date, exhibits=lines, as_of=as_of)

    def show_changes(self) -> None:
        """What was cited and has changed since each filing."""
        self._open(SinceWindow(self._session, self._brief))

    # Telling

    def _in_background(self, title: str, work: Callable[[Step], Any], told: str) -> None:
        here = self._view.while_open
        self._view.tell(f"{title}…")
        self._session.tasks.run(title, work, done=here(lambda _: self._view.tell(told, "good")),
                                failed=here(self._fail))

    def _aside(self, work: Callable[[Writer], Any], told: str) -> None:
        here = self._view.while_open
        self._session.write_aside(work, done=here(lambda _: self._view.tell(told, "good")), failed=here(self._fail))

    def _fail(self, error: BaseException) -> None:
        self._view.tell(" ".join(said(error)), "danger")

    def _open(self, window: LinesWindow) -> None:
        window.open_record.connect(self._view.open_record)
        window.show()
