"""docs/acceptance.md: a line for each part as it was last run, with date and commit."""

from tests import machine, outside
from tests.acceptance.outcome import Outcome

TARGET = machine.ROOT / "docs" / "acceptance.md"
MOST_WRONG = 5

HEAD = """\
# Acceptance

Written by `make acceptance`; do not edit. What takes longer than the tests may. Each line tells when its part was
last run in full, at which commit and on what; a part without a line has not been run in full yet.

    make acceptance                                        # all of it, for hours
    .venv/bin/python -m tests.acceptance crash undo        # some parts
    .venv/bin/python -m tests.acceptance --quick           # to try it; writes nothing

| part | what must hold | figures | held | took | date | commit | on |
|------|----------------|---------|------|------|------|--------|----|
"""


def put(name: str, rule: str, outcome: Outcome, seconds: float, note: str) -> None:
    """Write a part's line in place of its last one; the other lines stay as they are."""
    held = "yes" if not outcome.wrong else "NO: " + "; ".join(outcome.wrong[:MOST_WRONG])
    took = f"{seconds / 60:.0f} min" if seconds >= 120 else f"{seconds:.0f} s"
    cells = (name, rule.strip(), outcome.figures, held, took, machine.today(), machine.commit(),
             f"{machine.machine()}. {note}".strip(". "))
    lines = _lines() | {name: "| " + " | ".join(" ".join(cell.split()).replace("|", "/") for cell in cells) + " |"}
    TARGET.write_text(HEAD + "\n".join(lines.values()) + f"\n\n{outside.told()}\n", "utf-8")


def _lines() -> dict[str, str]:
    """The lines there are, by part."""
    old = TARGET.read_text("utf-8").splitlines() if TARGET.exists() else []
    rows = [line for line in old if line.startswith("| ")][1:]
    return {row.split("|")[1].strip(): row for row in rows}
