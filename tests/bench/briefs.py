"""A brief of 1,000 notes beside Typst and WeasyPrint, and what a page costs from 10 pages to 1,000."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader

from tests import machine
from tests.bench import peers
from tests.bench.brief_program import made
from tests.bench.harness import Comparison, Fact, Measured, Part, Sizes

PEERS = "MURAGAT_BENCH_PYTHON"
"""Names a Python that has packaging/requirements-bench.txt; .venv-bench/bin/python if it is not set."""
Told = dict[str, float]


def layout(folder: Path, sizes: Sizes) -> Part:
    """The layout beside other programs, the whole export, memory, and the cost of a page."""
    count = 60 if sizes.small else 1000
    peers.write_faces(folder / "faces")
    python = _peers_python()
    if not python:
        yield Fact("Beside Typst and WeasyPrint", f"NOT MEASURED: {PEERS} names no Python that has them, nor is there "
                   ".venv-bench (packaging/README.md, “The benchmark's own programs”)")
    yield from _kind("headings and paragraphs", ("--plain",), count, python, folder, sizes)
    yield from _kind("tables, lists and quotations too", (), count, python, folder, sizes)
    yield from _per_page(folder, sizes)


def _kind(kind: str, how: tuple[str, ...], count: int, python: str, folder: Path, sizes: Sizes) -> Part:
    """One paper set by all programs in turns."""
    document = made(count, plain=bool(how))
    (folder / "paper.typ").write_text(peers.typst(document), "utf-8")
    (folder / "paper.html").write_text(peers.html(document, folder / "faces"), "utf-8")
    told: dict[str, list[Told]] = {name: [] for name in ("ours", "export", "typst", "weasyprint")}
    for number in range(min(sizes.rounds, 5)):
        told["ours"].append(_ours(count, folder / "ours.pdf", *how))
        told["export"].append(_ours(count, folder / "export.pdf", "--export", *how))
        if python:
            told["typst"].append(_peer(python, "typst", folder / "paper.typ"))
        if python and number < 2:  # it takes a minute or more
            told["weasyprint"].append(_peer(python, "weasyprint", folder / "paper.html"))
    if python:
        for clock, unit in (("the clock's time", "seconds"), ("processor time", "cpu")):
            yield _beside(f"{count:,} notes, {kind}: laid out and painted, {clock}", told, unit)
        yield Fact(f"{kind.capitalize()}: notes that begin on the page of their mark", ", ".join(
            f"{name} {_right(folder / file, count)} of {count} on {_pages(folder / file)} pages" for name, file in
            (("ours", "ours.pdf"), ("Typst", "typst.pdf"), ("WeasyPrint", "weasyprint.pdf"))))
    memory = {name: max(int(one["memory"]) for one in ones) / 1e6 for name, ones in told.items() if ones}
    figures = ", ".join(f"{name} {most:.0f} MB" for name, most in memory.items())
    yield Fact(f"{kind.capitalize()}: memory at most", figures,
               "ours 150 MB", memory["ours"] <= 150)


def _beside(name: str, told: dict[str, list[Told]], unit: str) -> Comparison:
    taken = {engine: [one[unit] for one in ones] for engine, ones in told.items()}
    plain = taken["typst"]
    quarter = f"≤ ×{_median(taken['weasyprint']) / 4 / _median(plain):.3g}"
    return Comparison(name, [
        Measured("Typst", "", plain, plain),
        Measured("ours, without PDF/A and verification", f"≤ ×3; {quarter}", taken["ours"], plain),
        Measured("WeasyPrint (ours is held to a quarter of it)", "", taken["weasyprint"], plain),
        Measured("ours, the whole export: PDF/A-2b, written, read back, verified", "", taken["export"], plain),
    ])


def _per_page(folder: Path, sizes: Sizes) -> Part:
    costs = []
    for count in (60, 600) if sizes.small else (60, 600, 6000):
        runs = [_ours(count, folder / "pages.pdf") for _ in range(3)]
        pages = _pages(folder / "pages.pdf")
        costs.append((pages, min(run["cpu"] for run in runs) / pages, max(run["memory"] for run in runs) / 1e6))
    dearest = max(cost for pages, cost, _ in costs if pages > 50) / min(cost for _, cost, _ in costs)
    yield Fact("Processor time of a page, faces read anew each time", "; ".join(
        f"{cost * 1000:.1f} ms in a brief of {pages:,} pages ({memory:.0f} MB)" for pages, cost, memory in costs),
        "no dearer in the longest than in the cheapest by a half", dearest <= 1.5)


def _median(seconds: Sequence[float]) -> float:
    return sorted(seconds)[len(seconds) // 2]


def _peers_python() -> str:
    python = os.environ.get(PEERS) or str(machine.ROOT / ".venv-bench" / "bin" / "python")
    if not Path(python).exists():
        return ""
    has = subprocess.run([python, "-c", "import typst, weasyprint"], capture_output=True, check=False)
    return "" if has.returncode else python


def _ours(count: int, target: Path, *how: str) -> Told:
    return _told([sys.executable, "-m", "tests.bench.brief_program", str(count), str(target), *how])


def _peer(python: str, engine: str, source: Path) -> Told:
    program = machine.ROOT / "tests" / "bench" / "peer_program.py"
    target = source.parent / f"{engine}.pdf"
    return _told([python, str(program), engine, str(source), str(target), str(source.parent / "faces")])


def _told(command: list[str]) -> Told:
    run = subprocess.run(command, cwd=machine.ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(f"{command[-4:]} ended with {run.returncode}: {run.stderr[-400:]}")
    told: Told = json.loads(run.stdout.splitlines()[-1])
    return told


def _pages(path: Path) -> int:
    return len(PdfReader(path).pages)


def _right(path: Path, count: int) -> int:
    """How many notes begin on the page where the word before their mark ends."""
    marks: dict[str, int] = {}
    begun: dict[str, int] = {}
    for number, page in enumerate(PdfReader(path).pages):
        text = re.sub(r"[-\s]+", "", page.extract_text())
        marks |= dict.fromkeys(re.findall(r"mark(\d{4})", text), number)
        for note in re.findall(r"note(\d{4})", text):
            begun.setdefault(note, number)
    return sum(1 for note in range(1, count + 1) if f"{note:04d}" in marks
               and marks[f"{note:04d}"] == begun.get(f"{note:04d}"))
