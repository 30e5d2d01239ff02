"""What must be put right where two copies, each sound by itself, do not fit together.

Each mend is a change like any other, with a step of this copy: it travels. Every copy that takes in the same steps
mends them alike, so that mends never contradict each other.
"""

from __future__ import annotations

import hashlib
import json
import re
from string import ascii_uppercase

from archive_schema.fields import canonical
from archive_schema.ids import make_ref, ref_parts
from archive_schema.keeping import from_snapshot
from desktop.archive import guarding
from desktop.archive.joining.state import State, words_of
from desktop.archive.reader import links_of

_LETTERS = 3
_OPENING = re.compile(r'\{"confidentiality":"(\w*)","kind":"\w*","language":"[\w-]*","ref":"([\w-]*)"')


def mend_links(state: State) -> None:
    """A record that one copy took away and another points at comes back; a link at what no word is known of goes."""
    _keep_pointed_at(state)
    while missing := list(state.missing_targets()):
        for record, target in missing:
            if not state.is_there(target) and not _bring_back(state, target):
                state.drop_links(record, {target})


def _keep_pointed_at(state: State) -> None:
    """Of records that would go, those that one stays behind and points at do not."""
    for record in [one for one, snapshot in state.after.items() if snapshot is None and state.before[one] is not None]:
        for user in state.writer.pointing_at(record):
            snapshot = state.snapshot(user.id)
            told = links_of(state.writer.schema[user.kind], from_snapshot(user.id, snapshot)) if snapshot else ()
            if any(target == record for _, _, target in told):
                _bring_back(state, record)
                break


def _bring_back(state: State, record: str) -> bool:
    if state.writer.is_purged(record) or not words_of(state.writer.db, record)[1]:
        return False
    state.touch(record)
    if state.after[record] is None:
        merged = state.merged[record]
        state.touch(record, whole=True)
        state.merged[record] = merged
    return state.after[record] is not None


def mend_marks(state: State) -> None:
    """No merge lowers a mark: where another copy did, this one says again what it had, until it is lowered here too."""
    for record in [*state.changed(state.before)]:
        before, after = state.before[record], state.after[record]
        if before and after:
            (was, _), (comes, _) = _mark_and_ref(before), _mark_and_ref(after)
            if guarding.rank(comes) < guarding.rank(was) and \
                    not guarding.is_lowered_here(state.writer.db, record, was, comes):
                state.mend(record, canonical({**json.loads(after), "confidentiality": was}))


def mend_references(state: State) -> None:
    """Two records of one reference: the older keeps it, the other gets three letters made of its id."""
    holders: dict[str, set[str]] = {}
    for record in [*state.changed(state.before)]:
        if snapshot := state.after[record]:
            _, ref = _mark_and_ref(snapshot)
            holders.setdefault(ref, set()).add(record)
            if (before := state.before[record]) and _mark_and_ref(before)[1] == ref:
                continue  # it has had it till now, so no other has
            row = state.writer.db.execute("select id from record where ref = ?", [ref]).fetchone()
            if row and _ref(state, row[0]) == ref:
                holders[ref].add(row[0])
    for ref, records in holders.items():
        for record in sorted(records)[1:]:
            snapshot = state.snapshot(record)
            assert snapshot is not None
            state.mend(record, canonical({**json.loads(snapshot), "ref": _another(state, ref, record)}))


def _ref(state: State, record: str) -> str:
    snapshot = state.snapshot(record)
    return _mark_and_ref(snapshot)[1] if snapshot else ""


def _mark_and_ref(snapshot: str) -> tuple[str, str]:
    """Confidentiality and reference. A snapshot made here is canonical and opens with them: the rest is not read."""
    if found := _OPENING.match(snapshot):
        return found[1], found[2]
    told = json.loads(snapshot)
    return told["confidentiality"], told["ref"]


def _another(state: State, ref: str, record: str) -> str:
    prefix, _, number = ref_parts(ref) or (ref[:3], "", 1)
    chance = hashlib.sha256(record.encode()).digest()
    for start in range(len(chance) - _LETTERS):
        letters = "".join(ascii_uppercase[byte % 26] for byte in chance[start:start + _LETTERS])
        if not state.writer.has_ref(made := make_ref(prefix, letters, number)):
            return made
    raise AssertionError("some of so many references is free")
