"""How a kind of record is declared, and the schema that kinds make together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from archive_schema.fields import (
    DOMAIN,
    INTEGER,
    LINK,
    LINKS,
    LONG_TEXT,
    MOMENT,
    QUESTIONS,
    ROWS,
    SEALED,
    SIBLING,
    TEXT,
    TEXTS,
    URL,
    Field,
    links,
    long_text,
    unknown_problem,
    unwritable,
)
from archive_schema.ids import ref_parts
from archive_schema.labels import Label
from archive_schema.messages import NOTHING, Message
from archive_schema.records import Record
from archive_schema.vocabularies import CONFIDENTIALITY, STATUS

JSON = Any
_SAID_ALIKE = (TEXT, LONG_TEXT, URL, DOMAIN, INTEGER, TEXTS, LINK, LINKS)
"""The types of which the words are the same in every language; a link has none of its own."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Problem:
    """What is wrong with one field, for the person at the form."""

    field: str
    message: Message


@dataclass(frozen=True)
class Kind:
    """The declaration of a kind of record, as every generic part of the program sees it.

    `title` and `brief` are templates: {field} is the field's words, and a part in [square brackets]
    is left out when one of its fields is empty. `ref` is the prefix of references (PRO).
    """

    name: str
    label: Label
    plural: Label
    ref: str
    group: str
    title: str
    brief: Label
    doc: str
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by name."""
        return {f.name: f for f in self.fields}

    def field(self, name: str) -> Field:
        """One field. Raises KeyError with the names there are."""
        if name not in self.by_name:
            raise KeyError(f"{self.name} has no field {name!r}. It has: {', '.join(self.by_name)}.")
        return self.by_name[name]

    def field_in(self, rows: str, name: str) -> Field | None:
        """A field, or where `rows` names a rows field, a field of its rows; None where there is none of that name."""
        if not rows:
            return self.by_name.get(name)
        owner = self.by_name.get(rows)
        return next((inner for inner in owner.fields if inner.name == name), None) if owner else None

    def field_called(self, words: str) -> Field | None:
        """A field by its name or by its label in any language, as headers of a table say it."""
        wanted = words.strip().casefold()
        said = (f for f in self.fields if wanted in {f.name, *(label.casefold() for label in f.label.all)})
        return next(said, None)

    @cached_property
    def columns(self) -> tuple[Field, ...]:
        """What a list shows beside reference and title."""
        return tuple(f for f in self.fields if f.column)

    @cached_property
    def first_lines(self) -> tuple[Field, ...]:
        """What a form opens with; where a source is needed, as who, what, when, where. The rest is folded."""
        opened = [f for f in self.fields if f.first]
        return tuple(sorted(opened, key=lambda f: QUESTIONS.index(f.question)) if self.needs_source else opened)

    @property
    def needs_source(self) -> bool:
        """Whether what it tells was learnt from somebody: its form asks from whom. Evidence and our own work do not."""
        return self.group not in ("evidence", "work")

    @cached_property
    def in_columns(self) -> tuple[Field, ...]:
        """The fields kept in a column of the kind's table; rows and links to many have tables of their own."""
        return tuple(f for f in self.fields if f.type not in (ROWS, LINKS))

    @cached_property
    def shown_moment(self) -> Field | None:
        """The moment that lists show first; of a kind that shows none, its first."""
        moments = [f for f in self.fields if f.type is MOMENT and not f.sealed]
        return next((f for f in moments if f.column), moments[0] if moments else None)

    @cached_property
    def title_fields(self) -> tuple[Field, ...]:
        """The fields of which a title is made."""
        return tuple(self.field(name) for name in dict.fromkeys(re.findall(r"\{(\w+)\}", self.title)))

    @cached_property
    def title_is_translated(self) -> bool:
        """Whether a title reads otherwise in another language, as one made of choices or of a legal path does."""
        return any(f.type not in _SAID_ALIKE for f in self.title_fields)

    @cached_property
    def rows_fields(self) -> tuple[Field, ...]:
        """The fields kept as rows in tables of their own."""
        return tuple(f for f in self.fields if f.type is ROWS)

    @cached_property
    def link_fields(self) -> tuple[Field, ...]:
        """The fields that can point at other records, by themselves or in their rows."""
        return tuple(f for f in self.fields if f.type in (LINK, LINKS) or any(one.type is LINK for one in f.fields))

    def problems(self, record: Record) -> list[Problem]:
        """Everything that keeps this record from being saved."""
        found = [Problem(n, Message("{kind} has no field {name}.", kind=self.name, name=repr(n)))
                 for n in record.values if n not in self.by_name]
        values = record.values
        for f in self.fields:
            value = values.get(f.name)
            if value is None:
                if f.required:
                    found.append(Problem(f.name, Message("{field} is needed.", field=f.label)))
            elif value is not SEALED and (wrong := _wrong(f, value, record)):
                found.append(Problem(f.name, wrong))
        return found + list(self._shared_problems(record))

    def _shared_problems(self, record: Record) -> Iterator[Problem]:
        """What is wrong with what all records have."""
        for name, list_of in (("confidentiality", CONFIDENTIALITY), ("status", STATUS)):
            if getattr(record, name) not in list_of.terms:
                yield Problem(name, Message("Choose one of: {choices}.", choices=list_of.offered))
        if record.language and not _LANGUAGE.fullmatch(record.language):
            yield Problem("language", Message("A language is a code such as kk, ru or en."))
        if record.ref and (ref_parts(record.ref) or ("",))[0] != self.ref:
            yield Problem("ref", Message("A reference looks like {prefix}-0042.", prefix=self.ref))
        if wrong := unknown_problem(self.fields, record.unknown):
            yield Problem("unknown", wrong)


