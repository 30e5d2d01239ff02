"""How well names are found: python -m tests.search.names.measure [second|third] [--misses] [--held]

Every spelling is a record of an archive of its own, among the names of other people; every name is searched by each
of its spellings. README.md says what is counted.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Writer, create
from desktop.search import Index
from desktop.search.opening import open_index
from tests.acceptance.outcome import Outcome
from tests.search.names import lists

FIRST = 5
MOST = 100  # hits of a query that are looked at
RECALL = RIGHT = 0.97  # what must hold
LINES = 45
AGAIN = 1_000  # samples of the bootstrap
IN_SENTENCES = ("ru_case", "kk_case", "ky", "small", "handle")
"""Classes that stand in a note's text, not as a name of a person or an organisation."""


@dataclass
class Counts:
    """Of one name: how many of its other records its spellings found, and how many of the first hits were right."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    first: int = 0
    misses: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    by_class: Counter[tuple[str, bool]] = field(default_factory=Counter)


@dataclass(frozen=True)
class Share:
    """A share with its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


@dataclass
class Figures:
    """What was measured. counts: by the name's key."""

    names: list[lists.Name]
    counts: dict[str, Counts]
    mixed: list[tuple[str, str]]
    pairs: int
    lost_lines: list[tuple[str, str]]
    lines: int
    records: int

    def of(self, tuned: bool) -> list[Counts]:
        """The counts of one split."""
        return [self.counts[name.key] for name in self.names if name.tuned == tuned]


@contextmanager
def filled(folder: Path, lists_in: Path) -> Iterator[tuple[Index, dict[str, str]]]:
    """An index over an archive with every spelling, and which record holds what: its id and "key", "key|spelling"."""
    archive = create(folder / "names", "first", purpose="test")
    holds: dict[str, str] = {}

    def add(writer: Writer) -> None:
        for kind, key, text in _records(lists_in):
            values = {"title": "…", "text": text} if kind == "note" else {"name": text}
            holds[writer.add(Record(kind, values)).id] = key

    archive.write("Add", add).result()
    index = open_index(archive)
    index.settle()
    try:
        yield index, holds
    finally:
        index.close()
        archive.close()


def _records(lists_in: Path) -> Iterator[tuple[str, str, str]]:
    """Of every record its kind, what it is kept under, and its text."""
    for name in lists.names(lists_in):
        for sort, spelling in name.spellings:
            whole = "person" if name.kind == "person" else "organisation"
            yield "note" if sort in IN_SENTENCES else whole, f"{name.key}|{spelling}", spelling
    for one, other in lists.pairs(lists_in):
        yield "person", f"pair|{one}", one
        yield "person", f"pair|{other}", other
    for line in lists.lines(lists_in):
        yield "note", f"line|{line.text}", line.text
    for text in (*lists.among(), *lists.people_in_the_news(lists_in)):
        yield "person", "other", text


def measure(folder: Path, lists_in: Path = lists.FOLDER) -> Figures:
    """Everything, in an empty folder."""
    with filled(folder, lists_in) as (index, holds):
        names, pairs, lines = lists.names(lists_in), lists.pairs(lists_in), lists.lines(lists_in)
        counts = {name.key: _of_name(index, holds, name) for name in names}
        mixed = [(one, other) for pair in pairs for one, other in (pair, pair[::-1])
                 if f"pair|{other}" in _first(index, holds, one)]
        lost = [(line.text, asked) for line in lines for asked in line.by
                if f"line|{line.text}" not in _hits(index, holds, asked)]
        return Figures(names, counts, mixed, len(pairs), lost, len(lines), len(holds))


def _of_name(index: Index, holds: dict[str, str], name: lists.Name) -> Counts:
    """Lines of chats that name it are right hits too, and are not asked for; so is its name among the near pairs."""
    counts = Counts()
    records = {f"{name.key}|{spelling}" for _, spelling in name.spellings}
    for _, spelling in name.spellings:
        begun = time.perf_counter()
        hits = _hits(index, holds, spelling)
        counts.seconds.append(time.perf_counter() - begun)
        wanted = records - {f"{name.key}|{spelling}"}
        counts.wanted += len(wanted)
        counts.found += len(wanted & set(hits))
        class_of = {f"{name.key}|{other}": sort for sort, other in name.spellings}
        counts.by_class.update((class_of[each], each in hits) for each in wanted)
        counts.misses += [(spelling, miss.partition("|")[2]) for miss in sorted(wanted - set(hits))]
        same = {f"pair|{other}" for _, other in name.spellings}
        first = [hit for hit in hits if not hit.startswith("line|") and hit not in same][:FIRST]
        counts.first += len(first)
        counts.right += sum(hit in records for hit in first)
        counts.wrong += [(spelling, hit) for hit in first if hit not in records]
    return counts


