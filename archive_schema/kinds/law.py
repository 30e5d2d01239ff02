"""Law: instruments with their versions, and single provisions of them."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind("Instrument", "Instruments", ref="INS", group="law", title="{title}",
      brief="{title}[ {number}][, {adopted}].")
class Instrument:
    """A law, decree, order, treaty, resolution or draft, as a whole."""

    title = f.name("Title", required=True, first=True)
    instrument_type = f.choice("Type", v.INSTRUMENT_TYPE, first=True, column=True)
    number = f.text("Number", first=True, column=True, search=2.0)
    adopted = f.moment("Adopted", first=True, column=True)
    instrument_status = f.choice("State", v.INSTRUMENT_STATUS, first=True, column=True)
    title_ru = f.name("Title in Russian")
    title_kk = f.name("Title in Kazakh")
    short_title = f.name("Short title")
    jurisdiction = f.text("Jurisdiction")
    issued_by = f.link("Issued by", "organisation")
    issued_by_name = f.name("Issued by, by name", search=1.0)
    in_force_from = f.moment("In force from")
    in_force_to = f.moment("In force to")
    symbol_cited = f.text("Symbol as cited", search=2.0)
    symbol_adopted = f.text("Symbol as adopted", search=2.0)
    amends = f.links("Amends", "instrument")
    summary = f.long_text("What it does", search=1.0)
    source = f.link("Text in", "source")
    versions = f.rows("Versions", say="{as_of}[: {what_changed}]", as_of=f.moment("As of"),
                    what_changed=f.text("What changed"), source=f.link("Text in", "source"))
    history = f.rows("What became of it", search=0.5, say="{state}[, {when}]",
                   state=f.choice("State", v.INSTRUMENT_STATUS), when=f.moment("When"), body=f.text("By"),
                   reason=f.text("Reason"))


@kind("Provision", "Provisions", ref="PRV", group="law", title="{instrument_name}[, {reference}][: {short}]",
      brief="{instrument_name}[, {reference}]: {summary}")
class Provision:
    """One rule of an instrument, at its place in it."""

    instrument_name = f.name("Instrument", required=True, first=True, search=2.0)
    reference = f.path("Place", first=True, column=True)
    short = f.text("In short | Коротко | Қысқаша", first=True, search=2.0)
    functions = f.choices("What it does", v.PROVISION_FUNCTION, first=True, column=True)
    summary = f.long_text("Content", first=True, search=2.0)
    as_of = f.moment("As it stood on", column=True)
    instrument = f.link("Instrument record", "instrument")
    reference_printed = f.text("Place as printed", search=2.0)
    text = f.long_text("Text", search=1.0)
    text_translation = f.long_text("Text translated", search=1.0)
    addressees = f.text("Whom it binds", search=1.0)
    court_needed = f.flag("A court decision is needed")
    appeal = f.flag("An appeal is open")
    penalties = f.rows("Penalties", search=0.5, say="{penalty_kind}[ {money}][ {term}]",
                     penalty_kind=f.choice("Kind", v.PENALTY_KIND), money=f.money("Amount"), term=f.quantity("Term"),
                     who=f.text("For whom"), act=f.text("For what"))
    duties = f.rows("Duties and deadlines", search=0.5, say="{act}[, {deadline}]",
                  who=f.text("Who"), act=f.text("Must do"), deadline=f.quantity("Deadline"), note=f.text("Note"))
    follows = f.link("Follows an earlier provision", "provision")


KINDS = (Instrument, Provision)
