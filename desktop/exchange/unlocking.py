"""A locked file that is kept is read with its password. The file stays as it is; the password is not kept."""

from __future__ import annotations

from archive_schema.records import Record
from desktop.archive import Archive, Writer
from desktop.archive.content import original_bytes
from desktop.exchange.documents import Progress
from desktop.intake.source import to_source_values, unread
from desktop.intake.take import take_in_bytes
from desktop.intake.words import Problem

STEP = "Read a locked file with its password"


def locked_files(archive: Archive, source_id: str) -> list[Record]:
    """The PDFs of a source that wait for their password; locked files of other kinds cannot be opened here."""
    with archive.reader() as reader:
        return [file for file in reader.files_of(source_id) if file["unread"] == "password"
                and file["media_type"] == "application/pdf" and not file.trashed]


def unlock(archive: Archive, file_id: str, password: str, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Read a kept file with its password into its source, as one step; what went wrong is returned.

    Only what the source does not say yet is filled in; the name of the file as title gives way to a title in it. A
    wrong password changes nothing. Raises MissingFile, DamagedFile, VaultClosed.
    """
    with archive.reader() as reader:
        file = reader.get(file_id)
    is_sealed = isinstance(file["sealed_sha256"], str)
    name = str(file["sealed_name"] if is_sealed else file["name"])
    draft = take_in_bytes(original_bytes(archive, file), name, password=password, progress=progress)
    if any(problem.code in ("needs_password", "wrong_password") for problem in draft.problems):
        return draft.problems
    found = to_source_values(draft)
    named = found.get("title") != name.rpartition(".")[0]

    def work(writer: Writer) -> None:
        source = writer.get(str(file["source"]))
        if is_sealed:
            values = {"sealed_text": found.get("text"), "sealed_title": found["title"] if named else None}
        else:
            values = {field: value for field, value in found.items()
                      if field != "csl_type" and (not source[field] or field == "title" and named
                                                  and source["title"] == name.rpartition(".")[0])}
        writer.edit(source.id, {field: value for field, value in values.items() if value})
        told = unread(draft)
        writer.edit(file_id, {"unread": told.get("unread"), "unread_pages": told.get("unread_pages")})

    archive.write(STEP, work).result()
    return draft.problems
