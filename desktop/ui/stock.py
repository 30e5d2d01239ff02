"""What an archive holds, as the navigator lists it: read in one piece, on any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.archive import Reader
from desktop.archive.listing import Listing, count
from desktop.archive.order.due import LATER, Due, due
from desktop.archive.order.tags import Borne, Tag, all_tags, borne
from desktop.ui.lists.pages import INBOX

_MOST = 500  # cases, tags, searches listed; the rest are found by search
Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Stock:
    """Kinds with how many records they have, what waits, what is due, and what has a line of its own: (id, title)."""

    counts: Mapping[str, int]
    waiting: int
    due: tuple[Due, ...]
    trashed: int
    cases: Named
    searches: Named
    tags: tuple[Tag, ...]
    borne: Mapping[str, Borne]
    """How many bear each tag; nothing where that was not counted."""

    @property
    def lines(self) -> object:
        """What says which lines there are, and what stands in them beside numbers."""
        return {kind for kind, number in self.counts.items() if number}, self.cases, self.searches, self.tags


def stock(reader: Reader, today: date, *, with_tags: bool) -> Stock:
    """What there is now. `with_tags`: what bears each tag is counted, which takes longer in a large archive."""
    tags = all_tags(reader)
    return Stock(
        reader.counts(), count(reader, Listing(INBOX, untreated=True)),
        tuple(one for one in due(reader, today) if one.when != LATER), reader.trashed(),
        _named(reader, "case_file"), _named(reader, "saved_search"), tuple(tags[:_MOST]),
        borne(reader, tags) if with_tags else {})


def _named(reader: Reader, kind: str) -> Named:
    return tuple((head.id, head.title) for head in reader.page(kind, limit=_MOST))
