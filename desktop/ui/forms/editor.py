"""What every editor of a field is: see desktop.ui.forms.editors.

An editor holds a value in its stored shape. What a person has not touched comes back exactly as it was given;
what was typed is understood by the field's own parse. `state()` is what a draft keeps: the value, or the words
as typed when they are not understood (yet), and `set_value` takes either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archive_schema.fields import SEALED, Field, FieldError
from desktop.ui import theme
from desktop.ui.i18n import worded
from desktop.ui.session import Session

JSON = Any


@dataclass(frozen=True)
class Around:
    """What an editor may ask for: the session, and the rows of a rows field as (id, words)."""

    session: Session
    rows: Callable[[str], list[tuple[str, str]]] = lambda name: []

    @property
    def language(self) -> str:
        """The language of the window."""
        return self.session.language


class Editor(QWidget):
    """The widget of one field."""

    changed = Signal()
    """What is entered became another."""
    left = Signal()
    """The person went on to something else: now is the time to tell a problem."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__()
        self.field, self.around = field, around
        self.hint = ""
        """What was understood, for the line below."""
        self.exact = ""
        """The same to the letter, for a tooltip."""
        self.tone = "second"
        """How the line below is said: "second", or "warn" for what needs an eye."""

    def label(self) -> str:
        """What the field is called."""
        return self.field.label.in_(self.around.language)

    def lay(self, *widgets: QWidget, focus: QWidget | None = None) -> None:
        """Put widgets below one another; the first, or `focus`, takes the keyboard."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GRID)
        for widget in widgets:
            box.addWidget(widget)
        target = focus or widgets[0]
        target.setAccessibleName(self.label())
        self.setFocusProxy(target)

    def set_value(self, value: JSON) -> None:
        """Show a value in its stored shape, words typed before, or None."""
        raise NotImplementedError

    def value(self) -> JSON:
        """The value in its stored shape; None when there is none. Raises FieldError."""
        raise NotImplementedError

    def state(self) -> JSON:
        """What a draft keeps: the value, or the words as they were typed."""
        return self.value()

    def problem(self) -> str:
        """What is wrong with what was entered; "" if nothing."""
        try:
            value = self.value()
        except FieldError as error:
            return str(worded(error))
        return str(worded(self.field.problem(value))) if value is not None and value is not SEALED else ""

    def is_empty(self) -> bool:
        """Whether nothing at all is entered."""
        return self.state() is None

    def typable(self) -> bool:
        """Whether anything can be entered now."""
        return True

    def may_be_unknown(self) -> bool:
        """Whether it may be said why nothing is known here."""
        return self.typable() and not self.field.required and self.field.type.name not in ("flag", "sibling")

    def mark_problem(self, wrong: bool) -> None:
        """Outline the widget when its words are wrong."""
        if (target := self.focusProxy()) is not None:
            theme.mark(target, problem=wrong)
