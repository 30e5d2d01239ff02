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
    """A list whose order is known at once, and whose rows are read when they are looked at."""

    @property
    def columns(self) -> Sequence[tuple[str, str]]:
        """(name by which it is sorted, or "" if it cannot be; heading)"""

    def ids(self, order: str, descending: bool) -> list[str]:
        """The records in their order."""

    def rows(self, ids: list[str]) -> list[Row]:
        """Some of them, ready to be painted; those that are gone are left out."""


class KindPages:
    """The records of one kind, with the columns it declares."""

    def __init__(self, session: Session, kind: str) -> None:
        self._session, self._kind = session, kind
        self._fields = session.kind(kind).columns
        language = session.language
        self.columns = [("ref", tr("Reference")), ("title", tr("Title")),
                        *((field.name, field.label.in_(language)) for field in self._fields)]

    def ids(self, order: str, descending: bool) -> list[str]:
        """The records in their order."""
        return self._session.reader.in_order(self._kind, order=order, descending=descending)

    def rows(self, ids: list[str]) -> list[Row]:
        """Some of them, with their cells in words."""
        return [self._row(head) for head in self._session.reader.lines(self._kind, ids)]

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
        self._session, self._tag, self._case = session, tag, case
        self.columns = [("ref", tr("Reference")), ("title", tr("Title")), ("", tr("Kind"))]

    def ids(self, order: str, descending: bool) -> list[str]:
        """The records; the order holds within each kind."""
        found: list[str] = []
        for kind in self._session.schema:
            found += self._session.reader.in_order(kind.name, order=order, descending=descending, tag=self._tag,
                                                   case=self._case)
        return found

    def rows(self, ids: list[str]) -> list[Row]:
        """Some of them."""
        return [_mixed_row(self._session, head) for head in self._session.reader.heads(ids)]


class TrashPages:
    """What is in the trash, newest first."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.columns = [("", tr("Reference")), ("", tr("Title")), ("", tr("Kind"))]

    def ids(self, order: str, descending: bool) -> list[str]:
        """The records, whatever order is asked for."""
        return [head.id for head in self._session.reader.in_trash()]

    def rows(self, ids: list[str]) -> list[Row]:
        """Some of them."""
        return [_mixed_row(self._session, head) for head in self._session.reader.heads(ids)]


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
    if place.tag:
        return session.tag_words(session.reader.title(place.tag))
    if record := place.case or place.search:
        return session.reader.title(record)
    return session.plural(place.kind or "source")
