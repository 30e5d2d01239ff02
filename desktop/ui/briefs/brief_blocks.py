"""What is done to whole blocks of a brief: moved, turned into others, put away, opened in their forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.briefs.writing.outline import stepped
from desktop.ui.forms.forms import RecordForm
from desktop.ui.record.record_pane import form_for

if TYPE_CHECKING:
    from desktop.ui.briefs.brief_view import BriefView


class BriefBlocks(QObject):
    """Belongs to the window of one brief."""

    def __init__(self, view: BriefView) -> None:
        super().__init__(view)
        self._view = view

    @property
    def block_id(self) -> str:
        """The block that is at work: chosen in the outline, and where the cursor is."""
        return self._view.outline.block_id if self._view.outline.hasFocus() else self._view.page.block_id

    def step(self, by: int) -> None:
        """Move the block up (-1) or down (1), a heading with all beneath it."""
        ids = [one.id for one in self._view.page.brief.shown]
        if self.block_id in ids:
            self._view.writing.order(stepped(self._view.entries(), ids.index(self.block_id), by))

    def turn(self, by: int) -> None:
        """Make the heading deeper (1) or higher (-1)."""
        self._view.writing.turn(self.block_id, by)

    def become(self, block_type: str, level: int = 0) -> None:
        """Make another type of block of this one."""
        self._view.writing.become(self.block_id, block_type, level)

    def trash_block(self) -> None:
        """Put the block into the trash."""
        if self.block_id:
            self._view.writing.trash(self.block_id)

    def edit_block(self, block_id: str = "") -> None:
        """Open the form of a block: all its fields."""
        block_id = block_id or self.block_id
        if block_id:
            self._view.writing.save()
            self._view.session.archive.write_aside(lambda writer: None).result()  # the form shows what was typed
            self.open_form(form_for(self._view.session, self._view.session.reader.get(block_id)))

    def edit_brief(self) -> None:
        """Open the form of the brief itself: title, date, style of notes."""
        self._view.writing.save()
        self.open_form(form_for(self._view.session, self._view.session.reader.get(self._view.brief_id)))

    def open_form(self, form: RecordForm, saved: Callable[[str], object] = lambda made: None) -> None:
        """Show a form in the place of the text, until it is saved or given up."""
        form.saved.connect(lambda made: self._close_form() and saved(made))
        form.given_up.connect(self._close_form)
        self._view.middle.addWidget(form)
        self._view.middle.setCurrentWidget(form)
        form.begin()

    def _close_form(self) -> bool:
        form = self.form
        self._view.middle.setCurrentIndex(0)
        if form is not None:
            self._view.middle.removeWidget(form)
            form.deleteLater()
        self._view.page.setFocus()
        return True

    @property
    def form(self) -> RecordForm | None:
        """The form that is open, if one is."""
        shown = self._view.middle.currentWidget()
        return shown if isinstance(shown, RecordForm) else None
