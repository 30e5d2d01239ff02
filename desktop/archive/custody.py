"""Who did what to which record, as the journal tells it: what a log of custody is made of. Nothing is added to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.archive import journal
from desktop.archive.reader import Reader

MADE, CHANGED, TRASHED, RESTORED, PURGED, NOT_TOLD = "made", "changed", "trashed", "restored", "purged", "not_told"


@dataclass(frozen=True)
class Deed:
    """What one step did to one record.

    time: UTC by the clock of the computer that wrote it. who: as that copy signs its steps. step: its English name.
    hash: of the step, in hex; with it the archive can show the step itself later. what: one of this module's words.
    """

    time: str
    who: str
    step: str
    sort: str
    origin: str
    place: int
    hash: str
    record: str
    kind: str
    what: str


_DEEDS = """
    select s.clock, s.who, s.name, s.sort, s.origin, s.place, s.hash, c.record, c.kind, p.salt is not null,
           p.before is not null, p.after is not null,
           coalesce(json_extract(p.before, '$.trashed'), 0), coalesce(json_extract(p.after, '$.trashed'), 0)
    from step s join change c on c.step = s.number left join payload p on p.step = c.step and p.place = c.place
    order by s.clock, s.number, c.place
"""


def deeds(reader: Reader) -> Iterator[Deed]:
    """Everything that was done, in the order of the times of its steps, which other copies may have made; record by
    record."""
    for clock, who, name, sort, origin, place, mark, record, kind, kept, *states in reader.db.execute(_DEEDS):
        yield Deed(clock.rsplit("+", 1)[0], who, name, sort, origin, place, mark.hex(), record, kind,
                   _what(sort, bool(kept), *map(bool, states)))


def _what(sort: str, kept: bool, was_there: bool, is_there: bool, was_trashed: bool, is_trashed: bool) -> str:
    if sort == journal.PURGE:
        return PURGED
    if not kept:
        return NOT_TOLD
    if not was_there:
        return MADE
    if not is_there or is_trashed and not was_trashed:
        return TRASHED
    return RESTORED if was_trashed and not is_trashed else CHANGED
