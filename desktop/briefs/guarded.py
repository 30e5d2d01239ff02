"""Names that must not be printed, looked for in the free words of a paper: only its author can mend those."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from archive_schema.records import Record
from archive_schema.text.fold import fold
from archive_schema.text.normalise import words
from desktop.briefs.people import is_protected, name_of

if TYPE_CHECKING:
    from desktop.archive import Reader

_Key = tuple[str, ...]


class GuardedNames:
    """The names of protected people, found in any script and in either order of their words.

    A surname alone and a declined form are not found: they would find namesakes as well.
    """

    def __init__(self, reader: Reader, language: str) -> None:
        self._names: dict[_Key, str] = {}
        for head in reader.lines("person", reader.in_order("person")):
            if head.cells.get("protection") in (None, "none"):
                continue
            person = reader.get(head.id)
            printed = {_key(name_of(person, language)), _key(str(person["pseudonym"] or ""))}
            for name in _names_of(person):
                if (key := _key(name)) and key not in printed:
                    self._names.setdefault(key, name)
        self._lengths = {len(key) for key in self._names}

    def in_text(self, text: str) -> list[str]:
        """The guarded names in a text, each once, as they are kept."""
        if not self._names:
            return []
        folded = [fold(word) for word in words(text)]
        keys = (tuple(sorted(folded[at:at + length])) for length in self._lengths for at in range(len(folded)))
        return list(dict.fromkeys(self._names[key] for key in keys if key in self._names))


def _names_of(person: Record) -> Iterator[str]:
    """Every name that is known of a protected person; the sealed one while the vault is open."""
    assert is_protected(person)
    yield str(person["name"] or "")
    yield from (str(row.get("full") or "") for row in person.rows("names"))
    if isinstance(person["real_name"], str):
        yield person["real_name"]


def _key(name: str) -> _Key:
    """The folded words of a name, in an order of their own."""
    return tuple(sorted(fold(word) for word in words(name)))
