"""A copy is sealed to be carried: what goes along, for whom, where to; written, read back, and what to tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.archive.clock import utc_now
from desktop.ui.i18n import said, size_words, tr, trn
from desktop.ui.joining.doing import Amounts, Made, Receiver, Sealing, Wanted
from desktop.ui.joining.what_page import Named, WhatPage
from desktop.ui.joining.whom_page import WhomPage
from desktop.ui.pages_window import PagesWindow
from desktop.ui.session import Session
from desktop.ui.tasks import Cancelled, Step, Task
from desktop.ui.words import Words

WHAT, WHOM, RESULT = range(3)


class SealWindow(PagesWindow):
    """Nothing is written before the last button of its second page is pressed."""

    def __init__(
        self, session: Session, sealing: Sealing, chosen: Sequence[str], receivers: Sequence[Receiver],
    ) -> None:
        """`chosen`: records chosen in the list."""
        super().__init__(session, tr("Seal a copy"), 680, 600)
        self.stopped = tr("Stopped; no file was left.")
        self._sealing = sealing
        self._counting: Task | None = None
        self.made: Made | None = None
        self.what = WhatPage(chosen, _named(session, "case_file"), _named(session, "saved_search"), receivers,
                             with_vault=sealing.has_vault(session.archive))
        self.whom = WhomPage(receivers, Path.home(), f"copy-{utc_now()[:10]}")  # no name of the archive
        self.told = Words()
        self.told.setAccessibleName(tr("What to tell the receiver"))
        self._lay_out([(tr("What shall be carried"), self.what), (tr("For whom, and where to"), self.whom),
                       (tr("Sealed, and read back whole"), self._result_page())])
        self.what.changed.connect(self._count)
        self.whom.changed.connect(self._look)
        self.whom.entered.connect(self.go.click)

    def _result_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.told)
        rows.addStretch(1)
        return page

    # Pages

    def _look(self) -> None:
        words, ready = {
            WHAT: (tr("Ne&xt"), self.what.wanted is not None), WHOM: (tr("Seal the cop&y"), self.whom.is_ready),
            RESULT: (tr("&Close"), True)}[self.steps.currentIndex()]
        self.go.setText(words)
        self.go.setEnabled(self._task is None and ready)

    def _ask_whom(self) -> None:
        wanted = self.what.wanted
        self.whom.ask_for(bool(wanted and wanted.vault))
        self._turn(WHOM)

    def _go(self) -> None:
        {WHAT: self._ask_whom, WHOM: self._seal, RESULT: self.close}[self.steps.currentIndex()]()

    # Counting

    def _count(self) -> None:
        """Count what would go along; a count that is not wanted any more is stopped."""
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None
        self.what.say_amounts(None)
        self._look()
        wanted, archive, amounts = self.what.wanted, self.session.archive, self._sealing.amounts
        if wanted is None or self.is_closed:
            return

        def told(found: Amounts) -> None:
            if not self.is_closed and self.what.wanted == wanted:
                self.what.say_amounts(found)

        self._counting = self.session.tasks.run("", lambda step: amounts(archive, wanted), quiet=True, done=told,
                                                 failed=self._not_counted)

    def _not_counted(self, error: BaseException) -> None:
        if not self.is_closed and not isinstance(error, Cancelled):
            self._complain(" ".join(said(error)))

    # Sealing

    def _seal(self) -> None:
        wanted, path = self.what.wanted, self.whom.path
        if wanted is None or path is None or not self.go.isEnabled():
            return
        archive, seal, passphrase = self.session.archive, self._sealing.seal, self.whom.passphrase
        receiver, volume = self.whom.receiver, int(self.whom.volume.currentData())
        origin = receiver.origin if receiver else ""

        def work(step: Step) -> Made:
            return seal(archive, path, passphrase, origin, wanted, volume, step)

        self._run(tr("Sealing a copy"), work, self.show_made)

    def show_made(self, made: Made) -> None:
        """Tell what was written, and what the receiver has to know."""
        self.made = made
        self.told.setPlainText("\n\n".join(self._to_tell(made)))
        self.whom.secret.clear()
        self._turn(RESULT)

    def _to_tell(self, made: Made) -> list[str]:
        names = "\n".join(str(path) for path in made.volumes)
        told = [trn("{count} file, {size}:", "{count} files, {size}:", len(made.volumes), size=size_words(made.size))
                + "\n" + names]
        if len(made.volumes) > 1:
            told.append(tr("Carry all of them, in one folder."))
        receiver = self.whom.receiver
        told.append(tr("Tell {name}: choose the first file at “Merge a sealed copy” and “It was sealed for this copy”.",
                       name=receiver.name) if receiver else
                    tr("Tell the receiver: choose the first file at “Merge a sealed copy”, or at “Open a sealed copy” "
                       "where there is no archive yet. Give the passphrase in another way than the stick: spoken, "
                       "never written beside it."))
        told.append(tr("Before anything is taken in, the program there shows who made it and when. Let the receiver "
                       "compare the words of your key, under “Colleagues”."))
        return told

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being written stops, and no file is left of it."""
        if self._counting is not None:
            self._counting.cancel()
        super().closeEvent(event)


def _named(session: Session, kind: str) -> list[Named]:
    heads = session.heads(list(session.reader.ids(kind)))
    return [(head.id, head.title) for head in heads if not head.trashed]


__all__ = ["RESULT", "WHAT", "WHOM", "SealWindow", "Wanted"]
