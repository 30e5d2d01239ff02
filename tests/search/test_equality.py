"""The straight path, Whoosh's own Searcher and FTS5 in SQLCipher find the same records, whatever was done
before."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop.archive.connect import open_reader, open_writer
from desktop.search import merging, recent, whoosh_reader
from desktop.search.analysis import EXACT, FOLD, Analyser
from desktop.search.evaluate import Evaluator
from desktop.search.merging import Merger
from desktop.search.query import And, Near, Not, Or, Phrase, Prefix, Query, Wildcard, Word
from desktop.search.recent import Recent
from desktop.search.store import Store
from desktop.search.texts import Mark
from desktop.search.view import Stored, View
from tests.search.conftest import KEY
from tests.search.journal import Journal, a_record

# Few words, so that phrases and beginnings are met often.
WORDS = "суд сот судья court courts courtly заң закон laws law site sites сайт сайты блок blocked".split()
QUERIES = 110


class Corpus:
    """Random records in rows, in memory, and in FTS5."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.journal = Journal()
        self.store = Store(open_writer(folder / "index.db", KEY, create=True, derived=True))
        self.store.begin_anew(Mark(0, b""))
        self.reader = open_reader(folder / "index.db", KEY)
        self.oracle = open_writer(folder / "oracle.db", KEY, create=True)
        self.oracle.execute("create virtual table text using fts5(id unindexed, body, tokenize = 'unicode61')")
        self.oracle.execute("create virtual table vocabulary using fts5vocab(text, 'row')")
        self.analyser = Analyser()
        self.number = 0

    def save(self, many: int) -> None:
        """New records, and some old ones changed or removed."""
        for _ in range(many):
            known = sorted(self.journal.records)
            if known and self.random.random() < 0.3:
                id = self.random.choice(known)
                if self.random.random() < 0.5:
                    self.journal.remove(id)
                    self.oracle.execute("delete from text where id = ?", (id,))
                    continue
            else:
                self.number += 1
                id = f"n{self.number}"
            body = " ".join(self.random.choices(WORDS, k=self.random.randint(1, 40)))
            self.journal.save(a_record(id, body))
            self.oracle.execute("delete from text where id = ?", (id,))
            self.oracle.execute("insert into text values(?, ?)", (id, body))

    def write(self) -> None:
        """Put what is pending into rows."""
        mark, head = self.store.mark, self.journal.head()
        ids = self.journal.touched_after(mark.number)
        self.store.replace([recent.read(self.journal, self.analyser, id) for id in ids], head)

    def view(self) -> View:
        stored = Stored(self.reader)
        fresh = Recent()
        fresh.begin(stored.mark.number)
        fresh.read_ahead(self.journal, self.analyser, lambda: None)
        pending = fresh.after(stored.mark.number, self.journal, self.analyser)
        assert pending is not None
        return View(self.reader, stored, pending[0], pending[1])

    def straight(self, view: View, query: Query) -> set[str]:
        found, _ = Evaluator(view, self.analyser, other_scripts=False, word_forms=False).best(query, 10_000)
        return {view.record(*place) for _, place in found}

    def whoosh(self, view: View, query: Query) -> set[str]:
        found = whoosh_reader.matches(view, query)
        return {view.record(segment, unit) for segment, units in found.items() for unit in units}

    def fts5(self, query: Query) -> set[str]:
        sql = f"select id from text where id in ({fts5_ids(query, self.oracle)})"
        return {id for (id,) in self.oracle.execute(sql)}

    def query(self, depth: int = 2) -> Query:
        """A random query of any shape."""
        pick = self.random.choice
        shape = self.random.randrange(9 if depth else 6)
        if shape < 2:
            return Word(pick(WORDS))
        if shape == 2:
            return Phrase(tuple(self.random.choices(WORDS, k=self.random.randint(2, 3))))
        if shape == 3:
            return Prefix(pick(WORDS)[: self.random.randint(1, 4)])
        if shape == 4:
            word = pick(WORDS)
            return Wildcard(f"{word[0]}*{word[-1]}" if self.random.random() < 0.5 else f"{word[:-1]}?")
        if shape == 5:
            return Near(pick(WORDS))
        parts = tuple(self.query(depth - 1) for _ in range(self.random.randint(2, 3)))
        if shape == 6:
            return Or(parts)
        return And(parts if shape == 7 else (*parts[:-1], Not(parts[-1])))


