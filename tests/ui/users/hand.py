"""A hand at the keyboard and the mouse, that uses the whole program as a person does.

What it does is a generator that yields whenever it waits; each key and click comes from the event loop, so that a
dialog which waits for its answer is answered like any other window.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget

from desktop.ui.main_window import MainWindow
from desktop.ui.shell import Shell

Act = Generator[Callable[[], bool], None, None]
_PATIENCE = 12_000  # turns of the clock below without getting on
_TURN = 5  # milliseconds


def words_of(widget: QWidget) -> str:
    """What stands on a button, or what a control is called."""
    told = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (told or widget.accessibleName()).replace("&", "")


class Stuck(AssertionError):
    """What a person would have waited for never came."""


class Hand(QObject):
    """Uses the program that `shell` shows. `files` is a folder for files that come and go, `pictures` one for
    a picture of each step, or None."""

    def __init__(self, shell: Shell, files: Path, pictures: Path | None = None) -> None:
        super().__init__()
        self.shell, self.files, self.pictures = shell, files, pictures
        self.keys = 0
        """How many keys were pressed."""
        self.clicks = 0
        self._step = 0
        self._in_front: list[QWidget] = []  # the last one is in front now, or was
        self.done = self.is_over = False
        self.error: BaseException | None = None
        self._act: Act | None = None
        self._waits: Callable[[], bool] = lambda: True
        self._turns = 0
        self._timer = QTimer(self, interval=_TURN)
        self._timer.timeout.connect(self._go_on)

    # Doing

    def begin(self, act: Act) -> None:
        """Begin; `is_over` tells the end, `error` what went wrong."""
        self._act = act
        self._timer.start()

    def _go_on(self) -> None:
        if self._act is None or self._act.gi_running:
            return
        going_on = False
        try:
            if self._waits():
                self._turns = 0
                self._waits = next(self._act)
            elif (turns := self._turns + 1) <= _PATIENCE:
                self._turns = turns
            else:
                raise Stuck(self._where())
            going_on = True
        except StopIteration:
            self.done = True
        except AssertionError as error:
            self.error = error
        finally:
            if not going_on:
                self._end()

    def _end(self) -> None:
        self.is_over = True
        self._timer.stop()
        if not self.done:
            for window in QApplication.topLevelWidgets():
                window.close()  # a question that is open would keep the loop waiting

    def _where(self) -> str:
        focus = QApplication.focusWidget()
        frame = self._act.gi_frame if self._act else None
        inner = self._act
        while inner is not None and getattr(inner, "gi_yieldfrom", None) is not None:
            inner = inner.gi_yieldfrom  # type: ignore[assignment]
        lines = [f"line {frame.f_lineno}" if frame else ""]
        if inner is not None and inner.gi_frame:
            lines.append(f"waiting in {inner.gi_frame.f_code.co_name} at line {inner.gi_frame.f_lineno}")
        lines.append(f"focus: {type(focus).__name__} “{focus.accessibleName() if focus else ''}”")
        lines += [f"window: {type(one).__name__} “{one.windowTitle()}”" for one in self.windows()]
        lines += [f"said: “{one.text()}”" for one in self.windows()[0].findChildren(QLabel) if one.isVisible()]
        return "; ".join(lines)

    # Hands

    def press(self, *keys: str) -> Act:
        """Press keys, one after the other, such as "Ctrl+N", "Tab", "Return"."""
        for key in keys:
            self.keys += 1
            QTimer.singleShot(0, self, lambda key=key: self._send(key))
            yield from self.rest()

    def press_until(self, key: str, done: Callable[[], bool]) -> Act:
        """Press a key letter; again if the screen that is not there had forgotten which window is in front."""
        for _ in range(3):
            if not done():
                yield from self.press(key)

    def go_to(self, words: str, key: str = "Tab") -> Act:
        """Go from control to control until the one with these words is reached."""
        for _ in range(30):
            at = self._at()
            if words_of(at) == words.replace("&", ""):
                return
            yield from self.press(key)
        raise Stuck(f"“{words}” is not among the controls")

    def _send(self, key: str) -> None:
        target = QApplication.activePopupWidget() or self._at()
        combination = QKeySequence(key)[0]
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def _at(self) -> QWidget:
        """Where the keyboard is; a screen that is not there forgets it when a popup opens, its window does not."""
        window = self.windows()[0]
        return QApplication.focusWidget() or window.focusWidget() or window

    def type(self, words: str) -> Act:
        """Type words where the keyboard's focus is."""
        for letter in words:
            self.keys += 1
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.postEvent(self._at(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
            yield lambda: True
        yield from self.rest()

    def click(self, words: str) -> Act:
        """Click the button or label with these words, in whatever window is in front."""
        yield lambda: self.button(words) is not None
        button = self.button(words)
        assert button is not None
        self.clicks += 1
        QTimer.singleShot(0, self, lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8)))
        yield from self.rest()

    def offered(self) -> Act:
        """Wait until something is offered for what was typed."""
        yield self.is_quiet
        yield self._offers

    def _offers(self) -> bool:
        return any(isinstance(one, QAbstractItemView) and one.isVisible() and one.model().rowCount()
                   for one in QApplication.topLevelWidgets())

    def rest(self) -> Act:
        """Wait until nothing is being written or read that the window waits for."""
        yield lambda: True
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # a test's own loop leaves them lying
        if QApplication.activeWindow() is None and (shown := self.windows()):
            shown[0].activateWindow()  # as `_at`; without it no key letter is heard
            yield lambda: QApplication.activeWindow() is not None or self._offers()
        yield self.is_quiet

    def is_quiet(self) -> bool:
        """Whether no task of the window runs."""
        session = self.shell.main.session if self.shell.main else None
        return session is None or not session.is_open or not any(
            task.state == "running" for task in session.tasks.tasks)

    # Eyes

    @property
    def main(self) -> MainWindow:
        """The window of the open archive."""
        assert self.shell.main is not None
        return self.shell.main

    def windows(self) -> list[QWidget]:
        """The windows on the screen, the one in front first."""
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        if (front := QApplication.activeModalWidget() or QApplication.activeWindow()) is not None:
            self._in_front = [*(one for one in self._in_front if one is not front), front]
        return sorted(shown, key=lambda one: -self._in_front.index(one) if one in self._in_front else 1)

    def window(self, kind: type[QWidget]) -> QWidget | None:
        """A window of a sort, if it is on the screen."""
        return next((one for one in self.windows() if isinstance(one, kind)), None)

    def button(self, words: str) -> QAbstractButton | None:
        """The button with these words that can be pressed, in the windows from the front on."""
        for window in self.windows():
            for one in window.findChildren(QAbstractButton):
                told = (one.text().replace("&", ""), one.accessibleName().replace("&", ""))
                if one.isVisible() and one.isEnabled() and words.replace("&", "") in told:
                    return one
        return None

    def said(self) -> Iterator[str]:
        """All words on labels and buttons that are seen."""
        for window in self.windows():
            for one in window.findChildren(QWidget):
                if one.isVisible() and isinstance(one, (QLabel, QAbstractButton)):
                    yield one.text()

    def look(self, name: str) -> Act:
        """Take a picture of what is in front, if pictures are asked for."""
        self._step += 1
        yield from self.rest()
        if self.pictures is not None:
            yield lambda: True
            QApplication.processEvents()
            for place, window in enumerate(self.windows()[:2]):
                window.grab().save(str(self.pictures / f"{self._step:02}-{name}{'' if place == 0 else '-behind'}.png"))
