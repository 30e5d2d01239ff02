"""Forms that open with other fields than the general one."""

from __future__ import annotations

from archive_schema.by_type import first_of_source
from archive_schema.fields import Field
from desktop.ui.forms.forms import RecordForm


class SourceForm(RecordForm):
    """The form of a source: its type comes first, and says which fields follow. What was typed always stays."""

    def first(self) -> tuple[Field, ...]:
        """See RecordForm."""
        return tuple(map(self.kind.field, ("csl_type", *first_of_source(self._type()))))

    def _type(self) -> str:
        line = self.lines.get("csl_type")
        return str((line.editor.state() if line else self.record["csl_type"]) or "")

    def begin(self) -> None:
        """See RecordForm: a new source begins with its title; its type is one line above."""
        if self.is_new and "title" in self.lines and self.lines["title"].editor.is_empty():
            self.lines["title"].editor.setFocus()
        else:
            super().begin()

    def _changed(self) -> None:
        """Another type shows other fields."""
        super()._changed()
        if not self._ready or (now := self._type()) == getattr(self, "_shown_type", self.record["csl_type"] or ""):
            return
        self._shown_type = now
        wanted = [field.name for field in self.first()]
        for name in wanted:
            self.show_field(name, focus=False)
        for name, line in self.lines.items():
            line.setVisible(name in wanted or line.editor.state() is not None)
        for line in list(self.lines.values()):
            self.put_again(line)
        self.restructured()


class ProvisionForm(RecordForm):
    """The form of a provision: its place in the instrument, as of which day, and its words."""

    def first(self) -> tuple[Field, ...]:
        """See RecordForm."""
        names = ("instrument_name", "instrument", "reference", "as_of", "text", "short", "functions")
        return tuple(map(self.kind.field, names))


class BlockedSiteForm(RecordForm):
    """The form of a blocked site: what, where, when; then orders, restrictions and measurements, each by itself."""

    def first(self) -> tuple[Field, ...]:
        """See RecordForm."""
        return (*self.kind.first_lines, *map(self.kind.field, ("orders", "restrictions", "measurements")))


class ShutdownForm(RecordForm):
    """The form of a shutdown: what, when, where; then its phases and what was cut."""

    def first(self) -> tuple[Field, ...]:
        """See RecordForm."""
        return (*self.kind.first_lines, *map(self.kind.field, ("phases", "networks")))
