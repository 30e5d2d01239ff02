"""A brief's blocks as an editor shows them: what is typed in place, and what stands there as a card."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_schema.records import Record
from archive_schema.vocabularies import BLOCK_TYPE
from desktop.briefs.writing.finding import shown as without_marks
from desktop.briefs.writing.inline import OBJECT
from desktop.briefs.writing.outline import Entry

if TYPE_CHECKING:
    from desktop.archive import Reader

TYPED = frozenset({"heading", "text", "quotation", "list", "answer"})
"""The types of block whose text is written in place; whatever else there is, or will be, is a card."""
_SHORT = 60


@dataclass(frozen=True)
class Shown:
    """One block: `card` are the words for what is not typed in place, alone or above the text."""

    id: str
    type: str
    text: str = ""
    level: int = 0
    card: str = ""

    @property
    def is_typed(self) -> bool:
        """Whether its text is written in place."""
        return self.type in TYPED

    @property
    def entry(self) -> Entry:
        """Its line of the outline."""
        return Entry(self.id, self.level)


def shown_of(reader: Reader, brief_id: str, language: str) -> list[Shown]:
    """The blocks of a brief in order, in the words of `language`."""
    return [_shown(reader, block, language) for block in reader.blocks_of(brief_id)]


def _shown(reader: Reader, block: Record, language: str) -> Shown:
    type_ = str(block["block_type"])
    level = max(1, int(block["level"] or 1)) if type_ == "heading" else 0
    return Shown(block.id, type_, str(block["text"] or "") if type_ in TYPED else "", level,
                 _card(reader, block, type_, language))


def _card(reader: Reader, block: Record, type_: str, language: str) -> str:
    """What of a block is not typed in place, in a few words; "" where that is nothing."""
    if type_ == "answer":
        return _joined(block["asked_as"], block["question"])
    if type_ == "quotation":
        return f"— {block['attribution']}" if block["attribution"] else ""
    if type_ in TYPED:
        return ""
    record = reader.find(block["record"]) if block["record"] else None
    kinds = [reader.schema[name].plural.in_(language) for name in _names(block["table_kind"])
             if name in reader.schema]
    tag = reader.title(block["table_tag"]) if block["table_tag"] else ""
    named = block["caption"] or block["text"] or ""
    return _joined(BLOCK_TYPE.say(type_, language), named, record and f"{record.ref} {record.title}", ", ".join(kinds),
                   tag, ", ".join(block["table_records"] or ()))


def _names(kinds: object) -> Iterable[str]:
    return filter(None, (name.strip() for name in str(kinds or "").split(",")))


def _joined(*parts: object) -> str:
    said = (" ".join(str(part).split()) for part in parts if part)
    return " · ".join(words if len(words) <= 2 * _SHORT else words[:2 * _SHORT] + "…" for words in said if words)


def line_of(shown: Shown, language: str) -> str:
    """A block as one line of the outline."""
    text = without_marks(shown.text).replace(OBJECT, "").replace("*", "")
    # The mark of a note stood between the last word and its stop.
    words = re.sub(r" ([.,;:!?])", r"\1", " ".join((text or shown.card).split()))[:_SHORT * 2]
    return words or f"[{BLOCK_TYPE.say(shown.type, language)}]"
