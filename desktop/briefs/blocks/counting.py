"""Counting records: in which unit, in which period, at least and at most, and what was left out.

A vague number ("dozens", "about 2,000") is never added to others: it stands beside the sum in its own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from archive_schema.amounts import Quantity
from archive_schema.declare import Kind
from archive_schema.fields import LINK, MOMENT, ROWS, Field
from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.sentences import not_known, words_of
from archive_schema.text.collate import sort_key
from desktop.briefs.blocks import chosen as ch
from desktop.briefs.blocks.extents import Extent, extent_of
from desktop.briefs.context import Context
from desktop.briefs.terms import term

JSON = Any
_TOO_LONG = 60  # years or months in one chart


@dataclass(frozen=True)
class Weight:
    """How many one thing stands for: at least, at most (None: no bound is told), or words that are no number.

    `others` is what other sources give instead; it is told, and never added.
    """

    least: int = 1
    most: int | None = 1
    vague: str = ""
    others: tuple[str, ...] = ()


@dataclass
class Line:
    """What is counted under one value. Each thing has its weight and whether it surely belongs here."""

    label: str
    things: dict[str, tuple[Weight, bool]] = field(default_factory=dict)
    records: list[str] = field(default_factory=list)

    def add(self, thing: str, weight: Weight, sure: bool, record: str) -> None:
        """Count a thing once, however often it is met; surely, if it surely belongs here once."""
        before = self.things.get(thing)
        self.things[thing] = (weight, sure or (before is not None and before[1]))
        if record not in self.records:
            self.records.append(record)

    @property
    def least(self) -> int:
        """How many there are at least."""
        return sum(weight.least for weight, sure in self.things.values() if sure)

    @property
    def most(self) -> int | None:
        """How many there are at most; None where a number has no upper bound."""
        found = [weight.most for weight, _ in self.things.values()]
        return None if None in found else sum(one for one in found if one is not None)

    @property
    def vague(self) -> list[str]:
        """The words that stand for a number and were not added."""
        return [weight.vague for weight, _ in self.things.values() if weight.vague]

    @property
    def not_added(self) -> list[tuple[str, tuple[str, ...]]]:
        """What was not added: the words that are no number, each with what other sources give instead."""
        return [(weight.vague, weight.others) for weight, _ in self.things.values() if weight.vague or weight.others]


@dataclass
class Count:
    """A count by one field: its lines, the whole in which each thing is counted once, and what was left out."""

    unit: str
    by: str
    lines: list[Line]
    whole: Line
    period: str = ""
    undated: int = 0
    outside: int = 0
    left_out: list[str] = field(default_factory=list)

    @property
    def overlap(self) -> bool:
        """Does a thing stand in several lines?"""
        return sum(len(line.things) for line in self.lines) > len(self.whole.things)


def count(context: Context, block: Record) -> Count | None:
    """Count the records a block names by its field `counted_by`: "year", "month", "kind", a field of the records
    or, as "charges.offence", a field of their rows. None when there is nothing to count."""
    records = ch.chosen(context, block)
    if not records:
        return None
    counter = _Counter(context, block, records)
    for record in records:
        counter.take(record)
    return counter.counted()


class _Counter:
    """Goes through records and keeps the lines."""

    def __init__(self, context: Context, block: Record, records: list[Record]) -> None:
        self.context = context
        self.language = context.language
        self.period = ch.period_of(block)
        self.period_words = ch.period_words(block, self.language)
        self.by = str(block["counted_by"] or "").strip() or "kind"
        self.unit = ch.unit_code(str(block["unit"] or "")) or "rows"
        self.unit_words = str(block["unit"] or "") if self.unit == "rows" else ""
        kinds = {record.kind for record in records}
        self.kinds = [context.reader.schema[name] for name in sorted(kinds)]
        self.lines: dict[tuple[int, JSON], Line] = {}
        self.whole = Line(term("in_all", self.language))
        self.undated = self.outside = self.nobody = self.not_people = self.unnamed = 0

    def take(self, record: Record) -> None:
        """Count one record, or what of it is counted."""
        kind = self.context.reader.schema[record.kind]
        extent = ch.extent_of_record(kind, record)
        within = self.period.holds(extent)
        if within == "not":
            self.outside += 1
            return
        self.undated += extent is None
        sure = within == "surely"
        shown = self.context.nameable(record)
        things = list(self._things(kind, shown))
        self.nobody += not things
        for thing, weight, row in things:
            keys = self._keys(kind, shown, extent, row)
            self.whole.add(thing, weight, sure, record.id)
            for order, key, label, alone in keys:
                line = self.lines.setdefault((order, key), Line(label))
                line.add(thing, weight, sure and alone, record.id)

    # What is counted

    def _things(self, kind: Kind, record: Record) -> Iterator[tuple[str, Weight, str]]:
        """What a record holds of the unit: a name to count it once by, its weight, and the row it stands in."""
        rows = kind.by_name.get(self.by.split(".")[0]) if "." in self.by else None
        if self.unit == "persons":
            yield from self._persons(kind, record)
        elif self.unit == "rows" and rows is not None and rows.type is ROWS:
            yield from ((row["id"], Weight(), row["id"]) for row in record.rows(rows.name))
        else:
            yield record.id, Weight(), ""

    def _persons(self, kind: Kind, record: Record) -> Iterator[tuple[str, Weight, str]]:
        """The people of a record: a person with a record once over all cases, groups by their number."""
        if kind.name == "person":
            yield record.id, Weight(), ""
            return
        for rows in kind.rows_fields:
            link = next((one.name for one in rows.fields if one.type is LINK and "person" in one.to), None)
            if link is None or rows.name not in ("defendants", "parties"):
                continue
            for row in record.rows(rows.name):
                if row.get(link) and self.context.reader.kind_of(row[link]) == "person":
                    yield row[link], Weight(), row["id"]
                elif row.get("count"):
                    others = tuple(str(one["value"]) for one in self.context.reader.citations_of(record.id)
                                   if one["row"] == row["id"] and one["field"] == "count" and one["value"])
                    yield row["id"], replace(weight_of(row["count"]), others=others), row["id"]
                elif row.get("identified") == "group":
                    yield row["id"], Weight(0, 0, str(row.get("name") or "?")), row["id"]
                elif row.get("identified") in ("unnamed", "described"):
                    self.unnamed += 1
                    yield row["id"], Weight(), row["id"]
                else:
                    self.not_people += 1

    # Under what it is counted

    def _keys(self, kind: Kind, record: Record, extent: Extent | None, row: str) -> list[tuple[int, JSON, str, bool]]:
        """The lines a thing stands in: order, key, label, and whether it surely stands there."""
        if self.by in ("year", "month"):
            return self._by_time(kind, record, extent)
        if self.by == "kind":
            return [(0, kind.name, kind.plural.in_(self.language), True)]
        name, _, inner_name = self.by.partition(".")
        if name not in kind.by_name:
            self.context.tell("unknown_column", self.by)
            return [(3, "", term("not_stated", self.language), True)]
        outer = kind.field(name)
        if outer.type is not ROWS:
            return self._said(outer, record[name], record.unknown.get(name))
        inner = next((one for one in outer.fields if one.name == inner_name), None)
        if inner is None:
            self.context.tell("unknown_column", self.by)
            return [(3, "", term("not_stated", self.language), True)]
        if self.unit == "rows":  # each row is a thing of its own
            of_row = [one for one in record.rows(name) if one["id"] == row]
        else:
            of_row = [one for one in record.rows(name) if not row or _is_of(outer, one, row)]
        if not of_row:
            return self._said(inner, None, record.unknown.get(name))
        return [key for one in of_row
                for key in self._said(inner, one.get(inner_name), (one.get("unknown") or {}).get(inner_name))]

    def _said(self, field_: Field, value: JSON, unknown: object) -> list[tuple[int, JSON, str, bool]]:
        if value is None or value == []:
            words = not_known(unknown, self.language)
            return [(3, words, words, True)]
        if field_.type is MOMENT:
            return self._years(extent_of(Moment.of(value)), "year")
        found = []
        for one in value if isinstance(value, list) else [value]:
            codes = list(field_.vocabulary.terms) if field_.vocabulary else []
            single = [one] if isinstance(value, list) else one
            words = words_of(field_, single, self.language, self.context.title)
            key = codes.index(one) if one in codes else words
            found.append((0 if one in codes else 1, key, words, True))
        return found

    def _by_time(self, kind: Kind, record: Record, extent: Extent | None) -> list[tuple[int, JSON, str, bool]]:
        return self._years(extent, self.by)

    def _years(self, extent: Extent | None, by: str) -> list[tuple[int, JSON, str, bool]]:
        """The years or months in which a thing may have begun; it surely stands in one if that is the only one."""
        if extent is None or extent.begins[0] is None and extent.begins[1] is None:
            words = term("not_dated", self.language)
            return [(3, words, words, True)]
        first, last = (day or extent.begins[1 - at] for at, day in enumerate(extent.begins))
        assert first is not None and last is not None
        step = 12 if by == "year" else 1
        numbers = range((first.year * 12 + first.month - 1) // step, (last.year * 12 + last.month - 1) // step + 1)
        open_side = extent.begins[0] is None or extent.begins[1] is None
        if open_side or len(numbers) > _TOO_LONG:
            words = term("no_one_year", self.language)
            return [(2, words, words, True)]
        keys = dict.fromkeys(self._time_key(number, by, step) for number in numbers)
        return [(*key, len(keys) == 1) for key in keys]

    def _time_key(self, number: int, by: str, step: int) -> tuple[int, JSON, str]:
        """The line of a year or month; what began before the period and went on into it has one line for all."""
        for order, bound, name in ((-1, self.period.first, "before_period"), (1, self.period.last, "after_period")):
            if bound and by == self.by and (number - (bound.year * 12 + bound.month - 1) // step) * order > 0:
                words = term(name, self.language)
                return order, words, words
        return 0, number, _time_words(number, by, self.language)

    # The whole

    def counted(self) -> Count:
        """The lines in their order, and what was left out in words."""
        if self.by in ("year", "month"):
            self._fill_gaps()
        lines = [self.lines[key] for key in sorted(self.lines, key=_order)]
        out = [term(name, self.language).format(count=number) for name, number in (
            ("left_undated", self.undated if not self.period.is_whole else 0), ("left_outside", self.outside),
            ("left_nobody", self.nobody if self.unit == "persons" else 0), ("left_not_people", self.not_people),
            ("left_unnamed", self.unnamed)) if number]
        return Count(self._unit_said(), self._by_said(), lines, self.whole, self.period_words, self.undated,
                     self.outside, out)

    def _fill_gaps(self) -> None:
        """A year or month between two others is shown though it has nothing."""
        numbers = [key for order, key in self.lines if order == 0]
        if numbers and max(numbers) - min(numbers) <= _TOO_LONG:
            for number in range(min(numbers), max(numbers)):
                self.lines.setdefault((0, number), Line(_time_words(number, self.by, self.language)))

    def _unit_said(self) -> str:
        if self.unit != "rows":
            return term(f"unit_{self.unit}", self.language)
        if self.unit_words:
            return self.unit_words
        if "." in self.by and (rows := self._rows_counted()):
            return rows.label.in_(self.language).lower()
        return self.kinds[0].plural.in_(self.language).lower() if len(self.kinds) == 1 \
            else term("unit_records", self.language)

    def _rows_counted(self) -> Field | None:
        """The field whose rows are counted in place of the records, if every kind here has it."""
        name = self.by.partition(".")[0]
        found = [kind.by_name.get(name) for kind in self.kinds]
        return found[0] if found and all(one is not None and one.type is ROWS for one in found) else None

    def _by_said(self) -> str:
        if self.by in ("year", "month"):
            shown = self.kinds[0].shown_moment if len(self.kinds) == 1 else None
            words = term(f"by_{self.by}", self.language)
            return f"{words} ({shown.label.in_(self.language)})" if shown else words
        if self.by == "kind":
            return term("by_kind", self.language)
        name, _, inner_name = self.by.partition(".")
        for kind in self.kinds:
            if name in kind.by_name:
                outer = kind.field(name)
                inner = next((one for one in outer.fields if one.name == inner_name), None)
                return (inner or outer).label.in_(self.language)
        return self.by


def weight_of(value: JSON) -> Weight:
    """What a stored number of people adds: nothing for words, for "about" and for families, which stay words."""
    quantity = Quantity.of(value)
    if quantity.about or quantity.unit not in ("", "persons") or not (quantity.least or quantity.most):
        return Weight(0, 0, quantity.printed or quantity.say())
    least = int(Decimal(quantity.least)) if quantity.least else 0
    most = int(Decimal(quantity.most)) if quantity.most else None
    if quantity.strict:  # "more than 90": the number itself is out
        least += bool(quantity.least)
        most = most - 1 if most is not None else None
    return Weight(least, most)


def _is_of(outer: Field, row: dict[str, JSON], owner: str) -> bool:
    """Does a row speak of the row its person stands in? A row that names nobody speaks of all."""
    sibling = next((row.get(one.name) for one in outer.fields if one.type.name == "sibling"), None)
    return owner in (row.get("id"), sibling) or sibling is None


def _time_words(number: int, by: str, language: str) -> str:
    if by == "year":
        return f"{number}"
    return Moment(f"{number // 12:04}-{number % 12 + 1:02}").say(language)


def _order(key: tuple[int, JSON]) -> tuple[int, int, JSON]:
    order, value = key
    return (order, value, ()) if isinstance(value, int) else (order, 0, sort_key(str(value)))
