"""The head of a sealed copy: its locks, each holding the same key of the file, and nothing that tells who or what.

docs/sealed-copy.md tells it byte by byte. Nothing is derived before the head is known to be whole and within its
limits.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from archive_schema.messages import Message
from desktop.archive.header import FLOOR, PURPOSES, QUICK, Cost
from desktop.archive.keys import KEY_BYTES, Secret, derived, passphrase_bytes, sub_key, suitable_cost
from desktop.archive.sealed_file import PREFIX
from desktop.exchange.sealed.errors import (
    CannotUnlock,
    DamagedCopy,
    NewerCopy,
    NotASealedCopy,
    NotForThisKey,
    NotLocked,
)
from desktop.platform import total_memory

MAGIC = b"MURAGATC"
VERSION = 1
MOST_SLOTS = 32
_FIXED = struct.Struct(f">8sHBBI{PREFIX}s9x")
_SLOT = struct.Struct(">36s12s48s")
_BY_PASSPHRASE = struct.Struct(">BB2xII16s8x")
_BY_KEY = struct.Struct(">B3x32s")
_PASSPHRASE, _KEY = 1, 2
_MAC = _SUM = 32
MOST_HEAD = _FIXED.size + MOST_SLOTS * _SLOT.size + _MAC + _SUM
_INFO = b"muragat 1 sealed copy for a key"

Key = Secret | X25519PrivateKey
"""What opens a sealed copy: its passphrase, or the private key of one it was sealed for."""


@dataclass(frozen=True)
class Locks:
    """Who shall be able to open a sealed copy: whoever knows the passphrase, and whoever has one of these keys
    (public X25519 keys, 32 bytes each)."""

    passphrase: Secret | None = None
    keys: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Head:
    """The head of a sealed copy. `data`: its bytes; `volume_pieces`: how many pieces a volume holds; `purpose`: that of
    the archive, such as "sample"."""

    data: bytes
    purpose: str
    volume_pieces: int
    prefix: bytes

    @property
    def id(self) -> bytes:
        """What ties volumes and pieces to this head."""
        return self.data[-_SUM:]

    @property
    def slots(self) -> Iterator[tuple[bytes, bytes, bytes]]:
        """Of each lock: what stands in clear, the nonce, the locked key."""
        return _SLOT.iter_unpack(self.data[_FIXED.size:-_MAC - _SUM])


def make_head(locks: Locks, volume_pieces: int, purpose: str) -> tuple[Head, bytes]:
    """A new head and the key of the file (32 bytes). Raises NotLocked, UnusablePassphrase."""
    secrets: list[Secret | bytes] = [locks.passphrase] if locks.passphrase is not None else []
    count = len(secrets) + len(locks.keys)
    if not count or count > MOST_SLOTS:
        raise NotLocked
    key, prefix = os.urandom(KEY_BYTES), os.urandom(PREFIX)
    fixed = _FIXED.pack(MAGIC, VERSION, PURPOSES.index(purpose), count, volume_pieces, prefix)
    slots = [_locked_by_passphrase(secret, key, fixed, purpose) for secret in secrets]
    slots += [_locked_for(public, key, fixed) for public in locks.keys]
    data = fixed + b"".join(slots)
    data += _mac(key, data)
    return Head(data + hashlib.sha256(data).digest(), purpose, volume_pieces, prefix), key


def read_head(file: BinaryIO, name: str) -> Head:
    """The head at the start of a file. Raises NotASealedCopy, NewerCopy, DamagedCopy; derives nothing."""
    fixed = file.read(_FIXED.size)
    if len(fixed) < _FIXED.size or not fixed.startswith(MAGIC):
        raise NotASealedCopy(name=name)
    _, version, purpose, count, pieces, prefix = _FIXED.unpack(fixed)
    if version > VERSION:
        raise NewerCopy(what=f"format {version}")
    damaged = DamagedCopy(name=name, reason=Message("its head was changed"))
    if version != VERSION or purpose >= len(PURPOSES) or not 1 <= count <= MOST_SLOTS or not pieces:
        raise damaged
    data = fixed + file.read(count * _SLOT.size + _MAC + _SUM)
    if hashlib.sha256(data[:-_SUM]).digest() != data[-_SUM:]:
        raise damaged
    head = Head(data, PURPOSES[purpose], pieces, prefix)
    if not _is_sound(head):
        raise damaged
    return head


def _is_sound(head: Head) -> bool:
    """Whether its locks may be tried at all: none can make us spend hours, or all the memory."""
    clears = [clear for clear, _, _ in head.slots]
    costs = [_cost(clear) for clear in clears if clear[0] == _PASSPHRASE]
    dear = all(cost.sound and (head.purpose != "work" or cost.reaches(FLOOR)) for cost in costs)
    # What is written back must be what was read: so no byte is left in which something could hide.
    exact = all(clear == (_BY_PASSPHRASE.pack(*_BY_PASSPHRASE.unpack(clear)) if clear[0] == _PASSPHRASE
                          else _BY_KEY.pack(*_BY_KEY.unpack(clear))) for clear in clears)
    fixed = head.data[:_FIXED.size]
    known = all(clear[0] in (_PASSPHRASE, _KEY) for clear in clears)
    return known and exact and dear and len(costs) <= 1 and _FIXED.pack(*_FIXED.unpack(fixed)) == fixed


def unlock(head: Head, key: Key, name: str) -> bytes:
    """The key of the file, opened with a passphrase or a private key. Raises CannotUnlock, NotForThisKey,
    DamagedCopy."""
    opened = _with_key(head, key) if isinstance(key, X25519PrivateKey) else _with_passphrase(head, key)
    if opened is None:
        raise NotForThisKey if isinstance(key, X25519PrivateKey) else CannotUnlock
    if not hmac.compare_digest(_mac(opened, head.data[:-_MAC - _SUM]), head.data[-_MAC - _SUM:-_SUM]):
        raise DamagedCopy(name=name, reason=Message("its head was changed"))
    return opened


def _mac(key: bytes, data: bytes) -> bytes:
    return hmac.new(sub_key(key, "sealed copy head"), data, "sha256").digest()


def _cost(clear: bytes) -> Cost:
    _, lanes, iterations, memory_kib, _ = _BY_PASSPHRASE.unpack(clear)
    return Cost(iterations, memory_kib, lanes)


def cost_for(purpose: str) -> Cost:
    """What a try of the passphrase costs: as for an archive of that purpose."""
    return suitable_cost(total_memory()) if purpose == "work" else QUICK


def _locked_by_passphrase(secret: Secret, key: bytes, fixed: bytes, purpose: str) -> bytes:
    cost, salt = cost_for(purpose), os.urandom(16)
    clear = _BY_PASSPHRASE.pack(_PASSPHRASE, cost.lanes, cost.iterations, cost.memory_kib, salt)
    return _locked(derived(passphrase_bytes(secret), salt, cost), key, fixed, clear)


def _locked_for(public: bytes, key: bytes, fixed: bytes) -> bytes:
    mine = X25519PrivateKey.generate()
    ephemeral = mine.public_key().public_bytes_raw()
    try:
        shared = mine.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:  # a point of small order: anybody could open it
        raise NotLocked from None
    return _locked(_agreed(shared, ephemeral, public), key, fixed, _BY_KEY.pack(_KEY, ephemeral))


def _agreed(shared: bytes, ephemeral: bytes, public: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=ephemeral + public, info=_INFO).derive(shared)


def _locked(lock: bytes, key: bytes, fixed: bytes, clear: bytes) -> bytes:
    nonce = os.urandom(12)
    return _SLOT.pack(clear, nonce, AESGCMSIV(lock).encrypt(nonce, key, fixed + clear))


def _with_passphrase(head: Head, secret: Secret) -> bytes | None:
    typed = passphrase_bytes(secret)
    for clear, nonce, locked in head.slots:
        if clear[0] == _PASSPHRASE:
            salt = _BY_PASSPHRASE.unpack(clear)[4]
            return _opened(derived(typed, salt, _cost(clear)), head, clear, nonce, locked)
    return None


def _with_key(head: Head, key: X25519PrivateKey) -> bytes | None:
    public = key.public_key().public_bytes_raw()
    for clear, nonce, locked in head.slots:
        if clear[0] == _KEY:
            ephemeral = _BY_KEY.unpack(clear)[1]
            try:
                shared = key.exchange(X25519PublicKey.from_public_bytes(ephemeral))
            except ValueError:  # a point of small order: no key was agreed on
                continue
            if opened := _opened(_agreed(shared, ephemeral, public), head, clear, nonce, locked):
                return opened
    return None


def _opened(lock: bytes, head: Head, clear: bytes, nonce: bytes, locked: bytes) -> bytes | None:
    try:
        return AESGCMSIV(lock).decrypt(nonce, locked, head.data[:_FIXED.size] + clear)
    except InvalidTag:
        return None
