"""Many records are analysed by processes of their own, and by none where they cannot be had."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.search import Index
from desktop.search.analysis import Analyser
from desktop.search.rows import bulk
from tests.search.conftest import KEY
from tests.search.journal import Journal, a_record
from tests.search.rows import divergences

Opener = Callable[..., Index]
RECORDS = [a_record(f"n{number:03}", f"word{number} жұмыс common\n\nsecond", date=number + 1) for number in range(40)]


@pytest.fixture
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "RECORDS_AT_ONCE", 7)
    monkeypatch.setattr(bulk, "WORTH_PROCESSES", 10)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, small_groups: None) -> list[bulk._Worker]:
    """The processes that are started from now on."""
    found: list[bulk._Worker] = []
    begin = bulk._Worker.__init__

    def note(worker: bulk._Worker, *arguments: object) -> None:
        begin(worker, *arguments)  # type: ignore[arg-type]
        found.append(worker)

    monkeypatch.setattr(bulk._Worker, "__init__", note)
    return found


def ended(worker: bulk._Worker) -> bool:
    return worker._process.returncode is not None


def test_rows_made_by_processes_are_those_of_the_records(
    open_index: Opener, started: list[bulk._Worker], tmp_path: Path
) -> None:
    journal = Journal(RECORDS)
    index = open_index(journal)
    assert index.settle(60)
    assert started and all(map(ended, started))
    assert divergences(tmp_path / "index.db", KEY, journal) == []


def test_an_import_is_read_by_processes_too(open_index: Opener, started: list[bulk._Worker], tmp_path: Path) -> None:
    journal = Journal(RECORDS[:5])
    index = open_index(journal)
    assert index.settle(20) and not started
    journal.save(*RECORDS[3:])
    assert index.settle(60) and started
    assert divergences(tmp_path / "index.db", KEY, journal) == []


def test_without_processes_the_rows_are_the_same(
    open_index: Opener, small_groups: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError

    monkeypatch.setattr("desktop.platform.confine_start", refuse)
    journal = Journal(RECORDS)
    index = open_index(journal)
    assert index.settle(20)
    assert divergences(tmp_path / "index.db", KEY, journal) == []


def test_what_a_process_that_dies_was_to_do_is_done_here(started: list[bulk._Worker]) -> None:
    journal, analyser, read = Journal(RECORDS), Analyser(), []
    for group in bulk.analysed([record.id for record in RECORDS], journal, analyser, lambda: True, lambda: None,
                               processes=1):
        read += [id for batch in group.made for id in batch.records]
        if len(started) == 1 and not ended(started[0]):
            os.kill(started[0]._process.pid, signal.SIGKILL)
    assert sorted(read) == [record.id for record in RECORDS]


def test_told_to_stop_it_ends_its_processes(started: list[bulk._Worker]) -> None:
    journal, go_on = Journal(RECORDS), iter([True, True])
    list(bulk.analysed([record.id for record in RECORDS], journal, Analyser(), lambda: next(go_on, False), lambda: None,
                       processes=1))
    assert started and all(map(ended, started))


def test_a_record_changed_while_processes_read_is_found_as_it_is_now(
    open_index: Opener, started: list[bulk._Worker], tmp_path: Path
) -> None:
    journal = Journal(RECORDS)
    changed: list[int] = []

    def change_some(state: object) -> None:
        if len(changed) < 3:
            changed.append(1)
            journal.remove(f"n00{len(changed)}", f"n03{len(changed)}")
            journal.save(a_record(f"n01{len(changed)}", "pelican"), a_record(f"n02{len(changed)}", "heron"))

    index = open_index(journal, on_state=change_some)
    assert index.settle(60)
    assert divergences(tmp_path / "index.db", KEY, journal) == []
