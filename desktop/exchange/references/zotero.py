"""Zotero RDF: its items as sources. The file itself is read by a reader without rights (desktop/intake/read_zotero.py).

An item says what it is part of, what is attached to it, its notes, tags; a collection says what it holds. Names of
attached files and of collections are told, the files are not there; notes come without their markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive_schema.messages import Message
from desktop.exchange.coming.entry import Entry
from desktop.exchange.references import dates, identifiers, types
from desktop.exchange.references.gathered import Answers, Gathered, apart, no_reference

JSON = Any
Thing = Mapping[str, JSON]
_ROLES = {"bib:authors": "", "bib:editors": "editor", "bib:contributors": "contributor", "z:translators": "translator",
          "z:seriesEditors": "collection-editor", "z:interviewers": "interviewer", "z:recipients": "recipient",
          "z:directors": "director", "z:presenters": "speaker", "z:reviewedAuthors": "reviewed-author",
          "z:bookAuthors": "container-author", "z:interviewees": "", "z:artists": "", "z:guests": "guest",
          "z:castMembers": "performer", "z:producers": "producer", "z:commenters": "commentator",
          "z:scriptwriters": "script-writer"}
_APART = frozenset({"z:Attachment", "bib:Memo", "z:Collection", "bib:Journal", "bib:Series", "bib:Book-part"})
_MOST_DEPTH = 300
_OF_ITEMS = ("z:Attachment", "bib:Memo")
_NOT_ITEMS = Message("This is no reference of its own, and no reference names it.")


def entries(things: Iterable[Thing], answers: Answers | None = None) -> Iterator[Entry]:
    """The items of a library as its reader told it; attachments and notes that no item names are told as refused."""
    told = list(things)
    yield from apart(_Library(told, answers or {}).all())


def is_thing(told: JSON) -> bool:
    """Whether a reader's answer has the shape that read_zotero.py tells."""
    return (isinstance(told, dict) and type(told.get("number")) is int and _are_parts(told.get("parts"), _MOST_DEPTH)
            and all(isinstance(told.get(name), str) for name in ("name", "about", "words")))


def _are_parts(parts: JSON, depth: int) -> bool:
    return depth > 0 and isinstance(parts, list) and all(
        isinstance(part, list) and len(part) == 4 and all(isinstance(one, str) for one in part[:3])
        and _are_parts(part[3], depth - 1) for part in parts)


class _Library:
    """All that a file describes, found by the names under which its parts refer to each other."""

    def __init__(self, told: list[Thing], answers: Answers) -> None:
        self._told, self._answers = told, answers
        self._about = {thing["about"]: thing for thing in told if thing["about"]}
        self._used: set[int] = set()
        self._collections: dict[str, list[str]] = {}
        for thing in told:
            if thing["name"] == "z:Collection":
                for part in thing["parts"]:
                    if part[0] == "dcterms:hasPart":
                        self._collections.setdefault(part[1], []).append(_words(thing["parts"], "dc:title"))

    def all(self) -> Iterator[Entry]:
        """Every item, then what no item named."""
        items = [thing for thing in self._told if _type(thing) not in ("", "attachment", "note")]
        yield from map(self._entry, items)
        for thing in self._told:
            if thing["name"] in _OF_ITEMS and thing["number"] not in self._used:
                words = _words(thing["parts"], "dc:title") or _words(thing["parts"], "rdf:value") or thing["about"]
                yield no_reference("zotero", str(thing["number"]), _unmarked(words), _NOT_ITEMS)

    def _entry(self, item: Thing) -> Entry:
        told: list[tuple[str, str]] = []
        people: list[tuple[str, str]] = []
        for part in item["parts"]:
            if part[0] in _ROLES:
                people += [(_name(one), _ROLES[part[0]]) for one in _found([part], "foaf:Person")]
            else:
                told += self._part(part)
        told += [("collection", title) for title in self._collections.get(item["about"], ())]
        got = Gathered(told, self._answers)
        _fill(got, item)
        for role in dict.fromkeys(_ROLES.values()):
            got.people([name for name, one in people if one == role], role)
        about = item["about"] if item["about"].startswith("http://zotero.org/") else ""
        return got.entry("Zotero", str(item["number"]), " ".join(words for _, words in told),
                         identity=f"zotero:{about}" if about else "")

    def _part(self, part: list[JSON]) -> Iterator[tuple[str, str]]:
        """What a part of an item states, as (name, words)."""
        name, refers, words, parts = part
        thing = self._about.get(refers)
        if name == "dcterms:isPartOf":
            inner = parts[0][3] if parts else thing["parts"] if thing else []
            series = (parts[0][0] if parts else thing["name"] if thing else "") == "bib:Series"
            for one in inner:
                yield from ((f"{'series' if series else 'container'} {key}", value) for key, value in self._part(one))
        elif name == "link:link" and thing:
            self._used.add(thing["number"])
            yield "attachment", (_words(thing["parts"], "rdf:resource", referred=True)
                                 or _words(thing["parts"], "dc:identifier") or _words(thing["parts"], "dc:title"))
        elif name == "dcterms:isReferencedBy" and thing:
            self._used.add(thing["number"])
            yield "note", _unmarked(_words(thing["parts"], "rdf:value"))
        elif name == "dc:publisher":
            yield "publisher", _words([part], "foaf:name")
            yield "place", _words([part], "vcard:locality")
        elif name == "dc:identifier" and parts:
            yield "url", _words(parts, "rdf:value")
        else:
            yield name, words or _words(parts, "rdf:value") or refers


