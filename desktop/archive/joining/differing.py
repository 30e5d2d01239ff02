"""Where people differ: each value with who gave it, kept as a record until somebody chooses; sources stay rivals.

The record of a difference has an id made of what differs, so that every copy that finds it finds the same one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from archive_schema.fields import canonical
from archive_schema.ids import id_from_key
from archive_schema.keeping import SHARED, from_snapshot
from archive_schema.sentences import title_of
from archive_schema.sentences import words_of as said
from desktop.archive.joining.plan import Difference, Side, is_why
from desktop.archive.joining.state import State, words_of
from desktop.archive.joining.words import Path, Word
from desktop.archive.reader import Reader
from desktop.archive.sealing import is_token

JSON = Any
Citations = dict[str, list[str]]
"""Citations by the record that they are about."""
KIND = "difference"
_NEVER = (KIND, "colleague")
"""Kinds that tell of the copies themselves: nobody is asked about them."""


def how_many_open(reader: Reader) -> int:
    """How many differences wait for somebody to choose."""
    row = reader.db.execute(f"select count(*) from {KIND} k join record r on r.id = k.id"
                            " where r.trashed = 0 and k.state = 'open'").fetchone()
    return int(row[0])


def differences(state: State, own: str) -> Iterator[Difference]:
    """The differences in the touched records that no record keeps yet."""
    arrived = _arrived(state)
    for record, resolved in list(state.resolved.items()):
        snapshot = state.after[record]
        if snapshot is None or state.kinds[record] in _NEVER:
            continue
        for path, heads in resolved.differ.items():
            key = _key(record, path, heads)
            if not state.is_there(key) and not state.writer.is_purged(key) and not words_of(state.writer.db, key)[1]:
                yield _difference(state, own, record, snapshot, path, heads, key, arrived)


def _key(record: str, path: Path, heads: tuple[tuple[Word, JSON], ...]) -> str:
    words = sorted(f"{word.stamp.origin}/{word.stamp.place}" for word, _ in heads)
    return id_from_key("difference:" + "|".join([record, *path, *words]))


def _difference(
    state: State, own: str, record: str, snapshot: str, path: Path, heads: tuple[tuple[Word, JSON], ...], key: str,
    arrived: Citations,
) -> Difference:
    sides: dict[str, Side] = {}
    for word, value in heads:  # those that say the same are one side; the one that stands comes last
        mark = canonical(value)
        ours = word.stamp.origin == own or (mark in sides and sides[mark].ours)
        sides.pop(mark, None)
        sides[mark] = Side(_plain(path, value), word.who, word.stamp.origin,
                           word.stamp.clock.rsplit("+", 1)[0], ours)
    data = json.loads(snapshot)
    in_row = path[0] == "in row"
    cited = {mark: _supporting(state, record, path, mark, heads, arrived) for mark in sides}
    return Difference(
        key, record, state.kinds[record], data["ref"], _title(state, record, snapshot),
        path[-1], path[2] if in_row else "", tuple(sides.values()), len(sides) - 1, path[1] if in_row else "",
        all(cited.values()))


def _plain(path: Path, value: JSON) -> JSON:
    """The value of a field as records keep it; where nothing is known, why ({"unknown": …})."""
    if path[0] == "shared" or value is None:
        return value
    return {"unknown": value[1]} if value[0] is None and value[1] else value[0]


def _title(state: State, record: str, snapshot: str) -> str:
    return title_of(state.kind(record), from_snapshot(record, snapshot)) or json.loads(snapshot)["ref"]


def _supporting(
    state: State, record: str, path: Path, mark: str, heads: tuple[tuple[Word, JSON], ...],
    arrived: Citations,
) -> list[str]:
    """The citations that were made for one side's value by somebody who did not know of the others."""
    mine = [word for word, value in heads if canonical(value) == mark]
    others = [word for word, value in heads if canonical(value) != mark]
    found = []
    for citation in _citations(state, record, path, arrived):
        _, words = words_of(state.writer.db, citation)
        made = [word for word in words if word.before is None]
        if any(_is_of(state, word, mine) and not any(
                state.causes.knew(other.stamp, word.stamp) or state.causes.knew(word.stamp, other.stamp)
                for other in others) for word in made):
            found.append(citation)
    return found


def _is_of(state: State, made: Word, mine: list[Word]) -> bool:
    return any(made.stamp.origin == word.stamp.origin or state.causes.knew(made.stamp, word.stamp) for word in mine)


