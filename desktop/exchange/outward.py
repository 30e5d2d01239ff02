"""What may leave an archive in a file that other programs read: never what is sealed, nor what would tell of it."""

from __future__ import annotations

from archive_schema.declare import Kind
from archive_schema.messages import NOTHING, Message
from archive_schema.records import Record


def why_not(kind: Kind, record: Record) -> Message:
    """Why a record stays here; NOTHING when it may go. With an open vault too, what is sealed stays."""
    if record.trashed:
        return Message("It is in the trash.")
    if record.confidentiality == "secret":
        return Message("It is strictly confidential.")
    if record["protected_person"] or "protected_source" in (record["handling"] or ()):
        return Message("It protects a person.")
    if kind.name != "person" and any(field.sealed and record[field.name] is not None and field.name.startswith(
            ("sealed_title", "sealed_text", "sealed_name", "sealed_sha256")) for field in kind.fields):
        return Message("It is sealed.")
    if kind.name == "person" and not name_outside(record):
        return Message("The name of this person is withheld.")
    return NOTHING


def name_outside(person: Record) -> str:
    """The name a person may bear outside: their pseudonym where they are protected, "" where there is none."""
    protection = person["protection"] or "none"
    if protection == "none":
        return str(person["name"] or "")
    hidden_apart = person["real_name"] is not None and protection == "pseudonym"  # then the name in use is none's own
    return str(person["pseudonym"] or (person["name"] if hidden_apart else "") or "")
