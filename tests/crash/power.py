"""A power cut, simulated: every write of a program is recorded, and disks are made as a cut could leave them.

Model: what a file held at its last fsync is safe. Each later write may be there or not, or half of it (torn at
512 bytes). Renames, removals and new names are kept in order, as journalling file systems do.
"""

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "openat,open,close,read,lseek,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat2"
_LINE = re.compile(r"^(\d+)\s+(\w+)\((.*)\)\s+=\s+(-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
MODES = ("none", "all", "first", "some", "torn")


@dataclass(frozen=True)
class Event:
    """One thing that happened: what, to which file, and with which bytes at which place."""

    what: str
    path: str = ""
    place: int = 0
    data: bytes = b""
    other: str = ""


@dataclass
class _Open:
    path: str
    appends: bool
    place: int = 0


@dataclass
class _File:
    safe: bytearray = field(default_factory=bytearray)
    waiting: list[Event] = field(default_factory=list)


def record(folder: Path, *arguments: object, module: str = "tests.crash.child") -> list[Event]:
    """Run a saver on that folder under strace and return what it did within it, and what it told."""
    trace = folder.parent / "trace"
    command = ["strace", "-f", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", str(trace), sys.executable,
               "-m", module, str(folder), *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    events = list(_events(trace, str(folder)))
    trace.unlink()
    return events


def _whole_lines(trace: Path) -> Iterator[str]:
    """The calls, each on one line; a call that another thread interrupted is put together again."""
    begun: dict[str, str] = {}
    with trace.open() as lines:
        for line in lines:
            thread = line.split(None, 1)[0]
            if line.rstrip().endswith("<unfinished ...>"):
                begun[thread] = line[:line.rindex("<unfinished")].rstrip()
            elif " resumed>" in line:
                yield begun.pop(thread, "") + line[line.index(" resumed>") + len(" resumed>"):]
            else:
                yield line


def _events(trace: Path, folder: str) -> Iterator[Event]:
    open_files: dict[int, _Open] = {}
    for line in _whole_lines(trace):
        match = _LINE.match(line)
        if not match or int(match[4]) < 0:
            continue
        call, arguments, result = match[2], match[3], int(match[4])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]
        if call in ("openat", "open"):
            path = os.path.join(os.getcwd(), os.fsdecode(texts[0]))
            open_files[result] = _Open(path, "O_APPEND" in arguments)
            if path.startswith(folder) and "O_CREAT" in arguments:
                yield Event("new", path)
            if path.startswith(folder) and "O_TRUNC" in arguments:
                yield Event("cut", path)
        elif call in ("unlink", "unlinkat", "rename", "renameat2"):
            paths = [os.path.join(os.getcwd(), os.fsdecode(text)) for text in texts]
            if paths[0].startswith(folder):
                yield Event("gone" if len(paths) == 1 else "renamed", paths[0], other=paths[-1])
        else:
            yield from _on_descriptor(call, arguments, texts, result, open_files, folder)


def _on_descriptor(
    call: str, arguments: str, texts: list[bytes], result: int, open_files: dict[int, _Open], folder: str
) -> Iterator[Event]:
    number = int(arguments.split(",")[0])
    file = open_files.get(number)
    if call == "close":
        open_files.pop(number, None)
    elif call == "write" and number == 1:
        yield Event("told", data=texts[0])
    elif file and file.path.startswith(folder):
        if call == "write":
            yield Event("written", file.path, -1 if file.appends else file.place, texts[0][:result])
        elif call == "pwrite64":
            yield Event("written", file.path, int(arguments.rsplit(",", 1)[1], 0), texts[0][:result])
        elif call == "ftruncate":
            yield Event("cut", file.path, int(arguments.split(",")[1], 0))
        elif call in ("fsync", "fdatasync"):
            yield Event("safe", file.path)
        if call in ("read", "write"):
            file.place += result
        elif call == "lseek":
            file.place = result


def disk_after(events: list[Event], mode: str, chance: random.Random) -> tuple[dict[str, bytes], list[str]]:
    """A disk as a power cut after these events could leave it, and the lines told until then."""
    files: dict[str, _File] = {}
    told: list[str] = []
    for event in events:
        if event.what == "told":
            told += event.data.decode().splitlines()
        elif event.what == "gone":
            files.pop(event.path, None)
        elif event.what == "renamed":
            files[event.other] = files.pop(event.path, _File())
        elif event.what == "safe":
            if event.path in files:
                _apply(files[event.path], files[event.path].waiting)
                files[event.path].waiting = []
        else:
            files.setdefault(event.path, _File()).waiting.append(event)
    for file in files.values():
        _apply(file, _surviving(file.waiting, mode, chance))
    return {path: bytes(file.safe) for path, file in files.items() if not path.endswith("-shm")}, told


def _surviving(waiting: list[Event], mode: str, chance: random.Random) -> list[Event]:
    if mode == "none":
        return []
    if mode == "first":
        return waiting[:chance.randint(0, len(waiting))]
    kept = [event for event in waiting if mode == "all" or chance.random() < 0.5]
    return [_torn(event, chance) for event in kept] if mode == "torn" else kept


def _torn(event: Event, chance: random.Random) -> Event:
    if event.what != "written" or len(event.data) <= 512 or chance.random() < 0.5:
        return event
    return Event("written", event.path, event.place, event.data[:512 * chance.randint(1, len(event.data) // 512)])


def _apply(file: _File, events: list[Event]) -> None:
    for event in events:
        if event.what == "written":
            place = len(file.safe) if event.place < 0 else event.place
            if len(file.safe) < place + len(event.data):
                file.safe.extend(bytes(place + len(event.data) - len(file.safe)))
            file.safe[place:place + len(event.data)] = event.data
        elif event.what == "cut":
            if len(file.safe) > event.place:
                del file.safe[event.place:]
            else:
                file.safe.extend(bytes(event.place - len(file.safe)))
