"""What OpenAleph needs so that it shows a document: its pages, its text as HTML, what it lies in, its other files."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping

from archive_schema.records import Record
from desktop.archive import Reader
from desktop.exchange.ftm.entity import Entity
from desktop.exchange.ftm.going import Going
from desktop.exchange.ftm.mapping import FOLDERS, schema_of_file


def pages(source: Record, schema: str) -> Iterator[Entity]:
    """The pages of a text, numbered from 1; only a document of the schema Pages has any."""
    for number, text in enumerate(source["pages"] or () if schema == "Pages" else (), 1):
        yield Entity(f"{source.id}-page-{number}", "Page").edge(
            document=source.id, index=str(number), bodyText=str(text))


def as_html(entity: Entity) -> None:
    """A web page's text is shown from its HTML alone: the lines of the text, without any markup of the page."""
    if entity.schema == "HyperText":
        for text in entity.properties.get("bodyText", []):
            lines = (html.escape(line) for line in text.splitlines() if line.strip())
            entity.add("bodyHtml", "".join(f"<p>{line}</p>" for line in lines))


def within(reader: Reader, source: Record, out: Mapping[str, str]) -> list[str]:
    """What a source lies in, the nearest first, as far as it goes out as something that others lie in."""
    found: list[str] = []
    holder = str(source["within"] or "")
    while out.get(holder) in FOLDERS and holder not in found and holder != source.id:
        found.append(holder)
        holder = str(reader.get(holder)["within"] or "")
    return found


def further(source: Record, files: Iterable[Going], reader: Reader) -> Iterator[Entity]:
    """The other files of a source: documents of their own, linked with it by what they are to it."""
    role = reader.schema["file"].field("role")
    for one in files:
        file = one.record
        yield Entity(file.id, schema_of_file(file), ref=file.ref, kind="file").edge(
            title=source.title, fileName=str(file["name"] or ""), mimeType=str(file["media_type"] or ""),
            fileSize=str(file["size"] or ""), contentHash=one.sha1,
            notes=[f"SHA-256: {file['sha256']}", f"Reference: {file.ref}"])
        words = role.words(file["role"]) if file["role"] else "File"
        yield Entity(f"{file.id}-of", "UnknownLink").edge(subject=file.id, object=source.id, role=words)
