"""The forms a brief can begin from: those of the program, kept as data, and those saved in the archive."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from archive_schema.labels import Label
from desktop.briefs.errors import BriefError
from desktop.paths import resources

if TYPE_CHECKING:
    from desktop.archive import Reader

JSON = Any
OWN = "brief_templates"
"""The setting that holds the templates saved in an archive, by name. It is no step: it is not undone."""


class NoTemplate(BriefError):
    """A template was asked for that is not there."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(f"There is no template “{name}”.", f"There are: {known}.")


@dataclass(frozen=True)
class Part:
    """One block of a form: its type, its words in three languages, and where its answer may come from.

    `ask` is the question in plain words, for a person who has never seen a form; `whom` who may know the answer
    ("family", "detained", "lawyer", "office"; several parted by commas); `known` what of the archive answers it;
    `records` the kind of records a table is filled with.
    """

    block_type: str
    text: Label | None = None
    level: int = 0
    question: Label | None = None
    asked_as: str = ""
    ask: Label | None = None
    needed: bool = False
    to_confirm: bool = False
    whom: str = ""
    known: str = ""
    records: str = ""
    caption: Label | None = None
    values: Mapping[str, JSON] = field(default_factory=dict)


@dataclass(frozen=True)
class Template:
    """A form: its parts in their order, and which version of which form it means."""

    code: str
    title: Label
    form: Label
    parts: tuple[Part, ...]
    addressee: Label | None = None
    values: Mapping[str, JSON] = field(default_factory=dict)
    own: bool = False


@dataclass(frozen=True)
class Offer:
    """A template as it is offered: `code` begins a brief, `questions` is how many it asks."""

    code: str
    title: str
    form: str
    questions: int
    own: bool


def templates(language: str, reader: Reader | None = None) -> tuple[Offer, ...]:
    """What a brief can begin from, first the program's forms, then those saved in the archive of a reader."""
    found = [*shipped().values(), *(own(reader).values() if reader else ())]
    return tuple(Offer(one.code, one.title.in_(language), one.form.in_(language),
                       sum(part.block_type == "answer" for part in one.parts), one.own) for one in found)


def template(code: str, reader: Reader) -> Template:
    """A template by its code or, if it was saved here, by its name. Raises NoTemplate."""
    every = {**own(reader), **shipped()}
    if code not in every:
        raise NoTemplate(code, ", ".join(every))
    return every[code]


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, Template]:
    """The forms that come with the program, by code, in their order."""
    told = [tomllib.loads(path.read_text("utf-8")) for path in sorted((resources() / "templates").glob("*.toml"))]
    return {one["code"]: _read(one) for one in sorted(told, key=lambda one: int(one["order"]))}


def own(reader: Reader) -> Mapping[str, Template]:
    """The templates saved in this archive, by name."""
    kept = reader.setting(OWN) or {}
    made = {}
    for name, told in sorted(kept.items()):
        values = told.get("values", {})
        base = shipped().get(values.get("template", ""))
        parts = tuple(_kept_part(part) for part in told["parts"])
        made[name] = Template(name, Label(name), base.form if base else Label(""), parts, values=values, own=True)
    return made


_LABELS = ("text", "question", "ask", "caption")
_CODES = ("asked_as", "whom", "known", "records")


def _read(told: dict[str, JSON]) -> Template:
    return Template(
        told["code"], _label(told["title"]), _label(told["form"]),
        tuple(_part(one) for one in told["parts"]),
        _label(told["addressee"]) if "addressee" in told else None, told.get("values", {}))


def _part(told: dict[str, JSON]) -> Part:
    """A part as a file tells it; every question is to be confirmed unless it says that it is our own."""
    words = {name: _label(told[name]) for name in _LABELS if name in told}
    codes = {name: str(told.get(name, "")) for name in _CODES}
    used = {*_LABELS, *_CODES, "type", "level", "needed", "ours"}
    return Part(
        told["type"], words.get("text"), int(told.get("level", 0)), words.get("question"), codes["asked_as"],
        words.get("ask"), bool(told.get("needed", False)), told["type"] == "answer" and not told.get("ours", False),
        codes["whom"], codes["known"], codes["records"], words.get("caption"),
        {name: value for name, value in told.items() if name not in used})


def _label(words: str) -> Label:
    return Label.of(" ".join(words.split()))


def _kept_part(told: dict[str, JSON]) -> Part:
    """A part as the archive keeps it: the values of a block, said in one language."""
    values = dict(told)
    text, question = values.pop("text", None), values.pop("question", None)
    return Part(
        values.pop("block_type"), Label(text) if text else None, int(values.pop("level", 0) or 0),
        Label(question) if question else None, str(values.pop("asked_as", "") or ""),
        needed=values.pop("needed", "") == "yes", to_confirm=values.pop("to_confirm", "") == "yes",
        whom=str(values.pop("ask_whom", "") or ""), values=values)
