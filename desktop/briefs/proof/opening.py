"""An opening: the salts of some notes, by which whoever has the evidence can prove that it is what they rest on."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop.briefs.proof import canonical, shapes
from desktop.briefs.proof.canonical import NotRead
from desktop.briefs.proof.manifest import Manifest
from desktop.briefs.proof.salts import SALT_BYTES, Salts, commitment

VERSION = 1
Place = tuple[int, int, int]
"""Note (from 1), source of it and file of that (from 0)."""


@dataclass(frozen=True)
class Opened:
    """The salt of one file, and how the file is called where that is told."""

    salt: bytes
    name: str = ""


@dataclass(frozen=True)
class Opening:
    """The salts of the notes of one manifest, told by its SHA-256."""

    manifest: str
    files: Mapping[Place, Opened]


def opening_of(
    manifest: Manifest, salts: Salts, names: Mapping[str, str] | None = None, *, notes: Iterable[int] | None = None
) -> Opening:
    """The salts of a manifest, or of these notes. `names` says how a file is called, by SHA-256; no hash is told."""
    opened = {}
    wanted = None if notes is None else frozenset(notes)
    for place, sealed in places(manifest):
        if wanted is not None and place[0] not in wanted:
            continue
        salt = salts.at(*place)
        called = (name for sha256, name in (names or {}).items() if opens(salt, sha256, sealed))
        opened[place] = Opened(salt, next(called, ""))
    return Opening(manifest.sha256, opened)


def cut(opening: Opening, notes: Iterable[int]) -> Opening:
    """The opening with these notes alone."""
    wanted = frozenset(notes)
    return Opening(opening.manifest, {place: one for place, one in opening.files.items() if place[0] in wanted})


def without_names(opening: Opening) -> Opening:
    """The opening, not telling what the files are called."""
    return Opening(opening.manifest, {place: Opened(one.salt) for place, one in opening.files.items()})


def places(manifest: Manifest) -> list[tuple[Place, bytes]]:
    """Every commitment of a manifest with its place."""
    return [((note.number, at, place), sealed) for note in manifest.notes
            for at, source in enumerate(note.sources) for place, sealed in enumerate(source.evidence)]


def opens(salt: bytes, sha256: str, sealed: bytes) -> bool:
    """Whether this salt opens the commitment to a file of this SHA-256."""
    return hmac.compare_digest(commitment(salt, sha256), sealed)


def opening_bytes(opening: Opening) -> bytes:
    """The opening as a file; indented, so that a person can see what is handed over."""
    files = [{"note": note, "source": source, "file": file, "salt": one.salt.hex()} | ({"name": one.name} if one.name
             else {}) for (note, source, file), one in sorted(opening.files.items())]
    told = {"muragat_opening": VERSION, "manifest": opening.manifest, "files": files}
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def read_opening(data: bytes) -> Opening:
    """The opening of these bytes. Raises NotRead."""
    version, manifest, files = shapes.entries(
        canonical.read(data, canonical=False), "muragat_opening", "manifest", "files")
    if shapes.number(version) != VERSION:
        raise NotRead("newer")
    read = [_opened(one) for one in shapes.many(files)]
    if len(dict(read)) < len(read):
        raise NotRead("not_shaped")
    return Opening(shapes.octets(manifest, 32).hex(), dict(read))


def _opened(value: Any) -> tuple[Place, Opened]:
    note, source, file, salt, name = shapes.entries(value, "note", "source", "file", "salt", optional=("name",))
    place = (shapes.number(note), shapes.number(source), shapes.number(file))
    return place, Opened(shapes.octets(salt, SALT_BYTES), "" if name is None else shapes.text(name))
