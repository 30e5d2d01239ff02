"""Files of references: how each is known, and where it is read. Lines of plain words are read here, all else apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from archive_schema.labels import LANGUAGES, Label
from archive_schema.messages import Message
from desktop.archive import ArchiveError
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.foreign import Foreign
from desktop.exchange.references import bibtex, csl, ris, zotero
from desktop.exchange.references.gathered import Answers, no_reference
from desktop.intake.clean import clean_text
from desktop.intake.encodings import guess
from desktop.intake.parsed import parsed
from desktop.intake.sniff import encoding_mark, wide_encoding
from desktop.intake.words import IntakeError, Problem

MOST_BYTES = 100_000_000
_RIS = re.compile(rb"^(?:\xef\xbb\xbf)?TY {1,2}-", re.M)
_SCIENCE = re.compile(rb"^(?:\xef\xbb\xbf)?FN .*\nVR |^PT [JBSP]\r?$", re.M)
_BIBTEX = re.compile(rb"^\s*@\w+\s*[{(]", re.M)


class ListError(ArchiveError):
    """A file cannot be read as a list of references."""

    happened = "{what}"
    do = "Export the list anew from the program that keeps it, and import that; nothing was changed."


def knows_ris(foreign: Foreign) -> int:
    """Whether lines of the file are those of RIS or of Web of Science."""
    return 9 * bool(_RIS.search(foreign.head)) or 6 * bool(_SCIENCE.search(foreign.head)) or 4 * (
        foreign.suffix == ".ris")


def knows_bibtex(foreign: Foreign) -> int:
    """Whether the file is called BibTeX, or an entry of it begins a line."""
    return 9 * (foreign.suffix == ".bib") or 5 * bool(_BIBTEX.search(foreign.head))


def knows_csl(foreign: Foreign) -> int:
    """Whether the file is JSON that speaks of types of sources."""
    head = foreign.head.lstrip(b"\xef\xbb\xbf \r\n\t")
    told = re.search(rb'"(?:container-title|date-parts|issued|publisher-place|citation-key)"\s*:', head)
    return 7 * bool(head[:1] in (b"[", b"{") and b'"type"' in head and told)


def knows_zotero(foreign: Foreign) -> int:
    """Whether the file names Zotero's own words."""
    return 9 * (b"http://www.zotero.org/namespaces/export#" in foreign.head)


def read_ris(path: Path, answers: Answers) -> Iterator[Entry]:
    """The references of a RIS file, or of one of Web of Science. Raises ListError."""
    return ris.entries(text_of(path), answers)


def read_csl(path: Path, answers: Answers) -> Iterator[Entry]:
    """The references of a file of CSL-JSON. Raises ListError."""
    try:
        yield from csl.entries(text_of(path), answers)
    except csl.NotCsl as error:
        raise ListError(what=Message("“{name}” is no list of references in CSL-JSON.", name=path.name)) from error


def read_bibtex(path: Path, answers: Answers) -> Iterator[Entry]:
    """The references of a BibTeX file, read by a process without rights. Raises ListError."""
    values, troubles = _apart(path, "bibtex", bibtex.is_block)
    yield from troubles
    yield from bibtex.entries(values, answers)


def read_zotero(path: Path, answers: Answers) -> Iterator[Entry]:
    """The references of a Zotero RDF file, read by a process without rights. Raises ListError."""
    values, troubles = _apart(path, "zotero", zotero.is_thing)
    yield from troubles
    yield from zotero.entries(values, answers)


def _apart(path: Path, reader: str, is_answer: Callable[[object], bool]) -> tuple[list[Any], list[Entry]]:
    """What a reader told, and as refused entries what it had to say of the file. A reader is believed nothing."""
    try:
        found = parsed(path, reader)
    except IntakeError as error:
        raise ListError(what=_in_three(error)) from error
    troubles = [no_reference(reader, f"{path.name} {number}", str(problem), _in_three(problem))
                for number, problem in enumerate(found.problems, 1)]
    if not all(map(is_answer, found.values)):
        raise ListError(what=Message("“{name}” was read by a damaged program.", name=path.name))
    return list(found.values), troubles


def _in_three(problem: Problem | IntakeError) -> Message:
    return Message("{problem}", problem=Label(*map(problem.in_, LANGUAGES)))


def text_of(path: Path) -> str:
    """The words of a file of plain lines: UTF-16 and UTF-8 by their form, any other encoding by its letters.

    Raises ListError for what is too large or cannot be opened.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ListError(what=Message("“{name}” cannot be read: {reason}.", name=path.name,
                                     reason=error.strerror)) from error
    if len(data) > MOST_BYTES:
        raise ListError(what=Message("“{name}” is larger than {count} MB.", name=path.name, count=MOST_BYTES // 10**6))
    return clean_text(_decoded(data).replace("\r\n", "\n").replace("\r", "\n"))


def _decoded(data: bytes) -> str:
    mark, length = encoding_mark(data)
    if name := mark or wide_encoding(data):
        return data[length:].decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(guess(data[:400_000]), "replace")
