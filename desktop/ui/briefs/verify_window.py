"""Verifies a brief that proves itself: its signature, its manifest, each note, and the evidence this archive holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QPushButton

from desktop.ui import dialogs, theme
from desktop.ui.finding.lines_window import LinesWindow
from desktop.ui.i18n import said, tr, trn
from desktop.ui.session import Session
from desktop.ui.tasks import Cancelled, Step, Task

_SHORT = 140


class VerifyWindow(LinesWindow):
    """Asks for the paper, and for the manifest where it lies beside it, and tells what was found."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Verify a brief"), [tr("What"), tr("Found"), tr("Words")])
        self._task: Task | None = None
        self.paper_button = QPushButton(tr("Choose the &PDF…"))
        theme.mark(self.paper_button, primary=True)
        self.manifest_button = QPushButton(tr("With its &manifest…"))
        self.paper_button.clicked.connect(lambda checked=False: self.choose())
        self.manifest_button.clicked.connect(lambda checked=False: self.choose(beside=True))
        self.buttons.insertWidget(0, self.paper_button)
        self.buttons.insertWidget(1, self.manifest_button)
        self.lead.setText(tr("Choose a PDF that was exported with a manifest. It is compared with its signature, its "
                             "manifest, and the evidence in this archive. No other program is asked, and no network."))

    def choose(self, *, beside: bool = False) -> None:
        """Ask for the files, and verify."""
        papers = dialogs.choose_files(self, tr("The PDF of the brief"))
        manifests = dialogs.choose_files(self, tr("Its manifest (.json)")) if papers and beside else []
        if papers and (manifests or not beside):
            self.verify(papers[0], manifests[0] if manifests else None)

    def verify(self, paper: Path, manifest: Path | None = None) -> None:
        """Verify on another thread, and tell."""
        archive = self.session.archive

        def work(step: Step) -> object:
            from desktop.briefs import proof
            from desktop.intake.reading import Reading

            with archive.reader() as reader:
                secret = proof.kept_secret(reader)
                salting = (lambda made: proof.opening_of(made, proof.Salts(secret, made.nonce)).files) \
                    if secret is not None else None
                evidence = proof.InArchive(archive, reader) if salting else None
                return proof.verify(paper, Reading(), manifest=manifest, evidence=evidence, salting=salting,
                                    progress=step)

        self.clear()
        self.lead.setText(tr("Verifying {name}…", name=paper.name))
        self._task = self.session.tasks.run(tr("Verifying a brief"), work, done=self._show, failed=self._fail)

    def _show(self, report: object) -> None:
        from desktop.briefs.proof import Report

        if not isinstance(report, Report) or not self.session.is_open:
            return
        language = self.session.language
        good, bad = tr("as it should be"), tr("NOT as it should be")
        self.add([((tr("Paper"), good if one.good else bad, one.say(language)), "") for one in report.findings])
        self.add([((tr("Note {number}", number=note.number), _state(note.state, note.stands, note.holds),
                    note.text[:_SHORT]), "") for note in report.notes])
        wrong = sum(not one.good for one in report.findings) + sum(not note.holds for note in report.notes)
        notes = trn("{count} note", "{count} notes", len(report.notes))
        self.lead.setText(
            tr("Nothing is missing or changed ({notes}). That is not to say that what it tells is true.", notes=notes)
            if not wrong else trn("{count} thing is not as it should be.", "{count} things are not as they should be.",
                                  wrong))
        theme.mark(self.lead, tone="danger" if wrong else "good")

    def _fail(self, error: BaseException) -> None:
        self.lead.setText(tr("Cancelled.") if isinstance(error, Cancelled) else " ".join(said(error)))
        theme.mark(self.lead, tone="danger")

    def closeEvent(self, event: QCloseEvent) -> None:
        """See LinesWindow."""
        if self._task is not None:
            self._task.cancel()
            self._task.forget()
        super().closeEvent(event)


def _state(state: str, stands: bool | None, holds: bool) -> str:
    """What is said of a note: first what is wrong."""
    if stands is False:
        return tr("THE PAPER DOES NOT SAY IT")
    if not holds and state not in ("changed", "missing"):
        return tr("THE QUOTATION DOES NOT STAND THERE")
    return {"changed": tr("EVIDENCE CHANGED"), "missing": tr("EVIDENCE MISSING"), "proven": tr("evidence proven"),
            "not_opened": tr("evidence not opened")}.get(state, tr("no evidence named"))


def open_verify(session: Session) -> VerifyWindow:
    """Show the window; it closes with the archive."""
    window = VerifyWindow(session)
    window.show()
    return window
