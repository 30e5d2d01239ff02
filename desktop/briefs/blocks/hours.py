"""Regions by the hour: where a network was connected, disrupted, cut, and where nothing is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.sentences import not_known, words_of
from desktop.briefs.blocks import chosen as ch
from desktop.briefs.blocks import hour_grid as grid
from desktop.briefs.blocks.drawing import WIDTH, cut
from desktop.briefs.context import Context
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Box, Picture, Span, Spans, Stroke, TableBlock, Text, Words, plain

JSON = Any
_LABEL, _ROW, _HEAD, _SIZE = 128.0, 13.0, 16.0, 7.2
_CELL = (WIDTH - _LABEL) / 24
_ROWS = 36  # of one day on one picture
_LONGEST = 366  # days
SIGNS = {"connected": "+", "disrupted": "~", "cut": "×"}
_GREYS = {"connected": 1.0, "disrupted": 0.72, "cut": 0.32}
_ZONES = frozenset({"Asia/Almaty", "Asia/Qyzylorda", "Asia/Aqtobe", "Asia/Aqtau", "Asia/Atyrau", "Asia/Oral",
                    "Asia/Qostanay"})
_COUNTRY = ("kazakh", "казах", "қазақ")
_ONE_ZONE = date(2024, 3, 1)
Row = tuple[str, str]


@dataclass(frozen=True)
class _Day:
    """A day, or several alike in every cell."""

    first: date
    last: date
    cells: tuple[tuple[grid.Cell, ...], ...]


def hours(context: Context, block: Record) -> list[Block]:
    """The grid of a shutdown's phases and the phases as a table with notes; [] when there are none."""
    made: list[Block] = []
    for record in ch.chosen(context, block):
        if record.kind == "shutdown" and record.rows("phases"):
            made += _of(context, block, context.printable(record))
        else:
            context.tell("no_phases", record.ref)
    return made


def _of(context: Context, block: Record, record: Record) -> list[Block]:
    caption = plain(str(block["caption"] or block["text"] or "") or context.title(record.id))
    phases = list(enumerate(record.rows("phases"), 1))
    told = told_of(context, phases)
    ended = Moment.of(record["ended"]) if record["ended"] else None
    found = grid.stretches(told, ended)
    rows = [row for row in dict.fromkeys(one.told.row for one in found) if row[1] or not any(
        other.told.row[0] == row[0] and other.told.row[1] for other in found)]
    days = _days(context, block, found, rows)
    zones = {row: zone for row in rows if (zone := _zone(one.told for one in found if one.told.row == row))}
    unit = term("hours_unit", context.language)
    pictures: list[Block] = []
    if days:
        pictures += _pictures(context, days, rows, caption, unit)
        drawn = {one.told.number for one in found}
        pictures.append(_key(context, record, days, zones, [number for number, _ in phases if number not in drawn]))
    return [*pictures, phases_table(context, record, () if pictures else caption)]


def told_of(context: Context, phases: list[tuple[int, dict[str, JSON]]]) -> list[grid.Told]:
    """The dated phases with a state; what is told of all networks of a place is told of each that has a row."""
    vocabulary = context.reader.schema["shutdown"].field("phases").inner("service").vocabulary
    dated = [(number, str(row.get("place") or ""), row) for number, row in phases
             if row.get("from_") and row.get("state") in grid.STATES]
    names = list(dict.fromkeys((place, row["service"]) for _, place, row in dated
                               if row.get("service") and row["service"] != "all"))
    made = []
    for number, place, row in dated:
        service = row.get("service") or ""
        rows = [name for name in names if name[0] == place] if service in ("", "all") else [(place, service)]
        for one in rows or [(place, "")]:
            said = (vocabulary.say(one[1], context.language) if vocabulary and one[1] else one[1])
            made.append(grid.Told((one[0], said), grid.STATES[row["state"]], Moment.of(row["from_"]),
                                  Moment.of(row["to"]) if row.get("to") else None, number))
    return made


def _zone(told: Iterator[grid.Told]) -> str:
    return ", ".join(dict.fromkeys(one.zone for each in told for one in (each.began, each.ended) if one and one.zone))


