"""The parts of a menu: a command with its keys, one that is on or off, one of several choices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

Key = str | QKeySequence.StandardKey


def command(menu: QMenu, words: str, act: Callable[[], object], *keys: Key) -> QAction:
    """A command at the end of a menu."""
    action = menu.addAction(words)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.triggered.connect(lambda checked=False: act())
    return action


def turning(menu: QMenu, words: str, on: bool, act: Callable[[bool], object], key: str) -> QAction:
    """A command that is on or off."""
    menu.setProperty("checks", "true")
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(on)
    action.setShortcut(QKeySequence(key))
    action.toggled.connect(act)
    return action


def choices(menu: QMenu, words: str, offered: Sequence[tuple[Any, str]], now: Any,
            act: Callable[[Any], object]) -> None:
    """A menu inside another, of which one line is chosen."""
    inner = menu.addMenu(words)
    inner.setProperty("checks", "true")
    group = QActionGroup(inner)
    for value, said in offered:
        action = inner.addAction(said)
        action.setCheckable(True)
        action.setChecked(value == now)
        action.triggered.connect(lambda checked=False, value=value: act(value))
        group.addAction(action)
