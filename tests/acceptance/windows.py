"""The window: every page of it in every language and size, and whatever was done in it undone."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from PySide6.QtWidgets import QApplication

from archive_schema.kinds import SCHEMA
from desktop.archive import open_archive
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from tests.acceptance.outcome import Outcome
from tests.ui import making
from tests.ui.users.test_undo import there_and_back
from tests.ui.walls import cyrillic
from tests.ui.walls.looking import dress, faults_of, looking
from tests.ui.walls.windows import WINDOWS, pages_of

SIZES = (100, 150)
PROCESSES = 2


def walls(folder: Path, quick: bool) -> Outcome:
    """No window or page cuts a word off, lays one over another, lacks a name or key, or speaks another language."""
    app = QApplication.instance() or QApplication([])
    cyrillic.make_archive(folder / "a")
    session = Session(open_archive(folder / "a", cyrillic.PASSPHRASE))
    session.index.settle(60)
    opened = WINDOWS if quick else {**WINDOWS, **pages_of(tuple(kind.name for kind in SCHEMA))}
    wrong, looked = [], 0
    for language in ("en", "ru", "kk"):
        for size in SIZES:
            dress(language, size)
            main = MainWindow(session)
            main.resize(1366, 720)
            main.show()
            for name, opens in opened.items():
                with looking(opens, main) as window:
                    looked += 1
                    wrong += [f"{name}, {language}, {size} %: {what}: {told}" for what, all_told in
                              faults_of(window).items() for told in all_told]
            main.hand_over()
            main.close()
            main.deleteLater()
            app.processEvents()
    session.close()
    told = f"{len(opened)} windows and pages in 3 languages at {len(SIZES)} sizes: {looked:,} looks"
    return Outcome(told, tuple(wrong))


def window_undo(folder: Path, quick: bool) -> Outcome:
    """Random edits made in the window, all undone and all done again: the same records, rows, files, references."""
    sequences, edits = (4, 10) if quick else (200, 30)
    wrong: list[str] = []
    made: Counter[str] = Counter()
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as processes:
        asked = [processes.submit(_sequence, folder / str(seed), seed, edits) for seed in range(sequences)]
        for seed, sequence in enumerate(asked):
            done, differs = sequence.result()
            made.update(done)
            wrong += [f"seed {seed}: another state after undoing or doing again"] if differs else []
    told = ", ".join(f"{count:,} × {name}" for name, count in made.most_common())
    return Outcome(f"{sequences} sequences of {edits} edits ({told})", tuple(wrong))


def _sequence(place: Path, seed: int, edits: int) -> tuple[list[str], bool]:
    """One sequence in a process that may have made others before: the edits made, and whether a state differed."""
    app = QApplication.instance() or QApplication([])
    theme.apply(theme.LIGHT_MODE)
    files = place / "files"
    files.mkdir(parents=True)
    session = Session(making.make_archive(place / "a"))
    try:
        return there_and_back(session, seed, edits, files), False
    except AssertionError:
        return [], True
    finally:
        session.close()
        app.processEvents()
