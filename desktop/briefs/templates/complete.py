"""What of a form is answered, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_schema.records import Record
from desktop.briefs import marks
from desktop.briefs.templates.forms import shipped

if TYPE_CHECKING:
    from desktop.archive import Reader


@dataclass(frozen=True)
class Asked:
    """One question of a brief: the id of its block, how the form numbers it, and whether it has an answer."""

    block: str
    asked_as: str
    question: str
    answered: bool
    needed: bool = False
    to_confirm: bool = False
    whom: str = ""


@dataclass(frozen=True)
class Completeness:
    """The questions of a brief in their order, and which form they are from."""

    asked: tuple[Asked, ...]
    form: str = ""

    @property
    def answered(self) -> tuple[Asked, ...]:
        """The questions that have an answer."""
        return tuple(one for one in self.asked if one.answered)

    @property
    def missing(self) -> tuple[Asked, ...]:
        """The questions without an answer, those that must have one first."""
        return tuple(sorted((one for one in self.asked if not one.answered), key=lambda one: not one.needed))

    @property
    def is_complete(self) -> bool:
        """Has every question that must be answered an answer?"""
        return all(one.answered for one in self.asked if one.needed)


def complete(reader: Reader, brief_id: str) -> Completeness:
    """What of a brief's questions is answered. Whether an answer is true or enough, no program can tell."""
    brief = reader.get(brief_id)
    form = shipped().get(str(brief["template"] or ""))
    asked, heading = [], ""
    for block in reader.blocks_of(brief_id):
        if block["block_type"] == "heading":
            heading = str(block["text"] or "")
        elif block["block_type"] == "answer":
            asked.append(_asked(block, heading))
    return Completeness(tuple(asked), form.form.in_(str(brief["language_of_brief"] or "en")) if form else "")


def _asked(block: Record, heading: str) -> Asked:
    """A question; one without words is asked by the heading above it."""
    return Asked(block.id, str(block["asked_as"] or ""), str(block["question"] or heading),
                 bool(marks.clean(str(block["text"] or "")).strip()), block["needed"] == "yes",
                 block["to_confirm"] == "yes", str(block["ask_whom"] or ""))
