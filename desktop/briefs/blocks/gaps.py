"""What was blocked and by which order: target, order, measurement, denial, request; and what is missing."""

from __future__ import annotations

from typing import Any

from archive_schema.fields import Field
from archive_schema.records import Record
from archive_schema.sentences import not_known, row_words, words_of
from archive_schema.vocabularies import ORDER_KIND
from desktop.briefs.blocks import chosen as ch
from desktop.briefs.context import Context
from desktop.briefs.terms import term
from desktop.briefs.values import Block, Span, Spans, TableBlock, Text, plain

JSON = Any
_BLOCKED = frozenset({"blocked", "anomaly"})
_ASKED = frozenset({"correspondence", "submission"})
_NO_ORDER = frozenset({"none_known", "voluntary"})
GAPS = ("none_known", "voluntary", "searched_not_found", "not_stated", "not_searched", "denied", "withheld",
        "illegible", "lost_in_copy")
"""Why no order is there, in the order in which they are summed up; a reason is never taken for another."""


def gaps(context: Context, block: Record) -> list[Block]:
    """The table of the block's sites and, below it, how many have an order and why the others have none."""
    period = ch.period_of(block)
    kind = context.reader.schema["blocked_site"]
    sites = [record for record in ch.chosen(context, block) if record.kind == "blocked_site"]
    shown = [record for record in sites if period.holds(ch.extent_of_record(kind, record)) != "not"]
    if not shown:
        return []
    verdicts: list[str] = []
    rows = tuple(_row(context, record, verdicts) for record in shown)
    heads = tuple(term(name, context.language) for name in ("target", "order", "restriction", "denial", "request"))
    unit = "; ".join(filter(None, (term("unit_targets", context.language), ch.period_words(block, context.language))))
    caption = plain(str(block["caption"] or block["text"] or term("gap_table", context.language)))
    return [TableBlock(heads, rows, caption, unit), _summed(context, verdicts, len(sites) - len(shown))]


def verdict(record: Record) -> str:
    """Why a target has no order: "order" where it has one, "" where there is neither order nor blocking, else the
    reason that is known for it."""
    kinds = [row.get("order_kind") for row in record.rows("orders")]
    if any(kind not in _NO_ORDER for kind in kinds):
        return "order"
    if not is_blocked(record):
        return ""
    if kinds:
        return "voluntary" if "voluntary" in kinds else "none_known"
    # Nothing entered at all is nothing that anyone looked for.
    return str((record.unknown.get("orders") or {}).get("reason") or "not_searched")


def is_blocked(record: Record) -> bool:
    """Does a restriction or a measurement tell that the target could not be reached?"""
    measured = any(row.get("result") in _BLOCKED for row in record.rows("measurements"))
    return measured or bool(record.rows("restrictions"))


def _row(context: Context, record: Record, verdicts: list[str]) -> tuple[Spans, ...]:
    kind = context.reader.schema[record.kind]
    site = context.printable(record)
    citations = context.reader.citations_of(record.id)
    found = verdict(record)
    verdicts.append(found)
    of_row = {row["id"]: field.name for field in kind.rows_fields for row in record.rows(field.name)}
    # A citation of a row is evidence of the field the row stands in.
    aimed = [one.with_values(field=of_row.get(one["row"], one["field"])) if one["row"] else one for one in citations]
    title = context.title(record.id)
    address = str(site["address"] or "")
    target = plain(title if not address or address.casefold() in title.casefold() else f"{title} ({address})")
    restricted = _rows(context, kind.field("restrictions"), site, ("state", "from_", "to", "technique"))
    restriction = [*(f"{term('was_restricted', context.language)}: {one[:1].lower()}{one[1:]}" for one in restricted),
                   *_rows(context, kind.field("measurements"), site)]
    requests = [*_rows(context, kind.field("remedies"), site), *_letters(context, record)]
    return ch.noted_cells(context, [
        (set(), target),
        ({"orders"}, _order(context, kind.field("orders"), site, found)),
        ({"restrictions", "measurements"}, _lines(context, restriction, site.unknown.get("restrictions"))),
        ({"denials"}, _lines(context, _rows(context, kind.field("denials"), site), site.unknown.get("denials"))),
        ({"remedies"}, _lines(context, requests, site.unknown.get("remedies"))),
    ], aimed)


def _order(context: Context, field: Field, record: Record, found: str) -> Spans:
    """The orders; where a target was blocked and there is none, that, and why none is there."""
    if found == "order":
        return plain("; ".join(_rows(context, field, record, ("order_kind", "authority_name", "number", "when",
                                                              "ground_printed", "reference"))))
    reason = _reason(context, found) if found else not_known(record.unknown.get("orders"), context.language)
    entry = record.unknown.get("orders") or {}
    details = "; ".join(str(entry[name]) for name in ("where", "note") if entry.get(name))
    if found:
        words = f"{reason} ({details})" if details else reason
        return (Span(term("without_order", context.language), bold=True), Span(f": {words}"))
    return (Span(reason, italic=True),)


def _reason(context: Context, found: str) -> str:
    if found in ("none_known", "searched_not_found", "not_stated", "not_searched"):
        return term(f"order_{found}", context.language)
    if found in ORDER_KIND.terms:
        return ORDER_KIND.say(found, context.language).lower()
    return not_known({"reason": found}, context.language)


def _rows(context: Context, field: Field, record: Record, names: tuple[str, ...] = ()) -> list[str]:
    """The rows of a field, a line each; by the names given, or as the field says its rows."""
    said = []
    for row in record.rows(field.name):
        parts = [words_of(field.inner(name), row[name], context.language, context.title)
                 for name in names if row.get(name) is not None]
        said.append(", ".join(filter(None, parts)) if names else row_words(field, row, context.language, context.title))
    return [line for line in said if line]


def _letters(context: Context, record: Record) -> list[str]:
    """Letters and submissions that concern the target."""
    made = []
    for head in context.reader.pointing_at(record.id):
        if head.kind in _ASKED and not head.trashed:
            kind = context.reader.schema[head.kind]
            letter = context.printable(context.reader.get(head.id))
            names = ("title", "to_whom", "sent", "result") if head.kind == "correspondence" else \
                ("title", "body", "sent", "submission_status")
            said = [words_of(kind.field(name), letter[name], context.language, context.title) for name in names
                    if letter[name] is not None]
            made.append(", ".join(said))
    return made


def _lines(context: Context, lines: list[str], unknown: object) -> Spans:
    if lines:
        return plain("; ".join(lines))
    return (Span(not_known(unknown, context.language) if unknown else term("nothing_entered", context.language),
                 italic=True),)


def _summed(context: Context, verdicts: list[str], outside: int) -> Text:
    """How many targets have an order, and of those blocked without one, why there is none."""
    said = [term("gap_all", context.language).format(count=len(verdicts)),
            term("gap_order", context.language).format(count=verdicts.count("order"))]
    rest = [one for one in verdicts if one not in ("order", "")]
    if rest:
        by_reason = "; ".join(f"{_reason(context, name)}: {rest.count(name)}"
                              for name in (*GAPS, *sorted(set(rest) - set(GAPS))) if name in rest)
        said.append(term("gap_without", context.language).format(count=len(rest), reasons=by_reason))
    if "" in verdicts:
        said.append(term("gap_neither", context.language).format(count=verdicts.count("")))
    if outside:
        said.append(term("left_outside", context.language).format(count=outside))
    return Text(plain(" ".join(said)))
