"""The straight path, Whoosh's own Searcher and FTS5 in SQLCipher find the same records, whatever was done
before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.search.analysis import EXACT, FOLD
from desktop.search.asking.query import And, Filter, Not, Phrase
from desktop.search.finding import whoosh_reader
from desktop.search.finding.near import one_edit_away
from desktop.search.rows import merging
from desktop.search.rows.merging import Merger
from tests.search.engines import Engines, one_edit

QUERIES = 80


@pytest.fixture(params=[1, 2, 3])
def engines(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engines]:
    engines = Engines(tmp_path, request.param)
    yield engines
    engines.close()


def assert_equal(engines: Engines) -> None:
    assert engines.differences(QUERIES) == []


def test_three_engines_agree_after_adds_changes_and_removals(engines: Engines) -> None:
    for many in (60, 30, 20, 10):
        engines.save(many)
        engines.write()
    assert_equal(engines)


def test_three_engines_agree_on_what_is_not_in_rows_yet(engines: Engines) -> None:
    engines.save(80)
    engines.write()
    engines.save(40)
    assert_equal(engines)


def test_three_engines_agree_after_merges(engines: Engines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_SEGMENTS", 1)
    monkeypatch.setattr(merging, "ROWS_IN_A_STEP", 60)
    monkeypatch.setattr(merging, "ROWS_OF_EACH", 20)
    merger = Merger(engines.store)
    for many in (50, 40, 30):
        engines.save(many)
        engines.write()
        merger.step()
        merger.step()
        engines.save(10)
        engines.write()
    while merger.step():
        pass
    assert_equal(engines)


def test_what_is_left_out_of_many_may_score_higher_than_what_is_wanted(engines: Engines) -> None:
    engines.save(60)
    engines.write()
    query = And((Filter("kind", "note"), Not(Phrase(("court", "site")))))
    assert engines.best(engines.view(), query, few=0) == engines.best(engines.view(), query)


def test_postings_hold_exactly_the_words_of_the_records(engines: Engines) -> None:
    for many in (60, 30):
        engines.save(many)
        engines.write()
        while Merger(engines.store).step():
            pass
    stored = {
        (view.record(segment, unit), term)
        for view in [engines.view()]
        for term in view.terms("", EXACT)
        for segment, postings in view.postings(term).items()
        for unit in postings.units
    }
    expected = {
        (id, EXACT + word) for id, record in engines.journal.records.items() for word in record.parts[0].text.split()
    }
    assert stored == expected


def test_terms_within_a_distance_are_those_one_edit_away(engines: Engines) -> None:
    engines.save(60)
    engines.write()
    engines.save(10)
    view = engines.view()
    for stream in (EXACT, FOLD):
        every = [term.removeprefix(stream) for term in view.terms(stream, stream)]
        for text in (*every, "curt", "cuort", "сед"):
            expected = [stream + word for word in every if one_edit(word, text)]
            assert whoosh_reader.terms_within(view, stream, text) == expected
            assert one_edit_away(view, stream, text) == expected
