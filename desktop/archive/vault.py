"""The sealed depth: single values encrypted once more, where they stand, with the vault's own key.

Real names, contacts and the like stay unreadable to whoever has only the archive's passphrase.
"""

from __future__ import annotations

import base64
import binascii
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from desktop.archive.errors import DamagedValue
from desktop.archive.keys import sub_key
from desktop.archive.sealing import TOKEN, is_token

_NONCE_BYTES = 12
_STEP = 32
"""Texts are filled up to whole steps of so many bytes, so that a token does not tell how long a name is."""


class Vault:
    """An open vault: seals texts into tokens and opens them again.

    `context` is the place a text belongs to (record, row and field); a token opens in that place only.
    """

    def __init__(self, key: bytes) -> None:
        self._values = AESGCMSIV(sub_key(key, "vault values"))
        self.files = sub_key(key, "vault files")
        self.file_names = sub_key(key, "vault file names")

    def seal(self, text: str, context: str | bytes) -> str:
        """A token for the text: "sealed:1:" and base 64. The same text never gives the same token twice."""
        nonce = os.urandom(_NONCE_BYTES)
        filled = text.encode("utf-8") + b"\x80"
        filled += bytes(-len(filled) % _STEP)
        sealed = nonce + self._values.encrypt(nonce, filled, _bound(context))
        return TOKEN + base64.urlsafe_b64encode(sealed).decode("ascii")

    def open(self, token: str, context: str | bytes) -> str:
        """The text in a token; DamagedValue when it was changed, or belongs to another place or vault."""
        if not is_token(token):
            raise DamagedValue
        try:
            letters = token.removeprefix(TOKEN).encode("ascii")
            sealed = base64.b64decode(letters, altchars=b"-_", validate=True)
            filled = self._values.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bound(context))
        except (binascii.Error, UnicodeError, ValueError, InvalidTag):
            raise DamagedValue from None
        return filled.rstrip(b"\0")[:-1].decode("utf-8")


def _bound(context: str | bytes) -> bytes:
    return TOKEN.encode() + (context.encode("utf-8") if isinstance(context, str) else context)
