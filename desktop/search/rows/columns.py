"""What is known of each unit of a segment beside its words, for filters, sorting and counts.

A column is one blob, an array with a value for each unit number:

    document   the id of the unit's row in the table `document`; 0 when the unit is gone
    kind       the number of the record's kind in the table `name`; 0 when the unit is gone
    language   likewise its language; 0 also when it has none
    date       the first day of the record's date (datetime.date.toordinal); 0 when it has none
    added      its place in the order in which records were made

Shorter ones stand beside them. span_first, span_last, span_unit: the days that moments of records may mean, with the
first unit of the record; later: for the later units of long records (unit, first unit of the record), flat.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

BY_UNIT = {"document": "I", "kind": "H", "language": "H", "date": "i", "added": "I"}
SPANS = {"span_first": "i", "span_last": "i", "span_unit": "H"}
LATER = "later"
TYPES = {**BY_UNIT, **SPANS, LATER: "H"}

Columns = dict[str, "array[int]"]
Spans = tuple["array[int]", "array[int]", "array[int]"]
"""(first days, last days, units)"""


def pack(values: Iterable[int], name: str) -> bytes:
    """A column as it is stored."""
    return array(TYPES[name], values).tobytes()


def unpack(stored: bytes, name: str) -> array[int]:
    """A column as it is read."""
    values = array(TYPES[name])
    values.frombytes(stored)
    return values


def without(columns: Columns, gone: set[int]) -> Columns:
    """The columns of a segment with nothing left of some units; the others keep their numbers."""
    kept = {name: array(TYPES[name], columns[name]) for name in BY_UNIT}
    for values in kept.values():
        for unit in gone:
            values[unit] = 0
    stay = [at for at, unit in enumerate(columns["span_unit"]) if unit not in gone]
    kept.update({name: array(TYPES[name], map(columns[name].__getitem__, stay)) for name in SPANS})
    pairs = _pairs(columns[LATER])
    kept[LATER] = array("H", (each for pair in pairs if gone.isdisjoint(pair) for each in pair))
    return kept


def joined(segments: Sequence[Columns], numbers: Sequence[array[int]], units: int) -> Columns:
    """The columns of segments that become one of so many units; numbers: what each unit of each is called there.

    A unit that is gone, with document 0, is left out, whatever it would be called.
    """
    made = {name: array(TYPES[name], bytes(units * array(TYPES[name]).itemsize)) for name in BY_UNIT}
    made.update({name: array(TYPES[name]) for name in (*SPANS, LATER)})
    for columns, called in zip(segments, numbers, strict=True):
        live = [unit for unit, document in enumerate(columns["document"]) if document]
        for name in BY_UNIT:
            source, target = columns[name], made[name]
            for unit in live:
                target[called[unit]] = source[unit]
        made["span_first"] += columns["span_first"]
        made["span_last"] += columns["span_last"]
        made["span_unit"].extend(map(called.__getitem__, columns["span_unit"]))
        made[LATER].extend(map(called.__getitem__, columns[LATER]))
    return made


def firsts(later: array[int]) -> dict[int, int]:
    """For the later units of long records, their record's first unit."""
    return dict(_pairs(later))


def units_of(documents: array[int], wanted: int) -> list[int]:
    """The units that have this document."""
    stored, sought, size = documents.tobytes(), array("I", [wanted]).tobytes(), documents.itemsize
    found, at = [], stored.find(sought)
    while at >= 0:
        if at % size == 0:
            found.append(at // size)
        at = stored.find(sought, at + 1)
    return found


def without_hidden(spans: Spans, hidden: set[int]) -> Spans:
    """The spans of the units that are not hidden."""
    stay = [at for at, unit in enumerate(spans[2]) if unit not in hidden]
    first, last, unit = (array(values.typecode, map(values.__getitem__, stay)) for values in spans)
    return first, last, unit


def _pairs(flat: array[int]) -> list[tuple[int, int]]:
    return list(zip(flat[::2], flat[1::2], strict=True))
