"""Records as search reads them: their words, part by part; sealed values are never among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from archive_schema import keeping
from archive_schema.declare import Kind
from archive_schema.fields import CHOICE, CHOICES, FLAG, LINK, LINKS, LONG_TEXT, PATH, ROWS, SIBLING, TEXTS, Field
from archive_schema.records import Record
from archive_schema.sentences import title_of, words_of
from desktop.archive.addresses import Addresses
from desktop.archive.facts import LAST_DAY, OTHER_NAMES, TOLD_OF_PURGED, Facts, day_of, spans_of, telling_of
from desktop.archive.reader import Reader

JSON = Any
__all__ = ["BETWEEN_LANGUAGES", "LAST_DAY", "Mark", "RecordText", "TextPart", "Texts"]

BETWEEN_LANGUAGES = " ·\n\n"  # what a choice is called in each, a paragraph of its own
_AT_ONCE = 500  # ids in one statement
_FEW = 2_000  # records sorted by their titles themselves; of more the order is kept


@dataclass(frozen=True)
class TextPart:
    """One field's words; `weight` 1.0 is running text. A form feed begins the next page."""

    field: str
    label: str
    text: str
    weight: float = 1.0
    is_name: bool = False
    page: str = ""


@dataclass(frozen=True)
class RecordText:
    """A record as search reads it; `tags` are the names of its tags.

    facts: what it can be asked for by a field of the query, as (field, words): ("by", "Human Rights Watch"),
    ("cites", "SRC-0042"), ("case", "CAS-0001"), ("article", "174"), ("blocked", "now"). spans: the first and the last
    day that each of its moments may mean, as ordinals of the calendar (datetime.date.toordinal); an open end is 0 or
    LAST_DAY. date: the first day of the moment that lists of its kind show first, or None. added: its place in the
    order in which records were made.
    """

    id: str
    ref: str
    kind: str
    title: str
    language: str
    tags: tuple[str, ...]
    parts: tuple[TextPart, ...]
    facts: tuple[tuple[str, str], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    date: int | None = None
    added: int = 0


@dataclass(frozen=True)
class Mark:
    """A place in the journal: the number of a step and its hash."""

    number: int
    hash: bytes


class Texts:
    """What search asks of the archive, read by one thread; every question is a transaction of its own.

    Closed by `with`; a thread that keeps it may also just let it go.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        reader.vault = None  # sealed values are not told here, so their keys are not kept either
        self.addresses = Addresses(reader)
        self._facts = Facts(reader)
        self._titles: dict[str, str] = {}
        self._titles_at = -1
        self._places: dict[str, int] = {}

    def __enter__(self) -> Texts:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._reader.__exit__(kind, error, tb)

    def head(self) -> Mark:
        """The last step of this copy."""
        return Mark(*self._reader.head())

    def mark_at(self, number: int) -> bytes | None:
        """The hash of a step; None where there is no such step."""
        row = self._reader.db.execute("select hash from step where number = ?", [number]).fetchone()
        return row[0] if row else None

    def touched_after(self, number: int, upto: int | None = None) -> list[str]:
        """The records touched by the steps number + 1 … upto, each once, in order.

        After them come those that show something of one of these: the title of one that was renamed, such as what
        bears a tag; the sources that a citation names, such as the case that it speaks about.
        """
        rows = self._reader.db.execute(
            "select record, min(step) from change where step > ? and (? is null or step <= ?) "
            "group by +record order by min(step)", [number, upto, upto])
        touched = [row[0] for row in rows]
        shown = self._shown_otherwise(number, upto)
        showing = [head.id for one in shown for head in self._reader.pointing_at(one)]
        return list(dict.fromkeys([*touched, *showing, *self._telling(number, upto, shown)]))

    def _shown_otherwise(self, number: int, upto: int | None) -> list[str]:
        """The records of which these steps changed what others show: the title, names of a tag, the place in a law."""
        rows = self._reader.db.execute(
            "select c.record, p.before, p.after from change c join payload p on p.step = c.step and p.place = c.place "
            "where c.step > ? and (? is null or c.step <= ?) and p.before is not null and p.after is not null",
            [number, upto, upto])
        return [record for record, before, after in rows if self._shown(record, before) != self._shown(record, after)]

    def _shown(self, record: str, snapshot: str) -> tuple[JSON, ...]:
        told = keeping.from_snapshot(record, snapshot)
        kind = self._reader.schema[told.kind]
        names = OTHER_NAMES if kind.name == "tag" else ()
        return title_of(kind, told), *(told[field.name] for field in kind.fields
                                       if field.type is PATH or field.name in names)

    def _telling(self, number: int, upto: int | None, shown: list[str]) -> list[str]:
        """The records whose facts changed with a citation, a source, a block of a brief or what was merged."""
        told: dict[str, None] = {}
        refs: dict[str, str] = {}
        for snapshot in ("before", "after"):
            rows = self._reader.db.execute(
                f"select c.record, p.{snapshot} ->> '$.ref', p.{snapshot} ->> '$.values.about',"
                f" coalesce(p.{snapshot} ->> '$.values.brief', p.{snapshot} ->> '$.values.other')"
                " from change c join payload p on p.step = c.step and p.place = c.place"
                " where c.step > ? and (? is null or c.step <= ?) and c.kind in ('citation', 'brief_block', 'sameness')"
                f" and p.{snapshot} is not null", [number, upto, upto])
            for record, ref, about, brief in rows:
                told |= dict.fromkeys(filter(None, (about, brief)))
                if about:
                    refs[record] = ref
        if refs or shown:
            told |= dict.fromkeys(telling_of(self._reader, [*refs, *shown], refs.values()))
        return [*told, *self._reader.setting(TOLD_OF_PURGED, [])]

    def every_id(self) -> Iterator[str]:
        """The ids of all records."""
        return iter([row[0] for row in self._reader.db.execute("select id from record order by number")])

    def in_title_order(self, ids: list[str]) -> list[str]:
        """These records in the order in which lists show their titles; those that are not there are left out.

        Titles once read are kept, and the order of many, so that sorting again reads only what was changed meanwhile.
        """
        self._read_titles(ids)
        if len(ids) < _FEW:
            return sorted(filter(self._titles.__contains__, ids), key=lambda one: (self._titles[one], one))
        if not self._places:
            order = sorted((title, one) for one, title in self._titles.items())
            self._places = {one: place for place, (_, one) in enumerate(order)}
        return sorted(filter(self._places.__contains__, ids), key=self._places.__getitem__)

    def _read_titles(self, ids: list[str]) -> None:
        head = self._reader.head()[0]
        changed = self._changed(self._titles_at, head) if head != self._titles_at else []
        self._titles_at = head
        for one in changed:
            self._titles.pop(one, None)
        missing = [one for one in ids if one not in self._titles]
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start:start + _AT_ONCE]
            self._titles.update(self._reader.db.execute(
                f"select id, sort_title from record where id in ({','.join('?' * len(some))})", some))
        if changed or missing:
            self._places = {}

    def _changed(self, number: int, upto: int) -> list[str]:
        """The records touched by the steps number + 1 … upto; all whose titles are kept when these went back."""
        if upto < number:
            return list(self._titles)
        query = "select distinct record from change where step > ? and step <= ?"
        return [row[0] for row in self._reader.db.execute(query, [number, upto])]

    def search_text(self, id: str) -> RecordText | None:
        """A record's words; None when it is in the trash, purged or unknown."""
        with self._reader.at_one_moment():
            return self._search_text(id)

    def _search_text(self, id: str) -> RecordText | None:
        record = self._reader.stored(id)
        if record is None or record.trashed:
            return None
        kind = self._reader.schema[record.kind]
        tags = tuple(filter(None, map(self._reader.title, record["tags"] or ())))
        added = self._reader.db.execute("select number from record where id = ?", [id]).fetchone()[0]
        return RecordText(id, record.ref, kind.name, record.title, record.language, tags,
                          tuple(self._parts(kind, record)), self._facts.of(kind, record), spans_of(kind, record),
                          day_of(kind, record), added)

    def _parts(self, kind: Kind, record: Record) -> Iterator[TextPart]:
        for field in kind.fields:
            value = record[field.name]
            if value is None or field.sealed:
                continue
            if field.type is ROWS:
                yield from self._row_parts(field, value)
            elif field.search:
                yield self._part(field, value, field.search)

    def _row_parts(self, rows: Field, value: JSON) -> Iterator[TextPart]:
        for row in value:
            for inner in rows.fields:
                weight = inner.search or rows.search
                if weight and inner.type is not SIBLING and row.get(inner.name) is not None:
                    yield self._part(inner, row[inner.name], weight, f"{rows.name}.{inner.name}")

    def _part(self, field: Field, value: JSON, weight: float, name: str = "") -> TextPart:
        return TextPart(name or field.name, field.label.en, self._words(field, value), weight, field.is_name)

    def _words(self, field: Field, value: JSON) -> str:
        if field.type is LONG_TEXT or field.type is TEXTS:
            return value if isinstance(value, str) else "\n".join(value)
        if field.type in (LINK, LINKS):
            return words_of(field, value, "en", self._reader.title)
        if field.type in (CHOICE, CHOICES, FLAG):
            said = dict.fromkeys(field.words(value, language) for language in ("en", "ru", "kk"))
            return BETWEEN_LANGUAGES.join(said)
        return field.words(value)
