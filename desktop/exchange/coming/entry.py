"""One thing that a file tells of, as plain values: what every format gives, and all that the rest needs to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive_schema.labels import Label
from archive_schema.messages import Message

JSON = Any
LEAVE_OUT = "leave_out"
"""The answer to any doubt by which the value is told as not taken in."""

THIS_FILE = "this file"
"""The value of a link at the file that is imported: `cited_in` of a citation, `parent` of a source seen only there."""


@dataclass(frozen=True)
class Doubt:
    """A question that only a person can answer, asked once per `key` and answered for the whole file.

    `choices` are (code, words). `suggested` is the code to begin with, "" for none.
    With `remember` the answer is kept in the archive and holds for other files too.
    """

    key: str
    question: Message
    choices: tuple[tuple[str, Label], ...]
    suggested: str = ""
    remember: bool = False


@dataclass(frozen=True)
class Link:
    """A link at another record: at another entry by its `identity`, or by `words` (a reference or a title).

    In a row: the rows field, the place of the row in `Entry.values` (from 0), and the `inner` field of the row.
    """

    field: str
    identity: str = ""
    words: str = ""
    row: int = -1
    inner: str = ""


@dataclass(frozen=True)
class Entry:
    """What a file states of one thing.

    where: its place in the file as a locator says it, such as "12"; `where_kind` is a code of the list `locator`.
    identity: what makes it the same thing when a file of this sort is read again; begins with the name of the
    format ("citizenlab:kz:https://…/"). values: as Record.values; rows need no ids, save where a sibling names one.
    ref: the record it is, by its reference, when the file says so. left: what the file states and no field holds, as
    (name, words). wrong: why it is refused. status, confidentiality: of a new record, as the file says. lines: of a
    `list`, its lines as Writer.add_entries takes them, made anew at each call.
    """

    where: str
    kind: str
    identity: str
    values: Mapping[str, JSON]
    language: str = ""
    links: tuple[Link, ...] = ()
    printed: str = ""
    left: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    wrong: tuple[Message, ...] = ()
    where_kind: str = "line"
    ref: str = ""
    unknown: Mapping[str, Mapping[str, JSON]] = field(default_factory=dict)
    status: str = ""
    confidentiality: str = ""
    lines: Callable[[], Iterable[Mapping[str, JSON]]] | None = None
