"""What is put into a brief from the archive: citations, sentences of records, tables, pictures, blocks of any type."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QMenu, QVBoxLayout, QWidget

from archive_schema.ids import new_id
from archive_schema.records import Record
from archive_schema.vocabularies import BLOCK_TYPE
from desktop.briefs.marks import Cite, mark_of
from desktop.briefs.sources import is_evidence
from desktop.briefs.writing.inline import mark_text
from desktop.ui import theme
from desktop.ui.briefs.mark_window import CITED, MarkWindow
from desktop.ui.forms.picking import Picker
from desktop.ui.i18n import tr
from desktop.ui.record.record_pane import form_for
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.ui.briefs.brief_view import BriefView

PICTURES = ("timeline", "chart", "hours", "graph", "phases")
"""Types of block that are pictures; of these, those there are."""
_TEXTS = frozenset({"heading", "text", "quotation", "list", "answer"})


class Inserting(QObject):
    """Belongs to the window of one brief; puts things where its cursor is."""

    def __init__(self, view: BriefView) -> None:
        super().__init__(view)
        self._view = view
        view.page.dropped.connect(self._dropped)
        view.page.wants_mark.connect(partial(self.cite, typed=2))
        view.page.open_mark.connect(self.open_mark)

    # Marks

    def cite(self, typed: int = 0) -> None:
        """Ask what is to be cited and put its mark at the cursor; `typed` letters before it made way for the window."""
        page = self._view.page
        page.setFocus()
        asked = MarkWindow(self._view, self._view.session, self._view.language)
        asked.move(self._near_cursor())
        if asked.exec() and (raw := asked.raw()):
            if typed:
                page.take_back(typed)
            page.put_mark(raw)
        page.setFocus()

    def open_mark(self, at: int = -1) -> None:
        """Change the mark at a position, or the one at the cursor."""
        page = self._view.page
        at = at if at >= 0 else page.mark_near()
        mark = mark_of(page.brief.raw_at(at)) if at >= 0 else None
        if mark is None:
            self._view.tell(tr("There is no mark at the cursor."))
            return
        asked = MarkWindow(self._view, self._view.session, self._view.language, mark)
        asked.move(self._near_cursor())
        if asked.exec():
            page.put_mark(asked.raw(), at)
        page.setFocus()

    def _near_cursor(self) -> QPoint:
        page = self._view.page
        return page.viewport().mapToGlobal(page.cursorRect().bottomLeft() + QPoint(0, theme.GAP))

    # Records

    def record(self) -> None:
        """Ask for a record and put its sentence, with its notes, below this block."""
        asked = PickRecord(self._view, self._view.session, tr("Sentence of a record"), self._of_all_kinds())
        if asked.exec() and asked.record_id:
            self.put_records("record", [asked.record_id])

    def _of_all_kinds(self) -> tuple[str, ...]:
        return tuple(kind.name for kind in self._view.session.schema
                     if kind.group != "work" and kind.name not in ("citation", "file"))

    def put_records(self, way: str, ids: Sequence[str]) -> None:
        """Put records in: as "mark" at the cursor, each as a "record" of its own, or together as a "table"."""
        reader = self._view.session.reader
        records = [record for one in ids if (record := reader.find(one)) is not None]
        if way == "mark":
            self._view.page.put_mark(mark_text(self._cites(records)))
        elif way == "record":
            for record in reversed(records):  # each below the same block, so that the first comes first
                self.block({"block_type": "record", "record": record.id})
        elif way == "table" and records:
            self.block({"block_type": "table", "table_kind": records[0].kind,
                        "table_records": [record.ref for record in records if record.kind == records[0].kind]})

    def _cites(self, records: Sequence[Record]) -> list[Cite]:
        """What a mark of these records cites: sources and citations themselves, of all else its citations."""
        reader, cites = self._view.session.reader, list[Cite]()
        for record in records:
            if record.kind in CITED:
                cites.append(Cite(record.ref))
            else:
                cites += [Cite(one.ref) for one in reader.citations_of(record.id) if is_evidence(one)]
        return list(dict.fromkeys(cites))

    def _dropped(self, ids: list[str], where: QPoint) -> None:
        self.ways(ids).exec(where)

    def ways(self, ids: Sequence[str]) -> QMenu:
        """The ways in which these records can be put in, as a menu."""
        menu = QMenu(self._view)
        reader = self._view.session.reader
        records = [record for one in ids if (record := reader.find(one)) is not None]
        kinds = {record.kind for record in records}
        cite = menu.addAction(tr("&Cite here"), partial(self.put_records, "mark", ids))
        cite.setEnabled(bool(self._cites(records)))
        if not kinds & {"citation", "exhibit"}:
            menu.addAction(tr("Its &sentence, with its notes"), partial(self.put_records, "record", ids))
        table = menu.addAction(tr("&Table of these records"), partial(self.put_records, "table", ids))
        table.setEnabled(len(kinds) == 1 and not kinds & set(CITED))
        return menu

    # Blocks

    def block(self, values: dict[str, Any]) -> None:
        """Put a block below the one at the cursor."""
        self._view.writing.insert(self._view.page.block_id, new_id(), values)

    def form(self, block_type: str) -> None:
        """Fill in the form of a new block of a type that is not typed in place."""
        view = self._view
        form = form_for(view.session, Record("brief_block", {
            "brief": view.brief_id, "place": self._place(), "block_type": block_type}))
        after = view.page.block_id
        view.blocks.open_form(form, lambda made: self._placed(made, after))

    def _place(self) -> int:
        ids = [one.id for one in self._view.page.brief.shown]
        return ids.index(self._view.page.block_id) + 2 if self._view.page.block_id in ids else len(ids) + 1

    def _placed(self, block_id: str, after: str) -> None:
        """A block that was made by its form stands below the one that was chosen."""
        ids = [one.id for one in self._view.session.reader.blocks_of(self._view.brief_id)]
        order = [one for one in ids if one != block_id]
        order.insert(order.index(after) + 1 if after in order else len(order), block_id)
        self._view.writing.refresh()
        self._view.writing.order(order)

    def of_type(self, block_type: str) -> None:
        """Begin a block of any type: typed in place, put at once, or by its form."""
        page, writing = self._view.page, self._view.writing
        if block_type in _TEXTS - {"answer"}:
            writing.begin(page.block_id, new_id(), block_type=block_type)
        elif block_type in ("page_break", "bibliography", "authorities", "exhibits"):
            self.block({"block_type": block_type})
        elif block_type == "record":
            self.record()
        else:
            self.form(block_type)

    def fill(self, menu: QMenu, act: Callable[..., object]) -> None:
        """A line in a menu for every type of block that has no key of its own."""
        language = self._view.session.language
        for code in BLOCK_TYPE.terms:
            if code not in ("record", "table", *PICTURES):
                act(menu, BLOCK_TYPE.say(code, language), partial(self.of_type, code))

    def fill_pictures(self, menu: QMenu, act: Callable[..., object]) -> None:
        """A line for every picture there is."""
        for code in PICTURES:
            if code in BLOCK_TYPE.terms:
                act(menu, BLOCK_TYPE.say(code, self._view.session.language), partial(self.form, code))


class PickRecord(QDialog):
    """Asks for one record, found by typing."""

    def __init__(self, parent: QWidget, session: Session, title: str, kinds: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.record_id = ""
        self.picker = Picker(session, kinds)
        self.picker.setAccessibleName(tr("Record"))
        self.picker.setMinimumWidth(round(420 * min(theme.scale(), 1.3)))
        self.picker.picked.connect(self._take)
        label = QLabel(tr("&Record"))
        label.setBuddy(self.picker)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(theme.GAP)
        for widget in (label, self.picker, buttons):
            rows.addWidget(widget)
        self.picker.setFocus()

    def _take(self, record_id: str) -> None:
        self.record_id = record_id
        self.accept()


