"""What the list in the middle shows, and where its pages come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from archive_schema.fields import MOMENT, Field
from archive_schema.sentences import words_of
from desktop.archive import Head
from desktop.ui.i18n import tr
from desktop.ui.session import Session


@dataclass(frozen=True)
class Place:
    """A kind, what has a tag, what belongs to a case, a saved search, or the trash; ids are of records."""

    kind: str = ""
    tag: str = ""
    case: str = ""
    search: str = ""
    trash: bool = False

    def to_value(self) -> dict[str, Any]:
        """As it is kept in the archive's settings."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def of(cls, value: dict[str, Any]) -> Place:
        """Read what `to_value` wrote; names it does not know are left out."""
        return cls(**{name: one for name, one in value.items() if name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class Row:
    """One line, ready to be painted: `cells` by column, `tips` the exact value where a cell says it in words."""

    head: Head
    cells: tuple[str, ...]
    tips: tuple[str, ...]


class Pages(Protocol):
    """A list that is read page by page."""

    columns: Sequence[tuple[str, str]]
    """(name by which it is sorted, or "" if it cannot be; heading)"""

    def count(self) -> int:
        """How many rows there are in all."""

    def read(self, offset: int, limit: int, order: str, descending: bool) -> list[Row]:
        """Some of them."""


class KindPages:
    """The records of one kind, with the columns it declares."""

    def __init__(self, session: Session, kind: str) -> None:
        self._session, self._kind = session, kind
        self._fields = session.kind(kind).columns
        language = session.language
        self.columns = [("ref", tr("Reference")), ("title", tr("Title")),
                        *((field.name, field.label.in_(language)) for field in self._fields)]

    def count(self) -> int:
        """How many there are."""
        return self._session.reader.count(self._kind)

    def read(self, offset: int, limit: int, order: str, descending: bool) -> list[Row]:
        """Some of them."""
        reader = self._session.reader
        heads = reader.page(self._kind, order=order or "title", descending=descending, limit=limit, offset=offset)
        return [self._row(head) for head in heads]

    def _row(self, head: Head) -> Row:
        cells = [self._words(field, head) for field in self._fields]
        tips = [_exact(field, head) for field in self._fields]
        return Row(head, (head.ref, head.title, *cells), ("", head.title, *tips))

    def _words(self, field: Field, head: Head) -> str:
        value = head.cells.get(field.name)
        return words_of(field, value, self._session.language, self._session.reader.title)


def _exact(field: Field, head: Head) -> str:
    value = head.cells.get(field.name)
    if field.type is MOMENT and isinstance(value, dict):
        return str(value.get("edtf", ""))
    return ""


class GatheredPages:
    """Records of every kind that have a tag or belong to a case, kind after kind."""

    def __init__(self, session: Session, tag: str = "", case: str = "") -> None:
        self._session = session
        self._only = {"tag": tag, "case": case}
        self.columns = _mixed()
        counted = ((kind.name, session.reader.count(kind.name, **self._only)) for kind in session.schema)
        self._counts = [(kind, count) for kind, count in counted if count]

    def count(self) -> int:
        """How many there are."""
        return sum(count for _, count in self._counts)

    def read(self, offset: int, limit: int, order: str, descending: bool) -> list[Row]:
        """Some of them; the order holds within each kind."""
        heads: list[Head] = []
        for kind, count in self._counts:
            if offset < count and len(heads) < limit:
                heads += self._session.reader.page(kind, order=order or "title", descending=descending, offset=offset,
                                                   limit=limit - len(heads), **self._only)
            offset = max(0, offset - count)
        return [_mixed_row(self._session, head) for head in heads]


class TrashPages:
    """What is in the trash, newest first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._heads = session.reader.in_trash()
        self.columns = [("", words) for _, words in _mixed()]

    def count(self) -> int:
        """How many there are."""
        return len(self._heads)

    def read(self, offset: int, limit: int, order: str, descending: bool) -> list[Row]:
        """Some of them."""
        return [_mixed_row(self._session, head) for head in self._heads[offset:offset + limit]]


def _mixed() -> list[tuple[str, str]]:
    return [("ref", tr("Reference")), ("title", tr("Title")), ("", tr("Kind"))]


def _mixed_row(session: Session, head: Head) -> Row:
    return Row(head, (head.ref, head.title, session.label(head.kind)), ("", head.title, ""))


def pages_of(session: Session, place: Place) -> Pages:
    """The list of a place that is no search."""
    if place.trash:
        return TrashPages(session)
    if place.tag or place.case:
        return GatheredPages(session, place.tag, place.case)
    return KindPages(session, place.kind or "source")


def name_of(session: Session, place: Place) -> str:
    """What a place is called."""
    if place.trash:
        return tr("Trash")
    if record := place.tag or place.case or place.search:
        return session.reader.title(record)
    return session.plural(place.kind or "source")
