"""A day of each user of the program, from unlocking to locking: generators for a Hand."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog

from desktop.ui.briefs.brief_view import BriefView
from desktop.ui.i18n import tr
from tests.ui.making import PASSPHRASE
from tests.ui.users.hand import Act, Hand
from tests.ui.users.papers import ten_files


def unlock(hand: Hand) -> Act:
    """Open the archive that is asked for."""
    yield from hand.look("unlock")
    yield from hand.type(PASSPHRASE)
    yield from hand.press("Return")
    yield lambda: hand.shell.main is not None
    yield from hand.look("opened")


def lawyer(hand: Hand) -> Act:
    """Opens a case, reads the ruling, cites a passage for the charge, records a rival date. By keyboard alone."""
    yield from unlock(hand)
    yield from find(hand, "Mambetalin kind:prosecution", "prosecution")
    yield from hand.look("case")
    yield from hand.press("Ctrl+Shift+K")
    yield from hand.type("ruling")
    yield from hand.offered()
    yield from hand.press("Return")
    yield from hand.look("citing")
    yield from hand.go_to(tr("Quotation and &more…"))
    yield from hand.press("Space")
    yield lambda: hand.main.pane.form is not None
    yield from hand.go_to(tr("Read the source and mark the passage…"), "Shift+Tab")
    yield from hand.press("Space")
    yield lambda: hand.main.pane.reading is not None and hand.main.pane.reading.shown is not None
    yield from hand.look("reading")
    yield from hand.press("Ctrl+F")
    yield from hand.type("three years of restricted freedom")
    yield lambda: hand.main.pane.reading.finder.count.text()[:1].isdigit()
    yield from hand.press("Return")
    yield from hand.look("passage")
    yield from hand.press("Ctrl+Shift+K")
    yield lambda: hand.main.pane.form is not None
    yield from hand.press("End")  # the row: the charge is the last there is
    yield from hand.look("cited-for-the-charge")
    yield from hand.press("Ctrl+S")
    yield lambda: hand.main.pane.form is None
    yield from hand.look("read-on")
    yield from hand.press("Escape")
    yield lambda: hand.main.pane.view is not None
    yield from rival_date(hand)
    yield from lock(hand)


def rival_date(hand: Hand) -> Act:
    """Another source gives another day for the case that is shown: say so, for the field it is about."""
    yield from hand.press("Ctrl+3")
    for _ in range(12):
        if hand.main.pane.view.field_at() == "began":
            break
        yield from hand.press("Down")
    yield from hand.look("the-date")
    yield from hand.press("Ctrl+Shift+K")
    yield from hand.type("ruling")
    yield from hand.offered()
    yield from hand.press("Return")
    yield from hand.type("2")
    yield from hand.press("Tab")
    yield from hand.type("2015-11-05")
    yield from hand.look("rival")
    yield from hand.press("Return")
    yield lambda: "3 ≠" in hand.said()
    yield from hand.look("rivals")


def lock(hand: Hand) -> Act:
    """Nothing is left on the screen."""
    yield from hand.press("Ctrl+L")
    yield lambda: hand.shell.main is None
    yield from hand.look("locked")


def find(hand: Hand, query: str, kind: str) -> Act:
    """Find a record by words, and stand in it."""
    yield from hand.press("Ctrl+Shift+F")
    yield from hand.type(query)
    yield from hand.press("Return")
    yield lambda: hand.main.pane.view is not None and hand.main.pane.view.kind.name == kind
    yield from hand.press("Return")


def archivist(hand: Hand) -> Act:
    """Takes in ten files, tags them, merges a letter that came twice, and treats what waits."""
    yield from unlock(hand)
    yield from hand.press("Ctrl+Shift+I")
    yield from hand.look("choosing-files")
    yield from hand.type(" ".join(f'"{path}"' for path in ten_files(hand.files)))
    yield from hand.press("Return")
    yield lambda: hand.main.session.reader.count("source") == 13
    yield from hand.rest()
    yield from hand.look("taken-in")
    yield from hand.press("Ctrl+2", "Ctrl+A")
    yield from hand.look("all-chosen")
    yield from hand.press("Ctrl+T")
    yield from hand.type("Online")
    yield from hand.press("Return")
    yield from hand.look("tagging")
    yield from hand.press("Return")
    yield from hand.look("tagged")
    yield from hand.press("Ctrl+D")
    yield from hand.look("duplicates")
    yield from hand.click(tr("&Merge…"))
    yield from hand.look("merging")
    yield from hand.click(tr("&Merge"))
    yield lambda: hand.main.session.reader.count("source") == 12
    yield from hand.look("merged")
    yield from hand.press("Escape")
    yield from hand.press("Ctrl+2", "Home", "Ctrl+Shift+D", "Ctrl+Shift+D")
    yield from hand.look("treated")
    yield from lock(hand)


def advocate(hand: Hand) -> Act:
    """Writes a paragraph into a brief, cites for it, looks at its page, and hands it out as PDF."""
    yield from unlock(hand)
    yield from hand.press("Ctrl+Shift+F")
    yield from hand.type("trial kind:brief")
    yield from hand.press("Return")
    yield lambda: hand.main.pane.view is not None and hand.main.pane.view.kind.name == "brief"
    yield from hand.press("Return")
    yield lambda: hand.window(BriefView) is not None
    yield from hand.look("brief")
    yield from hand.press("Ctrl+2", "Ctrl+End", "Ctrl+Return")
    yield from hand.type("The court gave three years of restricted freedom")
    yield from hand.press("Ctrl+Shift+K")
    yield from hand.look("picking")
    yield from hand.type("ruling")
    yield from hand.look("picked")
    yield from hand.press("Return")
    yield lambda: hand.button(tr("&Put the mark")) is not None
    yield from hand.rest()
    yield from hand.type("2")
    yield from hand.look("cited")
    yield from hand.press("Return")
    yield from hand.type(".")
    yield from hand.press("Ctrl+S")
    yield from hand.look("saved")
    yield from hand.press("Ctrl+Shift+E")
    yield from hand.look("export")
    yield from hand.click(tr("&Export…"))
    yield from hand.look("where")
    yield from hand.press("Ctrl+A")
    yield from hand.type(str(hand.files / "brief.pdf"))
    yield from hand.look("named")
    yield from hand.press_until("Return", lambda: hand.window(QFileDialog) is None)
    yield lambda: (hand.files / "brief.pdf").exists()
    yield from hand.rest()
    yield from hand.look("exported")
    yield from lock(hand)
