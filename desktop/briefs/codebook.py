"""The codebook of tags as a paper: each tag under the one it stands inside, with when it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_schema.labels import Label
from archive_schema.moments import Moment
from desktop.briefs.values import Block, Brief, Document, Heading, Text, plain

if TYPE_CHECKING:
    from desktop.archive import Reader

_TITLE = Label.of("Codebook of tags | Кодификатор меток | Белгілер анықтамалығы")
_BORNE = Label.of("records: {own} | записей: {own} | жазбалар: {own}")
_INSIDE = Label.of("of tags inside it: {inside} | с метками внутри: {inside} | ішіндегі белгілерде: {inside}")
_KEY = Label.of("key {key} | клавиша {key} | {key} пернесі")
_DEEPEST = 4


def codebook_document(reader: Reader, language: str, day: str) -> Document:
    """The codebook in a language, as of a day (ISO 8601), ready to be written."""
    from desktop.archive.order.tags import all_tags, borne, tree

    tags = all_tags(reader)
    counts = borne(reader, tags)
    blocks: list[Block] = []
    for place in tree(tags):
        tag, count = place.tag, counts[place.tag.id]
        blocks.append(Heading(min(place.depth + 1, _DEEPEST), plain(tag.in_(language))))
        told = [tag.ref, _BORNE.in_(language).format(own=count.own)]
        told += [_INSIDE.in_(language).format(inside=count.inside)] if count.inside else []
        told += [_KEY.in_(language).format(key=tag.key)] if tag.key else []
        blocks.append(Text(plain(" · ".join(told)), keep=bool(tag.codebook)))
        blocks += [Text(plain(part)) for part in tag.codebook.split("\n") if part.strip()]
    date = Moment.of(day).say(language)
    return Document(Brief(_TITLE.in_(language), date=date, language=language, contents=False), tuple(blocks))
