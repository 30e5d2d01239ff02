"""A bag is taken in: every verdict first, then what it would do, then one step for its records, or a source for each
file of a bag that others made. What the check found is kept with the import."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from archive_schema.messages import Message
from archive_schema.records import Record
from desktop.archive import Archive, ArchiveError, Reader, signing
from desktop.archive.clock import utc_now
from desktop.archive.files import Kept
from desktop.exchange.bag import reading
from desktop.exchange.bag.check import check
from desktop.exchange.bag.verdicts import GOOD, Report, Verdict
from desktop.exchange.coming import carry
from desktop.exchange.coming.carry import File, carry_out
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.job import TooMany
from desktop.exchange.coming.plan import CHANGED, NEW, REFUSED, SAME, Plan, Row, plan
from desktop.exchange.coming_in import Found
from desktop.exchange.documents import Taken, Way
from desktop.exchange.many import Left, add_all

Progress = Callable[[int, int], None]
FORMAT = "BagIt"
_MOST_ENTRIES = 500_000
_MOST_TOLD = 300
_PROVENANCE = ("Source-Organization", "External-Identifier", "Bagging-Date", "Contact-Name")


class NotValid(ArchiveError):
    """A bag was to be taken in that is not valid."""

    happened = "“{name}” is no valid bag, so nothing was taken in."
    do = "Look at what the check says. Ask for the bag once more."


def nothing(done: int, total: int) -> None:
    """Nobody follows how far it is."""


@dataclass(frozen=True)
class Coming:
    """A bag before it is taken in. plan: of a bag of ours; None for another's, of which each file becomes a source.

    told: what is to be known of it first. `archive`: of which archive it is.
    """

    report: Report
    plan: Plan | None = None
    archive: str = ""
    told: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Came:
    """What became of a bag: the record of the import ("" when nothing was new), how many of each, what was left out as
    (place, why)."""

    import_: str
    counts: Mapping[str, int]
    left: tuple[tuple[str, str], ...] = field(default=())


def keys_of(reader: Reader) -> dict[bytes, str]:
    """The keys this archive knows, by whose they are: its own and those of the copies it met."""
    origins = [row[0] for row in reader.db.execute("select distinct origin from step")]
    pins = {origin: signing.pin_of(reader, origin) for origin in {*origins, reader.setting("origin")}}
    return {one.signing: origin for origin, one in pins.items() if one}


def look(archive: Archive, place: Path, progress: Progress = nothing) -> Coming:
    """Check a bag and say what taking it in would do. Nothing is written. Raises NotABag, TooMany, ArchiveError."""
    with archive.reader() as reader:
        report = check(place, progress, keys_of(reader))
        about = reading.about(report) if report.is_valid else None
        if about is None:
            return Coming(report)
        entries: list[Entry] = []
        for entry in reading.entries(reader, report, about["archive"], archive.files.name_of):
            entries.append(entry)
            progress(0, 0)
            if len(entries) > _MOST_ENTRIES:
                raise TooMany(count=_MOST_ENTRIES)
        made = _with_rows(plan(reader, entries, {}, progress))
    moved = sum(row.state == NEW and not row.entry.ref for row in made.rows)
    told = (Message("Records that get another reference here, since theirs is taken: {count}. Marks in briefs may lead "
                    "elsewhere.", count=moved),) if moved else ()
    return Coming(report, made, about["archive"], told)


def _with_rows(made: Plan) -> Plan:
    """The plan with new rows under the ids that the bag gives them, so that citations of rows lead to them, and the
    same bag finds them again."""
    return dataclasses.replace(made, rows=tuple(_with_own_ids(row) if row.state == NEW else row for row in made.rows))


def _with_own_ids(row: Row) -> Row:
    ids: dict[str, str] = {}
    for name, told in row.entry.values.items():
        if isinstance(told, list) and told and isinstance(told[0], dict):
            ids |= {new["id"]: old["id"] for old, new in zip(told, row.record[name], strict=True) if old.get("id")}
    if not ids:
        return row
    record = row.record.with_values(**{
        name: [{inner: ids.get(one, one) if isinstance(one, str) else one for inner, one in each.items()}
               for each in row.record[name]]
        for name, told in row.entry.values.items() if isinstance(told, list) and told and isinstance(told[0], dict)})
    return dataclasses.replace(row, record=record, told=record.values)


def bring_in(archive: Archive, coming: Coming, progress: Progress = nothing, language: str = "en") -> Came:
    """Take in a bag that was looked at. Raises NotValid, ChangedFile, ArchiveError; of a bag of ours nothing is written
    then, of another's what came in before stays."""
    if not coming.report.is_valid:
        raise NotValid(name=coming.report.place.name)
    if coming.plan is None:
        return _as_sources(archive, coming.report, progress, language)
    return _as_records(archive, coming, coming.plan, progress)


