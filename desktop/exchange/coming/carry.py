"""An import is carried out: one step for all of it, undone as one; stopped before its end, it leaves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive_schema.fields import ROWS
from archive_schema.ids import new_id
from archive_schema.records import Record
from archive_schema.sentences import words_of
from desktop.archive import Archive, ArchiveError, Reader, Writer
from desktop.archive.came_in import CameIn, note
from desktop.archive.clock import utc_now
from desktop.archive.files import Kept
from desktop.exchange.coming.entry import THIS_FILE, Entry
from desktop.exchange.coming.plan import CHANGED, DOUBTFUL, NEW, REFUSED, SAME, Plan, Progress, Row, nothing

JSON = Any
REMEMBERED = "words of files"
"""The setting in which the meanings of words are kept: {key of the doubt: code}."""
_MOST_TOLD, _LONG = 200, 300
_LINES_A_STEP = 1000


class NotAnswered(ArchiveError):
    """Questions are open."""

    happened = "{count} questions about this file are not answered."
    do = "Answer them, then import."


class ChangedMeanwhile(ArchiveError):
    """The archive is not as it was when the import was planned."""

    happened = "{ref} was changed while the import was being looked at."
    do = "Look at what would change once more, then import; nothing was changed."


@dataclass(frozen=True)
class File:
    """The file that comes in. With `evidence` it is kept as a source, and what is made of it cites it.

    told: what was found out about it before, kept with the import.
    """

    path: Path
    name: str
    sha256: str
    size: int
    format: str
    evidence: bool = False
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What an import did: the record that tells of it ("" when nothing was to be written), and how many of each."""

    import_: str
    step: str
    counts: Mapping[str, int]
    records: tuple[str, ...] = field(default=())


def remembered(reader: Reader) -> dict[str, str]:
    """The meanings of words that were asked before."""
    return dict(reader.setting(REMEMBERED, {}))


def carry_out(archive: Archive, plan: Plan, file: File, step_name: str = "", progress: Progress = nothing) -> Outcome:
    """Write a plan as one step. `progress(done, total)` may raise to stop it; then nothing is written.

    Waits until it is saved. Raises NotAnswered, ChangedMeanwhile, InvalidRecord, ArchiveError.
    """
    if plan.counts[DOUBTFUL]:
        raise NotAnswered(count=len(plan.doubts))
    if not plan.writes:
        archive.write_aside(lambda writer: _remember(writer, plan)).result()
        return Outcome("", "", plan.counts)
    name = step_name or f"Import {plan.counts[NEW] + plan.counts[CHANGED]} records"
    kept = archive.files.keep(file.path, expected=file.sha256) if file.evidence else None
    try:
        made = archive.write(name, lambda writer: _Carrying(writer, plan, file, kept, progress).all()).result()
    except BaseException:
        if kept is not None:
            let_go(archive, kept)
        raise
    return Outcome(made[0], name, plan.counts, made[1])


def let_go(archive: Archive, kept: Kept) -> None:
    """What was kept for an import that was not carried out goes again, unless something else holds it."""
    if kept.new:
        with archive.reader() as reader:
            if not reader.files_with(kept.sha256):
                archive.files.erase(kept.sha256)


def _remember(writer: Writer, plan: Plan) -> None:
    """Keep the answers that hold for other files too."""
    asked = {doubt.key for row in plan.rows for doubt in row.entry.doubts if doubt.remember}
    new = {key: answer for key, answer in plan.answers.items() if key in asked or key.startswith("term:")}
    if new.items() - remembered(writer).items():
        writer.set_setting(REMEMBERED, {**remembered(writer), **new})


