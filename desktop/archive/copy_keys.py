"""The keys of this copy of an archive: one pair to sign with (Ed25519), one by which others seal for it (X25519).

They are made by chance when first asked for, and kept as a setting, outside the journal, with the origin they belong
to: a copy that goes its own way makes its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop.archive.archive import Archive
from desktop.archive.cards import Card, card_text, plain_name
from desktop.archive.errors import ArchiveError
from desktop.archive.reader import Reader
from desktop.archive.writer import Writer

_KEYS = "keys of this copy"


class NoKeysYet(ArchiveError):
    """The card of a copy was asked for that made no keys yet."""

    happened = "This copy has no keys yet."
    do = "Show its card once; the keys are made then."


@dataclass(frozen=True)
class CopyKeys:
    """The private keys of this copy. They never leave it."""

    signing: Ed25519PrivateKey
    sealing: X25519PrivateKey


def own_keys(archive: Archive) -> CopyKeys:
    """The keys of this copy; made by chance and kept, outside the journal, at first use."""
    return archive.write_aside(_kept_or_made).result()


def kept_keys(reader: Reader) -> CopyKeys | None:
    """The keys of this copy, or None while nothing asked for them."""
    kept = reader.setting(_KEYS)
    if not kept or kept["origin"] != reader.setting("origin"):
        return None
    return CopyKeys(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kept["signing"])),
                    X25519PrivateKey.from_private_bytes(bytes.fromhex(kept["sealing"])))


def _kept_or_made(writer: Writer) -> CopyKeys:
    if keys := kept_keys(writer):
        return keys
    made = CopyKeys(Ed25519PrivateKey.generate(), X25519PrivateKey.generate())
    writer.set_setting(_KEYS, {"origin": writer.setting("origin"), "signing": made.signing.private_bytes_raw().hex(),
                               "sealing": made.sealing.private_bytes_raw().hex()})
    return made


def public_card(source: Archive | Reader) -> Card:
    """The card of this copy. Asked of an archive, keys are made if there are none; of a reader it raises NoKeysYet."""
    if isinstance(source, Archive):
        own_keys(source)
        with source.reader() as reader:
            return public_card(reader)
    keys = kept_keys(source)
    if keys is None:
        raise NoKeysYet
    return Card(source.setting("origin"), plain_name(source.setting("who", "")), source.setting("letter", ""),
                keys.signing.public_key().public_bytes_raw(), keys.sealing.public_key().public_bytes_raw(),
                source.setting("id", ""))


def own_card_text(archive: Archive) -> str:
    """The card of this copy as the line that is handed over."""
    return card_text(public_card(archive), own_keys(archive).signing)
