"""The index follows the archive, whatever happens to either."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.archive import connect
from desktop.search import Index, SearchClosed, State
from desktop.search.rows import merging, pieces, reading, recent, store
from desktop.search.texts import TextPart
from tests.search.conftest import KEY
from tests.search.journal import Journal, a_record
from tests.search.rows import count, everything_in
from tests.search.sample import RECORDS

Opener = Callable[..., Index]


def ids(index: Index, query: str) -> list[str]:
    return [hit.id for hit in index.search(query).hits]


@pytest.fixture
def journal() -> Journal:
    return Journal(RECORDS)


@pytest.fixture
def never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are written only when asked for."""
    monkeypatch.setattr("desktop.search.index_thread.QUIET", 3600)


def test_a_record_just_saved_is_found_at_once(open_index: Opener, journal: Journal, never_written: None) -> None:
    index = open_index(journal)
    assert index.settle(20)
    journal.save(a_record("new", "a pelican"))
    assert ids(index, "pelican") == ["new"]


def test_a_record_just_changed_is_found_by_its_new_words(
    open_index: Opener, journal: Journal, never_written: None
) -> None:
    index = open_index(journal)
    assert index.settle(20)
    journal.save(replace(journal.records["blo-0001"], title="Pelican"))
    assert ids(index, "pelican") == ["blo-0001"]


def test_a_record_just_changed_is_not_found_by_its_old_words(
    open_index: Opener, journal: Journal, never_written: None
) -> None:
    journal.save(a_record("old", "a pelican"))
    index = open_index(journal)
    assert index.settle(20)
    journal.save(a_record("old", "a heron"))
    assert ids(index, "pelican") == []


def test_a_record_just_removed_is_not_found(open_index: Opener, journal: Journal, never_written: None) -> None:
    index = open_index(journal)
    assert index.settle(20)
    journal.remove("blo-0001")
    assert "blo-0001" not in ids(index, "vimeo")


def test_what_is_in_memory_and_what_is_in_rows_is_found_alike(
    open_index: Opener, journal: Journal, never_written: None
) -> None:
    index = open_index(journal)
    assert index.settle(20)
    journal.save(a_record("new", "Нарымбаевқа vimeo"))
    before = [(hit.id, hit.why) for hit in index.search("vimeo Narymbaev").hits]
    assert index.settle(20)
    assert [(hit.id, hit.why) for hit in index.search("vimeo Narymbaev").hits] == before == [("new", "other script")]


def test_a_removed_word_is_in_no_row(open_index: Opener, journal: Journal, tmp_path: Path) -> None:
    journal.save(a_record("seal", "Жасырынов zxqvword", title="zxqvtitle", tags=("zxqvtag",)))
    index = open_index(journal)
    assert index.settle(20)
    assert "zxqvword" in everything_in(tmp_path / "index.db", KEY)
    journal.remove("seal")
    assert index.wipe(20)
    told = everything_in(tmp_path / "index.db", KEY)
    assert not [word for word in ("zxqv", "жасырын", "jasirinov", "seal") if word in told]


def test_wiping_empties_the_log(open_index: Opener, journal: Journal, tmp_path: Path) -> None:
    index = open_index(journal)
    assert index.wipe(20)
    assert (tmp_path / "index.db-wal").stat().st_size == 0


def test_an_index_that_was_deleted_is_made_anew(open_index: Opener, journal: Journal, tmp_path: Path) -> None:
    open_index(journal).close()
    (tmp_path / "index.db").unlink()
    index = open_index(journal)
    assert index.settle(20)
    assert ids(index, "zhanaozen") == ["src-0008"]


def test_an_index_that_was_damaged_is_made_anew(open_index: Opener, journal: Journal, tmp_path: Path) -> None:
    open_index(journal).close()
    path = tmp_path / "index.db"
    path.write_bytes(bytes(255 - byte for byte in path.read_bytes()))
    index = open_index(journal)
    assert index.settle(20)
    assert ids(index, "zhanaozen") == ["src-0008"]


def test_damage_met_while_searching_is_mended(open_index: Opener, journal: Journal, tmp_path: Path) -> None:
    first = open_index(journal)
    assert first.settle(20)
    first.close()
    path = tmp_path / "index.db"
    whole = bytearray(path.read_bytes())
    for start in range(4096, len(whole), 4096):
        whole[start + 100] ^= 255
    path.write_bytes(whole)
    index = open_index(journal)
    index.search("zhanaozen")
    index.settle(20)
    assert index.settle(20)
    assert ids(index, "zhanaozen") == ["src-0008"]


def test_an_index_of_a_later_state_than_the_archive_is_made_anew(open_index: Opener, journal: Journal) -> None:
    backup = journal.copy()
    journal.save(a_record("later", "a pelican"))
    index = open_index(journal)
    assert index.settle(20)
    index.close()
    backup.save(a_record("other", "a heron"))
    restored = open_index(backup)
    assert restored.settle(20)
    assert (ids(restored, "pelican"), ids(restored, "heron")) == ([], ["other"])


