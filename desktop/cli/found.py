"""What was found, and what was not searched, as objects and as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from archive_schema.text.normalise import words
from desktop.archive import Reader

if TYPE_CHECKING:
    from desktop.search import Hit
    from desktop.search.results import Counts
    from desktop.search.unsearched import Unsearched

JSON = Any
_COUNTED = 10  # values of a count that a terminal shows


def hit_told(hit: Hit) -> dict[str, JSON]:
    """A hit as an object; matches: where in the snippet they stand, first letter and end."""
    return {"ref": hit.ref, "kind": hit.kind, "title": hit.title, "snippet": hit.snippet_text, "why": hit.why,
            "field": hit.field, "page": hit.page, "matches": list(_matches(hit))}


def _matches(hit: Hit) -> Iterator[list[int]]:
    at = 0
    for text, matches in hit.snippet:
        if matches:
            yield [at, at + len(text)]
        at += len(text)


def hit_words(hit: Hit) -> str:
    """A hit in two lines, its matches between asterisks."""
    passage = "".join(f"*{text}*" if matches else text for text, matches in hit.snippet)
    page = f"p. {hit.page}: " if hit.page else ""
    return f"{hit.ref}  {hit.title}  [{hit.why}]\n    {page}{passage}"


def counts_told(counts: Counts, reader: Reader) -> dict[str, dict[str, int]]:
    """How many hits there are of each value, most first; a year or language that is not known is "". The index knows
    tags by their words alone; they are told by their names."""
    names = {" ".join(words(head.title)): head.title for head in reader.page("tag")} if counts.tags else {}
    return {"kind": dict(counts.kinds), "year": dict(counts.years),
            "tag": {names.get(tag, tag): count for tag, count in counts.tags}, "language": dict(counts.languages)}


def counts_words(told: dict[str, dict[str, int]]) -> Iterator[str]:
    """A line for each of the counts."""
    for what, values in told.items():
        some = [f"{value or 'not known'} {count}" for value, count in list(values.items())[:_COUNTED]]
        if some:
            yield f"By {what}: {', '.join(some)}{', …' if len(values) > _COUNTED else ''}"


def not_searched(reader: Reader) -> Unsearched:
    """What no search of this archive looks into."""
    from desktop.search.unsearched import NotSearched

    return NotSearched().summary(reader)


def unsearched_told(unsearched: Unsearched) -> dict[str, JSON]:
    """What was not searched as an object."""
    return {"count": unsearched.count, "by_reason": dict(unsearched.by_reason)}


def unsearched_words(unsearched: Unsearched) -> Iterator[str]:
    """What was not searched in a line; none when everything was."""
    from desktop.search.unsearched import REASONS

    if unsearched.note:
        reasons = ", ".join(f"{REASONS[reason].en.lower()}: {count}" for reason, count in unsearched.by_reason)
        yield f"{unsearched.note} ({reasons})"
