"""Several copies of one archive, edited at random and joined in any order; and what must hold of them at rest.

A run is a list of moves, plain numbers made of one seed. A move that is not possible where it falls is passed over, so
that any part of a run is a run again: `shortened` finds the least part that still goes wrong.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from archive_schema.ids import id_from_key
from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError, guarding
from desktop.archive.joining import OlderCopy, carry_out, letter_for, settle
from desktop.archive.joining.copies import _choose_letter
from tests.archive.joining.copies import Direct, state
from tests.archive.joining.unsaved import Unsaved

WORDS = ("one", "two", "three")
MARKS = ("public", "internal", "restricted", "secret")
STATES = ("draft", "under_review", "verified")
TEXTS = {"note": ("title", "text", "by"), "tag": ("name", "codebook"), "person": ("name", "occupation"),
         "prosecution": ("title", "place", "court_name"), "source": ("title", "publisher"),
         "case_file": ("title", "lead"), "citation": ("quote", "locator"), "file": ("name",), "list": ("title",)}
LINKS = {"note": (("tags", "tag"), ("about", ""), ("cases", "case_file")), "tag": (("cases", "case_file"),),
         "person": (("tags", "tag"),), "prosecution": (("tags", "tag"), ("cases", "case_file")),
         "source": (("tags", "tag"),), "citation": (("tags", "tag"),), "case_file": (("tags", "tag"),)}
SINGLE = {"tag": ("parent", "tag"), "prosecution": ("plaintiff", "person"), "source": ("speaker", "person"),
          "case_file": ("part_of", "case_file"), "file": ("source", "source")}
ROWS = {"prosecution": ("defendants", "charges"), "person": ("names", "affiliations"), "source": ("authors",)}
ROW_TEXT = {"defendants": "name", "charges": "words", "names": "full", "affiliations": "role", "authors": "name"}


class Wrong(AssertionError):
    """Something that must hold did not."""


Move = tuple[str, int, int, int, int, int]


def moves(seed: int, number: int) -> list[Move]:
    """The moves of a run."""
    chance = random.Random(seed)
    names = [name for name, weight in _WEIGHTS.items() for _ in range(weight)]
    return [(chance.choice(names), *(chance.randrange(1 << 16) for _ in range(5))) for _ in range(number)]


@dataclass
class Run:
    """What stands while moves are made."""

    homes: Sequence[Unsaved]
    number: int
    seed: int
    copies: list[Unsaved] = field(default_factory=list)
    made: list[tuple[str, str]] = field(default_factory=list)
    entered: dict[str, set[str]] = field(default_factory=dict)
    said: list[tuple[str, str]] = field(default_factory=list)
    moved: set[str] = field(default_factory=set)
    carried: list[tuple[Direct, int]] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)
    at: int = 0
    row: int = 0
    clock: float = 0.0
    who: int = 0

    # The clock

    def now(self) -> str:
        """A second later than when it was last asked; the clocks of the copies do not agree."""
        self.clock += 1
        told = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.clock + (0, 7, -40, 300)[self.who % 4])
        return told.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    # Copies

    def new_copy(self, of: Unsaved | None) -> Unsaved:
        """A first copy, or another made from one that is there."""
        number = len(self.copies)
        copy, origin = self.homes[number], id_from_key(f"{self.seed} copy {number}")
        letter = "" if of is None else letter_for(origin, {""})
        copy.begin_anew(id_from_key(f"{self.seed}"), origin, letter, f"who{number}")
        self.copies.append(copy)
        if of is not None:
            carry_out(copy, Direct(of))
            copy.write_aside(_choose_letter).result()
        return copy

    def hand(self, giver: Unsaved, taker: Unsaved, carried: Direct | None = None, choices: Any = None) -> int:
        """One takes in what the other has; no mark is lower after it that was not lowered here too."""
        self.who = self.copies.index(taker)
        marks = _marks(taker)
        outcome = carry_out(taker, carried or Direct(giver), choices or {}, allow_purges=True)
        for record, after in _marks(taker).items():
            if record in marks and guarding.rank(after) < guarding.rank(marks[record]) and \
                    not guarding.is_lowered_here(taker._writer.db, record, marks[record], after):
                raise Wrong(f"a merge made {self.name(record)} {after} that was {marks[record]}")
        return outcome.step

    # What is there

    def there(self, copy: Archive, pick: int, kinds: Sequence[str] = ()) -> Record | None:
        """One of the records of a copy."""
        with copy.reader() as reader:
            ids = [one for one, kind in self.made if (not kinds or kind in kinds) and reader.kind_of(one)]
            return reader.get(ids[pick % len(ids)]) if ids else None

    def mark(self, record: str) -> str:
        """A word that nobody entered before."""
        word = f"w{self.at}x{self.row}y"
        self.row += 1
        self.said.append((record, word))
        return word

    def name(self, record: str) -> str:
        """A record as a failure tells of it."""
        number = next((n for n, (one, _) in enumerate(self.made) if one == record), None)
        return f"{self.made[number][1]} {number}" if number is not None else record

    def new_row(self) -> str:
        self.row += 1
        return id_from_key(f"{self.seed} row {self.at} {self.row}")

    def note(self, name: str) -> None:
        """Something was really done, and what it entered counts."""
        for record, word in self.said:
            self.entered.setdefault(record, set()).add(word)
        self.done[name] = self.done.get(name, 0) + 1


def _marks(copy: Archive) -> dict[str, str]:
    with copy.reader() as reader:
        return dict(reader.db.execute("select id, confidentiality from record").fetchall())


# The moves: each takes the run, a copy and three numbers

def _add(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    kind = (*TEXTS, "citation")[a % 10]
    record = id_from_key(f"{run.seed} record {run.at}")
    values: dict[str, Any] = {TEXTS[kind][0]: run.mark(record)}
    if kind == "citation":
        source, about = run.there(copy, b, ("source",)), run.there(copy, c, ("prosecution", "person", "note"))
        if source is None or about is None:
            return
        name = TEXTS[about.kind][c % 2]
        values |= {"source": source.id, "about": about.id, "field": name, "stance": "supports"}
        if rows := [row for key in ROWS.get(about.kind, ()) for row in about.rows(key)] if b % 3 == 0 else []:
            key = next(key for key in ROWS[about.kind] if rows[0] in about.rows(key))
            values |= {"row": rows[0]["id"], "field": ROW_TEXT[key]}
        if b % 2:
            values |= {"value": run.mark(record), "stance": "contradicts"}
    if kind == "file":
        kept = copy.files.keep(io.BytesIO(f"bytes {b % 3}".encode()))
        values |= {"sha256": kept.sha256, "size": kept.size, "kept_as": kept.name}

    def work(writer: Any) -> None:
        writer.add(Record(kind, values, id=record, confidentiality=MARKS[b % 2]))
        if kind == "list":
            writer.add_entries(record, [{"address": run.mark(record)}, {"address": run.mark(record)}], "ab" * 32)

    copy.write("Add", work).result()
    run.made.append((record, kind))


def _text(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if one := run.there(copy, a):
        name = TEXTS[one.kind][b % len(TEXTS[one.kind])]
        needed = name == TEXTS[one.kind][0]
        if c % 5 == 0 and not needed:
            why: dict[str, Any] = {"reason": "searched_not_found", "note": run.mark(one.id)}
            changed = one.with_values(**{name: None}).replace(unknown={**one.unknown, name: why})
        else:
            value = WORDS[c % 3] if c % 4 == 0 or needed and c % 4 == 1 else None if c % 4 == 1 else run.mark(one.id)
            changed = one.with_values(**{name: value})
        copy.write("Edit", lambda w: w.change(changed)).result()


def _link(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if (one := run.there(copy, a, tuple(LINKS))) is None:
        return
    name, kind = LINKS[one.kind][b % len(LINKS[one.kind])]
    held = list(one[name] or ())
    target = run.there(copy, c, (kind,) if kind else ())
    if c % 4 == 0 and held:
        held.pop(c % len(held))
    elif c % 4 == 1 and len(held) > 1:
        held.reverse()
    elif target and target.id not in held:
        held.insert(c % (len(held) + 1), target.id)
    why = {name: {"reason": "not_searched"}} if b % 3 == 0 and not held else {}
    changed = one.with_values(**{name: held or None}).replace(unknown={**_but(one.unknown, name), **why})
    copy.write("Link", lambda w: w.change(changed)).result()


def _but(unknown: Any, name: str) -> dict[str, Any]:
    return {key: why for key, why in unknown.items() if key != name}


def _single(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if one := run.there(copy, a, tuple(SINGLE)):
        name, kind = SINGLE[one.kind]
        target = run.there(copy, b, (kind,)) if c % 4 else None
        copy.write("Link one", lambda w: w.edit(one.id, {name: target.id if target else None})).result()


def _rows(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if (one := run.there(copy, a, tuple(ROWS))) is None:
        return
    name = ROWS[one.kind][b % len(ROWS[one.kind])]
    rows = [dict(row) for row in one.rows(name)]
    text = ROW_TEXT[name]
    if c % 6 == 0 and rows:
        gone = rows.pop(b % len(rows))["id"]
        others = {key: [{n: v for n, v in row.items() if v != gone} for row in one.rows(key)]
                  for key in ROWS[one.kind] if key != name and one.rows(key)}
        why = {name: {"reason": "not_searched"}} if c % 2 and not rows else {}
        changed = one.with_values(**others, **{name: rows or None}).replace(unknown={**_but(one.unknown, name), **why})
        copy.write("Take a row away", lambda w: w.change(changed)).result()
        return
    if c % 6 == 1 and len(rows) > 1:
        rows.reverse()
    elif c % 6 in (2, 3) and rows:
        row = rows[b % len(rows)]
        if c % 5:
            row[text] = run.mark(one.id)
        else:
            row.pop(text, None)
            row["unknown"] = {text: {"reason": "not_stated"}}
    else:
        row = {"id": run.new_row(), text: run.mark(one.id)}
        if name == "charges" and one.rows("defendants"):
            row["defendant"] = one.rows("defendants")[b % len(one.rows("defendants"))]["id"]
        if name in ("defendants", "authors") and (person := run.there(copy, c, ("person",))):
            row["person"] = person.id
        rows.insert(b % (len(rows) + 1), row)
    changed = one.with_values(**{name: rows}).replace(unknown=_but(one.unknown, name))
    copy.write("Rows", lambda w: w.change(changed)).result()


def _shared(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if one := run.there(copy, a):
        changed = (one.replace(confidentiality=MARKS[b % 4]), one.replace(status=STATES[b % 3]),
                   one.replace(language=("kk", "ru", "")[b % 3]))[c % 3]
        copy.write("Mark", lambda w: w.change(changed)).result()


def _trash(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if one := run.there(copy, a):
        copy.write("Trash", lambda w: w.restore(one.id) if one.trashed else w.trash(one.id)).result()


def _remove(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if one := run.there(copy, a):
        copy.write("Remove", lambda w: w.remove(one.id)).result()


def _purge(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if one := run.there(copy, a):
        copy.purge(one.id, "withdrew")


def _undo(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    copy.undo(only_untouched=bool(a % 2)).result()


def _redo(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    copy.redo().result()


def _version(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    """An old version, also of a record that is gone."""
    with copy.reader() as reader:
        here = [row[0] for row in reader.db.execute("select distinct record from change").fetchall()]
        ids = [one for one, _ in run.made if one in here]
        if not ids:
            return
        record = ids[a % len(ids)]
        steps = [row[0] for row in reader.db.execute(
            "select step from change where record = ? order by step", [record]).fetchall()]
    copy.write("Restore a version", lambda w: w.restore_version(record, steps[b % len(steps)])).result()


def _prefer(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    with copy.reader() as reader:
        citations = [one for one, kind in run.made if kind == "citation" and reader.kind_of(one)]
        rivals = [one for one in citations if reader.get(one)["value"]]
    if rivals:
        one = rivals[a % len(rivals)]
        run.moved |= run.entered.get(one, set())
        copy.write("Prefer", lambda w: w.prefer(one, "better")).result()


def _settle(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    with copy.reader() as reader:
        ids = sorted(reader.ids("difference"))
    if ids:
        settle(copy, ids[a % len(ids)], b % 2, run.mark(ids[a % len(ids)]))


def _draft(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if one := run.there(copy, a):
        word = f"w{run.at}xdraft"
        run.moved.add(word)
        copy.write_aside(lambda w: w.keep_draft(one.id, one.kind, {TEXTS[one.kind][0]: word})).result()


def _two(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    """Two records in one step."""
    one, two = run.there(copy, a, ("note",)), run.there(copy, b, ("person", "tag"))
    if one and two:
        def work(writer: Any) -> None:
            writer.edit(one.id, {"text": run.mark(one.id)})
            writer.edit(two.id, {TEXTS[two.kind][1]: run.mark(two.id)})

        copy.write("Edit two", work).result()


def _copy(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if len(run.copies) < run.number:
        run.who = len(run.copies)
        run.new_copy(copy)


def _exchange(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    others = [one for one in run.copies if one is not copy]
    if not others:
        return
    giver = others[a % len(others)]
    after = None
    if b % 3 == 0:  # what is new since last time alone
        after = {origin: place for origin, (place, _) in Direct(copy).heads.items()}
    carried = Direct(giver, after=after)
    if b % 2 and after is None:
        run.carried.append((carried, run.copies.index(giver)))
    run.hand(giver, copy, carried, _Choices(c))


class _Choices(dict[str, int]):
    """For some of the differences, one side."""

    def __init__(self, chance: int) -> None:
        self.chance = chance

    def __contains__(self, key: object) -> bool:
        return self.chance % 2 == 1

    def get(self, key: str, default: Any = None) -> Any:
        return (self.chance // 2) % 2 if key in self else default


def _replay(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    if not run.carried:
        return
    carried, giver = run.carried[a % len(run.carried)]
    with copy.reader() as reader:
        known = reader.db.execute("select max(place) from step where origin = ?", [carried.origin]).fetchone()[0] or 0
    older = carried.origin != run.origin(copy) and carried.heads.get(carried.origin, (0, b""))[0] < known
    before = state(copy), Direct(copy)._steps if older else None
    try:
        run.hand(run.copies[giver], copy, carried)
    except OlderCopy:
        if not older or before != (state(copy), Direct(copy)._steps):
            raise Wrong("an older copy was refused and something taken in") from None
    else:
        if older:
            raise Wrong("an older copy was taken in")


def _undo_merge(run: Run, copy: Unsaved, a: int, b: int, c: int) -> None:
    """A merge undone at once leaves what was, but for marks that stay; done again, what it had made."""
    before, purged = _plain(copy), state(copy)["purged"]
    others = [one for one in run.copies if one is not copy]
    if not others or not run.hand(others[a % len(others)], copy):
        return
    after = _plain(copy)
    if after == before or state(copy)["purged"] != purged:  # a purge is not undone
        return
    if copy.undo_name()[:5] != "Merge":
        raise Wrong(f"undo would take back {copy.undo_name()!r}")
    copy.undo().result()
    if (left := _plain(copy)) != before:
        raise Wrong(f"a merge was not undone: {_unlike(run, before, left)}")
    copy.redo().result()
    if (again := _plain(copy)) != after:
        raise Wrong(f"a merge was not done again: {_unlike(run, after, again)}")


def _plain(copy: Unsaved) -> dict[str, str]:
    found = {}
    for record, text in state(copy)["records"].items():
        data = json.loads(text)
        data.pop("confidentiality")
        found[record] = json.dumps(data, sort_keys=True, ensure_ascii=False)
    return found


MOVES: dict[str, tuple[Callable[[Run, Unsaved, int, int, int], None], int]] = {
    "add": (_add, 10), "text": (_text, 10), "link": (_link, 5), "single": (_single, 3), "rows": (_rows, 8),
    "shared": (_shared, 4), "trash": (_trash, 2), "remove": (_remove, 3), "purge": (_purge, 1), "undo": (_undo, 4),
    "redo": (_redo, 2), "version": (_version, 2), "prefer": (_prefer, 2), "settle": (_settle, 3), "draft": (_draft, 1),
    "two": (_two, 2), "copy": (_copy, 5), "exchange": (_exchange, 9), "replay": (_replay, 2),
    "undo_merge": (_undo_merge, 1),
}
_WEIGHTS = {name: weight for name, (_, weight) in MOVES.items()}


def _origin(copy: Unsaved) -> str:
    with copy.reader() as reader:
        return str(reader.setting("origin"))


Run.origin = staticmethod(_origin)  # type: ignore[attr-defined]


def go(homes: Sequence[Unsaved], seed: int, steps: Sequence[Move], number: int) -> Run:
    """Make the moves, let all exchange until they rest, and raise Wrong for whatever does not hold."""
    run = Run(homes, number, seed)
    with patch("desktop.archive.writer.utc_now", run.now):
        run.new_copy(None)
        for run.at, (name, who, *numbers) in enumerate(steps):
            run.who = who % len(run.copies)
            run.said = []
            with contextlib.suppress(ArchiveError):
                MOVES[name][0](run, run.copies[run.who], *numbers[:3])
                run.note(name)
        while len(run.copies) < 2:
            run.new_copy(run.copies[0])
        _come_to_rest(run)
    _hold(run)
    return run


def _come_to_rest(run: Run) -> None:
    for _ in range(3 * len(run.copies)):
        if not any([run.hand(one, two) for one in run.copies for two in run.copies if one is not two]):
            return
    raise Wrong("copies that exchange did not come to rest")


def _hold(run: Run) -> None:
    states = [state(copy) for copy in run.copies]
    for number, one in enumerate(states[1:], 1):
        for part in one:
            if one[part] != states[0][part]:
                raise Wrong(f"copy {number} and copy 0 hold other {part}: {_unlike(run, states[0][part], one[part])}")
    lines = [copy._writer.db.execute("select e.* from list_entry e join list l on l.id = e.list "
                                      "and e.line <= l.entries order by 1, 2").fetchall() for copy in run.copies]
    purged = states[0]["purged"]
    for number, copy in enumerate(run.copies):
        if lines[number] != lines[0]:
            raise Wrong(f"copy {number} has other lines of lists: {lines[0]} {lines[number]}")
        if found := copy.check():
            raise Wrong(f"a check of copy {number} finds {[(str(one.problem), one.ref) for one in found]}")
        text = _everything(copy)
        for record, words in run.entered.items():
            for word in words - run.moved:
                if record not in purged and word not in text and (record in dict(run.made) or "x" not in word):
                    raise Wrong(f"{word}, entered in {run.name(record)}, is lost in copy {number}")
                if record in purged and word in text:
                    raise Wrong(f"{word}, of {run.name(record)} which was purged, is still in copy {number}")


def _everything(copy: Unsaved) -> str:
    db = copy._writer.db
    found = [str(row) for query in ("select before, after from payload", "select data from draft",
                                    "select * from list_entry") for row in db.execute(query).fetchall()]
    return "\n".join(found + list(state(copy)["records"].values()))


def _unlike(run: Run, one: Any, two: Any) -> str:
    if not isinstance(one, dict):
        return f"{[run.name(x) for x in set(one) ^ set(two)]}"
    return "; ".join(f"{run.name(key)}: {one.get(key)} | {two.get(key)}" for key in one.keys() | two.keys()
                     if one.get(key) != two.get(key))


def faults(homes: Sequence[Unsaved], seeds: Sequence[int], length: int, done: dict[str, int]) -> Iterator[str]:
    """What goes wrong in many runs of two to four copies: each with its least part. `done` counts the moves made."""
    for seed in seeds:
        steps, number = moves(seed, length), 2 + seed % 3

        def fails(part: list[Move], seed: int = seed, number: int = number) -> str:
            try:
                run = go(homes, seed, part, number)
            except (Wrong, ArchiveError) as wrong:
                return f"{type(wrong).__name__}: {wrong}"
            for name, count in run.done.items():
                done[name] = done.get(name, 0) + count
            return ""

        if fails(steps):
            least = shortened(lambda part: bool(fails(part)), steps)
            yield f"run {seed}, {number} copies: {fails(least)} after {least}"


def shortened(fails: Callable[[list[Move]], bool], steps: list[Move]) -> list[Move]:
    """The least part of a run that still fails, as far as leaving moves out finds it."""
    size = len(steps) // 2
    while size:
        at = 0
        while at < len(steps):
            less = steps[:at] + steps[at + size:]
            if fails(less):
                steps = less
            else:
                at += size
        size //= 2
    return steps


@contextlib.contextmanager
def homes(folder: Path, number: int = 4) -> Iterator[list[Unsaved]]:
    """Places for copies."""
    folder.mkdir(exist_ok=True)
    made = [Unsaved.made(folder / f"copy{n}") for n in range(number)]
    try:
        yield made
    finally:
        for one in made:
            one.close()
