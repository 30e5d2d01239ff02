"""Zotero RDF: each thing it describes as a page of JSON, its parts as a tree of names, words and references.

    {"number": 3, "name": "bib:Article", "about": "http://…", "parts": [["dc:title", "", "Words", []], …], "words": ""}

A part is [name, what it refers to, words, parts]. Names bear the prefixes that Zotero itself writes.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from defusedxml.ElementTree import ParseError

from desktop.intake.draft import Limits
from desktop.intake.wire import Say
from desktop.intake.words import Refused
from desktop.intake.xml_parts import parse, split

ERRORS: tuple[type[Exception], ...] = (ParseError, ValueError, LookupError)
_SPACES = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.zotero.org/namespaces/export#": "z",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/net/biblio#": "bib",
    "http://xmlns.com/foaf/0.1/": "foaf",
    "http://purl.org/rss/1.0/modules/link/": "link",
    "http://prismstandard.org/namespaces/1.2/basic/": "prism",
    "http://nwalsh.com/rdf/vCard#": "vcard",
}
_ABOUT, _RESOURCE, _ID = (f"{{{next(iter(_SPACES))}}}{name}" for name in ("about", "resource", "ID"))

Part = list[Any]


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Tell what a library holds. A file that is no RDF of Zotero is refused."""
    say.fact(media_type="application/rdf+xml")
    say.step("text")
    parse(document.read(limits.file), _Things(say))


class _Things:
    """Hears the parts of the document; tells each thing when it ends, so that no more than one is held."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._open: list[Part] = []
        self._outermost = False
        self._number = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _named(tag)
        if not self._outermost:
            if name != "rdf:RDF":
                raise Refused("unknown_kind")
            self._outermost = True
            return
        about = attributes.get(_RESOURCE) or attributes.get(_ABOUT) or attributes.get(_ID) or ""
        part: Part = [name, about, "", []]
        if self._open:
            self._open[-1][3].append(part)
        self._open.append(part)

    def data(self, text: str) -> None:
        if self._open:
            self._open[-1][2] += text

    def end(self, tag: str) -> None:
        if not self._open:
            return
        part = self._open.pop()
        part[2] = part[2].strip()
        if not self._open:
            self._number += 1
            told = {"number": self._number, "name": part[0], "about": part[1], "parts": part[3], "words": part[2]}
            self._say.page(json.dumps(told, ensure_ascii=False))


def _named(tag: str) -> str:
    space, name = split(tag)
    return f"{_SPACES.get(space, space)}:{name}"
