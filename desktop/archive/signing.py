"""What copies sign of their chains, and what is thought of what others signed.

A copy signs the last step of its own chain, and so every step up to it, since each holds the hash of the one before:

    signature = Ed25519("muragat head 1\\n" ‖ canonical JSON {archive, hash, origin, place})
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from archive_schema.fields import canonical
from archive_schema.messages import Message
from desktop.archive import journal
from desktop.archive.archive import Archive
from desktop.archive.cards import KEY_BYTES, Card, is_signed, read_card
from desktop.archive.copy_keys import CopyKeys, NoKeysYet, kept_keys, own_card_text, own_keys, public_card
from desktop.archive.joining.carried import SignedHead
from desktop.archive.pins import KeyChanged, Pin, is_compared, key_of, pin, pin_compared, pin_of, set_pin
from desktop.archive.reader import Reader
from desktop.archive.writer import Writer

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

    @property
    def told(self) -> Message:
        """The same as a sentence tells it, in whichever language."""
        return {Verdict.COMPARED: Message("signed by a compared key"),
                Verdict.NOT_COMPARED: Message("signed, key not compared"),
                Verdict.NOT_SIGNED: Message("not signed"),
                Verdict.WRONG: Message("it does not fit what came"),
                Verdict.KEY_CHANGED: Message("it was made with another key than before")}[self]


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
        if row is None or row[0] != head.hash or not verify_head(head, archive) \
                or key_of(writer, head.origin) not in (b"", head.key):
            continue
        if pin_of(writer, head.origin) is None:
            set_pin(writer, head.origin, Pin(head.key))
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
    if len({head.key for head in of_origin} | {key_of(reader, origin)} - {b""}) > 1:
        return Verdict.KEY_CHANGED
    at_end = {head.hash for head in of_origin if head.place == place}
    if at_end - {hash or journal.START}:  # a copy that wrote nothing is at its beginning
        return Verdict.WRONG
    if not at_end:
        return Verdict.NOT_SIGNED
    return Verdict.COMPARED if is_compared(reader, origin) else Verdict.NOT_COMPARED


__all__ = ["Card", "CopyKeys", "KeyChanged", "NoKeysYet", "Pin", "SignedHead", "Verdict", "kept_keys", "key_of",
           "known_heads", "own_card_text", "own_keys", "pin", "pin_compared", "pin_of", "public_card", "read_card",
           "remember", "sign_head", "verdict", "verify_head"]
