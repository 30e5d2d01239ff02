"""Sources and citations of the archive as a style sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive_schema.fields import SEALED
from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.sentences import not_known
from desktop.briefs import court_file
from desktop.briefs.people import family_name, is_protected, name_of
from desktop.briefs.styles.cited import Cited, Citing, Places
from desktop.briefs.terms import pinpoint

if TYPE_CHECKING:
    from desktop.archive import Reader
    from desktop.briefs.naming import Naming

_TEXTS = (
    "title_original", "title_transliterated", "title_translated", "container", "publisher", "republished_in",
    "place", "authority", "jurisdiction", "number", "symbol", "symbol_adopted",
)
# Not stated and never searched for are what an absent field says anyway; these reasons a reader must be told.
_TOLD = frozenset({"illegible", "lost_in_copy", "withheld", "denied", "searched_not_found"})


def cited_of(reader: Reader, source: Record, language: str, naming: Naming | None = None) -> Cited:
    """A source record as notes and bibliography say it; nothing sealed, no protected name.

    `naming` tells how authors are named in this paper; without it, by their protection alone.
    """
    schema = reader.schema[source.kind]
    unknown = source.unknown
    authors = [pair for pair in (_author(reader, row, language, naming) for row in source.rows("authors")) if pair[0]]
    return Cited(
        source=source.id,
        ref=source.ref,
        title=_text(source["title"]),
        csl_type=_text(source["csl_type"]) or "document",
        genre=_text(source["genre"]),
        authors=tuple(name for name, _ in authors),
        families=tuple(family for _, family in authors),
        title_in_translation=source["title_translated_by"] is not None and source["title_original"] is None,
        language=_text(source["language_mark"]) or source.language,
        issued=_moment(source["issued"]) or _moment(source["posted"]),
        accessed=_moment(source["accessed"]),
        url=_text(source["url"]) or _text(source["url_canonical"]),
        url_archived=_text(source["url_archived"]),
        on_file=not source["url"] and bool(reader.files_of(source.id)),
        described=source["title_described"] == "yes",
        undated=_reason(unknown, "issued") == "not_stated",
        unsigned=_reason(unknown, "authors") == "not_stated",
        missing=tuple(
            f"{schema.field(name).label.in_(language).lower()}: {not_known(entry, language)}"
            for name, entry in sorted(unknown.items())
            if name in schema.by_name and _reason(unknown, name) in _TOLD
        ),
        **{name: _text(source[name]) for name in _TEXTS},
    )


def citing_of(
    reader: Reader, citation: Record, language: str, naming: Naming | None = None, *, prefix: str = "",
    locator: str = "",
) -> Citing:
    """A citation record as one citing; `locator` is what the author wrote in the mark and goes before."""
    through = citation["cited_in"]
    cited = cited_of(reader, reader.get(citation["source"]), language, naming)
    quote = _text(citation["quote"])
    return Citing(
        cited=cited,
        prefix=prefix,
        locator=locator or _locator(citation, language),
        places=() if locator else _places(citation, "section", citation["locator_kind"], "locator"),
        quote="" if quote == cited.title else quote,  # a title quoted says nothing the note does not say
        quote_language=_text(citation["quote_language"]),
        quote_translation=_text(citation["quote_translation"]),
        quote_translator=_text(citation["quote_translator"]),
        speaker=_text(citation["speaker"]),
        value=_text(citation["value"]),
        cited_in=cited_of(reader, reader.get(through), language, naming) if through else None,
        cited_in_locator=_seen_at(citation, language),
        cited_in_places=_places(citation, "cited_in_section", "note", "cited_in_note"),
    )


def is_rival(citation: Record) -> bool:
    """Does this citation tell another account than the record does?"""
    return citation["value"] is not None or citation["stance"] == "contradicts"


def is_evidence(citation: Record) -> bool:
    """Does this citation say something of the record, for or against it, rather than mention it?"""
    return citation["stance"] != "mentions" or citation["value"] is not None


def _locator(citation: Record, language: str) -> str:
    at = _at(_text(citation["locator_kind"]), _text(citation["locator"]))
    place = ", ".join(pinpoint(kind, label, language) for kind, label in at)
    section = _text(citation["section"])
    if section and section not in place:
        return ", ".join(filter(None, (pinpoint("section", section, language), place)))
    return place


def _places(citation: Record, section: str, kind: object, locator: str) -> Places:
    """A section by its heading and a place in it, told apart; a heading that the place names is not said twice."""
    heading, at = _text(citation[section]), _text(citation[locator])
    both = (("section", heading if heading not in at else ""), *_at(_text(kind), at))
    return tuple((one, label) for one, label in both if label)


def _at(kind: str, label: str) -> Places:
    """A place, told apart into volume and sheets where it is one in a court file."""
    place = court_file.of_citation(kind, label)
    return court_file.places(place) if place else ((kind, label),)


def _seen_at(citation: Record, language: str) -> str:
    section = pinpoint("section", _text(citation["cited_in_section"]), language)
    note = pinpoint("note", _text(citation["cited_in_note"]), language)
    return ", ".join(filter(None, (section, note)))


def _author(reader: Reader, row: dict[str, Any], language: str, naming: Naming | None) -> tuple[str, str]:
    """An author as printed, and the family name, where the record of a person tells that there is one."""
    person = reader.find(row["person"]) if row.get("person") else None
    if person is not None and person.kind == "person":
        printed = _text(row.get("name"))
        if naming is None:
            name, hidden = name_of(person, language, printed=printed), is_protected(person)
        else:
            name, hidden = naming.name(person, printed), not naming.may_be_named(person)
        return name, "" if hidden else family_name(name)
    return _text(row.get("name")) or (person.title if person else ""), ""


def _text(value: object) -> str:
    return "" if value is None or value is SEALED else str(value)


def _moment(value: Any) -> Moment | None:
    return Moment.of(value) if value else None


def _reason(unknown: Any, name: str) -> str:
    return str(unknown.get(name, {}).get("reason", ""))
