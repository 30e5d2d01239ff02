"""The bytes of a kept file, of whichever depth it is."""

from __future__ import annotations

from archive_schema.records import Record
from desktop.archive.archive import Archive
from desktop.archive.errors import MissingFile, VaultClosed


def original_bytes(archive: Archive, file: Record) -> bytes:
    """The bytes of a kept file, of the sealed depth too. Raises MissingFile, DamagedFile, VaultClosed."""
    if isinstance(file["sha256"], str):
        with archive.files.open(file["sha256"]) as data:
            return data.read()
    if archive.vault_files is None or not isinstance(file["sealed_sha256"], str):
        if file["sealed_sha256"] is not None:
            raise VaultClosed
        raise MissingFile(name=str(file["kept_as"] or file.ref))
    with archive.vault_files.open(file["sealed_sha256"]) as data:
        return data.read()
