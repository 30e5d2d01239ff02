"""Verbs for records: list, show, cite, record, edit, trash, undo, redo, purge."""

from __future__ import annotations

import argparse
from typing import Any

from archive_schema.declare import Kind
from archive_schema.fields import LINK, LINKS, ROWS, SEALED, Field, FieldError
from archive_schema.records import Record
from archive_schema.sentences import row_words, words_of
from desktop.archive import Reader, Writer
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, indexed, kind_called, opened

JSON = Any


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    def verb(name: str, function: Any, help: str, *positional: str) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = verbs.add_parser(name, help=help)
        declare_opening(parser)
        for one in positional:
            parser.add_argument(one.lower(), metavar=one)
        parser.set_defaults(verb=function)
        return parser

    verb("list", list_kind, "the records of a kind").add_argument("--kind", required=True)
    verb("show", show, "a record with its citations and history", "REF")
    parser = verb("cite", cite, "cite a source for a record", "RECORD", "SOURCE")
    for name, help in (("row", "the id of a row"), ("field", "a field of the record"),
                       ("locator", "where: page=12, note=86, time=00:03:12"), ("quote", "the words quoted"),
                       ("stance", "supports, contradicts or mentions"), ("value", "the value this source gives")):
        parser.add_argument(f"--{name}", help=help)
    parser = verb("record", make, "make a record", "KIND")
    parser.add_argument("values", nargs="+", metavar="FIELD=VALUE")
    parser = verb("edit", edit, "change fields of a record; an empty value takes one away", "REF")
    parser.add_argument("values", nargs="+", metavar="FIELD=VALUE")
    verb("trash", trash, "put a record into the trash", "REF")
    verb("revert", revert, "make a record again what it was after a step", "REF").add_argument(
        "--step", type=int, required=True, help="the number of a step in its history")
    verb("undo", undo, "take back the last step")
    verb("redo", redo, "do again what was undone")
    verb("purge", purge, "take a record out for good; it cannot be undone", "REF").add_argument(
        "--reason", required=True)


def list_kind(asked: argparse.Namespace, output: Output) -> None:
    """One line per record of a kind, in order of titles."""
    with opened(asked) as archive, archive.reader() as reader:
        kind = kind_called(archive, asked.kind)
        for head in reader.page(kind.name):
            cells = {f.name: _json(f, head.cells[f.name], reader) for f in kind.columns}
            output.say({"ref": head.ref, "id": head.id, "kind": kind.name, "title": head.title,
                        "status": head.status, "fields": {n: v for n, v in cells.items() if v is not None}},
                       f"{head.ref}  {head.title}")


def _json(field: Field, value: JSON, reader: Reader) -> JSON:
    """A value with links as references and titles, and sealed values said to be sealed."""
    if value is SEALED:
        return {"sealed": True}
    if field.type is LINK and value is not None:
        return {"ref": reader.ref(value), "title": reader.title(value)}
    if field.type is LINKS and value is not None:
        return [{"ref": reader.ref(one), "title": reader.title(one)} for one in value]
    if field.type is ROWS and value is not None:
        inner = {f.name: f for f in field.fields}
        return [{name: _json(inner[name], cell, reader) if name in inner else cell for name, cell in row.items()}
                for row in value]
    return value


def show(asked: argparse.Namespace, output: Output) -> None:
    """Everything about one record."""
    with opened(asked) as archive, archive.reader() as reader:
        record = reader.by_ref(asked.ref)
        kind = archive.schema[record.kind]
        citations = [_citation(one, reader) for one in reader.citations_of(record.id)]
        history = [{"step": v.step.number, "time": v.step.time, "who": v.step.who, "name": v.step.name,
                    "changed": sorted(v.differences()), "kept": v.change.kept} for v in reader.history(record.id)]
        told = {name: _json(kind.field(name), value, reader) for name, value in record.values.items()}
        rows = {f.name: told.pop(f.name) for f in kind.rows_fields if f.name in told}
        result = {
            "ref": record.ref, "id": record.id, "kind": kind.name, "title": record.title, "status": record.status,
            "confidentiality": record.confidentiality, "language": record.language or None,
            "trashed": record.trashed, "fields": told, "rows": rows, "unknown": dict(record.unknown),
            "citations": citations, "rival_claims": [c for c in citations if c["value"] and c["stance"] != "supports"],
            "cited_by": [one.ref for one in reader.cited_by(record.id)], "history": history,
        }
        output.say(result, _page(kind, record, citations, reader))


def _citation(citation: Record, reader: Reader) -> dict[str, JSON]:
    def linked(name: str) -> JSON:
        return {"ref": reader.ref(citation[name]), "title": reader.title(citation[name])} if citation[name] else None

    plain = ("row", "field", "section", "locator_kind", "locator", "quote", "stance", "value", "speaker",
             "cited_in_note", "cited_in_section", "scope", "reliability", "preferred_reason", "note")
    return {"ref": citation.ref, "source": linked("source"), "cited_in": linked("cited_in"),
            **{name: citation[name] for name in plain}, "unknown": dict(citation.unknown)}


def _page(kind: Kind, record: Record, citations: list[dict[str, JSON]], reader: Reader) -> str:
    lines = [f"{record.ref}  {record.title}  ({kind.label.en})"]
    for field in kind.fields:
        value = record[field.name]
        if field.type is ROWS:
            lines += [f"  {field.label.en}: {row_words(field, row, 'en', reader.title)}" for row in value or ()]
        elif value is not None:
            lines.append(f"  {field.label.en}: {words_of(field, value, 'en', reader.title)}")
        elif field.name in record.unknown:
            lines.append(f"  {field.label.en}: [{record.unknown[field.name].get('reason', 'not_stated')}]")
    for one in citations:
        place = " ".join(filter(None, (one["section"], one["locator_kind"], one["locator"])))
        via = f", cited in {one['cited_in']['ref']} note {one['cited_in_note']}" if one["cited_in"] else ""
        value = f": {one['value']} ({one['stance']})" if one["value"] else ""
        lines.append(f"  [{one['ref']}] {one['source']['ref']} {place}{via}{value}")
    return "\n".join(lines)


