"""What can go wrong with an archive, each with its own words: what happened, and what to do."""

from __future__ import annotations

import errno
from pathlib import Path


class ArchiveError(Exception):
    """Something went wrong with an archive.

    `happened` and `do` are sentences in which {names} stand for `values`; they are whole, so that the window
    can translate them before the values are put in. `title` and `advice` are the same in English.
    """

    happened = "Something went wrong with this archive."
    do = "Close it, open it again, and run a check."

    def __init__(self, happened: str | None = None, do: str | None = None, **values: object) -> None:
        self.happened = happened or type(self).happened
        self.do = do or type(self).do
        self.values = values
        super().__init__(str(self))

    @property
    def title(self) -> str:
        """What happened."""
        return self.happened.format_map(self.values)

    @property
    def advice(self) -> str:
        """What to do."""
        return self.do.format_map(self.values)

    def __str__(self) -> str:
        return f"{self.title} {self.advice}"


class NotAnArchive(ArchiveError):
    """The folder holds no archive."""

    happened = "“{name}” is not a Muragat archive: it has no header."
    do = "Choose the folder that holds the files “header” and “archive.db”."


class Closed(ArchiveError):
    """The archive was closed before it was asked."""

    happened = "This archive is closed."
    do = "Open it again; everything saved before is there."


class ArchiveExists(ArchiveError):
    """A new archive was asked for where something lies already."""

    happened = "“{name}” exists already and is not empty."
    do = "Choose another name; nothing was changed."


class NewerArchive(ArchiveError):
    """The archive was written by a later Muragat."""

    happened = "A newer Muragat made this archive (its format is {version}; this program knows {known})."
    do = "Open it with the newer program; nothing was changed."


class WrongPassphrase(ArchiveError):
    """The passphrase (or recovery code) opens nothing here."""

    happened = "This passphrase does not open the archive."
    do = "Check the keyboard's language and Caps Lock, then type it again."


class UnusablePassphrase(ArchiveError):
    """A passphrase that cannot be taken."""

    happened = "The passphrase is empty."
    do = "Type a passphrase; six random words are a good one."


class NotEnoughMemory(ArchiveError):
    """The computer cannot spare the memory that unlocking takes."""

    happened = "Unlocking takes {mebibytes} MiB of memory, and this computer has not so much free."
    do = "Close other programs and try again."


class NoVault(ArchiveError):
    """The sealed depth was asked for where there is none."""

    happened = "This archive has no vault for sealed values."
    do = "Make one first: it needs a second passphrase."


class VaultClosed(ArchiveError):
    """A sealed value was needed while the vault is closed."""

    happened = "This value is sealed, and the vault is closed."
    do = "Open the vault with its own passphrase."


class AlreadyOpen(ArchiveError):
    """Another program holds the archive."""

    happened = "This archive is open in another program (process {process}, since {since})."
    do = "Close it there first."


class Busy(ArchiveError):
    """Another connection kept the database for too long."""

    happened = "“{name}” is busy with another task."
    do = "Wait a moment and try again; nothing was changed."


class DiskFull(ArchiveError):
    """No room on the disk."""

    happened = "The disk is full: nothing more can be saved, and everything saved before is safe."
    do = "Make room on the disk that holds “{name}” and try again."


class ReadOnlyMedium(ArchiveError):
    """The disk, the folder or the file may not be written."""

    happened = "“{name}” cannot be written: the disk or the folder is read-only, or belongs to someone else."
    do = "Copy the whole archive folder to a disk you can write, and open it there."


class MediumError(ArchiveError):
    """The disk itself failed."""

    happened = "The disk reported an error at “{name}” ({reason})."
    do = "Copy the archive to another disk before anything else, then run a check there."


class DamagedHeader(ArchiveError):
    """Both copies of the header are damaged."""

    happened = "The header of this archive is damaged in both its copies, so no passphrase can open it."
    do = "Put back the file “header” from a backup; the rest of the archive may be whole."


class DamagedDatabase(ArchiveError):
    """A database of the archive cannot be read, wholly or in part."""

    happened = "“{name}” is damaged ({reason})."
    do = "Make a copy of the folder, then restore the last good backup."


class PlainDatabase(ArchiveError):
    """A database lies there unencrypted."""

    happened = "“{name}” is not encrypted, so it was not written by Muragat."
    do = "Do not enter anything; restore the last good backup."


class MissingFile(ArchiveError):
    """An evidence file is not there."""

    happened = "The evidence file {name} is missing from the archive."
    do = "Restore it from a backup, or add the original file again."


class DamagedFile(ArchiveError):
    """An evidence file was changed, cut or swapped since it was kept."""

    happened = "The evidence file {name} is damaged: {reason}."
    do = "Restore it from a backup, or add the original file again."


class ChangedFile(ArchiveError):
    """A file being added changed while it was read."""

    happened = "The file changed while it was being added, so it was not kept."
    do = "Close the program that writes it and add it again."


class UnreadableSource(ArchiveError):
    """A file to be added cannot be read where it lies."""

    happened = "The file could not be read ({reason}), so it was not kept."
    do = "Look whether it opens elsewhere, copy it to this computer, and add the copy."


class SealedElsewhere(ArchiveError):
    """A vault was to be made in a copy that holds values another copy's vault sealed."""

    happened = "This copy holds values that were sealed with the vault of another copy."
    do = "Ask for a sealed copy with the vault, and take it in: two vaults would not open each other's values."


class DamagedValue(ArchiveError):
    """A sealed value does not open where it stands."""

    happened = "A sealed value was changed or moved from its place."
    do = "Restore the record from its history or from a backup."


class BackupFailed(ArchiveError):
    """The backup was not made; the ones before it are untouched."""

    happened = "The backup could not be made: {reason}."
    do = "Look at the place for backups; the earlier ones are untouched."


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}


def explain_os(error: OSError, path: Path) -> ArchiveError:
    """The archive's words for a failure of the disk at a path."""
    if error.errno in _FULL:
        return DiskFull(name=path.name)
    if error.errno in _FORBIDDEN:
        return ReadOnlyMedium(name=path.name)
    return MediumError(name=path.name, reason=error.strerror or "unknown")
