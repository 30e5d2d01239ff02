"""A reader from outside: started, listened to, and ended in time."""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from typing import BinaryIO

from desktop import platform
from desktop.intake.draft import MEGABYTE, Limits
from desktop.intake.wire import Hearing, Overflow

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from desktop.intake.worker import main; main(sys.argv[1:])"
WORKER_VERB = "--read-standard-input"  # how a packaged program is asked to be a reader
_TICK = 0.1  # seconds between two looks at the clock


def run_reader(
    command: list[str], document: int, limits: Limits, deadline: float, tick: Callable[[Hearing], None]
) -> Hearing:
    """Let a reader (see `reader_command`) read an open file until `deadline` (time.monotonic); what was heard.

    `tick` is called at least every tenth of a second and may raise; whatever happens, the reader has ended
    when this returns.
    """
    hearing = Hearing(limits)
    os.lseek(document, 0, os.SEEK_SET)
    try:
        process = platform.confine_start(command, document)
    except OSError:
        hearing.problem("worker_absent")
        return hearing
    assert process.stdout is not None
    lines: queue.Queue[bytes] = queue.Queue(maxsize=8)
    # A message is JSON in ASCII: six characters for each of the text, at the very most.
    ear = threading.Thread(target=_listen, args=(process.stdout, lines, 6 * limits.text + 8 * MEGABYTE), daemon=True)
    ear.start()
    stopped = False
    try:
        stopped = _hear(hearing, lines, deadline, tick)
    finally:
        platform.confine_stop(process)
        _drain(lines, ear)
        process.stdout.close()
    if not hearing.ended and not stopped:
        hearing.problem("worker_died", **hearing.step)
    return hearing


def reader_command(name: str, limits: Limits) -> list[str]:
    """How the reader `name` (one of worker.py) is started: from sources, an environment, or a bundle."""
    numbers = [str(int(n)) for n in (limits.memory, max(limits.seconds, 1), limits.text, limits.pages)]
    if getattr(sys, "frozen", False):  # a bundle is its own interpreter
        return [sys.executable, WORKER_VERB, name, *numbers]
    # -I: neither the user's folder nor the environment has a say; -B: nothing is written beside the sources.
    return [sys.executable, "-I", "-B", "-c", _START, _ROOT, name, *numbers]


def _listen(pipe: BinaryIO, lines: queue.Queue[bytes], most: int) -> None:
    """Pass lines on until the end, or until the reader has said more than `most` bytes; b"" is the end."""
    left = most
    while left > 0 and (line := pipe.readline(left)):
        left -= len(line)
        lines.put(line)
    lines.put(b"")


def _hear(hearing: Hearing, lines: queue.Queue[bytes], deadline: float, tick: Callable[[Hearing], None]) -> bool:
    """Listen until the end; True if we had enough before it and the reader must be stopped."""
    while not hearing.ended:
        tick(hearing)
        if time.monotonic() > deadline:
            hearing.problem("worker_slow", seconds=f"{hearing.limits.seconds:g}", **hearing.step)
            return True
        try:
            line = lines.get(timeout=_TICK)
            if not line:
                return False
            hearing.line(line)
        except queue.Empty:
            continue
        except Overflow as overflow:
            if overflow.code == "said_too_much":
                hearing.problem("said_too_much")
            return True
        except ValueError:
            hearing.problem("said_too_much")
            return True
    return False


def _drain(lines: queue.Queue[bytes], ear: threading.Thread) -> None:
    """Let the listening thread come to its end: the reader is gone, so the pipe ends too."""
    while ear.is_alive():
        try:
            lines.get(timeout=_TICK)
        except queue.Empty:
            continue
