"""Redacted copies in the archive: files of their own beside the untouched original, made in one step."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from archive_schema.records import Record
from desktop.archive.clock import utc_now
from desktop.archive.content import original_bytes
from desktop.briefs.safe.boxes import RedactionBox, boxes_of
from desktop.briefs.safe.errors import NotRedactable
from desktop.briefs.safe.redact import PDF, VERSION, redacted

if TYPE_CHECKING:
    from desktop.archive import Archive, Writer
    from desktop.briefs.naming import Naming

TOOL = "Muragat redaction"
_ENDINGS = {PDF: ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}


def add_boxes(archive: Archive, file_id: str, boxes: Iterable[RedactionBox]) -> Record:
    """Note what is to be covered in a file; a box that is there already is not noted twice."""
    wanted = list(boxes)

    def work(writer: Writer) -> Record:
        file = writer.get(file_id)
        rows = file.rows("redactions")
        there = {(row.get("page"), row.get("box")) for row in rows}
        new = [{"page": box.page, "box": box.say(), "reason": box.reason or None} for box in wanted
               if (box.page, box.say()) not in there]
        bare = [{name: value for name, value in row.items() if value is not None} for row in new]
        return writer.edit(file_id, {"redactions": [*rows, *bare]}) if bare else file

    return archive.write("Note what to cover", work).result()


def keep_redacted(archive: Archive, file_id: str, naming: Naming | None = None) -> Record:
    """Make the redacted copy of a file by its record's boxes, keep it, and return its record.

    The copy lies outside the sealed depth, since it is made to be handed out. `naming` cloaks names in the file name.
    The same copy is not kept twice. Raises NotRedactable, NotCovered, BadBox, MissingFile, VaultClosed.
    """
    with archive.reader() as reader:
        file = reader.get(file_id)
    if file["role"] == "redacted":
        raise NotRedactable("it is a redacted copy itself", "Nothing was written. Redact the original.")
    boxes = boxes_of(file)
    data = original_bytes(archive, file)
    made = redacted(data, str(file["media_type"] or ""), boxes)
    kept = archive.files.keep(io.BytesIO(made.data))
    values: dict[str, Any] = {
        "name": _name(file, made.media_type, naming), "source": file["source"], "role": "redacted",
        "sha256": kept.sha256, "size": kept.size, "media_type": made.media_type, "kept_as": kept.name,
        "derived_from": file.id,
        "derivation": [{"tool": TOOL, "version": VERSION, "when": {"edtf": utc_now()[:10]},
                        "parent_sha256": hashlib.sha256(data).hexdigest() if isinstance(file["sha256"], str) else None,
                        "settings": made.settings}],
    }
    values["derivation"][0] = {name: value for name, value in values["derivation"][0].items() if value is not None}

    def work(writer: Writer) -> Record:
        same = [one for one in writer.files_with(kept.sha256) if one["derived_from"] == file.id and not one.trashed]
        return same[0] if same else writer.add(Record(
            "file", {name: value for name, value in values.items() if value is not None}))

    return archive.write("Make a redacted copy", work).result()


def _name(file: Record, media_type: str, naming: Naming | None) -> str:
    """A file name that tells no more than the original's: cloaked, or none of it where that was sealed."""
    stem = os.path.splitext(str(file["name"] or ""))[0]
    if not isinstance(file["sha256"], str):
        stem = ""
    elif naming is not None and naming.hits(stem.replace("_", " ")):
        stem = ""
    return f"{stem} (redacted)".strip() + _ENDINGS[media_type]
