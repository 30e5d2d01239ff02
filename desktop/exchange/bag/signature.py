"""A signature that minisign reads, made with the key of this copy (https://jedisct1.github.io/minisign/).

What is signed is `tagmanifest-sha256.txt`: it holds the digests of every other tag file and of both manifests, and
these hold those of the payload, so one signature speaks for every byte of the bag. It lies beside that file and is
listed in no manifest, since it is made last.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNED = "tagmanifest-sha256.txt"
ENDING = ".minisig"
NAME = SIGNED + ENDING
_PLAIN, _HASHED = b"Ed", b"ED"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
LONGEST = 4096


@dataclass(frozen=True)
class Signature:
    """What a signature says: whether it holds, by which key (32 bytes), and the comment it covers."""

    holds: bool
    comment: str = ""


def key_id(public: bytes) -> bytes:
    """Eight bytes by which a signature names its key: of the key's own SHA-256, so that they need not be kept."""
    return hashlib.sha256(public).digest()[:8]


def public_line(public: bytes) -> str:
    """The public key as `minisign -P` takes it."""
    return base64.b64encode(_PLAIN + key_id(public) + public).decode()


def public_of(line: str) -> bytes:
    """The 32 bytes of a public key as minisign writes it, or of a bare key in hexadecimal. Raises ValueError."""
    words = line.strip().split("\n")[-1].strip()
    if len(words) == 64:
        return bytes.fromhex(words)
    told = base64.b64decode(words, validate=True)
    if len(told) != 42 or told[:2] != _PLAIN:
        raise ValueError("no key of minisign")
    return told[10:]


def named_key(text: str) -> bytes:
    """The eight bytes by which a signature names its key; b"" where it names none."""
    lines = text[:LONGEST].split("\n")
    try:
        return base64.b64decode(lines[1], validate=True)[2:10] if len(lines) > 1 else b""
    except ValueError:
        return b""


def signed(data: bytes, key: Ed25519PrivateKey, comment: str) -> str:
    """The text of a signature of `data`; `comment` is one line and is signed with it."""
    public = key.public_key().public_bytes_raw()
    signature = key.sign(hashlib.blake2b(data).digest())
    whole = key.sign(signature + comment.encode())
    return (f"{_UNTRUSTED}signature from Muragat\n{base64.b64encode(_HASHED + key_id(public) + signature).decode()}\n"
            f"{_TRUSTED}{comment}\n{base64.b64encode(whole).decode()}\n")


def verified(data: bytes, text: str, public: bytes) -> Signature:
    """Whether a signature of `data` holds for a key, in either form that minisign knows."""
    lines = text[:LONGEST].split("\n")
    if len(lines) < 4 or not lines[2].startswith(_TRUSTED):
        return Signature(False)
    comment = lines[2].removeprefix(_TRUSTED)
    try:
        told, whole = base64.b64decode(lines[1], validate=True), base64.b64decode(lines[3], validate=True)
        form, named, signature = told[:2], told[2:10], told[10:]
        if form not in (_PLAIN, _HASHED) or not named:
            return Signature(False)
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(signature, hashlib.blake2b(data).digest() if form == _HASHED else data)
        key.verify(whole, signature + comment.encode())
    except (ValueError, InvalidSignature):
        return Signature(False)
    return Signature(True, comment)
