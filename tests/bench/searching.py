"""Search over documents of real text, beside FTS5 in SQLCipher."""

import heapq
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

from desktop.archive import connect
from desktop.search.analysis import ANALYSER_VERSION, Analyser
from desktop.search.asking.parser import parse
from desktop.search.finding import whoosh_reader
from desktop.search.finding.evaluate import Evaluator
from desktop.search.finding.view import Pending, Stored, View
from desktop.search.index import Index
from desktop.search.rows import store
from tests.bench import fts5, programs
from tests.bench.corpus.queries import PHRASES, TWO, WORDS, queries
from tests.bench.corpus.stored import Documents, drawn, is_real, stored
from tests.bench.fts5 import Plain
from tests.bench.harness import Comparison, Fact, Measured, Part, Sizes, Way, compare
from tests.bench.search_program import INDEX, KEY, PLAIN

PROGRAM = "tests.bench.search_program"
FIRST_PAGE = 50
SNIPPETS = 10
DRAWN_FROM = 3_000  # documents whose words are asked
EVERY = 1_000_000
WORSE = 1.3  # times its ratio at 50,000 documents that 100,000 may take
COMPARED = 50_000
NO_FORMS: dict[str, Any] = {"other_scripts": False, "word_forms": False}
TAG, KIND, YEARS = "tag 2", "source", ("2014", "2015", "2016")


def search(folder: Path, sizes: Sizes) -> Part:
    """10,000 and 50,000 documents of real text; where the texts are not at hand, 1,000 made ones."""
    if not is_real():
        yield Fact("The texts that tests/outside.toml lists are not here", "these documents are made, of the sample's "
                   "own words; what search is held to is set for real texts, and for more of them")
    yield from _measured([300] if sizes.small else [10_000, COMPARED] if is_real() else [1_000], sizes)


def search_100k(folder: Path, sizes: Sizes) -> Part:
    """100,000 documents, beside what the same ways took of 50,000."""
    yield from _measured([600] if sizes.small else [100_000], sizes)


def _measured(numbers: list[int], sizes: Sizes) -> Part:
    benches = [_Bench(number, sizes) for number in numbers]
    for bench in benches:
        stored(bench.number, bench.folder.parent)
    reuse = bool(os.environ.get("MURAGAT_BENCH_REUSE"))
    with ThreadPoolExecutor(2) as pool:  # both engines at once, each on a core of its own; processor time is told
        for engine in [pool.submit(_build, what, benches, reuse) for what in (PLAIN, INDEX)]:
            engine.result()
    for bench in benches:
        yield from bench.results()


def _build(what: str, benches: list["_Bench"], reuse: bool) -> None:
    for bench in benches:
        if not (reuse and bench.taken(what).exists()):
            bench.build(what)


def kept_folder(number: int) -> Path:
    """Where what is built of so many documents lies from one run to the next, beside the documents themselves;
    MURAGAT_BENCH_CACHE names the folder of it all."""
    root = os.environ.get("MURAGAT_BENCH_CACHE") or Path(tempfile.gettempdir(), "muragat-bench")
    folder = Path(root, f"{'real' if is_real() else 'made'}-{number}-{store.FORMAT_VERSION}-{ANALYSER_VERSION}")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Rows:
    """The written rows of an index, asked without documents: the engine alone."""

    def __init__(self, path: Path, cache: int) -> None:
        self.db = connect.open_reader(path, KEY)
        self.db.execute(f"pragma cache_size = {cache}")
        self._stored = Stored(self.db)
        self._analyser = Analyser()

    def best(self, query: str, limit: int, *, forms: bool = False) -> list[str]:
        """The best records, from the query as typed."""
        with self._view() as view:
            evaluator = Evaluator(view, self._analyser, other_scripts=forms, word_forms=forms)
            found = parse(query).query
            assert found is not None
            return view.records(place for _, place in evaluator.best(found, limit)[0])

    def by_whoosh(self, query: str, limit: int) -> list[str]:
        """The same by Whoosh's own Searcher, over the same rows."""
        with self._view() as view:
            found = parse(query).query
            assert found is not None
            scored = ((score, segment, unit) for segment, units in whoosh_reader.matches(view, found).items()
                      for unit, score in units.items())
            return view.records((segment, unit) for _, segment, unit in heapq.nlargest(limit, scored))

    @contextmanager
    def _view(self) -> Iterator[View]:
        self.db.execute("begin")
        yield View(self.db, self._stored, Pending(()), ())
        self.db.execute("rollback")


