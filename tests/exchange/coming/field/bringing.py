"""A file brought in as a user brings it: recognised, planned, carried out."""

import hashlib
from pathlib import Path

from desktop.archive import Archive
from desktop.exchange.coming.carry import File, Outcome, carry_out
from desktop.exchange.coming.formats import Asked, Format, look, recognised
from desktop.exchange.coming.plan import Plan, plan

SHARED = Path(__file__).resolve().parents[5] / "shared" / "data"


def planned(archive: Archive, path: Path, answers: dict[str, str] | None = None) -> tuple[Plan, Format]:
    """What a file would do, and as what it was recognised."""
    foreign = look(path)
    known_as = recognised(foreign)[0]
    with archive.reader() as reader:
        asked = Asked(answers or {}, reader=reader)
        return plan(reader, known_as.entries(foreign, asked), answers or {}), known_as


def bring(archive: Archive, path: Path, answers: dict[str, str] | None = None) -> Outcome:
    """Import a file."""
    made, known_as = planned(archive, path, answers)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return carry_out(archive, made, File(path, path.name, sha256, path.stat().st_size, known_as.name,
                                         known_as.evidence))
