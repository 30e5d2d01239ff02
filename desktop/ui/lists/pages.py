"""What the list in the middle shows, and where its pages come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from archive_schema.fields import LINK, LINKS, MOMENT, ROWS, Field
from archive_schema.sentences import words_of
from archive_schema.vocabularies import CONFIDENTIALITY, STATUS
from desktop.archive import Head
from desktop.archive.listing import Listing, group_words, groupings, is_sortable, lines, number_of, titles
from desktop.archive.order.tags import Tag
from desktop.ui import i18n
from desktop.ui.i18n import tr
from desktop.ui.session import Session

INBOX = "source"
"""The kind of record that waits to be treated."""
_LONGEST = 200  # letters of a cell


@dataclass(frozen=True)
class Place:
    """A kind, what has a tag, what belongs to a case, a saved search, the inbox, the trash, or what is due; ids are of
    records."""

    kind: str = ""
    tag: str = ""
    case: str = ""
    search: str = ""
    trash: bool = False
    inbox: bool = False
    due: bool = False

    def to_value(self) -> dict[str, Any]:
        """As it is kept in the archive's settings."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def of(cls, value: dict[str, Any]) -> Place:
        """Read what `to_value` wrote; names it does not know are left out."""
        return cls(**{name: one for name, one in value.items() if name in cls.__dataclass_fields__})

    @property
    def one_kind(self) -> str:
        """The kind of all its records; "" where they are of several."""
        return INBOX if self.inbox else self.kind

    @property
    def key(self) -> str:
        """The name under which columns and order of the place are kept."""
        return "inbox" if self.inbox else self.kind


@dataclass(frozen=True)
class Row:
    """One line, ready to be painted: `cells` by column, `tips` the exact value where a cell says it in words."""

    head: Head
    cells: tuple[str, ...]
    tips: tuple[str, ...]
    tags: tuple[Tag, ...] = ()
    """Those that have a colour."""
    names: frozenset[str] = frozenset()
    """The records of which something stands in it: the row is another when one of them is changed."""


