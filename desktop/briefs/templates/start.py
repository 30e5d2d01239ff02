"""A brief begun from a template, in one step, with what the archive knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from archive_schema.records import Record
from desktop.briefs.templates.forms import Part, Template, shipped, template
from desktop.briefs.templates.known import Known

if TYPE_CHECKING:
    from desktop.archive import Writer

JSON = Any
_GATHERED = ("prosecution", "blocked_site", "shutdown", "content_removal", "attack", "surveillance_measure",
             "limitation_assessment", "person", "recommendation")


def start_brief(
    writer: Writer, code: str, language: str, *, case: str = "", records: Iterable[str] = (), title: str = "",
    from_: JSON = None, to: JSON = None,
) -> Record:
    """A new brief in a language from a template, about a case file, or some records, or both; ids or references.

    It is one step of the write it stands in. Answers that the archive knows are filled in with their citations,
    names of protected people never. Raises NoTemplate, NoSuchRecord.
    """
    form = template(code, writer)
    about = [writer.get(writer.id_of(one)) for one in records]
    case_id = writer.id_of(case) if case else ""
    if case_id:
        about += [writer.get(head.id) for kind in _GATHERED for head in writer.page(kind, case=case_id, order="ref")]
    known = Known(writer, language[:2], list({one.id: one for one in about}.values()),
                  str(form.values.get("purpose", "")))
    brief = writer.add(_brief(writer, form, language[:2], title, case_id))
    for place, part in enumerate(form.parts, 1):
        writer.add(Record("brief_block", {
            "brief": brief.id, "place": place * 10, **_block(part, known, language[:2]),
            **{name: value for name, value in (("from_", from_), ("to", to)) if value and _dated(part)},
        }))
    return brief


def _brief(writer: Writer, form: Template, language: str, title: str, case: str) -> Record:
    base = form.code if form.code in shipped() else form.values.get("template")
    values = {
        "title": title or form.title.in_(language), "date": {"edtf": writer.now[:10]}, "language_of_brief": language,
        "addressee": form.addressee.in_(language) if form.addressee else "", "template": base, "contents": "yes",
        "cases": [case] if case else [], "note": form.form.in_(language), **form.values,
    }
    return Record("brief", {name: value for name, value in values.items() if value}, language=language)


def _block(part: Part, known: Known, language: str) -> dict[str, JSON]:
    """The values of one block, with the answer or the records the archive has for it."""
    text = known.answer(part.known) if part.known else part.text.in_(language) if part.text else ""
    values: dict[str, JSON] = {
        "block_type": part.block_type, "level": part.level, "text": text, "asked_as": part.asked_as,
        "question": part.question.in_(language) if part.question else "", "ask_whom": part.whom,
        "caption": part.caption.in_(language) if part.caption else "",
        "needed": "yes" if part.needed else "", "to_confirm": "yes" if part.to_confirm else "", **part.values,
    }
    if part.records:
        found = [record.ref for kind in part.records.split(",") for record in known.of(kind.strip())]
        # Of a brief about nothing yet, a table takes all there is; else it is empty, and told, until it is filled.
        values |= {"table_records": found} if found else {} if known.records else {"table_kind": part.records}
    return {name: value for name, value in values.items() if value}


def _dated(part: Part) -> bool:
    return part.block_type in ("chart", "counts", "timeline", "gaps", "table", "hours")
