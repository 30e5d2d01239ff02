"""One record of two: the one that goes is left in the trash, and everything that was its own moves to the one that
stays.

Nothing is dropped. A value that lost is a rival account where a source gives it, else another spelling of the name, or
a line of the note; files, citations, links, marks in briefs move; the reference that went leads on for ever.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, ROWS, SEALED, TEXTS, Field, FieldError
from archive_schema.records import Record
from archive_schema.sentences import row_words, words_of
from archive_schema.vocabularies import CONFIDENTIALITY
from desktop.archive.errors import ArchiveError
from desktop.archive.order.fields import (
    GOES,
    STAYS,
    joined,
    proposed,
    spelling_rows,
    spellings,
    with_siblings,
    without_lost_siblings,
)
from desktop.archive.reader import Reader, links_of
from desktop.archive.writer import Writer

JSON = Any
Choices = Mapping[str, str]  # field name → STAYS, GOES or BOTH; what is not named is as `proposed`
NEVER = frozenset({"file", "citation", "translation", "brief", "brief_block", "exhibit", "list", "sameness",
                   "saved_search", "import", "colleague"})
"""Kinds that are part of another record, or stand for bytes, lines or pages: two of them are never one."""
_AS_IT_WAS = {("submission", "cited")}  # what was filed stays said of the record that was filed
_MARK = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")


class CannotMerge(ArchiveError):
    """These records cannot become one."""

    happened = "{goes} cannot go into {stays}: {why}"
    do = "Nothing was changed."


class SealedInTheWay(ArchiveError):
    """A record holds sealed values, which only the open vault can move."""

    happened = "{ref} holds sealed values, and the vault is closed."
    do = "Open the sealed values, then merge."


def merge_all(writer: Writer, stays: str, others: Iterable[str], choices: Mapping[str, Choices] | None = None,
              language: str = "en") -> Record:
    """Let several records go into one, in their order; `choices` by the id of each that goes."""
    for one in others:
        merge(writer, stays, one, (choices or {}).get(one, {}), language)
    return writer.get(stays)


def merge(writer: Writer, stays_id: str, goes_id: str, choices: Choices | None = None, language: str = "en") -> Record:
    """Let one record go into another of its kind. Returns the one that stays.

    `language` is that of the words in which lost values are noted. Raises CannotMerge, SealedInTheWay, InvalidRecord.
    """
    stays, goes = writer.get(stays_id), writer.get(goes_id)
    kind = _checked(writer, stays, goes)
    result = _Merge(writer, kind, stays, goes, choices or {}, language)
    result.join()
    result.move_citations()
    _move_links(writer, kind, stays.id, goes.id)
    _move_marks(writer, stays.ref, goes.ref)
    _break_rings(writer, kind, stays.id, goes)
    writer.trash(goes.id)
    writer.add(Record("sameness", {"one": goes.id, "other": stays.id, "verdict": "merged", "gone": goes.ref}))
    return writer.get(stays.id)


def _checked(reader: Reader, stays: Record, goes: Record) -> Kind:
    def refuse(why: str) -> CannotMerge:
        return CannotMerge(goes=goes.ref, stays=stays.ref, why=why)

    if stays.id == goes.id:
        raise refuse("it is the same record.")
    if stays.kind != goes.kind:
        raise refuse("they are of two kinds.")
    if stays.kind in NEVER:
        raise refuse("records of this kind are not merged.")
    if stays.trashed or goes.trashed:
        raise refuse("one of them is in the trash.")
    if any(value is SEALED for value in goes.values.values()):
        raise SealedInTheWay(ref=goes.ref)
    return reader.schema[stays.kind]


class _Merge:
    """The values of two records on their way into one, and the citations that speak of them."""

    def __init__(self, writer: Writer, kind: Kind, stays: Record, goes: Record, choices: Choices,
                 language: str) -> None:
        self.writer, self.kind, self.stays, self.goes = writer, kind, stays, goes
        self.before, self.choices, self.language = stays, choices, language
        self.rows: dict[str, str] = {}  # the row that took the place of each row of the record that goes
        self.lost: dict[str, list[tuple[str, JSON]]] = {}

    def join(self) -> None:
        """Save the record that stays with the values of both."""
        values: dict[str, JSON] = {}
        for field in self.kind.fields:
            ours, theirs = self.stays[field.name], self._theirs(field)
            found = joined(field, ours, theirs, self.choices.get(field.name) or proposed(field, ours, theirs))
            self.rows |= found.rows
            if found.value is not None:
                values[field.name] = self._not_itself(field, found.value, theirs)
            if found.lost:
                self.lost[field.name] = found.lost
        values = without_lost_siblings(self.kind, with_siblings(self.kind, values, self.rows))
        self._keep_what_no_source_says(values)
        unknown = {**self.goes.unknown, **self.stays.unknown}
        kept = dataclasses.replace(
            self.stays, values={name: value for name, value in values.items() if value not in (None, [], "")},
            unknown={name: why for name, why in unknown.items() if values.get(name) is None},
            language=self.stays.language or self.goes.language,
            confidentiality=max(self.stays.confidentiality, self.goes.confidentiality,
                                key=list(CONFIDENTIALITY.terms).index))
        self.stays = self.writer.change(kept)

    def _theirs(self, field: Field) -> JSON:
        """What the record that goes holds; its rows point at the rows that took the places of others already."""
        value = self.goes[field.name]
        return with_siblings(self.kind, {field.name: value}, self.rows)[field.name] if field.type is ROWS else value

    def _not_itself(self, field: Field, value: JSON, theirs: JSON) -> JSON:
        """A link of the one at the other would be a link at itself."""
        itself = (self.stays.id, self.goes.id)
        if field.type is LINK:
            return next((one for one in (value, theirs) if one not in itself), None)
        return [one for one in value if one not in itself] if field.type is LINKS else value

    def _keep_what_no_source_says(self, values: dict[str, JSON]) -> None:
        """Values that lost and that no citation gives: other spellings of a name, else lines of the note."""
        lines, names = [], spelling_rows(self.kind)
        for name, lost in self.lost.items():
            field = self.kind.field(name)
            for side, value in lost:
                if names is not None and field.is_name and (name == "name" or name.startswith("name_")):
                    if value not in spellings(Record(self.kind.name, values)):
                        values[names.name] = [*(values.get(names.name) or []), {"full": value}]
                elif not (field.sealed or self._is_cited(side, field, value)):
                    lines.append(self._line(field, side, value))
        if lines:
            values["note"] = "\n\n".join(filter(None, (values.get("note"), "\n".join(lines))))

    def _line(self, field: Field, side: str, value: JSON) -> str:
        ref = self.stays.ref if side == STAYS else self.goes.ref
        return f"{ref}: {field.label.in_(self.language)}: {self._said(field, value, self.language)}"

    def _said(self, field: Field, value: JSON, language: str = "en") -> str:
        if field.type is ROWS and isinstance(value, dict):
            return row_words(field, value, language, self.writer.title)
        return words_of(field, value, language, self.writer.title)

    def _is_cited(self, side: str, field: Field, value: JSON) -> bool:
        if isinstance(value, dict) and field.type is ROWS:
            return any(one["row"] == value["id"] for one in self._citations(side))
        return any(one["field"] == field.name and not one["row"] and not one["value"] for one in self._citations(side))

    def _citations(self, side: str) -> list[Record]:
        return self.writer.citations_of(self.stays.id if side == STAYS else self.goes.id)

    def move_citations(self) -> None:
        """Let every citation of both speak of the record that stays; what lost is said by them as a rival account."""
        trashed = [self.writer.get(head.id) for head in self.writer.pointing_at(self.goes.id)
                   if head.kind == "citation" and head.trashed]
        for side, some in ((STAYS, self._citations(STAYS)), (GOES, [*self._citations(GOES), *trashed])):
            for one in some:
                if one["about"] in (self.stays.id, self.goes.id):
                    moved = self._moved(side, one)
                    if moved != one:
                        self.writer.change(moved)

    def _moved(self, side: str, citation: Record) -> Record:
        moved = citation.with_values(about=self.stays.id)
        row, name = citation["row"], citation["field"]
        if row:
            return self._moved_row(side, moved, row)
        if name and (field := self.kind.by_name.get(name)) is not None and not field.sealed:
            lost = [value for where, value in self.lost.get(name, ()) if where == side]
            if lost and field.type is not ROWS and not citation["value"]:
                return moved.with_values(value=self._said(field, lost[0]), stance="contradicts")
            if self._had(side)[name] is None and not citation["value"] and citation["stance"] == "supports":
                return moved.with_values(stance="mentions")  # it gave no value, so it supports none that came since
            return self._agreeing(moved, field, self.stays[name])
        return moved

    def _had(self, side: str) -> Record:
        return self.before if side == STAYS else self.goes

    def _moved_row(self, side: str, citation: Record, row: str) -> Record:
        now = self.rows.get(row, row) if side == GOES else row
        for name, lost in self.lost.items():
            for where, value in lost:
                if where == side and isinstance(value, dict) and value.get("id") == row:
                    said = citation["value"] or self._said(self.kind.field(name), value)
                    return citation.with_values(row=None, field=name, value=said, stance="contradicts")
        if now and now != row:
            field = self.writer.rows_with(self.kind, self.stays.id, now)
            held = next((one for one in self.stays.rows(field.name) if one["id"] == now), {}) if field else {}
            moved = citation.with_values(row=now)
            if field and citation["field"]:
                return self._agreeing(moved, field.inner(citation["field"]), held.get(citation["field"]))
            return moved
        return citation

    def _agreeing(self, citation: Record, field: Field, held: JSON) -> Record:
        """A rival account that gives what is held now is none any more."""
        if not citation["value"] or held is None or field.type in (ROWS, LINK, LINKS):
            return citation
        try:
            agrees = field.parse(citation["value"]) == held
        except FieldError:
            agrees = False
        return citation.with_values(value=None, stance="supports") if agrees else citation


def _move_links(writer: Writer, kind: Kind, stays: str, goes: str) -> None:
    """Let every record that points at the one point at the other; a pair that was judged and is one now is put away."""
    for head in writer.pointing_at(goes):
        if head.id in (stays, goes):
            continue
        record = writer.get(head.id)
        if record.kind == "sameness" and {record["one"], record["other"]} == {stays, goes}:
            writer.trash(record.id)
            continue
        values = _pointed(writer.schema[record.kind], record, goes, stays)
        if values != dict(record.values):
            writer.change(dataclasses.replace(record, values=values))


def _pointed(kind: Kind, record: Record, old: str, new: str) -> dict[str, JSON]:
    values = dict(record.values)
    for field, inner, target in links_of(kind, record):
        if target != old or (kind.name, field.name) in _AS_IT_WAS:
            continue
        if field.type is ROWS:
            values[field.name] = [{**row, inner.name: new} if row.get(inner.name) == old else row
                                  for row in values[field.name]]
        elif field.type is LINKS:
            values[field.name] = list(dict.fromkeys(new if one == old else one for one in values[field.name]))
        else:
            values[field.name] = new
    return values


def _move_marks(writer: Writer, stays: str, goes: str) -> None:
    """Rewrite the marks of briefs that name the reference that goes, and the tables that list it."""
    name = re.compile(rf"@{re.escape(goes)}(?!\w)")
    for block_id in _blocks_naming(writer, goes):
        block = writer.get(block_id)
        values = dict(block.values)
        for field in writer.schema["brief_block"].fields:
            value = values.get(field.name)
            if isinstance(value, str) and "@" in value:
                values[field.name] = _MARK.sub(lambda mark: name.sub(f"@{stays}", mark[0]), value)
            elif field.type is TEXTS and value:
                values[field.name] = list(dict.fromkeys(stays if one == goes else one for one in value))
        if values != dict(block.values):
            writer.change(dataclasses.replace(block, values=values))


def _blocks_naming(reader: Reader, ref: str) -> list[str]:
    texts = " or ".join(f"instr([{field.name}], :ref)" for field in reader.schema["brief_block"].in_columns
                        if field.type.sql == "TEXT" and field.type is not LINK)
    return [row[0] for row in reader.db.execute(f"select id from brief_block where {texts}", {"ref": ref})]


def _break_rings(writer: Writer, kind: Kind, stays: str, goes: Record) -> None:
    """A record that would stand inside itself now stands where the one that went stood, or nowhere."""
    for field in kind.fields:
        if field.type is LINK and field.to == (kind.name,) and _is_ring(writer, field.name, stays):
            writer.edit(stays, {field.name: goes[field.name] if goes[field.name] != stays else None})
            if _is_ring(writer, field.name, stays):
                writer.edit(stays, {field.name: None})


def _is_ring(reader: Reader, name: str, record_id: str) -> bool:
    seen: set[str] = set()
    above: str | None = reader.get(record_id)[name]
    while above and above not in seen:
        if above == record_id:
            return True
        seen.add(above)
        above = reader.get(above)[name]
    return False


def merged_into(reader: Reader, record_id: str) -> str:
    """The record that one in the trash went into; "" when it went into none."""
    rows = reader.db.execute("select k.other from sameness k join record r on r.id = k.id and r.trashed = 0 "
                             "where k.one = ? and k.verdict = 'merged' order by r.number desc limit 1", [record_id])
    row = rows.fetchone()
    return str(row[0]) if row else ""


def taken_in(reader: Reader, record_id: str) -> list[tuple[str, str]]:
    """The records that went into this one: (id, reference)."""
    rows = reader.db.execute("select k.one, k.gone from sameness k join record r on r.id = k.id and r.trashed = 0 "
                             "where k.other = ? and k.verdict = 'merged' order by r.number", [record_id])
    return [(row[0], row[1] or "") for row in rows]


def step_name(kind: str, count: int) -> str:
    """The name of the step: "Merge 2 records"."""
    return f"Merge {count} {kind}s" if kind in ("source", "tag") else f"Merge {count} records"
