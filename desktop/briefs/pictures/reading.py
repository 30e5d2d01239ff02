"""What a block of a brief shows as a picture, read once and laid out at any size: for who looks at it on a screen.

What is seen is what the same block prints: names, dates, counts and links come from the same functions.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from archive_schema.records import Record
from desktop.archive import Reader
from desktop.briefs.blocks import chosen as ch
from desktop.briefs.blocks.charts import bars, said
from desktop.briefs.blocks.counting import Count, count
from desktop.briefs.blocks.entries import entries_of, in_order, lanes_of
from desktop.briefs.blocks.graph import graph_of
from desktop.briefs.blocks.hours import phases_table
from desktop.briefs.blocks.phases import phase_lanes, phase_notes
from desktop.briefs.context import Context
from desktop.briefs.naming import Naming
from desktop.briefs.notes import NoteBook
from desktop.briefs.pictures import graph as graphs
from desktop.briefs.pictures import lanes as lane_pictures
from desktop.briefs.pictures.bars import reach_of
from desktop.briefs.pictures.lanes import Lane
from desktop.briefs.pictures.seen import Seen, Shown, Told, View
from desktop.briefs.styles import style_named
from desktop.briefs.terms import term
from desktop.briefs.values import plain_text

PICTURES = ("timeline", "chart", "phases", "graph")
"""The types of blocks that can be looked at."""
MOST = 300
"""Records of a graph on a screen; lanes of a timeline."""
Step = Callable[[int, int], None]


@dataclass(frozen=True)
class Reading:
    """What was read for a picture. `count` is how many things are shown, `undated` how many have no day to stand on.

    `days` are the first and last day told. `problems` are codes of what could not be read.
    """

    block: Record
    count: int
    lay_out: Callable[[View], Seen | None]
    told: Told = Told()
    undated: int = 0
    days: tuple[date, date] | None = None
    notes: tuple[str, ...] = ()
    records: tuple[str, ...] = field(default=())


def context_of(reader: Reader, language: str, edition: str = "full") -> Context:
    """What a picture is composed in when it stands in no brief; people are named as in a paper for nobody in
    particular, whether or not the sealed values are open, since a picture is soon copied."""
    return Context(reader, language, NoteBook(style_named("plain"), language), Naming(reader, language, edition),
                   edition)


def read(
    reader: Reader, block: Record, language: str, step: Step = lambda done, total: None, edition: str = "full",
) -> Reading:
    """Read what a block shows. `step(done, total)` is called as it goes on, and may raise to stop."""
    context = context_of(reader, language, edition)
    match block["block_type"]:
        case "chart":
            return _chart(context, block)
        case "phases":
            return _phases(context, block)
        case "graph":
            return _graph(context, block)
    return _timeline(context, block, step)


def _timeline(context: Context, block: Record, step: Step) -> Reading:
    total, done = ch.how_many(context, block), itertools.count(1)
    entries = in_order(entries_of(context, block, cited=False, read=lambda: step(next(done), total)))
    lanes = lanes_of(context, block, entries)
    lines: list[Shown] = [((entry.when or f"{term('not_dated', context.language)} ({entry.not_known})",
                            context.naming.cloaked(entry.what), entry.exact), entry.record) for entry in entries]
    heads = (term("when", context.language), term("what_happened", context.language), "EDTF")
    return Reading(block, len(entries), _laid(lanes, context.language), Told(heads, tuple(lines)),
                   sum(entry.extent is None for entry in entries), _days(lanes),
                   records=tuple(dict.fromkeys(entry.record for entry in entries)))


def _laid(lanes: list[Lane], language: str) -> Callable[[View], Seen | None]:
    def lay_out(view: View) -> Seen | None:
        made = lane_pictures.lay_out(lanes, replace(view, most=view.most or MOST), language)
        return made[0] if made else None

    return lay_out


def _days(lanes: list[Lane]) -> tuple[date, date] | None:
    return reach_of(item.days for lane in lanes for item in lane.items)


def _phases(context: Context, block: Record) -> Reading:
    lanes: list[Lane] = []
    lines: list[Shown] = []
    notes: list[str] = []
    heads: tuple[str, ...] = ()
    shutdowns = [record for record in ch.chosen(context, block)
                 if record.kind == "shutdown" and record.rows("phases")]
    for record in shutdowns:
        shown = context.printable(record)
        table = context.naming.everywhere(phases_table(context, shown, ()))
        heads = table.columns
        lines += [(tuple(map(plain_text, row)), record.id) for row in table.rows]
        own = phase_lanes(context, shown)
        title = context.naming.cloaked(context.title(record.id))
        lanes += [replace(lane, words=f"{title}: {lane.words}") for lane in own] if len(shutdowns) > 1 else own
        notes += phase_notes(context, shown)
    return Reading(block, len(lines), _laid(lanes, context.language), Told(heads, tuple(lines)),
                   0 if any(lane.items for lane in lanes) else len(lines), _days(lanes), tuple(dict.fromkeys(notes)),
                   tuple(record.id for record in shutdowns))


def _chart(context: Context, block: Record) -> Reading:
    counted = count(context, block)
    if counted is None:
        return Reading(block, 0, lambda view: None)

    def lay_out(view: View) -> Seen | None:
        return bars(context, counted, view)[0] if counted.lines else None

    notes = [f"{counted.unit}; {counted.period or term('no_period', context.language)}",
             f"{counted.whole.label}: {said(counted.whole, context.language)}", *counted.left_out]
    if counted.overlap:
        notes.append(term("several_lines", context.language))
    return Reading(block, len(counted.lines), lay_out, _counted(context, counted), counted.undated,
                   notes=tuple(notes), records=tuple(counted.whole.records))


def _counted(context: Context, counted: Count) -> Told:
    lines: list[Shown] = []
    for line in (*counted.lines, counted.whole):
        most = f"{line.most}" if line.most is not None else term("no_bound", context.language)
        cells = (context.naming.cloaked(line.label), f"{line.least}", most, "; ".join(line.vague))
        lines.append((cells, line.records[0] if len(line.records) == 1 else ""))
    return Told((counted.by, *(term(name, context.language) for name in ("least", "most", "not_added"))), tuple(lines))


def _graph(context: Context, block: Record) -> Reading:
    found = graph_of(context, block, MOST)
    if found is None:
        return Reading(block, 0, lambda view: None)
    titles = {node.id: node.title for node in found.nodes}
    lines = tuple(((titles[edge.one], edge.label, titles[edge.other],
                    "" if edge.sources is None else str(edge.sources)), edge.other) for edge in found.edges)
    heads = tuple(term(name, context.language) for name in ("from_record", "link_field", "to_record", "sources_count"))
    language = context.language
    left = (term("graph_left", language).format(count=found.left_out),) if found.left_out else ()
    return Reading(block, len(found.nodes), lambda view: graphs.lay_out(found, view, language), Told(heads, lines),
                   notes=left, records=tuple(titles))
