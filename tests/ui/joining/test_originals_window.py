"""The window in which sealed originals of a hand-over are taken out."""

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.exchange.sealed import frames
from desktop.exchange.sealed.head import Locks, make_head
from desktop.exchange.sealed.stream import StreamWriter
from desktop.ui.joining.originals_window import RESULT, OriginalsWindow
from desktop.ui.session import Session

DATA = b"a verdict"


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """One sealed original."""
    head, key = make_head(Locks(passphrase="six words"), 100, "test")
    stream = StreamWriter(tmp_path / "made", head, key)
    stream.write(frames.packed(frames.ORIGINALS, {"muragat_originals": 1}))
    stream.write(frames.packed(frames.FILE, {"sha256": hashlib.sha256(DATA).hexdigest(), "name": "001 Verdict.txt",
                                             "size": len(DATA)}) + DATA)
    stream.write(frames.packed(frames.END, {"files": 1, "bytes": len(DATA)}))
    stream.finish()
    return (tmp_path / "made.part").rename(tmp_path / "made.sealed")


@pytest.fixture
def window(session: Session, sealed: Path, qtbot: QtBot) -> OriginalsWindow:
    """The window, with all filled in."""
    made = OriginalsWindow(session)
    qtbot.addWidget(made)
    for field, words in ((made.file, str(sealed)), (made.passphrase, "six words"), (made.folder, str(sealed.parent))):
        field.setText(words)
    return made


def test_sealed_originals_are_taken_out_and_their_hashes_told(window: OriginalsWindow, sealed: Path, qtbot: QtBot):
    qtbot.keyClick(window.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.steps.currentIndex() == RESULT)
    assert (sealed.parent / "Originals" / "001 Verdict.txt").read_bytes() == DATA
    assert window.files.item(0, 2).text() == hashlib.sha256(DATA).hexdigest() and window.passphrase.text() == ""


def test_a_wrong_passphrase_is_told_and_nothing_is_written(window: OriginalsWindow, sealed: Path, qtbot: QtBot):
    window.passphrase.setText("five words")
    window.go.click()
    qtbot.waitUntil(lambda: window.problem.text() != "")
    assert not (sealed.parent / "Originals").exists() and window.go.isEnabled()


def test_what_is_missing_is_said_beside_the_button(window: OriginalsWindow):
    window.passphrase.clear()
    assert window.missing.text() == "Type their passphrase." and not window.go.isEnabled()
    window.passphrase.setText("six words")
    assert window.missing.text() == "" and window.go.isEnabled()


def test_a_folder_that_is_none_is_told_at_once(window: OriginalsWindow, sealed: Path):
    window.folder.setText(str(sealed))
    window.go.click()
    assert window.problem.text().endswith("is no folder.")
