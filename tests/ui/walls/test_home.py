"""A day that opens every window leaves nothing outside the archive."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.ui.walls import cyrillic

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import app
from desktop.ui import dialogs
from desktop.ui.main_window import MainWindow
from tests.ui.walls import cyrillic
from tests.ui.walls.looking import looking
from tests.ui.walls.windows import WINDOWS

def use():
    start = next(one for one in QApplication.topLevelWidgets() if hasattr(one, "pages"))
    QTimer.singleShot(300, lambda: QApplication.activeModalWidget().accept())
    dialogs.choose_folder(start, "A folder", Path(sys.argv[1]))
    start.page.passphrase.setText(cyrillic.PASSPHRASE)
    start.page.unlock()
    look()

def look():
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    if not found:
        QTimer.singleShot(100, look)
        return
    for opens in WINDOWS.values():
        with looking(opens, found[0]):
            pass
    found[0].close()

dress = app.prepare
app.prepare = lambda made: (dress(made), QTimer.singleShot(400, use))
sys.exit(app.start([sys.argv[1]]))
"""


def test_every_window_opened_leaves_nothing_in_home_or_among_temporary_files(tmp_path: Path) -> None:
    cyrillic.make_archive(tmp_path / "a.muragat")
    places = {name: tmp_path / name for name in ("HOME", "TMPDIR")}
    for place in places.values():
        place.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {
        "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
        **{name: str(place) for name, place in places.items()}}
    run = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path / "a.muragat")], env=environment, timeout=120,
                         capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert [left for place in places.values() for left in place.rglob("*")] == []
