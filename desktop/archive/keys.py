"""The keys of an archive: how a passphrase opens them, and how it is changed.

A random master key is locked in one slot by the passphrase and in another by the printed recovery code; the
vault has a random key of its own, in a slot of its own. A passphrase change rewrites one slot, nothing else.
Changes are made while the archive's lock is held.
"""

from __future__ import annotations

import contextlib
import os
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.archive import header as headers
from desktop.archive.errors import (
    ArchiveError,
    NotEnoughMemory,
    NoVault,
    UnusablePassphrase,
    WrongPassphrase,
)
from desktop.archive.header import FLOOR, QUICK, USUAL, Cost, Header, Slot
from desktop.archive.recovery import entropy_of, looks_like_code, recovery_code
from desktop.platform import total_memory

KEY_BYTES = 32
MOST_PASSPHRASE_BYTES = 4096
Secret = str | bytes | bytearray
"""A passphrase or recovery code: text, or its UTF-8 bytes."""


class Keys:
    """The open keys of an archive: one for each of its parts, all made from the master key."""

    def __init__(self, master: bytes | bytearray, header: Header) -> None:
        self._master = bytearray(master)
        self.header = header

    @property
    def database(self) -> bytes:
        """For archive.db."""
        return self.sub_key("archive.db")

    @property
    def index(self) -> bytes:
        """For index.db."""
        return self.sub_key("index.db")

    @property
    def files(self) -> bytes:
        """For the contents of evidence files."""
        return self.sub_key("files")

    @property
    def file_names(self) -> bytes:
        """For the names of evidence files."""
        return self.sub_key("file names")

    def sub_key(self, part: str) -> bytes:
        """The key of one part; each part has its own, and none tells another."""
        return sub_key(bytes(self._master), part)

    def forget(self) -> None:
        """Write over the master key in memory, as far as Python allows; the keys are of no use after this."""
        self._master[:] = bytes(KEY_BYTES)
        self._master.clear()


def sub_key(key: bytes, part: str) -> bytes:
    """32 bytes made from a key for one part (HKDF-SHA256, RFC 5869)."""
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    info = b"muragat 1 " + part.encode()
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(key)


def create_keys(path: Path, passphrase: Secret, purpose: str = "work", cost: Cost | None = None) -> Keys:
    """Write the header of a new archive and return its open keys.

    `purpose` is "work", "sample" or "test"; only the last two may cost less than the floor, and do.
    """
    cost = cost or (suitable_cost(total_memory()) if purpose == "work" else QUICK)
    if purpose == "work" and not cost.reaches(FLOOR):
        raise ValueError("an archive of work may not unlock more cheaply than the floor")
    master = os.urandom(KEY_BYTES)
    slot = _locked("passphrase", master, passphrase_bytes(passphrase), cost, purpose)
    header = Header(purpose, (slot,))
    headers.create(path, header)
    return Keys(master, header)


def open_keys(path: Path, secret: Secret) -> Keys:
    """Open an archive's keys with its passphrase, or with its recovery code.

    A header of which one copy was damaged is mended, now that the other is proved; `header.repaired` tells.
    """
    header = headers.read(path)
    master = _open_master(header, passphrase_bytes(secret))
    if header.repaired:
        # On a medium that cannot be written the good copy serves as it is.
        with contextlib.suppress(ArchiveError):
            headers.write(path, header)
    return Keys(master, header)


def change_passphrase(path: Path, old: Secret, new: Secret) -> None:
    """Lock the master key with a new passphrase; `old` is the passphrase until now, or the recovery code.

    Someone who kept a copy of the old header, a backup too, still opens it with the old passphrase.
    """
    header = headers.read(path)
    master = _open_master(header, passphrase_bytes(old))
    wanted = passphrase_bytes(new)
    _refuse_same(header, "vault", wanted)
    slot = _locked("passphrase", master, wanted, _cost_of(header), header.purpose)
    headers.write(path, header.with_slot(slot))


def add_recovery(path: Path, passphrase: Secret) -> str:
    """Make a recovery code and return it, to be printed and kept elsewhere; an earlier code opens no more."""
    header = headers.read(path)
    master = _open_master(header, passphrase_bytes(passphrase))
    entropy = os.urandom(16)
    slot = _locked("recovery", master, entropy, _cost_of(header), header.purpose)
    headers.write(path, header.with_slot(slot))
    return recovery_code(entropy)


