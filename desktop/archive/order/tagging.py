"""Putting tags on records and taking them off, many at once, in one step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive_schema.records import Record
from desktop.archive.order.tags import tags_of
from desktop.archive.reader import Reader
from desktop.archive.writer import Writer

NONE, SOME, ALL = "none", "some", "all"


@dataclass(frozen=True)
class Wanted:
    """What is to become of tags: put on, taken off (ids), and made anew and put on (names)."""

    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.on or self.off or self.new)


def states(reader: Reader, records: Sequence[str]) -> dict[str, str]:
    """For each tag that one of these records bears: whether SOME or ALL of them do."""
    counts: dict[str, int] = {}
    for tags in tags_of(reader, list(records)).values():
        for tag in tags:
            counts[tag] = counts.get(tag, 0) + 1
    return {tag: ALL if count == len(records) else SOME for tag, count in counts.items()}


def toggled(reader: Reader, records: Sequence[str], tag: str) -> Wanted:
    """What one press of a tag's key means: put on unless all bear it already."""
    return Wanted(off=(tag,)) if states(reader, records).get(tag) == ALL else Wanted(on=(tag,))


def tag(writer: Writer, records: Iterable[str], wanted: Wanted) -> list[str]:
    """Do it. Returns the ids of the records that changed; a record keeps its tags in their order."""
    on = [*wanted.on, *(writer.add(Record("tag", {"name": name})).id for name in wanted.new)]
    off = set(wanted.off)
    changed = []
    for one in records:
        before = list(writer.get(one)["tags"] or ())
        after = [tag for tag in before if tag not in off]
        after += [tag for tag in on if tag not in after]
        if after != before:
            writer.edit(one, {"tags": after or None})
            changed.append(one)
    return changed


def step_name(kinds: Sequence[str], wanted: Wanted) -> str:
    """The name of the step for records of these kinds, one kind for each record: "Tag 3 sources"."""
    what = "source" if set(kinds) == {"source"} else "record"
    count = len(kinds)
    if wanted.off and not (wanted.on or wanted.new):
        return f"Take tags off a {what}" if count == 1 else f"Take tags off {count} {what}s"
    return f"Tag a {what}" if count == 1 else f"Tag {count} {what}s"
