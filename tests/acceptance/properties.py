"""Rules that must hold for everything that can be made up."""

import random
import time
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from desktop.archive import create
from desktop.archive.errors import DamagedHeader, NewerArchive
from desktop.archive.header import decode, encode
from tests.acceptance.outcome import Outcome
from tests.archive import test_header, test_history


def undo(folder: Path, quick: bool) -> Outcome:
    """Random edits, undone to the start, leave the same archive; the rule is the tests' own."""
    examples, edited = (30 if quick else 5_000), 0
    rule = test_history.test_edits_undone_to_the_start_leave_the_same_archive.hypothesis.inner_test  # type: ignore[attr-defined]
    with create(folder / "a", "first", purpose="test") as archive:
        archive.write("Begin", lambda writer: [test_history._begin(writer, n) for n in range(3)]).result()

        @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(edits=test_history.EDITS)
        def holds(edits: list[Any]) -> None:
            nonlocal edited
            edited += len(edits)
            rule(archive, edits)

        try:
            holds()
        except AssertionError as error:
            return Outcome(f"{edited:,} edits, then one sequence was not undone", (str(error).splitlines()[0],))
        found = archive.check()
    figures = f"{examples:,} sequences, {edited:,} edits, each undone to the start; check finds {len(found)} problems"
    return Outcome(figures, tuple(map(str, found)))


def header(folder: Path, quick: bool) -> Outcome:
    """Broken headers are refused or read, never a crash, and never slowly: nothing is derived from them."""
    count, chance = (500 if quick else 10_000), random.Random()
    good = encode(test_header.a_header())
    outcomes: Counter[str] = Counter()
    wrong: list[str] = []
    worst = 0.0
    for _ in range(count):
        copy = test_header.a_mutant(good, chance)
        begun = time.perf_counter()
        try:
            read = decode(copy * 2)
        except (DamagedHeader, NewerArchive) as error:
            outcomes[type(error).__name__] += 1
        else:
            outcomes["read"] += 1
            if not all(slot.cost.sound for slot in read.slots):
                wrong.append("a header was read that asks for too much")
        worst = max(worst, time.perf_counter() - begun)
    told = ", ".join(f"{number:,} {name}" for name, number in outcomes.most_common())
    return Outcome(f"{count:,} mutants: {told}; the slowest took {worst * 1000:.1f} ms", tuple(wrong))
