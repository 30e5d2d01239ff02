"""Who works in which copy of the archive: records that every copy makes alike, and what came from whom."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass

from archive_schema.ids import make_ref, new_id
from archive_schema.records import Record
from desktop.archive import copy_keys, journal, pins
from desktop.archive.archive import Archive
from desktop.archive.cards import Card, plain_name
from desktop.archive.clock import utc_now
from desktop.archive.errors import ArchiveError
from desktop.archive.joining.taking_in import ARRIVALS
from desktop.archive.pins import KeyChanged
from desktop.archive.reader import Reader
from desktop.archive.roles import KEEPER, KIND, ROLES, colleague_id, may_write, role_of, steps_accepted_from
from desktop.archive.writer import Writer

ADD, ADD_OWN, COMPARE, SET_ROLE = (
    "Add a colleague", "Add this copy to the colleagues", "Compare a colleague's keys", "Change a colleague's role")
"""Names of steps."""


class NotAColleague(ArchiveError):
    """A reference leads to no copy of the archive."""

    happened = "{name} is no copy of this archive."
    do = "Look at the list of colleagues for a reference, such as COL-0001, or a name."


class OwnRole(ArchiveError):
    """A copy was to raise its own role."""

    happened = "A copy cannot raise its own role: no other copy would heed it."
    do = "Have it given in a colleague's copy, and take in that copy."


class OwnKeys(ArchiveError):
    """A copy's own keys were to be noted as compared."""

    happened = "{name} is this copy itself."
    do = "Compare with a colleague, and note it of the colleague; the colleague notes it of you."


class NoKeys(ArchiveError):
    """A colleague has no card here yet."""

    happened = "The keys of {name} are not known here."
    do = "Read the card of {name} first."


class CardOfOther(ArchiveError):
    """A card belongs to another archive."""

    happened = "This is the card of a copy of another archive."
    do = "Ask for the card that “Colleagues” shows in a copy of this archive."


@dataclass(frozen=True)
class Colleague:
    """One copy. `card` is None until its keys are known here; `compared` tells that they were compared in this copy,
    `changed` that its record tells other keys than those first seen here. `role` is what counts, whatever is written.

    `steps` of it are here; `sees` is how many of this copy's steps it had when it last wrote; `came` is when
    something last came from it (UTC, "" when nothing did).
    """

    id: str
    ref: str
    origin: str
    name: str
    letter: str
    role: str
    own: bool
    card: Card | None
    compared: bool
    changed: bool
    steps: int = 0
    sees: int = 0
    came: str = ""


@dataclass(frozen=True)
class Arrival:
    """What came in from one copy: how many steps were new here, when they were taken in (UTC), and the step that did
    it (0 where nothing was said in them)."""

    origin: str
    who: str
    steps: int
    when: str
    step: int


# Records


def keep_own(archive: Archive) -> Card:
    """The card of this copy; its record is made when it is first asked for."""
    card = copy_keys.public_card(archive)
    with archive.reader() as reader:
        there = reader.stored(colleague_id(card.origin))
    if there is None or (there["signing"], there["sealing"]) != (card.signing.hex(), card.sealing.hex()):
        archive.write(ADD_OWN, lambda writer: _record_of(writer, card)).result()
    return card


def keep(writer: Writer, card: Card, *, accept_change: bool = False) -> Record:
    """Keep a colleague's card: pin its keys here, and make its record or complete it.

    Raises KeyChanged when other keys are known for that copy, unless a person says that these are right, and
    CardOfOther.
    """
    if card.archive and card.archive != writer.setting("id", card.archive):
        raise CardOfOther
    if card.origin == writer.setting("origin") and copy_keys.public_card(writer).fingerprint != card.fingerprint:
        raise KeyChanged(name=card.name or card.origin[:8])
    pins.pin(writer, card, accept_change=accept_change)
    return _record_of(writer, card)


def meet(archive: Archive, card: Card | None) -> None:
    """The copy of a colleague is about to be taken in: keep the card that came with it, where there is none yet.

    In a step of its own before the merge, so that Undo takes back the merge alone. Other keys than those known are
    for the merge to refuse; here they change nothing.
    """
    if card is None:
        return
    with archive.reader() as reader:
        there, own = reader.stored(colleague_id(card.origin)), reader.setting("origin")
    if card.origin != own and (there is None or not there["sealing"]):
        with contextlib.suppress(KeyChanged, CardOfOther):
            archive.write(ADD, lambda writer: keep(writer, card)).result()


def _record_of(writer: Writer, card: Card) -> Record:
    told = {"signing": card.signing.hex(), "sealing": card.sealing.hex(), "origin": card.origin}
    if there := writer.find(colleague_id(card.origin)):
        names = {} if there["letter"] or not card.letter else {"letter": card.letter}
        changed = there.with_values(**told, **names)
        return writer.change(changed) if changed.values != there.values else there
    ref = make_ref(writer.schema[KIND].ref, card.letter, 1)
    made = Record(KIND, {"name": card.name or card.letter or card.origin[:8], **told,
                         **({"letter": card.letter} if card.letter else {})},
                  id=colleague_id(card.origin), ref="" if writer.has_ref(ref) else ref, confidentiality="restricted")
    return writer.add(made)


