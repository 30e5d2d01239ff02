"""A reader from outside: started, listened to, and ended in time."""

from __future__ import annotations

import contextlib
import os
import queue
import struct
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from desktop import platform
from desktop.intake.draft import MEGABYTE, Limits
from desktop.intake.ready import READY, started
from desktop.intake.wire import Hearing, Member, Overflow

if TYPE_CHECKING:
    import subprocess

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from desktop.intake.worker import main; main(sys.argv[1:])"
WORKER_VERB = "--read-standard-input"  # how a packaged program is asked to be a reader
_CARRIED = 32 * MEGABYTE  # a larger file is handed over as it is, to a reader of its own
_TICK = 0.1  # seconds between two looks at the clock
_STARTING = 15.0  # seconds at most that a reader may take to start before its own time begins


@dataclass(frozen=True)
class InMemory:
    """A document that lies in memory, or is opened by a password: it goes to its reader through a pipe."""

    data: bytes
    password: str = ""


Document = int | InMemory
"""An open file, or a document in memory."""


def run_reader(
    name: str | list[str], document: Document, limits: Limits, deadline: float, tick: Callable[[Hearing], None],
    each: Callable[[Member], None] | None = None,
) -> Hearing:
    """Let a reader (a name of worker.py) read a document until `deadline` (time.monotonic); what was heard.

    `tick` is called at least every tenth of a second and may raise, and so may `each`, which is given the files that
    lie within the document; the reader waits for it and the clock does not run. Nor does it while the reader starts,
    which a busy machine makes slow. Whatever happens, the reader has ended when this returns.
    """
    hearing = Hearing(limits, each)
    try:
        process = _started(name, document, limits, ahead=each is None)
    except OSError:
        hearing.problem("worker_absent")
        return hearing
    assert process.stdout is not None
    lines: queue.Queue[bytes] = queue.Queue(maxsize=8)
    # A message is JSON in ASCII: six characters for each of the text, at the very most.
    most = 6 * limits.text + 2 * limits.members + 8 * MEGABYTE
    ear = threading.Thread(target=_listen, args=(process.stdout, lines, most), daemon=True)
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


def _started(name: str | list[str], document: Document, limits: Limits, *, ahead: bool) -> subprocess.Popen[bytes]:
    """A reader that has its document; one that waited for it, where readers are started ahead."""
    ready = READY.get() if ahead and isinstance(name, str) else None
    if ready is not None and isinstance(document, int) and os.fstat(document).st_size <= _CARRIED:
        document = InMemory(_whole(document))
    command = reader_command(name, limits, piped=not isinstance(document, int)) if isinstance(name, str) else name
    if isinstance(document, int):
        os.lseek(document, 0, os.SEEK_SET)
        return platform.confine_start(command, document)
    process, ours = ready.take(command) if ready is not None else started(command)
    threading.Thread(target=_pour, args=(ours, document), daemon=True).start()
    if ready is not None:
        ready.prepare(command)
    return process


def _whole(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    with open(descriptor, "rb", closefd=False) as file:
        return file.read(_CARRIED + 1)


def _pour(descriptor: int, document: InMemory) -> None:
    """Write a document into a pipe; a reader that has ended before takes no more."""
    password = document.password.encode("utf-8", "replace")
    with contextlib.suppress(OSError), open(descriptor, "wb") as pipe:
        pipe.write(struct.pack("<I", len(password)) + password)
        pipe.write(document.data)


def reader_command(name: str, limits: Limits, piped: bool = False) -> list[str]:
    """How the reader `name` (one of worker.py) is started: from sources, an environment, or a bundle."""
    numbers = [str(int(n)) for n in (limits.memory, max(limits.seconds, 1), limits.text, limits.pages)]
    numbers += ["piped"] if piped else []
    numbers += [",".join(map(str, sorted(limits.wanted)))] if limits.wanted else []
    numbers += [f"{limits.first}-"] if limits.first > 1 else []
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
    began = time.monotonic()
    while not hearing.ended:
        tick(hearing)
        if not hearing.has_begun:
            hearing.waited = min(time.monotonic() - began, _STARTING)
        if time.monotonic() > deadline + hearing.waited:
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
