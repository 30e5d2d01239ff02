"""Templates of our own: the form of a brief, kept in the archive without its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.briefs.errors import BriefError, NotABrief
from desktop.briefs.templates.forms import OWN, NoTemplate, own, shipped

if TYPE_CHECKING:
    from desktop.archive import Reader, Writer

JSON = Any
# What makes a block's form. Records, periods and answers are facts of one brief.
_FORM = ("block_type", "level", "table_kind", "table_columns", "unit", "ordered", "counted_by", "lanes", "question",
         "asked_as", "needed", "to_confirm", "ask_whom")
_WORDS = frozenset({"text", "list", "quotation"})
_OF_BRIEF = ("style", "page_size", "confidentiality_mark", "contents", "template", "purpose", "paragraph_numbers",
             "file_references", "file_metadata", "exhibit_letter", "addressee")


class NameTaken(BriefError):
    """A template of the program has the name that was given."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is a template of the program.", "Choose another name.")


def save_template(writer: Writer, brief_id: str, name: str, *, texts: bool = False) -> None:
    """Keep the form of a brief under a name; one saved before under that name is replaced.

    Headings, questions, the types and columns of tables are kept; texts and captions only where `texts` asks for
    it, since they tell of people; answers, records and periods never. It stands in a setting of the archive, outside
    its history, so that dropping it leaves nothing behind. Raises NotABrief, NameTaken, BriefError for no name.
    """
    name = " ".join(name.split())
    if not name:
        raise BriefError("The template has no name.", "Give it one.")
    if name in shipped():
        raise NameTaken(name)
    brief = writer.get(brief_id)
    if brief.kind != "brief":
        raise NotABrief(brief.ref or brief.kind)
    parts = [_part(dict(block.values), texts) for block in writer.blocks_of(brief_id)]
    values = {one: brief[one] for one in _OF_BRIEF if brief[one]}
    kept = {"parts": parts, "values": values}
    writer.set_setting(OWN, {**(writer.setting(OWN) or {}), name: kept})


def drop_template(writer: Writer, name: str) -> None:
    """Take a saved template away. Raises NoTemplate."""
    kept: dict[str, JSON] = dict(writer.setting(OWN) or {})
    if name not in kept:
        raise NoTemplate(name, _names(writer))
    del kept[name]
    writer.set_setting(OWN, kept or None)


def _names(reader: Reader) -> str:
    return ", ".join(own(reader)) or "none saved here"


def _part(values: dict[str, JSON], texts: bool) -> dict[str, JSON]:
    """What a template keeps of a block."""
    kept = {name: values[name] for name in _FORM if values.get(name)}
    with_words = values["block_type"] == "heading" or (texts and values["block_type"] in _WORDS)
    words = {"text": values.get("text") if with_words else "", "caption": values.get("caption") if texts else ""}
    return kept | {name: said for name, said in words.items() if said}
