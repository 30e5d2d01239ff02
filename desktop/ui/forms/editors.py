"""The editor for each type of field: with editor, typed_editors, chosen_editors and rows beside it the only place
that knows both field types and widgets."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from archive_schema.fields import SEALED, Field
from desktop.ui.forms.chosen_editors import (
    ChoiceEditor,
    ChoicesEditor,
    FlagEditor,
    LinkEditor,
    LinksEditor,
    SiblingEditor,
)
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.moment_editor import MomentEditor
from desktop.ui.forms.typed_editors import LineEditor, ListEditor, LongEditor
from desktop.ui.i18n import tr

JSON = Any


class SealedEditor(Editor):
    """A sealed value: typed with an open vault, said to be sealed with a closed one."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        self._open = around.session.vault_open
        self._value: JSON = None
        self.inner: Editor | None = None
        self.locked = QLineEdit(readOnly=True)
        self.locked.setEnabled(False)
        if self._open:
            self.inner = (LongEditor if field.type.name == "long_text" else LineEditor)(field, around)
            self.inner.changed.connect(self.changed)
            self.inner.left.connect(self.left)
            self.lay(self.inner, focus=self.inner.focusProxy())
        else:
            self.locked.setPlaceholderText(tr("Open the sealed values to write here"))
            self.lay(self.locked)

    def typable(self) -> bool:
        """See Editor."""
        return self._open

    def set_value(self, value: JSON) -> None:
        """See Editor."""
        self._value = value
        if self.inner is not None:
            self.inner.set_value(None if value is SEALED else value)
        else:
            self.locked.setText("" if value is None else self.field.words(SEALED, self.around.language))

    def value(self) -> JSON:
        """See Editor."""
        return self.inner.value() if self.inner is not None else self._value


_EDITORS: dict[str, type[Editor]] = {
    "long_text": LongEditor, "choice": ChoiceEditor, "choices": ChoicesEditor, "flag": FlagEditor,
    "moment": MomentEditor, "link": LinkEditor, "links": LinksEditor, "sibling": SiblingEditor, "texts": ListEditor,
}


def editor_for(field: Field, around: Around) -> Editor:
    """The editor of a field, by its type; a type unknown here is typed in words."""
    if field.sealed:
        return SealedEditor(field, around)
    if field.type.name == "rows":
        from desktop.ui.forms.rows import RowsEditor

        return RowsEditor(field, around)
    return _EDITORS.get(field.type.name, LineEditor)(field, around)
