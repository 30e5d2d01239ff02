"""The merge window worked through by keys alone: two real archives, three hundred differences, ten thousand lines."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from archive_schema.records import Record
from desktop.archive import Archive, Writer, create
from desktop.archive.joining import open_as_new, settle
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.opening import open_sealed
from desktop.exchange.sealed.seal import seal
from desktop.ui import i18n, theme
from desktop.ui.joining.differences_window import DifferencesWindow
from desktop.ui.joining.merge_copy_window import ARRIVAL, PLAN, RESULT, MergeCopyWindow
from desktop.ui.joining.real import joining_of
from desktop.ui.session import Session
from tests.acceptance.outcome import Outcome
from tests.ui.joining.making import plan as made_plan
from tests.ui.making import PASSPHRASE

_FIELDS = ("summary", "began", "place")
_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space)
_OURS = {"summary": "Both reposted parts of a book, and were tried.", "began": {"edtf": "2015-09"}, "place": "Almaty"}
_THEIRS = {"summary": "Both reposted chapters of an unpublished book.", "began": {"edtf": "2015-11"}, "place": "Astana"}
_COPY = "one two three four five six"


def merge_window(folder: Path, quick: bool) -> Outcome:
    """Three hundred differences between two archives are decided and settled in the windows by keys alone."""
    QApplication.instance() or QApplication([])
    i18n.set_language("en")
    theme.apply(theme.LIGHT_MODE)
    records, lines = (4, 400) if quick else (100, 10_000)
    session = Session(_two_copies(folder, records))
    try:
        wrong, told = _merged(session, folder / "theirs.sealed", records)
        frames = _frames(session, lines)
    finally:
        session.close()
    return Outcome(f"{told}; {frames}", tuple(wrong))


def _two_copies(folder: Path, records: int) -> Archive:
    """Our archive; what another copy of it made of the same fields lies sealed beside it."""
    ours = create(folder / "ours", PASSPHRASE, purpose="test", who="Aigul")
    ours.write("Add records", lambda writer: [
        writer.add(Record("prosecution", {"title": f"Case {number}", "summary": "Both were tried."}))
        for number in range(records)]).result()
    seal(ours, folder / "ours.sealed", Locks(_COPY))
    with open_as_new(folder / "theirs", PASSPHRASE, open_sealed(folder / "ours.sealed", _COPY), "Arman",
                     purpose="test") as theirs:
        theirs.write("Change records", _saying(_THEIRS)).result()
        ours.write("Change records", _saying(_OURS)).result()
        seal(theirs, folder / "theirs.sealed", Locks(_COPY))
    return ours


def _saying(values: dict[str, object]) -> Callable[[Writer], object]:
    return lambda writer: [writer.change(writer.get(one).with_values(**values))
                           for one in list(writer.ids("prosecution"))]


def _merged(session: Session, copy: Path, records: int) -> tuple[list[str], str]:
    """The differences decided by turns as ours, theirs and left open; then those left open settled as theirs."""
    window = MergeCopyWindow(session, joining_of(session))
    window.show()
    window.choose(copy)
    QTest.keyClicks(window.copy.passphrase, _COPY)
    for page in (ARRIVAL, PLAN):
        QTest.keyClick(window.go if page == PLAN else window.copy.passphrase, Qt.Key.Key_Return if page == ARRIVAL
                       else Qt.Key.Key_Space)
        _wait(lambda page=page: window.steps.currentIndex() == page)
    asked = list(window.plan.choosing.differences)
    begun, wrong = time.perf_counter(), []
    for place in range(len(asked)):
        QTest.keyClick(window.plan.list, _KEYS[place % 3])
    seconds = time.perf_counter() - begun
    if window.plan.choosing.decided != len(asked) or len(asked) != records * len(_FIELDS):
        wrong.append(f"{window.plan.state.text()}, of {records * len(_FIELDS)} expected")
    QTest.keyClick(window.plan.list, Qt.Key.Key_Return)  # all are decided: it leads to the button
    QTest.keyClick(window.go, Qt.Key.Key_Space)
    _wait(lambda: window.steps.currentIndex() == RESULT)
    left = window.outcome.left_open if window.outcome else 0
    window.close()
    expected = {(one.record, one.field): _side(place) for place, one in enumerate(asked)}
    wrong += _standing(session, expected)
    settled = _settled(session)
    expected |= {(one.record, one.field): _THEIRS for place, one in enumerate(asked) if place % 3 == 2}
    wrong += _standing(session, expected)
    if left != len(asked) // 3 or settled != left:
        wrong.append(f"{left} left open and {settled} settled, of {len(asked) // 3}")
    return wrong, (f"{len(asked)} differences decided by keys in {seconds:.1f} s, {settled} of them left open and "
                   "settled")


def _side(place: int) -> dict[str, object] | None:
    return (_OURS, _THEIRS, None)[place % 3]  # left open: whatever stands


def _standing(session: Session, expected: dict[tuple[str, str], dict[str, object] | None]) -> list[str]:
    with session.archive.reader() as reader:
        return [f"{reader.ref(record)}, {field}: {reader.get(record)[field]!r}"
                for (record, field), side in expected.items() if side and reader.get(record)[field] != side[field]]


def _settled(session: Session) -> int:
    window = DifferencesWindow(session, settle)
    window.show()
    _wait(lambda: bool(window.model.shown))
    count = len(window.model.shown)
    for left in range(count - 1, -1, -1):
        QTest.keyClick(window.list, Qt.Key.Key_Right)
        _wait(lambda left=left: len(window.model.shown) == left)
    window.close()
    return count


def _frames(session: Session, lines: int) -> str:
    """How much of a frame a step through a long plan takes: time of the window's thread, painting included."""
    window = MergeCopyWindow(session, joining_of(session))
    window.resize(1366, 740)
    window.show()
    window.show_plan(made_plan(asked=lines // 2, came=lines - lines // 2))
    QApplication.processEvents()
    took = []
    for place in range(300):
        key = (*_KEYS, Qt.Key.Key_Down, Qt.Key.Key_PageDown)[place % 5]
        begun = time.thread_time()
        QTest.keyClick(window.plan.list, key)
        handled = time.thread_time() - begun
        QApplication.processEvents()
        took.append((handled, time.thread_time() - begun))
    window.close()
    ours, whole = sorted(one for one, _ in took), sorted(one for _, one in took)
    return (f"{lines:,} lines: a key takes {1000 * ours[150]:.1f} ms (at most {1000 * ours[-1]:.1f}) of our code, "
            f"{1000 * whole[150]:.1f} ms with painting (p95 {1000 * whole[285]:.1f})")


def _wait(done: Callable[[], bool], seconds: float = 300) -> None:
    until = time.monotonic() + seconds
    while not done():
        QApplication.processEvents()
        time.sleep(0.002)
        if time.monotonic() > until:
            raise AssertionError("the window does not go on")
