"""The recovery code, printed and kept elsewhere: 128 random bits and 12 of checksum, in seven groups of four.

The letters are Crockford's base 32, which has none that are easily taken for another.
"""

from __future__ import annotations

import hashlib
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans("OILАВСЕНІКМОРТХУЗ", "011ABCEH1KM0PTXY3")
"""What is misread from paper, and Cyrillic letters typed for the Latin ones that look the same."""
_CODE_LETTERS = 28


def recovery_code(entropy: bytes) -> str:
    """The code that stands for 16 random bytes, as it is printed: XXXX-XXXX-… (seven groups)."""
    number = int.from_bytes(entropy, "big") << 12 | _checksum(entropy)
    letters = "".join(ALPHABET[number >> shift & 31] for shift in range(135, -1, -5))
    return "-".join(letters[i : i + 4] for i in range(0, _CODE_LETTERS, 4))


def entropy_of(code: str) -> bytes | None:
    """The 16 bytes a typed recovery code stands for, or None when it is none or has a mistake in it."""
    if not looks_like_code(code):
        return None
    number = 0
    for letter in _plain_letters(code):
        number = number << 5 | ALPHABET.index(letter)
    entropy = (number >> 12).to_bytes(16, "big")
    return entropy if _checksum(entropy) == number & 0xFFF else None


def looks_like_code(text: str) -> bool:
    """Whether a text has the letters and the length of a recovery code, right or mistaken."""
    letters = _plain_letters(text)
    return len(letters) == _CODE_LETTERS and set(letters) <= set(ALPHABET)


def is_end_of(typed: str, code: str, groups: int) -> bool:
    """Whether these are the last groups of a code, however they were typed."""
    return _plain_letters(typed) == _plain_letters(code)[-4 * groups:]


def _plain_letters(text: str) -> str:
    """The letters and digits of a typed code, without case, spaces, dashes or look-alikes."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(_LOOK_ALIKES)
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Pd")


def _checksum(entropy: bytes) -> int:
    return int.from_bytes(hashlib.sha256(b"muragat recovery code" + entropy).digest()[:2], "big") >> 4