def _days(context: Context, block: Record, found: list[grid.Stretch], rows: list[Row]) -> list[_Day]:
    """The days from the first told to the last, or those of the block's period; alike neighbours are one."""
    reach = grid.days_of(found)
    if reach is None:
        return []
    period = ch.period_of(block)
    first, last = period.first or reach[0], period.last or reach[1]
    if (last - first).days >= _LONGEST:
        context.tell("too_many_hours", f"{_LONGEST}")
        last = first + timedelta(_LONGEST - 1)
    of_row = {row: [one for one in found if one.told.row == row] for row in rows}
    days: list[_Day] = []
    for number in range(max(0, (last - first).days + 1)):
        day = first + timedelta(number)
        start = grid.first_hour(day)
        cells = tuple(tuple(grid.cell(row, start + hour, of_row[row]) for hour in range(24)) for row in rows)
        if days and days[-1].cells == cells:
            days[-1] = _Day(days[-1].first, day, cells)
        else:
            days.append(_Day(day, day, cells))
    return days


def _pictures(
    context: Context, days: list[_Day], rows: list[Row], caption: Spans, unit: str
) -> Iterator[Picture]:
    """A picture for each day, so that pages may part between them; the last bears the legend."""
    parts = [(day, slice(at, at + _ROWS)) for day in days for at in range(0, len(rows), _ROWS)]
    for number, (day, part) in enumerate(parts):
        shapes = list(_band(context, day, rows[part], day.cells[part], 0.0))
        height = _HEAD + _ROW * len(rows[part]) + 1.0
        if number == len(parts) - 1:
            legend, height = _legend(context, height + 6.0)
            shapes += legend
        first = number == 0
        told = f"{_day_words(day, context.language)}. {term('hours_told', context.language)}"
        yield Picture(WIDTH, height, tuple(shapes), caption if first else (), told, unit if first else "")


def _day_words(day: _Day, language: str) -> str:
    first, last = day.first.isoformat(), day.last.isoformat()
    return Moment(first if first == last else f"{first}/{last}").say(language)


def _band(
    context: Context, day: _Day, rows: list[Row], cells: tuple[tuple[grid.Cell, ...], ...], y: float,
) -> Iterator[Stroke | Box | Words]:
    """One day: its hours, and a line of 24 cells for each row."""
    yield Words(cut(_day_words(day, context.language), _LABEL - 6, 8.0, bold=True), 0.0, y + 9.5, 8.0, bold=True)
    for hour in range(24):
        yield Words(f"{hour:02}", _LABEL + _CELL * (hour + 0.5), y + 9.5, 6.2, "middle", grey=0.35)
    for at, row in enumerate(rows):
        top = y + _HEAD + at * _ROW
        yield Words(cut(context.naming.cloaked(row_words_of(row)), _LABEL - 5, _SIZE), 0.0, top + 9.0, _SIZE)
        for hour, one in enumerate(cells[at]):
            yield from _square(one, _LABEL + _CELL * hour, top)
    bottom = y + _HEAD + _ROW * len(rows)
    for hour in range(25):
        yield Stroke(_LABEL + _CELL * hour, y + _HEAD, _LABEL + _CELL * hour, bottom, 0.3, 0.55)
    for at in range(len(rows) + 1):
        yield Stroke(_LABEL, y + _HEAD + at * _ROW, WIDTH, y + _HEAD + at * _ROW, 0.3, 0.55)


def _square(one: grid.Cell, x: float, y: float) -> Iterator[Box | Words]:
    """A cell: its grey, hatched where it is in doubt, and its sign; "?" where nothing is told."""
    if not one.states:
        yield Words("?", x + _CELL / 2, y + 9.0, 6.6, "middle", grey=0.5)
        return
    grey = _GREYS[one.states[0]] if len(one.states) == 1 else _GREYS["disrupted"]
    if one.sure and grey < 1.0:
        yield Box(x, y, _CELL, _ROW, grey)
    elif not one.sure:
        yield Box(x, y, _CELL, _ROW, max(grey, 0.55), hatched=True)
    sign = "".join(SIGNS[state] for state in one.states)
    dark = one.sure and grey < 0.5
    yield Words(sign, x + _CELL / 2, y + 9.2, 8.0 if len(sign) == 1 else 6.2, "middle", bold=True,
                grey=1.0 if dark else 0.0)


