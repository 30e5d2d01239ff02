"""What a merge brings, in words: values, fields, what becomes of a record, from whom something comes."""

from __future__ import annotations

from typing import Any

from archive_schema.fields import ROWS, SEALED, Field, canonical
from archive_schema.sentences import not_known, row_words, words_of
from archive_schema.vocabularies import CONFIDENTIALITY, STATUS
from desktop.archive.joining.plan import CHANGED, KEPT, NEW, PURGED, REMOVED, Difference, FieldNews, Side, is_why
from desktop.archive.sealing import is_token
from desktop.ui import i18n
from desktop.ui.i18n import local_time, tr
from desktop.ui.session import Session

JSON = Any
CONFLICT, RIVAL, ALIKE, TOLD = "conflict", "rival", "alike", "told"
"""What stands in a plan beside records that are new, changed, removed, purged or kept."""
SORTS = (CONFLICT, RIVAL, NEW, CHANGED, REMOVED, PURGED, KEPT, ALIKE, TOLD)
_SHARED = {"status": STATUS, "confidentiality": CONFIDENTIALITY}
_MARK = 8  # letters of a copy’s id by which it is named


def sort_words(sort: str) -> str:
    """What becomes of something, in a word."""
    return {NEW: tr("new"), CHANGED: tr("changed"), REMOVED: tr("to the trash"), PURGED: tr("purged for good"),
            KEPT: tr("stays, though removed there"), CONFLICT: tr("people differ"), RIVAL: tr("sources differ"),
            ALIKE: tr("looks the same"), TOLD: tr("not taken in")}[sort]


def field_of(session: Session, kind: str, name: str, rows: str = "") -> Field | None:
    """The declaration of a field, or of a field of its rows; None of what all records share."""
    if kind not in session.schema:
        return None
    declared = session.kind(kind)
    if rows or name in declared.by_name:
        return declared.field_in(rows, name)
    return next((inner for owner in declared.rows_fields for inner in owner.fields if inner.name == name), None)


def field_words(session: Session, kind: str, name: str, rows: str = "") -> str:
    """What a field is called; of a row's field also what the rows are called."""
    shared = {"status": tr("State of the record"), "confidentiality": tr("Confidentiality"), "trashed": tr("Trash"),
              "language": tr("Language"), "unknown": tr("Why nothing is known"), "ref": tr("Reference")}
    field, owner = field_of(session, kind, name, rows), field_of(session, kind, rows) if rows else None
    said = field.label.in_(session.language) if field else shared.get(name, name)
    return f"{owner.label.in_(session.language)}: {said}" if owner else said


def value_words(session: Session, kind: str, name: str, value: JSON, rows: str = "") -> str:
    """A value as a person reads it; "" for none. Values of the sealed depth are said to be sealed."""
    if value is None or value == "" or value == []:
        return ""
    if is_why(value):
        return not_known(value["unknown"], session.language)
    if name in _SHARED and isinstance(value, str):
        return _SHARED[name].say(value, session.language)
    if name == "language":
        return i18n.NAMES.get(str(value), str(value))
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    field = field_of(session, kind, name, rows)
    if field is None:
        return str(value)
    if field.sealed and (not session.vault_open or is_token(value)):
        value = SEALED
    try:
        if field.type is ROWS and isinstance(value, dict):
            return row_words(field, value, session.language, session.title)
        return words_of(field, value, session.language, session.title)
    except (KeyError, TypeError, ValueError):  # it came from elsewhere: what cannot be read is shown as it is
        return canonical(value)


def news_words(session: Session, kind: str, news: FieldNews) -> tuple[str, str, str, str]:
    """A field of a record that came: what it is called, what was, what will be, who said so and when."""
    return (field_words(session, kind, news.field), value_words(session, kind, news.field, news.before) or "—",
            value_words(session, kind, news.field, news.after) or "—", said_by(session, news.who, news.when))


def said_by(session: Session, who: str, when: str) -> str:
    """Who and when, in one line."""
    return " · ".join(filter(None, (who, local_time(when, session.language) if when else "")))


def side_words(session: Session, difference: Difference, side: Side) -> str:
    """The value of one side."""
    return value_words(session, difference.kind, difference.field, side.value, difference.rows)


def copy_words(origin: str) -> str:
    """A copy of the archive, by the few letters people tell it by."""
    return tr("copy {mark}", mark=origin[:_MARK]) if origin else ""
