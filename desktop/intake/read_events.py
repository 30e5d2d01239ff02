"""Events in the XML of OpenEvSys (HURIDOCS formats): each event and person with what stands inside it, as a value.

A value is {"entity", "cells", "inside"}: the words by the names of their elements, several of one name joined by "; ",
and the entities within it, as values of the same shape. Elements are known by their names alone.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from defusedxml.ElementTree import ParseError

from desktop.intake.draft import Limits
from desktop.intake.wire import Say
from desktop.intake.xml_parts import parse, split

ERRORS: tuple[type[Exception], ...] = (ParseError,)
ENTITIES = frozenset({
    "event", "person", "act", "involvement", "arrest", "killing", "torture", "destruction", "information",
    "intervention", "chain_of_events", "biographic_details", "address", "supporting_docs", "supporting_docs_meta"})
_ROOT = "events"

Value = dict[str, Any]


class _Reading:
    """Told of the elements one by one; says an entity of the first level as soon as it ends."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._open: list[Value] = []
        self._names: list[str] = []
        self._words: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = split(tag)[1].lower()
        self._names.append(name)
        self._words = []
        if len(self._names) == 1 and name != _ROOT:
            raise ParseError("no events")
        if name in ENTITIES:
            self._open.append({"entity": name, "cells": {}, "inside": []})

    def data(self, text: str) -> None:
        self._words.append(text)

    def end(self, tag: str) -> None:
        name = self._names.pop()
        words = " ".join("".join(self._words).split())
        self._words = []
        if name in ENTITIES:
            self._close(words)
        elif words and self._open:
            cells = self._open[-1]["cells"]
            cells[name] = f"{cells[name]}; {words}" if name in cells else words

    def _close(self, words: str) -> None:
        value = self._open.pop()
        if words:  # an entity told by its number alone
            value["cells"][""] = words
        if self._open:
            self._open[-1]["inside"].append(value)
        else:
            self._say.page(json.dumps(value))


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say each entity that stands at the first level of the document."""
    say.step("text")
    parse(document.read(), _Reading(say))
