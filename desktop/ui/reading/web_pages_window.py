"""The pages of a web archive, of which those that are chosen become sources; and what came of its proofs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from archive_schema.records import Record
from desktop.intake.draft import Draft
from desktop.ui import dialogs, theme
from desktop.ui.finding.lines_window import LinesWindow
from desktop.ui.i18n import said, tr, trn
from desktop.ui.reading.kept_file import KeptFile
from desktop.ui.session import Session
from desktop.ui.tasks import Task

_TONES = {"right": "good", "wrong": "danger", "untold": "warn", "none": "second"}


@dataclass(frozen=True)
class Looked:
    """A kept web archive that was looked at: its bytes, and what was found."""

    content: bytes
    draft: Draft


def web_archive_of(session: Session, source_id: str) -> Record | None:
    """The file of a source that is a web archive, or None."""
    from desktop.exchange.web_pages import MEDIA_TYPES

    files = session.reader.files_of(source_id) if source_id else []
    return next((file for file in files if file["media_type"] in MEDIA_TYPES), None)


class WebPagesWindow(LinesWindow):
    """Lists the pages with the time of their capture and their address."""

    def __init__(self, session: Session, source_id: str, file: Record, looked: Looked | None = None,
                 added: Callable[[list[str]], object] | None = None) -> None:
        """`looked` is given where the archive was looked at before; else it is now, on another thread. `added` gets the
        sources that were made, when this window is gone."""
        super().__init__(session, tr("Pages of a web archive"), [tr("Page"), tr("Captured"), tr("Address")])
        self._source, self._file, self._looked, self._added = source_id, file, looked, added
        self._proofs = QVBoxLayout()
        self._proofs.setSpacing(theme.GRID)
        self.rows.insertLayout(1, self._proofs)
        self.all_button = self._button(tr("Choose &all"), lambda: self._check(True))
        self.none_button = self._button(tr("Choose &none"), lambda: self._check(False))
        self.add_button = self._button("", self.add_chosen)
        theme.mark(self.add_button, primary=True)
        self.lines.itemChanged.connect(lambda item, column: self._count())
        self._count()
        if looked is not None:
            self._tell(looked)
        else:
            self._look()

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = dialogs.button(words, act)
        self.buttons.insertWidget(self.buttons.count() - 1, button)
        return button

    def _look(self) -> None:
        kept = KeptFile(self.session.archive, self._file)
        self.lead.setText(tr("Looking at {name}…", name=str(self._file["name"] or self._file.ref)))

        def work(step: object) -> Looked:
            from desktop.exchange.web_pages import looked_at

            content = kept.content()
            return Looked(content, looked_at(content))

        self.session.tasks.run("", work, quiet=True, done=self._tell, failed=self._failed)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody waits for what is being looked at any more."""
        self.is_closed = True
        super().closeEvent(event)

    def _failed(self, error: BaseException) -> None:
        if not self.is_closed:
            self.lead.setText(" ".join(said(error)))

    def _tell(self, looked: Looked) -> None:
        if self.is_closed:
            return
        self._looked = looked
        count = len(looked.draft.contents)
        self.lead.setText(trn("{name} holds {count} page.", "{name} holds {count} pages.", count,
                              name=str(self._file["name"] or self._file.ref)) if count
                          else "; ".join(one.in_(self.session.language) for one in looked.draft.problems))
        for verdict in looked.draft.verdicts:
            self._proofs.addWidget(theme.label(verdict.in_(self.session.language), "small", _TONES[verdict.result],
                                               wrap=True))
        self.add(((page.name, page.more.get("time", ""), page.more.get("url", "")), "")
                 for page in looked.draft.contents)
        self._check(False)
        if first := self.lines.topLevelItem(0):
            first.setCheckState(0, Qt.CheckState.Checked)
            self._fit_columns()  # anew, for the boxes take room too

    def _check(self, on: bool) -> None:
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        self.lines.blockSignals(True)
        for row in range(self.lines.topLevelItemCount()):
            if item := self.lines.topLevelItem(row):
                item.setCheckState(0, state)
        self.lines.blockSignals(False)
        self._count()

    def chosen(self) -> list[int]:
        """The places of the pages that are chosen."""
        contents = self._looked.draft.contents if self._looked else ()
        return [page.place for row, page in enumerate(contents)
                if (item := self.lines.topLevelItem(row)) and item.checkState(0) == Qt.CheckState.Checked]

    def _count(self) -> None:
        count = len(self.chosen())
        self.add_button.setText(trn("A&dd {count} page as a source", "A&dd {count} pages as sources", count))
        self.add_button.setEnabled(count > 0)

    def add_chosen(self) -> Task | None:
        """Make sources of the pages chosen; what became of each stands in the tasks."""
        if self._looked is None:
            return None
        from desktop.exchange.documents import Taken, Way
        from desktop.exchange.web_pages import add_pages
        from desktop.intake.draft import Content

        looked, places, session, source = self._looked, self.chosen(), self.session, self._source
        made: list[str] = []

        def work(task: Task) -> list[str]:
            def each(page: Content, taken: Taken) -> None:
                if taken.duplicate_of:
                    task.tell(page.name, tr("is here already: {ref}", ref=taken.duplicate_of), "warn")
                else:
                    made.append(taken.source)
                    told = "; ".join((f"{taken.ref}  {taken.title}", *taken.problems))
                    task.tell(page.name, told, "warn" if taken.problems else "good")

            for problem in add_pages(session.archive, looked.content, looked.draft, source, places,
                                     Way(language=session.language), each, progress=task.step):
                task.tell(looked.draft.name, problem.in_(session.language), "warn")
            return made

        title = trn("Adding {count} page", "Adding {count} pages", len(places))
        task = session.tasks.run_with_details(title, work, done=self._added)
        self.close()
        return task