def _arrived(state: State) -> Citations:
    """The touched citations, by the record that they are about."""
    found: Citations = {}
    for one, kind in state.kinds.items():
        if kind == "citation" and (snapshot := state.after[one]):
            found.setdefault(json.loads(snapshot)["values"].get("about", ""), []).append(one)
    return found


def _citations(state: State, record: str, path: Path, arrived: Citations) -> Iterator[str]:
    """The citations about a field that support what it holds."""
    field, row = path[-1], path[2] if path[0] == "in row" else None
    rows = state.writer.db.execute("select id from citation where about = ?", [record]).fetchall()
    for one in sorted({row[0] for row in rows}.union(arrived.get(record, ()))):
        if snapshot := state.snapshot(one):
            values = json.loads(snapshot)["values"]
            if values.get("about") == record and values.get("field") == field and values.get("row") == row \
                    and not values.get("value"):
                yield one


def keep(state: State, found: list[Difference], choices: Mapping[str, int]) -> int:
    """Put the chosen values in, let the sources of the others be rivals, and keep what nobody chose; how many."""
    open_, arrived = 0, _arrived(state)
    for one in found:
        side = choices.get(one.key, one.stands)
        if side != one.stands:
            snapshot = state.after[one.record]
            assert snapshot is not None
            state.mend(one.record, with_value(snapshot, one.field, one.rows, one.row, one.sides[side].value))
        _make_rivals(state, one, side, arrived)
        settled = one.key in choices or one.rivals
        open_ += not settled
        state.mend(one.key, _snapshot(state, one, side if settled else -1))
    return open_


def with_value(snapshot: str, field: str, rows: str, row: str, value: JSON) -> str:
    """A snapshot in which one field, or one field of a row, holds another value."""
    data = json.loads(snapshot)
    if not rows and field in SHARED:
        return canonical({**data, field: value})
    if rows:
        for one in data["values"].get(rows, []):
            if one["id"] == row:
                why = one.setdefault("unknown", {})
                _set(one, why, field, value)
                if not why:
                    del one["unknown"]
    else:
        _set(data["values"], data["unknown"], field, value)
    return canonical(data)


def _set(values: dict[str, JSON], unknown: dict[str, JSON], field: str, value: JSON) -> None:
    values.pop(field, None)
    unknown.pop(field, None)
    if is_why(value):
        unknown[field] = value["unknown"]
    elif value is not None:
        values[field] = value


def _make_rivals(state: State, one: Difference, side: int, arrived: Citations) -> None:
    """A source that was cited for a value that does not stand says that value, and contradicts the field."""
    path: Path = ("in row", one.rows, one.row, one.field) if one.rows else ("field", one.field)
    heads = state.resolved[one.record].differ.get(path)
    if heads is None:
        return
    field = state.writer.schema[one.kind].field_in(one.rows, one.field)
    for number, other in enumerate(one.sides):
        if number == side or other.value is None or is_token(other.value) or is_why(other.value):
            continue
        mark = next(canonical(value) for _, value in heads if _plain(path, value) == other.value)
        for citation in _supporting(state, one.record, path, mark, heads, arrived):
            snapshot = state.snapshot(citation)
            words = said(field, other.value, "en", state.writer.title) if field else ""
            if snapshot and words:
                data = json.loads(snapshot)
                data["values"] |= {"value": words, "stance": "contradicts"}
                state.mend(citation, canonical(data))


def _snapshot(state: State, one: Difference, chosen: int) -> str:
    about = state.after[one.record]
    assert about is not None
    rows = [{"id": id_from_key(f"{one.key}/{side.copy}"), "value": canonical(side.value), "who": side.who,
             "copy": side.copy, "when": side.when} for side in one.sides]
    rows = [{name: value for name, value in row.items() if value != ""} for row in rows]
    values: dict[str, JSON] = {"about": one.record, "field": one.field, "sides": rows,
                               "state": "settled" if chosen >= 0 else "open"}
    values |= {"row": one.row, "rows": one.rows} if one.rows else {}
    values |= {"chosen": rows[chosen]["id"]} if chosen >= 0 else {}
    before = state.snapshot(one.key)
    ref = json.loads(before)["ref"] if before else state.writer.next_ref(KIND)
    return canonical({"ref": ref, "language": "", "confidentiality": json.loads(about)["confidentiality"],
                      "status": "draft", "trashed": False, "kind": KIND, "values": values, "unknown": {}})


__all__ = ["KIND", "differences", "keep", "with_value"]
