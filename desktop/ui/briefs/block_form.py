"""The form of a block of a brief: only what its type reads, and kinds and fields of records by their own names."""

from __future__ import annotations

from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import ROWS, Field
from desktop.briefs.block_fields import BLOCK_FIELDS, SEVERAL_KINDS
from desktop.ui.forms.chosen_editors import ChipsEditor, combo
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.forms import RecordForm
from desktop.ui.i18n import tr

JSON = Any
_ALWAYS = ("block_type",)
_UNSEEN = ("brief", "place")  # the window knows them: a block is made in its brief, and moved with Up and Down


class NamesEditor(ChipsEditor):
    """Some of a list of names: kinds of records, or fields of a kind, called by their labels.

    The list is asked for each time it drops down, for another field of the form may have changed it. A text field
    holds the names parted by commas, and a list of texts holds them one by one.
    """

    def __init__(self, field: Field, around: Around, offered: Any, *, several: bool = True) -> None:
        super().__init__(field, around)
        self._offered, self.several = offered, several
        self.box = combo()
        self.box.addItem(tr("Add…"), "")
        self.box.activated.connect(self._pick)
        self._start(self.box)
        self._offer()

    def _offer(self) -> None:
        while self.box.count() > 1:
            self.box.removeItem(1)
        for name, words in self._offered().items():
            self.box.addItem(words, name)

    def words(self, one: str) -> str:
        """See ChipsEditor; a name that is not offered any more is shown as it is."""
        return str(self._offered().get(one, one))

    def set_value(self, value: JSON) -> None:
        """See Editor."""
        names = value.split(",") if isinstance(value, str) else value or []
        super().set_value([name.strip() for name in names if name.strip()])
        self._offer()

    def value(self) -> JSON:
        """See Editor."""
        if self.field.type.name == "texts":
            return list(self._chosen) or None
        return ", ".join(self._chosen) or None

    def again(self) -> None:
        """Offer anew what another field has changed."""
        self._offer()
        self._draw()

    def _pick(self, index: int) -> None:
        chosen = self.box.itemData(index)
        self.box.setCurrentIndex(0)
        if chosen and not self.several:
            self._chosen = []
        self.add(chosen)


class BlockForm(RecordForm):
    """The form of a block; with another type chosen, it shows the fields of that type, and keeps what was typed."""

    def first(self) -> tuple[Field, ...]:
        """See RecordForm."""
        return tuple(self.kind.field(name) for name in (*_ALWAYS, *BLOCK_FIELDS.get(self._type(), ())))

    def offered(self) -> tuple[Field, ...]:
        """See RecordForm: what the type reads, and what the block holds all the same."""
        wanted = {field.name for field in self.first()}
        return tuple(field for field in self.kind.fields
                     if field.name in wanted or (field.name not in _UNSEEN and self.record[field.name] is not None))

    def begin(self) -> None:
        """See RecordForm: a block that has words is there to be written."""
        if "text" in self.lines and not self.lines["text"].isHidden():
            self.lines["text"].editor.setFocus()
        else:
            super().begin()

    def make_editor(self, field: Field) -> Editor:
        """See RecordForm."""
        if field.name == "table_kind":
            return NamesEditor(field, self._around, self._kinds, several=self._type() in SEVERAL_KINDS)
        if field.name == "table_columns":
            return NamesEditor(field, self._around, self._columns)
        if field.name == "counted_by":
            return NamesEditor(field, self._around, self._ways_to_count, several=False)
        return super().make_editor(field)

    def _type(self) -> str:
        line = self.lines.get("block_type")
        return str((line.editor.state() if line else None) or self.record["block_type"] or "text")

    def _kinds(self) -> dict[str, str]:
        return {kind.name: kind.plural.in_(self.session.language) for kind in self._cited_kinds()}

    def _cited_kinds(self) -> list[Kind]:
        """Kinds that tell of something: those of our own work are no rows of a table."""
        return [kind for kind in self.session.schema if kind.group != "work" or kind.name == "submission"]

    def _kinds_meant(self) -> list[Kind]:
        """The kinds that are named, else those of the records that are."""
        said = {name: line.editor.value() if line else self.record[name]
                for name in ("table_kind", "table_records") for line in [self.lines.get(name)]}
        names = {name.strip() for name in str(said["table_kind"] or "").split(",")}
        prefixes = {str(ref).strip().partition("-")[0].upper() for ref in said["table_records"] or ()}
        return [kind for kind in self._cited_kinds() if kind.name in names or kind.ref in prefixes]

    def _fields_of_kinds(self) -> dict[str, str]:
        language = self.session.language
        return {field.name: field.label.in_(language) for kind in self._kinds_meant() for field in kind.fields
                if field.type is not ROWS and not field.sealed}

    def _columns(self) -> dict[str, str]:
        """Fields of a table; on a timeline what is dated, rows too."""
        if self._type() != "timeline":
            return self._fields_of_kinds()
        from desktop.briefs.blocks.entries import dated_fields

        return {name: kind.field(name).label.in_(self.session.language) for kind in self._kinds_meant()
                for name in dated_fields(kind)}

    def _ways_to_count(self) -> dict[str, str]:
        from desktop.briefs.pictures.wanted import ways_to_count

        return ways_to_count(self._kinds_meant(), self.session.language) | self._fields_of_kinds()

    def _changed(self) -> None:
        """A choice of type or of kinds shows other fields and offers other names."""
        super()._changed()
        if not self._ready:
            return
        wanted = {field.name for field in self.first()}
        for name in [name for name in wanted if name not in self.lines]:
            self.show_field(name, focus=False)
        for name, line in self.lines.items():
            line.setVisible(name in wanted or line.editor.state() is not None)
            if isinstance(line.editor, NamesEditor):
                if name == "table_kind":
                    line.editor.several = self._type() in SEVERAL_KINDS
                else:
                    line.editor.again()
