"""Readers started ahead: the next one loads its parser and gives up its rights while the one before still reads.

    with readers_ready():
        for path in paths:
            take_in(path)

Each reads one document and ends, as ever. What waits has read nothing yet, and all it can still do is to read its pipe.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from contextvars import ContextVar

from desktop import platform

_MOST = 3  # readers of different sorts that wait at a time
Waiting = tuple["subprocess.Popen[bytes]", int]
"""A reader, and the end of the pipe through which its document goes."""


class Ready:
    """The readers that wait, by the command that started them."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[str, ...], Waiting] = {}

    def take(self, command: list[str]) -> Waiting:
        """A reader started by this command that has been given nothing. Raises OSError when none can be started."""
        waiting = self._waiting.pop(tuple(command), None)
        if waiting is not None and waiting[0].poll() is None:
            return waiting
        if waiting is not None:
            _end(waiting)
        return started(command)

    def prepare(self, command: list[str]) -> None:
        """Start the next one; where none can be, the one who asks for it will hear why."""
        while len(self._waiting) >= _MOST:
            _end(self._waiting.pop(next(iter(self._waiting))))
        with contextlib.suppress(OSError):
            self._waiting[tuple(command)] = started(command)

    def end(self) -> None:
        """End all that wait."""
        while self._waiting:
            _end(self._waiting.popitem()[1])


READY: ContextVar[Ready | None] = ContextVar("readers that wait", default=None)


@contextlib.contextmanager
def readers_ready() -> Iterator[None]:
    """While this lasts, readers that this thread asks for are started ahead; they have ended when it is over."""
    if READY.get() is not None:
        yield
        return
    ready = Ready()
    before = READY.set(ready)
    try:
        yield
    finally:
        READY.reset(before)
        ready.end()


def started(command: list[str]) -> Waiting:
    """Start a reader that takes its document from a pipe. Raises OSError."""
    end, ours = os.pipe()
    try:
        return platform.confine_start(command, end), ours
    except OSError:
        os.close(ours)
        raise
    finally:
        os.close(end)


def _end(waiting: Waiting) -> None:
    process, ours = waiting
    os.close(ours)
    platform.confine_stop(process)
    if process.stdout is not None:
        process.stdout.close()
