"""Verbs for records that come in from files of others and go out to them: import, export."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.archive import Archive, Reader
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, kind_called, opened

if TYPE_CHECKING:
    from archive_schema.records import Record
    from desktop.exchange.coming.formats import Format
    from desktop.exchange.coming.plan import Change, Plan, Row

JSON = Any


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("import", help="make records of what a file tells, row by row")
    declare_opening(parser)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--as", dest="format", metavar="FORMAT", help="what the file is; told by itself if not given")
    parser.add_argument("--kind", help="the kind of the rows of a table")
    parser.add_argument("--answers", metavar="FILE",
                        help='a JSON file: {"answers": {question: code}, "columns": {…}}, as --dry-run tells them')
    parser.add_argument("--keep-file", action="store_true", help="keep the file as a source that each record cites")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be made and changed, and write nothing")
    parser.set_defaults(verb=import_records)
    parser = verbs.add_parser("export", help="write records for others to read")
    declare_opening(parser)
    parser.add_argument("to", metavar="FILE", help="a new file, or a new folder where files go along")
    parser.add_argument("--as", dest="format", metavar="FORMAT", help="the format; else told by the end of its name")
    parser.add_argument("--kind", action="append", default=[], help="records of this kind; may be given again")
    parser.add_argument("--ref", action="append", default=[], metavar="REF", help="this record; may be given again")
    parser.add_argument("--all", action="store_true", help="all records of the kinds that the format holds")
    parser.add_argument("--exact", action="store_true", help="with a column from which all is read back as it was")
    parser.add_argument("--unsearched", action="store_true",
                        help="of ftm-files: also files that no program could search for protected names")
    parser.set_defaults(verb=export_records)


def import_records(asked: argparse.Namespace, output: Output) -> int:
    """Plan, and unless it is a dry run write. 1 when some rows were refused, 2 when nothing can be written."""
    from desktop.exchange.coming import job
    from desktop.exchange.coming.formats import Asked, look
    from desktop.exchange.coming.mapping import Columns
    from desktop.exchange.coming.plan import CONFLICT_DOUBT, REFUSED

    path = Path(asked.file)
    told = _answers(asked.answers)
    try:
        foreign = look(path)
    except OSError as error:
        raise BadInput(f"“{path.name}” cannot be read: {error.strerror}") from error
    format = _format(foreign, asked.format)
    with opened(asked) as archive:
        kind = kind_called(archive, asked.kind).name if asked.kind else ""
        plan = job.dry_run(archive, foreign, format, Asked(told.get("answers", {}), kind, told.get("columns")))
        for row in plan.rows:
            if asked.dry_run or row.state == REFUSED:
                _say_row(archive, row, output)
        conflict = (CONFLICT_DOUBT,) if plan.conflicts and asked.dry_run else ()
        for doubt in (*plan.doubts, *conflict):
            output.say({"question": doubt.key, "words": str(doubt.question),
                        "choices": {code: label.en for code, label in doubt.choices}},
                       f"{doubt.key}: {doubt.question}\n" + "\n".join(f"  {c}: {w}" for c, w in doubt.choices))
        if asked.dry_run:
            return _say_counts(plan, "", format, output)
        if plan.doubts:
            raise BadInput(f"{len(plan.doubts)} questions are open; answer them with --answers FILE")
        if plan.rows and plan.counts[REFUSED] == len(plan.rows):
            raise BadInput("no row can be taken in")
        columns = Columns.of(told["columns"]) if told.get("columns") else None
        made = job.bring_in(archive, foreign, format, plan, evidence=asked.keep_file or None, columns=columns,
                            progress=output.progress("Importing"))
        with archive.reader() as reader:
            for one in made.records:
                output.say({"ref": reader.ref(one), "title": reader.title(one)},
                           f"{reader.ref(one)}  {reader.title(one)}")
            ref = reader.ref(made.import_)
        return _say_counts(plan, ref, format, output)


def _answers(file: str | None) -> dict[str, JSON]:
    if not file:
        return {}
    try:
        told = json.loads(Path(file).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"“{file}” is no file of answers: {error}") from error
    if not isinstance(told, dict):
        raise BadInput(f"“{file}” is no file of answers: an object is expected")
    return told


def _format(foreign: Any, name: str | None) -> Format:
    from desktop.exchange.coming.formats import FORMATS, recognised

    if name:
        if found := next((one for one in FORMATS if one.name == name), None):
            return found
        raise BadInput(f"there is no format “{name}”. Formats are: {', '.join(one.name for one in FORMATS)}")
    if formats := recognised(foreign):
        return formats[0]
    raise BadInput(f"what “{foreign.path.name}” is was not recognised; say it with --as: "
                   + ", ".join(one.name for one in FORMATS))


def _say_row(archive: Archive, row: Row, output: Output) -> None:
    why = [str(one) for one in row.wrong]
    told = {"where": row.entry.where, "kind": row.entry.kind, "state": row.state,
            "ref": row.before.ref if row.before else None, "printed": row.entry.printed, "why": why,
            "changes": [_change(change) for change in row.changes], "left": [list(one) for one in row.entry.left]}
    output.say(told, "  ".join([row.entry.where, row.state, *([row.before.ref] if row.before else []), *why,
                                *(f"{change.field.name}: {change.before} → {change.after}" for change in row.changes)]))


def _change(change: Change) -> dict[str, JSON]:
    return {"field": change.field.name, "before": change.before, "after": change.after, "conflict": change.conflict,
            "taken": change.taken}


def _say_counts(plan: Plan, ref: str, format: Format, output: Output) -> int:
    counts = plan.counts
    output.say({"import": ref or None, "format": format.name, **counts, "conflicts": plan.conflicts},
               ", ".join(f"{count} {state}" for state, count in counts.items() if count) or "nothing")
    return 1 if counts["refused"] else 0


def export_records(asked: argparse.Namespace, output: Output) -> None:
    """Write records of kinds, or some by their references."""
    from desktop.briefs.placing import Planned, put_all
    from desktop.exchange.out.formats import OUT

    to = Path(asked.to)
    wanted = (lambda one: one.name == asked.format) if asked.format else (lambda one: one.suffix == to.suffix.lower())
    format = next(filter(wanted, OUT), None)
    if format is None:
        raise BadInput(f"say in which format, with --as: {', '.join(one.name for one in OUT)}")
    if to.exists():
        raise BadInput(f"“{asked.to}” exists already; name a new file")
    if not asked.kind and not asked.ref and not asked.all:
        raise BadInput("say which records: --kind KIND, --ref REF or --all")
    count = 0
    with opened(asked) as archive, archive.reader() as reader:
        kinds = [kind_called(archive, kind).name for kind in asked.kind]
        if asked.all:
            kinds = [kind.name for kind in archive.schema if not format.kinds or kind.name in format.kinds]
        if format.folder:
            _export_folder(asked, archive, reader, kinds, output)
            return
        with reader.at_one_moment():
            def write(file: Any) -> None:
                nonlocal count
                count = format.write(_records(reader, kinds, asked.ref), reader, file, asked.exact)

            put_all([Planned(to, write)])
            told = format.told(_records(reader, kinds, asked.ref), reader) if format.told else ()
            for one in told:
                _say_stays(*one, output)
    output.say({"exported": count, "file": str(to), "format": format.name}, f"{count} records to {to}.")


def _export_folder(asked: argparse.Namespace, archive: Archive, reader: Reader, kinds: list[str],
                   output: Output) -> None:
    from desktop.exchange.ftm.with_files import write_folder

    with reader.at_one_moment():
        sent = write_folder(_records(reader, kinds, asked.ref), archive, reader, Path(asked.to),
                            unsearched=asked.unsearched, progress=output.progress("Exporting"))
    for (kind, field, why), times in sent.left.items():
        _say_stays(kind, field, why, times, output)
    output.say({"exported": sent.records, "file": asked.to, "format": "ftm-files", "entities": dict(sent.entities),
                "files": sent.files, "bytes": sent.size},
               f"{sent.records} records as {sent.entities.total()} entities with {sent.files} files to {asked.to}.")


def _say_stays(ref: str, field: str, why: str, times: int, output: Output) -> None:
    output.say({"stays": ref, "field": field or None, "why": str(why), "count": times},
               f"Stays: {' '.join(filter(None, (ref, field)))}: {why}" + f" ({times} times)" * (times > 1))


def _records(reader: Reader, kinds: list[str], refs: list[str]) -> Iterator[Record]:
    for kind in kinds:
        yield from (record for record in map(reader.get, reader.in_order(kind)) if not record.trashed)
    yield from (reader.by_ref(ref) for ref in refs)
