"""Results as a table for people: on the terminal, and in docs/benchmarks.md."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from tests import machine, outside
from tests.bench.harness import Comparison, Fact, Measured, Result

HEAD = ("what", "median", "p95", "× plain", "× plain's p95", "runs", "held to")

ABOUT = """\
# Benchmarks

Written by `make bench`, each part when it was last run; do not edit.

Every comparison takes its ways in turns, one round after the other, on one machine. A line with “1” is
a plain way; those below it tell how many times its median (and its p95, from 20 runs on) they took. Times are
the clock's unless the table says otherwise. Read the ratios: milliseconds belong to the machine and the hour.
“Held to” is the figure a line is held to, where there is one; a line that misses it is marked “missed”.
"""

REPEAT = """\
## To repeat

    make bench                                         # all of it but search-100k; rewrites this file
    .venv/bin/python -m tests.bench search saving      # some parts; rewrites only theirs
    .venv/bin/python -m tests.bench search-100k        # search over 100,000 documents, after search
    .venv/bin/python -m tests.bench --small            # to try the harness; the figures are of no worth
    .venv/bin/python -m tests.bench --note "…"         # with a remark on the machine

Search reads texts of public repositories: tests/outside.toml lists them and tells how to get them. MURAGAT_OUTSIDE
names their folder. MURAGAT_BENCH_CACHE names a folder for the documents drawn from them and what is built of these
(about 1 GB for each 50,000 documents); with MURAGAT_BENCH_REUSE=1 what was built there is asked again, and building
is told as it was then.

{outside}
"""


def seconds(value: float) -> str:
    """A time in the unit that suits it, three figures at most."""
    if value >= 10:
        return f"{value:.0f} s"
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * 1000:.3g} ms" if value >= 0.001 else f"{value * 1e6:.0f} µs"


def ratio(value: float | None) -> str:
    """A ratio as it is written."""
    return "" if value is None else f"×{value:.3g}" if value < 10 else f"×{value:.0f}"


def put(old: str, parts: Mapping[str, Sequence[Result]], order: Sequence[str], note: str, before: str) -> str:
    """docs/benchmarks.md with these parts in place of their old sections; the others stay as they are.

    parts: results by heading; order: every heading there can be; before: the load at the start.
    """
    sections = _sections(old)
    for heading, results in parts.items():
        when = (f"Measured on {machine.today()} at commit {machine.commit()}, on a machine of {machine.machine()}. "
                f"Programs that wanted a core: {before} before, {machine.load()} after, ours among them. {note}")
        sections[heading] = f"{textwrap.fill(when, 116)}\n\n" + "\n".join(tables(results))
    told = [f"## {heading}\n\n{sections[heading]}" for heading in order if heading in sections]
    return "\n".join([ABOUT, *told, REPEAT.format(outside=textwrap.fill(outside.told(), 116))])


def _sections(text: str) -> dict[str, str]:
    """What stands below each heading."""
    found = (part.split("\n", 1) for part in text.split("\n## ")[1:])
    return {heading: body.strip("\n") + "\n" for heading, body in found}


def tables(results: Iterable[Result]) -> Iterable[str]:
    """Each comparison as a table; facts as lines."""
    for result in results:
        if isinstance(result, Fact):
            held = result.held + ("" if result.kept is None else f": {verdict(result.kept)}")
            yield f"{result.name}: {result.figures}" + (f" (held to: {held})" if held else "") + ".\n"
        else:
            yield _table(result)


def _table(comparison: Comparison) -> str:
    name = f"{comparison.name}, {comparison.clock}" if comparison.clock else comparison.name
    rows = [(name, *HEAD[1:]), *map(_row, comparison.ways)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEAD))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
             for row in rows]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]) + "\n"


def _row(way: Measured) -> tuple[str, ...]:
    worst = way.p95
    is_plain = way.seconds is way.plain
    return (way.name, seconds(way.median), "" if worst is None else seconds(worst),
            "1" if is_plain else ratio(way.ratio), "" if is_plain else ratio(way.p95_ratio),
            str(len(way.seconds)), _held(way))


def _held(way: Measured) -> str:
    """What a way is held to, and whether it is kept: "≤ ×1.2", "p95 ≤ ×1.2" or "≤ 50 ms", or several."""
    return "; ".join(_verdict(way, held) for held in way.held.split("; ")) if way.held else ""


def _verdict(way: Measured, held: str) -> str:
    about_p95 = held.startswith("p95 ")
    limit = held.removeprefix("p95 ").removeprefix("≤ ")
    if limit.startswith("×"):
        reached, most = way.p95_ratio if about_p95 else way.ratio, float(limit[1:])
    else:
        reached, most = way.p95 if about_p95 else way.median, float(limit.removesuffix(" ms")) / 1000
    return held if reached is None else f"{held}: {verdict(reached <= most)}"


def verdict(kept: bool) -> str:
    """How it is said whether a figure is kept."""
    return "kept" if kept else "missed"
