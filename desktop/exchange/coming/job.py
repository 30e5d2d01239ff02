"""One file that comes in, from its first look to the step that writes it: what the window and the command line ask."""

from __future__ import annotations

import dataclasses
import hashlib

from desktop.archive import Archive
from desktop.exchange.coming import carry, mapping
from desktop.exchange.coming.carry import File, Outcome, carry_out
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.formats import TABLE, Asked, Foreign, Format
from desktop.exchange.coming.mapping import Columns
from desktop.exchange.coming.plan import Plan, Progress, nothing, plan
from desktop.exchange.coming.tables import chosen

_MOST_ENTRIES = 500_000


class TooMany(carry.ArchiveError):
    """A file holds more records than come in at once."""

    happened = "This file holds more than {count} records."
    do = "Cut it into parts and import one after the other."


def dry_run(archive: Archive, foreign: Foreign, format: Format, asked: Asked) -> Plan:
    """What a file would do. What was answered before holds, unless `asked.answers` says otherwise.

    Raises ArchiveError, OSError.
    """
    with archive.reader() as reader:
        answers = {**carry.remembered(reader), **asked.answers}
        known = dataclasses.replace(asked, answers=answers, reader=reader)
        entries: list[Entry] = []
        for entry in format.entries(foreign, known):
            entries.append(entry)
            asked.progress(len(entries), 0)
            if len(entries) > _MOST_ENTRIES:
                raise TooMany(count=_MOST_ENTRIES)
        return plan(reader, entries, answers, asked.progress)


def bring_in(archive: Archive, foreign: Foreign, format: Format, planned: Plan, *, evidence: bool | None = None,
             columns: Columns | None = None, progress: Progress = nothing) -> Outcome:
    """Write what was planned, as one step, and remember how the columns were read.

    `evidence`: whether the file is kept as a source that each record cites; None leaves it to the format.
    Raises what `carry_out` raises.
    """
    made = carry_out(archive, planned, file_of(foreign, format, evidence), progress=progress)
    if columns is not None and format.name == TABLE:
        with archive.reader() as reader:
            sheet, _ = chosen(foreign.path, reader, columns.kind, columns)
        archive.write_aside(lambda writer: mapping.remember(writer, sheet, columns)).result()
    return made


def file_of(foreign: Foreign, format: Format, evidence: bool | None = None) -> File:
    """The file as an import tells of it, its hash read now."""
    with foreign.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
    return File(foreign.path, foreign.path.name, digest, size, format.label.en,
                format.evidence if evidence is None else evidence)
