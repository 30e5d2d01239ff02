"""Records that tests put into archives."""

from typing import Any

from archive_schema.records import Record
from desktop.archive import Archive


def add(archive: Archive, kind: str, **values: Any) -> Record:
    """Save one record in a step of its own."""
    return archive.write(f"Add {kind}", lambda writer: writer.add(Record(kind, values))).result()


def note(archive: Archive, title: str = "A note", **values: Any) -> Record:
    """Save a note, the simplest record."""
    return add(archive, "note", title=title, **values)


def a_cited_case(archive: Archive) -> tuple[Record, Record, Record]:
    """A case, a source, and a citation of the source for the case's beginning."""
    case = add(archive, "prosecution", title="The case", began={"edtf": "2015-10"})
    source = add(archive, "source", title="The report")
    citation = add(archive, "citation", source=source.id, about=case.id, field="began", quote="was arrested")
    return case, source, citation