class Pages(Protocol):
    """Rows that are read when they are looked at."""

    @property
    def columns(self) -> Sequence[tuple[str, str]]:
        """(name, heading)"""

    def rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Some of them by their numbers, ready to be painted; those that are gone are left out."""

    @property
    def is_open(self) -> bool:
        """Whether there is still something to be read from."""

    def number_of(self, record_id: str) -> int:
        """The number of a record; 0 if there is none."""

    def words_of_group(self, key: str | None) -> str:
        """What a group is called."""


class RecordPages:
    """The records of a place, with some of the columns they can have."""

    def __init__(self, session: Session, place: Place, names: Sequence[str] | None = None, group: str = "") -> None:
        """`names`: columns beside reference and title; those a kind declares, if they are not said."""
        self._session, self.place = session, place
        self._kind = session.kind(place.one_kind) if place.one_kind else None
        self._asked = Listing(kind=place.one_kind, group=group)
        if names is None:
            names = [field.name for field in self._kind.columns] if self._kind else ["kind"]
        headings = dict(choosable(session, place))
        self._names = [name for name in names if name in headings]
        self.columns = [("ref", tr("Reference")), ("title", tr("Title")),
                        *((name, headings[name]) for name in self._names)]

    @property
    def is_open(self) -> bool:
        """Whether there is still something to be read from."""
        return self._session.is_open

    def number_of(self, record_id: str) -> int:
        """The number of a record; 0 if there is none."""
        return number_of(self._session.reader, record_id)

    def rows(self, numbers: Sequence[int]) -> dict[int, Row]:
        """Some of them, with their cells in words."""
        reader = self._session.reader
        heads = lines(reader, numbers, self._kind, self._names)
        heads = dict(zip(heads, self._session.titled(list(heads.values())), strict=True))
        # What they point at is looked up for all of them together.
        pointed = {head.id: self._pointed_at(head) for head in heads.values()}
        named = titles(reader, (one for ids in pointed.values() for one in ids), self._session.language)
        tags = self._session.coloured_tags(list(pointed))
        return {number: self._row(head, named, tags.get(head.id, []), frozenset((head.id, *pointed[head.id])))
                for number, head in heads.items()}

    def _pointed_at(self, head: Head) -> list[str]:
        found: list[str] = []
        for name in self._names if self._kind else ():
            if (field := self._kind.by_name.get(name)) is not None and head.cells.get(name):
                value = head.cells[name]
                found += [value] if field.type is LINK else value if field.type is LINKS else []
                if field.type is ROWS:
                    found += [row[one.name] for row in value for one in field.fields
                              if one.type is LINK and row.get(one.name)]
        return found

    def _row(self, head: Head, named: dict[str, str], tags: Sequence[Tag], names: frozenset[str]) -> Row:
        cells, tips, language = [], [], self._session.language
        for name in self._names:
            field = self._kind.by_name.get(name) if self._kind else None
            value = head.cells.get(name)
            if field is None:
                words, tip = self._shared(name, head), ""
            else:
                words = words_of(field, value, language, lambda one: named.get(one, ""))
                tip = str(value.get("edtf", "")) if field.type is MOMENT and isinstance(value, dict) else \
                    words if len(words) > _LONGEST else ""
            cells.append(" ".join(words[:_LONGEST].split()))
            tips.append(tip)
        return Row(head, (head.ref, head.title, *cells), ("", head.title, *tips), tuple(tags), names)

    def _shared(self, name: str, head: Head) -> str:
        language = self._session.language
        if name == "kind":
            return self._session.label(head.kind)
        if name == "status":
            return STATUS.say(head.status, language)
        if name == "confidentiality":
            return CONFIDENTIALITY.say(head.confidentiality, language)
        value = str(head.cells.get(name) or "")
        return i18n.NAMES.get(value, value) if name == "language" else value

    def words_of_group(self, key: str | None) -> str:
        """What a group is called."""
        words = group_words(self._session.reader, self._asked, key, self._session.language)
        return words or (tr("Without a tag") if self._asked.group == "tags" else tr("Not stated"))


def choosable(session: Session, place: Place) -> list[tuple[str, str]]:
    """Every column a place can have beside reference and title: (name, heading). Sealed values have none."""
    if not place.one_kind:
        return [("kind", tr("Kind"))]
    language = session.language
    kind = session.kind(place.one_kind)
    title = kind.title.strip("{}")
    fields: list[Field] = [field for field in kind.fields if not field.sealed and field.name != title]
    declared = sorted(fields, key=lambda field: not field.column)
    return [*((field.name, field.label.in_(language)) for field in declared),
            ("status", tr("Review")), ("confidentiality", tr("Confidentiality")), ("language", tr("Language")),
            ("added", tr("Added")), ("changed", tr("Changed"))]


def sortable(session: Session, place: Place) -> list[tuple[str, str]]:
    """By what the list of a place can be sorted: (name, words)."""
    if place.trash:
        return []
    own = [("title", tr("Title")), ("ref", tr("Reference"))]
    if not place.one_kind:
        return own
    kind = session.kind(place.one_kind)
    return own + [(name, words) for name, words in choosable(session, place)
                  if name not in kind.by_name or is_sortable(kind.by_name[name])]


def group_choices(session: Session, place: Place) -> list[tuple[str, str]]:
    """By what the list of a place can be grouped: (name, words)."""
    kind = session.kind(place.one_kind) if place.one_kind else None
    return [(name, label.in_(session.language)) for name, label in groupings(kind).items()]


def listing_of(session: Session, place: Place) -> Listing:
    """What a place lists, in the order and groups that are kept for it."""
    known = {name for name, _ in sortable(session, place)}
    kept = session.kept(f"order.{place.key}", [["title", False]])
    pairs = [kept] if kept and isinstance(kept[0], str) else kept  # one column alone was kept so
    order = tuple((name, bool(descending)) for name, descending in pairs if name in known)
    group = session.kept(f"group.{place.key}", "")
    if group not in {name for name, _ in group_choices(session, place)}:
        group = ""
    if place.trash:
        order = (("changed", True),)  # thrown away last, shown first
    return Listing(kind=place.one_kind, tag=place.tag, case=place.case, trashed=place.trash, untreated=place.inbox,
                   order=order or (("title", False),), group=group)


def name_of(session: Session, place: Place) -> str:
    """What a place is called."""
    if place.trash:
        return tr("Trash")
    if place.inbox:
        return tr("Not yet treated")
    if place.due:
        return tr("What is due")
    if place.tag:
        return session.title(place.tag)
    if record := place.case or place.search:
        return session.title(record)
    return session.plural(place.kind or "source")
