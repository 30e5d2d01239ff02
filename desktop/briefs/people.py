"""How a person is named in a paper: by protection, and never by what is sealed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, ROWS, Field
from archive_schema.records import Record
from desktop.briefs.terms import term


def name_of(person: Record, language: str, *, printed: str = "") -> str:
    """The name a person may bear in print; `printed` is a spelling to prefer where the name may be used.

    A protected person without a pseudonym is "[name withheld]", also while the vault is open.
    """
    protection = person["protection"] or "none"
    name = str(person["name"] or person.title)
    if protection == "initials":
        return " ".join(f"{part[0]}." for part in name.split())
    if protection == "pseudonym":
        # With the real name sealed apart, the name in use is itself a pseudonym.
        return str(person["pseudonym"] or (name if person["real_name"] is not None else withheld(language)))
    if protection == "withheld":
        return str(person["pseudonym"] or withheld(language))
    return printed or name


_PATRONYMIC = re.compile(r".*(?:вич|вна|чна|ұлы|қызы|улы|кызы|vich|vna|uly|kyzy|qyzy)$", re.I)


def family_name(name: str) -> str:
    """The family name in a person's name of two words, or of three with a patronymic; "" where that would be a guess.

    "Vera Ivanova", "Vera Petrovna Ivanova" and "Иванова Вера Петровна" tell it; "Makpal Mukankyzy" has none.
    """
    words = name.split()
    if not all(re.fullmatch(r"[^\W\d_][\w’'ʼ-]+", word) for word in words):
        return ""
    if len(words) == 2 and not _PATRONYMIC.match(words[1]):
        return words[1]
    if len(words) == 3 and _PATRONYMIC.match(words[2]):
        return words[0]
    if len(words) == 3 and _PATRONYMIC.match(words[1]):
        return words[2]
    return ""


def withheld(language: str) -> str:
    """What stands for a name that may not be printed."""
    return f"[{term('withheld', language)}]"


def printable(kind: Kind, record: Record, language: str, find: Callable[[str], Record | None]) -> Record:
    """The record with nothing in it that may not be printed: sealed values and protected names are replaced."""
    values: dict[str, Any] = dict(record.values)
    for field in kind.fields:
        # What is sealed stays out of print with an open vault too.
        if field.sealed and values.get(field.name) is not None:
            values[field.name] = str(record["pseudonym"] or withheld(language))
        elif field.type is ROWS and values.get(field.name):
            values[field.name] = [_printable_row(field, row, language, find) for row in values[field.name]]
    if kind.name == "person":
        values["name"] = name_of(record, language)
        if is_protected(record) and values.get("names"):
            values["names"] = [{"full": withheld(language)}]
    return dataclasses.replace(record, values=values)


def is_protected(person: Record) -> bool:
    """May this person's name not be printed as it is?"""
    return (person["protection"] or "none") != "none"


def _printable_row(
    field: Field, row: dict[str, Any], language: str, find: Callable[[str], Record | None]
) -> dict[str, Any]:
    """A row that names a protected person bears the name the person may bear."""
    if "name" not in row:
        return row
    linked = (find(row[inner.name]) for inner in field.fields if inner.type is LINK and row.get(inner.name))
    person = next((one for one in linked if one is not None and one.kind == "person" and is_protected(one)), None)
    return {**row, "name": name_of(person, language)} if person else row
