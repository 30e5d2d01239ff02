"""Taking in a copy is killed and runs out of room at random moments: the archive holds all of it or nothing."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError, create, open_archive
from desktop.archive.joining import carry_out, open_as_new
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.opening import open_sealed
from desktop.exchange.sealed.seal import seal
from tests import machine
from tests.acceptance.outcome import Outcome

NOTES, FILES, PASS = 600, 4, Locks("pass")
CHILD = """
import sys
from pathlib import Path
from desktop.archive import ArchiveError, open_archive
from desktop.archive.joining import carry_out, open_as_new
from desktop.exchange.sealed.opening import open_sealed
from desktop.platform import limit_process
folder, copy, limit = Path(sys.argv[1]), open_sealed(Path(sys.argv[2]), "pass"), int(sys.argv[3])
try:
    if folder.exists():
        with open_archive(folder, "first") as archive:
            print("begun", flush=True)
            if limit:
                limit_process(file_bytes=limit)
            carry_out(archive, copy)
    else:
        print("begun", flush=True)
        if limit:
            limit_process(file_bytes=limit)
        open_as_new(folder, "first", copy, purpose="test").close()
except ArchiveError as error:
    print(type(error).__name__, flush=True)
    sys.exit(3)
"""


def merge_crash(folder: Path, quick: bool) -> Outcome:
    """A merge, and the making of a new archive of a copy, are killed at random moments and meet full disks: the archive
    opens, is whole, and holds all of what came or nothing; taken in again, it holds all."""
    dice = random.Random(seed := random.SystemRandom().randrange(10**9))
    _two_copies(folder)
    wrong: list[str] = []
    counts = {"all": 0, "nothing": 0}
    full = 0
    kills = 5 if quick else 100
    for new in (False, True):
        took = _timed(folder, new)
        for number in range(2 * kills):
            process = _begun(folder, new, 0 if number < kills else int(2 ** dice.uniform(12, 24)))
            if number < kills:
                time.sleep(dice.uniform(0, took))
                process.send_signal(signal.SIGKILL)
            full += process.wait() == 3
            held, lines = _held(folder, again=number % 10 == 0)
            counts[held] = counts.get(held, 0) + 1
            wrong += [f"{line} ({'new' if new else 'merge'} {number}, seed {seed})" for line in lines]
    return Outcome(
        f"{2 * kills} kills and {2 * kills} limits of room ({full} of these stopped it), half of them at merges, half "
        f"at new archives: {counts['all']} held all afterwards, {counts['nothing']} nothing; {len(wrong)} wrong",
        tuple(wrong))


def _two_copies(folder: Path) -> None:
    with create(folder / "home", "first", purpose="test", who="home") as home:
        home.write("Add", lambda w: [w.add(Record("note", {"title": f"Note {n}"})) for n in range(NOTES)]).result()
        seal(home, folder / "first", PASS)
    with open_as_new(folder / "road", "first", open_sealed(folder / "first", "pass"), "road", purpose="test") as road:
        with road.reader() as reader:
            notes = list(reader.ids("note"))
        road.write("Edit", lambda w: [w.edit(one, {"text": "written on the road"}) for one in notes]).result()
        for number in range(FILES):
            _add_file(road, folder / "scan", number)
        seal(road, folder / "copy", PASS)


def _add_file(road: Archive, path: Path, number: int) -> None:
    path.write_bytes(os.urandom(1_000_000))
    kept = road.files.keep(path)
    road.write("Add", lambda w: w.add(Record("file", {
        "name": f"{number}", "sha256": kept.sha256, "size": kept.size, "kept_as": kept.name}))).result()


def _begun(folder: Path, new: bool, limit: int = 0) -> subprocess.Popen[str]:
    """Another process that takes the copy in, into the archive as it was, or into a new one."""
    for name in ("try", "try.part"):
        shutil.rmtree(folder / name, ignore_errors=True)
    if not new:
        shutil.copytree(folder / "home", folder / "try")
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder / "try"), str(folder / "copy"), str(limit)], cwd=machine.ROOT,
        env=os.environ | {"PYTHONPATH": str(machine.ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True)
    assert process.stdout and process.stdout.readline() == "begun\n"
    return process


def _timed(folder: Path, new: bool) -> float:
    process = _begun(folder, new)
    began = time.monotonic()
    assert process.wait() == 0
    return time.monotonic() - began


def _held(folder: Path, *, again: bool) -> tuple[str, list[str]]:
    """What the archive holds of what came, "all" or "nothing", and what is wrong with it."""
    lines: list[str] = []
    if not (folder / "try").exists():
        held = "nothing"
    else:
        with open_archive(folder / "try", "first") as archive:
            held, told = _look(archive)
            lines += told
    if again:
        lines += list(_once_more(folder))
    return held, lines


def _look(archive: Archive) -> tuple[str, list[str]]:
    with archive.reader() as reader:
        edited = reader.db.execute("select count(*) from note where text is not null").fetchone()[0]
        files = reader.count("file")
    lines = [str(trouble) for trouble in archive.check()]
    held = {(0, 0): "nothing", (NOTES, FILES): "all"}.get((edited, files), "a part")
    return held, lines + ([f"{edited} of {NOTES} notes, {files} of {FILES} files"] if held == "a part" else [])


def _once_more(folder: Path) -> Iterator[str]:
    copy = open_sealed(folder / "copy", "pass")
    try:
        if (folder / "try").exists():
            with open_archive(folder / "try", "first") as archive:
                carry_out(archive, copy)
                held, lines = _look(archive)
        else:
            with open_as_new(folder / "try", "first", copy, purpose="test") as archive:
                held, lines = _look(archive)
    except ArchiveError as error:
        yield f"taken in once more: {error}"
        return
    yield from lines if held == "all" else [f"taken in once more, it holds {held}"]
