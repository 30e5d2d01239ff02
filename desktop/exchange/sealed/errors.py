"""What can be wrong with a sealed copy, each with its own words."""

from __future__ import annotations

from desktop.archive.errors import ArchiveError


class SealedCopyError(ArchiveError):
    """Something is wrong with a sealed copy; nothing was taken in."""

    happened = "This sealed copy cannot be used."
    do = "Ask for another one; nothing was taken in."


class NotASealedCopy(SealedCopyError):
    """The file is something else."""

    happened = "“{name}” is not a sealed copy of a Muragat archive."
    do = "Choose the file that was sealed; where it lies in several, the one without a number."


class NewerCopy(SealedCopyError):
    """It was made by a later Muragat."""

    happened = "A newer Muragat made this sealed copy ({what})."
    do = "Open it with the newer program; nothing was taken in."


class DamagedCopy(SealedCopyError):
    """It was changed, cut or mixed up on its way."""

    happened = "The sealed copy “{name}” is not as it was made: {reason}."
    do = "Copy it from where it was made once more, all its volumes; nothing was taken in."


class UnsoundContent(SealedCopyError):
    """It opens, and what is in it breaks the format: a program made it that does not keep to it, or somebody meant
    harm."""

    happened = "What is in the sealed copy “{name}” is not as Muragat writes it."
    do = "Do not use it, and ask the sender how it was made. Nothing was taken in."


class CannotUnlock(SealedCopyError):
    """What was given opens none of its locks."""

    happened = "This passphrase does not open the sealed copy."
    do = "Check the keyboard's language and Caps Lock, and ask the sender for the passphrase of this very copy."


class NotForThisKey(SealedCopyError):
    """It was sealed for other keys."""

    happened = "This sealed copy was not made for the key of this copy of the archive."
    do = "Give the passphrase it was sealed with, or send your key and ask for it to be sealed again."


class NotLocked(SealedCopyError):
    """Nobody could open it."""

    happened = "A sealed copy needs a passphrase, or the key of a colleague."
    do = "Give one of them, or both; nothing was written."


class TargetExists(SealedCopyError):
    """Something of that name lies there."""

    happened = "“{name}” exists already."
    do = "Choose another name; nothing was written."


class NotReadBack(SealedCopyError):
    """What was written does not come back as it was written."""

    happened = "What was written to “{name}” does not come back as it was written ({reason})."
    do = "Use another stick; this one cannot be trusted. The archive is as it was."
