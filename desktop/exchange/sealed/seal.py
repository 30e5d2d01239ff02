"""Seals a copy: an archive, or what was chosen of it, into one encrypted file to carry.

Records are read as they stand at one moment. What is written has names that end in .part until it was synced and read
back whole; then the volumes get their names, the first of them last. So a kill or a full disk at any moment leaves no
file that counts, and what it left is cleared when a copy is next sealed under that name.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import disk_usage

from archive_schema.messages import Message
from desktop.archive import Archive, Reader, header, signing
from desktop.archive.clock import utc_now
from desktop.archive.errors import DamagedFile, DiskFull, explain_os
from desktop.archive.joining import outgoing
from desktop.archive.joining.carried import CarriedFile, Row
from desktop.exchange.sealed.choosing import Choice, with_needs
from desktop.exchange.sealed.contents import ContentsWriter
from desktop.exchange.sealed.errors import (
    DamagedCopy,
    NewerCopy,
    NotASealedCopy,
    NotReadBack,
    SealedCopyError,
    TargetExists,
    UnsoundContent,
)
from desktop.exchange.sealed.evidence import evidence
from desktop.exchange.sealed.head import Head, Locks, make_head
from desktop.exchange.sealed.manifest import Manifest
from desktop.exchange.sealed.opening import SealedCopy, silent
from desktop.exchange.sealed.stream import StreamWriter
from desktop.exchange.sealed.volumes import PART, VOLUME, follows, head_of, is_ours, pieces_in, volume
from desktop.platform import sync_folder

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Sealed:
    """A sealed copy that was written and read back: its volumes, its `size` in bytes, and what it tells of itself."""

    volumes: tuple[Path, ...]
    size: int
    manifest: Manifest
    counts: dict[str, int]
    signing_key: bytes


def seal(
    archive: Archive, target: Path, locks: Locks, choice: Choice | None = None, *, progress: Progress = silent,
    volume_bytes: int = VOLUME,
) -> Sealed:
    """Write a sealed copy of an archive under a name that is not there yet, read it back, and say what it holds.

    Raises NotLocked, TargetExists, NotReadBack, MissingFile or DamagedFile for evidence that is not as it was kept,
    and what the disk reported; then nothing of that name is there. `progress` is told bytes, and may raise.
    """
    clear_left(target)
    if target.exists() or volume(target, 2).exists():
        raise TargetExists(name=target.name)
    if not target.parent.is_dir():
        raise SealedCopyError("The folder “{name}” is not there.", "Make it, or choose another; nothing was written.",
                              name=target.parent)
    head, key = make_head(locks, pieces_in(volume_bytes), archive.purpose)
    stream = StreamWriter(target, head, key)
    try:
        _write(archive, stream, head, choice or Choice(), progress)
        copy = _read_back(target, stream, head, key, archive, progress)
        return _name(target, stream, copy)
    except OSError as error:
        raise explain_os(error, target) from error
    finally:
        stream.close()
        for part in stream.volumes:
            with contextlib.suppress(OSError):  # a disk that failed keeps it; it is cleared the next time
                part.unlink(missing_ok=True)


def _write(archive: Archive, stream: StreamWriter, head: Head, choice: Choice, progress: Progress) -> None:
    keys = signing.own_keys(archive)
    card = signing.own_card_text(archive)
    contents = ContentsWriter(stream, head.id)
    with archive.reader() as reader, reader.at_one_moment():
        reader.db.execute("select 1 from setting").fetchone()  # the moment begins with the first thing read
        signed = signing.sign_head(archive, reader)
        chosen = None if choice.records is None else with_needs(reader, choice.records)
        files, known = evidence(archive, reader, chosen, choice)
        manifest = _manifest(archive, reader, choice, chosen, files, known)
        if disk_usage(stream.place).free < manifest.bytes:
            raise DiskFull(name=stream.place.name)
        others = tuple(one for one in signing.known_heads(reader) if one.origin != signed.origin)
        contents.manifest(replace(manifest, signatures=(signed, *others), card=card))
        total = 2 * manifest.bytes  # it is written, and read back
        for step in outgoing.steps_of(reader, chosen, choice.after, abridged=choice.travel):
            contents.step(step)
            progress(stream.size, total + 2 * stream.size)
        contents.lines(_rows(reader, _LINES, "list", chosen))
        contents.came_in(_came_in(reader, chosen, choice))
        total += 2 * stream.size
    for file in files:
        _carry(contents, file, stream, total, progress)
    contents.end(keys.signing)
    stream.finish()


def _carry(
    contents: ContentsWriter, file: CarriedFile, stream: StreamWriter, total: int, progress: Progress
) -> None:
    try:
        for _ in contents.file(file):
            progress(min(stream.size, total // 2), total)
    except EOFError:
        raise DamagedFile(name=file.name or file.sha256, reason="its end is missing") from None


_LINES = "select list, line, address, host, date, [order], raw from list_entry"
_CAME_IN = "select import, number, place, record, identity, took from came_in"


def _rows(reader: Reader, query: str, column: str, chosen: set[str] | None) -> Iterator[Row]:
    for row in reader.db.execute(f"{query} order by 1, 2"):
        if chosen is None or row[0 if column == "list" else 3] in chosen:
            yield tuple(row)


def _came_in(reader: Reader, chosen: set[str] | None, choice: Choice) -> Iterator[Row]:
    """What came in by imports; to travel with, not what was read of a record that has or had a sealed value."""
    abridged = outgoing.Abridged(reader) if choice.travel else None
    return (row for row in _rows(reader, _CAME_IN, "record", chosen) if not (abridged and abridged.had_sealed(row[3])))


def _manifest(
    archive: Archive, reader: Reader, choice: Choice, chosen: set[str] | None, files: list[CarriedFile], known: int,
) -> Manifest:
    slot = header.read(archive.folder / "header").slot("vault") if choice.vault and not choice.travel else None
    return Manifest(
        archive=reader.setting("id", ""), origin=reader.setting("origin"), letter=reader.setting("letter", ""),
        who=reader.setting("who", ""), made=utc_now(), heads=outgoing.heads(reader), signatures=(),
        after=dict(choice.after), whole=chosen is None, chosen=choice.asked, evidence=choice.evidence,
        travel=choice.travel, vault_slot=header.slot_bytes(slot) if slot else b"", kinds=_kinds(reader, chosen),
        files=len(files), bytes=sum(file.size for file in files), named=known - len(files))


def _kinds(reader: Reader, chosen: set[str] | None) -> tuple[str, ...]:
    if chosen is None:
        rows = reader.db.execute("select distinct kind from change order by kind")
        return tuple(kind for (kind,) in rows if kind)
    return tuple(sorted({head.kind for head in reader.heads(list(chosen))}))


def _read_back(
    target: Path, stream: StreamWriter, head: Head, key: bytes, archive: Archive, progress: Progress
) -> SealedCopy:
    """The copy as the disk gives it back, all of it proved."""
    try:
        there = head_of(stream.volumes[0])
        if there.data != head.data:
            raise NotReadBack(name=target.name, reason=Message("its head was changed"))
        return SealedCopy(stream.volumes, there, key, lambda done, total: progress(total + done, 2 * total),
                          archive.schema)
    except (DamagedCopy, NotASealedCopy, UnsoundContent) as error:
        reason = error.values.get("reason", Message("its head was changed"))
        raise NotReadBack(name=target.name, reason=reason) from error


def _name(target: Path, stream: StreamWriter, copy: SealedCopy) -> Sealed:
    """Give the volumes their names, the first one last: without it the others are nothing."""
    names = [volume(target, number) for number in range(1, len(stream.volumes) + 1)]
    size = sum(part.stat().st_size for part in stream.volumes)
    try:
        for part, name in reversed([*zip(stream.volumes, names, strict=True)][1:]):
            part.rename(name)
        sync_folder(target.parent)
        stream.volumes[0].rename(target)
        sync_folder(target.parent)
    except OSError:
        for name in names:
            with contextlib.suppress(OSError):
                name.unlink(missing_ok=True)
        raise
    return Sealed(tuple(names), size, copy.manifest, copy.counts, copy.signing_key)


def clear_left(target: Path) -> None:
    """Take away what a crash left of a copy that was being sealed under this name. Raises TargetExists for a file that
    only looks like it, and for a volume of another copy, whose first one may lie on another stick."""
    if not target.parent.is_dir():
        return
    ours = re.compile(re.escape(target.name) + r"(?:\.\d{3})?" + re.escape(PART))
    later = re.compile(re.escape(target.name) + r"\.\d{3}")
    try:
        there = sorted(target.parent.iterdir())
        parts = [path for path in there if ours.fullmatch(path.name)]
        volumes = [path for path in there if later.fullmatch(path.name) and not target.exists()]
        begun = _begun(target)
        strange = [path for path in parts if not is_ours(path)]
        strange += [path for path in volumes if begun is None or not follows(begun, path)]
        if strange:
            raise TargetExists(name=strange[0].name)
        for path in (*volumes, *parts):  # copy.part last: by it the others are known
            path.unlink()
    except OSError as error:
        raise explain_os(error, target) from error


def _begun(target: Path) -> Head | None:
    """The head of the copy whose first volume a crash kept from its name."""
    part = target.with_name(target.name + PART)
    try:
        return head_of(part) if part.exists() else None
    except (DamagedCopy, NewerCopy, NotASealedCopy):
        return None
