"""What is wrong with something typed: English words that can be said in the other languages too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archive_schema.labels import Label


class Message(str):
    """A sentence in English that still knows its `template`, by which it is translated, and the `values` in it.

    Values may be told themselves, or labels; resources/translations holds every template.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, **values: object) -> Message:
        """`template` as it stands, with each {name} in it replaced by its value."""
        made = super().__new__(cls, template.format_map(values) if values else template)
        made.template, made.values = template, values
        return made


NOTHING = Message("")
"""Nothing is wrong."""


def together(mark: str, parts: Iterable[Message]) -> Message:
    """Several sentences as one, with a mark between them."""
    named = {f"part_{number}": part for number, part in enumerate(parts)}
    return Message(mark.join(f"{{{name}}}" for name in named), **named)


def listed(labels: Iterable[Label], english: Iterable[str] | None = None, mark: str = ", ") -> Label:
    """Labels in one line; `english` are the words in place of the English ones, such as the codes of a list."""
    given = tuple(labels)
    first = mark.join(english if english is not None else (one.en for one in given))
    return Label(first, *(mark.join(one.in_(language) for one in given) for language in ("ru", "kk")))


class Refused(ValueError):
    """Typed words that are not taken; `told` says why."""

    def __init__(self, told: Message) -> None:
        super().__init__(str(told))
        self.told = told
