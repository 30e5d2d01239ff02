"""Titles, rows and sentences that follow from a kind's templates.

In a template {field} is the field's words; a part in [square brackets] is left
out when a field in it is empty. Outside brackets an empty field is said to be
not stated: a sentence never hides that something is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, ROWS, SEALED, SIBLING, Field
from archive_schema.records import Record
from archive_schema.vocabularies import UNKNOWN_REASON

JSON = Any
LONGEST_TITLE = 400
Resolve = Callable[[str], str]  # the title of a record by its id; "" if unknown

_PART = re.compile(r"\[([^\]]*)\]|([^\[]+)")
_FIELD = re.compile(r"\{(\w+)\}")


def no_titles(record_id: str) -> str:
    """Resolve nothing: for titles, which use a record's own words only."""
    return ""


def not_known(entry: object, language: str = "en") -> str:
    """Why nothing is known, in words: "not stated", "lost in our copy"."""
    reason = entry.get("reason", "not_stated") if isinstance(entry, dict) else "not_stated"
    words = UNKNOWN_REASON.say(reason, language)
    return words[:1].lower() + words[1:]


def words_of(field: Field, value: JSON, language: str = "en", resolve: Resolve = no_titles) -> str:
    """The value of any field as a person reads it: links by title, rows a line each."""
    if value is None or value is SEALED:
        return field.words(value, language)
    if field.type is LINK:
        return resolve(value) or ""
    if field.type is LINKS:
        return "; ".join(filter(None, map(resolve, value)))
    if field.type is ROWS:
        return "; ".join(row_words(field, row, language, resolve) for row in value)
    return field.words(value, language)


def row_words(field: Field, row: dict[str, JSON], language: str = "en", resolve: Resolve = no_titles) -> str:
    """One row of a rows field in one line."""
    def say(name: str) -> str:
        inner = field.inner(name)
        return "" if inner.type is SIBLING else words_of(inner, row.get(name), language, resolve)

    line = fill(field.say.in_(language), say)
    return line or "; ".join(filter(None, (say(f.name) for f in field.fields)))


def title_of(kind: Kind, record: Record, language: str = "en") -> str:
    """The title a record is listed under, from its own words; "" if it has none yet. It is kept in English."""
    def say(name: str) -> str:
        return words_of(kind.field(name), record[name], language)

    return _clipped(fill(kind.title, say))


def _clipped(title: str) -> str:
    """A title made of a long text, cut at a word."""
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def sentence(kind: Kind, record: Record, language: str = "en", resolve: Resolve = no_titles) -> str:
    """What a brief prints of a record, with what is missing said."""
    def say(name: str) -> str:
        return words_of(kind.field(name), record[name], language, resolve)

    def missing(name: str) -> str:
        return not_known(record.unknown.get(name), language)

    return fill(kind.brief.in_(language), say, missing)


def fill(template: str, say: Callable[[str], str], missing: Callable[[str], str] = lambda name: "") -> str:
    """Put words into a template; see the module's first lines."""
    said: list[str] = []
    for part in _PART.finditer(template):
        optional, plain = part.group(1), part.group(2)
        if optional is not None:
            if all(say(name) for name in _FIELD.findall(optional)):
                said.append(_FIELD.sub(lambda m: say(m.group(1)), optional))
        else:
            said.append(_FIELD.sub(lambda m: say(m.group(1)) or missing(m.group(1)), plain))
    return _tidy("".join(said))


def _tidy(line: str) -> str:
    line = re.sub(r"\s+", " ", line).strip(" ,:;")
    return re.sub(r"(?<!\.)([.!?…])\.(?!\.)", r"\1", line)  # an ellipsis of three dots stays
