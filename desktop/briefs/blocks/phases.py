"""The phases of a shutdown over time: a lane for each place and network, by the hour where hours are told."""

from __future__ import annotations

from dataclasses import replace

from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.sentences import row_words
from desktop.briefs.blocks import chosen as ch
from desktop.briefs.blocks import hour_grid as grid
from desktop.briefs.blocks.hours import SIGNS, phases_table, row_words_of, told_of
from desktop.briefs.context import Context
from desktop.briefs.pictures.bars import Days
from desktop.briefs.pictures.lanes import Item, Lane, lay_out
from desktop.briefs.pictures.seen import View
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Text, plain

GREYS = {"cut": 0.25, "disrupted": 0.62, "connected": 0.97}


def phases(context: Context, block: Record) -> list[Block]:
    """The lanes of each shutdown's phases, and the phases as a table with notes; [] when there are none."""
    made: list[Block] = []
    period = ch.period_of(block)
    for record in ch.chosen(context, block):
        if record.kind != "shutdown" or not record.rows("phases"):
            context.tell("no_phases", record.ref)
            continue
        shown = context.printable(record)
        caption = plain(str(block["caption"] or block["text"] or "") or context.title(record.id))
        seen = lay_out(phase_lanes(context, shown), View(first=period.first, last=period.last), context.language)
        told = term("phases_told", context.language).format(count=len(shown.rows("phases")))
        made += [replace(one.picture, caption=() if at else caption, unit=term("unit_phases", context.language),
                         description=told) for at, one in enumerate(seen)]
        if seen:
            made.append(Text(plain(" ".join(phase_notes(context, shown)))))
        made.append(phases_table(context, shown, () if seen else caption))
    return made


def phase_lanes(context: Context, record: Record) -> list[Lane]:
    """A lane for each place and network of a shutdown, and one for what is told of a place as a whole; hours are those
    of the place's own clock."""
    rows = list(enumerate(record.rows("phases"), 1))
    field = context.reader.schema["shutdown"].field("phases")
    of_number = dict(rows)
    lanes: dict[tuple[str, str], list[Item]] = {}
    ended = Moment.of(record["ended"]) if record["ended"] else None
    found = sorted(grid.stretches(told_of(context, rows), ended), key=lambda one: one.first)
    last = {} if ended else {stretch.told.row: stretch for stretch in found}
    for stretch in found:
        row = of_number[stretch.told.number]
        words = row_words(field, row, context.language, context.title)
        state = field.inner("state").words(row["state"], context.language)
        exact = " – ".join(_exact(row[name]) for name in ("from_", "to") if row.get(name))
        lanes.setdefault(stretch.told.row, []).append(Item(
            _days(stretch, last.get(stretch.told.row) is stretch), context.naming.cloaked(f"{state}: {words}"),
            f"{SIGNS[stretch.told.state]} {context.naming.cloaked(state)}", exact, record.id,
            grey=GREYS[stretch.told.state]))
    title = context.title(record.id)
    return [Lane(context.naming.cloaked(row_words_of(row) or title), tuple(items))
            for row, items in lanes.items()]


def phase_notes(context: Context, record: Record) -> list[str]:
    """What a reader must know: whose clock it is, and which lines of the table are not drawn."""
    rows = list(enumerate(record.rows("phases"), 1))
    drawn = {stretch.told.number for stretch in grid.stretches(told_of(context, rows))}
    missing = [str(number) for number, _ in rows if number not in drawn]
    return [term("own_clock", context.language),
            *([term("not_drawn", context.language).format(numbers=", ".join(missing))] if missing else [])]


def _days(stretch: grid.Stretch, is_last: bool) -> Days:
    """The hours of a stretch; the last of its lane goes on where nobody tells of an end."""
    sure = (stretch.sure[0] / 24, stretch.sure[1] / 24) if stretch.sure else None
    first, last = stretch.first / 24, stretch.last / 24
    if is_last and sure is None and stretch.told.ended is None and not stretch.told.began.time_to:
        return Days(first, None, ends="untold", known=last)
    return Days(first, last, sure)


def _exact(value: object) -> str:
    """A moment as EDTF with its hours and their zone."""
    moment = Moment.of(value)  # type: ignore[arg-type]
    clock = "–".join(filter(None, (moment.time_from, moment.time_to)))
    return " ".join(filter(None, (moment.edtf or moment.printed, clock, moment.zone)))
