"""Files no reader is for yet: named as well as they can be, and kept whole."""

from __future__ import annotations

from typing import BinaryIO

import puremagic

from desktop.intake.draft import Limits
from desktop.intake.sniff import family
from desktop.intake.wire import Say

ERRORS: tuple[type[Exception], ...] = (puremagic.PureError,)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Streams in a compound file (MS-CFB) that tell what it is, the encrypted office file first.
_OLE_KINDS = (
    ("EncryptedPackage", "application/x-ole-encrypted"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__substg1.0_", "application/vnd.ms-outlook"),
)


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say the media type by content, and that this kind of file is not read yet."""
    head = document.read(65_536)
    if family(head)[1] == "image/heic":
        say.fact(media_type="image/heic")
        say.problem("no_decoder", kind="HEIC")
        return
    media_type = _ole_kind(head + document.read(limits.file)) if head.startswith(_OLE) else _by_magic(head)
    if media_type:
        say.fact(media_type=media_type)
    if media_type.endswith("-encrypted"):
        say.problem("needs_password")
        say.problem("only_pdf_opens")
    else:
        say.problem("unknown_kind")


def _ole_kind(data: bytes) -> str:
    return next((kind for name, kind in _OLE_KINDS if name.encode("utf-16-le") in data), "application/x-ole-storage")


def _by_magic(head: bytes) -> str:
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return ""
    return next((match.mime_type for match in found if match.mime_type and match.confidence >= 0.5), "")
