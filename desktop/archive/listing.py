"""Long lists: their order and groups read in one piece, their lines when they are looked at.

A record stands in a list by its number in the table `record`: an index of titles holds numbers, so that the order of
100,000 records is read from it alone, and handed over as one text. Its line is read when it comes into sight.
"""

from __future__ import annotations

import contextlib
import functools
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive_schema.declare import Kind
from archive_schema.fields import CHOICE, FLAG, LINK, LINKS, MOMENT, ROWS, Field
from archive_schema.labels import LANGUAGES, Label
from archive_schema.tables import rows_table
from archive_schema.text.collate import sort_key
from archive_schema.vocabularies import CONFIDENTIALITY, STATUS
from desktop.archive.reader import JSON, Head, Reader
from desktop.archive.titles import title_in, titled

TITLE, TAGS = "title", "tags"
UNTREATED = "draft"
"""A source of this status is not yet treated: whoever has described and checked it gives it another one."""
_SHARED = {"status": STATUS.terms, "confidentiality": CONFIDENTIALITY.terms, "language": LANGUAGES}
_ANSWERS = ("yes", "no", "unknown")
_MANY = 4  # one of so many records of the archive is of the kind: then all records are gone through in their order
_AT_ONCE = 500
_FEW = 20  # records changed since: more, and the order is as soon read anew
_KEYS_KEPT = 20_000


@dataclass(frozen=True)
class Listing:
    """Which records, and in which order. Ids are of records; no kind is every kind, one after the other.

    `order`: (column, whether descending), the first one first; a column is "title", "ref", "added", "changed",
    "status", "confidentiality", "language" or a field. `group`: a name that `groupings` gives; "" for no groups.
    """

    kind: str = ""
    tag: str = ""
    case: str = ""
    trashed: bool = False
    untreated: bool = False
    order: tuple[tuple[str, bool], ...] = ((TITLE, False),)
    group: str = ""

    @property
    def is_by_title(self) -> bool:
        """Whether records of one kind stand by their titles and by nothing else."""
        return self.is_plain and len(self.order) == 1

    @property
    def is_plain(self) -> bool:
        """Whether the order is that of titles alone, which is read at once however long the list."""
        return self.order[0][0] == TITLE and not self.group and bool(self.kind)


@dataclass(frozen=True)
class Ordered:
    """The numbers of records in their order; `groups`: (key, how many) in the same order, none without groups.

    A key is a code, an id, a year as text, or None where nothing is known.
    """

    numbers: array[int]
    groups: tuple[tuple[str | None, int], ...] = ()


def in_order(reader: Reader, asked: Listing) -> Ordered:
    """The order of a list."""
    reader.db.conn.create_function("sort_key", 1, _key(), deterministic=True)
    source, arguments = _from(reader, asked)
    group = _group(reader, asked)
    terms = [*group.order, *_order(reader, asked)] if group else _order(reader, asked)
    with reader.at_one_moment():
        query = f"select r.number as number {source} order by {', '.join(terms)}"
        (found,) = reader.db.execute(f"select group_concat(number) from ({query})", arguments).fetchone()
        groups = []
        if group:
            counted = f"select {group.key}, count(*) {source} group by {group.key} order by {', '.join(group.order)}"
            groups = [(key if key is None else str(key), count)
                      for key, count in reader.db.execute(counted, arguments)]
    return Ordered(array("q", map(int, found.split(","))) if found else array("q"), tuple(groups))


def renewed(reader: Reader, asked: Listing, ordered: Ordered, since: int) -> Ordered | None:
    """An order by title that was read after the step `since`, as it stands now: what was changed in between is taken
    out and put where it belongs. None where the order must be read anew."""
    if not asked.is_by_title:
        return None
    changed = reader.db.execute(
        "select c.record, max(p.after is null) from change c left join payload p on p.step = c.step and "
        "p.place = c.place where c.step > ? and c.kind = ? group by +c.record limit ?",
        [since, asked.kind, _FEW + 1]).fetchall()
    if not changed:
        return ordered
    if len(changed) > _FEW or any(gone for _, gone in changed):  # what went took its number along
        return None
    numbers = array("q", ordered.numbers)
    marks = ",".join("?" * len(changed))
    for (number,) in reader.db.execute(f"select number from record where id in ({marks})", [one for one, _ in changed]):
        with contextlib.suppress(ValueError):
            numbers.remove(number)
    source, arguments = _from(reader, asked)
    for number, key in reader.db.execute(f"select r.number, r.sort_title {source} and r.id in ({marks})",
                                         [*arguments, *(one for one, _ in changed)]).fetchall():
        numbers.insert(_place(reader, numbers, (key, number), descending=asked.order[0][1]), number)
    return Ordered(numbers)


def _place(reader: Reader, numbers: array[int], one: tuple[str, int], *, descending: bool) -> int:
    """Where a record stands among others that are in their order."""
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        (key,) = reader.db.execute("select sort_title from record where number = ?", [numbers[middle]]).fetchone()
        before = key > one[0] if descending else key < one[0]
        if before or (key == one[0] and numbers[middle] < one[1]):
            low = middle + 1
        else:
            high = middle
    return low


