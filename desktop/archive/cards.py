"""The card of a copy: who works in it and its two public keys, as a line of text to hand over, and as words to compare.

    text        = "muragat-card-1:" base64url(told) "." base64url(signature)
    told        = canonical JSON {archive, letter, name, origin, sealing, signing}, keys in hex
    signature   = Ed25519 by the card's own signing key over "muragat card 1\\n" ‖ told
    fingerprint = SHA-256("muragat key 1\\n" ‖ canonical JSON {origin, sealing, signing})

The signature shows that a card is whole and that its maker holds the key; whose key it is, it does not show. That
two people find out by comparing the words.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from archive_schema.fields import canonical
from desktop.archive.errors import ArchiveError
from desktop.archive.passphrase import LETTERS
from desktop.platform import sync_file, sync_folder

KEY_BYTES = 32
MOST_LETTERS = 8192
"""A card is shorter; longer text is not looked at."""
_MOST_NAME, _HIDDEN = 1000, ("Cc", "Cf", "Cs", "Zl", "Zp")
_PREFIX, _FAMILY = "muragat-card-1:", "muragat-card-"
_TAG, _KEY_TAG = b"muragat card 1\n", b"muragat key 1\n"
_ORIGIN = re.compile(r"[0-9A-Za-z-]{1,64}\Z")
_ARCHIVE = re.compile(r"[0-9A-Za-z-]{0,64}\Z")  # the first archives had no id
_LETTER = re.compile(r"[A-Z]{0,3}\Z")
_HEX = re.compile(r"[0-9a-f]{64}\Z")

WORDS = 8
"""Words of a fingerprint: 4,900 are possible for each, so eight hold 98 bits. Whoever wants to pass as another must
find keys that give the very same words; 2^97 pairs of keys are beyond anybody, and eight words are read out in a
quarter of a minute."""
_SOUNDS = str.maketrans("bdfgklmnprstvzaeiou", "бдфгклмнпрствзаеиоу")


class NotACard(ArchiveError):
    """A text is no card, or not any more the one that was made."""

    happened = "This is not the card of a colleague, or it was changed on its way."
    do = "Ask for the card again, and take it as it is: one line that begins with “muragat-card-1:”."


class NewerCard(ArchiveError):
    """A card of a later Muragat."""

    happened = "This card was made by a newer Muragat."
    do = "Read it with the newer program, or ask for a card made by this one."


@dataclass(frozen=True)
class Card:
    """A copy of an archive as others know it: its origin, the name of who works in it, the letter in its references,
    and its public keys: `signing` Ed25519, `sealing` X25519, 32 bytes each. `archive` is the id that all copies share.
    """

    origin: str
    name: str
    letter: str
    signing: bytes
    sealing: bytes
    archive: str = ""

    @property
    def fingerprint(self) -> bytes:
        """32 bytes that tell these keys of this copy from any others."""
        told = {"origin": self.origin, "sealing": self.sealing.hex(), "signing": self.signing.hex()}
        return hashlib.sha256(_KEY_TAG + canonical(told).encode()).digest()

    def words(self, script: str = "latin") -> str:
        """The fingerprint as eight made-up words, such as "lumo tari gesa pino dabu keri sofa venu".

        In "cyrillic" they sound the same, so that two people can compare them whichever language each reads.
        """
        consonants, vowels = LETTERS["latin"]
        number, words = int.from_bytes(self.fingerprint, "big"), []
        for _ in range(WORDS):
            word = ""
            for _ in range(2):
                number, which = divmod(number, len(consonants) * len(vowels))
                word += consonants[which // len(vowels)] + vowels[which % len(vowels)]
            words.append(word)
        spoken = " ".join(words)
        return spoken.translate(_SOUNDS) if script == "cyrillic" else spoken


def card_text(card: Card, key: Ed25519PrivateKey) -> str:
    """The card as one line of ASCII, signed with its own signing key."""
    told = canonical({"archive": card.archive, "letter": card.letter, "name": card.name, "origin": card.origin,
                      "sealing": card.sealing.hex(), "signing": card.signing.hex()}).encode()
    return f"{_PREFIX}{_written(told)}.{_written(key.sign(_TAG + told))}"


def read_card(text: str | bytes) -> Card:
    """The card that a text holds; spaces and line breaks, as mail puts them in, do not matter.

    Raises NotACard for anything that is not to the letter what a copy wrote, NewerCard for another version.
    """
    if len(text) > MOST_LETTERS:
        raise NotACard
    letters = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    line = "".join(letters.removeprefix("\ufeff").split())
    if line.startswith(_FAMILY) and not line.startswith(_PREFIX):
        raise NewerCard
    told, mark, signature = line.removeprefix(_PREFIX).partition(".")
    if not line.startswith(_PREFIX) or not mark:
        raise NotACard
    card = _card_of(_read(told))
    if not is_signed(card.signing, _read(signature), _TAG + _read(told)) or not _can_seal(card.sealing):
        raise NotACard
    return card


def save_card(to: Path, text: str, *, replace: bool = False) -> None:
    """Write a card into a file of its own: beside first, then under its name. Raises FileExistsError unless told to
    replace, and OSError."""
    if not replace and to.exists():
        raise FileExistsError(to.name)
    part = to.with_name(to.name + ".part")
    try:
        with part.open("xb") as file:
            file.write(text.encode("ascii") + b"\n")
            sync_file(file)
        part.replace(to)
        sync_folder(to.parent)
    finally:
        part.unlink(missing_ok=True)


def is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether an Ed25519 signature is that of a key over a message."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _card_of(told: bytes) -> Card:
    try:
        read = json.loads(told)
        whole = isinstance(read, dict) and canonical(read).encode() == told
    except (ValueError, RecursionError) as error:
        raise NotACard from error
    if not whole or read.keys() != {"archive", "letter", "name", "origin", "sealing", "signing"}:
        raise NotACard
    shapes = {"archive": _ARCHIVE, "letter": _LETTER, "origin": _ORIGIN, "sealing": _HEX, "signing": _HEX}
    if not all(isinstance(read[name], str) and shape.match(read[name]) for name, shape in shapes.items()):
        raise NotACard
    if not _is_name(read["name"]):
        raise NotACard
    return Card(read["origin"], read["name"], read["letter"], bytes.fromhex(read["signing"]),
                bytes.fromhex(read["sealing"]), read["archive"])


def _is_name(name: Any) -> bool:
    """Text of one line that shows as what it is: no control signs, none that turn the direction of writing."""
    return isinstance(name, str) and name == plain_name(name)


def plain_name(name: str) -> str:
    """A name as a card can hold it."""
    return "".join(one for one in name if unicodedata.category(one) not in _HIDDEN)[:_MOST_NAME]


def _can_seal(key: bytes) -> bool:
    """Whether a secret can be agreed on with a sealing key; some points of the curve give the same to everybody."""
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(key))
    except ValueError:
        return False
    return True


def _written(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _read(letters: str) -> bytes:
    """What base64url letters stand for; there is one spelling of it, and others are refused."""
    try:
        data = base64.b64decode(letters + "=" * (-len(letters) % 4), b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotACard from error
    if _written(data) != letters:
        raise NotACard
    return data
