"""A process that saves and indexes, to be killed: python -m tests.search.crash_child FOLDER FIRST_STEP [COUNT]

It tells each step it saved in a line on stdout. With COUNT it ends after so many. Segments are merged early, in small
steps, so that a kill meets every kind of writing.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

from desktop.search import Index, index_thread
from desktop.search.rows import merging
from desktop.search.texts import RecordText
from tests.search.journal import Journal, a_record

KEY = bytes(32)
WORDS = [f"word{number}" for number in range(60)]


def journal_of(steps: int) -> Journal:
    """The archive after so many steps; always the same for the same number."""
    journal = Journal()
    for _ in range(steps):
        next_step(journal)
    return journal


def next_step(journal: Journal) -> None:
    """One more step: some records added, changed or removed."""
    chance = random.Random(journal.head().number)
    known = sorted(journal.records)
    if known and chance.random() < 0.3:
        journal.remove(*chance.sample(known, min(len(known), 2)))
    else:
        journal.save(*(_record(chance) for _ in range(chance.randint(1, 12))))


def _record(chance: random.Random) -> RecordText:
    day = 735_000 + chance.randrange(900)
    text = " ".join(chance.choices(WORDS, k=chance.randint(1, 30)))
    return a_record(f"n{chance.randrange(150)}", text, date=day, spans=((day, day + 3),))


def main(folder: Path, steps: int, count: int) -> None:
    """Save and index so often; 0 is for ever."""
    index_thread.QUIET = 0.01
    merging.MOST_SEGMENTS = 2
    merging.ROWS_IN_A_STEP = 40
    merging.ROWS_OF_EACH = 10
    journal = journal_of(steps)
    index = Index(journal.texts, folder / "index.db", KEY)
    chance = random.Random(steps)
    while not count or journal.head().number < steps + count:
        next_step(journal)
        os.write(1, f"{journal.head().number}\n".encode())  # one line in one write, so that a kill never cuts it
        index.wake()
        what = chance.random()
        if what < 0.4:
            index.settle()
        elif what < 0.7:
            time.sleep(0.04)  # its rows are written, and merges begun
        elif what < 0.75:
            index.rebuild()
    index.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
