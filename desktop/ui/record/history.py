"""What happened to a record: each step, who made it, and what it changed from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from archive_schema.declare import Kind
from archive_schema.fields import ROWS, SEALED, Field
from archive_schema.keeping import from_snapshot
from archive_schema.records import Record
from archive_schema.sentences import row_words, words_of
from archive_schema.vocabularies import CONFIDENTIALITY, STATUS
from desktop.archive.journal import Step
from desktop.archive.reader import Version
from desktop.ui import theme
from desktop.ui.i18n import local_time, tr
from desktop.ui.i18n import step as step_name
from desktop.ui.joining.left_open import KIND
from desktop.ui.line_button import LineButton
from desktop.ui.record.kept_difference import chosen_words
from desktop.ui.session import Session
from desktop.ui.words import Words, coloured, escaped

JSON = Any
_LONG = 240


class History(QWidget):
    """All versions of a record, newest first; each but the newest can be restored."""

    def __init__(self, session: Session, kind: Kind, versions: list[Version]) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.PANE)
        for place, version in enumerate(versions):
            when = local_time(version.step.time, session.language)
            head = " · ".join(filter(None, (step_name(version.step.name), version.step.who, when)))
            markup = coloured(escaped(head), "second")
            for line in differences(session, kind, version):
                markup += f"<br>{line}"
            box.addWidget(Words(markup=markup, size="small"))
            if place and version.change.after:
                box.addWidget(_restoring(session, version, when))


def _restoring(session: Session, version: Version, when: str) -> LineButton:
    button = LineButton(tr("Restore this version"))
    button.setAccessibleName(tr("Restore the version of {date}", date=when))
    button.setFont(theme.font("small"))
    button.clicked.connect(lambda: restore_version(session, version.change.record, version.step))
    return button


def restore_version(session: Session, record_id: str, step: Step) -> None:
    """Make a record again what it was after a step, as a step of its own that can be undone."""
    name = f"Restore the version of {step.time[:19]}"
    session.write(name, lambda writer: writer.restore_version(record_id, step.number))


def field_history(session: Session, record: Record, field: Field) -> Words:
    """Which values a field had before, who gave them and when, newest first."""
    kind, lines = session.kind(record.kind), []
    for version in session.reader.history(record.id):
        if version.change.before is None or not version.change.kept or field.name not in version.differences():
            continue
        when = " · ".join(filter(None, (version.step.who, local_time(version.step.time, session.language))))
        turns = [line for name, (before, after) in version.differences().items() if name == field.name
                 for line in _field(session, kind.field(name), before, after)]
        lines.append(coloured(escaped(when), "second") + "".join(f"<br>{line}" for line in turns))
    return Words(markup="<br>".join(lines) or escaped(tr("It was never changed.")), size="small")


def _field(session: Session, field: Field, before: JSON, after: JSON) -> Iterator[str]:
    """What became of one field."""
    if field.type is ROWS:
        yield from _rows(session, field, before or [], after or [])
    else:
        yield _turn(_words(session, field, before), _words(session, field, after))


def differences(session: Session, kind: Kind, version: Version) -> Iterator[str]:
    """What a version changed, a line of markup each."""
    if not version.change.kept:
        yield escaped(tr("The contents were purged."))
        return
    if version.change.before is None:
        yield escaped(tr("Made."))
        return
    if version.change.after is None:
        yield escaped(tr("Taken away."))
        return
    yield from _shared(session, version)
    for name, (before, after) in version.differences().items():
        if (field := kind.by_name.get(name)) is None:
            continue
        called = f"<b>{escaped(field.label.in_(session.language))}</b>: "
        if kind.name == KIND and name == "chosen" and version.change.after:  # kept as the id of a side
            told = from_snapshot(version.change.record, version.change.after)
            yield called + escaped(_cut(chosen_words(session, told, after)))
            continue
        for line in _field(session, field, before, after):
            yield called + line


def _shared(session: Session, version: Version) -> Iterator[str]:
    change = version.change
    assert change.before is not None and change.after is not None
    before, after = from_snapshot(change.record, change.before), from_snapshot(change.record, change.after)
    for name, called, words in (("status", tr("State of the record"), STATUS),
                                ("confidentiality", tr("Confidentiality"), CONFIDENTIALITY)):
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            yield f"<b>{escaped(called)}</b>: " + _turn(
                words.say(one, session.language), words.say(other, session.language))
    if before.trashed != after.trashed:
        yield escaped(tr("Put into the trash.") if after.trashed else tr("Taken out of the trash."))


def _words(session: Session, field: Field, value: JSON) -> str:
    if value is not None and field.sealed:
        value = SEALED  # history keeps tokens
    return words_of(field, value, session.language, session.title)


def _turn(before: str, after: str) -> str:
    """From what to what; what was there is struck through, and says so in words for who cannot see that."""
    old = f"<s>{escaped(_cut(before))}</s>" if before else coloured(escaped(tr("nothing")), "second")
    new = escaped(_cut(after)) if after else coloured(escaped(tr("nothing")), "second")
    return f"{old} → {new}"


def _cut(words: str) -> str:
    return words if len(words) <= _LONG else f"{words[:_LONG]}…"


def _rows(session: Session, field: Field, before: list[JSON], after: list[JSON]) -> Iterator[str]:
    """Rows added, taken away and changed, by their ids."""
    def say(row: JSON) -> str:
        return row_words(field, row, session.language, session.title)

    old, new = {row["id"]: row for row in before}, {row["id"]: row for row in after}
    yield from (_turn(say(row), "") for key, row in old.items() if key not in new)
    for key, row in new.items():
        if key not in old:
            yield _turn("", say(row))
        elif row != old[key]:
            for inner in field.fields:
                if row.get(inner.name) != old[key].get(inner.name):
                    yield f"{escaped(inner.label.in_(session.language))}: " + _turn(
                        _words(session, inner, old[key].get(inner.name)), _words(session, inner, row.get(inner.name)))