def _key() -> Callable[[str | None], str | None]:
    return functools.lru_cache(_KEYS_KEPT)(lambda text: None if text is None else sort_key(str(text)))


def _from(reader: Reader, asked: Listing) -> tuple[str, list[JSON]]:
    """Tables and conditions; `r` is the record, `k` its row in the table of its kind, `t` a link at a tag."""
    arguments: list[JSON] = []
    tags = "left join link t on t.record = r.id and t.field = 'tags' " if asked.group == TAGS else ""
    if asked.is_plain or not asked.kind or asked.untreated:
        tables = "record r"
        if asked.kind and not asked.is_plain:
            tables += f" join [{asked.kind}] k on k.id = r.id"
    else:
        # One after the other as they lie in the file; in the order of another table each would be looked for.
        (newest,) = reader.db.execute("select max(number) from record").fetchone()
        many = reader.count(asked.kind, trashed=asked.trashed) * _MANY > (newest or 0)
        tables = f"record r not indexed join [{asked.kind}] k on k.id = r.id" if many else \
            f"[{asked.kind}] k cross join record r on r.id = k.id"
    where = f"r.trashed = {int(asked.trashed)}"
    if asked.kind:
        where += " and r.kind = ?"
        arguments.append(asked.kind)
    if asked.untreated:
        where += " and r.status = ?"
        arguments.append(UNTREATED)
    for field, target in ((TAGS, asked.tag), ("cases", asked.case)):
        if target:
            where += " and r.id in (select record from link where field = ? and target = ?)"
            arguments += [field, target]
    return f"from {tables} {tags}where {where}", arguments


# Order

def _order(reader: Reader, asked: Listing) -> list[str]:
    kind = reader.schema[asked.kind] if asked.kind else None
    terms = [] if kind or asked.group else [_rank("r.kind", [one.name for one in reader.schema])]
    for name, descending in asked.order:
        way = " desc" if descending else ""
        terms += [f"{term}{way}" if ordered else term for term, ordered in _terms(kind, name)]
    if TITLE not in (name for name, _ in asked.order):
        terms.append("r.sort_title")
    return [*terms, "r.number"]


def _terms(kind: Kind | None, name: str) -> Iterator[tuple[str, bool]]:
    """What sorts by a column, and whether it turns round with it: what is not known comes last either way."""
    if name == "ref":
        yield from (("length(r.ref)", True), ("r.ref", True))
    elif name in ("title", "added", "changed"):
        yield {"title": "r.sort_title", "added": "r.number", "changed": "r.changed"}[name], True
    elif name in _SHARED:
        yield _rank(f"r.[{name}]", _SHARED[name]), True
    elif kind is not None:
        field = kind.field(name)
        column = f"k.[{name}]"
        if field.type is MOMENT:
            column = f"k.[{name}_earliest]"
        elif field.type is LINK:
            column = f"(select sort_title from record where id = k.[{name}])"
        elif field.type.sql == "TEXT" and field.type.plain and not _codes(field):
            column = f"sort_key(k.[{name}])"
        yield f"{column} is null", False
        yield (_rank(column, _codes(field)) if _codes(field) else column), True


def _rank(column: str, codes: Iterable[str]) -> str:
    """The place of a code in its list; codes are our own, never typed."""
    cases = " ".join(f"when '{code}' then {place}" for place, code in enumerate(codes))
    return f"case {column} {cases} else 999 end"


def _codes(field: Field) -> tuple[str, ...]:
    if field.type is CHOICE and field.vocabulary:
        return tuple(field.vocabulary.terms)
    return _ANSWERS if field.type is FLAG else ()


def is_sortable(field: Field) -> bool:
    """Whether a list can be put in the order of a field."""
    return field.type not in (LINKS, ROWS) and not field.sealed and (field.type.plain or field.type is MOMENT)


# Groups

@dataclass(frozen=True)
class _Group:
    key: str
    order: tuple[str, ...]


def groupings(kind: Kind | None) -> dict[str, Label]:
    """By what a list of a kind can be grouped, with the words for it; of mixed kinds, by their kind."""
    if kind is None:
        return {"kind": Label.of("Kind | Вид записи | Жазба түрі")}
    own = {field.name: field.label for field in kind.fields
           if field.type in (CHOICE, FLAG, LINK, MOMENT) and not field.sealed}
    return own | {TAGS: kind.field(TAGS).label, "status": Label.of("Review | Проверка | Тексеру"),
                  "language": Label.of("Language | Язык | Тіл")}


def _group(reader: Reader, asked: Listing) -> _Group | None:
    name = asked.group
    kind = reader.schema[asked.kind] if asked.kind else None
    if not name or name not in groupings(kind):
        return None
    if kind is None:
        return _Group("r.kind", (_rank("r.kind", [one.name for one in reader.schema]), "r.kind"))
    if name in _SHARED:
        return _Group(f"r.[{name}]", (f"r.[{name}] is null", _rank(f"r.[{name}]", _SHARED[name]), f"r.[{name}]"))
    if name == TAGS:
        return _Group("t.target", _by_title("t.target"))
    field = kind.field(name)
    column = f"k.[{name}]"
    if field.type is LINK:
        return _Group(column, _by_title(column))
    if field.type is MOMENT:
        year = f"substr(k.[{name}_earliest], 1, 4)"
        return _Group(year, (f"{year} is null", f"{year} desc"))
    return _Group(column, (f"{column} is null", _rank(column, _codes(field)), column))


