"""Deadlines and dated events by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive_schema.fields import MOMENT, Field
from archive_schema.moments import Moment
from archive_schema.records import Record
from desktop.archive import Reader
from desktop.briefs.printing.desk import Desk
from desktop.briefs.values import Block, Document, Heading, TableBlock, plain


@dataclass(frozen=True)
class Entry:
    """A dated thing: the month it surely lies in ("2016-05"), else the year, else ""; `order` within it."""

    month: str
    order: tuple[str, str]
    when: str
    what: str
    ref: str


def print_calendar(
    reader: Reader, records: Iterable[str], language: str, *, edition: str = "full", title: str = "", date: str = "",
) -> Document:
    """The dates of these records by month: what each kind shows as its date, and every deadline.

    What may have been in one of several months stands under its year, never in a month it may not have been in.
    """
    desk = Desk(reader, language, edition)
    entries = sorted((entry for one in records for entry in _entries(desk, desk.record(one))),
                     key=lambda entry: (_place(entry.month), entry.order))
    blocks: list[Block] = []
    heads = (desk.word("when"), desk.word("what"))
    for month in dict.fromkeys(entry.month for entry in entries):
        blocks.append(Heading(2, plain(_words(desk, month))))
        own = [entry for entry in entries if entry.month == month]
        if desk.safe:
            blocks.append(TableBlock(heads, tuple((plain(one.when), plain(one.what)) for one in own)))
        else:
            blocks.append(TableBlock((*heads, desk.heading("ref", None)), tuple(
                (plain(one.when), plain(one.what), plain(one.ref)) for one in own)))
    return desk.paper(title or desk.word("calendar"), blocks, date=date)


def _place(month: str) -> tuple[bool, str]:
    """Months in their order, a year without a month after its months, what has neither at the end."""
    return not month, month if "-" in month else f"{month}-99"


def _words(desk: Desk, month: str) -> str:
    if "-" in month:
        said = Moment.of({"edtf": month}).say(desk.language)
        return said[:1].upper() + said[1:]
    return desk.word("no_month", year=month) if month else desk.word("open")


def _entries(desk: Desk, record: Record) -> Iterator[Entry]:
    kind = desk.kind(record)
    for field in kind.fields:
        if field.type is MOMENT and not field.sealed and record[field.name] is not None:
            due = bool(field.met_by) or field.name in ("due", "reply_due")
            if due or field is kind.shown_moment:
                yield _entry(desk, record, field, due)


def _entry(desk: Desk, record: Record, field: Field, due: bool) -> Entry:
    value = record[field.name]
    moment = Moment.of(value)
    earliest, latest = moment.earliest, moment.latest
    month = ""
    if earliest and latest and (earliest.year, earliest.month) == (latest.year, latest.month):
        month = f"{earliest:%Y-%m}"
    elif earliest and latest and earliest.year == latest.year:
        month = f"{earliest:%Y}"
    label = f"{field.label.in_(desk.language)} ({desk.word('deadline')})" if due else field.label.in_(desk.language)
    what = f"{desk.title(record)} — {desk.kind(record).label.in_(desk.language)}, {label}"
    return Entry(month, (str(earliest or "9999"), record.ref), desk.say(record, field), what, record.ref)
