"""What the steps before an archive is open are made of: a title, lines with their names, the buttons at the foot."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme


def step_page(title: str) -> tuple[QWidget, QVBoxLayout]:
    """A page with its title, and the rows below it."""
    page = QWidget()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(theme.GRID)
    rows.addWidget(theme.label(title, "title", semibold=True, wrap=True))
    return page, rows


def line(rows: QVBoxLayout, words: str, field: QLineEdit, beside: QPushButton | None = None) -> QLineEdit:
    """Put a named field into the rows, a button beside it."""
    named = QLabel(words)
    named.setWordWrap(True)
    named.setBuddy(field)
    field.setAccessibleName(words.replace("&", ""))
    row = QHBoxLayout()
    row.addWidget(field, 1)
    if beside:
        row.addWidget(beside)
    rows.addSpacing(theme.GAP)
    rows.addWidget(named)
    rows.addLayout(row)
    return field


def button(words: str, *, primary: bool = False) -> QPushButton:
    """A button by its words, with their key letter."""
    made = QPushButton(words)
    made.setAccessibleName(words.replace("&", ""))
    if primary:
        theme.mark(made, primary=True)
        made.setDefault(True)
    return made


def last_row(rows: QVBoxLayout, back: QPushButton | None, go: QPushButton) -> None:
    """The foot of a page: the way back, and the way on."""
    row = QHBoxLayout()
    if back:
        theme.mark(back, link=True)
        row.addWidget(back)
    row.addStretch()
    row.addWidget(go)
    rows.addSpacing(theme.PANE)
    rows.addLayout(row)
