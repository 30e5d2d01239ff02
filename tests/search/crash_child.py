"""A process that saves and indexes until it is killed: python -m tests.search.crash_child FOLDER
FIRST_STEP"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from desktop.search import Index
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
    return a_record(f"n{chance.randrange(150)}", " ".join(chance.choices(WORDS, k=chance.randint(1, 30))))


def main(folder: Path, steps: int) -> None:
    """Save and index for ever, telling each step that was saved."""
    journal = journal_of(steps)
    index = Index(journal.texts, folder / "index.db", KEY)
    chance = random.Random()
    while True:
        next_step(journal)
        print(journal.head().number, flush=True)
        index.wake()
        if chance.random() < 0.5:
            index.settle()
        if chance.random() < 0.05:
            index.rebuild()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
