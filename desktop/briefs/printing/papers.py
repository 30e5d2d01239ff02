"""A list, a record and the index of a case as papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from archive_schema.declare import Kind
from archive_schema.fields import LONG_TEXT, ROWS
from archive_schema.records import Record
from archive_schema.sentences import not_known, row_words
from desktop.archive import Reader
from desktop.archive.listing import Listing, ids_of, in_order
from desktop.briefs.printing.desk import Desk
from desktop.briefs.values import Block, Document, Heading, ListBlock, Span, Spans, TableBlock, Text, plain

Progress = Callable[[int, int], None]
_MOST_COLUMNS = 6  # of a page that stands upright
_LONGEST_CELL = 600  # letters
_NOT_PRINTED = frozenset({"text", "pages"})  # what a source says in full is read, not printed with its description


@dataclass(frozen=True)
class Part:
    """Records under one heading of a list; a list without groups has one part without words."""

    words: str
    records: Sequence[str]


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def pdf(document: Document, progress: Progress = silent) -> bytes:
    """The pages of a document as a PDF file, in memory. Raises RightToLeftText."""
    from desktop.briefs.pdf import refuse_right_to_left, render

    refuse_right_to_left(document)
    return render(document, progress)


def print_list(
    reader: Reader, title: str, parts: Sequence[Part], columns: Sequence[str], language: str, *,
    kind: Kind | None = None, edition: str = "full", date: str = "", progress: Progress = silent,
) -> Document:
    """A list with its columns as they were chosen, "ref" and "title" among them; those beyond six are named."""
    desk = Desk(reader, language, edition)
    # Our own numbers tell a reader outside nothing, and another reader perhaps too much.
    wanted = [name for name in columns if not (desk.safe and name == "ref")]
    shown, left_out = wanted[:_MOST_COLUMNS], wanted[_MOST_COLUMNS:]
    heads = tuple(desk.heading(name, kind) for name in shown)
    blocks: list[Block] = []
    total, done = sum(len(part.records) for part in parts), 0
    for part in parts:
        rows = []
        for one in part.records:
            progress(done, total)
            done += 1
            record = desk.record(one)
            rows.append(tuple(plain(_cell(desk.words(record, name))) for name in shown))
        if part.words:
            blocks.append(Heading(2, plain(f"{part.words} ({len(part.records)})")))
        if rows:
            blocks.append(TableBlock(heads, tuple(rows)))
    if left_out and blocks:
        names = ", ".join(desk.heading(name, kind) for name in left_out)
        blocks.append(Text((Span(desk.word("left_out", names=names), italic=True),)))
    return desk.paper(title, blocks, date=date)


def _cell(words: str) -> str:
    return words if len(words) <= _LONGEST_CELL else words[:_LONGEST_CELL].rsplit(" ", 1)[0] + " …"


def print_record(reader: Reader, record_id: str, language: str, *, edition: str = "full", date: str = "") -> Document:
    """The page of a record: its fields with what is cited for each in notes, its rows, and its sources."""
    desk = Desk(reader, language, edition)
    record = desk.record(record_id)
    kind = desk.kind(record)
    blocks: list[Block] = []
    if about := desk.evidence(record, ""):
        blocks.append(Text((*plain(desk.title(record)), *about)))
    rows = list(_fields(desk, kind, record))
    if rows:
        blocks.append(TableBlock((desk.word("field"), desk.word("said")), tuple(rows)))
    for field in kind.fields:
        held = record.rows(field.name) if field.type is ROWS and not field.sealed else []
        if held:
            blocks.append(Heading(2, plain(field.label.in_(language))))
            blocks.append(ListBlock(tuple(plain(row_words(field, row, language, desk.context.title)) for row in held)))
    for field in kind.fields:
        if field.type is LONG_TEXT and field.name not in _NOT_PRINTED and (said := desk.say(record, field)):
            blocks.append(Heading(2, plain(field.label.in_(language))))
            texts = [part for part in said.split("\n") if part.strip()]
            blocks += [Text(plain(part)) for part in texts[:-1]]
            blocks.append(Text((*plain(texts[-1]), *desk.evidence(record, field.name))))
    label = kind.label.in_(language)
    return desk.paper(desk.title(record), blocks, subtitle=label if desk.safe else f"{label} · {record.ref}", date=date)


def _fields(desk: Desk, kind: Kind, record: Record) -> Iterator[tuple[Spans, ...]]:
    for field in kind.fields:
        if field.type in (ROWS, LONG_TEXT) or field.sealed or field.name in _NOT_PRINTED:
            continue
        said: Spans = plain(desk.say(record, field))
        if not said and field.name in record.unknown:
            said = (Span(not_known(record.unknown[field.name], desk.language), italic=True),)
        if said:
            yield plain(field.label.in_(desk.language)), (*said, *desk.evidence(record, field.name))


def print_case(reader: Reader, case_id: str, language: str, *, edition: str = "full", date: str = "") -> Document:
    """The index of a case file: what belongs to it, kind by kind, with references and dates."""
    desk = Desk(reader, language, edition)
    case = desk.record(case_id)
    by_kind: dict[str, list[Record]] = {}
    for one in ids_of(reader, in_order(reader, Listing(case=case_id)).numbers):
        record = desk.record(one)
        by_kind.setdefault(record.kind, []).append(record)
    blocks: list[Block] = []
    for name, records in by_kind.items():
        kind = reader.schema[name]
        moment = kind.shown_moment
        blocks.append(Heading(2, plain(f"{kind.plural.in_(language)} ({len(records)})")))
        heads = (desk.heading("title", kind), moment.label.in_(language) if moment else desk.word("date"))
        rows = tuple((plain(desk.title(one)), plain(desk.say(one, moment) if moment else "")) for one in records)
        if not desk.safe:
            heads = (desk.heading("ref", kind), *heads)
            rows = tuple((plain(one.ref), *row) for one, row in zip(records, rows, strict=True))
        blocks.append(TableBlock(heads, rows))
    return desk.paper(desk.title(case), blocks, subtitle=desk.kind(case).label.in_(language), date=date)
