"""The form of any kind of record, made from its declaration.

A form opens with the fields a kind declares first and those that hold something; the others wait behind
“Add a field”. What is typed is kept as a draft within a second, outside history, until it is saved as one step.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from archive_schema.fields import SEALED, Field
from archive_schema.ids import new_id
from archive_schema.records import Record
from archive_schema.vocabularies import CONFIDENTIALITY, LANGUAGE, STATUS
from desktop.archive import Writer
from desktop.ui import theme
from desktop.ui.forms.chosen_editors import combo
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.editors import editor_for
from desktop.ui.forms.rows import RowsEditor
from desktop.ui.i18n import said, tr
from desktop.ui.record.field_line import FieldLine, ask_why_at
from desktop.ui.session import Session

JSON = Any
DRAFT_AFTER = 800
"""Milliseconds after which what was typed is in the archive as a draft."""
_UNKNOWN, _SHARED = "_unknown", "_shared"
_VOCABULARIES = {"status": STATUS, "confidentiality": CONFIDENTIALITY, "language": LANGUAGE}


class RecordForm(QWidget):
    """The form of one record, new or there already."""

    saved = Signal(str)
    """The id of the record that was saved."""
    given_up = Signal()
    """The person left without saving; the draft is gone."""

    step = ("Add a record", "Edit a record")
    """What the step is called: of a new record, of one that is there."""

    def __init__(self, session: Session, record: Record, *, key: str = "", restore: bool = True) -> None:
        """`record` without an id is new; `key` is the key of a draft to go on with."""
        super().__init__()
        self.session, self.record = session, record
        self.kind = session.kind(record.kind)
        self.is_new = not record.id
        self.key = record.id or key or new_id()
        self.lines: dict[str, FieldLine] = {}
        self._around = Around(session, self._rows_of)
        self._ready = False
        self._closed = False
        self._sealed_in_draft = False
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER)
        self._timer.timeout.connect(self.keep_draft)
        self._lay()
        self._fill(self._draft() if restore else {})
        self._ready = True
        session.vault_turned.connect(self._vault_turned)

    # What a form made for one kind may change

    def first(self) -> tuple[Field, ...]:
        """The fields the form opens with."""
        return self.kind.first_lines

    def offered(self) -> tuple[Field, ...]:
        """The fields behind “Add a field”, in order."""
        return self.kind.fields

    def make_editor(self, field: Field) -> Editor:
        """The editor of a field."""
        return editor_for(field, self._around)

    def heading(self) -> str:
        """What stands over the form."""
        kind = self.kind.label.in_(self.session.language)
        return tr("New: {kind}", kind=kind) if self.is_new else f"{kind} {self.record.ref}"

    # Laying out

    def _lay(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        body = QWidget()
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        self._body.setSpacing(theme.PANE)
        title = theme.label(self.heading(), "title", semibold=True, wrap=True)
        self.notice = theme.label("", "small", "second", wrap=True)
        self.notice.hide()
        self._fields = QVBoxLayout()
        self._fields.setSpacing(theme.PANE)
        self._more = QPushButton(tr("&Add a field…"))
        theme.mark(self._more, link=True)
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._more.setMenu(self._menu)
        for part in (title, self.notice):
            self._body.addWidget(part)
        self._body.addLayout(self._fields)
        self._body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addWidget(theme.line())
        self._body.addLayout(self._shared_choices())
        self._body.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self._scroll = scroll
        box.addWidget(scroll, 1)
        box.addWidget(theme.line())
        box.addLayout(self._buttons())

    def _shared_choices(self) -> QVBoxLayout:
        """State, confidentiality, language: what every record has."""
        column = QVBoxLayout()
        column.setSpacing(theme.GRID)
        self.shared: dict[str, QComboBox] = {}
        for name, called in (("status", tr("State of the record")), ("confidentiality", tr("Confidentiality")),
                             ("language", tr("Language of the record"))):
            box = combo()
            if name == "language":
                box.addItem("—", "")
            for code, words in _VOCABULARIES[name].terms.items():
                box.addItem(words.in_(self.session.language), code)
            box.setAccessibleName(called)
            label = theme.label(called, "small", "second", wrap=True)
            label.setBuddy(box)
            box.currentIndexChanged.connect(lambda index: self._changed())
            self.shared[name] = box
            column.addWidget(label)
            column.addWidget(box)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(theme.PANE, theme.GAP, theme.PANE, theme.GAP)
        row.setSpacing(theme.GAP)
        self.save_button = QPushButton(tr("&Save"))
        theme.mark(self.save_button, primary=True)
        self.save_button.setToolTip(QKeySequence(QKeySequence.StandardKey.Save).toString())
        self.save_button.clicked.connect(self.save)
        self.leave_button = QPushButton(tr("&Discard"))
        self.leave_button.clicked.connect(self.give_up)
        self.state = theme.label("", "small", "second", wrap=True)
        row.addWidget(self.save_button)
        row.addWidget(self.leave_button)
        row.addWidget(self.state, 1)
        for keys in (QKeySequence(QKeySequence.StandardKey.Save), QKeySequence("Ctrl+Return")):
            short = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(self.save)
        why = QShortcut(QKeySequence("F8"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        why.activated.connect(lambda: ask_why_at(self.focusWidget()))
        return row

    def _fill_menu(self) -> None:
        self._menu.clear()
        for field in self.offered():
            if field.name not in self.lines:
                self._menu.addAction(field.label.in_(self.session.language).replace("&", "&&"),
                                     partial(self.show_field, field.name))
        self._menu.addSeparator()
        self._menu.addAction(tr("All fields"), self.show_all)

    def show_field(self, name: str, *, focus: bool = True) -> FieldLine:
        """Put a field on the form, in its place, and return its line."""
        if name in self.lines:
            line = self.lines[name]
        else:
            field = self.kind.field(name)
            line = FieldLine(field, self._around, self.make_editor(field))
            order = [f.name for f in (*self.first(), *(f for f in self.kind.fields if f not in self.first()))]
            place = sum(order.index(other) < order.index(name) for other in self.lines)
            self._fields.insertWidget(place, line)
            self.lines[name] = line
            line.editor.set_value(self.record[name])
            line.set_unknown(self.record.unknown.get(name))
            line.changed.connect(self._changed)
            self._order_tabs()
        if focus:
            line.editor.setFocus()
            QTimer.singleShot(0, line, lambda: self._scroll.ensureWidgetVisible(line))
        return line

    def begin(self) -> None:
        """Put the keyboard where typing begins: the first field that is empty, or the first of all."""
        lines = [line for i in range(self._fields.count()) if (line := self._line_at(i)) and not line.isHidden()]
        typable = [line for line in lines if line.editor.typable()]
        empty = [line for line in typable if line.editor.state() is None]
        for line in (empty if self.is_new else typable)[:1] or typable[:1]:
            line.editor.setFocus()

    def _line_at(self, place: int) -> FieldLine | None:
        item = self._fields.itemAt(place)
        line = item.widget() if item else None
        return line if isinstance(line, FieldLine) else None

    def _order_tabs(self) -> None:
        lines = [line for i in range(self._fields.count()) if (line := self._line_at(i))]
        for one, other in zip(lines, lines[1:], strict=False):
            QWidget.setTabOrder(one.editor, other.editor)

    def show_all(self) -> None:
        """Put every field on the form."""
        for field in self.offered():
            self.show_field(field.name, focus=False)

    def _rows_of(self, name: str) -> list[tuple[str, str]]:
        if name not in self.lines and self.record[name]:
            self.show_field(name, focus=False)
        editor = self.lines[name].editor if name in self.lines else None
        return editor.named() if isinstance(editor, RowsEditor) else []

    # Values in, values out

    def _fill(self, draft: Mapping[str, JSON]) -> None:
        unknown = {**self.record.unknown, **draft.get(_UNKNOWN, {})}
        shown = {f.name for f in self.first()} | {n for n, v in self.record.values.items() if v is not None}
        shown |= draft.keys() | unknown.keys()
        names = [f.name for f in self.offered() if f.name in shown]
        for name in sorted(names, key=lambda n: self.kind.field(n).type.name != "rows"):
            # Rows first: other rows point at them.
            self.show_field(name, focus=False)
            if name in draft:
                self.lines[name].editor.set_value(draft[name] if draft[name] != "" else None)
            self.lines[name].set_unknown(unknown.get(name))
        told = {"status": self.record.status, "confidentiality": self.record.confidentiality,
                "language": self.record.language, **draft.get(_SHARED, {})}
        for name, box in self.shared.items():
            if box.findData(told[name]) < 0:
                box.addItem(told[name], told[name])
            box.setCurrentIndex(box.findData(told[name]))
        if draft:
            self.notice.setText(tr("What you typed before is back; it is not saved yet."))
            self.notice.show()
        self._sealed_in_draft = any(value is SEALED for value in draft.values())
        self._say_state()

    def _draft(self) -> Mapping[str, JSON]:
        kept = self.session.reader.draft(self.key)
        return kept["values"] if kept else {}

    def typed(self, base: Record | None = None) -> dict[str, JSON]:
        """What differs from the record as it was (or from `base`), as a draft holds it; "" for what was taken away."""
        base = base or self.record
        found: dict[str, JSON] = {}
        for name, line in self.lines.items():
            state = line.editor.state()
            if state is SEALED:
                if self._sealed_in_draft:
                    found[name] = SEALED
            elif state != base[name]:
                found[name] = "" if state is None else state
        unknown = {n: dict(line.unknown or {}) for n, line in self.lines.items()
                   if (line.unknown or {}) != base.unknown.get(n, {})}
        shared = {n: box.currentData() for n, box in self.shared.items() if box.currentData() != getattr(base, n)}
        return found | ({_UNKNOWN: unknown} if unknown else {}) | ({_SHARED: shared} if shared else {})

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        return bool(self.typed())

    # Drafts

    def _changed(self) -> None:
        if not self._ready or self._closed:
            return
        self.state.setText("")
        if any(line.field.sealed for line in self.lines.values()):
            # The vault may be closed at any moment; after that, these words could not be sealed.
            self._timer.start(0)
        elif not self._timer.isActive():
            self._timer.start()

    def keep_draft(self) -> None:
        """Keep what is typed, as it stands now; nothing typed leaves no draft."""
        self._timer.stop()
        if self._closed or not self.session.is_open:
            return
        # A new record has nothing but its draft; so that holds what the form came with, too.
        key, kind, typed = self.key, self.kind.name, self.typed(Record(self.kind.name) if self.is_new else None)
        if self.is_changed:
            self.session.write_aside(lambda w: w.keep_draft(key, kind, typed), done=lambda _: self._say_state())
        else:
            self.session.write_aside(lambda w: w.drop_draft(key), done=lambda _: self._say_state())

    def _say_state(self) -> None:
        if not self._closed and not self._timer.isActive():
            self.state.setText(tr("Kept as a draft") if self.is_changed else "")

    def _vault_turned(self, is_open: bool) -> None:
        """Sealed values came in sight or went out of it: the fields are made anew from record and draft."""
        if self._closed:
            return
        self.session.archive.write_aside(lambda w: None).result()  # what was typed is in the draft by now
        self._ready = False
        if not self.is_new:
            self.record = self.session.reader.get(self.record.id)
        for line in self.lines.values():
            line.hide()
            line.deleteLater()
        self.lines = {}
        self._fill(self._draft())
        self._ready = True

    def give_up(self) -> None:
        """Leave the form and drop the draft."""
        self._close()
        key = self.key
        self.session.write_aside(lambda w: w.drop_draft(key))
        self.given_up.emit()

    def leave(self) -> None:
        """Leave the form for now: the draft stays and is offered again."""
        if not self._closed:
            self.keep_draft()
            self._close()

    def _close(self) -> None:
        self._timer.stop()
        self._closed = True

    # Saving

    def save(self) -> None:
        """Save as one step; what is wrong is told at its field, and nothing else is touched."""
        wrong = [line for line in self.lines.values() if line.tell()]
        if self._sealed_in_draft and not self.session.vault_open:
            self._complain(tr("This draft holds sealed values. Open the sealed values first, then save."))
            return
        if wrong:
            self._complain(tr("Some fields need your eye; nothing was saved yet."))
            wrong[0].editor.setFocus()
            self._scroll.ensureWidgetVisible(wrong[0])
            return
        if not self.is_changed and not self.is_new:
            self.give_up()
            return
        self._timer.stop()
        self.save_button.setEnabled(False)
        work = self._work()
        self.session.write(self.step[0 if self.is_new else 1], work, done=self._saved, failed=self._failed)

    def _complain(self, words: str) -> None:
        self.state.setText(words)
        theme.mark(self.state, tone="danger")

    def changes(self) -> dict[str, JSON]:
        """The values that were changed, in their stored shape; None for what was taken away."""
        named = (n for n in self.typed() if n not in (_UNKNOWN, _SHARED))
        return {name: self.lines[name].editor.value() for name in named}

    def _work(self) -> Any:
        values, typed, key = self.changes(), self.typed(), self.key
        unknown, shared = typed.get(_UNKNOWN, {}), typed.get(_SHARED, {})
        record, is_new = self.record, self.is_new

        def work(writer: Writer) -> str:
            # Changed fields are laid over the record as it is now, so that nothing saved meanwhile is undone.
            base = record if is_new else writer.get(record.id)
            known = {name for name, value in values.items() if value is not None}
            merged = {n: dict(v) for n, v in {**base.unknown, **unknown}.items() if v and n not in known}
            made = base.with_values(**values).replace(unknown=merged, **shared)
            saved = writer.add(dataclasses.replace(made, id=key)) if is_new else writer.change(made)
            writer.drop_draft(key)
            return saved.id

        return work

    def _saved(self, record_id: str) -> None:
        self._close()
        self.saved.emit(record_id)

    def _failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self.keep_draft()
        told = {one.field: one.message for one in getattr(error, "problems", [])}
        for name, message in told.items():
            if name in self.kind.by_name:
                self.show_field(name, focus=False).complain(message)
        self._complain(" ".join(said(error)))