def row_words_of(row: Row) -> str:
    return " · ".join(filter(None, row))


def _legend(context: Context, y: float) -> tuple[list[Stroke | Box | Words], float]:
    """The four sorts of cells and the hatch."""
    shapes: list[Stroke | Box | Words] = []
    sorts = ((grid.Cell(("connected",), True), "connected"), (grid.Cell(("disrupted",), True), "disrupted"),
             (grid.Cell(("cut",), True), "cut"), (grid.Cell(), "no_information"))
    width = WIDTH / len(sorts)
    for at, (one, name) in enumerate(sorts):
        words = cut(term(name, context.language), width - _CELL - 8, 7.2)
        shapes += [*_square(one, at * width, y), *_frame(at * width, y),
                   Words(words, at * width + _CELL + 4, y + 9.0, 7.2)]
    below = y + _ROW + 4
    shapes += [*_square(grid.Cell(("cut",), False), 0.0, below), *_frame(0.0, below),
               Words(cut(term("hour_in_doubt", context.language), WIDTH - _CELL - 6, 7.2), _CELL + 4, below + 9.0, 7.2)]
    return shapes, below + _ROW + 2


def _frame(x: float, y: float) -> Iterator[Stroke]:
    for x0, y0, x1, y1 in ((0, 0, _CELL, 0), (0, _ROW, _CELL, _ROW), (0, 0, 0, _ROW), (_CELL, 0, _CELL, _ROW)):
        yield Stroke(x + x0, y + y0, x + x1, y + y1, 0.3, 0.55)


def _key(
    context: Context, record: Record, days: list[_Day], zones: dict[Row, str], not_drawn: list[int]
) -> Block:
    """How the grid is read: whose clock, what a row says, what is not carried over, what could not be drawn."""
    said = [term("own_clock", context.language)]
    named = dict.fromkeys(zone for each in zones.values() for zone in each.split(", "))
    of_rows = "; ".join(f"{row_words_of(row)}: {zone}" for row, zone in zones.items())
    said.append(term("zones", context.language).format(zones=of_rows) if named
                else term("no_zone", context.language))
    place = str(record["place"] or "").casefold()
    in_country = any(word in place for word in _COUNTRY) or any(zone in _ZONES for zone in named)
    if in_country and days[0].first < _ONE_ZONE:
        said.append(term("two_zones", context.language))
    said.append(term("own_row", context.language))
    if not_drawn:
        said.append(term("not_drawn", context.language).format(numbers=", ".join(map(str, not_drawn))))
    return Text(plain(" ".join(said)))


def phases_table(context: Context, record: Record, caption: Spans) -> TableBlock:
    """Every phase in words, with its evidence; those without a date too."""
    field = context.reader.schema["shutdown"].field("phases")
    citations = context.reader.citations_of(record.id)
    columns = ("what", "place", "service", "state", "from_", "to")
    rows = []
    for number, row in enumerate(record.rows("phases"), 1):
        own = ch.evidence_of_row(citations, row["id"], "phases")
        cells = [({name} if at else set(), _said(context, field, row, name)) for at, name in enumerate(columns)]
        rows.append((plain(str(number)), *ch.noted_cells(context, cells, own)))
    heads = [field.inner(name).label.in_(context.language) for name in columns]
    return TableBlock((term("line_number", context.language), *heads), tuple(rows),
                      caption or plain(field.label.in_(context.language)), term("unit_phases", context.language))


def _said(context: Context, field: Any, row: dict[str, JSON], name: str) -> Spans:
    words = words_of(field.inner(name), row.get(name), context.language, context.title) if row.get(name) else ""
    if name == "service" and row.get("services"):
        words = ": ".join(filter(None, (words, str(row["services"]))))
    unknown = (row.get("unknown") or {}).get(name)
    return plain(words) or (Span(not_known(unknown, context.language), italic=True),)
