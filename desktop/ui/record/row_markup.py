"""A row of a record as the page shows it: its line, then in small letters what the line leaves out."""

from __future__ import annotations

from typing import Any

from archive_schema.fields import LINK, SIBLING, Field
from archive_schema.records import Record
from archive_schema.sentences import not_known, row_words, words_of
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.session import Session
from desktop.ui.words import coloured, escaped, link

JSON = Any


def row_markup(session: Session, record: Record, field: Field, row: dict[str, JSON]) -> str:
    """One row as markup, with links to records."""
    language, title = session.language, session.title
    head = row_words(field, row, language, title) or tr("(empty row)")
    details = []
    for inner in field.fields:
        value = row.get(inner.name)
        if value is None:
            if unknown := (row.get("unknown") or {}).get(inner.name):
                details.append(escaped(f"{inner.label.in_(language)}: {not_known(unknown, language)}"))
            continue
        if inner.type is SIBLING:
            words = escaped(_sibling(session, record, inner, value))
        elif inner.type is LINK:
            words = link(title(value) or "?", value)
        else:
            words = escaped(words_of(inner, value, language, title))
        if inner.type is LINK or f"{{{inner.name}}}" not in field.say.in_(language):
            details.append(f"{escaped(inner.label.in_(language))}: {words}")
    size = theme.font("small").pointSizeF()
    small = coloured(" · ".join(details), "second")
    return f'{escaped(head)}<br><span style="font-size:{size}pt">{small}</span>' if details else escaped(head)


def _sibling(session: Session, record: Record, field: Field, row_id: str) -> str:
    rows = next((f for f in session.kind(record.kind).rows_fields if f.name == field.of), None)
    found = next((row for row in record.rows(field.of) if row["id"] == row_id), None)
    return row_words(rows, found, session.language) if rows and found else tr("(a row that is gone)")
