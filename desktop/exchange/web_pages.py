"""Pages chosen out of a web archive become sources: their bytes are kept, with the record they came from."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.exchange.documents import Inside, Taken, Way, add_bytes
from desktop.intake.draft import Content, Draft
from desktop.intake.members import LIMITS, hand_on
from desktop.intake.source import moment_value
from desktop.intake.take import take_in, take_in_bytes
from desktop.intake.wire import Member
from desktop.intake.words import Problem

Progress = Callable[[int, int], None]
HOLDERS = ("warc_members", "wacz_members")
MEDIA_TYPES = ("application/warc", "application/x-arc", "application/wacz")
_TOOL = "warcio"


def looked_at(document: Path | bytes) -> Draft:
    """What a web archive is found to be: its proofs, its pages. Raises IntakeError."""
    return take_in(document) if isinstance(document, Path) else take_in_bytes(document, "")


def is_web_archive(draft: Draft) -> bool:
    """Whether pages can be chosen from it."""
    return draft.within[0] in HOLDERS


def chosen(draft: Draft, words: str) -> frozenset[int]:
    """The places of the pages asked for: "all", "main" (the first one), or numbers such as "1,3-5"; ValueError for
    other words, and for a page that is not there."""
    if words == "all":
        return frozenset(one.place for one in draft.contents)
    if words == "main":
        return frozenset(one.place for one in draft.contents[:1])
    asked = frozenset(_numbers(words))
    if not asked or asked - {one.place for one in draft.contents}:
        raise ValueError(words)
    return asked


def _numbers(words: str) -> Iterator[int]:
    for part in words.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), min(int(last or first), 1_000_000) + 1)


def add_pages(
    archive: Archive, document: Path | bytes, draft: Draft, parent: str, places: Collection[int], way: Way,
    each: Callable[[Content, Taken], None], progress: Progress | None = None,
) -> tuple[Problem, ...]:
    """Make a source of each page asked for; `parent` is the source of the web archive itself. What went wrong is
    returned; a page whose record is not there is among it."""
    told = {one.place: one for one in draft.contents}
    wanted = frozenset(places) & told.keys()
    came: set[int] = set()
    if not wanted:
        return ()

    def take(member: Member) -> None:
        page = told[member.place]
        came.add(member.place)
        inside = Inside(page.more.get("where") or f"record {page.place}", parent, draft.sha256, _TOOL)
        name = page.name or page.more.get("url", "")
        each(page, add_bytes(archive, member.data, name, way=way, inside=inside, correct=_of(page)))
        if progress:
            progress(len(came), len(wanted))

    problems = hand_on(document, draft.within[0], take, limits=dataclasses.replace(LIMITS, wanted=wanted))
    left = sorted(wanted - came)
    return (*problems, *([Problem("pages_absent", {"pages": ", ".join(map(str, left))})] if left else []))


def _of(page: Content) -> Callable[[Record], Record]:
    """Put the address and the time of the capture into the source that is proposed, as the archive states them."""

    def correct(source: Record) -> Record:
        values = {"csl_type": "webpage" if source["csl_type"] == "document" else source["csl_type"],
                  "url": page.more.get("url", "")}
        if time := page.more.get("time"):
            values |= {"accessed": moment_value(time), "archived": moment_value(time)}
        return source.with_values(**{name: value for name, value in values.items() if value})

    return correct
