"""What a merge brings, told record by record for whoever decides on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from archive_schema.keeping import SHARED, from_snapshot
from archive_schema.records import Record
from archive_schema.sentences import title_of
from archive_schema.text.collate import sort_key
from archive_schema.text.fold import fold_name
from desktop.archive.joining import plan as plans
from desktop.archive.joining.plan import FieldNews, Likeness, News
from desktop.archive.joining.state import State
from desktop.archive.joining.words import LOCAL, THERE, Word

JSON = Any
DIFFERENCE = "difference"
"""What people differ on is told by itself; the records that keep it are no news."""
_COMPARED = ("tag", "person", "organisation", "instrument", "case_file")
"""Kinds whose records are named again and again by different people: of these, likenesses are told."""


def news(state: State) -> tuple[News, ...]:
    """What becomes of each record, in the order of kinds and references."""
    found = [_one(state, record) for record in state.after if state.kinds[record] != DIFFERENCE]
    order = {kind.name: number for number, kind in enumerate(state.writer.schema)}
    return tuple(sorted((one for one in found if one), key=lambda one: (order.get(one.kind, 0), one.ref)))


def _one(state: State, record: str) -> News | None:
    before, after = state.before[record], state.after[record]
    resolved = state.resolved.get(record)
    if before == after:
        last = resolved.last.get(THERE) if resolved and after is not None else None
        kept = last is not None and last.after is None
        return _told(state, from_snapshot(record, after), plans.KEPT) if kept and after else None
    was, comes = (from_snapshot(record, snapshot) if snapshot else None for snapshot in (before, after))
    if was is None or comes is None:
        one = comes or was
        assert one is not None
        return _told(state, one, plans.NEW if comes else plans.REMOVED)
    fields = tuple(_fields(state, was, comes))
    goes = comes.trashed and not was.trashed
    return _told(state, comes, plans.REMOVED if goes else plans.CHANGED, fields) if fields else None


def _told(state: State, told: Record, what: str, fields: tuple[FieldNews, ...] = ()) -> News:
    return News(told.id, told.kind, told.ref, title_of(state.kind(told.id), told) or told.ref, what, fields,
                told.trashed and what == plans.CHANGED)


def _fields(state: State, was: Record, comes: Record) -> Iterator[FieldNews]:
    kind = state.kind(comes.id)
    resolved = state.resolved.get(comes.id)
    last = resolved.last if resolved else {}
    for name in SHARED:
        if getattr(was, name) != getattr(comes, name):
            yield FieldNews(name, "", getattr(was, name), getattr(comes, name), *_who(last.get(("shared", name))))
    local = LOCAL.get(kind.name, ())
    names = {name for name in was.values.keys() | comes.values.keys() if name not in local and was[name] != comes[name]}
    for field in kind.fields if names else ():
        if field.name in names:
            word = max((word for path, word in last.items() if field.name in path[1:2]),
                       key=lambda word: word.stamp.rank, default=None)
            yield FieldNews(field.name, "", was[field.name], comes[field.name], *_who(word))


def _who(word: Word | None) -> tuple[str, str]:
    return (word.who, word.stamp.clock.rsplit("+", 1)[0]) if word else ("", "")


def likenesses(state: State) -> tuple[Likeness, ...]:
    """New records that look like one that was here: same title, or the same name in whichever script."""
    found = []
    for kind in _COMPARED:
        arrived = {record: _name(state, record) for record, name in state.kinds.items()
                   if name == kind and state.before[record] is None and state.after[record]}
        if not arrived or kind not in state.writer.schema:
            continue
        by_key: dict[object, tuple[str, str]] = {}
        for record, title in state.writer.db.execute(
                "select id, title from record where kind = ? and trashed = 0", [kind]):
            if state.before.get(record, "") is not None:
                for key in _keys(title):
                    by_key.setdefault(key, (record, title))
        for record, title in sorted(arrived.items()):
            match = next((by_key[key] for key in _keys(title) if key in by_key), None)
            if match and match[0] != record:
                found.append(Likeness(kind, record, title, *match))
    return tuple(found)


def _name(state: State, record: str) -> str:
    snapshot = state.after[record]
    return title_of(state.kind(record), from_snapshot(record, snapshot)) if snapshot else ""


def _keys(title: str) -> tuple[object, ...]:
    return (sort_key(title), tuple(sorted(fold_name(title)))) if title.strip() else ()
