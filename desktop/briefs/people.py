"""How a person is named in a paper: by protection, and never by what is sealed."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, ROWS, Field
from archive_schema.records import Record
from desktop.briefs.terms import term

if TYPE_CHECKING:
    from desktop.archive import Reader

Name = Callable[[Record], tuple[str, bool]]
"""How a person is called, and whether that hides the name."""


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


FULL, INITIALS, PSEUDONYM, NOTHING = "full", "initials", "pseudonym", "none"
"""How far a name may be used, from all of it to nothing."""
_STRICTER = (FULL, INITIALS, PSEUDONYM, NOTHING)
_PROTECTED = {"none": FULL, "initials": INITIALS, "pseudonym": PSEUDONYM, "withheld": NOTHING}
_IN_OFFICE = frozenset({"official", "judge", "prosecutor", "politician"})
_NOT_PUBLISHED = frozenset({"interview", "personal_communication", "manuscript"})


def use_of_name(reader: Reader, person: Record, purpose: str = "", *, safe: bool = False) -> str:
    """How far a person's name may be used for a purpose: the strictest of protection and consent.

    Consent counts where it was given for this purpose, or for none in particular; one that was withdrawn allows
    nothing. A paper that is to be published (`safe`) asks for more: protection "none" says that the name may be used,
    and is enough. Where nothing is said of protection, who holds an office is named for what they do in it, and who
    signed a published work is named as its author; all others, and whoever agreed to other purposes only, are not.
    """
    protection = person["protection"]
    uses = [_PROTECTED.get(str(protection or "none"), NOTHING)]
    asked = person.rows("consent")
    given = [row for row in asked if row.get("purpose") in (purpose, None)] if purpose else []
    uses += [NOTHING if row.get("withdrawn") else str(row.get("name_use") or FULL) for row in given]
    if uses[0] == NOTHING and person["pseudonym"] and NOTHING not in uses[1:]:
        uses[0] = PSEUDONYM  # the name is withheld, and what may stand for it was written down
    if safe:
        if person.confidentiality in ("restricted", "secret") or (asked and not given):
            uses.append(PSEUDONYM)
        elif not protection and not given and not _is_public(reader, person):
            uses.append(PSEUDONYM)
    return max(uses, key=_STRICTER.index)


def is_undecided(person: Record) -> bool:
    """Has nobody said whether this person may be named?"""
    return not person["protection"] and not person.rows("consent")


def _is_public(reader: Reader, person: Record) -> bool:
    """Does this person act in an office, or has signed what was published?"""
    if person["real_name"] is not None:
        return False
    if not _IN_OFFICE.isdisjoint(person["roles"] or ()):
        return True
    sources = (reader.get(head.id) for head in reader.pointing_at(person.id) if head.kind == "source")
    return any(_signed(source, person.id) for source in sources)


def _signed(source: Record, person: str) -> bool:
    published = bool(source["publisher"] or source["url"]) and source["csl_type"] not in _NOT_PUBLISHED
    return (published and source["anonymity"] in ("named", None) and not source["handling"]
            and any(row.get("person") == person for row in source.rows("authors")))


def initials_of(person: Record, language: str) -> str:
    """The initials of a person's name, in the script of the language where the name is known in it."""
    names = [str(person["name"] or person.title), *(str(row.get("full") or "") for row in person.rows("names"))]
    cyrillic = language in ("ru", "kk")
    fitting = [name for name in names if name and bool(re.search("[\u0400-\u04ff]", name)) == cyrillic and " " in name]
    return " ".join(f"{part[0]}." for part in (fitting or names)[0].split() if part[0].isalpha())


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


def printable(
    kind: Kind, record: Record, language: str, find: Callable[[str], Record | None], name: Name | None = None
) -> Record:
    """The record with nothing in it that may not be printed: sealed values and protected names are replaced.

    `name` tells how a person is named, and whether that is another name than their own.
    """
    called: Name = name or (lambda person: (name_of(person, language), is_protected(person)))
    values: dict[str, Any] = dict(record.values)
    for field in kind.fields:
        # What is sealed stays out of print with an open vault too.
        if field.sealed and values.get(field.name) is not None:
            values[field.name] = str(record["pseudonym"] or withheld(language))
        elif field.type is ROWS and values.get(field.name):
            values[field.name] = [_printable_row(field, row, called, find) for row in values[field.name]]
    if kind.name == "person":
        values["name"], hidden = called(record)
        if hidden and values.get("names"):
            values["names"] = [{"full": withheld(language)}]
    return dataclasses.replace(record, values=values)


def is_protected(person: Record) -> bool:
    """May this person's name not be printed as it is?"""
    return (person["protection"] or "none") != "none"


def _printable_row(
    field: Field, row: dict[str, Any], called: Name, find: Callable[[str], Record | None]
) -> dict[str, Any]:
    """A row that names somebody who may not be named as they are bears the name the person may bear."""
    if "name" not in row:
        return row
    linked = (find(row[inner.name]) for inner in field.fields if inner.type is LINK and row.get(inner.name))
    names = (called(one) for one in linked if one is not None and one.kind == "person")
    other = next((name for name, hidden in names if hidden), None)
    return {**row, "name": other} if other is not None else row