def compare(writer: Writer, colleague: Colleague) -> Record:
    """Two people found the words of a colleague's keys the same: it is kept here, and told in the record by whom.

    Raises OwnKeys, NoKeys where no card was read, KeyChanged.
    """
    if colleague.own:
        raise OwnKeys(name=colleague.name)
    card = colleague.card
    if card is None or not card.sealing:
        raise NoKeys(name=colleague.name)
    if colleague.changed:
        raise KeyChanged(name=colleague.name)
    now, line = utc_now(), new_id()
    pins.pin_compared(writer, card, line)
    record = writer.get(_record_of(writer, card).id)
    row = {"id": line, "by": writer.setting("who", "") or writer.setting("letter", ""), "words": card.words(),
           "when": {"edtf": now[:10], "time_from": now[11:16], "zone": "UTC"}, "copy": writer.setting("origin")}
    return writer.edit(record.id, {"compared": [*(record["compared"] or ()), {k: v for k, v in row.items() if v}]})


def set_role(writer: Writer, origin: str, role: str) -> Record:
    """Give a copy a role. Raises OwnRole where this copy would raise itself, NotAColleague."""
    if writer.stored(colleague_id(origin)) is None:
        raise NotAColleague(name=origin[:8])
    own = origin == writer.setting("origin")
    if own and ROLES.index(role) > ROLES.index(role_of(writer, origin)):
        raise OwnRole
    return writer.edit(colleague_id(origin), {"role": role})


def may_have_vault(reader: Reader, origin: str) -> bool:
    """Whether the vault may go along to a copy: a keeper's, whose keys were compared in this very copy."""
    return role_of(reader, origin) == KEEPER and pins.is_compared(reader, origin)


# Who there is


def colleagues(reader: Reader) -> list[Colleague]:
    """Every copy that has a record or steps here: this one first, the others by name."""
    steps = dict(reader.db.execute("select origin, max(place) from step group by origin").fetchall())
    came = {arrival.origin: arrival.when for arrival in arrivals(reader)}  # the latest of each
    records = {record["origin"]: record for record in map(reader.get, reader.ids(KIND))
               if record["origin"] and record.id == colleague_id(record["origin"])}
    own = reader.setting("origin", "")
    found = [_colleague(reader, origin, records.get(origin), steps.get(origin, 0), came.get(origin, ""))
             for origin in {own: 0} | steps | records]
    return sorted(found, key=lambda one: (not one.own, one.name.casefold(), one.origin))


def colleague_called(reader: Reader, words: str) -> Colleague:
    """A colleague by reference, by name or by letter. Raises NotAColleague, also where several bear the name."""
    wanted = words.strip().casefold()
    all_of_them = colleagues(reader)
    for told in ("ref", "name", "letter"):
        found = [one for one in all_of_them if getattr(one, told).casefold() == wanted and wanted]
        if len(found) == 1:
            return found[0]
    raise NotAColleague(name=words)


def _colleague(reader: Reader, origin: str, record: Record | None, steps: int, came: str) -> Colleague:
    own = origin == reader.setting("origin")
    values = record.values if record else {}
    pin = pins.pin_of(reader, origin)
    written = pins.key_told(values.get("signing")), pins.key_told(values.get("sealing"))
    keys = (pin.signing, pin.sealing or written[1]) if pin else written
    name = values.get("name") or (reader.setting("who", "") if own else _who_wrote(reader, origin))
    letter = values.get("letter") or (reader.setting("letter", "") if own else "")
    return Colleague(
        colleague_id(origin), record.ref if record else "", origin, name or letter or origin[:8], letter,
        role_of(reader, origin), own,
        Card(origin, plain_name(name), letter, *keys, reader.setting("id", "")) if all(keys) else None,
        own or pins.is_compared(reader, origin), bool(pin and all(written) and written != keys), steps,
        steps if own else _sees(reader, origin), came)


def _who_wrote(reader: Reader, origin: str) -> str:
    row = reader.db.execute("select who from step where origin = ? and sort <> ? order by place desc limit 1",
                            [origin, journal.CLOSED]).fetchone()
    return row[0] if row else ""


def _sees(reader: Reader, origin: str) -> int:
    """How many steps of this copy another had when it last told what it had."""
    own = reader.setting("origin", "")
    row = reader.db.execute("select seen from step where origin = ? and seen <> '' order by place desc limit 1",
                            [origin]).fetchone()
    told = [json.loads(row[0])] if row else []
    told += [arrival["heads"] for arrival in reader.setting(ARRIVALS, []) if arrival["origin"] == origin]
    return max((int(heads.get(own, 0)) for heads in told), default=0)


# What came


def arrivals(reader: Reader) -> list[Arrival]:
    """What was taken in from other copies, the latest last."""
    return [Arrival(told["origin"], told["who"], told["steps"], told["taken"], told["step"])
            for told in reader.setting(ARRIVALS, [])]


__all__ = ["Arrival", "Colleague", "arrivals", "colleague_called", "colleagues", "compare", "keep", "keep_own",
           "may_have_vault", "may_write", "role_of", "set_role", "steps_accepted_from"]