@pytest.mark.parametrize("module", [(store, "FORMAT_VERSION"), (store, "ANALYSER_VERSION")])
def test_an_index_of_another_version_is_made_anew(
    open_index: Opener, journal: Journal, module: tuple[object, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_index(journal).close()
    monkeypatch.setattr(*module, 99)
    states: list[State] = []
    index = open_index(journal, on_state=states.append)
    assert index.settle(20)
    assert "rebuilding" in [state.phase for state in states]


@pytest.fixture
def without_heads(open_index: Opener, journal: Journal, tmp_path: Path) -> Path:
    """An index.db as an earlier program left it."""
    index = open_index(journal)
    assert index.settle(20)
    index.close()
    db = connect.open_writer(tmp_path / "index.db", KEY, derived=True)
    db.execute(f"drop index {reading.HEADS}")
    connect.close_writer(db)
    return tmp_path / "index.db"


def test_an_index_of_an_earlier_program_is_given_what_it_lacks(
    open_index: Opener, journal: Journal, without_heads: Path
) -> None:
    index = open_index(journal)
    assert index.settle(20)
    assert reading.has_heads(connect.open_reader(without_heads, KEY))


def test_lists_show_the_same_of_records_without_what_an_earlier_program_did_not_write(
    open_index: Opener, journal: Journal, without_heads: Path
) -> None:
    db = connect.open_reader(without_heads, KEY)
    before = reading.load_heads(db, range(1, 30), apart=False)
    db.close()
    assert open_index(journal).settle(20)
    assert sorted(reading.load_heads(connect.open_reader(without_heads, KEY), range(1, 30), apart=True)) == before


def test_an_index_that_is_level_is_not_read_again(open_index: Opener, journal: Journal) -> None:
    first = open_index(journal)
    assert first.settle(20)
    first.close()
    states: list[State] = []
    assert open_index(journal, on_state=states.append).settle(20)
    assert [state.phase for state in states] == ["up to date"]


def test_what_was_saved_while_no_index_was_open_is_found(open_index: Opener, journal: Journal) -> None:
    first = open_index(journal)
    assert first.settle(20)
    first.close()
    journal.save(a_record("new", "a pelican"))
    assert ids(open_index(journal), "pelican") == ["new"]


def test_rebuilding_tells_how_far_it_is(open_index: Opener, journal: Journal) -> None:
    states: list[State] = []
    index = open_index(journal, on_state=states.append)
    assert index.settle(20)
    states.clear()
    index.rebuild()
    assert index.settle(20)
    assert State("rebuilding", 0, 30, 30) in states


def test_a_cancelled_rebuild_goes_on_at_the_next_start(
    open_index: Opener, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.search.rows.bulk.RECORDS_AT_ONCE", 5)
    there = threading.Event()
    index = open_index(
        journal, on_state=lambda state: index.cancel_rebuild() if state.done == 10 and there.wait(20) else None)
    there.set()
    index.settle(20)
    assert "20 records are not indexed yet" in index.search("vimeo").note
    index.close()
    again = open_index(journal)
    assert again.settle(20)
    assert again.search("kind:source").total == 9


def test_segments_stay_few(open_index: Opener, journal: Journal, tmp_path: Path) -> None:
    index = open_index(journal)
    for number in range(40):
        journal.save(a_record(f"n{number}", f"word{number}"))
        assert index.settle(20)
    assert count(tmp_path / "index.db", KEY, "segment") <= merging.MOST_SEGMENTS
    assert ids(index, "word7") == ["n7"]


def test_a_large_import_is_searched_in_part_and_that_is_told(
    open_index: Opener, journal: Journal, monkeypatch: pytest.MonkeyPatch, never_written: None
) -> None:
    monkeypatch.setattr(recent, "MOST", 10)
    monkeypatch.setattr(recent, "AT_ONCE", 20)
    index = open_index(journal)
    assert index.settle(20)
    journal.save(*(a_record(f"n{number}", f"pelican word{number}") for number in range(25)))
    results = index.search("pelican")
    assert (results.total, "15 records" in results.note) == (10, True)
    assert index.settle(20)
    assert index.search("pelican").total == 25


def test_a_long_record_is_one_hit_wherever_its_words_stand(
    open_index: Opener, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "LETTERS", 400)
    pages = "\f".join(f"page{number} " + "filler " * 30 for number in range(20))
    journal.save(a_record("long", pages + "pelican", title="Heron"))
    index = open_index(journal)
    assert index.settle(20)
    assert index.search("page3 page17 heron").total == 1
    assert index.search("filler").total == 1
    assert index.search("page3 -pelican").total == 0
    assert index.search("pelican").hits[0].page == "20"


def test_a_title_counts_more_than_running_text(open_index: Opener) -> None:
    body = a_record("body", "a pelican in the sea and another pelican")
    journal = Journal([a_record("title", "a heron", title="Pelican"), body])
    index = open_index(journal)
    assert index.settle(20)
    assert ids(index, "pelican") == ["title", "body"]


def test_a_word_that_is_the_whole_title_counts_more_than_one_among_many(open_index: Opener) -> None:
    journal = Journal([a_record("many", title="A dozen sites of the Vimeo decision"), a_record("whole", title="Vimeo")])
    index = open_index(journal)
    assert index.settle(20)
    assert ids(index, "vimeo") == ["whole", "many"]


def test_a_record_with_more_spellings_of_a_name_counts_more(open_index: Opener) -> None:
    one, both = a_record("one", title="Narymbaev спор"), a_record("both", title="Narymbaev Нарымбаев")
    index = open_index(Journal([one, both]))
    assert index.settle(20)
    assert ids(index, "Narymbaev") == ["both", "one"]


def test_a_name_counts_more_than_running_text(open_index: Opener) -> None:
    name = TextPart("name", "Name", "Асанов", 1.0, is_name=True)
    journal = Journal([a_record("body", "Асанов пришёл"), a_record("name", "кто-то пришёл")])
    journal.save(replace(journal.records["name"], parts=(name, *journal.records["name"].parts)))
    index = open_index(journal)
    assert index.settle(20)
    assert ids(index, "асанов")[0] == "name"


def test_closing_writes_what_is_pending(
    open_index: Opener, journal: Journal, tmp_path: Path, never_written: None
) -> None:
    index = open_index(journal)
    assert index.settle(20)
    journal.save(a_record("new", "pelican"))
    index.close()
    assert "wpelican" in everything_in(tmp_path / "index.db", KEY)


def test_closing_leaves_one_file_and_no_thread(open_index: Opener, journal: Journal, tmp_path: Path) -> None:
    index = open_index(journal)
    index.search("vimeo")
    index.close()
    assert [path.name for path in tmp_path.iterdir()] == ["index.db"]
    assert "index" not in [thread.name for thread in threading.enumerate()]


def test_a_closed_index_says_so(open_index: Opener, journal: Journal) -> None:
    index = open_index(journal)
    index.close()
    with pytest.raises(SearchClosed, match="Unlock it"):
        index.search("vimeo")


def test_no_word_lies_in_clear_on_the_disk(open_index: Opener, journal: Journal, tmp_path: Path) -> None:
    journal.save(a_record("new", "zxqvword Жасырынов"))
    index = open_index(journal)
    assert index.settle(20)
    index.search("zxqvword")
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not [word for word in ("zxqvword", "Жасырынов", "жасырын") if word.encode() in raw]


def test_searches_during_a_rebuild_never_raise(open_index: Opener, journal: Journal) -> None:
    index = open_index(journal)
    for _ in range(10):
        index.rebuild()
        index.search("vimeo Narymbaev")
    assert index.settle(20)
    assert index.search("vimeo").total == 3


def test_rows_are_written_although_others_never_rest(
    open_index: Opener, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.search.index_thread.QUIET", 0.01)
    written = threading.Event()
    index = open_index(journal, others_wait=lambda: True)
    assert index.settle(20)
    index._thread._on_state = lambda state: written.set() if state.phase == "up to date" else None
    journal.save(a_record("new", "pelican"))
    assert written.wait(20)
    assert "wpelican" in everything_in(tmp_path / "index.db", KEY)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_index_that_broke_off_lets_nobody_wait_for_it(
    open_index: Opener, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*arguments: object, **options: object) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr("desktop.search.rows.follower.Follower.follow", break_off)
    index = open_index(journal)
    assert not index.settle() and index.state.phase == "stopped"


def test_records_that_come_with_many_others_are_found(open_index: Opener, journal: Journal) -> None:
    index = open_index(journal)
    with index.many_come():
        journal.save(a_record("n1", "pelican"))
        index.wake()
        assert index.settle()
        assert [hit.id for hit in index.search("pelican").hits] == ["n1"]


def test_closing_does_not_wait_for_long_reading_and_what_was_left_is_read_next(
    open_index: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.search.rows.bulk.WORTH_PROCESSES", 10**9)
    journal = Journal([a_record(f"n{number}", f"pelican {number}") for number in range(400)])
    reading, held, seen = threading.Event(), threading.Event(), []

    def others_wait() -> bool:  # asked before each record that is read
        seen.append(1)
        if len(seen) == 100:
            reading.set()
            held.wait(20)
        return False

    index = open_index(journal, others_wait=others_wait)
    assert reading.wait(20)
    closing = threading.Thread(target=index.close)
    closing.start()
    while not index._thread.closing:
        pass
    held.set()
    closing.join()
    assert len(seen) < 110
    again = open_index(journal)
    assert again.settle(30) and len(ids(again, "pelican")) == 50
