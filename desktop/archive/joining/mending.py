"""What must be put right where two copies, each sound by itself, do not fit together.

Each mend is a change like any other, with a step of this copy: it travels. Every copy that takes in the same steps
mends them alike, so that mends never contradict each other.
"""

from __future__ import annotations

import hashlib
import json
from string import ascii_uppercase

from archive_schema.fields import canonical
from archive_schema.ids import make_ref, ref_parts
from desktop.archive import guarding
from desktop.archive.joining.state import State, words_of
from desktop.archive.joining.words import targets_of

_LETTERS = 3


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
            if snapshot and record in targets_of(state.writer.schema[user.kind], snapshot):
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
            was, comes = json.loads(before)["confidentiality"], json.loads(after)
            if guarding.rank(comes["confidentiality"]) < guarding.rank(was) and \
                    not guarding.is_lowered_here(state.writer.db, record, was, comes["confidentiality"]):
                state.mend(record, canonical({**comes, "confidentiality": was}))


def mend_references(state: State) -> None:
    """Two records of one reference: the older keeps it, the other gets three letters made of its id."""
    holders: dict[str, set[str]] = {}
    for record in [*state.changed(state.before)]:
        if snapshot := state.after[record]:
            ref = json.loads(snapshot)["ref"]
            holders.setdefault(ref, set()).add(record)
            if (before := state.before[record]) and json.loads(before)["ref"] == ref:
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
    return str(json.loads(snapshot)["ref"]) if snapshot else ""


def _another(state: State, ref: str, record: str) -> str:
    prefix, _, number = ref_parts(ref) or (ref[:3], "", 1)
    chance = hashlib.sha256(record.encode()).digest()
    for start in range(len(chance) - _LETTERS):
        letters = "".join(ascii_uppercase[byte % 26] for byte in chance[start:start + _LETTERS])
        if not state.writer.has_ref(made := make_ref(prefix, letters, number)):
            return made
    raise AssertionError("some of so many references is free")
