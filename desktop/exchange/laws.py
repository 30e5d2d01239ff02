"""A law that was read becomes an instrument with its provisions, in one step; a later version is set beside it.

Every unit is a provision of its own, with the day as of which it stands; one that stood in an earlier version under
the same number follows that. An article holds its whole text, a clause its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from archive_schema.fields import SEALED
from archive_schema.labels import Label
from archive_schema.records import Record
from desktop.archive import Archive, Reader, Writer
from desktop.intake.laws import Law, Unit, read_law

JSON = Any
_ALREADY = Label.of("{ref} has this version already; nothing was changed."
                    " | В {ref} эта редакция уже есть; ничего не изменено."
                    " | {ref} жазбасында бұл редакция бұрыннан бар; ештеңе өзгерген жоқ.")
_HEADINGS = ("annex", "part", "section", "chapter")


class KeptAlready(ValueError):
    """The archive has this version of the law already, in the instrument `ref`."""

    def __init__(self, ref: str) -> None:
        self.ref = ref
        super().__init__(self.in_("en"))

    def in_(self, language: str) -> str:
        """What happened, in "en", "ru" or "kk"."""
        return _ALREADY.in_(language).replace("{ref}", self.ref)


def law_of(source: Record) -> Law:
    """The law that the text of a source holds; without units where it holds none, or is sealed."""
    text = "" if source["text"] is SEALED else str(source["text"] or "")
    return read_law(text)


def instrument_of(reader: Reader, law: Law) -> Record | None:
    """The instrument of that number and day that is here already."""
    if not law.number or not law.adopted:
        return None
    found = (reader.get(one) for one in reader.ids("instrument"))
    return next((one for one in found if not one.trashed and one["number"] == law.number
                 and isinstance(one["adopted"], dict) and one["adopted"].get("edtf") == law.adopted), None)


def keep_law(archive: Archive, law: Law, source_id: str = "", language: str = "") -> Record:
    """Keep a law and its units in one step; a version of an instrument that is here already is added to it.

    Returns the instrument. A version of the same day is not kept twice: KeptAlready.
    """
    def work(writer: Writer) -> Record:
        there = instrument_of(writer, law)
        if there is not None and law.as_of in _days(there):
            raise KeptAlready(there.ref)
        before = _provisions(writer, there) if there is not None else {}
        instrument = _with_version(writer, there, law, source_id) if there is not None else writer.add(
            Record("instrument", _instrument(law, source_id), language=language))
        for unit in law.units:
            values = _provision(law, unit, instrument)
            if (follows := before.get(unit.path)) is not None:
                values["follows"] = follows
            writer.add(Record("provision", values, language=language))
        return writer.get(instrument.id)

    return archive.write("Keep a law with its provisions", work).result()


def _days(instrument: Record) -> list[str]:
    return [str((row.get("as_of") or {}).get("edtf", "")) for row in instrument.rows("versions")]


def _moment(edtf: str) -> dict[str, str] | None:
    return {"edtf": edtf, "basis": "stated"} if edtf else None


def _version(law: Law, source_id: str) -> dict[str, JSON]:
    values = {"as_of": _moment(law.as_of), "source": source_id, "what_changed": "\n".join(law.notes)}
    return {name: value for name, value in values.items() if value}


def _instrument(law: Law, source_id: str) -> dict[str, JSON]:
    version = _version(law, source_id)
    values: dict[str, JSON] = {
        "title": law.title, "instrument_type": law.instrument_type, "number": law.number,
        "adopted": _moment(law.adopted), "source": source_id, "versions": [version] if version else None}
    return {name: value for name, value in values.items() if value}


def _with_version(writer: Writer, instrument: Record, law: Law, source_id: str) -> Record:
    version = _version(law, source_id)
    return writer.edit(instrument.id, {"versions": [*instrument.rows("versions"), version]}) if version else instrument


def _provision(law: Law, unit: Unit, instrument: Record) -> dict[str, JSON]:
    is_heading = unit.path[-1][0] in _HEADINGS
    values: dict[str, JSON] = {
        "instrument_name": str(instrument["title"]), "instrument": instrument.id,
        "reference": [list(step) for step in unit.path], "reference_printed": unit.printed, "short": unit.heading,
        "text": unit.text if is_heading else law.whole(unit) if unit.path[-1][0] == "article" else unit.text,
        "as_of": _moment(law.as_of), "note": "\n".join(unit.notes)}
    return {name: value for name, value in values.items() if value}


def _provisions(reader: Reader, instrument: Record) -> dict[tuple[tuple[str, str], ...], str]:
    """The latest provision at each place."""
    found: dict[tuple[tuple[str, str], ...], str] = {}
    for head in reader.pointing_at(instrument.id):
        if head.kind == "provision" and not head.trashed:
            path = reader.get(head.id)["reference"] or ()
            found[tuple((level, label) for level, label in path)] = head.id
    return found


def renamed(law: Law, *, title: str, number: str, adopted: str, as_of: str) -> Law:
    """The law with what a person knows better of it."""
    return replace(law, title=title, number=number, adopted=adopted, as_of=as_of)
