"""Search over made documents, beside FTS5 in SQLCipher."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from sqlite_utils import Database

from archive_schema.records import Record
from desktop.archive import Archive, connect, create
from desktop.search import Index
from desktop.search.analysis import Analyser
from desktop.search.evaluate import Evaluator
from desktop.search.opening import INDEX, open_index
from desktop.search.parser import parse
from desktop.search.view import Pending, Stored, View
from tests.bench import fts5
from tests.bench.corpus.made import documents, queries
from tests.bench.harness import Fact, Part, Sizes, Way, compare

FIRST_PAGE = 50
SNIPPETS = 10
HELD = {"a frequent word": "≤ ×0.6", "a middling word": "≤ ×0.6", "a rare word": "≤ ×0.6", "two words": "≤ ×1",
        "a phrase of two": "≤ ×1", "a phrase of three": "≤ ×1"}
"""Of the engine alone, set for 10,000 documents."""


class Rows:
    """The written rows of an index, searched without the archive: the engine alone."""

    def __init__(self, archive: Archive) -> None:
        self.db = connect.open_reader(archive.folder / INDEX, archive.index_key)
        self._stored = Stored(self.db)
        self._analyser = Analyser()

    def best(self, query: str, limit: int, *, forms: bool) -> list[str]:
        """The best records, from the query as typed."""
        with _reading(self.db):
            view = View(self.db, self._stored, Pending(()), ())
            evaluator = Evaluator(view, self._analyser, other_scripts=forms, word_forms=forms)
            found = parse(query).query
            assert found is not None
            return [view.record(*place) for _, place in evaluator.best(found, limit)[0]]


@contextmanager
def _reading(database: Database) -> Iterator[None]:
    database.execute("begin")
    yield
    database.execute("rollback")


def search(folder: Path, sizes: Sizes) -> Part:
    """Building, the engine alone, and whole answers with passages."""
    made = documents(sizes.documents)
    with create(folder / "a", "first", purpose="test") as archive:
        for start in range(0, len(made), 200):
            archive.write("Add", lambda w, start=start: [w.add(one) for one in made[start:start + 200]]).result()
        yield from _building(archive, folder / "fts5.db", sizes)
        plain = connect.open_writer(folder / "fts5.db", fts5.KEY, derived=True)
        yield _size(archive, folder / "fts5.db")
        with archive.texts() as texts:
            fts5.fill(plain, [texts.search_text(id) for id in texts.every_id()])
        index = open_index(archive)
        index.settle()
        yield from _asking(archive, index, plain, made, sizes)
        index.close()
        yield compare("Opening the index", [
            Way("its rows alone, and one word", lambda: Rows(archive).best("сот", 1, forms=False)),
            Way("with its thread, and one search, and closed", lambda: _open_and_search(archive), held="≤ 50 ms"),
        ], sizes.many_rounds)
        plain.close()


def _open_and_search(archive: Archive) -> None:
    index = open_index(archive)
    index.search("сот", limit=1)
    index.close()


def _building(archive: Archive, path: Path, sizes: Sizes) -> Part:
    def clear(path: Path) -> None:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)

    def plain() -> None:
        with archive.texts() as texts:
            connect.close_writer(fts5.build(path, (texts.search_text(id) for id in texts.every_id())))

    def ours() -> None:
        index = open_index(archive)
        index.settle()
        index.close()

    yield compare(f"Indexing {sizes.documents:,} made documents of about 5,000 letters", [
        Way("FTS5 in SQLCipher, the same tokens", plain, before=lambda: clear(path)),
        Way("the index", ours, before=lambda: clear(archive.folder / INDEX), held="≤ ×4"),
    ], min(3, sizes.rounds), cpu=True)


def _size(archive: Archive, path: Path) -> Fact:
    ours, plain = (archive.folder / INDEX).stat().st_size, path.stat().st_size
    return Fact("Size of the index", f"{ours / 1e6:.1f} MB, FTS5 {plain / 1e6:.1f} MB, ×{ours / plain:.2f}", "≤ ×1.6")


def _asking(archive: Archive, index: Index, plain: Database, made: list[Record], sizes: Sizes) -> Part:
    rows, analyser = Rows(archive), Analyser()
    asked = queries(made, sizes.queries)
    yield _same_hits(rows, plain, analyser, [query for some in asked.values() for query in some])
    yield Fact("What the engine alone and the passages are held to", "set for 10,000 documents of real text and more; "
               f"these are {sizes.documents:,}, and made")
    for shape, some in asked.items():
        def over(run: Callable[[str], object], some: list[str] = some) -> Callable[[], object]:
            turn = cycle(some)
            return lambda: run(next(turn))

        forms = f"FTS5, forms and scripts too, {FIRST_PAGE} best"
        passages = f"FTS5, as typed, with {SNIPPETS} passages"
        yield compare(f"Asking for {shape}", [
            Way(f"FTS5, as typed, {FIRST_PAGE} best",
                over(lambda q: fts5.best(plain, fts5.match(q, analyser, forms=False), FIRST_PAGE))),
            Way("the engine alone", over(lambda q: rows.best(q, FIRST_PAGE, forms=False)),
                held=HELD[shape]),
            Way(forms, over(lambda q: fts5.best(plain, fts5.match(q, analyser, forms=True), FIRST_PAGE)), beside=forms),
            Way("the engine alone, endings of names too", over(lambda q: rows.best(q, FIRST_PAGE, forms=True)),
                beside=forms),
            Way(passages, over(lambda q: fts5.passages(plain, fts5.match(q, analyser, forms=False), SNIPPETS)),
                beside=passages),
            Way("the whole search, records read from the archive",
                over(lambda q: index.search(q, limit=SNIPPETS, other_scripts=False, word_forms=False)),
                beside=passages, held="≤ ×1"),
            Way(f"the whole search as in the window, {FIRST_PAGE} passages",
                over(lambda q: index.search(q, limit=FIRST_PAGE)), beside=passages, held="p95 ≤ 50 ms"),
        ], 3 * max(sizes.queries, 7))
    rows.db.close()


def _same_hits(rows: Rows, plain: Database, analyser: Analyser, every: list[str]) -> Fact:
    same = sum(set(rows.best(query, 100_000, forms=False))
               == set(fts5.best(plain, fts5.match(query, analyser, forms=False), 100_000)) for query in every)
    return Fact("The same records found by both, words as typed", f"{same} of {len(every)} queries", "all")
