"""Keeping tags in order: keys, nesting, those that nobody uses, and the codebook that says when each is used."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from archive_schema.labels import Label
from desktop.archive.errors import ArchiveError
from desktop.archive.order.tags import KEYS, Tag, all_tags, borne, inside, tree
from desktop.archive.reader import Reader
from desktop.archive.writer import Writer

JSON = Any
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would work out instead of showing


class InsideItself(ArchiveError):
    """A tag cannot stand inside itself or inside one that stands in it."""

    happened = "“{tag}” cannot stand inside “{parent}”: that one stands inside it."
    do = "Choose another place for it; nothing was changed."


def change(writer: Writer, tag_id: str, values: Mapping[str, JSON]) -> None:
    """Change some values of a tag. A key is taken from the tag that had it. Raises InsideItself."""
    parent = values.get("parent")
    tags = all_tags(writer)
    if parent and (parent == tag_id or parent in inside(tags, tag_id)):
        raise InsideItself(tag=writer.title(tag_id), parent=writer.title(parent))
    if values.get("key") in KEYS:
        for other in tags:
            if other.key == values["key"] and other.id != tag_id:
                writer.edit(other.id, {"key": None})
    writer.edit(tag_id, values)


def unused(reader: Reader) -> list[Tag]:
    """The tags that no record bears and nothing else names; one inside which a used tag stands is used."""
    tags = all_tags(reader)
    named = {tag.id for tag in tags if any(
        head.kind != "tag" and not head.trashed for head in reader.pointing_at(tag.id))}
    return [tag for tag in tags if tag.id not in named and not inside(tags, tag.id) & named]


def trash_unused(writer: Writer) -> int:
    """Put the tags that nobody uses into the trash. Returns how many."""
    gone = unused(writer)
    for tag in gone:
        writer.trash(tag.id)
    return len(gone)


_HEADINGS = [Label.of(words) for words in (
    "Tag | Метка | Белгі", "Inside | Внутри | Ішінде", "Key | Клавиша | Перне", "Colour | Цвет | Түсі",
    "Records | Записи | Жазбалар",
    "Records of tags inside it | Записи с метками внутри | Ішіндегі белгілердің жазбалары",
    "When to use it | Когда применять | Қашан қолданылады")]
_TITLE = Label.of("Codebook of tags | Кодификатор меток | Белгілер анықтамалығы")


def codebook(reader: Reader, language: str) -> list[list[str]]:
    """The codebook as a table, its headings first: a line for each tag, in the order of the tree."""
    tags = all_tags(reader)
    counts = borne(reader, tags)
    lines = [[heading.in_(language) for heading in _HEADINGS]]
    for place in tree(tags):
        tag, count = place.tag, counts[place.tag.id]
        lines.append([tag.in_(language), " › ".join(one.in_(language) for one in place.above), str(tag.key or ""),
                      tag.colour, str(count.own), str(count.inside), tag.codebook])
    return lines


def codebook_csv(reader: Reader, language: str) -> str:
    """The codebook as CSV (RFC 4180); a cell that a spreadsheet would compute is kept from it."""
    out = io.StringIO()
    csv.writer(out).writerows([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in line]
                              for line in codebook(reader, language))
    return out.getvalue()


def codebook_markdown(reader: Reader, language: str) -> str:
    """The codebook as a page of Markdown: a heading for each tag, deeper ones below."""
    tags = all_tags(reader)
    counts = borne(reader, tags)
    records, within = _HEADINGS[4].in_(language), _HEADINGS[5].in_(language)
    parts = [f"# {_TITLE.in_(language)}"]
    for place in tree(tags):
        count = counts[place.tag.id]
        parts.append(f"{'#' * min(place.depth + 2, 6)} {_plain(place.tag.in_(language))}")
        told = f"{records}: {count.own}" + (f"; {within}: {count.inside}" if count.inside else "")
        parts += filter(None, (f"{place.tag.ref} · {told}", _plain(place.tag.codebook)))
    return "\n\n".join(parts) + "\n"


def _plain(words: str) -> str:
    """Words that mean nothing to Markdown."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#" else letter for letter in words)