def cite(asked: argparse.Namespace, output: Output) -> None:
    """Cite a source for a record, a row or a field of it."""
    with opened(asked) as archive:
        with archive.reader() as reader:
            about, source = reader.by_ref(asked.record), reader.by_ref(asked.source)
            _check_aim(archive.schema[about.kind], about, asked.row, asked.field)
        if source.kind != "source":
            raise BadInput(f"{source.ref} is no source, but a {source.kind}")
        kind, _, place = (asked.locator or "").partition("=")
        if asked.locator and not place:
            raise BadInput("a locator is kind=place, such as page=12")
        values = {"about": about.id, "source": source.id, "row": asked.row, "field": asked.field,
                  "locator_kind": kind, "locator": place, "quote": asked.quote, "value": asked.value,
                  "stance": asked.stance or ("contradicts" if asked.value else "supports")}
        record = Record("citation", {name: value for name, value in values.items() if value})
        made = archive.write("Cite a source", lambda writer: writer.add(record)).result()
    output.say({"ref": made.ref, "about": about.ref, "source": source.ref}, f"{made.ref}: {about.ref} ← {source.ref}")


def _check_aim(kind: Kind, about: Record, row: str | None, field: str | None) -> None:
    fields = {f.name: f for f in kind.fields}
    if row:
        holder = next((f for f in kind.rows_fields if any(r["id"] == row for r in about.rows(f.name))), None)
        if holder is None:
            raise BadInput(f"{about.ref} has no row {row}")
        fields = {f.name: f for f in holder.fields}
    if field and field not in fields:
        raise BadInput(f"there is no field “{field}”. Fields are: {', '.join(fields)}")


def make(asked: argparse.Namespace, output: Output) -> None:
    """Make a record from field=value."""
    with opened(asked) as archive:
        kind = kind_called(archive, asked.kind)
        with archive.reader() as reader:
            values = {name: value for name, value in _typed(kind, asked.values, reader).items() if value is not None}
        record = Record(kind.name, values)
        made = archive.write("Add a record", lambda writer: writer.add(record)).result()
    output.say({"ref": made.ref, "title": made.title}, f"{made.ref}  {made.title}")


def edit(asked: argparse.Namespace, output: Output) -> None:
    """Change fields of a record in one step."""
    with opened(asked) as archive:
        with archive.reader() as reader:
            record = reader.by_ref(asked.ref)
            values = _typed(archive.schema[record.kind], asked.values, reader)
        made: Record = archive.write("Edit a record", lambda writer: writer.edit(record.id, values)).result()
    output.say({"ref": made.ref, "title": made.title, "changed": sorted(values)}, f"{made.ref}  {made.title}")


def _typed(kind: Kind, words: list[str], reader: Reader) -> dict[str, JSON]:
    values: dict[str, JSON] = {}
    for one in words:
        name, equals, typed = one.partition("=")
        field = kind.field_called(name)
        if not equals or field is None:
            known = ", ".join(f.name for f in kind.fields if f.type is not ROWS)
            raise BadInput(f"“{one}” is not field=value. Fields are: {known}")
        if field.type is ROWS:
            raise BadInput(f"“{name}” holds rows; change them in the window or import them")
        values[field.name] = _value(field, typed, reader) if typed else None
    return values


def _value(field: Field, typed: str, reader: Reader) -> JSON:
    try:
        if field.type is LINK:
            return reader.id_of(typed)
        if field.type is LINKS:
            return [reader.id_of(one) for one in typed.split(";") if one.strip()]
        return field.parse(typed)
    except FieldError as error:
        raise BadInput(f"{field.name}: {error}") from error


def trash(asked: argparse.Namespace, output: Output) -> None:
    """Put a record into the trash."""
    def work(writer: Writer) -> Record:
        return writer.trash(writer.id_of(asked.ref))

    with opened(asked) as archive:
        record = archive.write("Put a record into the trash", work).result()
    output.say({"ref": record.ref, "trashed": True}, f"{record.ref} is in the trash.")


def revert(asked: argparse.Namespace, output: Output) -> None:
    """Make a record again what it was after one of the steps that `show` tells."""
    def work(writer: Writer) -> Record:
        return writer.restore_version(writer.id_of(asked.ref), asked.step)

    with opened(asked) as archive:
        record = archive.write("Restore an older version", work).result()
    output.say({"ref": record.ref, "title": record.title, "step": asked.step},
               f"{record.ref} is again as it was after step {asked.step}.")


def undo(asked: argparse.Namespace, output: Output) -> None:
    """Take back the last step that is not undone."""
    with opened(asked) as archive:
        name = archive.undo().result()
    output.say({"step": name}, name)


def redo(asked: argparse.Namespace, output: Output) -> None:
    """Do the step again that was undone last."""
    with opened(asked) as archive:
        name = archive.redo().result()
    output.say({"step": name}, name)


def purge(asked: argparse.Namespace, output: Output) -> None:
    """Take a record, its citations and files out for good."""
    with opened(asked) as archive, indexed(archive) as index:
        with archive.reader() as reader:
            kept = (reader.setting("backup") or {}).get("place")
        count = archive.purge(asked.ref, asked.reason, index.wipe)
    told = f" Backups in {kept} still hold them." if kept else ""
    output.say({"purged": count, "ref": asked.ref, "backups": kept},
               f"{count} records were purged; this cannot be undone.{told}")
