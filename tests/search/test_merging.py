"""Several segments become one in steps, whatever happens between two of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.archive.connect import open_writer
from desktop.search.analysis import Analysed, Analyser
from desktop.search.rows import merging
from desktop.search.rows.merging import Merger, to_merge
from desktop.search.rows.store import Store
from desktop.search.texts import Mark
from tests.search.conftest import KEY
from tests.search.journal import Journal, a_record
from tests.search.rows import count, divergences, everything_in

MANY = " ".join(f"filler{number}" for number in range(40))
RECORDS = [a_record(f"n{number}", f"word{number} common zxqv{number} {MANY}", kind=f"kind{number % 3}", date=number + 1,
                    spans=((number + 1, number + 9),)) for number in range(12)]


class Merged:
    """Rows of twelve records in as many segments."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "index.db"
        self.journal, self.analyser = Journal(), Analyser()
        self.store = Store(open_writer(self.path, KEY, create=True, derived=True))
        self.store.begin_anew(Mark(0, b""))
        for record in RECORDS:
            self.journal.save(record)
            self.write(record.id)
        self.merger = Merger(self.store)

    def write(self, *ids: str) -> None:
        """What the archive holds of these records now."""
        texts = [(id, self.journal.search_text(id)) for id in ids]
        self.store.replace([self.analyser.record(text) if text else Analysed(id) for id, text in texts])

    def remove(self, *ids: str) -> None:
        self.journal.remove(*ids)
        self.write(*ids)

    def finish(self) -> None:
        while self.merger.step():
            pass


@pytest.fixture
def merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Merged]:
    monkeypatch.setattr(merging, "ROWS_IN_A_STEP", 24)
    monkeypatch.setattr(merging, "ROWS_OF_EACH", 20)
    made = Merged(tmp_path)
    yield made
    made.store.db.close()


def test_the_rows_say_the_same_after_every_step(merged: Merged) -> None:
    assert divergences(merged.path, KEY, merged.journal) == []
    while merged.merger.step():
        assert divergences(merged.path, KEY, merged.journal) == []
    assert count(merged.path, KEY, "segment") <= merging.MOST_SEGMENTS


@pytest.mark.parametrize("steps", range(0, 20, 2))
def test_a_word_removed_between_two_steps_is_in_no_row(merged: Merged, steps: int) -> None:
    for _ in range(steps):
        merged.merger.step()
    merged.remove("n3", "n4")
    told = everything_in(merged.path, KEY)
    assert not [word for word in ("zxqv3", "zxqv4", "word3") if word in told]
    merged.finish()
    assert divergences(merged.path, KEY, merged.journal) == []


@pytest.mark.parametrize("steps", range(0, 20, 2))
def test_a_record_changed_between_two_steps_is_found_as_it_is_now(merged: Merged, steps: int) -> None:
    for _ in range(steps):
        merged.merger.step()
    merged.journal.save(a_record("n5", "pelican common"))
    merged.write("n5")
    merged.finish()
    assert divergences(merged.path, KEY, merged.journal) == []


def test_a_merge_goes_on_after_a_stop_where_it_was(merged: Merged) -> None:
    for _ in range(3):
        merged.merger.step()
    begun = count(merged.path, KEY, "loose")
    merged.merger = Merger(merged.store)
    merged.finish()
    assert (begun, count(merged.path, KEY, "loose")) == (1, 0)
    assert divergences(merged.path, KEY, merged.journal) == []


def test_all_records_may_go_while_they_are_merged(merged: Merged) -> None:
    for _ in range(3):
        merged.merger.step()
    merged.remove(*(record.id for record in RECORDS))
    merged.finish()
    assert divergences(merged.path, KEY, merged.journal) == []
    assert [count(merged.path, KEY, table) for table in ("term", "document", "block")] == [0, 0, 0]


def test_few_segments_are_left_as_they_are() -> None:
    assert to_merge([(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)]) == []


def test_equal_segments_are_made_one_at_once() -> None:
    assert to_merge([(number, 500) for number in range(20)]) == list(range(20))


def test_a_large_segment_is_not_written_again_for_a_few_records() -> None:
    assert to_merge([(1, 30_000), (2, 1), (3, 1), (4, 2), (5, 3), (6, 900)]) == [2, 3, 4, 5]


def test_too_many_segments_are_known_to_crowd(merged: Merged, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MANY_SEGMENTS", len(RECORDS) - 1)
    assert merged.merger.crowded
    merged.finish()
    assert not merged.merger.crowded
