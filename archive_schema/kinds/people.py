"""People and bodies, with their names in every script and what protects them."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind("Person", "People", ref="PER", group="people", title="{name}",
      brief="{name}[, {roles}][, {occupation}].")
class Person:
    """A person, named, described or under a pseudonym."""

    name = f.name("Name used", required=True, first=True)
    roles = f.choices("Roles", v.PERSON_ROLE, first=True, column=True)
    names = f.rows("Other names and spellings", first=True, search=3.0, say="{full}[ ({language})]",
                 full=f.name("Name"), language=f.choice("Language", v.LANGUAGE),
                 kind=f.choice("Kind", v.NAME_KIND), scheme=f.text("Scheme or where printed"))
    occupation = f.text("Occupation", first=True, column=True, search=1.0)
    summary = f.long_text("Summary", first=True, search=1.0)
    identified = f.choice("Identified", v.IDENTIFIED)
    described = f.text("How described, if unnamed", search=1.0)
    sex = f.choice("Sex", v.SEX)
    born = f.moment("Born")
    age_at_event = f.quantity("Age at the time")
    citizenship = f.texts("Citizenship")
    affiliations = f.rows("Positions and memberships", search=1.0, say="{role}[, {name}]",
                        organisation=f.link("Body", "organisation"), name=f.name("Body by name"),
                        role=f.text("Role"), from_=f.moment("From"), to=f.moment("To"))
    protection = f.choice("Protection", v.PROTECTION, column=True)
    pseudonym = f.text("Pseudonym", search=2.0)
    risk = f.long_text("Risk")
    consent = f.rows("Consent", say="{purpose}[: {name_use}]",
                   purpose=f.choice("Purpose", v.CONSENT_PURPOSE), body=f.text("Body"),
                   name_use=f.choice("Use of the name", v.NAME_USE), given=f.moment("Given"), form=f.text("Form"),
                   withdrawn=f.moment("Withdrawn"), note=f.text("Note"))
    real_name = f.text("Real name", sealed=True)
    contact = f.long_text("Contact", sealed=True)
    identity_documents = f.long_text("Identity documents", sealed=True)


@kind("Organisation", "Organisations", ref="ORG", group="people", title="{name}",
      brief="{name}[ ({organisation_type})].")
class Organisation:
    """A body: agency, court, operator, outlet, platform, association."""

    name = f.name("Name used", required=True, first=True)
    organisation_type = f.choice("Type", v.ORGANISATION_TYPE, first=True, column=True)
    name_ru = f.name("Name in Russian", first=True, column=True)
    name_kk = f.name("Name in Kazakh", first=True, column=True)
    summary = f.long_text("Summary", first=True, search=1.0)
    names = f.rows("Other names and spellings", search=3.0, say="{full}[ ({language})]",
                 full=f.name("Name"), language=f.choice("Language", v.LANGUAGE),
                 kind=f.choice("Kind", v.NAME_KIND), scheme=f.text("Scheme or where printed"))
    jurisdiction = f.text("Jurisdiction")
    seat = f.text("Seat")
    site = f.url("Site", search=1.0)
    asn = f.texts("Network numbers (ASN)")
    owners = f.rows("Owners", search=1.0, say="{name}[ {share}][ through {through}]",
                  owner=f.link("Owner", "organisation", "person"), name=f.name("Owner by name"),
                  share=f.quantity("Share"), through=f.text("Through"), from_=f.moment("From"), to=f.moment("To"),
                  certainty=f.choice("Certainty", v.CERTAINTY), note=f.text("Note"))
    relations = f.rows("Succession and relations", search=1.0, say="{relation} {name}[, {when}]",
                     relation=f.choice("Relation", v.RELATION), other=f.link("Other body", "organisation"),
                     name=f.name("Other body by name"), when=f.moment("When"),
                     certainty=f.choice("Certainty", v.CERTAINTY), note=f.text("Note"))
    shares = f.rows("Market shares and figures", say="{what}: {value}[, {when}]",
                  what=f.text("What"), value=f.quantity("Value"), when=f.moment("As of"), note=f.text("Note"))
    leaders = f.rows("Who speaks or acts for it", search=1.0, say="{name}[, {role}]",
                   person=f.link("Person", "person"), name=f.name("By name"), role=f.text("Role"),
                   from_=f.moment("From"), to=f.moment("To"))
    independent = f.flag("Independent of the executive")
    contact = f.long_text("Contact", sealed=True)


KINDS = (Person, Organisation)
