"""From place to place in a brief: the page of the cursor, the words of a problem, a note by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from archive_schema.vocabularies import BLOCK_TYPE
from desktop.briefs.problems import Problem
from desktop.briefs.writing.finding import place_of_detail, shown
from desktop.briefs.writing.inline import OBJECT
from desktop.ui import dialogs, theme
from desktop.ui.briefs.problem_list import block_of
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from desktop.ui.briefs.brief_view import BriefView

_PAUSE = 120


class BriefPlaces(QObject):
    """Belongs to the window of one brief."""

    def __init__(self, view: BriefView) -> None:
        super().__init__(view)
        self._view = view
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.follow)
        view.page.cursorPositionChanged.connect(self._timer.start)

    def here(self) -> tuple[str, int]:
        """The block of the cursor, and where in its text as it is shown."""
        page = self._view.page
        cursor = page.textCursor()
        extent = page.brief.extent(page.brief.around(cursor.block()))
        return page.block_id, cursor.selectionStart() - extent[0] if extent else 0

    def follow(self) -> None:
        """Show outline and pages where the cursor is, and say what stands there."""
        view = self._view
        if not view.session.is_open or view.pages.shown is None:
            return
        block = view.page.block_id
        view.outline.choose(block)
        view.pages.show_spot(view.pages.shown.places.of(block, view.page.share()))
        at, now = view.page.mark_near(), view.page.brief.shown_by(block)
        if at >= 0:
            raw = view.page.brief.raw_at(at)
            view.told.setText(f"{view.names.words_of(raw)} · {raw}")
        elif now:
            number = [one.id for one in view.page.brief.shown].index(block) + 1
            view.told.setText(f"{number} · {BLOCK_TYPE.say(now.type, view.session.language)}")

    # Problems

    def go_to_problem(self, problem: Problem) -> None:
        """Choose the block that a problem stands in, and its words."""
        view, number = self._view, block_of(problem)
        blocks = view.page.brief.shown
        if not 0 < number <= len(blocks):
            return
        block = blocks[number - 1]
        found = place_of_detail(view.writing.texts().get(block.id, ""), problem.detail)
        if found:
            view.page.select_in(block.id, *found[0], focus=False)
        else:
            view.page.go_to(block.id, 0, focus=False)
        view.page.ensureCursorVisible()

    def underline(self) -> None:
        """Draw a line under the words that a problem is about."""
        view, brief = self._view, self._view.page.brief
        texts, blocks, colours = view.writing.texts(), brief.shown, theme.colours()
        lines, wrong = list[QTextEdit.ExtraSelection](), set[int]()
        for problem in view.problems.open:
            number = block_of(problem)
            if not (problem.detail and 0 < number <= len(blocks) and blocks[number - 1].id in texts):
                continue
            block = blocks[number - 1].id
            extent = brief.extent(brief.lines_of(block))
            for start, end in place_of_detail(texts[block], problem.detail) if extent else ():
                words = shown(texts[block])
                one = QTextEdit.ExtraSelection()
                one.cursor = QTextCursor(brief)
                first = extent[0] + units(words[:start])
                one.cursor.setPosition(first)
                one.cursor.setPosition(extent[0] + units(words[:end]), QTextCursor.MoveMode.KeepAnchor)
                one.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                one.format.setUnderlineColor(QColor(colours.danger if problem.stops else colours.warn))
                lines.append(one)
                if brief.raw_at(first):
                    wrong.add(first)
        view.page.chips.wrong = frozenset(wrong)
        view.page.setExtraSelections(lines)

    # Notes

    def ask_note(self) -> None:
        """Ask for the number of a note and go to its mark."""
        made = self._view.preview.shown
        count = len(made.notes) if made else 0
        asked = dialogs.AskLine(self._view, tr("Go to a note"), tr("Notes in print: {count}.", count=count),
                                tr("Number of the note"), tr("&Go to it"))
        if asked.exec() and asked.field.text().strip().isdigit():
            self.go_to_note(int(asked.field.text()))

    def go_to_note(self, number: int) -> None:
        """Select the mark of the note that bears this number in print, or the block that makes it."""
        page, made = self._view.page, self._view.preview.shown
        if made is None or number not in made.notes:
            self._view.tell(tr("There is no note {number} in the text.", number=number))
            return
        block, nth = made.notes[number]
        words = shown(self._view.writing.texts().get(block, ""))
        marks = [at for at, letter in enumerate(words) if letter == OBJECT]
        if nth < len(marks):
            page.select_in(block, marks[nth], marks[nth] + 1)
        else:
            page.go_to(block, 0)


def units(text: str) -> int:
    """How long a text is as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