def _by_title(column: str) -> tuple[str, ...]:
    return f"{column} is null", f"(select sort_title from record where id = {column})", column


def group_words(reader: Reader, asked: Listing, key: str | None, language: str) -> str:
    """What a group is called; "" for the records of which it is not known where they belong."""
    if key is None:
        return ""
    kind = reader.schema[asked.kind] if asked.kind else None
    if kind is None:
        return reader.schema[key].plural.in_(language) if key in reader.schema else key
    if asked.group == TAGS:
        return title_in(reader, key, language)
    if asked.group == "language":
        return {"en": "English", "ru": "Русский", "kk": "Қазақша"}.get(key, key)
    if asked.group in _SHARED:
        label = {"status": STATUS, "confidentiality": CONFIDENTIALITY}[asked.group]
        return label.say(key, language)
    field = kind.field(asked.group)
    if field.type is LINK:
        return title_in(reader, key, language)
    return key if field.type is MOMENT else field.words(key, language)


# Lines

def lines(
    reader: Reader, numbers: Sequence[int], kind: Kind | None = None, columns: Sequence[str] = (),
) -> dict[int, Head]:
    """Records by their numbers, with the cells of some columns; those that are gone are left out.

    `columns` are fields of the kind, or "status", "confidentiality", "language", "added", "changed".
    """
    found: dict[int, Head] = {}
    fields = [kind.by_name[name] for name in columns if kind and name in kind.by_name]
    kept = [field for field in fields if field.type not in (LINKS, ROWS) and not field.sealed]
    join = f" join [{kind.name}] k on k.id = r.id" if kind and kept else ""
    query = ("select r.number, r.language, r.added, r.changed, r.id, r.ref, r.kind, r.title, r.status, "
             f"r.confidentiality, r.trashed{''.join(f', k.[{field.name}]' for field in kept)} "
             f"from record r{join} where r.number in ")
    for some in _in_parts(numbers):
        for row in reader.db.execute(f"{query}({','.join(map(str, some))})"):
            cells = {field.name: field.type.from_sql(value) for field, value in zip(kept, row[11:], strict=True)}
            cells |= {"language": row[1], "added": row[2][:10], "changed": row[3][:10], "status": row[8],
                      "confidentiality": row[9]}
            found[row[0]] = Head(row[4], row[5], row[6], row[7], row[8], row[9], bool(row[10]), cells)
    by_id = {head.id: head for head in found.values()}
    for field in fields:
        if kind and field not in kept:
            _add_many(reader, kind, field, by_id)
    return {number: found[number] for number in numbers if number in found}


def _add_many(reader: Reader, kind: Kind, field: Field, heads: dict[str, Head]) -> None:
    """Links at many records, and rows, into the cells."""
    ids = list(heads)
    marks = ",".join("?" * len(ids))
    if field.type is LINKS:
        query = f"select record, target from link where field = ? and record in ({marks}) order by record, place"
        for record, target in reader.db.execute(query, [field.name, *ids]):
            heads[record].cells.setdefault(field.name, []).append(target)
    elif field.type is ROWS:
        inner = [one for one in field.fields if not one.sealed]
        query = (f"select _owner{''.join(f', [{one.name}]' for one in inner)} from [{rows_table(kind, field)}] "
                 f"where _owner in ({marks}) order by _owner, _place")
        for row in reader.db.execute(query, ids):
            values = {one.name: one.type.from_sql(value) for one, value in zip(inner, row[1:], strict=True)
                      if value is not None}
            heads[row[0]].cells.setdefault(field.name, []).append(values)


def titles(reader: Reader, ids: Iterable[str], language: str = "en") -> dict[str, str]:
    """The titles of records that others point at."""
    return {head.id: head.title for head in titled(reader, reader.heads(sorted(set(ids))), language)}


def ids_of(reader: Reader, numbers: Sequence[int]) -> list[str]:
    """The records of these numbers, in their order; those that are gone are left out."""
    found: dict[int, str] = {}
    for some in _in_parts(numbers):
        found |= dict(reader.db.execute(f"select number, id from record where number in ({','.join(map(str, some))})"))
    return [found[number] for number in numbers if number in found]


def number_of(reader: Reader, record_id: str) -> int:
    """The number of a record; 0 if there is none."""
    row = reader.db.execute("select number from record where id = ?", [record_id]).fetchone()
    return int(row[0]) if row else 0


def count(reader: Reader, asked: Listing) -> int:
    """How many records a list holds, without reading its order."""
    source, arguments = _from(reader, replace(asked, order=((TITLE, False),), group=""))
    return int(reader.db.execute(f"select count(*) {source}", arguments).fetchone()[0])


def _in_parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start:start + _AT_ONCE]
