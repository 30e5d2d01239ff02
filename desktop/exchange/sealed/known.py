"""What each colleague has of the archive, so that "since last time" seals only the rest.

Known for sure is what a colleague's own copy told when it was taken in. What was sealed for a colleague counts once
somebody says that it arrived. Both are settings of this copy, and no step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.archive import ArchiveError, Reader, Writer
from desktop.archive.joining.taking_in import ARRIVALS
from desktop.exchange.sealed.manifest import Manifest

SENT, ARRIVED = "sealed for colleagues", "arrived at colleagues"
Places = Mapping[str, int]


class NothingSent(ArchiveError):
    """Nothing whole was sealed for a colleague."""

    happened = "No sealed copy that could have arrived at {name} is known here."
    do = "A copy of chosen records, or without files, does not count. Seal everything for {name}, then say when it " \
         "has arrived."


class NothingKnown(ArchiveError):
    """It is not known what a colleague has."""

    happened = "It is not known here what {name} has."
    do = "Seal everything once, and say when it has arrived; or take in a copy of theirs first."


def had_by(reader: Reader, origin: str) -> dict[str, int]:
    """The last step of each origin that a copy has, as far as it is known here; empty when nothing is."""
    found: dict[str, int] = {}
    for arrival in reader.setting(ARRIVALS, []):
        if arrival["origin"] == origin:
            _raise(found, arrival["heads"])
    _raise(found, reader.setting(ARRIVED, {}).get(origin, {}))
    return found


def note_sent(writer: Writer, origin: str, manifest: Manifest) -> None:
    """Remember that a copy was sealed for a colleague; one of chosen records, or without files, is not remembered."""
    if manifest.whole and manifest.evidence:
        places = {of: place for of, (place, _) in manifest.heads.items()}
        writer.set_setting(SENT, {**writer.setting(SENT, {}), origin: places})


def note_arrived(writer: Writer, origin: str, name: str = "") -> dict[str, int]:
    """The copy that was last sealed for a colleague has arrived; what they have now. Raises NothingSent."""
    sent = writer.setting(SENT, {})
    if origin not in sent:
        raise NothingSent(name=name or origin[:8])
    places = had_by(writer, origin)
    _raise(places, sent[origin])
    writer.set_setting(ARRIVED, {**writer.setting(ARRIVED, {}), origin: places})
    return places


@dataclass(frozen=True)
class Sent:
    """What was last sealed whole for a copy: how many steps it held, and whether all of them are known to be there."""

    origin: str
    steps: int
    arrived: bool


def sent(reader: Reader) -> list[Sent]:
    """What was last sealed whole for each colleague, and whether it has arrived."""
    found = []
    for origin, places in reader.setting(SENT, {}).items():
        had = had_by(reader, origin)
        found.append(Sent(origin, sum(places.values()), all(had.get(of, 0) >= place for of, place in places.items())))
    return found


def _raise(found: dict[str, int], places: Places) -> None:
    for origin, place in places.items():
        found[origin] = max(place, found.get(origin, 0))
