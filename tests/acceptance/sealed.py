"""Sealed copies: whatever happens to one on its way is found; whatever happens while it is made does no harm."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from archive_schema import keeping
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError, open_archive
from desktop.archive.joining import OlderCopy, carry_out, open_as_new, plan
from desktop.archive.sealed_file import SEALED_PIECE
from desktop.exchange.sample import make_sample
from desktop.exchange.sealed.errors import SealedCopyError
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.opening import open_sealed
from desktop.exchange.sealed.seal import seal
from desktop.exchange.sealed.volumes import SMALLEST, volume, volumes_at
from desktop.paths import resources
from tests import machine
from tests.acceptance.outcome import Outcome

PASS = Locks("pass")
BEGINS = 192
"""Bytes of the head of a copy with one lock; a later volume begins with 48."""


def sealed_changes(folder: Path, quick: bool) -> Outcome:
    """A sealed copy of the sample: a bit turned at 1,000 random places, cut at every kind of place, its pieces and
    volumes moved, repeated, left out: each found and told. Older copies played again are refused, all of it comes
    through to another archive, and nothing is taken in from what is not whole."""
    dice = random.Random(seed := random.SystemRandom().randrange(10**9))
    with make_sample(folder / "sample", resources() / "sample") as archive:
        seal(archive, folder / "copy", PASS, volume_bytes=SMALLEST + 2 * SEALED_PIECE)
        wrong = list(_comes_through(archive, folder))
        replays, replayed = _replayed(archive, folder, 3 if quick else 12)
    turned, missed = _tried(folder, _turned(folder, dice, 30 if quick else 1_000))
    cut, uncut = _tried(folder, _cut(folder, dice, 1 if quick else 20))
    moved, unmoved = _tried(folder, _moved(folder, 3 if quick else 100))
    wrong += [f"not found: {what} (seed {seed})" for what in (*missed, *uncut, *unmoved)] + replayed
    return Outcome(
        f"{turned:,} bits turned, {len(missed)} missed; cut at {cut} places, {len(uncut)} missed; pieces and volumes "
        f"moved, repeated, exchanged or left out {moved} times, {len(unmoved)} missed; {replays} older copies played "
        f"again, {len(replayed)} taken in; {len(volumes_at(folder / 'copy'))} volumes", tuple(wrong))


Spoiled = Iterator[tuple[str, Callable[[], None]]]


def _tried(folder: Path, spoiled: Spoiled) -> tuple[int, list[str]]:
    """How often a copy was spoiled, and what was not found."""
    missed, count = [], 0
    for what, spoil in spoiled:
        shutil.rmtree(folder / "spoiled", ignore_errors=True)
        (folder / "spoiled").mkdir()
        for path in volumes_at(folder / "copy"):
            shutil.copy(path, folder / "spoiled")
        spoil()
        count += 1
        try:
            open_sealed(folder / "spoiled" / "copy", "pass")
        except SealedCopyError:
            continue
        missed.append(what)
    return count, missed


def _turned(folder: Path, dice: random.Random, count: int) -> Spoiled:
    sizes = [path.stat().st_size for path in volumes_at(folder / "copy")]
    for _ in range(count):
        number = dice.choices(range(len(sizes)), sizes)[0]
        at, bit = dice.randrange(sizes[number]), 1 << dice.randrange(8)

        def turn(number: int = number, at: int = at, bit: int = bit) -> None:
            with volumes_at(folder / "spoiled" / "copy")[number].open("r+b") as file:
                file.seek(at)
                (byte,) = file.read(1)
                file.seek(at)
                file.write(bytes([byte ^ bit]))

        yield f"bit {bit} of byte {at} of volume {number + 1}", turn


def _cut(folder: Path, dice: random.Random, each: int) -> Spoiled:
    """Every volume cut at the ends of its parts, next to them, and in between."""
    for number, path in enumerate(volumes_at(folder / "copy")):
        size, begin = path.stat().st_size, 48 if number else BEGINS
        ends = [0, 8, 32, 48, 128, begin, *range(begin + SEALED_PIECE, size, SEALED_PIECE), size]
        places = {end + step for end in ends for step in (-17, -16, -1, 0, 1, 16, 17)} | {
            dice.randrange(size) for _ in range(each)}
        for at in sorted(place for place in places if 0 <= place < size):
            yield (f"volume {number + 1} cut at {at} of {size}",
                   lambda number=number, at=at: os.truncate(volume(folder / "spoiled" / "copy", number + 1), at))
        yield f"something behind volume {number + 1}", lambda number=number: _append(
            volume(folder / "spoiled" / "copy", number + 1))


def _append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\0" * 40)


def _moved(folder: Path, most: int) -> Spoiled:
    copy = folder / "spoiled" / "copy"
    count = len(volumes_at(folder / "copy"))
    for one in range(1, count + 1):
        yield f"volume {one} is left out", lambda one=one: volume(copy, one).unlink()
        yield f"volume {one} is repeated at the end", lambda one=one: _copied(volume(copy, one),
                                                                              volume(copy, count + 1))
        for other in range(one + 1, count + 1):
            yield f"volumes {one} and {other} change names", lambda one=one, other=other: _exchanged(
                volume(copy, one), volume(copy, other))
    places = [(volume(copy, number + 1), at) for number, path in enumerate(volumes_at(folder / "copy"))
              for at in range(48 if number else BEGINS, path.stat().st_size - SEALED_PIECE, SEALED_PIECE)]
    pairs = [(one, other) for one in places for other in places if one != other]
    for one, other in random.Random(1).sample(pairs, min(most, len(pairs))):
        yield "a piece in another's place", lambda one=one, other=other: _over(one, other)


def _copied(source: Path, target: Path) -> None:
    shutil.copy(source, target)


def _exchanged(one: Path, other: Path) -> None:
    aside = one.with_name("aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def _over(source: tuple[Path, int], target: tuple[Path, int]) -> None:
    piece = source[0].read_bytes()[source[1]:source[1] + SEALED_PIECE]
    with target[0].open("r+b") as file:
        file.seek(target[1])
        file.write(piece)


def _comes_through(archive: Archive, folder: Path) -> Iterator[str]:
    """What of the sample is another in the archive made of its sealed copy."""
    with open_as_new(folder / "new", "new", open_sealed(folder / "copy", "pass"), purpose="test") as new:
        with new.reader() as there, archive.reader() as here:
            for kind in SCHEMA:
                if list(here.ids(kind.name)) and sorted(here.ids(kind.name)) != sorted(there.ids(kind.name)):
                    yield f"other records of kind {kind.name}"
                for one in here.ids(kind.name):
                    ours, theirs = here.stored(one), there.stored(one)
                    if not (ours and theirs) or keeping.snapshot(ours.with_values(kept_as=None)) != keeping.snapshot(
                            theirs.with_values(kept_as=None)):
                        yield f"{here.ref(one)} came out another"
        yield from map(str, new.check())


def _replayed(archive: Archive, folder: Path, count: int) -> tuple[int, list[str]]:
    """How many older copies were played again to an archive that has had a newer one, and which were taken in."""
    taken = []
    for number in range(count):
        seal(archive, folder / f"copy-{number}", PASS)
        note = Record("note", {"title": f"Note {number}"})
        archive.write("Add note", lambda writer, note=note: writer.add(note)).result()
    seal(archive, folder / "newest", PASS)
    with open_archive(folder / "new", "new") as new:
        carry_out(new, open_sealed(folder / "newest", "pass"))
        with new.reader() as reader:
            head = reader.head()
        for number in range(count):
            try:
                plan(new, open_sealed(folder / f"copy-{number}", "pass"))
                taken.append(f"an older copy ({number} steps newer than the first) is taken in")
            except OlderCopy:
                with new.reader() as reader:
                    taken += [] if reader.head() == head else ["a refused copy changed the archive"]
    return count, taken


# While it is made

CHILD = """
import sys
from pathlib import Path
from desktop.archive import ArchiveError, open_archive
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.seal import seal
from desktop.platform import limit_process
folder, target, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
with open_archive(folder, "first") as archive:
    if limit:
        limit_process(file_bytes=limit)
    print("begun", flush=True)
    try:
        seal(archive, target, Locks("pass"), volume_bytes=3_000_000)
    except ArchiveError as error:
        print(type(error).__name__, flush=True)
        sys.exit(3)
    print("sealed", flush=True)
