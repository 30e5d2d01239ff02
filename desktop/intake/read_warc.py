"""Web archives (WARC, ARC, packed or not): every record checked, the pages in them listed, those chosen handed on."""

from __future__ import annotations

from typing import BinaryIO

from desktop.intake.draft import Limits
from desktop.intake.web_records import ERRORS as ERRORS
from desktop.intake.web_records import Page, Records
from desktop.intake.wire import Say

VERSION = "1.8"  # it does not tell its own
HOLDER = "warc_members"


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say what was found of the digests, and list the pages."""
    say.step("part", part=1)
    records = Records(document, document.tell)
    place = 0
    for page, _ in records.pages(lambda page: False):
        if not records.count or not place:
            _name(records, say)
        place += 1
        say_page(say, place, page)
        say.step("part", part=page.number + 1)
    if not records.count:
        say.problem("unknown_kind")
        return
    _name(records, say)
    for verdict in records.verdicts():
        say.verdict(verdict)
    if place:
        say.within(HOLDER, place)
        say.problem("pages_to_choose", count=place)
    else:
        say.problem("no_pages")


def hand_on(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Hand on the content of the pages wanted."""
    place = 0

    def is_wanted(page: Page) -> bool:
        return limits.wants(place + 1)

    for page, content in Records(document, document.tell).pages(is_wanted):
        place += 1
        if limits.wants(place):
            say.member(place, page.url, content)


def say_page(say: Say, place: int, page: Page) -> None:
    """List a page."""
    say.content(place, page.title or page.url, page.media_type, page.size, url=page.url, time=page.time,
                where=page.record_id or f"record {page.number}")


def _name(records: Records, say: Say) -> None:
    say.fact(media_type="application/x-arc" if records.format == "arc" else "application/warc", tool="warcio",
             version=VERSION)
