"""A document as a Word file, with real footnotes, styles, contents and page numbers."""

from __future__ import annotations

from pathlib import Path

from desktop.briefs.values import Document, Written


def write(document: Document, path: Path) -> Written:
    """Write a document as DOCX to `path`; what stood there is replaced only by a file that was read back.

    The same document gives the same bytes. Raises RightToLeftText, NotWritten, NotVerified with what to do.
    """
    from desktop.briefs.pdf import refuse_right_to_left
    from desktop.briefs.placing import put
    from desktop.briefs.word.checking import verified

    refuse_right_to_left(document)
    return put(render(document), path, lambda data: verified(data, document))


def render(document: Document) -> bytes:
    """The bytes of the Word file."""
    from desktop.briefs.word.body import build
    from desktop.briefs.word.packing import packed

    return packed(build(document))
