"""Several ways to do one thing, taken in turns on one machine, and compared with the plain way.

Milliseconds belong to the machine and the hour; ratios of medians within one run are what can be repeated.
"""

import gc
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

ENOUGH_FOR_P95 = 20


def nothing() -> None:
    """Needs no preparation."""


@dataclass(frozen=True)
class Way:
    """One way to do it: `run` is timed, `before` comes first and is not.

    `beside` is the plain way it is compared with, by name; the first one if it is not said. `held` is what it is held
    to: "≤ ×1.2", "p95 ≤ ×1.2", "≤ 50 ms", or several of them with "; " between.
    """

    name: str
    run: Callable[[], object]
    before: Callable[[], object] = nothing
    beside: str = ""
    held: str = ""


@dataclass(frozen=True)
class Measured:
    """A way with the seconds each of its runs took, and those of the plain way beside it (its own, if it is one)."""

    name: str
    held: str
    seconds: Sequence[float]
    plain: Sequence[float] = ()

    @property
    def median(self) -> float:
        """Half of the runs took no longer."""
        return median(self.seconds)

    @property
    def p95(self) -> float | None:
        """19 of 20 runs took no longer; None when there were too few to say."""
        return p95(self.seconds)

    @property
    def ratio(self) -> float | None:
        """How many times the plain way's median; None where there is no plain way."""
        return self.median / median(self.plain) if self.plain else None

    @property
    def p95_ratio(self) -> float | None:
        """How many times the plain way's p95."""
        mine, plain = self.p95, p95(self.plain)
        return mine / plain if mine and plain else None


@dataclass(frozen=True)
class Comparison:
    """What was compared."""

    name: str
    ways: Sequence[Measured]
    clock: str = ""


@dataclass(frozen=True)
class Fact:
    """A figure that is no time, or was taken once; `kept`: whether it is what it is held to, where that was judged."""

    name: str
    figures: str
    held: str = ""
    kept: bool | None = None


Result = Comparison | Fact
Part = Iterator[Result]


def p95(seconds: Sequence[float]) -> float | None:
    """The value 95 of 100 do not exceed; None for fewer than 20."""
    if len(seconds) < ENOUGH_FOR_P95:
        return None
    return sorted(seconds)[int(0.95 * len(seconds))]


def compare(
    name: str, ways: Sequence[Way], rounds: int, *, in_a_row: int = 1, cpu: bool = False
) -> Comparison:
    """Run every way once unmeasured, then in turns, each round begun by another one.

    `in_a_row` runs of one way follow each other within a round, where turns would disturb each other. With
    `cpu` the processor's time is taken instead of the clock's: of this process with all its threads, and of the
    programs it ran. It suffers less when others are at work on the machine.
    """
    clock = processor_time if cpu else time.perf_counter
    seconds: list[list[float]] = [[] for _ in ways]
    for way in ways:
        _timed(way, clock)
    gc.collect()
    for number in range(rounds):
        for at in range(len(ways)):
            turn = (number + at) % len(ways)
            seconds[turn] += [_timed(ways[turn], clock) for _ in range(in_a_row)]
    by_name = {way.name: taken for way, taken in zip(ways, seconds, strict=True)}
    measured = [Measured(way.name, way.held, by_name[way.name],
                         by_name[way.beside or ways[0].name] if len(ways) > 1 else ()) for way in ways]
    return Comparison(name, measured, "processor time" if cpu else "")


def processor_time() -> float:
    """Seconds of the processor that this process, and the programs it waited for, have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _timed(way: Way, clock: Callable[[], float]) -> float:
    way.before()
    begun = clock()
    way.run()
    return clock() - begun


@dataclass(frozen=True)
class Sizes:
    """How much of everything; the defaults are what docs/benchmarks.md tells."""

    records: int = 10_000
    documents: int = 1_000
    queries: int = 100
    saves: int = 300
    paced_saves: int = 10
    file_bytes: int = 100_000_000
    rounds: int = 7
    many_rounds: int = 60
    small: bool = field(default=False, compare=False)


SMALL = Sizes(records=300, documents=20, queries=5, saves=25, paced_saves=2, file_bytes=4_000_000, rounds=2,
              many_rounds=20, small=True)
"""For trying: quick, and of no worth as figures."""