def _type(thing: Thing) -> str:
    if thing["name"] in _APART:
        return ""
    return _words(thing["parts"], "z:itemType") or ("document" if thing["name"].startswith("bib:") else "")


def _found(parts: Iterable[list[JSON]], name: str) -> Iterator[list[JSON]]:
    for part in parts:
        if part[0] == name:
            yield part
        yield from _found(part[3], name)


def _words(parts: Iterable[list[JSON]], name: str, *, referred: bool = False) -> str:
    """The words of the first part of that name, at any depth."""
    return next((str(part[1 if referred else 2] or (_words(part[3], "rdf:value") if not referred else ""))
                 for part in _found(parts, name)), "")


def _name(person: list[JSON]) -> str:
    family, given = (_words(person[3], name) for name in ("foaf:surname", "foaf:givenName"))
    return ", ".join(filter(None, (family, given or _words(person[3], "foaf:givenname"))))


def _unmarked(words: str) -> str:
    """A note without its markup: it is shown as plain text."""
    plain = re.sub(r"<(?:br|/p|/li|/h\d|/div)\b[^<>]*>", "\n", words)
    return "\n".join(filter(None, (line.strip() for line in html.unescape(re.sub(r"<[^<>]*>", "", plain)).split("\n"))))


def _fill(got: Gathered, item: Thing) -> None:
    stated = (got.take("z:itemType") or ["document"])[0]
    got.values["csl_type"] = types.ZOTERO.get(stated) or types.ZOTERO_NEAREST.get(stated, "document")
    if stated not in types.ZOTERO:
        got.leave("itemType", stated)
    for field, *names in (
            ("title", "dc:title", "z:caseName", "z:nameOfAct", "z:subject"), ("container", "container dc:title"),
            ("publisher", "publisher"), ("place", "place"), ("volume", "prism:volume", "container prism:volume"),
            ("number", "prism:number", "container prism:number"), ("page_range", "bib:pages"),
            ("edition", "prism:edition"), ("abstract", "dcterms:abstract"), ("url", "url"), ("authority", "z:court")):
        got.text(field, *names)
    for name in ("dc:identifier", "container dc:identifier"):
        for words in got.take(name):
            kind, _, number = words.partition(" ")
            field = {"DOI": "doi", "ISBN": "isbn", "ISSN": "isbn"}.get(kind.rstrip(":"), "")
            if field and field not in got.values and (value := identifiers.doi(number) if field == "doi" else number):
                got.values[field] = value
            else:
                got.leave(name, words)
    got.moment("issued", ("dc:date",), dates.edtf)
    got.moment("accessed", ("dcterms:dateSubmitted",), dates.edtf)
    got.texts("keywords", ("dc:subject",))
    got.lines("note", "dc:description", "note")
    got.speak("z:language", "dc:language")
