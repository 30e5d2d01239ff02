"""Many records analysed at once, by processes of their own, so that they take neither this one's time nor the window's.

Where processes cannot be started, or when one ends too soon, the same is done here.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from desktop import platform
from desktop.search.analysis import Analysed, Analyser
from desktop.search.rows.inverting import Batch, batches
from desktop.search.rows.pieces import plain
from desktop.search.rows.store import Breathe
from desktop.search.rows.worker import receive_batches, send
from desktop.search.texts import RecordText, Texts

WORTH_PROCESSES = 1_500  # records
RECORDS_AT_ONCE = 500
LETTERS_AT_ONCE = 3_000_000
MOST_PROCESSES = 2  # each takes some 100 MB
TICK = 0.2  # seconds between two looks at whether to go on

_ROOT = str(Path(__file__).resolve().parents[3])
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from desktop.search.rows.worker import main; main()"

GoOn = Callable[[], bool]


@dataclass
class Group:
    """Records that were read together, and the step the archive stood at before."""

    ids: list[str]
    step: int
    texts: list[RecordText]
    made: list[Batch] = field(default_factory=list)


def analysed(
    ids: Iterable[str], texts: Texts, analyser: Analyser, go_on: GoOn, breathe: Breathe,
    known: Mapping[str, Analysed] | None = None, *, processes: int,
) -> Iterator[Group]:
    """These records in groups, with the segments they make; not all of them once go_on() says to stop. breathe is
    called before each record; known: those that were analysed before."""
    groups = _read(ids, texts, breathe, known or {})

    def here(group: Group) -> Group:
        group.made += batches(_slowly(group.texts, analyser, breathe), breathe)
        return group

    if processes:
        yield from _Workers(processes).analysed(groups, here, go_on)
    for group in groups:
        if not go_on():
            return
        yield here(group)


def _slowly(texts: Iterable[RecordText], analyser: Analyser, breathe: Breathe) -> Iterator[Analysed]:
    for text in texts:
        breathe()
        yield analyser.record(text)


def processes_for(records: int) -> int:
    """How many processes so many records are worth."""
    if records < WORTH_PROCESSES or getattr(sys, "frozen", False):
        return 0
    return min(MOST_PROCESSES, max(1, (os.cpu_count() or 1) - 1))  # this one reads and writes meanwhile


def _read(ids: Iterable[str], texts: Texts, breathe: Breathe, known: Mapping[str, Analysed]) -> Iterator[Group]:
    if known:
        before = [id for id in ids if id in known]
        yield Group(before, texts.head().number, [], list(batches((known[id] for id in before), breathe)))
        ids = [id for id in ids if id not in known]
    group = Group([], texts.head().number, [])
    letters = 0
    for id in ids:
        group.ids.append(id)
        breathe()
        text = texts.search_text(id)
        if text is not None:
            group.texts.append(text)
            letters += sum(len(part.text) for part in text.parts)
        if len(group.ids) >= RECORDS_AT_ONCE or letters >= LETTERS_AT_ONCE:
            yield group
            group = Group([], texts.head().number, [])
            letters = 0
    if group.ids:
        yield group


class _Worker:
    """One process and what it is doing."""

    def __init__(self, heard: queue.Queue[tuple[_Worker, list[Batch] | None]]) -> None:
        reading, writing = os.pipe()
        try:
            self._process = platform.confine_start([sys.executable, "-I", "-B", "-c", _START, _ROOT], reading)
        except OSError:
            os.close(writing)
            raise
        finally:
            os.close(reading)
        self._to = os.fdopen(writing, "wb")
        self._heard = heard
        self.group: Group | None = None
        self._ear = threading.Thread(target=self._listen, name="index-worker", daemon=True)
        self._ear.start()

    def give(self, group: Group) -> None:
        """Have it analyse a group; what comes of it is put into the queue."""
        self.group = group
        with suppress(OSError):  # it has ended, which its ear tells
            send(self._to, list(map(plain, group.texts)))

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while (made := receive_batches(self._process.stdout)) is not None:
            self._heard.put((self, made))
        self._heard.put((self, None))

    def stop(self) -> None:
        """End it, whatever it is doing."""
        platform.confine_stop(self._process)
        self._ear.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        with suppress(OSError):  # of what it did not read
            self._to.close()


class _Workers:
    """Several processes."""

    def __init__(self, most: int) -> None:
        self._heard: queue.Queue[tuple[_Worker, list[Batch] | None]] = queue.Queue()
        self._all: list[_Worker] = []
        self._most = most

    def analysed(self, groups: Iterator[Group], here: Callable[[Group], Group], go_on: GoOn) -> Iterator[Group]:
        """The groups in the order in which they are done; here: does one whose process ended. Leaves groups when no
        process is left, or on a stop."""
        try:
            idle = self._start()
            busy = 0
            while go_on():
                while idle and (group := next(groups, None)) is not None:
                    idle.pop().give(group)
                    busy += 1
                if not busy:
                    return
                try:
                    worker, made = self._heard.get(timeout=TICK)
                except queue.Empty:
                    continue
                if worker.group is None:
                    idle.remove(worker)  # it has ended with nothing to do
                    continue
                group, worker.group = worker.group, None
                busy -= 1
                if made is None:
                    yield here(group)
                else:
                    idle.append(worker)
                    group.made += made
                    yield group
        finally:
            for worker in self._all:
                worker.stop()

    def _start(self) -> list[_Worker]:
        with suppress(OSError):  # with those there are, or with none
            for _ in range(self._most):
                self._all.append(_Worker(self._heard))
        return list(self._all)
