"""Keeping the chosen records in order: tags, changes to many at once, duplicates, merging.

Each command acts on `window.records.chosen()`, the records selected in the list, or the one that is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from desktop.archive.order.merging import NEVER
from desktop.archive.order.tagging import Wanted, step_name, tag, toggled
from desktop.archive.order.tags import KEYS, Tag, all_tags
from desktop.ui import dialogs
from desktop.ui.i18n import tr, trn
from desktop.ui.order.chips import dot

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class OrderCommands(QObject):
    """The commands of the main window that put records in order."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        for view in (window.list.table, window.list.found.list, window.list.due):
            view.installEventFilter(self)

    # Tags

    def tag(self) -> None:
        """Choose tags for the chosen records."""
        from desktop.ui.order.tag_picker import TagPicker

        if chosen := self._window.records.chosen():
            picker = TagPicker(self._window, self._window.session, chosen)
            if picker.exec() and picker.wanted:
                self._put(chosen, picker.wanted)

    def _put(self, records: list[str], wanted: Wanted) -> None:
        session = self._window.session
        kinds = [head.kind for head in session.reader.heads(records)]
        session.write(step_name(kinds, wanted), lambda writer: tag(writer, records, wanted))

    def turn_key(self, key: int) -> None:
        """Put the tag of a key on the chosen records, or take it off when all bear it."""
        records = self._window.records.chosen()
        found = next((one for one in self.keyed() if one.key == key), None)
        if found is None:
            self._window.status.say(tr("No tag has the key {key}. Give it one in the tag manager.", key=key))
        elif records:
            wanted = toggled(self._window.session.reader, records, found.id)
            self._put(records, wanted)
            said = trn("“{tag}”: put on {count} record", "“{tag}”: put on {count} records", len(records),
                       tag=found.in_(self._window.session.language)) if wanted.on else trn(
                "“{tag}”: taken off {count} record", "“{tag}”: taken off {count} records", len(records),
                tag=found.in_(self._window.session.language))
            self._window.status.say(said)

    def keyed(self) -> list[Tag]:
        """The tags that have a key, in its order."""
        return sorted((one for one in all_tags(self._window.session.reader) if one.key), key=lambda one: one.key)

    def fill_keys(self, menu: QMenu) -> None:
        """Put the tags that have a key into a menu."""
        menu.clear()
        language = self._window.session.language
        for one in self.keyed():
            words = one.in_(language).replace("&", "&&")
            act = menu.addAction(dot(one.colour), f"{words}\t{one.key}")
            act.triggered.connect(lambda checked=False, key=one.key: self.turn_key(key))
        if menu.isEmpty():
            menu.addAction(tr("No tag has a key yet")).setEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and event.text().isascii() and event.text().isdigit() and int(event.text()) in KEYS:
                self.turn_key(int(event.text()))
                return True
        return super().eventFilter(watched, event)

    def tags(self) -> None:
        """Name, colour, nest and merge the tags, and save their codebook."""
        from desktop.ui.lists.pages import Place
        from desktop.ui.order.tags_window import TagsWindow

        window = TagsWindow(self._window.session)
        window.open_tag.connect(lambda tag: self._window.show_place(Place(tag=tag)))
        window.show()

    def move_tag(self) -> None:
        """Let the tag whose records are listed, or the tag that is shown, stand inside another."""
        from desktop.ui.lists.list_commands import AskRecord
        from desktop.ui.order.tag_nesting import nest

        session, shown = self._window.session, self._window.pane.record_id
        tag = shown if shown and session.reader.kind_of(shown) == "tag" else self._window.list.place.tag
        if not tag:
            self._window.status.say(tr("Choose a tag at the left first."))
            return
        asked = AskRecord(self._window, session, tr("Move a tag under another"), tr("&Inside"), "tag", tr("&Move"))
        if asked.exec():
            nest(session, [tag], asked.picked)

    # What is due

    def show_due(self) -> None:
        """Show what is overdue, due within a week, and later."""
        from desktop.ui.lists.pages import Place

        self._window.show_place(Place(due=True))

    def meet(self) -> None:
        """Note that the chosen records are done: their open deadline is met today."""
        from desktop.archive.order.due import meet
        from desktop.ui.order.due_list import today

        chosen, day = self._window.records.chosen(), today()
        name = "Mark a task as done" if len(chosen) == 1 else f"Mark {len(chosen)} tasks as done"
        if chosen:
            self._window.session.write(name, lambda writer: [meet(writer, one, day) for one in chosen])

    # Cases

    def begin_case(self) -> None:
        """Begin a case file from a template, and show it."""
        from desktop.ui.lists.pages import Place
        from desktop.ui.order.case_window import CaseWindow

        window = CaseWindow(self._window, self._window.session)

        def begun(case: str) -> None:
            self._window.show_place(Place(case=case))
            self._window.show_record(case)

        if window.exec():
            self._window.session.write("Begin a case", window.work, done=begun)

    def keep_case(self) -> None:
        """Keep the order of the case that is shown as a template; what was found in it is not kept."""
        from desktop.archive.order.case_templates import keep_as_template

        session, place = self._window.session, self._window.list.place
        shown = self._window.pane.record_id
        case = shown if shown and session.reader.kind_of(shown) == "case_file" else place.case
        if not case:
            self._window.status.say(tr("Show a case file first."))
            return
        ask = dialogs.AskLine(
            self._window, tr("Keep as a template"),
            tr("Tasks with their days, titles of notes, tags and the form of the brief are kept. What was found is "
               "not; a name in a title would be."), tr("Name"), tr("&Keep"))
        if ask.exec():
            name = ask.field.text()
            say = self._window.status.say
            session.write_aside(lambda writer: keep_as_template(writer, case, name),
                                done=lambda result: say(tr("Kept as a template: {name}", name=name)))

    # Many records at once

    def bulk_edit(self) -> None:
        """Change one field of all chosen records, after a look at what would change."""
        from desktop.ui.order.bulk_window import BulkWindow

        if chosen := self._window.records.chosen():
            window = BulkWindow(self._window, self._window.session, chosen)
            if window.exec():
                self._window.session.write(window.step_name, window.work)

    # Duplicates

    def duplicates(self, kind: str = "") -> None:
        """Find records of a kind, the one shown if none is named, that may be one and the same."""
        from desktop.ui.order.duplicates_window import DuplicatesWindow

        session, kind = self._window.session, kind or self._window.list.place.kind
        window = DuplicatesWindow(session, kind or "source")
        window.open_record.connect(self._window.show_record)
        window.show()

    def merge(self) -> None:
        """Make one record of those that are chosen."""
        from desktop.ui.order.merge_window import MergeWindow

        session, chosen = self._window.session, self._window.records.chosen()
        heads = [head for head in session.reader.heads(chosen) if not head.trashed]
        kinds = {head.kind for head in heads}
        if len(heads) < 2 or len(kinds) > 1 or kinds & NEVER:
            self._window.status.say(tr("Select two or more records of one kind, then merge them.")
                                    if len(heads) < 2 or len(kinds) > 1 else
                                    tr("Records of this kind are not merged."))
            return
        window = MergeWindow(self._window, session, [head.id for head in heads])
        if window.exec():
            session.write(window.step_name, window.work, done=self._window.show_record)
