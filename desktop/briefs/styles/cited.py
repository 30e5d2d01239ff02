"""A source as a style sees it, and one citing of it. Plain values: a style reads nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from archive_schema.moments import Moment

Places = tuple[tuple[str, str], ...]
"""A place in a source: kinds and labels, from the outside in: (("article", "41-1"), ("clause", "1-2"))."""


@dataclass(frozen=True)
class Cited:
    """A source, with what a note may say of it. Absent is "" or None; what is known to be missing is said.

    `source` tells two citings of one source from citings of two. `missing` holds words such as
    "published: lost in our copy". Languages are codes ("ru"). `families` has the family name of each author,
    "" where none is known: organisations, pen names, names whose parts nobody has told apart. `letter`
    tells sources of one author and year apart. Where the title is `described`, it is a description and no words of
    the source, and bears no quotation marks.
    """

    source: str
    title: str
    ref: str = ""
    csl_type: str = "document"
    genre: str = ""
    authors: tuple[str, ...] = ()
    title_original: str = ""
    title_transliterated: str = ""
    title_translated: str = ""
    title_in_translation: bool = False
    language: str = ""
    container: str = ""
    publisher: str = ""
    republished_in: str = ""
    place: str = ""
    authority: str = ""
    jurisdiction: str = ""
    number: str = ""
    symbol: str = ""
    symbol_adopted: str = ""
    issued: Moment | None = None
    accessed: Moment | None = None
    url: str = ""
    url_archived: str = ""
    on_file: bool = False
    undated: bool = False
    unsigned: bool = False
    missing: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    letter: str = ""
    described: bool = False


@dataclass(frozen=True)
class Citing:
    """One source in one note: the words before it, where in it, what it says, and where it was seen.

    `locator` is in words ("p. 12"); `places` are the same, told apart where they are known. `cited_in` is the source
    we hold, when we have not seen this one itself.
    `exhibit` is the number under which what we hold is an exhibit of this paper ("C-12").
    `value` is what this source gives where it differs.
    """

    cited: Cited
    prefix: str = ""
    locator: str = ""
    quote: str = ""
    quote_language: str = ""
    quote_translation: str = ""
    quote_translator: str = ""
    speaker: str = ""
    value: str = ""
    cited_in: Cited | None = None
    cited_in_locator: str = ""
    places: Places = ()
    cited_in_places: Places = ()
    exhibit: str = ""


@dataclass(frozen=True)
class Back:
    """What a note may lean on when it says a source again.

    `note` has the source in full (0: this very note). `others` are the sources cited so far that could be taken
    for it, by the same author or of a like title; `beside` are those of them that the same note has in full.
    """

    note: int = 0
    beside: tuple[Cited, ...] = ()
    others: tuple[Cited, ...] = ()
