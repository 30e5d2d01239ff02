"""Going to a field by typing a few letters of its name; one that is not on the form yet is put there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal

from archive_schema.fields import Field
from desktop.ui.forms.offering import Offering
from desktop.ui.i18n import tr

ALL = "*"


class FieldChooser(Offering):
    """Offers the fields whose label, in any of the three languages, holds the letters typed."""

    chosen = Signal(str)
    """The name of the field, or ALL."""

    def __init__(self, fields: Callable[[], Iterable[Field]], language: str, *, with_all: bool = True) -> None:
        super().__init__()
        self._fields, self._language, self._with_all = fields, language, with_all
        self.setPlaceholderText(tr("Add a field…"))
        self.setAccessibleName(tr("Add a field: letters of its name"))

    def look(self) -> None:
        """See Offering."""
        words = self.text().strip().casefold().replace("ё", "е")
        found = [(field.name, field.label.in_(self._language)) for field in self._fields()
                 if any(words in label.casefold().replace("ё", "е") for label in field.label.all)]
        starts = sorted(found, key=lambda one: not one[1].casefold().startswith(words)) if words else found
        self.offer(starts + ([(ALL, tr("All fields"))] if self._with_all and not words else []))

    def take(self, code: str) -> None:
        """See Offering."""
        self.chosen.emit(code)
