"""An Ed25519 signature over every byte of a file but its own slot.

In a PDF the slot is one line of a fixed length, a comment just before the last "startxref": no place in the file's
table of objects moves, PDF/A allows a comment there (and nothing behind the end), and readers look for "startxref"
from the end. Beside another file the same line stands in a file of its own.
"""

from __future__ import annotations

import hashlib
import mmap
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.briefs.errors import BriefError

Bytes = bytes | mmap.mmap
SUFFIX = ".sig"
"""What the name of a signature beside a file adds to that file's name."""
MARK = b"%MURAGAT-SIGNATURE 1 "
_LINE = rb"%MURAGAT-SIGNATURE 1 ([0-9a-f]{64}) ([0-9a-f]{128})\n"
_SLOT = re.compile(_LINE)
_TAIL = re.compile(rb"startxref\r?\n[0-9]{1,20}\r?\n%%EOF(\r?\n)?")
_CHUNK = 1 << 20
_GROUP = 4


class NotSignable(BriefError):
    """What was to be signed is no finished PDF, or is signed already."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The PDF could not be signed: {why}.", "Nothing was written. Export once more.")


@dataclass(frozen=True)
class Key:
    """A key that signs; made of 32 secret bytes."""

    seed: bytes

    @property
    def public(self) -> bytes:
        """The 32 bytes by which everyone can check its signatures."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()

    @property
    def fingerprint(self) -> str:
        """See `fingerprint`."""
        return fingerprint(self.public)

    def sign(self, message: bytes) -> bytes:
        """The signature of a message, 64 bytes; the same each time (RFC 8032)."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)


@dataclass(frozen=True)
class Signature:
    """What a file's signature says: `state` is

    unsigned · unchanged · changed · added (unchanged, but `added` bytes follow) · damaged (the slot is not whole).
    `fingerprint` is that of the key named in the slot, "" where there is none.
    """

    state: str
    fingerprint: str = ""
    added: int = 0


def fingerprint(public: bytes) -> str:
    """A public key in short: the first 16 bytes of its SHA-256, as 32 hexadecimal digits."""
    return hashlib.sha256(public).hexdigest()[:32].upper()


def grouped(digits: str) -> str:
    """Digits as they are printed and read out: AB12 34CD …"""
    return " ".join(digits[at:at + _GROUP] for at in range(0, len(digits), _GROUP)).upper()


def signed(pdf: bytes, key: Key) -> bytes:
    """The PDF with its signature. Sign last: every later change breaks it. Raises NotSignable."""
    tail = pdf.rfind(b"startxref")
    if not pdf.startswith(b"%PDF-") or tail < 0 or not _TAIL.fullmatch(pdf, tail):
        raise NotSignable("it does not end as a PDF does")
    if _slot_before(pdf, tail):
        raise NotSignable("it is signed already")
    message = _message(pdf, tail, tail, len(pdf))
    return pdf[:tail] + _slot(key, message) + pdf[tail:]


def signature_of(data: Bytes) -> Signature:
    """What the signature of a PDF says of it."""
    tail = data.rfind(b"startxref")
    slot = _slot_before(data, tail)
    if slot and _TAIL.fullmatch(data, tail):
        return Signature("unchanged" if _holds(data, slot, len(data)) else "changed", fingerprint(_public(slot)))
    mark = data.rfind(MARK)
    if mark < 0:
        return Signature("unsigned")
    slot = _SLOT.match(data, mark)
    if slot is None:
        return Signature("damaged")
    if ending := _TAIL.match(data, slot.end()):
        for end in {ending.end(), ending.end() - len(ending[1] or b"")}:
            if _holds(data, slot, end):
                return Signature("added", fingerprint(_public(slot)), len(data) - end)
    return Signature("changed", fingerprint(_public(slot)))


def beside(data: bytes, key: Key) -> bytes:
    """The signature of any file, to be kept beside it under its name and ".sig"."""
    return _slot(key, _message(data, len(data), len(data), len(data)))


def signature_beside(data: bytes, line: bytes) -> Signature:
    """What a signature kept beside a file says of it."""
    slot = _SLOT.fullmatch(line)
    if slot is None:
        return Signature("damaged")
    message = _message(data, len(data), len(data), len(data))
    return Signature("unchanged" if _verifies(slot, message) else "changed", fingerprint(_public(slot)))


def _slot(key: Key, message: bytes) -> bytes:
    return MARK + key.public.hex().encode() + b" " + key.sign(message).hex().encode() + b"\n"


def _slot_before(data: Bytes, tail: int) -> re.Match[bytes] | None:
    length = len(MARK) + 64 + 1 + 128 + 1
    return _SLOT.fullmatch(data, tail - length, tail) if tail >= length else None


def _public(slot: re.Match[bytes]) -> bytes:
    return bytes.fromhex(slot[1].decode())


def _holds(data: Bytes, slot: re.Match[bytes], end: int) -> bool:
    return _verifies(slot, _message(data, slot.start(), slot.end(), end))


def _verifies(slot: re.Match[bytes], message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(_public(slot)).verify(bytes.fromhex(slot[2].decode()), message)
    except InvalidSignature:
        return False
    return True


def _message(data: Bytes, slot: int, after: int, end: int) -> bytes:
    """What is signed: where the slot stands, how many bytes there are without it, and their SHA-256."""
    digest = hashlib.sha256()
    for begin, stop in ((0, slot), (after, end)):
        for at in range(begin, stop, _CHUNK):
            digest.update(data[at:min(at + _CHUNK, stop)])
    size = slot + end - after
    return b"muragat signature 1\n" + slot.to_bytes(8, "big") + size.to_bytes(8, "big") + digest.digest()
