"""A record as the words said about it: path by path what each step changed, and which word stands.

A path leads to one thing that can be said by itself: that the record is there, a field, a row, a field of a row, one
link among several. So two people who edit two fields of one record, or add a tag each, do not contradict each other.

    ("there",)                    the record is there
    ("shared", name)              reference, language, confidentiality, status, in the trash
    ("field", name)               [value, why nothing is known]
    ("one", name, value)          one link or one choice among several
    ("row", name, id)             the row is there
    ("in row", name, id, inner)   [value, why nothing is known]
    ("order", name)               the order of rows, links or choices
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import CHOICES, LINKS, ROWS, SIBLING, Field, canonical
from archive_schema.keeping import SHARED
from desktop.archive.guarding import highest
from desktop.archive.joining.causes import Causes, Stamp

JSON = Any
Path = tuple[str, ...]
Flat = dict[Path, JSON]
THERE: Path = ("there",)
_LISTS = (ROWS, LINKS, CHOICES)
LOCAL = {"file": ("kept_as",)}
"""Fields that each copy has for itself: under which name the bytes lie on its own disk."""


@dataclass(frozen=True)
class Word:
    """What one step said about one record: snapshots before and after."""

    stamp: Stamp
    who: str
    before: str | None
    after: str | None

    def changed(self, before: Flat, after: Flat) -> dict[Path, JSON]:
        """The paths it changed, with what they held after it; None for what it took away. `before` and `after` are
        its snapshots path by path.

        A record taken away loses no field by it: whoever edited it meanwhile finds them as they were.
        """
        if self.after is None:
            return {THERE: None}
        paths: Flat = {THERE: True}
        gone = set()
        for path, value in after.items():
            if path not in before or before[path] != value:
                paths[path] = value
                if path[0] == "in row":
                    paths[("row", *path[1:3])] = True  # who edits a row says it is there
                elif path[0] == "order":  # who says what is in a list says too whether it is known why there is nothing
                    paths[("field", path[1])] = after.get(("field", path[1]))
        for path in before.keys() - after.keys():
            paths[path] = None
            if path[0] == "row":
                gone.add(path[1:3])
            elif path[0] == "order":
                paths[("field", path[1])] = after.get(("field", path[1]))
        for path in [path for path in before.keys() - after.keys() if path[0] == "in row"]:
            if path[1:3] in gone:
                del paths[path]
            else:
                paths[("row", *path[1:3])] = True
        return paths

    def made(self, before: Flat, after: Flat) -> tuple[Path, ...]:
        """What it made that was not there just before: the record, or rows of it. It says all there is in those."""
        if self.after is None or self.before is None:
            return (THERE,) if self.after is not None else ()
        return tuple(path for path in after if path[0] == "row" and path not in before)


@dataclass(frozen=True)
class Resolved:
    """What the words come to: the snapshot (None: no such record), and where copies differ: path to the words that
    did not know of each other, with what each said, the one that stands last."""

    snapshot: str | None
    differ: Mapping[Path, tuple[tuple[Word, JSON], ...]]
    last: Mapping[Path, Word]


def flat(kind: Kind, snapshot: str | None) -> Flat:
    """A snapshot path by path."""
    if snapshot is None:
        return {}
    data = json.loads(snapshot)
    found: Flat = {("shared", name): data[name] for name in SHARED}
    values, unknown, fields = data["values"], data["unknown"], kind.by_name
    local = LOCAL.get(kind.name, ())
    for name in values.keys() | unknown.keys():
        if name in local:
            continue
        if name not in fields or fields[name].type not in _LISTS:
            found["field", name] = [values.get(name), unknown.get(name)]
        else:
            found.update(_list(fields[name], values.get(name) or (), unknown.get(name)))
    return found


def _list(field: Field, value: JSON, unknown: JSON) -> Iterator[tuple[Path, JSON]]:
    name = field.name
    if unknown:
        yield ("field", name), [None, unknown]
    if field.type is ROWS:
        yield ("order", name), [row["id"] for row in value]
        for row in value:
            yield ("row", name, row["id"]), True
            why = row.get("unknown") or {}
            for inner in (row.keys() | why.keys()) - {"id", "unknown"}:
                yield ("in row", name, row["id"], inner), [row.get(inner), why.get(inner)]
    else:
        yield ("order", name), list(value)
        for one in value:
            yield ("one", name, one), True


def resolve(kind: Kind, words: Iterable[Word], causes: Causes) -> Resolved:
    """What all words about a record come to, the same on every copy that has the same words.

    A word stands that no other one about the same path knew of and changed. Where several stand and say different
    things, the one with the highest rank is taken and the difference told. A record or a row that one copy took away
    and another edited stays. Confidentiality is the highest of what each copy said last.
    """
    said: dict[Path, dict[str, tuple[Word, JSON]]] = {}
    for word, paths in _changes(kind, sorted(words, key=lambda one: (one.stamp.origin, one.stamp.place)), causes):
        for path, value in paths.items():
            said.setdefault(path, {})[word.stamp.origin] = word, value  # the last of each copy
    stands: Flat = {}
    differ: dict[Path, tuple[tuple[Word, JSON], ...]] = {}
    last: dict[Path, Word] = {}
    for path, lasts in said.items():
        heads = _standing(list(lasts.values()), causes) if len(lasts) > 1 else list(lasts.values())
        last[path], stands[path] = heads[-1]
        if len(heads) > 1:
            if path == THERE or path[0] == "row":
                stands[path] = any(value for _, value in heads) or None
            elif path == ("shared", "status") or path == ("shared", "language") or path[0] in ("field", "in row"):
                if not _is_list(kind, path) and len({canonical(value) for _, value in heads}) > 1:
                    differ[path] = tuple(heads)
        if path == ("shared", "confidentiality"):
            stands[path] = highest(value for _, value in lasts.values())
    if stands.get(THERE) is None or ("shared", "ref") not in stands:
        return Resolved(None, {}, last)
    return Resolved(_snapshot(kind, stands), differ, last)


def _changes(kind: Kind, words: list[Word], causes: Causes) -> list[tuple[Word, Flat]]:
    """What each word changed; one that made a record or a row anew says of all it knew there that it is no more."""
    flats: dict[str | None, Flat] = {}
    changed: list[tuple[Word, Flat]] = []
    anew: list[tuple[Word, Flat, tuple[Path, ...]]] = []
    for word in words:
        for text in (word.before, word.after):
            if text not in flats:
                flats[text] = flat(kind, text)
        before, after = flats[word.before], flats[word.after]
        changed.append((word, word.changed(before, after)))
        if len(words) > 1 and (made := word.made(before, after)):
            anew.append((*changed[-1], made))
    silent = [(paths, path) for word, paths, made in anew for other, there in changed
              if other is not word and causes.knew(word.stamp, other.stamp)
              for path in there if path not in paths and _is_in(path, made)]
    for paths, path in silent:
        paths[path] = None
    return changed


def _is_in(path: Path, made: tuple[Path, ...]) -> bool:
    return THERE in made or path[0] == "in row" and ("row", *path[1:3]) in made


def _standing(lasts: list[tuple[Word, JSON]], causes: Causes) -> list[tuple[Word, JSON]]:
    """Those that no other knew of, the one that stands for now at the end."""
    heads = [one for one in lasts
             if not any(other is not one and causes.knew(other[0].stamp, one[0].stamp) for other in lasts)]
    return sorted(heads, key=lambda one: one[0].stamp.rank)


def _is_list(kind: Kind, path: Path) -> bool:
    """Whether this tells why a list is empty, which nobody needs to be asked of."""
    return path[0] == "field" and path[1] in kind.by_name and kind.by_name[path[1]].type in _LISTS


def _snapshot(kind: Kind, stands: Flat) -> str:
    values: dict[str, JSON] = {}
    unknown: dict[str, JSON] = {}
    lists: dict[str, list[str]] = {}
    inner: dict[tuple[str, str], dict[str, JSON]] = {}
    for path, value in stands.items():
        if value is None:
            continue
        if path[0] == "field":
            _put(values, unknown, path[1], value)
        elif path[0] in ("one", "row"):
            lists.setdefault(path[1], []).append(path[2])
        elif path[0] == "in row":
            inner.setdefault((path[1], path[2]), {})[path[3]] = value
    for name, members in lists.items():
        ordered = _in_order(members, stands.get(("order", name)) or [])
        rows = kind.by_name[name].type is ROWS
        values[name] = [_row(one, inner.get((name, one), {})) for one in ordered] if rows else ordered
        unknown.pop(name, None)
    _drop_lost_siblings(kind, values)
    shared = {name: stands[("shared", name)] for name in SHARED}
    return canonical({**shared, "kind": kind.name, "values": values, "unknown": unknown})


def _put(values: dict[str, JSON], unknown: dict[str, JSON], name: str, value: JSON) -> None:
    if value[0] is not None:
        values[name] = value[0]
    if value[1]:
        unknown[name] = value[1]


def _row(row: str, inner: Mapping[str, JSON]) -> dict[str, JSON]:
    values: dict[str, JSON] = {"id": row}
    unknown: dict[str, JSON] = {}
    for name, value in inner.items():
        if value is not None:
            _put(values, unknown, name, value)
    return {**values, "unknown": unknown} if unknown else values


def _in_order(members: list[str], order: list[str]) -> list[str]:
    places = {one: place for place, one in enumerate(order)}
    return sorted(members, key=lambda one: (places.get(one, len(places)), one))


def _drop_lost_siblings(kind: Kind, values: dict[str, JSON]) -> None:
    """A row that points at a row which another copy took away points at none."""
    there = {row["id"] for field in kind.rows_fields for row in values.get(field.name, ())}
    for field in kind.rows_fields:
        for inner in field.fields:
            if inner.type is SIBLING:
                for row in values.get(field.name, ()):
                    if row.get(inner.name) is not None and row[inner.name] not in there:
                        del row[inner.name]


__all__ = ["LOCAL", "THERE", "Path", "Resolved", "Word", "flat", "resolve"]
