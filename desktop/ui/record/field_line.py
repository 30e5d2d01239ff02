"""One field in a form: its label, its editor, what was understood or what is wrong, and why nothing is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from archive_schema.fields import Field
from archive_schema.sentences import not_known
from archive_schema.vocabularies import UNKNOWN_REASON
from desktop.ui import theme
from desktop.ui.forms.editor import Around, Editor
from desktop.ui.forms.editors import editor_for
from desktop.ui.i18n import tr
from desktop.ui.words import tip

JSON = Any


class FieldLine(QWidget):
    """A field as a form shows it. The label stands over the editor, so that it may be long."""

    changed = Signal()

    def __init__(self, field: Field, around: Around, editor: Editor | None = None) -> None:
        super().__init__()
        self.field, self._around = field, around
        self.editor = editor or editor_for(field, around)
        self.unknown: Mapping[str, JSON] | None = None
        self._why: QToolButton | None = None
        self._name = theme.label(self._called(), "small", "second", wrap=True)
        self._name.setBuddy(self.editor.focusProxy() or self.editor)
        self._below = theme.label("", "small", "second", wrap=True)
        self._below.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GRID // 2)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        if self.editor.may_be_unknown():
            self._why = self._why_button()
            head.addWidget(self._why, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        box.addLayout(head)
        box.addWidget(self.editor)
        box.addWidget(self._below)
        self.editor.setToolTip(field.help.in_(around.language) if field.help.en else "")
        self.editor.changed.connect(self._edited)
        self.editor.left.connect(self.tell)
        self._say()

    def _called(self) -> str:
        words = self.field.label.in_(self._around.language)
        return f"{words} *" if self.field.required else words

    def _why_button(self) -> QToolButton:
        made = QToolButton()
        made.setText("?")
        made.setFont(theme.font("small"))
        made.setMaximumHeight(made.fontMetrics().height() + theme.GRID)
        made.setToolTip(tr("Why nothing is known") + " (F8)")
        made.setAccessibleName(tr("Why nothing is known: {field}", field=self._called()))
        # Tab goes from field to field; this one has a key.
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(made)
        menu.addAction(tr("Say nothing"), lambda: self.set_unknown(None, edited=True))
        for code, words in UNKNOWN_REASON.terms.items():
            menu.addAction(words.in_(self._around.language),
                           lambda code=code: self.set_unknown({**(self.unknown or {}), "reason": code}, edited=True))
        made.setMenu(menu)
        return made

    def hide_name(self) -> None:
        """The name stands beside the line already."""
        self._name.hide()

    def ask_why(self) -> None:
        """Offer the reasons why nothing is known."""
        if self._why is not None and self._why.isVisible():
            self._why.showMenu()

    def set_unknown(self, unknown: Mapping[str, JSON] | None, *, edited: bool = False) -> None:
        """Show why nothing is known, or that nothing is said about it."""
        self.unknown = unknown or None
        self._say()
        if edited:
            self.changed.emit()

    def _edited(self) -> None:
        self.editor.mark_problem(False)
        self._say()
        self.changed.emit()

    def tell(self) -> bool:
        """Tell at the field what is wrong with it; whether anything is."""
        wrong = self.editor.problem()
        if not wrong and self.field.required and self.editor.typable() and self.editor.value() is None:
            wrong = tr("This is needed.")
        if wrong:
            self.complain(wrong)
        return bool(wrong)

    def complain(self, words: str) -> None:
        """Say at the field that it cannot stay so."""
        self.editor.mark_problem(True)
        self._below.setText(words)
        theme.mark(self._below, tone="danger")
        self._below.show()

    def _say(self) -> None:
        hint = self.editor.hint
        is_empty = self.editor.is_empty()
        if self._why is not None:
            self._why.setVisible(is_empty)
        if not hint and self.unknown and is_empty:
            hint = tr("Not known: {reason}", reason=not_known(self.unknown, self._around.language))
        self._below.setText(hint)
        self._below.setToolTip(tip(self.editor.exact))
        theme.mark(self._below, tone=self.editor.tone)
        self._below.setVisible(bool(hint))


def ask_why_at(widget: QWidget | None) -> None:
    """Offer, at the field where the keyboard is, the reasons why nothing is known."""
    while widget is not None and not isinstance(widget, FieldLine):
        widget = widget.parentWidget()
    if widget is not None:
        widget.ask_why()
