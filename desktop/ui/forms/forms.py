"""The form of any kind of record, made from its declaration.

A form opens with the fields a kind declares first, as who, what, when, where, then the source; and with those that
hold something. The others wait behind “Add a field”. What is typed is kept as a draft within a second, outside
history, until it is saved as one step.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from archive_schema.fields import ROWS, SEALED, Field
from archive_schema.ids import new_id
from archive_schema.records import Record
from desktop.archive import Writer
from desktop.archive.sourcing import Sourced, cite
from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.forms.adding import ALL, FieldChooser
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.editors import editor_for
from desktop.ui.forms.frame import FormFrame, Shared
from desktop.ui.forms.rows import RowsEditor
from desktop.ui.forms.source_line import SourceLine
from desktop.ui.i18n import said, tr, worded
from desktop.ui.line_button import LineButton
from desktop.ui.record.field_line import FieldLine
from desktop.ui.session import Session

JSON = Any
DRAFT_AFTER = 800
"""Milliseconds after which what was typed is in the archive as a draft."""
_UNKNOWN, _SHARED, _SOURCE = "_unknown", "_shared", "_source"


class RecordForm(FormFrame):
    """The form of one record, new or there already."""

    saved = Signal(str)
    """The id of the record that was saved."""
    given_up = Signal()
    """The person left without saving; the draft is gone."""
    wants_source = Signal(object)
    """The source chosen is to be read; the values of the citation so far."""

    step = ("Add a record", "Edit a record")
    """What the step is called: of a new record, of one that is there."""
    kept_for_another: tuple[str, ...] = ()
    """What the next record begun after this one has in common with it."""

    def __init__(self, session: Session, record: Record, *, key: str = "", restore: bool = True,
                 source: str = "") -> None:
        """`record` without an id is new; `key` is the key of a draft to go on with; `source` is the source of the
        record before."""
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
        self.source: SourceLine | None = None
        self.source_cited = ""
        """The source that was cited with the record when it was saved."""
        self.wants_another = False
        self.given_source = {"source": source} if source else {}
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

    def asks_source(self) -> bool:
        """Whether the form asks where it is known from."""
        return self.kind.needs_source

    # Laying out

    def _lay(self) -> None:
        language = self.session.language
        self.shared = Shared(language)
        self.shared.changed.connect(self._changed)
        self.shared.opened.connect(self.restructured)
        self.chooser = FieldChooser(self.offered, language)
        self._offers = QWidget()
        self._offers_flow = Flow(self._offers)
        self.chooser.chosen.connect(lambda name: self.show_all() if name == ALL else self.show_field(name))
        if self.asks_source():
            self.source = SourceLine(self.session, tr("Source: who or what tells it") if self.is_new
                                     else tr("One more source"))
            self.source.changed.connect(self._changed)
        self.lay_out(self.heading(), self.chooser, self.shared, self.source, self._offers)
        self.save_button.clicked.connect(lambda: self.save())
        self.leave_button.clicked.connect(self.give_up)
        self.on_key(QKeySequence.StandardKey.Save, self.save)
        self.on_key("Ctrl+Return", lambda: self.save(and_another=True))
        self.on_key("Ctrl+J", self.chooser.setFocus)
        if self.source is not None:
            self.on_key("Ctrl+Shift+K", self.source.setFocus)

    def show_field(self, name: str, *, focus: bool = True) -> FieldLine:
        """Put a field on the form, in its place, and return its line."""
        if name in self.lines:
            line = self.lines[name]
        else:
            field = self.kind.field(name)
            line = FieldLine(field, self._around, self.make_editor(field))
            self._put(line)
            self._offer_rows()
            line.editor.set_value(self.record[name])
            line.set_unknown(self.record.unknown.get(name))
            line.changed.connect(self._changed)
            if isinstance(line.editor, RowsEditor):
                line.editor.restructured.connect(self.restructured)
            self.restructured()
        if focus:
            line.editor.setFocus()
            self.show_part(line)
        return line

    def _offer_rows(self) -> None:
        """Offer in one press the rows of the kind that are not on the form: charges, steps, orders."""
        while (item := self._offers_flow.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        for field in self.offered():
            if field.type is ROWS and field.name not in self.lines:
                button = LineButton("+ " + field.label.in_(self.session.language))
                button.clicked.connect(partial(self._open_rows, field.name))
                self._offers_flow.addWidget(button)
        self._offers.setVisible(self._offers_flow.count() > 0)

    def _open_rows(self, name: str, checked: bool = False) -> None:
        # Deferred, for the button that was pressed goes away.
        QTimer.singleShot(0, self, lambda: self.show_field(name))

    def _put(self, line: FieldLine) -> None:
        """Put a line at its place: among those the form opens with, or among the others."""
        first, name = [f.name for f in self.first()], line.field.name
        order = first if name in first else [f.name for f in self.kind.fields if f.name not in first]
        place = sum(order.index(other) < order.index(name) for other in self.lines if other in order)
        (self.opening if name in first else self.further).insertWidget(place, line)
        self.lines[name] = line

    def put_again(self, line: FieldLine) -> None:
        """Put a line where it belongs now that the form opens with other fields."""
        for fields in (self.opening, self.further):
            fields.removeWidget(line)
        del self.lines[line.field.name]
        self._put(line)

    def begin(self) -> None:
        """Put the keyboard where typing begins: the first field that is empty, or the first of all."""
        typable = [line for line in self.fields_in_order() if line.editor.typable()]
        empty = [line for line in typable if line.editor.state() is None]
        for line in (empty if self.is_new else typable)[:1] or typable[:1]:
            line.editor.setFocus()

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
        for name, code in told.items():
            self.shared.choose(name, code)
        if self.source is not None:
            self.source.set_value(draft.get(_SOURCE) or self.given_source)
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
        shared = {name: code for name, code in self.shared.chosen().items() if code != getattr(base, name)}
        source = self.source.state() if self.source is not None else {}
        apart = {_UNKNOWN: unknown, _SHARED: shared, _SOURCE: source}
        return found | {name: what for name, what in apart.items() if what}

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        typed = self.typed()
        if typed.get(_SOURCE) == self.given_source:
            typed.pop(_SOURCE, None)
        return bool(typed)

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
        self.let_go()
        self.given_up.emit()

    def let_go(self) -> None:
        """Drop the draft; whoever calls shows something else."""
        self._close()
        key = self.key
        self.session.write_aside(lambda w: w.drop_draft(key))

    def leave(self) -> None:
        """Leave the form for now: the draft stays and is offered again."""
        if not self._closed:
            self.keep_draft()
            self._close()

    def _close(self) -> None:
        self._timer.stop()
        self._closed = True

    # Saving

    def save(self, *, and_another: bool = False) -> None:
        """Save as one step; what is wrong is told at its field, and nothing else is touched.

        With `and_another`, an empty form of the same kind comes after it, with the same source.
        """
        self.wants_another = and_another
        wrong = [line for line in self.fields_in_order() if line.tell()]
        if self.source is not None and self.source.problem() and not wrong:
            self._complain(tr("Some fields need your eye; nothing was saved yet."))
            self.source.setFocus()
            self.show_part(self.source)
            return
        if self._sealed_in_draft and not self.session.vault_open:
            self._complain(tr("This draft holds sealed values. Open the sealed values first, then save."))
            return
        if wrong:
            self._complain(tr("Some fields need your eye; nothing was saved yet."))
            wrong[0].editor.setFocus()
            self.show_part(wrong[0])
            return
        if not self.is_changed and not self.is_new:
            self.give_up()
            return
        self._timer.stop()
        self.save_button.setEnabled(False)
        self.session.write(self.step_name(), self._work(), done=self._saved, failed=self._failed)

    def _complain(self, words: str) -> None:
        self.state.setText(words)
        theme.mark(self.state, tone="danger")

    def changes(self) -> dict[str, JSON]:
        """The values that were changed, in their stored shape; None for what was taken away."""
        named = (n for n in self.typed() if n not in (_UNKNOWN, _SHARED, _SOURCE))
        return {name: self.lines[name].editor.value() for name in named}

    def _work(self) -> Any:
        values, typed, key = self.changes(), self.typed(), self.key
        unknown, shared = typed.get(_UNKNOWN, {}), typed.get(_SHARED, {})
        record, is_new, language = self.record, self.is_new, self.session.language
        sourced = self.source.sourced() if self.source is not None else Sourced()

        def work(writer: Writer) -> tuple[str, str]:
            # Changed fields are laid over the record as it is now, so that nothing saved meanwhile is undone.
            base = record if is_new else writer.get(record.id)
            known = {name for name, value in values.items() if value is not None}
            merged = {n: dict(v) for n, v in {**base.unknown, **unknown}.items() if v and n not in known}
            made = base.with_values(**values).replace(unknown=merged, **shared)
            saved = writer.add(dataclasses.replace(made, id=key)) if is_new else writer.change(made)
            source = str(cite(writer, sourced, saved.id, language)["source"]) if sourced.is_there else ""
            writer.drop_draft(key)
            return saved.id, source

        return work

    def step_name(self) -> str:
        """What the step is called."""
        name = self.step[0 if self.is_new else 1]
        sourced = self.source is not None and not self.source.is_empty
        return {"Add a record": "Add a record with its source"}.get(name, name) if sourced else name

    def _saved(self, made: tuple[str, str]) -> None:
        self._close()
        self.source_cited = made[1]
        self.saved.emit(made[0])

    def _failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self.keep_draft()
        told = {one.field: worded(one.message) for one in getattr(error, "problems", [])}
        for name, message in told.items():
            if name in self.kind.by_name:
                self.show_field(name, focus=False).complain(message)
        self._complain(" ".join(said(error)))
