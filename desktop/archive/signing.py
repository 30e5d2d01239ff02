"""The keys of a copy, what it signs of its own chain, and what is thought of what others signed.

A copy makes two pairs of keys when they are first asked for: one to sign with (Ed25519), one by which others seal
something for it (X25519). They are kept as a setting, outside the journal, with the origin they belong to: a copy
that goes its own way makes its own. What is signed is the last step of the copy's own chain, and so every step up
to it, since each holds the hash of the one before:

    signature = Ed25519("muragat head 1\\n" ‖ canonical JSON {archive, hash, origin, place})

The key that an origin was first seen with is pinned here. Another one for it is refused until a person says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from archive_schema.fields import canonical
from desktop.archive import journal
from desktop.archive.archive import Archive
from desktop.archive.cards import KEY_BYTES, Card, card_text, is_signed, plain_name, read_card
from desktop.archive.errors import ArchiveError
from desktop.archive.joining.carried import SignedHead
from desktop.archive.reader import Reader
from desktop.archive.writer import Writer

_KEYS, _PINS = "keys of this copy", "pinned keys"
_TAG = b"muragat head 1\n"


class Verdict(StrEnum):
    """What the signatures that came along say of a copy's chain up to its last step."""

    COMPARED = "signed by a compared key"
    NOT_COMPARED = "signed, key not compared"
    NOT_SIGNED = "not signed"
    WRONG = "wrong"
    KEY_CHANGED = "key changed"

    @property
    def refused(self) -> bool:
        """Whether nothing of that chain may be taken in until a person has found out why."""
        return self in (Verdict.WRONG, Verdict.KEY_CHANGED)


class KeyChanged(ArchiveError):
    """A copy shows other keys than those it was first seen with."""

    happened = "The copy of {name} has other keys than those seen before."
    do = "Ask {name} whether the copy was restored from an old backup. Compare the words, then accept the new keys."


class NoKeysYet(ArchiveError):
    """The card of a copy was asked for that made no keys yet."""

    happened = "This copy has no keys yet."
    do = "Show its card once; the keys are made then."


@dataclass(frozen=True)
class CopyKeys:
    """The private keys of this copy. They never leave it."""

    signing: Ed25519PrivateKey
    sealing: X25519PrivateKey


@dataclass(frozen=True)
class Pin:
    """The public keys a copy was seen with; `sealing` is empty while only its signature was seen. `compared` is when
    somebody compared them in this copy (UTC); "" while nobody did."""

    signing: bytes
    sealing: bytes = b""
    compared: str = ""


# The keys of this copy


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


# Signed heads


def sign_head(archive: Archive, reader: Reader | None = None) -> SignedHead:
    """This copy's signature over its own last step: the last that `reader` sees, where one is given.

    It is kept with the heads that are carried on. A copy that wrote nothing signs place 0 and 32 zero bytes.
    """
    keys = own_keys(archive)
    if reader is None:
        with archive.reader() as own:
            return sign_head(archive, own)
    origin = reader.setting("origin")
    place, hash = journal.last_of(reader.db, origin)
    signature = keys.signing.sign(_told(reader.setting("id", ""), origin, place, hash))
    head = SignedHead(origin, place, hash, keys.signing.public_key().public_bytes_raw(), signature)
    archive.write_aside(lambda writer: remember(writer, [head])).result()
    return head


def verify_head(head: SignedHead, archive: str) -> bool:
    """Whether a head was signed by its key, for the archive of this id. Whose key it is, `verdict` tells."""
    return len(head.key) == KEY_BYTES and is_signed(
        head.key, head.signature, _told(archive, head.origin, head.place, head.hash))


def _told(archive: str, origin: str, place: int, hash: bytes) -> bytes:
    return _TAG + canonical({"archive": archive, "origin": origin, "place": place, "hash": hash.hex()}).encode()


