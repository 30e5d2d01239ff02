"""A Word file as bytes that tell nothing but the paper: no times, no program, no name of whoever sat there."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE as REL

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day a zip file can tell
# Parts of python-docx's own template that tell of its maker or are of no use.
_NEEDLESS = frozenset({
    REL.EXTENDED_PROPERTIES, REL.CUSTOM_XML, REL.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
})


def set_metadata(word: WordDocument, said: dict[str, str]) -> None:
    """What the file says of itself: "title", "author", "subject", and nothing else."""
    properties = word.core_properties
    for name in ("author", "category", "comments", "content_status", "identifier", "keywords", "language",
                 "last_modified_by", "subject", "title", "version"):
        setattr(properties, name, said.get(name, "")[:255])
    day = datetime.datetime(*_EPOCH)
    properties.created = properties.modified = day
    properties.revision = 1
    core = properties._element
    for child in list(core):
        if not (child.text or "").strip() or child.tag.endswith(("created", "modified", "revision", "lastPrinted")):
            core.remove(child)


def packed(word: WordDocument) -> bytes:
    """The file's bytes: the same for the same paper."""
    for owner in (word.part.package, word.part):
        for name, relation in list(owner.rels.items()):
            if relation.reltype in _NEEDLESS:
                del owner.rels[name]
    out = io.BytesIO()
    word.save(out)
    again = io.BytesIO()
    with zipfile.ZipFile(out) as made, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as kept:
        for entry in sorted(made.infolist(), key=lambda one: (one.filename != "[Content_Types].xml", one.filename)):
            told = zipfile.ZipInfo(entry.filename, _EPOCH)
            told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            kept.writestr(told, made.read(entry))
    return again.getvalue()
