"""The secret of an archive copy, from which salts and signing keys are made."""

from __future__ import annotations

import hmac
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.archive import Archive, Reader, Writer

_SETTING = "proof"
_BYTES = 32


def secret_of(archive: Archive) -> bytes:
    """The 32 bytes of this copy of the archive; made by chance and kept, outside the journal, at first use."""
    return archive.write_aside(_kept_or_made).result()


def kept_secret(reader: Reader) -> bytes | None:
    """The secret, or None where nothing was ever proved from this copy."""
    kept = reader.setting(_SETTING)
    # A copy that goes its own way has an origin of its own, and must not sign as the one it was made from.
    return bytes.fromhex(kept["secret"]) if kept and kept["origin"] == reader.setting("origin") else None


def _kept_or_made(writer: Writer) -> bytes:
    if secret := kept_secret(writer):
        return secret
    secret = os.urandom(_BYTES)
    writer.set_setting(_SETTING, {"origin": writer.setting("origin"), "secret": secret.hex()})
    return secret


def nonce_of(secret: bytes, content: bytes) -> bytes:
    """32 bytes that look like chance and are the same for the same content."""
    from desktop.archive.keys import sub_key

    return hmac.digest(sub_key(secret, "proof nonce"), content, "sha256")
