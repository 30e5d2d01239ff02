"""The window: how soon it is there, and how it goes with very many records while files are imported."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests import machine
from tests.bench import many, programs
from tests.bench.harness import Comparison, Fact, Measured, Part, Sizes, Way, compare

FILES, FEW = 1_000, 2_000
PROGRAM, USE = "tests.bench.window_program", "tests.bench.window_use"
_ENVIRONMENT = programs.COMPILED | {"QT_QPA_PLATFORM": "offscreen"}


def usable(folder: Path, sizes: Sizes) -> Part:
    """From the start of a program to a window that takes keys; unlocking apart; then the use of a long list."""
    number = FEW if sizes.small else many.PLENTY
    kept = many.archive_of(FEW)
    ways = [Way("an empty window of PySide6", lambda: _show("bare")),
            Way("the first window", lambda: _show("first"), held="≤ ×1.5"),
            Way("the first window, of an archive that is given", lambda: _show("first", kept), held="≤ ×1.5")]
    rounds = sizes.rounds
    for cpu in (True, False):
        yield compare("From the start of the program to a window that takes keys", ways, rounds, cpu=cpu)
    yield from _unlocking(kept, FEW, sizes)
    if number != FEW:
        yield from _unlocking(many.archive_of(number), number, sizes)
    shutil.copytree(many.archive_of(number), folder / "used.muragat")
    yield from _use(folder / "used.muragat", number)


def _show(*arguments: object) -> None:
    subprocess.run([sys.executable, "-m", PROGRAM, *map(str, arguments)], check=True, cwd=machine.ROOT,
                   env=_ENVIRONMENT, stderr=subprocess.DEVNULL)


def _unlocking(archive: Path, number: int, sizes: Sizes) -> Part:
    """From the passphrase to the window of the archive; the key is derived as cheaply as in tests."""
    told = [programs.run(PROGRAM, "main", archive).told for _ in range(sizes.rounds)]
    yield Comparison(f"Unlocking an archive of {number:,} sources, after three seconds at the passphrase", [
        Measured("from the passphrase to its window, which takes keys", "", [one["opened"] for one in told]),
        Measured("of that, deriving its key", "", [one["key"] for one in told])])


def _use(archive: Path, number: int) -> Part:
    told = programs.run(USE, archive, FILES).told
    records = f"{number:,} records"
    yield Comparison(f"A list of {records}, from the choice of its place until it is painted", [
        Measured("after something was written", "≤ 300 ms", told["shown"]["clock"]),
        Measured("processor time of the window's thread", "≤ 300 ms", told["shown"]["thread"]),
        Measured("when nothing was written since", "≤ 300 ms", told["again"]["clock"]),
        Measured("processor time of the window's thread", "≤ 300 ms", told["again"]["thread"])])
    yield Fact(f"{records} in another order, the old rows staying till then", "; ".join(
        f"{name} {seconds:.2f} s" for name, seconds in told["arranged"].items()))
    frames = told["scrolled"]
    yield Comparison(f"Scrolling through {records} by page, a frame", [
        Measured("our own code", "p95 ≤ 16 ms", frames["own"]),
        Measured("all that the window's thread did, painting too", "", frames["thread"]),
        Measured("until it was painted, by the clock", "", frames["clock"]),
        Measured("to places anywhere, by the clock", "", told["jumped"])])
    yield Comparison(f"Typing, until a letter is painted, beside a list of {records}", [
        Measured("in a form", "", told["quiet"]),
        Measured(f"in a form, while {FILES:,} files are imported", "p95 ≤ 50 ms", told["typed"]),
        Measured("in the search field, while they are", "p95 ≤ 50 ms", told["searched"])])
    yield Fact("Files taken in while these were measured", f"{told['imported']} of {FILES:,}",
               "some are left", bool(told["still"]))
