"""The links of an entry: at others of its file, at what came in before, at records by reference or title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINKS, Field
from archive_schema.ids import is_ref
from archive_schema.messages import NOTHING, Message
from archive_schema.text.collate import sort_key
from desktop.archive import Reader
from desktop.archive.came_in import known
from desktop.exchange.coming.entry import Entry, Link

JSON = Any


def linked(reader: Reader, ids: Mapping[str, str], kind: Kind, entry: Entry) -> tuple[
        dict[str, JSON], tuple[Message, ...]]:
    """The values of an entry with its links in them, and what is wrong with those that lead nowhere.

    `ids` are those of the entries of the file, by their identities.
    """
    values, wrong = dict(entry.values), []
    for link in entry.links:
        field = kind.field(link.field)
        found = field.inner(link.inner) if link.inner else field
        target, problem = _target(reader, ids, found, link)
        if problem:
            wrong.append(Message("{field}: {wrong}", field=found.label, wrong=problem))
        elif link.inner:
            rows = [dict(row) for row in values[link.field]]
            rows[link.row][link.inner] = target
            values[link.field] = rows
        elif found.type is LINKS:
            values[link.field] = [*values.get(link.field, ()), target]
        else:
            values[link.field] = target
    return values, tuple(wrong)


def _target(reader: Reader, ids: Mapping[str, str], field: Field, link: Link) -> tuple[str, Message]:
    if link.identity:
        if link.identity in ids:
            return ids[link.identity], NOTHING
        if (came := known(reader, link.identity)) is not None:
            return came.record, NOTHING
    words = link.words.strip()
    if is_ref(words.upper()) and reader.has_ref(words.upper()):
        target = reader.id_of(words)
        return target, reader.link_problem(field, target)
    titled = [head for head in reader.titled(sort_key(words)) if not field.to or head.kind in field.to]
    exact = [head for head in titled if head.title == words] or titled
    if len(exact) == 1:
        return exact[0].id, NOTHING
    return "", Message("There is no record “{title}”, or several.", title=words or link.identity)
