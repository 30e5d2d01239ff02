"""What stands first in a sealed copy: from whom it is, when it was made, and what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive_schema.declare import Schema
from archive_schema.migrations import MIGRATIONS
from desktop.archive.joining.carried import JSON, SignedHead
from desktop.exchange.sealed.errors import NewerCopy
from desktop.exchange.sealed.frames import Unsound, check, check_places, check_time, hexed

VERSION = 1
MOST_COPIES = 2_000
"""Copies of one archive of which a manifest tells; each is looked for among the signatures of all."""
_HEAD = {"origin": str, "place": int, "hash": str, "key": str, "signature": str}
_SHAPE = {
    "muragat_sealed": int, "archive": str, "origin": str, "letter": str, "who": str, "made": str, "card": str,
    "heads": dict, "after": dict, "signatures": [_HEAD], "whole": bool, "chosen": [str], "evidence": bool,
    "travel": bool, "vault_slot": str, "kinds": [str], "migrations": [str], "files": int, "bytes": int, "named": int,
}


@dataclass(frozen=True)
class Manifest:
    """What a sealed copy tells of itself.

    `archive` is the id that all copies share; `origin`, `letter`, `who` and `card` are the sending copy's, `made` its
    clock. `heads`: the last step it had of each origin (place, hash); `after`: up to which place of each origin steps
    were left out, as the receiver has them. `chosen`: the references that were asked for, none when it is `whole`.
    `evidence`: whether files go along; `files` and `bytes` count those that do, `named` those that are only named.
    """

    archive: str
    origin: str
    letter: str
    who: str
    made: str
    heads: Mapping[str, tuple[int, bytes]]
    signatures: tuple[SignedHead, ...]
    card: str = ""
    after: Mapping[str, int] = field(default_factory=dict)
    whole: bool = True
    chosen: tuple[str, ...] = ()
    evidence: bool = True
    travel: bool = False
    vault_slot: bytes = b""
    kinds: tuple[str, ...] = ()
    migrations: tuple[str, ...] = tuple(name for name, _ in MIGRATIONS)
    files: int = 0
    bytes: int = 0
    named: int = 0

    def told(self) -> JSON:
        """As it is written."""
        return {
            "muragat_sealed": VERSION, "archive": self.archive, "origin": self.origin, "letter": self.letter,
            "who": self.who, "made": self.made, "card": self.card,
            "heads": {origin: [place, hash.hex()] for origin, (place, hash) in self.heads.items()},
            "after": dict(self.after),
            "signatures": [{"origin": one.origin, "place": one.place, "hash": one.hash.hex(), "key": one.key.hex(),
                            "signature": one.signature.hex()} for one in self.signatures],
            "whole": self.whole, "chosen": list(self.chosen), "evidence": self.evidence, "travel": self.travel,
            "vault_slot": self.vault_slot.hex(), "kinds": list(self.kinds), "migrations": list(self.migrations),
            "files": self.files, "bytes": self.bytes, "named": self.named,
        }


def manifest_of(value: JSON, schema: Schema) -> Manifest:
    """A manifest as it was read. Raises Unsound, or NewerCopy for what this release does not know."""
    version = value.get("muragat_sealed") if isinstance(value, dict) else None
    if isinstance(version, int) and version > VERSION:
        raise NewerCopy(what=f"content {version}")
    check(value, _SHAPE)
    if version != VERSION:
        raise Unsound("no such version of content")
    check_time(value["made"])
    check_places({value["origin"]: 0})
    if max(map(len, (value["heads"], value["after"], value["signatures"]))) > MOST_COPIES:
        raise Unsound("more copies than any archive has")
    known = {name for name, _ in MIGRATIONS}
    for name in value["migrations"]:
        if name not in known:
            raise NewerCopy(what=name)
    for name in value["kinds"]:
        if name not in schema:
            raise NewerCopy(what=name)
    return Manifest(
        archive=value["archive"], origin=value["origin"], letter=value["letter"], who=value["who"], made=value["made"],
        card=value["card"], heads=_heads(value["heads"]), after=_places(value["after"]),
        signatures=tuple(map(_signed, value["signatures"])), whole=value["whole"], chosen=tuple(value["chosen"]),
        evidence=value["evidence"], travel=value["travel"], vault_slot=_slot(value["vault_slot"]),
        kinds=tuple(value["kinds"]), migrations=tuple(value["migrations"]), files=value["files"],
        bytes=value["bytes"], named=value["named"])


def _heads(told: JSON) -> dict[str, tuple[int, bytes]]:
    for one in told.values():
        check(one, [(int, str)])
        if len(one) != 2 or not isinstance(one[0], int):
            raise Unsound("a head of another shape")
    check_places({origin: place for origin, (place, _) in told.items()})
    return {origin: (place, hexed(hash, 32)) for origin, (place, hash) in told.items()}


def _places(told: JSON) -> dict[str, int]:
    check_places(told)
    return dict(told)


def _signed(told: JSON) -> SignedHead:
    return SignedHead(told["origin"], told["place"], hexed(told["hash"], 32), hexed(told["key"], 32),
                      hexed(told["signature"], 64))


def _slot(told: str) -> bytes:
    if len(told) > 2048:
        raise Unsound("a slot of the vault that is none")
    return hexed(told, len(told) // 2)
