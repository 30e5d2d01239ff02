"""What passes between who hands a case over (`exchange`) and who makes papers (`briefs`); neither knows the other.

The one has the words of a paper, the other faces, lines, pages and the names a paper may bear. Plain values.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Cite:
    """A place of a document that speaks about a record: where, in which words, and on which page of the file (or 0)."""

    where: str
    quote: str
    page: int = 0


@dataclass(frozen=True)
class Copy:
    """A copy without metadata: its bytes, the ending of its name, what it shows ("pages", "picture", "text")."""

    data: bytes
    ending: str
    how: str
    pages: int = 0


@dataclass(frozen=True)
class Heading:
    """A heading within the paper; 2 is the highest below its title."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Words:
    """A paragraph. One to `keep` stays on the page of what follows."""

    text: str
    keep: bool = False


@dataclass(frozen=True)
class Points:
    """Paragraphs with a dash before each, or with a number where they are steps."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Table:
    """A table; every row has a cell for every column, and the head stands again on every page."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Blanks:
    """Lines left to be filled in by hand, each below the other with what belongs there; never parted."""

    heading: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Beside:
    """Two sets of lines beside each other, as two parties sign."""

    left: Blanks
    right: Blanks


Part = Heading | Words | Points | Table | Blanks | Beside


@dataclass(frozen=True)
class Sheet:
    """A paper: its title, a line below it ("" for none), and its parts in order."""

    title: str
    below: str
    parts: tuple[Part, ...]