def remember(writer: Writer, heads: Iterable[SignedHead]) -> tuple[SignedHead, ...]:
    """Keep heads so that they can be shown to third copies, and pin the keys of origins seen for the first time.

    To be called when the steps are in. Kept are those that are signed, with the key known for their origin, and
    whose step is here; they are returned. One for a later step of an origin takes the place of the one before.
    """
    archive = writer.setting("id", "")
    kept = []
    for head in heads:
        row = writer.db.execute("select hash from step where origin = ? and place = ?",
                                [head.origin, head.place]).fetchone()
        known = pin_of(writer, head.origin)
        if row is None or row[0] != head.hash or not verify_head(head, archive) or known and known.signing != head.key:
            continue
        if known is None:
            _set_pin(writer, head.origin, Pin(head.key))
        writer.db.execute("delete from signed_head where origin = ? and place < ?", [head.origin, head.place])
        writer.db.execute("insert or ignore into signed_head(origin, place, hash, key, signature) "
                          "values (?, ?, ?, ?, ?)", [head.origin, head.place, head.hash, head.key, head.signature])
        kept.append(head)
    return tuple(kept)


def known_heads(reader: Reader) -> tuple[SignedHead, ...]:
    """The last signed head of each origin that is kept here, this copy's own as it last gave it."""
    rows = reader.db.execute("select origin, max(place), hash, key, signature from signed_head group by origin")
    return tuple(SignedHead(*row) for row in rows)


def verdict(
    reader: Reader, origin: str, place: int, hash: bytes, heads: Iterable[SignedHead], archive: str = "",
) -> Verdict:
    """What signatures say of the chain of an origin that ends with this step, before any of it is taken in.

    `heads` are those that came along; those kept here count too. `archive` is the archive they are of, where it is
    not this one. Only a signature of the very last step speaks for all of the chain.
    """
    own = reader.setting("id", "")
    kept = known_heads(reader) if archive in ("", own) else ()
    of_origin = [head for head in (*heads, *kept) if head.origin == origin]
    if any(not verify_head(head, archive or own) for head in of_origin):
        return Verdict.WRONG
    known = pin_of(reader, origin)
    keys = {head.key for head in of_origin} | ({known.signing} if known else set())
    if len(keys) > 1:
        return Verdict.KEY_CHANGED
    at_end = {head.hash for head in of_origin if head.place == place}
    if at_end - {hash}:
        return Verdict.WRONG
    if not at_end:
        return Verdict.NOT_SIGNED
    return Verdict.COMPARED if known and known.compared else Verdict.NOT_COMPARED


# Pinned keys


def pin_of(reader: Reader, origin: str) -> Pin | None:
    """The keys an origin was first seen with in this copy; those of this copy itself count as compared."""
    if origin == reader.setting("origin") and (own := kept_keys(reader)):
        return Pin(own.signing.public_key().public_bytes_raw(), own.sealing.public_key().public_bytes_raw(), "own")
    kept = reader.setting(_PINS, {}).get(origin)
    return Pin(bytes.fromhex(kept["signing"]), bytes.fromhex(kept["sealing"]), kept["compared"]) if kept else None


def pin(writer: Writer, card: Card, *, accept_change: bool = False) -> Pin:
    """Keep the keys of a card for its origin. Raises KeyChanged when others are known, unless a person accepts it;
    then what was compared before counts no more."""
    known = pin_of(writer, card.origin)
    if known and known.signing == card.signing and known.sealing in (b"", card.sealing):
        made = Pin(card.signing, card.sealing, known.compared if known.sealing else "")
    elif known is None or accept_change and card.origin != writer.setting("origin"):
        made = Pin(card.signing, card.sealing)
        writer.db.execute("delete from signed_head where origin = ? and key <> ?", [card.origin, card.signing])
    else:
        raise KeyChanged(name=card.name or card.origin[:8])
    if card.origin != writer.setting("origin"):
        _set_pin(writer, card.origin, made)
    return made


def pin_compared(writer: Writer, card: Card, when: str) -> None:
    """Two people compared the words of this card: its keys are whose they say. Raises KeyChanged."""
    if card.origin != writer.setting("origin"):
        made = pin(writer, card)
        _set_pin(writer, card.origin, Pin(made.signing, made.sealing, when))


def _set_pin(writer: Writer, origin: str, made: Pin) -> None:
    told = {"signing": made.signing.hex(), "sealing": made.sealing.hex(), "compared": made.compared}
    writer.set_setting(_PINS, {**writer.setting(_PINS, {}), origin: told})


__all__ = ["Card", "CopyKeys", "KeyChanged", "NoKeysYet", "Pin", "SignedHead", "Verdict", "kept_keys", "known_heads",
           "own_card_text", "own_keys", "pin", "pin_compared", "pin_of", "public_card", "read_card", "remember",
           "sign_head", "verdict", "verify_head"]
