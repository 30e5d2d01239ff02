"""Random records in rows, in memory, and in FTS5; and random queries of every shape that all engines answer."""

from __future__ import annotations

import random
from pathlib import Path

from desktop.archive.connect import Database, open_reader, open_writer
from desktop.search.analysis import Analyser
from desktop.search.asking.query import And, Dates, Filter, Near, Not, Or, Phrase, Prefix, Query, Wildcard, Word
from desktop.search.finding import whoosh_reader
from desktop.search.finding.evaluate import Evaluator
from desktop.search.finding.ranking import Scored
from desktop.search.finding.view import Stored, View
from desktop.search.rows import recent
from desktop.search.rows.merging import Merger
from desktop.search.rows.recent import Recent
from desktop.search.rows.store import Store
from desktop.search.texts import Mark, RecordText
from tests.search.conftest import KEY
from tests.search.journal import Journal, a_record

# Few words, so that phrases and beginnings are met often.
WORDS = "суд сот судья court courts courtly заң закон laws law site sites сайт сайты блок blocked".split()
KINDS = "source note person".split()
TAGS = ["law", "the court", "court of law"]
DAYS = 400


class Engines:
    """Random records in rows, in memory, and in FTS5."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.journal = Journal()
        self.store = Store(open_writer(folder / "index.db", KEY, create=True, derived=True))
        self.store.begin_anew(Mark(0, b""))
        self.reader = open_reader(folder / "index.db", KEY)
        self.oracle = open_writer(folder / "oracle.db", KEY, create=True)
        self.oracle.execute("create virtual table text using fts5(id unindexed, body, tokenize = 'unicode61')")
        self.oracle.execute("create table told(id text, what text)")
        self.oracle.execute("create table span(id text, first integer, last integer)")
        self.oracle.execute("create virtual table vocabulary using fts5vocab(text, 'row')")
        self.analyser = Analyser()
        self.number = 0

    def save(self, many: int) -> None:
        """New records, and some old ones changed or removed."""
        for _ in range(many):
            known = sorted(self.journal.records)
            if known and self.random.random() < 0.3:
                id = self.random.choice(known)
                self._forget(id)
                if self.random.random() < 0.5:
                    self.journal.remove(id)
                    continue
            else:
                self.number += 1
                id = f"n{self.number}"
            self._add(self._record(id))

    def _record(self, id: str) -> RecordText:
        body = " ".join(self.random.choices(WORDS, k=self.random.randint(1, 40)))
        begins = [self.random.randrange(1, DAYS) for _ in range(self.random.randrange(3))]
        spans = tuple((day, day + self.random.randrange(60)) for day in begins)
        tags = tuple(self.random.sample(TAGS, self.random.randrange(3)))
        return a_record(id, body, kind=self.random.choice(KINDS), tags=tags, spans=spans,
                        date=min(begins, default=None), added=self.number)

    def _add(self, record: RecordText) -> None:
        self.journal.save(record)
        self.oracle.execute("insert into text values(?, ?)", (record.id, record.parts[0].text))
        told = [f"kind {record.kind}", *(f"tag {word}" for tag in record.tags for word in tag.split())]
        for what in sorted(set(told)):
            self.oracle.execute("insert into told values(?, ?)", (record.id, what))
        for first, last in record.spans:
            self.oracle.execute("insert into span values(?, ?, ?)", (record.id, first, last))

    def _forget(self, id: str) -> None:
        for table in ("text", "told", "span"):
            self.oracle.execute(f"delete from {table} where id = ?", (id,))

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

    def differences(self, queries: int) -> list[str]:
        """What the engines do not agree on, of so many random queries."""
        view, wrong = self.view(), []
        for _ in range(queries):
            query = self.query()
            expected = self.fts5(query)
            if self.straight(view, query) != expected:
                wrong.append(f"the straight path: {query}")
            if self.best(view, query, few=0) != self.best(view, query):
                wrong.append(f"many at once: {query}")
            if not asks_days(query) and self.whoosh(view, query) != expected:
                wrong.append(f"Whoosh: {query}")
        return wrong

    def merge(self) -> None:
        """Merge all that is worth merging."""
        merger = Merger(self.store)
        while merger.step():
            pass

    def close(self) -> None:
        """Close the databases."""
        for db in (self.reader, self.store.db, self.oracle):
            db.close()

    def straight(self, view: View, query: Query) -> set[str]:
        found, _ = Evaluator(view, self.analyser, other_scripts=False, word_forms=False).best(query, 10_000)
        return {view.record(*place) for _, place in found}

    def best(self, view: View, query: Query, **options: int) -> tuple[list[Scored], int]:
        """The first page and how many match; few=0: as answered when there are many."""
        return Evaluator(view, self.analyser, **options).best(query, 7)

    def whoosh(self, view: View, query: Query) -> set[str]:
        """By Whoosh's own Searcher, which knows no days."""
        found = whoosh_reader.matches(view, query)
        return {view.record(segment, unit) for segment, units in found.items() for unit in units}

    def fts5(self, query: Query) -> set[str]:
        sql = f"select id from text where id in ({fts5_ids(query, self.oracle)})"
        return {id for (id,) in self.oracle.execute(sql)}

    def query(self, depth: int = 2) -> Query:
        """A random query of any shape."""
        pick = self.random.choice
        shape = self.random.randrange(11 if depth else 8)
        if shape < 2:
            return Word(pick(WORDS))
        if shape == 2:
            *before, last = self.random.choices(WORDS, k=self.random.randint(2, 3))
            unfinished = self.random.random() < 0.5
            return Phrase((*before, last[:self.random.randint(1, 4)] if unfinished else last), unfinished)
        if shape == 3:
            return Prefix(pick(WORDS)[: self.random.randint(1, 4)])
        if shape == 4:
            word = pick(WORDS)
            return Wildcard(f"{word[0]}*{word[-1]}" if self.random.random() < 0.5 else f"{word[:-1]}?")
        if shape == 5:
            return Near(pick(WORDS))
        if shape == 6:
            return Filter("kind", pick(KINDS)) if self.random.random() < 0.5 else Filter("tag", pick(TAGS))
        if shape == 7:
            first = self.random.randrange(DAYS)
            return Dates(first, first + self.random.randrange(100))
        parts = tuple(self.query(depth - 1) for _ in range(self.random.randint(2, 3)))
        if shape == 8:
            return Or(parts)
        return And(parts if shape == 9 else (*parts[:-1], Not(parts[-1])))


