"""What is measured of search in a program of its own: python -m tests.bench.search_program WHAT FOLDER NUMBER.

FOLDER holds index.db and fts5.db, the folder above it the documents. The last line told is JSON.
"""

import time

BEGUN = time.perf_counter()  # before anything of search is imported

import hashlib  # noqa: E402
import json  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402
from contextlib import contextmanager  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING, Any  # noqa: E402

if TYPE_CHECKING:
    import random

KEY = bytes(range(32))
INDEX, PLAIN = "index.db", "fts5.db"
SWITCHING = 0.0002  # as desktop.app sets it
PAGE = 20  # as desktop.ui.finding.searching asks
COMPLETIONS = 8
TYPED = 30  # queries of each shape that are typed in the window
PAUSE = 0.02  # seconds between two questions


def index(folder: Path, number: int) -> None:
    """Build the index."""
    from desktop.search.index import Index
    from tests.bench.corpus.stored import stored

    built = Index(stored(number, folder.parent).texts, folder / INDEX, KEY)
    if not (built.settle() and built.settle()):
        raise RuntimeError(str(built.state))
    built.close()


def plain(folder: Path, number: int) -> None:
    """Build FTS5 over the same tokens."""
    from tests.bench import fts5
    from tests.bench.corpus.stored import stored

    with stored(number, folder.parent).texts() as texts:
        fts5.build(folder / PLAIN, map(texts.at, range(number)))


def fill(folder: Path, number: int) -> None:
    """Give FTS5 the words from which it shows passages."""
    from tests.bench import fts5
    from tests.bench.corpus.stored import stored

    with stored(number, folder.parent).texts() as texts:
        fts5.fill(folder / PLAIN, map(texts.at, range(number)))


def start(folder: Path, number: int) -> dict[str, float]:
    """The first answer of a program that has just begun. Seconds, imports and all, and those after the archive's."""
    import desktop.archive.connect  # noqa: F401, I001  a window has both when it opens the index
    import desktop.archive.texts  # noqa: F401

    archive = time.perf_counter() - BEGUN
    from desktop.search.index import Index

    opened = Index(lambda: _Still(number), folder / INDEX, KEY)
    opened.search("сот", limit=10)
    taken = time.perf_counter() - BEGUN
    opened.close()
    return {"whole": taken, "search": taken - archive}


class _Still:
    """An archive of so many documents in which nothing happens; what only benchmarks import is not needed for it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.addresses = self

    def __enter__(self) -> "_Still":
        return self

    def __exit__(self, *error: object) -> None: ...

    def head(self) -> Any:
        from desktop.search.texts import Mark

        return Mark(self.number, self.mark_at(self.number))

    def mark_at(self, number: int) -> bytes:
        return hashlib.sha256(str(number).encode()).digest()

    def touched_after(self, number: int, upto: int | None = None) -> list[str]:
        return []

    def search_text(self, id: str) -> None:
        return None

    def every_id(self) -> Iterator[str]:
        return iter(())

    def in_title_order(self, ids: Any) -> list[str]:
        return list(ids)

    def of(self, ids: Any) -> dict[str, Any]:
        return {}

    lists = heads = of


def memory(folder: Path, number: int) -> int:
    """The most memory of a program that asks everything. Bytes."""
    from desktop.search.index import Index
    from tests.bench.corpus.stored import stored
    from tests.bench.programs import own_memory

    opened = Index(stored(number, folder.parent).texts, folder / INDEX, KEY)
    for queries in json.loads((folder / "queries.json").read_text("utf-8")).values():
        for query in queries:
            opened.search(query, limit=PAGE, counts=True)
            opened.search(query, limit=10, sort="date")
        opened.search(queries[0].strip('"').split()[0] + "~", limit=10)
    opened.close()
    return own_memory()


def window(folder: Path, number: int) -> dict[str, Any]:
    """Questions as the window asks them, while other threads take files in and index them."""
    import random
    import shutil
    import tempfile

    sys.setswitchinterval(SWITCHING)
    from desktop.search.index import Index
    from tests.bench.corpus.stored import stored

    documents = stored(number, folder.parent)
    every = json.loads((folder / "queries.json").read_text("utf-8"))
    typed = {shape: queries[:TYPED] for shape, queries in every.items()}
    chance = random.Random(2)
    with tempfile.TemporaryDirectory(prefix="muragat-bench-") as aside:
        shutil.copy(folder / INDEX, Path(aside, INDEX))
        opened = Index(documents.texts, Path(aside, INDEX), KEY)
        opened.settle()
        quiet = _asked(opened, typed, chance, lambda: True)
        with _importing(Path(aside), documents, opened) as goes_on:
            busy = _asked(opened, typed, chance, goes_on)
        imported = documents.number - number
        opened.close()
    return {"quiet": quiet, "busy": busy, "imported": imported}


@contextmanager
def _importing(folder: Path, documents: Any, opened: Any) -> Iterator[Callable[[], bool]]:
    """Takes the documents that follow into an archive as text files, as the window does, and gives each to the index
    when it is saved; what it gives says whether it is still at it."""
    import threading

    from desktop.archive import create
    from desktop.exchange.documents import add_document

    enough, ended = threading.Event(), threading.Event()

    def take_in() -> None:
        with create(folder / "archive", "first", purpose="test") as archive, documents.texts() as texts, \
                opened.many_come():
            while not enough.is_set() and documents.number < len(documents.offsets):
                path = folder / f"{documents.number}.txt"
                path.write_text(texts.at(documents.number).parts[0].text, "utf-8")
                opened.give_way()
                add_document(archive, path, progress=lambda done, total: opened.give_way())
                documents.number += 1
                opened.wake()
        ended.set()

    thread = threading.Thread(target=take_in)
    thread.start()
    yield lambda: not ended.is_set()
    enough.set()
    thread.join()


def _asked(opened: Any, typed: dict[str, list[str]], chance: "random.Random", goes_on: Callable[[], bool],
           ) -> dict[str, list[float]]:
    """The seconds each question took. Every shape, also with its last word half typed."""
    queries = [query for shape in typed.values() for query in shape]
    words = sorted({word for query in queries for word in query.strip('"').split() if len(word) > 4})
    halves = [query[:-(len(query.split()[-1]) // 2)] for query in queries if '"' not in query and len(query) > 5]
    kinds: dict[str, tuple[list[str], Callable[[str], object]]] = {
        "the first page of a typed query": (
            queries + halves[:len(queries) // 2], lambda text: opened.search(text, limit=PAGE, counts=True)),
        "near spelling, the first page": (
            [f"{word}~" for word in chance.sample(words, min(100, len(words)))],
            lambda text: opened.search(text, limit=PAGE, counts=True)),
    }
    if hasattr(opened, "complete"):
        kinds["completions"] = ([word[:length] for word in chance.sample(words, min(40, len(words)))
                                 for length in (2, 3, 4, 5)], lambda text: opened.complete(text, COMPLETIONS))
    taken: dict[str, list[float]] = {name: [] for name in kinds}
    asked = [(name, text) for name, (texts, _) in kinds.items() for text in texts]
    chance.shuffle(asked)
    for name, text in asked:
        if not goes_on():
            break
        begun = time.perf_counter()
        kinds[name][1](text)
        taken[name].append(time.perf_counter() - begun)
        time.sleep(PAUSE)
    return taken


PROGRAMS: dict[str, Callable[[Path, int], Any]] = {
    INDEX: index, PLAIN: plain, "fill": fill, "start": start, "memory": memory, "window": window}

if __name__ == "__main__":
    print(json.dumps(PROGRAMS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