def fts5_ids(query: Query, oracle: Database) -> str:
    """A statement that selects what the query matches; only words and phrases are asked of FTS5 itself."""
    match query:
        case Word(text):
            return _match(f'"{text}"')
        case Phrase(words):
            return _match(f'"{" ".join(words)}"')
        case Prefix(text):
            return _match(f'"{text}"*')
        case Wildcard(pattern):
            rows = oracle.execute("select term from vocabulary where term glob ?", (pattern,)).fetchall()
            return _match(" OR ".join(f'"{term}"' for (term,) in rows))
        case Near(text):
            terms = [term for (term,) in oracle.execute("select term from vocabulary")]
            return _match(" OR ".join(f'"{term}"' for term in terms if one_edit(term, text)))
        case And(parts):
            return " intersect ".join(f"select * from ({fts5_ids(part, oracle)})" for part in parts)
        case Or(parts):
            return " union ".join(f"select * from ({fts5_ids(part, oracle)})" for part in parts)
        case Not(part):
            return f"select id from text except select * from ({fts5_ids(part, oracle)})"
    raise ValueError(query)


def _match(text: str) -> str:
    return f"select id from text where text match '{text}'" if text else "select id from text where 0"


def one_edit(one: str, other: str) -> bool:
    """Same first letter, and at most one letter more, less, other or exchanged with its neighbour."""
    letters = set(other)
    edits = {one}
    for at in range(len(one) + 1):
        head, tail = one[:at], one[at:]
        edits.update({head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]})
        edits.update(head + letter + tail for letter in letters)
        edits.update(head + letter + tail[1:] for letter in letters)
    return other in edits and one[:1] == other[:1]


@pytest.fixture(params=[1, 2, 3])
def corpus(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Corpus]:
    corpus = Corpus(tmp_path, request.param)
    yield corpus
    for db in (corpus.reader, corpus.store.db, corpus.oracle):
        db.close()


def assert_equal(corpus: Corpus) -> None:
    view = corpus.view()
    for _ in range(QUERIES):
        query = corpus.query()
        expected = corpus.fts5(query)
        assert corpus.straight(view, query) == expected, query
        assert corpus.whoosh(view, query) == expected, query


def test_three_engines_agree_after_adds_changes_and_removals(corpus: Corpus) -> None:
    for many in (60, 30, 20, 10):
        corpus.save(many)
        corpus.write()
    assert_equal(corpus)


def test_three_engines_agree_on_what_is_not_in_rows_yet(corpus: Corpus) -> None:
    corpus.save(80)
    corpus.write()
    corpus.save(40)
    assert_equal(corpus)


def test_three_engines_agree_after_merges(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "MOST_SEGMENTS", 1)
    monkeypatch.setattr(merging, "ROWS_IN_A_STEP", 60)
    merger = Merger(corpus.store)
    for many in (50, 40, 30):
        corpus.save(many)
        corpus.write()
        merger.step()
        merger.step()
        corpus.save(10)
        corpus.write()
    while merger.step():
        pass
    assert_equal(corpus)


def test_postings_hold_exactly_the_words_of_the_records(corpus: Corpus) -> None:
    for many in (60, 30):
        corpus.save(many)
        corpus.write()
        while Merger(corpus.store).step():
            pass
    stored = {
        (view.record(segment, unit), term)
        for view in [corpus.view()]
        for term in view.terms("", EXACT)
        for segment, postings in view.postings(term).items()
        for unit in postings.units
    }
    expected = {
        (id, EXACT + word) for id, record in corpus.journal.records.items() for word in record.parts[0].text.split()
    }
    assert stored == expected


def test_terms_within_a_distance_are_those_one_edit_away(corpus: Corpus) -> None:
    corpus.save(60)
    corpus.write()
    corpus.save(10)
    view = corpus.view()
    for stream in (EXACT, FOLD):
        every = [term.removeprefix(stream) for term in view.terms(stream, stream)]
        for text in (*every, "curt", "cuort", "сед"):
            expected = [stream + word for word in every if one_edit(word, text)]
            assert whoosh_reader.terms_within(view, stream, text) == expected