def fts5_ids(query: Query, oracle: Database) -> str:
    """A statement that selects what the query matches; only words and phrases are asked of FTS5 itself."""
    match query:
        case Word(text):
            return _match(f'"{text}"')
        case Phrase(words, unfinished):
            return _match(f'"{" ".join(words)}"{"*" if unfinished else ""}')
        case Prefix(text):
            return _match(f'"{text}"*')
        case Wildcard(pattern):
            rows = oracle.execute("select term from vocabulary where term glob ?", (pattern,)).fetchall()
            return _match(" OR ".join(f'"{term}"' for (term,) in rows))
        case Near(text):
            terms = [term for (term,) in oracle.execute("select term from vocabulary")]
            return _match(" OR ".join(f'"{term}"' for term in terms if one_edit(term, text)))
        case Filter(field, value):
            asked = (f"select id from told where what = '{field} {word}'" for word in value.split())
            return "select id from text where id in (" + " intersect ".join(asked) + ")"
        case Dates(first, last):
            return f"select id from span where first <= {last} and last >= {first}"
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


def asks_days(query: Query) -> bool:
    """Whether a part of a query asks for days."""
    match query:
        case And(parts) | Or(parts):
            return any(map(asks_days, parts))
        case Not(part):
            return asks_days(part)
    return isinstance(query, Dates)
