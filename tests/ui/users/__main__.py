"""python -m tests.ui.users PLACE: every user's day with a picture of each step, in en, ru, kk, light and dark."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.archive import open_archive
from desktop.ui import i18n, theme
from tests.ui.making import PASSPHRASE
from tests.ui.users import days
from tests.ui.users.spending import begin, prepare

DAYS = (days.archivist, days.lawyer, days.advocate)


def main(place: Path) -> int:
    """Take the pictures; 1 if a day did not come to its end."""
    app = QApplication([])
    failed = 0
    for day in DAYS:
        for language in ("en", "ru", "kk"):
            for mode in (theme.LIGHT_MODE, theme.DARK_MODE):
                pictures = place / f"{day.__name__}-{language}-{mode}"
                pictures.mkdir(parents=True, exist_ok=True)
                i18n.set_language(language)
                theme.apply(mode)
                with tempfile.TemporaryDirectory() as folder:
                    archive = prepare(Path(folder))
                    _speak(archive, language, mode)
                    hand = begin(day, archive, pictures)
                    loop, look = QEventLoop(), QTimer(interval=20)
                    look.timeout.connect(lambda hand=hand, loop=loop: hand.is_over and loop.quit())
                    look.start()
                    loop.exec()
                    look.stop()
                    hand.shell.quit()
                failed += not hand.done
                told = hand.error or f"{hand.keys} keys, {hand.clicks} clicks"
                print(f"{pictures.name}: {told}", flush=True)
    app.quit()
    return 1 if failed else 0


def _speak(folder: Path, language: str, mode: str) -> None:
    with open_archive(folder, PASSPHRASE) as archive:
        for name, value in (("language", language), ("theme", mode)):
            archive.write_aside(lambda w, name=name, value=value: w.set_setting(f"window.{name}", value)).result()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
