"""The public keys each other copy was first seen with, pinned in this copy.

Another key for the same origin is refused until a person says so. Pins are a setting of this copy: what is compared
here counts here, whatever a record that came from elsewhere says.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.archive.cards import KEY_BYTES, Card
from desktop.archive.copy_keys import kept_keys
from desktop.archive.errors import ArchiveError
from desktop.archive.reader import Reader
from desktop.archive.roles import colleague_id
from desktop.archive.writer import Writer

_PINS = "pinned keys"


class KeyChanged(ArchiveError):
    """A copy shows other keys than those it was first seen with."""

    happened = "The copy of {name} has other keys than those seen before."
    do = "Ask {name} whether the copy was restored from an old backup. Compare the words, then accept the new keys."


@dataclass(frozen=True)
class Pin:
    """The public keys a copy was seen with; `sealing` is empty while only its signature was seen. `compared` is the id
    of the line in its record that tells of the comparison made in this copy; "" while nobody compared them."""

    signing: bytes
    sealing: bytes = b""
    compared: str = ""


def pin_of(reader: Reader, origin: str) -> Pin | None:
    """The keys an origin was first seen with in this copy; of this copy itself, its own."""
    if origin == reader.setting("origin") and (own := kept_keys(reader)):
        return Pin(own.signing.public_key().public_bytes_raw(), own.sealing.public_key().public_bytes_raw())
    kept = reader.setting(_PINS, {}).get(origin)
    return Pin(bytes.fromhex(kept["signing"]), bytes.fromhex(kept["sealing"]), kept["compared"]) if kept else None


def is_compared(reader: Reader, origin: str) -> bool:
    """Whether the keys of a copy were compared here, and that was not undone; one's own need not be."""
    known = pin_of(reader, origin)
    if known is None or origin == reader.setting("origin"):
        return known is not None
    record = reader.stored(colleague_id(origin)) if known.compared else None
    return record is not None and any(row["id"] == known.compared for row in record.rows("compared"))


def key_of(reader: Reader, origin: str) -> bytes:
    """The key an origin is known to sign with: the one pinned here, else that of its colleague's record; or b""."""
    if known := pin_of(reader, origin):
        return known.signing
    record = reader.stored(colleague_id(origin))
    return key_told(record["signing"]) if record else b""


def key_told(written: object) -> bytes:
    """A public key as a record tells it, in hex; empty where it is none."""
    try:
        key = bytes.fromhex(str(written or ""))
    except ValueError:
        return b""
    return key if len(key) == KEY_BYTES else b""


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
        set_pin(writer, card.origin, made)
    return made


def pin_compared(writer: Writer, card: Card, row: str) -> None:
    """Two people compared the words of this card, as this row of its record tells. Raises KeyChanged."""
    if card.origin != writer.setting("origin"):
        made = pin(writer, card)
        set_pin(writer, card.origin, Pin(made.signing, made.sealing, row))


def set_pin(writer: Writer, origin: str, made: Pin) -> None:
    """Keep a pin as it is given; `pin` looks whether it may be."""
    told = {"signing": made.signing.hex(), "sealing": made.sealing.hex(), "compared": made.compared}
    writer.set_setting(_PINS, {**writer.setting(_PINS, {}), origin: told})
