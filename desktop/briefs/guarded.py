"""Names that must not be printed, looked for in the free words of a paper: only its author can mend those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.archive.guarded import Guarded
from desktop.briefs.people import name_of

if TYPE_CHECKING:
    from desktop.archive import Reader


class GuardedNames(Guarded):
    """Guarded names in a paper of this language; the name that somebody bears in print is none."""

    def __init__(self, reader: Reader, language: str) -> None:
        super().__init__(reader, lambda person: name_of(person, language))
