"""What belongs to a record: its files with what proves them, and the records that point at it, by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from archive_schema.records import Record
from desktop.archive import Head
from desktop.ui import theme
from desktop.ui.i18n import number, tr, trn
from desktop.ui.line_button import LineButton
from desktop.ui.session import Session
from desktop.ui.words import Words

Open = Callable[[str], object]
_MOST = 200


def cited_for(session: Session, citations: Sequence[Record], open_record: Open) -> QWidget:
    """The records a source is cited for, with the number of its places."""
    places: dict[str, int] = {}
    for one in citations:
        places[one["about"]] = places.get(one["about"], 0) + 1
    heads = session.reader.heads(list(places))
    notes = {head.id: trn("{count} place", "{count} places", places[head.id]) for head in heads}
    return by_kind(session, heads, open_record, notes)


def by_kind(session: Session, heads: Sequence[Head], open_record: Open, notes: dict[str, str] | None = None) -> QWidget:
    """Records in groups of their kinds; each is a line that Tab reaches and Enter opens."""
    made = QWidget()
    box = _column(made)
    groups: dict[str, list[Head]] = {}
    for head in session.titled(heads[:_MOST]):
        groups.setdefault(head.kind, []).append(head)
    for kind, some in groups.items():
        box.addWidget(theme.label(session.plural(kind), "small", "second", wrap=True))
        for head in some:
            note = (notes or {}).get(head.id, "")
            line = LineButton("  ·  ".join(filter(None, (head.title, head.ref, note))))
            line.clicked.connect(partial(_open, open_record, head.id))
            box.addWidget(line)
    if len(heads) > _MOST:
        box.addWidget(theme.label(tr("{count} more", count=len(heads) - _MOST), "small", "second"))
    return made


def files(session: Session, records: Sequence[Record], open_record: Open) -> QWidget:
    """The files of a source: name, what it is, size and SHA-256; what was made of a file stands under it."""
    made = QWidget()
    box = _column(made)
    known = {one.id for one in records}

    def tell(file: Record, depth: int) -> None:
        line = LineButton("  " * depth + ("↳ " if depth else "") + file.title)
        line.clicked.connect(partial(_open, open_record, file.id))
        box.addWidget(line)
        words = Words(told_of(session, file), size="small", tone="second")
        words.setContentsMargins(theme.PANE * (depth + 1), 0, 0, 0)
        box.addWidget(words)
        for other in records:
            if other["derived_from"] == file.id:
                tell(other, depth + 1)

    for one in records:
        if one["derived_from"] not in known:
            tell(one, 0)
    return made


def told_of(session: Session, file: Record) -> str:
    """What a file is, how large, its SHA-256, and with what it was made, in one line."""
    kind, language = session.kind("file"), session.language
    parts = [kind.field("role").words(file["role"], language) if file["role"] else "", str(file["media_type"] or "")]
    if isinstance(file["size"], int):
        parts.append(tr("{size} bytes", size=number(file["size"])))
    parts += [row["tool"] for row in file.rows("derivation") if row.get("tool")]
    if isinstance(file["sha256"], str):
        parts.append("SHA-256 " + file["sha256"])
    parts += str(file["note"] or "").splitlines()  # such as when and where a photo says it was taken
    return " · ".join(filter(None, parts))


def _column(widget: QWidget) -> QVBoxLayout:
    box = QVBoxLayout(widget)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(2)
    return box


def _open(open_record: Open, record_id: str, checked: bool = False) -> None:
    open_record(record_id)
