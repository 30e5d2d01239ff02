"""Records on their way from one place of the window to another: their ids, within this program only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

RECORDS = "application/x-muragat-records"


def records_mime(ids: Sequence[str]) -> QMimeData:
    """What is dragged when these records are."""
    made = QMimeData()
    made.setData(RECORDS, "\n".join(ids).encode())
    return made


def records_in(data: QMimeData) -> list[str]:
    """The ids of the records that are dragged; none if it is something else."""
    if not data.hasFormat(RECORDS):
        return []
    return bytes(data.data(RECORDS).data()).decode("utf-8", "replace").split("\n")