def _wrong(field: Field, value: JSON, record: Record) -> Message:
    if unwritable(value):
        return Message("This holds a letter that no file can hold. Type it anew.")
    return field.problem(value) or (_no_sibling(field, value, record) if field.type is ROWS else NOTHING)


def _no_sibling(field: Field, rows: JSON, record: Record) -> Message:
    """What is wrong with rows that point at other rows of their record."""
    for inner in (f for f in field.fields if f.type is SIBLING):
        there = {row.get("id") for row in record.rows(inner.of)}
        for number, row in enumerate(rows, 1):
            if row.get(inner.name) is not None and row[inner.name] not in there:
                return Message("Row {number}, {field}: it points at a row that is not there.",
                            number=number, field=inner.label)
    return NOTHING


@dataclass(frozen=True)
class Schema:
    """All kinds of an archive. A value: a test makes its own with one kind more."""

    kinds: tuple[Kind, ...] = field(default_factory=tuple)

    def __iter__(self) -> Iterator[Kind]:
        return iter(self.kinds)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Kind:
        """A kind by name. Raises KeyError with the names there are."""
        if name not in self._by_name:
            raise KeyError(f"There is no kind {name!r}. Kinds are: {', '.join(self._by_name)}.")
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Kind]:
        return {k.name: k for k in self.kinds}

    def called(self, words: str) -> Kind | None:
        """A kind by name, reference prefix or label in any language."""
        wanted = _small(words.strip())
        return next((k for k in self.kinds if wanted in self.names[k.name]), None)

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """All that each kind is called: its name, reference prefix and labels in every language; in small letters, ё as
        е."""
        return {k.name: frozenset(map(_small, (k.name, k.name.replace("_", " "), k.ref, *k.label.all, *k.plural.all)))
                for k in self.kinds}

    def with_kind(self, one: Kind) -> Schema:
        """This schema and one kind more. Raises ValueError if its name or reference is taken."""
        if any(k.name == one.name or k.ref == one.ref for k in self.kinds):
            raise ValueError(f"{one.name}: the name or the reference prefix {one.ref} is taken.")
        return Schema((*self.kinds, one))


def _small(words: str) -> str:
    return words.casefold().replace("ё", "е")


def shared_fields() -> tuple[Field, ...]:
    """What every kind has after its own fields."""
    return (
        links("Tags | Метки | Белгілер", "tag").named("tags"),
        links("Cases | Дела | Істер", "case_file").named("cases"),
        long_text("Note | Примечание | Ескертпе", search=0.5).named("note"),
    )


def kind(
    label: str, plural: str, *, ref: str, group: str, title: str = "{title}", brief: str = "{title}"
) -> Callable[[type], Kind]:
    """Declare the class below as a kind of record; its snake_case name is the kind's name."""

    def declare(cls: type) -> Kind:
        own = tuple(f.named(n) for n, f in vars(cls).items() if isinstance(f, Field))
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()
        have = {f.name for f in own}
        fields = own + tuple(f for f in shared_fields() if f.name not in have)
        return Kind(name, Label.of(label), Label.of(plural), ref, group, title, Label.of(brief),
                    cls.__doc__ or "", fields)

    return declare