"""


def sealed_crashes(folder: Path, quick: bool) -> Outcome:
    """Sealing is killed at random moments, and the disk is full at random places: the archive is whole, and there is no
    copy or a whole one; what was left is cleared when it is sealed again."""
    dice = random.Random(seed := random.SystemRandom().randrange(10**9))
    (folder / "stick").mkdir()
    source = _with_evidence(folder / "archive")
    process = _child(source, folder / "stick" / "copy")
    began = time.monotonic()
    process.wait()
    took = time.monotonic() - began
    wrong = [] if process.returncode == 0 else ["nothing was sealed without a kill"]
    kills, full = (5, 5) if quick else (100, 100)
    left = whole = 0
    for _ in range(kills):
        wrong += _emptied(folder / "stick")
        process = _child(source, folder / "stick" / "copy")
        time.sleep(dice.uniform(0, 0.7 * took))
        process.send_signal(signal.SIGKILL)
        process.wait()
        left += any(path.name.endswith(".part") for path in (folder / "stick").iterdir())
        whole += (folder / "stick" / "copy").exists()
        wrong += [f"{line} (seed {seed})" for line in _sound(source, folder / "stick")]
    refused, lines = _full_disks(source, folder, dice, full)
    wrong += lines + _on_a_full_stick(source, folder)
    with open_archive(source, "first") as archive:
        wrong += map(str, archive.check())
    return Outcome(f"{kills} kills, {left} left something, {whole} came after the end; {full} times no room, {refused} "
                   f"told; the archive is whole", tuple(wrong))


def _with_evidence(folder: Path) -> Path:
    from desktop.archive import create

    with create(folder, "first", purpose="test") as archive:
        for number in range(6):
            path = folder / "scan"
            path.write_bytes(os.urandom(2_000_000))
            kept = archive.files.keep(path)
            path.unlink()
            archive.write("Add", lambda writer, kept=kept, number=number: writer.add(Record("file", {
                "name": f"{number}", "sha256": kept.sha256, "size": kept.size, "kept_as": kept.name}))).result()
    return folder


def _child(source: Path, target: Path, limit: int = 0) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", CHILD, str(source), str(target), str(limit)], cwd=machine.ROOT,
                               env=os.environ | {"PYTHONPATH": str(machine.ROOT)}, stdout=subprocess.PIPE, text=True)
    assert process.stdout and process.stdout.readline() == "begun\n"
    return process


def _emptied(stick: Path) -> list[str]:
    """Take a finished copy away, and leave what a crash left."""
    if (stick / "copy").exists():
        for path in stick.iterdir():
            path.unlink()
    return []


def _sound(source: Path, stick: Path) -> Iterator[str]:
    """What is wrong after a crash: a copy that counts and is not whole, or an archive that cannot be sealed again."""
    if (stick / "copy").exists():
        try:
            open_sealed(stick / "copy", "pass")
        except ArchiveError as error:
            yield f"a copy counts and is not whole: {error}"
        return
    with open_archive(source, "first") as archive:
        try:
            seal(archive, stick / "copy", PASS, volume_bytes=3_000_000)
        except ArchiveError as error:
            yield f"it cannot be sealed again: {error}"
        names = {path.name for path in stick.iterdir()}
        if names != {path.name for path in volumes_at(stick / "copy")}:
            yield f"something is left: {sorted(names)}"


def _full_disks(source: Path, folder: Path, dice: random.Random, count: int) -> tuple[int, list[str]]:
    """No file may grow beyond a random size: told as a full disk, with nothing left."""
    refused, wrong = 0, []
    for number in range(count):
        stick = folder / f"full-{number}"
        stick.mkdir()
        process = _child(source, stick / "copy", dice.randrange(1, 2_800_000))
        said = process.communicate()[0]
        refused += said == "DiskFull\n" and process.returncode == 3
        if any(stick.iterdir()):
            wrong.append(f"a full disk left {sorted(path.name for path in stick.iterdir())}")
    return refused, wrong + ([] if refused == count else [f"only {refused} of {count} full disks were told"])


def _on_a_full_stick(source: Path, folder: Path) -> list[str]:
    """A real file system without room, where this user may make one."""
    small = folder / "small"
    small.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=9m", "tmpfs", str(small)], check=False,
                          capture_output=True)
    if made.returncode:
        return []
    try:
        with open_archive(source, "first") as archive:
            try:
                seal(archive, small / "copy", PASS, volume_bytes=3_000_000)
            except ArchiveError as error:
                return [] if type(error).__name__ == "DiskFull" and not any(small.iterdir()) else [str(error)]
        return ["a stick without room took a copy"]
    finally:
        subprocess.run(["umount", str(small)], check=False)
