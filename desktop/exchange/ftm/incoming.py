"""Entities of FollowTheMoney as records: what they state, in our fields; schemata we have no kind for are told.

An entity between two others becomes a row of one of them with a link at the other. Pages are put into their document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from archive_schema import pinpoints
from archive_schema.kinds import SCHEMA
from archive_schema.messages import Message
from desktop.exchange.coming.entry import Entry, Link
from desktop.exchange.coming.foreign import Foreign
from desktop.exchange.ftm import values
from desktop.exchange.ftm.joined import EDGES, KINDS, Joined
from desktop.exchange.ftm.taken import Taken
from desktop.intake.clean import clean_text

JSON = Any
Entity = Mapping[str, JSON]
_TYPES = {"HyperText": "webpage", "Email": "personal_communication", "Message": "personal_communication",
          "Image": "graphic", "Video": "motion_picture", "Table": "dataset", "Workbook": "dataset"}
_NO_ENTITY = Message("This line is no entity of FollowTheMoney.")
_NOWHERE = Message("What this belongs to is not in the file.")
_STANCES = frozenset({"supports", "contradicts", "mentions"})


def knows(foreign: Foreign) -> int:
    """Whether the first line of a file is an entity."""
    first = foreign.head.split(b"\n", 1)[0]
    return 8 * (first.lstrip(b"\xef\xbb\xbf ")[:1] == b"{" and b'"schema"' in first and b'"properties"' in first)


def entities_of(lines: Iterable[str]) -> Iterator[tuple[int, Entity | None]]:
    """Each line that is not empty with its number, as an entity; None when it is none."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _read(line)


def _read(line: str) -> Entity | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not all(isinstance(told.get(name), str) for name in ("id", "schema")):
        return None
    properties = told.get("properties", {})
    if not isinstance(properties, dict):
        return None
    plain = {str(name): [clean_text(str(one)) for one in (given if isinstance(given, list) else [given])
                         if _is_word(one)]
             for name, given in properties.items()}
    return {"id": told["id"], "schema": told["schema"], "properties": plain}


def _is_word(one: JSON) -> bool:
    return isinstance(one, str | int | float) and bool(str(one).strip())


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """The records of a file of entities, in its order; what becomes none is told as refused."""
    read = list(entities_of(lines))
    there = {entity["id"]: entity for _, entity in read if entity}
    joined = Joined(there)
    for number, entity in read:
        where = str(number)
        if entity is None:
            yield _refused(where, f"ftm:line {number}", _NO_ENTITY)
        elif (kind := KINDS.get(entity["schema"])) is not None:
            yield _ENTRIES[kind](where, entity, joined)
        elif entity["id"] not in joined.taken:
            known = entity["schema"] in EDGES or entity["schema"] == "Page"
            yield _refused(where, f"ftm:{entity['id']}", _NOWHERE if known else Message(
                "There is no kind of record for “{schema}”.", schema=entity["schema"]), _told(entity))


def _refused(where: str, identity: str, why: Message, left: Sequence[tuple[str, str]] = ()) -> Entry:
    return Entry(where, "note", identity, {"title": identity}, left=tuple(left), wrong=(why,))


def _told(entity: Entity) -> list[tuple[str, str]]:
    return [(name, "; ".join(words)[:500]) for name, words in entity["properties"].items()]


def _made(
    kind: str, where: str, got: Taken, joined: Joined, links: list[Link] | None = None, language: str = "",
) -> Entry:
    """The entry of an entity, with the rows that others make."""
    found = list(links or ())
    for rows, row, link, to in joined.rows.get(got.id, ()):
        got.values.setdefault(rows, []).append(row)
        inner = SCHEMA[kind].field(rows).inner(link) if link else None
        if inner is not None and (not inner.to or joined.kind(to) in inner.to):
            found.append(Link(rows, f"ftm:{to}", row=len(got.values[rows]) - 1, inner=link))
    left = (*got.left(), *joined.left.get(got.id, ()))
    return Entry(where, kind, f"ftm:{got.id}", got.values, language, links=tuple(found), left=left)


def _names(got: Taken) -> None:
    """The first name is the one in use; more of them, and other names, are rows."""
    got.text("name", "name")
    rows = [{"full": one} for one in got.all("name") if one != got.values.get("name")]
    rows += [{"full": one, "kind": "former"} for one in got.all("previousName")]
    rows += [{"full": one, "kind": "alias"} for name in ("alias", "weakAlias") for one in got.all(name)]
    if rows:
        got.values["names"] = rows


def _person(where: str, entity: Entity, joined: Joined) -> Entry:
    got = Taken(entity)
    _names(got)
    if "name" not in got.values and (parts := [got.first("firstName"), got.first("lastName")]) and any(parts):
        got.values["name"] = " ".join(filter(None, parts))
    if "name" not in got.values:
        got.text("name", "email", "id")
    got.text("occupation", "position")
    got.moment("born", "birthDate")
    if got.peek("gender") in ("male", "female", "other"):
        got.text("sex", "gender")
    if citizenship := got.all("citizenship"):
        got.values["citizenship"] = citizenship
    _summary(got)
    return _made("person", where, got, joined)


