"""The names of everyone in an archive, read at once: for finding people in a text."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.archive.reader import Reader


@dataclass(frozen=True)
class PersonNames:
    """A person's names that are not sealed, the one in use first; `sealed` tells that a real name is kept apart."""

    id: str
    ref: str
    names: tuple[str, ...]
    protection: str
    sealed: bool
    trashed: bool


def names_of_people(reader: Reader) -> list[PersonNames]:
    """Everyone in the archive, the trash included, in the order they were added."""
    others: dict[str, list[str]] = {}
    rows = reader.db.execute("select _owner, full from person__names where full is not null order by _owner, _place")
    for owner, full in rows:
        others.setdefault(owner, []).append(full)
    people = reader.db.execute(
        "select r.id, r.ref, coalesce(k.name, ''), coalesce(k.protection, 'none'), k.real_name is not null, r.trashed "
        "from person k join record r on r.id = k.id order by r.number")
    return [
        PersonNames(id, ref, (name, *others.get(id, ())), protection, bool(sealed), bool(trashed))
        for id, ref, name, protection, sealed, trashed in people
    ]
