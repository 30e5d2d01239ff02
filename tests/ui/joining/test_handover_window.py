"""The window in which a case is handed over."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.joining.handover_window import HandoverWindow
from desktop.ui.session import Session
from tests.exchange.handover.conftest import made_case


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> HandoverWindow:
    """A case of four documents, to be handed over safely."""
    case = made_case(session.archive)
    made = HandoverWindow(session, case)
    qtbot.addWidget(made)
    made.safe.setChecked(True)
    return made


def looked(window: HandoverWindow, qtbot: QtBot) -> list[str]:
    """What goes and what stays, after a look."""
    window.look.click()
    qtbot.waitUntil(lambda: window.plan is not None and window.table.rowCount() > 0)
    return [window.table.item(row, 0).text() for row in range(window.table.rowCount())]


def test_nothing_can_be_written_before_it_was_looked_at(window: HandoverWindow, qtbot: QtBot) -> None:
    assert not window.go.isEnabled()
    assert looked(window, qtbot) == ["goes", "goes", "stays", "stays"] and window.go.isEnabled()
    window.clean.setChecked(True)
    assert not window.go.isEnabled() and window.table.rowCount() == 0


def test_what_was_looked_at_for_names_goes(window: HandoverWindow, qtbot: QtBot) -> None:
    looked(window, qtbot)
    row = next(at for at in range(4) if "Photo" in window.table.item(at, 1).text())
    window.table.setCurrentCell(row, 0)
    window.plan = None
    window.looked.click()
    qtbot.waitUntil(lambda: window.plan is not None)
    assert [window.table.item(at, 0).text() for at in range(4)] == ["goes", "goes", "goes", "stays"]


def test_it_is_written_and_told(window: HandoverWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    looked(window, qtbot)
    window.write_to(tmp_path / "stick")
    qtbot.waitUntil(lambda: window.done is not None, timeout=20_000)
    assert (Path(window.done.folder) / "index.html").is_file() and window.done.sums in window.told.text()


def test_sealed_originals_ask_for_a_passphrase_typed_twice(window: HandoverWindow) -> None:
    window.originals.setCurrentIndex(window.originals.findData("sealed"))
    assert not window.look.isEnabled()
    window.passphrase.setText("six words")
    assert not window.look.isEnabled() and "differ" in window.told.text()
    window.again.setText("six words")
    assert window.look.isEnabled()


def test_a_weak_passphrase_of_the_originals_is_told_and_not_refused(window: HandoverWindow, qtbot: QtBot) -> None:
    window.originals.setCurrentIndex(window.originals.findData("sealed"))
    window.passphrase.setText("short")
    window.again.setText("short")
    looked(window, qtbot)
    assert "Weak" in window.told.text() and window.go.isEnabled()


def test_a_small_hand_over_is_told_in_its_own_size(window: HandoverWindow, qtbot: QtBot) -> None:
    looked(window, qtbot)
    assert "kB. The folder" in window.told.text()
