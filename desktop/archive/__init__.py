"""The open archive: keys, records, history, files. No window.

    with create(folder, "six random words …") as archive:
        archive.write("Add note", lambda w: w.add(Record("note", {"title": "First"}))).result()
        with archive.reader() as reader:
            reader.page("note")
"""

from desktop.archive import connect  # noqa: I001  the encrypting driver must be there before all else
from desktop.archive.archive import Archive, create, open_archive, purpose_of
from desktop.archive.changes import Changes
from desktop.archive.errors import ArchiveError
from desktop.archive.reader import Head, Reader
from desktop.archive.writer import Writer

__all__ = ["Archive", "ArchiveError", "Changes", "Head", "Reader", "Writer", "connect", "create", "open_archive",
           "purpose_of"]
