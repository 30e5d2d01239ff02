"""Saving one record, and listing many."""

import random
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive, Writer, connect, create
from desktop.search.opening import open_index
from tests.bench.corpus.made import documents
from tests.bench.harness import Part, Sizes, Way, compare
from tests.bench.plain import SUMMARY, insert, plain_database, title

PAGE = 100
PAUSES = (0.1, 1.0)  # seconds between two saves, so that some fall into the writing of the index


def a_case(number: int) -> Record:
    """A prosecution such as a person types in."""
    began = {"edtf": f"20{number % 25:02}-05"}
    return Record("prosecution", {"title": title(number), "summary": SUMMARY, "began": began,
                                  "defendants": [{"name": "Әлия Серікқызы"}]})


def saving(folder: Path, sizes: Sizes) -> Part:
    """One record in a step of its own, until it is safe on the disk; the archives hold made documents already."""
    database, _ = plain_database(folder / "plain.db", 0)
    numbers = count()
    alone = create(folder / "alone", "first", purpose="test")
    followed = create(folder / "followed", "first", purpose="test")
    for one in documents(sizes.documents):
        for archive in (alone, followed):
            archive.write("Add", lambda writer, one=one: writer.add(one)).result()
    index = open_index(followed)
    index.settle()

    def save(archive: Archive) -> Callable[[], object]:
        return lambda: archive.write("Add", lambda writer: writer.add(a_case(next(numbers)))).result()

    yield compare("Saving, one after the other", [
        Way("a row in SQLCipher, as safe, nothing else", lambda: insert(database, next(numbers))),
        Way("a record", save(alone)),
        Way("a record, the index following", save(followed)),
    ], sizes.saves)
    index.settle()

    chance = random.Random(1)

    def pause() -> None:
        time.sleep(chance.uniform(*PAUSES))

    yield compare(f"Saving with {PAUSES[0]} to {PAUSES[1]} s between, while the index writes", [
        Way("a record", save(alone), before=pause),
        Way("a record, the index following", save(followed), before=pause, held="p95 ≤ ×1.2"),
    ], sizes.paced_saves, in_a_row=10)
    index.close()
    alone.close()
    followed.close()
    database.close()


def lists(folder: Path, sizes: Sizes) -> Part:
    """The first page of many records."""
    writer, key = plain_database(folder / "plain.db", sizes.records)
    writer.close()
    database = connect.open_reader(folder / "plain.db", key)
    plain = "select id, ref, title, began from record order by title limit ?"
    with create(folder / "a", "first", purpose="test") as archive:
        for start in range(0, sizes.records, 500):
            archive.write("Add", lambda w, start=start: _add(w, range(start, min(start + 500, sizes.records)))).result()
        with archive.reader() as reader:
            yield compare(f"Of {sizes.records:,} records", [
                Way(f"{PAGE} rows by title, SQLCipher with an index",
                    lambda: database.execute(plain, (PAGE,)).fetchall()),
                Way("the first page by title", lambda: reader.page("prosecution", limit=PAGE)),
                Way("the first page by an uncertain date",
                    lambda: reader.page("prosecution", order="began", limit=PAGE)),
                Way("a page in the middle, by title",
                    lambda: reader.page("prosecution", limit=PAGE, offset=sizes.records // 2)),
                Way("how many there are of each kind", reader.counts),
            ], sizes.many_rounds)
    database.close()


def _add(writer: Writer, numbers: range) -> None:
    for number in numbers:
        writer.add(a_case(number))
