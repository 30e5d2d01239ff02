"""Events, people and acts in the tables and the XML of OpenEvSys (HURIDOCS Events Standard Formats).

An event becomes a context event, a person a person; what is told of an event (acts with their victims, perpetrators,
sources, interventions) becomes rows of it, every word of them kept under the names of their columns. Such tables name
witnesses: the file is not kept as evidence, and what only a sealed field may hold is not taken in, and told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive_schema.kinds import SCHEMA
from archive_schema.labels import Label
from archive_schema.messages import Message
from desktop.archive import Reader
from desktop.archive.came_in import known
from desktop.exchange.coming.doubts import moment_of, term_of
from desktop.exchange.coming.entry import Doubt, Entry
from desktop.exchange.coming.foreign import Asked

JSON = Any
_NUMBER = "_record_number"
_SEALED = ("identification_documents", "address", "phone", "cellular", "fax", "email", "medical_records", "health",
           "religion", "ethnic_background", "sexual_orientation")
_WHO = {"act": "victim", "involvement": "perpetrator", "information": "source", "intervention": "intervening_party",
        "chain_of_events": "related_event"}
_WHAT = {"act": "type_of_act", "involvement": "degree_of_involvement", "information": "connection",
         "intervention": "type_of_intervention", "chain_of_events": "type_of_chain_of_events"}
_EVENT_CELLS = ("event_title", "event_description", "initial_date", "initial_date_type", "final_date",
                "final_date_type", "geographical_term", "local_geographical_area", "event_record_number")
_PERSON_CELLS = ("person_name", "other_names", "date_of_birth", "date_of_birth_type", "sex", "person_record_number",
                 "confidentiality", *_SEALED)
_DATES = (("exact", Label.of("the day is right | день верен | күні дұрыс")),
          ("estimate", Label.of("about that day | около этого дня | сол күн шамасы")),
          ("unknown_day", Label.of("only month and year | только месяц и год | тек айы мен жылы")),
          ("unknown_month", Label.of("only the year | только год | тек жылы")))
_SAID = {"estimate": "estimate", "estimated": "estimate", "unknown day": "unknown_day",
         "unknown day and month": "unknown_month", "unknown month and day": "unknown_month", "exact": "exact"}


@dataclass(frozen=True)
class Told:
    """What a file tells of one entity: where, of what sort, its words by name, and what stands within it."""

    where: str
    entity: str
    cells: Mapping[str, str]
    inside: tuple[Told, ...] = ()
    printed: str = ""

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")

    @property
    def number(self) -> str:
        """The number by which other tables name it."""
        return self[self.entity + _NUMBER] or self[""]


def entity_of(headers: Iterable[str]) -> str:
    """What a table tells of, by its headers: "event" of event_record_number; "" where none says so."""
    names = [one.strip().casefold().replace(" ", "_") for one in headers]
    return next((one.removesuffix(_NUMBER) for one in names if one.endswith(_NUMBER)), "")


def entries(told: Iterable[Told], asked: Asked) -> Iterator[Entry]:
    """An entry for each event and person; rows of events that came in before go to these events."""
    loose: dict[str, list[Told]] = {}
    for one in told:
        if one.entity == "event":
            yield _event(one, asked)
            yield from (_person(within, asked) for within in _people(one))
        elif one.entity == "person":
            yield _person(one, asked)
        else:
            loose.setdefault(one["event"], []).append(one)
    for event, some in loose.items():
        yield _rows_for(event, some, asked.reader)


def _people(told: Told) -> Iterator[Told]:
    for one in told.inside:
        if one.entity == "person" and len(one.cells) > 1:
            yield one
        yield from _people(one)


def _event(told: Told, asked: Asked) -> Entry:
    happened, doubts = _between(told, asked.answers)
    place = ", ".join(filter(None, (told["local_geographical_area"], told["geographical_term"])))
    values: dict[str, JSON] = {
        "title": told["event_title"], "happened": happened, "place": place, "summary": told["event_description"],
        "parties": [row for one in told.inside if one.entity != "person" for row in _rows(one)],
        "note": _rest(told, _EVENT_CELLS)}
    return Entry(told.where, "context_event", f"huridocs:event:{told.number}", _filled(values), printed=told.printed,
                 doubts=doubts, wrong=_numbered(told))


def _person(told: Told, asked: Asked) -> Entry:
    born, doubts = _date(told, "date_of_birth", asked.answers)
    sex, more = term_of(SCHEMA["person"].field("sex"), told["sex"], asked.answers) if told["sex"] else ("", ())
    values: dict[str, JSON] = {
        "name": told["person_name"] or told.number, "born": born, "sex": sex,
        "names": [{"full": one.strip()} for one in told["other_names"].split(";") if one.strip()],
        "note": _rest(told, _PERSON_CELLS)}
    left = tuple((name, str(Message("only in the file: it belongs into a sealed field")))
                 for name in _SEALED if told[name]) + tuple(_beside(told))
    secret = told["confidentiality"].casefold() in ("y", "yes", "true", "1")
    return Entry(told.where, "person", f"huridocs:person:{told.number}", _filled(values), printed="", left=left,
                 doubts=(*doubts, *more), wrong=_numbered(told), confidentiality="restricted" if secret else "")


def _beside(told: Told) -> Iterator[tuple[str, str]]:
    """What is told within a person and has no place in one: that it is there, and for what no seal is needed what."""
    for one in told.inside:
        sealed = one.entity == "address"
        yield one.entity, str(Message("only in the file: it belongs into a sealed field")) if sealed else _rest(one, ())
        yield from _beside(one)


def _numbered(told: Told) -> tuple[Message, ...]:
    return () if told.number else (Message("It has no number by which it would be known again."),)


def _rows_for(event: str, some: list[Told], reader: Reader | None) -> Entry:
    """Rows of an event that is here already; of one that is not, a refusal that says what to import first."""
    identity, where = f"huridocs:event:{event}", some[0].where
    came = known(reader, identity) if reader and event else None
    there = reader.find(came.record) if reader and came else None
    if there is None:
        wrong = Message("Event {number} is not here: import the table of events first.", number=event or "?")
        return Entry(where, "context_event", f"huridocs:rows:{event}:{where}", {}, wrong=(wrong,))
    rows = there.rows("parties")
    said = {(row.get("name"), row.get("role")) for row in rows}
    new = [row for one in some for row in _rows(one) if (row.get("name"), row.get("role")) not in said]
    return Entry(where, "context_event", identity, {"parties": [*rows, *new]}, ref=there.ref)


def _rows(told: Told) -> Iterator[dict[str, JSON]]:
    """What is told of an event, in a row each: who, as what, and every other word under its name."""
    who, what = _WHO.get(told.entity, ""), _WHAT.get(told.entity, "")
    person = next((one for one in told.inside if one.entity == "person"), None)
    name = (person["person_name"] or person.number if person else "") or told[who]
    head = " – ".join(filter(None, (who or told.entity, told[what])))
    rest = _rest(told, (who, what, "event", "act", told.entity + _NUMBER, ""))
    yield _filled({"name": name, "role": "; ".join(filter(None, (head, rest)))})
    for one in told.inside:
        if one.entity != "person":
            yield from _rows(one)


def _rest(told: Told, but: Iterable[str]) -> str:
    taken = set(but)
    return "; ".join(f"{name}: {words}" for name, words in told.cells.items() if name not in taken)


def _filled(values: Mapping[str, JSON]) -> dict[str, JSON]:
    return {name: value for name, value in values.items() if value}


# Dates

def _between(told: Told, answers: Mapping[str, str]) -> tuple[JSON, tuple[Doubt, ...]]:
    """From the first to the last day, as far as these are dates."""
    first, doubts = _date(told, "initial_date", answers)
    last, more = _date(told, "final_date", answers)
    found = [one for one in (first, last) if one]
    if len(found) == 2 and all(one.get("edtf") for one in found) and first["edtf"] != last["edtf"]:
        printed = f"{told['initial_date']} – {told['final_date']}"
        return {"edtf": f"{first['edtf']}/{last['edtf']}", "printed": printed}, (*doubts, *more)
    return (found[0] if found else None), (*doubts, *more)


def _date(told: Told, name: str, answers: Mapping[str, str]) -> tuple[JSON, tuple[Doubt, ...]]:
    words, sort = told[name], told[name + "_type"]
    if not words or words == "0000-00-00":
        return None, ()
    value, doubts = moment_of(words, answers)
    edtf = value.get("edtf", "")
    if not sort or len(edtf) != 10:
        return value, doubts
    key = f"term:huridocs_dates:{sort.casefold()}"
    meant = _SAID.get(sort.casefold()) or answers.get(key, "")
    if not meant:
        question = Message("A date is of the sort “{words}”. How exact is it?", words=sort)
        return None, (*doubts, Doubt(key, question, _DATES, remember=True))
    exact = {"estimate": edtf + "~", "unknown_day": edtf[:7], "unknown_month": edtf[:4]}.get(meant, edtf)
    return {**value, "edtf": exact} | ({"printed": f"{words} ({sort})"} if exact != edtf else {}), doubts
