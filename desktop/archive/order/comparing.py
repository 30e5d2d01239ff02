"""Records side by side before they are merged: what each field holds, what may be kept, what moves along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive_schema.declare import Kind
from archive_schema.fields import Field
from archive_schema.records import Record
from archive_schema.sentences import words_of
from desktop.archive.order.fields import BOTH, GOES, SAME, STAYS, choices, proposed, state
from desktop.archive.reader import Reader


@dataclass(frozen=True)
class Line:
    """One field of all records: its words in each, the one that stays first.

    choices: what may be kept, BOTH or the id of the record whose value is; `proposed` is one of them, "" where all
    hold the same.
    """

    field: Field
    words: tuple[str, ...]
    choices: tuple[str, ...]
    proposed: str


def compare(reader: Reader, records: Sequence[Record], language: str = "en") -> list[Line]:
    """The fields that any of these records holds; the first record is the one that stays."""
    kind = reader.schema[records[0].kind]
    found = []
    for field in _in_order(kind):
        values = [record[field.name] for record in records]
        if all(value is None for value in values):
            continue
        words = tuple(words_of(field, value, language, reader.title) for value in values)
        found.append(Line(field, words, *_choices(field, records)))
    return found


def _in_order(kind: Kind) -> list[Field]:
    return [*kind.first_lines, *(field for field in kind.fields if not field.first)]


def _choices(field: Field, records: Sequence[Record]) -> tuple[tuple[str, ...], str]:
    values = [record[field.name] for record in records]
    if all(state(values[0], value) == SAME for value in values[1:]):
        return (), ""
    holding = [record for record in records if record[field.name] is not None]
    ids = tuple(record.id for record in holding)
    if len(holding) == 1:
        return ids, ids[0]
    if BOTH in choices(field):
        return (BOTH, *ids), BOTH
    best = holding[0]
    for other in holding[1:]:
        if proposed(field, best[field.name], other[field.name]) == GOES:
            best = other
    return ids, best.id


def as_steps(chosen: Mapping[str, str], stays: str, others: Sequence[str]) -> dict[str, dict[str, str]]:
    """What was chosen by field (BOTH or an id), as `merge_all` takes it: for each record that goes, by field."""
    steps: dict[str, dict[str, str]] = {one: {} for one in others}
    for field, choice in chosen.items():
        for one in others:
            steps[one][field] = BOTH if choice == BOTH else GOES if choice == one else STAYS
    return steps


@dataclass(frozen=True)
class Moving:
    """How much moves with the records that go."""

    files: int
    citations: int
    links: int


def moving(reader: Reader, others: Sequence[str]) -> Moving:
    """What points at records that go: files, citations of them or about them, and all else."""
    heads = {head.id: head for one in others for head in reader.pointing_at(one) if head.kind != "sameness"}
    files = sum(head.kind == "file" for head in heads.values())
    citations = sum(head.kind == "citation" for head in heads.values())
    return Moving(files, citations, len(heads) - files - citations)


def opens_a_name(records: Sequence[Record]) -> bool:
    """Whether a merge would put names of one record beside those of a person who is to be protected."""
    guarded = [record["protection"] not in (None, "none") for record in records]
    return any(guarded) and not all(guarded)
