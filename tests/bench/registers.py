"""A register of a million lines in the form of zapret-info: looked at, taken in and removed again."""

import hashlib
import resource
import time
from pathlib import Path

from desktop.archive import Archive, create
from desktop.exchange.coming.carry import File, carry_out
from desktop.exchange.coming.formats import Asked, look, recognised
from desktop.exchange.coming.plan import Plan, plan
from tests.bench.addresses import lines
from tests.bench.harness import Fact, Part, Sizes, processor_time

NUMBER = 1_000_000
BODIES = ("Генпрокуратура", "Роскомнадзор", "суд", "ФНС", "Роспотребнадзор")
LEAST, MOST_MEMORY = 10_000, 500


def measure(folder: Path, sizes: Sizes) -> Part:
    """From the file to the list and back, as an import does it: dry run, one step, Undo, purge."""
    path = made(folder / "dump.csv", 20_000 if sizes.small else NUMBER)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        number = file.seek(0) or sum(1 for _ in file)
    yield Fact("The file", f"{number:,} lines, {path.stat().st_size / 1e6:.0f} MB, windows-1251")
    with create(folder / "a", "first", purpose="test") as archive:
        begun, clock = time.perf_counter(), processor_time()
        shown = _looked_at(archive, path)
        looked = time.perf_counter()
        told = [f"{words}: {count}" for words, count in shown.rows[0].entry.left if not words.startswith("line ")]
        carry_out(archive, shown, File(path, path.name, digest, path.stat().st_size, "zapret", evidence=True))
        ended, taken = time.perf_counter(), processor_time() - clock
        yield _speed("The dry run: every line read, what is wrong told", number, looked - begun)
        yield _speed("Taking in: file kept, lines written, one step", number, ended - looked)
        yield _speed("Both together", number, ended - begun, f"≥ {LEAST:,} a second", number / (ended - begun) >= LEAST)
        yield _speed("Both together, processor time", number, taken)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        yield Fact("Memory of the program at most", f"{memory:.0f} MB", f"under {MOST_MEMORY} MB", memory < MOST_MEMORY)
        with archive.reader() as reader:
            record = reader.get(next(reader.ids("list")))
        whole = record["entries"] == number
        yield Fact("Lines in the list", f"{record['entries']:,}; told: {'; '.join(told)}", "every line", whole)
        yield from _removed(archive, record.id)


def _looked_at(archive: Archive, path: Path) -> Plan:
    foreign = look(path)
    with archive.reader() as reader:
        return plan(reader, recognised(foreign)[0].entries(foreign, Asked(reader=reader)))


def _removed(archive: Archive, record: str) -> Part:
    begun = time.perf_counter()
    archive.undo().result()
    undone = time.perf_counter()
    with archive.reader() as reader:
        gone = reader.find(record) is None
    yield Fact("Removed again as one step (Undo)", f"{undone - begun:.2f} s", "one step", gone)
    archive.redo().result()
    begun = time.perf_counter()
    archive.purge(record, "measured")
    yield Fact("Brought back (Redo) and purged, no line left", f"{time.perf_counter() - begun:.1f} s")


def _speed(name: str, number: int, seconds: float, held: str = "", kept: bool | None = None) -> Fact:
    return Fact(name, f"{seconds:.1f} s, {number / seconds:,.0f} a second", held, kept)


def made(path: Path, number: int) -> Path:
    """A register of so many lines: some of sites and all below them, some by several numbers, a few not of the form."""
    with path.open("w", encoding="cp1251", errors="replace", newline="\n") as file:
        file.write("Updated: 2014-04-22 11:05:00 +0000\n")
        for at, line in enumerate(lines(number - 1)):
            ips = " | ".join(f"192.0.2.{(at + more) % 256}" for more in range(1 + at % 3))
            host = ("*." if at % 17 == 0 else "") + line["host"]
            told = f"{ips};{host};{line['address']};{BODIES[at % 5]};{line['order']};{line['date']}"
            file.write((told if at % 9_973 else told.replace(";", ",")) + "\n")
    return path
