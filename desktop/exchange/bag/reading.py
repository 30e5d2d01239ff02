"""A bag of ours as entries: its records, with links by identity and the bytes of its files looked for among what was
compared. Nothing is read that the check did not find to be as listed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, ROWS, SIBLING
from archive_schema.ids import id_from_key, is_ref
from archive_schema.messages import Message
from desktop.archive import ArchiveError, Reader
from desktop.exchange.bag.leaving import COLLEAGUES
from desktop.exchange.bag.making import ABOUT, FORMAT
from desktop.exchange.bag.verdicts import Payload, Report
from desktop.exchange.coming.entry import Entry, Link
from desktop.exchange.coming.plain_entries import read_lines

JSON = Any
_MOST_ABOUT = 1 << 22
_MOST_PARTS = 10_000
_NO_RECORD = Message("This line is no record as this program writes them.")


class NoLine(ArchiveError):
    """A list in a bag holds something that is no line."""

    happened = "“{path}” holds a line that is none of a list."
    do = "Ask who made the bag how it was made. Nothing was taken in."


def about(report: Report) -> dict[str, JSON] | None:
    """What a bag of ours says it is; None for somebody else's."""
    lies = report.payload.get(ABOUT)
    if lies is None or lies.size > _MOST_ABOUT:
        return None
    try:
        told = json.loads((report.place / ABOUT).read_bytes())
    except (ValueError, OSError, RecursionError):
        return None
    return told if isinstance(told, dict) and told.get("format") == FORMAT and isinstance(
        told.get("archive"), str) else None


def entries(reader: Reader, report: Report, archive: str, name_of: Callable[[str], str]) -> Iterator[Entry]:
    """The records of the bag of an archive, kind after kind. `name_of`: under what name bytes are kept here."""
    reading = _Reading(reader, report, archive, name_of)
    for kind in reader.schema:
        for number, path in enumerate(parts_of(report.payload, f"data/records/{kind.name}")):
            yield from reading.lines(kind, path, number)


def parts_of(payload: Mapping[str, Payload], path: str) -> Iterator[str]:
    """The files in which lines go on, in their order."""
    for number in range(1, _MOST_PARTS):
        part = f"{path}{f'-{number}' if number > 1 else ''}.jsonl"
        if part not in payload:
            return
        yield part


class _Reading:
    """One bag."""

    def __init__(self, reader: Reader, report: Report, archive: str, name_of: Callable[[str], str]) -> None:
        self._reader, self._report, self._archive, self._name_of = reader, report, archive, name_of
        self._is_own = archive == reader.setting("id", "")

    def lines(self, kind: Kind, path: str, part: int) -> Iterator[Entry]:
        """The entries of one file."""
        for number, line in enumerate(read_lines(self._report.place / path), 1):
            try:
                yield self._entry(kind, json.loads(line))
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                where = f"{path}: {number}"
                yield Entry(where, kind.name, f"{self._identity('')}{path}:{number}", {}, wrong=(_NO_RECORD,))

    def _identity(self, ref: str) -> str:
        return f"bag:{self._archive}:{ref}"

    def _entry(self, kind: Kind, told: dict[str, JSON]) -> Entry:
        """One record. Raises KeyError, TypeError, ValueError for what is none."""
        ref, identity = told["ref"], told["id"]
        if told["kind"] != kind.name or not isinstance(ref, str) or not is_ref(ref) or not isinstance(identity, str):
            raise ValueError
        values: dict[str, JSON] = {}
        links: list[Link] = []
        left: list[tuple[str, str]] = []
        wrong: list[Message] = []
        for name, value in dict(told["values"]).items():
            field = kind.by_name.get(name)
            if field is None or field.sealed or name == "kept_as":
                left.append((name, ""))
            elif field.type in (LINK, LINKS):
                links += [Link(name, self._identity(str(one))) for one in (value if field.type is LINKS else [value])]
            elif field.type is ROWS:
                inner_links = {one.name for one in field.fields if one.type is LINK}
                siblings = {"id", *(one.name for one in field.fields if one.type is SIBLING)}
                values[name] = [{inner: self._row_id(ref, one) if inner in siblings else one
                                 for inner, one in row.items()} for row in value]
                links += [Link(name, self._identity(str(row.pop(inner))), row=number, inner=inner)
                          for number, row in enumerate(values[name]) for inner in inner_links & row.keys()]
            elif problem := field.problem(value):
                wrong.append(Message("{field}: {wrong}", field=field.label, wrong=problem))
            else:
                values[name] = value
        if kind.name == "citation" and values.get("row"):
            values["row"] = self._row_id(str(told["values"].get("about")), values["row"])
        ids = [row["id"] for field in kind.rows_fields for row in values.get(field.name, ()) if row.get("id")]
        if len(ids) > len(set(ids)):
            raise ValueError
        if kind.name in COLLEAGUES:
            wrong.append(Message("Colleagues and their keys do not come in by a bag."))
        if kind.name == "file":
            wrong += self._with_bytes(values, told.get("bytes") or {})
        if self._is_own and self._reader.is_purged(identity):
            wrong.append(Message("{ref} was purged here, and does not come back.", ref=ref))
        lines = None
        if kind.name == "list":
            values.pop("entries", None)  # counted anew as they come
            lines = partial(list_lines, self._report, ref)
        return Entry(ref, kind.name, self._identity(ref), values, language=str(told.get("language") or ""),
                     links=tuple(links), left=tuple(left), wrong=tuple(wrong), where_kind="record",
                     ref=self._ref(ref, identity), unknown=dict(told.get("unknown") or {}), lines=lines,
                     status=str(told.get("status") or ""), confidentiality=str(told.get("confidentiality") or ""),
                     printed=str(told.get("title") or "")[:400])

    def _row_id(self, ref: str, told: str) -> str:
        """The id of a row here: its own in its own archive, else one that follows from it and from whose row it is."""
        return told if self._is_own else id_from_key(f"{self._identity(ref)}:{told}")

    def _ref(self, ref: str, identity: str) -> str:
        """The record that it is, in its own archive; else its own reference where that is free."""
        if not self._reader.has_ref(ref):
            return ref
        return ref if self._is_own and self._reader.id_of(ref) == identity else ""

    def _with_bytes(self, values: dict[str, JSON], lies: Mapping[str, JSON]) -> list[Message]:
        """Say where the bytes will lie here; what is wrong with them."""
        path, sha256 = lies.get("path"), values.get("sha256")
        if not path:
            return []
        found = self._report.payload.get(path) if isinstance(path, str) else None
        if found is None or found.sha256 != sha256 or found.size != values.get("size"):
            return [Message("Its bytes in the bag are not those that the record tells of.")]
        values["kept_as"] = self._name_of(sha256)
        return []


def bytes_at(report: Report) -> dict[str, str]:
    """Where in a bag the bytes of each digest lie."""
    return {one.sha256: path for path, one in report.payload.items()
            if path.startswith(("data/originals/", "data/derivatives/"))}


def list_lines(report: Report, ref: str) -> Iterator[Mapping[str, JSON]]:
    """The lines of a list, as Writer.add_entries takes them. Raises NoLine for what is none."""
    for path in parts_of(report.payload, f"data/lists/{ref}"):
        for line in read_lines(Path(report.place, path)):
            try:
                told = json.loads(line)
            except (ValueError, RecursionError):
                told = None
            if not isinstance(told, dict):
                raise NoLine(path=path)
            yield {name: told[name] if isinstance(told.get(name), str) else None
                   for name in ("address", "host", "date", "order", "raw")}
