"""Taking in what another copy changed."""

import shutil
import time
from pathlib import Path

from archive_schema.fields import canonical
from archive_schema.ids import new_id
from desktop.archive import Archive, Writer, create, journal, open_archive
from desktop.archive.clock import tick, utc_now
from desktop.archive.joining import carry_out, heads, plan
from tests.archive.joining.copies import Direct
from tests.bench.harness import Fact, Part, Sizes, processor_time
from tests.bench.many import _add_tags, a_source

CHANGED, SHOWN = 10_000, 10.0  # records, seconds
_AT_ONCE, _IN_A_STEP = 2_000, 100


def merging(folder: Path, sizes: Sizes) -> Part:
    """An archive of six times as many records takes in records that another copy changed."""
    changed = 200 if sizes.small else CHANGED
    ids = _two_copies(folder, 6 * changed)
    with open_archive(folder / "one", "first") as one, open_archive(folder / "two", "first") as two:
        _take_a_name(two)
        _edit(two, ids[:changed], publisher="Another house", note="Seen at the archive")
        _edit(one, ids[changed // 2:changed], place="Almaty")  # half of them were edited here too, in another field
        _edit(one, ids[:changed // 100], publisher="A third house")  # and of some the same field
        carried = Direct(two)
        yield _timed(f"{changed:,} records changed in another copy are shown before they are taken in",
                     lambda: plan(one, carried), changed)
        yield _timed(f"{changed:,} records changed in another copy, half of them here too, are taken in",
                     lambda: carry_out(one, carried), changed)
        with one.reader() as reader:
            held = sum(reader.get(record)["note"] == "Seen at the archive" for record in ids[:changed])
            asked = reader.count("difference")
            records = reader.db.execute("select count(*) from record").fetchone()[0]
        yield Fact("After it", f"{held:,} records hold what came, {asked} differences are asked, {records:,} records; "
                   f"check finds {len(one.check())} problems", f"{changed:,} and {changed // 100}",
                   held == changed and asked == changed // 100)


def _two_copies(folder: Path, number: int) -> list[str]:
    with create(folder / "one", "first", purpose="test", who="bench") as archive:
        tags = archive.write("Make tags", _add_tags).result()
        ids: list[str] = []
        for start in range(0, number, _AT_ONCE):
            numbers = range(start, min(start + _AT_ONCE, number))
            ids += archive.write("Fill", lambda w, numbers=numbers: [
                w.add(a_source(n, tags)).id for n in numbers]).result()
    shutil.copytree(folder / "one", folder / "two")
    return ids


def _take_a_name(archive: Archive) -> None:
    """A copied folder becomes a copy of its own that has seen all there was, as if it had been opened from a file."""
    def work(writer: Writer) -> None:
        seen = canonical({origin: place for origin, (place, _) in heads(writer).items()})
        writer.set_setting("origin", origin := new_id())
        journal.append(writer.db, origin=origin, clock=tick(journal.last_clock(writer.db), utc_now()), who="two",
                       name="Open a sealed copy", sort=journal.MERGE, changes=[], seen=seen)

    archive.write_aside(work).result()


def _edit(archive: Archive, ids: list[str], **values: str) -> None:
    def work(writer: Writer, some: list[str]) -> None:
        for record in some:
            writer.edit(record, values)

    for start in range(0, len(ids), _IN_A_STEP):
        archive.write("Edit", lambda w, start=start: work(w, ids[start:start + _IN_A_STEP])).result()


def _timed(name: str, run: object, changed: int) -> Fact:
    begun, processor = time.perf_counter(), processor_time()
    run()  # type: ignore[operator]
    seconds, processor = time.perf_counter() - begun, processor_time() - processor
    return Fact(name, f"{seconds:.1f} s ({processor:.1f} s of the processor)", f"< {SHOWN:.0f} s" if changed == CHANGED
                else "", seconds < SHOWN if changed == CHANGED else None)