def _hits(index: Index, holds: dict[str, str], query: str) -> list[str]:
    """What was found; a name of other people is told by its title."""
    found = index.search(query, limit=MOST).hits
    return [f"other|{hit.title}" if holds[hit.id] == "other" else holds[hit.id] for hit in found]


def _first(index: Index, holds: dict[str, str], query: str) -> list[str]:
    return _hits(index, holds, query)[:FIRST]


def share(counts: list[Counts], part: Callable[[Counts], tuple[int, int]]) -> Share:
    """A share over all of these, its interval by drawing names anew."""
    told = [part(each) for each in counts]

    def of(drawn: list[tuple[int, int]]) -> float:
        return sum(some for some, _ in drawn) / max(1, sum(all_ for _, all_ in drawn))

    dice = random.Random(7)
    drawn = sorted(of(dice.choices(told, k=len(told))) for _ in range(AGAIN))
    return Share(of(told), drawn[AGAIN // 40], drawn[-AGAIN // 40])


def wilson(some: int, every: int) -> Share:
    """A share of single trials with Wilson's interval."""
    z, p = 1.96, some / every
    middle = p + z * z / (2 * every)
    half = z * sqrt(p * (1 - p) / every + z * z / (4 * every * every))
    return Share(p, (middle - half) / (1 + z * z / every), (middle + half) / (1 + z * z / every))


def recall(counts: list[Counts]) -> Share:
    """Which share of the other records of a name its spellings find."""
    return share(counts, lambda each: (each.found, each.wanted))


def precision(counts: list[Counts]) -> Share:
    """Which share of the first five hits is of the name that was asked for."""
    return share(counts, lambda each: (each.right, each.first))


def part(folder: Path, quick: bool) -> Outcome:
    """Names are found by any of their spellings among those of other people, near pairs are not mixed up, and lines of
    chats are found; on the names that no rule was tuned on."""
    figures = measure(folder)
    held_back = figures.of(tuned=False)
    lost = len({line for line, _ in figures.lost_lines})
    held = (("recall", recall(held_back), RECALL), ("precision", precision(held_back), RIGHT))
    wrong = [f"{what} {found} is below {least}" for what, found, least in held if found.value < least]
    wrong += [f"{lost} lines of chats were not found"] if figures.lines - lost < LINES else []
    return Outcome(told(figures), tuple(wrong))


def told(figures: Figures) -> str:
    """The figures in lines."""
    rows = []
    for split, tuned in (("tuned", True), ("held back", False)):
        counts = figures.of(tuned)
        rows.append(f"{split}: {len(counts)} names, {sum(len(each.seconds) for each in counts)} spellings: "
                    f"recall {recall(counts)}, precision of the first five {precision(counts)}")
        found = sum((each.by_class for each in counts), Counter())
        classes = sorted({sort for sort, _ in found})
        rows.append("    by the class of what is to be found: " + ", ".join(
            f"{sort} {found[sort, True] / (found[sort, True] + found[sort, False]):.2f}" for sort in classes))
    apart = figures.pairs * 2 - len(figures.mixed)
    lost = len({line for line, _ in figures.lost_lines})
    rows.append(f"near pairs kept apart in the first five: {apart} of {figures.pairs * 2} searches "
                f"({wilson(apart, figures.pairs * 2)})")
    rows.append(f"lines of chats found by each of their names: {figures.lines - lost} of {figures.lines}")
    seconds = [second for each in figures.counts.values() for second in each.seconds]
    rows.append(f"{figures.records} records; a search: median {statistics.median(seconds) * 1000:.1f} ms, "
                f"p95 {statistics.quantiles(seconds, n=20)[-1] * 1000:.1f} ms")
    return "\n".join(rows)


def main() -> None:
    """Measure and tell; with --misses also what was not found and what was wrong in the tuned half."""
    parser = argparse.ArgumentParser(prog="python -m tests.search.names.measure")
    parser.add_argument("list", nargs="?", choices=("second", "third"), help="another list than the first one")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--held", action="store_true", help="tell the misses of the half held back: only to count them")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="muragat-names-") as folder:
        figures = measure(Path(folder), lists.FOLDER / (asked.list or ""))
    if asked.misses:
        for name in figures.names:
            if name.tuned != asked.held:
                counts = figures.counts[name.key]
                print(name.key, f"{counts.found}/{counts.wanted} {counts.right}/{counts.first}")
                print("".join(f"    {asked_for}  misses  {miss}\n" for asked_for, miss in counts.misses), end="")
                print("".join(f"    {asked_for}  WRONG  {hit}\n" for asked_for, hit in counts.wrong), end="")
        print("mixed:", figures.mixed, "\nlines:", figures.lost_lines)
    print(told(figures))


if __name__ == "__main__":
    main()
