"""The test of a limitation: each limb with its finding, the reasons, the standard, and the evidence."""

from __future__ import annotations

from typing import Any

from archive_schema.fields import Field
from archive_schema.records import Record
from archive_schema.sentences import not_known, words_of
from desktop.briefs.blocks import chosen as ch
from desktop.briefs.context import Context
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Span, Spans, TableBlock, Text, plain

JSON = Any
ALWAYS = ("legality", "legitimate_aim", "necessity", "proportionality")
"""The limbs every test has; one nobody has looked at says so."""


def limitation(context: Context, block: Record) -> list[Block]:
    """What is assessed and by whom, the table of limbs, and the rights affected; [] when there is no assessment."""
    made: list[Block] = []
    for record in ch.chosen(context, block):
        if record.kind != "limitation_assessment":
            context.tell("not_an_assessment", record.ref)
            continue
        citations = context.reader.citations_of(record.id)
        shown = context.printable(record)
        made += [_what(context, shown, citations), _limbs(context, block, shown, citations)]
        made += _rights(context, shown, citations)
    return made


def _what(context: Context, record: Record, citations: list[Record]) -> Text:
    """The measure, the right, who assesses, on which legal basis and by which standard; and the conclusion."""
    kind = context.reader.schema[record.kind]
    spans: Spans = ()
    for name in ("measure", "right", "assessed_by", "provision", "standard", "summary"):
        field = kind.field(name)
        words = words_of(field, record[name], context.language, context.title) if record[name] is not None else ""
        if not words and name == "summary":
            continue
        said = Span(words) if words else Span(not_known(record.unknown.get(name), context.language), italic=True)
        stop = "" if words.endswith((".", "!", "?", "…")) else "."
        spans += (Span(f"{' ' if spans else ''}{field.label.in_(context.language)}: ", bold=True), said, Span(stop))
    return Text((*spans, *context.evidence([one for one in citations if not one["row"]])))


def _limbs(context: Context, block: Record, record: Record, citations: list[Record]) -> TableBlock:
    field = context.reader.schema[record.kind].field("limbs")
    rows = record.rows("limbs")
    order = list(field.inner("limb").vocabulary.terms) if field.inner("limb").vocabulary else []  # type: ignore[union-attr]
    told = [row.get("limb") for row in rows]
    missing: list[dict[str, JSON]] = [{"limb": limb} for limb in ALWAYS if limb not in told]
    places = {limb: at for at, limb in enumerate(order)}
    ordered = sorted([*rows, *missing], key=lambda row: places.get(str(row.get("limb") or ""), len(order)))
    heads = tuple(field.inner(name).label.in_(context.language) for name in ("limb", "finding", "reasoning"))
    title = str(block["caption"] or "") or context.title(record.id)
    return TableBlock((*heads, term("standard", context.language)),
                      tuple(_limb(context, field, row, citations) for row in ordered), plain(title))


def _limb(context: Context, field: Field, row: dict[str, JSON], citations: list[Record]) -> tuple[Spans, ...]:
    def said(name: str) -> str:
        return words_of(field.inner(name), row.get(name), context.language, context.title) if row.get(name) else ""

    unknown = row.get("unknown") or {}
    finding: Spans = plain(said("finding")) or (Span(
        not_known(unknown["finding"], context.language) if "finding" in unknown
        else term("not_assessed", context.language), italic=True),)
    standard = "; ".join(filter(None, (said("reference"), said("place"))))
    assessed = bool(row.get("id"))
    own = ch.evidence_of_row(citations, row["id"], "limbs") if assessed else []
    return ch.noted_cells(context, [
        (set(), plain(said("limb"))), ({"finding"}, finding),
        ({"reasoning"}, plain(said("reasoning") or "—")),
        ({"reference", "place"}, plain(standard or (term("not_stated", context.language) if assessed else "—"))),
    ], own)


def _rights(context: Context, record: Record, citations: list[Record]) -> list[Block]:
    """The rights affected, each with the instrument the record names."""
    field = context.reader.schema[record.kind].field("rights")
    rows = record.rows("rights")
    if not rows:
        return []
    columns = [name for name in ("right", "instrument", "how") if any(row.get(name) for row in rows)]
    made = []
    for row in rows:
        cells: list[tuple[set[str], Spans]] = [
            ({name} if at else set(), plain(str(row.get(name) or "—"))) for at, name in enumerate(columns)]
        made.append(ch.noted_cells(context, cells, [one for one in citations if one["row"] == row.get("id")]))
    heads = tuple(field.inner(name).label.in_(context.language) for name in columns)
    return [TableBlock(heads, tuple(made), plain(field.label.in_(context.language)))]
