"""The tags of an archive as a tree, and how many records bear each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive_schema.labels import Label
from archive_schema.records import Record
from archive_schema.text.fold import fold_name
from desktop.archive.reader import Reader

KEYS = range(1, 10)


@dataclass(frozen=True)
class Tag:
    """A tag as it is chosen: names by language, `key` 1–9 or 0, `parent` the id of the tag it stands inside or ""."""

    id: str
    ref: str
    names: Mapping[str, str]
    colour: str = ""
    key: int = 0
    parent: str = ""
    codebook: str = ""

    @classmethod
    def of(cls, record: Record) -> Tag:
        """A tag record as a tag."""
        names = {"en": record["name"] or record.ref, "ru": record["name_ru"] or "", "kk": record["name_kk"] or ""}
        key = record["key"] if record["key"] in KEYS else 0
        return cls(record.id, record.ref, names, record["colour"] or "", key, record["parent"] or "",
                   record["codebook"] or "")

    def in_(self, language: str) -> str:
        """Its name in a language, where it has one; else the name it was given first."""
        return self.names.get(language) or self.names["en"]

    @property
    def label(self) -> Label:
        """Its names as a label."""
        return Label(**self.names)

    @property
    def folded(self) -> frozenset[str]:
        """The words of all its names, as they are compared across scripts."""
        return frozenset(key for name in self.names.values() for key in fold_name(name))


@dataclass(frozen=True)
class Place:
    """A tag in the tree: how deep it stands, and the tags above it, the outermost first."""

    tag: Tag
    depth: int
    above: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class Borne:
    """How many records bear a tag: `own` itself, `inside` not itself but a tag that stands inside it."""

    own: int
    inside: int = 0


def all_tags(reader: Reader) -> list[Tag]:
    """Every tag that is not in the trash, in the order of names."""
    rows = reader.db.execute(
        "select r.id, r.ref, k.name, k.name_ru, k.name_kk, k.colour, k.key, k.parent, k.codebook from tag k "
        "cross join record r on r.id = k.id where r.trashed = 0 order by r.sort_title, r.number")
    return [Tag(one, ref, {"en": name or ref, "ru": russian or "", "kk": kazakh or ""}, colour or "",
                key if key in KEYS else 0, parent or "", codebook or "")
            for one, ref, name, russian, kazakh, colour, key, parent, codebook in rows.fetchall()]


def tree(tags: Iterable[Tag]) -> list[Place]:
    """Each tag after the one it stands inside, siblings in the order given. A ring is broken where it is met."""
    known = {tag.id: tag for tag in tags}
    below: dict[str, list[Tag]] = {}
    for tag in known.values():
        below.setdefault(tag.parent if tag.parent in known else "", []).append(tag)
    placed: dict[str, Place] = {}

    def place(tag: Tag, above: tuple[Tag, ...]) -> None:
        if tag.id not in placed:
            placed[tag.id] = Place(tag, len(above), above)
            for one in below.get(tag.id, ()):
                place(one, (*above, tag))

    for tag in below.get("", ()):
        place(tag, ())
    for tag in known.values():  # what is left stands in a ring
        place(tag, ())
    return list(placed.values())


def inside(tags: Iterable[Tag], tag_id: str) -> set[str]:
    """The ids of the tags that stand inside a tag, however deep; a tag in a ring stands inside itself."""
    below: dict[str, list[str]] = {}
    for tag in tags:
        below.setdefault(tag.parent, []).append(tag.id)
    found: set[str] = set()
    waiting = list(below.get(tag_id, ()))
    while waiting:
        if (one := waiting.pop()) not in found:
            found.add(one)
            waiting += below.get(one, ())
    return found


def matching(places: Iterable[Place], typed: str) -> Iterator[Place]:
    """The tags one may mean by a few letters in any script: each typed word begins a word of a name, or of a tag
    above."""
    wanted = fold_name(typed)
    for place in places:
        words = place.tag.folded.union(*(tag.folded for tag in place.above))
        if all(any(word.startswith(one) for word in words) for one in wanted):
            yield place


def named(tags: Iterable[Tag], name: str) -> Tag | None:
    """The tag of exactly this name, in any language and in whatever letters."""
    wanted = " ".join(name.split()).casefold()
    return next((tag for tag in tags if wanted in {one.casefold() for one in tag.names.values()}), None)


def borne(reader: Reader, tags: Iterable[Tag]) -> dict[str, Borne]:
    """How many records, trash left out, bear each tag."""
    tags = list(tags)
    kinds = ",".join(f"'{kind.name}'" for kind in reader.schema)
    trashed = f"select id from record where kind in ({kinds}) and trashed = 1"
    own: Counter[str] = Counter(dict(reader.db.execute(
        "select target, count(*) from link where field = 'tags' group by target")))
    own.subtract(dict(reader.db.execute(  # few are in the trash: they are taken off, so that not each is looked at
        f"select target, count(*) from link where record in ({trashed}) and field = 'tags' group by +target")))
    return {tag.id: Borne(own[tag.id], _only_inside(reader, tag, inside(tags, tag.id), trashed)) for tag in tags}


def _only_inside(reader: Reader, tag: Tag, within: set[str], trashed: str) -> int:
    """How many bear a tag of those within, and not the tag itself."""
    if not within:
        return 0
    (count,) = reader.db.execute(
        f"select count(distinct record) from link where field = 'tags' and target in ({','.join('?' * len(within))}) "
        f"and record not in (select record from link where field = 'tags' and target = ?) "
        f"and record not in ({trashed})", [*within, tag.id]).fetchone()
    return int(count)


def tags_of(reader: Reader, records: list[str]) -> dict[str, list[str]]:
    """The tags of each of these records, in their order there; records without any are left out."""
    found: dict[str, list[str]] = {}
    for start in range(0, len(records), 500):
        some = records[start:start + 500]
        rows = reader.db.execute(f"select record, target from link where field = 'tags' "
                                 f"and record in ({','.join('?' * len(some))}) order by record, place", some)
        for record, tag in rows:
            found.setdefault(record, []).append(tag)
    return found