def _as_records(archive: Archive, coming: Coming, made: Plan, progress: Progress) -> Came:
    wanted = {str(row.record["sha256"]) for row in made.rows
              if row.entry.kind == "file" and row.entry.values.get("kept_as") and row.state in (NEW, CHANGED, SAME)}
    lies = reading.bytes_at(coming.report)
    kept: list[Kept] = []
    try:
        with archive.files.batch() as batch:
            for number, sha256 in enumerate(sorted(wanted), 1):
                progress(number, len(wanted))
                if not archive.files.has(sha256):
                    kept.append(batch.keep(coming.report.place / lies[sha256], expected=sha256))
        outcome = carry_out(archive, made, _file(coming.report), progress=progress)
    except BaseException:
        _let_go(archive, kept)
        raise
    left = [(row.entry.where, str(why)) for row in made.rows if row.state == REFUSED for why in row.wrong]
    return Came(outcome.import_, outcome.counts, tuple(left))


def _let_go(archive: Archive, kept: Iterable[Kept]) -> None:
    for one in kept:
        carry.let_go(archive, one)


def _file(report: Report) -> File:
    return File(report.place, report.place.name, report.digest, sum(one.size for one in report.payload.values()),
                f"{FORMAT} {report.version}", told=tuple(_told(report)))


def _told(report: Report) -> Iterator[str]:
    """What the check found, and what the bag says of itself, as it is kept with the import."""
    yield str(report.outcome)
    yield from (sentence(one) for one in report.verdicts)
    yield from (f"{label}: {value}"[:_MOST_TOLD] for label, value in report.info)


def sentence(verdict: Verdict) -> str:
    """A verdict with the files it is about, in English."""
    more = f" (+{verdict.count - len(verdict.names)})" if verdict.count > len(verdict.names) else ""
    mark = "" if verdict.state == GOOD else f"{verdict.state.upper()}: "
    return f"{mark}{verdict.words}" + (f" {', '.join(verdict.names)}{more}" if verdict.names else "")


def _as_sources(archive: Archive, report: Report, progress: Progress, language: str) -> Came:
    """Each file of the payload becomes a source with its file, as if it were added; its digest is compared again."""
    counts: Counter[str] = Counter()
    left: list[tuple[str, str]] = []
    paths = {str(report.place / path): path for path in report.payload}

    def each(known_as: str, became: Taken | Left) -> None:
        path = paths.get(known_as, known_as)
        if isinstance(became, Left):
            counts[REFUSED] += 1
            left.append((path, became.in_(language)))
            return
        counts[SAME if became.duplicate_of else NEW] += 1
        left.extend((path, problem) for problem in became.problems)
        if path in report.payload and became.sha256 != report.payload[path].sha256:
            left.append((path, str(Message("The file changed after it was checked."))))

    told = "; ".join(f"{label}: {value}" for label in _PROVENANCE if (value := report.told(label)))
    way = Way(how=f"from a bag ({FORMAT} {report.version})" + f": {told}"[:_MOST_TOLD] * bool(told), language=language)
    files = [Found(report.place / path, path) for path in sorted(report.payload)]
    add_all(archive, files, way, each, step=lambda number, count, name, done, total: progress(number, count))
    return Came(_note(archive, report, counts, left) if counts[NEW] else "", dict(counts), tuple(left))


def _note(archive: Archive, report: Report, counts: Mapping[str, int], left: Iterable[tuple[str, str]]) -> str:
    """The record that tells of the import."""
    file = _file(report)
    values = {"title": file.name, "format": file.format, "made": {"edtf": utc_now()[:10]}, "file_sha256": file.sha256,
              "size": file.size, "added": counts.get(NEW, 0), "same": counts.get(SAME, 0),
              "refused": counts.get(REFUSED, 0),
              "told": "\n".join((*file.told, *(f"{place}: {why}"[:_MOST_TOLD] for place, why in left))[:_MOST_TOLD])}
    return archive.write("Note what came in a bag", lambda writer: writer.add(Record("import", values))).result().id
