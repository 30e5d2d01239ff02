"""Names that must not leave, looked for in free words: of protected people, and real names that are sealed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from archive_schema.records import Record
from archive_schema.text.fold import fold
from archive_schema.text.name_finder import Hit, NameFinder
from archive_schema.text.normalise import words
from desktop.archive.people import PersonNames, names_of_people
from desktop.archive.reader import Reader


class Guarded:
    """The names of protected people, found in any script, case form and order of their words, with initials, and by
    a surname that nobody else in the archive bears.

    Guarded is who has a protection, who stands in the trash too, and every sealed real name while the vault is open;
    `unread` holds the references of those whose real name could not be read because it is closed. `called` says by
    which name a person may be called: that one is no name to be guarded.
    """

    def __init__(self, reader: Reader, called: Callable[[Record], str]) -> None:
        people = names_of_people(reader)
        guarded = [person for person in people if person.protection != "none" or person.sealed]
        names: list[tuple[str, str]] = []
        self.unread: list[str] = []
        for each in guarded:
            person = reader.get(each.id)
            free = {_key(called(person)), _key(str(person["pseudonym"] or ""))}
            names += [(each.ref, name) for name in _names_of(each, person) if _key(name) not in free]
            if each.sealed and not isinstance(person["real_name"], str):
                self.unread.append(each.ref)
        known = {person.id for person in guarded}
        self._finder = NameFinder(names, (name for person in people if person.id not in known for name in person.names))

    def __bool__(self) -> bool:
        return bool(self._finder)

    def hits(self, text: str) -> list[Hit]:
        """The guarded names in a text; `whose` is the reference of the person, and one not `sure` may be meant."""
        return self._finder.hits(text)

    def in_text(self, text: str) -> list[str]:
        """The guarded names in a text, each once, as they are kept; those that only may be meant come last."""
        return [hit.name for hit in self.hits(text)]


def _names_of(known: PersonNames, person: Record) -> Iterator[str]:
    """Every name of a guarded person; the sealed one while the vault is open. Who is not protected but for a real
    name that is sealed goes by the name in use."""
    if known.protection != "none":
        yield from known.names
    if isinstance(person["real_name"], str):
        yield person["real_name"]


def _key(name: str) -> tuple[str, ...]:
    """The folded words of a name, in an order of their own."""
    return tuple(sorted(fold(word) for word in words(name)))
