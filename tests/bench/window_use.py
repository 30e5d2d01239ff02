"""What a long list costs in the window: python -m tests.bench.window_use FOLDER FILES. The last line told is JSON.

FOLDER is an archive of tests.bench.many, which is changed; FILES are imported while it is typed. Times are the
clock's, in seconds: from what a hand does until everything it leads to was done and painted.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS, PAGES_DOWN, LETTERS = 7, 200, 240
PAUSE = 0.03  # seconds between two keys: faster than hands
SWITCHING = 0.0002  # as desktop.app sets it


def main(folder: Path, files: int) -> None:
    """Do what hands do, and tell what it took."""
    sys.setswitchinterval(SWITCHING)
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    from desktop.app import prepare

    prepare(app)
    from desktop.archive import open_archive
    from desktop.ui.main_window import MainWindow
    from desktop.ui.session import Session
    from tests.bench.many import PASSPHRASE

    own = note_own_time()
    session = Session(open_archive(folder, PASSPHRASE))
    window = MainWindow(session)
    window.show()
    use = Use(app, window)
    use.wait(1.0)
    told = {"records": session.reader.count("source"), "shown": use.shown(after_a_write=True),
            "again": use.shown(after_a_write=False), "arranged": use.arranged(), "scrolled": use.scrolled(own),
            "jumped": use.jumped(), "quiet": use.typed(LETTERS // 4)}
    with tempfile.TemporaryDirectory() as place:
        use.begin_import(Path(place), files)
        told["typed"] = use.typed(LETTERS)
        told["searched"] = use.searched(LETTERS)
        told["imported"] = use.imported()
        told["still"] = use.still()
        use.stop_import()
    session.close()
    print(json.dumps(told), flush=True)


def note_own_time() -> list[float]:
    """How long each call of Qt into the model of the list takes, as they come. Before the first model is made."""
    from desktop.ui.lists.list_model import RecordTable

    asked, taken = RecordTable.data, []

    def data(self, index, role=0):  # type: ignore[no-untyped-def]
        begun = time.thread_time()
        try:
            return asked(self, index, role)
        finally:
            taken.append(time.thread_time() - begun)

    RecordTable.data = data  # type: ignore[method-assign]
    return taken


class Use:
    """A hand at the window."""

    def __init__(self, app, window) -> None:  # type: ignore[no-untyped-def]
        self.app, self.window = app, window
        self.table = window.list.table

    def wait(self, seconds: float) -> None:
        """Let the window do what it likes."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.app.processEvents()
            time.sleep(0.001)

    def _until(self, done: Callable[[], bool]) -> None:
        while not done():
            self.app.processEvents()
            time.sleep(0.0005)

    def _paint(self) -> None:
        self.app.processEvents()
        self.app.sendPostedEvents()
        self.app.processEvents()

    def shown(self, *, after_a_write: bool) -> dict[str, list[float]]:
        """From the choice of another place to the list of all sources on the screen: by the clock, and of the window's
        thread the processor time."""
        from archive_schema.records import Record
        from desktop.ui.lists.pages import Place

        told: dict[str, list[float]] = {"clock": [], "thread": []}
        for _ in range(ROUNDS):
            self.window.show_place(Place(kind="note"))
            if after_a_write:
                archive = self.window.session.archive
                archive.write("Add", lambda writer: writer.add(Record("source", {"title": "One more"}))).result()
            self.wait(0.2)
            begun, worked = time.perf_counter(), time.thread_time()
            self.window.show_place(Place(kind="source"))
            self._paint()
            told["clock"].append(time.perf_counter() - begun)
            told["thread"].append(time.thread_time() - worked)
        return told

    def arranged(self) -> dict[str, float]:
        """From the click on a heading, or the choice of groups, until the rows stand so."""
        from PySide6.QtCore import QEventLoop

        taken = {}
        for name, act in (("issued", lambda: self.table.sort_by("issued")),
                          ("publisher", lambda: self.table.sort_by("publisher")),
                          ("years", lambda: self.table.group_by("issued")),
                          ("tags", lambda: self.table.group_by("tags")),
                          ("none", lambda: (self.table.group_by(""), self.table.sort_by("title")))):
            loop = QEventLoop()
            self.table.orders.arrived.connect(loop.quit)
            begun = time.perf_counter()
            act()
            if self.table.orders._running:
                loop.exec()
            self._paint()
            taken[name] = time.perf_counter() - begun
        return taken

    def scrolled(self, own: list[float]) -> dict[str, list[float]]:
        """A page down, again and again, until the page is painted: by the clock, the window's thread, our own code."""
        bar = self.table.verticalScrollBar()
        bar.setValue(0)
        self._paint()
        told: dict[str, list[float]] = {"clock": [], "thread": [], "own": []}
        for _ in range(PAGES_DOWN):
            own.clear()
            begun, worked = time.perf_counter(), time.thread_time()
            bar.setValue(bar.value() + bar.pageStep())
            self.table.viewport().repaint()
            self._paint()
            told["clock"].append(time.perf_counter() - begun)
            told["thread"].append(time.thread_time() - worked)
            told["own"].append(sum(own))
            self.wait(0.005)
        return told

    def jumped(self) -> list[float]:
        """To places anywhere in the list, as with the handle of the scroll bar."""
        bar, chance, taken = self.table.verticalScrollBar(), random.Random(1), []
        for _ in range(PAGES_DOWN // 2):
            begun = time.perf_counter()
            bar.setValue(chance.randrange(bar.maximum()))
            self.table.viewport().repaint()
            self._paint()
            taken.append(time.perf_counter() - begun)
            self.wait(0.005)
        return taken

    # Typing

    def typed(self, letters: int) -> list[float]:
        """Letters in a field of a form."""
        from PySide6.QtWidgets import QLineEdit

        self.window.records.new("note")
        self.wait(0.5)
        field = next(one for one in self.window.pane.findChildren(QLineEdit) if one.isVisible())
        taken = self._type(field, letters)
        field.clear()
        return taken

    def searched(self, letters: int) -> list[float]:
        """Letters in the search field, which is emptied after each word."""
        taken = []
        for _ in range(letters // 12):
            taken += self._type(self.window.list.field, 12)
            self.window.list.field.clear()
        return taken

    def _type(self, field, letters: int) -> list[float]:  # type: ignore[no-untyped-def]
        """From the moment a key is due until its letter is painted: what the window was busy with counts too."""
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent

        field.setFocus()
        chance, taken = random.Random(letters), []
        due = time.perf_counter() + PAUSE
        for _ in range(letters):
            while time.perf_counter() < due:
                self.app.processEvents()
                time.sleep(0.0002)
            letter = chance.choice("приговорсотreport")
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                self.app.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
            field.repaint()
            taken.append(time.perf_counter() - due)
            due = max(due + PAUSE, time.perf_counter())
        return taken

    # Importing

    def begin_import(self, place: Path, files: int) -> bool:
        """Begin to take in so many files."""
        chance = random.Random(2)
        words = "сот үкімі туралы хабар приговор районного суда report on the hearing of the case".split()
        paths = []
        for number in range(files):
            paths.append(place / f"File {number}.txt")
            paths[-1].write_text(" ".join(chance.choices(words, k=400)) + f" {number}", "utf-8")
        self.task = self.window.add_files(paths)
        self.wait(1.0)
        return True

    def imported(self) -> int:
        """How many files were taken in by now."""
        return len(self.task.details)

    def still(self) -> bool:
        """Whether files were taken in to the end of what was measured."""
        from desktop.ui.tasks import RUNNING

        return bool(self.task.state == RUNNING)

    def stop_import(self) -> None:
        """Take in no more."""
        from desktop.ui.tasks import RUNNING

        self.task.cancel()
        self._until(lambda: self.task.state != RUNNING)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
