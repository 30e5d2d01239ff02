"""The order in which Tab goes through a form: as the eye does, from the top down."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def order_by_sight(*parts: QWidget) -> None:
    """Let Tab go through what is to be seen of each part, from the top down, and then on to the next part."""
    chain: list[QWidget] = []
    for part in parts:
        found = [one for one in part.findChildren(QWidget) if _takes_tab(one) and one.isVisibleTo(part)]
        chain += sorted(found, key=lambda one: _place(one, part))
    for one, other in zip(chain, chain[1:], strict=False):
        QWidget.setTabOrder(one, other)


def _takes_tab(widget: QWidget) -> bool:
    return widget.focusPolicy() & Qt.FocusPolicy.TabFocus != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None


def _place(widget: QWidget, part: QWidget) -> tuple[int, int]:
    at = widget.mapTo(part, QPoint(0, 0))
    # What stands in one line is a few pixels higher or lower.
    return (at.y() + widget.height() // 2) // 12, at.x()
