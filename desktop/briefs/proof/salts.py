"""Commitments to evidence, and the salts that open them.

A commitment is HMAC-SHA-256 with the salt as key. It binds: salts have 32 bytes and nothing else is taken, so two
openings of one commitment would be a collision of SHA-256. It hides: without the salt it is a pseudo-random value,
also for someone who has the file, and the same file bears another value at each place.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass

SALT_BYTES = 32
_WHAT = b"muragat evidence 1\0"


def commitment(salt: bytes, sha256: str) -> bytes:
    """The commitment to a file, by its SHA-256 in hexadecimal: 32 bytes."""
    if len(salt) != SALT_BYTES:
        raise ValueError("a salt has 32 bytes")
    return hmac.digest(salt, _WHAT + bytes.fromhex(sha256), "sha256")


@dataclass(frozen=True)
class Salts:
    """All salts of one manifest, made anew from the secret of the archive copy and the manifest's nonce.

    The nonce comes from all that the manifest tells and commits to, so that no two manifests share a salt.
    """

    secret: bytes
    nonce: bytes

    def at(self, note: int, source: int, file: int) -> bytes:
        """The salt of a file of a source of a note; notes count from 1, sources and files from 0."""
        from desktop.archive.keys import sub_key

        return sub_key(self.secret, f"proof salt {self.nonce.hex()} {note} {source} {file}")
