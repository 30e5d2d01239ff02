"""The words of the index with how often they stand in it: read from the rows in a few short statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from desktop.search.rows.reading import BEYOND, read_counts

if TYPE_CHECKING:
    from desktop.archive.connect import Database
    from desktop.search.finding.view import Pending

MOST_ROWS = 1_500  # of rare words that are looked at
MOST_WITH_PATTERN = 500  # and of these, where one beginning of several is tried
MOST_KEPT = 500  # answers remembered while the rows stay as they are

Kept = dict[tuple[object, ...], list[Any]]
"""Answers to questions to the dictionary, as long as the rows stay as they are."""


class Dictionary:
    """Terms and in how many units they stand. Lives within one read transaction.

    The commonest words stand in few rows of an index of their own (frequent_term), so the beginning of a word may be
    one letter long; rare words are read only when there are not enough of those, and not more than MOST_ROWS.
    """

    def __init__(
        self, db: Database, segments: Iterable[int], newest: Pending | None = None, kept: Kept | None = None
    ) -> None:
        """newest: records that no row holds yet; kept: what was read of these very rows before."""
        self._db = db
        self._kept: Kept = {} if kept is None else kept
        self._among = ",".join(map(str, segments)) or "-1"
        self._newest = newest

    def commonest(self, prefix: str, limit: int, pattern: str = "") -> list[tuple[str, int]]:
        """The terms that begin so, the most frequent first; with a pattern (of GLOB) those that match it."""
        known = self._once(("commonest", prefix, pattern, limit), lambda: self._commonest(prefix, limit, pattern))
        counts = Counter(dict(known))
        if len(known) < limit and not pattern:  # or those of the rows are more frequent
            counts.update(dict.fromkeys(self._newer(prefix), 0))
        self._add_newest(counts, list(counts))
        return sorted(counts.items(), key=lambda found: (-found[1], found[0]))[:limit]

    def every(self, prefix: str) -> list[tuple[str, int]]:
        """The terms of a stream that has few, such as tags, the most frequent first; at most MOST_ROWS."""
        found = Counter(dict(self._once(("every", prefix), lambda: self._all(prefix))))
        self._add_newest(found, self._newer(prefix))
        return found.most_common()

    def counts(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many units each of these stands; none that stands in no unit."""
        wanted = list(dict.fromkeys(terms))
        found = Counter(dict(self._once(("counts", *wanted), lambda: self._counted(wanted)) if wanted else ()))
        self._add_newest(found, wanted)
        return dict(found)

    def _newer(self, prefix: str) -> list[str]:
        return self._newest.terms(prefix) if self._newest else []

    def _add_newest(self, found: Counter[str], terms: Iterable[str]) -> None:
        for term in terms if self._newest else ():
            if more := self._newest.count(term):
                found[term] += more

    def _once(self, question: tuple[object, ...], ask: Callable[[], list[Any]]) -> list[Any]:
        """What was read before, or is now. Every statement gives way to other threads, which takes longer than it."""
        if question not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[question] = ask()
        return self._kept[question]

    def _commonest(self, prefix: str, limit: int, pattern: str) -> list[tuple[str, int]]:
        found = self._frequent(prefix, limit, pattern)
        return found if len(found) >= limit else [*dict([*found, *self._rare(prefix, limit, pattern)]).items()]

    def _all(self, prefix: str) -> list[tuple[str, int]]:
        return read_counts(
            self._db,
            "select term, sum(units) as units from (select term, units from term"
            f" where segment in ({self._among}) and term >= ? and term < ? limit ?) group by term",
            [prefix, prefix + BEYOND, MOST_ROWS])

    def _counted(self, wanted: list[str]) -> list[tuple[str, int]]:
        return read_counts(
            self._db, f"select term, sum(units) as units from term where segment in ({self._among}) and"
            f" term in ({','.join('?' * len(wanted))}) group by term", wanted)

    def _frequent(self, prefix: str, limit: int, pattern: str) -> list[tuple[str, int]]:
        """Those that are frequent in some segment. Only in the others are their rows looked for among all."""
        # Without the sign the pattern is planned anew for each that is asked, which takes longer than the answer.
        matching, arguments = (" and +term glob ?", [pattern]) if pattern else ("", [])
        frequent = "indexed by frequent_term where typeof(data) = 'integer'"
        chosen = (f"select term, sum(units) as told from term {frequent} and segment in ({self._among})"
                  f" and term >= ? and term < ?{matching} group by term order by told desc limit ?")
        others = ("select ifnull(sum(term.units), 0) from segment cross join term"
                  " on term.segment = segment.id and term.term = chosen.term"
                  f" where segment.id in ({self._among}) and not exists"
                  f" (select 1 from term {frequent} and term.segment = segment.id and term.term = chosen.term)")
        return read_counts(self._db, f"select term, told + ({others}) as units from ({chosen}) as chosen",
                           [prefix, prefix + BEYOND, *arguments, limit])

    def _rare(self, prefix: str, limit: int, pattern: str) -> list[tuple[str, int]]:
        """Those that come first by letters, with how many units all their rows tell."""
        matching, arguments = (" where +term glob ?", [pattern]) if pattern else ("", [])
        chosen = (f"select term, sum(units) from (select term, units from term where segment in ({self._among})"
                  f" and term >= ? and term < ? limit ?){matching} group by term order by 2 desc limit ?")
        return read_counts(
            self._db, f"select term, (select sum(units) from term where segment in ({self._among})"
            f" and term = chosen.term) as units from ({chosen}) as chosen",
            [prefix, prefix + BEYOND, MOST_WITH_PATTERN if pattern else MOST_ROWS, *arguments, limit])
