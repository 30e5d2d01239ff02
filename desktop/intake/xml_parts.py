"""XML out of foreign files: no types, no entities, no depth; events to a target, never a tree."""

from __future__ import annotations

from typing import Protocol

import defusedxml
from defusedxml.ElementTree import DefusedXMLParser

from desktop.intake.words import Refused

MOST_DEPTH = 256
_CHUNK = 1 << 16


class Target(Protocol):
    """Who is told of the parts of an XML document. Tags come as "{namespace}name"."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """It ends."""

    def data(self, text: str) -> None:
        """Text between."""


class _Bounded:
    """Counts the depth on the way to the target."""

    def __init__(self, target: Target) -> None:
        self._target, self._depth = target, 0
        self.data = target.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise Refused("xml_deep", limit=MOST_DEPTH)
        self._target.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._target.end(tag)

    def close(self) -> None:
        """The parser asks for it."""


def parse(data: bytes, target: Target) -> None:
    """Tell `target` of a document. Raises Refused for a bomb, xml ParseError for damage."""
    parser = DefusedXMLParser(target=_Bounded(target), forbid_dtd=True)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        parser.close()
    except (
        defusedxml.DTDForbidden,
        defusedxml.EntitiesForbidden,
        defusedxml.ExternalReferenceForbidden,
    ) as error:
        raise Refused("xml_dtd") from error


def split(tag: str) -> tuple[str, str]:
    """("namespace", "name") of a tag."""
    space, _, name = tag.rpartition("}")
    return space.lstrip("{"), name
