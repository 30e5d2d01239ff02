"""What an author answers to a problem is kept with the brief, in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.archive import Writer
from desktop.archive.clock import utc_now
from desktop.briefs.checks.answers import answer_row
from desktop.briefs.problems import Problem
from desktop.ui.briefs.asking import AskAnswer

if TYPE_CHECKING:
    from desktop.ui.briefs.brief_view import BriefView


class BriefAnswers(QObject):
    """Belongs to the window of one brief."""

    def __init__(self, view: BriefView) -> None:
        super().__init__(view)
        self._view = view

    def answer(self, problem: Problem) -> None:
        """Ask why a problem may stay, and keep the answer."""
        view = self._view
        who = next((step.who for step in view.session.reader.steps(1)), "")
        asked = AskAnswer(view, problem.say(view.session.language), who)
        if asked.exec():
            self.keep(problem, asked.by.text().strip(), asked.why.text().strip())

    def keep(self, problem: Problem, by: str, why: str) -> None:
        """Keep an answer."""
        brief_id, added = self._view.brief_id, answer_row(problem, by, why, utc_now()[:10])

        def work(writer: Writer) -> None:
            brief = writer.get(brief_id)
            writer.edit(brief_id, {"answers": [*(brief["answers"] or []), added]})

        self._view.session.write("Answer a problem of a brief", work)
