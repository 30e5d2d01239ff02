"""What can keep a case from being handed over. In each of these nothing lies under the folder's name."""

from __future__ import annotations

from desktop.archive import ArchiveError


class NotHandedOver(ArchiveError):
    """The place would not take the folder."""

    happened = "“{name}” could not be written: {reason}."
    do = "Nothing was handed over, and the archive is as it was. Choose another place, or make room."


class NoCaseFile(NotHandedOver):
    """The record named is of another kind."""

    happened = "“{name}” is no case file."
    do = "Name a case file, such as CAS-0001."


class NothingGoes(NotHandedOver):
    """All of it stays, or nothing was asked for."""

    happened = "Nothing of this case would go along."
    do = "Look at what stays and why; choose the originals, their copies without metadata, or both."


class NamesSealed(NotHandedOver):
    """Real names cannot be looked for while they are sealed, so nothing can be said to be safe."""

    happened = "{count} real names are sealed and cannot be looked for."
    do = "Open the sealed values, and hand over again. Nothing was handed over."


class ChangedSince(NotHandedOver):
    """The case, or who is protected, is no longer what was looked at."""

    happened = "What would go has changed since you looked at it."
    do = "Look at it again, and hand over then. Nothing was handed over."


class NoPassphrase(NotHandedOver):
    """Sealed originals were asked for without a passphrase."""

    happened = "Sealed originals need a passphrase."
    do = "Type one, and tell it apart from the stick."


class AlreadyThere(NotHandedOver):
    """The folder's name is taken."""

    happened = "“{name}” is there already."
    do = "Choose another place, or put that folder away."


class NotOurs(NotHandedOver):
    """A folder of somebody else's has the name under which it would be written first."""

    happened = "“{name}” is there already, and no hand-over made it."
    do = "Put it away, or choose another place."


class Busy(NotHandedOver):
    """Two hand-overs to one name at once."""

    happened = "Another hand-over is being written to “{name}”."
    do = "Wait for it, or choose another name."


class ReadOtherwise(NotHandedOver):
    """A file was read back and differs."""

    happened = "“{name}” was read back and is not what was written."
    do = "The stick or disk is not to be trusted. Use another one."


class NotAsTakenIn(NotHandedOver):
    """The archive gives other bytes than it took in."""

    happened = "“{name}”: what the archive gives is not what it took in."
    do = "Check the archive; nothing was handed over."


class NoRoom(NotHandedOver):
    """The place is too small."""

    happened = "There is not enough room: {needed} MB are needed, {free} MB are free."
    do = "Make room, or choose another place."


class InTheArchive(NotHandedOver):
    """The place lies within the archive's folder."""

    happened = "The archive's own folder is no place for a hand-over."
    do = "Choose another place, such as a stick."


class WouldBetray(NotHandedOver):
    """A finished file of a safe hand-over was searched, and something was found."""

    happened = "Somebody would be betrayed. {why}"
    do = "Nothing was handed over. Leave that document out, or redact it."
