"""What somebody marked in a PDF, offered as citations: chosen ones are added, none by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archive_schema.records import Record
from desktop.archive import Archive, Reader, Writer
from desktop.archive.content import original_bytes
from desktop.intake.marks import Mark, marks_of
from desktop.intake.words import Problem

STEP = "Cite what is marked in a file"


def marked_files(reader: Reader, source_id: str) -> list[Record]:
    """The files of a source in which marks may be."""
    return [file for file in reader.files_of(source_id)
            if file["media_type"] == "application/pdf" and file["role"] != "redacted" and not file.trashed]


def offered(archive: Archive, file_id: str, password: str = "") -> tuple[list[Mark], tuple[Problem, ...]]:
    """The marks in a kept PDF that are not cited yet, and what went wrong. Raises MissingFile, DamagedFile."""
    with archive.reader() as reader:
        file = reader.get(file_id)
        there = {tuple(one["rectangles"] or ()) for one in reader.cited_by(str(file["source"])) if not one.trashed}
    marks, problems = marks_of(original_bytes(archive, file), password=password)
    return [mark for mark in marks if _places(mark) not in there], problems


def citation_of(mark: Mark, source_id: str, about: str) -> dict[str, Any]:
    """A mark as the values of a citation: page, rectangles, words, and in the note what was written and by whom."""
    said_by = ", ".join(filter(None, (mark.author, mark.day.replace("T", " "))))
    note = f"{mark.note} ({said_by})" if mark.note and said_by else mark.note or said_by
    values = {"source": source_id, "about": about, "locator_kind": "page", "locator": mark.label, "quote": mark.words,
              "rectangles": list(_places(mark)), "note": note}
    return {name: value for name, value in values.items() if value}


def records_of(marks: Iterable[Mark], source_id: str, about: str) -> list[Record]:
    """Marks as citations for a record, not saved yet."""
    return [Record("citation", citation_of(mark, source_id, about)) for mark in marks]


def accept(archive: Archive, source_id: str, marks: Iterable[Mark], about: str) -> list[Record]:
    """Add marks as citations for a record, all in one step."""
    chosen = records_of(marks, source_id, about)

    def work(writer: Writer) -> list[Record]:
        return [writer.add(one) for one in chosen]

    return archive.write(STEP, work).result() if chosen else []


def _places(mark: Mark) -> tuple[str, ...]:
    return tuple(one.say() for one in mark.rectangles)