class _Carrying:
    """One import while it is written, on the writer's thread."""

    def __init__(self, writer: Writer, plan: Plan, file: File, kept: Kept | None, progress: Progress) -> None:
        self._writer, self._plan, self._file, self._kept, self._progress = writer, plan, file, kept, progress
        self._import = new_id()
        self._source = ""

    def all(self) -> tuple[str, tuple[str, ...]]:
        if self._kept is not None:
            self._source = self._keep_source(self._kept)
        touched: list[str] = []
        lines: list[CameIn] = []
        for number, row in enumerate(self._plan.rows, 1):
            self._progress(number, len(self._plan.rows))
            if row.state in (NEW, CHANGED, SAME) and self._write(row):
                lines.append(CameIn(row.record.id, row.entry.identity, row.entry.where, self._took(row)))
                if row.state != SAME:
                    touched.append(row.record.id)
        self._writer.add(self._told())
        note(self._writer, self._import, lines)
        _remember(self._writer, self._plan)
        return self._import, tuple(touched)

    def _write(self, row: Row) -> bool:
        """Write one row; False when there is nothing to write or to remember."""
        if row.state == NEW:
            made = self._writer.add(self._with_source(row))
            if row.entry.lines is not None:
                self._writer.add_entries(made.id, self._counted(row.entry), made["file_sha256"] or self._file.sha256)
        elif row.known and not row.changes:
            return False
        else:
            self._change(row)
        if self._source and self._source != row.record.id and row.entry.kind not in ("citation", "source"):
            self._cite(row)
        return True

    def _with_source(self, row: Row) -> Record:
        """A new record that tells of this file: a list is from it, a source or a citation was seen only in it."""
        if row.entry.kind == "list" and self._source:
            return row.record.with_values(source=row.record["source"] or self._source)
        seen = [name for name, value in row.record.values.items() if value == THIS_FILE]
        return row.record.with_values(**dict.fromkeys(seen, self._source or None))

    def _change(self, row: Row) -> None:
        now = self._writer.get(row.record.id)
        if row.before is None or now.values != row.before.values:
            raise ChangedMeanwhile(ref=now.ref)
        taken = {change.field.name: change.after for change in row.changes if change.taken}
        if taken:
            self._writer.edit(row.record.id, taken)

    def _counted(self, entry: Entry) -> Iterator[Mapping[str, JSON]]:
        assert entry.lines is not None
        for number, line in enumerate(entry.lines(), 1):
            if number % _LINES_A_STEP == 0:
                self._progress(0, 0)
            yield line

    def _took(self, row: Row) -> dict[str, JSON]:
        """What was read in the file, as the next import compares it."""
        kind = self._writer.schema[row.entry.kind]
        return {name: value for name, value in row.told.items() if not kind.field(name).sealed}

    # What the records rest on

    def _keep_source(self, kept: Kept) -> str:
        """The source made of the file; the one there is when the same bytes are here already."""
        held = [one for one in self._writer.files_with(kept.sha256) if one["source"] and not one.trashed]
        if held:
            return str(held[0]["source"])
        source = self._writer.add(Record("source", {"title": self._file.name, "csl_type": "dataset"}))
        self._writer.add(Record("file", {
            "source": source.id, "role": "original", "name": self._file.name, "sha256": kept.sha256, "size": kept.size,
            "kept_as": kept.name, "unread": "unknown_kind",
            "acquisition": [{"when": {"edtf": utc_now()[:10]}, "how": "imported as records"}]}))
        return source.id

    def _cite(self, row: Row) -> None:
        """The record cites its line; a value that gives way to a person's own is told as that of the file."""
        place = {"source": self._source, "about": row.record.id, "locator_kind": row.entry.where_kind,
                 "locator": row.entry.where}
        quote = {"quote": row.entry.printed} if row.entry.printed else {}
        self._writer.add(Record("citation", {**place, **quote, "stance": "supports"}))
        for change in row.conflicts:
            if not change.taken and change.field.type is not ROWS and not change.field.sealed:
                words = words_of(change.field, change.after, "en", self._writer.title)
                self._writer.add(Record("citation", {
                    **place, **quote, "field": change.field.name, "value": words, "stance": "contradicts"}))

    # What is told of it

    def _told(self) -> Record:
        counts = self._plan.counts
        values: dict[str, JSON] = {
            "title": self._file.name, "format": self._file.format, "made": {"edtf": utc_now()[:10]},
            "file_sha256": self._file.sha256, "size": self._file.size, "added": counts[NEW],
            "changed": counts[CHANGED], "same": counts[SAME], "refused": counts[REFUSED],
            "told": "\n".join(self._not_taken())}
        if self._source:
            values["source"] = self._source
        return Record("import", {name: value for name, value in values.items() if value != ""}, id=self._import)

    def _not_taken(self) -> Iterable[str]:
        """A line for each thing that the file states and that was not taken in, the first of them."""
        told = [*self._file.told, *(line for row in self._plan.rows for line in _lines(row))]
        yield from (line[:_LONG] for line in told[:_MOST_TOLD])
        if len(told) > _MOST_TOLD:
            yield f"… {len(told) - _MOST_TOLD}"


def _lines(row: Row) -> Iterator[str]:
    """Which line, and of what: the words themselves stand in the file, and go with a record that is purged."""
    where = row.entry.where
    yield from (f"{where}: {wrong}" for wrong in row.wrong)
    if row.state in (NEW, CHANGED):
        yield from (f"{where}: {name}" for name in dict.fromkeys(name for name, _ in row.entry.left))
    yield from (f"{where}: {change.field.name}" for change in row.conflicts if not change.taken)
