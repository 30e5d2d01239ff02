"""Copies that are joined, in thousands of runs."""

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.acceptance.outcome import Outcome
from tests.archive.joining import runs

RUNS, MOVES, AT_ONCE = 5_000, 20, 2


def merge(folder: Path, quick: bool) -> Outcome:
    """Two to four copies, edited, purged, undone at random, joined in any order and by old copies too: all come to the
    same records, rows, files and references, at rest; nothing entered is lost that is not in history, nothing purged is
    left, no mark is lowered; chains are whole."""
    number = (30 if quick else RUNS) // AT_ONCE
    done: dict[str, int] = {}
    wrong: list[str] = []
    with ProcessPoolExecutor(AT_ONCE) as processes:
        starts = [10_000 + part * number for part in range(AT_ONCE)]
        for faults, counts in processes.map(_some, [folder] * AT_ONCE, starts, [number] * AT_ONCE):
            wrong += faults
            for name, count in counts.items():
                done[name] = done.get(name, 0) + count
    told = ", ".join(f"{count:,} × {name}" for name, count in sorted(done.items(), key=lambda one: -one[1]))
    figures = f"{AT_ONCE * number:,} runs of {MOVES} moves, of which were possible: {told}; {len(wrong)} went wrong"
    return Outcome(figures, tuple(wrong))


def _some(folder: Path, start: int, number: int) -> tuple[list[str], dict[str, int]]:
    done: dict[str, int] = {}
    with runs.homes(folder / str(start)) as homes:
        return list(runs.faults(homes, range(start, start + number), MOVES, done)), done
