"""How a file is looked at, told from its first bytes and never from its name."""

from __future__ import annotations

from desktop.intake.pages.values import HTML, OTHER, PDF, PICTURE
from desktop.intake.sniff import HEAD, family

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"BM")


def form_of(data: bytes) -> str:
    """PDF, PICTURE, HTML, or OTHER for what has no pages to show. Only byte comparisons happen here."""
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return PICTURE
    return HTML if family(head)[0] == "html" else OTHER