def _organisation(where: str, entity: Entity, joined: Joined) -> Entry:
    got = Taken(entity)
    _names(got)
    for field, name in (("site", "website"), ("seat", "address"), ("jurisdiction", "jurisdiction")):
        got.text(field, name)
    _summary(got)
    return _made("organisation", where, got, joined)


def _summary(got: Taken) -> None:
    got.text("summary", "summary", "description")
    if notes := got.all("notes"):
        got.values["note"] = "\n".join(notes)


def _source(where: str, entity: Entity, joined: Joined) -> Entry:
    got = Taken(entity)
    got.values["csl_type"] = _TYPES.get(entity["schema"], "document")
    got.text("title", "title", "subject", "name", "fileName")
    if "title" not in got.values:
        got.values |= {"title": entity["id"], "title_described": "yes"}
    people = [*got.all("author"), *got.all("from")]
    if people:
        got.values["authors"] = [{"name": one} for one in people]
    for field, *names in (("publisher", "publisher"), ("url", "sourceUrl"), ("abstract", "summary", "description"),
                          ("message_id", "messageId")):
        got.text(field, *names)
    for field, *names in (("issued", "publishedAt", "date"), ("accessed", "retrievedAt")):
        got.moment(field, *names)
    for field, name in (("keywords", "keywords"), ("recipients", "to")):
        if words := got.all(name):
            got.values[field] = words
    _text(got, joined)
    language = values.language_here(got.peek("language"))
    if language:
        got.first("language")
    links = [Link("within", f"ftm:{one}") for one in got.all("parent")[:1] if joined.kind(one) == "source"]
    if notes := got.all("notes"):
        got.values["note"] = "\n".join(notes)
    return _made("source", where, got, joined, links, language)


def _text(got: Taken, joined: Joined) -> None:
    """The words of a document, or those of its pages."""
    text, pages = "\n".join(got.all("bodyText")), [words for _, words in sorted(joined.pages.get(got.id, ()))]
    if pages:
        got.values["pages"] = pages
    if text or pages:
        got.values |= {"text": text or "\f".join(pages), "text_method": "FollowTheMoney"}


def _case(where: str, entity: Entity, joined: Joined) -> Entry:
    got = Taken(entity)
    got.text("title", "name", "caseNumber", "id")
    for field, name in (("case_number", "caseNumber"), ("court_name", "court"), ("place", "address")):
        got.text(field, name)
    for field, name in (("proceeding_type", "category"), ("outcome", "status")):
        vocabulary = SCHEMA["prosecution"].field(field).vocabulary
        if vocabulary is not None and (code := vocabulary.code_of(got.peek(name))):
            got.first(name)
            got.values[field] = code
    _summary(got)
    return _made("prosecution", where, got, joined)


def _event(where: str, entity: Entity, joined: Joined) -> Entry:
    got = Taken(entity)
    got.text("title", "name", "id")
    got.text("place", "location")
    if got.peek("startDate") and got.peek("endDate"):
        got.span("happened", "startDate", "endDate")
    got.moment("happened", "date", "startDate")
    _summary(got)
    involved = [one for name in ("involved", "organizer") for one in got.all(name)]
    links = []
    for number, one in enumerate(involved):
        got.values.setdefault("parties", []).append({"name": joined.name(one) or one})
        if joined.kind(one) in ("person", "organisation"):
            links.append(Link("parties", f"ftm:{one}", row=number, inner="record"))
    return _made("context_event", where, got, joined, links)


def _note(where: str, entity: Entity, joined: Joined) -> Entry:
    got = Taken(entity)
    got.text("title", "name", "summary", "description", "id")
    got.text("text", "description", "summary")
    got.moment("written", "createdAt")
    links = [Link("about", f"ftm:{one}") for one in got.all("entity") if joined.kind(one)]
    return _made("note", where, got, joined, links)


def _citation(where: str, entity: Entity, joined: Joined) -> Entry:
    got = Taken(entity)
    links = [Link(field, f"ftm:{one}") for field, name in (("source", "document"), ("about", "entity"))
             for one in got.all(name)[:1]]
    if got.peek("role") in _STANCES:
        got.text("stance", "role")
    if (place := pinpoints.read(got.peek("summary"))) is not None and place.values():
        got.first("summary")
        got.values |= place.values()
    got.text("quote", "description")
    return _made("citation", where, got, joined, links)


_ENTRIES = {"person": _person, "organisation": _organisation, "source": _source, "prosecution": _case,
            "context_event": _event, "note": _note, "citation": _citation}