class _Connections:
    """One for each way of asking, over one copy of either engine's file."""

    def __init__(self, documents: Documents, index: Path, plain: Path, cache: int, closing: ExitStack) -> None:
        self.analyser = Analyser()
        self.rows = [Rows(index, cache) for _ in range(3)]
        self.plain = [Plain(plain, cache) for _ in range(4)]
        self.opened = [Index(documents.texts, index, KEY) for _ in range(2)]
        for opened in self.opened:
            closing.callback(opened.close)
            opened.settle()
        for engine in (*self.rows, *self.plain):
            closing.callback(engine.db.close)


class _Bench:
    """So many documents: what they take to index, and what it takes to ask."""

    def __init__(self, number: int, sizes: Sizes) -> None:
        self.number = number
        self.sizes = sizes
        self.folder = kept_folder(number)
        self.of = f"{number:,} documents" if is_real() else f"{number:,} made documents"
        self.ratios: dict[str, float] = {}

    def results(self) -> Part:
        """Everything, and the ratios kept for the next size."""
        for result in self._all():
            if isinstance(result, Comparison):
                result = self._beside_the_smaller(result)
                self.ratios |= {f"{result.name} | {way.name}".replace(self.of, "documents"): way.ratio
                                for way in result.ways if way.ratio and way.seconds is not way.plain}
            yield result
        (self.folder / "ratios.json").write_text(json.dumps(self.ratios, indent=1, ensure_ascii=False), "utf-8")

    def _all(self) -> Part:
        documents = stored(self.number, self.folder.parent)
        if is_real():
            yield Fact(f"The texts from which {self.of} of about 5 kB were drawn, and how often each of their passages",
                       drawn(self.number, self.folder.parent))
        yield from self._built()
        self._choose_queries(documents)
        yield from self._asked(documents)
        yield from self._opened()
        yield from self._in_the_window()

    # Building

    def taken(self, what: str) -> Path:
        """What building one of the two took; kept ones are used again when MURAGAT_BENCH_REUSE is set."""
        return self.folder / f"{what}.json"

    def build(self, what: str) -> None:
        """Build one of the two anew, in a program of its own."""
        for suffix in ("", "-wal", "-shm"):
            (self.folder / (what + suffix)).unlink(missing_ok=True)
        ran = programs.run(PROGRAM, what, self.folder, self.number)
        told = {"cpu": ran.cpu, "wall": ran.wall, "memory": ran.memory, "bytes": (self.folder / what).stat().st_size}
        if what == PLAIN:
            programs.run(PROGRAM, "fill", self.folder, self.number)
            told["filled"] = (self.folder / what).stat().st_size
        self.taken(what).write_text(json.dumps(told), "utf-8")

    def _built(self) -> Part:
        plain, ours = (json.loads(self.taken(what).read_text("utf-8")) for what in (PLAIN, INDEX))
        yield Comparison(f"Indexing {self.of}", [
            Measured("FTS5 in SQLCipher, the same tokens", "", one := [plain["cpu"]], one),
            Measured("the index", "≤ ×4", [ours["cpu"]], one)], "processor time")
        yield Fact(f"By the clock, {self.of}",
                   f"FTS5 {plain['wall']:.0f} s, the index {ours['wall']:.0f} s, merges too, both at once")
        yield Fact(f"Memory for building, {self.of}", f"{ours['memory'] / 1e6:.0f} MB at most, all its processes "
                   f"together; FTS5 {plain['memory'] / 1e6:.0f} MB", "300 MB", ours["memory"] <= 300e6)
        yield from self._sizes(plain["bytes"], plain["filled"], ours["bytes"])

    def _sizes(self, plain: int, filled: int, ours: int) -> Iterator[Fact]:
        texts = self._bytes_of_texts()
        alone = (ours - texts) / plain
        yield Fact(f"Size, {self.of}, without the texts that passages are shown from",
                   f"{(ours - texts) / 1e6:.0f} MB, FTS5 {plain / 1e6:.0f} MB, ×{alone:.2f}", "≤ ×1.6", alone <= 1.6)
        whole = ours / filled
        yield Fact(f"Size, {self.of}, with them",
                   f"{ours / 1e6:.0f} MB, FTS5 {filled / 1e6:.0f} MB, ×{whole:.2f}", "≤ ×1.6", whole <= 1.6)

    def _bytes_of_texts(self) -> int:
        rows = connect.open_reader(self.folder / INDEX, KEY)
        told = rows.execute("select sum(length(head) + length(data) + length(record) + 8) from document").fetchone()[0]
        rows.close()
        return int(told)

    # Asking

    def _choose_queries(self, documents: Documents) -> None:
        """Past 50,000 documents the same are asked as there: other words would tell of the words, not of the size."""
        smaller = kept_folder(COMPARED) / "queries.json"
        if self.number > COMPARED and smaller.exists():
            told = smaller.read_text("utf-8")
        else:
            with documents.texts() as texts:
                step = max(1, self.number // DRAWN_FROM)
                made = queries([texts.at(at) for at in range(0, self.number, step)], self.sizes.queries)
            told = json.dumps(made, ensure_ascii=False, indent=1)
        (self.folder / "queries.json").write_text(told, "utf-8")
        self.queries: dict[str, list[str]] = json.loads(told)

    def _asked(self, documents: Documents) -> Part:
        cache = self._page_cache()
        yield Fact("Page cache of each way when it is asked", f"{cache / -1024:.0f} MB, its own, so that none finds in "
                   "memory what another has read")
        with _copied(self.folder / INDEX) as index, _copied(self.folder / PLAIN) as plain, ExitStack() as closing:
            asked = _Connections(documents, index, plain, cache, closing)
            yield self._same_hits(asked.rows[0], asked.plain[0], asked.analyser)
            yield Fact("With word forms and other scripts",
                       "FTS5 is asked for each word's stems and folded form; the search looks for near spellings, "
                       "initials, handles, and other names of places and persons too")
            for shape in self.queries:
                yield self._shape(shape, asked)
            yield from self._narrowed(asked.plain[0], asked.analyser, asked.opened[0])

    def _page_cache(self) -> int:
        """What a search's own connection has; negative, since it is told in KiB and not in pages."""
        reader = connect.open_reader(self.folder / INDEX, KEY)
        size = int(reader.execute("pragma cache_size").fetchone()[0])
        reader.close()
        return size

    def _same_hits(self, rows: Rows, plain: Plain, analyser: Analyser) -> Fact:
        every = [query for some in self.queries.values() for query in some]
        same = sum(set(rows.best(query, EVERY)) == set(plain.best(fts5.match(query, analyser, forms=False), EVERY))
                   for query in every)
        return Fact(f"The same records found by both, {self.of}, words as typed", f"{same} of {len(every)} queries",
                    "all", same == len(every))

    def _shape(self, shape: str, asked: "_Connections") -> Comparison:
        some = self.queries[shape]
        over = _each(some)
        rows, plain, opened = asked.rows, asked.plain, asked.opened
        typed = {query: fts5.match(query, asked.analyser, forms=False) for query in some}
        forms = {query: fts5.match(query, asked.analyser, forms=True) for query in some}
        in_forms = f"FTS5, word forms and other scripts too, {FIRST_PAGE} best"
        passages = f"FTS5, as typed, {SNIPPETS} with passages"
        in_forms_passages = f"FTS5, word forms and other scripts too, {SNIPPETS} with passages"
        ways = [
            Way(f"FTS5, as typed, {FIRST_PAGE} best", over(lambda q: plain[0].best(typed[q], FIRST_PAGE))),
            Way("the engine alone", over(lambda q: rows[0].best(q, FIRST_PAGE)), held=self._engine_held(shape)),
            Way("Whoosh's own Searcher over the same rows", over(lambda q: rows[1].by_whoosh(q, FIRST_PAGE)),
                held="≤ ×1" if shape in WORDS else "≤ ×3" if shape == TWO else "≤ ×5"),
            Way(in_forms, over(lambda q: plain[1].best(forms[q], FIRST_PAGE)), beside=in_forms),
            Way("the engine alone, word forms and other scripts too",
                over(lambda q: rows[2].best(q, FIRST_PAGE, forms=True)), beside=in_forms),
            Way(passages, over(lambda q: plain[2].passages(typed[q], SNIPPETS)), beside=passages),
            Way(f"the whole search, as typed, {SNIPPETS} with passages",
                over(lambda q: opened[0].search(q, limit=SNIPPETS, **NO_FORMS)), beside=passages, held="≤ ×1"),
            Way(in_forms_passages, over(lambda q: plain[3].passages(forms[q], SNIPPETS)), beside=in_forms_passages),
            Way(f"the whole search, word forms and other scripts too, {SNIPPETS} with passages",
                over(lambda q: opened[1].search(q, limit=SNIPPETS)), beside=in_forms_passages),
        ]
        return compare(f"Asking {self.of} for {shape}", ways, 2 * max(len(some), 10))

    def _engine_held(self, shape: str) -> str:
        if shape not in PHRASES:
            return "≤ ×0.6" if shape in WORDS else "≤ ×1"
        return f"≤ ×{1 if self.number < COMPARED else 1.5}; p95 ≤ ×2"

    def _narrowed(self, plain: Plain, analyser: Analyser, opened: Index) -> Part:
        some = [*self.queries[WORDS[0]], *self.queries[WORDS[1]], *self.queries[TWO]]
        over = _each(some)
        typed = {query: fts5.match(query, analyser, forms=False) for query in some}
        small: dict[str, Any] = {"limit": SNIPPETS, "passages": False, **NO_FORMS}
        for what, ours, theirs in (
            ("of one kind", {"kinds": (KIND,)}, {"kind": KIND}),
            ("with one tag", {"tags": (TAG,)}, {"tag": TAG}),
            ("of three years", {"years": YEARS}, {"years": YEARS}),
            ("sorted by date", {"sort": "date"}, {"order": "date desc"}),
        ):
            yield compare(f"Words, and two words, {what}: the first {SNIPPETS} titles of {self.of}", [
                Way("FTS5", over(lambda q, more=theirs: plain.page(typed[q], SNIPPETS, **more))),
                Way("the search", over(lambda q, more=ours: opened.search(q, **small, **more)), held="≤ ×1.5"),
            ], 2 * len(some) // 3)
        counted = "and how many of each kind and year"
        yield compare(f"Words, and two words: the first {SNIPPETS} titles of {self.of}, {counted}", [
            Way("FTS5", over(lambda q: (plain.page(typed[q], SNIPPETS), plain.counts(typed[q])))),
            Way("the search, tags and languages too", over(lambda q: opened.search(q, **small, counts=True)),
                held="≤ ×1.5"),
        ], 2 * len(some) // 3)

    # In programs of their own

    def _opened(self) -> Part:
        with _copied(self.folder / INDEX) as path:
            documents = stored(self.number, self.folder.parent)

            def open_and_search() -> None:
                opened = Index(documents.texts, path, KEY)
                opened.search("сот", limit=SNIPPETS)
                opened.close()

            yield compare(f"Opening the index of {self.of}, the first answer, and closing it", [
                Way("in a program that has searched before", open_and_search, held="≤ 50 ms")], self.sizes.rounds * 3)
        programs.run(PROGRAM, "start", self.folder, self.number)  # compiles what nobody has imported yet
        begun = [programs.run(PROGRAM, "start", self.folder, self.number).told for _ in range(self.sizes.rounds)]
        yield Comparison(f"Opening the index of {self.of}, the first answer", [
            Measured("in a new program, all imports counted, its modules compiled", "≤ 300 ms",
                     [one["whole"] for one in begun]),
            Measured("of that, after the imports of the archive", "", [one["search"] for one in begun])])
        most = programs.run(PROGRAM, "memory", self.folder, self.number).told
        yield Fact(f"Memory of a program that asks everything of {self.of}", f"{most / 1e6:.0f} MB at most", "100 MB",
                   most <= 100e6)

    def _in_the_window(self) -> Part:
        told = programs.run(PROGRAM, "window", self.folder, self.number).told
        held = {"the first page of a typed query": "p95 ≤ 50 ms", "completions": "p95 ≤ 5 ms",
                "near spelling, the first page": "p95 ≤ 25 ms"}
        yield Fact(f"Imported while the questions below were asked, {self.of}",
                   f"{told['imported']:,} text files, taken in and indexed by other threads of the program")
        for name, taken in told["busy"].items():
            ways = [Measured("while documents are imported", held[name], taken),
                    Measured("while nothing else runs", "", told["quiet"][name])]
            yield Comparison(f"In the window, {self.of}: {name}", [way for way in ways if way.seconds])

    # Beside the smaller corpus

    def _beside_the_smaller(self, result: Comparison) -> Comparison:
        """Past 50,000 documents each ratio is held to that of 50,000."""
        if self.number <= COMPARED:
            return result
        path = kept_folder(COMPARED) / "ratios.json"
        smaller = json.loads(path.read_text("utf-8")) if path.exists() else {}
        ways = []
        for way in result.ways:
            ratio = smaller.get(f"{result.name} | {way.name}".replace(self.of, "documents"))
            held = f"≤ ×{ratio * WORSE:.3g}" if ratio and way.seconds is not way.plain else ""
            ways.append(Measured(way.name, held, way.seconds, way.plain))
        return Comparison(result.name, ways, result.clock)


def _each(some: list[str]) -> Callable[[Callable[[str], object]], Callable[[], object]]:
    """Runs a way over these queries, one after the other."""
    def over(run: Callable[[str], object]) -> Callable[[], object]:
        turn = cycle(some)
        return lambda: run(next(turn))

    return over


@contextmanager
def _copied(path: Path) -> Iterator[Path]:
    """A copy that may be written to."""
    with tempfile.TemporaryDirectory(prefix="muragat-bench-") as folder:
        yield Path(shutil.copy(path, folder))
