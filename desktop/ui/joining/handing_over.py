"""The commands that hand a case over, and that take sealed originals of a hand-over out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


def hand_over(window: MainWindow) -> None:
    """Open the window; the case that is listed or shown is chosen in it."""
    from desktop.ui.joining.handover_window import HandoverWindow

    session, case = window.session, window.list.place.case or window.pane.record_id
    HandoverWindow(session, case if case and session.reader.kind_of(case) == "case_file" else "").show()


def open_originals(window: MainWindow) -> None:
    """Take sealed originals out into a folder."""
    from desktop.ui.joining.originals_window import OriginalsWindow

    OriginalsWindow(window.session).show()