def add_vault(path: Path, passphrase: Secret, vault_passphrase: Secret) -> bytes:
    """Give the archive a vault with a passphrase of its own, and return the vault's key (32 bytes)."""
    header = headers.read(path)
    _open_master(header, passphrase_bytes(passphrase))
    if header.slot("vault"):
        raise ArchiveError("This archive has a vault already.", "Open it, or change its passphrase.")
    wanted = passphrase_bytes(vault_passphrase)
    _refuse_same(header, "passphrase", wanted)
    key = os.urandom(KEY_BYTES)
    headers.write(path, header.with_slot(_locked("vault", key, wanted, _cost_of(header), header.purpose)))
    return key


def open_vault(path: Path, vault_passphrase: Secret) -> bytes:
    """The vault's key (32 bytes), opened with the vault's own passphrase."""
    header = headers.read(path)
    return _open_vault(header, passphrase_bytes(vault_passphrase))


def change_vault_passphrase(path: Path, old: Secret, new: Secret) -> None:
    """Lock the vault's key with a new passphrase."""
    header = headers.read(path)
    key = _open_vault(header, passphrase_bytes(old))
    wanted = passphrase_bytes(new)
    _refuse_same(header, "passphrase", wanted)
    headers.write(path, header.with_slot(_locked("vault", key, wanted, _cost_of(header), header.purpose)))


def suitable_cost(memory: int | None) -> Cost:
    """What unlocking shall cost on a computer with that much memory (bytes)."""
    if memory is None or memory >= 2 * 1024**3:
        return USUAL
    return FLOOR


def passphrase_bytes(secret: Secret) -> bytes:
    """A passphrase as it is used: the same letters give the same bytes, however typed (NFKC)."""
    try:
        text = secret if isinstance(secret, str) else bytes(secret).decode("utf-8")
        data = unicodedata.normalize("NFKC", text).encode("utf-8")
    except UnicodeError:
        raise UnusablePassphrase("The passphrase is not UTF-8 text.", "Save it as UTF-8.") from None
    if not data:
        raise UnusablePassphrase
    if len(data) > MOST_PASSPHRASE_BYTES:
        raise UnusablePassphrase("The passphrase is too long.", "Use at most 4096 bytes of text.")
    return data


def _locked(kind: str, key: bytes, secret: bytes, cost: Cost, purpose: str) -> Slot:
    salt, nonce = os.urandom(16), os.urandom(12)
    empty = Slot(kind, cost, salt, nonce, b"")
    wrapped = AESGCMSIV(derived(secret, empty.salt, cost)).encrypt(nonce, key, empty.clear_fields(purpose))
    return Slot(kind, cost, salt, nonce, wrapped)


def _unlocked(slot: Slot, secret: bytes, purpose: str) -> bytes | None:
    """The key in a slot, or None when this secret does not open it."""
    try:
        lock = AESGCMSIV(derived(secret, slot.salt, slot.cost))
        return lock.decrypt(slot.nonce, slot.wrapped, slot.clear_fields(purpose))
    except InvalidTag:
        return None


def derived(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes made from a passphrase at that cost (Argon2id, RFC 9106). Raises NotEnoughMemory."""
    try:
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=cost.iterations,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(secret)
    except MemoryError:
        raise NotEnoughMemory(mebibytes=cost.memory_kib // 1024) from None


def _open_master(header: Header, secret: bytes) -> bytes:
    tries = [("passphrase", secret)]
    entropy = entropy_of(secret.decode("utf-8"))
    if entropy is not None:
        tries.insert(0, ("recovery", entropy))
    for kind, candidate in tries:
        slot = header.slot(kind)
        master = _unlocked(slot, candidate, header.purpose) if slot else None
        if master is not None:
            return master
    if entropy is None and header.slot("recovery") and looks_like_code(secret.decode("utf-8")):
        raise WrongPassphrase(do="If it is the recovery code, it has a mistake: compare it with the paper.")
    raise WrongPassphrase


def _open_vault(header: Header, secret: bytes) -> bytes:
    slot = header.slot("vault")
    if slot is None:
        raise NoVault
    key = _unlocked(slot, secret, header.purpose)
    if key is None:
        raise WrongPassphrase("This passphrase does not open the vault.")
    return key


def _refuse_same(header: Header, kind: str, secret: bytes) -> None:
    """The two depths are worth nothing apart if one passphrase opens both."""
    slot = header.slot(kind)
    if slot and _unlocked(slot, secret, header.purpose) is not None:
        raise UnusablePassphrase(
            "The archive and its vault may not have the same passphrase.", "Choose another one for this."
        )


def _cost_of(header: Header) -> Cost:
    """A new slot costs what this computer can do, and never less than the passphrase's slot did."""
    passphrase = next(slot for slot in header.slots if slot.kind == "passphrase")
    suitable = suitable_cost(total_memory())
    return suitable if header.purpose == "work" and suitable.reaches(passphrase.cost) else passphrase.cost
