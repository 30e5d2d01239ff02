"""Cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import re

# What a spreadsheet may take for a formula: the signs it begins with, their full-width forms, and what may stand
# before them unseen: spaces of any width, tabs, ends of lines, and an apostrophe that hid them once.
_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@|%＝＋－＠｜％−])")


def harmless(cell: str) -> str:
    """A cell with an apostrophe before what could be a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """The cell without the apostrophe that made it harmless."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
