"""Recordings: how long they say they are, where their headers tell it plainly. Nothing is decoded or played."""

from __future__ import annotations

import struct
from typing import BinaryIO

from desktop.intake.draft import Limits
from desktop.intake.sniff import HEAD, family
from desktop.intake.wire import Say

ERRORS: tuple[type[Exception], ...] = ()
_MOST_BOXES = 1000
_TAIL = 65_536  # bytes in which the last page of an Ogg file begins


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say the container and, when it can be told, the duration as hours, minutes, seconds."""
    head = document.read(HEAD)
    media_type = family(head)[1]
    say.fact(media_type=media_type)
    say.problem("recording")
    say.step("metadata")
    seconds = _seconds(document, head, media_type)
    if 0 < seconds < 100 * 3600:
        whole = int(seconds)
        say.propose("duration", f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}", "head of the recording")


def _seconds(document: BinaryIO, head: bytes, media_type: str) -> float:
    if media_type == "audio/wav":
        return _wav(document)
    if media_type == "audio/flac":
        return _flac(head)
    if media_type == "audio/ogg":
        return _ogg(document, head)
    return _mp4(document) if head[4:8] == b"ftyp" else 0.0


def _wav(document: BinaryIO) -> float:
    """Bytes of sound by bytes a second (RIFF WAVE)."""
    at, rate = 12, 0
    for _ in range(_MOST_BOXES):
        document.seek(at)
        name, size = struct.unpack("<4sI", document.read(8))
        if name == b"fmt ":
            (rate,) = struct.unpack("<I", document.read(16)[8:12])
        elif name == b"data":
            return size / rate if rate else 0.0
        at += 8 + size + size % 2
    return 0.0


def _flac(head: bytes) -> float:
    """Samples by samples a second, of STREAMINFO (RFC 9639, 8.2)."""
    packed = int.from_bytes(head[18:26], "big")
    rate, samples = packed >> 44, packed & ((1 << 36) - 1)
    return samples / rate if rate else 0.0


def _ogg(document: BinaryIO, head: bytes) -> float:
    """The place of the last page by samples a second; of Vorbis and Opus (RFC 3533, 6; RFC 7845, 4)."""
    size = document.seek(0, 2)
    document.seek(max(0, size - _TAIL))
    tail = document.read(_TAIL)
    last = tail.rfind(b"OggS")
    if last < 0 or len(tail) < last + 14:
        return 0.0
    (place,) = struct.unpack_from("<q", tail, last + 6)
    if (opus := head.find(b"OpusHead")) >= 0:
        return max(0, place - struct.unpack_from("<H", head, opus + 10)[0]) / 48_000
    if (vorbis := head.find(b"\x01vorbis")) >= 0:
        (rate,) = struct.unpack_from("<I", head, vorbis + 12)
        return place / rate if rate else 0.0
    return 0.0


def _mp4(document: BinaryIO) -> float:
    """What the box mvhd says (ISO/IEC 14496-12, 8.2.2), wherever in the file it stands."""
    end = document.seek(0, 2)
    at, inside = 0, False
    for _ in range(_MOST_BOXES):
        if at + 8 > end:
            break
        document.seek(at)
        size, name = struct.unpack(">I4s", document.read(8))
        head = 8
        if size == 1:
            (size,), head = struct.unpack(">Q", document.read(8)), 16
        size = size or end - at
        if name == b"mvhd":
            return _mvhd(document.read(32))
        if name == b"moov" and not inside:
            at, inside = at + head, True
            continue
        if size < head:
            break
        at += size
    return 0.0


def _mvhd(box: bytes) -> float:
    """Version 0 tells its times in four bytes, version 1 in eight."""
    scale, length = struct.unpack_from(">IQ", box, 20) if box[0] == 1 else struct.unpack_from(">II", box, 12)
    unknown = (1 << 64) - 1 if box[0] == 1 else (1 << 32) - 1
    return length / scale if scale and length != unknown else 0.0
