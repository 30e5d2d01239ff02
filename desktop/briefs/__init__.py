"""Records and citations become a paper: composed as plain values, then written.

    composed = compose(reader, brief_id)
    written = write_pdf(composed.document, path)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.briefs.values import Composed, Document, Written

if TYPE_CHECKING:
    from desktop.archive import Reader
    from desktop.archive.files import FileStore


def compose(
    reader: Reader, brief_id: str, *, language: str | None = None, edition: str = "full",
    files: FileStore | None = None, typed: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Composed:
    """The brief with this id as a document, in its own language or in `language`, and what is wrong with it.

    `edition` is "full", or "safe" for one that may be published: people are named in it by their protection and
    their consent. `reader` is an archive's Reader; with the archive's `files` the list of exhibits tells their pages.
    `typed` has texts of blocks, by their ids, that are typed and not kept yet. `progress(done, total)` is called for
    each block and may raise to stop. Raises NotABrief if the record is of another kind.
    """
    from desktop.briefs.composing import compose_brief

    return compose_brief(
        reader, brief_id, language=language, edition=edition, files=files, typed=typed, progress=progress)


def write_pdf(
    document: Document, path: Path, progress: Callable[[int, int], None] = lambda done, total: None, *,
    level: str = "2b",
) -> Written:
    """Write a document as PDF to `path`, replacing what is there only when the new file has been verified.

    It is PDF/A of `level` ("2b", "3b"; "" for a plain PDF) if it is approved as such: `Written.archival` tells.
    The same document gives the same bytes. `progress(done, total)` is called in steps and may raise to stop;
    then nothing is left behind. Raises BriefError (RightToLeftText, NotWritten, NotVerified) with what to do.
    """
    from desktop.briefs.pdf import write

    return write(document, path, progress, level)
